"""The path of the text as a picture and as sentences.

::

    ┌ Agency ───────────────┐
    │ 3 May, 06:10   •──────│╌╌╌╌╮   one row an article, sources above what was taken from them,
    └┬──────────────────────┘    ┆   so that it reads as well on a phone as on a desk
     │ A 100% of its text        ┆ C
     │ ┌ Daily ──────────────┐   ┆   the line in each box is time, the same for all boxes:
     ├▶│ 3 May, 07:00  ─•────│   ┆   a dot, or a bar where only the day is known
     │ └─────────────────────┘   ┆
     │ B 40% of its text         ┆
     │ ┌ Weekly ─────────────┐   ┆
     └▶│ date not known      │╌╌╌╯
       └─────────────────────┘

A tree with indented rows needs no layout engine. What is not a tree (a second source, a direction that is not decided,
statements both report) runs in lanes at the right. Pairs already joined by other lines get no line of their own: the
picture shows how the text went, the table of pairs says what each two share. With more than `MOST_BOXES` articles the
rows become narrow and only the tree is drawn; beyond `MOST_NODES` no picture helps, and the sentences stand alone.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from provenance.model.bundles import Joined
from provenance.report.when import Stretch, stretch
from provenance.report.words import UNSEEN, told_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from provenance.report.document import Json
    from provenance.report.words import Names, Wording

MOST_BOXES = 12
"""Boxes with room for their labels; a phone shows some eight at once."""

MOST_NODES = 120
"""Rows beyond which the picture is longer than anybody scrolls."""

DECIDED = 0.55
"""Below this probability an arrow is drawn dashed: where `words.SCALE` stops saying "roughly even chance"."""

# Sizes in CSS pixels at which the picture fits a phone (360 px) with three levels.
_NARROWEST, _INDENT, _LANE, _MARGIN, _PADDING = 232, 26, 22, 6, 10
_NAME_LETTER, _DETAIL_LETTER = 8.6, 6.6  # widths of a letter at the sizes report.css gives them
_LABEL = 0.4  # of a narrow row's width is kept for its label
_NARROW_TRACK = 100  # length of the line of time in a narrow row, beside its date
_DEEPEST = 260  # all levels together are indented no further than this


class _Size(NamedTuple):
    row: int
    box: int
    name: int
    detail: int
    track: int
    indent: int
    wider: int


_BOXES, _TIMELESS = _Size(90, 56, 18, 34, 46, _INDENT, 0), _Size(78, 44, 18, 34, 46, _INDENT, 0)
_NARROW = _Size(42, 34, 14, 28, 24, _INDENT, 120)


@dataclass(frozen=True, slots=True)
class Node:
    """One box: an article, or the ghost of a source outside the set; ``when`` is its bar of time (x, y, width)."""

    x: int
    y: int
    width: int
    text_x: int
    name_y: int
    name: str
    detail_y: int
    detail: str
    css: str
    when: tuple[int, int, int] | None


@dataclass(frozen=True, slots=True)
class Line:
    """One connection: its path, its arrow head (polygon points) where the direction is claimed, and its label."""

    path: str
    head: str
    css: str
    label: str
    x: int
    y: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Picture:
    """All boxes and lines, in CSS pixels; ``track`` is where the line of time runs in each box (x, width)."""

    width: int
    height: int
    box_height: int
    narrow: bool
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    track: tuple[int, int] | None
    time: str
    title: str
    description: str


@dataclass(frozen=True, slots=True)
class Step:
    """One connection as a sentence; ``key`` is its letter in the picture, ``href`` where its evidence stands."""

    key: str
    sentence: str
    css: str
    href: str


@dataclass(frozen=True, slots=True)
class Path:
    """The picture (``None`` where there is nothing to draw or too much) and the sentences that say the same."""

    picture: Picture | None
    steps: tuple[Step, ...]
    order: str
    apart: str


class _Joint(NamedTuple):
    source: str
    copy: str
    kind: str  # edge | open | statements
    label: str
    short: str  # the label where there is no room for words
    sentence: str
    decided: bool


def path(document: Json, names: Names, wording: Wording, hrefs: Mapping[frozenset[str], str]) -> Path:
    """The path of the text over all articles of a document; ``hrefs`` leads to what is said of each pair."""
    times = {article["id"]: stretch(article["published"]) for article in document["articles"]}
    joints = _joints(document, names, wording)
    nodes = _ordered(document, joints, times)
    joints = _as_drawn(joints, nodes)
    known = [article["id"] for article in document["articles"]]
    keys = [_key(number) for number in range(len(joints))]
    apart = [names[identity] for identity in known if identity not in nodes]
    drawn = _Drawing(document, names, wording, times).picture(nodes, joints, keys) if joints else None
    return Path(
        drawn,
        tuple(
            Step(
                key,
                joint.sentence,
                joint.kind if joint.decided else "open",
                hrefs.get(frozenset((joint.source, joint.copy)), ""),
            )
            for key, joint in zip(keys, joints, strict=True)
        ),
        _told(document, names, wording, [node for node, _ in _rows(nodes, joints, _parents(joints))])
        if drawn and not drawn.narrow
        else "",
        wording.say("not_connected", names=wording.listed(apart)) if apart and joints else "",
    )


def _ordered(document: Json, joints: Sequence[_Joint], times: Mapping[str, Stretch | None]) -> list[str]:
    """All ends of connections, by time where it is known, then as the document has them."""
    known = [article["id"] for article in document["articles"]]
    starts = {identity: time.start for identity, time in times.items() if time}
    order = sorted(known, key=lambda identity: (identity not in starts, starts.get(identity, 0.0)))
    places = {identity: float(place) for place, identity in enumerate(order)}
    for joint in joints:  # a ghost stands before the first article that goes back to it
        if joint.source not in times:
            places[joint.source] = min(places.get(joint.source, len(known)), places.get(joint.copy, len(known)) - 0.5)
    ends = dict.fromkeys(end for joint in joints for end in (joint.source, joint.copy))
    return sorted(ends, key=lambda node: (places.get(node, len(known)), node))


def _as_drawn(joints: Sequence[_Joint], nodes: Sequence[str]) -> list[_Joint]:
    """The connections in the order of the picture's rows; what is not of the tree comes last."""
    parents = _parents(joints)
    rows = {node: row for row, (node, _) in enumerate(_rows(nodes, joints, parents))}
    drawn = {number: rows[copy] for copy, number in parents.items()}
    order = sorted(range(len(joints)), key=lambda number: (number not in drawn, drawn.get(number, number)))
    return [joints[number] for number in order]


