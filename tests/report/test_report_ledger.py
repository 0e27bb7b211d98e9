"""The bits add up to the verdict, and what hangs on what is said."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_making import PRIOR, Json, article, pair

from provenance.report.ledger import AXIS, Ledger, ledger
from provenance.report.places import Link
from provenance.report.words import Names, wording

_A, _B = article("a", [("body", "one")], outlet="First"), article("b", [("body", "two")], outlet="Second")
_EVIDENCE = st.lists(
    st.tuples(
        st.just("kind"),
        st.sampled_from(["marks", "time", "edits"]),
        st.sampled_from(sorted(PRIOR)),
        st.floats(-30, 30).map(lambda value: round(value, 4)),
        st.just("Seen."),
        st.just(()),
    ),
    max_size=12,
)


def _ledger(made: Json) -> Ledger:
    return ledger(made, "pair-1", Names([_A, _B]), wording(), lambda _: Link("#p1a", "First", ""))


def _evidence(group: str, favours: str, weight: float) -> tuple[str, str, str, float, str, list[object]]:
    return "kind", group, favours, weight, "Seen.", []


@given(_EVIDENCE)
def test_prior_and_rows_add_up_to_the_scores_and_the_scores_to_the_verdict(evidence: list[object]) -> None:
    made = _ledger(pair(_A, _B, "copy", "a_to_b", evidence=evidence))
    assert made.mismatch == ""
    rows = [row for group in made.groups for row in group.rows]
    moved = math.fsum(row.value for row in rows)
    assert math.isclose(
        moved, math.fsum(each.score_value - each.prior_value for each in made.hypotheses), abs_tol=0.001
    )
    total = math.fsum(2.0**each.score_value for each in made.hypotheses)
    for each in made.hypotheses:
        assert each.after_value == pytest.approx(2.0**each.score_value / total, abs=0.0002)


@given(_EVIDENCE)
def test_no_bar_leaves_its_axis(evidence: list[object]) -> None:
    made = _ledger(pair(_A, _B, "copy", "a_to_b", evidence=evidence))
    bars = [row.bar for group in made.groups for row in group.rows]
    bars += [bar for each in made.hypotheses for bar in (each.prior_bar, each.score_bar)]
    for bar in bars:
        assert bar.x >= 0
        assert bar.width >= 1
        assert bar.x + bar.width <= AXIS + 1  # a bar of less than a unit at the end is drawn one unit wide


def test_a_bar_begins_where_the_one_before_it_for_the_same_hypothesis_ended() -> None:
    made = _ledger(
        pair(_A, _B, "copy", "a_to_b", evidence=[_evidence("marks", "a_to_b", 8.0), _evidence("time", "a_to_b", 4.0)])
    )
    first, second = (row.bar for group in made.groups for row in group.rows)
    assert second.x == pytest.approx(first.x + first.width, abs=1)


def test_a_verdict_that_does_not_follow_from_its_evidence_is_said_to_be_wrong() -> None:
    made = pair(_A, _B, "copy", "a_to_b", evidence=[_evidence("marks", "a_to_b", 8.0)])
    made["hypotheses"] = {"a_to_b": 0.1, "b_to_a": 0.7, "shared_source": 0.1, "independent": 0.1}
    assert "do not follow" in _ledger(made).mismatch


def test_the_group_without_which_the_answer_would_turn_is_named() -> None:
    evidence = [_evidence("marks", "a_to_b", 8.0), _evidence("time", "a_to_b", 0.5)]
    (sentence,) = _ledger(pair(_A, _B, "copy", "a_to_b", evidence=evidence)).hangs_on
    assert sentence == (
        "Without the evidence under “Marks of origin” the answer would be another: both were written independently, "
        "likely (58%)."
    )


def test_where_nothing_else_would_be_more_probable_than_not_there_would_be_no_answer() -> None:
    evidence = [
        _evidence("text", "independent", -20.0),
        _evidence("marks", "a_to_b", 8.0),
        _evidence("time", "shared_source", 1.2),
    ]
    (sentence,) = _ledger(pair(_A, _B, "copy", "a_to_b", evidence=evidence)).hangs_on
    assert sentence == (
        "Without the evidence under “Marks of origin” there would be no answer: "
        "the most probable, that both took it from a third text, would stand at 36%."
    )


def test_where_no_group_turns_it_the_one_it_hangs_on_most_is_named() -> None:
    evidence = [_evidence("marks", "a_to_b", 6.0), _evidence("time", "a_to_b", 5.0)]
    (sentence,) = _ledger(pair(_A, _B, "copy", "a_to_b", evidence=evidence)).hangs_on
    assert sentence.startswith(
        "It hangs most on the evidence under “Marks of origin”: without it the most probable answer stays, but at "
    )


def test_where_direction_is_open_both_directions_are_one_answer() -> None:
    evidence = [_evidence("text", "independent", -30.0), _evidence("time", "a_to_b", 1.0)]
    (sentence,) = _ledger(pair(_A, _B, "copy", "undetermined", evidence=evidence)).hangs_on
    assert sentence.startswith("Without the evidence under “Shared text”")


def test_of_two_equal_hypotheses_none_is_said_to_lead() -> None:
    made = _ledger(pair(_A, _B, "copy", "undetermined", evidence=[_evidence("text", "independent", -30.0)]))
    assert not any(each.leads for each in made.hypotheses)


def test_every_group_says_what_the_answer_would_be_without_it() -> None:
    evidence = [_evidence("marks", "a_to_b", 8.0), _evidence("time", "a_to_b", 0.5)]
    marks, time = _ledger(pair(_A, _B, "copy", "a_to_b", evidence=evidence)).groups
    assert (marks.turns, time.turns) == (True, False)
    assert marks.without == (
        "Without this another answer would be the most probable: both were written independently, likely (58%)."
    )
    assert time.without.endswith(
        "Without this the most probable stays: Second took it from First, almost certain (98%)."
    )


def test_what_the_document_states_of_the_verdict_without_a_group_is_what_is_shown() -> None:
    made = pair(_A, _B, "copy", "a_to_b", evidence=[_evidence("marks", "a_to_b", 8.0), _evidence("time", "a_to_b", 3)])
    without = {"a_to_b": 0.5, "b_to_a": 0.2, "shared_source": 0.2, "independent": 0.1}
    made["without"] = [
        {"group": "marks", "relation": "copy", "direction": "undetermined", "hypotheses": without},
        {"group": "time", "relation": "copy", "direction": "a_to_b", "hypotheses": without | {"a_to_b": 0.97}},
    ]
    marks, time = _ledger(made).groups
    assert marks.without == (
        "Without this the answer would be: one took it from the other; which from which is not decided, likely (70%)."
    )
    assert (marks.turns, time.turns) == (True, False)
    assert time.without.endswith("Second took it from First, almost certain (97%).")
    (sentence,) = _ledger(made).hangs_on
    assert sentence.startswith("Without the evidence under “Marks of origin” the answer would be another:")
