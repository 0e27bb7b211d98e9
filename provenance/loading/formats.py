"""Which format a file is in, and what the module that reads it offers.

One interface for all: `Format.read` takes a `Raw` and yields what is found in it. A page yields one article, a table
one for each row, an archive its members, which are read in their turn by their own formats.

The ending decides where it is a known one; otherwise the first bytes do. Formats this program does not read are
recognised by their first bytes, so that the message can say what to do instead of "binary file".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias, cast

from provenance.errors import InputError
from provenance.loading import encoding
from provenance.loading.raw import Raw
from provenance.model import Metadata

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from provenance.loading.options import LoadOptions
    from provenance.model import Span

PLAIN: Final = "text/plain"
MARKDOWN: Final = "text/markdown"
HTML: Final = "text/html"
JSON: Final = "application/json"
JSON_LINES: Final = "application/jsonl"
XML: Final = "application/xml"
CSV: Final = "text/csv"
TSV: Final = "text/tab-separated-values"
PARQUET: Final = "application/vnd.apache.parquet"
IPTC_7901: Final = "text/x-iptc7901"
GZIP: Final = "application/gzip"
ZSTANDARD: Final = "application/zstd"
ZIP: Final = "application/zip"
TAR: Final = "application/x-tar"
WARC: Final = "application/warc"
MHTML: Final = "multipart/related"
PDF: Final = "application/pdf"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

ENDINGS: Final[Mapping[str, str]] = {
    ".txt": PLAIN,
    ".text": PLAIN,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".json": JSON,
    ".jsonl": JSON_LINES,
    ".ndjson": JSON_LINES,
    ".xml": XML,
    ".rss": XML,
    ".atom": XML,
    ".nitf": XML,
    ".newsml": XML,
    ".csv": CSV,
    ".tsv": TSV,
    ".tab": TSV,
    ".parquet": PARQUET,
    ".iptc": IPTC_7901,
    ".gz": GZIP,
    ".zst": ZSTANDARD,
    ".tgz": GZIP,
    ".tar": TAR,
    ".zip": ZIP,
    ".wacz": ZIP,
    ".warc": WARC,
    ".mhtml": MHTML,
    ".mht": MHTML,
    ".pdf": PDF,
    ".docx": DOCX,
}
"""File endings of the formats that are read, in lower case."""

_MODULES: Final[Mapping[str, str]] = {
    PLAIN: "provenance.loading.text",
    MARKDOWN: "provenance.loading.markdown",
    HTML: "provenance.loading.html",
    JSON: "provenance.loading.jsonfile",
    JSON_LINES: "provenance.loading.jsonl",
    XML: "provenance.loading.xml",
    CSV: "provenance.loading.tables",
    TSV: "provenance.loading.tables",
    PARQUET: "provenance.loading.parquet",
    IPTC_7901: "provenance.loading.iptc7901",
    GZIP: "provenance.loading.unpacked",
    ZSTANDARD: "provenance.loading.unpacked",
    ZIP: "provenance.loading.zipped",
    TAR: "provenance.loading.tarred",
    WARC: "provenance.loading.warc",
    MHTML: "provenance.loading.mhtml",
    PDF: "provenance.loading.pdf",
    DOCX: "provenance.loading.docx",
}

_LOOKED_AT = 4 * 1024
"""Bytes at the head in which a format's sign must stand. The WHATWG MIME sniffing standard looks at 1445 of them; the
headers of a saved page hold its address and take more."""

_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|title)\b",
    re.IGNORECASE | re.DOTALL,
)

_MAGIC: Final = (
    (b"%PDF-", PDF),
    (b"PK\x03\x04", ZIP),
    (b"\x1f\x8b", GZIP),
    (b"\x28\xb5\x2f\xfd", ZSTANDARD),
    (b"PAR1", PARQUET),
    (b"WARC/1.", WARC),
)
"""What files begin with that are what they are whatever they are called."""
_SAVED = re.compile(
    rb"(?:[A-Za-z-]{2,40}:[^\n]{0,1000}\n(?:[ \t][^\n]{0,1000}\n){0,10}){0,40}content-type:\s{0,20}multipart/related",
    re.IGNORECASE,
)
"""The headers of a page saved as a mail message."""

_WORD: Final = b"word/document.xml"
"""What is among the first members of a Word document."""
_OTHER_FORMATS: Final = (
    (b"\xd0\xcf\x11\xe0", "an old office document, or one with a password", "Save it as plain text."),
    (b"{\\rtf", "rich text (RTF)", "Save it as plain text."),
)
_TEXTS: Final = frozenset({PLAIN, MARKDOWN, HTML, JSON, JSON_LINES, XML, CSV, TSV, IPTC_7901})
"""Formats whose files begin with none of these signs; what does is something else under a wrong name."""
_WIRE_SIGN = re.compile(
    rb"[\s\x7f\x00]*(?:\x01[^\x02]{1,400}\x02|[a-z]{3}\d{3,6} \d [a-z]{1,3} \d{1,5} [^\r\n]{1,60}\d\r?\n)"
)
"""A header between SOH and STX; or, where the control characters are lost, a line like that of a header."""
_XML_SIGN = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml\b|<!--|<!DOCTYPE\s+(?:nitf|NewsML)\b|"
    rb"<(?:\w{1,12}:)?(?:nitf|NewsML|newsMessage|newsItem|packageItem|rss|feed|RDF)\b)"
)
_JSON_SIGN = re.compile(rb"(?:\xef\xbb\xbf)?\s*[\[{]\s*(?:[\"{\]}]|$)")


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a format makes of one article; ``notices`` are pairs of code and message.

    Where a source holds many articles, ``place`` says where this one stands in it (`row=12`, as RFC 7111 writes it),
    ``record`` is its own id where it has one, and ``sha256`` is of its own bytes. ``media_type`` is set where reading
    has shown a finer one than the file's name and first bytes did.
    """

    text: str
    metadata: Metadata = field(default_factory=Metadata)
    front_matter: Span | None = None
    extracted: tuple[Span, ...] = ()
    notices: tuple[tuple[str, str], ...] = ()
    place: str | None = None
    record: str | None = None
    sha256: str | None = None
    media_type: str | None = None


