"""Paragraphs of pasted text, where a line end may be a paragraph's end or only the edge of a window.

::

    The bridge over the Lune will be          one paragraph in two lines:
    closed until May, the council said.       the first line runs on

    Work starts on Monday.                    two paragraphs without a blank
    The ferry runs as usual.                  line: the first line is finished

A line runs on into the next where it does not end like a sentence and the next one starts in lower case. It also does
where it was broken because the next word did not fit: in a block of which at least `_WRAPPED` lines, and half of all,
are so long that the next one's first word could not have been added, lines were cut by a machine, whatever the next
one starts with. Agencies' feeds are sent like that.

A headline set directly above a paragraph that starts with a lower-case name is therefore read as its first line; no
blank line between the two is rare enough to accept that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.model import Span, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CLOSERS = "\"'”’»“)]】」』"
_STOPS = ".!?…:;。！？؟۔।"

_WRAPPED = 3
"""Lines that tell a window from a line that happens to be the longest; judgement."""
_WIDTHS = range(40, 101)
"""Characters of a line in mail, terminals and feeds (IPTC 7901 has 69)."""


def paragraphs(text: str, region: Span) -> Iterator[Span]:
    """The paragraphs of ``region``, in order, without the blanks around them."""
    for block in _blocks(text, region):
        if len(block) == 1:
            yield block[0]
            continue
        cut = _cut(text, block)
        start = block[0].start
        for number, line in enumerate(block[:-1]):
            following = block[number + 1]
            if _is_finished(text, line) or not (text[following.start].islower() or number in cut):
                yield Span(start, line.end)
                start = following.start
        yield Span(start, block[-1].end)


def _blocks(text: str, region: Span) -> Iterator[list[Span]]:
    """The lines between empty lines, without the blanks around them."""
    block: list[Span] = []
    position = region.start
    while position < region.end:
        newline = text.find("\n", position, region.end)
        line = trimmed(text, position, region.end if newline < 0 else newline)
        if len(line):
            block.append(line)
        elif block:
            yield block
            block = []
        position = region.end if newline < 0 else newline + 1
    if block:
        yield block


def _is_finished(text: str, line: Span) -> bool:
    """Whether a line ends like a sentence."""
    last = line.end - 1
    while last > line.start and text[last] in _CLOSERS:
        last -= 1
    return text[last] in _STOPS


def _cut(text: str, block: Sequence[Span]) -> frozenset[int]:
    """The numbers of the lines that a window had no room in for the next line's first word."""
    width = max(map(len, block)) if len(block) > _WRAPPED else 0
    if width not in _WIDTHS:
        return frozenset()
    cut = frozenset(
        number
        for number, line in enumerate(block[:-1])
        if len(line) + 1 + len(text[block[number + 1].start : block[number + 1].end].split(maxsplit=1)[0]) > width
    )
    return cut if len(cut) >= max(_WRAPPED, len(block) / 2) else frozenset()
