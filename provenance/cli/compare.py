"""`provenance compare`: read, compare, render; nothing is written before all of it is done."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from provenance.cli.output import console, write_all, write_out
from provenance.cli.progress import progress_for
from provenance.cli.reading import documents_of
from provenance.cli.registry import outlets_of, registry_of
from provenance.data.agencies import using
from provenance.errors import UsageError
from provenance.model import Notice
from provenance.pipeline import compare
from provenance.report import FORMATS, render
from provenance.report.document import document

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from provenance.data.agencies import Registry

_ENDINGS = {".html": "html", ".htm": "html", ".json": "json", ".csv": "csv", ".md": "markdown", ".provn": "prov"}


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asked for."""

    sources: Sequence[str]
    output: Sequence[Path]
    report_format: str | None
    no_text: bool
    keep_going: bool
    quiet: bool
    outlets: Sequence[str] = ()
    agencies: Path | None = None
    whole: bool = False


def run(request: Request) -> bool:
    """Compare and report; whether any reuse was found.

    Raises:
        UsageError: too few articles, an unknown format, a place that cannot be written.
        InputError: a source could not be read.
    """
    targets = [(path, _format_of(path, request.report_format)) for path in dict.fromkeys(request.output)]
    _spare_inputs(request)
    if not targets and request.report_format:
        _known(request.report_format)
    told = outlets_of(request.outlets)
    with using(registry_of(request.agencies)) as registry:
        finished, rendered = _compared(request, told, registry, [name for _, name in targets])
    if targets:
        write_all([(path, rendered[name]) for path, name in targets])
        if not request.quiet:
            _say(finished, [path for path, _ in targets])
    elif request.report_format:
        write_out(rendered[request.report_format])
    else:
        from provenance.report.summary import print_summary  # noqa: PLC0415 - rich tables, needed only here

        print_summary(finished, console())
    return any(pair["relation"] in ("copy", "partial", "shared_source") for pair in finished["pairs"])


def _compared(
    request: Request, told: Mapping[str, str], registry: Registry, names: Sequence[str]
) -> tuple[dict[str, Any], dict[str, str]]:
    """The report's document, and that document in every format asked for."""
    progress = progress_for(quiet=request.quiet)
    documents, errors = documents_of(
        request.sources,
        outlets=told,
        keep_going=request.keep_going,
        progress=progress,
        quiet=request.quiet,
        whole=request.whole,
    )
    options: dict[str, object] = {"no_text": request.no_text, **registry.options}
    if request.whole:
        options["whole"] = True
    if told:
        said = [each for each in documents if each.metadata.outlet and each.metadata.outlet.basis == "option"]
        options["outlets"] = {each.id: each.metadata.outlet.value for each in said if each.metadata.outlet}
    comparison = compare(documents, options=options, progress=progress)
    unread = tuple(Notice(error.source, "unreadable", str(error)) for error in errors)
    finished = document(replace(comparison, notices=(*unread, *comparison.notices)))
    asked = names or ([request.report_format] if request.report_format else [])
    return finished, {name: render(finished, name, no_text=request.no_text) for name in dict.fromkeys(asked)}


def _spare_inputs(request: Request) -> None:
    """No report may take the place of an article that it is about."""
    inputs = {Path(source).resolve() for source in request.sources if source != "-"}
    for path in request.output:
        if str(path) == "-":
            raise UsageError("For standard output leave -o out and name the --format.")
        if path.resolve() in inputs:
            raise UsageError(f"{path} is one of the articles; give the report another name.")


def _format_of(path: Path, asked: str | None) -> str:
    name = asked or _ENDINGS.get(path.suffix.lower())
    if name is None:
        raise UsageError(
            f"{path}: the ending does not tell the format of the report; end the name with .html or .json, or say "
            "--format."
        )
    return _known(name)


def _known(name: str) -> str:
    if name not in FORMATS:
        raise UsageError(f"There is no report format {name!r} in this version; there are {' and '.join(FORMATS)}.")
    return name


def _say(finished: dict[str, Any], paths: Sequence[Path]) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"{finished['origin']['explanation']}\n")
    for path in paths:
        sys.stderr.write(f"wrote {path}\n")
