"""Short, unique, printable names for articles, from their files' names.

A name must be the same whatever order the files were given in and whatever else was read beside them, except where
two files share a name: then each takes the first digits of its content's hash.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

STANDARD_INPUT = "-"
_LONGEST = 64
"""Characters of an id. Reports print ids in tables; longer names are cut and get a hash to stay apart."""
_HASH_DIGITS = 6
"""16 million suffixes: enough for files that share a name; what still collides is numbered."""
_UNUSUAL = re.compile(r"[^\w.+@~ -]+")


def printable(source: str) -> str:
    """A source's name as it can be written anywhere: bytes of a file name that are no text become U+FFFD."""
    return source.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def identified(read: Sequence[tuple[str, str]]) -> list[str]:
    """A unique id for each source with its SHA-256 (hex), in the order given."""
    bases = [_base(source) for source, _ in read]
    shared = Counter(bases)
    names = ["" for _ in read]
    taken = {base for base, count in shared.items() if count == 1}
    for i in sorted(range(len(read)), key=lambda i: (bases[i], read[i][1], read[i][0])):
        base, sha256 = bases[i], read[i][1]
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


def _base(source: str) -> str:
    if source == STANDARD_INPUT:
        return "stdin"
    # A decomposed file name (as macOS stores it) is the same name.
    stem = unicodedata.normalize("NFC", PurePath(printable(source)).stem)
    base = _UNUSUAL.sub("_", stem).strip(" ") or "article"
    return base if len(base) <= _LONGEST else base[:_LONGEST].rstrip(" ")
