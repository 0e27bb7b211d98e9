"""The comparison for a terminal: who took what from whom and why, the articles, the pairs, and what could not be told.

Names, sentences and quotes come from articles. They go to the terminal as plain text that is never read as markup, and
without the control characters that would move its cursor, change its colours or write its title.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance import figures
from provenance.report import words
from provenance.report.visible import plain
from provenance.report.words import Names, bits, count

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console, RenderableType
    from rich.text import Text

    from provenance.report.document import Json

MOST_REASONS = 3
"""Reasons given for one pair; the reports have them all."""

MOST_UNRELATED = 20
"""Pairs without reuse that are listed one by one; more are counted."""


def print_summary(document: Json, console: Console) -> None:
    """Print a document of schema `provenance/1` for a reader at the terminal."""
    names = Names(document["articles"])
    related = [pair for pair in document["pairs"] if pair["relation"] != "none"]
    unrelated = [pair for pair in document["pairs"] if pair["relation"] == "none"]
    _print(console, _text(words.headline(document, names), "bold"))
    for origin in document["origins"] or [document["origin"]]:
        _print(console, _text(plain(origin["explanation"])))
        if origin["kind"] != "undetermined":
            _print(console, _text(f"Confidence: {words.confidence(origin['probability'])}", "dim"))
    for pair in related:
        _print(console, _text(""))
        _pair(pair, names, console)
    _audits(document, console)
    _print(console, _text(""), _articles(document, names))
    if related:
        _print(console, _text(""), _pairs(related, names))
    if unrelated:
        _print(console, _text(""))
        _unrelated(unrelated, names, console)
    _untold(document, related, names, console)


def _pair(pair: Json, names: Names, console: Console) -> None:
    claim, probability = words.certainty(pair, names)
    summary = plain(pair.get("summary", "")) or f"{names[pair['a']]} and {names[pair['b']]}: {words.relation(pair)}."
    _print(console, _text(summary, "bold"))
    _print(console, _text(f"Confidence: {words.confidence(probability)} that {claim}", "dim"))
    for evidence in _reasons(pair):
        _print(console, _hanging(f"  {bits(evidence['weight_bits']):>7} bits", _weighed(pair, evidence, names)))


def _weighed(pair: Json, evidence: Json, names: Names) -> str:
    """A piece of evidence with what it speaks for, or against."""
    what = words.hypotheses(pair, names)[evidence["favours"]]
    side = "for" if evidence["weight_bits"] >= 0 else "against"
    return f"{side} “{what}”: {plain(evidence['explanation'])}"


def _reasons(pair: Json) -> list[Json]:
    """The weightiest evidence; what speaks against the verdict has its place among it."""
    return sorted(pair["evidence"], key=lambda each: -abs(each["weight_bits"]))[:MOST_REASONS]


def _audits(document: Json, console: Console) -> None:
    if not document["credit_audit"]:
        return
    _heading(console, "Did they credit it?")
    for audit in document["credit_audit"]:
        label = words.label("credited", audit["credited"])
        _print(console, _text(f"{label}: {plain(audit['explanation'])}"))


def _articles(document: Json, names: Names) -> RenderableType:
    rows = (
        (
            names[article["id"]],
            words.moment(article["published"]),
            plain(article["title"] or "") or "–",
            plain(article["source"]),
        )
        for article in document["articles"]
    )
    return _table(("Article", "Published", "Headline", "Read from"), rows)


def _pairs(related: Iterable[Json], names: Names) -> RenderableType:
    rows = (
        (
            f"{names[pair['a']]} and {names[pair['b']]}",
            words.relation(pair),
            words.direction(pair, names),
            f"{figures.share(pair['containment']['a_in_b'])} / {figures.share(pair['containment']['b_in_a'])}",
            words.confidence(words.certainty(pair, names)[1]),
        )
        for pair in related
    )
    return _table(("Pair", "Relation", "Direction", "Of each in the other", "Confidence"), rows)


def _unrelated(unrelated: list[Json], names: Names, console: Console) -> None:
    _print(console, _text(f"No reuse found in {count(len(unrelated), 'pair')}:"))
    for pair in unrelated[:MOST_UNRELATED]:
        summary = plain(pair.get("summary", "")) or f"{names[pair['a']]} and {names[pair['b']]}."
        _print(console, _text(f"  {summary}"))
    if len(unrelated) > MOST_UNRELATED:
        _print(console, _text(f"  and {len(unrelated) - MOST_UNRELATED} more"))


def _untold(document: Json, related: Iterable[Json], names: Names, console: Console) -> None:
    missing = dict.fromkeys(plain(sentence) for pair in related for sentence in pair.get("missing", []))
    if missing:
        _heading(console, "What could not be told")
        for sentence in missing:
            _print(console, _hanging(" •", sentence))
    if document["warnings"]:
        _heading(console, "Please note")
        for notice in document["warnings"]:
            _print(console, _hanging(" •", f"{names[notice['article']]}: {plain(notice['message'])}"))


def _heading(console: Console, title: str) -> None:
    _print(console, _text(""), _text(title, "bold"))


def _table(columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> RenderableType:
    from rich import box  # noqa: PLC0415 - rich is imported only where a terminal is written to
    from rich.table import Table  # noqa: PLC0415 - only for a terminal

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(_text(cell) for cell in row))
    return table


def _hanging(label: str, sentence: str) -> RenderableType:
    """A sentence behind a label, its further lines below its first word."""
    from rich.table import Table  # noqa: PLC0415 - only for a terminal

    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(_text(label), _text(sentence))
    return grid


def _text(text: str, style: str = "") -> Text:
    from rich.text import Text  # noqa: PLC0415 - only for a terminal

    return Text(text, style=style, overflow="fold")


def _print(console: Console, *what: RenderableType) -> None:
    for each in what:
        console.print(each, markup=False, highlight=False, emoji=False)
