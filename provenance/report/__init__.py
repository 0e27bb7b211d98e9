"""Reports: a person's page first, and data for programs. Every format is rendered from the JSON document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.errors import UsageError

if TYPE_CHECKING:
    from provenance.report.document import Json

FORMATS = ("html", "json")


def render(document: Json, name: str, *, no_text: bool = False) -> str:
    """The report document in one of `FORMATS`.

    Args:
        document: as `provenance.report.document.document` makes it.
        name: the format.
        no_text: leave the text of plain-text articles out of the JSON report; the page needs it and keeps it.

    Raises:
        UsageError: there is no such format.
    """
    if name == "json":
        from provenance.report.json import render as render_json  # noqa: PLC0415 - each format imports its own needs

        return render_json(document, no_text=no_text)
    if name == "html":
        from provenance.report.html import render as render_html  # noqa: PLC0415 - only for HTML

        return render_html(document)
    raise UsageError(f"There is no report format {name!r}; there are {' and '.join(FORMATS)}.")
