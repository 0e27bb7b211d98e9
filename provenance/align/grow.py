"""Regions told again: from a place where two texts meet to as far as they tell the same.

::

    a   … [ The harbour board elected Ines Holt its chair in March, after a vote. ] The ferry …
    b   … [ After the vote in March, Holt was chosen by the board of the harbour. ] Prices …

Rewriting, translation there and back and summaries leave few runs of words but many of the words, in another order.
So a region is scored as two bags of words. A word of one side that also stands in the other side's region speaks for
reuse, one that does not speaks against it, both by their likelihood ratio:

    matched     log₂( r / p )              r   how often a word of a reused region is kept, read off the region itself
    unmatched   log₂( (1−r) / (1−p) )      p   how often chance puts the word into a stretch that long

With f the word's frequency in news, or in the other article where that is higher, p ≈ f · length. So the names that
make up the subject of both articles weigh little, function words nothing, and rare words most. Each word is matched
once, by one word.

The region grows on one side while the other is held, then the other way round, until neither moves; a walk is given
up where it has lost `drop` bits since its best place (the X-drop of Altschul et al. 1990, "Basic local alignment
search tool"). What it must not enter, text that has been taken already or a break, is a wall.

Departure: the words of a region are not independent; their sum overstates. `region_bits` is set on that sum.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import log2
from typing import TYPE_CHECKING

from provenance.align.limits import LIMITS
from provenance.match.index import RARE_BITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from provenance.align.chain import Chain
    from provenance.match import Index

_NEVER = 1000.0
"""Bits of a word that the other article has once or never: more than any word is worth."""

_OWN = log2(LIMITS.own_words)
_ROUNDS = 8
"""Both sides settle in three or four; a region that swings between two shapes is stopped here."""


@dataclass(frozen=True, slots=True, order=True)
class Region:
    """A region of tokens on both sides, half open; ``bits`` is the score of the side that has less to show for it.

    ``copied`` says that next to all of its words are the same in the same order.
    """

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    bits: float
    copied: bool = False


class Walls:
    """For each token of two articles whether it is taken, or a break; a passage stays within one region of the page."""

    def __init__(self, a: Index, b: Index) -> None:
        self.a = bytearray(a.breaks)
        self.b = bytearray(b.breaks)

    def take(self, region: Chain | Region) -> None:
        """Let no other region have these tokens."""
        self.a[region.a_start : region.a_end] = b"\1" * (region.a_end - region.a_start)
        self.b[region.b_start : region.b_end] = b"\1" * (region.b_end - region.b_start)

    def are_free(self, region: Chain | Region) -> bool:
        """Whether none of these tokens is taken."""
        return self.a.find(1, region.a_start, region.a_end) < 0 and self.b.find(1, region.b_start, region.b_end) < 0


class Growth:
    """Two articles in which regions are grown; keeps what each of their words is worth against the other article."""

    def __init__(self, a: Index, b: Index) -> None:
        self._a, self._b = _Odds(a, b), _Odds(b, a)

    def promises(self, start: Region, least: float) -> bool:
        """Whether the words around a start could be worth so many bits at all: most starts need no growing."""
        one = self._a.around(start.a_start, start.a_end)
        other = self._b.around(start.b_start, start.b_end)
        shared = set(self._a.side.stems[one[0] : one[1]]).intersection(self._b.side.stems[other[0] : other[1]])
        return all(odds.reaches(place, shared, least) for odds, place in ((self._a, one), (self._b, other)))

    def grown(self, start: Region, walls: Walls, least: float) -> Region | None:
        """The region around a start, or ``None`` where there is none.

        Args:
            start: where the articles meet; its bits are not looked at.
            walls: what it may not enter.
            least: bits that it has to be worth; a start that shows less than half of that at first is given up.
        """
        one = (start.a_start, start.a_end)
        other = (start.b_start, start.b_end)
        one_bits = other_bits = 0.0
        for _ in range(_ROUNDS):
            before = one, other
            other, other_bits = self._b.fitted(other, walls.b, one)
            if other[0] >= other[1]:
                return None
            one, one_bits = self._a.fitted(one, walls.a, other)
            if one[0] >= one[1]:
                return None
            if (one, other) == before:
                break
            if min(one_bits, other_bits) < least / 2:
                return None
        return Region(*one, *other, min(one_bits, other_bits))


class _Odds:
    """One side's words against the other article, in which a word that it repeats is no longer rare."""

    def __init__(self, side: Index, other: Index) -> None:
        self.side, self._other = side, other
        self._common = other.commonness

    def around(self, start: int, end: int) -> tuple[int, int]:
        """The tokens from which a region around these is made, at first."""
        return max(0, start - LIMITS.region_reach), min(len(self.side), end + LIMITS.region_reach)

    def reaches(self, place: tuple[int, int], shared: set[str], least: float) -> bool:
        """Whether a region in this place could be worth so many bits, if these stems and no others are matched."""
        first, last = place
        floor = log2(LIMITS.region_words)
        most, common = LIMITS.word_bits, self._common
        total = 0.0
        for stem, worth in zip(self.side.stems[first:last], self.side.worth[first:last], strict=True):
            if worth > floor and stem in shared:
                total += max(0.0, min(worth, common.get(stem, _NEVER) - _OWN, most) - floor)
                if total >= least:
                    return True
        return total >= least

    def fitted(self, core: tuple[int, int], walls: bytearray, held: tuple[int, int]) -> tuple[tuple[int, int], float]:
        """The stretch around ``core`` that fits best what the other article has in ``held``, and its score."""
        start, end = core
        reach = max(LIMITS.region_reach, end - start, held[1] - held[0])
        there = dict(Counter(self._other.stems[held[0] : held[1]]))
        score = _Score(self.side, self._common, there, held[1] - held[0], self._kept(core, there))
        values = list(score.of(range(start, end)))
        before = score.walk(start - 1, max(-1, start - 1 - reach), -1, walls)
        behind = score.walk(end, min(len(self.side), end + reach), 1, walls)
        return _best(start - len(before), [*reversed(before), *values, *behind])

    def _kept(self, core: tuple[int, int], there: Mapping[str, int]) -> float:
        """How often a rare word of the region is kept: counted in it, with four words of the usual rate beside."""
        stems, worth = self.side.stems, self.side.worth
        rare = [stems[at] for at in range(*core) if worth[at] >= RARE_BITS]
        matched = sum(min(count, there.get(stem, 0)) for stem, count in Counter(rare).items())
        share = (matched + 4 * LIMITS.kept) / (len(rare) + 4)
        return min(LIMITS.kept_most, max(LIMITS.kept_least, share))


