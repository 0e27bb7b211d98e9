"""What a page's head says about the article: title, outlet, address, authors, dates.

trafilatura finds most of it but shortens dates to the day, knows nothing of changes, and leaves out authors that are
no people, which are the ones that matter here. So what publishers state for machines is read first, bound to the
article's own node (`loading.structured`), and kept as it was stated; only then is trafilatura's finding taken.

The address is not always the canonical one: a page that names another site's article as its canonical original says
where its text is from, not where it stands. So the page's own host is what most of its own links agree on.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from provenance.loading import archive
from provenance.loading.structured import Structured, clean, structured
from provenance.model import Metadata, Stated
from provenance.model.article import Property

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element
    from trafilatura.settings import Document

    from provenance.loading.archive import Capture

_ISO = re.compile(
    r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?\s?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?", re.IGNORECASE
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,3}")

_PUBLISHED: Final = (
    "article:published_time",
    "datepublished",
    "og:published_time",
    "og:article:published_time",
    "article:published",
    "parsely-pub-date",
    "cxenseparse:recs:publishtime",
    "sailthru.date",
    "dcterms.issued",
    "dc.date.issued",
    "citation_publication_date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
)
_MODIFIED: Final = (
    "article:modified_time",
    "datemodified",
    "og:modified_time",
    "og:updated_time",
    "article:modified",
    "dcterms.modified",
    "dc.date.modified",
    "lastmod",
    "last-modified",
)
"""Names (in `name`, `property`, `itemprop`) by falling trust: Open Graph, schema.org, then analytics, libraries."""

_NULL: Final = ("0000", "0001", "1970-01-01T00:00", "1970-01-01 00:00")
"""How content systems write that they know no date: the zero of SQL, of .NET and of Unix."""
_VOTERS: Final = ("og:url", "canonical", "url", "mainEntityOfPage", "publisher.url", "shortlink", "amphtml", "pingback")
"""Statements that hold an address on the page's own site; each has one vote on which that is."""
_OWN_ADDRESSES: Final = ("canonical", "og:url", "url", "mainEntityOfPage", "amphtml", "shortlink")


@dataclass(frozen=True, slots=True)
class Head:
    """All that a page's head states: the dates as it says them, and everything else by property."""

    statements: Structured
    published: Stated | None = None
    modified: Stated | None = None
    language: str | None = None
    capture: Capture | None = None


def head(root: _Element, text: str, known: Capture | None = None) -> Head:
    """Read a page's head, and what was written around the page when it was saved.

    Args:
        root: the parsed page.
        text: its source, for the comments that parsing drops.
        known: where and when the page was taken, where that is known; it goes before what the page says of that.
    """
    statements = structured(root)
    published, modified = _dates(root, statements)
    return Head(statements, published, modified, _language(root), _capture(known, archive.of_page(text)))


def metadata(read: Head, found: Document | None = None) -> Metadata:
    """The page's metadata: what was read here, completed by what trafilatura found, if it found anything."""
    statements = read.statements
    properties = list(statements.properties)
    url, capture = _address(read, _page_address(getattr(found, "url", None)), properties)
    site = statements.first("og:site_name", "publisher", "application-name", "dc.publisher", "dcterms.publisher")
    if site is None and (site := _site_name(found, capture)):
        properties.append(Property("sitename", "page", site))
    return Metadata(
        outlet=_stated(site),
        title=_stated(clean(getattr(found, "title", None))),
        url=_stated(url),
        published=read.published,
        modified=read.modified,
        authors=_authors(statements, getattr(found, "author", None)),
        language=read.language or clean(getattr(found, "language", None)),
        guessed=None if read.published else _stated(clean(getattr(found, "date", None))),
        captured=_stated(capture.moment if capture else None),
        archive=capture.archive if capture else None,
        properties=tuple(properties),
    )


def _capture(known: Capture | None, written: Capture | None) -> Capture | None:
    """How the page was taken: as is known, and as was written into it where nothing is known."""
    if known is None or written is None:
        return known or written
    return archive.Capture(
        known.original or written.original, known.archive or written.archive, known.moment or written.moment
    )


def _site_name(found: Document | None, capture: Capture | None) -> str | None:
    """What trafilatura takes for the site's name, but for the host of an address that is not the page's own."""
    name = clean(getattr(found, "sitename", None))
    host = _host(getattr(found, "url", None) or "")
    if name and host and capture and capture.original and _host(capture.original) != host and name.lower() in host:
        return None
    return name


def _dates(root: _Element, statements: Structured) -> tuple[Stated | None, Stated | None]:
    """The dates stated for machines, ISO 8601 only; what is written otherwise cannot be trusted to mean one day."""
    named: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or ""
        if found := _iso(element.get("content")):
            named.setdefault(name.strip().lower(), found)
    for name, value in statements.dates.items():
        if found := _iso(value):
            named.setdefault(name if name.startswith("item:") else f"json:{name}", found)
    for name, value in _times(root):
        if found := _iso(value):
            named.setdefault(name, found)
    return (
        _first(
            named,
            (
                "json:datepublished",
                *_PUBLISHED[:1],
                "item:datepublished",
                *_PUBLISHED[1:],
                "time:published",
                "time:alone",
            ),
        ),
        _first(named, ("json:datemodified", *_MODIFIED[:1], "item:datemodified", *_MODIFIED[1:], "time:modified")),
    )


