"""Everything the page shows, finished: strings, segments and numbers, made of the document and nothing else.

The template writes out what stands here; it neither computes nor decides. Article text reaches the page only as
`Segment`s (its own words, to be escaped) and as one-line quotes that `visible` has passed. Rows that link into texts
are made before the texts, for the reason `places` gives.
"""

from __future__ import annotations

import json
import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance import figures
from provenance.model import Span, difference, intersection, measure
from provenance.report import words
from provenance.report.ledger import ledger
from provenance.report.pair import PairView, Side, pair_name, pair_view, shares, side_view, summary
from provenance.report.path import Path, path
from provenance.report.places import Link, Places
from provenance.report.visible import plain
from provenance.report.words import Names, count, spelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provenance.report.document import Json

_ORDER = ("copy", "partial", "shared_source", "shared_statements")
_MOST_FINDINGS = 8  # more sentences than this are no answer any more; the table of pairs has the rest
_MOST_OF_A_COMMAND = 100_000  # sixty sources of usual length must be given whole; a hostile name need not


@dataclass(frozen=True, slots=True)
class Answer:
    """Where the text of one group of articles began, and how sure that is (empty where nothing is claimed)."""

    sentence: str
    sure: str
    confidence: str
    group: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What one pair's verdict says, in the document's own sentence."""

    href: str
    name: str
    label: str
    summary: str
    claim: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something that could not be told, and the pairs it concerns."""

    sentence: str
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PairRow:
    """One line of the table of related pairs."""

    href: str
    name: str
    relation: str
    direction: str
    shares: tuple[str, ...]
    passages: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Unrelated:
    """A pair without reuse: why, how sure, and what was weighed."""

    name: str
    summary: str
    confidence: str
    evidence: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AuditRow:
    """Whether one article says where its text is from."""

    article: str
    uses: str
    credited: str
    css: str
    explanation: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class MarkRow:
    """One mark of origin and what it claims."""

    kind: str
    agency: str
    detail: str
    claims: str
    link: Link


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article: facts with their basis, marks, and its text where no pair shows it."""

    anchor: str
    name: str
    id: str
    facts: tuple[tuple[str, str, str], ...]
    marks: tuple[MarkRow, ...]
    text_in: tuple[tuple[str, str], ...]
    own_text: Side | None


@dataclass(frozen=True, slots=True)
class Method:
    """What is needed to repeat the run."""

    tool: str
    schema: str
    command: str
    inputs: tuple[tuple[str, str, str], ...]
    options: tuple[tuple[str, str], ...]
    scale: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """The page, top to bottom."""

    title: str
    counts: str
    grounds: str
    answers: tuple[Answer, ...]
    findings: tuple[Finding, ...]
    more: str
    unknown: tuple[Unknown, ...]
    path: Path
    related: tuple[PairRow, ...]
    unrelated: tuple[Unrelated, ...]
    pairs: tuple[PairView, ...]
    audits: tuple[AuditRow, ...]
    no_audits: str
    articles: tuple[ArticleView, ...]
    warnings: tuple[tuple[str, str], ...]
    method: Method


def view(document: Json) -> ReportView:
    """The page of a document of schema `provenance/1`; fields later added to the schema may be missing."""
    names = Names(document["articles"])
    related = sorted(
        (pair for pair in document["pairs"] if pair["relation"] != "none"),
        key=lambda pair: _ORDER.index(pair["relation"]) if pair["relation"] in _ORDER else len(_ORDER),
    )
    unrelated = [pair for pair in document["pairs"] if pair["relation"] == "none"]
    places = Places(document["articles"], related, names)
    ledgers = [ledger(pair, names, places.within(number, pair)) for number, pair in enumerate(related, 1)]
    audits = tuple(_audit(audit, names, places) for audit in document["credit_audit"])
    marks = {article["id"]: _marks(article, places) for article in document["articles"]}
    # From here on every anchor is known.
    pairs = tuple(
        pair_view(number, pair, adds_up, places)
        for number, (pair, adds_up) in enumerate(zip(related, ledgers, strict=True), 1)
    )
    return ReportView(
        words.headline(document, names),
        _counts(document, related),
        "#pair-1" if related else "#pairs",
        _answers(document, names),
        tuple(_finding(number, pair, names) for number, pair in enumerate(related[:_MOST_FINDINGS], 1)),
        f"{count(len(related) - _MOST_FINDINGS, 'more related pair')} in the table below."
        if len(related) > _MOST_FINDINGS
        else "",
        _unknown(related, names),
        path(document, names),
        tuple(_row(number, pair, names) for number, pair in enumerate(related, 1)),
        tuple(_unrelated(pair, names) for pair in unrelated),
        pairs,
        audits,
        "No step was checked for credits."
        if document["edges"]
        else "There is nothing to credit: no article was found to have taken text from another.",
        tuple(
            ArticleView(
                f"article-{number}",
                names[article["id"]],
                plain(article["id"]) if article["outlet"] else "",
                _facts(article, document),
                marks[article["id"]],
                shown := _shown(article, related, names),
                None if shown else side_view(places.home(article["id"]), article, places),
            )
            for number, article in enumerate(document["articles"], 1)
        ),
        tuple((names[notice["article"]], plain(notice["message"])) for notice in document["warnings"]),
        _method(document),
    )


def _counts(document: Json, related: Sequence[Json]) -> str:
    kinds = [
        f"{sum(pair['relation'] == kind for pair in related)} {label}"
        for kind, label in words.RELATIONS.items()
        if any(pair["relation"] == kind for pair in related)
    ]
    found = words.listed(kinds) if kinds else "no reuse found"
    return f"{count(len(document['articles']), 'article')}, {count(len(document['pairs']), 'pair')} compared: {found}"


def _answers(document: Json, names: Names) -> tuple[Answer, ...]:
    if not document["origins"]:
        return (Answer(plain(document["origin"]["explanation"]), "", "", ""),)
    return tuple(
        Answer(
            plain(origin["explanation"]),
            "Confidence:" if origin["kind"] != "undetermined" else "",
            words.confidence(origin["probability"]) if origin["kind"] != "undetermined" else "Not decided.",
            words.listed([names[identity] for identity in origin.get("group", [])]),
        )
        for origin in document["origins"]
    )


def _finding(number: int, pair: Json, names: Names) -> Finding:
    claim, probability = words.certainty(pair, names)
    return Finding(
        f"#pair-{number}",
        pair_name(pair, names),
        words.relation(pair),
        summary(pair),
        claim,
        words.confidence(probability),
    )


def _unknown(related: Sequence[Json], names: Names) -> tuple[Unknown, ...]:
    pairs: dict[str, list[tuple[str, str]]] = {}
    for number, pair in enumerate(related, 1):
        for sentence in pair.get("missing", []):
            pairs.setdefault(plain(sentence), []).append((f"#pair-{number}", pair_name(pair, names)))
    return tuple(Unknown(sentence, tuple(links)) for sentence, links in pairs.items())


def _row(number: int, pair: Json, names: Names) -> PairRow:
    return PairRow(
        f"#pair-{number}",
        f"{names[pair['a']]} and {names[pair['b']]}",
        words.relation(pair),
        words.direction(pair, names),
        shares(pair, names),
        str(len(pair["passages"])),
        words.confidence(words.certainty(pair, names)[1]),
    )


def _unrelated(pair: Json, names: Names) -> Unrelated:
    told = words.hypotheses(names[pair["a"]], names[pair["b"]])
    return Unrelated(
        f"{names[pair['a']]} and {names[pair['b']]}",
        summary(pair),
        words.confidence(pair["hypotheses"]["independent"]),
        tuple(
            (f"{words.bits(each['weight_bits'])} bits, {told[each['favours']]}", plain(each["explanation"]))
            for each in pair["evidence"]
        ),
        tuple(plain(sentence) for sentence in pair.get("missing", [])),
    )


def _audit(audit: Json, names: Names, places: Places) -> AuditRow:
    return AuditRow(
        names[audit["article"]],
        names.whose(audit["uses"]),
        words.CREDITED.get(audit["credited"], spelled(audit["credited"])),
        "yes" if audit["credited"] == "yes" else "no",
        plain(audit["explanation"]),
        tuple(places.link(place) for place in audit.get("spans", [])),
    )


def _marks(article: Json, places: Places) -> tuple[MarkRow, ...]:
    return tuple(
        MarkRow(
            spelled(mark["kind"]),
            plain(mark["agency"]),
            ", ".join(plain(part) for part in (mark["place"], mark["date"]) if part),
            words.CLAIMS.get(mark["claims"], spelled(mark["claims"])),
            places.link({"article": article["id"], "start": mark["start"], "end": mark["end"]}),
        )
        for mark in article["marks"]
    )


def _shown(article: Json, related: Sequence[Json], names: Names) -> tuple[tuple[str, str], ...]:
    """The related pairs that show an article's text: fragment and name."""
    return tuple(
        (f"#{Places.side(number, side)}", pair_name(pair, names))
        for number, pair in enumerate(related, 1)
        for side in ("a", "b")
        if pair[side] == article["id"]
    )


