"""The tables: every offset, no formula, and what a spreadsheet reads is what was written."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from report_stories import harbour, hostile

from provenance.errors import UsageError
from provenance.report.csv import MOST_OF_A_TEXT, TABLES, render, safe


def rows(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    assert text.endswith("\r\n")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_a_passage_is_one_row_with_the_places_and_the_words_of_both_sides() -> None:
    found = rows(render(harbour()))
    edited = next(row for row in found if row["kind"] == "edited")
    texts = {article["id"]: article["text"] for article in harbour()["articles"]}
    assert (edited["a"], edited["b"], edited["passage"], edited["quoted"]) == ("wire", "daily", "3", "false")
    assert edited["a_text"] == texts["wire"][int(edited["a_start"]) : int(edited["a_end"])]
    assert edited["b_text"] == texts["daily"][int(edited["b_start"]) : int(edited["b_end"])]
    assert len(found) == sum(len(pair["passages"]) for pair in harbour()["pairs"])


def test_a_summary_is_one_row_for_each_of_its_parts_and_one_number() -> None:
    report = harbour()
    passage = report["pairs"][0]["passages"][0]
    parts = [passage | {"a": {"start": 163, "end": 200}}, passage | {"a": {"start": 210, "end": 220}}]
    passage["parts"] = parts
    assert [row["a_end"] for row in rows(render(report)) if row["passage"] == "1"][:2] == ["200", "220"]


def test_a_pair_is_one_row_with_its_probabilities_as_numbers() -> None:
    found = rows(render(harbour(), "pairs"))
    assert len(found) == len(harbour()["pairs"])
    first = found[0]
    assert (first["a_outlet"], first["b_outlet"], first["relation"]) == ("Levant Wire", "Harbour Daily", "copy")
    assert float(first["p_a_to_b"]) == harbour()["pairs"][0]["hypotheses"]["a_to_b"]
    assert first["kind"] == ""


def test_an_article_is_one_row_with_its_hash() -> None:
    found = rows(render(harbour(), "articles"))
    assert [row["sha256"] for row in found] == [article["sha256"] for article in harbour()["articles"]]


def test_kinds_of_reuse_and_stretches_of_a_mosaic_are_shown_where_there_are_some() -> None:
    report = harbour()
    report["pairs"][0]["kind"] = "wire_copy"
    report["mosaic"] = [{"article": "daily", "start": 0, "end": 13, "from": "wire", "probability": 0.9}]
    assert [row["kind"] for row in rows(render(report, "pairs"))][:2] == ["wire_copy", ""]
    assert rows(render(report, "mosaic"))[0]["text"] == "Harbour Daily"


@pytest.mark.parametrize("table", TABLES)
def test_a_report_without_rows_still_has_its_head(table: str) -> None:
    report = harbour() | {"articles": [], "pairs": []}
    assert re.fullmatch(r"\ufeff[a-z_0-9]+(,[a-z_0-9]+)+\r\n", render(report, table))


def test_a_report_without_texts_has_the_places_all_the_same() -> None:
    report = harbour()
    for article in report["articles"]:
        del article["text"]
    assert {(row["a_text"], row["b_text"]) for row in rows(render(report))} == {("", "")}
    assert rows(render(report))[0]["a_start"] == "163"


def test_an_unknown_table_is_a_message() -> None:
    with pytest.raises(UsageError, match="passages, pairs, articles"):
        render(harbour(), "verses")


STARTS = set("=+-@＝＋－＠\t\r\n")


def cells(text: str, delimiter: str) -> list[str]:
    """What a spreadsheet takes for cells: it knows a quotation mark at the beginning of a cell alone."""
    return [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) for cell in row]


@example(words='" "=')
@given(st.text(alphabet="=+-@;,\"' \t\r\nab1＝", max_size=12))
def test_no_words_become_a_formula_whether_cells_end_at_commas_or_at_semicolons(words: str) -> None:
    report: dict[str, Any] = harbour()
    report["articles"][0]["title"] = words
    report["articles"][0]["outlet"]["name"] = words or "x"
    report["articles"][0]["authors"] = [words, words]
    text = render(report, "articles")
    for delimiter in ",;":
        for cell in cells(text, delimiter):
            assert cell.strip(" \"'\ufeff")[:1] not in STARTS or cell.lstrip(' "\ufeff').startswith("'"), cell


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("@SUM(1)", "'@SUM(1)"),
        ("-5 degrees", "'-5 degrees"),
        ("a = b - c", "a = b - c"),
        ("warm; -5 at night", "warm; '-5 at night"),
        ("A plain sentence.", "A plain sentence."),
    ],
)
def test_an_apostrophe_stands_in_front_of_what_would_be_a_formula_and_nowhere_else(words: str, shown: str) -> None:
    assert safe(words) == shown


def test_numbers_are_never_changed_even_below_zero() -> None:
    report = harbour()
    report["pairs"][0]["passages"][0]["bits"] = -1.5
    assert rows(render(report))[0]["bits"] == "-1.5"


def test_hostile_texts_are_one_line_bounded_and_show_what_cannot_be_seen() -> None:
    found = rows(render(hostile()))
    assert all(len(row["a_text"]) <= MOST_OF_A_TEXT for row in found)
    assert all(cell.isprintable() for row in found for cell in row.values())
    assert "U+202E" in found[0]["a_text"]
    render(hostile(), "articles").encode()
