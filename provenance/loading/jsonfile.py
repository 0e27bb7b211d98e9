"""JSON: one object, a list of them, or an object that holds a list (`{"articles": […]}`), read piece by piece.

::

    [ {…}, {…}, …            a list: each object is a record
    {"articles": [ {…}, …    a list under one of the usual names: each object is a record
    {"headline": …, …        anything else: one record, ninjs or a row like those of a table

The parser of the standard library needs the whole file. Here it is given the file as it comes, one value at a time:
a value that ends before the text at hand does is complete, and anything else is tried again with twice the text, up
to the limit for one article. So a list of any length needs no more memory than its longest record.
"""

from __future__ import annotations

import codecs
import json
import re
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from provenance.errors import InputError, NoArticleError
from provenance.loading import encoding
from provenance.loading.raw import mebibytes
from provenance.loading.record import found_in, sifted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.loading.formats import Found, Parsed
    from provenance.loading.options import LoadOptions
    from provenance.loading.raw import Raw

_LISTS: Final = frozenset(
    {
        *("articles", "items", "item", "documents", "docs", "records", "rows", "results", "entries", "stories"),
        *("posts", "hits", "news", "data", "response"),
    }
)
"""Names under which files and answers of services hold their list of articles."""
_OWN_REPORTS: Final = "provenance/"
"""How the schema of a report begins, which often lies in the folder of its articles and holds their text."""
_PIECE = 256 * 1024
"""Bytes read at once."""
_BLANK_RUN: Final = re.compile(r"[ \t\r\n]+")
_AFTER_NUMBERS: Final = " \t\r\n,]}"


def read(raw: Raw, options: LoadOptions) -> Iterator[Found]:
    """The articles of a JSON file.

    Raises:
        InputError: it is no JSON, or breaks off.
        NoArticleError: it holds none.
    """
    yield from sifted(_found(_Reader(raw, options.max_bytes), options), raw.name)


def _found(reader: _Reader, options: LoadOptions) -> Iterator[Parsed | InputError]:
    for number, (text, value, listed) in enumerate(_values(reader), start=1):
        digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest() if listed else reader.digest.hexdigest()
        yield from found_in(value, options, reader.name, f"item={number}" if listed else None, digest)


def _values(reader: _Reader) -> Iterator[tuple[str, Any, bool]]:
    """The records: their text, what it means, and whether they are members of a list."""
    sign = reader.sign()
    if sign == "[":
        yield from ((text, value, True) for text, value in _members(reader))
        reader.end()
        return
    if sign != "{":
        raise InputError(reader.name, "is no JSON: it begins with neither { nor [.")
    rest: dict[str, Any] = {}
    listed = False
    reader.take()
    if reader.sign() == "}":
        reader.take()
    else:
        while True:
            _, key = reader.value()
            reader.expect(":", "a colon")
            if str(rest.get("schema")).startswith(_OWN_REPORTS):
                raise NoArticleError(reader.name, "is a report of this program, not an article.")
            if isinstance(key, str) and key.lower() in _LISTS and reader.sign() == "[":
                members = _members(reader)
                first = next(members, None)
                if first is not None and isinstance(first[1], dict):
                    listed = True
                    yield (*first, True)
                    yield from ((text, value, True) for text, value in members)
                else:
                    rest[str(key)] = [value for _, value in ((first,) if first else ())] + [v for _, v in members]
            else:
                rest[str(key)] = reader.value()[1]
            if reader.expect(",}", "a comma or }") == "}":
                break
    reader.end()
    if not listed:
        yield "", rest, False


def _members(reader: _Reader) -> Iterator[tuple[str, Any]]:
    reader.take()
    if reader.sign() == "]":
        reader.take()
        return
    while True:
        yield reader.value()
        if reader.expect(",]", "a comma or ]") == "]":
            return


class _Reader:
    """The text of a JSON file as it comes, one value at a time."""

    def __init__(self, raw: Raw, limit: int) -> None:
        """Read from ``raw``; no value may have more characters than ``limit``."""
        self.name = raw.name
        self._stream = raw.stream
        self._limit = limit
        self._decoder = json.JSONDecoder(strict=False)
        head = raw.peek()
        codec = next((codec for mark, codec in encoding.MARKS if head.startswith(mark)), None)
        if codec is None:
            codec = _likeliest(head, raw)
        self._bytes = codecs.getincrementaldecoder(codec)()
        self._codec = codec
        self._text = ""
        self._at = 0
        self._line = 1
        self._over = False
        self.digest = sha256()
        """Of all bytes read so far."""
        self._fill()
        self._text = self._text.removeprefix("\ufeff")

    def sign(self) -> str:
        """The next character that is no blank, which stays; nothing at the end."""
        while True:
            found = _BLANK_RUN.match(self._text, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._text) or self._over:
                return self._text[self._at : self._at + 1]
            self._fill()

    def take(self) -> None:
        """Go past the next character."""
        self._at += 1

    def expect(self, signs: str, what: str) -> str:
        """The next character, which is one of ``signs``.

        Raises:
            InputError: it is not.
        """
        found = self.sign()
        if not found or found not in signs:
            raise self._broken(f"{what} is missing" if found else "it breaks off")
        self._at += 1
        return found

    def end(self) -> None:
        """Nothing may follow."""
        if self.sign():
            raise self._broken("something follows its end")

    def value(self) -> tuple[str, Any]:
        """The next value, as text and as what it means.

        Raises:
            InputError: it is broken, too long, or nested too deeply.
        """
        self.sign()
        while True:
            try:
                value, end = self._decoder.raw_decode(self._text, self._at)
            except RecursionError as error:
                raise self._broken("it is nested too deeply") from error
            except json.JSONDecodeError as error:
                # Within what is at hand it may only seem broken: it may go on.
                if self._over or (len(self._text) - self._at > self._limit and error.pos < len(self._text) - _PIECE):
                    self._at = error.pos
                    raise self._broken(error.msg if self._text[error.pos :].strip() else "it breaks off") from error
            except ValueError as error:
                raise self._broken("a number has thousands of digits") from error
            else:
                # What looks like the end of a number may be the end of what is at hand: `12.` of `12.5`.
                after = self._text[end : end + 1]
                if self._over or (after and (not isinstance(value, (int, float)) or after in _AFTER_NUMBERS)):
                    text = self._text[self._at : end]
                    self._at = end
                    return text, value
            if len(self._text) - self._at > self._limit:
                raise self._broken(f"a record is longer than {mebibytes(self._limit)}, the limit for one article")
            self._fill()

    def _fill(self) -> None:
        """Let go of what has been read, and read on: at least as much again as there is."""
        self._line += self._text.count("\n", 0, self._at)
        kept = self._text[self._at :]
        data = self._stream.read(max(_PIECE, len(kept)))
        self.digest.update(data)
        try:
            self._text = kept + self._bytes.decode(data, final=not data)
        except UnicodeDecodeError as error:
            raise InputError(self.name, f"is not {self._codec} throughout. Save it as UTF-8.") from error
        self._at = 0
        self._over = not data

    def _broken(self, reason: str) -> InputError:
        line = self._line + self._text.count("\n", 0, self._at)
        return InputError(self.name, f"is no JSON that can be read: line {line}: {reason}.")


def _likeliest(head: bytes, raw: Raw) -> str:
    """UTF-8, as the standard has it (RFC 8259), unless the first piece is not: then the likeliest encoding."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return encoding.codec(encoding.decode(head, raw.name, raw.charset).name)
    return "utf-8"
