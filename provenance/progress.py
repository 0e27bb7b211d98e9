"""Progress as an object handed in, so that the pipeline knows nothing of terminals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Item = TypeVar("Item")


class Progress(Protocol):
    """Something that can show how far a series of steps is."""

    def over(self, items: Iterable[Item], what: str, total: int) -> Iterator[Item]:
        """The items again, one by one, telling how many of ``total`` are done of ``what``."""
        ...


class Silent:
    """Shows nothing."""

    def over(self, items: Iterable[Item], what: str, total: int) -> Iterator[Item]:  # noqa: ARG002
        """The items again."""
        yield from items
