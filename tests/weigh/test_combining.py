"""Weights add up, dependent evidence is not counted twice, and no order matters."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.data.tables import table
from provenance.model import HYPOTHESES, Evidence
from provenance.weigh import grouped, posterior, prior_bits
from provenance.weigh.weights import further_share

EVIDENCE = st.lists(
    st.builds(
        Evidence,
        kind=st.sampled_from(["one", "two"]),
        group=st.sampled_from(["text", "marks", "time", "edits"]),
        favours=st.sampled_from(HYPOTHESES),
        weight_bits=st.floats(-20, 20).map(lambda bits: round(bits, 2)),
        explanation=st.sampled_from(["It is so.", "It is thus."]),
    ),
    max_size=8,
)


@given(EVIDENCE)
def test_the_prior_and_the_weights_add_up_to_the_hypotheses(evidence: list[Evidence]) -> None:
    prior = prior_bits()
    believed = posterior(prior, evidence)
    score = {
        name: prior[name] + sum(each.weight_bits for each in evidence if each.favours == name) for name in HYPOTHESES
    }
    assert math.isclose(sum(believed.values()), 1.0)
    for one in HYPOTHESES:
        for other in HYPOTHESES:
            if believed[one] > 1e-9 and believed[other] > 1e-9:
                assert math.isclose(math.log2(believed[one] / believed[other]), score[one] - score[other], abs_tol=1e-6)


@given(EVIDENCE, st.randoms())
def test_the_order_of_evidence_never_matters(evidence: list[Evidence], chance: random.Random) -> None:
    shuffled = list(evidence)
    chance.shuffle(shuffled)
    assert grouped(shuffled) == grouped(evidence)
    assert posterior(prior_bits(), grouped(shuffled)) == posterior(prior_bits(), grouped(evidence))


def test_of_one_group_the_strongest_counts_whole_and_the_next_in_part() -> None:
    strong, weak = (Evidence("k", "marks", "a_to_b", bits, "It is so.") for bits in (8.0, 4.0))
    first, second = grouped([weak, strong])
    assert first.weight_bits == 8.0
    assert second.weight_bits == pytest.approx(4.0 * further_share())
    assert "counted in part" in second.explanation


def test_other_groups_and_other_hypotheses_count_whole() -> None:
    evidence = [
        Evidence("k", "marks", "a_to_b", 8.0, "It is so."),
        Evidence("k", "time", "a_to_b", 2.0, "It is so."),
        Evidence("k", "marks", "b_to_a", 3.0, "It is so."),
        Evidence("k", "marks", "a_to_b", -3.0, "It is so."),
    ]
    assert sorted(each.weight_bits for each in grouped(evidence)) == [-3.0, 2.0, 3.0, 8.0]


def test_every_weight_says_where_it_is_from() -> None:
    for group, rows in table("weights.toml").items():
        if group in ("prior", "prior_inside", "decision", "groups"):
            continue
        for kind, row in rows.items():
            assert len(row["source"].split()) >= 4, (group, kind)


def test_every_threshold_of_alignment_says_what_it_does_and_what_set_it() -> None:
    for name, row in table("alignment.toml").items():
        assert set(row) == {"value", "unit", "what", "source"}, name


@pytest.mark.parametrize("name", ["prior", "prior_inside"])
def test_the_prior_is_a_distribution(name: str) -> None:
    assert math.isclose(sum(table("weights.toml")[name].values()), 1.0)
