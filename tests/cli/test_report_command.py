"""`provenance report` and `provenance schema`, and what `compare` shares with them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from articles import BRIDGE, OTHER, story
from jsonschema import Draft202012Validator

WIRE = f"---\noutlet: Tarrow Sentinel\nauthors: [Ida Halvorsen]\n---\n{story(BRIDGE)}"
COPY = story(BRIDGE[:4], before="By our own staff.\n\n", after="\n\nThe Tarrow Sentinel was first to report this.")


def run(*arguments: str, cwd: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "provenance", *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, "COLUMNS": "100"},
    )


NAMES = ["r.html", "r.csv", "r.pairs.csv", "r.articles.csv", "r.md", "r.prov.json", "r.provn"]


def every(prefix: str) -> list[str]:
    return [part for name in NAMES for part in ("-o", f"{prefix}{name}")]


def articles_in(folder: Path) -> None:
    (folder / "articles").mkdir()
    for name, text in (("wire", WIRE), ("copy", COPY), ("band", story(OTHER))):
        (folder / "articles" / f"{name}.txt").write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of articles with the reports of one comparison of them, in every format."""
    folder = tmp_path_factory.mktemp("made")
    articles_in(folder)
    finished = run("compare", "articles", "-o", "stored.json", *every("a-"), cwd=folder)
    assert finished.returncode == 0, finished.stderr
    run("report", "stored.json", "--redact-text", "-o", "hidden.json", cwd=folder)
    (folder / "other.json").write_text('{"a": 1}', encoding="utf-8")
    (folder / "newer.json").write_text('{"schema": "provenance/2"}', encoding="utf-8")
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A copy of that folder."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return tmp_path


def test_every_format_of_the_stored_report_is_that_of_the_comparison_byte_for_byte(folder: Path) -> None:
    finished = run("report", "stored.json", "-o", "again.json", *every("b-"), cwd=folder)
    assert finished.returncode == 0, finished.stderr
    for name in NAMES:
        assert (folder / f"a-{name}").read_bytes() == (folder / f"b-{name}").read_bytes(), name
    assert (folder / "again.json").read_bytes() == (folder / "stored.json").read_bytes()


def test_the_ending_of_the_name_tells_format_table_and_notation(folder: Path) -> None:
    run("report", "stored.json", "--table", "articles", "-o", "t.csv", *every(""), cwd=folder)
    heads = {
        name: (folder / name).read_text(encoding="utf-8-sig").split(",")[0] for name in ("t.csv", "r.articles.csv")
    }
    assert set(heads.values()) == {"id"}
    assert (folder / "r.csv").read_text(encoding="utf-8-sig").startswith("id,")
    assert (folder / "r.pairs.csv").read_text(encoding="utf-8-sig").startswith("a,b,a_outlet")
    assert (folder / "r.md").read_text(encoding="utf-8").startswith("## ")
    assert "wasAttributedTo" in json.loads((folder / "r.prov.json").read_bytes())
    assert (folder / "r.provn").read_text(encoding="utf-8").startswith("document\n")


def test_the_table_of_passages_is_the_one_without_more_words_and_keeps_its_line_ends(folder: Path) -> None:
    finished = run("compare", "articles", "--format", "csv", cwd=folder)
    assert finished.stdout.startswith(b"\xef\xbb\xbfa,b,passage,kind")
    assert finished.stdout.count(b"\r\n") == finished.stdout.count(b"\n")
    assert (folder / "a-r.csv").read_bytes() == finished.stdout


def test_a_summary_of_a_stored_report_goes_to_the_terminal(folder: Path) -> None:
    told = run("report", "stored.json", cwd=folder)
    assert told.stdout == run("compare", "articles", cwd=folder).stdout
    assert run("report", "-", cwd=folder, stdin=(folder / "stored.json").read_bytes()).stdout == told.stdout


def test_options_can_be_given_to_the_comparison_or_to_the_stored_report(folder: Path) -> None:
    options = ["--title", "Who?", "--case", "T-7", "--redact-text", "--anonymous"]
    run("compare", "articles", *options, "-o", "a.json", "-o", "a.html", cwd=folder)
    run("report", "stored.json", *options, "-o", "b.json", "-o", "b.html", cwd=folder)
    for ending in ("json", "html"):
        assert (folder / f"a.{ending}").read_bytes() == (folder / f"b.{ending}").read_bytes()
    report = json.loads((folder / "a.json").read_bytes())
    assert report["case"] == {"title": "Who?", "id": "T-7", "stamp": None, "redacted": True, "anonymous": True}
    for word in ("Tarrow Sentinel", "Halvorsen", "wire", "steel, was voted"):
        assert word not in (folder / "a.json").read_text(encoding="utf-8")


