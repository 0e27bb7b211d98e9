"""A text as units: its lines, or its paragraphs where lines were wrapped at a fixed width.

Pasted pages have one paragraph, headline or link a line. Wrapped text has many lines a paragraph; no line of it can be
judged alone. A text is taken for wrapped if its lines are short and most of them are as full as they can be (the first
word of the next line would not have fit), and nearly all the others end a sentence, as the last line of a paragraph
does. Lines so joined become one unit; blank lines always part units.

Units are kept as columns of numbers: a text may have half a million of them, and an object for each would be most of
the work.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from provenance.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_BREAKS: Final = r"\n\r\v\f\x85\u2028\u2029"
_BREAK = re.compile(rf"\r\n|[{_BREAKS}]")
_LINE = re.compile(rf"\S(?:[^{_BREAKS}]*\S)?")
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
class Units:
    """Lines, or lines joined: where each begins and ends without the blanks at its ends, in characters of the text.

    ``blanks`` are the blank lines before each.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    blanks: Sequence[int]

    def __len__(self) -> int:
        """How many there are."""
        return len(self.starts)

    def span(self, i: int) -> Span:
        """Where one stands."""
        return Span(self.starts[i], self.ends[i])

    def line(self, i: int) -> str:
        """The text of one."""
        return self.text[self.starts[i] : self.ends[i]]

    def lines(self) -> list[str]:
        """The texts of all."""
        text = self.text
        return [text[start:end] for start, end in zip(self.starts, self.ends, strict=True)]


def ends_sentence(line: str) -> bool:
    """Whether a line ends as sentences do, in any script, quotation marks and brackets behind the stop included."""
    return bool(_STOP.search(line[-12:]))


def units(text: str, start: int = 0) -> Units:
    """The units of a text from character ``start`` on; blank lines are only counted. Linear in the text's length."""
    lines = _lines(text, start)
    size = len(lines)
    starts, ends, blanks = lines.starts, lines.ends, lines.blanks
    width = max((end - begin for begin, end in zip(starts, ends, strict=True)), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return lines
    full = [blanks[i] == 0 and _is_full(lines, i, width) for i in range(1, size)]
    total = sum(not blanks[i] for i in range(1, size))
    if total < _FEWEST or sum(full) < _FULL * total:
        return lines
    explained = sum(is_full or ends_sentence(lines.line(i)) for i, is_full in enumerate(full) if not blanks[i + 1])
    if explained < _EXPLAINED * total:
        return lines
    firsts = [0, *(i for i, is_full in enumerate(full, 1) if not is_full)]
    lasts = [*(i - 1 for i in firsts[1:]), size - 1]
    return Units(text, [starts[i] for i in firsts], [ends[i] for i in lasts], [blanks[i] for i in firsts])


def _lines(text: str, start: int) -> Units:
    starts: list[int] = []
    ends: list[int] = []
    blanks: list[int] = []
    breaks: dict[str, int] = {"\n": 1, "\n\n": 2}
    at = start
    for found in _LINE.finditer(text, start):
        begin, end = found.span()
        between = text[at:begin]
        count = breaks.get(between)
        if count is None:
            count = breaks[between] = len(_BREAK.findall(between))
        # Between two lines one break is their own; before the first, each stands for a blank line.
        blanks.append(count - 1 if starts else count)
        starts.append(begin)
        ends.append(end)
        at = end
    return Units(text, starts, ends, blanks)


def _is_full(lines: Units, i: int, width: int) -> bool:
    """Whether the first word of line ``i`` would have gone beyond the width of the line before."""
    start = lines.starts[i]
    room = width - 1 - (lines.ends[i - 1] - lines.starts[i - 1])
    if _UNSPACED.match(lines.text, start):
        return room < 1
    word = lines.text[start : min(lines.ends[i], start + max(0, room) + 1)]
    return len(word) > room and len(word.split(None, 1)[0]) > room
