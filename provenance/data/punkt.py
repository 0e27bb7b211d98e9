"""What Punkt, nltk's sentence splitter, has learned of news English; `benchmarks/train_punkt.py` makes the file.

The parameters were trained with typographic quotes typed straight, so that nltk 3.9 and 3.10 see the same words. They
are read as plain values here: `provenance.segment.sentences` decides with them as Punkt does, at a quarter of its
cost and without importing nltk, which takes longer than comparing two articles. `provenance.data.punkt_nltk` has them
as nltk wants them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from provenance.data import resource

if TYPE_CHECKING:
    from collections.abc import Mapping

# Kiss & Strunk's orthographic contexts, as nltk numbers them: where a word was seen, and with which first letter.
_INSIDE_UPPER = 1 << 2
LOWER = (1 << 4) + (1 << 5) + (1 << 6)


@dataclass(frozen=True, slots=True)
class Learned:
    """All forms are case folded and without a last full stop."""

    abbreviations: frozenset[str]
    before_numbers: frozenset[str]
    """Abbreviations only in front of a number."""
    starters: frozenset[str]
    """Words that often start a sentence."""
    orthography: Mapping[str, int]
    """Where each word was seen, as sums of nltk's flags."""

    def starts(self, word: str) -> bool | None:
        """Whether a capitalised word behind an abbreviation starts a sentence; nothing where that was not learned."""
        seen = self.orthography.get(word, 0)
        if word in self.starters or (seen & LOWER and not seen & _INSIDE_UPPER):
            return True
        return False if seen & _INSIDE_UPPER else None


@cache
def learned() -> Learned:
    """What the program itself splits sentences with."""
    read = _read()
    return Learned(
        frozenset(read["abbreviations"]),
        frozenset(first for first, _ in read["collocations"]),
        frozenset(read["sentence_starters"]),
        MappingProxyType(_orthography(read)),
    )


def _read() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(resource.text("punkt-en.json"))
    return read


def _orthography(read: dict[str, Any]) -> dict[str, int]:
    found: dict[str, int] = {}
    for flags, lines in read["orthography"].items():
        found.update(dict.fromkeys(" ".join(lines).split(" "), int(flags)))
    return found
