"""Residue: what a cutter leaves behind of the text that it was cut from.

::

    source   … the Ferrow Tide Mill Trust (FTMT) said. … the FTMT raised 212,000 …
    copy                                                 … the FTMT raised 212,000 …      spelled out nowhere

    source (TASS)   … a spokesman told TASS.      copy (another outlet)   … a spokesman told TASS.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.model import Place, Span
from provenance.weigh.case import Direct, came_with_text, is_of, is_on_air
from provenance.weigh.pieces import pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Evidence
    from provenance.weigh.case import Case

_INTRODUCED = re.compile(r"\((?:the\s+)?([A-ZÀ-ÞА-Я]{3,8})\)")


def residue(case: Case) -> Iterator[Evidence]:
    """Traces in the copied text of either side that only make sense in the other."""
    for reading in case.readings():
        yield from _told(reading)
        yield from _abbreviations(reading)


def _told(reading: Direct) -> Iterator[Evidence]:
    outlet = reading.source.reading.outlet
    if outlet is None or outlet.basis == "dateline" or reading.copy.reading.outlet is None:
        # A page of unknown origin that says `told CNN` may be CNN's own, an earlier version; and one that its dateline
        # alone makes the agency's may have all of it from there as much as the other.
        return
    for mark in reading.copy.reading.marks:
        if mark.kind != "attribution" or not is_of(mark.agency, reading.source) or is_of(mark.agency, reading.copy):
            continue
        if came_with_text(reading, mark) and not is_on_air(mark, reading.copy):
            yield from pieces(
                reading,
                "residue",
                "told_the_other",
                f"In the shared text {reading.copy.name} still says “{mark.span.of(reading.copy.text)}”.",
                (Place(reading.copy.id, mark.span),),
            )


def _abbreviations(reading: Direct) -> Iterator[Evidence]:
    """Abbreviations that stand in copied text and that only the presumed source introduces."""
    for introduced in _INTRODUCED.finditer(reading.source.text):
        short = introduced.group(1)
        used = re.compile(rf"(?<!\w){re.escape(short)}(?!\w)")
        if re.search(rf"\((?:the\s+)?{re.escape(short)}\)", reading.copy.text):
            continue
        initials = _spelled_out(short)
        if initials.search(reading.copy.text) or not initials.search(reading.source.text[: introduced.start()]):
            continue
        places = [
            found.span()
            for span in reading.copy_spans
            for found in used.finditer(reading.copy.text, span.start, span.end)
        ]
        if places:
            start, end = places[0]
            yield from pieces(
                reading,
                "residue",
                "abbreviation_not_introduced",
                f"{reading.copy.name} writes “{short}” and never says what it means; {reading.source.name} does.",
                (
                    Place(reading.copy.id, Span(start, end)),
                    Place(reading.source.id, Span(introduced.start(), introduced.end())),
                ),
            )


def _spelled_out(short: str) -> re.Pattern[str]:
    """Capitalised words with these initials; small words may stand between them."""
    return re.compile(
        r"(?:\s+(?:of|for|the|and|de|la|du|et|für|и)){0,2}\s+".join(rf"(?<!\w){letter}[\w'’-]+" for letter in short)
    )
