"""Progress as an object handed in, so that the pipeline knows nothing of terminals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Item = TypeVar("Item")


class Progress(Protocol):
    """Something that can show how far a series of steps is."""

    def over(self, items: Iterable[Item], what: str, total: int) -> Iterator[Item]:
        """The items again, one by one, telling how many of ``total`` are done of ``what``."""
        ...

    def count(self, what: str) -> Callable[[float, int], None]:
        """A function to be told how many of how many are done, again and again until all are."""
        ...


class Silent:
    """Shows nothing."""

    def over(self, items: Iterable[Item], what: str, total: int) -> Iterator[Item]:  # noqa: ARG002 - the interface's names
        """The items again."""
        yield from items

    def count(self, what: str) -> Callable[[float, int], None]:  # noqa: ARG002 - the interface's names
        """A function that does nothing."""
        return lambda _done, _total: None