def _times(root: _Element) -> Iterator[tuple[str, str]]:
    """Dates of `time` elements that say which date they are, or are alone, in the article with the page's heading."""
    headings = [element for element, _ in zip(root.iter("h1"), range(2), strict=False)]
    articles = [element for element, _ in zip(root.iter("article"), range(2), strict=False)]
    around = headings[0].iterancestors("article", "header", "main") if len(headings) == 1 else iter(())
    within = next(iter(around), articles[0] if len(articles) == 1 else None)
    if within is None:
        return
    alone: set[str] = set()
    for element, _ in zip(within.iter("time"), range(50), strict=False):
        written = (element.get("datetime") or "")[:100].strip()
        names = " ".join([(element.get("class") or "")[:200], (element.get("itemprop") or "")[:50]]).lower()
        if written:
            alone.add(written)
        if element.get("pubdate") is not None or re.search(r"publish|pub-?date|entry-?date|post-?date", names):
            yield "time:published", written
        elif re.search(r"updated|modified", names):
            yield "time:modified", written
    if len(alone) == 1:
        yield "time:alone", alone.pop()


def _language(root: _Element) -> str | None:
    """The language code of the `html` element, `ar` or `pt-BR`; of the open-graph locale if it has none."""
    declared = [root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang")]
    declared += [element.get("content") for element in root.iter("meta") if element.get("property") == "og:locale"]
    codes = (found.group() for each in declared if each and (found := _LANGUAGE.fullmatch(each.strip())))
    return next((code.replace("_", "-") for code in codes), None)


def _address(read: Head, found: str | None, properties: list[Property]) -> tuple[str | None, Capture | None]:
    """The page's own address, and how it was captured: the archive's address is taken off the original's."""
    capture = read.capture
    stated = [each for each in properties if each.name in _OWN_ADDRESSES and _page_address(each.value)]
    for each in (*(each.value for each in stated), found or ""):
        if inner := archive.of_address(each):
            capture = archive.Capture(
                (capture and capture.original) or inner.original,
                inner.archive,
                (capture and capture.moment) or inner.moment,
            )
            break
    if capture and capture.original:
        properties.append(Property("saved-from", "page", capture.original))
        return _page_address(clean(capture.original)), capture
    host = _own_host(properties)
    if host is None:
        return found, capture
    own = [each.value for name in _OWN_ADDRESSES for each in stated if each.name == name and _host(each.value) == host]
    properties.append(Property("own-host", "page", host))
    if own:
        return own[0], capture
    return (found if found and _host(found) == host else None), capture


def _own_host(properties: list[Property]) -> str | None:
    """The host most kinds of the page's own statements agree on; none where two have the same number of votes."""
    votes: Counter[str] = Counter()
    for name in _VOTERS:
        value = next((each.value for each in properties if each.name == name), None)
        if value and (host := _host(value)):
            votes[host] += 1
    if any(each.name == "alternate" for each in properties):
        # Translations stand on other hosts; feeds and oEmbed of the page's own stand on its own.
        hosts = {host for each in properties if each.name == "alternate" and (host := _host(each.value))}
        if len(hosts) == 1:
            votes[hosts.pop()] += 1
    ranked = votes.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _host(address: str) -> str | None:
    if not address.lower().startswith(("http://", "https://", "//")):
        return None
    try:
        host = urlsplit(address).hostname
    except ValueError:
        return None
    return host.removeprefix("www.").removeprefix("m.").removeprefix("amp.") if host else None


def _page_address(value: str | None) -> str | None:
    """An address that ends up as a link in the report: only the kinds a browser opens as a page."""
    cleaned = clean(value)
    return cleaned if cleaned and _host(cleaned) and not cleaned.startswith("//") else None


def _authors(statements: Structured, found: str | None) -> tuple[str, ...]:
    """The authors of the best statement there is: the article's own node, a `meta` element, then trafilatura's."""
    for at_node in (True, False):
        names = [
            each.value
            for each in statements.properties
            if (each.name == "author" or (not at_node and each.name in ("article:author", "byl", "dc.creator")))
            and (each.node != "meta") == at_node
            and not each.value.lower().startswith(("http://", "https://", "//"))
        ]
        if names:
            return tuple(dict.fromkeys(names))
    return tuple(name for part in (found or "").split(";") if (name := clean(part)))


def _iso(value: str | None) -> str | None:
    written = (value or "").strip()[:100]
    found = _ISO.fullmatch(written)
    if found is None:
        return archive.javascript(written)
    return found.group() if found and not found.group().upper().startswith(_NULL) else None


def _first(named: dict[str, str], names: tuple[str, ...]) -> Stated | None:
    return next((Stated(named[name]) for name in names if name in named), None)


def _stated(value: str | None) -> Stated | None:
    return Stated(value) if value else None
