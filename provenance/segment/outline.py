"""What an article says in its own voice: its words with each quotation as one piece, cut at the ends of sentences.

::

    “We will go,” Netanyahu said on Sunday. He added: “Soon.”
    QUOTE         netanyahu said on sunday .  BREAK  he added : QUOTE

A sentence that ends inside a quotation is no end here: what stands behind the quotation belongs to what stands in
front.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from provenance.data.speech import abbreviated_titles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.model import Quotation, Span

QUOTE = "“”"
"""Stands for a quotation among the words."""
BREAK = ""
"""Stands for the end of a sentence."""

_LETTERS = r"\w\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0963\u0966-\u0dff\u200c\u200d"

_ASKED = 80
"""Characters of a sentence that says who asked: `Ines Holt asked the council on Monday.`"""


class Outline:
    """Words in lower case with straight apostrophes, punctuation marks, `QUOTE` and `BREAK`.

    ``quotes`` says for a `QUOTE` which quotation it is; ``paragraphs`` are the tokens that begin one. Where a token
    stands in the text is found when it is asked for: most are never asked.
    """

    def __init__(self, text: str, *, plain: bool) -> None:
        self.text = text
        self._token = _token(plain=plain)
        self.words: list[str] = []
        self.quotes: dict[int, int] = {}
        self.paragraphs: set[int] = set()
        self._written: list[str] = []
        self._breaks: list[int] = []
        self._firsts: list[int] = []  # first token of each piece of the text that was read in one go
        self._pieces: list[tuple[int, int]] = []
        self._places: dict[int, list[tuple[int, int]]] = {}

    def capital(self, at: int) -> bool:
        """Whether a token is a word with a capital."""
        return self._written[at][:1].isupper()

    def shouted(self, at: int) -> bool:
        """Whether a token is a word in capitals throughout, as in headlines between paragraphs."""
        return len(self._written[at]) > 1 and self._written[at].isupper()

    def is_word(self, at: int) -> bool:
        """Whether a token is a word, no mark and no quotation."""
        return self.words[at][:1].isalnum()

    def start(self, at: int) -> int:
        """Where in the text a token starts."""
        return self._place(at)[0]

    def end(self, at: int) -> int:
        """Where in the text a token ends."""
        return self._place(at)[1]

    def inner_capitals(self) -> set[str]:
        """The words that have a capital somewhere inside a sentence."""
        return {
            self.words[at]
            for at, written in enumerate(self._written)
            if written[:1].isupper() and at and self.words[at - 1] not in (BREAK, QUOTE)
        }

    def blocks(self) -> Iterator[tuple[int, int]]:
        """The sentences as half-open token numbers."""
        first = 0
        for at in self._breaks:
            if at > first:
                yield first, at
            first = at + 1

    def put(self, word: str, start: int, end: int) -> None:
        """Add a quotation or the end of a sentence."""
        self._piece(start, end)
        if word == BREAK:
            self._breaks.append(len(self.words))
        self.words.append(word)
        self._written.append(word)

    def read(self, start: int, end: int) -> None:
        """Add the words of a stretch of the text."""
        found = self._token.findall(self.text, start, end)
        if not found:
            return
        self._piece(start, end)
        self._written += found
        lower = " ".join(found).lower().replace("’", "'").split(" ")
        self.words += lower if len(lower) == len(found) else [word.lower().replace("’", "'") for word in found]

    def _piece(self, start: int, end: int) -> None:
        self._firsts.append(len(self.words))
        self._pieces.append((start, end))

    def _place(self, at: int) -> tuple[int, int]:
        number = bisect_right(self._firsts, at) - 1
        start, end = self._pieces[number]
        if self.words[at] in (QUOTE, BREAK):
            return start, end
        places = self._places.get(number)
        if places is None:
            places = self._places[number] = [found.span() for found in self._token.finditer(self.text, start, end)]
        return places[at - self._firsts[number]]


def outline(text: str, sentences: Sequence[Span], quotations: Sequence[Quotation], *, plain: bool) -> Outline:
    """The outline of a text; sentences and quotations must be in order, and ``plain`` is its script (`_token`)."""
    made = Outline(text, plain=plain)
    number = 0
    position = 0
    for sentence in sentences:
        if sentence.end <= position:
            continue
        start = max(position, sentence.start)
        if start == sentence.start and not _goes_on(made, text, position, sentence):
            if made.words:
                made.put(BREAK, start, start)
            if "\n" in text[position:start] or not made.words:
                made.paragraphs.add(len(made.words))
        position = start
        while number < len(quotations) and quotations[number].span.start < sentence.end:
            span = quotations[number].span
            if span.start >= position:
                made.read(position, span.start)
                made.quotes[len(made.words)] = number
                made.put(QUOTE, span.start, span.end)
                position = span.end
            number += 1
        if position < sentence.end:
            made.read(position, sentence.end)
            position = sentence.end
    if made.words:
        made.put(BREAK, position, position)
    return made


def _goes_on(made: Outline, text: str, end: int, sentence: Span) -> bool:
    """Whether `“Why?” she asked.` goes on behind the quotation that a splitter took for its end.

    Where a name follows, `“Why?” Holt asked.`, only a short sentence is taken for that.
    """
    if not made.words or made.words[-1] != QUOTE or "\n" in text[end : sentence.start]:
        return False
    asked = any(mark in text[max(0, end - 3) : end] for mark in "?!？！؟")
    return text[sentence.start].islower() or (asked and len(sentence) <= _ASKED)


@cache
def _token(*, plain: bool) -> re.Pattern[str]:
    """The pattern of words with what joins them (`so-called`, `U.S.`, `Sen.`), or one other mark.

    A ``plain`` script writes no vowel signs; its words are found twice as fast.
    """
    stopped = [rf"(?<=\b{title}\.)" for title in abbreviated_titles()]
    stopped += [r"(?<=\.\w\.)", r"(?<=\s[A-Z]\.)"]
    letters = r"\w+" if plain else rf"[{_LETTERS}]+"
    return re.compile(rf"{letters}(?:[-'’.]{letters})*(?:\.(?:{'|'.join(stopped)}))?|[^\s\w]")
