"""Texts where they are wanted: to the pairs that share a chain, and to the tasks of those who judge.

::

    lines of matched articles ─┬─▶ by bucket, with the chains and notices of its pairs ─▶ passages
                               └─▶ by task ─▶ judge, tell

Which articles are wanted where is known to all who read: numbers only, sixteen bytes for each article of a pair.
"""

from __future__ import annotations

import pickle
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from provenance.scan.corpus import Place, document_of, parsed, record_of
from provenance.scan.engine import notice_spans
from provenance.scan.extra import module
from provenance.scan.passages import Text, passages, texts_of
from provenance.scan.spark.buckets import CHAIN, NOTICE
from provenance.scan.spark.files import Counter, position
from provenance.scan.spark.keys import batch_of
from provenance.scan.spark.packed import Batch, Broadcast, Table, packed, unpacked
from provenance.scan.vocabulary import Vocabulary
from provenance.scan.words import Reader, pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from provenance.model import Document
    from provenance.scan.arrays import Places
    from provenance.scan.corpus import Record
    from provenance.scan.engines import Made
    from provenance.scan.judge import Task

CHAINED, LINE, NOTICED, GIVEN = range(4)
"""What comes to a bucket or a task: chains, a line, notices of an article, a task."""
BROUGHT = "kind byte, number int, position long, cell binary"
LINES = "position long, line binary"
MADE = "kind byte, number int, cell binary"
PAIRS, MEMBER = range(2)


class Wanted:
    """Where articles are wanted: positions in order, and for each the numbers of buckets or tasks."""

    def __init__(self, positions: Places, numbers: Places) -> None:
        order = np.lexsort((numbers, positions))
        self.positions, self.numbers = positions[order], numbers[order]

    def of(self, positions: Places) -> tuple[Places, Places]:
        """For each number by which some articles are wanted which of them it is, and the number."""
        first = np.searchsorted(self.positions, positions)
        counts = np.searchsorted(self.positions, positions, side="right") - first
        which = np.repeat(np.arange(positions.size), counts)
        within = np.arange(which.size) - np.repeat(np.cumsum(counts) - counts, counts)
        return which, self.numbers[np.repeat(first, counts) + within]


def lines_of(numbers: Mapping[str, int], wanted: Broadcast) -> Callable[[Iterator[Batch]], Iterator[Batch]]:
    """The function that keeps the lines at some positions; ``wanted`` is a broadcast of these, or None for all."""

    def kept(batches: Iterator[Batch]) -> Iterator[Batch]:
        arrow, counter = module("pyarrow"), Counter(numbers)
        for batch in batches:
            positions, _ = counter.of(batch)
            here = np.ones(positions.size, np.bool_) if wanted is None else np.isin(positions, wanted.value)
            if here.any():
                lines = batch.column(3).filter(arrow.array(here))
                yield arrow.RecordBatch.from_arrays([arrow.array(positions[here]), lines], names=["position", "line"])

    return kept


def brought(wanted: Broadcast) -> Callable[[Iterator[Batch]], Iterator[Batch]]:
    """The function that gives each line once for each number that wants it, as a broadcast of `Wanted` says."""

    def made(batches: Iterator[Batch]) -> Iterator[Batch]:
        arrow = module("pyarrow")
        for batch in batches:
            which, numbers = wanted.value.of(batch.column(0).to_numpy())
            # Some at a time: an article may be wanted in hundreds of places.
            for start in range(0, which.size, _AT_ONCE):
                some = which[start : start + _AT_ONCE]
                taken = batch.take(arrow.array(some))
                yield arrow.RecordBatch.from_arrays(
                    [
                        arrow.array(np.full(some.size, LINE, np.int8)),
                        arrow.array(numbers[start : start + _AT_ONCE].astype(np.int32)),
                        taken.column(0),
                        taken.column(1),
                    ],
                    names=["kind", "number", "position", "cell"],
                )

    return made


_AT_ONCE = 1024


def notices_brought(wanted: Broadcast) -> Callable[[Iterator[Batch]], Iterator[Batch]]:
    """The same for the notices of articles, of which there come cells."""

    def made(batches: Iterator[Batch]) -> Iterator[Batch]:
        for batch in batches:
            for cell in batch.column("cell").to_pylist():
                columns = unpacked([cell], NOTICE)
                which, numbers = wanted.value.of(columns[0])
                order = np.argsort(numbers, kind="stable")
                which, numbers = which[order], numbers[order]
                firsts = np.flatnonzero(np.diff(numbers, prepend=-1))
                cells = [
                    packed([each[some] for each in columns], NOTICE)
                    for some in np.split(which, firsts[1:])
                    if some.size
                ]
                yield batch_of(
                    BROUGHT,
                    {"kind": [NOTICED] * len(cells), "number": numbers[firsts], "cell": cells},
                )

    return made


