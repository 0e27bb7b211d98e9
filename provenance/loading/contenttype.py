"""What a `Content-Type` says: of a server's answer, of a part of a message, of a page that was kept."""

from __future__ import annotations

import re
from typing import Final

_CHARSET: Final = re.compile(r";\s*charset\s*=\s*[\"']?([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_LONGEST: Final = 1_000
_NOTHING: Final = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/unknown"})


def media_type_of(content_type: str) -> str | None:
    """The media type, `text/html`; nothing where it says as much as "bytes"."""
    found = content_type[:_LONGEST].partition(";")[0].strip().lower()
    return None if found in _NOTHING else found


def charset_of(content_type: str) -> str | None:
    """The encoding, if it names one."""
    found = _CHARSET.search(content_type[:_LONGEST])
    return found.group(1) if found else None
