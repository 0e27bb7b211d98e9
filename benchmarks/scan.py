"""A scan against corpora with planted reuse: what it finds, what it costs, and named alternatives in the same run.

    python benchmarks/scan.py [--sizes 1000,10000] [--seed 1] [--in FOLDER] [--whole] [--peers] [--max-memory 2G]
        [--engine spark --master 'local[2]']
    python benchmarks/scan.py --make 100000 CORPUS.jsonl

`planted/` makes the corpora. For each size, one after the other and each in a process of its own:

    wc -w         the words of the same file, as a measure of the machine at that moment
    scan          `provenance scan … --until passages` by all processors: wall, processor time, most memory of all its
                  processes together; recall and precision of pairs, the share of the planted characters that is
                  covered, the share of the wire story in one group
    one process   the same with --workers 1
    whole scan    with --whole: with marks, verdicts, stories and the overview
    scan by spark with --engine spark: the same by Apache Spark, and the bytes that it shuffled, by its own count
    datasketch    with --peers: MinHash of 5-word runs (128 permutations) and LSH at 0.2, which finds candidates only
    text-matcher  with --peers, on the first 200 articles: all their pairs, its defaults but for the stop words, whose
                  list it would have to download

Wall times of a busy machine say little; the ratio to `wc` in the same run says more, and that of processor times most.
Of small corpora (20,000 articles) the least of nine runs counts, of larger ones (200,000) that of three, all of them in
turn, and memory is that of one more; only of small ones the whole scan is measured, and the peers, once.
datasketch and text-matcher are no dependencies: where one is not installed, its row says so.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

from planted import made, scored, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PEER_ARTICLES = 200
_SMALL, _TIMES = 20_000, 9
"""Articles up to which scans are run so many times, and all that was asked for is run."""
_MIDDLE, _FEWER = 200_000, 3
"""Articles up to which they are run so many times; larger ones once."""
_OFTEN, _SELDOM = 0.1, 1.0
"""Seconds between two looks at how much memory is held, of corpora that are scanned often and of others. A look takes
milliseconds, and for so long the process looked at cannot get more: the former are watched in one more run, whose time
does not count."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Of a command: seconds of wall clock and of processors, and the most memory of its processes together in MB."""

    wall: float
    cpu: float
    memory: float


