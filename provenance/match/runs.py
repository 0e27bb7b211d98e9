"""Runs of words and their hashes: the same definitions for two articles and for a million.

A run is ``RUN`` successive words. A word's hash mixes the bytes of its UTF-8 normal form, eight at a time, and is the
same on every machine and in every process, unlike Python's own. A run's hash is made of the polynomial of its words'
hashes (Karp & Rabin 1987, doi:10.1147/rd.312.0249):

::

    word     t h e m a y o r │ s              v = ((v ⊕ v≫29)·M + eight bytes)·N     for each eight
                                              h = (v ⊕ v≫32)·M
    run      (h(w₁)·B³ + h(w₂)·B² + h(w₃)·B + h(w₄)) ≫ 3                             all of it modulo 2⁶⁴

All are steps that a processor does in one go, for a whole column of words at a time. No two words of up to eight bytes
have the same hash. That longer ones share theirs, by chance or by somebody's design, is met where words are compared
themselves: a hash finds, and proves nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

RUN = 4
"""Words in a run. Four is short enough to survive a change in every fifth word, and the rarity of a run, not its
length, decides what it is worth; text-matcher and passim use 3 to 5 and 5."""

ODD = 0x9E3779B97F4A7C15
"""2⁶⁴ divided by the golden ratio (Knuth, The Art of Computer Programming 3, 6.4): it spreads numbers over
the top bits."""
OTHER = 0xC2B2AE3D27D4EB4F
"""The second prime of xxHash (Collet, xxHash fast digest algorithm): another multiplier, and odd."""
BASE = 1_000_003
"""A prime. Words' hashes are mixed already, so any odd number keeps the places of words apart; a small one is what
Python multiplies by fastest."""
SPARE = 3
"""Bits that a run's hash leaves free at the top: signed numbers of 64 bits hold it, and −1 and 2⁶⁴ − 1 are no run's."""
_MASK = (1 << 64) - 1
_SQUARE = BASE * BASE


def word_hash(word: str) -> int:
    """A number below 2⁶⁴ for a word's normal form, the same everywhere."""
    data = word.encode()
    value = 0
    for at in range(0, len(data), 8):
        value = ((value ^ value >> 29) * OTHER + int.from_bytes(data[at : at + 8], "little")) * ODD & _MASK
    return (value ^ value >> 32) * OTHER & _MASK


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
    """The hash of the run that starts at each word, below 2⁶¹; −1 where none starts (at the end, over a break)."""
    count = len(words)
    if count < length:
        return [-1] * count
    values = list(map(HASHES.__getitem__, words))
    if length == RUN:  # two pairs, which saves half of the multiplications
        pairs = [one * BASE + two for one, two in zip(values, values[1:], strict=False)]
        hashes = [(one * _SQUARE + two & _MASK) >> SPARE for one, two in zip(pairs, pairs[2:], strict=False)]
    else:
        powers = [pow(BASE, power, 1 << 64) for power in range(length - 1, -1, -1)]
        hashes = [
            (sum(value * power for value, power in zip(values[at : at + length], powers, strict=True)) & _MASK) >> SPARE
            for at in range(count - length + 1)
        ]
    hashes += [-1] * (length - 1)
    for at in breaks(words):
        for start in range(max(0, at - length + 1), at + 1):
            hashes[start] = -1
    return hashes


def breaks(words: Sequence[str]) -> list[int]:
    """Where the breaks stand: the empty words, over which no run goes."""
    found: list[int] = []
    for _ in range(words.count("")):
        found.append(words.index("", found[-1] + 1 if found else 0))
    return found
