"""`provenance report`: any format again from a stored JSON report, or a story of a scan as a full report.

`provenance schema`: what a JSON report holds.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.cli.output import console, write_all, write_out
from provenance.cli.progress import progress_for
from provenance.cli.registry import registry_of
from provenance.cli.targets import Look, rendered, targets
from provenance.data.agencies import using
from provenance.errors import InputError, UsageError
from provenance.loading.identify import printable
from provenance.report.catalogue import known_language
from provenance.report.finish import Finish, finished
from provenance.report.stored import MOST_BYTES, opened, with_texts, without_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.report.document import Json

_STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Story:
    """A story of a scan: its number, how many of its articles are compared at most, agencies of the user's."""

    number: str
    most: int
    agencies: Path | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asked for; ``articles`` are files and folders that hold texts the report lacks, or the corpus.

    ``report`` is a stored report, or with ``story`` the folder that a scan wrote.
    """

    report: str
    output: Sequence[Path]
    report_format: str | None
    look: Look
    finish: Finish
    articles: Sequence[str] = ()
    quiet: bool = False
    story: Story | None = None


def run(request: Request) -> None:
    """Open the stored report, or compare the story, and write what is asked for, or a summary to the terminal.

    Raises:
        InputError: the stored report cannot be read, or is none.
        UsageError: an unknown format, a place that cannot be written, no such story.
    """
    wanted = targets(request.output, request.report_format, request.look.table)
    _spare(request)
    known_language(request.look.language)
    if request.story:
        found = _compared(Path(request.report), request.story, request.articles, quiet=request.quiet)
    else:
        found = _texts(opened(_read(request.report), printable(request.report)), request)
    document = finished(found, request.finish)
    made = rendered(document, wanted, request.look)
    if not wanted:
        from provenance.report.summary import print_summary  # rich tables, needed only here

        print_summary(document, console())
        return
    if not request.quiet and any(each.name in ("html", "csv", "markdown") for each in wanted):
        _tell_of_texts(document)
    files = [(each.path, text) for each, text in made.items() if each.path]
    write_all(files)
    for each, text in made.items():
        if each.path is None:
            write_out(text)
        elif not request.quiet:
            sys.stderr.write(f"wrote {each.path}\n")


def _compared(folder: Path, story: Story, corpus: Sequence[str], *, quiet: bool) -> Json:
    """The comparison of a story's articles, as the document of a report."""
    from provenance.pipeline import compare  # only for a story of a scan
    from provenance.report.document import document
    from provenance.scan.story import documents_of

    documents, members = documents_of(folder, story.number, story.most, corpus)
    with using(registry_of(story.agencies)) as registry:
        options: dict[str, object] = {"story": story.number, "articles_of_story": members, **registry.options}
        found = document(compare(documents, options=options, progress=progress_for(quiet=quiet)))
    if not quiet and len(documents) < members:
        sys.stderr.write(
            f"{story.number} has {members} articles; the report compares {len(documents)} of them (--most)\n"
        )
    return found


def print_schema() -> None:
    """The JSON Schema of the report to standard output."""
    from provenance.report.schema import text

    write_out(text())


def _read(source: str) -> bytes:
    """The bytes of the report, up to one more than any report may have."""
    if source != _STANDARD_INPUT and Path(source).is_dir():
        raise UsageError(f"{source} is a folder: of a scan, name the story too, such as {source} s00001.")
    try:
        if source == _STANDARD_INPUT:
            return sys.stdin.buffer.read(MOST_BYTES + 1)
        with Path(source).open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise InputError(printable(source), f"cannot be read: {reason}.") from error


def _texts(document: Json, request: Request) -> Json:
    """The report with the texts it lacks, as far as the files that were given hold them.

    Raises:
        UsageError: the texts were left out on purpose.
        InputError: one of the files cannot be read.
    """
    if not request.articles:
        return document
    case = document.get("case", {})
    if case.get("redacted") or case.get("anonymous"):
        raise UsageError("--articles would put back what was taken out of this report when it was made.")
    from provenance.loading import read_sources  # only where texts are put back

    documents, errors = read_sources(request.articles)
    if errors:
        raise errors[0]
    return with_texts(document, documents, printable(request.report))


def _tell_of_texts(document: Json) -> None:
    missing = without_text(document)
    if missing:
        sys.stderr.write(
            f"provenance: this report does not hold the text of {len(missing)} "
            f"{'article' if len(missing) == 1 else 'articles'}, so passages are shown by their offsets alone; "
            "--articles FOLDER puts the texts back from the files that were compared.\n"
        )


def _spare(request: Request) -> None:
    """No report may take the place of an article."""
    inputs = {Path(source).resolve() for source in request.articles}
    for path in request.output:
        if path.resolve() in inputs:
            raise UsageError(f"{path} is one of the articles; give the report another name.")
