"""One page of the web, fetched because the user named its address, and in no other way.

::

    address ──destination──▶ a number that may be asked ──▶ GET ──┬─ 200 ──transfer──▶ bytes
                 ▲                                                └─ 30x ─┐
                 └────────────────── the next address ◀───────────────────┘

Servers are hostile. What may be asked is decided anew for each step (`loading.destination`), and the connection is made
to the number that was decided on, with the name sent along for the server's certificate to be checked against. A page
may take so long and be so large and no more; nothing it refers to is fetched; no cookie is kept, no password, proxy or
certificate is taken from the machine's settings.

The request says what program it is from. A site's rules for robots are not asked for: this is one request for one page
that a person has named, as a browser's is.
"""

from __future__ import annotations

from importlib.util import find_spec

from provenance.loading.extras import missing
from provenance.loading.fetched import Fetched, Fetching
from provenance.loading.identify import printable

__all__ = ["Fetched", "Fetching", "fetch"]


def fetch(address: str, options: Fetching | None = None) -> Fetched:
    """Fetch one page.

    Raises:
        InputError: It may not be fetched, cannot be, or is nothing that holds an article. The message says which, and
            what to do.
    """
    if find_spec("httpx") is None:
        raise missing("web", printable(address), "to fetch addresses")
    from provenance.loading.request import requested  # noqa: PLC0415 - it imports httpx, an extra that takes a while

    return requested(address, options or Fetching())
