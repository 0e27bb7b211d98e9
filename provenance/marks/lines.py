"""Short lines near a story: where credits, bylines, source lines and copyright lines stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.model import Layout, Span, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

NEAR = 12
"""Lines above and below the body in which a mark of the story is looked for: headline, standfirst, caption and its
credit, byline, place and date line, and the share buttons between them make ten. What stands further off belongs to
the page."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line; ``place`` tells where it stands: above the body, in it, below it."""

    span: Span
    text: str
    place: str


def lines(text: str, region: Span) -> Iterator[Span]:
    """The lines of a region that are not blank, without the blanks at their ends."""
    position = region.start
    while position < region.end:
        newline = text.find("\n", position, region.end)
        end = region.end if newline < 0 else newline
        line = trimmed(text, position, end)
        if len(line):
            yield line
        position = end + 1


def near_lines(text: str, layout: Layout) -> tuple[Line, ...]:
    """The lines around the body, nearest above and below, and the lines of the body itself."""
    body = layout.body
    if not body:
        return ()
    first, last = body[0].start, body[-1].end
    # What front matter states is metadata; its lines are no credits.
    head = max(
        (block.span.end for block in layout.blocks if block.role == "metadata" and block.span.end <= first), default=0
    )
    above = _last(text, Span(head, first), NEAR)
    inside = [Line(span, span.of(text), "body") for region in body for span in lines(text, region)]
    between = [
        Line(span, span.of(text), "between")
        for block in layout.left_out
        if first < block.span.start < last
        for span in lines(text, block.span)
    ]
    below = _first(text, Span(last, len(text)), NEAR)
    return tuple(
        sorted(
            [
                *(Line(span, span.of(text), "above") for span in above),
                *inside,
                *between,
                *(Line(span, span.of(text), "below") for span in below),
            ],
            key=lambda line: line.span,
        )
    )


def _first(text: str, region: Span, count: int) -> list[Span]:
    found: list[Span] = []
    for span in lines(text, region):
        found.append(span)
        if len(found) == count:
            break
    return found


def _last(text: str, region: Span, count: int) -> list[Span]:
    found: list[Span] = []
    end = region.end
    while end > region.start and len(found) < count:
        newline = text.rfind("\n", region.start, end)
        start = region.start if newline < 0 else newline + 1
        line = trimmed(text, start, end)
        if len(line):
            found.append(line)
        end = newline if newline >= 0 else region.start
    return found[::-1]
