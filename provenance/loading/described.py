"""What is said of many articles in one table beside them: a line for each, in any order.

::

    file,outlet,published,authors
    2019/ferry.txt,Harbour Courier,2019-09-16,Peder Lunn; Ada Quill
    ostrey.html,Ostrey Tidings,,

A file is named as it lies from the table's own place or from a folder that was read, by as many of its last parts as
tell it from the others, down to its bare name. A line that is about no article, or may be about several, is told and
not used: to give an article somebody else's outlet would be worse than to give it none.
"""

from __future__ import annotations

import csv
import hashlib
import io
import os.path
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from provenance.errors import InputError, UsageError
from provenance.loading import encoding
from provenance.loading.identify import printable
from provenance.loading.options import MEBIBYTE
from provenance.loading.said import FIELDS, KNOWN, metadata_of
from provenance.model import Metadata, Notice

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provenance.model import Document

_LARGEST: Final = 64 * MEBIBYTE
"""Bytes of a table: more than 100,000 lines of 500 characters."""
_FILE: Final = "file"
_SEPARATORS: Final = ",;\t"
"""What parts columns: a spreadsheet writes semicolons where the comma parts decimals."""
_SHOWN: Final = 5
_DEEPEST: Final = 12
"""Parts of a path by which it may be told from others, its last."""


