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
from dataclasses import replace
from typing import TYPE_CHECKING

from provenance.align.grow import Growth, Region, Walls
from provenance.align.limits import LIMITS
from provenance.match import meetings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provenance.align.chain import Chain
    from provenance.match import Index, Meeting
    from provenance.model import Seed

_ROUNDS = 3
"""A second look at what the first has left finds nearly all there is."""


def retold(
    a: Index, b: Index, walls: Walls, open_chains: Sequence[Chain], seeds: Iterable[Seed], *, beside: bool
) -> tuple[Region, ...]:
    """The regions told again between the walls, none overlapping another, ordered by their place in ``a``.

    Args:
        a: one article.
        b: the other.
        walls: what is taken already; what is found is taken too.
        open_chains: chains that may be part of a region, ordered by their place in ``a``.
        seeds: shared runs.
        beside: whether text that was copied stands beside, so that less has to be shown.
    """
    a_walls, b_walls = walls.a, walls.b
    least = LIMITS.beside_bits if beside else LIMITS.region_bits
    runs = [Region(each.a_start, each.a_end, each.b_start, each.b_end, 2 * each.bits) for each in open_chains]
    runs += [
        Region(each.a_start, each.a_end, each.b_start, each.b_end, 2 * each.bits)
        for each in seeds
        if each.bits >= LIMITS.start_bits
    ]
    met = meetings(a, b)
    growth = Growth(a, b)
    found: list[Region] = []
    for _ in range(_ROUNDS):
        # What a region has taken parts the clusters anew: the rest of one may begin another.
        met = [each for each in met if not a_walls[each.a] and not b_walls[each.b]]
        starts = {*runs, *_clusters(a, b, met)}
        new: list[Region] = []
        for start in sorted(starts, key=lambda each: (-each.bits, each)):
            core = _free(start, a_walls, b_walls)
            if core is None or not growth.promises(core, least):
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


def _words(region: Region) -> int:
    return min(region.a_end - region.a_start, region.b_end - region.b_start)


def _clusters(a: Index, b: Index, met: Sequence[Meeting]) -> list[Region]:
    """Meetings near each other on both sides, if they are worth enough together to begin a region."""
    done: list[list[float]] = []
    open_clusters: list[list[float]] = []
    for place, other, bits in met:
        best: list[float] | None = None
        still_open = []
        for cluster in open_clusters:
            if place - cluster[1] > LIMITS.cluster_gap:
                done.append(cluster)
                continue
            still_open.append(cluster)
            near = cluster[2] - LIMITS.cluster_gap <= other <= cluster[3] + LIMITS.cluster_gap
            if near and (best is None or cluster[4] > best[4]):
                best = cluster
        open_clusters = still_open
        if best is None:
            open_clusters.append([place, place, other, other, bits])
        else:
            best[1] = max(best[1], place)
            best[2], best[3] = min(best[2], other), max(best[3], other)
            best[4] += bits
    return [
        Region(int(each[0]), min(len(a), int(each[1]) + 2), int(each[2]), min(len(b), int(each[3]) + 2), each[4])
        for each in (*done, *open_clusters)
        if each[4] >= LIMITS.start_bits
    ]


def _free(start: Region, a_walls: bytearray, b_walls: bytearray) -> Region | None:
    """The start between the walls around its middle, or ``None`` where its middle is a wall."""
    a_part = _between(a_walls, start.a_start, start.a_end)
    b_part = _between(b_walls, start.b_start, start.b_end)
    return Region(*a_part, *b_part, start.bits) if a_part and b_part else None


def _between(walls: bytearray, start: int, end: int) -> tuple[int, int] | None:
    middle = (start + end - 1) // 2
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
