"""Residue: what a cutter leaves behind of the text that it was cut from.

::

    source (TASS)   … a spokesman told TASS.      copy (another outlet)   … a spokesman told TASS.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.model import Place
from provenance.weigh.case import Direct, are_from_a_third, came_with_text, is_about, is_of, is_on_air
from provenance.weigh.pieces import pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Evidence
    from provenance.weigh.case import Case


def residue(case: Case) -> Iterator[Evidence]:
    """Traces in the copied text of either side that only make sense in the other."""
    if are_from_a_third(case):
        return  # its text may say of either of the two what it says of others
    for reading in case.readings():
        yield from _told(reading)


def _told(reading: Direct) -> Iterator[Evidence]:
    outlet = reading.source.reading.outlet
    if outlet is None or outlet.basis == "dateline" or reading.copy.reading.outlet is None:
        # A page of unknown origin that says `told CNN` may be CNN's own, an earlier version; and one that its dateline
        # alone makes the agency's may have all of it from there as much as the other.
        return
    for mark in reading.copy.reading.marks:
        if mark.kind != "attribution" or not is_of(mark.agency, reading.source) or is_of(mark.agency, reading.copy):
            continue
        if is_about(mark, reading.source, reading.copy.text):
            continue
        if came_with_text(reading, mark) and not is_on_air(mark, reading.copy):
            yield from pieces(
                reading,
                "residue",
                "told_the_other",
                f"In the shared text {reading.copy.name} still says “{mark.span.of(reading.copy.text)}”.",
                (Place(reading.copy.id, mark.span),),
            )