def _facts(article: Json, document: Json) -> tuple[tuple[str, str, str], ...]:
    """What is known of an article: term, value, and on what it rests."""
    outlet = article["outlet"]
    body = [_span(span) for span in article["body"]]
    facts = [
        ("Headline", plain(article["title"] or "") or "not found", ""),
        (
            "Outlet",
            plain(outlet["name"]) if outlet else "not known",
            words.BASES.get(outlet["basis"], spelled(outlet["basis"])) if outlet else "",
        ),
        *_dates(article),
    ]
    if article["authors"]:
        facts.append(("By", words.listed([plain(author) for author in article["authors"]]), ""))
    length = f"{count(measure(body), 'character')} in {count(len(article['sentences']), 'sentence')}"
    alone = figures.share(_only_here(article["id"], body, document))
    facts += [
        ("Language", plain(article["language"] or "") or "not known", ""),
        ("Length", length, "its own text alone"),
        ("Nowhere else", alone, "of its text stands in no other article here"),
    ]
    if article["url"]:
        facts.append(("Address", plain(article["url"]), ""))
    facts += [
        ("Read from", plain(article["source"]), plain(article["media_type"])),
        ("SHA-256", plain(article["sha256"]), "of the bytes read"),
    ]
    return tuple(facts)


def _dates(article: Json) -> list[tuple[str, str, str]]:
    dates: list[tuple[str, str, str]] = []
    for when in ("published", "modified", "captured"):
        moment = article[when]
        if moment:
            reason = plain(moment.get("reason") or "")
            grounds = words.grounds(moment) + (f"; {reason}" if reason else "")
            dates.append((when.capitalize(), words.moment(moment), grounds))
        elif when == "published":
            dates.append(("Published", "not known", ""))
    return dates


