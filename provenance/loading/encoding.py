"""From bytes to text, without guessing where it can be known.

In order: a byte order mark; strict UTF-8, which other encodings pass only by a rare accident; what the file itself
declares, where its format has a place for that; the likeliest encoding by its letters (charset-normalizer, imported
only then). Every step is strict: no character is dropped or replaced, and whatever was not UTF-8 is told to the reader.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from provenance.errors import InputError

MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark its own begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_NAMES: Final = {
    "big5hkscs": "big5",
    "cp1250": "windows-1250",
    "cp1251": "windows-1251",
    "cp1252": "windows-1252",
    "cp1253": "windows-1253",
    "cp1254": "windows-1254",
    "cp1255": "windows-1255",
    "cp1256": "windows-1256",
    "cp1257": "windows-1257",
    "cp1258": "windows-1258",
    "cp874": "windows-874",
    "cp932": "shift_jis",
    "cp949": "euc-kr",
    "euc_jp": "euc-jp",
    "gb18030": "gb18030",
    "iso2022_jp": "iso-2022-jp",
    "iso8859_2": "iso-8859-2",
    "iso8859_5": "iso-8859-5",
    "iso8859_6": "iso-8859-6",
    "iso8859_7": "iso-8859-7",
    "iso8859_8": "iso-8859-8",
    "iso8859_15": "iso-8859-15",
    "koi8_r": "koi8-r",
    "koi8_u": "koi8-u",
    "mac_cyrillic": "x-mac-cyrillic",
    "mac_roman": "macintosh",
}
"""The encodings of the web (WHATWG Encoding Standard), by the name of Python's codec, and how a message names them.
Nothing else is believed of a declaration: Python also knows codecs that are no encodings of text."""

_ALIASES: Final = {
    "ascii": "cp1252",
    "big5": "big5hkscs",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "shift_jis": "cp932",
    "tis-620": "cp874",
}
"""Declared names that stand for a larger encoding on the web (same standard), by the name `codecs.lookup` gives."""

_GUESSED: Final = [
    "cp1252",
    "cp1251",
    "cp1250",
    "koi8_r",
    "koi8_u",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "cp1257",
    "cp1258",
    "cp874",
    "iso8859_2",
    "iso8859_5",
    "iso8859_7",
    "cp932",
    "euc_jp",
    "gb18030",
    "big5hkscs",
    "cp949",
]
"""What may be guessed where nothing is declared: the same encodings without those whose texts look alike."""

_CONTROLS: Final = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
_MOST_CONTROLS = 0.1
"""Share of control characters above which bytes are no text. Text has none; a page saved badly may have a few."""
_MOST_NULLS = 0.01
"""Share of NUL bytes above which bytes are no text. Pages scraped and saved badly have a few in some kilobytes;
UTF-16 without a mark has one in two, and programs and pictures many in the first kilobyte."""
_SAMPLE = 64 * 1024
"""Bytes the guess is made from. Letter statistics do not improve beyond some thousand letters."""
_BEYOND_ASCII = re.compile(rb"[^\n]*[\x80-\xff][^\n]*\n?")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, and what a reader should be told about how it was read (pairs of code and message)."""

    text: str
    notices: tuple[tuple[str, str], ...] = ()
    name: str = "utf-8"


def decode(data: bytes, source: str, declared: str | None = None) -> Decoded:
    """Decode a file strictly; see the module for the order of what is tried.

    Args:
        data: The file.
        source: What a message calls it.
        declared: The encoding the file claims. It is believed only if the bytes are not UTF-8 and fit the claim.

    Raises:
        InputError: The bytes are no text, hold nothing but blanks, or fit no encoding.
    """
    text, name = _decode(data, source, declared)
    if not text.strip("\ufeff\u200b").strip():
        raise InputError(source, "holds nothing but blanks. Check that the article was saved.")
    if name == "utf-8":
        return Decoded(text)
    return Decoded(text, (notice(name),), name)


def notice(name: str) -> tuple[str, str]:
    """What a reader is told of a file that was read in an encoding of this name."""
    return (
        "encoding",
        f"The file is not UTF-8 and was read as {name}. If letters look wrong, save it as UTF-8 and compare again.",
    )


def codec(name: str) -> str:
    """Python's codec for an encoding as a message names it."""
    return next((codec for codec, known in _NAMES.items() if known == name), name)


def _decode(data: bytes, source: str, declared: str | None) -> tuple[str, str]:
    for mark, name in MARKS:
        if data.startswith(mark):
            try:
                text = data[len(mark) :].decode(name)
            except UnicodeDecodeError as error:
                place = error.start + len(mark)
                raise _binary(source, f"byte {place} is not {name}, which its first bytes promise") from error
            if "\0" in text:
                raise _binary(source, "it contains NUL characters")
            return text, name
    if data.count(0) > _MOST_NULLS * len(data):
        raise _binary(source, f"byte {data.find(0)} is NUL")
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > _MOST_CONTROLS * len(data):
        raise _binary(source, f"{controls} of {len(data)} bytes are control characters")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    for codec in (*_believed(declared), *_guesses(data)):
        found = _strict(data, codec)
        if found is not None:
            # Several encodings agree on quotes and dashes; the commonest of those that say the same is named.
            return found, _NAMES["cp1252" if found == _strict(data, "cp1252") else codec]
    raise _binary(source, "its bytes fit no encoding")


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _believed(declared: str | None) -> tuple[str, ...]:
    if not declared:
        return ()
    try:
        codec = codecs.lookup(declared).name
    except (LookupError, ValueError):
        return ()
    codec = _ALIASES.get(codec, codec).replace("-", "_")
    return (codec,) if codec in _NAMES else ()


def _guesses(data: bytes) -> list[str]:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - most texts are UTF-8

    # Only lines with letters beyond ASCII tell encodings apart; in an English page they may be few and far between.
    sample = bytearray()
    for line in _BEYOND_ASCII.finditer(data):
        sample += line.group()[: _SAMPLE - len(sample)]
        if len(sample) >= _SAMPLE:
            break
    matches = from_bytes(bytes(sample), cp_isolation=_GUESSED, enable_fallback=False)
    ranked = [match.encoding for match in matches]
    # windows-1252 is the web's own fallback, and right for the few typographic quotes that are too little to go by.
    return [codec for codec in (*ranked, "cp1252") if codec in _NAMES]


def _binary(source: str, reason: str) -> InputError:
    return InputError(
        source, f"looks like a binary file ({reason}). Pass the article as plain text or HTML, best saved as UTF-8."
    )
