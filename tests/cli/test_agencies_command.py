"""`provenance agencies`, and what a user says of agencies and outlets to the other commands."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from articles import BRIDGE, OTHER, story
from test_compare_command import run

from provenance.data.agencies import agencies

OWN = """
[[agency]]
name = "Ostrey Press Bureau"
short = "OPB"
country = "Merrenland"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "wire.txt").write_text(f"UNDERHILL, March 7 (OPB) - {story(BRIDGE)}", encoding="utf-8")
    (tmp_path / "copy.txt").write_text(story(BRIDGE, after=" (OPB)"), encoding="utf-8")
    (tmp_path / "more").mkdir()
    (tmp_path / "more/copy.txt").write_text(story(OTHER), encoding="utf-8")
    (tmp_path / "own.toml").write_text(OWN, encoding="utf-8")
    return tmp_path


def test_without_a_name_all_agencies_are_listed_and_counted(tmp_path: Path) -> None:
    finished = run("agencies", cwd=tmp_path, COLUMNS="200")
    lines = finished.stdout.decode().splitlines()
    assert finished.returncode == 0
    assert lines[0].split() == ["name", "short", "country", "kind"]
    assert any(line.split() == ["TASS", "TASS", "Russia", "agency"] for line in lines)
    assert lines[-1].startswith(f"{len(agencies())} in all: ")
    assert len(lines) == len(agencies()) + 2


def test_json_prints_one_agency_a_line(tmp_path: Path) -> None:
    lines = run("agencies", "--format", "json", cwd=tmp_path).stdout.decode().splitlines()
    assert [json.loads(line)["name"] for line in lines] == [agency.name for agency in agencies()]
    (line,) = run("agencies", "tass.com", "--format", "json", cwd=tmp_path).stdout.decode().splitlines()
    tass = json.loads(line)
    assert tass["domains"][:1] == ["tass.com"]
    assert {"name", "short", "aliases", "country", "kind", "type", "languages", "collides", "style", "tell"} <= set(
        tass
    )


def test_a_form_of_several_agencies_shows_each_with_what_tells_them_apart(tmp_path: Path) -> None:
    shown = run("agencies", "CNA", cwd=tmp_path, COLUMNS="300").stdout.decode()
    assert shown.startswith("CNA can mean 4 agencies")
    for words in ("Central News Agency", "Catholic News Agency", "Channel NewsAsia", "Cyprus News Agency", "Enditem"):
        assert words in shown
    assert shown.count("told apart") == shown.count("known from") == 4
    assert "house style" in shown


def test_a_form_that_is_a_word_too_is_said_to_be_one(tmp_path: Path) -> None:
    shown = run("agencies", "SPA", cwd=tmp_path, COLUMNS="200").stdout.decode()
    assert "SPA can mean this agency, or something else." in shown
    assert "health resort" in shown


def test_a_name_of_several_words_needs_no_quotes(tmp_path: Path) -> None:
    assert "Kyodo" in run("agencies", "kyodo", "news", cwd=tmp_path).stdout.decode()


@pytest.mark.parametrize(
    ("asked", "told"),
    [("ap", "AP (Associated Press)"), ("Asociated Pres", "Associated Press"), ("qqqqqqqq", "lists all")],
)
def test_an_unknown_name_gets_suggestions_and_status_one(tmp_path: Path, asked: str, told: str) -> None:
    finished = run("agencies", asked, cwd=tmp_path)
    assert finished.returncode == 1
    assert finished.stdout == b""
    assert f"No agency is known by {asked!r}." in finished.stderr.decode()
    assert told in finished.stderr.decode()


def test_a_newspaper_is_said_to_be_one(tmp_path: Path) -> None:
    finished = run("agencies", "Le", "Monde", cwd=tmp_path)
    assert finished.returncode == 1
    assert "not as an agency: newspaper, France" in finished.stderr.decode()


def test_control_characters_of_a_name_do_not_reach_the_terminal(tmp_path: Path) -> None:
    finished = run("agencies", "\x1b]0;owned\x07", cwd=tmp_path)
    assert b"\x1b" not in finished.stderr
    assert b"\x07" not in finished.stderr


def test_an_own_file_is_shown_like_the_shipped_table(folder: Path) -> None:
    finished = run("agencies", "OPB", "--agencies", "own.toml", cwd=folder)
    assert "Ostrey Press Bureau" in finished.stdout.decode()
    assert run("agencies", "OPB", cwd=folder).returncode == 1


