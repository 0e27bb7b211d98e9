"""One related pair as the page shows it: the verdict, its ledger, its passages, and both texts side by side.

Source stands left and copy right once the evidence has spoken; until then the sides are as in the document, and have
no such names. The links of a pair are made first (`draft`), its texts when every link into them is known (`pair_view`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.model import Span
from provenance.report import words
from provenance.report.changes import only_here
from provenance.report.ledger import Ledger, ledger
from provenance.report.places import Link, Places
from provenance.report.room import SIDES, Room
from provenance.report.sides import Block, Chip, Layer, blocks, kind_css
from provenance.report.strip import Strip, strip
from provenance.report.visible import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.report.document import Json
    from provenance.report.words import Names, Wording

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_UNCHANGED: tuple[tuple[Span, ...], tuple[Span, ...]] = ((), ())
_EXCERPT = 70  # characters of a passage in the table of passages: about a line on either side


@dataclass(frozen=True, slots=True)
class PassageRow:
    """One passage of a pair; ``places`` are the links to its two sides, with its beginning there."""

    number: int
    css: str
    kind: str
    quoted: str
    places: tuple[Link, Link]
    offsets: tuple[str, str]
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
class Draft:
    """A pair with its links, before the texts they lead into are made."""

    number: int
    pair: Json
    room: Room
    order: tuple[str, str]
    ledger: Ledger
    passages: tuple[PassageRow, ...]


@dataclass(frozen=True, slots=True)
class PairView:
    """Everything about one related pair; ``kinds`` is the legend: class, kind and meaning.

    ``opened`` says whether its evidence stands open. ``sides`` is empty where the texts do not stand side by side;
    ``texts`` then leads to them.
    """

    anchor: str
    opened: bool
    name: str
    tags: tuple[str, ...]
    claim: str
    confidence: str
    summary: str
    shares: tuple[str, ...]
    ledger: Ledger
    missing: tuple[str, ...]
    strip: Strip | None
    heads: tuple[str, str]
    passages_title: str
    passages: tuple[PassageRow, ...]
    kinds: tuple[tuple[str, str, str], ...]
    notes: tuple[str, ...]
    sides: tuple[Side, ...]
    texts: tuple[tuple[str, str], ...]


def draft(number: int, pair: Json, room: Room, places: Places, wording: Wording) -> Draft:
    """The ``number``-th pair with every link it has into texts."""
    order = ("b", "a") if pair["direction"] == "b_to_a" else ("a", "b")
    link = places.within(number, pair) if room == SIDES else places.link
    return Draft(
        number,
        pair,
        room,
        order,
        ledger(pair, f"pair-{number}", places.names, wording, link),
        tuple(
            _passage(index, passage, number, pair, order, room, places, wording)
            for index, passage in enumerate(words.stretches(pair["passages"]), 1)
        ),
    )


def pair_view(made: Draft, places: Places, wording: Wording, *, opened: bool = True) -> PairView:
    """The whole pair; every link into its texts must have been asked for before."""
    names, pair = places.names, made.pair
    claim, probability = wording.certainty(pair, names)
    shared = words.stretches(pair["passages"])
    heads = names[pair[made.order[0]]], names[pair[made.order[1]]]
    kinds = dict.fromkeys(passage["kind"] for passage in shared)
    sides, notes = _sides(made, shared, places, wording) if made.room == SIDES else ((), ())
    first, second = (places.articles[pair[side]] for side in made.order)
    return PairView(
        f"pair-{made.number}",
        opened,
        pair_name(pair, names, wording),
        tags(pair, wording),
        claim,
        wording.confidence(probability),
        summary(pair, wording),
        shares(pair, names, wording),
        made.ledger,
        tuple(plain(sentence) for sentence in pair.get("missing", [])),
        strip(
            first,
            second,
            [(each["kind"], each[made.order[0]], each[made.order[1]]) for each in shared],
            heads,
            wording,
        ),
        heads,
        wording.count("shared_passage", len(shared)),
        made.passages,
        tuple((kind_css(kind), wording.label("kinds", kind), wording.label("kind_meanings", kind)) for kind in kinds),
        notes,
        sides,
        tuple((f"#{places.home(pair[side])}", names[pair[side]]) for side in made.order) if not sides else (),
    )


def pair_name(pair: Json, names: Names, wording: Wording) -> str:
    """`Source → Copy`, or `A and B` where no direction is decided."""
    ends = words.arrow(pair)
    if ends:
        return f"{names[ends[0]]} → {names[ends[1]]}"
    return wording.listed((names[pair["a"]], names[pair["b"]]))


def tags(pair: Json, wording: Wording) -> tuple[str, ...]:
    """The relation of a pair and, where the document names one, its kind."""
    kind = pair.get("kind")
    found = (wording.relation(pair), wording.label("pair_kinds", kind) if kind else "")
    return tuple(dict.fromkeys(tag for tag in found if tag))


def summary(pair: Json, wording: Wording) -> str:
    """The document's own sentence about a pair."""
    return plain(pair.get("summary", "")) or wording.say("relation_is", relation=wording.relation(pair))


def shares(pair: Json, names: Names, wording: Wording) -> tuple[str, ...]:
    """How much of each article stands in the other; of the copy first, once it is known."""
    a, b, contained = names[pair["a"]], names[pair["b"]], pair["containment"]
    if not contained["a_in_b"] and not contained["b_in_a"]:
        return (wording.say("only_statements" if pair["passages"] else "no_text"),)
    said = (
        wording.say("share_of", share=wording.share(contained["a_in_b"]), of=a, other=b),
        wording.say("share_of", share=wording.share(contained["b_in_a"]), of=b, other=a),
    )
    return said[::-1] if pair["direction"] == "a_to_b" else said


