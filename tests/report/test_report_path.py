"""The path of the text: every connection once in the picture and once as a sentence."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from report_making import Json, article, document, pair
from report_stories import harbour

from provenance.report.path import MOST_BOXES, MOST_NODES, Path, path
from provenance.report.words import Names, wording


def _path(made: Json) -> Path:
    return path(made, Names(made["articles"]), wording(), {frozenset(("wire", "daily")): "#pair-1"})


def _articles(number: int) -> list[Json]:
    return [article(f"id{n}", [("body", f"text {n}")], outlet=f"Paper {n}") for n in range(number)]


def _edge(source: str, copy: str, probability: float = 0.9) -> dict[str, Any]:
    return {"from": source, "to": copy, "relation": "copy", "probability": probability, "share": 0.5}


def test_each_connection_is_drawn_once_and_said_once() -> None:
    made = _path(harbour())
    assert made.picture is not None
    assert [line.label[0] for line in made.picture.lines] == [step.key for step in made.steps] == ["A", "B", "C", "D"]
    assert made.steps[0].sentence.startswith("Harbour Daily took 93% of its text from Levant Wire (almost certain")


def test_a_source_outside_the_set_is_a_ghost_above_what_goes_back_to_it() -> None:
    made = _path(harbour())
    assert made.picture is not None
    ghost, below = made.picture.nodes[-2:]
    assert (ghost.name, ghost.css, below.name) == ("North Agency", "ghost", "Quarry Times")
    assert below.x > ghost.x


def test_what_is_not_decided_is_dashed_and_has_no_arrow_head() -> None:
    made = _path(harbour())
    assert made.picture is not None
    (line,) = (line for line in made.picture.lines if line.css == "open")
    assert line.head == ""
    assert "not decided" in made.steps[2].sentence


def test_an_edge_of_an_undetermined_pair_is_dashed_however_probable() -> None:
    a, b = _articles(2)
    made = _path(document([a, b], [pair(a, b, "copy", "undetermined")], edges=[_edge("id0", "id1")]))
    assert [step.css for step in made.steps] == ["open"]
    assert "may have taken" in made.steps[0].sentence


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("revision", "Paper 1 is a later version of Paper 0 and has 50% of its text from there (very likely, 94%)."),
        ("own_text", "Paper 1 uses text of Paper 0 again, 50% of its text (very likely, 94%)."),
    ],
)
def test_an_outlet_is_not_said_to_take_text_from_itself(kind: str, said: str) -> None:
    a, b = _articles(2)
    made = _path(document([a, b], [pair(a, b, "copy", "a_to_b", kind=kind)], edges=[_edge("id0", "id1", 0.94)]))
    assert [step.sentence for step in made.steps] == [said]


def test_a_second_source_runs_in_a_lane() -> None:
    edges = [_edge("id0", "id2"), _edge("id1", "id2")]
    picture = _path(document(_articles(3), [], edges=edges)).picture
    assert picture is not None
    assert len(picture.nodes) == 3
    assert picture.lines[1].x > picture.nodes[0].x + picture.nodes[0].width


def test_edges_in_a_circle_are_drawn_without_end() -> None:
    edges = [_edge("id0", "id1"), _edge("id1", "id2"), _edge("id2", "id0")]
    picture = _path(document(_articles(3), [], edges=edges)).picture
    assert picture is not None
    assert (len(picture.nodes), len(picture.lines)) == (3, 3)


def test_too_many_boxes_leave_the_sentences_alone() -> None:
    articles = _articles(MOST_NODES + 1)
    made = _path(document(articles, [], edges=[_edge("id0", each["id"]) for each in articles[1:]]))
    assert made.picture is None
    assert len(made.steps) == MOST_NODES


def test_without_any_connection_there_is_no_path() -> None:
    made = _path(document(_articles(2), []))
    assert (made.picture, made.steps) == (None, ())


def test_articles_that_stand_alone_are_named() -> None:
    made = _path(document(_articles(3), [], edges=[_edge("id0", "id1")]))
    assert made.apart == "Not connected to any other article: Paper 2."


def test_a_step_leads_to_the_evidence_of_its_pair_where_the_page_has_it() -> None:
    assert [step.href for step in _path(harbour()).steps] == ["#pair-1", "", "", ""]


def _dated(*values: str | None) -> list[Json]:
    articles = _articles(len(values))
    for each, value in zip(articles, values, strict=True):
        if value:
            each["published"] = {
                "value": value,
                "precision": "day",
                "basis": "metadata",
                "candidates": [],
                "reason": None,
            }
    return articles


def test_the_boxes_stand_in_the_order_of_time_on_one_line_of_time() -> None:
    articles = _dated("2018-05-06", "2018-05-04T06:00:00Z", None, "2018-05-05T06:00:00+02:00")
    made = _path(document(articles, [], edges=[_edge("id1", each) for each in ("id0", "id2", "id3")]))
    assert made.picture is not None
    assert [node.name for node in made.picture.nodes] == ["Paper 1", "Paper 3", "Paper 0", "Paper 2"]
    first, second, third, undated = (node.when for node in made.picture.nodes)
    assert undated is None
    assert first is not None
    assert second is not None
    assert third is not None
    assert first[0] < second[0] < third[0]
    assert third[2] > second[2]  # a day is a bar, a minute a dot
    assert made.picture.time.startswith("The line in each box is time, from 4 May 2018, 06:00 (UTC) to 6 May 2018;")


def test_dates_without_a_year_and_a_single_date_make_no_line_of_time() -> None:
    for articles in (_dated("--05-06", "2018-05-04"), _dated("2018-05-04", "2018-05-04")):
        made = _path(document(articles, [], edges=[_edge("id0", "id1")]))
        assert made.picture is not None
        assert (made.picture.track, made.picture.time) == (None, "")
        assert all(node.when is None for node in made.picture.nodes)


def test_with_many_articles_the_rows_are_narrow_and_the_keys_follow_them() -> None:
    articles = _articles(MOST_BOXES + 4)
    edges = [_edge("id0", each["id"]) for each in reversed(articles[1:])]
    made = _path(document(articles, [], edges=edges))
    assert made.picture is not None
    assert made.picture.narrow
    assert [line.label[0] for line in made.picture.lines] == [step.key for step in made.steps][: len(edges)]
    assert made.steps[0].sentence.startswith("Paper 1 took 50%")
    assert made.picture.width < 400


def test_a_long_chain_stays_as_wide_as_a_desk() -> None:
    articles = _articles(60)
    edges = [_edge(a["id"], b["id"]) for a, b in pairwise(articles)]
    picture = _path(document(articles, [], edges=edges)).picture
    assert picture is not None
    assert picture.width < 700
    assert all(node.x + node.width < picture.width for node in picture.nodes)


def test_the_picture_is_told_in_words_too() -> None:
    assert _path(harbour()).order.startswith(
        "In the picture: Levant Wire (4 May, year not stated); Harbour Daily (5 May 2018, 07:10 (+02:00));"
    )
