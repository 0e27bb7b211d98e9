"""HTML pages: every visible paragraph becomes the text, and which of them are the article is told beside it.

::

    page ─┬─ jusText ──────▶ all visible paragraphs, joined by blank lines ─▶ Document.text
          └─ trafilatura ──▶ the article's paragraphs ──traced──▶ spans ────▶ Document.extracted

An extractor alone would lose the rest of the page: credits, captions and source lines stand there, and a reader of
the report must be able to see what was left out. So the text is everything jusText's paragraph maker sees (Pomikálek
2011), and trafilatura's choice (Barbaresi 2021) is traced back into it (`loading.trace`). Where too little of
the choice can be found again, none of it is kept and the text itself must tell.

Pages are hostile. They are parsed without the parser's option for huge trees, so depth and node size are bounded;
what exceeds the bounds is refused, because the parser would silently drop the rest of such a page. Nothing a page
refers to is fetched.
"""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from provenance.errors import InputError, NoArticleError
from provenance.loading import encoding, pagehead
from provenance.loading.archive import Capture
from provenance.loading.formats import Parsed
from provenance.loading.parsing import HARMLESS, broke_off
from provenance.loading.tags import most_attributes
from provenance.loading.trace import traced
from provenance.loading.weight import lightened
from provenance.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element
    from trafilatura.settings import Document

    from provenance.loading.options import LoadOptions
    from provenance.loading.raw import Raw

_BLANKS = re.compile(r"\s+")
_DECLARATION = re.compile(rb"""<meta[^>]{1,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_XML_DECLARATION = re.compile(rb"""<\?xml[^>]{1,100}?encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})""")
_HEAD = 8 * 1024
"""Bytes in which an encoding may be declared. The standard looks at 1024; pages in the wild put scripts before it."""

_MOST_ELEMENTS = 200_000
"""Elements above which a page is refused: reading takes some 20 µs each. News pages have about 700, rarely 1,600."""
_MOST_ATTRIBUTES = 2_000
"""Attributes of one tag above which a page is refused; that many take the parser 4 ms, and their square after that."""
_MOST_EXTRACTED = 20_000
"""Elements above which trafilatura is not asked: it needs up to 0.3 ms for each. Ten times the largest news page."""
_LONGEST_EXTRACTED = 2_000_000
"""Characters above which trafilatura is not asked, for the same reason."""

_INLINE: Final = frozenset({"hi", "ref", "del", "span", "a", "b", "i", "em", "strong"})
"""Elements of trafilatura's body within a line of text; all others part words."""

_FAILURES: Final = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What the libraries are known to raise on pages their authors did not think of."""


def read(raw: Raw, options: LoadOptions) -> Iterator[Parsed]:
    """The article that a page shows. Raises `InputError` as `parse` does, and where the bytes are no text."""
    known = raw.metadata
    found = Capture(known.url.value, known.archive) if known.url else None
    data = lightened(raw.all(options.max_bytes * options.pictures), raw.name, options)
    decoded = encoding.decode(data, raw.name, declared_encoding(data) or raw.charset)
    yield with_notices(parse(decoded.text, raw.name, found), decoded.notices)


def with_notices(parsed: Parsed, notices: tuple[tuple[str, str], ...]) -> Parsed:
    """The same, with what is to be told of how it was decoded in front."""
    return replace(parsed, notices=(*notices, *parsed.notices))


def declared_encoding(data: bytes) -> str | None:
    """What the page's `meta` element or XML declaration says its encoding is."""
    head = data[:_HEAD]
    found = _XML_DECLARATION.search(head) or _DECLARATION.search(head)
    return found.group(1).decode("ascii") if found else None


_OF_THE_HEAD = frozenset(["base", "link", "meta", "noscript", "script", "style", "template", "title"])
"""Metadata content of the HTML Standard: all that may stand in a head."""


