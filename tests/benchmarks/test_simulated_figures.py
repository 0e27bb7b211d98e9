"""Figures over simulated cases count what was decided right, falsely accused, and how sure it was."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))  # benchmarks are scripts beside the package

from republish.figures import Answer, figures

from provenance.model import HYPOTHESES, Hypothesis


def believed(**given_: float) -> dict[Hypothesis, float]:
    rest = (1 - sum(given_.values())) / (len(HYPOTHESES) - len(given_))
    return {name: given_.get(name, rest) for name in HYPOTHESES}


def test_figures_count_decided_right_and_falsely_accused() -> None:
    got = figures(
        [
            ("a_to_b", Answer(believed(a_to_b=0.97), "a_to_b", copied=True)),
            ("a_to_b", Answer(believed(b_to_a=0.96), "b_to_a", copied=True)),
            ("b_to_a", Answer(believed(b_to_a=0.6), None, copied=True)),
            ("independent", Answer(believed(a_to_b=0.98), "a_to_b", copied=True)),
            ("shared_source", Answer(believed(shared_source=0.9), None, copied=True)),
        ]
    )
    assert (got.pairs, got.directed, got.decided, got.right) == (5, 3, 2, 1)
    assert (got.wrong_and_sure, got.named_of_none) == (1, 1)
    assert got.accuracy == 0.5


def test_a_certain_right_answer_has_no_brier_score_and_a_certain_wrong_one_two() -> None:
    certain = Answer(believed(a_to_b=1.0), "a_to_b", copied=True)
    assert figures([("a_to_b", certain)]).brier == 0
    assert figures([("b_to_a", certain)]).brier == 2


def test_of_two_equal_directions_half_comes_true() -> None:
    torn = Answer(believed(a_to_b=0.4, b_to_a=0.4), None, copied=True)
    got = figures([("a_to_b", torn)])
    assert [each for each in got.bins if each[0]] == [(1, 0.4, 0.5)]
    assert got.calibration == pytest.approx(0.1)


def test_the_error_at_the_prior_does_not_hang_on_how_many_cases_of_a_kind_were_made() -> None:
    said = Answer(believed(a_to_b=0.6, shared_source=0.4), None, copied=True)
    third: list[tuple[Hypothesis, Answer]] = [("shared_source", said)]
    few, many = figures([("a_to_b", said), *third]), figures([("a_to_b", said), *third * 9])
    assert few.calibration == pytest.approx(0.1)
    assert many.calibration == pytest.approx(0.5)
    # The prior has three of a direction to two of a source outside: then .6 comes true.
    assert few.at_prior == pytest.approx(0, abs=0.01)
    assert many.at_prior == pytest.approx(0, abs=0.01)