@pytest.mark.parametrize("command", [["agencies"], ["inspect", "wire.txt"], ["compare", "wire.txt", "copy.txt"]])
def test_a_wrong_file_of_agencies_is_wrong_usage_for_every_command(folder: Path, command: list[str]) -> None:
    (folder / "bad.toml").write_text("[[agency]]\nname = 'A'\nalias = ['B']\n", encoding="utf-8")
    finished = run(*command, "--agencies", "bad.toml", cwd=folder)
    assert finished.returncode == 2
    assert "bad.toml: [[agency]] number 1, alias" in finished.stderr.decode()
    assert finished.stdout == b""


def test_inspect_reads_marks_of_an_own_agency(folder: Path) -> None:
    finished = run("inspect", "wire.txt", "--format", "json", "--agencies", "own.toml", cwd=folder)
    marks = json.loads(finished.stdout)["marks"]
    assert ("dateline", "Ostrey Press Bureau") in {(mark["kind"], mark["agency"]) for mark in marks}
    without = json.loads(run("inspect", "wire.txt", "--format", "json", cwd=folder).stdout)["marks"]
    assert "Ostrey Press Bureau" not in {mark["agency"] for mark in without}


def test_a_report_says_which_file_of_agencies_it_was_made_with_and_depends_on_its_content_alone(folder: Path) -> None:
    (folder / "elsewhere").mkdir()
    (folder / "elsewhere/own.toml").write_text(OWN, encoding="utf-8")
    reports = []
    for path in ("own.toml", "elsewhere/own.toml"):
        outputs = ["-o", "r.json", "-o", "r.html"]
        finished = run("compare", "wire.txt", "copy.txt", "--agencies", path, *outputs, cwd=folder)
        assert finished.returncode == 0, finished.stderr
        reports.append(((folder / "r.json").read_bytes(), (folder / "r.html").read_bytes()))
    assert reports[0] == reports[1]
    digest = hashlib.sha256((folder / "own.toml").read_bytes()).hexdigest()
    assert json.loads(reports[0][0])["options"]["agencies"] == {"name": "own.toml", "sha256": digest}


def test_without_a_file_the_options_say_nothing_of_one(folder: Path) -> None:
    finished = run("compare", "wire.txt", "copy.txt", "--format", "json", cwd=folder)
    assert "agencies" not in json.loads(finished.stdout)["options"]


@pytest.mark.parametrize("key", ["copy.txt", "./copy.txt"])
def test_the_outlet_of_an_article_is_the_one_the_user_says(folder: Path, key: str) -> None:
    finished = run(
        "compare", "wire.txt", "copy.txt", "--format", "json", "--outlet", f"{key}=Tarrow Sentinel", cwd=folder
    )
    report = json.loads(finished.stdout)
    outlets = {article["id"]: article["outlet"] for article in report["articles"]}
    assert outlets["copy"]["name"] == "Tarrow Sentinel"
    assert outlets["copy"]["basis"] == "option"
    assert report["options"]["outlets"] == {"copy": "Tarrow Sentinel"}


def test_the_option_overrides_what_the_article_says(folder: Path) -> None:
    (folder / "said.txt").write_text(f"---\noutlet: Wrong Paper\n---\n{story(BRIDGE)}", encoding="utf-8")
    finished = run("inspect", "said.txt", "--format", "json", "--outlet", "said=TASS", cwd=folder)
    assert json.loads(finished.stdout)["outlet"] == {
        "name": "TASS",
        "basis": "option",
        "agency": "TASS",
        "start": None,
        "end": None,
    }


def test_a_file_in_a_folder_goes_by_its_base_name(folder: Path) -> None:
    finished = run("inspect", "more", "--format", "json", "--outlet", "copy.txt=Tarrow Sentinel", cwd=folder)
    assert json.loads(finished.stdout)["outlet"]["name"] == "Tarrow Sentinel"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (["nobody.txt=Tarrow Sentinel"], "none of the articles"),
        (["copy.txt"], "SOURCE=NAME"),
        (["copy.txt="], "SOURCE=NAME"),
        (["=Tarrow Sentinel"], "SOURCE=NAME"),
        (["wire.txt=One", "wire.txt=Other"], "twice"),
        (["wire.txt=One", "wire=Other"], "one article"),
    ],
)
def test_an_outlet_that_cannot_be_given_is_wrong_usage(folder: Path, said: list[str], told: str) -> None:
    options = [word for each in said for word in ("--outlet", each)]
    for command in ("compare", "inspect"):
        finished = run(command, "wire.txt", "copy.txt", *options, cwd=folder)
        assert finished.returncode == 2
        assert told in finished.stderr.decode()


def test_a_base_name_of_several_articles_is_wrong_usage_that_names_them(folder: Path) -> None:
    finished = run("inspect", str(folder), "--outlet", "copy.txt=Tarrow Sentinel", cwd=folder / "more")
    assert finished.returncode == 2
    assert "several articles" in finished.stderr.decode()