def side_view(
    anchor: str, article: Json, places: Places, wording: Wording, *, role: str = "", layers: Sequence[Layer] = ()
) -> Side:
    """An article's whole text under the fragment ``anchor``, with its marks and dates over any other layers."""
    text: str | None = article.get("text")
    language = article["language"] or ""
    return Side(
        anchor,
        role,
        places.names[article["id"]],
        wording.moment(article["published"]) if article["published"] else wording.say("date_not_known"),
        language if _LANGUAGE.fullmatch(language) else "",
        blocks(
            text,
            _roles(article),
            layers=[*layers, *_mark_layers(article, wording)],
            anchors=places.anchors(anchor),
            wording=wording,
        )
        if text
        else (),
        "" if text else wording.say("text_absent"),
    )


def _sides(
    made: Draft, shared: Sequence[Json], places: Places, wording: Wording
) -> tuple[tuple[Side, Side], tuple[str, ...]]:
    left, right = (_Column(made.number, side, made.pair[side], places) for side in made.order)
    notes: list[str] = []
    for index, passage in enumerate(shared, 1):
        changed = _changed(passage, left, right)
        if changed is None:
            notes.append(wording.say("too_long", number=index))
        label = f"{index} {wording.label('kinds', passage['kind'])}"
        for column, other, own in zip((left, right), (right, left), changed or _UNCHANGED, strict=True):
            column.add(index, passage, label, other.href(index, passage), own)
    ends = words.arrow(made.pair)
    return (
        side_view(
            left.anchor, left.article, places, wording, role=wording.say("source") if ends else "", layers=left.layers
        ),
        side_view(
            right.anchor, right.article, places, wording, role=wording.say("copy") if ends else "", layers=right.layers
        ),
    ), tuple(notes)


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
        return _chip(self.anchor, index, self.span(passage), self.text)

    def add(self, index: int, passage: Json, label: str, other: str, changed: Sequence[Span]) -> None:
        """Show a passage, with a chip that leads to its ``other`` side, and the words changed in it."""
        chip = Chip(label, "n", f"{self.anchor}{index}", other)
        span = self.span(passage)
        self.layers.append(Layer(span, "passage", kind_css(passage["kind"]), chip, index))
        self.layers.extend(
            Layer(Span(span.start + each.start, span.start + each.end), "words", "w") for each in changed
        )


def _chip(anchor: str, index: int, span: Span, text: str) -> str:
    return f"#{anchor}{index}" if 0 <= span.start < span.end <= len(text) else f"#{anchor}"


def _changed(passage: Json, left: _Column, right: _Column) -> tuple[tuple[Span, ...], tuple[Span, ...]] | None:
    """The words each side has alone, by offsets into the passage; only of edited ones, ``None`` where too long."""
    if passage["kind"] != "edited":
        return _UNCHANGED
    return only_here(left.span(passage).of(left.text), right.span(passage).of(right.text))


def _passage(
    index: int,
    passage: Json,
    number: int,
    pair: Json,
    order: tuple[str, str],
    room: Room,
    places: Places,
    wording: Wording,
) -> PassageRow:
    left, right = (_passage_link(index, passage, number, side, pair[side], room, places) for side in order)
    return PassageRow(
        index,
        kind_css(passage["kind"]),
        wording.label("kinds", passage["kind"]),
        wording.say("direct_speech") if passage["quoted"] else "",
        (left, right),
        (_offsets(passage[order[0]]), _offsets(passage[order[1]])),
        wording.share(passage["similarity"]),
        wording.strings.integer(round(passage["bits"])) if "bits" in passage else "–",
    )


def _passage_link(index: int, passage: Json, number: int, side: str, identity: str, room: Room, places: Places) -> Link:
    """A link to one side of a passage: to its chip where the texts stand side by side, else to its place."""
    place = {"article": identity, **passage[side]}
    if room != SIDES:
        return places.link(place, most=_EXCERPT)
    anchor, text, span = places.side(number, side), places.text(identity), _span(passage[side])
    return Link(_chip(anchor, index, span, text), places.names[identity], places.quote(place, most=_EXCERPT))


def _offsets(span: Json) -> str:
    return f"{span['start']}–{span['end']}"


def _roles(article: Json) -> list[tuple[Span, str]]:
    """What each stretch of the text is; where the document contradicts itself the headline wins, then the body."""
    headline = [(_span(article["headline"]), "headline")] if article.get("headline") else []
    body = [(_span(span), "body") for span in article["body"]]
    return headline + body + [(_span(block), block["role"]) for block in article.get("left_out", [])]


def _mark_layers(article: Json, wording: Wording) -> list[Layer]:
    """Marks, dates and the outlet's name; a mark that names several agencies is one highlight with one chip."""
    found: dict[tuple[int, int, str], list[str]] = {}
    for mark in article["marks"]:
        note = {"part": wording.say("for_a_part"), "nothing": wording.say("not_of_the_text")}.get(mark["claims"], "")
        found.setdefault((mark["start"], mark["end"], mark["kind"]), []).append(f"{plain(mark['agency'])}{note}")
    for when in ("published", "modified", "captured"):
        moment = article[when]
        if moment and moment.get("start") is not None:
            found.setdefault((moment["start"], moment["end"], when), []).append(wording.moment(moment))
    outlet = article["outlet"]
    if outlet and outlet.get("start") is not None:
        found.setdefault((outlet["start"], outlet["end"], "outlet"), []).append(plain(outlet["name"]))
    return [
        Layer(
            Span(start, end),
            "mark",
            "m",
            Chip(f"{wording.label('marks', kind)}: {wording.listed(list(dict.fromkeys(said)))}", "l"),
        )
        for (start, end, kind), said in found.items()
    ]


def _span(span: Json) -> Span:
    return Span(span["start"], span["end"])
