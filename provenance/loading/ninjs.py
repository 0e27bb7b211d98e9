"""ninjs, the news item in JSON of the IPTC: versions 1.x, 2.x and 3.x, and what systems write that resembles it.

::

    1.x   headline, body_xhtml, copyrightholder, versioncreated      flat, lower case
    2.x   headlines[], bodies[{contenttype, value}]                  lists with roles
    3.x   copyrightHolder, versionCreated, bodies[{contentType}]     the same in camel case

Names are compared by their letters alone, so that one reading serves all versions, vendors' spellings too
(`mimeType`, `dateTimeSent`). An item's associations are other items, a picture as a rule, and are never read for it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from provenance.errors import InputError, NoArticleError
from provenance.loading.blocks import of_html, plain
from provenance.loading.columns import flattened
from provenance.loading.formats import Parsed
from provenance.loading.story import Story, parsed, stamp

_OWN: Final = frozenset(
    {
        *("bodytext", "bodyhtml", "bodyxhtml", "bodies", "bodynitf", "versioncreated", "firstcreated", "pubstatus"),
        *("descriptions", "headlines", "eventdetails", "representationtype", "contentcreated"),
    }
)
"""Fields of which a ninjs item has some, by their letters."""
_SIGNS = 2
"""How many of its fields make an object an item: `headlines` alone may be anything."""
_NO_TEXT: Final[Mapping[str, str]] = {
    "picture": "a picture",
    "photo": "a picture",
    "image": "a picture",
    "graphic": "a graphic",
    "audio": "a sound recording",
    "video": "a video",
    "package": "a package of other items",
    "composite": "a package of other items",
    "planning": "a plan",
}
_MARKUP = re.compile(r"</?(?:p|br|div|table|td|h[1-6]|ul|li|strong|em|b|i|a)\b[^<>]*>", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[\w-]+(?:\.[\w-]+)+(?:[/:?#]|$)")
"""An identifier that can be an address: on a host that the web can have."""
_MOST = 50
"""Members of a list that are looked at."""


def matches(value: Mapping[str, Any]) -> bool:
    """Whether an object is a ninjs item: it has an identifier or a standard's name, and fields of its own."""
    fields = {_bare(key) for key in value}
    if "standard" in fields and "ninjs" in str(value.get("standard") or value.get("$standard")).lower():
        return True
    return len(fields & _OWN) >= _SIGNS or bool(fields & {"uri", "guid", "headline"} and fields & _OWN)


def article(value: Mapping[str, Any], name: str) -> Parsed | InputError:
    """One item as an article, or why it is none.

    Args:
        value: the item.
        name: what messages call it.
    """
    item = {_bare(key): each for key, each in reversed(list(value.items()))}
    kind = str(item.get("type") or "").lower()
    try:
        body = tuple(_body(item, name))
        summary = tuple(_summary(item, name))
    except InputError as error:
        return error
    if kind in _NO_TEXT and (not body or kind in ("picture", "photo", "image", "graphic", "audio", "video")):
        return NoArticleError(name, f"is {_NO_TEXT[kind]}, not a text.")
    if not body and item.get("renditions") and not _of_text(item):
        return NoArticleError(name, "holds no text: the text lies at an address of its own, which is not fetched.")
    address = flattened(item.get("uri"))
    sources = [_name(item.get(key)) for key in ("source", "infosource", "infosources", "provider")]
    holder = _name(item.get("copyrightholder"))
    provider = _name(item.get("provider")) or holder or _name(item.get("source")) or _name(item.get("infosources"))
    embargo = stamp(flattened(item.get("embargoed") or item.get("embargo")))
    return parsed(
        Story(
            node="ninjs",
            headline=_headline(item),
            byline=flattened(item.get("byline")) or flattened(item.get("by")),
            authors=_authors(item),
            dateline=flattened(item.get("dateline")) or flattened(item.get("datelinetext")),
            body=body,
            summary=summary,
            provider=provider or _name(item.get("infosource")) or _name(item.get("sourcefeed")),
            sources=tuple(each for each in sources if each),
            credit=flattened(item.get("creditline")),
            holder=holder,
            notice=flattened(item.get("copyrightnotice")),
            usage=flattened(item.get("usageterms")) or flattened(item.get("usage")),
            version=flattened(item.get("version")),
            status=flattened(item.get("pubstatus")),
            embargo=embargo,
            published=_first_date(item, "firstpublished", "contentcreated", "firstcreated", "firstversion"),
            modified=_first_date(item, "versioncreated", "contentmodified"),
            language=flattened(item.get("language")),
            url=address if address and _ADDRESS.match(address) else None,
            record=flattened(item.get("guid")) or address,
            media_type="application/ninjs+json",
        ),
        name,
    )


