"""Simulated republications are what they say they are, and nothing about them gives the answer away."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))  # benchmarks are scripts beside the package

from invented import OUTLETS, article, drawing
from republish import speech
from republish.cases import Case, pair_of, simulated
from republish.judged import Task, judged
from republish.originals import Original, chosen
from republish.stories import part_of, stories

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="module")
def articles() -> tuple[Original, ...]:
    return stories([article(number, OUTLETS[number % len(OUTLETS)]) for number in range(240)])


@pytest.fixture(scope="module")
def cases(articles: tuple[Original, ...]) -> list[Case]:
    return list(simulated(articles, "train", 150))


def test_the_same_seed_gives_the_same_cases_however_many_are_asked_for(
    articles: tuple[Original, ...], cases: list[Case]
) -> None:
    assert list(simulated(articles, "train", 20)) == cases[:20]


def test_the_order_of_the_articles_does_not_matter(articles: tuple[Original, ...], cases: list[Case]) -> None:
    shuffled = drawing(3).sample(articles, len(articles))
    assert list(simulated(stories(shuffled), "train", 5)) == cases[:5]


def test_another_seed_gives_other_cases(articles: tuple[Original, ...], cases: list[Case]) -> None:
    assert list(simulated(articles, "train", 5, seed=2)) != cases[:5]


def test_no_paragraph_of_the_other_part_is_in_a_case(articles: tuple[Original, ...], cases: list[Case]) -> None:
    others = {paragraph for each in articles if part_of(each.story) == "test" for paragraph in each.paragraphs}
    assert others
    for case in cases:
        assert part_of(case.story) == "train"
        for document in case.documents:
            assert not others & set(document.text.split("\n\n"))


def test_articles_that_share_text_are_one_story_and_others_are_not() -> None:
    one, other = article(1, "Oxney Times"), article(2, "Daily Ferry")
    copy = replace(other, id="copy", outlet="Tarrow Herald", paragraphs=(*other.paragraphs[:4], *one.paragraphs[:1]))
    found = {each.id: each.story for each in stories([one, other, copy])}
    assert found["copy"] == found["n002"]
    alone = {each.id: each.story for each in stories([one, other])}
    assert alone["n001"] != alone["n002"]


def test_an_article_that_is_kept_aside_takes_its_story_with_it() -> None:
    one, other = article(1, "Oxney Times"), article(2, "Daily Ferry")
    copy = replace(other, id="copy", outlet="Tarrow Herald")
    assert [each.id for each in stories([one, other, copy], ["n002"])] == ["n001"]


def test_an_article_of_a_newspaper_that_names_an_agency_at_its_edges_is_no_original() -> None:
    own = article(3, "Oxney Times")
    credited = replace(own, id="credited", paragraphs=(*own.paragraphs, "The Associated Press contributed to this."))
    of_agency = article(4, "Reuters")
    assert [each.id for each in chosen([own, credited, of_agency])] == ["n003", "n004"]


def test_a_paragraph_under_many_articles_of_an_outlet_is_not_the_articles_own() -> None:
    line = "Support the Oxney Times and its one reporter."
    found = chosen(
        replace(each, paragraphs=(*each.paragraphs, line)) for each in (article(n, "Oxney Times") for n in range(4))
    )
    assert all(line not in each.paragraphs and each.furniture == (line,) for each in found)


def test_every_kind_of_case_has_the_documents_and_the_truth_it_says(cases: list[Case]) -> None:
    wanted = {
        "copy": (2, {"a_to_b", "b_to_a"}),
        "chain": (3, {"a_to_b", "b_to_a"}),
        "third": (2, {"shared_source"}),
        "revision": (2, {"a_to_b", "b_to_a"}),
        "same speech": (2, {"independent"}),
        "unrelated": (2, {"independent"}),
    }
    assert {case.kind for case in cases} == set(wanted)
    for case in cases:
        count, hypotheses = wanted[case.kind]
        assert len(case.documents) == len(case.bare) == count
        assert {truth.hypothesis for truth in case.truths} <= hypotheses
        assert all(truth.a < truth.b for truth in case.truths)
        ids = {each.id for each in case.documents}
        assert {each.id for each in case.bare} == ids
        assert {name for truth in case.truths for name in (truth.a, truth.b)} <= ids


def test_a_copy_of_a_mixed_article_can_be_cut_and_credited_anew(articles: tuple[Original, ...]) -> None:
    chains = [case for case in simulated(articles, "train", 900, seed=3) if case.kind == "chain"]
    operations_done = [" ".join(case.operations) for case in chains]
    assert any("2: own paragraphs added" in done and "3: tail cut" in done for done in operations_done)


def test_neither_id_nor_order_nor_length_nor_the_last_character_tells_the_copy(cases: list[Case]) -> None:
    def source(case: Case) -> str:
        (truth,) = case.truths
        return truth.a if truth.hypothesis == "a_to_b" else truth.b

    copies = [case for case in cases if case.kind == "copy"]
    by_id = {case.id: {each.id: each for each in case.documents} for case in copies}
    tells: dict[str, Callable[[Case], bool]] = {
        "id": lambda case: source(case) == min(by_id[case.id]),
        "order": lambda case: source(case) == case.documents[0].id,
        "length": lambda case: source(case) == max(case.documents, key=lambda each: len(each.text)).id,
        "newline": lambda case: by_id[case.id][source(case)].text.endswith("\n"),
    }
    for name, tell in tells.items():
        share = sum(map(tell, copies)) / len(copies)
        assert 0.25 <= share <= 0.8, f"{name}: {share:.2f} of {len(copies)}"


def test_bare_documents_say_nothing_of_whose_text_they_are(cases: list[Case]) -> None:
    for case in cases:
        for document in case.bare:
            assert document.metadata.url is None
            assert document.metadata.authors == ()
            assert "(Reuters)" not in document.text
            assert "(AP)" not in document.text
            assert "contributed to this report" not in document.text
            assert "first appeared in" not in document.text
            assert ".example/" not in document.text


def test_bare_documents_can_leave_the_outlet_out_too(articles: tuple[Original, ...]) -> None:
    for case in simulated(articles, "train", 10, states_outlet=False):
        assert all(each.metadata.outlet is None for each in case.bare)


def test_the_withheld_source_is_not_among_the_documents(articles: tuple[Original, ...], cases: list[Case]) -> None:
    outlets = {each.story: each.outlet for each in articles}
    for case in cases:
        if case.kind == "third":
            stated = [each.metadata.outlet.value for each in case.documents if each.metadata.outlet]
            assert outlets[case.story] not in stated
            assert len(set(stated)) == len(stated)


def test_articles_of_one_speech_share_words_in_quotation_marks_only(cases: list[Case]) -> None:
    for case in cases:
        if case.kind == "same speech":
            one, other = (dict(speech._runs(each.text)) for each in case.bare)  # noqa: SLF001 - what it must hold to
            common = one.keys() & other.keys()
            assert common
            assert all(one[run] >= 3 and other[run] >= 3 for run in common)


def test_real_articles_that_share_quotations_only_are_found() -> None:
    spoken = [quote for number in range(20, 32) for quote, _ in speech.quotations(article(number, "Oxney Times"))]
    said = f"“{' '.join(spoken)}”"
    one, other = article(1, "Oxney Times"), article(2, "Daily Ferry")
    one = replace(one, paragraphs=(*one.paragraphs, f"{said}, the forester said."))
    heard = replace(other, paragraphs=(*other.paragraphs, f"The forester put it so: {said}."))
    taken = replace(other, paragraphs=(*other.paragraphs, one.paragraphs[0], f"{said} it was."))
    exclusive = replace(other, paragraphs=(*other.paragraphs, f"The forester told Oxney Times: {said}."))
    assert [(a.id, b.id) for a, b in speech.natural([one, heard], 9)] == [("n001", "n002")]
    assert speech.natural([one, taken], 9) == []
    assert speech.natural([replace(exclusive, id="n000"), one], 9) == []


def test_the_truth_of_a_pair_turns_with_its_names() -> None:
    assert pair_of("x", "y", "a_to_b").hypothesis == "a_to_b"
    turned = pair_of("y", "x", "a_to_b")
    assert (turned.a, turned.b, turned.hypothesis) == ("x", "y", "b_to_a")
    assert pair_of("y", "x", "shared_source").hypothesis == "shared_source"


def test_a_verdict_added_up_again_is_the_librarys(cases: list[Case]) -> None:
    for case in cases[:12]:
        for pair in judged(Task(case.id, "simulated", case.kind, case.documents, case.bare, case.truths)):
            assert not pair.differs
            assert sum(pair.answers["neither"].believed.values()) == pytest.approx(1.0)
            assert pair.answers["no dates"].believed == pair.answers["marks+dates"].believed or any(
                group == "time" for _, group, _, _ in pair.evidence["as published"]
            )
