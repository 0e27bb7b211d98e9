"""Paragraphs of marked-up text that is known to be an article's body: nothing is chosen, nothing is lost.

::

    <p>The <b>ferry</b> was late.</p><ul><li>One</li><li>Two</li></ul>     The ferry was late. | One | Two
    Rain fell.<br><br>The river rose.                                      Rain fell. | The river rose.
    <figure><img><figcaption>Rain (Photo: A. Quill)</figcaption></figure>  left out: a picture's, not the article's

The bodies of feed files are HTML, XHTML or NITF. An extractor, which looks for the article in a page, may drop a part
of a text that is all article; so it is only taken apart at the elements that part paragraphs.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final

from lxml.etree import ParserError, QName, iterwalk
from lxml.html import HTMLParser, document_fromstring

from provenance.errors import InputError
from provenance.loading.parsing import HARMLESS, broke_off
from provenance.loading.tags import most_attributes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_PARTING: Final = frozenset(
    {
        *("p", "div", "section", "article", "main", "header", "footer", "aside", "body", "html", "center", "address"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tr"),
        *("caption", "blockquote", "pre", "hr", "nav", "details", "summary"),
        *("hl1", "hl2", "hedline", "block", "bq", "bq.credit", "credit", "body.content", "body.head", "body.end"),
        *("nitf-table", "abstract", "byline", "dateline", "tagline", "bibliography", "note"),
    }
)
"""Elements of HTML and NITF that stand on lines of their own."""
_CELLS: Final = frozenset({"td", "th", "nitf-col"})
_LEFT_OUT: Final = frozenset(
    {
        *("script", "style", "template", "noscript", "head", "title", "iframe", "object", "embed", "form", "button"),
        *("svg", "math", "select", "textarea", "figure", "figcaption", "picture", "video", "audio", "img"),
        *("media", "media-caption", "media-producer", "media-metadata", "media-reference"),
    }
)
"""Elements that show no text of the article: programs, forms, and pictures with what is said of them."""
_FURNITURE: Final = frozenset({"header", "footer", "nav", "aside"})
"""Elements that stand around a text (HTML Standard, 4.3): they are left out where there is a text besides."""
_MARKUP_ALONE = re.compile(r"(?:<[^<>]*>\s*)+")
_SENTENCE_END = re.compile(r"[.!?:;。！？।؟][\"'”’»)\]]*\s*$")
_MOST_ELEMENTS = 200_000
"""Elements above which a body is refused, as of a page (`loading.html`)."""
_MOST_ATTRIBUTES = 2_000
_BLANK_LINES = re.compile(r"\n[ \t\r]*\n\s*")
_BLANKS = re.compile(r"\s+")


def of_html(written: str, source: str) -> list[str]:
    """The paragraphs of a piece of HTML, or of a whole page.

    Raises:
        InputError: it is nested too deeply or too large for an article.
    """
    if "<" not in written:
        return _parted(unescape(written))
    if most_attributes(written, _MOST_ATTRIBUTES) > _MOST_ATTRIBUTES:
        raise InputError(source, f"has a tag of more than {_MOST_ATTRIBUTES:,} attributes, which no article needs.")
    parser = HTMLParser(**HARMLESS)
    if "<p" not in written.lower():
        # Where nothing marks paragraphs, blank lines do: content systems keep what was typed and add the marks later.
        written = _BLANK_LINES.sub("<p>", written)
    try:
        root = document_fromstring(f"<div>{written}</div>".encode("utf-8", "replace"), parser=parser)
    except ParserError:  # nothing but comments
        return []
    if broke_off(parser):
        raise InputError(source, "is nested too deeply, or one piece of its text is too long, for an article.")
    return of_tree(root, source)


def of_tree(root: _Element, source: str) -> list[str]:
    """The paragraphs below an element of parsed HTML, XHTML or NITF, whatever its namespace.

    Raises:
        InputError: it has more elements than an article can have.
    """
    return _paragraphs(root, source, _LEFT_OUT | _FURNITURE) or _paragraphs(root, source, _LEFT_OUT)


def _paragraphs(root: _Element, source: str, left_out: frozenset[str]) -> list[str]:
    paragraphs: list[str] = []
    pieces: list[str] = []
    breaks = 0

    def part() -> None:
        text = _BLANKS.sub(" ", "".join(pieces)).strip()
        if text and not _MARKUP_ALONE.fullmatch(text):  # programs that were taken for text
            paragraphs.append(text)
        pieces.clear()

    for number, (event, name, text) in enumerate(_walked(root, left_out)):
        if number > 2 * _MOST_ELEMENTS:
            raise InputError(source, f"has more than {_MOST_ELEMENTS:,} elements, which no article has.")
        if name == "br":
            breaks += event == "start"
            if breaks > 1:
                part()
            else:
                pieces.append(" ")
        elif name in _PARTING:
            part()
        elif name in _CELLS:
            pieces.append(" ")
        if text and not text.isspace():
            breaks = 0
        pieces.append(text)
    part()
    return paragraphs


def plain(written: str) -> list[str]:
    """The paragraphs of plain text: parted by blank lines; where there are none, by lines that end like sentences."""
    text = written.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    lines = text.split("\n")
    if not _BLANK_LINES.search(text) and 2 * sum(map(bool, map(_SENTENCE_END.search, lines[:-1]))) >= len(lines) - 1:
        return [joined for line in lines if (joined := _BLANKS.sub(" ", line).strip())]
    return _parted(text)


def _parted(text: str) -> list[str]:
    return [joined for part in _BLANK_LINES.split(text) if (joined := _BLANKS.sub(" ", part).strip())]


def _walked(root: _Element, left_out: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    """Each element at its start, with the text behind its tag, and at its end, with the text behind that."""
    walk = iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if not isinstance(element.tag, str):
            continue
        name = QName(element).localname.lower()
        if event == "start":
            if name in left_out and element is not root:
                walk.skip_subtree()
                continue
            yield event, name, element.text or ""
        else:
            yield event, name, (element.tail or "") if element is not root else ""
