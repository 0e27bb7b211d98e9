"""Columns of numbers as bytes: one cell of a table instead of a row for each number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Table: TypeAlias = Any
"""An Arrow table, which is how Spark hands rows over; the libraries say nothing of their types."""
Batch: TypeAlias = Any
"""An Arrow batch: some rows of a table."""
Broadcast: TypeAlias = Any
"""A value that Spark has brought to all who ask for it, as ``value``."""


def packed(columns: Sequence[Any], kinds: Sequence[str]) -> bytes:
    """Columns of one length, each as numbers of its kind."""
    return b"".join(np.ascontiguousarray(each, dtype=kind).tobytes() for each, kind in zip(columns, kinds, strict=True))


def unpacked(cells: Iterable[bytes], kinds: Sequence[str]) -> list[Any]:
    """The columns of several cells, one behind the other."""
    parts: list[list[Any]] = [[np.zeros(0, np.dtype(kind))] for kind in kinds]
    width = sum(np.dtype(kind).itemsize for kind in kinds)
    for cell in cells:
        count, at = len(cell) // width, 0
        for kind, held in zip(kinds, parts, strict=True):
            held.append(np.frombuffer(cell, np.dtype(kind), count, at))
            at += count * np.dtype(kind).itemsize
    return [np.concatenate(held) for held in parts]
