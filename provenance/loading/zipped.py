"""ZIP archives, and WACZ, which is a ZIP archive of web archives: every member is read by its own format.

Nothing is written to disk, so a member's name cannot lead anywhere; it is cleaned all the same, because reports show
it. As in a folder, hidden files and files with endings of no known format are passed over.
"""

from __future__ import annotations

import io
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from provenance.errors import InputError, NoArticleError
from provenance.loading.formats import ENDINGS, ending
from provenance.loading.raw import Raw
from provenance.loading.unpacked import Watched

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zipfile import ZipInfo

    from provenance.loading.formats import Found
    from provenance.loading.options import LoadOptions

_MOST_MEMBERS = 1_000_000
_HELD = 64 * 2**20
"""Bytes of an archive that lies in another, or comes through a pipe: it must be held to be read, as its list of members
stands at its end."""
_OFFICE: Final = ("[Content_Types].xml", "mimetype")
"""Members by which office documents and e-books are known."""


def read(raw: Raw, options: LoadOptions) -> Iterator[Found]:
    """The members of an archive, in the order of their names.

    Raises:
        InputError: it is damaged or not complete, or is an office document.
        NoArticleError: it has no member of a known format.
    """
    try:
        archive = ZipFile(raw.seekable(_HELD))
        members = archive.infolist()
    except (BadZipFile, NotImplementedError, ValueError, EOFError, OSError) as error:
        raise InputError(raw.name, f"is no ZIP archive that can be read ({error}). Fetch or copy it again.") from error
    names = {member.filename for member in members}
    if any(name in names for name in _OFFICE):
        raise InputError(raw.name, "is an office document or an e-book, which cannot be read. Save it as plain text.")
    if len(members) > _MOST_MEMBERS:
        raise InputError(raw.name, f"has {len(members):,} members, more than the {_MOST_MEMBERS:,} that are read.")
    web_archive = "datapackage.json" in names and any(name.startswith("archive/") for name in names)
    some = False
    for member in sorted(members, key=lambda each: (each.filename, each.header_offset)):
        name = cleaned(member.filename)
        if member.is_dir() or not wanted(name) or (web_archive and not name.startswith("archive/")):
            continue
        some = True
        yield _member(raw, archive, member, name, options)
    if not some:
        raise NoArticleError(raw.name, "the archive holds no file of a format that is read.")


def _member(raw: Raw, archive: ZipFile, member: ZipInfo, name: str, options: LoadOptions) -> Raw | InputError:
    shown = f"{raw.name}/{name}"
    if member.flag_bits & 0x1:
        return InputError(shown, "is encrypted. Unpack it with its password.")
    if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return InputError(shown, "is compressed in a way that is not read. Unpack the archive.")
    try:
        stream = archive.open(member)
    except (BadZipFile, NotImplementedError, ValueError, EOFError, OSError, RuntimeError) as error:
        return InputError(shown, f"is damaged ({error}). Fetch or copy the archive again.")
    if raw.depth == 0:
        # Members of a bomb may overlap: together they are never more than the archive.
        raw.budget.taken = min(raw.budget.taken + member.compress_size, raw.size or raw.budget.taken + _HELD)
    found = Raw(shown, name, io.BytesIO(), depth=raw.depth + 1, budget=raw.budget)
    found.stream = io.BufferedReader(Watched(stream, found, options, BadZipFile), 256 * 1024)
    return found


def cleaned(name: str) -> str:
    """A member's name without what leads out of the archive, drives, and characters that steer a terminal."""
    parts = [part for part in re.split(r"[/\\]", re.sub(r"^[A-Za-z]:", "", name)) if part not in ("", ".", "..")]
    return "".join(each if each.isprintable() else "_" for each in "/".join(parts)) or "_"


def wanted(name: str) -> bool:
    """Whether a member is read: it has an ending of a known format, and neither it nor a folder above is hidden."""
    parts = PurePosixPath(name).parts
    return ending(name) in ENDINGS and not any(part.startswith((".", "__MACOSX")) for part in parts)
