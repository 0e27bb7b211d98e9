"""Every different word once: its hash, worked out when it is first met.

::

    bytes of a word ─▶ key ─▶ row ─▶ hash·B³  hash·B²  hash·B  hash     (mod 2⁶¹ − 1)
                                     └── a run's hash is one of each, added

The key of a word of up to eight bytes is the word itself; of a longer one it is a 64-bit mixture of its bytes. Rows are
in the order in which words were met, so that the frequent ones lie together. The hashes are those of
`provenance.match.runs`, to the bit: what is found here and what two articles show when they are compared is one thing.

Departure: two long words with one key would be taken for one. Among a million different words the probability is 3 in
a hundred million, and whatever rests on it is looked at again, word by word, before it is reported.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

from provenance.match.runs import BASE, PRIME

if TYPE_CHECKING:
    from collections.abc import Callable

    from provenance.scan.arrays import Bytes, Hashes, Places

_FIRST = 1 << 16
"""Slots of the table at the beginning; it grows before a quarter of them is taken."""
_ODD = np.uint64(0x9E3779B97F4A7C15)
"""2⁶⁴ divided by the golden ratio (Knuth, The Art of Computer Programming 3, 6.4): spreads keys over the top bits."""
_OTHER = np.uint64(0xC2B2AE3D27D4EB4F)
_PRIME = np.uint64(PRIME)
_MASKS = np.array([(1 << (8 * length)) - 1 for length in range(9)], dtype=np.uint64)


class Vocabulary:
    """The words met so far."""

    def __init__(self) -> None:
        self._table: Hashes = np.zeros((_FIRST, 2), dtype=np.uint64)
        """A key and its row, side by side: one look into memory finds both."""
        self._taken = 0
        self._by_form: dict[str, int] = {}
        self._digests: list[bytes] = []
        """Of the last words met, until somebody asks for their hashes."""
        self._columns: Hashes = np.zeros((4, 1 << 12), dtype=np.uint64)
        """Hash of row i times B³, B², B and 1, modulo p: each power's in one piece."""

    def __len__(self) -> int:
        """How many different words there are."""
        return len(self._by_form)

    def words(self) -> list[str]:
        """The words, by their rows."""
        return list(self._by_form)

    def row(self, form: str) -> int:
        """The row of a word in its normal form."""
        found = self._by_form.get(form)
        if found is None:
            found = self._by_form[form] = len(self._by_form)
            self._digests.append(blake2b(form.encode(), digest_size=8).digest())
        return found

    def rows(self, folded: Bytes, starts: Places, ends: Places, other: Callable[[bytes], int]) -> Places:
        """The rows of words that stand in bytes.

        Args:
            folded: text in lower case, and at least 16 bytes behind the last word.
            starts: the first byte of each word.
            ends: the byte behind its last.
            other: gives a number for what is not all ASCII, a row of this vocabulary or any number below 0.
        """
        keys = _keys(folded, starts, ends)
        slots = self._slots(keys)
        found = self._table.take(slots, axis=0)
        met = found[:, 0].copy()
        missed = np.flatnonzero(met != keys)
        while missed.size:  # another word's slot: the next one
            missed = missed[met[missed] != 0]
            slots[missed] = (slots[missed] + 1) % len(self._table)
            found[missed] = self._table[slots[missed]]
            met[missed] = found[missed, 0]
            missed = missed[met[missed] != keys[missed]]
        rows: Places = found[:, 1].copy().view(np.int64)
        new = np.flatnonzero(met == 0)
        if new.size:
            wanted, first, back = np.unique(keys[new], return_index=True, return_inverse=True)
            # In the order in which they stand, so that the frequent words of a text have the low rows.
            order = np.argsort(first, kind="stable")
            places = new[first[order]]
            text = folded.tobytes().decode("latin-1")  # a character a byte
            numbers = np.empty(wanted.size, dtype=np.int64)
            pieces = (text[a:b] for a, b in zip(starts[places].tolist(), ends[places].tolist(), strict=True))
            numbers[order] = [
                self.row(piece) if piece.isascii() else other(piece.encode("latin-1")) for piece in pieces
            ]
            self._insert(wanted, numbers)
            rows[new] = numbers[back]
        return rows

    def powers_of(self, rows: Places) -> Hashes:
        """The hashes of words by their rows, times B³, B², B and 1, modulo p: a row each, each column in one piece."""
        if self._digests:
            self._hash()
        found = np.empty((4, rows.size), dtype=np.uint64)
        for column, out in zip(self._columns, found, strict=True):
            column.take(rows, out=out, mode="clip")  # all rows are in range; to check them would need another array
        return found.T

    def _hash(self) -> None:
        """Work out the powers of the words met since the last time."""
        values = np.frombuffer(b"".join(self._digests), dtype=">u8").astype(np.uint64) % _PRIME
        last = len(self._by_form)
        first = last - len(self._digests)
        self._digests.clear()
        if last > self._columns.shape[1]:
            more = np.zeros((4, max(self._columns.shape[1], last - first)), dtype=np.uint64)
            self._columns = np.concatenate([self._columns, more], axis=1)
        self._columns[3, first:last] = values
        for column in (2, 1, 0):
            values = residue(times_base(values))
            self._columns[column, first:last] = values

    def _slots(self, keys: Hashes) -> Places:
        return (keys >> np.uint64(65 - len(self._table).bit_length())).view(np.int64)

    def _insert(self, keys: Hashes, rows: Places) -> None:
        """Put different keys into the table, none of which it has."""
        while 4 * (self._taken + keys.size) > len(self._table):
            old = self._table[self._table[:, 0] != 0]
            old = old[np.argsort(old[:, 1])[::-1]]  # the frequent words last, which then have their own slots
            self._table = np.zeros((2 * len(self._table), 2), np.uint64)
            self._place(old[:, 0], old[:, 1])
        self._place(keys, rows.view(np.uint64))
        self._taken += keys.size

    def _place(self, keys: Hashes, rows: Hashes) -> None:
        slots = self._slots(keys)
        left = np.arange(keys.size)
        while left.size:
            free = left[self._table[slots[left], 0] == 0]
            # Of several that want one slot the last has it.
            self._table[slots[free], 0] = keys[free]
            self._table[slots[free], 1] = rows[free]
            left = left[self._table[slots[left], 0] != keys[left]]
            slots[left] = (slots[left] + 1) % len(self._table)


