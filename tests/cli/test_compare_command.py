"""`provenance compare` keeps its contract with people and with programs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from articles import BRIDGE, OTHER, story

WIRE = f"UNDERHILL, March 7 (Reuters) - {story(BRIDGE)}"
COPY = f"---\noutlet: Tarrow Sentinel\n---\n{story(BRIDGE, after=' (Reuters)')}"


def run(*arguments: object, cwd: Path, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "provenance", *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "wire.txt").write_text(WIRE, encoding="utf-8")
    (tmp_path / "copy.txt").write_text(COPY, encoding="utf-8")
    (tmp_path / "band.txt").write_text(story(OTHER), encoding="utf-8")
    return tmp_path


def test_several_reports_of_one_run_take_their_format_from_the_ending(folder: Path) -> None:
    finished = run("compare", "wire.txt", "copy.txt", "-o", "r.html", "-o", "r.json", cwd=folder)
    assert finished.returncode == 0, finished.stderr
    assert (folder / "r.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    report = json.loads((folder / "r.json").read_text(encoding="utf-8"))
    assert report["schema"] == "provenance/1"
    assert [article["id"] for article in report["articles"]] == ["copy", "wire"]
    assert report["pairs"][0]["direction"] == "b_to_a"
    assert report["origin"]["article"] == "wire"
    assert finished.stdout == b""


def test_without_an_output_a_summary_goes_to_standard_output_and_nothing_to_standard_error(folder: Path) -> None:
    finished = run("compare", "wire.txt", "copy.txt", cwd=folder, COLUMNS="100")
    assert b"Tarrow Sentinel" in finished.stdout
    assert finished.stderr == b""


def test_a_format_without_an_output_goes_to_standard_output(folder: Path) -> None:
    finished = run("compare", "wire.txt", "copy.txt", "--format", "json", cwd=folder)
    assert json.loads(finished.stdout)["schema"] == "provenance/1"
    assert finished.stderr == b""


def test_the_same_input_gives_the_same_bytes_whatever_the_order_the_locale_and_the_hash_seed(folder: Path) -> None:
    reports = []
    orders = (
        ["wire.txt", "copy.txt", "band.txt"],
        ["band.txt", "wire.txt", "copy.txt"],
        ["copy.txt", "band.txt", "wire.txt"],
    )
    for number, (order, locale) in enumerate(zip(orders, ("C", "C.UTF-8", "POSIX"), strict=True)):
        outputs = ["-o", f"{number}.json", "-o", f"{number}.html"]
        finished = run(
            *("compare", *order, *outputs),
            cwd=folder,
            LC_ALL=locale,
            PYTHONHASHSEED=str(number),
            PYTHONCOERCECLOCALE="0",
            PYTHONUTF8="0",
        )
        assert finished.returncode == 0, finished.stderr
        reports.append(((folder / f"{number}.json").read_bytes(), (folder / f"{number}.html").read_bytes()))
    assert reports[0] == reports[1] == reports[2]


def test_no_text_leaves_plain_text_out_of_the_json_report(folder: Path) -> None:
    run("compare", "wire.txt", "copy.txt", "--no-text", "-o", "r.json", cwd=folder)
    assert all("text" not in article for article in json.loads((folder / "r.json").read_bytes())["articles"])


def test_exit_code_tells_of_reuse_as_a_diff_does(folder: Path) -> None:
    assert run("compare", "wire.txt", "copy.txt", "--exit-code", "-o", "r.json", cwd=folder).returncode == 1
    assert run("compare", "wire.txt", "band.txt", "--exit-code", "-o", "r.json", cwd=folder).returncode == 0
    assert run("compare", "wire.txt", "copy.txt", "-o", "r.json", cwd=folder).returncode == 0


def test_a_folder_stands_for_its_articles_and_a_dash_for_standard_input(folder: Path) -> None:
    finished = run("compare", ".", "-", "--format", "json", cwd=folder, stdin=WIRE.encode())
    assert [article["id"] for article in json.loads(finished.stdout)["articles"]] == ["band", "copy", "stdin", "wire"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["compare"],
        ["compare", "wire.txt"],
        ["compare", "wire.txt", "copy.txt", "--format", "tiff"],
        ["compare", "wire.txt", "copy.txt", "-o", "report"],
        ["compare", "wire.txt", "copy.txt", "-o", "no/such/folder/r.json"],
        ["compare", "wire.txt", "copy.txt", "--no-such-option"],
        ["inspect", "wire.txt", "--format", "html"],
        ["compare", "wire.txt", "copy.txt", "-o", "-"],
        ["compare", "wire.txt", "copy.txt", "--format", "json", "-o", "wire.txt"],
    ],
)
def test_wrong_usage_exits_with_2_and_says_what_to_do(folder: Path, arguments: list[str]) -> None:
    finished = run(*arguments, cwd=folder)
    assert finished.returncode == 2
    assert b"Traceback" not in finished.stderr
    assert finished.stderr.strip()


def unreadable_inputs(folder: Path) -> dict[str, str]:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.txt").write_bytes(b" \n\t\n")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00" + b"\x00\xff" * 500)
    (folder / "large.txt").write_bytes(b"The beavers have gnawed a plank again. " * 540_000)
    (folder / "broken.txt").write_text("---\noutlet: [unclosed\n---\nText.", encoding="utf-8")
    return {
        "missing.txt": "",
        "empty.txt": "empty",
        "blank.txt": "",
        "binary.txt": "binary",
        "picture.txt": "binary",
        "large.txt": "20.1 MiB",
        "broken.txt": "",
        "https://example.com/a": "",
    }


def test_what_cannot_be_read_exits_with_3_says_why_and_writes_nothing(folder: Path) -> None:
    for name, word in unreadable_inputs(folder).items():
        finished = run("compare", "wire.txt", name, "-o", "r.json", cwd=folder)
        message = finished.stderr.decode()
        assert finished.returncode == 3, (name, message)
        assert name in message
        assert word in message, message
        assert "Traceback" not in message
        assert len(message) < 600
        assert not (folder / "r.json").exists()


def test_keep_going_leaves_the_unreadable_out_and_the_report_names_it(folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    finished = run("compare", "wire.txt", "copy.txt", "empty.txt", "--keep-going", "-o", "r.json", cwd=folder)
    assert finished.returncode == 0
    assert b"empty.txt" in finished.stderr
    warnings = json.loads((folder / "r.json").read_bytes())["warnings"]
    assert ("empty.txt", "unreadable") in {(each["article"], each["code"]) for each in warnings}


def test_one_word_and_another_encoding_are_read_and_answered(folder: Path) -> None:
    (folder / "word.txt").write_text("Beavers", encoding="utf-8")
    (folder / "russian.txt").write_bytes(("Бобры перегрызли доски моста над ущельем. " * 20).encode("windows-1251"))
    finished = run("compare", "word.txt", "russian.txt", "--format", "json", cwd=folder)
    report = json.loads(finished.stdout)
    assert report["pairs"][0]["relation"] == "none"
    assert "Бобры" in report["articles"][0]["text"]
    assert {each["code"] for each in report["warnings"]} >= {"short", "encoding"}


def test_a_report_that_cannot_be_finished_leaves_the_old_one_as_it_was(folder: Path) -> None:
    (folder / "r.json").write_text("old", encoding="utf-8")
    (folder / "taken.html").mkdir()
    finished = run("compare", "wire.txt", "copy.txt", "-o", "taken.html", "-o", "r.json", cwd=folder)
    assert finished.returncode == 2
    assert b"Traceback" not in finished.stderr
    assert (folder / "r.json").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in folder.iterdir()) == [
        "band.txt",
        "copy.txt",
        "r.json",
        "taken.html",
        "wire.txt",
    ]


def test_version_and_help_are_there(folder: Path) -> None:
    assert run("--version", cwd=folder).stdout.decode().startswith("provenance 0.")
    for command in ([], ["compare"], ["inspect"]):
        finished = run(*command, "--help", cwd=folder)
        assert finished.returncode == 0
        assert b"Usage" in finished.stdout


def test_a_reader_that_goes_away_is_no_error(folder: Path) -> None:
    command = f"{sys.executable} -m provenance inspect wire.txt copy.txt band.txt --format json | head -c 10"
    finished = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=folder, capture_output=True, check=False)  # noqa: S607 - as a user types it
    assert b"Traceback" not in finished.stderr


def test_a_report_is_written_into_a_pipe_and_never_takes_its_place(folder: Path) -> None:
    os.mkfifo(folder / "pipe.json")
    with subprocess.Popen(["cat", "pipe.json"], cwd=folder, stdout=subprocess.PIPE) as reader:  # noqa: S607 - the shell finds it
        assert run("compare", "wire.txt", "copy.txt", "-o", "pipe.json", cwd=folder).returncode == 0
        assert reader.stdout is not None
        assert json.loads(reader.stdout.read())["schema"] == "provenance/1"
    assert (folder / "pipe.json").is_fifo()


def test_a_link_stays_and_what_it_points_to_is_written(folder: Path) -> None:
    (folder / "r.json").symlink_to("target.json")
    (folder / "target.json").write_text("old", encoding="utf-8")
    run("compare", "wire.txt", "copy.txt", "-o", "r.json", cwd=folder)
    assert (folder / "r.json").is_symlink()
    assert json.loads((folder / "target.json").read_text(encoding="utf-8"))["schema"] == "provenance/1"


def test_what_the_user_states_stands_in_the_report_and_in_the_command_that_repeats_it(folder: Path) -> None:
    finished = run("compare", "wire.txt", "copy.txt", "-o", "r.html", "-o", "r.json", "--source-inside", cwd=folder)
    assert finished.returncode == 0, finished.stderr
    document = json.loads((folder / "r.json").read_text(encoding="utf-8"))
    assert document["options"]["source_inside"] is True
    assert "stated that no other text stands behind the two" in document["pairs"][0]["summary"]
    page = (folder / "r.html").read_text(encoding="utf-8")
    assert "--source-inside" in page
    assert "stated that no other text stands behind the two" in page


def test_the_page_can_be_written_in_german(folder: Path) -> None:
    finished = run("compare", "wire.txt", "copy.txt", "-o", "r.html", "--language", "de", cwd=folder)
    assert finished.returncode == 0, finished.stderr
    assert '<html lang="de">' in (folder / "r.html").read_text(encoding="utf-8")


def test_a_language_that_the_page_cannot_be_written_in_is_wrong_usage(folder: Path) -> None:
    finished = run("compare", "wire.txt", "copy.txt", "-o", "r.html", "--language", "fr", cwd=folder)
    assert finished.returncode == 2
    assert b"'fr'" in finished.stderr
    assert not (folder / "r.html").exists()
