"""The articles of one story of a scan, read again for a report."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.errors import UsageError
from provenance.scan.corpus import Place, corpus
from provenance.scan.output import SUMMARY, read_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.model import Document


def documents_of(folder: Path, story: str, most: int, sources: Sequence[str] = ()) -> tuple[list[Document], int]:
    """The articles of a story, and how many it has.

    Where it has more than ``most``, its origin and the first ones by date. The corpus is read where it was scanned, or
    from ``sources``: a copy of it, its files in the same order.

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
    for name in () if sources else said["inputs"]:
        if not Path(name).is_absolute():  # an address of another file system
            raise UsageError(
                f"The corpus of {folder} lies at {name}, where no report can read it. "
                "Copy it to this machine and name the copy with --articles."
            )
    found = corpus(sources or said["inputs"])
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
        read = "What --articles names" if sources else f"The corpus of {folder}"
        raise UsageError(f"{read} lacks articles of {story}; it is no longer what was scanned. Scan it again.")
    return list(found.documents(places)), len(members)
