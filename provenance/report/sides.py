"""An article's whole text as a page shows it: blocks of segments that join to exactly the text.

::

    text      All news⏎⏎Harbour to reopen⏎⏎VARNA, May 4 /Agency/. The harbour …
    blocks    [left out][   headline    ][ body: [mark       ][passage 1    …

Passages, marks, changed words and the places evidence points to overlap as they like. So the text is cut wherever one
of them begins or ends, and every segment carries the classes of all that cover it; nothing is nested, nothing is lost.
"""

from __future__ import annotations

import bisect
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from provenance.model import Span
from provenance.report.visible import Piece, pieces
from provenance.report.words import wording as english

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from provenance.report.words import Wording


@dataclass(frozen=True, slots=True)
class Chip:
    """A small label set before a segment: a passage's number (with a link to its other side) or a mark's kind."""

    label: str
    css: str
    anchor: str | None = None
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """``text`` as it stands in the article, what is ``shown`` for it, and how; ``passage`` is its passage's number."""

    text: str
    shown: str
    css: str = ""
    anchor: str | None = None
    chips: tuple[Chip, ...] = ()
    passage: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """A run of segments of one role; ``label`` names the role where it is not the article's own text."""

    label: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """`headline` and `body` stand open; what is `left` out of them is folded under ``summary``."""

    kind: str
    summary: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Layer:
    """One thing to be seen in the text: where, its class, and the chip at its beginning.

    Of the layers of one ``group`` that cover a segment, the first gives it its class.
    """

    span: Span
    group: str
    css: str
    chip: Chip | None = None
    passage: int = 0


def kind_css(kind: str) -> str:
    """The class of a passage's kind; kinds of later versions look like verbatim ones."""
    return {"edited": "ke", "paraphrase": "kp", "statement": "ks"}.get(kind, "kv")


def blocks(
    text: str,
    roles: Sequence[tuple[Span, str]],
    *,
    layers: Sequence[Layer] = (),
    anchors: Iterable[tuple[int, str]] = (),
    wording: Wording | None = None,
) -> tuple[Block, ...]:
    """The text as blocks; spans beyond its ends are cut to it.

    Of several roles for one place the first counts. Blanks between two blocks belong to the first of them. ``anchors``
    are names for offsets, so that links can go there. What is said around the text is English unless another
    ``wording`` is given.
    """
    names = {at: name for at, name in anchors if at < len(text)}
    inside = [layer for layer in (_clamped(layer, len(text)) for layer in layers) if len(layer.span)]
    parts: list[tuple[str, list[Segment]]] = []
    for span, role, active, starting in _intervals(text, roles, inside, names):
        css = " ".join({layer.group: layer.css for layer in reversed(active)}.values())
        chips = tuple(layer.chip for layer in starting if layer.chip)
        if not parts:
            parts.append((role, []))
        elif parts[-1][0] == _GAP:
            parts[-1] = (role, parts[-1][1])
        elif role not in (_GAP, parts[-1][0]):
            parts.append((role, []))
        passage = next((layer.passage for layer in active if layer.passage), 0)
        found = _segments(text, span, css, names.get(span.start), chips)
        parts[-1][1].extend(replace(each, passage=passage) if passage else each for each in found)
    return _folded(parts, wording or english())


_GAP = ""
_OWN = ("body", "headline")


def _intervals(
    text: str, roles: Sequence[tuple[Span, str]], layers: Sequence[Layer], names: Iterable[int]
) -> Iterator[tuple[Span, str, list[Layer], list[Layer]]]:
    """Stretches between two neighbouring cuts: span, role, the layers that cover it, those that begin with it."""
    cuts = sorted(
        {0, len(text)}
        | set(names)
        | {min(max(edge, 0), len(text)) for span, _ in roles for edge in (span.start, span.end)}
        | {edge for layer in layers for edge in (layer.span.start, layer.span.end)}
    )
    role_of = _roles(roles, cuts)
    order = sorted(range(len(layers)), key=lambda number: layers[number].span.start)
    waiting, active = 0, list[int]()
    for start, end in pairwise(cuts):
        active = [number for number in active if layers[number].span.end > start]
        begun = waiting
        while waiting < len(order) and layers[order[waiting]].span.start == start:
            bisect.insort(active, order[waiting])
            waiting += 1
        role = role_of.get(start, _GAP)
        if role == _GAP and not text[start:end].isspace():
            role = "unassigned"
        yield (
            Span(start, end),
            role,
            [layers[number] for number in active],
            [layers[number] for number in sorted(order[begun:waiting])],
        )


