"""No file keeps the loaders busy for longer than its size accounts for, and no heap of errors fills the memory."""

from __future__ import annotations

from pathlib import Path

import pytest
from guard import no_hang
from made import FERRY, RIVER, found, refusal, written

MANY = 2_000_000

HOSTILE = [
    ("a.xml", " " * MANY + "<nitf/>"),
    ("a.xml", "<!DOCTYPE nitf [" + "<!--" * MANY),
    ("a.xml", "<!DOCTYPE nitf [" + "\"'" * MANY),
    ("a.xml", "<!--" * MANY),
    ("a.xml", "<a>" + "&x;" * MANY + "</a>"),
    ("a.xml", "<rss><channel>" + "<item/>" * (MANY // 20) + "</channel></rss>"),
    ("a.xml", "<NewsML><NewsItem>" + "<NewsComponent/>" * (MANY // 20) + "</NewsItem></NewsML>"),
    ("a.json", "[" + " " * MANY + "]"),
    ("a.json", "[" + "1," * MANY + "1]"),
    ("a.json", '{"text": "' + "\\\\" * MANY),
    ("a.json", '[{"text": "' + "a" * MANY * 10),
    ("a.jsonl", "\n" * MANY),
    ("a.jsonl", "a\n" * MANY),
    ("a.jsonl", "{}\n" * MANY),
    ("a.csv", "text\n" + '"' * MANY),
    ("a.csv", "text\n" + '"\n' * (MANY // 2) + '"'),
    ("a.csv", "text\n" + "\n" * MANY),
    ("a.csv", "text,a\n" + ",,,x\n" * MANY),
    ("a.csv", "," * MANY),
    ("a.iptc", "\x01a\x02" + "\n" * MANY + "\x03"),
    ("a.iptc", "eca017 4 i 211 dpa 061\n" + "/\n" * MANY),
    ("a.iptc", "\x01aaaaaaaaaaa" * (MANY // 10)),
]


@pytest.mark.parametrize(("name", "content"), HOSTILE)
def test_no_file_keeps_a_loader_busy(tmp_path: Path, name: str, content: str) -> None:
    path = written(tmp_path, name, content)
    with no_hang():
        _, errors = found(path)
    assert len(errors) < 2_000


def test_a_file_of_bad_records_is_given_up_and_one_with_many_good_ones_is_not(tmp_path: Path) -> None:
    bad, good = "{]\n", f'{{"text": "{FERRY}"}}\n'
    _, errors = found(written(tmp_path, "a.jsonl", bad * 5000))
    assert "is it what its name says" in str(errors[-1])
    assert len(errors) < 1_500
    read, errors = found(written(tmp_path, "b.jsonl", (good * 2 + bad) * 1_500))
    assert (len(read), len(errors)) == (3_000, 1_500)


def test_many_blank_lines_are_no_table_and_some_are_nothing_to_speak_of(tmp_path: Path) -> None:
    assert "blank lines in a row" in refusal(written(tmp_path, "a.csv", "text\n" + "\n" * 200_000))
    rows = f'text\n"{FERRY}\n\n\n{RIVER}"\n\n\n\n"{RIVER}"\n'
    read, errors = found(written(tmp_path, "b.csv", rows))
    assert [document.text for document in read] == [f"{FERRY}\n\n\n{RIVER}", RIVER]
    assert errors == []
