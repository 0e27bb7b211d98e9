"""A link to the other article in an article's text, or to the pages of the other outlet.

An address that the other article is known to stand at is the article itself; one under the other outlet's domain may
be any of its pages. Its domains are that of its own address, those that the registries know, and one that is the
outlet's name: tarrowsentinel.com is the Tarrow Sentinel's. A host that carries everybody's pages is nobody's.

What stands beside a text on its page leads to others for other reasons: `Related:`, a share button, a comment, a blog's
pingback, a note of who has taken the story over. Such a line says in its first words what it is; they are data
(`marks.toml`, `attribution.toml`). So do links that stand behind the first comment.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from provenance.data import outlets
from provenance.data.agencies import canonical
from provenance.data.tables import table
from provenance.marks.outlet import carries_others, domain_of
from provenance.model import Place, Span
from provenance.weigh.case import are_from_a_third, has_name
from provenance.weigh.pieces import pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Article, Evidence
    from provenance.weigh.case import Case, Direct

_SHORTEST = 12
"""Characters of an address without its scheme: `a.co/1234567`. A bare domain names an outlet, not an article."""

_ADDRESS = re.compile(r"https?://(?:www\.)?([\w.-]{4,253})/[^\s<>\"“”]{8,}", re.IGNORECASE)
"""An address of a page: a few characters of path at least, for `/` and `/news/` are no articles."""


def links(case: Case) -> Iterator[Evidence]:
    """For each reading: the copy holds the address of the source, or one of its outlet's pages."""
    if are_from_a_third(case):
        return
    for reading in case.readings():
        if reading.copy_spans:
            yield from _to_article(reading) or _to_outlet(reading)


def _to_article(reading: Direct) -> list[Evidence]:
    found = address_in(reading.copy, reading.source)
    if found is None:
        return []
    explanation = f"{reading.copy.name} gives the address of {reading.source.name}'s article."
    return list(pieces(reading, "links", "link", explanation, (Place(reading.copy.id, found),)))


def address_in(copy: Article, source: Article) -> Span | None:
    """Where an article gives the address of another, in what it says itself."""
    url = source.document.metadata.url
    address = _bare(url.value) if url else ""
    if "/" not in address or len(address) < _SHORTEST or address not in copy.text:
        return None  # a pattern takes longer to be made than the address to be looked for
    for found in re.finditer(rf"(?<![\w.-])(?:www\.)?{re.escape(address)}/?(?![\w/?=&%-])", copy.text):
        if not _stands_beside(copy, found.start()):
            return Span(found.start(), found.end())
    return None


def _to_outlet(reading: Direct) -> list[Evidence]:
    if "://" not in reading.copy.text:
        return []
    ours, theirs = _domains(reading.copy), _domains(reading.source)
    for found in _ADDRESS.finditer(reading.copy.text):
        domain = domain_of(found[1])
        if domain is None or domain in ours or _stands_beside(reading.copy, found.start()):
            continue
        if domain in theirs or has_name(domain.partition(".")[0], reading.source):
            explanation = (
                f"{reading.copy.name} gives the address of a page of {reading.source.name} ({domain}); whether it is "
                f"{reading.source.id} is not known."
            )
            places = (Place(reading.copy.id, Span(found.start(), found.end())),)
            return list(pieces(reading, "links", "link_to_outlet", explanation, places))
    return []


def _domains(article: Article) -> set[str]:
    """The registered domains under which the article's outlet publishes."""
    found: set[str] = set()
    url, outlet = article.document.metadata.url, article.reading.outlet
    if url and (domain := domain_of(url.value)):
        found.add(domain)
    if outlet and outlet.basis != "dateline":
        agency, known = canonical(outlet.agency or ""), outlets.called(outlet.name)
        found.update(agency.domains if agency else (), known.domains if known else ())
    return {domain for domain in found if not carries_others(domain)}


def _stands_beside(article: Article, position: int) -> bool:
    """Whether a link is no part of what the article says: what is known of it, or a line that leads elsewhere."""
    front, text = article.document.front_matter, article.text
    if front is not None and front.start <= position < front.end:
        return True
    label = label_of(text, position)
    if not label.strip():  # an address in a line of its own: the line above it says what it is
        line = text.rfind("\n", 0, position) + 1
        label = text[max(0, line - _LABEL) : line].rstrip().rpartition("\n")[2]
    return bool(
        _leads_elsewhere().match(label) or _taken_over().search(label) or position > _first_comment(article.text)
    )


def label_of(text: str, position: int) -> str:
    """What stands in front of an address in its line, without its scheme: `Source: `.

    Args:
        text: what the address stands in.
        position: where it begins, with or without its scheme.
    """
    line = text.rfind("\n", 0, position) + 1
    return _SCHEME.sub("", text[max(line, position - _LABEL) : position])


_SCHEME = re.compile(r"(?:https?://)?(?:www\.)?$")
_LABEL = 200
"""Characters of a line in front of an address in which it says what the address is for."""


@cache
def _leads_elsewhere() -> re.Pattern[str]:
    words = table("attribution.toml")["links"]
    headings = {*table("marks.toml")["lines"]["others"], *words["beside"]} - set(words["sources"])
    longest_first = sorted(headings, key=lambda word: (-len(word), word))
    return re.compile(rf"\W{{0,8}}(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)


@cache
def _taken_over() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('attribution.toml')['links']['taken_over'])})\b", re.IGNORECASE)


@lru_cache(maxsize=8)
def _first_comment(text: str) -> int:
    """Where the comments of readers begin, or the end of the text."""
    found = _comments().search(text)
    return found.start() if found else len(text)


@cache
def _comments() -> re.Pattern[str]:
    words = "|".join(table("attribution.toml")["links"]["comments"])
    return re.compile(
        rf"^[^\w\n]{{0,8}}(?:\d{{1,6}}[^\S\n](?:{words})|(?:{words})(?:[^\S\n]?\(?\d{{1,6}}\)?)?)[^\w\n]{{0,8}}$",
        re.IGNORECASE | re.MULTILINE,
    )


def _bare(address: str) -> str:
    """An address without scheme, `www.`, fragment, tracking parameters and a slash at its end."""
    bare = re.sub(r"^\w+://(?:www\.)?|#.*$", "", address.strip())
    bare = re.sub(r"(?<=[?&])(?:utm_\w+|fbclid|gclid|cmpid)=[^&]*&?", "", bare)
    return bare.rstrip("?&").rstrip("/")
