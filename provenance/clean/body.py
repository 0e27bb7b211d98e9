"""Which units are the article: the most probable way through a page, from what stands above it to what stands below.

Each unit is in one of four states, and a page goes through them in one order, but that an article may be interrupted
by a caption, an advertisement or a box of related stories, and go on::

    before ──▶ article ──▶ after         Menu   Sports  Headline  Paragraph  READ ALSO  Paragraph  Name *  Other story
      ↺        ↺ ▲ │         ↺           before before  before    article    between    article    after   after
                 │ ▼
               between ↺

What each state likes of a line and of its place, and each step of the blank lines before it, are weights learned
together (a linear-chain conditional random field; Lafferty, McCallum and Pereira 2001): a short subheading among
paragraphs is carried by them, a lone prosaic line among links is not worth the way to it, and a discussion below a
report is what comes after although it is prose. The best way is found by Viterbi's algorithm, in one pass.

Two departures. The weights are not those that make the known answers most probable, but those that keep them ahead of
every wrong answer by what it would cost (softmax-margin; Gimpel and Smith 2010), where a lost word of the article costs
more than a kept one of the page. And where the best way is hardly better than to keep everything, everything is kept:
a clean text has no furniture, and its odd line is its own. `benchmarks/fit_layout.py` measures both.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from operator import mul
from typing import TYPE_CHECKING, Final

from provenance.clean.features import OF_LINE, places

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provenance.clean.features import Places, Seen
    from provenance.clean.units import Units
    from provenance.clean.weights import Weights
    from provenance.model import Span

_PROSE = OF_LINE.index("prose")
_MOST_EXTRA: Final = 3
"""Blank lines beyond the usual that count; more say nothing more."""
_ARTICLE, _BETWEEN, _AFTER = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Way:
    """One way through a text: the state of each unit, by its number in `STATES`, and what it adds up to."""

    states: Sequence[int]
    score: float


Scores = tuple[float, float, float]
"""What speaks for a unit being article, between and after, against its being before the article."""


def found(of: Seen, blanks: Sequence[int], weights: Weights) -> list[bool]:
    """For each unit whether it is in the article, by the text alone."""
    if not of.which:
        return []
    scores = emissions(of, places(of), weights)
    extra, irregular = gaps(blanks, weights.usual_gap_share)
    steps = transitions(weights, of.row(0)[_PROSE], irregular=irregular)
    way = best(scores, extra, steps, weights.start)
    if way.score - whole(scores, extra, steps, weights.start) < weights.furniture:
        return [True] * len(scores)
    return [state == _ARTICLE for state in way.states]


def extracted(lines: Units, spans: Sequence[Span]) -> list[bool]:
    """For each unit whether a format's own extractor took it; both are in order."""
    inside: list[bool] = []
    j = 0
    for start, end in zip(lines.starts, lines.ends, strict=True):
        while j < len(spans) and spans[j].end <= start:
            j += 1
        inside.append(j < len(spans) and spans[j].start < end)
    return inside


def emissions(of: Seen, around: Places, weights: Weights) -> list[Scores]:
    """What speaks for each state of each unit; computed once for each different line and place."""
    lines = [_products(row, weights.line) for row in of.rows]
    at = [_products(row, weights.place) for row in around.rows]
    pairs = zip(of.which, around.which, strict=True)
    return [
        (one[0] + other[0], one[1] + other[1], one[2] + other[2])
        for one, other in ((lines[line], at[place]) for line, place in pairs)
    ]


def gaps(blanks: Sequence[int], usual_gap_share: float) -> tuple[list[int], bool]:
    """The blank lines beyond the usual before each unit, and whether the text is full of such gaps."""
    usual = max(1, _most_common(blanks[1:]))
    extra = [0, *(min(_MOST_EXTRA, each - usual) if each > usual else 0 for each in blanks[1:])]
    irregular = len(extra) - extra.count(0) > usual_gap_share * (len(extra) - 1)
    return extra, irregular


def transitions(weights: Weights, prose: float, *, irregular: bool) -> list[tuple[float, ...]]:
    """For each number of extra blank lines what each of the `STEPS` weighs."""
    return [
        tuple(
            always + (gap_where_usual if irregular else gap) * extra + share * prose
            for always, gap, gap_where_usual, share in weights.steps
        )
        for extra in range(_MOST_EXTRA + 1)
    ]


def best(scores: Sequence[Scores], extra: Sequence[int], steps: Sequence[Sequence[float]], start: float) -> Way:
    """The way with the highest score; of equal ones that which stays longer. Some unit is article in every way."""
    before, article, between, after = 0.0, start + scores[0][0], -_NEVER, -_NEVER
    origins: list[tuple[int, int, int]] = []
    pairs = zip(scores, extra, strict=True)
    next(pairs)
    for (for_article, for_between, for_after), gap in pairs:
        stay_before, begin, stay, leave, stay_between, go_on, end, stay_after = steps[gap]
        into, from_state = article + stay, 1
        if before + begin > into:
            into, from_state = before + begin, 0
        if between + go_on > into:
            into, from_state = between + go_on, 2
        aside, from_aside = between + stay_between, 2
        if article + leave > aside:
            aside, from_aside = article + leave, 1
        beyond, from_beyond = after + stay_after, 3
        if article + end > beyond:
            beyond, from_beyond = article + end, 1
        before += stay_before
        article, between, after = into + for_article, aside + for_between, beyond + for_after
        origins.append((from_state, from_aside, from_beyond))
    state = _ARTICLE if article >= after else _AFTER
    score = max(article, after)
    states = [state]
    for came_from in reversed(origins):
        state = came_from[state - 1] if state else 0
        states.append(state)
    states.reverse()
    return Way(states, score)


def whole(scores: Iterable[Scores], extra: Sequence[int], steps: Sequence[Sequence[float]], start: float) -> float:
    """The score of the way on which everything is article."""
    return start + sum([each[0] for each in scores]) + sum([steps[gap][_ARTICLE + 1] for gap in extra[1:]])


_NEVER: Final = 1e18
"""More than any sum of scores."""


def _products(row: Sequence[float], weights: Sequence[Sequence[float]]) -> Scores:
    article, between, after = (sum(map(mul, row, each)) for each in weights)
    return article, between, after


def _most_common(values: Sequence[int]) -> int:
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else 0
