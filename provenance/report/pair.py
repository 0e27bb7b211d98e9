"""One related pair as the page shows it: the verdict, its ledger, and both texts side by side.

Source stands left and copy right once the evidence has spoken; until then the sides are as in the document, and have
no such names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance import figures
from provenance.model import Span
from provenance.report import words
from provenance.report.changes import only_here
from provenance.report.ledger import Ledger
from provenance.report.places import Places
from provenance.report.sides import Block, Chip, Layer, blocks, kind_css
from provenance.report.strip import Strip, strip
from provenance.report.visible import excerpt, plain
from provenance.report.words import spelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.report.document import Json
    from provenance.report.words import Names

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_UNCHANGED: tuple[tuple[Span, ...], tuple[Span, ...]] = ((), ())


@dataclass(frozen=True, slots=True)
class PassageRow:
    """One passage of a pair; ``places`` are the links to its two sides, labelled with its offsets there."""

    number: int
    kind: str
    quoted: str
    begins: str
    places: tuple[tuple[str, str], tuple[str, str]]
    similarity: str
    bits: str


@dataclass(frozen=True, slots=True)
class Side:
    """One article's whole text; ``absent`` says why there is none."""

    anchor: str
    role: str
    name: str
    detail: str
    language: str
    blocks: tuple[Block, ...]
    absent: str


@dataclass(frozen=True, slots=True)
class PairView:
    """Everything about one related pair; ``kinds`` is the legend: class, kind and meaning."""

    anchor: str
    name: str
    relation: str
    claim: str
    confidence: str
    summary: str
    shares: tuple[str, ...]
    ledger: Ledger
    missing: tuple[str, ...]
    strip: Strip | None
    passages_title: str
    passages: tuple[PassageRow, ...]
    kinds: tuple[tuple[str, str, str], ...]
    notes: tuple[str, ...]
    sides: tuple[Side, Side]


def pair_view(number: int, pair: Json, ledger: Ledger, places: Places) -> PairView:
    """The ``number``-th related pair; every link into its texts must have been asked for before."""
    names = places.names
    claim, probability = words.certainty(pair, names)
    ends = words.arrow(pair)
    order = ("b", "a") if pair["direction"] == "b_to_a" else ("a", "b")
    left, right = (_Column(number, side, pair[side], places) for side in order)
    rows: list[PassageRow] = []
    notes: list[str] = []
    shared = words.stretches(pair["passages"])
    for index, passage in enumerate(shared, 1):
        changed = _changed(passage, left, right)
        if changed is None:
            notes.append(f"Passage {index} is too long to show which words were changed.")
        for column, other, own in zip((left, right), (right, left), changed or _UNCHANGED, strict=True):
            column.add(index, passage, other.href(index, passage), own)
        rows.append(_passage(index, passage, left, right))
    kinds = dict.fromkeys(passage["kind"] for passage in shared)
    return PairView(
        f"pair-{number}",
        pair_name(pair, names),
        words.relation(pair),
        claim,
        words.confidence(probability),
        summary(pair),
        shares(pair, names),
        ledger,
        tuple(plain(sentence) for sentence in pair.get("missing", [])),
        strip(
            left.article,
            right.article,
            [(each["kind"], each[left.side], each[right.side]) for each in shared],
            (names[left.article["id"]], names[right.article["id"]]),
        ),
        f"All passages ({len(rows)})",
        tuple(rows),
        tuple(
            (kind_css(kind), words.KINDS.get(kind, spelled(kind)), words.KIND_MEANINGS.get(kind, "")) for kind in kinds
        ),
        tuple(notes),
        (
            side_view(left.anchor, left.article, places, role="Source" if ends else "", layers=left.layers),
            side_view(right.anchor, right.article, places, role="Copy" if ends else "", layers=right.layers),
        ),
    )


def pair_name(pair: Json, names: Names) -> str:
    """`Source → Copy`, or `A and B` where no direction is decided."""
    ends = words.arrow(pair)
    return f"{names[ends[0]]} → {names[ends[1]]}" if ends else f"{names[pair['a']]} and {names[pair['b']]}"


def summary(pair: Json) -> str:
    """The document's own sentence about a pair."""
    return plain(pair.get("summary", "")) or f"Relation: {words.relation(pair)}."


def shares(pair: Json, names: Names) -> tuple[str, ...]:
    """How much of each article stands in the other; of the copy first, once it is known."""
    a, b, contained = names[pair["a"]], names[pair["b"]], pair["containment"]
    if not contained["a_in_b"] and not contained["b_in_a"]:
        return ("no text beyond the statements",) if pair["passages"] else ("no text",)
    said = (
        f"{figures.share(contained['a_in_b'])} of {a} stands in {b}",
        f"{figures.share(contained['b_in_a'])} of {b} stands in {a}",
    )
    return said[::-1] if pair["direction"] == "a_to_b" else said


