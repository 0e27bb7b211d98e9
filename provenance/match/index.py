"""One article made ready to be met by others: where its runs and its pairs of rare words stand.

::

    tokens   the harbour board elected Ines Holt its chair in March
    runs     #1──────────────────┘
                 #2───────────────────┘  …            four words in order, whatever they are worth
    pairs        harbour·elect  elect·holt  chair·march …   two rare words near each other, in any order

Runs find text that was copied; a run survives no reordering and no synonym. Pairs find text that was told again: two
rare stems that stand near each other in both articles, whichever comes first. Both are looked up by hash or by key,
so that the work is proportional to the text and what it has in common, not to all its sentences with all others.

An index is made once for an article and serves all its pairs.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from operator import sub
from typing import TYPE_CHECKING

from provenance.match.material import Material, material
from provenance.match.runs import run_hashes
from provenance.match.stems import stems

if TYPE_CHECKING:
    from collections.abc import Mapping

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
class Index:
    """An article's words and where to find them.

    ``stems[i]`` and ``worth[i]`` (bits) are of token ``i``; ``counts`` says how often each stem stands in the article.
    ``hashes[i]`` is the run that starts at token ``i`` (−1: none), ``runs`` has the first `CROWD` places of each.
    ``pairs`` has for each pair of rare stems the first `CROWD` places of its first word.
    """

    material: Material
    stems: tuple[str, ...]
    worth: tuple[float, ...]
    counts: Mapping[str, int]
    hashes: list[int]
    runs: Mapping[int, list[int]]
    pairs: Mapping[tuple[str, str], list[int]]

    def __len__(self) -> int:
        """How many tokens there are, breaks included."""
        return len(self.stems)


def index(article: Article, common: Mapping[int, float] | None = None) -> Index:
    """The article's own text, ready to be compared; see `material.material` for ``common``."""
    return indexed(material(article, common), article.language)


def indexed(side: Material, language: str | None = None) -> Index:
    """The index of an article's words."""
    stem = stems(side.tokens.words, language)
    cumulative = side.cumulative
    worth = tuple(map(sub, cumulative[1:], cumulative))
    hashes = run_hashes(side.tokens.words)
    runs: dict[int, list[int]] = {}
    for place, value in enumerate(hashes):
        if value >= 0:
            places = runs.setdefault(value, [])
            if len(places) < CROWD:
                places.append(place)
    return Index(side, stem, worth, Counter(stem), hashes, runs, _pairs(stem, worth))


def _pairs(stem: tuple[str, ...], worth: tuple[float, ...]) -> dict[tuple[str, str], list[int]]:
    rare = [at for at, bits in enumerate(worth) if bits >= RARE_BITS]
    found: dict[tuple[str, str], list[int]] = {}
    for number, at in enumerate(rare):
        one = stem[at]
        for next_at in rare[number + 1 : number + 1 + _NEIGHBOURS]:
            if next_at - at > _REACH:
                break
            other = stem[next_at]
            if one != other:
                places = found.setdefault((one, other) if one < other else (other, one), [])
                if len(places) < CROWD:
                    places.append(at)
    return found
