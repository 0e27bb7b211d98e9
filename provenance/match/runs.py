"""Runs of words and their hashes: the same definitions for two articles and for a million.

A run is ``RUN`` successive words. A word's hash is the 64-bit BLAKE2b of its UTF-8 normal form, which is the same on
every machine and in every process, unlike Python's own, modulo the Mersenne prime p = 2⁶¹ − 1. A run's hash is the
polynomial of its words' hashes modulo p (Karp & Rabin 1987, doi:10.1147/rd.312.0249):

::

    hash(w₁ w₂ w₃ w₄) = h(w₁)·B³ + h(w₂)·B² + h(w₃)·B + h(w₄)  mod p        B = 1,000,003

Modulo a Mersenne prime all of it can be done in 64 bits, a whole column of words at a time;
`docs/words-and-sentences.md` shows how.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

RUN = 4
"""Words in a run. Four is short enough to survive a change in every fifth word, and the rarity of a run, not its
length, decides what it is worth; text-matcher and passim use 3 to 5 and 5."""

PRIME = (1 << 61) - 1
BASE = 1_000_003


def word_hash(word: str) -> int:
    """A number below 2⁶¹ − 1 for a word's normal form, the same everywhere."""
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big") % PRIME


class _Hashes(dict[str, int]):
    """The hashes of the words met so far."""

    _MOST = 1 << 17
    """Judgement: some ten megabytes; the words of a few thousand articles."""

    def __missing__(self, word: str) -> int:
        """Work out a new word's hash."""
        if len(self) >= self._MOST:
            self.clear()
        value = self[word] = word_hash(word)
        return value


HASHES = _Hashes()
"""`word_hash` of a word, worked out once."""


def run_hashes(words: Sequence[str], length: int = RUN) -> list[int]:
    """The hash of the run that starts at each word; −1 where no run starts (at the end, over a break)."""
    count = len(words)
    if count < length:
        return [-1] * count
    values = list(map(HASHES.__getitem__, words))
    if length == RUN:  # two pairs, which saves half of the multiplications
        pairs = [one * BASE + two for one, two in zip(values, values[1:], strict=False)]
        square = BASE * BASE
        hashes = [(one * square + two) % PRIME for one, two in zip(pairs, pairs[2:], strict=False)]
    else:
        powers = [pow(BASE, power, PRIME) for power in range(length - 1, -1, -1)]
        hashes = [
            sum(value * power for value, power in zip(values[at : at + length], powers, strict=True)) % PRIME
            for at in range(count - length + 1)
        ]
    hashes += [-1] * (length - 1)
    at = -1
    for _ in range(words.count("")):
        at = words.index("", at + 1)
        for start in range(max(0, at - length + 1), at + 1):
            hashes[start] = -1
    return hashes
