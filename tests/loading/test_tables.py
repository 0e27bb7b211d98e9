"""Tables: each row is an article, a bad row is an error of its own, and no table is held as a whole."""

from __future__ import annotations

import csv
import gzip
import io
import json
import tracemalloc
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st
from made import FERRY, PIER, RIVER, documents, found, refusal, written

from provenance.errors import NoArticleError, UsageError
from provenance.loading import LoadOptions, read_sources, stream_sources
from provenance.loading.columns import asked
from provenance.model import Document

ROWS = [
    {"id": "a1", "outlet": "Gorge Times", "date": "2018-12-09", "title": "Ferry late", "text": FERRY},
    {"id": "a2", "outlet": "Marrow Post", "date": "2018-12-10", "title": "River up", "text": RIVER},
]


def table(rows: list[dict[str, str]], delimiter: str = ",") -> str:
    """Rows as CSV."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def in_every_format(folder: Path) -> list[Path]:
    """The same rows in all formats of tables."""
    lines = "".join(json.dumps(row) + "\n" for row in ROWS).encode()
    pq.write_table(pa.Table.from_pylist(ROWS), folder / "t.parquet")
    return [
        written(folder, "t.csv", table(ROWS)),
        written(folder, "s.csv", table(ROWS, ";")),
        written(folder, "t.tsv", table(ROWS, "\t")),
        written(folder, "t.jsonl", lines),
        written(folder, "t.json", json.dumps(ROWS)),
        written(folder, "u.json", json.dumps({"count": 2, "articles": ROWS, "next": None})),
        written(folder, "t.csv.gz", gzip.compress(table(ROWS).encode())),
        written(folder, "t.jsonl.gz", gzip.compress(lines)),
        written(folder, "t.jsonl.zst", zstandard.compress(lines)),
        folder / "t.parquet",
    ]


def test_a_table_says_the_same_in_every_format(tmp_path: Path) -> None:
    for path in in_every_format(tmp_path):
        first, second = documents(path)
        assert (first.text, second.text) == (FERRY, RIVER), path
        assert [each.id.rpartition(".")[2] for each in (first, second)] == ["a1", "a2"]
        stated = [first.metadata.outlet, first.metadata.published, first.metadata.title]
        assert [each.value for each in stated if each] == ["Gorge Times", "2018-12-09", "Ferry late"]
        assert first.sha256 != second.sha256
        assert first.source.startswith(f"{path}#")


def test_ids_are_unique_and_do_not_depend_on_the_order_of_the_rows(tmp_path: Path) -> None:
    rows = [{"id": "7", "text": FERRY}, {"id": "7", "text": RIVER}, {"id": "", "text": PIER}]
    forth = written(tmp_path, "t.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
    ids = {document.text: document.id for document in read_sources([str(forth)])[0]}
    assert len(set(ids.values())) == 3
    forth.write_text("".join(json.dumps(row) + "\n" for row in reversed(rows)))
    assert {document.text: document.id for document in read_sources([str(forth)])[0]} == ids


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"Article_Text": FERRY, "Publisher": "Gorge Times"}, "Gorge Times"),
        ({"content": FERRY, "source": {"id": None, "name": "Gorge Times"}}, "Gorge Times"),
        ({"body": FERRY, "publication": " Gorge   Times "}, "Gorge Times"),
        ({"articleBody": FERRY, "publisher": {"@type": "Organization", "name": "Gorge &amp; Times"}}, "Gorge & Times"),
        ({"text": FERRY, "outlet": "", "domain": "gorge.example"}, "gorge.example"),
    ],
)
def test_columns_are_known_by_their_usual_names(tmp_path: Path, record: dict[str, object], expected: str) -> None:
    (document,) = documents(written(tmp_path, "t.jsonl", json.dumps(record)))
    assert document.text == FERRY
    assert document.metadata.outlet is not None
    assert document.metadata.outlet.value == expected


def test_the_user_says_which_column_is_what(tmp_path: Path) -> None:
    path = written(tmp_path, "t.csv", table([{"Story": FERRY, "text": "No", "Paper": "Gorge Times", "source": "X"}]))
    (document,) = documents(path, options=LoadOptions(mapping=asked(["text=Story", "outlet=Paper"])))
    assert document.text == FERRY
    assert document.metadata.outlet is not None
    assert document.metadata.outlet.value == "Gorge Times"
    assert "names for the text" in refusal(path, options=LoadOptions(mapping=(("text", "Nowhere"),)))


@pytest.mark.parametrize("wrong", ["body=Story", "text", "text=", "text=A,text=B"])
def test_a_mapping_that_cannot_be_meant_is_wrong_usage(wrong: str) -> None:
    with pytest.raises(UsageError, match="--map"):
        asked([wrong])


def test_a_table_without_a_text_says_what_it_has_and_what_to_do(tmp_path: Path) -> None:
    message = refusal(written(tmp_path, "t.csv", "name,place\nA,B\n"))
    assert "it has: name, place" in message
    assert "--map text=COLUMN" in message


def test_seconds_and_milliseconds_since_1970_are_moments(tmp_path: Path) -> None:
    rows = [{"text": FERRY, "date": 1544351400}, {"text": RIVER, "date": "1544351400000"}]
    for document in documents(written(tmp_path, "t.jsonl", "\n".join(map(json.dumps, rows)))):
        assert document.metadata.published is not None
        assert document.metadata.published.value == "2018-12-09T10:30:00+00:00"


def test_the_address_of_an_archived_copy_is_taken_apart(tmp_path: Path) -> None:
    row = {"text": FERRY, "url": "https://web.archive.org/web/20181209103000/https://gorge.example/ferry"}
    (document,) = documents(written(tmp_path, "t.jsonl", json.dumps(row)))
    assert document.metadata.url is not None
    assert document.metadata.url.value == "https://gorge.example/ferry"
    assert document.metadata.captured is not None
    assert document.metadata.captured.value.startswith("2018-12-09T10:30")


def test_markup_in_a_text_column_is_made_paragraphs(tmp_path: Path) -> None:
    row = {"content_html": f"<p>{FERRY}</p><figure><figcaption>Photo: A</figcaption></figure><p>{RIVER}</p>"}
    (document,) = documents(written(tmp_path, "t.jsonl", json.dumps(row)))
    assert document.text == f"{FERRY}\n\n{RIVER}"


BAD_ROWS = [
    ("csv", f'id,text\n1,"{FERRY}"\n2,a,b,c\n3,"{RIVER}"\n', "#line=3", "4 cells"),
    ("csv", f'id,text\n1,"{FERRY}"\n2,\n3,"{RIVER}"\n', "#line=3", "no text"),
    ("csv", f'id,text\n1,"{FERRY}"\n2,"never closed\n3,{RIVER}\n', "#line=3", "never closed"),
    ("tsv", f"id\ttext\n1\t{FERRY}\n2\ta\tb\n3\t{RIVER}\n", "#line=3", "3 cells"),
    ("jsonl", f'{{"text": "{FERRY}"}}\n{{"text": \n{{"text": "{RIVER}"}}\n', "#line=2", "no JSON"),
    ("jsonl", f'{{"text": "{FERRY}"}}\n[1]\n{{"text": "{RIVER}"}}\n', "#line=2", "is a list"),
    ("jsonl", f'{{"text": "{FERRY}"}}\n{{"headline": "x"}}\n{{"text": "{RIVER}"}}\n', "#line=2", "no column"),
    ("json", f'[{{"text": "{FERRY}"}}, {{"text": ""}}, {{"text": "{RIVER}"}}]', "#item=2", "no text"),
    ("json", f'[{{"text": "{FERRY}"}}, 7, {{"text": "{RIVER}"}}]', "#item=2", "a single value"),
]


@pytest.mark.parametrize(("ending", "content", "place", "reason"), BAD_ROWS)
def test_a_bad_row_is_an_error_that_names_it_and_the_others_are_read(
    tmp_path: Path, ending: str, content: str, place: str, reason: str
) -> None:
    read, errors = found(written(tmp_path, f"t.{ending}", content))
    assert [document.text for document in read] == [FERRY, RIVER]
    (error,) = errors
    assert f"t.{ending}{place}:" in str(error)
    assert reason in str(error)


def test_a_row_longer_than_an_article_may_be_is_an_error_and_the_next_is_read(tmp_path: Path) -> None:
    content = f'{{"text": "{"x" * 5000}"}}\n{{"text": "{FERRY}"}}\n'
    read, errors = found(written(tmp_path, "t.jsonl", content), options=LoadOptions(max_bytes=1000))
    assert [document.text for document in read] == [FERRY]
    assert "limit for one article" in str(errors[0])
    quoted = f'text\n"{"x " * 5000}\n{"y " * 400}\n{RIVER}\n'
    read, errors = found(written(tmp_path, "t.csv", quoted), options=LoadOptions(max_bytes=1000))
    assert RIVER in [document.text for document in read]
    assert errors


def test_a_cell_longer_than_the_readers_own_limit_is_read(tmp_path: Path) -> None:
    text = FERRY + " It rained." * 20_000
    (document,) = documents(written(tmp_path, "t.csv", table([{"text": text}])))
    assert document.text == text


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le-mark", "cp1252"])
@pytest.mark.parametrize("ending", ["csv", "tsv", "jsonl", "json"])
def test_marks_and_other_encodings_are_understood(tmp_path: Path, codec: str, ending: str) -> None:
    text = "“The ferry’s late,” she said in the café – again. " * 3
    row = {"title": "Zoë’s ferry", "text": text.strip()}
    content = {
        "csv": table([row]),
        "tsv": table([row], "\t"),
        "jsonl": json.dumps(row, ensure_ascii=False) + "\n",
        "json": json.dumps([row], ensure_ascii=False),
    }[ending]
    data = ("\ufeff" + content).encode("utf-16-le") if codec == "utf-16-le-mark" else content.encode(codec)
    (document,) = documents(written(tmp_path, f"t.{ending}", data))
    assert document.text == text.strip()
    assert document.metadata.title is not None
    assert document.metadata.title.value == "Zoë’s ferry"


def test_one_line_in_another_encoding_does_not_spoil_the_rest(tmp_path: Path) -> None:
    lines = [
        json.dumps({"text": FERRY + " Å"}, ensure_ascii=False).encode(),
        json.dumps({"text": "“Late,” she said – again. " * 3}, ensure_ascii=False).encode("cp1252"),
        json.dumps({"text": RIVER + " Å"}, ensure_ascii=False).encode(),
    ]
    first, second, third = documents(written(tmp_path, "t.jsonl", b"\n".join(lines)))
    assert (first.text[-1], third.text[-1]) == ("Å", "Å")
    assert second.text.startswith("“Late,”")
    assert [len(each.notices) for each in (first, second, third)] == [0, 1, 0]


def test_nul_characters_do_not_stop_a_table(tmp_path: Path) -> None:
    (document,) = documents(written(tmp_path, "t.csv", f"text,title\n{RIVER},a\0b\n"))
    assert document.text == RIVER
    assert document.metadata.title is not None
    assert document.metadata.title.value == "a b"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip), min_size=1))
def test_what_a_table_holds_comes_back_to_the_letter(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("tables")
    texts = [text for text in texts if "</" not in text] or [FERRY]
    rows = [{"n": str(i), "text": text} for i, text in enumerate(texts)]
    for name, content in (("t.csv", table(rows)), ("t.json", json.dumps(rows)), ("t.tsv", table(rows, "\t"))):
        assert [each.text for each in documents(written(folder, name, content))] == texts


@pytest.mark.parametrize("pieces", [1, 3, 1000])
def test_a_list_is_read_the_same_in_pieces_of_any_size(
    tmp_path: Path, pieces: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("provenance.loading.jsonfile._PIECE", pieces)
    content = json.dumps(
        {"total": 12.5e3, "articles": [{"id": i, "text": f"{FERRY} {i}é\\"} for i in range(9)]}, indent=1
    )
    read = documents(written(tmp_path, "t.json", content))
    assert [document.text for document in read] == [f"{FERRY} {i}é\\" for i in range(9)]


@pytest.mark.parametrize(
    "content",
    ['[{"text": "a"}', '[{"text": "a"}, {"te', '[{"text": "a"} {"text": "b"}]', '[{"text": "a"}]]', "[1, 2", "{"],
)
def test_broken_json_says_where(tmp_path: Path, content: str) -> None:
    _, errors = found(written(tmp_path, "t.json", content))
    assert any("is no JSON that can be read: line 1" in str(error) for error in errors)


def test_memory_is_bounded_by_the_record_and_not_by_the_table(tmp_path: Path) -> None:
    row = json.dumps({"text": FERRY * 20})
    for name, content in (("t.jsonl", f"{row}\n" * 5000), ("t.json", "[" + ",".join([row] * 5000) + "]")):
        path = written(tmp_path, name, content)
        assert path.stat().st_size > 9_000_000
        tracemalloc.start()
        count = sum(isinstance(each, Document) for each in stream_sources([str(path)]))
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert count == 5000
        assert peak < 4_000_000


def test_progress_moves_within_a_file_of_many_articles(tmp_path: Path) -> None:
    path = written(tmp_path, "t.jsonl.gz", gzip.compress(f'{{"text": "{FERRY}"}}\n'.encode() * 1000))
    heard: list[tuple[float, int]] = []
    assert sum(1 for _ in stream_sources([str(path)], progress=lambda done, total: heard.append((done, total)))) == 1000
    assert heard[0] == (0, 1)
    assert heard[-1] == (1, 1)
    assert [done for done, _ in heard] == sorted(done for done, _ in heard)
    assert len(heard) > 10


def test_a_table_of_something_else_is_passed_over_in_a_folder_and_an_error_when_named(tmp_path: Path) -> None:
    written(tmp_path, "a.txt", FERRY)
    path = written(tmp_path, "settings.json", '{"colour": "red"}')
    assert [document.text for document in documents(tmp_path)] == [FERRY]
    _, errors = found(path)
    assert isinstance(errors[0], NoArticleError)


def test_a_truncated_or_damaged_parquet_file_is_a_clear_error(tmp_path: Path) -> None:
    in_every_format(tmp_path)
    data = (tmp_path / "t.parquet").read_bytes()
    assert "no Parquet file that can be read" in refusal(written(tmp_path, "u.parquet", data[:-20]))
    assert "no Parquet file that can be read" in refusal(written(tmp_path, "v.parquet", b"PAR1" + b"x" * 100))
