"""`provenance inspect`: what each article was understood to be, in the order given."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from provenance.cli.output import console, write_out
from provenance.cli.progress import progress_for
from provenance.cli.reading import documents_of
from provenance.pipeline import understand
from provenance.report.document import article

if TYPE_CHECKING:
    from collections.abc import Sequence


def run(sources: Sequence[str], *, as_json: bool, keep_going: bool, quiet: bool) -> None:
    """Print every article: as JSON Lines, or as a page for reading.

    Raises:
        InputError: a source could not be read.
    """
    progress = progress_for(quiet=quiet)
    documents, _ = documents_of(sources, keep_going=keep_going, progress=progress, quiet=quiet)
    position = {source: number for number, source in reversed(list(enumerate(sources)))}
    # Files of a folder follow each other where the folder was named.
    ordered = sorted(
        documents,
        key=lambda each: (
            min(
                (
                    number
                    for source, number in position.items()
                    if each.source == source or each.source.startswith(f"{source.rstrip('/')}/")
                ),
                default=len(position),
            ),
            each.id,
        ),
    )
    articles = [understand(each) for each in progress.over(ordered, "Reading articles", len(ordered))]
    if as_json:
        write_out("".join(json.dumps(article(each), ensure_ascii=False) + "\n" for each in articles))
        return
    from provenance.report.inspection import print_article  # noqa: PLC0415 - rich tables, needed only here

    screen = console()
    for each in articles:
        print_article(article(each), screen)
