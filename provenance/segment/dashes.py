"""Direct speech that a dash opens, as Spanish, French, Portuguese, Italian, Russian and Turkish set it.

::

    —Esperaremos —dijo Inés—. Luego iremos.       speech, teller, speech
    — Мы ждём, — сказала Инес. — Потом пойдём.
    — Nous attendons, a déclaré Inès.             no second dash: the verb of saying behind a comma ends the speech

A paragraph that begins with a dash may as well be an item of a list. It is read as speech only where a dash or a comma
in it is followed by a verb of saying; dialogue without one is not recognised.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.data.speech import dash_verbs
from provenance.model import Quotation, Span, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

_DASH = re.compile(r"(?<=\s)[—–―‒](?=\S)|(?<=\S)[—–―‒](?=[\s.,;:]|$)|(?<=\s)[—–―‒-](?=\s)")
_WORD = re.compile(r"[^\W\d_]+")
_COMMA = re.compile(r"[,?!…]\s+(?=[^\W\d_])")
_READ = 20_000
"""Characters of a paragraph that are read: no paragraph of speech is longer."""
_WORDS = 3
"""Words in which the verb of saying must stand: `a déclaré`, `bunu söyledi`."""


def dash_speech(text: str, paragraph: Span) -> Iterator[Quotation]:
    """The speech of a paragraph that begins with a dash; nothing where it does not say that somebody speaks."""
    end = min(paragraph.end, paragraph.start + _READ)
    cuts = [paragraph.start, *(found.start() for found in _DASH.finditer(text, paragraph.start + 1, end)), end]
    told = False
    found: list[Quotation] = []
    start = cuts[0]
    for cut, following in zip(cuts[1:], [*cuts[2:], end], strict=True):
        if told:  # the dash at `cut` ends what the teller says
            told, start = False, cut
            continue
        comma = _verb_behind_comma(text, start + 1, cut)
        told = comma is None and cut < end and _says(text, cut + 1, following)
        if comma is not None or told or cut == end:
            stop = comma if comma is not None else cut
            inner = _inner(text, start + 1, stop)
            if len(inner):
                found.append(Quotation(Span(inner.start if found else start, inner.end), inner))
        if comma is not None:
            told, start = False, cut
    spoken = any(_says_around(text, quotation, end) for quotation in found)
    if spoken:
        yield from found


def _inner(text: str, start: int, end: int) -> Span:
    while start < end and not (text[start].isalnum() or text[start] in "¿¡«“\"'("):
        start += 1
    return trimmed(text, start, end)


def _says(text: str, start: int, end: int) -> bool:
    words = _WORD.finditer(text, start, end)
    return any(word.group().casefold() in dash_verbs() for word, _ in zip(words, range(_WORDS), strict=False))


def _says_around(text: str, quotation: Quotation, end: int) -> bool:
    """Whether a verb of saying stands right behind a quotation."""
    return _says(text, quotation.span.end, end)


def _verb_behind_comma(text: str, start: int, end: int) -> int | None:
    for comma in _COMMA.finditer(text, start, end):
        if _says(text, comma.end(), end):
            return comma.start() + (text[comma.start()] != ",")
    return None
