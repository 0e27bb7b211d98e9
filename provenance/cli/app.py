"""The commands and their options. Whatever takes time to import is imported by the command that needs it."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import Annotated

import typer

from provenance.errors import InputError, ProvenanceError, UsageError
from provenance.version import VERSION

USAGE = 2
UNREADABLE = 3
REUSE = 1
UNKNOWN = 1

app = typer.Typer(
    name="provenance",
    help="Of these articles that say the same thing: who wrote it first, who took it over, how much, and did they "
    "say so?",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Sources = Annotated[
    list[str],
    typer.Argument(metavar="SOURCE...", help="Text or HTML files, folders of them, or - for standard input."),
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


Whole = Annotated[
    bool,
    typer.Option("--whole", help="The texts are articles and nothing else: look for no masthead, menu or comment."),
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


@app.callback(invoke_without_command=True)
def _version(
    *,
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.", is_eager=True)] = False,
) -> None:
    if version:
        typer.echo(f"provenance {VERSION}")
        raise typer.Exit


@app.command()
def compare(
    sources: Sources,
    *,
    output: Annotated[
        list[Path] | None,
        typer.Option("--output", "-o", help="Write a report here; the ending tells the format. May be given twice."),
    ] = None,
    report_format: Annotated[
        str | None,
        typer.Option("--format", help="html or json, whatever the file ending says; alone: to standard output."),
    ] = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit with 1 if reuse was found, with 0 if not.")
    ] = False,
    no_text: Annotated[
        bool, typer.Option("--no-text", help="Leave the text of plain-text articles out of the JSON report.")
    ] = False,
    outlet: Outlets = None,
    agencies: OwnAgencies = None,
    whole: Whole = False,
    keep_going: KeepGoing = False,
    quiet: Quiet = False,
) -> None:
    """Compare articles: who wrote it first, who took it over, how much, and did they say so?"""
    from provenance.cli.compare import Request, run  # noqa: PLC0415 - keeps --help instant

    found = run(
        Request(
            sources,
            output or [],
            report_format,
            no_text=no_text,
            keep_going=keep_going,
            quiet=quiet,
            outlets=outlet or [],
            agencies=agencies,
            whole=whole,
        )
    )
    if exit_code and found:
        raise typer.Exit(REUSE)


@app.command()
def inspect(
    sources: Sources,
    *,
    report_format: Annotated[
        str | None, typer.Option("--format", help="json prints one article object a line.")
    ] = None,
    outlet: Outlets = None,
    agencies: OwnAgencies = None,
    whole: Whole = False,
    keep_going: KeepGoing = False,
    quiet: Quiet = False,
) -> None:
    """Show what an article was understood to be: outlet, dates, marks, body, what was left out, sentences."""
    from provenance.cli.inspect import run  # noqa: PLC0415 - keeps --help instant

    if report_format not in (None, "json"):
        raise UsageError(f"inspect has no format {report_format!r}; there is json.")
    run(
        sources,
        as_json=report_format == "json",
        keep_going=keep_going,
        quiet=quiet,
        outlets=outlet or [],
        own=agencies,
        whole=whole,
    )


@app.command("agencies")
def list_agencies(
    name: Annotated[
        list[str] | None, typer.Argument(metavar="NAME", help="A name, a short form or a domain, such as CNA.")
    ] = None,
    *,
    report_format: Annotated[str | None, typer.Option("--format", help="json prints one agency object a line.")] = None,
    agencies: OwnAgencies = None,
) -> None:
    """List the agencies that are known, or show which of them a name can mean and how to tell."""
    from provenance.cli.agencies import run  # noqa: PLC0415 - keeps --help instant

    if report_format not in (None, "json"):
        raise UsageError(f"agencies has no format {report_format!r}; there is json.")
    if not run(" ".join(name) if name else None, as_json=report_format == "json", own=agencies):
        raise typer.Exit(UNKNOWN)


def _fail(message: str, status: int) -> None:
    sys.stderr.write(f"provenance: {message}\n")
    raise SystemExit(status)
