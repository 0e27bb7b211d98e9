"""Paragraphs of pasted text, where a line end may be a paragraph's end or only the edge of a window.

::

    The bridge over the Lune will be          one paragraph in two lines:
    closed until May, the council said.       the first line runs on

    Work starts on Monday.                    two paragraphs without a blank
    The ferry runs as usual.                  line: the first line is finished

A line runs on into the next where it does not end like a sentence and the next one starts in lower case. A headline
set directly above a paragraph that starts with a lower-case name is therefore read as its first line; no blank line
between the two is rare enough to accept that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.model import Span, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLOSERS = "\"'”’»“)]】」』"
_STOPS = ".!?…:;。！？؟۔।"


def paragraphs(text: str, region: Span) -> Iterator[Span]:
    """The paragraphs of ``region``, in order, without the blanks around them."""
    start = region.start
    position = region.start
    previous_end = -1
    while position < region.end:
        newline = text.find("\n", position, region.end)
        line_end = region.end if newline < 0 else newline
        line = trimmed(text, position, line_end)
        if not len(line):
            if previous_end > start:
                yield trimmed(text, start, previous_end)
            start, previous_end = line_end + 1, -1
        else:
            if previous_end >= 0 and not _runs_on(text, previous_end, line.start):
                yield trimmed(text, start, previous_end)
                start = line.start
            previous_end = line.end
        position = line_end + 1
    if previous_end > start:
        yield trimmed(text, start, previous_end)


def _runs_on(text: str, end: int, next_start: int) -> bool:
    last = end - 1
    while last > 0 and text[last] in _CLOSERS:
        last -= 1
    return text[last] not in _STOPS and text[next_start].islower()
