"""All that one article says about where it is from.

::

    openings ──▶ datelines ┐
    lines near ─▶ credits  ├─▶ marks ─▶ outlet
                 notices   │        └─▶ dates
    body ───────▶ attributions ┘
    metadata ───▶ authors  ┘

Where two recognisers read the same words, the stronger reading stays: a photo credit is never also a credit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.marks.attribution import attributions
from provenance.marks.credits import credit_marks
from provenance.marks.datelines import datelines
from provenance.marks.dates import from_dateline, stated
from provenance.marks.lines import near_lines
from provenance.marks.notices import notices
from provenance.marks.outlet import outlet
from provenance.marks.slots import agencies_in
from provenance.model import Document, Layout, Mark, Notice, Reading, Span
from provenance.segment import sentences
from provenance.segment.paragraphs import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_RANK = {
    "dateline": 0,
    "photo_credit": 1,
    "reprint": 2,
    "contributor": 3,
    "press_release": 4,
    "source_line": 5,
    "byline": 6,
    "copyright": 7,
    "credit": 8,
    "attribution": 9,
    "metadata": 10,
}
_OPENINGS = 3
"""Paragraphs of the body that may carry the dateline: it may stand behind a headline and a standfirst that were pasted
into the text; TASS itself sets it behind a standfirst."""


def read(document: Document, layout: Layout) -> Reading:
    """The marks, the outlet and the dates of one article."""
    text = document.text
    around = near_lines(text, layout)
    all_paragraphs = [paragraph for region in layout.body for paragraph in paragraphs(text, region)]
    above = [line.span for line in around if line.place == "above"]
    openings = [*all_paragraphs[:_OPENINGS], *reversed(above)]
    marks = _without_clashes(
        [
            *datelines(text, openings),
            *notices(around),
            *credit_marks(text, around, all_paragraphs[-2:]),
            *attributions(text, layout.body),
            *_authors(document),
        ],
        len(text),
    )
    lead = sentences(text, all_paragraphs[:_OPENINGS], [mark.span for mark in marks if mark.kind == "dateline"])
    published = stated(document.metadata.published)
    noticed: list[Notice] = []
    if document.metadata.published and published is None:
        noticed.append(
            Notice(
                document.id,
                "date_not_read",
                f"The publication date {document.metadata.published.value!r} could not be read; "
                "write it as 2018-12-09 or 2018-12-09T10:30+03:00.",
            )
        )
    return Reading(
        marks=marks,
        outlet=outlet(document, layout, marks),
        published=published or from_dateline(text, marks, lead),
        modified=stated(document.metadata.modified),
        notices=tuple(noticed),
    )


def _authors(document: Document) -> Iterable[Mark]:
    for agency in dict.fromkeys(agency for author in document.metadata.authors for agency in agencies_in(author)):
        yield Mark("metadata", agency.name, Span(0, 0), "text")


def _without_clashes(marks: Sequence[Mark], length: int) -> tuple[Mark, ...]:
    """The marks of which none overlaps another, but for several agencies named by one; the stronger kind stays."""
    kept: list[Mark] = []
    named: dict[Span, list[Mark]] = {}
    covered = bytearray(length)
    for mark in sorted(marks, key=lambda each: (_RANK[each.kind], each.span, each.agency)):
        same = named.get(mark.span, [])
        if len(mark.span):
            if any(other.kind != mark.kind or other.agency == mark.agency for other in same):
                continue
            if not same and any(covered[mark.span.start : mark.span.end]):
                continue
            covered[mark.span.start : mark.span.end] = b"\1" * len(mark.span)
        kept.append(mark)
        named.setdefault(mark.span, []).append(mark)
    return tuple(sorted(kept, key=lambda each: (each.span, each.kind, each.agency)))
