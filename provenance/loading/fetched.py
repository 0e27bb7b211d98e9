"""How an address is to be fetched, and what was fetched: values, so that who holds them needs no library of the web."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from provenance.loading.contenttype import charset_of, media_type_of
from provenance.loading.destination import is_public
from provenance.loading.options import MEBIBYTE

if TYPE_CHECKING:
    from collections.abc import Callable

    from provenance.loading.destination import Lookup, Number


def _everything(_: Number) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Fetching:
    """How an address is fetched.

    Times are in seconds: ``connect`` to look up a name, and again to reach the server; ``read`` for a server to say
    something; ``total`` for everything. Servers answer within a second or two, so each leaves room for a bad day.
    ``hops`` is the number of redirects that are followed; browsers follow 20, honest sites need three or four.
    """

    max_bytes: int = 16 * MEBIBYTE
    connect: float = 10.0
    read: float = 10.0
    total: float = 60.0
    hops: int = 10
    permitted: Callable[[Number], bool] = field(default=is_public)
    lookup: Lookup | None = None

    def with_private(self) -> Fetching:
        """The same, with addresses of this machine and its network allowed."""
        return replace(self, permitted=_everything)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was fetched: from which ``address``, at which it was found in the end, and what the server said of it."""

    address: str
    final: str
    status: int
    content_type: str
    data: bytes

    @property
    def media_type(self) -> str | None:
        """What the server calls it: `text/html`; nothing where it says nothing, or that it does not know."""
        return media_type_of(self.content_type)

    @property
    def charset(self) -> str | None:
        """The encoding the server says it is in, if it says so."""
        return charset_of(self.content_type)