def _body(item: Mapping[str, Any], name: str) -> list[str]:
    """The body of an item in the richest form there is: paragraphs are marked in HTML, and seldom in plain text."""
    forms: list[tuple[str, str]] = []
    flat = (("html", "bodyxhtml"), ("html", "bodyhtml"), ("html", "bodyhtml5"), ("text", "bodytext"))
    forms.extend((form, item[key]) for form, key in flat if isinstance(item.get(key), str))
    listed = item.get("bodies")
    for each in (listed if isinstance(listed, list) else [])[:_MOST]:
        if isinstance(each, Mapping):
            body = {_bare(key): value for key, value in each.items()}
            kind = f"{body.get('contenttype') or ''} {body.get('role') or ''}".lower()
            form = "nitf" if "nitf" in kind else "html" if "html" in kind or "xml" in kind else "text"
            if isinstance(body.get("value"), str):
                forms.append((form, body["value"]))
    for wanted in ("html", "text", "nitf"):
        for form, written in forms:
            if form == wanted and (paragraphs := _paragraphs(form, written, name)):
                return paragraphs
    return []


def _paragraphs(form: str, written: str, name: str) -> list[str]:
    if form == "nitf":
        from provenance.loading import nitf, xml  # noqa: PLC0415 - few items carry NITF

        return nitf.body_of(xml.tree(written, name), name)
    if form == "html" or ("</" in written and len(_MARKUP.findall(written[:20_000])) > 1):
        return of_html(written, name)
    return plain(written)


def _summary(item: Mapping[str, Any], name: str) -> list[str]:
    for key in ("descriptiontext", "descriptionhtml", "descriptionxhtml", "descriptions", "abstract", "description"):
        value = item.get(key)
        written = flattened(value) if not isinstance(value, str) else value
        if isinstance(value, list):
            written = _roled(value, ("text", "main", "summary"))
        if written and (found := _paragraphs("text", written, name)):
            return found
    return []


def _headline(item: Mapping[str, Any]) -> str | None:
    listed = item.get("headlines")
    if isinstance(listed, list) and (found := _roled(listed, ("main", "headline"))):
        return found
    written = flattened(item.get("headline")) or flattened(item.get("title")) or flattened(item.get("name"))
    if written and "<" in written:
        return " ".join(of_html(written, "")) or None
    return written


def _roled(listed: list[Any], roles: tuple[str, ...]) -> str | None:
    """The value in a list of values with roles whose role comes first in ``roles``, or the first of all."""
    values = [each for each in listed[:_MOST] if isinstance(each, Mapping)]
    for role in roles:
        for each in values:
            if str(each.get("role") or "").lower() == role and (found := flattened(each.get("value"))):
                return found
    return next((found for each in values if (found := flattened(each.get("value")))), None)


def _authors(item: Mapping[str, Any]) -> tuple[str, ...]:
    listed = item.get("authors")
    names = [_name(each) for each in (listed if isinstance(listed, list) else [])[:_MOST]]
    byline = flattened(item.get("byline")) or flattened(item.get("by"))
    # What is printed comes first: lists of authors name whoever had the item on a desk.
    return (byline,) if byline else tuple(name for name in names if name)


def _of_text(item: Mapping[str, Any]) -> bool:
    return any(item.get(key) for key in ("descriptions", "descriptiontext", "descriptionhtml", "abstract"))


def _first_date(item: Mapping[str, Any], *keys: str) -> str | None:
    return next((found for key in keys if (found := stamp(flattened(item.get(key))))), None)


def _name(value: object) -> str | None:
    return flattened(value)


def _bare(key: object) -> str:
    return re.sub(r"[\W_]+", "", str(key)).lower()