def main() -> None:
    """Measure what was asked for, and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,10000")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--in", dest="folder", type=Path, help="keep the corpora here")
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--max-memory", default="2G")
    parser.add_argument("--engine", choices=("embedded", "spark"), default="embedded")
    parser.add_argument("--master", default="local[2]")
    parser.add_argument("--make", nargs=2, metavar=("ARTICLES", "FILE"))
    parser.add_argument("--peer", nargs=2, metavar=("NAME", "FILE"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.make:
        written(int(options.make[0]), Path(options.make[1]), options.seed)
        return
    if options.peer:
        _PEERS[options.peer[0]](Path(options.peer[1]))
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for size in map(int, options.sizes.split(",")):
            corpus = folder / f"planted-{size}-{options.seed}.jsonl"
            if not corpus.exists():
                written(size, corpus, options.seed)
            _measure(corpus, size, Path(temporary), options)


def _measure(corpus: Path, size: int, folder: Path, options: argparse.Namespace) -> None:
    print(f"{size:,} articles, {corpus.stat().st_size / 1e6:.1f} MB")
    command = [sys.executable, "-m", "provenance", "scan", str(corpus), "--quiet", "--max-memory", options.max_memory]
    target = folder / "scan"
    until = [*command, "--until", "passages"]
    every = target.with_name("whole")
    is_whole = options.whole and size <= _SMALL
    times = _TIMES if size <= _SMALL else _FEWER if size <= _MIDDLE else 0
    looks = [_OFTEN, *[None] * times] if times else [_SELDOM]
    runs = [
        (
            _cost(["wc", "-w", str(corpus)], look=look),
            _scan([*until, "--workers", "1"], target, look=look),
            _scan(until, target, look=look),
            *([_scan(command, every, look=look)] if is_whole else []),
        )
        for look in looks
    ]
    words, alone, cost, *wholes = (_least(each) for each in zip(*runs, strict=True))
    print(f"  wc -w          {words.wall:8.2f} s, {words.cpu:8.2f} s of processors")
    print(f"  scan           {_said(cost, words)}")
    print(f"  one process    {_said(alone, words)}")
    print(f"    {_found(corpus, target)}")
    for whole in wholes:
        print(f"  whole scan     {_said(whole, words)}; {_times(whole, cost)} the scan")
        print(f"    {_found(corpus, every)}")
    if options.engine == "spark":
        _by_spark(command if wholes else until, every if wholes else target, words, options)
    if options.peers and size <= _SMALL:
        for name in _PEERS:
            if find_spec(name) is None:
                print(f"  {name:14} not installed: skipped")
                continue
            peer = _cost([sys.executable, __file__, "--peer", name, str(corpus)])
            many = _PEER_ARTICLES if name == "text_matcher" else size
            print(f"  {name:14} {_said(peer, words)}; {many:,} articles; {_times(peer, cost)} the scan")


def _by_spark(command: Sequence[str], target: Path, words: Cost, options: argparse.Namespace) -> None:
    """The same scan by Spark, with a log of its own of what was done."""
    same = target.with_name("by-spark")
    more = ["--engine", "spark", "--master", options.master]
    log = target.with_name("log")
    shutil.rmtree(log, ignore_errors=True)
    log.mkdir()
    logged = f"--conf spark.eventLog.enabled=true --conf spark.eventLog.compress=false --conf spark.eventLog.dir={log}"
    os.environ["PYSPARK_SUBMIT_ARGS"] = f"{logged} pyspark-shell"
    cost = _scan([*command, *more], same, _Workers())
    print(f"  scan by spark  {_said(cost, words)}")
    tables = ("articles", "pairs", "passages")
    equal = all((same / f"{name}.parquet").read_bytes() == (target / f"{name}.parquet").read_bytes() for name in tables)
    print(f"    {'the same tables, to the byte' if equal else 'OTHER TABLES'}")
    for what, (shuffled, seconds, stages) in _shuffled(log).items():
        print(f"    {what:22} {shuffled / 1e6:9.1f} MB shuffled, {seconds:7.1f} s of tasks, {stages} stages")


def _shuffled(log: Path) -> dict[str, tuple[int, float, int]]:
    """For each step bytes written for other tasks, seconds that tasks took, and stages."""
    found: dict[str, tuple[int, float, int]] = {}
    names: dict[int, str] = {}
    events = [json.loads(line) for path in sorted(log.rglob("events*")) for line in path.open("rb")]
    for event in events:
        if event["Event"] == "SparkListenerStageSubmitted":
            name = (event.get("Properties") or {}).get("spark.job.description", "")
            names[event["Stage Info"]["Stage ID"]] = name
            shuffled, seconds, stages = found.get(name, (0, 0.0, 0))
            found[name] = shuffled, seconds, stages + 1
        elif event["Event"] == "SparkListenerTaskEnd" and event.get("Task Metrics"):
            name, metrics = names[event["Stage ID"]], event["Task Metrics"]
            shuffled, seconds, stages = found[name]
            shuffled += metrics["Shuffle Write Metrics"]["Shuffle Bytes Written"]
            found[name] = shuffled, seconds + metrics["Executor Run Time"] / 1000, stages
    return found


def _scan(command: Sequence[str], target: Path, workers: _Workers | None = None, look: float | None = _SELDOM) -> Cost:
    shutil.rmtree(target, ignore_errors=True)
    return _cost([*command, "-o", str(target)], workers, look)


class _Workers(threading.Thread):
    """Processor time of the Python processes of Spark on this machine, looked up while they run.

    Their parent lets the system forget them as they end, so that no sum of the system has them.
    """

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.ended = threading.Event()
        self._seconds: dict[tuple[str, str], float] = {}

    def run(self) -> None:
        """Look ten times a second."""
        while not self.ended.wait(0.1):
            self._look()

    def _look(self) -> None:
        found = {}
        for path in Path("/proc").iterdir():
            with contextlib.suppress(OSError):
                if path.name.isdigit() and b"pyspark.daemon" in (path / "cmdline").read_bytes():
                    found[path.name] = (path / "stat").read_text(encoding="ascii").rpartition(")")[2].split()
        for pid, fields in found.items():
            if fields[1] in found:  # its parent is one too: a worker
                ticks = int(fields[11]) + int(fields[12])
                self._seconds[pid, fields[19]] = ticks / os.sysconf("SC_CLK_TCK")

    def seconds(self) -> float:
        """What all of them took."""
        self.ended.set()
        self.join()
        return sum(self._seconds.values())


def _cost(command: Sequence[str], workers: _Workers | None = None, look: float | None = _SELDOM) -> Cost:
    """What a command takes; its memory is looked at every so many seconds, and not at all where that is None."""
    begun = time.perf_counter()
    if workers:
        workers.start()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    held, ended = [0.0], Event()
    watch = Thread(target=_watched, args=(process.pid, held, ended, look), daemon=True)
    if look:
        watch.start()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    ended.set()
    if look:
        watch.join()
    more = workers.seconds() if workers else 0.0
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}: exit status {process.returncode}")
    return Cost(wall, usage.ru_utime + usage.ru_stime + more, max(held[0], usage.ru_maxrss / 1024))


def _watched(process: int, most: list[float], ended: Event, look: float) -> None:
    """Note the most memory (MB) that a process and all that it began hold, as Linux shares it out among them."""
    while not ended.wait(look):
        most[0] = max(most[0], sum(map(_held, _family(process))) / 1024)


def _family(process: int) -> Iterator[int]:
    yield process
    with contextlib.suppress(OSError):
        for path in Path(f"/proc/{process}/task").glob("*/children"):
            for child in path.read_text().split():
                yield from _family(int(child))


def _held(process: int) -> int:
    """Kilobytes; what several processes share counts for each in part."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0


