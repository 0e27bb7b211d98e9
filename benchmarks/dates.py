"""Whether the dates that stand in texts and addresses are read, where a page or a record states the date as well.

    python benchmarks/dates.py [--pages FOLDER] [--articles ARTICLES.jsonl.gz]

No collection at hand has dates checked by a person, so this measures agreement, not truth: what is read from a line
beside the story or from the address, with the stated date hidden, against the stated date. A line that agrees was the
article's; one that does not is either read wrongly, or the statement is wrong: those are printed, to be looked at.

FOLDER holds `html/*.html.gz`, saved pages; ARTICLES one JSON object a line with `text`, `date` (ISO 8601) and `url`.
For the articles the cost of each step that this part of the program adds is printed too, in microseconds an article.
"""

from __future__ import annotations

import argparse
import gzip
import time
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from corpora import records, skip_unless

from provenance.clean import clean
from provenance.errors import InputError
from provenance.loading import read_document
from provenance.marks.dates import moments
from provenance.marks.lines import near_lines
from provenance.marks.metadata import markup_marks, metadata_marks
from provenance.marks.outlet import outlet
from provenance.model import Block, Document, Layout, Metadata, Moment, Span, Stated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SHOWN = 20
"""Disagreements that are printed."""


def main() -> None:
    """Print agreement and cost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--articles", type=Path)
    given = parser.parse_args()
    if given.pages is None and given.articles is None:
        parser.error("name --pages, --articles, or both")
    if given.pages:
        skip_unless(given.pages / "html")
        agreement("pages", pages(given.pages / "html"))
    if given.articles:
        skip_unless(given.articles)
        read = list(articles(given.articles))
        agreement("articles", iter(read))
        cost(read)


def pages(folder: Path) -> Iterator[tuple[Document, Layout]]:
    """Saved pages as documents."""
    for path in sorted(folder.glob("*.html.gz")):
        try:
            document = read_document(gzip.decompress(path.read_bytes()), path.name.removesuffix(".gz"))
        except InputError as error:
            print(f"left out: {error}")
            continue
        yield document, clean(document)


def articles(path: Path) -> Iterator[tuple[Document, Layout]]:
    """Records as documents whose text is all body."""
    for number, record in enumerate(records(path)):
        text = str(record["text"])
        outlet_, title, url, published = (
            Stated(str(value)) if (value := record.get(key)) else None for key in ("outlet", "title", "url", "date")
        )
        authors = (str(record["authors"]),) if record.get("authors") else ()
        metadata = Metadata(outlet_, title, url, published, authors=authors)
        yield (
            Document(str(number), str(number), "", "text/plain", text, metadata),
            Layout((Block(Span(0, len(text)), "body"),)),
        )


def agreement(what: str, documents: Iterator[tuple[Document, Layout]]) -> None:
    """Count how many dates read without the stated one agree with it, by where they were read."""
    counts: Counter[tuple[str, str]] = Counter()
    odd: list[str] = []
    total = dated = 0
    for document, layout in documents:
        total += 1
        stated = moments(document, layout, (), ()).published if document.metadata.published else None
        day = _day(stated)
        if day is None:
            continue
        dated += 1
        hidden = replace(document.metadata, published=None, guessed=None)
        for name, metadata in (("line", replace(hidden, url=None)), ("address", hidden)):
            # The address is asked without its text: an empty layout has no lines.
            around = layout if name == "line" else Layout(())
            found = moments(replace(document, metadata=metadata), around, (), ()).published
            other = _day(found)
            if found is None or other is None:
                counts[name, "none"] += 1
                continue
            apart = abs((other - day).days)
            counts[name, "same day" if not apart else "next day" if apart == 1 else "other"] += 1
            if apart > 1 and len(odd) < _SHOWN:
                address = document.metadata.url.value if document.metadata.url else document.source
                odd.append(f"  {name}: {found.value} against {day} stated, {address[:90]}")
    print(f"{what}: {total:,}, of which {dated:,} state a day")
    for name in ("line", "address"):
        shown = ", ".join(f"{kind} {counts[name, kind]:,}" for kind in ("same day", "next day", "other", "none"))
        print(f"  {name}: {shown}")
    print("\n".join(odd))


def cost(read: list[tuple[Document, Layout]]) -> None:
    """Print what each step takes, in microseconds an article."""
    near = [near_lines(document.text, layout) for document, layout in read]
    size = sum(len(document.text.encode()) for document, _ in read)
    steps: tuple[tuple[str, Callable[[int], object]], ...] = (
        ("metadata", lambda i: metadata_marks(read[i][0])),
        ("markup", lambda i: markup_marks(near[i])),
        ("dates", lambda i: moments(*read[i], (), ())),
        ("outlet", lambda i: outlet(*read[i], ())),
    )
    print(f"cost, microseconds an article of {size / max(1, len(read)):,.0f} bytes:")
    for name, step in steps:
        start = time.perf_counter()
        for i in range(len(read)):
            step(i)
        print(f"  {name}: {(time.perf_counter() - start) / max(1, len(read)) * 1e6:.0f}")


def _day(moment: Moment | None) -> date | None:
    if moment is None or moment.precision in ("year", "month"):
        return None
    try:
        return date.fromisoformat(moment.value[:10])
    except ValueError:
        return None


if __name__ == "__main__":
    main()
