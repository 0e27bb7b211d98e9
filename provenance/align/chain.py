"""Seeds strung together: what one editor left of another's text.

::

    a  ▓▓▓▓▓▓░░▓▓▓▓▓▓▓▓▓▓▓······▓▓▓▓▓▓▓▓▓       ▓ seed   ░ short gap, bridged
    b  ▓▓▓▓▓▓░▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓               · a sentence dropped: two chains, not one

A chain is a series of seeds that follow each other on both sides. A gap is bridged where it is so short that it can
only be an edit, or where the words in it are alike; else a new chain begins, because a passage must not claim words
that only one side has. Seeds come in order, and only chains that end within reach are looked at, so the work is
proportional to the seeds.

Where a run stands twice in an article, chains compete for the same words; the one with the more surprising words has
them.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz.distance import LCSseq

from provenance.align.limits import LIMITS
from provenance.match.runs import RUN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.match import Material
    from provenance.model import Seed


@dataclass(frozen=True, slots=True)
class Chain:
    """A region of tokens on both sides, half open; ``matched`` words are the same on both, worth ``bits``."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    matched: int
    bits: float


def chains(a: Material, b: Material, found: Sequence[Seed]) -> tuple[Chain, ...]:
    """The seeds as chains that do not overlap on either side, ordered by their place in ``a``."""
    done: list[Chain] = []
    open_chains: list[Chain] = []
    for seed in found:
        still_open: list[Chain] = []
        best: tuple[int, int] | None = None
        for chain in open_chains:
            if seed.a_start - chain.a_end > LIMITS.similar_gap:
                done.append(chain)
                continue
            still_open.append(chain)
            cost = _bridge(a, b, chain, seed)
            if cost is not None and (best is None or cost < best[0]):
                best = cost, len(still_open) - 1
        if best is None:
            still_open.append(
                Chain(seed.a_start, seed.a_end, seed.b_start, seed.b_end, seed.a_end - seed.a_start, seed.bits)
            )
        else:
            still_open[best[1]] = _joined(a, b, still_open[best[1]], seed)
        open_chains = still_open
    return _without_overlaps([_without_strays(a, b, chain) for chain in (*done, *open_chains)])


def common_words(a: Material, b: Material, a_start: int, a_end: int, b_start: int, b_end: int) -> int:
    """The length of the longest common subsequence of two stretches of words."""
    if a_start >= a_end or b_start >= b_end:
        return 0
    return int(LCSseq.similarity(a.tokens.words[a_start:a_end], b.tokens.words[b_start:b_end]))


def _bridge(a: Material, b: Material, chain: Chain, seed: Seed) -> int | None:
    """What it costs to go on from the chain to the seed, in words passed over; ``None`` where it cannot be."""
    a_gap, b_gap = seed.a_start - chain.a_end, seed.b_start - chain.b_end
    if (
        seed.a_end <= chain.a_end
        or seed.b_end <= chain.b_end
        or seed.a_start <= chain.a_start
        or seed.b_start <= chain.b_start
    ):
        return None
    if max(a_gap, b_gap) > LIMITS.similar_gap or min(a_gap, b_gap) < -LIMITS.overlap:
        return None
    a_words = a.tokens.words[chain.a_end : seed.a_start]
    b_words = b.tokens.words[chain.b_end : seed.b_start]
    if "" in a_words or "" in b_words:
        return None  # over a break: a passage stays within one region
    if max(a_gap, b_gap) > LIMITS.edit_gap:
        same = common_words(a, b, chain.a_end, seed.a_start, chain.b_end, seed.b_start)
        if 2 * same < LIMITS.gap_similarity * (a_gap + b_gap):
            return None
    return abs(a_gap) + abs(b_gap)


