"""Who shares how much with whom, at a glance: one square a pair, for sets too large to read pair by pair.

::

          1 2 3 4
    1 A   ·
    2 B   █ ·          a row and a column an article, related ones beside each other;
    3 C   █ ▓ ·        the darker a square, the more of the one article stands in the other;
    4 D       ░ ·      the shape in it says what the two have to do with each other

One SVG path holds all squares of one look, so that sixty articles take a few kilobytes. Where a square leads is worked
out by the page's script from the same numbers; without it, the table of pairs leads to the same places.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.report.path import clipped

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from provenance.report.document import Json
    from provenance.report.words import Names, Wording

FEWEST = 6
"""Articles from which a matrix says more than the table of pairs: with five there are ten pairs at most."""

CELL = 20
"""Side of a square, in units of the view box."""

_NAMES = 200  # room for the names at the left, in the same units
_LETTERS = 24
_STEPS = (0.0, 0.25, 0.5, 0.75)
"""Shares above which a square becomes a step darker."""
_DARK = ("s3", "s4")  # squares so dark that what is drawn into them is light

_SHAPES = {"copy": "copy", "partial": "copy", "shared_source": "source", "shared_statements": "statements"}


@dataclass(frozen=True, slots=True)
class Label:
    """The name of one row, and where its article's card is."""

    href: str
    name: str
    y: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """The picture: labels, squares and shapes (class and path), and for the script the pairs by row and column."""

    size: int
    height: int
    left: int
    cell: int
    labels: tuple[Label, ...]
    frame: str
    squares: tuple[tuple[str, str], ...]
    shapes: tuple[tuple[str, str], ...]
    order: str
    pairs: str
    title: str
    description: str
    key: tuple[tuple[str, str, str], ...]


def matrix(document: Json, names: Names, wording: Wording, numbers: Mapping[frozenset[str], int]) -> Matrix | None:
    """The matrix of a document; ``numbers`` are those of the related pairs, as the page counts them."""
    articles: Sequence[Json] = document["articles"]
    if len(articles) < FEWEST:
        return None
    order = _order(document)
    row_of = {identity: row for row, identity in enumerate(order)}
    place = {article["id"]: number for number, article in enumerate(articles, 1)}
    squares: dict[str, list[str]] = {f"s{step}": [] for step in range(len(_STEPS) + 1)}
    shapes: dict[str, list[str]] = {}
    seen: dict[str, None] = {}
    for pair in document["pairs"]:
        if pair["relation"] == "none":
            continue
        column, row = sorted((row_of[pair["a"]], row_of[pair["b"]]))
        x, y = _NAMES + column * CELL, row * CELL
        shade, shape = _shade(pair), _shape(pair)
        squares[shade].append(f"M{x} {y}h{CELL}v{CELL}h-{CELL}z")
        seen.setdefault(shape)
        css = f"shape {shape} dark" if shade in _DARK else f"shape {shape}"
        shapes.setdefault(css, []).append(_drawn(shape, x, y))
    found = sum(pair["relation"] != "none" for pair in document["pairs"])
    return Matrix(
        _NAMES + len(order) * CELL,
        len(order) * CELL,
        _NAMES,
        CELL,
        tuple(
            Label(f"#article-{place[identity]}", clipped(names[identity], _LETTERS), row * CELL + 14)
            for row, identity in enumerate(order)
        ),
        "".join(
            f"M{_NAMES} {row * CELL}h{row * CELL + CELL}v{CELL}h-{row * CELL + CELL}z" for row in range(len(order))
        ),
        tuple((css, "".join(shape)) for css, shape in squares.items() if shape),
        tuple((css, "".join(shape)) for css, shape in sorted(shapes.items())),
        " ".join(str(place[identity]) for identity in order),
        " ".join(
            f"{place[a]}-{place[b]}-{number}"
            for (a, b), number in sorted(
                ((sorted(both, key=lambda each: place[each]), number) for both, number in numbers.items()),
                key=lambda item: item[1],
            )
        ),
        wording.say("matrix_title"),
        wording.say(
            "matrix_description",
            articles=wording.count("article", len(order)),
            related=wording.count("related_pair", found),
            pairs=wording.count("pair", len(document["pairs"])),
        ),
        tuple(
            (f"shape {shape}", _drawn(shape, 0, 0), wording.label("shapes", shape))
            for shape in ("copy", "open", "source", "statements")
            if shape in seen
        ),
    )


def _order(document: Json) -> list[str]:
    """The articles, each group of related ones together, sources before what was taken from them."""
    known = [article["id"] for article in document["articles"]]
    below: dict[str, list[str]] = {}
    for edge in document["edges"]:
        below.setdefault(edge["from"], []).append(edge["to"])
    taken = {edge["to"] for edge in document["edges"]}
    groups = [origin.get("group", []) for origin in document["origins"]]
    found: dict[str, None] = {}
    for group in [*groups, known]:
        heads = [identity for identity in group if identity not in taken]
        waiting = [*reversed(group), *reversed(heads)]
        while waiting:
            identity = waiting.pop()
            if identity in found or identity not in known:
                continue
            found[identity] = None
            waiting.extend(reversed([each for each in below.get(identity, []) if each in group]))
    return list(found)


def _shade(pair: Json) -> str:
    most = max(pair["containment"].values())
    return f"s{sum(most > step for step in _STEPS)}"


def _shape(pair: Json) -> str:
    if pair["relation"] in ("copy", "partial") and pair["direction"] == "undetermined":
        return "open"
    return _SHAPES.get(pair["relation"], "open")


def _drawn(shape: str, x: int, y: int) -> str:
    """A shape in the middle of a square, drawn by its stroke: a dot, a ring, two bars, a short line."""
    if shape == "copy":
        return f"M{x + 10} {y + 10}h0"
    if shape == "open":
        return f"M{x + 6} {y + 10}a4 4 0 1 0 8 0a4 4 0 1 0-8 0"
    if shape == "source":
        return f"M{x + 7} {y + 6}v8m6-8v8"
    return f"M{x + 6} {y + 10}h8"
