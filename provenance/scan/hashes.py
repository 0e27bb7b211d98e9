"""The hashes of `provenance.match.runs`, for columns of words.

::

    bytes     t h e ☐ m a y o r s ☐ …           every eight bytes as one number, from each byte on
    words     ▸ 2        ▸ 4                     where they start and end
    hashes    one for each                       the same as `word_hash`, to the bit
    runs      one for each word                  the same as `run_hashes`

What is found here and what two articles show when they are compared is one thing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from provenance.match.runs import BASE, HASHES, ODD, OTHER, RUN, SPARE, breaks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provenance.scan.arrays import Bytes, Hashes, Places, Prints

PAD = bytes(16)
"""Bytes that have to be behind the last word."""
NO_RUN = np.uint64(2**64 - 1)
_ODD, _OTHER, _BASE = np.uint64(ODD), np.uint64(OTHER), np.uint64(BASE)
_SQUARE = np.uint64(BASE * BASE % 2**64)
_MASKS = np.array([(1 << (8 * length)) - 1 for length in range(9)], dtype=np.uint64)


def word_hashes(data: Bytes, starts: Places, ends: Places) -> Hashes:
    """The hashes of words that stand in bytes.

    Args:
        data: words in their normal form, and `PAD`.
        starts: the first byte of each word.
        ends: the byte behind its last.
    """
    # A view that is copied once is much faster than to gather bytes.
    count = data.size - 7
    eights = np.empty(count, dtype="<u8")
    np.copyto(eights, np.ndarray((count,), "<u8", data, strides=(1,)))
    lengths = ends - starts
    values = eights.take(starts)
    values &= _MASKS.take(lengths, mode="clip")  # all that are longer have the last mask
    values *= _ODD
    left = np.flatnonzero(lengths > 8)
    if left.size:
        longer, starts, lengths = values[left], starts[left], lengths[left]
        at = np.arange(left.size)
        done = 8
        while at.size:
            more = eights.take(starts[at] + done) & _MASKS.take(lengths[at] - done, mode="clip")
            here = longer[at]
            longer[at] = ((here ^ (here >> np.uint64(29))) * _OTHER + more) * _ODD
            done += 8
            at = at[lengths[at] > done]
        values[left] = longer
    values ^= values >> np.uint64(32)
    values *= _OTHER
    return values


def hashes_of(words: Iterable[str]) -> Hashes:
    """The hashes of words in their normal form."""
    encoded = [word.encode() for word in words]
    lengths = np.fromiter(map(len, encoded), np.int64, len(encoded))
    ends = np.cumsum(lengths)
    return word_hashes(np.frombuffer(b"".join([*encoded, PAD]), np.uint8), ends - lengths, ends)


def prints_of(words: Hashes) -> Prints:
    """Sixteen bits of each word's hash."""
    return (words >> np.uint64(48)).astype(np.uint16)


def run_hashes(words: Hashes, bounds: Places) -> Hashes:
    """The hash of the run that starts at each word; `NO_RUN` for none.

    Args:
        words: the hash of each word.
        bounds: where texts begin, and the number of words.
    """
    count = words.size
    found = np.full(count, NO_RUN, dtype=np.uint64)
    if count < RUN:
        return found
    _runs(words, found[: count - RUN + 1])
    ends = bounds[1:]
    for step in range(1, RUN):  # no run goes over the end of a text
        found[ends[ends >= step] - step] = NO_RUN
    short = np.flatnonzero(np.diff(bounds) < RUN)
    for at in short.tolist():
        found[bounds[at] : bounds[at + 1]] = NO_RUN
    return found


def _runs(words: Hashes, out: Hashes | None = None) -> Hashes:
    """The hash of the run that starts at each word, as far as there are enough."""
    two = words[:-1] * _BASE
    two += words[1:]
    runs: Hashes = np.multiply(two[:-2], _SQUARE, out=out)
    runs += two[2:]
    runs >>= np.uint64(SPARE)
    return runs


def run_hashes_of(words: Sequence[str]) -> list[int]:
    """The same for the words of one text in their normal form, as `match.runs.run_hashes` gives it: -1 for none.

    Four times as fast; but to import what it needs takes longer than to compare two articles.
    """
    values = np.fromiter(map(HASHES.__getitem__, words), np.uint64, len(words))
    hashes: list[int] = _runs(values).tolist()
    hashes += [-1] * (len(words) - len(hashes))
    for at in breaks(words):
        for start in range(max(0, at - RUN + 1), at + 1):
            hashes[start] = -1
    return hashes
