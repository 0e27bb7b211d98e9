"""Sources to documents, for every command alike: what cannot be read stops the command, unless it is to keep going."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from provenance import described_by, published_by
from provenance.errors import InputError, PassedOverError
from provenance.loading import read_sources
from provenance.model import Notice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from provenance.loading import LoadOptions
    from provenance.loading.described import Table
    from provenance.model import Document
    from provenance.progress import Progress


def columns_asked(written: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """What `--map` says, as pairs of field and column.

    Raises:
        UsageError: it names a field that there is not, one twice, or no column.
    """
    if not written:
        return ()
    from provenance.loading.columns import asked  # only tables need it

    return asked(written)


_LISTED = 50
"""Inputs that an error lists before it stops: a table may have thousands of bad rows."""


def documents_of(
    sources: Sequence[str],
    *,
    outlets: Mapping[str, str],
    keep_going: bool,
    progress: Progress,
    quiet: bool,
    loading: LoadOptions,
    table: Table | None = None,
) -> tuple[tuple[Document, ...], tuple[Notice, ...]]:
    """The documents, and what the reader of a report must know of the inputs as a whole.

    That is what was passed over, what of ``table`` could not be used and, with ``keep_going``, what could not be read.

    Raises:
        UsageError: ``outlets`` names no article, or several at once; an address is given though nothing may be fetched.
        InputError: a source could not be read and ``keep_going`` is off; names every one that could not.
    """
    documents, errors = read_sources(sources, options=loading, progress=progress.count("Reading files"))
    grave = [error for error in errors if not isinstance(error, PassedOverError)]
    if grave and not keep_going:
        if len(grave) == 1:
            raise grave[0]
        listed = "\n".join(f"  {error}" for error in grave[:_LISTED])
        more = f"\n  … and {len(grave) - _LISTED:,} more" if len(grave) > _LISTED else ""
        raise InputError(
            grave[0].source,
            f"{len(grave):,} inputs could not be read:\n{listed}{more}\n(--keep-going leaves them out)",
        )
    documents, unused = described_by(documents, table) if table else (documents, ())
    if not quiet:
        for error in errors:
            what = "passed over" if isinstance(error, PassedOverError) else "left out"
            sys.stderr.write(f"provenance: {what}: {error}\n")
        for notice in unused:
            sys.stderr.write(f"provenance: {notice.message}\n")
    return published_by(documents, outlets), (*map(_notice, errors), *unused)


def _notice(error: InputError) -> Notice:
    return Notice(error.source, "passed_over" if isinstance(error, PassedOverError) else "unreadable", str(error))
