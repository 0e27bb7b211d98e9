"""The distributed engine: the same files as the embedded one writes, to the byte."""

from __future__ import annotations

import gc
import gzip
import json
import os
import shutil
import subprocess
import sys
import warnings
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest
from pyarrow import parquet
from scan_corpora import record, sentences, story, written

from provenance.errors import InputError, UsageError
from provenance.scan.scan import Options, Summary, scan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.scan.engines import Told

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
# pyspark 4.0 leaves its sockets to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")
COMMAND = (sys.executable, "-m", "provenance", "scan")


def silent(_what: str, _done: int, _total: int) -> None:
    pass


def missing() -> str:
    """What Spark lacks here."""
    for name in ("pyspark", "pandas"):
        try:
            __import__(name)
        except ImportError:
            return f"{name} is not installed (the extra spark)"
    return "" if shutil.which("java") else "Java is not installed"


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    why = missing()
    if why and not os.environ.get("PROVENANCE_REQUIRE_SPARK"):
        pytest.skip(why)
    from provenance.scan.spark.session import session as begun  # noqa: PLC0415 - only where it is there

    with begun("local[2]", 1 << 30) as spark:
        yield spark
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


@pytest.fixture
def spark(session: Any) -> Any:  # noqa: ANN401 - the library's
    """The session, which reads so little of a file at once that small files are read in pieces."""
    for name in ("maxPartitionBytes", "openCostInBytes"):
        session.conf.set(f"spark.sql.files.{name}", "30000")
    return session


def by_spark(
    spark: Any,  # noqa: ANN401 - the library's
    sources: list[str],
    target: Path,
    options: Options | None = None,
    say: Told = silent,
    remote: str | None = None,
) -> Summary:
    from provenance.scan.spark.engine import opened_in  # noqa: PLC0415 - only where it is there

    return scan(sources, target, options or Options(), say, partial(opened_in, spark, target=remote))


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def assert_same(spark: Any, sources: list[str], folder: Path, options: Options | None = None) -> Summary:  # noqa: ANN401
    """Both engines write the same files, and say the same."""
    own, other = folder / "embedded", folder / "spark"
    for each in (own, other):
        each.mkdir()
    said = scan(sources, own / "out", options or Options(), silent)
    assert by_spark(spark, sources, other / "out", options) == said
    wanted, found = files(own / "out"), files(other / "out")
    assert [name for name in wanted if wanted[name] != found.get(name)] == []
    assert wanted.keys() == found.keys()
    return said


@pytest.mark.spark
def test_a_planted_corpus_gives_the_same_files(spark: Any, tmp_path: Path) -> None:  # noqa: ANN401
    corpus = tmp_path / "planted.jsonl"
    for name in ("maxPartitionBytes", "openCostInBytes"):
        spark.conf.set(f"spark.sql.files.{name}", "600000")
    made = [sys.executable, str(BENCHMARKS / "scan.py"), "--make", "450", str(corpus)]
    subprocess.run(made, check=True)
    said = assert_same(spark, [str(corpus)], tmp_path)
    assert said.pairs > 30
    assert said.stories > 10
    assert said.noticed > 100


def hard(folder: Path) -> list[str]:
    """Two files: ids twice and thrice and none, other scripts, short texts, a notice, a wire story, lines of no record.

    One is compressed and does not end with an end of line.
    """
    cyrillic = "Мэр Остры сообщил в среду, что мост через реку будет закрыт до весны из-за трещин в опорах. " * 3
    greek = "Ο δήμαρχος είπε την Τετάρτη ότι η γέφυρα θα μείνει κλειστή μέχρι την άνοιξη λόγω ρωγμών. " * 3
    spaced = "B r e a k i n g news from the harbour: the ferry to Under-\nhill was stopped by the ice on Monday. " * 2
    notice, wire = sentences(77, 1)[0], story(3, 4)
    own = [record(f"n{number % 90}", f"{story(300 + number, 3)}\n\n{notice}", "Harbour Post") for number in range(100)]
    own += [record("n1~2", story(301, 3), "Tarrow Sentinel"), record("n1~2~2", story(302, 2)), record("n1", story(303))]
    own += [
        record(f"p{number:03}", f"{wire} {story(5000 + number, 1)}", f"Paper {number}", f"2024-03-{1 + number % 9:02}")
        for number in range(60)
    ]
    other = [record(f"k{number}", text, f"Paper {number}") for number, text in enumerate([cyrillic, greek, spaced] * 2)]
    other += [record(f"s{number}", " ".join(story(9).split()[:number]) or "…", "Echo") for number in range(12)]
    other += [{"text": story(400 + number), "url": "https://www.tidings.example/x"} for number in range(3)]
    other += [{"content": f"{story(401)} {story(600)}", "source": {"name": "Ostrey Tidings"}, "guid": 7}]
    first = written(folder / "first.jsonl", own)
    lines = first.read_bytes().splitlines(keepends=True)
    first.write_bytes(b"".join([*lines[:50], b"\n", b"{no json\r\n", b"[1]\n", b'{"text": ""}\n', *lines[50:]]))
    second = written(folder / "second.jsonl", [*other, record("n1", wire, "Tarrow Sentinel")])
    packed = folder / "a second.jsonl.gz"
    packed.write_bytes(gzip.compress(second.read_bytes().rstrip(b"\n")))
    second.unlink()
    return [str(first), str(packed)]


