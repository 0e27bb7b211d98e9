"""The path of the text as a picture and as sentences.

::

    ┌ Agency ─────────┐
    └┬────────────────┘╌╌╌╌╮          one row an article, sources above what was taken from them,
     │ A 100% of its text   ┆ C       so that it reads as well on a phone as on a desk
     │ ┌ Daily ─────────┐   ┆
     ├▶└────────────────┘   ┆
     │ B 40% of its text    ┆
     │ ┌ Weekly ────────┐   ┆
     └▶└────────────────┘╌╌╌╯

A tree with indented rows needs no layout engine. What is not a tree (a second source, a direction that is not decided,
statements both report) runs in lanes at the right. Pairs already joined by other lines get no line of their own: the
picture shows how the text went, the table of pairs says what each two share. Beyond `MOST_NODES` boxes no picture
helps, and the sentences stand alone.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from provenance.figures import percent, share
from provenance.report.words import (
    UNSEEN,
    Names,
    certainty,
    count,
    listed,
    moment,
    sure,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.report.document import Json

MOST_NODES = 12
"""Boxes up to which the picture stays legible on a phone."""

DECIDED = 0.55
"""Below this probability an arrow is drawn dashed: where `words.SCALE` stops saying "roughly even chance"."""

# Sizes in CSS pixels at which the picture fits a phone (360 px) with three levels.
_BOX_WIDTH, _BOX_HEIGHT, _ROW, _INDENT, _LANE, _MARGIN = 216, 46, 78, 26, 22, 6
_NAME_WIDTH, _DETAIL_WIDTH = 25, 33  # letters that fit into a box at the sizes report.css gives them


@dataclass(frozen=True, slots=True)
class Node:
    """One box: an article, or the ghost of a source outside the set."""

    x: int
    y: int
    text_x: int
    name_y: int
    name: str
    detail_y: int
    detail: str
    css: str


@dataclass(frozen=True, slots=True)
class Line:
    """One connection: its path, its arrow head (polygon points) where the direction is claimed, and its label."""

    path: str
    head: str
    css: str
    label: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Picture:
    """All boxes and lines, in CSS pixels."""

    width: int
    height: int
    box_width: int
    box_height: int
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    title: str
    description: str


@dataclass(frozen=True, slots=True)
class Step:
    """One connection as a sentence; ``key`` is its letter in the picture."""

    key: str
    sentence: str
    css: str


@dataclass(frozen=True, slots=True)
class Path:
    """The picture (``None`` where there is nothing to draw or too much) and the sentences that say the same."""

    picture: Picture | None
    steps: tuple[Step, ...]
    apart: str


class _Joint(NamedTuple):
    source: str
    copy: str
    kind: str  # edge | open | statements
    label: str
    sentence: str
    decided: bool


def path(document: Json, names: Names) -> Path:
    """The path of the text over all articles of a document."""
    joints = _joints(document, names)
    nodes = list(dict.fromkeys(end for joint in joints for end in (joint.source, joint.copy)))
    known = [article["id"] for article in document["articles"]]
    places = {identity: float(place) for place, identity in enumerate(known)}
    for joint in joints:  # a ghost stands before the first article that goes back to it
        if joint.source not in known:
            places[joint.source] = min(places.get(joint.source, len(known)), places.get(joint.copy, len(known)) - 0.5)
    nodes.sort(key=lambda node: (places.get(node, len(known)), node))
    keys = [_key(number) for number in range(len(joints))]
    apart = [names[identity] for identity in known if identity not in nodes]
    return Path(
        _picture(document, names, nodes, joints, keys) if joints and len(nodes) <= MOST_NODES else None,
        tuple(
            Step(key, joint.sentence, joint.kind if joint.decided else "open")
            for key, joint in zip(keys, joints, strict=True)
        ),
        _apart(apart) if joints else "",
    )


def _apart(apart: Sequence[str]) -> str:
    if not apart:
        return ""
    return f"Not connected to any other article: {listed(apart)}."


def _key(number: int) -> str:
    """A, B, …, Z, A2, B2, …."""
    return chr(ord("A") + number % 26) + (str(number // 26 + 1) if number >= 26 else "")


def _joints(document: Json, names: Names) -> list[_Joint]:
    pairs = {frozenset((pair["a"], pair["b"])): pair for pair in document["pairs"]}
    joints = [_edge(edge, pairs.get(frozenset((edge["from"], edge["to"]))), names) for edge in document["edges"]]
    joined = _Joined()
    for joint in joints:
        joined.add(joint.source, joint.copy)
    for wanted in (("copy", "partial", "shared_source"), ("shared_statements",)):
        joints.extend(
            _without_arrow(pair, names)
            for pair in document["pairs"]
            if pair["relation"] in wanted and joined.add(pair["a"], pair["b"])
        )
    return joints


def _edge(edge: Json, pair: Json | None, names: Names) -> _Joint:
    source, copy = names.whose(edge["from"]), names[edge["to"]]
    amount = edge.get("share", 0.0)
    undecided = pair is not None and pair["direction"] == "undetermined"
    decided = not undecided and edge["probability"] >= DECIDED
    part = f"{share(amount)} of its text" if amount else "text"
    how_sure = sure(edge["probability"])
    sentence = (
        f"{copy} took {part} from {source} ({how_sure})."
        if decided
        else f"{copy} may have taken {part} from {source}, but that is not decided ({how_sure})."
    )
    return _Joint(edge["from"], edge["to"], "edge", f"{part}, {percent(edge['probability'])}", sentence, decided)


def _without_arrow(pair: Json, names: Names) -> _Joint:
    a, b = names[pair["a"]], names[pair["b"]]
    claim, probability = certainty(pair, names)
    if pair["relation"] == "shared_statements":
        sentence = f"{a} and {b} report the same statements in independent words ({sure(probability)})."
        return _Joint(pair["a"], pair["b"], "statements", "", sentence, decided=True)
    return _Joint(pair["a"], pair["b"], "open", "", f"{a} and {b}: {claim} ({sure(probability)}).", decided=False)


class _Joined:
    """Which nodes hang together (union-find)."""

    def __init__(self) -> None:
        self._parents: dict[str, str] = {}

    def add(self, a: str, b: str) -> bool:
        """Join two nodes; whether they were apart."""
        left, right = self._root(a), self._root(b)
        self._parents[left] = right
        return left != right

    def _root(self, node: str) -> str:
        while (parent := self._parents.setdefault(node, node)) != node:
            node = parent
        return node


def _picture(document: Json, names: Names, nodes: list[str], joints: list[_Joint], keys: list[str]) -> Picture:
    parents = _parents(joints)
    rows = _rows(nodes, joints, parents)
    boxes = {node: (_MARGIN + depth * _INDENT, _MARGIN + row * _ROW) for row, (node, depth) in enumerate(rows)}
    edge_of_box = max(x for x, _ in boxes.values()) + _BOX_WIDTH
    lines: list[Line] = []
    lanes = 0
    for number, (joint, key) in enumerate(zip(joints, keys, strict=True)):
        if parents.get(joint.copy) == number:
            lines.append(_elbow(joint, key, boxes))
        else:
            lanes += 1
            lines.append(_lane(joint, key, boxes, edge_of_box + lanes * _LANE))
    articles = {article["id"]: article for article in document["articles"]}
    return Picture(
        edge_of_box + (lanes * _LANE + 16 if lanes else 0) + _MARGIN,
        _MARGIN * 2 + (len(rows) - 1) * _ROW + _BOX_HEIGHT,
        _BOX_WIDTH,
        _BOX_HEIGHT,
        tuple(_node(node, *boxes[node], names[node], _detail(node, articles.get(node))) for node, _ in rows),
        tuple(lines),
        "The path of the text",
        f"{count(len(nodes), 'box', 'boxes')}, {count(len(joints), 'connection')}; "
        "the list next to this picture says the same in sentences.",
    )


def _node(node: str, x: int, y: int, name: str, detail: str) -> Node:
    return Node(
        x,
        y,
        x + 10,
        y + 19,
        _clipped(name, _NAME_WIDTH),
        y + 36,
        _clipped(detail, _DETAIL_WIDTH),
        "ghost" if node.startswith(UNSEEN) else "seen",
    )


def _detail(node: str, article: Json | None) -> str:
    if article is None:
        return "not in this set" if node.startswith(UNSEEN) else ""
    return moment(article["published"]) if article["published"] else "date not known"


def _parents(joints: list[_Joint]) -> dict[str, int]:
    """Under which connection each copy is drawn: the first one, unless that would close a loop."""
    parents: dict[str, int] = {}
    for number, joint in enumerate(joints):
        if joint.kind != "edge" or joint.copy in parents:
            continue
        above: str | None = joint.source
        while above is not None and above != joint.copy:
            above = joints[parents[above]].source if above in parents else None
        if above is None:
            parents[joint.copy] = number
    return parents


def _rows(nodes: list[str], joints: list[_Joint], parents: dict[str, int]) -> list[tuple[str, int]]:
    """Every node once, under its source, with its depth."""
    children: dict[str, list[str]] = {}
    for node in nodes:
        if node in parents:
            children.setdefault(joints[parents[node]].source, []).append(node)
    rows: list[tuple[str, int]] = []
    waiting = [(node, 0) for node in reversed(nodes) if node not in parents]
    while waiting:
        node, depth = waiting.pop()
        rows.append((node, depth))
        waiting.extend((child, depth + 1) for child in reversed(children.get(node, [])))
    return rows


def _elbow(joint: _Joint, key: str, boxes: dict[str, tuple[int, int]]) -> Line:
    (x0, y0), (x1, y1) = boxes[joint.source], boxes[joint.copy]
    across, end = x0 + _INDENT // 2, y1 + _BOX_HEIGHT // 2
    return Line(
        f"M{across} {y0 + _BOX_HEIGHT}V{end}H{x1 - 7}",
        f"{x1 - 9},{end - 5} {x1},{end} {x1 - 9},{end + 5}",
        "edge" if joint.decided else "open",
        f"{key}  {joint.label}",
        x1 + 2,
        y1 - 9,
    )


def _lane(joint: _Joint, key: str, boxes: dict[str, tuple[int, int]], lane: int) -> Line:
    (x0, y0), (x1, y1) = boxes[joint.source], boxes[joint.copy]
    # Off the middle of the boxes, so that lines to one box do not run into each other.
    start, end = y0 + _BOX_HEIGHT // 2 + 8, y1 + _BOX_HEIGHT // 2 - 8
    left, right = x0 + _BOX_WIDTH, x1 + _BOX_WIDTH
    arrow = joint.kind == "edge"
    return Line(
        f"M{left} {start}H{lane}V{end}H{right + 7 if arrow else right}",
        f"{right + 9},{end - 5} {right},{end} {right + 9},{end + 5}" if arrow else "",
        joint.kind if joint.decided else "open",
        key,
        lane + 4,
        (start + end) // 2 + 4,
    )


def _clipped(text: str, width: int) -> str:
    """As much of a text as fits into ``width`` letters; East Asian wide characters count twice, marks not at all."""
    used = 0
    for at, character in enumerate(text):
        if unicodedata.combining(character):
            continue
        used += 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if used > width:
            return text[: max(0, at - 1)].rstrip() + "…"
    return text
