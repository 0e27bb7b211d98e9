"""Parquet: each row is an article. Only the columns that are of use are read, a batch of rows at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.errors import InputError, NoArticleError
from provenance.loading.columns import article, columns_of, no_text
from provenance.loading.raw import mebibytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyarrow.parquet import ParquetFile

    from provenance.loading.formats import Found
    from provenance.loading.options import LoadOptions
    from provenance.loading.raw import Raw

_BATCH = 128
"""Rows held at once: articles of some kilobytes come to a megabyte."""
_HELD = 64 * 2**20
"""Bytes of a file that lies in an archive or comes through a pipe: it must be held, as its index stands at its end."""
_MOST_COLUMNS = 10_000


def read(raw: Raw, options: LoadOptions) -> Iterator[Found]:
    """The articles of a Parquet file.

    Raises:
        InputError: it is damaged, or the library for it is not installed.
        NoArticleError: no column is known to hold the text, or there is no row.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra, needed only here
        import pyarrow.parquet as pq  # noqa: PLC0415 - see above
    except ImportError:
        raise InputError(
            raw.name, "is a Parquet file: install what reads it (`pip install 'provenance[parquet]'`)."
        ) from None
    try:
        table: ParquetFile = pq.ParquetFile(raw.seekable(_HELD), pre_buffer=False)
        names = list(table.schema_arrow.names)
        columns = columns_of(tuple(names[:_MOST_COLUMNS]), options.mapping)
        if not columns.has_text:
            raise NoArticleError(raw.name, no_text(names, options.mapping))
        _check(table, columns.used(), raw, options)
        number = 0
        for batch in table.iter_batches(batch_size=_BATCH, columns=columns.used(), use_threads=False):
            for row in batch.to_pylist():
                number += 1
                yield article(row, columns, raw.name, f"row={number}")
    except (pa.ArrowException, OSError, ValueError, UnicodeDecodeError) as error:
        reason = str(error).partition("\n")[0][:200]
        raise InputError(
            raw.name, f"is no Parquet file that can be read ({reason}). Fetch or copy it again."
        ) from error
    if not number:
        raise NoArticleError(raw.name, "holds no row.")


def _check(table: ParquetFile, used: list[str], raw: Raw, options: LoadOptions) -> None:
    """Refuse a file whose own index says that it unpacks to more than is read."""
    index = table.metadata
    most = 0
    total = 0
    for i in range(index.num_row_groups):
        group = index.row_group(i)
        sizes = [group.column(j) for j in range(group.num_columns)]
        wanted = sum(each.total_uncompressed_size for each in sizes if each.path_in_schema.split(".")[0] in used)
        most, total = max(most, wanted), total + wanted
    if total > options.max_expanded or most > _MOST_GROUP:
        raise InputError(
            raw.name, f"unpacks to {mebibytes(total)}, a group of its rows to {mebibytes(most)}: too much."
        )


_MOST_GROUP = 4 * 2**30
"""Bytes of one row group: writers make them of 128 MiB to 1 GiB."""
