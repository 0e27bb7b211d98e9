"""The mark that a dateline makes, whichever form it was read in: one for each party, with place, day and issuer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.marks.issuer import issuer
from provenance.model import Mark, MarkKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.marks.fronts import Front
    from provenance.marks.slots import Slot

DASH = r"(?:[-–—―]{1,3}|&[mn]dash;|&#821[12];)"
"""A dash as datelines have it, typed or as an entity of a page's source."""


def marks_of(text: str, paragraph: Span, slot: Slot, span: Span, front: Front) -> Iterator[Mark]:
    """One mark for each party of the slot; ``paragraph`` is where the story goes on behind the dateline."""
    # A slot that names a press-release wire makes it a press release, whoever carries it: `(ANI/NewsVoir)`.
    paid = any(party.kind == "press_release" for party in slot.parties)
    for party in slot.parties:
        kind: MarkKind = "press_release" if paid else "dateline"
        yield Mark(
            kind,
            party.name,
            span,
            "part" if party.kind == "unnamed" else "text",
            front.place,
            front.date,
            issuer(text, Span(span.end, paragraph.end)) if kind == "press_release" else None,
        )
