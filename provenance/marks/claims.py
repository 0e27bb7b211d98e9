"""What a name claims that is stated as author, source or holder of the rights.

::

    author       Reuters                         the text
    author       Reuters; Ada Quill              a part: a person stands beside the agency
    author       Associated Press in Valencia    the text
    author       Ada Quill, Associated Press     the text: the agency's own reporter
    author       AFP/Ada Quill                   nothing: the form of a picture's credit
    source       AFP                             the text
    copyright    © 2019 AFP                      the text, where an agency holds it

The same forms stand in a page's metadata (`marks.metadata`) and in page source that was pasted into a text
(`marks.markup`). A name that the page has for itself claims nothing, but beside an agency in one list of authors it
stands for work of the page's own.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from provenance.data.agencies import in_force
from provenance.data.tables import table
from provenance.marks.pictures import is_photo
from provenance.marks.slots import Party, Slot, read_slot
from provenance.model import Claim, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.data.agencies import Registry

AUTHORS: Final = frozenset(
    {
        *(
            "author",
            "creator",
            "article:author",
            "og:article:author",
            "article.author",
            "articleauthor",
            "byl",
            "byline",
        ),
        *(
            "parsely-author",
            "sailthru.author",
            "cxenseparse:author",
            "dc.creator",
            "dcterms.creator",
            "citation_author",
        ),
    }
)
SOURCES: Final = frozenset(
    {"sourceOrganization", "provider", "creditText", "source", "dc.source", "dcterms.source", "article:source"}
)
COPYRIGHTS: Final = frozenset(
    {"copyrightHolder", "copyrightNotice", "copyright", "dc.rights", "dcterms.rights", "rights"}
)
_LONGEST = 300
"""Characters of a value that can name authors: a dozen names."""
_BY = re.compile(r"(?:by|von|par|por|di|от)\s*:?\s+(?=\S)", re.IGNORECASE)
_IN_PLACE = re.compile(r"(?P<name>.{2,60}?)\s+(?:in|à|en|aus|em|a|da|w|в|у|ve)\s+(?P<place>[^\W\d_][^\n,;/|]{1,40})")
_PERSON = re.compile(r"[^\W\d_][\w'’.-]*(?:\s+[^\W\d_][\w'’.-]*){1,4}")
_AGENT_LAST = re.compile(r"(?P<person>[^,;/|]{3,60})(?:,|\s+[-–—|(]|\s+(?:for|of|/)\s)\s*(?P<house>[^,;]{2,60})")
_COPYRIGHT = re.compile(
    r"(?:\s|©|\(c\)|copyright|urheberrecht|todos los derechos|alle rechte|by|\d{4}(?:\s?[-–]\s?\d{4})?|[,:.*-])+",
    re.IGNORECASE,
)
_RESERVED = re.compile(
    r"[\s.,-]*(?:all\s+rights|alle\s+rechte|tous\s+droits|todos\s+os\s+direitos|todos\s+los\s+derechos|\.\s).*",
    re.IGNORECASE | re.DOTALL,
)
_TAGS = re.compile(r"<[^<>]{0,300}>")


_NOWHERE: Final = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Value:
    """One stated name, where it stands, and what it belongs with: values of one group are one list of authors."""

    text: str
    group: str = ""
    span: Span = _NOWHERE
    person: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """A party that a stated name holds, what is claimed for it, and where that stands."""

    party: Party
    claims: Claim
    span: Span


@dataclass(frozen=True, slots=True)
class House:
    """What the page knows of itself: its registered domain, and keys of its names."""

    domain: str | None = None
    names: frozenset[str] = frozenset()
    carrier: bool = False
    """Whether it carries others' articles by trade."""

    def is_own(self, name: str) -> bool:
        """Whether a name is the page's own outlet's, as far as the page says."""
        return key(name) in self.names


def authors_claims(values: Sequence[Value], house: House) -> Iterator[Named]:
    """The houses among authors; beside anybody else each is the source of a part only."""
    read = [(value, author_claims(value.text)) for value in values if not is_address(value.text)]
    beside = False
    for value, (named, alone) in read:
        if not alone:
            beside = True
        if not named and not house.is_own(bare(value.text)):
            beside = True
    for value, (named, _) in read:
        # The page's own name beside an agency in one list is work of its own; in another field it fills a blank.
        own = any(
            other.group == value.group and not names and house.is_own(bare(other.text)) for other, (names, _) in read
        )
        for party, claims in named:
            if party.kind == "outlet" and house.is_own(party.name):
                continue
            weaker: Claim = "part" if claims == "text" and (beside or own) else claims
            yield Named(party, weaker, value.span)


def author_claims(stated: str) -> tuple[tuple[tuple[Party, Claim], ...], bool]:
    """The houses one author's name holds, with what each claims, and whether nobody else stands beside them in it."""
    return _author(stated, in_force())