def _roles(roles: Sequence[tuple[Span, str]], cuts: list[int]) -> dict[int, str]:
    """The role of each stretch, by its start; the first role named for it wins."""
    found: dict[int, str] = {}
    for span, role in roles:
        first = bisect.bisect_left(cuts, span.start)
        for cut in cuts[first : bisect.bisect_left(cuts, span.end)]:
            found.setdefault(cut, role)
    return found


def _segments(text: str, span: Span, css: str, anchor: str | None, chips: tuple[Chip, ...]) -> Iterator[Segment]:
    """One stretch as segments: one, unless characters have to be shown as labels."""
    plain: list[Piece] = []
    for piece in pieces(text, span.start, span.end):
        if not piece.label:
            plain.append(piece)
            continue
        if plain:
            yield _joined(plain, css, anchor, chips)
            plain, anchor, chips = [], None, ()
        yield Segment(piece.text, piece.shown, f"{css} c".lstrip(), anchor, chips)
        anchor, chips = None, ()
    if plain:
        yield _joined(plain, css, anchor, chips)


def _joined(plain: list[Piece], css: str, anchor: str | None, chips: tuple[Chip, ...]) -> Segment:
    text, shown = "".join(piece.text for piece in plain), "".join(piece.shown for piece in plain)
    return Segment(text, shown, css, anchor, chips)


def _folded(parts: list[tuple[str, list[Segment]]], wording: Wording) -> tuple[Block, ...]:
    """Own text as open blocks, neighbouring left-out parts together in one fold."""
    found: list[tuple[str, list[tuple[str, list[Segment]]]]] = []
    for role, segments in parts:
        kind = role if role in _OWN else "left"
        if found and found[-1][0] == kind:
            found[-1][1].append((role, segments))
        else:
            found.append((kind, [(role, segments)]))
    return tuple(
        Block(
            kind,
            _summary(own, wording) if kind == "left" else "",
            tuple(
                Part(_role(role, wording) if kind == "left" else "", _without_tail(segments)) for role, segments in own
            ),
        )
        for kind, own in found
    )


def _without_tail(segments: list[Segment]) -> tuple[Segment, ...]:
    """The segments, blanks at their end marked to take no room: each block begins on a line of its own anyway."""
    kept = len(segments)
    while kept and not (segments[kept - 1].shown.strip() or segments[kept - 1].anchor or segments[kept - 1].chips):
        kept -= 1
    tail = [replace(blank, css="g") for blank in segments[kept:]]
    if kept and (last := segments[kept - 1]).shown.strip() and last.shown[-1].isspace():
        text = last.text.rstrip()
        segments[kept - 1] = replace(last, text=text, shown=last.shown.rstrip())
        tail.insert(0, Segment(last.text[len(text) :], last.shown[len(last.shown.rstrip()) :], "g"))
    return (*segments[:kept], *tail)


def _summary(parts: list[tuple[str, list[Segment]]], wording: Wording) -> str:
    roles = list(dict.fromkeys(_role(role, wording) for role, _ in parts))
    size = sum(len(segment.text) for _, segments in parts for segment in segments)
    return wording.say("left_out", roles=wording.listed(roles), size=wording.count("character", size))


def _role(role: str, wording: Wording) -> str:
    return wording.label("roles", role or "blanks")


def _clamped(layer: Layer, end: int) -> Layer:
    start = min(max(layer.span.start, 0), end)
    return replace(layer, span=Span(start, min(max(layer.span.end, start), end)))
