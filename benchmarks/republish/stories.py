"""Which articles are one story, and which part of the benchmark a story is in.

Two articles are one story if they share text: several of the runs of eight words that begin at one word in sixteen
(the words whose checksum says so, as in winnowing: Schleimer et al. 2003). Runs that stand in many articles are
furniture and tie nothing together. Stories are connected components, so a revision, a copy and a shared speech all
stay in one part. Departure: two articles about one event that share no text are two stories.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections import Counter, defaultdict
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from republish.originals import Original

Part: TypeAlias = Literal["train", "test"]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_RUN = 8
_ONE_IN = 16
_MANY = 5
"""Articles that hold a run from which on it is furniture or a stock phrase."""

TIES = 2
"""Sampled runs that make two articles one story: about thirty words of common text."""


def stories(articles: Sequence[Original], without: Collection[str] = ()) -> tuple[Original, ...]:
    """The articles again, each with the id of its story: the smallest id among those that share its text.

    Args:
        articles: all of them, so that nothing that ties two together is missed.
        without: ids of articles that are left out then, and their stories with them.
    """
    parent = {each.id: each.id for each in articles}

    def root(name: str) -> str:
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for (one, other), count in sorted(ties(articles).items()):
        if count >= TIES:
            low, high = sorted((root(one), root(other)))
            parent[high] = low
    out = {root(name) for name in without if name in parent}
    return tuple(replace(each, story=root(each.id)) for each in articles if root(each.id) not in out)


def ties(articles: Iterable[Original]) -> Counter[tuple[str, str]]:
    """How many sampled runs two articles share, for those that share any."""
    holders: defaultdict[int, list[str]] = defaultdict(list)
    sums: dict[str, int] = {}
    for article in articles:
        for run in sorted(_sampled(article.text, sums)):
            holders[run].append(article.id)
    found: Counter[tuple[str, str]] = Counter()
    for names in holders.values():
        if 2 <= len(names) <= _MANY:
            found.update((min(pair), max(pair)) for pair in combinations(names, 2))
    return found


def part_of(story: str) -> Part:
    """The part a story is in, by the hash of its id: half of the stories each."""
    return "test" if hashlib.sha256(story.encode()).digest()[0] % 2 else "train"


def words(text: str) -> list[str]:
    """The words of a text in lower case."""
    return _WORD.findall(text.lower())


def _sampled(text: str, sums: dict[str, int]) -> set[int]:
    found: set[int] = set()
    read = words(text)
    for i, word in enumerate(read[: 1 - _RUN]):
        checksum = sums.get(word)
        if checksum is None:
            checksum = sums[word] = zlib.crc32(word.encode())
        if checksum % _ONE_IN == 0:
            found.add(zlib.crc32(" ".join(read[i : i + _RUN]).encode()))
    return found
