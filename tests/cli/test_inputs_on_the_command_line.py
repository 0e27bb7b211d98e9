"""Tables, feeds and archives on the command line: what is read, what is passed over, and what stops the command."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from articles import BRIDGE, OTHER, story
from test_compare_command import run

import provenance

WIRE = {"id": "w", "Paper": "Reuters", "Story": story(BRIDGE), "link": "https://tarrow.example/bridge?utm_source=x"}
COPY = {"id": "c", "Paper": "Tarrow Sentinel", "Story": story(BRIDGE[1:]), "link": "http://www.tarrow.example/bridge/"}
BAND = {"id": "b", "Paper": "Oxney Echo", "Story": story(OTHER), "link": "https://oxney.example/band"}
MAP = "text=Story,outlet=Paper"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    lines = "".join(json.dumps(row) + "\n" for row in (WIRE, COPY, BAND))
    (tmp_path / "t.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    (tmp_path / "bad.jsonl").write_text(lines + '{"Story": \n', encoding="utf-8")
    return tmp_path


def test_the_rows_of_a_table_are_compared_by_the_columns_that_the_user_names(folder: Path) -> None:
    finished = run("compare", "t.jsonl.gz", "--map", MAP, "--format", "json", cwd=folder)
    assert finished.returncode == 0, finished.stderr
    report = json.loads(finished.stdout)
    assert [article["id"] for article in report["articles"]] == ["t.b", "t.c", "t.w"]
    assert [article["outlet"]["name"] for article in report["articles"]] == ["Oxney Echo", "Tarrow Sentinel", "Reuters"]
    assert report["options"]["map"] == {"outlet": "Paper", "text": "Story"}
    assert {pair["relation"] for pair in report["pairs"]} == {"none", "copy"}


def test_articles_of_one_address_are_noted(folder: Path) -> None:
    report = json.loads(run("compare", "t.jsonl.gz", "--map", MAP, "--format", "json", cwd=folder).stdout)
    (warning,) = [each for each in report["warnings"] if each["code"] == "same_address"]
    assert warning["article"] == "t.w"
    assert "t.c" in warning["message"]


def test_a_wrong_mapping_is_wrong_usage_and_a_table_without_one_says_what_to_do(folder: Path) -> None:
    assert run("compare", "t.jsonl.gz", "--map", "story=Story", cwd=folder).returncode == 2
    finished = run("inspect", "bad.jsonl", "--map", "text=Nowhere", cwd=folder)
    assert finished.returncode == 3
    assert b"it has: id, Paper, Story, link" in finished.stderr


def test_a_bad_row_stops_the_command_by_its_line_and_with_keep_going_is_left_out(folder: Path) -> None:
    finished = run("compare", "bad.jsonl", "--map", "text=Story", cwd=folder)
    assert finished.returncode == 3
    assert b"bad.jsonl#line=4: is no JSON" in finished.stderr
    kept = run("compare", "bad.jsonl", "--map", "text=Story", "--keep-going", "--format", "json", cwd=folder)
    report = json.loads(kept.stdout)
    assert len(report["articles"]) == 3
    assert ("bad.jsonl#line=4", "unreadable") in {(each["article"], each["code"]) for each in report["warnings"]}


def test_what_a_folder_holds_besides_articles_is_noted_and_stops_nothing(folder: Path) -> None:
    inner = folder / "inner"
    inner.mkdir()
    (inner / "a.txt").write_text(WIRE["Story"], encoding="utf-8")
    (inner / "b.txt").write_text(COPY["Story"], encoding="utf-8")
    (inner / "prices.csv").write_text("name,price\nrope,7\n", encoding="utf-8")
    (inner / "gone.txt").symlink_to(inner / "nowhere.txt")
    for _ in range(2):  # the second time its own report lies there too
        finished = run("compare", "inner", "-o", "inner/report.json", cwd=folder)
        assert finished.returncode == 0, finished.stderr
        report = json.loads((inner / "report.json").read_text(encoding="utf-8"))
        assert [article["id"] for article in report["articles"]] == ["a", "b"]
    passed = sorted(each["article"] for each in report["warnings"] if each["code"] == "passed_over")
    assert passed == ["inner/gone.txt", "inner/prices.csv", "inner/report.json"]
    assert b"passed over: inner/gone.txt" in finished.stderr
    assert run("inspect", "inner/gone.txt", cwd=folder).returncode == 3


def test_inspect_keeps_the_articles_of_a_table_where_the_table_was_named(folder: Path) -> None:
    (folder / "a.txt").write_text(story(OTHER), encoding="utf-8")
    finished = run("inspect", "t.jsonl.gz", "a.txt", "--map", MAP, "--format", "json", cwd=folder)
    assert [json.loads(line)["id"] for line in finished.stdout.splitlines()] == ["t.b", "t.c", "t.w", "a"]


def test_the_library_takes_the_same_columns(folder: Path) -> None:
    documents, errors = provenance.load([str(folder / "t.jsonl.gz")], columns={"text": "Story", "outlet": "Paper"})
    assert errors == ()
    assert [document.id for document in documents] == ["t.b", "t.c", "t.w"]
