"""Progress on standard error, where that is a terminal and the work is long enough to wait for."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, TypeVar

from provenance.progress import Progress, Silent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Item = TypeVar("Item")

_PATIENCE = 0.7
"""Seconds before a bar appears; a shorter wait needs none, and importing the bar would lengthen it."""


def progress_for(*, quiet: bool) -> Progress:
    """A bar for people, silence for pipes and with --quiet."""
    return Silent() if quiet or not sys.stderr.isatty() else Bar()


class Bar:
    """A bar that appears once the work has taken a moment, and vanishes when it is done."""

    def over(self, items: Iterable[Item], what: str, total: int) -> Iterator[Item]:
        """The items again, one by one."""
        started = time.monotonic()
        bar = None
        done = 0
        try:
            for item in items:
                if bar is None and time.monotonic() - started > _PATIENCE:
                    from rich.console import Console  # noqa: PLC0415 - only for a long wait
                    from rich.progress import Progress as RichProgress  # noqa: PLC0415

                    bar = RichProgress(console=Console(stderr=True), transient=True)
                    bar.start()
                    task = bar.add_task(what, total=total, completed=done)
                yield item
                done += 1
                if bar is not None:
                    bar.update(task, completed=done)
        finally:
            if bar is not None:
                bar.stop()
