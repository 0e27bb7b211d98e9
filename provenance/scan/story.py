"""The articles of one story of a scan, read again for a report."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from provenance.errors import UsageError
from provenance.scan.corpus import Place, corpus
from provenance.scan.output import SUMMARY, read_table

if TYPE_CHECKING:
    from pathlib import Path

    from provenance.model import Document


def documents_of(folder: Path, story: str, most: int) -> tuple[list[Document], int]:
    """The articles of a story, and how many it has.

    Where it has more than ``most``, its origin and the first ones by date.

    Raises:
        UsageError: the folder is no scan's, it has no such story, or the corpus is no longer what it was.
    """
    try:
        said = json.loads((folder / SUMMARY).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{folder} is no folder that a scan wrote.") from error
    stories = read_table(folder / "stories.parquet")
    members = {
        article: role
        for name, article, role in zip(stories["story"], stories["article"], stories["role"], strict=True)
        if name == story
    }
    if not members:
        raise UsageError(f"{folder} has no story {story!r}; index.html lists them (s00001, s00002, …).")
    articles = read_table(folder / "articles.parquet")
    published = dict(zip(articles["id"], articles["published"], strict=True))
    ordered = sorted(members, key=lambda name: (members[name] != "origin", published[name] or "~", name))[:most]
    found = corpus(said["inputs"])
    places: list[tuple[str, Place]] = []
    wanted, seen = set(ordered), set[str]()
    for record in found.records(lambda _: None):
        name, number = record.name, 1
        while name in seen:
            number += 1
            name = f"{record.name}~{number}"
        seen.add(name)
        if name in wanted:
            places.append((name, record.place))
    if len(places) < len(ordered):
        raise UsageError(f"The corpus of {folder} is no longer what was scanned; scan it again.")
    return list(found.documents(places)), len(members)
