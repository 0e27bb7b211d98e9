"""The path of the text: every connection once in the picture and once as a sentence."""

from __future__ import annotations

from typing import Any

from report_stories import Json, article, document, harbour, pair

from provenance.report.path import MOST_NODES, Path, path
from provenance.report.words import Names


def _path(made: Json) -> Path:
    return path(made, Names(made["articles"]))


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


def test_a_second_source_runs_in_a_lane() -> None:
    edges = [_edge("id0", "id2"), _edge("id1", "id2")]
    picture = _path(document(_articles(3), [], edges=edges)).picture
    assert picture is not None
    assert len(picture.nodes) == 3
    assert picture.lines[1].x > picture.lines[0].x + picture.box_width


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
