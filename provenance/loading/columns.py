"""Which of a record's fields is what: the text, the outlet, the date.

::

    {"headline": "Ferry late", "body": "The ferry …", "source": {"name": "Gorge Times"}, "date": 1544313600}
      title                     text                  outlet                              published

A record is a row of a table, an object of a JSON file, or an element of a vendor's own XML. Its fields are known by
their usual names, in any case and with any punctuation (`Article_Text`, `articleText`), or by the names that the user
gives (`--map text=Story`). A field that has no value gives way to the next that might be meant.
"""

from __future__ import annotations

import html as entities
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from hashlib import sha256
from typing import Any, Final

from provenance.errors import InputError, UsageError
from provenance.loading.archive import of_address
from provenance.loading.formats import Parsed
from provenance.model import Metadata, Stated

_USUAL: Final[Mapping[str, tuple[str, ...]]] = {
    "text": (
        *("text", "body", "content", "articletext", "fulltext", "bodytext", "contenttext", "articlebody", "maintext"),
        *("articlecontent", "newstext", "storytext", "plaintext", "story", "article"),
    ),
    "html": ("html", "bodyhtml", "contenthtml", "articlehtml", "rawhtml"),
    "outlet": (
        *("outlet", "source", "publisher", "publication", "newspaper", "sitename", "sourcename", "outletname"),
        *("medium", "media", "provider", "site", "origin", "domain", "sourcedomain"),
    ),
    "published": (
        *("published", "date", "publishedat", "publisheddate", "datepublished", "publishdate", "publicationdate"),
        *("pubdate", "dateofpublication", "publicationtime", "firstpublished", "webpublicationdate", "datepublish"),
        *("datetime", "timestamp", "time", "created", "createdat"),
    ),
    "modified": ("modified", "updated", "datemodified", "lastmodified", "updatedat", "modifiedat", "datemodify"),
    "captured": ("captured", "accessed", "retrieved", "crawled", "scraped", "fetched", "datedownload", "crawldate"),
    "url": ("url", "link", "weburl", "articleurl", "permalink", "address", "href", "sourceurl", "uri"),
    "title": ("title", "headline", "heading", "hed", "webtitle", "articletitle", "head"),
    "id": ("id", "articleid", "docid", "documentid", "recordid", "guid", "uuid", "identifier", "newsid"),
    "authors": ("authors", "author", "byline", "creator", "writer", "writers", "by"),
    "language": ("language", "lang", "languagecode", "inlanguage"),
}
"""Names by falling likelihood, of the exports of news databases, scrapers and NewsAPI, JSON Feed and schema.org."""
FIELDS: Final = tuple(_USUAL)

_NAMES: Final = ("name", "title", "value", "@value", "href", "url")
"""Fields of an object that stand for it, where one value is asked for: `{"id": null, "name": "Gorge Times"}`."""
_LONGEST = 2_000
"""Characters of a value that is no text: an address may have some hundreds."""
_MOST_AUTHORS = 40
_MARKUP = re.compile(
    r"</?(?:p|div|br|span|table|td|ul|ol|li|h[1-6]|article|section|strong|em|b|i|a)\b[^<>]*>", re.IGNORECASE
)
_NOT_NAMES = re.compile(r"[\W_]+")
_SECONDS = range(10**8, 10**10)
"""Numbers that are seconds since 1970, from 1973 to 2286; a thousand times that are milliseconds."""
_SHOWN = 12
"""Columns that a message names before it stops."""


@dataclass(frozen=True, slots=True)
class Columns:
    """For each field the columns that may hold it, the likeliest first."""

    of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def has_text(self) -> bool:
        """Whether any column can hold the text."""
        return bool(self.of.get("text") or self.of.get("html"))

    def used(self) -> list[str]:
        """All columns that are of use, each once."""
        return list(dict.fromkeys(column for columns in self.of.values() for column in columns))


