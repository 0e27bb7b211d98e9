"""Seeds: the same run of words in two articles, found by sorting.

::

    keys, sorted          hash | place
    one article has it    81.. | 4711                         nothing
    a few have it         82.. | 120   82.. | 9120            every two of them are a seed
    hundreds have it      83.. | 55    83.. | 870  83.. | …   each is a seed with the first: a star, not all pairs

A star keeps the work in proportion to the text: a wire story in 300 papers is 299 pairs with the paper that comes first
in the corpus, not 44,850; and none of the 300 is lost.

*What a house prints below its articles.* A run that at least `MANY` articles of one outlet have, articles that are
otherwise different, is that outlet's notice, not reuse within it: the rule of `provenance.match.common`, applied to the
sampled runs. Such a run makes no seed between two articles of that outlet. With articles of other outlets it does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from provenance.match.common import MANY, MOST_SHARED
from provenance.match.runs import RUN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.scan.arrays import Flags, Hashes, Numbers, Places, Prints, Worth

FEW = 8
"""Articles that share a run up to which every two of them are a seed. Judgement: 28 pairs at most."""
_BLOCK = 6
"""Bits: the article of every 64th word is kept, from which that of any word is a step or two away."""


@dataclass(frozen=True, slots=True)
class Seeds:
    """The same run at two places: numbers of words in the corpus, and of the two articles; ``a`` is before ``b``."""

    a: Numbers
    b: Numbers
    a_article: Numbers
    b_article: Numbers

    def __len__(self) -> int:
        """How many there are."""
        return self.a.size

    def kept(self, which: Flags | Places) -> Seeds:
        """Some of them."""
        return Seeds(self.a[which], self.b[which], self.a_article[which], self.b_article[which])

    def wide(self) -> Seeds:
        """The same in numbers that can be subtracted; where they are many they are held in half the bytes."""
        return Seeds(*(each.astype(np.int64) for each in (self.a, self.b, self.a_article, self.b_article)))


class Articles:
    """Which article each word of the corpus stands in.

    ``bounds`` are the first words of the articles, and the number of all words. ``outlets`` are numbers of who prints
    what stands below an article (`corpus.house_of`), below 0 where nobody is known. ``sampled`` is how many of an
    article's runs were kept. ``sizes`` is how many articles of the corpus each outlet has; if it is not said, these
    articles are the corpus.
    """

    def __init__(self, bounds: Places, outlets: Places, sampled: Places, sizes: Places | None = None) -> None:
        self.bounds, self.outlets, self.sampled = bounds, outlets, sampled
        self.sizes: Places = np.bincount(outlets[outlets >= 0]) if sizes is None else sizes
        self._ends = bounds[1:]
        firsts = np.arange(0, int(bounds[-1]) + 1, 1 << _BLOCK)
        self._blocks = np.searchsorted(bounds, firsts, side="right") - 1

    def of(self, places: Places) -> Places:
        """The articles that the words stand in."""
        found: Places = self._blocks.take(places >> _BLOCK)
        wrong = np.flatnonzero(places >= self._ends.take(found))
        while wrong.size:
            found[wrong] += 1
            wrong = wrong[places[wrong] >= self._ends[found[wrong]]]
        return found


@dataclass(frozen=True, slots=True)
class Notices:
    """The places of sampled runs that are their outlet's notice, and what each is worth in that outlet, in bits."""

    places: Places
    bits: Worth

    @classmethod
    def joined(cls, parts: Sequence[Notices]) -> Notices:
        """All of them, in the order of the corpus."""
        places = np.concatenate([np.zeros(0, np.int64), *(each.places for each in parts)])
        bits = np.concatenate([np.zeros(0), *(each.bits for each in parts)])
        order = np.argsort(places, kind="stable")
        return cls(places[order], bits[order])


@dataclass(frozen=True, slots=True)
class Runs:
    """The sampled runs that stand at several places, one entry a place; those of one run follow each other."""

    places: Numbers
    article: Numbers
    begins: Flags
    """Whether a run's first place is this one."""
    group: Numbers
    """The run's number."""


