"""The words of any stretch of a text that is read once.

::

    text        It rained. “We will open the sluice,” Holt said. The board met.      read once
    stretches      └────┘   └─────────────────────┘                                  a look-up at each end

Evidence about a pair asks for the words of quotations, passages and rests, most of them again for the next pair. They
are those that `tokenize` finds in the stretch, less its breaks. Where what a word is could depend on where a stretch
begins and ends, it is asked: in a text with disguised words or words broken at the end of a line, where a stretch
begins or ends inside a word, and in a text so long that keeping its words would cost more than reading it again.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from provenance.match.disguise import may_be_disguised
from provenance.match.forms import FOLDED
from provenance.match.tokens import PIECE, is_hyphenated, token, tokenize
from provenance.model import union

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provenance.model import Span


@dataclass(frozen=True, slots=True)
class Stretches:
    """The words of some stretches of a text, in order, each with the character it starts at."""

    words: tuple[str, ...]
    starts: tuple[int, ...]


class Texts:
    """The texts of a comparison, each read when its words are first asked for."""

    def __init__(self) -> None:
        self._read: dict[str, _Whole | None] = {}

    def words(self, text: str, regions: Iterable[Span]) -> Stretches:
        """The words of the regions, in order, in the form in which they are compared.

        Args:
            text: the text.
            regions: stretches of it, in any order; where they overlap, a word counts once.
        """
        own = union(regions)
        if text not in self._read:
            self._read[text] = _whole(text)
        whole = self._read[text]
        if whole is None:
            return _tokenized(text, own)
        words: list[str] = []
        starts: list[int] = []
        for region in own:
            first, last = bisect_left(whole.starts, region.start), bisect_left(whole.starts, region.end)
            if (first and whole.ends[first - 1] > region.start) or (last and whole.ends[last - 1] > region.end):
                return _tokenized(text, own)
            words += whole.words[first:last]
            starts += whole.starts[first:last]
        return Stretches(tuple(words), tuple(starts))


@dataclass(frozen=True, slots=True)
class _Whole:
    """All words of a text, with where each starts and ends."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def _whole(text: str) -> _Whole | None:
    """All words of a text, or ``None`` where they may be others in a stretch of it."""
    if len(text) > PIECE or may_be_disguised(text) or is_hyphenated(text):
        return None
    parts = token().split(text)
    words = tuple(map(FOLDED.__getitem__, parts[1::2]))
    if "" in words:
        return None
    places = tuple(accumulate(map(len, parts), initial=0))
    return _Whole(words, places[1:-1:2], places[2::2])


def _tokenized(text: str, regions: Iterable[Span]) -> Stretches:
    found = tokenize(text, regions)
    kept = [number for number, word in enumerate(found.words) if word]
    return Stretches(
        tuple(found.words[number] for number in kept),
        tuple(found.starts[number] for number in kept),
    )