def parse(text: str, source: str, known: Capture | None = None) -> Parsed:
    """Read a page.

    Args:
        text: Its source.
        source: What messages call it.
        known: From where and when it was taken, where that is known otherwise than by the page.

    Raises:
        InputError: It is too deep or too large to be an article's page, or shows no text.
    """
    if most_attributes(text, _MOST_ATTRIBUTES) > _MOST_ATTRIBUTES:
        raise InputError(
            source,
            f"has a tag of more than {_MOST_ATTRIBUTES:,} attributes, which no page that shows an article needs. "
            "Save the article as plain text.",
        )
    root = _tree(text, source)
    size = sum(1 for _ in root.iter())
    if size > _MOST_ELEMENTS:
        raise InputError(
            source,
            f"has {size:,} elements, more than the {_MOST_ELEMENTS:,} a page may have. "
            "Save the article alone, or its text.",
        )
    # The extractor changes the tree it reads, and so does the paragraph maker: each takes its own.
    paragraphs = _paragraphs(_tree(text, source))
    if not paragraphs:
        raise NoArticleError(
            source, "shows no text. If the page is built by a script, save it from the browser as text."
        )
    kept: tuple[str, ...] = ()
    notices: tuple[tuple[str, str], ...] = ()
    head, found = pagehead.head(root, text, known), None
    if size <= _MOST_EXTRACTED and len(text) <= _LONGEST_EXTRACTED:
        found = _extraction(root)
        kept = _blocks(getattr(found, "body", None))
    else:
        notices = (("page_size", "The page is very large; its article was found by its text alone."),)
    spans = _joined(paragraphs)
    chosen = traced(paragraphs, kept)
    return Parsed(
        text="\n\n".join(paragraphs),
        metadata=pagehead.metadata(head, found),
        extracted=tuple(spans[i] for i in chosen),
        notices=notices,
    )


def _tree(text: str, source: str) -> _Element:
    from lxml.etree import ParserError  # noqa: PLC0415 - only pages need it
    from lxml.html import HTMLParser, document_fromstring  # noqa: PLC0415 - only pages need it

    parser = HTMLParser(**HARMLESS, default_doctype=False)
    try:
        root = document_fromstring(text.encode("utf-8"), parser=parser)
    except (ParserError, *_FAILURES) as error:
        raise InputError(source, "holds no HTML that can be read. Save the article as plain text.") from error
    if broke_off(parser):
        raise InputError(
            source,
            "is nested too deeply, or one piece of its text is too long, for a page that shows an article. "
            "Save the article as plain text.",
        )
    _out_of_the_head(root)
    return root


def _out_of_the_head(root: _Element) -> None:
    """Move what a page shows out of its head.

    A page may leave out its head and body tags; libxml2 does not know the elements of HTML 5 and then takes an
    `article` behind a `script` for a part of the head, which nobody shows.
    """
    from lxml.etree import SubElement  # noqa: PLC0415 - only pages need it

    head = root.find("head")
    if head is None:
        return
    shown = [child for child in head if isinstance(child.tag, str) and child.tag not in _OF_THE_HEAD]
    if not shown:
        return
    body = root.find("body")
    if body is None:
        body = SubElement(root, "body")
    for place, child in enumerate(shown):
        body.insert(place, child)


def _paragraphs(root: _Element) -> list[str]:
    from justext.core import ParagraphMaker, preprocessor  # noqa: PLC0415 - only pages need it

    made = ParagraphMaker.make_paragraphs(preprocessor(root))
    texts = (_BLANKS.sub(" ", "".join(paragraph.text_nodes)).strip() for paragraph in made)
    return [_writable(text) for text in texts if text]


def _extraction(root: _Element) -> Document | None:
    """What trafilatura makes of the page, or nothing; it changes the tree."""
    # trafilatura and its helpers report what they dislike about a page; that is nothing to tell a user.
    for name in ("trafilatura", "htmldate", "courlan", "readability"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    from trafilatura.core import bare_extraction  # noqa: PLC0415 - only pages need it

    try:
        found = bare_extraction(
            root,
            with_metadata=True,
            include_comments=False,
            # A fixed horizon: the library's own is today, and the same page must give the same date tomorrow.
            date_extraction_params={"original_date": True, "extensive_search": False, "max_date": "2100-01-01"},
        )
    except _FAILURES:
        return None
    return None if isinstance(found, dict) else found  # a dictionary only where one is asked for


def _blocks(body: _Element | None) -> tuple[str, ...]:
    """The texts of the extractor's own paragraphs, with blanks between table cells and list items."""
    if body is None:
        return ()
    texts: list[str] = []
    for child in body:
        pieces: list[str] = []
        for event, element in _walked(child):
            pieces.append("" if element.tag in _INLINE else " ")
            pieces.append((element.text if event == "start" else element.tail) or "")
        texts.append("".join(pieces))
    return tuple(text for text in texts if text.strip())


def _walked(root: _Element) -> Iterator[tuple[str, _Element]]:
    from lxml.etree import iterwalk  # noqa: PLC0415 - only pages need it

    walked: Iterator[tuple[str, _Element]] = iterwalk(root, events=("start", "end"))
    return walked


def _joined(paragraphs: Iterable[str]) -> list[Span]:
    spans: list[Span] = []
    start = 0
    for paragraph in paragraphs:
        spans.append(Span(start, start + len(paragraph)))
        start += len(paragraph) + 2
    return spans


def _writable(text: str) -> str:
    """No surrogate may enter a text: it could not be written to any report."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
