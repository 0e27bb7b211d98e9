"""From single observations to probabilities, in bits that add up.

::

    score(h) = prior(h) + Σ weight of evidence that favours h        P(h) = 2^score(h) / Σ 2^score

This is Bayes' rule with the evidence taken as independent given the hypothesis (Good 1950, "Probability and the
Weighing of Evidence"). It is not independent within a group: a credit and a dateline of one agency are one fact in
two places. So the strongest piece of a group counts whole, the next one for the same hypothesis a stated share of its
weight, and any further one nothing; the report prints the weights as they were counted.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from provenance.model import HYPOTHESES, Evidence, Hypothesis
from provenance.weigh.weights import further_share

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


def grouped(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The evidence with the weights that count, ordered by group and weight; the order of the input never matters."""
    counted: list[Evidence] = []
    seen: Counter[tuple[str, Hypothesis, bool]] = Counter()
    for each in sorted(evidence, key=_order):
        key = each.group, each.favours, each.weight_bits < 0
        if seen[key]:
            counted.append(
                replace(
                    each,
                    weight_bits=round(each.weight_bits * further_share(), 2) if seen[key] == 1 else 0.0,
                    explanation=f"{each.explanation} (The same fact as above; "
                    f"{'counted in part' if seen[key] == 1 else 'not counted again'}.)",
                )
            )
        else:
            counted.append(each)
        seen[key] += 1
    return tuple(counted)


def posterior(prior: Mapping[Hypothesis, float], evidence: Sequence[Evidence]) -> Mapping[Hypothesis, float]:
    """The probability of every hypothesis; they sum to 1.

    Args:
        prior: bits.
        evidence: with the weights that count, as `grouped` gives them.
    """
    score = dict(prior)
    for each in sorted(evidence, key=_order):
        score[each.favours] += each.weight_bits
    top = max(score.values())
    odds = {name: 2.0 ** (score[name] - top) for name in HYPOTHESES}
    total = sum(odds[name] for name in HYPOTHESES)
    return {name: odds[name] / total for name in HYPOTHESES}


_GROUPS = ("text", "marks", "links", "residue", "time", "edits", "style", "outlet")


def _order(each: Evidence) -> tuple[int, float, float, str, str, tuple[tuple[str, int, int], ...], str]:
    return (
        _GROUPS.index(each.group),
        -abs(each.weight_bits),
        -each.weight_bits,
        each.favours,
        each.kind,
        tuple((place.article, place.span.start, place.span.end) for place in each.places),
        each.explanation,
    )
