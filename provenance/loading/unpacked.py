"""Compressed files, gzip and Zstandard: unpacked as they are read, never to disk and never as a whole.

::

    articles.jsonl.gz ──▶ articles.jsonl    what is inside is read by its own name

A bomb is known by its ratio: text shrinks to a third or a tenth, and to a hundredth only where it says the same again
and again. So what has become 64 MiB may not have come from less than a two-hundredth of that, counted over all archives
within one another; a limit for all that one source may become stands besides (`LoadOptions.max_expanded`).
"""

from __future__ import annotations

import io
import zlib
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, Protocol

from provenance.errors import InputError
from provenance.loading.formats import ZSTANDARD
from provenance.loading.raw import Raw, mebibytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _typeshed import WriteableBuffer
    from zstandard import ZstdDecompressionObj, ZstdDecompressor

    from provenance.loading.formats import Found
    from provenance.loading.options import LoadOptions

_UNSUSPICIOUS = 64 * 2**20
"""Bytes that may come from anything: they are read in a second, and hold no memory."""
_MOST_RATIO = 200
_WINDOW = 128 * 2**20
"""Bytes that a Zstandard file may ask to be remembered: what `zstd --long` asks for; the format allows terabytes."""
_MAGIC_ZSTANDARD: Final = b"\x28\xb5\x2f\xfd"
_INSIDE: Final = {".tgz": ".tar"}


def read(raw: Raw, options: LoadOptions) -> Iterator[Found]:
    """The one file that a compressed file holds.

    Raises:
        InputError: the library for Zstandard is not installed.
    """
    path = PurePath(raw.path)
    inside = f"{path.stem}{_INSIDE.get(path.suffix.lower(), '')}"
    unpacked: _Readable
    error: type[Exception] = zlib.error
    if raw.peek(4) == _MAGIC_ZSTANDARD or raw.media_type == ZSTANDARD:
        unpacked, error = _zstandard(raw)
    else:
        import gzip  # noqa: PLC0415 - only compressed files need it

        unpacked = gzip.GzipFile(fileobj=_Counted(raw))
    stream = io.BufferedReader(Watched(unpacked, raw, options, error), 256 * 1024)
    yield Raw(
        raw.name,
        inside,
        stream,
        metadata=raw.metadata,
        depth=raw.depth + 1,
        budget=raw.budget,
    )


def _zstandard(raw: Raw) -> tuple[_Frames, type[Exception]]:
    try:
        import zstandard  # noqa: PLC0415 - an extra, needed only here
    except ImportError:
        raise InputError(
            raw.name,
            "is compressed with Zstandard: install what reads it (`pip install 'provenance[zst]'`), or unpack it.",
        ) from None
    return _Frames(_Counted(raw), zstandard.ZstdDecompressor(max_window_size=_WINDOW)), zstandard.ZstdError


class _Readable(Protocol):
    """What gives bytes piece by piece."""

    def read(self, size: int, /) -> bytes: ...


class _Frames:
    """The frames of a Zstandard file, one after the other.

    The library's own reader takes a file that breaks off for one that ends; its other interface tells the end of a
    frame, but unpacks all that it is given at once. So it is given little.
    """

    def __init__(self, source: _Counted, decompressor: ZstdDecompressor) -> None:
        """Unpack what ``source`` gives."""
        self._source = source
        self._decompressor = decompressor
        self._frame: ZstdDecompressionObj | None = None
        self._packed = b""
        self._room = b""

    def read(self, size: int, /) -> bytes:
        """Up to ``size`` bytes; nothing at the end.

        Raises:
            EOFError: the file breaks off.
        """
        while not self._room:
            piece = self._packed or self._source.read(_PIECE)
            self._packed = b""
            if not piece:
                if self._frame is not None:
                    raise EOFError
                return b""
            self._frame = self._frame or self._decompressor.decompressobj()
            self._room = self._frame.decompress(piece)
            if self._frame.eof:
                self._packed, self._frame = self._frame.unused_data, None
        given, self._room = self._room[:size], self._room[size:]
        return given


_PIECE = 512
"""Bytes unpacked at once: a block of four can become 128 KiB (RFC 8878), so these become 16 MiB at worst."""


class _Counted(io.RawIOBase):
    """What is compressed, counted as it is taken, unless it came out of something compressed itself."""

    def __init__(self, raw: Raw) -> None:
        """Read from the stream of ``raw``."""
        self._raw = raw

    def readable(self) -> bool:
        """Whether it can be read: yes."""
        return True

    def read(self, size: int = -1, /) -> bytes:
        """Up to ``size`` bytes."""
        data = self._raw.stream.read(size)
        if self._raw.depth == 0:
            self._raw.budget.taken += len(data)
        return data


class Watched(io.RawIOBase):
    """What comes out of an archive, while it is not too much; errors of the library as errors of the input."""

    def __init__(self, stream: _Readable, raw: Raw, options: LoadOptions, *damage: type[Exception]) -> None:
        """Read from ``stream``, which unpacks ``raw``; its library raises ``damage`` of a damaged file."""
        # Readers that fill a buffer lose what they have when they meet the damage; a step at a time they do not.
        self._step = getattr(stream, "read1", stream.read)
        self._raw = raw
        self._most = options.max_expanded
        self._damage: tuple[type[Exception], ...] = (OSError, zlib.error, *damage)  # gzip's own error is an OSError
        self._error: InputError | None = None

    def readable(self) -> bool:
        """Whether it can be read: yes."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fill the buffer, or as much of it as there is; the number of bytes.

        Raises:
            InputError: the archive is damaged, breaks off, or becomes too large. What came out of it before is given
                first.
        """
        if self._error:
            raise self._error
        room = memoryview(buffer).cast("B")
        done = 0
        while done < len(room):
            try:
                piece = self._piece(len(room) - done)
            except InputError as error:
                self._error = error
                if done:
                    break
                raise
            if not piece:
                break
            room[done : done + len(piece)] = piece
            done += len(piece)
        spent = self._raw.budget
        spent.given += done
        if spent.given > self._most:
            raise InputError(self._raw.name, f"unpacks to more than {mebibytes(self._most)}, the limit. Split it.")
        if spent.given > _UNSUSPICIOUS and spent.given > _MOST_RATIO * spent.taken:
            raise InputError(
                self._raw.name,
                f"unpacks to more than {_MOST_RATIO} times its size, as no collection of articles does. If it is one, "
                "unpack it first.",
            )
        return done

    def _piece(self, size: int) -> bytes:
        try:
            piece: bytes = self._step(size)
        except EOFError as error:
            raise InputError(self._raw.name, "breaks off: the file is not complete. Fetch or copy it again.") from error
        except self._damage as error:
            raise InputError(self._raw.name, f"is damaged ({error}). Fetch or copy it again.") from error
        return piece
