"""The articles of a report: what is known of each and on what ground, its marks, and how much of it is its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.model import Span, difference, intersection, measure
from provenance.report.pair import Side, pair_name, side_view
from provenance.report.places import Link, Places
from provenance.report.visible import plain
from provenance.report.words import stretches

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from provenance.report.document import Json
    from provenance.report.words import Wording

_MOST_LINKS = 6
"""Pairs named as places where an article's text stands; the table of pairs has the rest."""

_COLOURS = 6  # classes of the stretches of a mosaic in report.css; further sources begin again with the first
_WIDTH = 600  # of the picture of a mosaic, in units of its view box


@dataclass(frozen=True, slots=True)
class MarkRow:
    """One mark of origin and what it claims."""

    kind: str
    agency: str
    detail: str
    claims: str
    link: Link


@dataclass(frozen=True, slots=True)
class Tile:
    """One stretch of an article and who it was taken from; ``shape`` is its place in the picture (x, width)."""

    css: str
    number: int
    source: str
    sure: str
    link: Link
    shape: tuple[int, int]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article: facts with their basis, marks, and its text where no pair shows it.

    ``alone`` is how much of it stands nowhere else, in figures and in hundredths.
    """

    anchor: str
    name: str
    id: str
    facts: tuple[tuple[str, str, str], ...]
    alone: tuple[str, int]
    marks: tuple[MarkRow, ...]
    tiles: tuple[Tile, ...]
    tiles_title: str
    text_in: tuple[tuple[str, str], ...]
    own_text: Side | None


@dataclass(frozen=True, slots=True)
class Prepared:
    """What has links into texts, made before the texts."""

    marks: tuple[MarkRow, ...]
    tiles: tuple[Tile, ...]


def prepared(document: Json, places: Places, wording: Wording) -> Mapping[str, Prepared]:
    """The marks and the mosaics of all articles, by id."""
    mosaic: dict[str, list[Json]] = {}
    for tile in document.get("mosaic") or []:
        mosaic.setdefault(tile["article"], []).append(tile)
    return {
        article["id"]: Prepared(
            _marks(article, places, wording), _tiles(article, mosaic.get(article["id"], []), places, wording)
        )
        for article in document["articles"]
    }


def article_views(
    document: Json,
    ready: Mapping[str, Prepared],
    beside: Sequence[tuple[int, Json]],
    places: Places,
    wording: Wording,
) -> tuple[ArticleView, ...]:
    """All articles; ``beside`` are the pairs whose texts stand side by side, with their numbers."""
    names = places.names
    shared = _shared(document)
    shown: dict[str, list[tuple[str, str]]] = {}
    for number, pair in beside:
        for side in ("a", "b"):
            link = f"#{Places.side(number, side)}", pair_name(pair, names, wording)
            shown.setdefault(pair[side], []).append(link)
    views = []
    for number, article in enumerate(document["articles"], 1):
        identity, body = article["id"], [_span(span) for span in article["body"]]
        size = measure(body)
        alone = measure(difference(body, intersection(body, shared.get(identity, ())))) / size if size else 0.0
        text_in = shown.get(identity, [])
        views.append(
            ArticleView(
                f"article-{number}",
                names[identity],
                plain(identity) if article["outlet"] else "",
                _facts(article, size, wording),
                (wording.share(alone), round(100 * alone)),
                ready[identity].marks,
                ready[identity].tiles,
                wording.say("mosaic_title", name=names[identity]),
                tuple(text_in[:_MOST_LINKS]),
                None if text_in else side_view(places.home(identity), article, places, wording),
            )
        )
    return tuple(views)


def _marks(article: Json, places: Places, wording: Wording) -> tuple[MarkRow, ...]:
    return tuple(
        MarkRow(
            wording.label("marks", mark["kind"]),
            plain(mark["agency"]),
            ", ".join(plain(part) for part in (mark["place"], mark["date"]) if part),
            wording.label("claims", mark["claims"]),
            places.link({"article": article["id"], "start": mark["start"], "end": mark["end"]}),
        )
        for mark in article["marks"]
    )


def _tiles(article: Json, mosaic: Sequence[Json], places: Places, wording: Wording) -> tuple[Tile, ...]:
    length = max((tile["end"] for tile in mosaic), default=0)
    length = max(length, len(article.get("text") or ""))
    numbers: dict[str, int] = {}
    tiles = []
    for tile in sorted(mosaic, key=lambda each: (each["start"], each["end"])):
        source = tile["from"] or ""
        number = numbers.setdefault(source, len(numbers) + 1)
        start, end = (round(_WIDTH * tile[edge] / length) for edge in ("start", "end"))
        tiles.append(
            Tile(
                f"t{(number - 1) % _COLOURS + 1}",
                number,
                places.names.whose(source) if source else wording.say("itself"),
                wording.sure(tile["probability"]),
                places.link(tile),
                (start, max(1, end - start)),
            )
        )
    return tuple(tiles)


def _facts(article: Json, size: int, wording: Wording) -> tuple[tuple[str, str, str], ...]:
    """What is known of an article: term, value, and on what it rests."""
    strings, outlet = wording.strings.page, article["outlet"]
    unknown = wording.say("not_known")
    facts = [
        (strings["headline"], plain(article["title"] or "") or wording.say("not_found"), ""),
        (
            strings["outlet"],
            plain(outlet["name"]) if outlet else unknown,
            wording.label("bases", outlet["basis"]) if outlet else "",
        ),
        *_dates(article, wording),
    ]
    if article["authors"]:
        facts.append((strings["by"], wording.listed([plain(author) for author in article["authors"]]), ""))
    length = wording.say(
        "length",
        characters=wording.count("character", size),
        sentences=wording.count("sentence", len(article["sentences"])),
    )
    facts += [
        (strings["language"], plain(article["language"] or "") or unknown, ""),
        (strings["length"], length, strings["own_text_alone"]),
    ]
    facts.extend((strings[term], plain(article[term]), "") for term in ("url", "archive") if article.get(term))
    facts += [
        (strings["read_from"], plain(article["source"]), plain(article["media_type"])),
        (strings["sha256"], plain(article["sha256"]), strings["of_bytes_read"]),
    ]
    return tuple(facts)


def _dates(article: Json, wording: Wording) -> list[tuple[str, str, str]]:
    strings = wording.strings.page
    dates: list[tuple[str, str, str]] = []
    for when in ("published", "modified", "captured"):
        moment = article[when]
        if moment:
            reason = plain(moment.get("reason") or "")
            grounds = wording.grounds(moment) + (f"; {reason}" if reason else "")
            dates.append((strings[when], wording.moment(moment), grounds))
        elif when == "published":
            dates.append((strings[when], wording.say("not_known"), ""))
    return dates


def _shared(document: Json) -> dict[str, list[Span]]:
    """All that an article shares with any other; statements do not count."""
    found: dict[str, list[Span]] = {}
    for pair in document["pairs"]:
        for passage in stretches(pair["passages"]):
            if passage["kind"] != "statement":
                for side in ("a", "b"):
                    found.setdefault(pair[side], []).append(_span(passage[side]))
    return found


def _span(span: Json) -> Span:
    return Span(span["start"], span["end"])
