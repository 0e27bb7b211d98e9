"""Commands that take values as they were typed: the same values that Typer's own commands take."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import pytest
import typer
from typer.core import TyperCommand
from typer.testing import CliRunner

from provenance.cli.commands import Command, Group


def taken(how: type[TyperCommand], *words: str) -> tuple[int, str, list[dict[str, Any]]]:
    """Exit status, what was printed, and the values that a command was given for these words."""
    app = typer.Typer(rich_markup_mode=None, cls=Group if how is Command else None)
    given: list[dict[str, Any]] = []

    @app.command(cls=how)
    def command(
        sources: list[str],
        *,
        second: Annotated[str | None, typer.Option()] = None,
        language: Annotated[str, typer.Option()] = "en",
        workers: Annotated[int | None, typer.Option()] = None,
        most: Annotated[int, typer.Option()] = 40,
        output: Annotated[list[Path] | None, typer.Option("-o")] = None,
        outlet: Annotated[list[str] | None, typer.Option()] = None,
        meta: Annotated[Path | None, typer.Option()] = None,
        quiet: Annotated[bool, typer.Option("--quiet")] = False,
    ) -> None:
        given.append(
            {
                "sources": sources,
                "second": second,
                "language": language,
                "workers": workers,
                "most": most,
                "output": output,
                "outlet": outlet,
                "meta": meta,
                "quiet": quiet,
            }
        )

    finished = CliRunner().invoke(app, list(words))
    return finished.exit_code, finished.output, given


@pytest.mark.parametrize(
    "words",
    [
        ("a.txt",),
        ("a.txt", "b.html", "-o", "one.html", "-o", "two.json", "--quiet"),
        ("a.txt", "--second", "", "--language", "de"),
        ("a.txt", "--workers", "4", "--most", "-3"),
        ("a.txt", "--outlet", "a.txt=Harbour Courier", "--outlet", "b.txt=Zürcher Bote", "--meta", "known.csv"),
        ("-", "--", "--quiet"),
        ("a.txt", "--workers", "four"),
        ("a.txt", "--most", "1.5"),
        ("a.txt", "--no-such-option"),
        ("a.txt", "-o"),
        ("--help",),
        (),
    ],
)
def test_what_was_typed_is_taken_as_typer_takes_it(words: tuple[str, ...]) -> None:
    assert taken(Command, *words) == taken(TyperCommand, *words)
