"""Which reports are asked for: the file, its format, and what the format has several of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.errors import UsageError
from provenance.report import FORMATS, render
from provenance.report.finish import Finish

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provenance.report.document import Json

# The longest ending that fits is meant: `.prov.json` is no `.json`.
_ENDINGS: dict[str, tuple[str, str]] = {
    ".html": ("html", ""),
    ".htm": ("html", ""),
    ".json": ("json", ""),
    ".prov.json": ("prov", "json"),
    ".provn": ("prov", "provn"),
    ".csv": ("csv", ""),
    ".passages.csv": ("csv", "passages"),
    ".pairs.csv": ("csv", "pairs"),
    ".articles.csv": ("csv", "articles"),
    ".mosaic.csv": ("csv", "mosaic"),
    ".md": ("markdown", ""),
    ".markdown": ("markdown", ""),
}


@dataclass(frozen=True, slots=True)
class Target:
    """One report: its file (``None`` is standard output), format, and the table of CSV or the notation of PROV."""

    path: Path | None
    name: str
    variant: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """What the user says of how formats are written.

    ``table`` is that of CSV files whose name does not tell; ``language`` is that of the page.
    """

    no_text: bool = False
    table: str | None = None
    templates: Path | None = None
    language: str = "en"


def targets(output: Iterable[Path], asked: str | None, table: str | None) -> list[Target]:
    """The reports that `-o`, `--format` and `--table` ask for, each file once; none for a summary on the terminal.

    Raises:
        UsageError: a format or a table that there is not, or an ending that does not tell the format.
    """
    if asked is not None:
        _known(asked)
    if table is not None:
        _known_table(table)
    found = [_target(path, asked, table) for path in dict.fromkeys(output)]
    if not found and asked:
        found = [Target(None, asked, (table or "") if asked == "csv" else "")]
    if table is not None and not any(each.name == "csv" for each in found):
        raise UsageError("--table says which table CSV writes; add --format csv, or end the name with .csv.")
    return found


def rendered(document: Json, wanted: Sequence[Target], look: Look) -> dict[Target, str]:
    """The document as each of the reports; those that are alike are made once.

    Raises:
        UsageError: a template is broken, or a format needs what is not installed.
    """
    made: dict[tuple[str, str], str] = {}
    for each in wanted:
        if (each.name, each.variant) not in made:
            made[each.name, each.variant] = render(
                document,
                each.name,
                no_text=look.no_text,
                table=each.variant if each.name == "csv" and each.variant else "passages",
                notation=each.variant if each.name == "prov" and each.variant else "json",
                templates=look.templates,
                language=look.language,
            )
    return {each: made[each.name, each.variant] for each in wanted}


def finish_of(
    title: str | None, case: str | None, *, stamp: bool, redact_text: bool, anonymous: bool, no_text: bool
) -> Finish:
    """What is to be done to the report after the comparison; the clock is read here, if at all.

    Raises:
        UsageError: texts are to be masked and left out at once.
    """
    if anonymous and no_text:
        raise UsageError(
            "--anonymous and --no-text do not go together: the places of a report count characters of the masked text, "
            "and without it they mean nothing. --redact-text leaves only what articles share."
        )
    now = datetime.now(UTC).isoformat(timespec="seconds") if stamp else None
    return Finish(title=title, case=case, stamp=now, redact_text=redact_text, anonymous=anonymous)


def _target(path: Path, asked: str | None, table: str | None) -> Target:
    if str(path) == "-":
        raise UsageError("For standard output leave -o out and name the --format.")
    name = path.name.lower()
    fitting = [ending for ending in _ENDINGS if name.endswith(ending)]
    told, variant = _ENDINGS[max(fitting, key=len)] if fitting else (None, "")
    if asked is None and told is None:
        raise UsageError(
            f"{path}: the ending does not tell the format of the report; end the name with .html, .json, .csv, .md, "
            ".prov.json or .provn, or say --format."
        )
    if asked is not None and asked != told:
        variant = ""
    return Target(path, asked or str(told), variant or (table or "" if (asked or told) == "csv" else ""))


def _known(name: str) -> None:
    if name not in FORMATS:
        raise UsageError(f"There is no report format {name!r}; there are {', '.join(FORMATS[:-1])} and {FORMATS[-1]}.")


def _known_table(table: str) -> None:
    from provenance.report.csv import TABLES  # only for CSV

    if table not in TABLES:
        raise UsageError(f"There is no table {table!r}; there are {', '.join(TABLES)}.")
