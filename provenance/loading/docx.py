"""Word documents (DOCX): every paragraph of the text, tables and text boxes among it, with tracked changes accepted.

A document is a ZIP archive of XML files, so it could unpack to more than the memory holds: what it says it unpacks to
is looked at before, and the ZIP reader gives no more than that. Headers, footers, footnotes and comments are left out.

python-docx opens it and finds its parts. Its own list of paragraphs leaves out those in content controls and text
boxes and whatever was inserted with changes tracked, which are words that a reader sees; so paragraphs are taken from
the XML, in its order. What the document says of itself is worth as little as a PDF's (`loading.document`).
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any, Final

from provenance.errors import InputError
from provenance.loading.document import stated_of
from provenance.loading.extras import missing
from provenance.loading.formats import Parsed
from provenance.loading.options import MEBIBYTE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from docx.document import Document
    from lxml.etree import _Element

    from provenance.loading.options import LoadOptions
    from provenance.loading.raw import Raw

_LARGEST: Final = 128 * MEBIBYTE
"""Bytes a document may unpack to, pictures included, which hardly pack."""
_LARGEST_XML: Final = 16 * MEBIBYTE
"""Bytes of its XML, which takes some thirty times as much memory as it has characters. A novel has 5 MB of it."""
_MOST_PARTS: Final = 5_000
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH: Final = f"{_W}p"
_WORDS: Final = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_NOT_SHOWN: Final = frozenset(
    {
        f"{_W}del",
        f"{_W}moveFrom",
        # The same text box once more, for programs that do not know the first way.
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    }
)
_TEMPLATES: Final = frozenset({"2013-12-23T23:15:00"})
"""When the template that python-docx brings was saved; documents made with it keep that."""
_FAILURES: Final = (ArithmeticError, AttributeError, LookupError, OSError, RuntimeError, TypeError, ValueError)
"""What the libraries are known to raise on documents that are none."""


def read(raw: Raw, options: LoadOptions) -> Iterator[Parsed]:
    """The article that a document holds.

    Raises:
        InputError: it is damaged, too large or empty, or the library for it is not installed.
    """
    try:
        import docx  # noqa: PLC0415 - an extra, needed only here
        from lxml.etree import LxmlError  # noqa: PLC0415 - see above
    except ImportError:
        raise missing("docx", raw.name, "to read Word documents") from None
    data = raw.all(options.max_bytes)
    try:
        _check(data, raw.name)
        opened = docx.Document(io.BytesIO(data))
        paragraphs = _paragraphs(opened.element.body)
        title, author, moment = _properties(opened)
    except (zipfile.BadZipFile, LxmlError, *_FAILURES) as error:
        raise InputError(
            raw.name, "is no Word document that can be read; it may be damaged. Open it and save it anew, or its text."
        ) from error
    if not paragraphs:
        raise InputError(raw.name, "has no text in it. If it shows a picture of one, copy the text by hand.")
    yield Parsed("\n\n".join(paragraphs), stated_of(paragraphs, title, author, moment))


def _check(data: bytes, source: str) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
    size = sum(part.file_size for part in parts)
    xml = sum(part.file_size for part in parts if part.filename.lower().endswith((".xml", ".rels")))
    if len(parts) > _MOST_PARTS or size > _LARGEST or xml > _LARGEST_XML:
        raise InputError(
            source,
            f"unpacks to more than a document may have: {_LARGEST // MEBIBYTE} MiB, {_LARGEST_XML // MEBIBYTE} of them "
            "without its pictures. Save its text.",
        )


def _paragraphs(body: _Element) -> list[str]:
    """The texts of all paragraphs that hold any, in the order in which they begin."""
    texts: dict[Any, list[str]] = {}
    hidden: set[Any] = set()
    for element in body.iter():
        above = element.getparent()
        if element.tag in _NOT_SHOWN or above in hidden:
            hidden.add(element)
            continue
        if element.tag == f"{_W}t" or element.tag in _WORDS:
            owner = next(element.iterancestors(_PARAGRAPH), None)
            if owner is not None:
                texts.setdefault(owner, []).append(_WORDS.get(element.tag) or element.text or "")
    lines = ("\n".join(" ".join(line.split()) for line in "".join(pieces).split("\n")) for pieces in texts.values())
    return [text for line in lines if (text := line.strip())]


def _properties(opened: Document) -> tuple[str, str, str | None]:
    """Title, author, and when it was last saved."""
    try:
        stated = opened.core_properties
        saved: datetime | None = stated.modified or stated.created
        # The format has only UTC; the library gives it without.
        moment = saved.replace(tzinfo=None).isoformat() if saved else None
    except _FAILURES:
        return "", "", None
    if moment is None or moment in _TEMPLATES or moment < "1990":
        return stated.title or "", stated.author or "", None
    return stated.title or "", stated.author or "", f"{moment}+00:00"
