"""Passages told in other words: where texts meet without a run to chain, grown to regions.

::

    starts      unsealed chains, seeds, clusters of meetings      strongest first
       │ grow     (a region is a wall to the ones after it)
    regions ──hull──▶ with the chains they touch ──snap──▶ to sentences ──join──▶ neighbours are one

A chain of which next to all words are the same is sealed: it is a passage as it stands, exact to the word, and what
is told in other words begins and ends at it. A chain with more edits in it is a start like others, because what it
could not bridge may be told in another order.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from math import log2
from typing import TYPE_CHECKING

from provenance.align.grow import Growth, Region, Walls
from provenance.align.limits import LIMITS
from provenance.match import meetings
from provenance.match.index import CROWD, RARE_BITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provenance.align.chain import Chain
    from provenance.match import Index, Meeting, Shared
    from provenance.model import Seed

_ROUNDS = 3
"""A second look at what the first has left finds nearly all there is."""

_ROUNDING = 1e-6
"""Bits by which a sum may differ with the order of what is added."""


def retold(
    a: Index,
    b: Index,
    common: Shared,
    walls: Walls,
    open_chains: Sequence[Chain],
    seeds: Iterable[Seed],
    *,
    beside: bool,
) -> tuple[Region, ...]:
    """The regions told again between the walls, none overlapping another, ordered by their place in ``a``.

    Args:
        a: one article.
        b: the other.
        common: what the two have in common.
        walls: what is taken already; what is found is taken too.
        open_chains: chains that may be part of a region, ordered by their place in ``a``.
        seeds: shared runs.
        beside: whether text that was copied stands beside, so that less has to be shown.
    """
    a_walls, b_walls = walls.a, walls.b
    chance = _chance(a, b)
    least = (LIMITS.beside_bits if beside else LIMITS.region_bits) + chance
    start_least = LIMITS.start_bits + chance
    most = max(1, int(2 * CROWD / 2.0**chance))  # in long texts a pair that stands often stands by chance
    met: list[Chain | Seed] = [*open_chains, *(each for each in seeds if each.bits >= start_least)]
    can_meet = _has_rare(a, a_walls) and _has_rare(b, b_walls)
    if not can_meet and not any(_is_free(each, a_walls, b_walls) for each in met):
        return ()  # so it is where one article is copied whole; it is known without a stem
    runs = [Region(each.a_start, each.a_end, each.b_start, each.b_end, 2 * each.bits) for each in met]
    growth: Growth | None = None
    found: list[Region] = []
    for _ in range(_ROUNDS):
        # What a region has taken parts the clusters anew: the rest of one may begin another.
        starts = {*runs, *_clusters(a, b, meetings(a, b, a_walls, b_walls, most, common), start_least)}
        new: list[Region] = []
        for start in sorted(starts, key=lambda each: (-each.bits, each)):
            core = _free(start, a_walls, b_walls)
            if core is None:
                continue
            growth = growth or Growth(a, b)
            if not growth.promises(core, least):
                continue
            region = growth.grown(core, walls, least)
            if region is None or region.bits < least or _words(region) < LIMITS.region_words:
                continue
            region, inside = _with_chains(region, open_chains, walls)
            taken = _moved(region, inside) or [_snapped(a, b, region, a_walls, b_walls)]
            for each in taken:
                walls.take(each)
            new += taken
        found += new
        runs = []
        if not new:
            break
    return tuple(_joined(a, b, sorted(found)))


def _chance(a: Index, b: Index) -> float:
    """What long texts must show more, in bits: chance has a try for each pair of places (Karlin & Altschul 1990)."""
    return max(0.0, log2(max(1, len(a)) * max(1, len(b))) - LIMITS.usual_tries)


def _has_rare(side: Index, walls: bytearray) -> bool:
    """Whether a word that can begin a pair of rare ones stands outside the walls."""
    at = walls.find(0)
    while at >= 0 and side.material.bits(at, at + 1) < RARE_BITS:
        at = walls.find(0, at + 1)
    return at >= 0


def _words(region: Region) -> int:
    return min(region.a_end - region.a_start, region.b_end - region.b_start)


@dataclass(slots=True, eq=False)
class _Cluster:
    """Meetings near each other: their extent on both sides and what they are worth together."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    bits: float