@pytest.mark.spark
def test_a_corpus_of_hard_cases_gives_the_same_files(spark: Any, tmp_path: Path) -> None:  # noqa: ANN401
    sources = hard(tmp_path)
    said = assert_same(spark, sources, tmp_path, Options(keep_going=True))
    assert [each.partition(": is no")[0] for each in said.unreadable] == [f"{sources[0]}:{at}" for at in (52, 53, 54)]
    ids = parquet.read_table(tmp_path / "spark/out/articles.parquet").column("id").to_pylist()
    assert {"n1", "n1~2", "n1~3", "n1~2~2", "a second-21"} <= set(ids)
    assert len(set(ids)) == len(ids)
    assert said.noticed >= 100
    with pytest.raises(InputError, match=r"first\.jsonl:52"):
        by_spark(spark, sources, tmp_path / "refused")


@pytest.mark.spark
def test_a_small_corpus_gives_the_same_files_though_all_its_pairs_are_aligned(spark: Any, tmp_path: Path) -> None:  # noqa: ANN401
    folder = tmp_path / "in"
    folder.mkdir()
    parts = sentences(1, 8)
    written(folder / "b.jsonl", [record("one", " ".join(parts)), record("two", story(2), "Ostrey Tidings")])
    written(folder / "a.ndjson", [record("one", " ".join(parts[2:]) + " As the Harbour Post reported.", "Echo")])
    said = assert_same(spark, [str(folder)], tmp_path)
    assert (said.articles, said.pairs, said.stories) == (3, 1, 1)


@pytest.mark.spark
def test_a_corpus_that_shares_nothing_gives_the_same_files(spark: Any, tmp_path: Path) -> None:  # noqa: ANN401
    corpus = written(tmp_path / "c.jsonl", [record(f"x{number}", story(number, 1)) for number in range(110)])
    assert assert_same(spark, [str(corpus)], tmp_path).pairs == 0
    (tmp_path / "none").mkdir()
    empty = written(tmp_path / "none/empty.jsonl", [])
    assert assert_same(spark, [str(empty)], tmp_path / "none", Options(until="passages")).articles == 0


@pytest.mark.spark
def test_parquet_is_read_and_the_result_written_on_any_path_of_hadoop(spark: Any, tmp_path: Path) -> None:  # noqa: ANN401
    records = [record(f"r{number:03}", story(number, 2), f"Paper {number % 5}") for number in range(110)]
    records += [record(f"c{number}", f"{story(number, 2)} {story(900 + number, 1)}", "Echo") for number in range(4)]
    jsonl = written(tmp_path / "c.jsonl", records)
    (tmp_path / "there").mkdir()
    parquet.write_table(pa.Table.from_pylist(records[:70]), tmp_path / "there/a.parquet", row_group_size=9)
    parquet.write_table(pa.Table.from_pylist(records[70:]), tmp_path / "there/b.parquet")
    # A file system of another name that is this one: what is behind it is no matter to the engine.
    java = spark.sparkContext._jsc.hadoopConfiguration()  # noqa: SLF001 - there is no other way to its settings
    java.set("fs.viewfs.mounttable.default.link./there", f"file://{tmp_path}/there")
    options = Options(until="passages")
    scan([str(jsonl)], tmp_path / "out", options, silent)
    by_spark(spark, ["viewfs://default/there"], tmp_path / "again", options, remote="viewfs://default/there/out")
    there = files(tmp_path / "there/out")
    here = files(tmp_path / "out")
    for name in ("articles", "pairs", "passages"):
        assert there[f"{name}.parquet"] == here[f"{name}.parquet"]
    assert json.loads(there["scan.json"])["inputs"] == ["viewfs://default/there"]
    assert parquet.read_table(tmp_path / "out/pairs.parquet").num_rows == 4
    with pytest.raises(UsageError, match="no folder that a scan wrote"):
        by_spark(spark, [str(jsonl)], tmp_path / "third", options, remote="viewfs://default/there")
    with pytest.raises(InputError, match="no such file"):
        by_spark(spark, ["viewfs://default/there/nothing"], tmp_path / "third", options)


