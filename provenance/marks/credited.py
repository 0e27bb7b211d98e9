"""What credits, bylines and the ends of paragraphs have in common: from a slot that was read to marks.

::

    slot   AFP, EFE e REUTERS     ──▶  a mark for each party, of the whole text
           APA/red · agencies     ──▶  of a part: own work stands beside it, or nobody is named
           a wire of releases     ──▶  press_release, whatever names it

Whose name is a word as well (`Petra`, `Beta`) is asked in all three places, too.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from provenance.data.tables import table
from provenance.marks.slots import Party, Slot, means_else, read_slot
from provenance.model import Claim, Mark, MarkKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator


LONGEST = 130
"""Characters of a credit line: a byline with three names and their agency is some 80, a source line of four houses
with their date 120."""
_ACRONYM = 3
"""Letters of an acronym that is believed at a story's end though it means something else as well: `AP`, `SPA`."""


def of_agencies(slot: Slot) -> bool:
    """Whether a slot is understood whole and names an agency or a wire."""
    return slot.whole and any(party.kind in ("agency", "press_release") for party in slot.parties)


def a_word(written: str) -> bool:
    """Whether a form means something else as well and is no short acronym in capitals."""
    return means_else(written) and not (written.isupper() and len(written) <= _ACRONYM)


def credit_slot(written: str) -> Slot:
    """What stands in the brackets of a credit, or behind its dash."""
    return read_slot(written.strip(" *©"))


def marks_of(
    kind: MarkKind, slot: Slot, span: Span, *, place: str | None = None, date: str | None = None
) -> Iterator[Mark]:
    """One mark for each party; none where the slot is not understood whole and is no byline's."""
    for party in slot.parties:
        claims: Claim = "part" if slot.mixed or party.kind == "unnamed" else "text"
        yield Mark(_kind(kind, party), party.name, span, claims, place, date or slot.date)


def _kind(kind: MarkKind, party: Party) -> MarkKind:
    return "press_release" if party.kind == "press_release" else kind


@cache
def source_line() -> re.Pattern[str]:
    """A source line's word, and what it names: `Quelle: dpa`, `来源：新华社`."""
    words = "|".join(sorted(table("marks.toml")["credits"]["sources"], key=lambda word: (-len(word), word)))
    more = "|".join(table("marks.toml")["credits"]["more"])
    return re.compile(
        rf"(?:^[\W_]*(?:(?:{more})\s+)?(?:{words})(?!\w)\s*[:：•·|-]?|(?:\s|\d)(?:{words})\s?[:：])\s*"
        r"(?P<slot>[^\n]{2,90})",
        re.IGNORECASE,
    )
