"""What the user says of an article beside its text: in a sidecar (`loading.sidecar`) or a table (`loading.described`).

::

    --outlet       on the command line
    --meta         a row of the table                    each fact is taken from the first of these that states it
    NAME.toml      the sidecar
    ---            front matter in the text itself
    the page       its head, its lines
    the address    what can be read off it

The first three are the word of whoever runs the program, and so their basis is `option`: they go before all that the
file says of itself.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from provenance.loading.archive import of_address
from provenance.model import Metadata, Stated

if TYPE_CHECKING:
    from collections.abc import Mapping

FACTS: Final = ("outlet", "title", "url", "published", "modified", "captured", "accessed")
"""What has one value each; `accessed` is another word for `captured`."""
FIELDS: Final = (*FACTS, "authors", "language")
"""All that can be said of an article."""
KNOWN: Final = ", ".join(f"`{name}`" for name in FIELDS)
"""The same, for messages."""
_DATES: Final = ("published", "modified", "captured", "accessed")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")
_LONGEST = 2_000
"""Characters of a value; the longest there is, an address, has no more."""


def metadata_of(
    values: Mapping[str, str], authors: tuple[str, ...], where: str
) -> tuple[Metadata, tuple[tuple[str, str], ...]]:
    """Make metadata of what the user says.

    Args:
        values: What is said, by the names in `FIELDS`; empty values say nothing.
        authors: The authors, in order.
        where: The file and the place in it, for messages.

    Returns:
        The metadata, and what was left out of it, with the reason (pairs of code and message).
    """
    notices: list[tuple[str, str]] = []
    said: dict[str, Stated] = {}
    for name in FACTS:
        value = one_line(values.get(name, ""))
        if not value:
            continue
        if name in _DATES and not _can_be_a_date(value):
            notices.append(
                (
                    "date_not_read",
                    f"{where}: the date {value[:60]!r} of `{name}` is none, and was left out; write it as 2018-12-09 "
                    "or 2018-12-09T10:30+03:00.",
                )
            )
            continue
        said[name] = Stated(value, "option")
    url, captured, copy = at_address(said.get("url"), said.get("captured") or said.get("accessed"))
    return (
        Metadata(
            outlet=said.get("outlet"),
            title=said.get("title"),
            url=url,
            published=said.get("published"),
            modified=said.get("modified"),
            authors=tuple(name for each in authors if (name := one_line(each))),
            language=one_line(values.get("language", "")) or None,
            captured=captured,
            archive=copy,
        ),
        tuple(notices),
    )


def at_address(url: Stated | None, captured: Stated | None) -> tuple[Stated | None, Stated | None, str | None]:
    """Where an article stands, when its copy was taken, and where the copy stands if that is a web archive.

    Of an archive's address the article's own is the one it was saved from, and its stamp is the time of capture where
    none is stated.
    """
    copied = of_address(url.value) if url else None
    if url is None or copied is None or not copied.original:
        return url, captured, copied.archive if copied else None
    if captured is None and copied.moment:
        captured = replace(url, value=copied.moment)
    return replace(url, value=copied.original), captured, copied.archive


def one_line(value: str) -> str:
    """A value with single blanks, cut to a bearable length, without what no report could be written with."""
    whole = value[:_LONGEST].encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "")
    return " ".join(whole.split())


def _can_be_a_date(value: str) -> bool:
    """Whether a value may be a date; what is written otherwise than in ISO 8601 is read later, or told then."""
    if not any(character.isdigit() for character in value):
        return False
    if not _ISO.match(value):
        return True
    try:
        date.fromisoformat(value[:10])
    except ValueError:
        return False
    return True
