"""Who published an article, and on what basis that is believed.

::

    option      whoever runs the program says so
    metadata    the file says so                                    front matter; og:site_name, publisher …
    url         the address is on the outlet's domain               tass.com → TASS
    masthead    a short name repeats in the page around the story   Egypt Today, Egypt Today, egypttoday
    dateline    nothing else names an outlet, and the story carries an agency's own dateline

A page's name for itself is often no name: a slogan, the headline again, `Home`. Such values are passed over, and a name
with a slogan behind it is cut down to the name, the part that the domain has too where there is one. An agency named
as publisher on somebody else's domain is where the text is from (a mark), not who published the page. A site that
carries others' articles by trade is the outlet of what it carries; an archive is nobody's.

The last is the weakest: whoever republishes an agency's text to the letter may keep its dateline. It is believed only
where no other outlet can be made out, and the weighing knows on what basis an outlet stands.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from provenance.data import outlets
from provenance.data.agencies import best, by_domain
from provenance.data.tables import table
from provenance.marks.lines import first_lines, last_lines, lines
from provenance.model import Document, Layout, Mark, Outlet, Span, Stated

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from publicsuffixlist import PublicSuffixList

_SITE: Final = ("og:site_name", "publisher", "application-name", "dc.publisher", "dcterms.publisher")
"""What a page calls its site, by falling trust: what is made to be shown to readers comes first."""
_GUESSED: Final = ("sitename",)
"""What an extractor takes for the site's name, from the title or the domain: believed only where the domain agrees."""
_LONGEST = 60
"""Characters of an outlet's name: the longest of 490 newspapers, sites and stations has 43."""
_PARTS = re.compile(r"\s*[|•·»]\s*|\s+[-–—:]+\s+|:\s+|\s{2,}")

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
    of_page = any(each.name in (*_SITE, *_GUESSED) for each in metadata.properties)
    if metadata.outlet and (metadata.outlet.basis == "option" or not of_page):
        return _named(metadata.outlet.value, metadata.outlet)
    stated = _stated(document, _SITE)
    if stated:
        return stated
    if metadata.url:
        found = _of_url(metadata.url)
        if found and found.name != domain_of(metadata.url.value):
            return found
        if found:  # only a domain: a name that resembles it reads better
            return _stated(document, _GUESSED, alike=True) or found
    masthead = _of_masthead(document.text, layout)
    if masthead:
        return masthead
    houses = {mark.agency: mark for mark in marks if mark.kind == "dateline" and mark.claims == "text"}
    credited = {mark.agency for mark in marks if mark.claims == "text"}
    if len(houses) == 1 and len(credited) == 1:
        ((name, mark),) = houses.items()
        return Outlet(name, "dateline", mark.span, name)
    return None


@lru_cache(maxsize=256)
def domain_of(address: str) -> str | None:
    """The registered domain of an address (`www.news.example.co.uk` → `example.co.uk`), by the public suffix list.

    A blog's own host counts as one where its provider has it in the list (`ada.blogspot.com`).
    """
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname
    except ValueError:
        return None
    host = host.strip().strip(".") if host else None
    if not host or not host.isprintable() or len(host) > _LONGEST_HOST:
        return None
    found: str | None = _suffixes().privatesuffix(host)
    return found or host


def syndicated(domain: str) -> str | None:
    """The name of a site that carries others' articles by trade, by its registered domain."""
    name = table("hosts.toml")["syndication"].get(domain)
    return str(name) if name else None


def carries_others(domain: str) -> bool:
    """Whether a domain is a host's that carries others' pages, and so no outlet's: an archive, a network, a portal."""
    return domain in table("hosts.toml")["carriers"]["domains"] or syndicated(domain) is not None


_LONGEST_HOST = 253
"""Characters of a host name (RFC 1035)."""


def _named(name: str, stated: Stated) -> Outlet:
    agency = best(name)
    if "." in name and len(name.split()) == 1:  # feeds name their provider by its domain
        agency = agency or by_domain(domain_of(name) or name)
        name = agency.name if agency else name
    return Outlet(name, stated.basis, stated.span, agency.name if agency else None)


def _stated(document: Document, names: Sequence[str], *, alike: bool = False) -> Outlet | None:
    """The first name a page has for its site that can be an outlet's; only one like the domain where asked."""
    metadata = document.metadata
    domain = domain_of(metadata.url.value) if metadata.url else None
    titles = {_key(metadata.title.value)} if metadata.title else set()
    subdomain = _subdomain(metadata.url.value, domain) if metadata.url and domain else None
    for name in names:
        for each in metadata.properties:
            if each.name != name:
                continue
            written = site_name(each.value, domain, titles)
            if (
                written is None
                or _key(written) == subdomain
                or (alike and not (domain and _resembles(_key(written), _label(domain))))
            ):
                continue
            agency = best(written)
            if agency and agency.domains and domain and by_domain(domain) != agency and name != "og:site_name":
                continue
            if agency is None and domain:
                agency = by_domain(domain)
            return Outlet(written, "metadata", None, agency.name if agency else None)
    return None


