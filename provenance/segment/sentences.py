"""Sentences by nltk's Punkt (Kiss & Strunk 2006, doi:10.1162/coli.2006.32.4.485), made to see what news needs.

::

    TEL AVIV, December 9. /TASS/. Israel's prime minister …     untouched, Punkt ends two sentences in the dateline
    TEL AVIV, December 9, /TASS/, Israel's prime minister …     what Punkt is shown: marks have their stops masked

Masking keeps every character in its place, so offsets stay those of the article. Paragraphs are split one by one: a
headline without a full stop must not run on into the text. Punkt knows only the Latin stops; the full-width, Arabic
and Devanagari ones end a sentence wherever they stand.

Departure: the dateline stays in front of its first sentence, because it has no end of its own that a reader would
call a sentence; matching leaves its words out.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from provenance.data.punkt import punkt_parameters
from provenance.model import Span, trimmed
from provenance.segment.paragraphs import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MASK = str.maketrans(".!?", ",,,")
# Older releases of nltk know only straight marks as something that may stand between a stop and a blank.
_STRAIGHT = str.maketrans("“”„‘’", '"""\'\'')
# More stops in a row than any sentence ends with: a ruler or a row of dots, at which Punkt would take very long.
_RUNS_OF_STOPS = re.compile(r"(?:[.!?…][ \t]*){6,}")
_OTHER_STOPS = re.compile(r"[。！？؟۔।]+[”’」』】）)\"']*")

_PIECE = 10_000
"""Characters of a paragraph that Punkt reads at once; the longest paragraphs of 12,000 articles have some 8,000."""


def sentences(text: str, regions: Iterable[Span], masked: Iterable[Span] = ()) -> tuple[Span, ...]:
    """The sentences of the regions, in order, without the blanks between them.

    Args:
        text: the article's text.
        regions: what to split, such as headline and body; no sentence crosses from one into the next.
        masked: stretches in which no sentence can end: datelines and other marks of origin.
    """
    shown = _RUNS_OF_STOPS.sub(_commas, _masked(text, masked).translate(_STRAIGHT))
    return tuple(
        sentence
        for region in regions
        for paragraph in paragraphs(text, region)
        for sentence in _split(shown, paragraph)
    )


def _masked(text: str, spans: Iterable[Span]) -> str:
    parts: list[str] = []
    position = 0
    for span in sorted(spans):
        if span.start < position:
            continue
        parts.append(text[position : span.start])
        # The stop that closes a mark may stand just behind it: `/TASS/.`
        end = span.end + 1 if text[span.end : span.end + 1] == "." else span.end
        parts.append(text[span.start : end].translate(_MASK))
        position = end
    parts.append(text[position:])
    return "".join(parts)


def _commas(stops: re.Match[str]) -> str:
    return stops.group().translate(_MASK)


def _split(shown: str, paragraph: Span) -> Iterator[Span]:
    for start, end in _tokenized(shown, paragraph):
        position = start
        last = end
        for stop in _OTHER_STOPS.finditer(shown, position, last):
            if stop.end() < last:
                yield trimmed(shown, position, stop.end())
                position = stop.end()
        rest = trimmed(shown, position, last)
        if len(rest):
            yield rest


def _tokenized(shown: str, paragraph: Span) -> Iterator[tuple[int, int]]:
    """Punkt's sentences of a paragraph, a piece at a time where it is longer than any that people write.

    Punkt's pattern looks far ahead on rows of stops, and its library gives up after a time on the clock; in pieces
    neither depends on the length of the text or the speed of the machine.
    """
    at = paragraph.start
    while at < paragraph.end:
        end = min(paragraph.end, at + _PIECE)
        if end < paragraph.end:
            blank = shown.rfind(" ", at + _PIECE // 2, end)
            end = blank + 1 if blank > 0 else end
        for first, last in _tokenizer().span_tokenize(shown[at:end]):
            yield at + first, at + last
        at = end


@cache
def _tokenizer() -> Any:  # noqa: ANN401 - nltk ships no types
    from nltk.tokenize.punkt import PunktSentenceTokenizer  # noqa: PLC0415 - nltk takes half of a cold start

    return PunktSentenceTokenizer(punkt_parameters())
