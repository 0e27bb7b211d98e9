"""What hangs together: pairs, and the pairs that hang on them by an article.

::

    a–b   c–d   b–e   f–d          pairs
    a–b–e       c–d–f              bundles: the connected components of a graph of which they are the edges

Each article is put under one of those it hangs together with, over however many steps (Galler and Fischer 1964,
doi:10.1145/364099.364331), on ways that are shortened as they are gone.

A graph library has this too; to import it takes a tenth of a second, longer than to compare some articles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Joined:
    """Names that were joined, and which of them hang together."""

    def __init__(self) -> None:
        """Nothing is joined yet."""
        self._under: dict[str, str] = {}

    def add(self, one: str, other: str) -> bool:
        """Join two names; whether they were apart."""
        top, below = self.top(one), self.top(other)
        self._under[below] = top
        return top != below

    def top(self, name: str) -> str:
        """One of all that hang together with this name: the same for each of them, until more is joined."""
        above = self._under.setdefault(name, name)
        while above != name:
            self._under[name] = self._under[above]
            name, above = above, self._under[above]
        return name


def bundles(pairs: Iterable[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    """The pairs, those together that hang together; bundles by their first pair, and all in the order given."""
    every = list(pairs)
    joined = Joined()
    for pair in every:
        joined.add(*pair)
    found: dict[str, list[tuple[str, str]]] = {}
    for pair in every:
        found.setdefault(joined.top(pair[0]), []).append(pair)
    return list(found.values())


def names(pairs: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """All names of the pairs, each once, in order."""
    return tuple(sorted({name for pair in pairs for name in pair}))
