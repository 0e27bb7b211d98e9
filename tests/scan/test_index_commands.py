"""`provenance index` and `provenance trace`: what is added stays, whatever happens to the one who adds."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from scan_corpora import record, story, written

from provenance.errors import UsageError
from provenance.scan.store import Index

COMMAND = (sys.executable, "-m", "provenance")


def run(*arguments: str, status: int = 0) -> str:
    finished = subprocess.run([*COMMAND, *arguments], capture_output=True, text=True, check=False)
    assert finished.returncode == status, finished.stderr
    return finished.stdout or finished.stderr


def stats(index: Path) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(run("index", "stats", str(index), "--format", "json"))
    return said


def corpus_of(tmp_path: Path, count: int) -> Path:
    return written(
        tmp_path / "c.jsonl", [record(f"r{number:03}", story(number, 5), f"Paper {number}") for number in range(count)]
    )


def test_a_traced_article_is_told_where_each_passage_stands_first(tmp_path: Path) -> None:
    mine, theirs = story(500, 6), story(501, 6)
    corpus = written(
        tmp_path / "c.jsonl",
        [
            record("late", f"{story(1, 4)}\n\n{mine}", "Ostrey Tidings", "2024-05-09"),
            record("early", f"{mine}\n\n{story(2, 4)}", "Tarrow Sentinel", "2024-05-01"),
            record("other", theirs, "Underhill Echo", "2024-04-01"),
            *(record(f"x{number}", story(number)) for number in range(20, 40)),
        ],
    )
    index = tmp_path / "index"
    run("index", "create", str(index))
    run("index", "add", str(index), str(corpus))
    asked = tmp_path / "asked.txt"
    asked.write_text(f"---\noutlet: Harbour Post\ndate: 2024-05-05\n---\n{mine}\n\n{theirs}\n", encoding="utf-8")
    found = json.loads(run("trace", str(asked), "--index", str(index), "--format", "json"))
    assert [[holder["article"] for holder in each["holders"]] for each in found["stretches"]] == [
        ["early", "late"],
        ["other"],
    ]
    text = asked.read_text(encoding="utf-8")
    first, second = found["stretches"]
    assert text[first["start"] : first["end"]] == mine
    assert text[second["start"] : second["end"]] == theirs
    assert "Tarrow Sentinel (early)" in run("trace", str(asked), "--index", str(index))


def test_adding_twice_adds_once_and_removing_removes(tmp_path: Path) -> None:
    corpus, index = corpus_of(tmp_path, 30), tmp_path / "index"
    run("index", "create", str(index))
    run("index", "add", str(index), str(corpus))
    assert "30 were there already" in run("index", "add", str(index), str(corpus))
    assert stats(index)["articles"] == 30
    run("index", "remove", str(index), "r003", "r004")
    assert stats(index)["articles"] == 28
    assert Index(index).documents(["r003", "r005"])[0].id == "r005"
    assert "holds no article" in run("index", "remove", str(index), "r003", status=2)
    run("index", "add", str(index), str(corpus))
    assert stats(index)["articles"] == 30


def test_only_one_writes_and_whoever_reads_does_not_wait(tmp_path: Path) -> None:
    corpus, index = corpus_of(tmp_path, 5), tmp_path / "index"
    run("index", "create", str(index))
    run("index", "add", str(index), str(corpus))
    with Index(index).writing():
        with pytest.raises(UsageError, match="somebody else"), Index(index).writing():
            pass
        assert "somebody else" in run("index", "add", str(index), str(corpus), status=2)
        assert stats(index)["articles"] == 5
    run("index", "add", str(index), str(corpus))


@pytest.mark.parametrize("seed", range(3))
def test_an_add_that_is_killed_leaves_whole_batches_and_the_next_one_completes(seed: int, tmp_path: Path) -> None:
    corpus, index = corpus_of(tmp_path, 200), tmp_path / "index"
    run("index", "create", str(index))
    add = [*COMMAND, "index", "add", str(index), str(corpus), "--batch", "7", "--quiet"]
    process = subprocess.Popen(add)
    # Not before it has begun to write, and then at any moment.
    while process.poll() is None and not list(index.glob("articles-*")):
        time.sleep(0.005)
    time.sleep(random.Random(seed).uniform(0, 0.3))
    process.send_signal(signal.SIGKILL)
    process.wait()
    held = sorted(Index(index).ids())
    assert held == [f"r{number:03}" for number in range(len(held))]
    assert len(held) % 7 == 0 or len(held) == 200
    run(*add[3:])
    assert sorted(Index(index).ids()) == [f"r{number:03}" for number in range(200)]
    named = {
        f"{kind}-{each.name}.parquet" for each in Index(index).manifest().segments for kind in ("articles", "runs")
    }
    assert {path.name for path in index.glob("*.parquet")} == named


def test_what_is_no_index_is_not_taken_for_one(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/thesis.txt").write_text("work")
    assert "not empty" in run("index", "create", str(tmp_path / "mine"), status=2)
    assert "holds no index" in run("index", "stats", str(tmp_path / "mine"), status=2)
    (tmp_path / "mine/index.json").write_text('{"schema": "other/9"}')
    assert "another version" in run("index", "stats", str(tmp_path / "mine"), status=2)
