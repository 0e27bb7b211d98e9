"""Sources to documents, for every command alike: what cannot be read stops the command, unless it is to keep going."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from provenance import published_by
from provenance.errors import InputError
from provenance.loading import LoadOptions, read_sources

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from provenance.model import Document
    from provenance.progress import Progress


def documents_of(
    sources: Sequence[str],
    *,
    outlets: Mapping[str, str],
    keep_going: bool,
    progress: Progress,
    quiet: bool,
    whole: bool = False,
) -> tuple[tuple[Document, ...], tuple[InputError, ...]]:
    """The documents, and with ``keep_going`` also the errors of what could not be read.

    Raises:
        UsageError: ``outlets`` names no article, or several at once.
        InputError: a source could not be read and ``keep_going`` is off; names every one that could not.
    """
    documents, errors = read_sources(
        sources, options=LoadOptions(whole=whole), progress=progress.count("Reading files")
    )
    if errors and not keep_going:
        if len(errors) == 1:
            raise errors[0]
        listed = "\n".join(f"  {error}" for error in errors)
        raise InputError(
            errors[0].source, f"{len(errors)} inputs could not be read:\n{listed}\n(--keep-going leaves them out)"
        )
    if errors and not quiet:
        for error in errors:
            sys.stderr.write(f"provenance: left out: {error}\n")
    return published_by(documents, outlets), errors
