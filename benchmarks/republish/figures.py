"""What is counted of verdicts on pairs with known answers, and what three simple rules would have said.

Definitions, for a set of pairs:

*decided*            the share of pairs with a direction in truth for which one is named
*right*              of those decided, the share in which it is the true one
*Brier*              the mean over all pairs of Σ (probability - truth)² over the four hypotheses; 0 is best, 2 worst
*calibration error*  each pair with copied text forecasts its more probable direction, of two equal ones either, so that
                     half of it comes true; the forecasts go into ten bins
                     of probability; the mean of |mean probability - share that came true| over the bins, weighted by
                     their pairs (expected calibration error, Naeini et al. 2015)
*at prior*           the same error, with the pairs weighted so that those with a direction, with a source outside and
                     without reuse are as frequent as the prior of `weights.toml` has them. Which cases a benchmark
                     makes is arbitrary, and probabilities can only hold for one mix; this one is what they claim
*false accusations*  directions named that are wrong, with probability .95 or more; and any direction named of a pair
                     that has none in truth
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from provenance.model import HYPOTHESES
from provenance.weigh.weights import prior_bits

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from provenance.model import Document, Hypothesis, Verdict

BINS = 10
SURE = 0.95
"""The probability from which on a wrong direction is an accusation."""

DIRECTIONS: tuple[Hypothesis, Hypothesis] = ("a_to_b", "b_to_a")
RULES = ("earlier date", "longer text", "containment")


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said of one pair: probabilities, the direction named or none, and whether copied text was found."""

    believed: Mapping[Hypothesis, float]
    direction: Hypothesis | None
    copied: bool


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts and figures of one set of pairs; ``None`` where there is nothing to take a figure of."""

    pairs: int
    directed: int
    decided: int
    right: int
    brier: float | None
    calibration: float | None
    at_prior: float | None
    bins: tuple[tuple[int, float, float], ...]
    wrong_and_sure: int
    named_of_none: int

    @property
    def accuracy(self) -> float | None:
        """Right of those decided."""
        return self.right / self.decided if self.decided else None

    @property
    def share_decided(self) -> float | None:
        """Decided of those that have a direction."""
        return self.decided / self.directed if self.directed else None

    def as_json(self) -> dict[str, Any]:
        """The figures as values of JSON; a bin is its pairs, its mean probability, its share that came true."""
        return {
            "pairs": self.pairs,
            "directed": self.directed,
            "decided": self.decided,
            "right": self.right,
            "accuracy": self.accuracy,
            "share_decided": self.share_decided,
            "brier": self.brier,
            "calibration_error": self.calibration,
            "calibration_error_at_prior": self.at_prior,
            "bins": [list(each) for each in self.bins],
            "false_wrong_at_95": self.wrong_and_sure,
            "false_on_undirected": self.named_of_none,
        }


def figures(answers: Sequence[tuple[Hypothesis, Answer]]) -> Figures:
    """The figures of pairs with their truths."""
    directed = [(truth, each) for truth, each in answers if truth in DIRECTIONS]
    named = [(truth, each) for truth, each in directed if each.direction]
    wrong = [each for truth, each in named if each.direction != truth]
    bins = _bins(answers)
    return Figures(
        len(answers),
        len(directed),
        len(named),
        len(named) - len(wrong),
        sum(_brier(truth, each) for truth, each in answers) / len(answers) if answers else None,
        _error(_bins(answers)),
        _error(_bins(answers, _at_prior(answers))),
        tuple((round(count), said, true) for count, said, true in bins),
        sum(each.believed[each.direction] >= SURE for each in wrong if each.direction),
        sum(each.direction is not None for truth, each in answers if truth not in DIRECTIONS),
    )


def _brier(truth: Hypothesis, answer: Answer) -> float:
    return sum((answer.believed[name] - (name == truth)) ** 2 for name in HYPOTHESES)


_Bins: TypeAlias = "tuple[tuple[float, float, float], ...]"
"""Of each bin the weight of its pairs, their mean probability, the share of them that came true."""


def _at_prior(answers: Sequence[tuple[Hypothesis, Answer]]) -> Mapping[Hypothesis, float]:
    """What a pair of each truth weighs, so that all truths together have the proportions of the prior."""
    prior = {name: 2**bits for name, bits in prior_bits().items()}
    count = Counter(truth for truth, _ in answers)
    directed = sum(count[name] for name in DIRECTIONS)
    weight = {name: prior[name] / count[name] for name in HYPOTHESES if count[name] and name not in DIRECTIONS}
    return weight | {name: sum(prior[each] for each in DIRECTIONS) / directed for name in DIRECTIONS if directed}


def _bins(answers: Sequence[tuple[Hypothesis, Answer]], weight: Mapping[Hypothesis, float] | None = None) -> _Bins:
    held: list[list[tuple[float, float, float]]] = [[] for _ in range(BINS)]
    for truth, each in answers:
        if each.copied:
            said = max(each.believed[name] for name in DIRECTIONS)
            best = [name for name in DIRECTIONS if math.isclose(each.believed[name], said)]
            counts = weight[truth] if weight else 1.0
            held[min(BINS - 1, int(said * BINS))].append((counts, said, (truth in best) / len(best)))
    return tuple(_bin(each) for each in held)


def _bin(held: Sequence[tuple[float, float, float]]) -> tuple[float, float, float]:
    total = sum(counts for counts, _, _ in held)
    if not total:
        return 0.0, 0.0, 0.0
    said = sum(counts * said for counts, said, _ in held) / total
    return total, said, sum(counts * true for counts, _, true in held) / total


def _error(bins: _Bins) -> float | None:
    total = sum(counts for counts, _, _ in bins)
    return sum(counts * abs(said - true) for counts, said, true in bins) / total if total else None


def by_rule(rule: str, verdict: Verdict, a: Document, b: Document) -> Answer:
    """What one of the simple rules says, with certainty, wherever alignment found copied text.

    *earlier date*: of two different stamps, the earlier one's article is the source. *longer text*: the longer file is
    the source. *containment*: the article of which more stands in the other is the copy. Where a rule is silent, each
    hypothesis has the same probability.
    """
    copied = has_copied(verdict)
    lead = _lead(rule, verdict, a, b) if copied else 0
    if not lead:
        return Answer(dict.fromkeys(HYPOTHESES, 1 / len(HYPOTHESES)), None, copied)
    named: Hypothesis = "a_to_b" if lead > 0 else "b_to_a"
    return Answer({name: float(name == named) for name in HYPOTHESES}, named, copied)


def has_copied(verdict: Verdict) -> bool:
    """Whether any passage is more than a statement told twice."""
    return any(passage.kind != "statement" for passage in verdict.alignment.passages)


def _lead(rule: str, verdict: Verdict, a: Document, b: Document) -> float:
    """Above zero where the rule takes ``a`` for the source, below where ``b``."""
    if rule == "earlier date":
        one, other = (each.metadata.published.value if each.metadata.published else "" for each in (a, b))
        shown = None if "T" in one and "T" in other else 10
        one, other = one[:shown], other[:shown]
        return (other > one) - (other < one) if one and other else 0
    if rule == "longer text":
        return len(a.text) - len(b.text)
    return verdict.alignment.b_in_a - verdict.alignment.a_in_b