@pytest.mark.spark
def test_an_interrupted_scan_is_taken_up(
    spark: Any,  # noqa: ANN401
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("provenance.scan.scan._WORTH_KEEPING", 0)
    records = [record(f"r{number:03}", story(number, 2), f"Paper {number % 5}") for number in range(110)]
    records += [record(f"c{number}", story(number, 2), "Echo") for number in range(4)]
    corpus = written(tmp_path / "c.jsonl", records)

    def stops(what: str, _done: int, _total: int) -> None:
        if what == "Weighing the evidence":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        by_spark(spark, [str(corpus)], tmp_path / "out", say=stops)
    assert (tmp_path / "out.partial/judged/000000.pickle").exists()
    by_spark(spark, [str(corpus)], tmp_path / "out")
    (tmp_path / "other").mkdir()
    scan([str(corpus)], tmp_path / "other/out", Options(), silent)
    assert files(tmp_path / "out") == files(tmp_path / "other/out")


@pytest.mark.spark
def test_what_spark_cannot_read_is_refused(spark: Any, tmp_path: Path) -> None:  # noqa: ANN401
    (tmp_path / "a.txt").write_text(story(1), encoding="utf-8")
    with pytest.raises(UsageError, match=r"a\.txt is no file that --engine spark reads"):
        by_spark(spark, [str(tmp_path / "a.txt")], tmp_path / "out")
    hidden = written(tmp_path / "_c.jsonl", [record("one", story(1))])
    with pytest.raises(UsageError, match="rename it"):
        by_spark(spark, [str(hidden)], tmp_path / "out")


def ended(arguments: list[str], **more: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **more}
    return subprocess.run([*COMMAND, *arguments], capture_output=True, text=True, check=False, env=environment)


@pytest.mark.spark
@pytest.mark.usefixtures("session")
def test_the_command_says_what_is_amiss_and_leaves_nothing_behind(tmp_path: Path) -> None:
    corpus = written(tmp_path / "c.jsonl", [record("one", story(1)), record("two", story(1), "Tarrow Sentinel")])
    (tmp_path / "temporary").mkdir()
    arguments = [str(corpus), "-o", str(tmp_path / "out"), "--engine", "spark"]
    finished = ended([*arguments, "--master", "local[2]"], TMPDIR=str(tmp_path / "temporary"))
    assert finished.returncode == 0, finished.stderr
    assert finished.stderr.startswith("2 articles: 1 pairs share 1 passages, 1 stories\n")
    assert list((tmp_path / "temporary").iterdir()) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["c.jsonl", "out", "temporary"]
    nowhere = ended([*arguments, "--master", "nowhere://x"])
    assert (nowhere.returncode, "--master nowhere://x" in nowhere.stderr) == (2, True)
    without = ended(arguments, PATH=str(tmp_path), JAVA_HOME="")
    assert (without.returncode, "openjdk-17-jre-headless" in without.stderr) == (2, True)


def test_a_missing_pyspark_is_named(tmp_path: Path) -> None:
    corpus = written(tmp_path / "c.jsonl", [record("one", story(1))])
    code = (
        "import sys\nsys.modules['pyspark'] = None\nfrom provenance.cli import main\n"
        f"sys.argv = ['provenance', 'scan', {str(corpus)!r}, '-o', {str(tmp_path / 'out')!r}, '--engine', 'spark']\n"
        "main()"
    )
    finished = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert finished.returncode == 2
    assert "pip install 'provenance[spark]'" in finished.stderr


@pytest.mark.parametrize(
    ("arguments", "message"), [(["--engine", "steam"], "no engine 'steam'"), (["--master", "yarn"], "--engine spark")]
)
def test_an_engine_that_there_is_not_is_refused(arguments: list[str], message: str, tmp_path: Path) -> None:
    corpus = written(tmp_path / "c.jsonl", [record("one", story(1))])
    finished = ended([str(corpus), "-o", str(tmp_path / "out"), *arguments])
    assert (finished.returncode, message in finished.stderr) == (2, True)
