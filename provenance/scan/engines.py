"""What a scan asks of an engine, whichever it is.

::

    scan ─▶ matched    which articles share which passages                  bounded by the pairs that there are
         ─▶ results    judge, tell: functions of tasks, brought to the texts
         ─▶ listed     all articles, some at a time                         a line of a table each, no text

What the engines give is the same, to the byte of the files that are written of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from provenance.model import Document
    from provenance.scan.corpus import Place
    from provenance.scan.judge import Task
    from provenance.scan.passages import Found

Made = TypeVar("Made")

SMALL = 100
"""Articles up to which all pairs are aligned: some seconds."""

Notice: TypeAlias = tuple[int, int, float]
"""Characters of a notice that the outlet prints below other articles too, and what a run of it is worth in bits."""


class Told(Protocol):
    """Told how far the work is: what is done, and how many of how many."""

    def __call__(self, what: str, done: int, total: int, /) -> None:
        """Done so far."""
        ...


class Texts(Protocol):
    """Where articles can be read again."""

    def documents(self, places: Sequence[tuple[str, Place]]) -> Iterator[Document]:
        """Articles by their ids and places, in the order of the corpus."""
        ...


@dataclass(frozen=True, slots=True)
class Shared:
    """Two articles by their ids, the one that comes first in the corpus first, and the passages that they share."""

    a: str
    b: str
    passages: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """An article that shares something: where it stands, what was said of it, and its outlet's notices in it."""

    place: Place
    outlet: str | None
    characters: int
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class Matched:
    """What a corpus shares.

    ``held`` has the articles of all pairs by their ids, in the order of the corpus; of up to `SMALL` articles, all.
    ``noticed`` is how many articles have a notice of their outlet below them.
    """

    articles: int
    noticed: int
    pairs: Sequence[Shared]
    held: Mapping[str, Held]


@dataclass(frozen=True, slots=True)
class Listed:
    """Some articles, as they are listed: a column each. ``sources`` are their files."""

    names: Sequence[str]
    outlets: Sequence[str | None]
    published: Sequence[str | None]
    sources: Sequence[str]
    characters: Sequence[int]


class Engine(Protocol):
    """Who finds what is shared, and brings the texts to those who judge it."""

    @property
    def inputs(self) -> Sequence[str]:
        """What was asked for, by full names."""
        ...

    @property
    def identities(self) -> Sequence[Sequence[object]]:
        """Of each file its name, size and time of change: an interrupted scan of others is not taken up."""
        ...

    @property
    def unreadable(self) -> Sequence[str]:
        """What could not be read, once `listed` or `matched` was asked for."""
        ...

    @property
    def texts(self) -> Texts:
        """What tasks are to read from; an engine may put another in its place where the task is worked on."""
        ...

    def matched(self, folder: Path, *, judged: bool, told: Told) -> Matched:
        """What the corpus shares.

        Args:
            folder: where files may be put for the time of the scan.
            judged: the pairs will be judged, so notices are wanted.
            told: told of the progress.
        """
        ...

    def listed(self, folder: Path, told: Told) -> Iterator[Listed]:
        """All articles, in the order of the corpus."""
        ...

    def done(self, work: Callable[[Task], Made], tasks: Sequence[Task]) -> Iterator[tuple[int, Made]]:
        """The number of each task and what a function of a module makes of it, as they are done."""
        ...

    def delivered(self, folder: Path) -> None:
        """The result stands in a folder; put it where it was asked for, if that is elsewhere."""
        ...
