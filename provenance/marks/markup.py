"""Statements of origin in page source that was pasted into a text, line by line.

::

    <meta name="author" content="dpa">                       an element's attributes
    <creditline>AFP</creditline>                             an element's text: NewsML, NITF, feeds
    "author":{"@type":"Person","name":"Reuters"}             JSON, which begins and ends anywhere
    "image":{"@type":"ImageObject","author":"AFP"}           a picture's: claims nothing

Fragments are no documents, so no parser takes them: elements are matched one by one, and JSON is followed token by
token, with a stack of the objects that were opened in the line. What was opened before the line and is closed within
it may have been anything, a picture too, and claims nothing. Every character is looked at a bounded number of times.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from provenance.marks.claims import (
    AUTHORS,
    COPYRIGHTS,
    SOURCES,
    House,
    Named,
    Value,
    authors_claims,
    copyright_claims,
    source_claims,
)
from provenance.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_OF_PICTURE = re.compile(
    r"<(?:img|figure|figcaption|picture|video)\b|ImageObject|VideoObject|MediaObject|media:(?:credit|content|thumbnail)|photograph|"
    r"class\s{0,2}=\s{0,2}[\"'][^\"'<>]{0,80}(?:photo|image|caption|picture)",
    re.IGNORECASE,
)
_TAG = re.compile(r"<(?P<tag>[A-Za-z][\w:.-]{0,40})(?P<attributes>\s[^<>]{0,600})?>?(?P<value>[^<>]{0,300})")
_ATTRIBUTE = re.compile(
    r"(?P<name>[\w:.-]{1,30})\s{0,2}=\s{0,2}(?:\"(?P<double>[^\"<>]{0,300})\"|'(?P<single>[^'<>]{0,300})'|(?P<bare>[^\s\"'<>]{1,100}))"
)
_TAGGED: Final[dict[str, Literal["author", "source", "copyright"]]] = {
    "dateline": "source",
    "creditline": "source",
    "provider": "source",
    "distributor": "source",
    "credit": "source",
    "source": "source",
    "byline": "author",
    "byttl": "author",
    "author": "author",
    "creator": "author",
    "copyrightholder": "copyright",
}
"""Elements of NewsML, NITF and feeds that name who a text is from."""
_SLOT = re.compile(r"[(/\[](?P<slot>[^()/\[\]]{2,60})[)/\]]")
_NO_HOUSE: Final = House()

_Kind: TypeAlias = Literal["author", "source", "copyright"]


def _kind_of(name: str) -> _Kind | None:
    kinds: tuple[tuple[frozenset[str], _Kind], ...] = (
        (AUTHORS, "author"),
        (SOURCES, "source"),
        (COPYRIGHTS, "copyright"),
    )
    for names, kind in kinds:
        if name in names or name.lower() in names:
            return kind
    return None


def in_elements(line: str) -> Iterator[Named]:
    """Statements in elements: `meta`, microdata, and those of agencies' own formats."""
    if "<" not in line:
        return
    picture = bool(_OF_PICTURE.search(line))
    values: list[tuple[_Kind, Value]] = []
    for match in _TAG.finditer(line):
        tag = match["tag"].lower()
        attributes = {
            each["name"].lower(): next(
                part for part in (each["double"], each["single"], (each["bare"] or "").rstrip("/")) if part is not None
            )
            for each in _ATTRIBUTE.finditer(match["attributes"] or "")
        }
        span = Span(match.start(), match.start() + len(match.group().rstrip()))
        kind: _Kind | None = None
        value = match["value"].strip()
        if tag == "meta":
            kind = _kind_of(attributes.get("name") or attributes.get("property") or attributes.get("itemprop") or "")
            value = attributes.get("content", "")
            span = Span(match.start(), match.start("value"))
        elif tag.rpartition(":")[2].partition(".")[0] in _TAGGED and not tag.startswith("media:"):
            kind = _TAGGED[tag.rpartition(":")[2].partition(".")[0]]
        elif "author" in attributes.get("rel", "").split():
            kind = "author"
        elif "itemprop" in attributes:
            kind = _kind_of(attributes["itemprop"])
            value = attributes.get("content") or value
        elif tag == "infosource" and "literal" in attributes:
            kind, value = "source", attributes["literal"]
            span = Span(match.start(), match.start("value"))
        if kind and value:
            values.append((kind, Value(value, span=span)))
    yield from _of_kinds(values, picture=picture)


