"""Summaries: several passages of one text told in one stretch of the other.

::

    a   ·····[1]···········[2]·······[3]······   here and there
    b            ··[3 1 2]··                     side by side

Regions that lie side by side in one article, and far apart in the other, are one passage: somebody read the whole and
told it shorter. The passage spans all of it on both sides and keeps its parts, which are what the texts share.

Departure: only regions told in other words make a summary. Paragraphs that were copied as they are and cut in between
are as many passages as there are cuts (Sánchez-Pérez et al. 2014, "A Winning Approach to Text Alignment", whose idea of
two spans this follows, has one rule for both).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.align.limits import LIMITS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from provenance.align.grow import Region


def summaries(regions: Sequence[Region]) -> tuple[tuple[Region, ...], ...]:
    """The regions in groups, a summary's together, all others alone, ordered by their first place in ``a``."""
    groups: list[tuple[Region, ...]] = [(region,) for region in sorted(regions)]
    for side in (_a_side, _b_side):
        groups = _grouped(groups, side)
    return tuple(sorted(groups))


def _a_side(region: Region) -> tuple[int, int]:
    return region.a_start, region.a_end


def _b_side(region: Region) -> tuple[int, int]:
    return region.b_start, region.b_end


def _grouped(groups: list[tuple[Region, ...]], near: Callable[[Region], tuple[int, int]]) -> list[tuple[Region, ...]]:
    """Groups of one region joined where they are neighbours on the ``near`` side and far apart on the other."""
    far = _b_side if near is _a_side else _a_side
    found = [group for group in groups if len(group) > 1]
    run: list[Region] = []
    for region in sorted((group[0] for group in groups if len(group) == 1), key=near):
        if run and near(region)[0] - near(run[-1])[1] > LIMITS.summary_gap:
            found += _as_summary(run, near, far)
            run = []
        run.append(region)
    return found + _as_summary(run, near, far)


def _as_summary(
    run: list[Region], near: Callable[[Region], tuple[int, int]], far: Callable[[Region], tuple[int, int]]
) -> list[tuple[Region, ...]]:
    words = [near(region)[1] - near(region)[0] for region in run]
    copied = sum(count for count, region in zip(words, run, strict=True) if region.copied)
    short = sum(words) <= LIMITS.summary_part * len(run)
    retold = copied <= LIMITS.summary_copied * sum(words)
    if len(run) > 1 and short and retold and _span(run, far) >= LIMITS.summary_ratio * _span(run, near):
        return [tuple(sorted(run))]
    return [(region,) for region in run]


def _span(run: list[Region], side: Callable[[Region], tuple[int, int]]) -> int:
    return max(side(region)[1] for region in run) - min(side(region)[0] for region in run)
