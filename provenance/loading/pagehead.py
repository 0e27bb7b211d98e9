"""What a page's head says about the article: title, outlet, address, authors, dates.

trafilatura finds all of it but shortens dates to the day, and knows nothing of changes. Both matter here: a wire story
and its copy are often minutes apart. So the dates are first looked for where publishers state them for machines,
schema.org's JSON-LD and `meta` elements, and kept as they were stated; only then trafilatura's day is taken.
"""

from __future__ import annotations

import json
import re
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from provenance.model import Metadata, Stated

if TYPE_CHECKING:
    from collections.abc import Iterator

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,3}")
_LONGEST = 500
"""Characters of a value. Titles are shorter; what is longer is no title."""
_MOST_NODES = 10_000
"""Objects looked at in one page's JSON-LD."""

_PUBLISHED: Final = (
    "article:published_time",
    "datepublished",
    "og:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "dcterms.issued",
    "dc.date.issued",
    "citation_publication_date",
    "pubdate",
    "publishdate",
)
_MODIFIED: Final = (
    "article:modified_time",
    "datemodified",
    "og:updated_time",
    "dcterms.modified",
    "lastmod",
    "last-modified",
)
"""Names (in `name`, `property`, `itemprop`) by falling trust: Open Graph, schema.org, then analytics, libraries."""


@dataclass(frozen=True, slots=True)
class Dates:
    """When the page says it was published and last changed, as it says it."""

    published: Stated | None = None
    modified: Stated | None = None


def dates(root: Any) -> Dates:  # noqa: ANN401 - lxml has no types
    """The dates stated for machines, ISO 8601 only; what is written otherwise cannot be trusted to mean one day."""
    named: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if found := _ISO.fullmatch((element.get("content") or "").strip()):
            named.setdefault(name.strip().lower(), found.group())
    for article in _articles(root):
        for key in ("datePublished", "dateModified"):
            value = article.get(key)
            if isinstance(value, str) and (found := _ISO.fullmatch(value.strip())):
                named.setdefault("json:" + key.lower(), found.group())
    return Dates(
        _first(named, ("json:datepublished", *_PUBLISHED)),
        _first(named, ("json:datemodified", *_MODIFIED)),
    )


def language(root: Any) -> str | None:  # noqa: ANN401 - lxml has no types
    """The language code of the `html` element, `ar` or `pt-BR`; of the open-graph locale if it has none."""
    declared = [root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang")]
    declared += [element.get("content") for element in root.iter("meta") if element.get("property") == "og:locale"]
    codes = (found.group() for each in declared if each and (found := _LANGUAGE.fullmatch(each.strip())))
    return next((code.replace("_", "-") for code in codes), None)


def metadata(found: Any, stated: Dates, code: str | None) -> Metadata:  # noqa: ANN401 - trafilatura's document
    """What trafilatura found, with the dates and the language read here."""
    url = _clean(found.url)
    return Metadata(
        outlet=_stated(_clean(found.sitename)),
        title=_stated(_clean(found.title)),
        # An address ends up as a link in the report: only the kinds a browser opens as a page.
        url=_stated(url if url and url.lower().startswith(("http://", "https://")) else None),
        published=stated.published or _stated(_clean(found.date)),
        modified=stated.modified,
        authors=tuple(name for part in (found.author or "").split(";") if (name := _clean(part))),
        language=code or _clean(found.language),
    )


def _articles(root: Any) -> Iterator[dict[str, object]]:  # noqa: ANN401 - lxml has no types
    """The objects of the page's JSON-LD that are articles of some type, outermost first."""
    looked = 0
    for element in root.iter("script"):
        if (element.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            waiting = deque([json.loads(element.text or "")])
        except (ValueError, RecursionError):
            continue
        while waiting and looked < _MOST_NODES:
            looked += 1
            node = waiting.popleft()
            if isinstance(node, list):
                waiting.extend(node)
            elif isinstance(node, dict):
                kinds = node.get("@type")
                kinds = kinds if isinstance(kinds, list) else [kinds]
                if any(isinstance(kind, str) and kind.endswith(("Article", "BlogPosting", "Report")) for kind in kinds):
                    yield node
                graph = node.get("@graph")
                waiting.extend(graph if isinstance(graph, list) else [])


def _first(named: dict[str, str], names: tuple[str, ...]) -> Stated | None:
    return next((Stated(named[name]) for name in names if name in named), None)


def _stated(value: str | None) -> Stated | None:
    return Stated(value) if value else None


def _clean(value: str | None) -> str | None:
    if not value:
        return None
    text = " ".join(value.encode("utf-16", "surrogatepass").decode("utf-16", "replace").split())
    return text[:_LONGEST] or None