@dataclass(frozen=True, slots=True)
class Row:
    """What one line says: of which ``file``, and the messages about what could not be used of it."""

    line: int
    file: str
    metadata: Metadata
    notices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table as read; ``notices`` are about the table as a whole."""

    path: Path
    sha256: str
    rows: tuple[Row, ...]
    notices: tuple[Notice, ...] = ()

    @property
    def name(self) -> str:
        """What messages and reports call it."""
        return printable(self.path.name)


def read(path: Path) -> Table:
    """Read a table.

    Raises:
        UsageError: It cannot be read, is no table, or has no column `file`.
    """
    name = printable(str(path))
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        raise UsageError(f"--meta {name}: cannot be read ({error.strerror or error}). Check the name.") from error
    if len(data) > _LARGEST:
        raise UsageError(f"--meta {name}: is larger than {_LARGEST // MEBIBYTE} MiB. Split it.")
    try:
        text = encoding.decode(data, name).text
    except InputError as error:
        raise UsageError(f"--meta {error}") from error
    head = text.split("\n", 1)[0]
    separator = max(_SEPARATORS, key=head.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    shown = printable(path.name)
    rows: list[Row] = []
    try:
        columns = [column.strip().lower() for column in next(lines, [])]
        _check(columns, name)
        rows.extend(_row(columns, cells, lines.line_num, shown) for cells in lines if any(map(str.strip, cells)))
    except csv.Error as error:
        raise UsageError(
            f"--meta {name}: line {lines.line_num} is broken ({error}). Check its quotation marks."
        ) from error
    return Table(path, hashlib.sha256(data).hexdigest(), tuple(rows), tuple(_unknown(columns, shown)))


def applied(documents: Sequence[Document], table: Table) -> tuple[tuple[Document, ...], tuple[Notice, ...]]:
    """The documents again, with what the table says of them before all they say themselves.

    Returns:
        The documents in their order, and what the reader must know of lines that could not be used.

    Raises:
        UsageError: Two lines are about one article.
    """
    notices = list(table.notices)
    places = _Places(documents, table.path)
    rows: dict[str, Row] = {}
    for row in table.rows:
        found = places.of(row.file)
        where = f"{table.name} line {row.line}"
        if not found:
            told = f"{where}: {row.file!r} is none of the articles, and the line was not used. Check the name."
            notices.append(Notice(table.name, "meta_unmatched", told))
        elif len({_file(each) for each in found}) > 1:
            names = ", ".join(sorted({_file(each) for each in found})[:_SHOWN])
            told = f"{where}: {row.file!r} is the name of several ({names}), and the line was not used. Say which."
            notices.append(Notice(table.name, "meta_unmatched", told))
        else:
            for each in found:
                if each.id in rows:
                    raise UsageError(
                        f"--meta {table.name}: lines {rows[each.id].line} and {row.line} are both about {_file(each)}. "
                        "Leave one of them out."
                    )
                rows[each.id] = row
    return tuple(_with(each, rows.get(each.id)) for each in documents), tuple(notices)


def overlaid(above: Metadata, below: Metadata) -> Metadata:
    """Each fact from ``above`` where it states one, else from ``below``; what a page states for machines stays."""
    filled = {name: getattr(above, name) or getattr(below, name) for name in Metadata.__slots__}
    return Metadata(**{**filled, "properties": below.properties})


def _check(columns: Sequence[str], name: str) -> None:
    if _FILE not in columns:
        raise UsageError(
            f"--meta {name}: has no column `{_FILE}`. Its first line must name the columns: `{_FILE}` and any of "
            f"{KNOWN}."
        )
    twice = sorted({column for column in columns if column and columns.count(column) > 1})
    if twice:
        raise UsageError(f"--meta {name}: the column `{twice[0]}` stands there twice. Leave one of them out.")


def _unknown(columns: Sequence[str], name: str) -> Iterable[Notice]:
    unknown = [column for column in columns if column and column not in (_FILE, *FIELDS)]
    if unknown:
        shown = ", ".join(f"`{printable(column[:40])}`" for column in unknown[:_SHOWN])
        yield Notice(
            name,
            "meta_columns",
            f"{name}: {shown} cannot be said of an article and was passed over; there are {KNOWN}.",
        )


def _row(columns: Sequence[str], cells: Sequence[str], line: int, name: str) -> Row:
    if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
        raise UsageError(
            f"--meta {name}: line {line} has {len(cells)} cells, and there are {len(columns)} columns. Put what holds "
            "a separator in quotation marks."
        )
    values = dict(zip(columns, cells, strict=False))
    metadata, notices = metadata_of(values, tuple(values.get("authors", "").split(";")), f"{name} line {line}")
    return Row(line, values.get(_FILE, "").strip(), metadata, notices)


class _Places:
    """The documents by all the ways their files may be named."""

    def __init__(self, documents: Iterable[Document], table: Path) -> None:
        self._folder = table.parent
        self._absolute: defaultdict[str, list[Document]] = defaultdict(list)
        self._ends: defaultdict[tuple[str, ...], list[Document]] = defaultdict(list)
        for each in documents:
            for written in dict.fromkeys((each.source, _file(each))):
                parts = _parts(written)
                for start in range(max(0, len(parts) - _DEEPEST), len(parts)):
                    self._ends[parts[start:]].append(each)
            self._absolute[_resolved(Path(_file(each)))].append(each)

    def of(self, written: str) -> list[Document]:
        """The documents that are meant; those of several files where the name does not tell them apart."""
        parts = _parts(written)
        if not parts:
            return []
        try:
            found = self._absolute.get(_resolved(self._folder.joinpath(*parts)))
        except (OSError, ValueError):
            found = None
        return found or self._ends.get(parts[-_DEEPEST:], [])


def _parts(written: str) -> tuple[str, ...]:
    """A path's parts, however its separators are written; an address has them too."""
    return tuple(part for part in PurePosixPath(written.replace("\\", "/")).parts if part != ".")


def _resolved(path: Path) -> str:
    """An absolute path without `..`, by its letters alone: what it leads to need not be there."""
    return os.path.normpath(path.absolute())


def _file(document: Document) -> str:
    """The file an article is in, where it is one of many in it (`export.jsonl#row=12`)."""
    return document.source if "://" in document.source else document.source.partition("#")[0]


def _with(document: Document, row: Row | None) -> Document:
    if row is None:
        return document
    notices = tuple(Notice(document.id, code, message) for code, message in row.notices)
    return replace(document, metadata=overlaid(row.metadata, document.metadata), notices=(*document.notices, *notices))
