"""The report to paste into a ticket or a message: short, and nothing of an article becomes markup.

Tickets are read by programs that do more than Markdown asks of them: they make links of bare addresses, tell people
who are mentioned (`@name`), join tickets that are named (`#12`, `!7`, `GH-3`), and draw formulas and pictures of words.
Backslashes stop Markdown and stop none of that. So in words that are not our own

- the signs of Markdown get a backslash, and `&`, `<` and `>` are written as HTML has them;
- whatever begins one of those references is parted from what follows it by U+2060, a joiner that nobody sees;
- what cannot be seen, bidirectional controls among it, is shown by its number, as everywhere (`visible`).

Copying a sentence out of the ticket copies the joiners with it; the JSON report has the sentences as they are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance import figures
from provenance.report import words
from provenance.report.visible import excerpt, plain
from provenance.report.words import Names, bits, count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from provenance.report.document import Json

MOST_PAIRS = 10
"""Related pairs that are told with their evidence, those of the path first; a ticket takes some 60,000 characters."""

MOST_ROWS = 100
"""Further related pairs that have a row in a table; more are counted."""

MOST_UNRELATED = 20
"""Pairs without reuse that are listed one by one; more are counted."""

MOST_MISSING = 20
"""Sentences that say what could not be told; more are counted."""

_QUOTE = 160
"""Characters of a place that are quoted beside its evidence: two lines of a ticket."""

_CREDITED = {"yes": "Credited", "no": "Not credited", "wrong": "Credits someone else"}
_JOINER = "\u2060"
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_SIGNS = re.compile(r"[\\`*_\[\]{}~|$^#]")
_BEGINS = re.compile(r"^(?:[-+=:]|\d{1,9}(?=[.)](?:\s|$)))")
_REFERENCES = re.compile(
    r"""[@#!$%~^](?=[\w"'{-])      # people, tickets, snippets, milestones, labels
    | &amp;(?=\w)                  # epics
    | :(?=//|(?:[0-9_+-]*[a-z][a-z0-9_+-]*|[+-]1|100|1234):)  # addresses; pictures such as :tada:, and no times
    | (?i:\b(?:www|mailto|xmpp|tel|ftp))(?=[.:])
    | (?<=[A-Za-z])-(?=\d)         # tickets such as GH-3, ABC-12
    | \[(?=\[)""",
    re.VERBOSE,
)


def escaped(text: str, most: int | None = None) -> str:
    """Words that are not ours as one line of Markdown that shows just them."""
    line = plain(text) if most is None else excerpt(text, most)
    line = "".join(_HTML.get(character, character) for character in line)
    line = _REFERENCES.sub(lambda found: found.group() + _JOINER, line)
    line = _SIGNS.sub(lambda found: f"\\{found.group()}", line)
    first = _BEGINS.match(line)
    if first:  # a list, a heading's underline, a number of a list
        at = first.end() - (0 if first.group()[-1].isdigit() else 1)
        line = f"{line[:at]}\\{line[at:]}"
    return line


def render(document: Json) -> str:
    """A document of schema `provenance/1` as Markdown with the tables of GitHub's dialect; ends in a line end."""
    names = Names(document["articles"])
    steps = {frozenset((edge["from"], edge["to"])) for edge in document["edges"]}
    related = sorted(
        (pair for pair in document["pairs"] if pair["relation"] != "none"),
        key=lambda pair: frozenset((pair["a"], pair["b"])) not in steps,
    )
    unrelated = [pair for pair in document["pairs"] if pair["relation"] == "none"]
    blocks = [
        *_top(document, names),
        *_path(document, names),
        *_mosaic(document, names),
        *(block for pair in related[:MOST_PAIRS] for block in _pair(pair, document, names)),
        *_more(related[MOST_PAIRS:], names),
        *_unrelated(unrelated, names),
        *_audits(document, names),
        *_missing(document, related, names),
        *_articles(document, names),
        *_method(document),
    ]
    return "\n\n".join(blocks) + "\n"


def _top(document: Json, names: Names) -> Iterator[str]:
    case = document.get("case", {})
    answer = escaped(words.headline(document, names))
    yield f"## {escaped(case['title']) if case.get('title') else answer}"
    about = [
        *([f"Case {escaped(case['id'])}."] if case.get("id") else []),
        *([f"Made {escaped(case['stamp'])}."] if case.get("stamp") else []),
        *(["Text that is no passage, mark or date was blanked."] if case.get("redacted") else []),
        *(["Names of outlets, authors and files were masked."] if case.get("anonymous") else []),
    ]
    if about:
        yield " ".join(about)
    if case.get("title"):
        yield f"**{answer}**"
    for origin in document["origins"] or [document["origin"]]:
        sure = f" _Confidence: {words.confidence(origin['probability'])}._" if origin["kind"] != "undetermined" else ""
        yield escaped(origin["explanation"]) + sure


def _path(document: Json, names: Names) -> Iterator[str]:
    if document["edges"]:
        yield "### The path of the text"
        yield _list(_step(edge, names) for edge in document["edges"])


def _step(edge: Json, names: Names) -> str:
    share = f", {figures.share(edge['share'])} of its text" if edge.get("share") else ""
    way = f"{escaped(names.whose(edge['from']))} → {escaped(names[edge['to']])}"
    return f"{way}{share}: {words.confidence(edge['probability'])}"


def _mosaic(document: Json, names: Names) -> Iterator[str]:
    if document.get("mosaic"):
        yield "### Pieced together"
        yield _table(
            ("Article", "Characters", "From", "Confidence"),
            (
                (
                    escaped(names[tile["article"]]),
                    f"{tile['start']}–{tile['end']}",
                    escaped(names.whose(tile["from"])),
                    words.confidence(tile["probability"]),
                )
                for tile in document["mosaic"]
            ),
        )


def _pair(pair: Json, document: Json, names: Names) -> Iterator[str]:
    claim, probability = words.certainty(pair, names)
    texts = {article["id"]: article.get("text", "") for article in document["articles"]}
    yield f"### {escaped(names[pair['a']])} and {escaped(names[pair['b']])}: {escaped(words.relation(pair))}"
    kind = f" Kind: {escaped(words.spelled(pair['kind']))}." if pair.get("kind") else ""
    summary = f"{escaped(pair['summary'])} " if pair.get("summary") else ""
    yield f"{summary}_Confidence: {words.confidence(probability)} that {escaped(claim)}._{kind}"
    inside = pair["containment"]
    passages = count(len(words.stretches(pair["passages"])), "passage")
    yield (
        f"{passages}; {figures.share(inside['a_in_b'])} of {escaped(names[pair['a']])} and "
        f"{figures.share(inside['b_in_a'])} of {escaped(names[pair['b']])} in the other."
    )
    if pair["evidence"]:
        yield _table(
            ("Bits", "For or against", "Evidence", "Where"),
            (_evidence(each, pair, names, texts) for each in _heaviest(pair["evidence"])),
        )
    if pair.get("without"):
        yield _list(_without(each, pair, names) for each in pair["without"])


def _more(related: Sequence[Json], names: Names) -> Iterator[str]:
    """The related pairs that have no section of their own, in a table."""
    if not related:
        return
    yield f"### {count(len(related), 'more related pair')}"
    yield _table(
        ("Pair", "Relation", "Direction", "Of each in the other", "Confidence"),
        (
            (
                f"{escaped(names[pair['a']])} and {escaped(names[pair['b']])}",
                escaped(words.relation(pair)),
                escaped(words.direction(pair, names)),
                f"{figures.share(pair['containment']['a_in_b'])} / {figures.share(pair['containment']['b_in_a'])}",
                words.confidence(words.certainty(pair, names)[1]),
            )
            for pair in related[:MOST_ROWS]
        ),
    )
    if len(related) > MOST_ROWS:
        yield f"And {len(related) - MOST_ROWS} more, which the other formats have."


def _heaviest(evidence: Iterable[Json]) -> list[Json]:
    return sorted(evidence, key=lambda each: -abs(each["weight_bits"]))


def _evidence(each: Json, pair: Json, names: Names, texts: dict[str, str]) -> tuple[str, ...]:
    told = words.hypotheses(pair, names)[each["favours"]]
    side = "for" if each["weight_bits"] >= 0 else "against"
    return (
        bits(each["weight_bits"]),
        escaped(f"{side}: {told}"),
        escaped(each["explanation"]),
        "; ".join(_place(place, names, texts) for place in each["spans"]) or "–",
    )


def _place(place: Json, names: Names, texts: dict[str, str]) -> str:
    quoted = escaped(texts[place["article"]][place["start"] : place["end"]], _QUOTE)
    words_there = f" “{quoted}”" if any(map(str.isalnum, quoted)) else ""  # blanked text has nothing to say
    return f"{escaped(names[place['article']])} {place['start']}–{place['end']}{words_there}"


def _without(each: Json, pair: Json, names: Names) -> str:
    changed = pair | {name: each[name] for name in ("relation", "direction", "hypotheses")}
    claim, probability = words.certainty(changed, names)
    return f"Without “{escaped(words.spelled(each['group']))}”: {words.confidence(probability)} that {escaped(claim)}"


def _unrelated(unrelated: Sequence[Json], names: Names) -> Iterator[str]:
    if not unrelated:
        return
    yield f"### No reuse found in {count(len(unrelated), 'pair')}"
    lines = [
        escaped(pair.get("summary") or f"{names[pair['a']]} and {names[pair['b']]}.")
        for pair in unrelated[:MOST_UNRELATED]
    ]
    if len(unrelated) > MOST_UNRELATED:
        lines.append(f"and {len(unrelated) - MOST_UNRELATED} more")
    yield _list(lines)


def _audits(document: Json, names: Names) -> Iterator[str]:
    if document["credit_audit"]:
        yield "### Did they credit it?"
        yield _list(
            f"**{escaped(_CREDITED.get(audit['credited'], audit['credited']))}**, "
            f"{escaped(names[audit['article']])}: {escaped(audit['explanation'])}"
            for audit in document["credit_audit"]
        )


def _missing(document: Json, related: Sequence[Json], names: Names) -> Iterator[str]:
    missing = dict.fromkeys(escaped(sentence) for pair in related for sentence in pair.get("missing", []))
    if missing:
        yield "### What could not be told"
        more = [f"and {len(missing) - MOST_MISSING} more"] if len(missing) > MOST_MISSING else []
        yield _list([*list(missing)[:MOST_MISSING], *more])
    if document["warnings"]:
        yield "### Please note"
        yield _list(
            f"{escaped(names[notice['article']])}: {escaped(notice['message'])}" for notice in document["warnings"]
        )


def _articles(document: Json, names: Names) -> Iterator[str]:
    yield "### Articles"
    yield _table(
        ("Article", "Headline", "Published", "Read from", "SHA-256"),
        (
            (
                escaped(names[article["id"]]),
                escaped(article["title"] or "") or "–",
                _published(article["published"]),
                escaped(article["source"]),
                f"`{article['sha256']}`",
            )
            for article in document["articles"]
        ),
    )


def _published(when: Json | None) -> str:
    grounds = f" ({escaped(words.grounds(when))})" if when else ""
    return escaped(words.moment(when)) + grounds


def _method(document: Json) -> Iterator[str]:
    tool = document["tool"]
    yield (
        f"_Made by {escaped(tool['name'])} {escaped(tool['version'])}, schema {escaped(document['schema'])}. "
        "One bit doubles the odds; the HTML or JSON report of the same run has the texts side by side._"
    )


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
