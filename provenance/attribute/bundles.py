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


def bundles(pairs: Iterable[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    """The pairs, those together that hang together; bundles by their first pair, and all in the order given."""
    every = list(pairs)
    under: dict[str, str] = {}
    for one, other in every:
        under[_top(other, under)] = _top(one, under)
    found: dict[str, list[tuple[str, str]]] = {}
    for pair in every:
        found.setdefault(_top(pair[0], under), []).append(pair)
    return list(found.values())


def names(pairs: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """All names of the pairs, each once, in order."""
    return tuple(sorted({name for pair in pairs for name in pair}))


def _top(name: str, under: dict[str, str]) -> str:
    above = under.setdefault(name, name)
    while above != name:
        under[name] = under[above]
        name, above = above, under[above]
    return name
