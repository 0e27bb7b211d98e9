"""Sentences, decided as Punkt does (Kiss & Strunk 2006, doi:10.1162/coli.2006.32.4.485), and what news needs beside it.

::

    … in the U.S. The senators …     a boundary: `the` is seen in lower case too, so its capital starts a sentence
    … in the U.S. Senate …           none: that `senate` would start one was not learned
    … met Sen. Brown on …            none: a title never ends a sentence, whatever follows
    … am 3. Mai …                    none: a number with a stop is an ordinal in German
    “Is it over?” asked the mayor.   none: the sentence goes on in lower case
    Yahoo! and Google                none, likewise
    他说：“桥关了。”他走了。              full-width, Arabic, Indian and other stops end one without a blank

A place where a sentence may end is a stop with a blank behind it. What decides is the word in front of the stop (an
abbreviation, an initial, a number?) and the word behind it (is it one that has a capital only because a sentence
starts?). The second question is answered by what Punkt learned of news English, and, for words and languages it did
not learn, by the text itself: a word that it also has in lower case.

Paragraphs are split one by one, because a headline without a full stop must not run on into the text, and quotations
are not looked at: a sentence ends inside one as well, and its closing mark belongs to the sentence it stands behind.
Datelines are named by the caller, and no sentence ends inside one.

Departures. Own code, where nltk has a splitter: importing nltk takes longer than comparing two articles (a quarter of a
second, or two where scipy is installed), its splitter takes four times as long and gives up by the clock on
rows of stops. Against Punkt: a sentence starts in lower case only behind a question or a word that was learned to be
one, for behind others the stop is an abbreviation's more often; letters with stops between them are an abbreviation
without being listed. The dateline stays in front of its first sentence, because it has no end of its own that a
reader would call a sentence; matching leaves its words out. Without a stated language none is guessed: the
abbreviations are then those of English, and those of others that are words of no language.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from provenance.data.abbreviations import abbreviations
from provenance.data.calendar import month
from provenance.data.punkt import LOWER, learned
from provenance.model import Span, trimmed
from provenance.segment.paragraphs import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BLANK = r"[ \t\r\n\u00a0\u2000-\u200a\u202f\u205f\u3000]"
_CLOSERS = "\"'”’“»«)\\]}」』）】〉》›‹"
_EVERYWHERE = "。！？｡؟۔।॥։።"
_SINGLE = ".!?…"
# A row of stops may have blanks in it (`. . .`); French sets a blank in front of the closing mark. What must stand in
# front is asked behind the first stop: a pattern that begins with a set of characters is found six times as fast.
_STOP = re.compile(
    rf"[{_EVERYWHERE}{_SINGLE};\u037e](?:"
    rf"(?<=[{_EVERYWHERE}])[{_EVERYWHERE}]*[{_SINGLE}]*[{_CLOSERS}]*"
    rf"|(?<=[{_SINGLE}])(?<![{_SINGLE}][{_SINGLE}])[{_SINGLE}]*+(?:{_BLANK}\.++){{0,9}}[{_CLOSERS}]*"
    rf"(?:[ \u00a0\u202f]»)?(?={_BLANK})"
    rf"|(?<=[\u0370-\u03ff\u1f00-\u1fff][;\u037e])[{_CLOSERS}]*(?={_BLANK})"
    r")"
)
_NEXT = re.compile(rf"{_BLANK}*+[\"'“”„‘’«»‹›(\[{{¿¡—–\-•*]*+[ \u00a0\u202f]?+(?P<word>\w+(?:['’-]\w+)*)?")
_BEFORE = 40
"""Characters looked at in front of a stop; no abbreviation is as long."""
_SHORT = 3
_OPENERS = "\"'“”„‘’«»‹›([{¿¡—–…-/"
_LETTERS = re.compile(r"[^\W\d_](?:\.[^\W\d_])*")
_NUMBER = re.compile(r"[\d.,:-]*\d")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_QUOTATIVE = re.compile(r"[とっ]")


def sentences(
    text: str, regions: Iterable[Span], masked: Iterable[Span] = (), language: str | None = None
) -> tuple[Span, ...]:
    """The sentences of the regions, in order, without the blanks between them.

    Args:
        text: the article's text.
        regions: what to split, such as headline and body; no sentence crosses from one into the next.
        masked: stretches in which no sentence can end: datelines and other marks of origin.
        language: the language that the article is stated to be in (BCP 47), `None` where nothing states it.
    """
    splitter = _Splitter(text, sorted(masked), language)
    return tuple(
        sentence
        for region in sorted(regions)
        for paragraph in paragraphs(text, region)
        for sentence in splitter.split(paragraph)
    )


class _Splitter:
    """One text's sentences; asked for in order of the text."""

    def __init__(self, text: str, masked: list[Span], language: str | None) -> None:
        self.text = text
        self.known = abbreviations(language)
        self.is_english = language is None or language.partition("-")[0].lower() == "en"
        self._masked = masked
        self._mask = 0

    @cached_property
    def lower(self) -> frozenset[str]:
        """The words that the text has in lower case."""
        return frozenset(word for word in _WORD.findall(self.text) if word.islower())

    def split(self, paragraph: Span) -> Iterator[Span]:
        """The sentences of one paragraph."""
        start = paragraph.start
        for stop in _STOP.finditer(self.text, paragraph.start, paragraph.end):
            end = stop.end()
            if end < paragraph.end and not self._is_masked(stop.start()) and self._ends(stop, start, paragraph):
                yield Span(start, end)
                start = trimmed(self.text, end, paragraph.end).start if self.text[end].isspace() else end
        if start < paragraph.end:
            yield Span(start, paragraph.end)

    def _is_masked(self, place: int) -> bool:
        while self._mask < len(self._masked) and self._masked[self._mask].end < place:
            self._mask += 1
        # The stop that closes a mark may stand just behind it: `/TASS/.`
        return self._mask < len(self._masked) and self._masked[self._mask].start <= place

    def _ends(self, stop: re.Match[str], start: int, paragraph: Span) -> bool:
        written = stop.group()
        first = written[0]
        if first in _EVERYWHERE:
            # Japanese says `「…。」と` of what is quoted.
            return not (written[-1] in "」』" and _QUOTATIVE.match(self.text, stop.end()))
        following = _NEXT.match(self.text, stop.end(), paragraph.end)
        word = (following and following["word"]) or ""
        if not word:
            return True
        if word[0].islower():
            if written == ".":
                return not word.islower() or self._is_plain(stop.start(), start)
            # `Yahoo! and Google`, `“Why?” she asked`; but a question without a mark behind it is over.
            return not word.islower() or written[-1] == "?"
        if "!" in written or "?" in written:
            return True
        if first == ";":
            return word[0].isupper()
        if first == "…" or written.startswith("..") or ". ." in written:
            return self._starts(word)
        before = self.text[max(start, stop.start() - _BEFORE) : stop.start()]
        if not before or before[-1].isspace():
            return True
        return self._stopped(before, word, stop.end(), is_first=stop.start() - len(before) <= start)

    def _stopped(self, before: str, word: str, end: int, *, is_first: bool) -> bool:
        """Whether a single stop ends a sentence, by what stands in front of it and the capitalised word behind."""
        words = before.split()
        last = words[-1].lstrip(_OPENERS)
        form = last.lower()
        part = form.rpartition("-")[2]
        elided = part.replace("’", "'").rpartition("'")[2]
        part = elided if len(elided) > 1 else part  # `l'on.`, but not `didn't.`
        if len(form) == 1 and len(words) > 1:
            form = words[-2].lower().lstrip(_OPENERS) + form  # `т. д`, `z. B`
        if _NUMBER.fullmatch(last):
            if is_first and len(words) == 1:
                return False  # `1. Open the door.`
            return not self._is_ordinal(last, words[-2].lower() if len(words) > 1 else "", word)
        if form in self.known.titles or part in self.known.titles:
            return False
        if form in self.known.closing:
            return word[0].isupper()
        if _LETTERS.fullmatch(part) or form in self.known.words or part in self.known.words:
            return self._starts(word) and not self._is_initial(word, end)
        return not (form in self.known.numbers and word[0].isdigit())

    def _starts(self, word: str) -> bool:
        """Whether a word behind an abbreviation or an ellipsis has its capital because it starts a sentence."""
        if not word[0].isupper():
            return False
        form = word.lower().replace("’", "'")
        if self.is_english:
            starts = learned().starts(form)
            if starts is not None:
                return starts
        return form in self.text and form in self.lower

    def _is_initial(self, word: str, end: int) -> bool:
        """Whether the next word is an initial itself, whose letter may be any word of one letter."""
        return len(word) == 1 and self.text.startswith(".", self.text.index(word, end) + 1)

    def _is_ordinal(self, number: str, before: str, word: str) -> bool:
        if not number.isdigit() or len(number) > 2 or not word[0].isupper() or self._starts(word):
            return False
        if self.known.is_ordinal or before in self.known.ordinal_behind:
            return True
        return 1 <= int(number) <= 31 and month(word, "de") is not None

    def _is_plain(self, place: int, start: int) -> bool:
        """Whether a known word stands in front of a stop, and no abbreviation: its stop is one whatever follows."""
        before = self.text[max(start, place - _BEFORE) : place].split()
        form = before[-1].lstrip(_OPENERS).lower() if before else ""
        if len(form) < _SHORT or _LETTERS.fullmatch(form) or form in self.known.words or form in self.known.titles:
            return False
        return self.is_english and bool(learned().orthography.get(form, 0) & LOWER)
