"""Pages saved with all they show in one file (MHTML, RFC 2557), as Chrome and its kin write them.

::

    Snapshot-Content-Location: https://post.example/1     where the page stood
    Date: Sun, 09 Dec 2018 10:30:00 -0000                 when it was saved
    Content-Type: multipart/related; boundary=…
    ├── text/html                                         the page: read like any other
    ├── text/html, image/jpeg, text/css …                 frames, pictures, styles: not looked at
    └── …

The file is a mail message, and so the standard library's mail parser takes it apart. It recurses for every level of
nesting and there is no bound to that in it; pages have one or two, so a file that announces more is refused before.
"""

from __future__ import annotations

import re
from datetime import UTC
from email import message_from_bytes, policy
from email.utils import collapse_rfc2231_value, parsedate_to_datetime
from typing import TYPE_CHECKING, Final

from provenance.errors import InputError
from provenance.loading import encoding, html
from provenance.loading.archive import Capture, of_address
from provenance.loading.contenttype import charset_of
from provenance.loading.weight import lightened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

    from provenance.loading.formats import Parsed
    from provenance.loading.options import LoadOptions
    from provenance.loading.raw import Raw

_NESTED = re.compile(rb"^content-type:\s{0,20}(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)
_DEEPEST: Final = 20
"""Levels, one within the other or side by side, that a file may announce; saved pages announce one or two."""
_PAGES: Final = ("text/html", "application/xhtml+xml")


def read(raw: Raw, options: LoadOptions) -> Iterator[Parsed]:
    """The article on the page that the file is a copy of.

    Raises:
        InputError: it holds no page, or one that cannot be read.
    """
    data = raw.all(options.max_bytes * options.pictures)
    if len(_NESTED.findall(data)) > _DEEPEST:
        raise InputError(
            raw.name, f"announces more than the {_DEEPEST} parts of parts that a saved page may have. Save it anew."
        )
    message = message_from_bytes(data, policy=policy.compat32)
    page = _page(message)
    if page is None:
        raise InputError(
            raw.name, "holds no page, or was cut off before it. Save it anew, or save it as HTML or as text."
        )
    content = page.get_payload(decode=True)
    if not isinstance(content, bytes) or not content.strip():
        raise InputError(raw.name, "holds an empty page. Save it anew, or save it as HTML or as text.")
    content = lightened(content, raw.name, options)
    declared = html.declared_encoding(content) or charset_of(str(page.get("Content-Type", "")))
    decoded = encoding.decode(content, raw.name, declared)
    yield html.with_notices(html.parse(decoded.text, raw.name, _capture(message, page, raw)), decoded.notices)


def _page(message: Message) -> Message | None:
    """The part that is shown: the one the message names as its start, else the first that is a page."""
    start = message.get_param("start")
    wanted = collapse_rfc2231_value(start).strip(" <>") if start else None
    pages = [part for part in message.walk() if part.get_content_type() in _PAGES]
    return next(
        (part for part in pages if wanted and str(part.get("Content-ID", "")).strip(" <>") == wanted), None
    ) or next(iter(pages), None)


def _capture(message: Message, page: Message, raw: Raw) -> Capture:
    """Where the page stood and when it was saved, as the browser wrote it; what was known before goes first."""
    stated = (
        message.get("Snapshot-Content-Location"),
        page.get("Content-Location"),
        message.get("Content-Location"),
    )
    address = next((_web(each) for each in stated if each and _web(each)), None)
    if raw.metadata.url:
        address = raw.metadata.url.value
    copied = of_address(address) if address else None
    saved = _moment(str(message.get("Date", "")))
    if copied:
        return Capture(copied.original, copied.archive, copied.moment or saved)
    return Capture(address, None, saved)


def _web(value: object) -> str | None:
    written = "".join(str(value).split())
    return written if written.lower().startswith(("http://", "https://")) else None


def _moment(written: str) -> str | None:
    """A date of a message as ISO 8601; without a zone it is in UTC (RFC 5322: `-0000`)."""
    try:
        moment = parsedate_to_datetime(written[:100])
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat()
    except (ValueError, OverflowError, IndexError, TypeError):
        return None
