"""What one article is, from bytes read (`Document`) to what was understood of it (`Article`).

::

    Document ──clean──▶ Layout ──marks──▶ Reading ──segment──▶ Article
    bytes' hash, text,   body against      marks, outlet,       all of it, with sentences
    stated metadata      everything else   dates                and quotations
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from provenance.model.span import Span

Basis: TypeAlias = Literal["option", "metadata", "url", "dateline", "byline", "masthead"]
"""On what ground a fact about an article is believed."""

Role: TypeAlias = Literal["body", "headline", "metadata", "masthead", "navigation", "form", "caption", "tail"]
"""What a block of text is: the article's own text and headline, or one of the things that stand around it."""

MarkKind: TypeAlias = Literal[
    "dateline",
    "credit",
    "byline",
    "source_line",
    "contributor",
    "reprint",
    "press_release",
    "copyright",
    "photo_credit",
    "attribution",
    "metadata",
]

Claim: TypeAlias = Literal["text", "part", "nothing"]
"""What a mark says is from the agency: the whole text, a part of it, or none of it (a photo, a mention)."""

Precision: TypeAlias = Literal["year", "month", "day", "minute", "second"]


@dataclass(frozen=True, slots=True)
class Stated:
    """One fact as it was stated: its value, on what basis, and where it stands if it stands in the text."""

    value: str
    basis: Basis = "metadata"
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Property:
    """One thing a page states for machines, bound to what it states it of.

    ``name`` is the property's own name (`author`, `isBasedOn`, `og:site_name`), ``node`` the type of the thing it
    belongs to (`NewsArticle`), or where it stands if it belongs to the page (`meta`, `link`), ``kind`` the type of the
    value where one is given (`Person`).
    """

    name: str
    node: str
    value: str
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a file says about itself (front matter, an HTML page's head); ``None`` where it says nothing."""

    outlet: Stated | None = None
    title: Stated | None = None
    url: Stated | None = None
    published: Stated | None = None
    modified: Stated | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    guessed: Stated | None = None
    """A day that an extractor took for the day of publication, though nothing states it; weaker than all else."""
    captured: Stated | None = None
    """When the copy at hand was saved, by a web archive or a browser."""
    archive: str | None = None
    """The address of the archived copy, where ``url`` is the one it was archived from."""
    properties: tuple[Property, ...] = ()
    """What a page states of its article for machines, as stated; marks are made of it later."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader of a report must know about one article; ``code`` is stable, ``message`` is a sentence."""

    article: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Document:
    """One source as read. ``source`` is what the user called it, ``sha256`` is of the bytes read (hex)."""

    id: str
    source: str
    sha256: str
    media_type: str
    text: str
    metadata: Metadata = Metadata()
    front_matter: Span | None = None
    """The metadata block at the head of a plain-text file; never part of the body."""
    extracted: tuple[Span, ...] = ()
    """Where an extractor for this format found the article's own text; empty where the text itself must tell."""
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A run of lines of one role."""

    span: Span
    role: Role


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole text as blocks in order; what is left out of the body keeps its place and its role."""

    blocks: tuple[Block, ...]

    def of_role(self, *roles: Role) -> tuple[Span, ...]:
        """The spans of the blocks that have one of the roles, in order."""
        return tuple(block.span for block in self.blocks if block.role in roles)

    @property
    def body(self) -> tuple[Span, ...]:
        """The article's own text."""
        return self.of_role("body")

    @property
    def headline(self) -> Span | None:
        """The headline that stands nearest to the body, if one was found."""
        spans = self.of_role("headline")
        return spans[-1] if spans else None

    @property
    def left_out(self) -> tuple[Block, ...]:
        """Everything that is neither body nor headline."""
        return tuple(block for block in self.blocks if block.role not in ("body", "headline"))


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark of origin: who is named, where, and what the mark claims for them.

    A mark that names several agencies is several marks over one span. ``agency`` is the registry's canonical name, or
    the name as written where the registry has none (`The Times of Israel`).
    """

    kind: MarkKind
    agency: str
    span: Span
    claims: Claim
    place: str | None = None
    date: str | None = None
    issuer: str | None = None
    """Who speaks in a press release, where its text says so."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who published the article, and on what basis that is believed; ``agency`` if it is one of the registry's."""

    name: str
    basis: Basis
    span: Span | None = None
    agency: str | None = None


_STAMP = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:\d\d)?(?:\.\d+)?(Z|[+-]\d\d:\d\d)?")


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time as precise as it was stated.

    ``value`` is ISO 8601, `--12-09` where the year is open; ``candidates`` are then the years that fit, and ``reason``
    says what made them fit.
    """

    value: str
    precision: Precision
    basis: Basis
    candidates: tuple[int, ...] = ()
    span: Span | None = None
    reason: str | None = None

    @property
    def written(self) -> str:
        """The same for a sentence: `2018-12-09 07:56 +02:00` for `2018-12-09T07:56:00+02:00`."""
        found = _STAMP.fullmatch(self.value)
        if not found:
            return self.value
        day, clock, seconds, zone = found.groups("")
        parts = (day, clock + seconds.removesuffix(":00"), "UTC" if zone in ("Z", "+00:00") else zone)
        return " ".join(filter(None, parts))


@dataclass(frozen=True, slots=True)
class Quotation:
    """Direct speech: ``span`` with its quotation marks, ``inner`` without them."""

    span: Span
    inner: Span


@dataclass(frozen=True, slots=True)
class Reading:
    """What the marks stage read off one document."""

    marks: tuple[Mark, ...] = ()
    outlet: Outlet | None = None
    published: Moment | None = None
    modified: Moment | None = None
    captured: Moment | None = None
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One article as understood; what all later stages work on."""

    document: Document
    layout: Layout
    body: tuple[Span, ...]
    """The article's own text without the blanks around it; what containment is a share of."""
    reading: Reading
    sentences: tuple[Span, ...]
    quotations: tuple[Quotation, ...]
    title: str | None
    language: str | None
    label: str | None = None
    """How sentences name the article where its outlet alone would not tell it from another of the set."""

    @property
    def id(self) -> str:
        """The article's short name, unique in a comparison."""
        return self.document.id

    @property
    def text(self) -> str:
        """The text as decoded; every offset counts characters of it."""
        return self.document.text

    @property
    def name(self) -> str:
        """How a sentence names the article: by its outlet where that is known, else by its id."""
        if self.label:
            return self.label
        return self.reading.outlet.name if self.reading.outlet else self.id
