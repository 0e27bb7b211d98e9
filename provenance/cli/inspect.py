"""`provenance inspect`: what each article was understood to be, in the order given."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from provenance.cli.output import console, write_out
from provenance.cli.progress import progress_for
from provenance.cli.reading import documents_of
from provenance.cli.registry import outlets_of, registry_of, table_of
from provenance.data.agencies import using
from provenance.pipeline import understand
from provenance.report.document import article

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from provenance.loading import LoadOptions
    from provenance.model import Document


def run(
    sources: Sequence[str],
    *,
    as_json: bool,
    keep_going: bool,
    quiet: bool,
    outlets: Sequence[str],
    own: Path | None,
    loading: LoadOptions,
) -> None:
    """Print every article: as JSON Lines, or as a page for reading.

    Raises:
        InputError: a source could not be read.
        UsageError: what is said of outlets or agencies cannot be.
    """
    told = outlets_of(outlets)
    progress = progress_for(quiet=quiet)
    with using(registry_of(own)):
        documents, _ = documents_of(
            sources,
            outlets=told,
            keep_going=keep_going,
            progress=progress,
            quiet=quiet,
            loading=loading,
            table=table_of(loading.meta),
        )
        ordered = _as_given(documents, sources)
        articles = [understand(each) for each in progress.over(ordered, "Reading articles", len(ordered))]
    if as_json:
        write_out("".join(json.dumps(article(each), ensure_ascii=False) + "\n" for each in articles))
        return
    from provenance.report.inspection import print_article  # rich tables, needed only here

    screen = console()
    for each in articles:
        print_article(article(each), screen)


def _as_given(documents: Sequence[Document], sources: Sequence[str]) -> list[Document]:
    """The documents in the order of the sources; those of a folder follow each other where the folder was named."""
    position = {source: number for number, source in reversed(list(enumerate(sources)))}
    return sorted(
        documents,
        key=lambda each: (
            min(
                (
                    number
                    for source, number in position.items()
                    if each.source == source or each.source.startswith((f"{source.rstrip('/')}/", f"{source}#"))
                ),
                default=len(position),
            ),
            each.id,
        ),
    )
