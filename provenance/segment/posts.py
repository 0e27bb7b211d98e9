"""Posts of social networks set into an article: direct speech without quotation marks.

::

    The bridge is closed until further notice. — Ilse Brandvold (@brandvold) May 3, 2018      signed, as pages embed it
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
    Ilse Brandvold (@brandvold) The bridge is closed until further notice.                    named in front
                                ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~

The form is that of embedded posts (Twitter's publish tool, the `blockquote` of oEmbed), which keeps a signature and a
date when all else of it is lost. Every paper that shows a post shows the same words, and none has them from another: of
12,045 real articles 901 hold one.

Without a year close behind the name in brackets it is no signature; with small letters behind a name in front it is a
sentence about that person (`Ada Quill (@quill) is a reporter`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.model import Quotation, Span, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

HANDLE = "(@"
"""What no post comes without, once it is text."""

_LONGEST = 700
"""Characters that are taken for a post: 280 and an address, or two that run together. What is longer is an article."""
_SIGNED = re.compile(
    r"[—–―‒-]{1,2}\s*[^\n—–@()]{1,60}\(@\w{1,30}\)[^\n()]{0,40}?(?<!\d)(?:19|20)\d{2}(?!\d)", re.IGNORECASE
)
_NAMED = re.compile(r"[^\n()@.:;]{2,60}\(@\w{1,30}\)\s+(?![a-z])(?=\S)")
_SKIP = re.compile(r"\s*Skip \w+ post by @\w{1,30}\s*", re.IGNORECASE)


def posts(text: str, paragraphs: Sequence[Span]) -> Iterator[Quotation]:
    """The posts in some paragraphs that follow each other, in order of their start."""
    for number, paragraph in enumerate(paragraphs):
        if text.find(HANDLE, paragraph.start, paragraph.end) < 0:
            continue
        signed = list(_SIGNED.finditer(text, paragraph.start, paragraph.end))
        start = paragraph.start
        for found in signed:
            if found.start() > paragraph.start:
                inner = _inner(text, start, found.start())
            elif number:  # the signature is a line of its own
                inner = paragraphs[number - 1]
            else:
                continue
            start = found.end()
            if 0 < len(inner) <= _LONGEST:
                yield Quotation(Span(inner.start, found.end()), inner)
        named = None if signed else _NAMED.match(text, paragraph.start, paragraph.end)
        if named:
            inner = trimmed(text, named.end(), paragraph.end)
            if 0 < len(inner) <= _LONGEST:
                yield Quotation(inner, inner)


def _inner(text: str, start: int, end: int) -> Span:
    skipped = _SKIP.match(text, start, end)
    return trimmed(text, skipped.end() if skipped else start, end)


def outermost(quotations: Iterable[Quotation]) -> tuple[Quotation, ...]:
    """Those of some quotations that stand inside no other, in order of their start."""
    found: list[Quotation] = []
    for each in sorted(quotations, key=lambda one: (one.span.start, -one.span.end)):
        if not found or each.span.start >= found[-1].span.end:
            found.append(each)
    return tuple(found)
