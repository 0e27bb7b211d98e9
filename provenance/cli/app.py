"""The commands and their options. Whatever takes time to import is imported by the command that needs it."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli.commands import Command, Group
from provenance.errors import InputError, ProvenanceError, UsageError
from provenance.version import VERSION

if TYPE_CHECKING:
    from provenance.loading import LoadOptions

USAGE = 2
UNREADABLE = 3
REUSE = 1
UNKNOWN = 1

app = typer.Typer(
    name="provenance",
    cls=Group,
    help="Of these articles that say the same thing: who wrote it first, who took it over, how much, and did they "
    "say so?",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE...",
        help="Articles, tables and archives of them, folders, web addresses, or - for standard input; docs/inputs.md.",
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no notices on standard error.")]
KeepGoing = Annotated[
    bool, typer.Option("--keep-going", help="Go on without the inputs that cannot be read; the report names them.")
]

Outlets = Annotated[
    list[str] | None,
    typer.Option("--outlet", metavar="SOURCE=NAME", help="Who published this article. May be given for each."),
]
OwnAgencies = Annotated[
    Path | None,
    typer.Option("--agencies", metavar="FILE.toml", help="Agencies and outlets of your own; see docs/agencies.md."),
]
Meta = Annotated[
    Path | None,
    typer.Option("--meta", metavar="FILE.csv", help="What you know of the articles: a table, a line for each file."),
]
Offline = Annotated[bool, typer.Option("--offline", help="Fetch nothing; an address is an error then.")]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Let addresses lead to this machine and its network.")
]
SaveInputs = Annotated[
    Path | None,
    typer.Option("--save-inputs", metavar="DIR", help="Keep what is fetched, so that the report can be made again."),
]

Whole = Annotated[
    bool,
    typer.Option("--whole", help="The texts are articles and nothing else: look for no masthead, menu or comment."),
]


SourceInside = Annotated[
    bool,
    typer.Option(
        "--source-inside",
        help="You know that no absent text stands behind two that agree: one of them had it first. The report says so.",
    ),
]

Output = Annotated[
    list[Path] | None,
    typer.Option("--output", "-o", help="Write a report here; the ending tells the format. May be given twice."),
]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        help="html, json, csv, markdown or prov, whatever the file ending says; alone: to standard output.",
    ),
]
Table = Annotated[
    str | None,
    typer.Option("--table", help="Which table CSV writes: passages (if not said), pairs, articles or mosaic."),
]
NoText = Annotated[
    bool, typer.Option("--no-text", help="Leave the text of plain-text articles out of the JSON report.")
]
Title = Annotated[str | None, typer.Option("--title", help="A title for the report.")]
CaseNumber = Annotated[str | None, typer.Option("--case", metavar="ID", help="Your own number of the case.")]
Stamp = Annotated[
    bool, typer.Option("--stamp", help="Print in the report when it was made; otherwise no clock is read.")
]
RedactText = Annotated[
    bool, typer.Option("--redact-text", help="Blank all text that is no passage, mark of origin or date.")
]
Anonymous = Annotated[
    bool, typer.Option("--anonymous", help="Call the outlets A, B, C; mask authors, files and addresses.")
]
TemplateDir = Annotated[
    Path | None,
    typer.Option("--template-dir", metavar="DIR", help="Templates of your own in place of those of the same name."),
]
Language = Annotated[
    str, typer.Option("--language", help="Language of the HTML report: en or de. Evidence is explained in English.")
]
Columns = Annotated[
    list[str] | None,
    typer.Option("--map", metavar="FIELD=COLUMN,...", help="Which column of a table is what: text=Story,outlet=Paper."),
]


def main() -> None:
    """Run the command line; the console command `provenance`."""
    # Importing and reading make many objects and hardly any garbage; looking for it after every 700 of them, as Python
    # does by default, takes a twentieth of a short run.
    gc.set_threshold(100_000)
    try:
        app()
    except InputError as error:
        _fail(str(error), UNREADABLE)
    except ProvenanceError as error:
        _fail(str(error), USAGE)
    except BrokenPipeError:
        # Whoever read our output has seen enough; let the interpreter not complain about it at exit.
        sys.stderr.close()
        raise SystemExit(0) from None
    except OSError as error:
        _fail(f"the output cannot be written: {error.strerror or error}", USAGE)
    finally:
        # Python would look for garbage a last time before it ends, among all that is about to go anyway.
        gc.freeze()


@app.callback(invoke_without_command=True)
def _version(
    *,
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.", is_eager=True)] = False,
) -> None:
    if version:
        typer.echo(f"provenance {VERSION}")
        raise typer.Exit


@app.command(cls=Command)
def compare(
    sources: Sources,
    *,
    output: Output = None,
    report_format: Format = None,
    table: Table = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit with 1 if reuse was found, with 0 if not.")
    ] = False,
    no_text: NoText = False,
    title: Title = None,
    case: CaseNumber = None,
    stamp: Stamp = False,
    redact_text: RedactText = False,
    anonymous: Anonymous = False,
    language: Language = "en",
    template_dir: TemplateDir = None,
    outlet: Outlets = None,
    agencies: OwnAgencies = None,
    meta: Meta = None,
    whole: Whole = False,
    source_inside: SourceInside = False,
    columns: Columns = None,
    offline: Offline = False,
    allow_private: AllowPrivate = False,
    save_inputs: SaveInputs = None,
    keep_going: KeepGoing = False,
    quiet: Quiet = False,
) -> None:
    """Compare articles: who wrote it first, who took it over, how much, and did they say so?"""
    from provenance.cli.compare import Request, run
    from provenance.cli.targets import Look, finish_of

    found = run(
        Request(
            sources,
            output or [],
            report_format,
            Look(no_text=no_text, table=table, templates=template_dir, language=language),
            finish_of(title, case, stamp=stamp, redact_text=redact_text, anonymous=anonymous, no_text=no_text),
            keep_going=keep_going,
            quiet=quiet,
            outlets=outlet or [],
            agencies=agencies,
            source_inside=source_inside,
            loading=_loading(
                columns, meta, whole=whole, offline=offline, allow_private=allow_private, save_inputs=save_inputs
            ),
        )
    )
    if exit_code and found:
        raise typer.Exit(REUSE)


@app.command(cls=Command)
def report(
    stored: Annotated[
        str, typer.Argument(metavar="REPORT.json", help="A JSON report, - for standard input, or the folder of a scan.")
    ],
    story: Annotated[str | None, typer.Argument(metavar="STORY", help="Of a scan: the story, such as s00001.")] = None,
    *,
    output: Output = None,
    report_format: Format = None,
    table: Table = None,
    articles: Annotated[
        list[str] | None,
        typer.Option(
            "--articles",
            metavar="SOURCE",
            help="Files or folders with texts that the report lacks; of a scan, a copy of its corpus.",
        ),
    ] = None,
    no_text: NoText = False,
    title: Title = None,
    case: CaseNumber = None,
    stamp: Stamp = False,
    redact_text: RedactText = False,
    anonymous: Anonymous = False,
    language: Language = "en",
    template_dir: TemplateDir = None,
    most: Annotated[int, typer.Option("--most", help="Of a larger story, compare so many articles.")] = 40,
    agencies: OwnAgencies = None,
    quiet: Quiet = False,
) -> None:
    """Make any format again from a stored JSON report, or the full report of one story of a scan."""
    from provenance.cli.report import Request, Story, run
    from provenance.cli.targets import Look, finish_of

    run(
        Request(
            stored,
            output or [],
            report_format,
            Look(no_text=no_text, table=table, templates=template_dir, language=language),
            finish_of(title, case, stamp=stamp, redact_text=redact_text, anonymous=anonymous, no_text=no_text),
            articles or [],
            quiet=quiet,
            story=Story(story, max(2, most), agencies) if story else None,
        )
    )


@app.command(cls=Command)
def schema() -> None:
    """Print the JSON Schema of the JSON report."""
    from provenance.cli.report import print_schema

    print_schema()


@app.command(cls=Command)
def inspect(
    sources: Sources,
    *,
    report_format: Annotated[
        str | None, typer.Option("--format", help="json prints one article object a line.")
    ] = None,
    outlet: Outlets = None,
    agencies: OwnAgencies = None,
    meta: Meta = None,
    whole: Whole = False,
    columns: Columns = None,
    offline: Offline = False,
    allow_private: AllowPrivate = False,
    save_inputs: SaveInputs = None,
    keep_going: KeepGoing = False,
    quiet: Quiet = False,
) -> None:
    """Show what an article was understood to be: outlet, dates, marks, body, what was left out, sentences."""
    from provenance.cli.inspect import run

    if report_format not in (None, "json"):
        raise UsageError(f"inspect has no format {report_format!r}; there is json.")
    run(
        sources,
        as_json=report_format == "json",
        keep_going=keep_going,
        quiet=quiet,
        outlets=outlet or [],
        own=agencies,
        loading=_loading(
            columns, meta, whole=whole, offline=offline, allow_private=allow_private, save_inputs=save_inputs
        ),
    )


@app.command("agencies", cls=Command)
def list_agencies(
    name: Annotated[
        list[str] | None, typer.Argument(metavar="NAME", help="A name, a short form or a domain, such as CNA.")
    ] = None,
    *,
    report_format: Annotated[str | None, typer.Option("--format", help="json prints one agency object a line.")] = None,
    agencies: OwnAgencies = None,
) -> None:
    """List the agencies that are known, or show which of them a name can mean and how to tell."""
    from provenance.cli.agencies import run

    if report_format not in (None, "json"):
        raise UsageError(f"agencies has no format {report_format!r}; there is json.")
    if not run(" ".join(name) if name else None, as_json=report_format == "json", own=agencies):
        raise typer.Exit(UNKNOWN)


def _loading(
    columns: list[str] | None,
    meta: Path | None,
    save_inputs: Path | None,
    *,
    whole: bool,
    offline: bool,
    allow_private: bool,
) -> LoadOptions:
    """How the sources are to be read."""
    from provenance.cli.reading import columns_asked
    from provenance.loading import LoadOptions

    return LoadOptions(
        whole=whole,
        mapping=columns_asked(columns or []),
        meta=meta,
        offline=offline,
        allow_private=allow_private,
        save_inputs=save_inputs,
    )


@app.command(cls=Command)
def scan(
    corpus: Annotated[
        list[str],
        typer.Argument(
            metavar="CORPUS...", help="Records (.jsonl, .jsonl.gz, .parquet), articles, or folders of either."
        ),
    ],
    *,
    output: Annotated[str, typer.Option("--output", "-o", metavar="DIR", help="The folder to write.")],
    until: Annotated[
        str | None, typer.Option("--until", help="passages: find what is shared, and judge nothing.")
    ] = None,
    max_memory: Annotated[
        str, typer.Option("--max-memory", help="About how much may be held, such as 4G; the rest goes to files.")
    ] = "2G",
    workers: Annotated[
        int | None,
        typer.Option("--workers", help="Processes; if not said, as many as there are processors."),
    ] = None,
    restart: Annotated[bool, typer.Option("--restart", help="Begin again where a scan was interrupted.")] = False,
    engine: Annotated[
        str, typer.Option("--engine", help="embedded: this machine; spark: Apache Spark, for the same result.")
    ] = "embedded",
    master: Annotated[
        str | None,
        typer.Option("--master", help="Of Spark: where it works, such as yarn; if not said, on this machine."),
    ] = None,
    agencies: OwnAgencies = None,
    keep_going: KeepGoing = False,
    language: Annotated[str, typer.Option("--language", help="Language of the overview: en or de.")] = "en",
    quiet: Quiet = False,
) -> None:
    """Find all reuse in a corpus: pairs, passages, stories, and who takes from whom."""
    from provenance.cli.scan import Request, run

    run(
        Request(
            corpus, output, until, agencies, keep_going, max_memory, workers, restart, quiet, language, engine, master
        )
    )


index_app = typer.Typer(
    cls=Group, help="A store of articles on disk, to which more are added as they come.", no_args_is_help=True
)
app.add_typer(index_app, name="index")
Folder = Annotated[Path, typer.Argument(metavar="DIR", help="The index.")]


@index_app.command("create", cls=Command)
def index_create(folder: Folder) -> None:
    """Make an empty index."""
    from provenance.cli.index import create

    create(folder)


@index_app.command("add", cls=Command)
def index_add(
    folder: Folder,
    corpus: Annotated[
        list[str],
        typer.Argument(
            metavar="CORPUS...", help="Records (.jsonl, .jsonl.gz, .parquet), articles, or folders of either."
        ),
    ],
    *,
    batch: Annotated[int, typer.Option("--batch", help="Articles that are added at once, all or none.")] = 1000,
    keep_going: KeepGoing = False,
    quiet: Quiet = False,
) -> None:
    """Add articles; those whose id is there already are passed over."""
    from provenance.cli.index import add

    add(folder, corpus, batch=batch, keep_going=keep_going, quiet=quiet)


@index_app.command("stats", cls=Command)
def index_stats(
    folder: Folder,
    *,
    report_format: Annotated[str | None, typer.Option("--format", help="json prints one object.")] = None,
) -> None:
    """Say what an index holds."""
    from provenance.cli.index import stats

    if report_format not in (None, "json"):
        raise UsageError(f"index stats has no format {report_format!r}; there is json.")
    stats(folder, as_json=report_format == "json")


@index_app.command("remove", cls=Command)
def index_remove(
    folder: Folder, ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of articles.")]
) -> None:
    """Remove articles by their ids."""
    from provenance.cli.index import remove

    remove(folder, ids)


@app.command(cls=Command)
def trace(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="A text or HTML file, or - for standard input.")],
    *,
    index: Annotated[Path, typer.Option("--index", metavar="DIR", help="The index to look it up in.")],
    report_format: Annotated[str | None, typer.Option("--format", help="json prints one object.")] = None,
    agencies: OwnAgencies = None,
) -> None:
    """Look one article up in an index: where each passage stands first, and who has it since."""
    from provenance.cli.index import traced

    if report_format not in (None, "json"):
        raise UsageError(f"trace has no format {report_format!r}; there is json.")
    traced(article, index, as_json=report_format == "json", agencies=agencies)


def _fail(message: str, status: int) -> None:
    sys.stderr.write(f"provenance: {message}\n")
    raise SystemExit(status)
