"""Which units are the article: one run of lines, the one that scores highest.

Each unit has a score, the log-odds that it is article text, by a linear model of its features. Pasternack and Roth
(2009) showed that the best-scoring contiguous run then finds articles better than judging lines one by one: a short
subheading among paragraphs is carried by them, and a lone prosaic line among links is not worth the way to it::

    Menu  Sports  Headline  Paragraph  Subheading  Paragraph  ═══  Comment  Name *  Related story
    -2    -2      -1        4          -1          4         -6    3        -2      -1
                            └──────────── 7 ──────────────┘

Three departures, each measured by `benchmarks/fit_layout.py`. Blank lines beyond the usual cost: pages are pasted with
more of them between regions than between paragraphs. The first run that scores a good part of the best one wins
over it: a long discussion below a short report outscores the report. And what lies outside the run is kept all the
same unless its lines speak against it clearly enough: a clean text has no furniture, and the odd line at its edge is
its own. Scores are bounded, because neighbouring lines are not the independent witnesses a sum takes them for.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from operator import mul
from typing import TYPE_CHECKING

from provenance.clean.features import NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.clean.units import Unit
    from provenance.clean.weights import Weights
    from provenance.model import Span

_SHARE_OF_PROSE = NAMES.index("prose")
_MOST_EXTRA = 3
"""Blank lines beyond the usual that count; more say nothing more."""


@dataclass(frozen=True, slots=True)
class Run:
    """Units ``start`` up to, not including, ``end``; ``before`` and ``after`` are the sums of scores up to its ends."""

    start: int
    end: int
    before: float
    after: float

    @property
    def score(self) -> float:
        """What the units of the run add up to."""
        return self.after - self.before


def found(rows: Sequence[Sequence[float]], blanks: Sequence[int], weights: Weights) -> list[bool]:
    """For each unit whether it is in the article, by the text alone; all are where none is prose."""
    if not rows or not rows[0][_SHARE_OF_PROSE]:
        return [True] * len(rows)
    scores = [score(row, weights) for row in rows]
    costs = gap_costs(blanks, weights)
    start, end = chosen(scores, costs, weights)
    return [start <= i < end for i in range(len(rows))]


def extracted(lines: Sequence[Unit], spans: Sequence[Span]) -> list[bool]:
    """For each unit whether a format's own extractor took it; both are in order."""
    inside: list[bool] = []
    j = 0
    for line in lines:
        while j < len(spans) and spans[j].end <= line.span.start:
            j += 1
        inside.append(j < len(spans) and spans[j].start < line.span.end)
    return inside


def score(row: Sequence[float], weights: Weights) -> float:
    """The bounded log-odds (natural) that a unit is article text."""
    total: float = sum(map(mul, row, weights.features))
    return min(weights.highest, max(weights.lowest, total))


def gap_costs(blanks: Sequence[int], weights: Weights) -> list[float]:
    """What it costs to go on from the unit before each unit, by the blank lines between them."""
    usual = max(1, _most_common(blanks[1:]))
    extra = [min(_MOST_EXTRA, max(0, each - usual)) for each in blanks[1:]]
    irregular = sum(1 for each in extra if each) > weights.usual_gap_share * len(extra)
    cost = weights.gap_where_usual if irregular else weights.gap
    return [0.0, *(cost * each for each in extra)]


def chosen(scores: Sequence[float], costs: Sequence[float], weights: Weights) -> tuple[int, int]:
    """First unit of the article and the one after its last."""
    size = len(scores)
    runs = maximal(scores, costs)
    if not runs:
        return 0, size
    best = max(run.score for run in runs)
    run = next(run for run in runs if run.score >= weights.earlier * best)
    start, end = run.start, run.end
    if sum(costs[1 : start + 1]) - sum(scores[:start]) < weights.furniture:
        start = 0
    if sum(costs[end:]) - sum(scores[end:]) < weights.furniture:
        end = size
    return start, end


def maximal(scores: Sequence[float], costs: Sequence[float]) -> list[Run]:
    """All maximal-scoring runs, in order: none can be made better by growing or shrinking it.

    The algorithm of Ruzzo and Tompa (1999), linear: each run remembers the nearest one before it that began lower, so
    that the search backwards leaps. The best of them is what Kadane's algorithm finds.
    """
    runs: list[Run] = []
    lower: list[int] = []  # for each run, the nearest before it with a smaller sum up to its start, or -1
    total = 0.0
    for i, (value, cost) in enumerate(zip(scores, costs, strict=True)):
        total -= cost
        before, total = total, total + value
        if value <= 0:
            continue
        run = Run(i, i + 1, before, total)
        while True:
            j = len(runs) - 1
            while j >= 0 and runs[j].before >= run.before:
                j = lower[j]
            if j < 0 or runs[j].after >= run.after:
                break
            run = Run(runs[j].start, run.end, runs[j].before, run.after)
            del runs[j:], lower[j:]
        runs.append(run)
        lower.append(j)
    return runs


def _most_common(values: Sequence[int]) -> int:
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else 0