def asked(written: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """`text=Story,outlet=Paper` as pairs of field and column; may be given in several pieces.

    Raises:
        UsageError: a field that there is not, one named twice, or no column.
    """
    found: dict[str, str] = {}
    for part in (part for each in written for part in each.split(",") if part.strip()):
        name, sign, column = (piece.strip() for piece in part.partition("="))
        if not sign or not column:
            raise UsageError(f"--map {part.strip()!r}: write FIELD=COLUMN, such as --map text=Story,outlet=Paper.")
        if name in found:
            raise UsageError(f"--map: the column of {name} is said twice.")
        found[name] = column
    return told(found)


def told(columns: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Columns by field, checked, as `LoadOptions.mapping` has them.

    Raises:
        UsageError: a field that there is not.
    """
    for name in columns:
        if name not in FIELDS:
            raise UsageError(f"--map: there is no field {name!r}; there are {', '.join(FIELDS)}.")
    return tuple(columns.items())


@lru_cache(maxsize=256)
def columns_of(names: tuple[str, ...], mapping: tuple[tuple[str, str], ...]) -> Columns:
    """Which of the columns named is what; a field that ``mapping`` gives is only looked for there."""
    given = dict(mapping)
    by_key: dict[str, list[str]] = {}
    for name in names:
        by_key.setdefault(_NOT_NAMES.sub("", name).casefold(), []).append(name)
    found: dict[str, tuple[str, ...]] = {}
    taken = set(given.values())
    for wanted, usual in _USUAL.items():
        if wanted in given:
            if given[wanted] in names:
                found[wanted] = (given[wanted],)
            continue
        if wanted == "html" and "text" in given:
            continue
        candidates = tuple(name for key in usual for name in by_key.get(key, ()) if name not in taken)
        if candidates:
            found[wanted] = candidates
    return Columns(found)


def no_text(names: Sequence[str], mapping: tuple[tuple[str, str], ...]) -> str:
    """The rest of a message: no column is the text's, and what can be done."""
    given = dict(mapping)
    shown = ", ".join(" ".join(name.split())[:40] for name in names[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")
    if "text" in given:
        return f"has no column {given['text']!r}, which --map names for the text; it has: {shown or 'none'}."
    return f"has no column that is known to hold the text; it has: {shown or 'none'}. Name it: --map text=COLUMN."


def article(
    record: Mapping[str, Any], columns: Columns, name: str, place: str, digest: str | None = None
) -> Parsed | InputError:
    """One record as an article, or why it is none.

    Args:
        record: values by column.
        columns: which column is what.
        name: what messages call the source.
        place: where the record stands in it.
        digest: the SHA-256 (hex) of the record's own bytes; of its values where left out.
    """
    values = {wanted: _first(record, candidates) for wanted, candidates in columns.of.items()}
    try:
        text, notices = _text(values, f"{name}#{place}")
    except InputError as error:
        return error
    if not text:
        return InputError(f"{name}#{place}", "has no text.")
    url = _stated(values.get("url"))
    copied = of_address(url.value) if url else None
    captured = _stated(_moment(values.get("captured")))
    if url and copied and copied.original:
        url = Stated(copied.original)
        captured = captured or (Stated(copied.moment) if copied.moment else None)
    return Parsed(
        text,
        Metadata(
            outlet=_stated(values.get("outlet")),
            title=_stated(values.get("title")),
            url=url,
            published=_stated(_moment(values.get("published"))),
            modified=_stated(_moment(values.get("modified"))),
            authors=_authors(values.get("authors")),
            language=_one(values.get("language")),
            captured=captured,
            archive=copied.archive if copied else None,
        ),
        notices=notices,
        place=place,
        record=_one(values.get("id")),
        sha256=digest or digest_of(record),
    )


def digest_of(record: object) -> str:
    """The SHA-256 (hex) of a record that has no bytes of its own: of its values as JSON, in their order."""
    return sha256(json.dumps(record, ensure_ascii=False, default=str).encode("utf-8", "surrogatepass")).hexdigest()


def flattened(value: object) -> str | None:
    """What one value is asked for of a text, a number, an object with a name, or the first of a list."""
    return _one(value)


def _first(record: Mapping[str, object], candidates: Sequence[str]) -> object:
    for column in candidates:
        value = record.get(column)
        if value is not None and value not in ("", []) and not (isinstance(value, str) and value.isspace()):
            return value
    return None


def _text(values: Mapping[str, Any], name: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    written = values.get("text")
    if isinstance(written, list) and all(isinstance(each, str) for each in written):
        written = "\n\n".join(written)  # a list of paragraphs
    if isinstance(written, str) and written.strip():
        text = writable(written)
        if text.count("\0") * 100 > len(text):
            raise InputError(name, "looks like binary data: its text contains NUL characters.")
        # Some exports hold markup where the text should be: two tags of a page, and one that ends.
        if "</" in text and len(_MARKUP.findall(text[:20_000])) > 1:
            return _of_markup(text, name)
        return text, ()
    marked = values.get("html")
    if isinstance(marked, str) and marked.strip():
        return _of_markup(writable(marked), name)
    return "", ()


def _of_markup(written: str, name: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    from provenance.loading.blocks import of_html  # noqa: PLC0415 - it imports a parser

    return "\n\n".join(of_html(written, name)), ()


def _stated(value: object) -> Stated | None:
    written = _one(value)
    return Stated(written) if written else None


def _one(value: object, depth: int = 0) -> str | None:
    if isinstance(value, str):
        written = " ".join(writable(value[:_LONGEST]).replace("\0", " ").split())
        return (entities.unescape(written) if "&" in written else written) or None
    if isinstance(value, bool) or value is None or depth > 3:
        return None
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, Mapping):
        return next((found for name in _NAMES if (found := _one(value.get(name), depth + 1))), None)
    if isinstance(value, list):
        return next((found for each in value[:_MOST_AUTHORS] if (found := _one(each, depth + 1))), None)
    return _one(str(value), depth + 1)


def _authors(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        names = [_one(each) for each in value[:_MOST_AUTHORS]]
    else:
        names = [part.strip() for part in re.split(r"[;|]", _one(value) or "")[:_MOST_AUTHORS]]
    return tuple(dict.fromkeys(name for name in names if name))


def _moment(value: object) -> object:
    """A date as it is stated; a number of seconds or milliseconds since 1970 as ISO 8601, in UTC."""
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, str) and value.strip().isdecimal() and len(value.strip()) in (9, 10, 12, 13):
        value = int(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        seconds = value if int(value) in _SECONDS else value / 1000
        if int(seconds) in _SECONDS:
            return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(seconds))).isoformat()
    return value


def writable(text: str) -> str:
    """A text without surrogates, which JSON can escape but no file can hold."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