def site_name(stated: str, domain: str | None = None, titles: Iterable[str] = ()) -> str | None:
    """The outlet's name in what a page calls its site, or nothing where it is a slogan or the title again.

    Args:
        stated: the page's words.
        domain: the page's registered domain, which most names resemble.
        titles: keys (letters and digits, case folded) of the article's titles.
    """
    whole = " ".join(stated.split()).strip(" -|–—·•:")
    if not whole or len(whole) > 4 * _LONGEST or _key(whole) in set(titles):
        return None
    names = table("hosts.toml")["names"]
    label = _label(domain) if domain else ""
    parts: list[str] = [part for part in _PARTS.split(whole) if part] if len(whole.split()) > 1 else [whole]
    own = [part for part in parts if label and _resembles(_key(part), label)]
    candidates: tuple[str, ...] = (*own, *([whole] if len(parts) == 1 else ()), *parts[:1])
    for part in candidates:
        if (
            2 <= len(part) <= _LONGEST
            and len(part.split()) <= names["longest"]
            and part.casefold() not in names["empty"]
            and not part.startswith(("@", "http://", "https://"))
            and not re.search(r"[.?]$|[!]\s|\{\{|\[|<", part.removesuffix("Inc."))
            and any(character.isalpha() for character in part)
            and _key(part) not in set(titles)
            and not _slogan(part, label)
        ):
            return part
    return None


def _slogan(name: str, label: str) -> bool:
    """Whether a name of many words has nothing in common with the domain it stands on: no word, and no initials."""
    words = [_key(word) for word in name.split()]
    if len(words) < _SLOGAN or not label:
        return False
    initials = "".join(word[:1] for word in words)
    return initials not in label and not any(len(word) > 3 and word in label for word in words)


_SLOGAN = 5
"""Words from which a name is asked for: `Expert Advice for English Bakers` on `crumb.example`. Of 110 names of sites on
saved news pages five have so many words, and four of those share one with their domain."""


def _subdomain(address: str, domain: str) -> str | None:
    """The first label of a host below its domain: content systems take `hosted` of `hosted.example` for a name."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return None
    first = _key(host.split(".", 1)[0])
    return first if host != domain and first != _label(domain) else None


def _label(domain: str) -> str:
    return _key(domain.split(".", 1)[0])


def _resembles(name: str, label: str) -> bool:
    """Whether a name and a domain's first label are forms of each other: `Tarrow Sentinel`, `tarrowsentinel`."""
    bare = name.removeprefix("the")
    return len(bare) > 2 and (bare in label or label.removeprefix("the") in bare)


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()


def _of_url(url: Stated) -> Outlet | None:
    domain = domain_of(url.value)
    if not domain or domain in table("hosts.toml")["carriers"]["domains"]:
        return None
    agency = by_domain(domain)
    if agency:
        return Outlet(agency.name, "url", url.span, agency.name)
    known = outlets.by_domain(domain)
    name = known.name if known else syndicated(domain)
    return Outlet(name or domain, "url", url.span)


def _of_masthead(text: str, layout: Layout) -> Outlet | None:
    return _of_first_and_last(text, layout) or _of_repeated(text, layout)


def _of_first_and_last(text: str, layout: Layout) -> Outlet | None:
    """Who stands in the first line of a page and holds its copyright in one of the last: a short page says no more."""
    begins = next((block.span.start for block in layout.blocks if block.role != "metadata"), len(text))
    page = Span(begins, len(text))
    top = first_lines(text, page, 1)
    if not top or not _SHORTEST_NAME <= len(first := top[0].of(text)) <= _LONGEST:
        return None
    for line in last_lines(text, page, _FOOT):
        holder = next(iter(_holder(text, line)), None)
        if holder and _key(holder[0]).removeprefix("the").startswith(_key(first).removeprefix("the")):
            agency = best(first)
            return Outlet(agency.name if agency else first, "masthead", top[0], agency.name if agency else None)
    return None


_SHORTEST_NAME = 4
_FOOT = 5
"""Lines at the end of a page among which its copyright stands. Judgement."""


def _of_repeated(text: str, layout: Layout) -> Outlet | None:
    counts: Counter[str] = Counter()
    forms: dict[str, list[tuple[str, Span]]] = {}
    headline = layout.headline.of(text).casefold() if layout.headline else ""
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
        # Below the story stand others' headlines, with the agencies that have them.
        listed = best(written) and all(each.start > _end_of_story(layout) for _, each in forms[key])
        names = table("hosts.toml")["names"]
        if listed or written.casefold() in (*names["menu"], *names["empty"]):
            continue
        # Only a name that repeats is worth folding the whole story for.
        if written.casefold() in headline or any(
            written.casefold() in span.of(text).casefold() for span in layout.body
        ):
            continue
        agency = best(written)
        return Outlet(agency.name if agency else written, "masthead", span, agency.name if agency else None)
    return None


def _end_of_story(layout: Layout) -> int:
    return layout.body[-1].end if layout.body else -1


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
def _suffixes() -> PublicSuffixList:
    from publicsuffixlist import PublicSuffixList  # noqa: PLC0415 - only where an article has an address

    return PublicSuffixList()
