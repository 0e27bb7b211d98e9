"""Runs of words and their hashes: the same definitions for two articles and for a million.

A run is ``RUN`` successive words. A word's hash is the 64-bit BLAKE2b of its UTF-8 normal form, which is the same on
every machine and in every process, unlike Python's own. A run's hash is the polynomial of its words' hashes modulo the
Mersenne prime 2⁶¹ − 1 (Karp & Rabin 1987), so that the next run costs one multiplication, not RUN of them.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

RUN = 4
"""Words in a run. Four is short enough to survive a change in every fifth word, and the rarity of a run, not its
length, decides what it is worth; text-matcher and passim use 3 to 5 and 5."""

_PRIME = (1 << 61) - 1
_BASE = 1_000_003


@lru_cache(maxsize=1 << 16)
def word_hash(word: str) -> int:
    """A number below 2⁶¹ − 1 for a word's normal form, the same everywhere."""
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big") % _PRIME


def run_hashes(words: Sequence[str], length: int = RUN) -> list[int]:
    """The hash of the run that starts at each word; −1 where no run starts (at the end, over a break)."""
    count = len(words)
    hashes = [-1] * count
    if count < length:
        return hashes
    top = pow(_BASE, length, _PRIME)
    value = 0
    filled = 0
    values = [word_hash(word) if word else -1 for word in words]
    for at, number in enumerate(values):
        if number < 0:
            value = filled = 0
            continue
        value = (value * _BASE + number) % _PRIME
        filled += 1
        if filled > length:
            value = (value - values[at - length] * top) % _PRIME
        if filled >= length:
            hashes[at - length + 1] = value
    return hashes
