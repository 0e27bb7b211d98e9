"""The overview: every related pair has one square, and related articles stand beside each other."""

from __future__ import annotations

import re

from report_making import Json, article, document, pair
from report_stories import harbour, sixty

from provenance.report.matrix import CELL, FEWEST, Matrix, matrix
from provenance.report.words import Names, wording


def _matrix(made: Json) -> Matrix | None:
    related = [each for each in made["pairs"] if each["relation"] != "none"]
    numbers = {frozenset((each["a"], each["b"])): number for number, each in enumerate(related, 1)}
    return matrix(made, Names(made["articles"]), wording(), numbers)


def _articles(number: int) -> list[Json]:
    return [article(f"id{n}", [("body", f"text {n}")], outlet=f"Paper {n}") for n in range(number)]


def test_few_articles_need_no_overview() -> None:
    assert _matrix(document(_articles(FEWEST - 1), [])) is None
    assert _matrix(document(_articles(FEWEST), [])) is not None


def test_every_related_pair_has_one_square_below_the_diagonal() -> None:
    made = _matrix(harbour())
    assert made is not None
    squares = re.findall(r"M(\d+) (\d+)h", "".join(shape for _, shape in made.squares))
    places = {((int(x) - made.left) // CELL, int(y) // CELL) for x, y in squares}
    assert len(squares) == len(places) == 4
    assert all(column < row for column, row in places)


def test_articles_of_one_group_stand_beside_each_other_sources_first() -> None:
    articles = _articles(6)
    edges = [{"from": "id5", "to": "id1", "relation": "copy", "probability": 0.9, "share": 1.0}]
    origin = {"kind": "article", "article": "id5", "agency": None, "probability": 0.9, "explanation": "",
              "group": ["id1", "id5"]}  # fmt: skip
    made = _matrix(
        document(articles, [pair(articles[1], articles[5], "copy", "b_to_a")], edges=edges, origins=[origin])
    )
    assert made is not None
    assert [label.name for label in made.labels] == ["Paper 5", "Paper 1", "Paper 0", "Paper 2", "Paper 3", "Paper 4"]
    assert made.order == "6 2 1 3 4 5"
    assert made.pairs == "2-6-1"


def test_the_darkness_of_a_square_is_the_share_and_its_shape_the_relation() -> None:
    made = _matrix(harbour())
    assert made is not None
    assert [css for css, _ in made.squares] == ["s0", "s4"]
    assert [css for css, _ in made.shapes] == ["shape copy dark", "shape open dark", "shape statements"]
    assert [label for _, _, label in made.key] == [
        "taken over, and it is decided by whom",
        "taken over, but by whom is not decided",
        "same statements, told independently",
    ]


def test_sixty_articles_take_less_than_a_hundred_and_twenty_kilobytes() -> None:
    made = _matrix(sixty())
    assert made is not None
    assert sum(len(shape) for _, shape in (*made.squares, *made.shapes)) + len(made.pairs) < 120_000


def test_a_circle_of_sources_ends() -> None:
    articles = _articles(6)
    edges = [{"from": a, "to": b, "relation": "copy", "probability": 0.9, "share": 1.0}
             for a, b in (("id0", "id1"), ("id1", "id0"))]  # fmt: skip
    origin = {"kind": "undetermined", "article": None, "agency": None, "probability": 0.0, "explanation": "",
              "group": ["id0", "id1"]}  # fmt: skip
    made = _matrix(document(articles, [], edges=edges, origins=[origin]))
    assert made is not None
    assert len(made.labels) == 6
