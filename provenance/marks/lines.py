"""Lines near a story: where credits, bylines, source lines and copyright lines stand.

::

    menu, masthead                        beyond: nothing here speaks of the story
    headline, standfirst, byline, date    above
    ▒▒▒▒ body ▒▒▒▒                        head · middle · tail
    credit, source, copyright             below, up to the first heading of other stories
    related headlines, comments, footer   after: only what speaks of the page's own text is read

What a line can say depends on where it stands: an agency's bare name in the middle of a story belongs to a picture, and
one behind `Related stories` to another story. Long lines in the middle are the story's paragraphs and not looked at;
but a closing in brackets (`(Reporting by A; editing by B)`) belongs to the tail though an editor's note follows it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from provenance.data.tables import table
from provenance.model import Layout, Span, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NEAR = 12
"""Lines above and below the body in which a mark of the story is looked for: headline, standfirst, caption and its
credit, byline, place and date line, and the share buttons between them make ten. What stands further off belongs to
the page."""
_LONGEST = 130
"""Characters of a line in the middle of a story that can be something else than the story: a caption, a notice."""
_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_EDGE = 4
"""Lines of the body that count as its head and as its tail, where headline, byline and credit stand when a page was
pasted whole and nothing was left out."""
_NOTE = 1500
"""Characters from a closing to the end of the body: some 300 are its own, and an editor's note of some sentences may be
glued to it or follow it (judgement). Where more follows, another story does."""

_PARAGRAPH = 100
"""Characters from which on a line is a paragraph, which the items of a list of stories are not. Judgement."""

Where: TypeAlias = Literal["above", "head", "middle", "between", "tail", "below", "after"]
"""Where a line stands; `between` is left-out text inside the story (captions), `after` is behind other stories."""


class Line(NamedTuple):
    """One line, and where it stands to the body; a tuple, as many are made."""

    span: Span
    text: str
    place: Where

    @property
    def outside(self) -> bool:
        """Whether it is none of the story's own."""
        return self.place not in ("head", "middle", "tail")


def lines(text: str, region: Span) -> Iterator[Span]:
    """The lines of a region that are not blank, without the blanks at their ends."""
    for found in _LINE.finditer(text, region.start, region.end):
        yield Span(*found.span())


def near_lines(text: str, layout: Layout) -> tuple[Line, ...]:
    """The lines around the body, nearest above and below, and the lines of the body itself, in order."""
    body = layout.body
    if not body:
        return ()
    first, last = body[0].start, body[-1].end
    # What front matter states is metadata; its lines are no credits.
    head = max(
        (block.span.end for block in layout.blocks if block.role == "metadata" and block.span.end <= first), default=0
    )
    found = [Line(span, span.of(text), "above") for span in last_lines(text, Span(head, first), NEAR)]
    found.extend(_inside(text, layout, body))
    place: Where = "below"
    for span in first_lines(text, Span(last, len(text)), NEAR):
        written = span.of(text)
        if place == "below" and _others().match(written):
            place = "after"
        found.append(Line(span, written, place))
    return tuple(found)


def _inside(text: str, layout: Layout, body: Sequence[Span]) -> list[Line]:
    # Places first: most lines of a story are its paragraphs, which are nothing here.
    own = [found.span() for each in body for found in _LINE.finditer(text, each.start, each.end)]
    head, tail = own[:_EDGE], own[max(_EDGE, len(own) - _EDGE) :]
    if len(own) <= _EDGE:  # in a short text the same lines are head and tail; the tail's rules are the wider ones
        head, tail = [], own
    inner = [(start, end) for start, end in own[len(head) : len(own) - len(tail)] if end - start <= _LONGEST]
    closings = _closings(text, own[-NEAR : len(own) - len(tail)], body[-1].end)
    head, tail = [each for each in head if each not in closings], [*closings, *tail]
    parts: tuple[tuple[Where, list[tuple[int, int]]], ...] = (("head", head), ("middle", inner), ("tail", tail))
    listed = _listed(text, own)
    found = [
        Line(Span(start, end), text[start:end], "after" if start >= listed else place)
        for place, places in parts
        for start, end in places
    ]
    for block in layout.left_out:
        if body[0].start < block.span.start < body[-1].end:
            found.extend(Line(span, span.of(text), "between") for span in lines(text, block.span))
    return sorted(found, key=lambda line: line.span.start)


def _listed(text: str, own: Sequence[tuple[int, int]]) -> int:
    """Where a list of other stories begins that was taken for the story's end; behind it stands no paragraph."""
    begins = len(text)
    for start, end in reversed(own):
        if end - start >= _PARAGRAPH:
            break
        heading = _others().match(text, start, end)
        if heading and not text[heading.end() : end].strip(" :"):
            begins = start
    return begins


def _closings(text: str, late: Sequence[tuple[int, int]], last: int) -> list[tuple[int, int]]:
    """The long ones of the lines before a body's tail that begin with a house's closing in its brackets.

    ``last`` is where the body ends. A note behind the closing may be broken into short lines, so that these lines alone
    are the tail.
    """
    return [
        (start, end)
        for start, end in late
        if end - start > _LONGEST
        and last - start <= _NOTE
        and text[start] in "(["
        and _closing().match(text, start, end)
    ]


def first_lines(text: str, region: Span, count: int) -> list[Span]:
    """The first so many lines of a region that are not blank."""
    found: list[Span] = []
    for span in lines(text, region):
        found.append(span)
        if len(found) == count:
            break
    return found


def last_lines(text: str, region: Span, count: int) -> list[Span]:
    """The last so many, in order; only they are read."""
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


@cache
def _closing() -> re.Pattern[str]:
    """A closing that names who wrote and edited, in its brackets: `(Additional reporting by A in X; editing by B)`."""
    words = table("marks.toml")["lines"]["closings"]
    return re.compile(rf"[(\[]\s?(?:{'|'.join(re.escape(word) for word in words)})\s[^()\[\]\n]+[)\]]", re.IGNORECASE)


@cache
def _others() -> re.Pattern[str]:
    """The headings under which a page lists other stories, or its readers' comments."""
    words = sorted(table("marks.toml")["lines"]["others"], key=lambda word: (-len(word), word))
    return re.compile(rf"\W{{0,4}}(?:{'|'.join(re.escape(word) for word in words)})(?!\w)", re.IGNORECASE)
