"""All words of a text, read once, of which any stretch has its part.

::

    text        It rained. “We will open the sluice,” Holt said. The board met.      read once
    stretches      └────┘   └─────────────────────┘                                  a look-up at each end

Where what a word is could depend on where a stretch begins and ends, no part is given: in a text with disguised words
or words broken at the end of a line, where a stretch begins or ends inside a word, and in a text so long that keeping
its words would cost more than reading it again.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from provenance.match.disguise import characters, may_be_disguised
from provenance.match.forms import BEYOND_PLAIN, BROKEN, FOLDED, PLAIN_TOKEN, TOKEN

if TYPE_CHECKING:
    from provenance.model import Span

LINE_END = re.compile(rf"{BROKEN}(?=[^\W\d_])")
PIECE = 1 << 16
"""Characters that are cut at once, which bounds the memory that the pieces take."""


@dataclass(frozen=True, slots=True)
class Whole:
    """All words of a text with where each starts and ends, what stands in front of each, and which have a capital."""

    words: list[str]
    starts: array[int]
    ends: array[int]
    before: list[str]
    capitals: list[bool]

    def part(self, region: Span) -> tuple[int, int] | None:
        """The first word of a stretch of the text and the one behind its last; ``None`` where they may be others."""
        first, last = bisect_left(self.starts, region.start), bisect_left(self.starts, region.end)
        if (first and self.ends[first - 1] > region.start) or (last and self.ends[last - 1] > region.end):
            return None
        return first, last


# A pair's articles are read by alignment and then by each kind of evidence.
@lru_cache(maxsize=16)
def whole(text: str) -> Whole | None:
    """All words of a text, or ``None`` where they may be others in a stretch of it."""
    if len(text) > PIECE or may_be_disguised(text) or is_hyphenated(text):
        return None
    is_plain = text.isascii() or not _beyond_plain().search(characters(text))
    parts = (_plain_token() if is_plain else token()).split(text)
    written = parts[1::2]
    words = list(map(FOLDED.__getitem__, written))
    if "" in words:  # a word of characters that are not seen is no word
        return None
    places = array("I", accumulate(map(len, parts), initial=0))
    return Whole(words, places[1:-1:2], places[2::2], parts[:-1:2], [each[0].isupper() for each in written])


@cache
def token() -> re.Pattern[str]:
    """One word, in a group."""
    # Compiled when the first text is read: with this many ranges that takes as long as reading some articles.
    return re.compile(f"({TOKEN})")


@cache
def _plain_token() -> re.Pattern[str]:
    return re.compile(f"({PLAIN_TOKEN})")


@cache
def _beyond_plain() -> re.Pattern[str]:
    return re.compile(BEYOND_PLAIN)


def is_hyphenated(text: str) -> bool:
    """Whether a word may be broken over the end of a line anywhere."""
    return LINE_END.search(text) is not None