def residue(values: Hashes) -> Hashes:
    """Numbers up to 2⁶⁴ − 1 modulo p."""
    found = (values & _PRIME) + (values >> np.uint64(61))
    found[found >= _PRIME] -= _PRIME
    return found


def times_base(values: Hashes) -> Hashes:
    """Numbers below p times B, modulo p but for one step of `residue`; docs/words-and-sentences.md shows why."""
    base, low_bits = np.uint64(BASE), np.uint64((1 << 41) - 1)
    high, low = (values >> np.uint64(41)) * base, (values & low_bits) * base
    product: Hashes = (high >> np.uint64(20)) + ((high & np.uint64((1 << 20) - 1)) << np.uint64(41)) + low
    return product


def _keys(folded: Bytes, starts: Places, ends: Places) -> Hashes:
    # Every eight bytes as one number: a view that is copied once is much faster than to gather bytes.
    count = folded.size - 7
    eights = np.empty(count, dtype="<u8")
    np.copyto(eights, np.ndarray((count,), "<u8", folded, strides=(1,)))
    lengths = ends - starts
    keys = eights.take(starts)
    keys &= _MASKS.take(lengths, mode="clip")  # all that are longer have the last mask
    keys *= _ODD
    left = np.flatnonzero(lengths > 8)
    if left.size:
        longer, starts, lengths = keys[left], starts[left], lengths[left]
        at = np.arange(left.size)
        done = 8
        while at.size:
            more = eights.take(starts[at] + done) & _MASKS.take(lengths[at] - done, mode="clip")
            here = longer[at]
            longer[at] = ((here ^ (here >> np.uint64(29))) * _OTHER + more) * _ODD
            done += 8
            at = at[lengths[at] > done]
        longer[longer == 0] = 1  # 0 is a free slot; a word of up to eight bytes is never 0
        keys[left] = longer
    return keys
