"""Real articles that may stand as a source: each is its outlet's own, or an agency's own version of its text.

Left out are articles of newspapers that name an agency near their opening or end, or among their authors: whose text
they are is not known for certain. An article that a person marked as an agency's copy stands as that agency's own
version, with the agency as its outlet; the note that the republisher put below it is cut.
"""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from corpora import records

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

AGENCIES = {
    "Associated Press": ("AP", "The Associated Press"),
    "Reuters": ("Reuters", "Reuters"),
    "Bloomberg": ("Bloomberg", "Bloomberg"),
    "Agence France-Presse": ("AFP", "Agence France-Presse"),
    "United Press International": ("UPI", "United Press International"),
}
"""Agencies whose own texts are in the corpora: as a dateline writes them, and in full."""

_SHORT = {short: name for name, (short, _) in AGENCIES.items()}

_FAMILIES = {
    "Fox Online": "Fox News",
    "huff-post": "HuffPost",
    "wash-post": "Washington Post",
    "nyt": "New York Times",
    "breitbart": "Breitbart News",
    "usa-today": "USA TODAY",
    "politico": "Politico",
    "TheBlaze.com": "TheBlaze",
    "NPR Online": "NPR",
    "Yahoo! News": "Yahoo News",
}
"""One outlet under several names in the corpora, which would make its revisions look like copies."""

_SECTION = re.compile(
    r"\s*\((?:Web News|Online|Opinion)\)$|\s+-\s+(?:News|Opinion|Editorial)$|(?<=Online) News$|(?<=News) Opinion$"
)

_NO_OUTLET = frozenset(
    ["Guest Writer", "Guest Writer - Left", "Guest Writer - Right", "The Flip Side", "Victor Hanson", "AllSides"]
)
"""Labels under which the corpus files texts of many outlets."""

_AGENCY_NAMED = re.compile(
    r"\b(?:AP|A\.P\.|Associated Press|Reuters|AFP|Agence France|UPI|United Press International|Bloomberg|McClatchy|"
    r"Tribune News|Newsmax Wires|wire (?:services|reports)|PTI|Xinhua|Press Association|dpa|AAP|Canadian Press)\b"
)
_EDGE = 300
"""Characters at either end where a credit stands: the reference on datelines asks for 300 at the opening."""

_FURNITURE = re.compile(
    r"^(?:Copyright|©|\(c\)|Follow\b|Sign up\b|CLICK HERE|Read more\b|Share this|SHARE THIS|LISTEN TO|Slideshow|"
    r"ADVERTISEMENT|Advertisement|AD$|Story Continued|Continue Reading|Related:?|Enlarge this image|_+$|\W*$|"
    r"(?:Editor['’]s note|EDITOR['’]S NOTE))",
)
_CAPTION = re.compile(r"\b(?:AP Photo|REUTERS/|Getty Images|File Photo|file photo|FILE PHOTO|Photographer:)")
_REPEATED = 3
"""Articles of one outlet that hold the same paragraph from which on it is the page's, not the article's."""

SHORTEST, LONGEST = 1_200, 9_000
"""Characters of an article worth cutting, and those above which comparing takes too long for a benchmark."""

_FEWEST = 6
"""Paragraphs that leave something to cut, drop and move."""


@dataclass(frozen=True, slots=True)
class Original:
    """One article as its outlet published it, parted into its own paragraphs and the page's."""

    id: str
    outlet: str
    published: date | None
    title: str
    authors: tuple[str, ...]
    url: str | None
    paragraphs: tuple[str, ...]
    furniture: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    story: str = ""

    @property
    def text(self) -> str:
        """The article's own paragraphs as one text."""
        return "\n\n".join(self.paragraphs)

    @property
    def is_agency(self) -> bool:
        """Whether the outlet sells its text to others."""
        return self.outlet in AGENCIES


