"""Agencies and outlets of the user's own, read from a TOML file; docs/agencies.md tells users how to write one.

::

    [[agency]]                            [[outlet]]
    name = "Ostrey Press Bureau"          name = "Harbour Courier"
    short = "OPB"                         domains = ["harbourcourier.example"]

A table whose name is shipped changes that row: what it says replaces what the row says, and the rest stays. Whatever
the file cannot say is an error that names the file, the table and the key, for a key that was silently ignored would
be a mark that is silently missed.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
import unicodedata
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, get_args

from provenance.data.agencies import Agency, AgencyKind, Registry, plain, shipped
from provenance.data.outlets import NewsOutlet, NewsOutletKind, shipped_outlets
from provenance.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

MAX_BYTES = 1_000_000
"""Bytes of a file; the shipped table of some 700 agencies has about 200,000."""

_LONGEST = 500
"""Characters of one text in the file; the longest name shipped has some 50, the longest explanation some 350."""

_LISTS = ("aliases", "domains", "languages", "collides", "style", "case", "common")
_FORMS = ("name", "short", "aliases", "case", "common")
"""Keys whose texts are compared with what articles say, and so are kept as forms are compared."""
_HOST = re.compile(r"[^\s/:@.]+(?:\.[^\s/:@.]+)+")


def read(path: Path) -> Registry:
    """The shipped registry with what the file adds to it and changes in it.

    Raises:
        UsageError: the file cannot be read, is no TOML, or says something it cannot say.
    """
    data = _read(path)
    content = _parsed(path, data)
    for key in content:
        if key not in ("agency", "outlet"):
            raise UsageError(f"{path}: {key!r} is unknown here; write [[agency]] and [[outlet]] tables, nothing else.")
    agencies = {agency.name.casefold(): agency for agency in shipped().agencies}
    own: set[str] = set()
    for table in _tables(path, "agency", content.get("agency", [])):
        agency = _agency(table, agencies)
        own.add(agency.name)
        agencies[agency.name.casefold()] = agency
    known = {outlet.name.casefold(): outlet for outlet in shipped_outlets()}
    outlets = tuple(_outlet(table, known) for table in _tables(path, "outlet", content.get("outlet", [])))
    return Registry(
        agencies=tuple(sorted(agencies.values(), key=_order)),
        outlets=outlets,
        own=frozenset(own),
        file=path.name,
        sha256=hashlib.sha256(data).hexdigest(),
    )


@dataclass(frozen=True, slots=True)
class _Table:
    """One table of the file: which it is, for messages, and what it says."""

    path: Path
    key: str
    number: int
    values: dict[str, Any]

    def wrong(self, key: str, what: str) -> UsageError:
        return UsageError(f"{self.path}: [[{self.key}]] number {self.number}, {key}: {what}")


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror or error}.") from error
    if len(data) > MAX_BYTES:
        raise UsageError(f"{path}: is larger than {MAX_BYTES:,} bytes; no list of agencies is. Is it the right file?")
    return data


def _parsed(path: Path, data: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: is not UTF-8 (byte {error.start}); save it as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path}: is not TOML: {error}. Texts stand in double quotes, lists in [ ].") from error
    except RecursionError as error:
        raise UsageError(f"{path}: is nested too deeply; write [[agency]] and [[outlet]] tables only.") from error


def _tables(path: Path, key: str, value: object) -> Iterator[_Table]:
    """The tables of one kind, each named, none twice."""
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise UsageError(f"{path}: {key}: write a table for each, with [[{key}]] in double brackets over it.")
    seen: dict[str, int] = {}
    for number, values in enumerate(value, start=1):
        table = _Table(path, key, number, values)
        if "name" not in values:
            raise table.wrong("name", 'is missing; write name = "…".')
        name = plain(_text(table, "name", values["name"])).casefold()
        if name in seen:
            raise table.wrong("name", f"is the name of number {seen[name]} as well; join the two tables.")
        seen[name] = number
        yield table


def _agency(table: _Table, known: dict[str, Agency]) -> Agency:
    said = _said(table, [field.name for field in fields(Agency)], get_args(AgencyKind))
    base = known.get(said["name"].casefold())
    start = base or Agency(said["name"], said.get("short", said["name"]), source="own file")
    agency = replace(start, **said)
    if "collides" not in said:  # forms that the file took away collide with nothing any more
        kept = tuple(entry for entry in agency.collides if entry.partition("=")[0] in agency.forms)
        return replace(agency, collides=kept)
    for entry in agency.collides:
        form, _, meaning = entry.partition("=")
        if form not in agency.forms or not meaning:
            raise table.wrong(
                "collides", f'{entry!r} must be "FORM=MEANING", where FORM is its name, its short form or an alias.'
            )
    return agency


def _outlet(table: _Table, known: dict[str, NewsOutlet]) -> NewsOutlet:
    said = _said(table, [field.name for field in fields(NewsOutlet)], get_args(NewsOutletKind))
    base = known.get(said["name"].casefold()) or NewsOutlet(said["name"])
    outlet = replace(base, **said)
    for key in ("case", "common"):
        for form in said.get(key, ()):
            if form not in outlet.forms:
                raise table.wrong(key, f"{form!r} must be its name or one of its aliases.")
    return outlet


def _said(table: _Table, keys: Sequence[str], kinds: Sequence[str]) -> dict[str, Any]:
    """What the table says, key by key, in the types of the row."""
    said: dict[str, Any] = {}
    for key, value in table.values.items():
        if key not in keys:
            raise table.wrong(key, f"is unknown; the keys are {', '.join(keys)}.")
        if key in _LISTS:
            if not isinstance(value, list):
                raise table.wrong(key, f'must be a list; write {key} = ["…"].')
            said[key] = tuple(dict.fromkeys(_text(table, key, each) for each in value))
        else:
            said[key] = _text(table, key, value)
        if key in _FORMS:
            said[key] = tuple(map(plain, said[key])) if key in _LISTS else plain(said[key])
    if said.get("kind", kinds[0]) not in kinds:
        raise table.wrong("kind", f"{said['kind']!r} is unknown; write one of {', '.join(kinds)}.")
    said["domains"] = tuple(_host(table, each) for each in said.get("domains", ()))
    return said if "domains" in table.values else {key: value for key, value in said.items() if key != "domains"}


def _text(table: _Table, key: str, value: object) -> str:
    if not isinstance(value, str):
        raise table.wrong(key, f'{value!r} is no text; write it in double quotes: "{value}".')
    if not value.strip():
        raise table.wrong(key, "is empty; write something, or leave it out.")
    if len(value) > _LONGEST:
        raise table.wrong(key, f"has {len(value)} characters; write at most {_LONGEST}.")
    if any(unicodedata.category(each) == "Cc" for each in value):
        raise table.wrong(key, f"{value!r} holds a control character; write one line of plain text.")
    return value.strip()


def _host(table: _Table, written: str) -> str:
    host = written.lower().rstrip(".")
    if not _HOST.fullmatch(host):
        raise table.wrong("domains", f'{written!r} is no domain; write it without https:// and path: "news.example".')
    return host


def _order(agency: Agency) -> tuple[str, str]:
    decomposed = unicodedata.normalize("NFKD", agency.name)
    return "".join(each for each in decomposed if not unicodedata.combining(each)).casefold(), agency.name
