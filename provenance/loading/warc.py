"""Web archives (WARC, ISO 28500): each page that a server answered with is an article, with its address and its moment.

::

    WARC-Type: response                       url        https://gazette.example/ferry
    WARC-Target-URI: https://gazette…   ──▶   captured   2018-12-09T10:30:00Z
    WARC-Date: 2018-12-09T10:30:00Z           charset    utf-8
    HTTP/1.1 200 OK                           text       by the format that Content-Type names
    Content-Type: text/html; charset=utf-8

Pictures, scripts, redirects and errors, which are most of an archive, are passed over, and so are pages that show no
text. Text that was extracted before (`conversion`, as in the WET files of Common Crawl) is read as it stands.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from provenance.errors import InputError, NoArticleError
from provenance.loading.formats import HTML, PLAIN
from provenance.loading.raw import Raw
from provenance.model import Metadata, Stated
from provenance.model.article import Property

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warcio.recordloader import ArcWarcRecord

    from provenance.loading.formats import Found
    from provenance.loading.options import LoadOptions

_READ: Final = {"text/html": HTML, "application/xhtml+xml": HTML, "text/plain": PLAIN}
_LONGEST = 2_000
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_NOT_PAGES = re.compile(r"/(?:robots\.txt|ads\.txt|security\.txt|favicon\.ico)$", re.IGNORECASE)


def read(raw: Raw, options: LoadOptions) -> Iterator[Found]:
    """The pages of a web archive.

    Raises:
        InputError: it is no web archive, is damaged or breaks off, or the library for it is not installed.
        NoArticleError: it holds no page.
    """
    del options  # each page has the limits of one
    try:
        from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - an extra, needed only here
        from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415 - see above
    except ImportError:
        raise InputError(
            raw.name, "is a web archive: install what reads it (`pip install 'provenance[warc]'`)."
        ) from None
    some = False
    try:
        for record in ArchiveIterator(raw.stream):
            if (page := _page(record, raw)) is not None:
                some = True
                yield page
            if _rest_of(record):
                raise InputError(raw.name, "breaks off: the web archive is not complete. Fetch or copy it again.")
    except (ArchiveLoadFailed, EOFError, ValueError, AttributeError) as error:
        raise InputError(raw.name, f"is no web archive that can be read to its end ({error}).") from error
    if not some:
        raise NoArticleError(raw.name, "is a web archive without a page of text.")


def _page(record: ArcWarcRecord, raw: Raw) -> Raw | None:
    headers = record.rec_headers
    address = (headers.get_header("WARC-Target-URI") or "").strip("<>")[:_LONGEST]
    if record.rec_type not in ("response", "resource", "conversion") or not address.startswith(("http://", "https://")):
        return None
    stated = ""
    if record.rec_type == "response":
        http = record.http_headers
        if http is None or http.get_statuscode() != "200":
            return None
        stated = http.get_header("Content-Type") or ""
    else:
        stated = headers.get_header("Content-Type") or ""
    kind = _READ.get(stated.partition(";")[0].strip().lower())
    if kind is None or _NOT_PAGES.search(address):
        return None
    charset = _CHARSET.search(stated)
    moment = (headers.get_header("WARC-Date") or "").strip()[:40]
    return Raw(
        f"{raw.name}#{address}",
        f"{_short(address)}.html",
        record.content_stream(),
        metadata=Metadata(
            url=Stated(address),
            captured=Stated(moment) if moment else None,
            properties=(Property("saved-from", "page", address),),
        ),
        media_type=kind,
        charset=charset[1] if charset else None,
        depth=raw.depth + 1,
        budget=raw.budget,
    )


def _rest_of(record: ArcWarcRecord) -> bool:
    """Read what is left of a record; whether some of what it promises is missing."""
    stream = record.raw_stream
    while stream.read(64 * 1024):
        pass
    return bool(getattr(stream, "limit", 0) > 0)


def _short(address: str) -> str:
    """What tells a page from the others of its site: the last part of its path that has letters, or its host."""
    parts = urlsplit(address)
    for part in reversed(unquote(parts.path).split("/")):
        name = re.sub(r"\.(?:html?|php|aspx?|jsp)$", "", part, flags=re.IGNORECASE)
        if re.search(r"\w", name) and name.lower() != "index":
            return name
    return parts.hostname or "page"
