"""What a user may set about reading."""

from __future__ import annotations

from dataclasses import dataclass

MEBIBYTE = 2**20


@dataclass(frozen=True, slots=True)
class LoadOptions:
    """How much is read, and as what.

    ``max_bytes`` is the size above which a file is refused, in bytes. An article with its page around it rarely
    exceeds 1 MiB; 16 times that leaves room for the odd page with its pictures inside, and still keeps a file given
    by mistake (an archive, a database) from filling the memory.

    ``whole`` says that plain texts are articles and nothing else: no masthead, menu or comment is looked for in them.
    """

    max_bytes: int = 16 * MEBIBYTE
    whole: bool = False
