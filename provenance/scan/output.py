"""What a scan writes: tables, and a folder that is complete or absent.

::

    DIR.partial/      where the scan works; what it holds is of use to nobody but a scan that is resumed
    DIR/              articles.parquet  pairs.parquet  passages.parquet  stories.parquet  scan.json  index.html

The folder is filled under another name and then renamed, which is one step on every file system. A folder that a scan
wrote before is replaced; any other is left alone.
"""

from __future__ import annotations

import json
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np

from provenance.errors import UsageError
from provenance.scan.extra import module
from provenance.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

SCHEMA = "provenance-scan/1"
SUMMARY = "scan.json"
"""What a scan's folder is known by."""

COLUMNS: dict[str, tuple[tuple[str, str], ...]] = {
    "articles": (
        ("id", "string"),
        ("outlet", "string"),
        ("published", "string"),
        ("title", "string"),
        ("url", "string"),
        ("agency", "string"),
        ("source", "string"),
        ("characters", "int64"),
    ),
    "pairs": (
        ("a", "string"),
        ("b", "string"),
        ("relation", "string"),
        ("direction", "string"),
        ("a_to_b", "double"),
        ("b_to_a", "double"),
        ("shared_source", "double"),
        ("independent", "double"),
        ("a_in_b", "double"),
        ("b_in_a", "double"),
        ("passages", "int64"),
    ),
    "passages": (
        ("a", "string"),
        ("b", "string"),
        ("a_start", "int64"),
        ("a_end", "int64"),
        ("b_start", "int64"),
        ("b_end", "int64"),
        ("kind", "string"),
        ("similarity", "double"),
    ),
    "stories": (("story", "string"), ("article", "string"), ("role", "string"), ("origin", "string")),
}
"""The tables and the types of their columns; docs/scale.md says what each means."""


_GROUP = 1 << 20
"""Rows of a group, of which one is held while a table is written: what the library takes by itself."""


def write_table(path: Path, name: str, columns: Mapping[str, Sequence[object]]) -> None:
    """One table as Parquet; a column that is not given is empty."""
    with table_writer(path, name) as add:
        add(columns)


@contextmanager
def table_writer(path: Path, name: str) -> Iterator[Callable[[Mapping[str, Sequence[object]]], None]]:
    """A table as Parquet that is written part by part; the parts do not show in it."""
    arrow, parquet = module("pyarrow"), module("pyarrow.parquet")
    schema = arrow.schema(
        [(column, getattr(arrow, "float64" if kind == "double" else kind)()) for column, kind in COLUMNS[name]]
    )
    empty = arrow.Table.from_arrays([arrow.nulls(0, each.type) for each in schema], schema=schema)
    held: list[Any] = [empty]

    def grouped(least: int) -> Iterator[Any]:
        """Groups of rows, as long as at least so many rows are held."""
        rows = arrow.concat_tables(held).combine_chunks()
        held.clear()
        while rows.num_rows >= least:
            yield rows.slice(0, _GROUP)
            rows = rows.slice(_GROUP)
        held.append(rows)

    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:

        def add(columns: Mapping[str, Sequence[object]]) -> None:
            count = len(next(iter(columns.values())))
            arrays = [
                _array(columns[each.name], each.type) if each.name in columns else arrow.nulls(count, each.type)
                for each in schema
            ]
            held.append(arrow.Table.from_arrays(arrays, schema=schema))
            if sum(each.num_rows for each in held) >= _GROUP:
                for group in grouped(_GROUP):
                    writer.write_table(group)

        yield add
        for group in grouped(1):
            writer.write_table(group)


def _array(values: Sequence[object], of_type: Any) -> Any:  # noqa: ANN401 - a library without types
    """Values as a column; only strings may be missing.

    Made of its buffers: `pyarrow.array` and `empty_table` import pandas wherever that is installed, which takes as long
    as a small scan.
    """
    arrow = module("pyarrow")
    if of_type != arrow.string():
        numbers = np.array(values, dtype=str(of_type))  # both libraries call them `int64`, `double`
        return arrow.Array.from_buffers(of_type, len(values), [None, arrow.py_buffer(numbers)])
    written = [b"" if each is None else str(each).encode("utf-8", "replace") for each in values]
    ends = np.cumsum([0, *map(len, written)], dtype=np.int32)
    known = np.packbits(np.array([each is not None for each in values], dtype=np.bool_), bitorder="little")
    buffers = [arrow.py_buffer(each) for each in (known, ends, b"".join(written))]
    return arrow.Array.from_buffers(of_type, len(values), buffers)


def read_table(path: Path) -> dict[str, list[Any]]:
    """A table again, as columns."""
    found: dict[str, list[Any]] = module("pyarrow.parquet").read_table(path).to_pydict()
    return found


def in_rows(name: str, rows: Iterable[Sequence[object]]) -> dict[str, list[object]]:
    """Rows as columns."""
    listed = list(rows)
    return {column: [row[at] for row in listed] for at, (column, _) in enumerate(COLUMNS[name])}


def check_target(target: Path) -> None:
    """Whether the folder may be written.

    Raises:
        UsageError: something is there that no scan wrote, or there is no place for it.
    """
    if target.exists() and not (target / SUMMARY).is_file() and (not target.is_dir() or any(target.iterdir())):
        raise UsageError(f"{target} exists and is no folder that a scan wrote; give -o another name.")
    if not target.resolve().parent.is_dir():
        raise UsageError(f"{target}: there is no folder {target.parent} to write it in.")


def finish(work: Path, target: Path, summary: Mapping[str, object]) -> None:
    """Put the finished folder in its place; ``work`` holds it and nothing else."""
    said = {"schema": SCHEMA, "tool": {"name": "provenance", "version": VERSION}, **summary}
    (work / SUMMARY).write_text(json.dumps(said, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")
    if target.exists():
        old = target.with_name(f".{target.name}.old")
        shutil.rmtree(old, ignore_errors=True)
        target.rename(old)
        work.rename(target)
        shutil.rmtree(old)
    else:
        work.rename(target)
