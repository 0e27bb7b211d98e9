"""Planted corpora: the same for the same seed, true to the letter, and all that is planted in one is found."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

from planted import made, scored, written

from provenance.scan import engine
from provenance.scan.corpus import corpus

ARTICLES = 1000


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("planted") / "corpus.jsonl"
    written(ARTICLES, path)
    return path


def test_one_seed_gives_one_corpus(planted: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.jsonl"
    written(ARTICLES, again)
    assert again.read_bytes() == planted.read_bytes()
    written(ARTICLES, again, seed=2)
    assert again.read_bytes() != planted.read_bytes()


def test_what_is_said_to_be_copied_whole_is_the_same_text(planted: Path) -> None:
    records = [json.loads(line) for line in planted.read_text(encoding="utf-8").split("\n") if line]
    texts = {record["id"]: record["text"] for record in records}
    copies = [each for each in made(planted) if each.kind == "verbatim"]
    assert len(copies) == ARTICLES // 100
    for each in copies:
        for part in each.shared:
            source, copy = texts[each.source], texts[each.copy]
            assert source[slice(*part.source)] == copy[slice(*part.copy)]


def test_all_that_is_planted_is_found_and_nothing_else(planted: Path, tmp_path: Path) -> None:
    def no_error(error: Exception) -> None:
        raise error

    found = corpus([str(planted)])
    read = engine.read(found, tmp_path, 1 << 30, skipped=no_error, told=lambda *_: None)
    regions, notices = engine.candidates(read, lambda *_: None)
    pairs, _ = engine.exact(found, read, regions, notices, lambda *_: None)
    names = read.names
    scores = scored(
        made(planted),
        [(names[each.a], names[each.b]) for each in pairs],
        [
            (names[each.a], names[each.b], part.a.start, part.a.end, part.b.start, part.b.end)
            for each in pairs
            for part in each.passages
        ],
    )
    assert scores.recall >= 0.99
    assert scores.precision >= 0.99
    assert scores.coverage >= 0.94
    assert scores.wire == 1.0