class _Score:
    """What each word of a side is worth, given the other side's region; every word there is used once."""

    def __init__(self, side: Index, common: Mapping[str, float], left: dict[str, int], size: int, kept: float) -> None:
        self._stems, self._worth, self._common, self._left = side.stems, side.worth, common, left
        self._length = log2(size)
        self._kept, self._lost = log2(kept), log2(1 - kept)
        self._floor = self._length - self._kept

    def of(self, places: Iterable[int]) -> Iterator[float]:
        """The scores of tokens in bits, one after the other; each uses up the word that matches it."""
        stems, worth, common, left = self._stems, self._worth, self._common, self._left
        length, kept, lost, floor, most = self._length, self._kept, self._lost, self._floor, LIMITS.word_bits
        for at in places:
            stem, rarity = stems[at], worth[at]
            matched = left.get(stem, 0)
            if matched > 0:
                left[stem] = matched - 1
            if rarity > floor:
                rarity = min(rarity, most, common.get(stem, _NEVER) - _OWN)
            if rarity <= floor:
                yield 0.0  # chance has it there as often as reuse would
            elif matched > 0:
                yield rarity - length + kept
            else:
                yield lost - log2(1 - 2.0 ** (length - rarity))

    def walk(self, at: int, stop: int, step: int, walls: bytearray) -> list[float]:
        """The values of the tokens from ``at`` to where their sum is greatest, in the order walked."""
        wall = walls.find(1, at, stop) if step > 0 else walls.rfind(1, stop + 1, at + 1)
        before = self._left.copy()
        values: list[float] = []
        total = best = 0.0
        length = 0
        for value in self.of(range(at, stop if wall < 0 else wall, step)):
            values.append(value)
            total += value
            if total > best:
                best, length = total, len(values)
            elif total < best - LIMITS.drop:
                break
        # What was used beyond the best place is free again.
        self._left = before
        for place in range(at, at + step * length, step):
            stem = self._stems[place]
            if before.get(stem, 0) > 0:
                before[stem] -= 1
        return values[:length]


def _best(start: int, values: list[float]) -> tuple[tuple[int, int], float]:
    """The stretch with the greatest sum that nowhere falls `core_drop` below what it had reached."""
    best = (start, start), 0.0
    first, total, peak = start, 0.0, 0.0
    for at, value in enumerate(values, start):
        total += value
        if total <= 0 or total < peak - LIMITS.core_drop:
            first, total, peak = at + 1, 0.0, 0.0
        elif total > peak:
            peak = total
            if peak > best[1]:
                best = (first, at + 1), peak
    return best
