"""What a user may set about reading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from provenance.loading.fetch import Fetching

MEBIBYTE = 2**20


@dataclass(frozen=True, slots=True)
class LoadOptions:
    """How much is read, and as what.

    ``max_bytes`` is the size above which a file is refused, in bytes. An article with its page around it rarely
    exceeds 1 MiB; 16 times that leaves room for the odd page with its pictures inside, and still keeps a file given
    by mistake (an archive, a database) from filling the memory.

    ``max_expanded`` is how much a source may become in all when it is unpacked, in bytes: more than any corpus of
    articles that one machine reads in a day. What stops a bomb is its ratio (`loading.unpacked`), long before.

    ``mapping`` says which column of a table is what, as pairs of field and column (`loading.columns`).

    ``offline`` forbids to fetch anything. ``allow_private`` lets addresses lead to this machine and its network.
    ``save_inputs`` is the folder in which what was fetched is kept. ``fetching`` sets the times and limits of fetching;
    where it is left out, ``max_bytes`` is the only one that differs from the defaults.

    ``pictures`` is how many times that a saved page may have with its pictures, which are taken off it unread.

    ``meta`` is a table about the articles, which is none of them though a folder may hold it.

    ``whole`` says that plain texts are articles and nothing else: no masthead, menu or comment is looked for in them.
    """

    max_bytes: int = 16 * MEBIBYTE
    max_expanded: int = 256 * 2**30
    mapping: tuple[tuple[str, str], ...] = ()
    whole: bool = False
    pictures: int = 4
    meta: Path | None = None
    offline: bool = False
    allow_private: bool = False
    save_inputs: Path | None = None
    fetching: Fetching | None = None