def side_view(anchor: str, article: Json, places: Places, *, role: str = "", layers: Sequence[Layer] = ()) -> Side:
    """An article's whole text under the fragment ``anchor``, with its marks and dates over any other layers."""
    text: str | None = article.get("text")
    language = article["language"] or ""
    return Side(
        anchor,
        role,
        places.names[article["id"]],
        words.moment(article["published"]) if article["published"] else "date not known",
        language if _LANGUAGE.fullmatch(language) else "",
        blocks(text, _roles(article), layers=[*layers, *_mark_layers(article)], anchors=places.anchors(anchor))
        if text
        else (),
        "" if text else "The text of this article is not part of this report.",
    )


class _Column:
    """One side of a pair while its layers are gathered."""

    def __init__(self, number: int, side: str, identity: str, places: Places) -> None:
        self.side = side
        self.anchor = places.side(number, side)
        self.article = places.articles[identity]
        self.text = places.text(identity)
        self.layers: list[Layer] = []

    def span(self, passage: Json) -> Span:
        return _span(passage[self.side])

    def href(self, index: int, passage: Json) -> str:
        """Where a link to a passage leads: to its chip, or to the whole text where there can be none."""
        span = self.span(passage)
        return f"#{self.anchor}{index}" if 0 <= span.start < span.end <= len(self.text) else f"#{self.anchor}"

    def add(self, index: int, passage: Json, other: str, changed: Sequence[Span]) -> None:
        """Show a passage, with a chip that leads to its ``other`` side, and the words changed in it."""
        label = f"{index} {words.KINDS.get(passage['kind'], spelled(passage['kind']))}"
        chip = Chip(label, "n", f"{self.anchor}{index}", other)
        span = self.span(passage)
        self.layers.append(Layer(span, "passage", kind_css(passage["kind"]), chip))
        self.layers.extend(
            Layer(Span(span.start + each.start, span.start + each.end), "words", "w") for each in changed
        )


def _changed(passage: Json, left: _Column, right: _Column) -> tuple[tuple[Span, ...], tuple[Span, ...]] | None:
    """The words each side has alone, by offsets into the passage; only of edited ones, ``None`` where too long."""
    if passage["kind"] != "edited":
        return _UNCHANGED
    return only_here(left.span(passage).of(left.text), right.span(passage).of(right.text))


def _passage(index: int, passage: Json, left: _Column, right: _Column) -> PassageRow:
    spans = left.span(passage), right.span(passage)
    return PassageRow(
        index,
        words.KINDS.get(passage["kind"], spelled(passage["kind"])),
        "direct speech" if passage["quoted"] else "",
        excerpt(spans[0].of(left.text), 40),
        (
            (left.href(index, passage), f"{spans[0].start}–{spans[0].end}"),
            (right.href(index, passage), f"{spans[1].start}–{spans[1].end}"),
        ),
        figures.share(passage["similarity"]),
        f"{passage['bits']:.0f}" if "bits" in passage else "–",
    )


def _roles(article: Json) -> list[tuple[Span, str]]:
    """What each stretch of the text is; where the document contradicts itself the headline wins, then the body."""
    headline = [(_span(article["headline"]), "headline")] if article.get("headline") else []
    body = [(_span(span), "body") for span in article["body"]]
    return headline + body + [(_span(block), block["role"]) for block in article.get("left_out", [])]


def _mark_layers(article: Json) -> list[Layer]:
    """Marks, dates and the outlet's name; a mark that names several agencies is one highlight with one chip."""
    found: dict[tuple[int, int, str], list[str]] = {}
    for mark in article["marks"]:
        note = {"part": ", for a part", "nothing": ", not of the text"}.get(mark["claims"], "")
        found.setdefault((mark["start"], mark["end"], mark["kind"]), []).append(f"{plain(mark['agency'])}{note}")
    for when in ("published", "modified", "captured"):
        moment = article[when]
        if moment and moment.get("start") is not None:
            found.setdefault((moment["start"], moment["end"], when), []).append(words.moment(moment))
    outlet = article["outlet"]
    if outlet and outlet.get("start") is not None:
        found.setdefault((outlet["start"], outlet["end"], "outlet"), []).append(plain(outlet["name"]))
    return [
        Layer(Span(start, end), "mark", "m", Chip(f"{spelled(kind)}: {words.listed(list(dict.fromkeys(said)))}", "l"))
        for (start, end, kind), said in found.items()
    ]


def _span(span: Json) -> Span:
    return Span(span["start"], span["end"])
