"""Who published an article, and on what basis that is believed.

::

    metadata    the file says so                                   (front matter, og:site_name)
    url         the address is on the outlet's domain               tass.com → TASS
    masthead    a short name repeats in the page around the story   Egypt Today, Egypt Today, egypttoday
    dateline    nothing else names an outlet, and the story carries an agency's own dateline

The last is the weakest: whoever republishes an agency's text to the letter may keep its dateline. It is believed only
where no other outlet can be made out, and the weighing knows on what basis an outlet stands.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from provenance.data.agencies import best, by_domain
from provenance.marks.lines import lines
from provenance.model import Document, Layout, Mark, Outlet, Span, Stated

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_REPEATS = 3
"""A masthead stands at the top, in the title and at the foot of a page; a menu entry or a headline does not stand
three times and more. Judgement; the share of pages on which it names the right outlet is not measured yet."""

_SPLIT = re.compile(r"\s*[|,»·•:]\s*|\s+[-–—]\s+|\s{2,}")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s{0,3}(?:©\s{0,3})?(?:\d{4}\s)?(?P<name>[^\W\d_][\w'’&-]*(?:\s[A-Z][\w'’&-]*){0,3})",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_][\w'’&.]*(?:\s[\w'’&.]+){0,4}")


def outlet(document: Document, layout: Layout, marks: Sequence[Mark]) -> Outlet | None:
    """The outlet with the best basis there is, or ``None``."""
    metadata = document.metadata
    if metadata.outlet:
        return _named(metadata.outlet.value, metadata.outlet)
    if metadata.url:
        found = _of_url(metadata.url)
        if found:
            return found
    masthead = _of_masthead(document.text, layout)
    if masthead:
        return masthead
    houses = {mark.agency: mark for mark in marks if mark.kind == "dateline" and mark.claims == "text"}
    credited = {mark.agency for mark in marks if mark.claims == "text"}
    if len(houses) == 1 and len(credited) == 1:
        ((name, mark),) = houses.items()
        return Outlet(name, "dateline", mark.span, name)
    return None


def domain_of(address: str) -> str | None:
    """The registered domain of an address (`www.news.example.co.uk` → `example.co.uk`), by the public suffix list."""
    host = urlsplit(address if "//" in address else f"//{address}").hostname
    if not host:
        return None
    return _suffixes().privatesuffix(host) or host


def _named(name: str, stated: Stated) -> Outlet:
    agency = best(name)
    return Outlet(name, stated.basis, stated.span, agency.name if agency else None)


def _of_url(url: Stated) -> Outlet | None:
    domain = domain_of(url.value)
    if not domain:
        return None
    agency = by_domain(domain)
    return Outlet(agency.name if agency else domain, "url", url.span, agency.name if agency else None)


def _of_masthead(text: str, layout: Layout) -> Outlet | None:
    counts: Counter[str] = Counter()
    forms: dict[str, list[tuple[str, Span]]] = {}
    headline = layout.headline.of(text).casefold() if layout.headline else ""
    body = " ".join(span.of(text) for span in layout.body).casefold()
    for block in layout.left_out:
        if block.role in ("metadata", "caption"):
            continue
        for line in lines(text, block.span):
            for written, span in (*_names(text, line), *_holder(text, line)):
                key = re.sub(r"\W", "", written.casefold())
                counts[key] += 1
                forms.setdefault(key, []).append((written, span))
    for key, count in sorted(counts.items(), key=lambda each: (-each[1], forms[each[0]][0][1].start)):
        if count < _REPEATS or len(key) < 4:
            continue
        capitalised = [form for form in forms[key] if form[0][:1].isupper()]
        if not capitalised:
            continue
        written, span = capitalised[0]
        if written.casefold() in headline or written.casefold() in body:
            continue
        agency = best(written)
        return Outlet(agency.name if agency else written, "masthead", span, agency.name if agency else None)
    return None


def _holder(text: str, line: Span) -> Iterable[tuple[str, Span]]:
    """Who holds the copyright of the page, twice: that line is the publisher's, not the reader's."""
    found = _COPYRIGHT.match(line.of(text))
    if found and not found["name"].casefold().startswith(("all ", "the associated")):
        span = Span(line.start + found.start("name"), line.start + found.end("name"))
        return [(found["name"], span)] * 2
    return []


def _names(text: str, line: Span) -> Iterable[tuple[str, Span]]:
    position = line.start
    for part in _SPLIT.split(line.of(text)):
        start = text.index(part, position) if part else position
        position = start + len(part)
        if part and len(part) <= 40 and _NAME.fullmatch(part):
            yield part, Span(start, start + len(part))


@cache
def _suffixes() -> Any:  # noqa: ANN401 - the library ships no types
    from publicsuffixlist import PublicSuffixList  # noqa: PLC0415 - only where an article has an address

    return PublicSuffixList()
