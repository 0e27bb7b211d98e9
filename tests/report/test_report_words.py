"""How the report says probabilities, shares, dates and names."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_making import article, document, pair

from provenance import figures
from provenance.report import words
from provenance.report.words import Names


@given(st.floats(0, 1))
def test_no_probability_is_ever_said_to_be_none_or_all(probability: float) -> None:
    said = figures.percent(probability)
    assert said not in ("0%", "0.0%", "100%", "100.0%")


@pytest.mark.parametrize(
    ("probability", "said"),
    [
        (0.0, "almost no chance (under 0.1%)"),
        (0.004, "almost no chance (0.4%)"),
        (0.5, "roughly even chance (50%)"),
        (0.8, "likely (80%)"),
        (0.9, "very likely (90%)"),
        (0.993, "almost certain (99.3%)"),
        (1.0, "almost certain (over 99.9%)"),
    ],
)
def test_a_probability_is_said_in_words_and_figures(probability: float, said: str) -> None:
    assert words.confidence(probability) == said


@given(st.floats(0, 1, exclude_min=True, exclude_max=True))
def test_a_share_is_all_or_nothing_only_where_it_is(share: float) -> None:
    assert figures.share(share) not in ("0%", "100%", "100.0%")
    assert (figures.share(0.0), figures.share(1.0)) == ("0%", "100%")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2018", "2018"),
        ("2018-12", "December 2018"),
        ("2018-12-09", "9 December 2018"),
        ("--12-09", "9 December, year not stated"),
        ("2018-12-09T07:56:00Z", "9 December 2018, 07:56 (UTC)"),
        ("2018-12-09T07:56:12+02:00", "9 December 2018, 07:56:12 (+02:00)"),
        ("2018-12-09T07:56", "9 December 2018, 07:56"),
        ("2018-99-09", "2018-99-09"),
        ("some\x00day", "someU+0000day"),
    ],
)
def test_a_date_is_written_as_precise_as_it_is_and_never_more(value: str, said: str) -> None:
    assert words.moment({"value": value}) == said


def test_the_ground_of_a_date_names_the_years_that_fit() -> None:
    moment = {"precision": "day", "basis": "dateline", "candidates": [2018, 2012]}
    assert words.grounds(moment) == "to the day; from its dateline; 2018 or 2012 would fit"


def test_articles_are_named_by_their_outlet_and_by_id_too_where_two_share_one() -> None:
    names = Names(
        [
            article("one", [("body", "x")], outlet="Daily"),
            article("two", [("body", "x")], outlet="Daily"),
            article("three", [("body", "x")], outlet="Weekly"),
            article("four", [("body", "x")]),
        ]
    )
    assert [names[each] for each in ("one", "two", "three", "four", "unseen:Reuters")] == [
        "Daily (one)",
        "Daily (two)",
        "Weekly",
        "four",
        "Reuters",
    ]


def _origin(kind: str, **facts: Any) -> dict[str, Any]:
    return {"kind": kind, "article": None, "agency": None, "group": ["one", "two"], **facts}


@pytest.mark.parametrize(
    ("origins", "said"),
    [
        ([], "No shared text was found"),
        ([_origin("article", article="one")], "Where this text began: Daily"),
        ([_origin("unseen", agency="North Agency")], "Where this text began: North Agency, outside this set"),
        ([_origin("undetermined")], "Where this text began cannot be told"),
        (
            [_origin("article", article="one"), _origin("undetermined")],
            "Where these texts began: Daily; not told for Daily and Weekly",
        ),
        ([_origin("undetermined")] * 4, "Where these texts began: 4 groups of related articles"),
    ],
)
def test_the_headline_is_the_answer(origins: list[dict[str, Any]], said: str) -> None:
    articles = [article("one", [("body", "x")], outlet="Daily"), article("two", [("body", "x")], outlet="Weekly")]
    assert words.headline(document(articles, [], origins=origins), Names(articles)) == said


def test_bits_have_a_sign_and_no_negative_zero() -> None:
    assert [words.bits(value) for value in (3.3219, -40, -0.0, -0.001)] == ["+3.32", "−40.00", "+0.00", "+0.00"]


@pytest.mark.parametrize(
    ("kind", "direction", "claim"),
    [
        (None, "a_to_b", "Two took it from One"),
        (None, "undetermined", "one took it from the other; which from which is not decided"),
        ("revision", "b_to_a", "One is a later version of Two"),
        ("revision", "undetermined", "one is a later version of the other; which one is not decided"),
        ("own_text", "a_to_b", "Two uses text of One again"),
        ("own_text", "undetermined", "one uses text of the other again; which one is not decided"),
    ],
)
def test_what_a_verdict_claims_is_said_otherwise_of_two_articles_of_one_outlet(
    kind: str | None, direction: str, claim: str
) -> None:
    one, two = (article(name.lower(), [("body", "text")], outlet=name) for name in ("One", "Two"))
    made = pair(one, two, "copy", direction, **({"kind": kind} if kind else {}))
    assert words.certainty(made, Names([one, two]))[0] == claim
