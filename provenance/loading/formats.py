"""Which format a file is in, and the module that reads it.

The ending decides where it is a known one; otherwise the first bytes do. Formats this program does not read are
recognised by their first bytes, so that the message can say what to do instead of "binary file".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, Protocol, cast

from provenance.errors import InputError
from provenance.loading.identify import printable
from provenance.model import Metadata

if TYPE_CHECKING:
    from collections.abc import Mapping

    from provenance.model import Span

PLAIN: Final = "text/plain"
MARKDOWN: Final = "text/markdown"
HTML: Final = "text/html"

ENDINGS: Final[Mapping[str, str]] = {
    ".txt": PLAIN,
    ".text": PLAIN,
    ".md": MARKDOWN,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
}
"""File endings of the formats that are read, in lower case."""

_MODULES: Final[Mapping[str, str]] = {
    PLAIN: "provenance.loading.text",
    MARKDOWN: "provenance.loading.text",
    HTML: "provenance.loading.html",
}

_LOOKED_AT = 1024
"""Bytes at the head in which the WHATWG MIME sniffing standard looks for a page's first tag, and then some."""

_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|title)\b",
    re.IGNORECASE | re.DOTALL,
)

_OTHER_FORMATS: Final = (
    (b"%PDF-", "a PDF", "Copy its text into a .txt file (`pdftotext FILE` does it)."),
    (b"PK\x03\x04", "a ZIP archive or an office document", "Unpack it, or save the document as plain text."),
    (b"\xd0\xcf\x11\xe0", "an old office document", "Save it as plain text."),
    (b"{\\rtf", "rich text (RTF)", "Save it as plain text."),
    (b"\x1f\x8b", "gzip-compressed", "Unpack it first (`gunzip FILE`)."),
)


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a format makes of one decoded file; ``notices`` are pairs of code and message."""

    text: str
    metadata: Metadata = field(default_factory=Metadata)
    front_matter: Span | None = None
    extracted: tuple[Span, ...] = ()
    notices: tuple[tuple[str, str], ...] = ()


class Format(Protocol):
    """What the module of one format offers."""

    def declared_encoding(self, data: bytes) -> str | None:
        """The encoding the bytes claim to be in, if this format has a place to say so."""

    def parse(self, text: str, source: str) -> Parsed:
        """Read one file. Raises `InputError` naming ``source`` where it holds no article."""


def ending(source: str) -> str:
    """A file name's ending in lower case, with its dot."""
    return PurePath(source).suffix.lower()


def media_type(source: str, data: bytes) -> str:
    """The media type of a file by its name and bytes.

    Raises:
        InputError: It is in a format that is known and not read.
    """
    for magic, what, remedy in _OTHER_FORMATS:
        if data.startswith(magic):
            raise InputError(printable(source), f"is {what}, which cannot be read. {remedy}")
    if known := ENDINGS.get(ending(source)):
        return known
    return HTML if _PAGE.match(data[:_LOOKED_AT]) else PLAIN


def form(of: str) -> Format:
    """The module that reads a media type, imported now if it was not before."""
    return cast("Format", import_module(_MODULES[of]))
