"""All reading of the load stage: folders become lists of files, files and standard input are opened.

What a folder holds is not trusted: links may form loops, a file may be a device that never ends, or grow while it is
read. A folder is entered once, by its identity on disk; a file is opened without waiting, checked after it is open,
and read up to the limit and one byte more (`loading.raw`).
"""

from __future__ import annotations

import io
import os
import re
import stat
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from provenance.errors import InputError, NoArticleError, PassedOverError, UsageError
from provenance.loading.formats import ENDINGS, ending
from provenance.loading.identify import STANDARD_INPUT, printable
from provenance.loading.raw import ROOM, Raw

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import BinaryIO

    from provenance.loading.options import LoadOptions

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_SIDECAR = ".toml"
_ENDINGS_SHOWN = ", ".join(sorted(ENDINGS))


class Progress(Protocol):
    """Told how far the reading is."""

    def __call__(self, done: float, total: int, /) -> None:
        """``done`` files of ``total`` have been read or found unreadable; a part of one that holds many articles."""


def check(sources: Sequence[str], options: LoadOptions) -> None:
    """Whether all that is asked for may be done.

    Raises:
        UsageError: an address is given, and nothing may be fetched.
    """
    for source in sources:
        if options.offline and _ADDRESS.match(source):
            raise UsageError(
                f"{printable(source)}: nothing is fetched with --offline. Leave the option out, or save the page and "
                "pass the file."
            )


def expand(sources: Sequence[str], options: LoadOptions) -> tuple[list[tuple[str, bool]], list[InputError]]:
    """The single files that the sources name, folders taken apart; and what is no file and no folder.

    Each file comes with whether it was found in a folder, and not named.

    Folders are read recursively in sorted order. In them hidden files and files with endings of no known format are
    passed over, and the table that says something of their articles; a file named directly is taken whatever it is.
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
        elif not _ADDRESS.match(source) and _is_folder(source):
            folders.append(source)
        else:
            found.append(source)
    # A file that was also named directly, or that two of the folders share, is one article, not a copy of itself.
    named = len(found)
    apart = [*found, str(options.meta)] if options.meta else found
    known = {identity for source in apart if (identity := _identity(source))}
    for folder in folders:
        held, unreadable = _articles_in(folder)
        errors.extend(unreadable)
        for path in held:
            identity = _identity(path)
            if identity is None or identity not in known:
                found.append(path)
            if identity is not None:
                known.add(identity)
    return [(path, i >= named) for i, path in enumerate(found)], errors


@contextmanager
def opened(source: str, options: LoadOptions, stdin: Callable[[], bytes] | None = None) -> Iterator[Raw]:
    """A file, an address or standard input, ready to be read.

    Args:
        source: A path, an address, or `-`.
        options: What may be fetched.
        stdin: What gives the bytes of standard input; the process's own where left out.

    Raises:
        InputError: It cannot be opened or read, or is no regular file.
    """
    name = printable(source)
    try:
        if source == STANDARD_INPUT:
            yield Raw(name, source, _standard_input(name, stdin))
            return
        if _ADDRESS.match(source):
            from provenance.loading import addresses  # noqa: PLC0415 - few sources are one

            yield addresses.opened(source, options)
            return
        file = _regular(source)
        with file:
            raw = Raw(name, source, file, size=os.fstat(file.fileno()).st_size)
            if beside := _beside(source):
                from provenance.loading import sidecar  # noqa: PLC0415 - few files have one

                said = sidecar.read(beside)
                raw.metadata, raw.charset, raw.notices = said.metadata, said.charset, said.notices
            yield raw
    except OSError as error:
        raise InputError(name, _reason(error)) from error


def _beside(source: str) -> list[Path]:
    """The files in which something may be said of this one: `ferry.html.toml`, `ferry.toml`."""
    path = Path(source)
    if ending(source) == _SIDECAR or not path.name:
        return []
    names = (path.with_name(f"{path.name}{_SIDECAR}"), path.with_suffix(_SIDECAR))
    return [each for each in dict.fromkeys(names) if _identity(str(each)) and not _is_folder(str(each))]


def _standard_input(name: str, stdin: Callable[[], bytes] | None) -> BinaryIO:
    if stdin:
        return io.BytesIO(stdin())
    if sys.stdin is None:
        raise InputError(name, "there is no standard input to read.")
    # Without its own buffer, which holds less than what a format is recognised by.
    unbuffered: BinaryIO = getattr(sys.stdin.buffer, "raw", sys.stdin.buffer)
    return unbuffered


def _regular(path: str) -> BinaryIO:
    # Without O_NONBLOCK opening a pipe that nobody writes to would wait for ever.
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except ValueError as error:
        raise InputError(printable(path), _reason(error)) from error
    file = os.fdopen(descriptor, "rb", buffering=ROOM)
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        file.close()
        kind = "a folder" if stat.S_ISDIR(status.st_mode) else "a device, a pipe or a socket"
        raise InputError(
            printable(path), f"is {kind}, not a file. Save the text to a file, or pass it to standard input as `-`."
        )
    return file


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
                if _is_dangling(entry):
                    errors.append(
                        PassedOverError(printable(entry), "is a link that leads nowhere; it was passed over.")
                    )
                else:
                    found.append(entry)
    if not found and not errors:
        message = (
            f"the folder holds no article. Files ending in {_ENDINGS_SHOWN} are read, hidden ones are not; "
            "a file with another ending can be named directly."
        )
        errors.append(NoArticleError(printable(folder), message))
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


def _is_dangling(path: str) -> bool:
    """Whether something is a link to what is not there, or to itself."""
    try:
        Path(path).stat()
    except (OSError, ValueError):
        return Path(path).is_symlink()
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
