"""Reports: a person's page first, and data for programs. Every format is rendered from the JSON document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from provenance.report.document import Json

FORMATS = ("html", "json", "csv", "markdown", "prov")


def render(
    document: Json,
    name: str,
    *,
    no_text: bool = False,
    table: str = "passages",
    notation: str = "json",
    templates: Path | None = None,
    language: str = "en",
) -> str:
    """The report document in one of `FORMATS`.

    Args:
        document: as `provenance.report.document.document` makes it.
        name: the format.
        no_text: leave the text of plain-text articles out of the JSON report; the other formats need it and keep it.
        table: which table CSV writes, one of `provenance.report.csv.TABLES`.
        notation: how PROV is written: `json` (PROV-JSON) or `provn` (PROV-N).
        templates: a folder whose files take the place of the page's own of the same name.
        language: of the page, `en` or `de`; every other format is in English.

    Raises:
        UsageError: there is no such format, table, notation, language or folder; a template is broken; PROV's library
            is missing.
    """
    # Each format imports its own needs, and only where it is asked for.
    if name == "json":
        from provenance.report.json import render as render_json  # noqa: PLC0415 - see above

        return render_json(document, no_text=no_text)
    if name == "html":
        from provenance.report.html import render as render_html  # noqa: PLC0415 - see above

        return render_html(document, templates=templates, language=language)
    if name == "csv":
        from provenance.report.csv import render as render_csv  # noqa: PLC0415 - see above

        return render_csv(document, table)
    if name == "markdown":
        from provenance.report.markdown import render as render_markdown  # noqa: PLC0415 - see above

        return render_markdown(document)
    if name == "prov":
        from provenance.report.prov import render as render_prov  # noqa: PLC0415 - see above

        return render_prov(document, notation)
    raise UsageError(f"There is no report format {name!r}; there are {', '.join(FORMATS[:-1])} and {FORMATS[-1]}.")