def _told(document: Json, names: Names, wording: Wording, nodes: Sequence[str]) -> str:
    """The boxes with their dates, for those who cannot see the picture."""
    articles = {article["id"]: article for article in document["articles"]}
    said = [
        wording.say("name_and_date", name=names[node], date=_date(articles.get(node), node, wording)) for node in nodes
    ]
    return wording.say("in_the_picture", names="; ".join(said))


def _date(article: Json | None, node: str, wording: Wording) -> str:
    if article is None:
        return wording.say("not_in_set") if node.startswith(UNSEEN) else ""
    return wording.moment(article["published"]) if article["published"] else wording.say("date_not_known")


def _key(number: int) -> str:
    """A, B, …, Z, A2, B2, …."""
    return chr(ord("A") + number % 26) + (str(number // 26 + 1) if number >= 26 else "")


def _joints(document: Json, names: Names, wording: Wording) -> list[_Joint]:
    pairs = {frozenset((pair["a"], pair["b"])): pair for pair in document["pairs"]}
    joints = [
        _edge(edge, pairs.get(frozenset((edge["from"], edge["to"]))), names, wording) for edge in document["edges"]
    ]
    joined = Joined()
    for joint in joints:
        joined.add(joint.source, joint.copy)
    for wanted in (("copy", "partial", "shared_source"), ("shared_statements",)):
        joints.extend(
            _without_arrow(pair, names, wording)
            for pair in document["pairs"]
            if pair["relation"] in wanted and joined.add(pair["a"], pair["b"])
        )
    return joints


def _edge(edge: Json, pair: Json | None, names: Names, wording: Wording) -> _Joint:
    amount = edge.get("share", 0.0)
    undecided = pair is not None and pair["direction"] == "undetermined"
    decided = not undecided and edge["probability"] >= DECIDED
    part = wording.say("part_of_its_text", share=wording.share(amount)) if amount else wording.say("text")
    sentence = wording.say(
        told_of(pair).step if decided else "may_have_taken",
        copy=names[edge["to"]],
        part=part,
        source=names.whose(edge["from"]),
        sure=wording.sure(edge["probability"]),
    )
    figure = wording.percent(edge["probability"])
    short = f"{wording.share(amount)}, {figure}" if amount else figure
    return _Joint(edge["from"], edge["to"], "edge", f"{part}, {figure}", short, sentence, decided)


def _without_arrow(pair: Json, names: Names, wording: Wording) -> _Joint:
    claim, probability = wording.certainty(pair, names)
    statements = pair["relation"] == "shared_statements"
    sentence = wording.say(
        "same_statements" if statements else "pair_claims",
        a=names[pair["a"]],
        b=names[pair["b"]],
        claim=claim,
        sure=wording.sure(probability),
    )
    return _Joint(pair["a"], pair["b"], "statements" if statements else "open", "", "", sentence, decided=statements)


class _Drawing:
    """The picture of one document."""

    def __init__(self, document: Json, names: Names, wording: Wording, times: Mapping[str, Stretch | None]) -> None:
        self.articles = {article["id"]: article for article in document["articles"]}
        self.names, self.wording, self.times = names, wording, times

    def picture(self, nodes: Sequence[str], joints: Sequence[_Joint], keys: Sequence[str]) -> Picture | None:
        if len(nodes) > MOST_NODES:
            return None
        narrow = len(nodes) > MOST_BOXES
        parents = _parents(joints)
        rows = _rows(nodes, joints, parents)
        timed = len({time for node in nodes if (time := self.times.get(node))}) > 1
        size = _fitted(_NARROW if narrow else _BOXES if timed else _TIMELESS, max(depth for _, depth in rows))
        places = {
            node: (_MARGIN + depth * size.indent, _MARGIN + row * size.row) for row, (node, depth) in enumerate(rows)
        }
        deepest = max(x for x, _ in places.values())
        right = deepest + _NARROWEST + size.wider
        lines: list[Line] = []
        lanes = 0
        for number, (joint, key) in enumerate(zip(joints, keys, strict=True)):
            if parents.get(joint.copy) == number:
                lines.append(_elbow(joint, key, places, size, right if narrow else None))
            elif not narrow:
                lanes += 1
                lines.append(_lane(joint, key, places, size, (right, right + lanes * _LANE)))
        left = right - _PADDING - _NARROW_TRACK if narrow else deepest + _PADDING
        axis = _Axis([time for node in nodes if (time := self.times.get(node))], left, right - _PADDING)
        return Picture(
            right + (lanes * _LANE + 16 if lanes else 0) + _MARGIN,
            _MARGIN * 2 + (len(rows) - 1) * size.row + size.box,
            size.box,
            narrow,
            tuple(self._node(node, *places[node], right, size, axis) for node, _ in rows),
            tuple(lines),
            axis.track,
            self._time(nodes) if axis.track else "",
            self.wording.say("path_title"),
            self.wording.say(
                "path_description",
                boxes=self.wording.count("box", len(nodes)),
                connections=self.wording.count("connection", len(joints)),
            ),
        )

    def _node(self, node: str, x: int, y: int, right: int, size: _Size, axis: _Axis) -> Node:
        width = right - x
        named = width * (1 - _LABEL) if size.wider else width
        dated = width - _NARROW_TRACK if size.wider else width
        time = self.times.get(node)
        bar = axis.bar(time) if time else None
        return Node(
            x,
            y,
            width,
            x + _PADDING,
            y + size.name,
            clipped(self.names[node], int((named - 2 * _PADDING) / _NAME_LETTER)),
            y + size.detail,
            clipped(_date(self.articles.get(node), node, self.wording), int((dated - 2 * _PADDING) / _DETAIL_LETTER)),
            "ghost" if node.startswith(UNSEEN) else "seen",
            (bar[0], y + size.track, bar[1]) if bar else None,
        )

    def _time(self, nodes: Sequence[str]) -> str:
        """The caption of the line of time: its first and its last date, as stated."""
        dated = {node: time for node in nodes if (time := self.times.get(node))}
        first = min(dated, key=lambda node: dated[node].start)
        last = max(dated, key=lambda node: dated[node].end)
        return self.wording.say(
            "time_line",
            first=self.wording.moment(self.articles[first]["published"]),
            last=self.wording.moment(self.articles[last]["published"]),
        )


class _Axis:
    """Time from the left to the right end of the boxes; none where fewer than two different times are known."""

    def __init__(self, times: Sequence[Stretch], left: int, right: int) -> None:
        self._times, self._left, self._right = times, left, right
        self._start = min((time.start for time in times), default=0.0)
        self._end = max((time.end for time in times), default=0.0)

    @property
    def track(self) -> tuple[int, int] | None:
        """Where the line begins and how long it is."""
        return (self._left, self._right - self._left) if len(set(self._times)) > 1 else None

    def bar(self, time: Stretch) -> tuple[int, int] | None:
        """Where a time lies: x and width, a dot's at least."""
        if self.track is None:
            return None
        scale = (self._right - self._left - 4) / (self._end - self._start)
        x = self._left + round((time.start - self._start) * scale)
        return x, max(4, round((time.end - time.start) * scale))


def _fitted(size: _Size, depth: int) -> _Size:
    """The size with its levels indented less where there are many."""
    return size._replace(indent=max(4, min(size.indent, _DEEPEST // max(1, depth))))


def _parents(joints: Sequence[_Joint]) -> dict[str, int]:
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


def _rows(nodes: Sequence[str], joints: Sequence[_Joint], parents: Mapping[str, int]) -> list[tuple[str, int]]:
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


def _elbow(joint: _Joint, key: str, boxes: Mapping[str, tuple[int, int]], size: _Size, right: int | None) -> Line:
    (x0, y0), (x1, y1) = boxes[joint.source], boxes[joint.copy]
    across, end = x0 + size.indent // 2, y1 + size.box // 2
    return Line(
        f"M{across} {y0 + size.box}V{end}H{max(across, x1 - 7)}",
        f"{x1 - 9},{end - 5} {x1},{end} {x1 - 9},{end + 5}",
        "edge" if joint.decided else "open",
        f"{key}  {joint.label if right is None else joint.short}",
        x1 + 2 if right is None else right - _PADDING,
        y1 - 9 if right is None else y1 + size.name,
        "start" if right is None else "end",
    )


def _lane(joint: _Joint, key: str, boxes: Mapping[str, tuple[int, int]], size: _Size, xs: tuple[int, int]) -> Line:
    right, lane = xs
    y0, y1 = boxes[joint.source][1], boxes[joint.copy][1]
    # Off the middle of the boxes, so that lines to one box do not run into each other.
    start, end = y0 + size.box // 2 + 8, y1 + size.box // 2 - 8
    arrow = joint.kind == "edge"
    return Line(
        f"M{right} {start}H{lane}V{end}H{right + 7 if arrow else right}",
        f"{right + 9},{end - 5} {right},{end} {right + 9},{end + 5}" if arrow else "",
        joint.kind if joint.decided else "open",
        key,
        lane + 4,
        (start + end) // 2 + 4,
        "start",
    )


def clipped(text: str, width: int) -> str:
    """As much of a text as fits into ``width`` letters; East Asian wide characters count twice, marks not at all."""
    used = 0
    for at, character in enumerate(text):
        if unicodedata.combining(character):
            continue
        used += 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if used > width:
            return text[: max(0, at - 1)].rstrip() + "…"
    return text
