"""What the user says of agencies, outlets and articles on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.data.agencies import Registry, read_own, shipped
from provenance.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from provenance.loading.described import Table


def registry_of(own: Path | None) -> Registry:
    """The registry to work with: the shipped one, or that with the user's file.

    Raises:
        UsageError: the file says something it cannot say.
    """
    return read_own(own) if own else shipped()


def table_of(meta: Path | None) -> Table | None:
    """The table of what is said of the articles, if one is given.

    Raises:
        UsageError: it cannot be read, or is no such table.
    """
    if meta is None:
        return None
    from provenance.loading.described import read  # only where one is given

    return read(meta)


def outlets_of(written: Iterable[str]) -> dict[str, str]:
    """`SOURCE=NAME` as it was given, by source; a source may hold an equals sign, a name not.

    Raises:
        UsageError: there is no equals sign, an empty side, or one source twice.
    """
    found: dict[str, str] = {}
    for each in written:
        source, sign, name = each.rpartition("=")
        if not sign or not source.strip() or not name.strip():
            raise UsageError(f'--outlet {each!r}: write SOURCE=NAME, such as --outlet "a.txt=Harbour Courier".')
        if source in found:
            raise UsageError(f"--outlet: the outlet of {source} is said twice.")
        found[source] = name.strip()
    return found