def test_the_clock_is_read_only_for_the_stamp(folder: Path) -> None:
    run("compare", "articles", "--stamp", "-o", "stored.json", cwd=folder)
    stamp = datetime.fromisoformat(json.loads((folder / "stored.json").read_bytes())["case"]["stamp"])
    assert abs(datetime.now(stamp.tzinfo) - stamp) < timedelta(hours=1)
    assert stamp.tzinfo is not None
    run("report", "stored.json", "-o", "again.json", cwd=folder)
    assert (folder / "again.json").read_bytes() == (folder / "stored.json").read_bytes()


def test_texts_that_were_left_out_are_missed_with_a_message_and_put_back_from_the_files(folder: Path) -> None:
    run("compare", "articles", "--no-text", "-o", "bare.json", "-o", "bare.html", cwd=folder)
    finished = run("report", "bare.json", "-o", "r.html", cwd=folder)
    assert finished.returncode == 0
    assert b"--articles" in finished.stderr
    (folder / "articles").rename(folder / "moved")
    finished = run("report", "bare.json", "--articles", "moved", "-o", "r.html", cwd=folder)
    assert b"--articles" not in finished.stderr
    assert (folder / "r.html").read_bytes() == (folder / "bare.html").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (["report"], 2, "REPORT.json"),
        (["report", "missing.json"], 3, "missing.json: cannot be read"),
        (["report", "articles"], 2, "articles is a folder: of a scan, name the story too"),
        (["report", "articles", "s00001"], 2, "no folder that a scan wrote"),
        (["report", "articles/wire.txt"], 3, "no JSON report"),
        (["report", "other.json"], 3, "no report of provenance"),
        (["report", "newer.json"], 3, "version 2"),
        (["report", "stored.json", "--format", "tiff"], 2, "tiff"),
        (["report", "stored.json", "--table", "verses", "--format", "csv"], 2, "verses"),
        (["report", "stored.json", "--table", "pairs", "-o", "r.html"], 2, "--format csv"),
        (["report", "stored.json", "-o", "report"], 2, ".prov.json"),
        (["report", "stored.json", "--articles", "none.txt", "-o", "r.html"], 3, "none.txt"),
        (["report", "hidden.json", "--articles", "articles", "-o", "r.html"], 2, "put back what was taken out"),
        (["report", "stored.json", "--template-dir", "none", "-o", "r.html"], 2, "no folder of templates"),
        (
            ["report", "stored.json", "--articles", "articles/wire.txt", "-o", "articles/wire.txt", "--format", "csv"],
            2,
            "one of",
        ),
        (["compare", "articles", "--anonymous", "--no-text", "-o", "r.json"], 2, "do not go together"),
    ],
)
def test_what_cannot_be_done_is_a_message_and_a_status(
    folder: Path, arguments: list[str], status: int, told: str
) -> None:
    finished = run(*arguments, cwd=folder)
    message = finished.stderr.decode()
    assert finished.returncode == status, message
    assert told in message
    assert "Traceback" not in message
    assert not (folder / "r.html").exists()


def test_the_schema_is_printed_and_holds_the_report(folder: Path) -> None:
    schema = json.loads(run("schema", cwd=folder).stdout)
    Draft202012Validator(schema).validate(json.loads((folder / "stored.json").read_bytes()))


def test_templates_of_ones_own_take_the_place_of_the_shipped_ones_and_values_stay_escaped(folder: Path) -> None:
    own = folder / "look"
    own.mkdir()
    (own / "report.html").write_text("{% include 'report.css' %} {{ report }}", encoding="utf-8")
    (own / "report.css").write_text("body { color: teal }", encoding="utf-8")
    run("compare", "articles", "--outlet", "wire=<b>Sentinel</b>", "--template-dir", "look", "-o", "r.html", cwd=folder)
    page = (folder / "r.html").read_text(encoding="utf-8")
    assert "teal" in page
    assert "&lt;b&gt;Sentinel&lt;/b&gt;" in page
    assert "<b>" not in page


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("{% if %}", "report.html, line 1"),
        ("{{ report.no_such_value }}", "no_such_value"),
        ("{% include 'none.html' %}", "none.html"),
        ("{{ 1 / 0 }}", "division"),
        ("{{ report.title.nothing() }}", "nothing"),
    ],
)
def test_a_broken_template_is_a_message_that_says_where(folder: Path, template: str, told: str) -> None:
    own = folder / "look"
    own.mkdir()
    (own / "report.html").write_text(f"{template}\n", encoding="utf-8")
    finished = run("report", "stored.json", "--template-dir", "look", "-o", "r.html", cwd=folder)
    assert finished.returncode == 2
    assert told in finished.stderr.decode()
    assert re.match(r"provenance: look: ", finished.stderr.decode())
    assert not (folder / "r.html").exists()
