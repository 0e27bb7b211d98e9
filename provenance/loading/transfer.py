"""The body of an answer as it was meant: unpacked, complete, and never more of it than is allowed.

A server may pack what it sends (`Content-Encoding`), and a kilobyte can unpack to a gigabyte. So unpacking is done here
piece by piece, each bounded, rather than by the HTTP library, which unpacks whatever it has received at once.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ACCEPTED: Final = "gzip, deflate"
"""What is said to be understood; for all else there is no bounded way with the standard library alone."""

_GZIP = 16 + zlib.MAX_WBITS
_PIECE = 256 * 1024
"""Bytes that are unpacked at once."""


class TransferError(Exception):
    """The body cannot be had; says why, to be put behind the address."""


class _Unpacker(Protocol):
    @property
    def eof(self) -> bool: ...

    @property
    def unconsumed_tail(self) -> bytes: ...

    @property
    def unused_data(self) -> bytes: ...

    def decompress(self, data: bytes, max_length: int, /) -> bytes: ...


def received(pieces: Iterable[bytes], coding: str, limit: int) -> bytes:
    """The whole body.

    Args:
        pieces: What comes in, in order; asked for no more once the limit is exceeded.
        coding: The value of `Content-Encoding`, or an empty string.
        limit: The most bytes it may have, packed and unpacked.

    Raises:
        TransferError: It is too large, packed in an unknown way, broken or cut off.
    """
    bounded = _bounded(pieces, limit)
    match coding.strip().lower():
        case "" | "identity":
            return b"".join(bounded)
        case "gzip" | "x-gzip":
            unpacked = _unpacked(bounded, _GZIP)
        case "deflate":
            unpacked = _unpacked(bounded, zlib.MAX_WBITS)
        case other:
            raise TransferError(f"was sent packed as {other[:40]!r}, which was not asked for. Save the page instead.")
    return b"".join(_bounded(unpacked, limit))


def _bounded(pieces: Iterable[bytes], limit: int) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > limit:
            raise TransferError(
                f"is larger than the {limit / 2**20:.0f} MiB one article may have. If it is one, save it and pass its "
                "text."
            )
        yield piece


def _unpacked(pieces: Iterable[bytes], window: int) -> Iterator[bytes]:
    unpacker: _Unpacker = zlib.decompressobj(window)
    begun = False
    for piece in pieces:
        data = piece
        while data:
            if unpacker.eof:  # several packed streams, one behind the other, are one (RFC 1952)
                unpacker, begun = zlib.decompressobj(window), False
            if not begun and window == zlib.MAX_WBITS and data[0] & 0x0F != zlib.DEFLATED:
                unpacker = zlib.decompressobj(-zlib.MAX_WBITS)  # some servers leave out zlib's own header
            begun = True
            try:
                yield unpacker.decompress(data, _PIECE)
            except zlib.error as error:
                raise TransferError("was sent packed, and cannot be unpacked. Try again, or save the page.") from error
            data = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
    if not unpacker.eof and begun:
        raise TransferError("was cut off on its way. Try again.")
