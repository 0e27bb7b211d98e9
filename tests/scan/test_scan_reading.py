"""Reading a corpus: in whatever pieces it is read and held, the same articles, the same keys, the same passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from scan_corpora import record, story, written

from provenance.match.tokens import is_plain, tokenize
from provenance.model import Span
from provenance.scan import engine, reading, seeds
from provenance.scan.arrays import Growing
from provenance.scan.corpus import corpus
from provenance.scan.keys import Keys, packed

if TYPE_CHECKING:
    from pathlib import Path

    from provenance.errors import InputError


def read(path: Path, folder: Path, errors: list[InputError]) -> engine.Read:
    return engine.read(corpus([str(path)]), folder, 1 << 30, skipped=errors.append, told=lambda *_: None)


def test_articles_without_an_id_and_lines_without_an_article_are_known_by_their_lines_in_any_piece(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [record(f"r{number}", story(number, 2)) for number in range(12)]
    for number in (0, 3, 4, 7, 11):
        del lines[number]["id"]
    path = written(tmp_path / "c.jsonl", lines)
    whole = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([*whole[:6], "\n", "no record\n", *whole[6:], "{}"]), encoding="utf-8")
    names = ["c-1", "r1", "r2", "c-4", "c-5", "r5", "r6", "c-10", "r8", "r9", "r10", "c-14"]
    for size in (1, 300, 900, 1 << 20):
        monkeypatch.setattr(reading, "_CHUNK", size)
        errors: list[InputError] = []
        assert read(path, tmp_path, errors).names == names
        assert [each.source for each in errors] == [f"{path}:8", f"{path}:15"]


def test_a_place_leads_back_to_its_article_in_any_piece(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "c.jsonl", [record(f"r{number}", story(number, 2)) for number in range(9)])
    monkeypatch.setattr(reading, "_CHUNK", 500)
    found = read(path, tmp_path, [])
    again = dict(corpus([str(path)]).texts(list(zip(found.names, found.places, strict=True))))
    assert again == {f"r{number}": story(number, 2) for number in range(9)}
    assert [len(text) for text in again.values()] == found.characters.tolist()


@pytest.mark.parametrize("most", [0, 1 << 10, 1 << 30])
def test_keys_come_back_sorted_and_whole_runs_together_wherever_they_were_held(
    most: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("provenance.scan.keys._PIECE", 7)
    rng = np.random.default_rng(1)
    hashes = rng.integers(0, 40, 500).astype(np.uint64)
    keys = packed(hashes, np.arange(500), 10)
    held = Keys(10, tmp_path / "keys", most)
    for part in np.split(keys, 20):
        held.add(part)
    pieces = [piece.copy() for piece in held.buckets()]
    assert np.concatenate(pieces).tolist() == sorted(keys.tolist())
    runs = [set((piece >> np.uint64(10)).tolist()) for piece in pieces]
    assert sum(map(len, runs)) == len(set[int]().union(*runs)) == 40


def test_an_array_grows_by_what_is_added_and_is_given_away_once() -> None:
    held = Growing(np.uint16)
    parts = [np.arange(count, dtype=np.uint16) for count in (0, 3, 1, 40)]
    for part in parts:
        held.add(part)
    assert len(held) == 44
    assert held.taken().tolist() == np.concatenate(parts).tolist()
    assert len(held) == 0
    held.add(parts[1])
    assert held.taken().tolist() == [0, 1, 2]


def test_passages_are_the_same_however_few_articles_are_held_and_words_remembered_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    records = [
        record(f"r{number}", f"{story(number % 7)} {story(100 + number)}", f"Paper {number}") for number in range(40)
    ]
    path = written(tmp_path / "c.jsonl", records)

    def pairs() -> list[engine.Pair]:
        found = read(path, tmp_path, [])
        regions, notices = engine.candidates(found, lambda *_: None)
        return engine.exact(corpus([str(path)]), found, regions, notices, lambda *_: None)[0]

    together = pairs()
    assert len(together) == 5 * 15 + 2 * 10
    monkeypatch.setattr(engine, "_MOST_WORDS", 1)
    monkeypatch.setattr(engine, "_FEWEST_WORDS", 1)
    monkeypatch.setattr(engine, "_MANY", 100)
    monkeypatch.setattr(seeds, "_AT_ONCE", 3)
    monkeypatch.setattr("provenance.scan.keys._PIECE", 5)
    assert pairs() == together


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("The U.S. A team met", True),
        ("a well-\nknown bridge", True),
        ("infor-\nmation of the bridge", False),
        ("the ferry\nis late", True),
        ("the b r i d g e is closed", False),
        ("the bri\u200bdge is closed", False),
        ("", True),
    ],
)
def test_a_text_is_plain_if_nothing_in_it_is_disguised_or_broken(text: str, plain: bool) -> None:
    assert is_plain(text) == plain
    if text and not plain:
        found = tokenize(text, [Span(0, len(text))])
        assert found.words != tuple(text.lower().replace("\n", " ").split())
