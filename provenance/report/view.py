"""Everything the page shows, finished: strings, segments and numbers, made of the document and nothing else.

The template writes out what stands here; it neither computes nor decides. Article text reaches the page only as
`Segment`s (its own words, to be escaped) and as one-line quotes that `visible` has passed. Rows that link into texts
are made before the texts, for the reason `places` gives. How much room a pair gets is decided in `room`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.report import room
from provenance.report.articles import ArticleView, article_views, prepared
from provenance.report.matrix import Matrix, matrix
from provenance.report.method import Method, method
from provenance.report.pair import Draft, PairView, draft, pair_name, pair_view, shares, summary, tags
from provenance.report.path import Path, path
from provenance.report.places import Link, Places
from provenance.report.visible import plain
from provenance.report.words import Names, told_of, wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.report.document import Json
    from provenance.report.words import Wording

MOST_SAID = 5
"""Origins, credits and gaps that the first screen names one by one; it counts the others and links to them."""

MOST_REASONS = 3
"""Pieces of evidence on the first screen for one pair."""

MOST_REASONED = 2
"""Pairs whose reasons stand on the first screen."""

MOST_ROWS = 40
"""Rows of the tables of pairs that stand open."""

MOST_OPEN = 6
"""Pairs up to which everything stands open, on the screen and on paper; four articles have as many at most."""

OPEN_OF_MANY = 2
"""Pairs that stand open where there are more."""


@dataclass(frozen=True, slots=True)
class Began:
    """Where the text of one group of articles began: who, how sure, in the document's own sentence."""

    who: str
    confidence: str
    sentence: str
    group: str


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence on the first screen."""

    bits: str
    sentence: str
    speaks: str
    href: str
    link: Link | None


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why one pair's verdict is what it is."""

    href: str
    name: str
    claim: str
    confidence: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Credit:
    """Whether one article says where its text is from."""

    article: str
    uses: str
    credited: str
    css: str
    explanation: str
    links: tuple[Link, ...]
    href: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something that could not be told, and the pairs it concerns."""

    sentence: str
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PairRow:
    """One line of the table of related pairs; ``href`` is empty where the page has no more of the pair."""

    href: str
    name: str
    tags: tuple[str, ...]
    direction: str
    shares: tuple[str, ...]
    passages: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Unrelated:
    """A pair without reuse: why, how sure, and what was weighed."""

    summary: str
    confidence: str
    evidence: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Folded:
    """Rows of a table: those that stand open, and those folded under ``more``."""

    open: tuple[PairRow, ...]
    folded: tuple[PairRow, ...]
    more: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """The page, top to bottom."""

    language: str
    foreign: bool
    many: bool
    title: str
    heading: str
    answer: str
    case: tuple[tuple[str, str], ...]
    cautions: tuple[str, ...]
    counts: str
    began: tuple[Began, ...]
    more_began: tuple[Began, ...]
    credit_note: str
    credits_counted: tuple[tuple[str, str], ...]
    credits: tuple[Credit, ...]
    reasons: tuple[Reasons, ...]
    unknown: tuple[Unknown, ...]
    more_unknown: tuple[Unknown, ...]
    warnings: tuple[tuple[str, str], ...]
    path: Path
    matrix: Matrix | None
    related: Folded
    folded_away: str
    unrelated: tuple[Unrelated, ...]
    unrelated_title: str
    pairs: tuple[PairView, ...]
    audits: tuple[Credit, ...]
    articles: tuple[ArticleView, ...]
    method: Method


def view(document: Json, language: str = "en") -> ReportView:
    """The page of a document of schema `provenance/1`; fields later added to the schema may be missing.

    Raises:
        UsageError: the page cannot be written in this language.
    """
    said = wording(language)
    names = Names(document["articles"], said)
    shown = room.by_importance(document)
    given = room.rooms(shown, document["articles"])
    numbered = list(enumerate(shown, 1))
    beside = [(number, pair) for (number, pair), size in zip(numbered, given, strict=True) if size == room.SIDES]
    places = Places(document["articles"], beside, names)
    drafts = [
        draft(number, pair, size, places, said)
        for (number, pair), size in zip(numbered, given, strict=True)
        if size != room.ROW
    ]
    hrefs = {frozenset((each.pair["a"], each.pair["b"])): f"#pair-{each.number}" for each in drafts}
    audits = tuple(_credit(audit, names, places, said, hrefs) for audit in document["credit_audit"])
    ready = prepared(document, places, said)
    reasons = _reasons(drafts, names, said)
    # From here on every anchor is known.
    case = document.get("case") or {}
    headline = said.headline(document, names)
    title = plain(case.get("title") or "")
    began = _began(document, names, said)
    unknown = _unknown(drafts, names, said)
    rows = tuple(_row(pair, names, said, hrefs) for pair in shown)
    unrelated = [pair for pair in document["pairs"] if pair["relation"] == "none" and not pair["passages"]]
    return ReportView(
        said.strings.language,
        said.strings.language != "en",
        len(drafts) > MOST_OPEN,
        f"{title}: {headline}" if title else headline,
        title or headline,
        headline if title else "",
        _case(case, said),
        tuple(said.say(name) for name in ("redacted", "anonymous") if case.get(name)),
        _counts(document, said),
        began[:MOST_SAID],
        began[MOST_SAID:],
        _no_credits(document, said),
        _counted(audits, said),
        audits[:MOST_SAID],
        reasons,
        unknown[:MOST_SAID],
        unknown[MOST_SAID:],
        tuple((names[notice["article"]], plain(notice["message"])) for notice in document["warnings"]),
        path(document, names, said, hrefs),
        matrix(document, names, said, {frozenset((p["a"], p["b"])): n for n, p in numbered if n <= len(drafts)}),
        Folded(
            rows[:MOST_ROWS], rows[MOST_ROWS:], said.say("more_pairs", pairs=said.count("pair", len(rows) - MOST_ROWS))
        ),
        _folded_away(drafts, shown, beside, said),
        tuple(_unrelated(pair, names, said) for pair in unrelated),
        said.say("without_reuse", pairs=said.count("pair", len(unrelated))),
        tuple(
            pair_view(each, places, said, opened=len(drafts) <= MOST_OPEN or each.number <= OPEN_OF_MANY)
            for each in drafts
        ),
        audits,
        article_views(document, ready, beside, places, said),
        method(document, said),
    )


def _case(case: Json, said: Wording) -> tuple[tuple[str, str], ...]:
    stamp = case.get("stamp")
    found = (
        (said.strings.page["case"], plain(case.get("id") or "")),
        (said.strings.page["made_at"], said.moment({"value": stamp}) if stamp else ""),
    )
    return tuple((term, value) for term, value in found if value)


def _counts(document: Json, said: Wording) -> str:
    numbers = Counter(told_of(pair).counted or pair["relation"] for pair in document["pairs"])
    kinds = [
        said.count(what, numbers[what])
        for what in (*said.strings.labels("relations"), *said.strings.labels("pair_kinds"))
        if what != "none" and numbers[what]
    ]
    return said.say(
        "counts",
        articles=said.count("article", len(document["articles"])),
        pairs=said.count("pair", len(document["pairs"])),
        found=said.listed(kinds) if kinds else said.label("relations", "none"),
    )


def _began(document: Json, names: Names, said: Wording) -> tuple[Began, ...]:
    if not document["origins"]:
        return (Began(said.say("nobody"), "", plain(document["origin"]["explanation"]), ""),)
    several = len(document["origins"]) > 1
    return tuple(
        Began(
            said.say("cannot_be_told")
            if origin["kind"] == "undetermined" and not origin.get("sources")
            else said.origin(origin, names),
            said.confidence(origin["probability"]) if origin["kind"] != "undetermined" else "",
            plain(origin["explanation"]),
            _group(origin, names, said) if several else "",
        )
        for origin in document["origins"]
    )


def _group(origin: Json, names: Names, said: Wording) -> str:
    group = [names[identity] for identity in origin.get("group", [])]
    if len(group) > MOST_SAID:
        return said.say("and_more", names=", ".join(group[:MOST_SAID]), number=len(group) - MOST_SAID)
    return said.listed(group)


def _credit(audit: Json, names: Names, places: Places, said: Wording, hrefs: dict[frozenset[str], str]) -> Credit:
    return Credit(
        names[audit["article"]],
        names.whose(audit["uses"]),
        said.label("credited", audit["credited"]),
        "yes" if audit["credited"] == "yes" else "no",
        plain(audit["explanation"]),
        tuple(places.link(place) for place in audit.get("spans", [])),
        hrefs.get(frozenset((audit["article"], audit["uses"])), ""),
    )


def _no_credits(document: Json, said: Wording) -> str:
    if document["credit_audit"]:
        return ""
    if document["edges"]:
        of_two = {frozenset((pair["a"], pair["b"])): pair for pair in document["pairs"]}
        steps = [of_two.get(frozenset((edge["from"], edge["to"]))) for edge in document["edges"]]
        return said.say("credit_own" if all(told_of(pair).counted for pair in steps) else "no_credit_checked")
    open_ended = any(pair["direction"] == "undetermined" for pair in document["pairs"])
    return said.say("credit_undecided" if open_ended else "nothing_to_credit")


def _counted(audits: Sequence[Credit], said: Wording) -> tuple[tuple[str, str], ...]:
    """How many articles credit and how many do not, where they are too many to name on the first screen."""
    if len(audits) <= MOST_SAID:
        return ()
    numbers = Counter((each.credited, each.css) for each in audits)
    return tuple(
        (said.say("number_of", number=said.strings.integer(number), what=label), css)
        for (label, css), number in numbers.items()
    )


def _reasons(drafts: Sequence[Draft], names: Names, said: Wording) -> tuple[Reasons, ...]:
    """The weightiest evidence for what is said of the pairs that matter most."""
    taken = [each for each in drafts if each.pair["relation"] != "none"]
    return tuple(_reasons_of(each, names, said) for each in taken[:MOST_REASONED])


def _reasons_of(made: Draft, names: Names, said: Wording) -> Reasons:
    claim, probability = said.certainty(made.pair, names)
    leading = {each.name for each in made.ledger.hypotheses if each.leads}
    rows = [row for group in made.ledger.groups for row in group.rows]
    # What speaks for the answer: for the hypothesis that leads, or against one that does not.
    telling = [row for row in rows if (row.value >= 0) == (row.favours in leading or not leading)]
    telling.sort(key=lambda row: -abs(row.value))
    return Reasons(
        f"#pair-{made.number}",
        pair_name(made.pair, names, said),
        claim,
        said.confidence(probability),
        tuple(
            Reason(
                row.bits,
                row.explanation,
                said.say("speaks", side=row.speaks, what=row.favours),
                f"#{row.anchor}",
                row.links[0] if row.links else None,
            )
            for row in telling[:MOST_REASONS]
        ),
    )


def _unknown(drafts: Sequence[Draft], names: Names, said: Wording) -> tuple[Unknown, ...]:
    pairs: dict[str, list[tuple[str, str]]] = {}
    for each in drafts:
        if each.pair["relation"] == "none":
            continue
        for sentence in each.pair.get("missing", []):
            link = f"#pair-{each.number}", pair_name(each.pair, names, said)
            pairs.setdefault(plain(sentence), []).append(link)
    return tuple(Unknown(sentence, tuple(links[:MOST_SAID])) for sentence, links in pairs.items())


def _row(pair: Json, names: Names, said: Wording, hrefs: dict[frozenset[str], str]) -> PairRow:
    return PairRow(
        hrefs.get(frozenset((pair["a"], pair["b"])), ""),
        said.listed((names[pair["a"]], names[pair["b"]])),
        tags(pair, said),
        said.direction(pair, names) if pair["direction"] else "",
        shares(pair, names, said),
        str(len(pair["passages"])),
        said.confidence(said.certainty(pair, names)[1]),
    )


def _folded_away(
    drafts: Sequence[Draft], shown: Sequence[Json], beside: Sequence[tuple[int, Json]], said: Wording
) -> str:
    """What the page leaves to the JSON report, and where it is there."""
    rows, details = len(shown) - len(drafts), len(drafts) - len(beside)
    parts = []
    if details:
        parts.append(said.say("without_texts", pairs=said.count("pair", details)))
    if rows:
        parts.append(said.say("row_only", pairs=said.count("pair", rows)))
    return " ".join(parts)


def _unrelated(pair: Json, names: Names, said: Wording) -> Unrelated:
    told = said.hypotheses(pair, names)
    evidence = [
        (
            said.say("weighs", bits=said.bits(each["weight_bits"]), what=told[each["favours"]]),
            plain(each["explanation"]),
        )
        for each in pair["evidence"]
    ]
    return Unrelated(
        summary(pair, said),
        said.confidence(pair["hypotheses"]["independent"]),
        (*evidence, *(("", plain(sentence)) for sentence in pair.get("missing", []))),
    )
