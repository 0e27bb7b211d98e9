"""A guard against texts on which the program would hang."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS = 60
"""Far more than any of the guarded texts takes on the slowest machine, far less than a square of its length would."""


@contextmanager
def no_hang() -> Iterator[None]:
    """Fail where what is inside takes so long that its cost cannot grow with the text alone; no measure of speed."""
    start = time.monotonic()
    yield
    assert time.monotonic() - start < SECONDS