def originals(root: Path) -> tuple[Original, ...]:
    """All usable articles of `multi-outlet` and `polnear-wire`, by id."""
    found = [_of_multi(each) for each in records(root / "multi-outlet" / "articles.jsonl.gz")]
    found += [_of_polnear(each) for each in records(root / "polnear-wire" / "articles.jsonl.gz")]
    return chosen(each for each in found if each is not None)


def in_natural_pairs(root: Path) -> frozenset[str]:
    """The ids of the articles of `wire-pairs.tsv`, which are measured as they are and never simulated on."""
    with (root / "multi-outlet" / "wire-pairs.tsv").open(encoding="utf-8") as file:
        return frozenset(row[side] for row in csv.DictReader(file, delimiter="\t") for side in ("src_id", "dst_id"))


def chosen(candidates: Iterable[Original]) -> tuple[Original, ...]:
    """Those that are long enough and their outlet's own, without the page's paragraphs, by id."""
    candidates = sorted(candidates, key=lambda each: each.id)
    repeated: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for each in candidates:
        repeated[each.outlet].update(set(each.paragraphs))
    parted = (_parted(each, repeated[each.outlet]) for each in candidates)
    return tuple(each for each in parted if _usable(each))


def family(outlet: str) -> str:
    """The outlet behind one of its names."""
    name = _SECTION.sub("", outlet).strip()
    return _FAMILIES.get(name, name)


def _of_multi(record: dict[str, Any]) -> Original | None:
    if record["outlet"] in _NO_OUTLET:
        return None
    authors = tuple(part.strip() for part in str(record.get("authors") or "").split(",") if part.strip())
    return Original(
        str(record["id"]),
        family(str(record["outlet"])),
        _day(record.get("date")),
        " ".join(str(record.get("title") or "").split()),
        authors[:2],
        str(record["url"]) if record.get("url") else None,
        _paragraphs(str(record["text"])),
    )


def _of_polnear(record: dict[str, Any]) -> Original | None:
    first, *paragraphs = _paragraphs(str(record["text"]))
    wire = record.get("wire")
    author = str(record.get("author") or "None")
    return Original(
        "pn-" + str(record["id"]).removesuffix(".txt"),
        _SHORT[str(wire)] if wire else family(str(record["outlet"])),
        _day(record.get("date")),
        first.removesuffix("."),
        () if wire or author == "None" else (author,),
        None,
        tuple(paragraphs),
    )


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(" ".join(each.split()) for each in re.split(r"\n\s*\n", text) if each.strip())


def _day(stated: object) -> date | None:
    try:
        day = date.fromisoformat(str(stated))
    except ValueError:
        return None
    return day if day.year > 1990 else None


def _parted(article: Original, repeated: Counter[str]) -> Original:
    own: list[str] = []
    furniture: list[str] = []
    captions: list[str] = []
    for paragraph in article.paragraphs:
        if paragraph == article.title:  # the page's headline, which documents get by a rule of their own
            continue
        if repeated[paragraph] >= _REPEATED or _FURNITURE.search(paragraph):
            furniture.append(paragraph)
        elif _CAPTION.search(paragraph):
            if paragraph not in captions:
                captions.append(paragraph)
        else:
            own.append(paragraph)
    return replace(article, paragraphs=tuple(own), furniture=tuple(furniture[-2:]), captions=tuple(captions[:2]))


def _usable(article: Original) -> bool:
    size = len(article.text)
    if not SHORTEST <= size <= LONGEST or len(article.paragraphs) < _FEWEST or not article.title:
        return False
    if article.is_agency:
        return True
    edges = article.text[:_EDGE], article.text[-_EDGE:], *article.authors, *article.furniture
    return not any(_AGENCY_NAMED.search(each) for each in edges)


def by_outlet(articles: Sequence[Original]) -> dict[str, tuple[Original, ...]]:
    """The articles of every outlet, in the order given."""
    found: defaultdict[str, list[Original]] = defaultdict(list)
    for each in articles:
        found[each.outlet].append(each)
    return {name: tuple(found[name]) for name in sorted(found)}
