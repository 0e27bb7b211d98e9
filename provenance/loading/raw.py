"""Bytes on their way in: a file, standard input, or what lies in an archive.

::

    export.zip ──▶ Raw ──zip──▶ Raw (deeper by one) ──html──▶ Parsed
                                 name      export.zip/news/ferry.html    what messages and reports call it
                                 path      news/ferry.html               what tells its format and its id

Nothing is read before it is asked for, and never more than was asked for: a format that reads one article takes
`Raw.all`, one that reads records takes `Raw.stream` and goes through it once.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from provenance.errors import InputError
from provenance.loading.options import MEBIBYTE
from provenance.model import Metadata

if TYPE_CHECKING:
    from typing import BinaryIO

    from _typeshed import WriteableBuffer

ROOM = 64 * 1024
"""Bytes read ahead, so that a format can be recognised by its first bytes."""


@dataclass(slots=True)
class Budget:
    """How much was taken out of compressed files, in bytes, and how much that became, over all that lie in one."""

    taken: int = 0
    given: int = 0


@dataclass(slots=True)
class Raw:
    """One thing to be read.

    ``name`` is what messages and reports call it, ``path`` the file name that tells its format and its id. ``size`` is
    in bytes, where it is known beforehand. What is known of it from where it was found goes before what it says of
    itself: ``metadata`` (a web archive knows the address and the time of capture), ``media_type`` and ``charset`` (a
    server declares both). ``notices``, pairs of code and message, are what a reader must know of that. ``depth``
    counts the archives around it.
    """

    name: str
    path: str
    stream: BinaryIO
    size: int | None = None
    metadata: Metadata = field(default_factory=Metadata)
    media_type: str | None = None
    charset: str | None = None
    notices: tuple[tuple[str, str], ...] = ()
    depth: int = 0
    budget: Budget = field(default_factory=Budget)
    _read: bytes | None = None

    def __post_init__(self) -> None:
        """Make the stream one that can be looked into."""
        if not isinstance(self.stream, (io.BytesIO, io.BufferedReader)):
            self.stream = io.BufferedReader(_Filled(self.stream), ROOM)

    def peek(self, size: int = ROOM) -> bytes:
        """Up to ``size`` of the first bytes, at most 64 KiB, which stay in the stream. Only before anything is read."""
        if isinstance(self.stream, io.BufferedReader):
            return self.stream.peek(size)[:size]
        head = self.stream.read(size)
        self.stream.seek(0)
        return head

    def all(self, limit: int) -> bytes:
        """All bytes.

        Raises:
            InputError: there are none, or more than ``limit``.
        """
        if self._read is None:
            data = self.stream.read(limit + 1)
            if len(data) > limit:
                raise InputError(
                    self.name,
                    f"is too large: {self._written(len(data))}, and the limit for one article is {mebibytes(limit)}. "
                    "An article is rarely over 1 MB: if this is a collection, split it into its articles.",
                )
            if not data:
                raise InputError(self.name, "is empty. Check that the article was saved.")
            self._read = data
        return self._read

    def seekable(self, limit: int) -> BinaryIO:
        """The stream as one that can be gone through in any order; held in memory where it is none.

        Raises:
            InputError: it would have to be held, and has more than ``limit`` bytes.
        """
        if isinstance(self.stream, io.BytesIO) or (self.depth == 0 and self.stream.seekable()):
            return self.stream
        data = self.stream.read(limit + 1)
        if len(data) > limit:
            raise InputError(
                self.name,
                f"is larger than {mebibytes(limit)}, too large to be read out of an archive or a pipe. Unpack it.",
            )
        return io.BytesIO(data)

    def share_read(self) -> float:
        """The part of it that has been read, from 0 to 1; 0 where its size is not known."""
        try:
            return min(1.0, self.stream.tell() / self.size) if self.size else 0.0
        except ValueError:  # closed by whoever read it
            return 0.0

    def _written(self, read: int) -> str:
        return mebibytes(max(self.size, read)) if self.size is not None else f"more than {mebibytes(read - 1)}"


class _Filled(io.RawIOBase):
    """A stream that gives as many bytes as it is asked for, as long as it has them: pipes and unpackers give fewer."""

    def __init__(self, stream: BinaryIO) -> None:
        """Read from ``stream``."""
        self._stream = stream

    def readable(self) -> bool:
        """Whether it can be read: yes."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fill the buffer, or what can be filled of it; the number of bytes."""
        room = memoryview(buffer).cast("B")
        done = 0
        while done < len(room):
            piece = self._stream.read(len(room) - done)
            if not piece:
                break
            room[done : done + len(piece)] = piece
            done += len(piece)
        return done


def mebibytes(size: int) -> str:
    """A number of bytes as a message names it."""
    return f"{size / MEBIBYTE:.1f} MiB" if size >= MEBIBYTE / 10 else f"{size} bytes"