def _least(costs: Sequence[Cost]) -> Cost:
    """The least time of some runs, the first of which was watched, and the most memory."""
    timed = costs[1:] or costs
    return Cost(min(each.wall for each in timed), min(each.cpu for each in timed), max(each.memory for each in costs))


def _said(cost: Cost, words: Cost) -> str:
    return f"{cost.wall:8.2f} s, {cost.cpu:8.2f} s of processors, {cost.memory:6.0f} MB: {_times(cost, words)} wc"


def _times(cost: Cost, other: Cost) -> str:
    """By the clock, and of processor time."""
    return f"{cost.wall / other.wall:.1f} and {cost.cpu / other.cpu:.1f} times"


def _found(corpus: Path, target: Path) -> str:
    from pyarrow import parquet  # the tables of a scan

    pairs = parquet.read_table(target / "pairs.parquet", columns=["a", "b"]).to_pydict()
    passages = parquet.read_table(target / "passages.parquet").to_pydict()
    columns = [passages[name] for name in ("a", "b", "a_start", "a_end", "b_start", "b_end")]
    scores = scored(made(corpus), zip(pairs["a"], pairs["b"], strict=True), zip(*columns, strict=True))
    kinds = ", ".join(f"{kind} {recall:.3f}/{covered:.3f}" for kind, (recall, covered) in scores.by_kind.items())
    return (
        f"pairs: recall {scores.recall:.4f}, precision {scores.precision:.4f}; characters covered "
        f"{scores.coverage:.4f}; wire story in one group {scores.wire:.4f} ({kinds})"
    )


def _datasketch(corpus: Path) -> None:
    from datasketch import MinHash, MinHashLSH  # no dependency

    index = MinHashLSH(threshold=0.2, num_perm=128)
    with corpus.open("rb") as file:
        for line in file:
            record = json.loads(line)
            words = record["text"].lower().split()
            sketch = MinHash(num_perm=128)
            sketch.update_batch([" ".join(words[at : at + 5]).encode() for at in range(len(words) - 4)])
            index.query(sketch)
            index.insert(record["id"], sketch)


def _text_matcher(corpus: Path) -> None:
    from itertools import combinations

    from text_matcher.matcher import Matcher, Text  # no dependency

    texts = []
    with corpus.open("rb") as file:
        for line in file:
            record = json.loads(line)
            texts.append(Text(record["text"], record["id"], removeStopwords=False))
            if len(texts) == _PEER_ARTICLES:
                break
    with contextlib.redirect_stdout(io.StringIO()):
        for one, other in combinations(texts, 2):
            Matcher(one, other).match()


_PEERS = {"datasketch": _datasketch, "text_matcher": _text_matcher}

if __name__ == "__main__":
    main()
