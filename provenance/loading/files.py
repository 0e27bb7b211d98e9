"""All reading of the load stage: folders become lists of files, files and standard input become bytes.

What a folder holds is not trusted: links may form loops, a file may be a device that never ends, or grow while it is
read. A folder is entered once, by its identity on disk; a file is opened without waiting, checked after it is open,
and read up to the limit and one byte more.
"""

from __future__ import annotations

import os
import re
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from provenance.errors import InputError
from provenance.loading.formats import ENDINGS, ending
from provenance.loading.identify import STANDARD_INPUT, printable
from provenance.loading.options import MEBIBYTE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_ENDINGS_SHOWN = ", ".join(sorted(ENDINGS))


class Progress(Protocol):
    """Told how far the reading is."""

    def __call__(self, done: int, total: int, /) -> None:
        """``done`` articles of ``total`` have been read or found unreadable."""


def expand(sources: Sequence[str]) -> tuple[list[str], list[InputError]]:
    """The single files that the sources name, folders taken apart; and what is no file and no folder.

    Folders are read recursively in sorted order. In them hidden files and files with endings of no known format are
    passed over; a file named directly is taken whatever its ending.
    """
    found: list[str] = []
    errors: list[InputError] = []
    folders: list[str] = []
    for source in sources:
        name = printable(source)
        if source == STANDARD_INPUT:
            if source in found:
                errors.append(InputError(name, "standard input can be read only once. Name it once, or save it."))
            else:
                found.append(source)
        elif _ADDRESS.match(source):
            errors.append(
                InputError(name, "addresses are not supported yet. Save the page in your browser and pass the file.")
            )
        elif _is_folder(source):
            folders.append(source)
        else:
            found.append(source)
    # A file that was also named directly, or that two of the folders share, is one article, not a copy of itself.
    known = {identity for source in found if (identity := _identity(source))}
    for folder in folders:
        held, unreadable = _articles_in(folder)
        errors.extend(unreadable)
        for path in held:
            identity = _identity(path)
            if identity is None or identity not in known:
                found.append(path)
            if identity is not None:
                known.add(identity)
    return found, errors


def read(source: str, limit: int, stdin: Callable[[], bytes] | None = None) -> bytes:
    """The bytes of a file or of standard input.

    Args:
        source: A path, or `-`.
        limit: The most bytes that are read.
        stdin: What gives the bytes of standard input; the process's own where left out.

    Raises:
        InputError: It cannot be opened, is no regular file, is too large or is empty.
    """
    name = printable(source)
    try:
        if source == STANDARD_INPUT:
            if stdin is None and sys.stdin is None:
                raise InputError(name, "there is no standard input to read.")
            data = stdin() if stdin else sys.stdin.buffer.read(limit + 1)
            size = len(data)
        else:
            data, size = _regular(source, limit)
    except (OSError, ValueError) as error:
        raise InputError(name, _reason(error)) from error
    if len(data) > limit:
        raise InputError(
            name,
            f"is too large: {_size(size, source)}, and the limit for one article is {_mebibytes(limit)}. "
            "An article is rarely over 1 MB: if this is a collection, split it into its articles.",
        )
    if not data:
        raise InputError(name, "is empty. Check that the article was saved.")
    return data


def _regular(path: str, limit: int) -> tuple[bytes, int]:
    # Without O_NONBLOCK opening a pipe that nobody writes to would wait for ever.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            kind = "a folder" if stat.S_ISDIR(status.st_mode) else "a device, a pipe or a socket"
            raise InputError(
                printable(path), f"is {kind}, not a file. Save the text to a file, or pass it to standard input as `-`."
            )
        data = file.read(limit + 1)
    return data, max(status.st_size, len(data))


def _articles_in(folder: str) -> tuple[list[str], list[InputError]]:
    found: list[str] = []
    errors: list[InputError] = []
    entered: set[tuple[int, int]] = set()
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        identity = _identity(path)
        if identity in entered:
            continue
        if identity is not None:
            entered.add(identity)
        try:
            entries = sorted(_visible(path))
        except OSError as error:
            errors.append(InputError(printable(path), _reason(error)))
            continue
        for entry in entries:
            if _is_folder(entry):
                waiting.append(entry)
            elif ending(entry) in ENDINGS:
                found.append(entry)
    if not found and not errors:
        message = (
            f"the folder holds no article. Files ending in {_ENDINGS_SHOWN} are read, hidden ones are not; "
            "a file with another ending can be named directly."
        )
        errors.append(InputError(printable(folder), message))
    return sorted(found), errors


def _visible(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.name.startswith("."):
                yield entry.path


def _is_folder(path: str) -> bool:
    try:
        return stat.S_ISDIR(Path(path).stat().st_mode)
    except (OSError, ValueError):
        return False


def _identity(path: str) -> tuple[int, int] | None:
    try:
        status = Path(path).stat()
    except (OSError, ValueError):
        return None
    return (status.st_dev, status.st_ino)


def _reason(error: OSError | ValueError) -> str:
    match error:
        case FileNotFoundError():
            return "there is no such file. Check the name, and the folder you are in."
        case PermissionError():
            return "you have no permission to read it. Change its permissions, or read a copy you own."
        case OSError():
            return f"cannot be read ({error.strerror or error}). Check the path and the disk it is on."
        case _:
            return f"is not a file name ({error}). Check what was passed."


def _size(size: int, source: str) -> str:
    return f"more than {_mebibytes(size - 1)}" if source == STANDARD_INPUT else _mebibytes(size)


def _mebibytes(size: int) -> str:
    return f"{size / MEBIBYTE:.1f} MiB" if size >= MEBIBYTE / 10 else f"{size} bytes"
