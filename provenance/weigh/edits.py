"""What an editor did to a text: news is cut from the end.

::

    source  ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓░░░░░      ▓ shared   ░ own
    copy    ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓

Weak evidence: a longer article may as well be the copy, with a paragraph added. It is looked for only where nearly
all of the shorter one is shared and the rest of the longer one stands behind the last shared passage.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.model import Article, Place, Span, difference, measure
from provenance.weigh.pieces import pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Evidence
    from provenance.weigh.case import Case

_WHOLE = 0.85
"""Share of the copy's own text that is shared: a line of its own may have come in."""

_TAIL = 0.1
"""Share of the source's own text behind the last shared passage: a paragraph, not a rest of a sentence."""


def edits(case: Case) -> Iterator[Evidence]:
    """At most one piece of evidence: which article is the other's with its end cut off."""
    for reading in case.readings():
        body = reading.source.body
        if reading.share < _WHOLE or not reading.source_spans or not body:
            continue
        last = max(span.end for span in reading.source_spans)
        copied = max(span.end for span in reading.copy_spans)
        tail = _without_notices(
            reading.source, [Span(max(last, span.start), span.end) for span in body if span.end > last]
        )
        own = [Span(max(copied, span.start), span.end) for span in reading.copy.body if span.end > copied]
        own_tail = _without_notices(reading.copy, own)
        if measure(tail) >= _TAIL * measure(body) and measure(own_tail) < _TAIL * measure(reading.copy.body):
            yield from pieces(
                reading,
                "edits",
                "tail_cut",
                f"Nearly all of {reading.copy.name} stands in {reading.source.name}, which goes on for another "
                f"{measure(tail):,} characters: news is cut from the end.",
                (Place(reading.source.id, Span(tail[0].start, tail[-1].end)),),
            )


def _without_notices(article: Article, tail: list[Span]) -> tuple[Span, ...]:
    """The tail without the lines that say where the text is from: those are the copier's, not cut text."""
    text = article.text
    noticed = [
        Span(text.rfind("\n", 0, mark.span.start) + 1, _line_end(text, mark.span.end))
        for mark in article.reading.marks
        if mark.claims != "nothing" and mark.kind != "attribution"
    ]
    return difference(tail, noticed)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
