"""Sampled runs as sorted numbers, in memory or in files by the first bits of their hashes.

::

    key      hash ······················ | place        one number of 64 bits: sorting needs nothing beside it
    bucket   81…  82…  83…                              the first bits of the hash: a file each, once memory is short

The places take as many bits as the corpus can need, the hash has the rest. Two different runs with one key are sorted
out when their words are compared (`seeds.verified`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from provenance.match.runs import ODD
from provenance.scan.arrays import Growing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from provenance.scan.arrays import Hashes, Places

_BUCKETS = 6
"""Bits: 64 files. A bucket is then a sixty-fourth of all keys, and the files fit any limit of open ones."""
_ODD = np.uint64(ODD)
_PIECE = 1 << 18
"""Keys that are given back at once: what is made of them stays in a core's second cache."""


def packed(hashes: Hashes, places: Places, place_bits: int) -> Hashes:
    """Runs and where they stand, as keys."""
    shift = np.uint64(place_bits)
    keys = hashes * _ODD  # a sampled run is the least of its neighbours, so its own first bits are mostly 0
    keys >>= shift
    keys <<= shift
    keys |= places.view(np.uint64)
    return keys


class Keys:
    """Keys that are added in any order and given back sorted, piece by piece."""

    def __init__(self, place_bits: int, folder: Path, most: int) -> None:
        """Keep at most ``most`` bytes in memory; what is more goes to ``folder``, which is made when it is needed."""
        self.place_bits = place_bits
        self._folder, self._most = folder, most
        self._held = Growing(np.uint64)
        self._spilled = False

    def add(self, keys: Hashes) -> None:
        """Some more keys."""
        self._held.add(keys)
        if 8 * len(self._held) > self._most:
            self._spill()

    def _spill(self) -> None:
        self._spilled = True
        self._folder.mkdir(parents=True, exist_ok=True)
        keys = self._held.taken()
        keys.sort()
        edges = np.searchsorted(keys, np.arange(1, 1 << _BUCKETS, dtype=np.uint64) << np.uint64(64 - _BUCKETS))
        for number, part in enumerate(np.split(keys, edges)):
            with (self._folder / f"{number:02d}.keys").open("ab") as file:
                part.tofile(file)

    def buckets(self) -> Iterator[Hashes]:
        """All keys, sorted, in pieces; no hash is in two of them. Those in memory are given away."""
        if not self._spilled:
            yield from self._pieces(self._held.taken())
            return
        if len(self._held):
            self._spill()
        for number in range(1 << _BUCKETS):
            path = self._folder / f"{number:02d}.keys"
            if path.exists():
                yield from self._pieces(np.fromfile(path, dtype=np.uint64))

    def _pieces(self, keys: Hashes) -> Iterator[Hashes]:
        keys.sort()
        first = 0
        while first < keys.size:
            last = min(first + _PIECE, keys.size)
            if last < keys.size:  # up to the end of its last hash
                last = int(np.searchsorted(keys, keys[last - 1] | np.uint64((1 << self.place_bits) - 1), side="right"))
            yield keys[first:last]
            first = last
