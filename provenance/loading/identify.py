"""Short, unique, printable names for articles, from their files' names.

A name must be the same whatever order the files were given in and whatever else was read beside them, except where
two share a name: then each takes the first digits of its content's hash.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Sequence

STANDARD_INPUT = "-"
_LONGEST = 64
"""Characters of an id. Reports print ids in tables; longer names are cut and get a hash to stay apart."""
_HASH_DIGITS = 6
"""16 million suffixes: enough for files that share a name; what still collides is numbered."""
_LONGEST_RECORD = 40
"""Characters of a record's own id that are kept, its last: a UUID has 36."""
_LAST = re.compile(r"[/:]")
_UNUSUAL = re.compile(r"[^\w.+@~ -]+")


def printable(source: str) -> str:
    """A source's name as it can be written anywhere: bytes of a file name that are no text become U+FFFD."""
    return source.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def identified(read: Sequence[tuple[str, str, str]]) -> list[str]:
    """A unique id for each article, in the order given, by its `base` id, its SHA-256 (hex) and its source."""
    shared = Counter(base for base, _, _ in read)
    names = ["" for _ in read]
    taken = {base for base, count in shared.items() if count == 1}
    for i in sorted(range(len(read)), key=lambda i: read[i]):
        base, sha256, _ = read[i]
        if shared[base] == 1:
            names[i] = base
            continue
        wanted = name = f"{base}-{sha256[:_HASH_DIGITS]}"
        number = 1
        while name in taken:
            number += 1
            name = f"{wanted}-{number}"
        taken.add(name)
        names[i] = name
    return names


def base(path: str, record: str | None = None) -> str:
    """The id of an article that stands alone: its file's name, and behind it its own id where the file holds several.

    Of an id that is an address or a URN (`urn:newsml:agency.example:20180509:a17`) the last part tells it from others.
    """
    stem = "stdin" if path == STANDARD_INPUT else _plain(PurePath(printable(path)).stem)
    if record is not None and (last := _plain(_LAST.split(record.strip().rstrip("/:"))[-1])[-_LONGEST_RECORD:]):
        return f"{stem[: _LONGEST - len(last) - 1].rstrip(' ')}.{last}" if stem else last
    return stem[:_LONGEST].rstrip(" ") or "article"


def address_key(address: str) -> str:
    """An address without what does not tell pages apart: scheme, `www.`, fragment, campaign tags, last slash."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return address.strip()
    host = (parts.netloc.rpartition("@")[2] or "").lower().removeprefix("www.").removesuffix(":443").removesuffix(":80")
    asked = "&".join(part for part in parts.query.split("&") if part and not part.lower().startswith(_CAMPAIGN))
    return f"{host}{parts.path.rstrip('/')}{'?' if asked else ''}{asked}"


_CAMPAIGN = ("utm_", "fbclid=", "gclid=")
"""How the parameters begin that analytics and networks append to links."""


def _plain(name: str) -> str:
    # A decomposed file name (as macOS stores it) is the same name.
    return _UNUSUAL.sub("_", unicodedata.normalize("NFC", name)).strip(" ")
