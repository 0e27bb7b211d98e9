"""Whose page it is: agencies sell text, newspapers buy it; and an agency's own page opens with its own dateline.

Both say only that the presumed source is an agency; they are one group. An outlet that sells no text says nothing with
a dateline of its own: `(CNN)` stands above what CNN took from others, too. Where a large part of the other article is
the agency's text it is a republication, and these run one way; where a sentence or two are, the agency may as well be
quoting the newspaper.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.data.agencies import canonical
from provenance.model import Place
from provenance.weigh.case import is_of
from provenance.weigh.pieces import pieces
from provenance.weigh.weights import weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Evidence
    from provenance.weigh.case import Case, Direct

_SELLS = ("agency", "customers", "cooperative")
_SELLS_NO_TEXT = ("photo", "video", "quoted", "sponsored", "university")
"""Words of the registry's column `type` that say whether a house's business is to sell news text to outlets."""


def outlets(case: Case) -> Iterator[Evidence]:
    """For the reading in which an agency gave and another kind of outlet took."""
    for reading in case.readings():
        if reading.copy_spans:
            yield from _own_dateline(reading)
            yield from _agency(reading)


def _agency(reading: Direct) -> Iterator[Evidence]:
    source, copy = reading.source.reading.outlet, reading.copy.reading.outlet
    if source is None or copy is None or source.basis == "dateline" or copy.agency or not sells_text(source.agency):
        return
    much = _is_much(reading)
    how = f", and much of {copy.name}'s text stands in {source.name}: agencies sell text." if much else ": a weak sign."
    yield from pieces(
        reading,
        "outlet",
        "agency_text" if much else "agency",
        f"{source.name} is a news agency and {copy.name} is not{how}",
        (Place(reading.source.id, source.span),) if source.span else (),
    )


def _is_much(reading: Direct) -> bool:
    """Whether so much of the copy stands in the source that it is a republication."""
    return reading.share >= weight("outlet", "agency_text", "share")


def sells_text(name: str | None) -> bool:
    """Whether the registry has the name as a house that sells news text; a press-release wire is none."""
    agency = canonical(name) if name else None
    return (
        agency is not None
        and agency.kind == "agency"
        and any(word in agency.type for word in _SELLS)
        and not any(word in agency.type for word in _SELLS_NO_TEXT)
    )


def _own_dateline(reading: Direct) -> Iterator[Evidence]:
    """A dateline of its own house, in the source alone."""
    source, copy = reading.source, reading.copy
    outlet = source.reading.outlet
    if outlet is None or not sells_text(outlet.agency):
        return
    alone = outlet.basis == "dateline"
    if alone and any(mark.claims == "part" and is_of(mark.agency, source) for mark in copy.reading.marks):
        return  # a copy of the agency's text, too, has its dateline, and then the other may mean the agency
    own = next((mark for mark in source.reading.marks if mark.kind == "dateline" and is_of(mark.agency, source)), None)
    if own is None or any(mark.kind == "dateline" and mark.agency == own.agency for mark in copy.reading.marks):
        return
    written = " ".join(own.span.of(source.text).split())
    yield from pieces(
        reading,
        "outlet",
        "own_dateline_of_part" if not _is_much(reading) else "own_dateline_alone" if alone else "own_dateline",
        f"{source.id} opens with {source.name}'s own dateline, “{written}”; {copy.name} does not.",
        (Place(source.id, own.span),),
    )
