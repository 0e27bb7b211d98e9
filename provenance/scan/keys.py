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

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from provenance.scan.arrays import Hashes, Places

_BUCKETS = 6
"""Bits: 64 files. A bucket is then a sixty-fourth of all keys, and the files fit any limit of open ones."""
_ODD = np.uint64(0x9E3779B97F4A7C15)


class Keys:
    """Keys that are added in any order and given back sorted, bucket by bucket."""

    def __init__(self, place_bits: int, folder: Path, most: int) -> None:
        """Keep at most ``most`` bytes in memory; what is more goes to ``folder``, which is made when it is needed."""
        self.place_bits = place_bits
        self._folder, self._most = folder, most
        self._held: list[Hashes] = []
        self._bytes = 0
        self._spilled = False

    def add(self, hashes: Hashes, places: Places) -> None:
        """Runs and where they stand."""
        shift = np.uint64(self.place_bits)
        # A sampled run is the least of its neighbours, so its own first bits are mostly 0.
        keys = (hashes * _ODD) >> shift << shift
        keys |= places.astype(np.uint64)
        self._held.append(keys)
        self._bytes += keys.nbytes
        if self._bytes > self._most:
            self._spill()

    def _spill(self) -> None:
        self._spilled = True
        self._folder.mkdir(parents=True, exist_ok=True)
        keys = np.sort(np.concatenate(self._held))
        edges = np.searchsorted(keys, np.arange(1, 1 << _BUCKETS, dtype=np.uint64) << np.uint64(64 - _BUCKETS))
        for number, part in enumerate(np.split(keys, edges)):
            with (self._folder / f"{number:02d}.keys").open("ab") as file:
                part.tofile(file)
        self._held, self._bytes = [], 0

    def buckets(self) -> Iterator[Hashes]:
        """All keys, sorted, in one piece or in several; those in memory are given away."""
        if not self._spilled:
            keys = np.concatenate([np.zeros(0, dtype=np.uint64), *self._held])
            self._held = []
            keys.sort()
            yield keys
            return
        if self._held:
            self._spill()
        for number in range(1 << _BUCKETS):
            path = self._folder / f"{number:02d}.keys"
            if path.exists():
                keys = np.fromfile(path, dtype=np.uint64)
                keys.sort()
                yield keys
