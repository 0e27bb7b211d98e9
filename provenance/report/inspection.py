"""One article on the terminal: what it was understood to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from rich.console import Console

    from provenance.report.document import Json

_SHOWN = 70
"""Characters of a sentence or a left-out block that are shown: a line of an 80-column terminal with its label."""


def print_article(article: Json, console: Console) -> None:
    """Print one article object of the JSON report, text as text."""
    console.print(Text(article["id"], style="bold"), Text(article["source"], style="dim"))
    facts = Table.grid(padding=(0, 2))
    for label, value in _facts(article):
        facts.add_row(Text(label, style="dim"), Text(value))
    console.print(facts)
    if article["marks"]:
        marks = Table(title="Marks of origin", title_justify="left")
        for heading in ("kind", "names", "claims", "at", "as written"):
            marks.add_column(heading)
        for mark in article["marks"]:
            marks.add_row(
                Text(mark["kind"]),
                Text(f"{mark['agency']}, for {mark['issuer']}" if mark["issuer"] else mark["agency"]),
                Text(mark["claims"]),
                Text(str(mark["start"])),
                Text(_short(mark["text"])),
            )
        console.print(marks)
    text = article["text"]
    console.print(Text(f"Left out of the body: {len(article['left_out'])} blocks", style="bold"))
    for block in article["left_out"]:
        written = _short(text[block["start"] : block["end"]])
        if written:
            console.print(Text(f"  {block['role']:<11}{written}", style="dim"))
    console.print(Text(f"Sentences: {len(article['sentences'])}", style="bold"))
    for sentence in article["sentences"]:
        console.print(Text(f"  {sentence['start']:>6}  {_short(text[sentence['start'] : sentence['end']])}"))
    console.print()


def _facts(article: Json) -> list[tuple[str, str]]:
    outlet = article["outlet"]
    rows = [("outlet", f"{outlet['name']} (by {outlet['basis']})" if outlet else "not known")]
    rows.append(("title", article["title"] or "none found"))
    for name in ("published", "modified", "captured"):
        moment = article[name]
        if moment:
            rows.append((name, f"{moment['value']} (to the {moment['precision']}, by {moment['basis']})"))
            if moment["reason"]:
                rows.append(("", moment["reason"]))
    if not article["published"]:
        rows.append(("published", "not known"))
    if article["url"]:
        rows.append(("address", article["url"]))
    if article["authors"]:
        rows.append(("authors", ", ".join(article["authors"])))
    length = sum(span["end"] - span["start"] for span in article["body"])
    rows.append(("body", f"{length:,} of {len(article['text']):,} characters"))
    rows.append(("sha256", article["sha256"]))
    return [(label, _printable(value)) for label, value in rows]


def _short(written: str) -> str:
    one_line = _printable(" ".join(written.split()))
    return one_line if len(one_line) <= _SHOWN else f"{one_line[: _SHOWN - 1]}…"


def _printable(written: str) -> str:
    """Without control characters, which would steer the terminal."""
    return "".join(character if character.isprintable() else "�" for character in written)
