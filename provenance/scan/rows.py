"""Rows of a Parquet file as the lines of a corpus: each a JSON object, its columns the fields.

::

    part.parquet    row group 1   rows 0…65,535        a piece each, read by whoever reads
                    row group 2   rows 65,536…

What a row does not say (a null) is left out, as in a line that does not say it.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any

from provenance.errors import InputError
from provenance.scan.extra import module

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ROWS = 1024
"""Rows that are held as Python objects at once. Judgement: some megabytes of articles."""


def is_table(name: str) -> bool:
    """Whether a file holds a record a row, by its name."""
    return name.lower().endswith(".parquet")


def row_groups(name: str) -> list[tuple[int, int, int]]:
    """First row, the row behind the last, and bytes, of each row group; nothing of a file that cannot be read."""
    try:
        with _opened(name) as file:
            return _groups(file)
    except InputError:
        return []


def _groups(file: Any) -> list[tuple[int, int, int]]:  # noqa: ANN401 - a library without types
    said = file.metadata
    groups = [said.row_group(number) for number in range(said.num_row_groups)]
    edges = accumulate((each.num_rows for each in groups), initial=0)
    return [(*rows, each.total_byte_size) for rows, each in zip(pairwise(edges), groups, strict=True)]


def rows(name: str, first: int = 0, last: int = -1) -> Iterator[bytes]:
    """Rows as lines, in order.

    Args:
        name: the file.
        first: the first row; a row group begins with it.
        last: the row behind the last; -1 for all.

    Raises:
        InputError: it cannot be read.
    """
    with _opened(name) as file:
        inside = [
            number
            for number, (begin, end, _) in enumerate(_groups(file))
            if begin >= first and (last < 0 or end <= last)
        ]
        yield from _lines(name, file, inside)


def rows_again(name: str, wanted: Sequence[int]) -> Iterator[bytes]:
    """Some rows as lines, in order; only row groups with one of them are read.

    Raises:
        InputError: it cannot be read.
    """
    left = iter(wanted)
    row = next(left, None)
    with _opened(name) as file:
        for number, (begin, end, _) in enumerate(_groups(file)):
            if row is None or row >= end:
                continue
            for at, line in enumerate(_lines(name, file, [number]), begin):
                while row == at:
                    yield line
                    row = next(left, None)


def _lines(name: str, file: Any, numbers: Sequence[int]) -> Iterator[bytes]:  # noqa: ANN401 - a library without types
    dumps = module("orjson").dumps
    try:
        for batch in file.iter_batches(_ROWS, row_groups=list(numbers), use_threads=False):
            for row in batch.to_pylist():
                yield dumps({field: value for field, value in row.items() if value is not None}, default=str)
    except (OSError, ValueError, TypeError, module("pyarrow").ArrowException) as error:
        raise _unreadable(name, error) from error


def _opened(name: str) -> Any:  # noqa: ANN401 - a library without types
    """A file; without threads, for it may be read in a process that was forked.

    Raises:
        InputError: it is no Parquet file.
    """
    try:
        return module("pyarrow.parquet").ParquetFile(name, pre_buffer=False)
    except (OSError, ValueError, module("pyarrow").ArrowException) as error:
        raise _unreadable(name, error) from error


def _unreadable(name: str, error: Exception) -> InputError:
    return InputError(name, f"cannot be read as a Parquet file: {error}. Write it again, or leave it out.")
