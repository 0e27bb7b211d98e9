"""Beside an article of an outlet, its name in other articles is known to be an outlet's."""

from __future__ import annotations

from dataclasses import replace

import pytest
from articles import BRIDGE, OTHER, article, story
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.marks import acquainted
from provenance.model import Article


def attributions(sentence: str, *outlets: str) -> list[tuple[str, str]]:
    """Who is credited where, in an article with this sentence beside one article of each outlet."""
    one = article(story((BRIDGE[0], sentence, BRIDGE[4])), "a", outlet="Tarrow Sentinel")
    others = [article(story(OTHER), f"b{i}", outlet=outlet) for i, outlet in enumerate(outlets)]
    read = acquainted([one, *others])[0]
    return [(mark.agency, mark.span.of(read.text)) for mark in read.reading.marks if mark.kind == "attribution"]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("There is a spare plank, the Oxney Tidings learned.", "Oxney Tidings learned"),
        ("There is a spare plank, according to the Oxney Tidings.", "according to the Oxney Tidings"),
        ("There is a spare plank, he told the Oxney Tidings.", "told the Oxney Tidings"),
        ("Es gibt eine Bohle, wie die Oxney Tidings berichten.", "Oxney Tidings berichten"),
        ("Il y a une planche, selon le Oxney Tidings.", "selon le Oxney Tidings"),
        ("Доска есть, сообщает Oxney Tidings.", "сообщает Oxney Tidings"),
    ],
)
def test_an_outlet_of_the_set_is_recognised_by_its_name_though_nothing_in_it_says_newspaper(
    sentence: str, words: str
) -> None:
    assert attributions(sentence) == []
    assert attributions(sentence, "The Oxney Tidings") == [("The Oxney Tidings", words)]


def test_its_name_without_a_word_of_saying_is_a_mention() -> None:
    assert attributions("The Oxney Tidings has a new roof.", "Oxney Tidings") == []


def test_the_longest_of_several_names_is_meant() -> None:
    sentence = "There is a spare plank, the Oxney Tidings Weekender learned."
    assert attributions(sentence, "Oxney Tidings", "Oxney Tidings Weekender") == [
        ("Oxney Tidings Weekender", "Oxney Tidings Weekender learned")
    ]


def test_an_agency_that_published_an_article_of_the_set_keeps_the_registrys_name() -> None:
    assert attributions("There is a spare plank, he told Xinhua.", "Xinhua News Agency") == [("Xinhua", "told Xinhua")]


@pytest.mark.parametrize(
    "sentence",
    [
        "There is a spare plank, Anna Brandvold said.",
        "Brandvold said there is a spare plank.",
        "There is a spare plank, he told Anna Brandvold.",
    ],
)
def test_a_name_of_one_word_is_not_taken_out_of_a_persons(sentence: str) -> None:
    assert attributions(sentence, "Brandvold") == []


@pytest.mark.parametrize(
    "sentence", ["There is a spare plank, he told Brandvold.", "Brandvold reported that there is a spare plank."]
)
def test_alone_it_counts(sentence: str) -> None:
    assert [outlet for outlet, _ in attributions(sentence, "Brandvold")] == ["Brandvold"]


@pytest.mark.parametrize("outlet", ["Plank", "plankonline", "X", "99"])
def test_names_that_are_words_are_not_looked_for(outlet: str) -> None:
    assert attributions(f"There is a spare one, he told {outlet} on Monday.", outlet) == []


def test_an_outlet_known_by_its_dateline_alone_is_not_looked_for() -> None:
    one = article(story((BRIDGE[0], "There is a spare plank, he told the TASS people.")), "a", outlet="Tarrow Sentinel")
    other = article(story(("MOSCOW, August 25. /TASS/. " + OTHER[0], *OTHER[1:])), "b")
    assert other.reading.outlet is not None
    assert other.reading.outlet.basis == "dateline"
    assert acquainted([one, other])[0] is one


def test_a_line_of_several_sources_claims_a_part_for_each() -> None:
    text = story(BRIDGE, after="\n\nSources: Oxney Tidings, 3 May; Gorge Bulletin Board")
    one = article(text, "a", outlet="Tarrow Sentinel")
    others = [
        article(BRIDGE[2], "b", outlet="Oxney Tidings"),
        article(BRIDGE[3], "c", outlet="Gorge Bulletin Board"),
    ]
    found = acquainted([one, *others])[0]
    assert {(mark.kind, mark.agency, mark.claims) for mark in found.reading.marks} == {
        ("source_line", "Oxney Tidings", "part"),
        ("source_line", "Gorge Bulletin Board", "part"),
    }


def test_a_line_of_one_source_claims_the_text() -> None:
    one = article(story(BRIDGE, after="\n\nSource: the Oxney Tidings."), "a", outlet="Tarrow Sentinel")
    other = article(BRIDGE[2], "b", outlet="Oxney Tidings")
    (mark,) = acquainted([one, other])[0].reading.marks
    assert (mark.kind, mark.agency, mark.claims) == ("source_line", "Oxney Tidings", "text")


