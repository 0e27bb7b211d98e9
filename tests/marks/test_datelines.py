"""Datelines name place, date and agency; what only looks like one names nobody."""

from __future__ import annotations

import pytest
from articles import BRIDGE, article, story

from provenance.model import Mark


def dateline(opening: str) -> list[Mark]:
    marks = article(story(BRIDGE, before=opening)).reading.marks
    return [mark for mark in marks if mark.kind in ("dateline", "press_release")]


@pytest.mark.parametrize(
    ("opening", "agency", "place", "date"),
    [
        ("UNDERHILL, December 9. /TASS/. ", "TASS", "UNDERHILL", "December 9"),
        ("UNDERHILL, March 7 (Reuters) - ", "Reuters", "UNDERHILL", "March 7"),
        ("UNDERHILL (AP) — ", "Associated Press", "UNDERHILL", None),
        (
            "UNDERHILL/PORT MERREN, Aug 29, 2014 (AFP) - ",
            "Agence France-Presse",
            "UNDERHILL/PORT MERREN",
            "Aug 29, 2014",
        ),
        ("Underhill (dpa) - ", "Deutsche Presse-Agentur", "Underhill", None),
        ("(ANSA) - UNDERHILL, 22 MAR - ", "ANSA", "UNDERHILL", "22 MAR"),
        ("Underhill, 11 may (EFE).- ", "EFE", "Underhill", "11 may"),
        ("(Reuters) - ", "Reuters", None, None),
        ("New Underhill [Oxney], November 19 (ANI): ", "ANI", "New Underhill [Oxney]", "November 19"),
        ("UNDERHILL, Dec. 1(Xinhua) -- ", "Xinhua", "UNDERHILL", "Dec. 1"),
    ],
)
def test_each_house_s_style_is_read(opening: str, agency: str, place: str | None, date: str | None) -> None:
    (mark,) = dateline(opening)
    assert (mark.kind, mark.agency, mark.place, mark.date, mark.claims) == ("dateline", agency, place, date, "text")
    assert mark.span.start == 0
    assert mark.span.end == len(opening.rstrip())


@pytest.mark.parametrize(
    "opening",
    [
        "UNDERHILL – 26 July 2022: ",
        "UNDERHILL, Tarrow Province-- ",
        "The Associated Press (AP) reported that beavers are active. ",
        "Association of Alpine Planks (AAP) - ",
        "Gnawed planks (right) - ",
        "The forester (45) said it on /Monday/. ",
        "Reuters has learned (and others have too) - ",
    ],
)
def test_what_looks_like_a_dateline_names_nobody(opening: str) -> None:
    assert dateline(opening) == []


def test_a_press_release_wire_is_labelled_as_such() -> None:
    (mark,) = dateline("UNDERHILL, May 3, 2021 /PRNewswire/ -- ")
    assert mark.kind == "press_release"


def test_two_agencies_in_one_bracket_are_both_named() -> None:
    assert {mark.agency for mark in dateline("Underhill (AFP/Reuters) - ")} == {"Agence France-Presse", "Reuters"}


def test_a_dateline_behind_a_standfirst_is_found() -> None:
    text = story(("Walkers must take the longer path", f"UNDERHILL (AFP) — {BRIDGE[0]}", *BRIDGE[1:]))
    marks = article(text).reading.marks
    assert [mark.agency for mark in marks if mark.kind == "dateline"] == ["Agence France-Presse"]
