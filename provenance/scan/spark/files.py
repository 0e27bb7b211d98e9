"""The files of a corpus on any Hadoop path, and their lines, each with its place in the corpus.

::

    position     file · 2⁴⁰ + first byte of the split + lines before this one in the split

Lines are at least a byte long, so positions follow each other as the articles do, whoever counts them: no line needs to
know how many there are before it. In a Parquet file the position is the row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

import numpy as np

from provenance.errors import InputError, UsageError
from provenance.scan.corpus import Place, corpus, has_lines, has_records
from provenance.scan.embedded import identity
from provenance.scan.extra import module
from provenance.scan.rows import is_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from provenance.scan.arrays import Places
    from provenance.scan.spark.packed import Batch
    from provenance.scan.spark.session import Frame, Session

FILE = 40
"""Bits of a place within a file: a terabyte. Above it there is room for eight million files."""
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://?")
_SPECIAL = re.compile(r"([\[\]{}*?\\])")
LINES = "path string, start long, row long, line binary"


@dataclass(frozen=True, slots=True)
class Files:
    """The files of a corpus in their order, as the user knows them, as Spark calls them, and what identifies each."""

    names: tuple[str, ...]
    paths: tuple[str, ...]
    identities: tuple[tuple[object, ...], ...]
    size: int

    @property
    def numbers(self) -> dict[str, int]:
        """The number of each file by its plain path."""
        return {plain(path): number for number, path in enumerate(self.paths)}


def place(position: int) -> Place:
    """A position as a place."""
    return Place(position >> FILE, position & ((1 << FILE) - 1), 0)


def position(of: Place) -> int:
    """A place as a position."""
    return of.file << FILE | of.start


def has_scheme(name: str) -> bool:
    """Whether a name is an address of a file system, such as `hdfs://…` or `s3a://…`; `file:` is this machine's."""
    return bool(_SCHEME.match(name)) and not name.startswith("file:")


def plain(name: str) -> str:
    """A path without the scheme of this machine."""
    return re.sub(r"^file:/*", "/", name)


def listed(spark: Session, sources: Sequence[str]) -> Files:
    """The files that the sources name; folders are taken apart.

    Raises:
        UsageError: a file is neither JSON Lines nor Parquet.
        InputError: a source is not there.
    """
    names: dict[str, tuple[str, tuple[object, ...], int]] = {}
    for source in sources:
        if has_scheme(source):
            names |= _remote(spark, source)
            continue
        for name in corpus([plain(source)]).files:
            said = identity(name)
            names[name] = (f"file://{said[0]}", tuple(said), int(str(said[1])))
    for name in names:
        if not has_records(name):
            raise UsageError(f"{name} is no file that --engine spark reads: .jsonl, .jsonl.gz and .parquet are.")
        if PurePosixPath(name).name.startswith(("_", ".")):
            raise UsageError(f"{name}: Spark passes over files whose names begin with _ or a dot; rename it.")
    if not names:
        raise UsageError("There is no file that --engine spark reads: .jsonl, .jsonl.gz and .parquet are.")
    paths, identities, sizes = zip(*names.values(), strict=True)
    return Files(tuple(names), paths, identities, sum(sizes))


def _remote(spark: Session, source: str) -> Iterator[tuple[str, tuple[str, tuple[object, ...], int]]]:
    java = spark.sparkContext._jvm  # noqa: SLF001 - the only way to Hadoop's file systems
    path = java.org.apache.hadoop.fs.Path(source)
    system = path.getFileSystem(spark.sparkContext._jsc.hadoopConfiguration())  # noqa: SLF001 - see above
    if not system.exists(path):
        raise InputError(source, "there is no such file or folder. Check the name.")
    found = []
    files = system.listFiles(path, True)
    single = system.getFileStatus(path).isFile()
    while files.hasNext():
        status = files.next()
        name = status.getPath().toString()
        if single or has_records(name):
            found.append((name, status.getLen(), status.getModificationTime()))
    for name, size, changed in sorted(found, key=lambda each: PurePosixPath(each[0]).parts):
        yield name, (name, (name, size, changed), size)


def lines(spark: Session, files: Files) -> Frame:
    """All lines of the corpus, those of one split in order (`LINES`)."""
    functions = module("pyspark.sql.functions", "spark")
    col = functions.col
    escaped = [_SPECIAL.sub(r"\\\1", path) for path in files.paths]
    parts = []
    in_lines = [path for path, name in zip(escaped, files.names, strict=True) if has_lines(name)]
    if in_lines:
        parts.append(
            spark.read.option("lineSep", "\n")
            .text(in_lines)
            .select(
                col("_metadata.file_path").alias("path"),
                col("_metadata.file_block_start").alias("start"),
                functions.lit(None).cast("long").alias("row"),
                col("value").cast("binary").alias("line"),
            )
        )
    tables = [path for path, name in zip(escaped, files.names, strict=True) if is_table(name)]
    if tables:
        read = spark.read.parquet(*tables)
        parts.append(
            read.select(
                col("_metadata.file_path").alias("path"),
                col("_metadata.file_block_start").alias("start"),
                col("_metadata.row_index").alias("row"),
                functions.to_json(functions.struct(*(col(f"`{name}`") for name in read.columns)))
                .cast("binary")
                .alias("line"),
            )
        )
    return parts[0] if len(parts) == 1 else parts[0].unionByName(parts[1])


class Counter:
    """Counts the lines of a partition, split by split."""

    def __init__(self, numbers: Mapping[str, int]) -> None:
        self._numbers = numbers
        self._path = ""
        self._base = self._start = 0
        self._before = 0
        self.splits: dict[int, int] = {}
        """How many lines each split has, by the position of its first."""

    def of(self, batch: Batch) -> tuple[Places, Places]:
        """The positions of a batch's lines, and the number of each in its split; of a table's rows, in the file."""
        paths, starts, rows = (batch.column(at).to_pylist() for at in range(3))
        positions, counts = np.empty(len(paths), np.int64), np.empty(len(paths), np.int64)
        for at, (path, start, row) in enumerate(zip(paths, starts, rows, strict=True)):
            if path != self._path:
                self._path, self._start = path, -1
                self._base = self._numbers[plain(unquote(path))] << FILE
            if row is not None:
                positions[at], counts[at] = self._base + row, row
                continue
            if start != self._start:
                self._start, self._before = start, 0
            positions[at], counts[at] = self._base + start + self._before, self._before
            self._before += 1
            self.splits[self._base + start] = self._before
        return positions, counts


def lines_before(splits: Iterable[tuple[int, int]]) -> dict[int, int]:
    """How many lines of its file stand before each split, by the position of its first."""
    found: dict[int, int] = {}
    file, before = -1, 0
    for first, count in sorted(splits):
        if first >> FILE != file:
            file, before = first >> FILE, 0
        found[first] = before
        before += count
    return found