@pytest.mark.parametrize("outlet", ["Voxo", "The Plank", "Oxney"])
def test_a_notice_that_the_text_first_appeared_in_an_outlet_of_the_set_claims_the_text(outlet: str) -> None:
    for notice in (f"This article first appeared in {outlet}.", f"Originally posted on {outlet}."):
        one = article(story(BRIDGE, after=f"\n\n{notice}"), "a", outlet="Tarrow Sentinel")
        [mark] = acquainted([one, article(BRIDGE[2], "b", outlet=outlet)])[0].reading.marks
        assert (mark.kind, mark.agency, mark.claims) == ("reprint", outlet, "text")
        assert mark.span.of(one.text) in notice


def test_a_notice_that_names_a_city_claims_nothing() -> None:
    one = article(story(BRIDGE, after="\n\nThis article first appeared in Oxney."), "a", outlet="Tarrow Sentinel")
    assert acquainted([one, article(BRIDGE[2], "b", outlet="Oxney Tidings")])[0].reading.marks == ()


def test_an_article_that_names_nobody_is_given_back_as_it_is() -> None:
    one = article(story(BRIDGE), "a", outlet="Tarrow Sentinel")
    other = article(story(OTHER), "b", outlet="Oxney Tidings")
    assert acquainted([one, other]) == (one, other)


def test_thousands_of_outlets_find_each_other() -> None:
    sentence = "There is a spare plank, the Oxney 1999 Tidings learned."
    one = article(story((BRIDGE[0], sentence, BRIDGE[4])), "a", outlet="Tarrow Sentinel")
    plain = article(OTHER[0], "b", outlet="Oxney Tidings")
    others: list[Article] = []
    for i in range(3000):
        outlet = plain.reading.outlet
        assert outlet is not None
        others.append(_of(plain, f"Oxney {i} Tidings"))
    found = acquainted([one, *others])[0]
    assert [mark.agency for mark in found.reading.marks if mark.kind == "attribution"] == ["Oxney 1999 Tidings"]


def _of(each: Article, outlet: str) -> Article:

    assert each.reading.outlet is not None
    return replace(each, reading=replace(each.reading, outlet=replace(each.reading.outlet, name=outlet)))


_WORDS = st.sampled_from(
    [
        "told",
        "the",
        "Oxney",
        "Tidings",
        "said",
        "according to",
        "Source:",
        ",",
        ".",
        "\n\n",
        "reported",
        "(",
        "Brandvold",
    ]
)


@settings(max_examples=40, deadline=None)
@given(words=st.lists(_WORDS, max_size=25))
def test_marks_stay_in_order_and_apart_whatever_the_text(words: list[str]) -> None:
    one = article(" ".join(words) or "x", "a", outlet="Tarrow Sentinel")
    others = [article(BRIDGE[2], "b", outlet="Oxney Tidings"), article(BRIDGE[3], "c", outlet="Brandvold")]
    found = acquainted([one, *others])[0].reading.marks
    assert found == acquainted([one, *others])[0].reading.marks
    spans = [mark.span for mark in found if len(mark.span)]
    assert spans == sorted(spans)
    assert all(not first.overlap(second) or first == second for first, second in zip(spans, spans[1:], strict=False))
    assert set(one.reading.marks) <= set(found)


@pytest.mark.parametrize(
    "sentence",
    [
        "There is a spare plank, Voxo reports.",
        "According to Voxo there is a spare one.",
        "As Voxo reports: there is a spare one.",
        "But Voxo reported that there is a spare one.",
        "Wie Voxo berichtete, gibt es eine Bohle.",
    ],
)
def test_a_short_name_counts_beside_the_verbs_of_the_trade(sentence: str) -> None:
    assert [outlet for outlet, _ in attributions(sentence, "Voxo")] == ["Voxo"]


@pytest.mark.parametrize(
    ("sentence", "outlet"),
    [
        ("There is a spare plank, he told Voxo.", "Voxo"),
        ("Voxo said that there is a spare one.", "Voxo"),
        ("There is a spare plank, Time reports.", "Time"),
        ("There is a spare plank, Vo reports.", "Vo"),
    ],
)
def test_beside_others_it_may_be_a_person_or_a_word(sentence: str, outlet: str) -> None:
    assert attributions(sentence, outlet) == []


def test_a_longer_name_of_the_set_is_meant_where_the_registry_knows_its_end() -> None:
    sentence = "There is a spare plank, the Tarrow Business Times reports."
    assert attributions(sentence) == [("The Business Times", "Business Times reports")]
    assert attributions(sentence, "Tarrow Business Times") == [
        ("Tarrow Business Times", "Tarrow Business Times reports")
    ]
