"""The arrays that the kernels pass to each other, and one that grows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

Bytes: TypeAlias = "NDArray[np.uint8]"
Hashes: TypeAlias = "NDArray[np.uint64]"
"""Hashes of words and runs; and keys made of them."""
Places: TypeAlias = "NDArray[np.int64]"
"""Numbers of tokens, articles, bytes or characters."""
Numbers: TypeAlias = "NDArray[np.integer[Any]]"
"""The same, where so many are held that they take half the bytes if they can."""
Small: TypeAlias = "NDArray[np.int32]"
"""Numbers of words and characters of one article."""
Prints: TypeAlias = "NDArray[np.uint16]"
"""Sixteen bits of each word's hash: enough to see that two words differ, but for one time in 65,536."""
Flags: TypeAlias = "NDArray[np.bool_]"
Worth: TypeAlias = "NDArray[np.float64]"
"""Bits of words."""

_SLACK = 8
"""An array that grows takes an eighth more than is asked for: judgement, between copying often and holding much."""


class Growing:
    """An array to which others are added at its end. To join a list of them in the end would take twice the memory."""

    def __init__(self, kind: type[np.generic]) -> None:
        self._held: NDArray[Any] = np.empty(0, dtype=kind)
        self._count = 0

    def __len__(self) -> int:
        """How many there are."""
        return self._count

    def add(self, more: NDArray[Any]) -> None:
        """Put some more behind."""
        wanted = self._count + more.size
        if wanted > self._held.size:
            self._held.resize(wanted + wanted // _SLACK, refcheck=False)
        self._held[self._count : wanted] = more
        self._count = wanted

    def taken(self) -> NDArray[Any]:
        """All of them, given away."""
        found = self._held
        found.resize(self._count, refcheck=False)
        self._held, self._count = np.empty(0, dtype=found.dtype), 0
        return found
