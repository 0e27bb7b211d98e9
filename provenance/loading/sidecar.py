"""What is said of an article in a TOML file beside its own.

::

    ferry.html         outlet = "Harbour Courier"
    ferry.toml         published = 2019-09-16
    (ferry.html.toml)  authors = ["Peder Lunn"]

                       [fetched]            written where a page is fetched and kept (`loading.kept`)
                       final = "https://harbourcourier.example/ferry"

A file of that name may be beside a text by chance; but a key that was silently passed over would be a fact that is
silently missing, so unknown keys are told.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from provenance.errors import InputError
from provenance.loading.contenttype import charset_of
from provenance.loading.identify import printable
from provenance.loading.said import FACTS, FIELDS, KNOWN, at_address, metadata_of
from provenance.model import Metadata, Stated

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_LONGEST: Final = 64 * 1024
"""Bytes of a sidecar: as many as front matter may have."""
_FETCHED: Final = "fetched"


@dataclass(frozen=True, slots=True)
class Beside:
    """What a sidecar says: the user's metadata, and of a page that was fetched what its server said of it.

    ``notices`` are pairs of code and message.
    """

    metadata: Metadata = field(default_factory=Metadata)
    charset: str | None = None
    notices: tuple[tuple[str, str], ...] = ()


def read(found: Sequence[Path]) -> Beside:
    """What the first of the sidecars says that stand beside a file.

    Raises:
        InputError: It cannot be read, is no TOML, or says something it cannot say.
    """
    beside = _read(found[0])
    if len(found) == 1:
        return beside
    names = " and ".join(printable(each.name) for each in found)
    both = ("sidecar", f"{names} both stand beside the file; only the first is read.")
    return replace(beside, notices=(*beside.notices, both))


def _read(path: Path) -> Beside:
    name = printable(str(path))
    try:
        with path.open("rb") as file:
            data = file.read(_LONGEST + 1)
    except OSError as error:
        raise InputError(name, f"cannot be read ({error.strerror or error}). Check its permissions.") from error
    if len(data) > _LONGEST:
        raise InputError(
            name,
            f"is larger than the {_LONGEST // 1024} KiB that what is said of one article may have. If it is about "
            "something else, give it another name than the article's.",
        )
    try:
        content = tomllib.loads(data.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(
            name,
            f'is no TOML ({error or "it is nested too deeply"}). Write lines such as outlet = "Harbour Courier", and '
            "put dates and times in quotation marks.",
        ) from error
    return _said(content, name)


def _said(content: dict[str, Any], name: str) -> Beside:
    values: dict[str, str] = {key: _text(content[key], name, key) for key in (*FACTS, "language") if key in content}
    metadata, notices = metadata_of(values, _authors(content.get("authors", []), name), name)
    unknown = [key for key in content if key not in (*FIELDS, _FETCHED)]
    if unknown:
        shown = ", ".join(f"`{printable(key[:40])}`" for key in unknown[:5])
        told = ("sidecar", f"{name}: {shown} cannot be said of an article and was passed over; there are {KNOWN}.")
        notices = (*notices, told)
    fetched = content.get(_FETCHED, {})
    if not isinstance(fetched, dict):
        raise InputError(name, f"`{_FETCHED}` is no table. Write [{_FETCHED}], or leave it out.")
    final, content_type = (
        value if isinstance(value := fetched.get(key), str) else "" for key in ("final", "content_type")
    )
    if final and metadata.url is None:
        metadata = replace(metadata, **located(final, metadata.captured))
    return Beside(metadata, charset_of(content_type), notices)


def located(address: str, captured: Stated | None = None) -> dict[str, Any]:
    """The fields of `Metadata` that the address of a fetched page fills."""
    url, captured, copy = at_address(Stated(printable(address), "option"), captured)
    return {"url": url, "captured": captured, "archive": copy}


def _text(value: object, name: str, key: str) -> str:
    match value:
        case str():
            return value
        case datetime() | date():
            return value.isoformat()
        case int() if not isinstance(value, bool) and key not in ("outlet", "url", "language"):
            return str(value)  # a year, a title such as 1984
        case _:
            raise InputError(name, f'`{key}` is neither a text nor a date. Write it in quotation marks: {key} = "…".')


def _authors(value: object, name: str) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return tuple(value)
    raise InputError(name, '`authors` is no list of names. Write authors = ["Peder Lunn", "Ada Quill"].')
