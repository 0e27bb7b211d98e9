"""One article made ready to be met by others: where its runs and its pairs of rare words stand.

::

    tokens   the harbour board elected Ines Holt its chair in March
    runs     #1──────────────────┘
                 #2───────────────────┘  …            four words in order, whatever they are worth
    pairs        harbour·elect  elect·holt  chair·march …   two rare words near each other, in any order

Runs find text that was copied; a run survives no reordering and no synonym. Pairs find text that was told again: two
rare stems that stand near each other in both articles, whichever comes first. Both are looked up by hash or by key,
so that the work is proportional to the text and what it has in common, not to all its sentences with all others.

An index is made once for an article and serves all its pairs. Stems and pairs are made when somebody asks for them:
where two articles are one copied whole, or share runs and no more than that, nobody does.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from math import log2
from operator import sub
from typing import TYPE_CHECKING

from provenance.match.material import Material, material
from provenance.match.runs import HASHES, breaks
from provenance.match.stems import stems

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from provenance.model import Article

CROWD = 8
"""Judgement: a run that one article has eight times is a refrain, a caption or a button; more places say no more."""

RARE_BITS = 9.0
"""A word worth less can stand anywhere: some 700 words of English are more frequent than one in 2⁹, among them all that
news is made of (`said`, `president`). Set with the rest of `align.grow` by benchmarks/alignment.py."""

_NEIGHBOURS = 3
"""So many of the next rare words a rare word is paired with; with one alone, a dropped word would part the pair."""

_REACH = 8
"""Tokens over which a pair reaches: half a sentence."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where each key stands first, and of those that stand again all places up to `CROWD`.

    Nearly all stand once; a list for each of them would cost more than all the rest of an index.
    """

    first: Mapping[int, int]
    again: Mapping[int, list[int]]
    keys: frozenset[int]
    """All keys once more: two sets meet three times as fast as the keys of two mappings."""

    def of(self, key: int) -> Sequence[int]:
        """The places of a key that there is."""
        return self.again.get(key) or (self.first[key],)


@dataclass(frozen=True)
class Shared:
    """What two articles have in common: the keys of runs, and of pairs of rare stems, found when first asked for."""

    runs: AbstractSet[int]
    find_pairs: Callable[[], AbstractSet[int]] = field(repr=False, compare=False)

    @cached_property
    def pairs(self) -> AbstractSet[int]:
        """The keys of pairs that both have."""
        return self.find_pairs()


@dataclass(frozen=True)
class Index:
    """An article's words and where to find them; ``runs`` has the places of each run."""

    material: Material
    language: str | None
    runs: Places
    breaks: bytes
    """1 for each token that is a break."""

    def __len__(self) -> int:
        """How many tokens there are, breaks included."""
        return len(self.material.hashes)

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The stem of each token."""
        return stems(self.material.tokens.words, self.language)

    @cached_property
    def worth(self) -> tuple[float, ...]:
        """What each token is worth, in bits."""
        return tuple(map(sub, self.material.cumulative[1:], self.material.cumulative))

    @cached_property
    def commonness(self) -> Mapping[str, float]:
        """For each stem that stands in the article more than once, log₂ of tokens for each further time."""
        return _commonness(self.stems)

    @cached_property
    def pairs(self) -> Places:
        """Where the first word of each pair of rare stems stands.

        A pair's key is the sum of the two stems' hashes (`runs.word_hash`): the same whichever comes first.
        """
        return _pairs(self.stems, self.worth)


def shared(a: Index, b: Index) -> Shared:
    """The keys that both articles have; it does not matter which is which."""
    return Shared(a.runs.keys & b.runs.keys, lambda: a.pairs.keys & b.pairs.keys)


def index(article: Article, common: Mapping[int, float] | None = None) -> Index:
    """The article's own text, ready to be compared; see `material.material` for ``common``."""
    return indexed(material(article, common), article.language)


def indexed(side: Material, language: str | None = None) -> Index:
    """The index of an article's words."""
    return Index(side, language, _runs(side.hashes), _breaks(side.tokens.words))


def _commonness(stem: Sequence[str]) -> dict[str, float]:
    size = log2(max(1, len(stem)))
    return {each: size - log2(count - 1) for each, count in Counter(stem).items() if count > 1 and each}


def _breaks(words: Sequence[str]) -> bytes:
    flags = bytearray(len(words))
    for at in breaks(words):
        flags[at] = 1
    return bytes(flags)


def _pairs(stem: Sequence[str], worth: Sequence[float]) -> Places:
    rare = [at for at, bits in enumerate(worth) if bits >= RARE_BITS]
    stems_of = [HASHES[stem[at]] for at in rare]
    first: dict[int, int] = {}
    again: dict[int, list[int]] = {}
    for ahead in range(1, _NEIGHBOURS + 1):
        for one, other, at, then in zip(stems_of, stems_of[ahead:], rare, rare[ahead:], strict=False):
            if then - at > _REACH or one == other:
                continue
            key = one + other  # the same whichever comes first
            met = first.setdefault(key, at)
            if met != at:
                places = again.setdefault(key, [met])
                if len(places) < CROWD:
                    places.append(at)
    return Places(first, again, frozenset(first))


def _runs(hashes: Sequence[int]) -> Places:
    first = dict(zip(reversed(hashes), range(len(hashes) - 1, -1, -1), strict=True))
    first.pop(-1, None)
    again: dict[int, list[int]] = {}
    if len(first) < len(hashes) - hashes.count(-1):
        for place, key in enumerate(hashes):
            if key >= 0 and first[key] != place:
                places = again.setdefault(key, [first[key]])
                if len(places) < CROWD:
                    places.append(place)
    return Places(first, again, frozenset(first))
