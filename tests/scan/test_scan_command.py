"""`provenance scan` as a command: what it finds, what it writes, and what it refuses."""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest
from lxml import html as parser
from pyarrow import parquet
from scan_corpora import record, sentences, story, written

import provenance
from provenance.data.tables import table as resource_table
from provenance.scan import scan
from provenance.scan.output import COLUMNS


def run(*arguments: str, status: int = 0) -> str:
    """The command's standard error."""
    finished = subprocess.run(
        [sys.executable, "-m", "provenance", "scan", *arguments], capture_output=True, text=True, check=False
    )
    assert finished.returncode == status, finished.stderr
    return finished.stderr


def table(folder: Path, name: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = parquet.read_table(folder / f"{name}.parquet").to_pylist()
    return rows


def names(folder: Path) -> set[tuple[object, object]]:
    return {(row["a"], row["b"]) for row in table(folder, "pairs")}


def unrelated(count: int, start: int = 1000) -> list[dict[str, object]]:
    """Articles that share nothing, so that the corpus is too large for all pairs to be aligned."""
    return [record(f"x{number}", story(start + number), outlet=f"Paper {number % 7}") for number in range(count)]


def test_copies_are_found_from_the_first_character_to_the_last(tmp_path: Path) -> None:
    whole, own = story(1), story(2)
    corpus = written(
        tmp_path / "c.jsonl",
        [
            *unrelated(110),
            record("source", whole),
            record("same", whole, "Tarrow Sentinel"),
            record("head", f"{whole}\n\n{own}", "Underhill Echo"),
            record("tail", f"{own[:-1]}!\n\n{whole}", "Ostrey Tidings"),
        ],
    )
    run(str(corpus), "-o", str(tmp_path / "out"), "--until", "passages")
    for row in table(tmp_path / "out", "passages"):
        for side in ("a", "b"):
            if row[side] == "source" and "same" in (row["a"], row["b"]):
                assert (row[f"{side}_start"], row[f"{side}_end"]) == (0, len(whole))
            if row[side] == "head" and "source" in (row["a"], row["b"]):
                assert (row[f"{side}_start"], row[f"{side}_end"]) == (0, len(whole))
            if row[side] == "tail" and "source" in (row["a"], row["b"]):
                assert row[f"{side}_end"] == len(own) + 2 + len(whole)
    assert {frozenset(pair) for pair in names(tmp_path / "out")} == {
        frozenset(pair) for pair in combinations(("source", "same", "head", "tail"), 2)
    }


def test_one_story_in_300_papers_is_one_story(tmp_path: Path) -> None:
    whole = story(3, 4)
    papers = [record(f"p{number:03}", f"{whole} {story(5000 + number, 1)}", f"Paper {number}") for number in range(300)]
    corpus = written(tmp_path / "c.jsonl", [*unrelated(20), *papers])
    run(str(corpus), "-o", str(tmp_path / "out"))
    rows = table(tmp_path / "out", "stories")
    assert {row["article"] for row in rows} == {paper["id"] for paper in papers}
    assert len({row["story"] for row in rows}) == 1
    assert len(table(tmp_path / "out", "pairs")) < 1000, "a star, not all pairs"


def test_edits_that_two_of_many_papers_have_by_chance_make_no_pair_and_those_of_a_copy_do(tmp_path: Path) -> None:
    words = f"{story(3, 4)} {story(7, 4)}".split()

    def cut(*places: int) -> str:
        return " ".join(word for at, word in enumerate(words) if at not in places)

    papers = [record("p00", " ".join(words), "Paper 0")]
    papers += [record(f"p{number:02}", cut(5 * number), f"Paper {number}") for number in range(1, 20)]
    papers += [record("chance", cut(25, 100), "Paper C"), record("copy", cut(30, 60, 90, 110), "Paper D")]
    papers += [record("copied", cut(30, 60, 90, 110, 120), "Paper E")]
    corpus = written(tmp_path / "c.jsonl", [*unrelated(60), *papers])
    run(str(corpus), "-o", str(tmp_path / "out"), "--until", "passages")
    found = names(tmp_path / "out")
    assert {pair for pair in found if "p00" not in pair} == {("copy", "copied")}
    assert len(found) == len(papers) - 1 + 1


def test_what_one_outlet_prints_below_its_articles_is_no_reuse(tmp_path: Path) -> None:
    notice = sentences(77, 1)[0]
    corpus = written(
        tmp_path / "c.jsonl",
        [record(f"n{number:03}", f"{story(300 + number)}\n\n{notice}", "Harbour Post") for number in range(120)]
        + [record("other", f"{story(999)}\n\n{notice}", "Tarrow Sentinel")],
    )
    run(str(corpus), "-o", str(tmp_path / "out"), "--until", "passages")
    assert all("other" in pair for pair in names(tmp_path / "out"))
    assert names(tmp_path / "out"), "with another outlet it is as surprising as it looks"
    summary = json.loads((tmp_path / "out/scan.json").read_text())
    assert summary["noticed"] == 120


def folder_of_fifty(folder: Path) -> list[str]:
    folder.mkdir()
    for number in range(50):
        parts = sentences(number // 3 * 10, 6)
        own = sentences(400 + number, 4)
        match number % 3:
            case 0:
                text = parts
            case 1:
                text = [*own[:2], *parts[1:5]]
            case _:
                text = [" ".join(each.split()[:7] + each.split()[8:]) for each in parts[:3]] + own
        head = f"---\noutlet: Paper {number % 9}\ndate: 2024-02-{1 + number % 27:02}\n---\n"
        (folder / f"t{number:02}.txt").write_text(head + "\n\n".join(text) + "\n", encoding="utf-8")
    return [str(folder)]


def test_compare_and_scan_agree_on_every_pair_of_a_folder(tmp_path: Path) -> None:
    sources = folder_of_fifty(tmp_path / "in")
    run(*sources, "-o", str(tmp_path / "out"))
    documents, _ = provenance.load(sources)
    comparison = provenance.compare(documents)
    scanned = {(row["a"], row["b"]): row for row in table(tmp_path / "out", "pairs")}
    passages = {
        (row["a"], row["b"], row["a_start"], row["a_end"], row["b_start"], row["b_end"], row["kind"])
        for row in table(tmp_path / "out", "passages")
    }
    compared = {(each.a, each.b): each for each in comparison.verdicts if each.alignment.passages}
    assert set(scanned) == set(compared)
    assert len(compared) > 40
    for pair, verdict in compared.items():
        row = scanned[pair]
        assert (row["relation"], row["direction"]) == (verdict.relation, verdict.direction)
        assert row["a_in_b"] == verdict.alignment.a_in_b
    assert passages == {
        (*pair, each.a.start, each.a.end, each.b.start, each.b.end, each.kind)
        for pair, verdict in compared.items()
        for each in verdict.alignment.passages
    }
    origins = {each.article for each in comparison.origins if each.article}
    stories = table(tmp_path / "out", "stories")
    assert {row["origin"] for row in stories if row["origin"]} == origins


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_neither_workers_nor_memory_nor_hash_seed_change_a_byte(tmp_path: Path) -> None:
    records = unrelated(150)
    for number in range(0, 120, 4):
        text = f"{records[number]['text']} {story(7000 + number, 2)}"
        records.append(record(f"copy{number}", text, "Tarrow Sentinel", "2024-03-02"))
    corpus = written(tmp_path / "c.jsonl", records)
    out = tmp_path / "out"
    run(str(corpus), "-o", str(out))
    first = files(out)
    os.environ["PYTHONHASHSEED"] = "7"
    try:
        run(str(corpus), "-o", str(out), "--workers", "2", "--max-memory", "20k")
    finally:
        del os.environ["PYTHONHASHSEED"]
    assert files(out) == first
    assert len(names(out)) == 30


def test_stories_are_the_same_whether_their_pairs_were_judged_together_or_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    records = unrelated(110)
    for number in range(6):
        credit = f"\n\n({records[0]['outlet']})" if number % 2 else ""
        text = f"{records[0]['text']} {story(7000 + number, 2)}{credit}"
        records.append(record(f"copy{number}", text, f"Sentinel {number}", f"2024-03-0{number + 1}"))
    records.append(record("other", str(records[5]["text"]), "Tarrow Sentinel", "2024-03-02"))
    corpus = written(tmp_path / "c.jsonl", records)
    out = tmp_path / "out"

    def scanned() -> dict[str, bytes]:
        scan.scan([str(corpus)], out, scan.Options(), lambda *_: None)
        return files(out)

    together = scanned()
    assert len({row["story"] for row in table(out, "stories")}) == 2
    monkeypatch.setattr(scan, "_PAIRS_A_TASK", 4)
    assert scanned() == together
    monkeypatch.setattr(scan, "_PAIRS_A_TASK", 1)
    monkeypatch.setattr(scan, "_ARTICLES_A_TASK", 1)
    assert scanned() == together


def test_the_tables_have_the_columns_that_others_rely_on(tmp_path: Path) -> None:
    corpus = written(tmp_path / "c.jsonl", [record("one", story(1)), record("two", story(1), "Tarrow Sentinel")])
    run(str(corpus), "-o", str(tmp_path / "out"))
    for name, columns in COLUMNS.items():
        assert parquet.read_schema(tmp_path / "out" / f"{name}.parquet").names == [column for column, _ in columns]
    wanted = {
        "articles": {"id", "outlet", "published"},
        "pairs": {"a", "b", "relation", "direction", "a_in_b", "b_in_a", "passages"},
        "passages": {"a", "b", "a_start", "a_end", "b_start", "b_end", "kind", "similarity"},
        "stories": {"story", "article", "role", "origin"},
    }
    for name, columns_wanted in wanted.items():
        assert columns_wanted <= {column for column, _ in COLUMNS[name]}
    assert "Tarrow Sentinel" in (tmp_path / "out/index.html").read_text(encoding="utf-8")


def test_the_overview_names_who_gave_and_who_took(tmp_path: Path) -> None:
    whole = story(1)
    corpus = written(
        tmp_path / "c.jsonl",
        [record("one", whole), record("two", f"{whole}\n\nSource: Harbour Post", "Tarrow Sentinel", "2024-03-05")],
    )
    run(str(corpus), "-o", str(tmp_path / "out"))
    page = (tmp_path / "out/index.html").read_text(encoding="utf-8")
    assert '<tr><th scope="row">Harbour Post</th><td>Tarrow Sentinel</td><td>1</td>' in page
    assert "built-in" not in page


def test_a_german_overview_has_the_same_figures_and_says_in_english_only_what_it_marks_as_english(
    tmp_path: Path,
) -> None:
    whole = story(1)
    corpus = written(
        tmp_path / "c.jsonl",
        [
            record("one", whole),
            record("two", f"{whole}\n\nSource: Harbour Post", "Tarrow Sentinel", "2024-03-05"),
            {key: value for key, value in record("three", story(2)).items() if key != "outlet"},
            record("four", story(2), "Tarrow Sentinel"),
        ],
    )
    pages = {}
    for language in ("en", "de"):
        run(str(corpus), "-o", str(tmp_path / language), "--language", language)
        pages[language] = parser.document_fromstring((tmp_path / language / "index.html").read_bytes())
        assert pages[language].get("lang") == language
    unmarked = "//body//text()[not(ancestor::*[not(self::html)][@lang='en'])]"
    shown = {language: [" ".join(text.split()) for text in page.xpath(unmarked)] for language, page in pages.items()}
    figures = {
        language: [re.findall(r"\d+", cell.text_content()) for cell in page.xpath("//td")]
        for language, page in pages.items()
    }
    assert figures["de"] == figures["en"]
    assert any(figures["de"])
    english = {each for name in ("page", "say") for each in resource_table("page-en.toml")[name].values()}
    german = {each for name in ("page", "say") for each in resource_table("page-de.toml")[name].values()}
    assert [each for each in shown["de"] if each in english - german] == []
    assert "Wer von wem übernimmt" in shown["de"]
    assert "outlet not known" in shown["en"]
    assert "Medium nicht bekannt" in shown["de"]


def test_a_language_without_a_catalogue_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    told = run("nothing.jsonl", "-o", str(tmp_path / "out"), "--language", "fr", status=2)
    assert "cannot be written in 'fr'" in told


def test_the_overview_shows_hostile_text_as_text(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script>"
    corpus = written(
        tmp_path / "c.jsonl",
        [
            {**record("one", story(1), f"{evil} Post"), "title": evil},
            {**record("two", story(1), "Tarrow Sentinel", "2024-03-05"), "title": evil},
        ],
    )
    run(str(corpus), "-o", str(tmp_path / "out"))
    page = (tmp_path / "out/index.html").read_text(encoding="utf-8")
    assert evil not in page
    assert "&lt;script&gt;" in page


def test_a_story_of_a_scan_becomes_a_report(tmp_path: Path) -> None:
    corpus = written(
        tmp_path / "c.jsonl",
        [record("one", story(1)), record("two", story(1), "Tarrow Sentinel"), record("else", story(2))],
    )
    run(str(corpus), "-o", str(tmp_path / "out"))
    finished = subprocess.run(
        [sys.executable, "-m", "provenance", "report", str(tmp_path / "out"), "s00001", "-o", str(tmp_path / "r.json")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    said = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert [each["id"] for each in said["articles"]] == ["one", "two"]


def test_a_compressed_corpus_gives_the_same_pairs(tmp_path: Path) -> None:
    records = [*unrelated(110), record("one", story(1)), record("two", story(1), "Tarrow Sentinel")]
    plain = written(tmp_path / "c.jsonl", records)
    run(str(plain), "-o", str(tmp_path / "plain"))
    for name in ("d.jsonl.gz", "E.JSONL.GZ"):
        packed = tmp_path / name
        packed.write_bytes(gzip.compress(plain.read_bytes()))
        run(str(packed), "-o", str(tmp_path / "packed"))
        assert table(tmp_path / "plain", "pairs") == table(tmp_path / "packed", "pairs") != []


def test_a_folder_that_no_scan_wrote_is_left_alone(tmp_path: Path) -> None:
    corpus = written(tmp_path / "c.jsonl", [record("one", story(1))])
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/thesis.txt").write_text("years of work")
    assert "no folder that a scan wrote" in run(str(corpus), "-o", str(tmp_path / "mine"), status=2)
    assert (tmp_path / "mine/thesis.txt").read_text() == "years of work"


def test_a_line_that_is_no_record_stops_the_scan_unless_it_is_to_go_on(tmp_path: Path) -> None:
    corpus = written(tmp_path / "c.jsonl", [record("one", story(1))])
    with corpus.open("a") as file:
        file.write("{not json\n" + json.dumps({"id": "x"}) + "\n[1]\n")
    assert "c.jsonl:2" in run(str(corpus), "-o", str(tmp_path / "out"), status=3)
    assert not (tmp_path / "out").exists()
    said = run(str(corpus), "-o", str(tmp_path / "out"), "--keep-going", "--restart")
    assert all(f"c.jsonl:{line}" in said for line in (2, 3, 4))
    assert [row["id"] for row in table(tmp_path / "out", "articles")] == ["one"]


def test_two_records_with_one_id_stay_two_articles(tmp_path: Path) -> None:
    corpus = written(tmp_path / "c.jsonl", [record("one", story(1)), record("one", story(1), "Tarrow Sentinel")])
    run(str(corpus), "-o", str(tmp_path / "out"))
    assert names(tmp_path / "out") == {("one", "one~2")}


def test_an_interrupted_scan_is_taken_up_and_refuses_another_corpus(tmp_path: Path) -> None:
    records = unrelated(120)
    records += [record(f"c{number}", str(records[number]["text"]), "Tarrow Sentinel") for number in range(60)]
    corpus = written(tmp_path / "c.jsonl", records)
    run(str(corpus), "-o", str(tmp_path / "whole"))
    code = (
        "import os, sys\nfrom provenance.scan import scan\nfrom pathlib import Path\n"
        "scan._write_articles, scan._WORTH_KEEPING = lambda *_: os._exit(9), 0\n"
        f"scan.scan([{str(corpus)!r}], Path({str(tmp_path / 'out')!r}), scan.Options(), lambda *_: None)\n"
    )
    stopped = subprocess.run([sys.executable, "-c", code], check=False)
    assert stopped.returncode == 9
    assert not (tmp_path / "out").exists()
    assert (tmp_path / "out.partial/judged/000000.pickle").exists()
    with corpus.open("a") as file:
        file.write(json.dumps(record("late", story(1))) + "\n")
    assert "other inputs" in run(str(corpus), "-o", str(tmp_path / "out"), status=2)
    written(corpus, records)
    run(str(corpus), "-o", str(tmp_path / "out"), "--restart")
    assert table(tmp_path / "out", "pairs") == table(tmp_path / "whole", "pairs")
    assert not (tmp_path / "out.partial").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--until", "lunch"], "no stage"),
        (["--workers", "0"], "at least one"),
        (["--max-memory", "much"], "no amount of memory"),
    ],
)
def test_options_that_mean_nothing_are_refused(arguments: list[str], message: str, tmp_path: Path) -> None:
    corpus = written(tmp_path / "c.jsonl", [record("one", story(1))])
    assert message in run(str(corpus), "-o", str(tmp_path / "out"), *arguments, status=2)


def test_a_missing_extra_is_named(tmp_path: Path) -> None:
    corpus = written(tmp_path / "c.jsonl", [record("one", story(1))])
    code = (
        "import sys\nsys.modules['orjson'] = None\nfrom provenance.cli import main\n"
        f"sys.argv = ['provenance', 'scan', {str(corpus)!r}, '-o', {str(tmp_path / 'out')!r}]\nmain()"
    )
    finished = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert finished.returncode == 2
    assert "pip install 'provenance[scan]'" in finished.stderr
