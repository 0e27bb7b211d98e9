"""Credits, bylines, source lines and notices say who is named and what for."""

from __future__ import annotations

import pytest
from articles import BRIDGE, document, layout_of, story

from provenance.marks import read
from provenance.model import Mark, Metadata


def marks_of(above: str = "", below: str = "", ending: str = "") -> list[Mark]:
    body = story(BRIDGE, after=ending)
    pieces = [(f"{above}\n\n", "caption"), (body, "body"), (f"\n\n{below}\n", "tail")]
    text = "".join(piece for piece, _ in pieces)
    return list(read(document(text), layout_of(text, *pieces)).marks)  # type: ignore[arg-type]


def summed(marks: list[Mark]) -> list[tuple[str, str, str]]:
    return [(mark.kind, mark.agency, mark.claims) for mark in marks]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Underhill - TASS", ("credit", "TASS", "text")),
        ("AFP", ("credit", "Agence France-Presse", "text")),
        ("By Ada Quill, Associated Press", ("byline", "Associated Press", "text")),
        ("By Reuters", ("byline", "Reuters", "text")),
        ("AFP, UNDERHILL", ("byline", "Agence France-Presse", "text")),
        ("Source: AFP", ("source_line", "Agence France-Presse", "text")),
        ("Quelle: dpa", ("source_line", "Deutsche Presse-Agentur", "text")),
    ],
)
def test_a_line_above_the_story_credits_its_agency(line: str, expected: tuple[str, str, str]) -> None:
    assert summed(marks_of(above=line)) == [expected]


@pytest.mark.parametrize("ending", [" — SPA", " (KUNA)", " / AFP", " – Bernama", " (APA, 11.9.2015)"])
def test_a_credit_behind_the_last_sentence_is_found(ending: str) -> None:
    (mark,) = marks_of(ending=ending)
    assert (mark.kind, mark.claims) == ("credit", "text")


def test_a_mixed_credit_names_all_of_them() -> None:
    assert {mark.agency for mark in marks_of(ending=" / AFP, EFE e REUTERS")} == {
        "Agence France-Presse",
        "EFE",
        "Reuters",
    }


@pytest.mark.parametrize(
    "line",
    [
        "Debbie Oxney/Pool via AP",
        "© Debbie Oxney/Reuters",
        "Photo: AFP",
        "(AP Photo/Debbie Oxney)",
        "A beaver beside the gorge. Photo by Debbie Oxney / AFP",
    ],
)
def test_a_photo_credit_claims_nothing_of_the_text(line: str) -> None:
    marks = marks_of(above=line)
    assert marks
    assert {(mark.kind, mark.claims) for mark in marks} == {("photo_credit", "nothing")}


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("The Associated Press contributed to this report.", "Associated Press"),
        ("(With inputs from Reuters)", "Reuters"),
        ("Additional reporting by AFP", "Agence France-Presse"),
    ],
)
def test_a_contributor_claims_a_part(line: str, agency: str) -> None:
    assert summed(marks_of(below=line)) == [("contributor", agency, "part")]


def test_a_reprint_notice_names_any_outlet_for_the_whole_text() -> None:
    assert summed(marks_of(below="This article was originally published by the Tarrow Sentinel.")) == [
        ("reprint", "Tarrow Sentinel", "text")
    ]


def test_an_agency_s_copyright_line_is_a_mark_and_another_outlet_s_is_not() -> None:
    assert summed(marks_of(below="© 2018 The Associated Press. All rights reserved.")) == [
        ("copyright", "Associated Press", "text")
    ]
    assert marks_of(below="© 2018 Tarrow Media Group. All rights reserved.") == []


@pytest.mark.parametrize(
    "line", ["Andhra Pradesh", "Name *", "Share on Facebook", "AP Dhillon", "The mayor - a beaver"]
)
def test_lines_that_name_no_agency_are_no_marks(line: str) -> None:
    assert marks_of(above=line, below=line) == []


def test_an_agency_named_as_author_in_the_metadata_is_a_mark_without_a_place() -> None:
    text = story(BRIDGE)
    made = document(text, authors=("AFP", "Ada Quill"))
    assert isinstance(made.metadata, Metadata)
    (mark,) = read(made, layout_of(text, (text, "body"))).marks
    assert (mark.kind, mark.agency, len(mark.span)) == ("metadata", "Agence France-Presse", 0)