def _only_here(identity: str, body: list[Span], document: Json) -> float:
    """The share of an article's own text that lies in no passage with any other article; statements do not count."""
    shared = [
        _span(passage[side])
        for pair in document["pairs"]
        for side in ("a", "b")
        if pair[side] == identity
        for passage in words.stretches(pair["passages"])
        if passage["kind"] != "statement"
    ]
    size = measure(body)
    return measure(difference(body, intersection(body, shared))) / size if size else 0.0


def _method(document: Json) -> Method:
    articles: Iterable[Json] = document["articles"]
    bounds = [0.0, *(bound for bound, _ in words.SCALE)]
    return Method(
        f"{plain(document['tool']['name'])} {plain(document['tool']['version'])}",
        plain(document["schema"]),
        plain(
            shlex.join(["provenance", "compare", *(article["source"] for article in articles), "-o", "report.html"]),
            _MOST_OF_A_COMMAND,
        ),
        tuple(
            (plain(article["source"]), plain(article["media_type"]), plain(article["sha256"])) for article in articles
        ),
        tuple((plain(name), plain(_option(value))) for name, value in sorted(document["options"].items())),
        tuple(
            (said, f"{low * 100:.0f}% to {high * 100:.0f}%")
            for low, (high, said) in zip(bounds, words.SCALE, strict=False)
        ),
    )


def _option(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)


def _span(span: Json) -> Span:
    return Span(span["start"], span["end"])
