"""A text as units: its lines, or its paragraphs where lines were wrapped at a fixed width.

Pasted pages have one paragraph, headline or link a line. Wrapped text has many lines a paragraph; no line of it can be
judged alone. A text is taken for wrapped if its lines are short and most of them are as full as they can be (the first
word of the next line would not have fit), and nearly all the others end a sentence, as the last line of a paragraph
does. Lines so joined become one unit; blank lines always part units.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from provenance.model import Span

_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_STOP = re.compile(r"[.!?…。！？؟۔।][.!?…。！？؟۔।”“\"'’»)\]*]*$")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")

_WIDEST: Final = 120
"""Characters above which no one wraps lines; the usual widths are 65 to 80."""
_NARROWEST: Final = 40
"""Characters below which full lines are more likely verse, a list or a narrow table than wrapped prose."""
_FULL: Final = 0.5
"""Share of line ends that must be full for the text to be wrapped: a paragraph of two lines has one that is not."""
_EXPLAINED: Final = 0.9
"""Share of line ends that must be full or end a sentence; the rest are headlines and the like."""
_FEWEST: Final = 3
"""Line ends that must be seen before anything is concluded from them."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A line, or lines joined: where it stands without blanks at its ends, and the blank lines before it."""

    span: Span
    blanks: int


def ends_sentence(line: str) -> bool:
    """Whether a line ends as sentences do, in any script, quotation marks and brackets behind the stop included."""
    return bool(_STOP.search(line[-12:]))


def units(text: str, start: int = 0) -> list[Unit]:
    """The units of a text from character ``start`` on; blank lines are only counted. Linear in the text's length."""
    lines = _lines(text, start)
    width = max((len(line.span) for line in lines), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return lines
    full = [after.blanks == 0 and _is_full(text, line, after, width) for line, after in pairwise(lines)]
    total, explained = 0, 0
    for (line, after), is_full in zip(pairwise(lines), full, strict=True):
        if after.blanks == 0:
            total += 1
            explained += is_full or ends_sentence(line.span.of(text))
    if total < _FEWEST or sum(full) < _FULL * total or explained < _EXPLAINED * total:
        return lines
    joined = lines[:1]
    for line, is_full in zip(lines[1:], full, strict=True):
        if is_full:
            joined[-1] = Unit(Span(joined[-1].span.start, line.span.end), joined[-1].blanks)
        else:
            joined.append(line)
    return joined


def _lines(text: str, start: int) -> list[Unit]:
    found: list[Unit] = []
    blanks = 0
    at, size = start, len(text)
    while at < size:
        end = _BREAK.search(text, at)
        stop, following = (end.start(), end.end()) if end else (size, size)
        line = text[at:stop]
        if not line or line.isspace():
            blanks += 1
        else:
            left = len(line) - len(line.lstrip())
            found.append(Unit(Span(at + left, at + len(line.rstrip())), blanks))
            blanks = 0
        at = following
    return found


def _is_full(text: str, line: Unit, after: Unit, width: int) -> bool:
    """Whether the first word of the line ``after`` would have gone beyond the width."""
    start, end = after.span.start, after.span.end
    word = 1 if _UNSPACED.match(text, start) else next((i for i in range(start, end) if text[i].isspace()), end) - start
    return len(line.span) + 1 + word > width