def shared_by_pairs(rows: Table) -> Table:
    """The passages of the pairs of a bucket, and what is known of the articles of those that share any."""
    kinds, positions, cells = (rows.column(name).to_pylist() for name in ("kind", "position", "cell"))
    bucket = rows.column("number")[0].as_py()
    by_kind: list[list[Any]] = [[], [], []]
    for kind, at, cell in zip(kinds, positions, cells, strict=True):
        by_kind[kind].append((at, cell) if kind == LINE else cell)
    held = [(at, record_of(line, "", Place(0, at, 0))) for at, line in sorted(by_kind[LINE])]
    articles = _articles(held, unpacked(by_kind[NOTICED], NOTICE))
    pairs = []
    met: dict[int, bytes] = {}
    for (a, b), windows in _windows(unpacked(by_kind[CHAINED], CHAIN)).items():
        one, other = articles[a], articles[b]
        one_house = one.record.house is not None and one.record.house == other.record.house
        found = passages(one.text, other.text, windows, one_house=one_house)
        if found:
            pairs.append((a, b, found))
            for at, each in ((a, one), (b, other)):
                if at not in met:
                    met[at] = pickle.dumps((at, each.record.outlet, len(each.record.text), each.spans()))
    cells = [pickle.dumps(pairs)] if pairs else []
    made = {"kind": [PAIRS] * len(cells) + [MEMBER] * len(met), "number": [bucket] * (len(cells) + len(met)),
            "cell": [*cells, *met.values()]}  # fmt: skip
    return module("pyarrow").Table.from_batches([batch_of(MADE, made)])


@dataclass(frozen=True, slots=True)
class _Article:
    record: Record
    text: Text
    places: Places
    bits: Any

    def spans(self) -> tuple[tuple[int, int, float], ...]:
        """Its outlet's notices."""
        return notice_spans(self.text.starts, self.text.ends, self.places, self.bits)


def _articles(held: Sequence[tuple[int, Record]], notices: Sequence[Any]) -> dict[int, _Article]:
    order = np.lexsort((notices[1], notices[0]))
    of, places, bits = (each[order] for each in notices)
    # A vocabulary of its own: the rows of words must not depend on what this process has read before.
    reader, vocabulary = Reader(), Vocabulary()
    found: dict[int, _Article] = {}
    for batch in pieces(held, lambda each: each[1].text):
        some = [record.text for _, record in batch]
        words = reader.read(some, places=True)
        own = [slice(*np.searchsorted(of, [at, at + 1]).tolist()) for at, _ in batch]
        where = [places[each].astype(np.int64) for each in own]
        for (at, record), text, noticed, inside in zip(
            batch, texts_of(some, words, vocabulary, where), where, own, strict=True
        ):
            found[at] = _Article(record, text, noticed, bits[inside])
    return found


def _windows(columns: Sequence[Any]) -> dict[tuple[int, int], list[tuple[int, int, int, int]]]:
    windows: dict[tuple[int, int], list[tuple[int, int, int, int]]] = {}
    for a, b, *window in zip(*(each.tolist() for each in columns), strict=True):
        windows.setdefault((a, b), []).append((window[0], window[1], window[2], window[3]))
    return windows


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines that were brought, as a corpus to read from; without any, the place that they are put in."""

    files: tuple[str, ...] = ()
    held: Mapping[int, bytes] | None = None

    def documents(self, places: Sequence[tuple[str, Place]]) -> Iterator[Document]:
        """Articles by their ids and places, in the order of the corpus."""
        lines = self.held or {}
        for name, where in sorted(places, key=lambda each: each[1]):
            line = lines[position(where)]
            yield document_of(parsed(line), name, f"{self.files[where.file]}#{name}", line)


def done(work: Callable[[Task], Made], files: Sequence[str]) -> Callable[[Table], Table]:
    """The function that works on a task once its lines are there."""

    def made(rows: Table) -> Table:
        task: Task | None = None
        held: dict[int, bytes] = {}
        kinds, positions, cells = (rows.column(name).to_pylist() for name in ("kind", "position", "cell"))
        for kind, at, cell in zip(kinds, positions, cells, strict=True):
            if kind == GIVEN:
                task = pickle.loads(cell)  # noqa: S301 - our own bytes
            else:
                held[at] = cell
        if task is None:
            raise AssertionError("lines without a task")
        agencies = _here(task.agencies) if task.agencies else None
        result = work(replace(task, texts=Lines(tuple(files), held), agencies=agencies))
        number = rows.column("number")[0].as_py()
        return module("pyarrow").Table.from_batches(
            [batch_of(MADE, {"kind": [GIVEN], "number": [number], "cell": [pickle.dumps(result)]})]
        )

    return made


def _here(file: Path) -> Path:
    """A file that was sent along."""
    return file if file.exists() else Path(module("pyspark", "spark").SparkFiles.get(file.name))
