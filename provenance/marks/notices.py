"""Notices: who contributed, where a text first appeared, whose copyright it is, who took the picture.

::

    The Associated Press contributed to this report.       contributor   a part
    (With inputs from agencies)                            contributor   a part
    This story was originally published by The Courier.    reprint       the text
    © 2018 The Associated Press. All rights reserved.      copyright     the text, where an agency holds it
    Debbie Hill/Pool via AP                                photo credit  nothing

A reprint notice may name any outlet, so its name is taken as written. A copyright line of an outlet that is no agency
is the page's footer and says nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.marks.credits import is_photo
from provenance.marks.slots import agencies_in, name_of
from provenance.model import Mark, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.marks.lines import Line

_NAME = r"(?:[Tt]he\s+)?[^\W\d_][^\n.,;:()\"“”]{1,60}?"
# The words a notice turns on are looked for first: a pattern that begins with a name would be tried at every capital.
_CONTRIBUTED = re.compile(r"\s(?:also\s)?contributed\s+to\s+this\s+(?:report|story|article)")
_BEFORE = re.compile(rf"{_NAME}(?:\s+and\s+{_NAME})?$")
_CONTRIBUTORS = re.compile(
    r"(?:with\s+(?:additional\s+)?(?:inputs?|files|reporting|material|information)\s+from|"
    r"additional\s+(?:reporting|material|information)\s+(?:by|from)|"
    r"con\s+información\s+de|com\s+informações\s+d[aeo]s?|avec)\s+(?P<names>[^\n.()]{2,80})",
    re.IGNORECASE,
)
_LONGEST = 130
"""Characters in front of `contributed to this report` in which its names may stand: two names of 60 and an `and`."""
# The notice speaks of the article itself (`This story was …`, or nothing in front) and says where it comes *from*:
# `republished by the Courier` would name a copier, `a letter first published in the Courier` another text.
_REPRINT = re.compile(
    r"(?:^|(?<=[.!?]\s))(?P<part>parts?\s+of\s+)?(?:a\s+version\s+of\s+)?(?:this\s+(?:article|story|report|text|piece|item)\s+)?"
    r"(?:(?:was|has\s+been|had\s+been|were|is)\s+)?"
    r"(?:(?:originally|first)\s+(?:published|appeared|posted)\s+(?:by|in|on|at|with)|"
    r"(?:republished|reprinted|reproduced|syndicated)\s+(?:with\s+permission\s+)?from)\s+"
    rf"(?P<name>{_NAME})(?=\s+(?:on|in|and|under|with|at)\s|\s*[.,;:()\n\"“”]|\s*$)",
    re.IGNORECASE,
)
_SYNDICATED = re.compile(r"published\s+from\s+an?\s+(?P<name>[\w\s]{2,30}?)\s*(?:syndicated\s+)?feed", re.IGNORECASE)
# Only a line that begins so: `market data © Reuters` is no copyright of the story.
_COPYRIGHT = re.compile(
    r"[\s(*]{0,3}(?:©|\(c\)|copyright)\s{0,3}(?:©\s{0,3})?(?:\d{4}(?:\s?[-–]\s?\d{4})?)?\s{0,3}(?:by\s)?"
    r"(?P<name>[^\n,;.©\s][^\n,;.©]{1,50}?)(?=[.,;©\n]|\s\d{4}|\s{1,3}all\srights|$)",
    re.IGNORECASE,
)
_LONGEST_LINE = 400
"""Characters of a line beyond the body that can be a notice; a longer one is no line that somebody set."""


def notices(around: Iterable[Line]) -> tuple[Mark, ...]:
    """All notices in the lines around and in the story, one mark for each name."""
    found: list[Mark] = []
    for line in around:
        if line.place != "body" and len(line.text) > _LONGEST_LINE:
            continue
        found.extend(_contributors(line))
        found.extend(_reprints(line))
        if line.place != "body" or len(line.text) < 120:
            found.extend(_pictures(line))
            found.extend(_copyright(line))
    return tuple(found)


def _contributors(line: Line) -> Iterator[Mark]:
    for match in _CONTRIBUTED.finditer(line.text):
        start = max(0, match.start() - _LONGEST)
        before = _BEFORE.search(line.text[start : match.start()])
        if before:
            yield from _named(line, before.group(), start + before.start(), match.end())
    for match in _CONTRIBUTORS.finditer(line.text):
        yield from _named(line, match["names"], match.start(), match.end())


def _named(line: Line, names: str, start: int, end: int) -> Iterator[Mark]:
    """A contributor's mark for each agency among the names: the whole of them, or one of the parts."""
    agencies = {agency.name: None for agency in agencies_in(names)}
    for part in re.split(r",|\s+in\s+|\s+for\s+|\s+and\s+|\s+writers?\s+", names):
        agencies.update({agency.name: None for agency in agencies_in(re.sub(r"^the\s+", "", part.strip()))[:1]})
    for name in agencies:
        yield Mark("contributor", name, _inside(line, start, end), "part")


def _reprints(line: Line) -> Iterator[Mark]:
    for pattern in (_REPRINT, _SYNDICATED):
        for match in pattern.finditer(line.text):
            written = match["name"].strip()
            if written[:1].isupper() or written.casefold().startswith("the "):
                part = "part" in match.re.groupindex and match["part"]
                yield Mark(
                    "reprint", name_of(written), _inside(line, match.start(), match.end()), "part" if part else "text"
                )


def _copyright(line: Line) -> Iterator[Mark]:
    match = _COPYRIGHT.match(line.text)
    if match is None or is_photo(line.text) or "/" in line.text:
        return
    for agency in agencies_in(match["name"])[:1]:
        yield Mark("copyright", agency.name, _inside(line, match.start(), match.end()), "text")


def _pictures(line: Line) -> Iterator[Mark]:
    """Agencies in a line that is a picture's: it says so, or has the form `Name/Agency`."""
    written = line.text.strip("[]() ")
    sign = is_photo(written) or written.startswith("©")
    named = re.search(r"(?:^|\s)(?:\w+\s)?[A-Z][\w.'’-]+\s?/\s?(?P<slot>[^/\n]{2,30})$", written)
    if not sign and not (named and line.place != "body"):
        return
    names: dict[str, None] = {}
    for part in re.split(r"/|\||,|:|\bvia\b|\bby\b|\(|\)|\[|\]|©|\s[-–—]\s", line.text):
        for agency in agencies_in(re.sub(r"(?i)\b(?:photos?|images?|pool|file|picture)\b", "", part).strip(". ")):
            names[agency.name] = None
    for name in names:
        yield Mark("photo_credit", name, line.span, "nothing")


def _inside(line: Line, start: int, end: int) -> Span:
    return Span(line.span.start + start, line.span.start + end)