Found: TypeAlias = Parsed | Raw | InputError
"""An article; something to be read in its turn, by its own format; or a reason why one of many could not be read."""


class Format(Protocol):
    """What the module of one format offers."""

    def read(self, raw: Raw, options: LoadOptions) -> Iterator[Found]:
        """Read all that a file holds, one after the other, without holding more of it than one.

        A record or member that cannot be read is yielded as its error, and the next one follows. Where nothing can
        follow, the error is raised.

        Raises:
            InputError: the file holds no article, or the rest of it cannot be read.
        """


def of_text(
    raw: Raw, options: LoadOptions, parse: Callable[[str, str], Parsed], declared: str | None = None
) -> Iterator[Parsed]:
    """The one article of a format that is text: the bytes decoded, then parsed.

    Args:
        raw: what is read.
        options: how much is read at most.
        parse: makes an article of the text; also given what messages call it.
        declared: the encoding the bytes claim to be in, if the format has a place to say so. It goes before what was
            said of them where they were found: then a page reads the same from its server and from a saved copy.
    """
    decoded = encoding.decode(raw.all(options.max_bytes), raw.name, declared or raw.charset)
    parsed = parse(decoded.text, raw.name)
    yield replace(parsed, notices=(*decoded.notices, *parsed.notices))


def usual_ending(of: str) -> str:
    """The ending that files of a media type usually have."""
    return next((name for name, known in ENDINGS.items() if known == of), ".txt")


def ending(source: str) -> str:
    """A file name's ending in lower case, with its dot."""
    return PurePath(source).suffix.lower()


def media_type(raw: Raw) -> str:
    """The media type of a file by its name and first bytes.

    Raises:
        InputError: It is in a format that is known and not read.
    """
    head = raw.peek()
    for magic, what, remedy in _OTHER_FORMATS:
        if head.startswith(magic):
            raise InputError(raw.name, f"is {what}, which cannot be read. {remedy}")
    known = raw.media_type if raw.media_type in _MODULES else ENDINGS.get(ending(raw.path))
    if known is None or known in _TEXTS:
        for magic, found in _MAGIC:
            if head.startswith(magic):
                return DOCX if found == ZIP and _WORD in head else found
    if known in (None, PLAIN) and _WIRE_SIGN.match(head[:_LOOKED_AT]):
        return IPTC_7901
    if known is None:
        for sign, found in ((_PAGE, HTML), (_SAVED, MHTML), (_XML_SIGN, XML), (_JSON_SIGN, JSON)):
            if sign.match(head[:_LOOKED_AT]):
                return found
    return known or PLAIN


def form(of: str) -> Format:
    """The module that reads a media type, imported now if it was not before."""
    return cast("Format", import_module(_MODULES[of]))
