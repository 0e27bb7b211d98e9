"""Every different word once: a small number for each, in the order in which they were met.

::

    hash of a word ─▶ slot of a table ─▶ row         so that the frequent words lie together

Only where words are compared one by one they are numbered, and valued; to find what is shared their hashes do.

Departure: two long words with one hash would be taken for one. Among a million different words the probability is 3 in
a hundred million; a whole scan looks again, word by word.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from provenance.data.words import unseen_bits, word_bits
from provenance.scan.hashes import hashes_of

if TYPE_CHECKING:
    from provenance.scan.arrays import Hashes, Places, Small, Worth

_FIRST = 1 << 16
"""Slots of the table at the beginning; it grows before a quarter of them is taken."""


class Vocabulary:
    """The words met so far."""

    def __init__(self) -> None:
        self._table: Hashes = np.zeros((_FIRST, 2), dtype=np.uint64)
        """A hash and its row, side by side: one look into memory finds both."""
        self._tenths: Small = np.zeros(0, dtype=np.int32)
        """What the word of each row is worth."""

    def __len__(self) -> int:
        """How many different words there are."""
        return self._tenths.size

    def rows(self, words: Hashes) -> Places:
        """The rows of words by their hashes."""
        words = np.maximum(words, np.uint64(1))  # 0 is a free slot
        slots = self._slots(words)
        found = self._table.take(slots, axis=0)
        met = found[:, 0].copy()
        missed = np.flatnonzero(met != words)
        while missed.size:  # another word's slot: the next one
            missed = missed[met[missed] != 0]
            slots[missed] = (slots[missed] + 1) % len(self._table)
            found[missed] = self._table[slots[missed]]
            met[missed] = found[missed, 0]
            missed = missed[met[missed] != words[missed]]
        rows: Places = found[:, 1].copy().view(np.int64)
        new = np.flatnonzero(met == 0)
        if new.size:
            wanted, first, back = np.unique(words[new], return_index=True, return_inverse=True)
            order = np.argsort(first)
            numbers = np.empty(wanted.size, dtype=np.int64)
            numbers[order] = np.arange(len(self), len(self) + wanted.size)
            self._insert(wanted[order], numbers[order])
            rows[new] = numbers[back]
        return rows

    def tenths(self, rows: Places) -> Small:
        """What words are worth in the background, in tenths of a bit, by their rows.

        The background is rounded to tenths; whole numbers have one sum, in whatever order they are added.
        """
        found: Small = self._tenths.take(rows)
        return found

    def _slots(self, words: Hashes) -> Places:
        return (words >> np.uint64(65 - len(self._table).bit_length())).view(np.int64)

    def _insert(self, words: Hashes, rows: Places) -> None:
        """Put different words into the table, none of which it has."""
        taken = len(self)
        self._tenths = np.concatenate([self._tenths, _worth(words)])
        while 4 * (taken + words.size) > len(self._table):
            old = self._table[self._table[:, 0] != 0]
            old = old[np.argsort(old[:, 1])[::-1]]  # the frequent words last, which then have their own slots
            self._table = np.zeros((2 * len(self._table), 2), np.uint64)
            self._place(old[:, 0], old[:, 1])
        self._place(words, rows.view(np.uint64))

    def _place(self, words: Hashes, rows: Hashes) -> None:
        slots = self._slots(words)
        left = np.arange(words.size)
        while left.size:
            free = left[self._table[slots[left], 0] == 0]
            # Of several that want one slot the last has it.
            self._table[slots[free], 0] = words[free]
            self._table[slots[free], 1] = rows[free]
            left = left[self._table[slots[left], 0] != words[left]]
            slots[left] = (slots[left] + 1) % len(self._table)


def _worth(words: Hashes) -> Small:
    """What words are worth in the background, by their hashes."""
    known, tenths = _background()
    at = np.searchsorted(known, words)
    return np.where(known.take(at, mode="clip") == words, tenths.take(at, mode="clip"), _tenths(unseen_bits()))


@cache
def _background() -> tuple[Hashes, Small]:
    """The words that the background has, by their hashes in order, and what they are worth."""
    known = word_bits()
    hashes = hashes_of(known)
    order = np.argsort(hashes)
    return hashes[order], _tenths(np.fromiter(known.values(), np.float64, len(known)))[order]


def _tenths(bits: Worth | float) -> Small:
    return np.rint(np.multiply(bits, 10)).astype(np.int32)
