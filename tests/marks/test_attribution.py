"""In-text attribution makes an outlet the source of a passage, never of the text."""

from __future__ import annotations

import pytest
from articles import BRIDGE, article, story

from provenance.marks import acquainted


def attributed(sentence: str) -> list[tuple[str, str]]:
    marks = article(story((BRIDGE[0], sentence, BRIDGE[4]))).reading.marks
    return [(mark.agency, mark.claims) for mark in marks if mark.kind == "attribution"]


@pytest.mark.parametrize(
    ("sentence", "agency"),
    [
        ("The planks were oak, a carpenter told TASS on Tuesday.", "TASS"),
        ("The planks were oak, according to Reuters.", "Reuters"),
        ("The Times of Underhill reported Tuesday that the planks were oak.", "The Times of Underhill"),
        ("The planks were oak, the Tarrow Daily Herald reported.", "Tarrow Daily Herald"),
    ],
)
def test_outlets_behind_or_in_front_of_a_word_of_saying_are_attributions(sentence: str, agency: str) -> None:
    assert attributed(sentence) == [(agency, "part")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor reported Tuesday that the planks were oak.",
        "Forestry Minister Ilse Brandvold said the planks were oak.",
        "The planks had been there for a long time. The Post was painted green.",
        "It happened in Oxney.\nThe beavers said nothing.",
    ],
)
def test_people_and_things_are_no_outlets(sentence: str) -> None:
    assert attributed(sentence) == []


def test_an_outlet_of_the_set_is_recognised_by_its_name_though_nothing_in_it_says_newspaper() -> None:
    one = article(
        story((BRIDGE[0], "There is a spare plank, the Oxney Tidings learned.")), "a", outlet="Tarrow Sentinel"
    )
    other = article(story(BRIDGE[2:]), "b", outlet="Oxney Tidings")
    found, _ = acquainted([one, other])
    assert [mark.agency for mark in found.reading.marks if mark.kind == "attribution"] == ["Oxney Tidings"]


def test_a_line_of_several_sources_claims_a_part_for_each() -> None:
    text = story(BRIDGE, after="\n\nSources: Oxney Tidings, 3 May; Gorge Gazette")
    one = article(text, "a", outlet="Tarrow Sentinel")
    others = [article(BRIDGE[2], "b", outlet="Oxney Tidings"), article(BRIDGE[3], "c", outlet="Gorge Gazette")]
    found = acquainted([one, *others])[0]
    assert {(mark.kind, mark.agency, mark.claims) for mark in found.reading.marks} == {
        ("source_line", "Oxney Tidings", "part"),
        ("source_line", "Gorge Gazette", "part"),
    }