def _joined(a: Material, b: Material, chain: Chain, seed: Seed) -> Chain:
    # Seeds may overlap by a few words where a phrase repeats itself; count no word twice.
    twice = max(0, chain.a_end - seed.a_start, chain.b_end - seed.b_start)
    length = seed.a_end - seed.a_start
    new = max(0, length - twice)
    between = common_words(a, b, chain.a_end, seed.a_start, chain.b_end, seed.b_start)
    return Chain(
        chain.a_start,
        max(chain.a_end, seed.a_end),
        chain.b_start,
        max(chain.b_end, seed.b_end),
        chain.matched + new + between,
        chain.bits + seed.bits * new / length,
    )


def _without_strays(a: Material, b: Material, chain: Chain) -> Chain:
    """The chain without the word or two by which it reaches into a sentence that is not shared.

    After `… in February.` both sides may go on with `The`; that is chance, and would take the word from the passage
    it belongs to.
    """
    tail = _stray(a, b, chain.a_end - 1, chain.b_end - 1, step=-1, length=chain.matched)
    head = _stray(a, b, chain.a_start, chain.b_start, step=1, length=chain.matched - tail)
    if not head and not tail:
        return chain
    lost = a.bits(chain.a_start, chain.a_start + head) + a.bits(chain.a_end - tail, chain.a_end)
    return Chain(
        chain.a_start + head,
        chain.a_end - tail,
        chain.b_start + head,
        chain.b_end - tail,
        chain.matched - head - tail,
        max(0.0, chain.bits - lost),
    )


def _stray(a: Material, b: Material, a_at: int, b_at: int, *, step: int, length: int) -> int:
    """How many words at one end stand alone in their sentences on both sides, which go on outside the chain."""
    for count in range(1, min(LIMITS.stray_words, length - 1) + 1):
        a_inner, b_inner = a_at + step * count, b_at + step * count
        if a.sentence[a_inner] != a.sentence[a_at] and b.sentence[b_inner] != b.sentence[b_at]:
            a_outer, b_outer = a_at - step, b_at - step
            goes_on = (
                0 <= a_outer < len(a.tokens)
                and 0 <= b_outer < len(b.tokens)
                and a.sentence[a_outer] == a.sentence[a_at]
                and b.sentence[b_outer] == b.sentence[b_at]
            )
            return count if goes_on else 0
    return 0


def _without_overlaps(found: list[Chain]) -> tuple[Chain, ...]:
    kept: list[Chain] = []
    a_taken: list[tuple[int, int]] = []
    b_taken: list[tuple[int, int]] = []
    for chain in sorted(found, key=lambda each: (-each.bits, each.a_start, each.b_start, each.a_end, each.b_end)):
        head = max(_taken_from(a_taken, chain.a_start, chain.a_end), _taken_from(b_taken, chain.b_start, chain.b_end))
        tail = max(_taken_to(a_taken, chain.a_start, chain.a_end), _taken_to(b_taken, chain.b_start, chain.b_end))
        if max(head, tail) > LIMITS.overlap or chain.matched - head - tail < RUN:
            continue
        left = (chain.matched - head - tail) / chain.matched
        rest = Chain(
            chain.a_start + head,
            chain.a_end - tail,
            chain.b_start + head,
            chain.b_end - tail,
            chain.matched - head - tail,
            chain.bits * left,
        )
        if rest.a_start >= rest.a_end or rest.b_start >= rest.b_end:
            continue
        kept.append(rest)
        insort(a_taken, (rest.a_start, rest.a_end))
        insort(b_taken, (rest.b_start, rest.b_end))
    return tuple(sorted(kept, key=lambda each: (each.a_start, each.b_start)))


def _taken_from(taken: list[tuple[int, int]], start: int, end: int) -> int:
    """How many words at the start of a stretch are taken; all of them where what is taken lies inside it."""
    at = bisect_right(taken, (start, end))
    lost = max(0, taken[at - 1][1] - start) if at else 0
    if at < len(taken) and taken[at][1] <= end and taken[at][0] < end:
        return end - start
    return lost


def _taken_to(taken: list[tuple[int, int]], start: int, end: int) -> int:
    """How many words at the end of a stretch are taken."""
    at = bisect_right(taken, (start, end))
    return max(0, end - taken[at][0]) if at < len(taken) else 0