def repeated(keys: Hashes, place_bits: int, articles: Articles, prints: Prints) -> Runs:
    """The runs of sorted keys that stand at several places.

    Args:
        keys: hashes with places below them, sorted.
        place_bits: how many bits the places take.
        articles: whose places they are.
        prints: of all words; a key has only some bits of the hash, and two runs may share these.
    """
    hashes = keys >> np.uint64(place_bits)
    met = np.zeros(keys.size, dtype=np.bool_)
    if keys.size:
        np.equal(hashes[1:], hashes[:-1], out=met[1:])
        met[:-1] |= met[1:]
    among = np.flatnonzero(met)
    places = (keys.take(among) & np.uint64((1 << place_bits) - 1)).view(np.int64)
    places, begins = _told_apart(places, hashes.take(among), prints)
    # These are held for all keys together: half the bytes are enough for the numbers of articles and runs.
    who = articles.of(places).astype(np.int32)
    small = places.astype(np.uint32) if place_bits <= 32 else places
    return Runs(small, who, begins, np.cumsum(begins, dtype=np.int32) - np.int32(1))


def _told_apart(places: Places, hashes: Hashes, prints: Prints) -> tuple[Places, Flags]:
    """Places whose runs have the same words, one run behind the other, and where each run begins."""
    words = _fours(prints, places)
    begins = np.ones(places.size, dtype=np.bool_)
    begins[1:] = hashes[1:] != hashes[:-1]
    differ = ~begins[1:] & (words[1:] != words[:-1])
    if not differ.any():
        return places, begins
    # Few keys are of several runs: only their places are put in order.
    group = np.cumsum(begins)
    mixed = np.zeros(int(group[-1]) + 1, dtype=np.bool_)
    mixed[group[1:][differ]] = True
    at = np.flatnonzero(mixed[group])
    order = at[np.lexsort((places[at], words[at], group[at]))]
    places[at], words[at] = places[order], words[order]
    begins[1:] |= words[1:] != words[:-1]
    several = ~begins
    several[:-1] |= several[1:]
    return places[several], begins[several]


def _fours(prints: Prints, places: Places) -> Hashes:
    """The prints of four words from each place on, as one number."""
    found: Hashes = np.ndarray((max(0, prints.size - RUN + 1),), "<u8", prints, strides=(2,))[places]
    return found


@dataclass(frozen=True, slots=True)
class _Spread:
    """Entries by run and outlet: which entries, the number of their case, and how many articles have it."""

    order: Places
    case: Places
    new_article: Flags
    often: Flags


def _spread(runs: Runs, articles: Articles) -> _Spread:
    first = np.flatnonzero(runs.begins)
    sizes = np.diff(np.append(first, runs.places.size))
    outlet = articles.outlets[runs.article]
    known = np.flatnonzero((sizes >= MANY)[runs.group] & (outlet >= 0))
    case = runs.group[known].astype(np.int64) * (articles.sizes.size + 1) + outlet[known]  # one run in one outlet
    order = in_order(case)  # the places of a run are in order, and so are the articles then
    case, who = case[order], runs.article[known][order]
    new_case = np.ones(case.size, dtype=np.bool_)
    new_case[1:] = case[1:] != case[:-1]
    new_article = new_case.copy()
    new_article[1:] |= who[1:] != who[:-1]
    number = np.cumsum(new_case) - 1
    often = (np.bincount(number, weights=new_article) >= MANY)[number] if number.size else new_case
    return _Spread(known[order], number, new_article, often)


def in_order(values: Places) -> Places:
    """What puts numbers in order, equal ones as they stand: sorting one number made of two is much the fastest."""
    bits = np.int64(max(1, values.size.bit_length()))
    if int(values.max(initial=0)) >> (63 - int(bits)):
        return np.argsort(values, kind="stable")
    both = values << bits
    both |= np.arange(values.size)
    both.sort()
    both &= (np.int64(1) << bits) - 1
    return both


def often_shared(runs: Runs, articles: Articles) -> Places:
    """For each article, how many of its runs at least `MANY` articles of its outlet have."""
    spread = _spread(runs, articles)
    who = runs.article[spread.order][spread.often & spread.new_article]
    return np.bincount(who, minlength=articles.sampled.size)