@lru_cache(maxsize=1024)
def _author(stated: str, registry: Registry) -> tuple[tuple[tuple[Party, Claim], ...], bool]:
    """The same under one registry: a corpus has few authors and many articles."""
    del registry  # look-ups ask the one in force; it is part of the memory's key
    written = bare(stated)
    if not written or len(written) > _LONGEST:
        return (), True
    if is_photo(written):
        return tuple((party, "nothing") for party in read_slot(written).parties), True
    slot = read_slot(written)
    if slot.whole:
        return tuple((party, "part" if slot.mixed else "text") for party in slot.parties), True
    if placed := _IN_PLACE.fullmatch(written):
        inner = read_slot(placed["name"])
        if inner.whole and placed["place"][:1].isupper():
            return tuple((party, "part" if inner.mixed else "text") for party in inner.parties), True
    if (writer := _writers().search(written)) and (inner := read_slot(written[: writer.start()])).whole:
        return tuple((party, "text") for party in inner.parties), True
    if "/" in written and slot.parties and any(_PERSON.fullmatch(other) for other in slot.others):
        return tuple((party, "nothing") for party in slot.parties), True
    return _agent(written, slot)


def _agent(written: str, slot: Slot) -> tuple[tuple[tuple[Party, Claim], ...], bool]:
    """The same for what names somebody and a house: `Ada Quill, Associated Press` is the house's own reporter."""
    if not slot.parties:
        # `Ada Quill, Associated Press Writer`: the slot's last part is a house with a trade behind it.
        last = _AGENT_LAST.fullmatch(_writers().sub("", written))
        if last and _PERSON.fullmatch(last["person"].strip()):
            slot = read_slot(last["house"].strip(") "))
        return tuple((party, "text") for party in slot.parties if slot.whole), True
    last = _AGENT_LAST.fullmatch(written)
    agent = last is not None and _PERSON.fullmatch(last["person"].strip()) and not read_slot(last["person"]).parties
    if last and agent and read_slot(last["house"].strip(") ")).whole:
        return tuple((party, "text") for party in slot.parties), True
    return tuple((party, "part") for party in slot.parties), False


def source_claims(value: Value, house: House) -> Iterator[Named]:
    """Who is stated to have provided the text."""
    written = bare(value.text)
    slot = read_slot(written)
    if is_photo(written) or ("/" in written and any(_PERSON.fullmatch(other) for other in slot.others)):
        for party in slot.parties:
            yield Named(party, "nothing", value.span)
        return
    if slot.whole:
        for party in slot.parties:
            if not (party.kind == "outlet" and house.is_own(party.name)):
                own = len(slot.parties) > 1 and any(house.is_own(other.name) for other in slot.parties)
                yield Named(party, "part" if slot.mixed or own else "text", value.span)
    elif (
        house.carrier
        and not slot.parties
        and len(written) <= 60
        and written[:1].isupper()
        and not house.is_own(written)
    ):
        # A site that carries others' articles names them here, and few of them are in any table.
        yield Named(Party(written, "outlet"), "text", value.span)


def copyright_claims(value: Value, house: House) -> Iterator[Named]:
    """Who holds the rights, where that is an agency; a newspaper's own says nothing, another's may be its owner's."""
    written = _RESERVED.sub("", bare(value.text), count=1)
    leading = _COPYRIGHT.match(written)
    slot = read_slot(re.sub(r"\s\d{4}\W*$", "", written[leading.end() if leading else 0 :]))
    if slot.whole and not is_photo(written):
        for party in slot.parties:
            if party.kind in ("agency", "press_release"):
                own = any(
                    house.is_own(other.name) or other.kind == "outlet" for other in slot.parties if other != party
                )
                yield Named(party, "part" if slot.mixed or own else "text", value.span)


def bare(written: str) -> str:
    """A value without markup, entities and a byline's first word."""
    plain = " ".join(html.unescape(_TAGS.sub(" ", html.unescape(written[: 4 * _LONGEST]))).split())
    by = _BY.match(plain)
    return (plain[by.end() :] if by else plain).strip(" ;,|")[: _LONGEST + 1]


def is_address(written: str) -> bool:
    """Whether a stated value is an address rather than a name."""
    return written.lstrip().lower().startswith(("http://", "https://", "//", "mailto:"))


def key(name: str) -> str:
    """A name by its letters and digits alone, to be compared."""
    return re.sub(r"^the|[\W_]+", "", name.casefold())


@cache
def _writers() -> re.Pattern[str]:
    """What somebody is at an agency, behind its name: `Business Writer`, `Correspondent`."""
    data = table("marks.toml")["credits"]
    words = sorted((*data["writers"], *map(str.title, data["desks"])), key=lambda word: (-len(word), word))
    trade = "|".join(re.escape(word) for word in words)
    return re.compile(rf"\s+(?:(?:{trade})(?!\w)\s*){{1,4}}$")
