"""The words of any stretch of a text that is read once.

Evidence about a pair asks for the words of quotations, passages and rests, most of them again for the next pair. They
are those that `tokenize` finds in the stretch, less its breaks; where what a word is could depend on where a stretch
begins and ends (`provenance.match.whole`), it is asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.match.tokens import tokenize
from provenance.match.whole import Whole, whole
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

    _MOST = 1 << 21
    """Characters of the texts that are kept: judgement; some forty megabytes, a few hundred articles."""

    def __init__(self) -> None:
        self._read: dict[str, Whole | None] = {}
        self._size = 0

    def words(self, text: str, regions: Iterable[Span]) -> Stretches:
        """The words of the regions, in order, in the form in which they are compared.

        Args:
            text: the text.
            regions: stretches of it, in any order; where they overlap, a word counts once.
        """
        own = union(regions)
        if text not in self._read:
            self._size += len(text)
            if self._size > self._MOST:
                self._read.clear()
                self._size = len(text)
            self._read[text] = whole(text)
        read = self._read[text]
        if read is None:
            return _tokenized(text, own)
        words: list[str] = []
        starts: list[int] = []
        for region in own:
            part = read.part(region)
            if part is None:
                return _tokenized(text, own)
            words += read.words[slice(*part)]
            starts += read.starts[slice(*part)]
        return Stretches(tuple(words), tuple(starts))


def _tokenized(text: str, regions: Iterable[Span]) -> Stretches:
    found = tokenize(text, regions)
    kept = [number for number, word in enumerate(found.words) if word]
    return Stretches(
        tuple(found.words[number] for number in kept),
        tuple(found.starts[number] for number in kept),
    )
