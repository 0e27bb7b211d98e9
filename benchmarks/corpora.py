"""Where the corpora lie that benchmarks measure on, and how their articles become documents.

The corpora are not part of the project. A benchmark that does not find them says so and stops without an error.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from provenance.marks import read
from provenance.model import Article, Block, Document, Layout, Metadata, Span, Stated
from provenance.segment import quotations, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a JSON Lines file, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def skip_unless(path: Path) -> None:
    """Stop, saying so, where a corpus is missing."""
    if not path.exists():
        print(f"skipped: there is no {path}")
        sys.exit(0)


def article_of(record: dict[str, Any]) -> Article:
    """A record of a corpus as an article; its text is the body already, so nothing is cleaned."""

    def stated(key: str) -> Stated | None:
        value = record.get(key)
        return Stated(str(value)) if value else None

    text = str(record["text"])
    body = Span(0, len(text))
    document = Document(
        str(record["id"]),
        str(record["id"]),
        hashlib.sha256(text.encode()).hexdigest(),
        "text/plain",
        text,
        Metadata(outlet=stated("outlet"), title=stated("title"), url=stated("url"), published=stated("date")),
    )
    layout = Layout((Block(body, "body"),))
    reading = read(document, layout)
    masked = [mark.span for mark in reading.marks if mark.kind == "dateline"]
    return Article(
        document, layout, (body,), reading, sentences(text, [body], masked), quotations(text, [body]), None, None
    )
