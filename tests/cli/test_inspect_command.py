"""`provenance inspect` shows what one article was understood to be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from articles import BRIDGE, story
from test_compare_command import run

PAGE = (
    "Tarrow Today, tarrow today\nTarrow Today\n\nRope bridge closed for eleven days\n\n"
    f"Photo: Debbie Oxney/Reuters\nUnderhill - AFP\n\n{story(BRIDGE)}\n\ntarrowtoday\n\nName *\n\nE-mail *\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "another.txt").write_text(story(BRIDGE[2:]), encoding="utf-8")
    return tmp_path


def test_json_prints_one_article_a_line_in_the_order_given(folder: Path) -> None:
    finished = run("inspect", "page.txt", "another.txt", "--format", "json", cwd=folder)
    articles = [json.loads(line) for line in finished.stdout.decode().splitlines()]
    assert [article["id"] for article in articles] == ["page", "another"]
    page = articles[0]
    assert page["outlet"]["name"] == "Tarrow Today"
    assert {(mark["kind"], mark["agency"], mark["claims"]) for mark in page["marks"]} == {
        ("credit", "Agence France-Presse", "text"),
        ("photo_credit", "Reuters", "nothing"),
    }
    assert story(BRIDGE) in "".join(page["text"][span["start"] : span["end"]] for span in page["body"])
    left = "".join(page["text"][block["start"] : block["end"]] for block in page["left_out"])
    assert "E-mail *" in left
    for mark in page["marks"]:
        assert page["text"][mark["start"] : mark["end"]] == mark["text"]


def test_every_offset_of_an_inspected_article_is_in_its_text(folder: Path) -> None:
    (line,) = run("inspect", "page.txt", "--format", "json", cwd=folder).stdout.decode().splitlines()
    article = json.loads(line)
    for span in (*article["body"], *article["sentences"], *article["left_out"]):
        assert 0 <= span["start"] < span["end"] <= len(article["text"])


def test_a_person_sees_outlet_marks_and_what_was_left_out(folder: Path) -> None:
    shown = run("inspect", "page.txt", cwd=folder, COLUMNS="120").stdout.decode()
    for word in ("Tarrow Today", "masthead", "photo_credit", "Reuters", "E-mail", "sentence"):
        assert word in shown or word.capitalize() in shown


def test_control_characters_do_not_reach_the_terminal(folder: Path) -> None:
    (folder / "evil.txt").write_text(f"\x1b]0;owned\x07\x1b[31m{story(BRIDGE)}", encoding="utf-8")
    shown = run("inspect", "evil.txt", cwd=folder).stdout
    assert b"\x1b]0" not in shown
    assert b"\x07" not in shown
