"""The arrays that the kernels pass to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Bytes: TypeAlias = "NDArray[np.uint8]"
Hashes: TypeAlias = "NDArray[np.uint64]"
"""Hashes of words and runs; and keys made of them."""
Places: TypeAlias = "NDArray[np.int64]"
"""Numbers of tokens, articles, bytes or characters."""
Small: TypeAlias = "NDArray[np.int32]"
"""Numbers of words and characters of one article."""
Prints: TypeAlias = "NDArray[np.uint16]"
"""Sixteen bits of each word's hash: enough to see that two words differ, but for one time in 65,536."""
Flags: TypeAlias = "NDArray[np.bool_]"
Worth: TypeAlias = "NDArray[np.float64]"
"""Bits of words."""
