"""A stream of bytes as lines of text, of any length of file and a bounded length of line.

UTF-16 and UTF-32 are known by their byte order mark. All else is UTF-8, and a line that is not is in the likeliest
encoding of the lines like it, which is guessed once: exports are pasted together from several sources, and one bad
line is no reason to read the rest as something else.
"""

from __future__ import annotations

import codecs
import io
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from provenance.errors import InputError
from provenance.loading import encoding
from provenance.loading.raw import mebibytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.loading.raw import Raw

_WIDE: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


_BLANK: Final = frozenset({b"\n", b"\r\n", b"\0\n"})
_MOST_BLANK = 100_000
"""Blank lines in a row: to go through them one by one, as a row may go on behind them, takes a tenth of a second."""


class Line(NamedTuple):
    """One line with its end, or why it cannot be read; ``notices`` are pairs of code and message."""

    number: int
    text: str
    data: bytes
    error: str | None = None
    notices: tuple[tuple[str, str], ...] = ()


def lines(raw: Raw, limit: int) -> Iterator[Line]:
    """The lines of a source, counted from 1.

    Args:
        raw: what is read, from its first byte.
        limit: the most bytes a line may have; a longer one is an error, and the next is read.
    """
    head = raw.peek(4)
    for mark, codec in _WIDE:
        if head.startswith(mark):
            yield from _wide(raw, codec, limit)
            return
    number, guessed, blank = 0, "", 0
    while data := raw.stream.readline(limit + 1):
        number += 1
        blank = blank + 1 if data in _BLANK else 0
        if blank > _MOST_BLANK:
            raise InputError(
                raw.name, f"has more than {_MOST_BLANK:,} blank lines in a row. Is it a table of articles?"
            )
        if len(data) > limit:
            while not data.endswith(b"\n") and (data := raw.stream.readline(limit)):
                pass
            yield Line(number, "", b"", f"is longer than {mebibytes(limit)}, the limit for one article.")
            continue
        if number == 1 and data.startswith(codecs.BOM_UTF8):
            data = data[len(codecs.BOM_UTF8) :]
        try:
            yield Line(number, data.decode("utf-8"), data)
        except UnicodeDecodeError:
            text, guessed = _otherwise(data, guessed)
            if text is None:
                yield Line(number, "", b"", "is in no encoding that is known; best save the file as UTF-8.")
                continue
            yield Line(number, text, data, None, (encoding.notice(guessed),))


def _otherwise(data: bytes, guessed: str) -> tuple[str | None, str]:
    """A line that is not UTF-8, and the name of the encoding it is in."""
    if guessed:
        try:
            return data.decode(encoding.codec(guessed)), guessed
        except UnicodeDecodeError:
            pass
    try:
        decoded = encoding.decode(data, "")
    except InputError:
        return None, guessed
    return decoded.text, decoded.name


def _wide(raw: Raw, codec: str, limit: int) -> Iterator[Line]:
    wrapped = io.TextIOWrapper(cast("Any", raw.stream), encoding=codec, newline="")
    number = 0
    try:
        while text := wrapped.readline(limit + 1):
            number += 1
            if len(text) > limit:
                while not text.endswith("\n") and (text := wrapped.readline(limit)):
                    pass
                yield Line(number, "", b"", f"is longer than {mebibytes(limit)}, the limit for one article.")
            else:
                text = text.removeprefix("\ufeff") if number == 1 else text
                yield Line(number, text, text.encode("utf-8", "surrogatepass"), None, (encoding.notice(codec),))
    except UnicodeError as error:
        raise InputError(raw.name, f"is not {codec} behind line {number}, which its first bytes promise.") from error
    finally:
        wrapped.detach()  # who opened the stream closes it