def seeds(runs: Runs, articles: Articles, versions: Flags) -> tuple[Seeds, Notices]:
    """The seeds of runs, and those runs that are a notice of their outlet.

    Args:
        runs: what stands at several places.
        articles: whose places they are.
        versions: articles most of which other articles of the outlet have too, which speak for no notice.
    """
    spread = _spread(runs, articles)
    article, begins, group = runs.article, runs.begins, runs.group
    common = np.zeros(article.size, dtype=np.bool_)
    bits = np.zeros(article.size)
    outlet = articles.outlets[article]
    if spread.case.size:
        supports = spread.new_article & spread.often & ~versions[article[spread.order]]
        common[spread.order] = (np.bincount(spread.case, weights=supports) >= MANY)[spread.case]
        having = np.bincount(spread.case, weights=spread.new_article)[spread.case]
        bits[spread.order] = np.log2(articles.sizes[outlet[spread.order]] / having)
    first = np.flatnonzero(begins)
    in_few = np.diff(np.append(first, article.size))[group] <= FEW
    rest = np.flatnonzero(~begins)
    one, other = [first[group[rest]]], [rest]
    for step in range(1, FEW - 1):
        here = np.flatnonzero(in_few[:-step] & (group[:-step] == group[step:]) & ~begins[:-step])
        one.append(here)
        other.append(here + step)
    a, b = np.concatenate(one), np.concatenate(other)
    useful = (article[a] != article[b]) & ~(common[a] & common[b] & (outlet[a] == outlet[b]))
    a, b = a[useful], b[useful]
    return Seeds(runs.places[a], runs.places[b], article[a], article[b]), Notices(
        runs.places[common].astype(np.int64), bits[common]
    )


def versions(shared: Places, articles: Articles) -> Flags:
    """Which articles are versions of others of their outlet, by how many of their runs those have."""
    return shared > MOST_SHARED * articles.sampled


def verified(found: Seeds, prints: Prints, articles: Articles, words: int) -> tuple[Seeds, Flags]:
    """The seeds whose words are the same, and which of them stand in at least ``words`` same words in a row.

    Those of `repeated` runs have the same words anyway; only `in_a_row` has to be asked of them.
    """
    prints = np.ascontiguousarray(prints)
    same = _fours(prints, found.a.astype(np.int64)) == _fours(prints, found.b.astype(np.int64))
    found = found.kept(same)
    return found, in_a_row(found, prints, articles, words)


_AT_ONCE = 1 << 13
"""Seeds whose words are looked at together: these are in a core's second cache after the first look."""


def in_a_row(found: Seeds, prints: Prints, articles: Articles, words: int) -> Flags:
    """Which seeds stand in at least ``words`` same words in a row."""
    prints = np.ascontiguousarray(prints)
    long = np.full(len(found), words <= RUN)
    for first in range(0, len(found), _AT_ONCE):
        part = slice(first, first + _AT_ONCE)
        a, b = found.a[part].astype(np.int64), found.b[part].astype(np.int64)
        # Most stand alone by chance: the next word differs on either side, wherever their articles begin and end.
        near = prints.take(a + RUN, mode="clip") == prints.take(b + RUN, mode="clip")
        near |= prints.take(a - 1, mode="clip") == prints.take(b - 1, mode="clip")
        at = np.flatnonzero(near)
        a, b, one, other = a[at], b[at], found.a_article[part][at], found.b_article[part][at]
        length = np.full(at.size, RUN, dtype=np.int64)
        room = np.minimum(articles.bounds[one + 1] - a, articles.bounds[other + 1] - b)
        _grow(length, (a, b), prints, room, words, forward=True)
        room = np.minimum(a - articles.bounds[one], b - articles.bounds[other])
        _grow(length, (a, b), prints, room, words, forward=False)
        long[first + at] = length >= words
    return long


def _grow(
    length: Places, ends: tuple[Places, Places], prints: Prints, room: Places, words: int, *, forward: bool
) -> None:
    a, b = ends
    going = np.arange(a.size)
    for step in range(RUN if forward else 1, words if forward else words - RUN + 1):
        going = going[(room[going] > step) if forward else (room[going] >= step)]
        shift = step if forward else -step
        going = going[prints.take(a[going] + shift) == prints.take(b[going] + shift)]
        if not going.size:
            return
        length[going] += 1