@dataclass(slots=True)
class _Frame:
    """An object of a JSON fragment while it is read."""

    under: str | None = None
    type: str | None = None
    key: str | None = None
    key_at: int = 0
    arrays: int = 0
    lost: bool = False
    """It began before the line and ended within it: what it was, a picture perhaps, is not known."""
    name: tuple[str, Span] | None = None
    values: list[tuple[str, Value]] = field(default_factory=list)

    @property
    def picture(self) -> bool:
        """Whether the object shows itself, or the place it stands in, to be something else than the article."""
        return (
            self.lost
            or bool(self.type and not self.type.endswith(_NO_PICTURES))
            or bool(self.under and _PICTURE_PLACES.search(self.under))
        )

    def value(self, written: str, end: int) -> None:
        """Take a string that stands as the value of the object's current key."""
        span = Span(self.key_at, end)
        if self.key == "@type":
            self.type = self.type or re.split(r"[/#:]", written)[-1]
        elif self.key == "name" and self.under and _kind_of(self.under):
            self.name = self.name or (_unescaped(written), span)
        elif self.key and _kind_of(self.key):
            self.values.append((self.key, Value(_unescaped(written), span=span)))


_NO_PICTURES: Final = ("Article", "Posting", "Report", "Person", "Organization", "WebPage")
_PICTURE_PLACES = re.compile(r"image|thumb|logo|photo|video|media|picture|comment|review", re.IGNORECASE)
# A string that is never closed ends with the line: so every quotation mark matches, and no stretch is read twice.
_TOKEN = re.compile(r"\"(?P<string>(?:[^\"\\]|\\.)*+)(?:\"|\\?$)(?P<colon>\s{0,4}:)?|(?P<sign>[{}\[\],])")


def in_objects(line: str) -> Iterator[Named]:
    """Statements in fragments of JSON, each in its own object; the line may begin and end within one."""
    if not _IN_OBJECT.search(line):
        return
    stack = [_Frame()]
    closed: list[_Frame] = []
    for token in _TOKEN.finditer(line):
        if sign := token["sign"]:
            _structure(sign, stack, closed)
        elif token["colon"]:
            frame = stack[-1]
            frame.key, frame.key_at, frame.arrays = token["string"], token.start(), 0
            if len(stack) == 1 and closed and closed[-1].under is None:
                closed[-1].lost = True
        else:
            stack[-1].value(token["string"], token.end())
    while len(stack) > 1:
        closed.append(stack.pop())
        _hand_up(closed[-1], stack[-1])
    for frame in (*closed, *stack):
        kinds = [(kind, value) for name, value in frame.values if (kind := _kind_of(name))]
        yield from _of_kinds(kinds, picture=frame.picture)


def _structure(sign: str, stack: list[_Frame], closed: list[_Frame]) -> None:
    """Open or close an object or a list; a brace that was never opened closes the object in which the line began."""
    frame = stack[-1]
    if sign == "{":
        if len(stack) < _DEEPEST:
            stack.append(_Frame(under=frame.key or ""))
    elif sign == "}":
        closed.append(stack.pop())
        if not stack:
            stack.append(_Frame())
        _hand_up(closed[-1], stack[-1])
    elif sign == "[":
        frame.arrays += 1
    elif sign == "]":
        frame.arrays = max(0, frame.arrays - 1)
    elif not frame.arrays:
        frame.key = None


_DEEPEST = 64
_IN_OBJECT = re.compile(
    r"\"(?:author|creator|creditText|sourceOrganization|provider|copyrightHolder|copyrightNotice)\"\s{0,4}:"
)


def _hand_up(frame: _Frame, above: _Frame) -> None:
    """The name of an object that stands for a property's value (`"author": {"name": …}`) is the property's."""
    if frame.under and frame.name and _kind_of(frame.under):
        name, span = frame.name
        above.values.append((frame.under, Value(name, span=span, person=frame.type == "Person")))


def _unescaped(written: str) -> str:
    found = re.sub(
        r"\\u([0-9a-fA-F]{4})",
        lambda code: chr(int(code[1], 16)) if not 0xD800 <= int(code[1], 16) < 0xE000 else " ",
        written,
    )
    return re.sub(r"\\(.)", r"\1", found)


def _of_kinds(values: Sequence[tuple[_Kind, Value]], *, picture: bool) -> Iterator[Named]:
    named = list(authors_claims([value for kind, value in values if kind == "author"], _NO_HOUSE))
    for kind, value in values:
        if kind == "source":
            found = list(source_claims(value, _NO_HOUSE))
            if not found and (slot := _SLOT.search(value.text)):  # <dateline>PARIS, Dec 9 (AFP) -</dateline>
                found = list(source_claims(Value(slot["slot"], span=value.span), _NO_HOUSE))
            named.extend(found)
        elif kind == "copyright":
            named.extend(copyright_claims(value, _NO_HOUSE))
    for each in named:
        yield Named(each.party, "nothing", each.span) if picture else each
