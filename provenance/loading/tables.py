"""CSV and TSV: the first row names the columns, each further one is an article.

Tables are pasted together, cut and edited by hand. A row that cannot be right, with more cells than there are columns,
with a quotation that is never closed, in bytes that are no text, is an error that names its line, and the rows behind
it are read: a quotation that does not end before the file or the limit for one article does would have swallowed them,
so the lines it took are read again from the second on.
"""

from __future__ import annotations

import csv
from itertools import chain
from typing import TYPE_CHECKING, Final

from provenance.errors import InputError, NoArticleError
from provenance.loading.columns import article, columns_of, no_text
from provenance.loading.formats import CSV, ENDINGS, TSV, Parsed, ending
from provenance.loading.lines import lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.loading.columns import Columns
    from provenance.loading.formats import Found
    from provenance.loading.lines import Line
    from provenance.loading.options import LoadOptions
    from provenance.loading.raw import Raw

_DELIMITERS: Final = (",", ";", "\t", "|")
"""What parts cells: spreadsheets write semicolons where a comma parts decimals."""
_MOST_COLUMNS = 2_000


def read(raw: Raw, options: LoadOptions) -> Iterator[Found]:
    """The articles of a table.

    Raises:
        NoArticleError: no column is known to hold the text, or there is no row.
        InputError: the first row cannot be read.
    """
    # The module's own limit, 131,072 characters, is less than a long article; it can only be set for all readers.
    csv.field_size_limit(max(csv.field_size_limit(), options.max_bytes))
    rows = _rows(raw, options.max_bytes)
    first = next(rows, None)
    if first is None or isinstance(first, InputError):
        raise first or NoArticleError(raw.name, "holds no row.")
    names = first[1]
    columns = _columns(names, raw, options)
    some = False
    for row in rows:
        some = True
        if isinstance(row, InputError):
            yield row
            continue
        number, cells, notices = row
        place = f"line={number}"
        if len(cells) > len(names) and any(cells[len(names) :]):
            yield InputError(
                f"{raw.name}#{place}",
                f"has {len(cells)} cells, and the table {len(names)} columns. Is a cell not quoted?",
            )
            continue
        found = article(dict(zip(names, cells, strict=False)), columns, raw.name, place)
        if notices and isinstance(found, Parsed):
            from dataclasses import replace  # noqa: PLC0415 - few tables need it

            found = replace(found, notices=(*notices, *found.notices))
        yield found
    if not some:
        raise NoArticleError(raw.name, "holds no row below the names of its columns.")


def _columns(names: list[str], raw: Raw, options: LoadOptions) -> Columns:
    if len(names) > _MOST_COLUMNS:
        raise InputError(raw.name, f"has {len(names):,} columns; a table of articles has a dozen.")
    columns = columns_of(tuple(names), options.mapping)
    if not columns.has_text:
        raise NoArticleError(raw.name, no_text(names, options.mapping))
    return columns


_Row = tuple[int, list[str], tuple[tuple[str, str], ...]]


def _rows(raw: Raw, limit: int) -> Iterator[_Row | InputError]:
    """The rows that hold anything, each with the number of its first line and what to tell of it."""
    source = lines(raw, limit)
    delimiter = ""
    again: list[Line] = []
    while True:
        waiting = chain(again, source)
        first = next(waiting, None)
        if first is None:
            return
        if first.error or not first.text.strip("\r\n \t\0\ufeff"):
            again = again[1:]
            if first.error:
                yield InputError(f"{raw.name}#line={first.number}", first.error)
            continue
        delimiter = delimiter or _delimiter(first.text, raw)
        feed = _Feed(chain((first,), waiting), limit)
        problem, cells = "", [""]
        try:
            cells = next(csv.reader(feed, delimiter=delimiter))
        except csv.Error as error:
            problem = str(error)
        if feed.over:
            problem = "a quotation in it is never closed"
        if problem:
            yield InputError(f"{raw.name}#line={first.number}", f"is a row that cannot be read: {problem}.")
            again = [*feed.taken[1:], *again[len(feed.taken) :]]
            continue
        again = again[len(feed.taken) :]
        yield first.number, cells, tuple(dict.fromkeys(notice for line in feed.taken for notice in line.notices))


class _Feed:
    """The lines of one row as the reader asks for them: it asks for another only within a quotation."""

    def __init__(self, source: Iterator[Line], limit: int) -> None:
        """Feed lines of ``source``, no more of them than ``limit`` bytes."""
        self.taken: list[Line] = []
        self.over = False
        """Whether the file ended within the row."""
        self._source = source
        self._left = limit

    def __iter__(self) -> Iterator[str]:
        """Itself."""
        return self

    def __next__(self) -> str:
        """The text of the next line."""
        line = next(self._source, None)
        if line is None:
            self.over = True
            raise StopIteration
        self.taken.append(line)
        self._left -= len(line.data)
        if line.error or self._left < 0:
            raise csv.Error("a quotation in it is not closed within the limit for one article")
        return line.text


def _delimiter(header: str, raw: Raw) -> str:
    known = raw.media_type or ENDINGS.get(ending(raw.path))
    if known == TSV:
        return "\t"
    counts = {sign: len(next(csv.reader([header], delimiter=sign), [])) for sign in _DELIMITERS}
    best = max(_DELIMITERS, key=lambda sign: counts[sign])
    return best if counts[best] > 1 or known != CSV else ","
