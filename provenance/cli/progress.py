"""Progress on standard error, where that is a terminal and the work is long enough to wait for."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, TypeVar

from provenance.progress import Progress, Silent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID

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
        tell = _Shown(what)
        try:
            for done, item in enumerate(items):
                tell(done, total)
                yield item
        finally:
            tell.stop()

    def count(self, what: str) -> Callable[[float, int], None]:
        """A function to be told how many of how many are done; the bar goes when all are."""
        return _Shown(what)


class _Shown:
    """One bar: nothing at first, then what rich draws."""

    def __init__(self, what: str) -> None:
        self.what = what
        self.started = time.monotonic()
        self.bar: RichProgress | None = None
        self.task: TaskID | None = None

    def __call__(self, done: float, total: int) -> None:
        """Show how far the work is."""
        if self.bar is None and time.monotonic() - self.started > _PATIENCE and done < total:
            from rich.console import Console  # only for a long wait
            from rich.progress import Progress as RichProgress  # only for a terminal

            self.bar = RichProgress(console=Console(stderr=True), transient=True)
            self.bar.start()
            self.task = self.bar.add_task(self.what, total=total)
        if self.bar is not None and self.task is not None:
            self.bar.update(self.task, completed=done, total=total)
            if done >= total:
                self.stop()

    def stop(self) -> None:
        """Take the bar away."""
        if self.bar is not None:
            self.bar.stop()
            self.bar = None
