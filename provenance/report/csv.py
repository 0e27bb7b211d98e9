"""Tables for spreadsheets and statistics: one row a passage, a pair, an article, or a stretch of a mosaic.

UTF-8 with a byte order mark, without which Excel takes UTF-8 for something else; commas, line ends CR LF and quotation
marks as RFC 4180 has them. Numbers are numbers with a decimal point, shares and probabilities from 0 to 1.

A cell that a spreadsheet would take for a formula (`=HYPERLINK(…)`, `@SUM(…)`, `+1`, `-1`) gets an apostrophe in front,
also behind a semicolon, where a spreadsheet of a country that separates by semicolons begins a new cell. Only words get
it, never numbers. Texts are cut and their blanks run together: the offsets say where they stand, the JSON report has
them whole.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, TypeAlias

from provenance.errors import UsageError
from provenance.report.visible import plain
from provenance.report.words import stretches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from provenance.report.document import Json

TABLES = ("passages", "pairs", "articles", "mosaic")

MOST_OF_A_TEXT = 1000
"""Characters of a text that a cell shows: what can still be read there, and far below the 32,767 that Excel takes."""

Cell: TypeAlias = str | int | float | bool | None

_FORMULA = re.compile(r"(?:^|(?<=;))([\s\"']*)(?=[=+\-@＝＋－＠\t\r])")
_ORDER_MARK = "\ufeff"


def render(document: Json, table: str = "passages") -> str:
    """One table of a document of schema `provenance/1`, with its head.

    Raises:
        UsageError: there is no such table.
    """
    if table not in TABLES:
        raise UsageError(f"There is no table {table!r}; there are {', '.join(TABLES)}.")
    columns = _COLUMNS[table].split()
    if table == "pairs" and any("kind" in pair for pair in document["pairs"]):  # a field of later reports
        columns.append("kind")
    written = io.StringIO()
    lines = csv.writer(written, lineterminator="\r\n")
    lines.writerow(columns)
    lines.writerows([_cell(row[column]) for column in columns] for row in _ROWS[table](document))
    return _ORDER_MARK + written.getvalue()


def _cell(value: Cell) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return safe(value) if isinstance(value, str) else value


def safe(words: str) -> str:
    """Words as one line that no spreadsheet takes for a formula."""
    return _FORMULA.sub(r"\1'", words)


def _passages(document: Json) -> Iterator[dict[str, Cell]]:
    articles = {article["id"]: article for article in document["articles"]}
    for pair in document["pairs"]:
        a, b = articles[pair["a"]], articles[pair["b"]]
        for number, passage in enumerate(pair["passages"], 1):
            for part in stretches([passage]):
                yield {
                    "a": plain(pair["a"]),
                    "b": plain(pair["b"]),
                    "passage": number,
                    "kind": part["kind"],
                    "quoted": part["quoted"],
                    "similarity": part["similarity"],
                    "bits": part.get("bits"),
                    "a_start": part["a"]["start"],
                    "a_end": part["a"]["end"],
                    "b_start": part["b"]["start"],
                    "b_end": part["b"]["end"],
                    "a_text": _text(a, part["a"]),
                    "b_text": _text(b, part["b"]),
                }


def _pairs(document: Json) -> Iterator[dict[str, Cell]]:
    outlets = {article["id"]: _outlet(article) for article in document["articles"]}
    for pair in document["pairs"]:
        found = pair["hypotheses"]
        yield {
            "a": plain(pair["a"]),
            "b": plain(pair["b"]),
            "a_outlet": outlets[pair["a"]],
            "b_outlet": outlets[pair["b"]],
            "relation": pair["relation"],
            "direction": pair["direction"],
            "p_a_to_b": found["a_to_b"],
            "p_b_to_a": found["b_to_a"],
            "p_shared_source": found["shared_source"],
            "p_independent": found["independent"],
            "a_in_b": pair["containment"]["a_in_b"],
            "b_in_a": pair["containment"]["b_in_a"],
            "passages": len(pair["passages"]),
            "summary": plain(pair.get("summary", "")),
            "kind": pair.get("kind"),
        }


def _articles(document: Json) -> Iterator[dict[str, Cell]]:
    for article in document["articles"]:
        outlet, published = article["outlet"], article["published"]
        yield {
            "id": plain(article["id"]),
            "outlet": _outlet(article),
            "outlet_basis": outlet["basis"] if outlet else None,
            "title": plain(article["title"] or ""),
            "authors": "; ".join(plain(author) for author in article["authors"]),
            "published": plain(published["value"]) if published else None,
            "published_precision": published["precision"] if published else None,
            "published_basis": published["basis"] if published else None,
            "url": plain(article["url"] or ""),
            "language": plain(article["language"] or ""),
            "body_characters": sum(span["end"] - span["start"] for span in article["body"]),
            "source": plain(article["source"]),
            "media_type": plain(article["media_type"]),
            "sha256": article["sha256"],
        }


def _mosaic(document: Json) -> Iterator[dict[str, Cell]]:
    articles = {article["id"]: article for article in document["articles"]}
    for tile in document.get("mosaic", []):  # a field of later reports
        yield {
            "article": plain(tile["article"]),
            "start": tile["start"],
            "end": tile["end"],
            "from": plain(tile["from"]),
            "probability": tile["probability"],
            "text": _text(articles[tile["article"]], tile),
        }


def _outlet(article: Json) -> str:
    return plain(article["outlet"]["name"]) if article["outlet"] else ""


def _text(article: Json, span: Json) -> str:
    """What stands there, on one line and cut; nothing where the report does not hold the text."""
    text: str = article.get("text", "")
    return plain(text[span["start"] : span["end"]], MOST_OF_A_TEXT)


_COLUMNS = {
    "passages": "a b passage kind quoted similarity bits a_start a_end b_start b_end a_text b_text",
    "pairs": "a b a_outlet b_outlet relation direction p_a_to_b p_b_to_a p_shared_source p_independent a_in_b b_in_a "
    "passages summary",
    "articles": "id outlet outlet_basis title authors published published_precision published_basis url language "
    "body_characters source media_type sha256",
    "mosaic": "article start end from probability text",
}
_ROWS: Mapping[str, Callable[[Json], Iterable[dict[str, Cell]]]] = {
    "passages": _passages,
    "pairs": _pairs,
    "articles": _articles,
    "mosaic": _mosaic,
}
