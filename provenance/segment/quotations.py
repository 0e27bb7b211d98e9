"""Direct speech: what stands between quotation marks.

::

    “I spoke to the minister,” she said. “We will meet on Monday.     opened, closed, opened …
    “There will be no delay.”                                          … and opened again: the paragraph continued it

A mark that is opened and not closed in its paragraph counts to the paragraph's end if the next paragraph opens again,
as typesetters have it; otherwise it opens nothing. Straight marks alternate.
Single marks count only as curly pairs around three words or more, for they are apostrophes far more often.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.model import Quotation, Span
from provenance.segment.paragraphs import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Opening mark → the marks that close it, after the Unicode Common Locale Data Repository's delimiters.
_PAIRS = {
    "“": "”“",
    "„": "“”",
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
    '"': '"”',
    "‘": "’",
    "‚": "‘’",
}
_SINGLE = "‘‚"
_CORNERS = "「『"


def quotations(text: str, regions: Iterable[Span]) -> tuple[Quotation, ...]:
    """All quotations of the regions, in order of their start; none inside another."""
    found: list[Quotation] = []
    for region in regions:
        all_paragraphs = list(paragraphs(text, region))
        for number, paragraph in enumerate(all_paragraphs):
            following = all_paragraphs[number + 1] if number + 1 < len(all_paragraphs) else None
            continued = following is not None and text[following.start] in _PAIRS
            found.extend(_in_paragraph(text, paragraph, continued=continued))
    return tuple(found)


def _in_paragraph(text: str, paragraph: Span, *, continued: bool) -> Iterator[Quotation]:
    position = paragraph.start
    unclosed: set[str] = set()  # what is never closed from here on is not looked for again
    while position < paragraph.end:
        mark = text[position]
        if mark not in _PAIRS or mark in unclosed or not _opens(text, position, paragraph):
            position += 1
            continue
        closing = _closing(text, position, paragraph)
        if closing is None:
            if mark not in _SINGLE and continued:
                yield Quotation(Span(position, paragraph.end), Span(position + 1, paragraph.end))
                return
            unclosed.add(mark)
            position += 1
            continue
        if mark in _SINGLE and len(text[position:closing].split()) < 3:
            position += 1
            continue
        yield Quotation(Span(position, closing + 1), Span(position + 1, closing))
        position = closing + 1


def _opens(text: str, position: int, paragraph: Span) -> bool:
    """Whether a mark can open here: not right behind a letter, where it is an apostrophe, inches or a closing mark.

    Corner brackets open anywhere: their scripts have no blanks.
    """
    return text[position] in _CORNERS or position == paragraph.start or not text[position - 1].isalnum()


def _closing(text: str, position: int, paragraph: Span) -> int | None:
    mark = text[position]
    closers = _PAIRS[mark]
    for at in range(position + 1, paragraph.end):
        if text[at] not in closers:
            continue
        behind = text[at + 1] if at + 1 < paragraph.end else " "
        if mark in _SINGLE and behind.isalnum():
            continue  # an apostrophe inside a word
        return at
    return None
