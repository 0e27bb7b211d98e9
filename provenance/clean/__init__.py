"""The article's own text against everything else that stands around it on the page.

::

    text ──units──▶ lines or paragraphs ──features──▶ numbers ──body──▶ those that are the article
                                                                  └─roles──▶ what each of the others is

Pages pasted from a browser carry their masthead, link lists and comment forms with them. What is left out is not
deleted: every character of the text belongs to exactly one block, with the role it was given, so that a report can
show what was left out and a mark of origin is found wherever it stands.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from provenance.clean.body import extracted, found
from provenance.clean.features import has_prose, seen
from provenance.clean.roles import Page, roles
from provenance.clean.units import units
from provenance.clean.weights import load
from provenance.model import Block, Layout, Span

if TYPE_CHECKING:
    from provenance.clean.units import Units
    from provenance.model import Document, Role

__all__ = ["clean"]


def clean(document: Document) -> Layout:
    """Part a document's text into blocks, each of one role.

    The blocks are contiguous and cover the whole text; blank lines belong to the block before them. A text in which
    nothing reads like prose is all body: nothing may be lost because it is unusual. Linear in the text's length.
    """
    text = document.text
    start = document.front_matter.end if document.front_matter else 0
    if document.extracted == (Span(start, len(text)),):  # its owner says that all of it is the article
        everything = Block(Span(start, len(text)), "body")
        return Layout((Block(Span(0, start), "metadata"), everything) if start else (everything,))
    lines = units(text, start)
    if not document.extracted and not has_prose(lines):
        return Layout(_blocks(document, lines, ["body"] * len(lines)))
    weights = load()
    of = seen(lines)
    inside = extracted(lines, document.extracted) if document.extracted else found(of, lines.blanks, weights)
    title = document.metadata.title.value if document.metadata.title else None
    page = Page(lines, of, inside, title, extracted=bool(document.extracted))
    return Layout(_blocks(document, lines, roles(page, weights)))


def _blocks(document: Document, lines: Units, given: list[Role]) -> tuple[Block, ...]:
    """Units of one role in a row become one block, up to where the next begins."""
    size = len(document.text)
    marked: list[tuple[int, Role]] = []
    if document.front_matter:
        marked.append((0, "metadata"))
    i = 0
    for role, row in groupby(given):
        # What precedes the first line of all is no block of its own.
        marked.append((0 if i == 0 and not document.front_matter else lines.starts[i], role))
        i += sum(1 for _ in row)
    if not marked and size:
        marked.append((0, "body"))
    ends = [*(start for start, _ in marked[1:]), size]
    return tuple(Block(Span(start, end), role) for (start, role), end in zip(marked, ends, strict=False))
