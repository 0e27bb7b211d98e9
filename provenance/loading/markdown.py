"""Markdown: the text of the file, with blanks in place of what is no text.

::

    ## Beavers close the [bridge](https://post.example/b)      the file
       Beavers close the  bridge                               the text: every character at its own place

Signs and addresses of links are not read aloud, and would part passages that are the same; a heading with its signs
would be nobody's headline. Blanks of the same length keep every offset that of the file. The text is not rendered: what
is put where in HTML is no concern here, and lists, tables and code stay as they are written.

In a short line an address is the message (`Source: [Courier](https://…)`), and stays. So do definitions of links.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from provenance.loading import text as plain
from provenance.loading.formats import Parsed, of_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.loading.options import LoadOptions
    from provenance.loading.raw import Raw
    from provenance.model import Metadata, Span

_PROSE: Final = 12
"""Words of a line from which it is prose, in which an address disturbs; credits and lists of links have fewer."""
_AROUND: Final = 500
"""Characters on either side of a link that are looked at for that."""
_HEADING = re.compile(r"^ {0,3}(?P<sign>#{1,6})(?=[ \t])(?:.{0,500}?(?P<end>[ \t]#{1,6}[ \t]*)$)?", re.MULTILINE)
_RULE = re.compile(r"^ {0,3}(?P<sign>={3,}|-{3,}|\*{3,}|_{3,})[ \t]*\r?$", re.MULTILINE)
_QUOTE = re.compile(r"^ {0,3}(?P<sign>(?:> ?){1,9})", re.MULTILINE)
_DEFINED = re.compile(r"^ {0,3}\[(?P<label>[^\]\n]{1,200})\]:[ \t]", re.MULTILINE)
_LINK = re.compile(
    r"(?P<open>!?\[)(?P<text>[^\[\]]{0,1000})"
    r"(?P<close>\](?:\([^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,2000})?(?:[ \t]+[\"'(][^\n]{0,300}?[\"')])?\)"
    r"|\[(?P<label>[^\]\n]{0,200})\]))"
)
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,50}\](?!:)")
_SIGNS = re.compile(r"(?<![\w*\\])(?P<open>\*{1,3})(?=[^\s*])|(?<=[^\s*\\])(?P<close>\*{1,3})(?![\w*])")
_UNDERSCORES = re.compile(r"(?<![\w\\])(?P<open>_{1,3})(?=[^\s_])|(?<=[^\s_\\])(?P<close>_{1,3})(?!\w)")


def read(raw: Raw, options: LoadOptions) -> Iterator[Parsed]:
    """The article that a Markdown file is. Raises `InputError` as `parse` does, and where the bytes are no text."""
    return of_text(raw, options, parse)


def parse(text: str, source: str) -> Parsed:
    """Read the front matter, and put blanks in place of the signs behind it.

    Raises:
        InputError: The front matter is broken, or nothing follows it.
    """
    parsed = plain.parse(text, source)
    metadata: Metadata = parsed.metadata
    front: Span | None = parsed.front_matter
    start = front.end if front else 0
    return Parsed(text[:start] + bare(text[start:]), metadata, front_matter=front, notices=parsed.notices)


def bare(text: str) -> str:
    """The text with blanks in place of all signs; as long as it was, with its lines where they were."""
    for pattern in (_HEADING, _RULE, _QUOTE):
        text = pattern.sub(lambda found: _blanked(found, "sign", "end"), text)
    labels = {found["label"].casefold() for found in _DEFINED.finditer(text)}
    text = _LINK.sub(lambda found: _link(found, labels), text)
    text = _FOOTNOTE.sub(lambda found: _blanks(found.group()), text)
    for pattern in (_SIGNS, _UNDERSCORES):
        text = pattern.sub(lambda found: _blanks(found.group()), text)
    return text


def _link(found: re.Match[str], labels: set[str]) -> str:
    label = found["label"]
    if label is not None and (label or found["text"]).casefold() not in labels:
        return found.group()  # brackets that refer to nothing are the author's
    if found["open"] == "![":
        return _blanks(found.group())
    close = found["close"]
    close = f"  {close[2:-1]} " if label is None and not _in_prose(found) else _blanks(close)
    return f"{_blanks(found['open'])}{found['text']}{close}"


def _in_prose(found: re.Match[str]) -> bool:
    """Whether a link stands in a line of so many words that it is prose."""
    text = found.string
    start = max(text.rfind("\n", 0, found.start()) + 1, found.start() - _AROUND)
    end = text.find("\n", found.end())
    stop = min(end if end >= 0 else len(text), found.end() + _AROUND)
    around = (text[start : found.start()], found["text"], text[found.end() : stop])
    return sum(len(each.split()) for each in around) >= _PROSE


def _blanked(found: re.Match[str], *names: str) -> str:
    whole, start = list(found.group()), found.start()
    for name in names:
        if name in found.re.groupindex and found[name] is not None:
            for place in range(*found.span(name)):
                whole[place - start] = " "
    return "".join(whole)


def _blanks(text: str) -> str:
    """As many blanks, with the line ends where they were."""
    return "".join(character if character in "\r\n" else " " for character in text)
