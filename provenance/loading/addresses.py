"""An address as something to be read: fetched, given a name, and kept where that was asked for.

The name is made of the address alone, so that an article has the same id whenever it is fetched. Its format is what the
server calls it, for an address's ending says nothing: `readme.md` may well be a page.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from provenance.loading import formats
from provenance.loading.archive import of_address
from provenance.loading.fetch import Fetching, fetch
from provenance.loading.identify import base, printable
from provenance.loading.kept import keep
from provenance.loading.raw import Raw
from provenance.loading.sidecar import located
from provenance.model import Metadata

if TYPE_CHECKING:
    from collections.abc import Mapping

    from provenance.loading.fetch import Fetched
    from provenance.loading.options import LoadOptions

_VAGUE: Final = frozenset({formats.PLAIN, formats.JSON, formats.XML})
"""What servers also call what they know nothing better of; it is told by its first bytes."""
_SAME: Final[Mapping[str, str]] = {"application/xhtml+xml": formats.HTML, "message/rfc822": formats.MHTML}
"""Other names of formats."""
_UNKNOWN: Final = ".fetched"
"""An ending that tells nothing."""
_SCRIPT = re.compile(r"\.(?:php|aspx?|jsp|cgi|html?|shtml|xhtml|txt|pdf|md)$", re.IGNORECASE)


def opened(address: str, options: LoadOptions) -> Raw:
    """Fetch an address.

    Raises:
        InputError: It may not be fetched, or cannot be.
        UsageError: It cannot be kept where it was to be.
    """
    how = options.fetching or Fetching(max_bytes=options.max_bytes)
    fetched = fetch(address, how.with_private() if options.allow_private else how)
    stem = base(f"{name_of(fetched.final)}{_UNKNOWN}")
    raw = _raw(fetched, f"{stem}{_UNKNOWN}")
    if options.save_inputs is not None:
        keep(fetched, options.save_inputs, stem, formats.usual_ending(formats.media_type(raw)))
    return raw


def name_of(address: str) -> str:
    """A short name for an article at an address: its host, and what tells it from others there.

    `https://www.post.example/2018/12/bridge.html?id=5` is `post.example-bridge-id=5`; of an archive's address it is the
    name of the page that was archived.
    """
    copied = of_address(address)
    parts = urlsplit(copied.original if copied and copied.original else address)
    last = _SCRIPT.sub("", unquote(parts.path.rstrip("/").rpartition("/")[2], errors="replace"))
    host = (parts.hostname or "").removeprefix("www.")
    return "-".join(part for part in (host, last, parts.query) if part).replace("/", "_")


def _raw(fetched: Fetched, path: str) -> Raw:
    kind = fetched.media_type or ""
    return Raw(
        name=printable(fetched.address),
        path=path,
        stream=io.BytesIO(fetched.data),
        size=len(fetched.data),
        metadata=Metadata(**located(fetched.final)),
        media_type=None if kind in _VAGUE else _SAME.get(kind, kind),
        charset=fetched.charset,
    )
