"""A corpus in Parquet is the corpus that it would be as lines."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest
from pyarrow import parquet
from scan_corpora import record, story, written

from provenance.errors import UsageError
from provenance.scan import reading
from provenance.scan.corpus import corpus
from provenance.scan.scan import Options, scan
from provenance.scan.story import documents_of

if TYPE_CHECKING:
    from pathlib import Path

    from provenance.errors import InputError

PASSAGES = Options(until="passages")


def silent(_what: str, _done: int, _total: int) -> None:
    pass


def records() -> list[dict[str, object]]:
    others = [record(f"r{number:03}", story(number, 3), f"Paper {number % 5}") for number in range(110)]
    copies = [record(f"c{number}", f"{story(number, 3)} {story(900 + number, 1)}", "Echo") for number in range(4)]
    return others + copies


def as_table(path: Path, rows: list[dict[str, object]], group: int = 9) -> Path:
    parquet.write_table(pa.Table.from_pylist(rows), path, row_group_size=group)
    return path


@pytest.mark.parametrize("workers", [1, 2])
def test_rows_and_lines_give_the_same_result(tmp_path: Path, workers: int) -> None:
    lines = written(tmp_path / "c.jsonl", records())
    (tmp_path / "t").mkdir()
    as_table(tmp_path / "t" / "a.parquet", records()[:70])
    as_table(tmp_path / "t" / "b.parquet", records()[70:], 1000)
    scan([str(lines)], tmp_path / "lines", PASSAGES, silent)
    scan([str(tmp_path / "t")], tmp_path / "rows", Options(until="passages", workers=workers), silent)
    for name in ("articles", "pairs", "passages"):
        assert parquet.read_table(tmp_path / "rows" / f"{name}.parquet").equals(
            parquet.read_table(tmp_path / "lines" / f"{name}.parquet")
        )
    assert parquet.read_table(tmp_path / "rows/pairs.parquet").num_rows == 4


def test_a_story_of_rows_becomes_a_report(tmp_path: Path) -> None:
    table = as_table(tmp_path / "c.parquet", records())
    scan([str(table)], tmp_path / "out", Options(), silent)
    stories = parquet.read_table(tmp_path / "out/stories.parquet").to_pylist()
    name = stories[0]["story"]
    documents, members = documents_of(tmp_path / "out", name, 10)
    assert members == 2
    texts = {str(each["id"]): each["text"] for each in records()}
    assert {each.id: each.text for each in documents} == {
        each["article"]: texts[each["article"]] for each in stories if each["story"] == name
    }


def test_rows_without_an_id_go_by_their_number_and_rows_without_a_text_are_told(tmp_path: Path) -> None:
    rows = records()[:12]
    for number in (0, 3, 11):
        rows[number]["id"] = None
    rows[5]["text"] = None
    rows[1]["published"] = None
    table = as_table(tmp_path / "c.parquet", rows, 4)
    errors: list[InputError] = []
    found = reading.read(corpus([str(table)]), tmp_path, 1 << 30, skipped=errors.append, told=silent)
    assert found.names == ["c-1", "r001", "r002", "c-4", "r004", *(f"r{n:03}" for n in range(6, 11)), "c-12"]
    assert found.published[1] is None
    assert [each.source for each in errors] == [f"{table}:6"]
    again = dict(corpus([str(table)]).texts(list(zip(found.names, found.places, strict=True))))
    assert list(again.values()) == [each["text"] for each in rows if each["text"]]


def test_columns_of_other_kinds_are_read_as_they_are_written(tmp_path: Path) -> None:
    day = dt.date(2024, 3, 1)
    columns = {"text": [story(1)], "published": [day], "id": [17], "authors": [["Jane Fenn"]], "cover": [b"\x00\xff"]}
    parquet.write_table(pa.table(columns), tmp_path / "c.parquet")
    found = corpus([str(tmp_path / "c.parquet")])
    [one] = found.records(lambda error: pytest.fail(str(error)))
    assert (one.name, one.published) == ("17", "2024-03-01")
    [document] = found.documents([("17", one.place)])
    assert document.metadata.authors == ("Jane Fenn",)


def test_what_is_no_table_is_told_and_can_be_left_out(tmp_path: Path) -> None:
    as_table(tmp_path / "a.parquet", records())
    (tmp_path / "b.parquet").write_bytes(b"PAR1 and nothing more")
    sources = [str(tmp_path / "a.parquet"), str(tmp_path / "b.parquet")]
    with pytest.raises(Exception, match=r"b\.parquet: cannot be read as a Parquet file"):
        scan(sources, tmp_path / "out", PASSAGES, silent)
    found = scan(sources, tmp_path / "there", Options(until="passages", keep_going=True), silent)
    assert found.articles == 114
    assert len(found.unreadable) == 1


def test_a_report_of_a_corpus_that_lies_elsewhere_says_so_and_takes_a_copy(tmp_path: Path) -> None:
    lines = written(tmp_path / "c.jsonl", records())
    scan([str(lines)], tmp_path / "out", Options(), silent)
    said = (tmp_path / "out/scan.json").read_text(encoding="utf-8")
    (tmp_path / "out/scan.json").write_text(said.replace(str(lines), "hdfs://archive/2024"), encoding="utf-8")
    with pytest.raises(UsageError, match="lies at hdfs://archive/2024"):
        documents_of(tmp_path / "out", "s00001", 10)
    documents, members = documents_of(tmp_path / "out", "s00001", 10, [str(lines)])
    assert len(documents) == members == 2
    other = written(tmp_path / "d.jsonl", records()[:3])
    with pytest.raises(UsageError, match="lacks articles of s00001"):
        documents_of(tmp_path / "out", "s00001", 10, [str(other)])
