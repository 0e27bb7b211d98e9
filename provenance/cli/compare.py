"""`provenance compare`: read, compare, render; nothing is written before all of it is done."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.cli.output import console, write_all, write_out
from provenance.cli.progress import progress_for
from provenance.cli.reading import documents_of
from provenance.cli.registry import outlets_of, registry_of, table_of
from provenance.cli.targets import Look, rendered, targets
from provenance.data.agencies import using
from provenance.errors import UsageError
from provenance.loading import LoadOptions
from provenance.pipeline import compare
from provenance.report.catalogue import known_language
from provenance.report.document import document
from provenance.report.finish import Finish, finished

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from provenance.data.agencies import Registry
    from provenance.report.document import Json


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asked for."""

    sources: Sequence[str]
    output: Sequence[Path]
    report_format: str | None
    look: Look
    finish: Finish
    keep_going: bool
    quiet: bool
    outlets: Sequence[str] = ()
    agencies: Path | None = None
    source_inside: bool = False
    loading: LoadOptions = field(default_factory=LoadOptions)


def run(request: Request) -> bool:
    """Compare and report; whether any reuse was found.

    Raises:
        UsageError: too few articles, an unknown format, a place that cannot be written.
        InputError: a source could not be read.
    """
    wanted = targets(request.output, request.report_format, request.look.table)
    _spare_inputs(request)
    known_language(request.look.language)
    told = outlets_of(request.outlets)
    with using(registry_of(request.agencies)) as registry:
        result = _compared(request, told, registry)
        made = rendered(result, wanted, request.look)
    if files := [(each.path, text) for each, text in made.items() if each.path]:
        write_all(files)
        if not request.quiet:
            _say(result, [path for path, _ in files])
    elif made:
        write_out(next(iter(made.values())))
    else:
        from provenance.report.summary import print_summary  # rich tables, needed only here

        print_summary(result, console())
    return any(pair["relation"] in ("copy", "partial", "shared_source") for pair in result["pairs"])


def _compared(request: Request, told: Mapping[str, str], registry: Registry) -> Json:
    """The report's document, as it is to be shown."""
    progress = progress_for(quiet=request.quiet)
    table = table_of(request.loading.meta)
    documents, notices = documents_of(
        request.sources,
        outlets=told,
        keep_going=request.keep_going,
        progress=progress,
        quiet=request.quiet,
        loading=request.loading,
        table=table,
    )
    options: dict[str, object] = {"no_text": request.look.no_text, **registry.options}
    if request.loading.whole:
        options["whole"] = True
    if request.loading.mapping:
        options["map"] = dict(request.loading.mapping)
    if table:
        options["meta"] = {"file": table.name, "sha256": table.sha256}
    if told:
        given = set(told.values())
        said = [each for each in documents if each.metadata.outlet and each.metadata.outlet.value in given]
        options["outlets"] = {each.id: each.metadata.outlet.value for each in said if each.metadata.outlet}
    comparison = compare(documents, options=options, progress=progress, source_inside=request.source_inside)
    return finished(document(replace(comparison, notices=(*notices, *comparison.notices))), request.finish)


def _spare_inputs(request: Request) -> None:
    """No report may take the place of an article that it is about."""
    inputs = {Path(source).resolve() for source in request.sources if source != "-"}
    if request.loading.meta:
        inputs.add(request.loading.meta.resolve())
    for path in request.output:
        if path.resolve() in inputs:
            raise UsageError(f"{path} is one of the inputs; give the report another name.")


def _say(result: Json, paths: Sequence[Path]) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"{result['origin']['explanation']}\n")
    for path in paths:
        sys.stderr.write(f"wrote {path}\n")
