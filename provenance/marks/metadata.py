"""Marks in what a page states for machines, of itself or pasted into its text.

::

    author            Reuters                         the text
    author            Reuters; Ada Quill              a part: a person stands beside the agency
    author            Associated Press in Valencia    the text
    author            Ada Quill, Associated Press     the text: the agency's own reporter
    author            AFP/Ada Quill                   nothing: the form of a picture's credit
    provider, source, creditText, copyright           the text, where they name an agency or another house
    isBasedOn, original-source, canonical             the text, where the address is another house's

Statements come bound to the article's node (`loading.structured`); a picture's are not among them. An address on the
page's own domain proves nothing, and most are that: content systems fill these fields with the page itself.

People also paste a page's source (`<meta name="author" …>`, `"author":{"name":…}`, `<creditline>…`) into texts; such
lines are found here and read by `marks.markup`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from provenance.data import outlets
from provenance.data.agencies import best, by_domain, lookup
from provenance.data.tables import table
from provenance.marks.claims import (
    AUTHORS,
    COPYRIGHTS,
    SOURCES,
    House,
    Named,
    Value,
    author_claims,
    authors_claims,
    copyright_claims,
    is_address,
    key,
    source_claims,
)
from provenance.marks.outlet import domain_of, syndicated
from provenance.marks.slots import Party, read_slot
from provenance.model import Mark, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.marks.lines import Line
    from provenance.model import Document
    from provenance.model.article import Property

_LINKS: Final = frozenset(
    {
        "isBasedOn",
        "isBasedOnUrl",
        "original-source",
        "syndication-source",
        "canonical",
        *("source", "dc.source", "dcterms.source"),
    }
)
_SITE: Final = ("og:site_name", "application-name", "publisher", "dc.publisher", "dcterms.publisher", "sitename")
_STRENGTH: Final = {"text": 2, "part": 1, "nothing": 0}

_LONGEST_LINE = 20_000
"""Characters of a line of page source that are looked at; a whole page's JSON-LD in one line is shorter."""
_SIGN = re.compile(
    r"<(?:meta|link)\s|itemprop|rel\s{0,2}=|</?(?:\w{1,12}:)?(?:dateline|creditline|byline|byttl|provider|distributor|credit|source|author|"
    r"creator|copyrightholder|infosource)\b|\"(?:author|creator|creditText|sourceOrganization|provider|copyrightHolder|copyrightNotice|"
    r"isBasedOn|isBasedOnUrl)\"\s{0,4}:",
    re.IGNORECASE,
)


def metadata_marks(document: Document) -> tuple[Mark, ...]:
    """The marks in a document's metadata, one for each house named; their span is empty.

    Whatever a page claims of itself is bounded when it is read; this is linear in it.
    """
    metadata = document.metadata
    properties = metadata.properties
    authors = [
        Value(each.value, "meta" if each.node == "meta" else "node", person=each.kind == "Person")
        for each in properties
        if each.name in AUTHORS
    ] or [Value(author) for author in metadata.authors]
    if not properties and not any(author_claims(each.text)[0] for each in authors):
        return ()
    house = _house(document)
    found: list[Named] = list(authors_claims(authors, house))
    for each in properties:
        if each.name in SOURCES and not is_address(each.value):
            found.extend(source_claims(Value(each.value), house))
        elif each.name in COPYRIGHTS and not is_address(each.value):
            found.extend(copyright_claims(Value(each.value), house))
        elif each.name == "publisher":
            found.extend(_publisher(each.value, house))
        if each.name in _LINKS and is_address(each.value):
            found.extend(_link(each, house))
    strongest: dict[str, Named] = {}
    for named in found:
        other = strongest.get(named.party.name)
        if other is None or _STRENGTH[named.claims] > _STRENGTH[other.claims]:
            strongest[named.party.name] = named
    return tuple(Mark("metadata", name, Span(0, 0), strongest[name].claims) for name in sorted(strongest))


def markup_marks(lines: Iterable[Line]) -> tuple[Mark, ...]:
    """The marks in fragments of page source that stand in the text, one for each house and fragment, in order.

    Args:
        lines: the lines to look at, with their places in the text.
    """
    found: list[Mark] = []
    for line in lines:
        written = line.text[:_LONGEST_LINE]
        if "<" not in written and '":' not in written and '" :' not in written:
            continue
        if not _SIGN.search(written):
            continue
        from provenance.marks.markup import in_elements, in_objects  # noqa: PLC0415 - few texts hold page source

        for named in (*in_elements(written), *in_objects(written)):
            span = Span(line.span.start + named.span.start, line.span.start + named.span.end)
            if not any(mark.span == span and mark.agency == named.party.name for mark in found[-8:]):
                found.append(Mark("metadata", named.party.name, span, named.claims))
    return tuple(sorted(found, key=lambda mark: (mark.span, mark.agency)))


def _publisher(written: str, house: House) -> Iterator[Named]:
    """An agency that is said to publish a page on somebody else's domain is where its text is from."""
    slot = read_slot(written)
    if house.domain and by_domain(house.domain) in lookup(written):
        return  # `CNA` on channelnewsasia.com is the one of several that publishes there
    if slot.whole and len(slot.parties) == 1 and house.domain:
        party = slot.parties[0]
        row = best(party.name) if party.kind == "agency" else None
        if row and row.domains and by_domain(house.domain) != row and not house.is_own(party.name):
            yield Named(party, "text", Span(0, 0))


def _link(stated: Property, house: House) -> Iterator[Named]:
    """The house of another domain that an address names as the original."""
    domain = domain_of(stated.value)
    if domain is None or house.domain is None or domain in table("hosts.toml")["carriers"]["domains"]:
        return
    if domain == house.domain or _label(domain) == _label(house.domain):
        return
    agency, outlet = by_domain(domain), outlets.by_domain(domain)
    own_agency, own_outlet = by_domain(house.domain), outlets.by_domain(house.domain)
    if (agency and agency == own_agency) or (outlet and own_outlet and outlet.name == own_outlet.name):
        return
    party = Party(agency.name, agency.kind) if agency else Party(outlet.name if outlet else domain, "outlet")
    if not house.is_own(party.name):
        yield Named(party, "text", Span(0, 0))


def _house(document: Document) -> House:
    metadata = document.metadata
    own_host = next((each.value for each in metadata.properties if each.name in ("saved-from", "own-host")), None)
    address = own_host or (metadata.url.value if metadata.url else None)
    domain = domain_of(address) if address else None
    names: set[str] = set()
    for name in [each.value for each in metadata.properties if each.name in _SITE] + (
        [metadata.outlet.value] if metadata.outlet else []
    ):
        row = best(name)
        if (
            row
            and row.domains
            and domain
            and by_domain(domain) != row
            and not (metadata.outlet and metadata.outlet.basis == "option")
        ):
            continue  # an agency's name on somebody else's domain is no name of the site
        names.add(key(name))
        if known := outlets.named(name):
            names.add(key(known.name))
    if domain:
        names.add(key(domain))
        names.add(key(_label(domain)))
        if known := outlets.by_domain(domain):
            names.add(key(known.name))
    return House(domain, frozenset(name for name in names if name), bool(domain and syndicated(domain)))


def _label(domain: str) -> str:
    return domain.split(".", 1)[0]