def _clusters(a: Index, b: Index, met: Sequence[Meeting], least: float) -> list[Region]:
    """Meetings near each other on both sides, if they are worth enough together to begin a region.

    Clusters are looked up by where in ``b`` they have been met, so a meeting is compared with those near it alone.
    """
    if sum(bits for _, _, bits in met) < least - _ROUNDING:
        return []
    gap = LIMITS.cluster_gap
    found: list[_Cluster] = []
    near: dict[int, list[_Cluster]] = {}
    for place, other, bits in met:
        bucket = other // gap
        best: _Cluster | None = None
        for number in (bucket - 1, bucket, bucket + 1):
            here = near.get(number)
            if not here:
                continue
            if here[0].a_end < place - gap:  # behind us, and so will it be for all that follow
                here[:] = [cluster for cluster in here if cluster.a_end >= place - gap]
            for cluster in here:
                if cluster.b_start - gap <= other <= cluster.b_end + gap and (best is None or cluster.bits > best.bits):
                    best = cluster
        if best is None:
            best = _Cluster(place, place, other, other, 0.0)
            found.append(best)
        best.a_end = max(best.a_end, place)
        best.b_start, best.b_end = min(best.b_start, other), max(best.b_end, other)
        best.bits += bits
        here = near.setdefault(bucket, [])
        if best not in here:
            here.append(best)
    return [
        Region(each.a_start, min(len(a), each.a_end + 2), each.b_start, min(len(b), each.b_end + 2), each.bits)
        for each in found
        if each.bits >= least
    ]


def _free(start: Region, a_walls: bytearray, b_walls: bytearray) -> Region | None:
    """The start between the walls around its middle, or ``None`` where its middle is a wall."""
    a_part = _between(a_walls, start.a_start, start.a_end)
    b_part = _between(b_walls, start.b_start, start.b_end)
    return Region(*a_part, *b_part, start.bits) if a_part and b_part else None


def _is_free(start: Chain | Seed, a_walls: bytearray, b_walls: bytearray) -> bool:
    """Whether `_free` finds anything of it."""
    return not (a_walls[_middle(start.a_start, start.a_end)] or b_walls[_middle(start.b_start, start.b_end)])


def _middle(start: int, end: int) -> int:
    return (start + end - 1) // 2


def _between(walls: bytearray, start: int, end: int) -> tuple[int, int] | None:
    middle = _middle(start, end)
    if walls[middle]:
        return None
    wall_before, wall_behind = walls.rfind(1, start, middle), walls.find(1, middle, end)
    return max(start, wall_before + 1), wall_behind if wall_behind >= 0 else end


def _with_chains(region: Region, chains: Sequence[Chain], walls: Walls) -> tuple[Region, list[Chain]]:
    """The region with the chains that it touches on both sides, where no wall stands between, and these chains."""
    inside: list[Chain] = []
    first = bisect_left(chains, region.a_start, key=lambda each: each.a_end)
    for chain in chains[first:]:
        if chain.a_start >= region.a_end:
            break
        if chain.a_end > region.a_start and chain.b_start < region.b_end and chain.b_end > region.b_start:
            wider = Region(
                min(region.a_start, chain.a_start),
                max(region.a_end, chain.a_end),
                min(region.b_start, chain.b_start),
                max(region.b_end, chain.b_end),
                region.bits,
            )
            if walls.are_free(wider):
                region = wider
                inside.append(chain)
    return region, inside


def _moved(region: Region, inside: Sequence[Chain]) -> list[Region]:
    """The chains, if they are all there is to one side: paragraphs that were cut or changed places."""
    words = sum(chain.a_end - chain.a_start + chain.b_end - chain.b_start for chain in inside)
    matched = sum(chain.matched for chain in inside)
    if matched < LIMITS.sealed_similarity * max(words / 2, _words(region)):
        return []
    return [Region(each.a_start, each.a_end, each.b_start, each.b_end, each.bits) for each in inside]


def _snapped(a: Index, b: Index, region: Region, a_walls: bytearray, b_walls: bytearray) -> Region:
    """The region with whole sentences at its ends, where it has most of them already."""
    a_start, a_end = _whole(a, region.a_start, region.a_end, a_walls)
    b_start, b_end = _whole(b, region.b_start, region.b_end, b_walls)
    return Region(a_start, a_end, b_start, b_end, region.bits)


def _whole(side: Index, start: int, end: int, walls: bytearray) -> tuple[int, int]:
    sentence = side.material.sentence
    first = start
    while first > 0 and sentence[first - 1] == sentence[start] and not walls[first - 1]:
        first -= 1
    last = end
    while last < len(side) and sentence[last] == sentence[end - 1] and not walls[last]:
        last += 1
    inside_first = next((at for at in range(start, end) if sentence[at] != sentence[start]), end) - start
    inside_last = (
        end - next((at for at in range(end - 1, start - 1, -1) if sentence[at] != sentence[end - 1]), start - 1) - 1
    )
    if start - first <= inside_first * LIMITS.snap:
        start = first
    if last - end <= inside_last * LIMITS.snap:
        end = last
    return start, end


def _joined(a: Index, b: Index, regions: Iterable[Region]) -> list[Region]:
    """Regions with next to nothing between them on both sides, as one."""
    found: list[Region] = []
    for region in regions:
        before = found[-1] if found else None
        if before and _adjacent(a, before.a_end, region.a_start) and _adjacent(b, before.b_end, region.b_start):
            found[-1] = replace(
                before, a_end=region.a_end, b_end=region.b_end, bits=round(before.bits + region.bits, 6)
            )
        else:
            found.append(region)
    return found


def _adjacent(side: Index, end: int, start: int) -> bool:
    return 0 <= start - end <= LIMITS.join_gap and "" not in side.stems[end:start]
