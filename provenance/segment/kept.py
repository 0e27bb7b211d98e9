"""Statements as they are found: what they quote is used up, and quotations that no verb claims become statements too.

::

    “We will go,” Holt said. “Soon.”            one statement: the second quotation goes on with the first
    “We will go. │ “And soon,” Holt said.       a paragraph's quotation left open goes on in the next
    “That is all we know.”                      a statement of nobody, if it is a sentence and no title of a work
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from provenance.model import Span, trimmed
from provenance.segment.outline import QUOTE
from provenance.segment.statement import Statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.model import Quotation
    from provenance.segment.outline import Outline

_SENTENCE_WORDS = 5
"""A quotation of so many words is a statement though nobody is named; a shorter one is a scare quote or a title."""
_STOPPED_WORDS = 3
"""The same where it ends with a stop or comma of its own."""
_TITLE_WORD = 4
"""Letters from which a word has a capital in the title of a work."""
_QUOTED = 0.6
"""The share of a clause's characters in quotation marks from which it is direct speech."""


class Kept:
    """The statements of one article in the order in which they are ``found``.

    ``free`` is the first token of the sentence that is in none of them, ``speaker`` who said the last one in it.
    """

    def __init__(self, line: Outline, quotations: Sequence[Quotation]) -> None:
        self.found: list[Statement] = []
        self.free = 0
        self.speaker: Span | None = None
        self._line = line
        self._quotations = quotations
        self._used: set[int] = set()  # quotation tokens that are in a statement
        self._last: int | None = None  # number of the statement that ends where the last sentence ended, if direct
        self._quotes = sorted(line.quotes)
        self._quote = 0

    def add_quotes(self, tokens: Sequence[int], speaker: Span | None, verb: Span | None) -> None:
        """Keep one utterance of the quotations of these tokens."""
        chosen = tuple(self._quotations[self._line.quotes[at]] for at in tokens)
        if self._is_carried_to(tokens[0]):
            chosen = (*self.found.pop().quotations, *chosen)
        span = Span(chosen[0].inner.start, chosen[-1].inner.end)
        self._keep(Statement(span, True, speaker, verb, chosen), tokens)
        self._last = len(self.found) - 1

    def add_clause(self, at: int, end: int, quotes: Sequence[int], speaker: Span | None, verb: Span) -> None:
        """Keep the clause of the tokens from ``at`` up to ``end``, in which the quotations of ``quotes`` stand."""
        line = self._line
        span = trimmed(line.text, line.start(at), line.end(end - 1))
        chosen = tuple(self._quotations[line.quotes[each]] for each in quotes)
        quoted = sum(len(each.span) for each in chosen)
        direct = bool(chosen) and quoted >= _QUOTED * len(span)
        self._keep(Statement(span, direct, speaker, verb, chosen), quotes)
        self._last = len(self.found) - 1 if direct else None
        self.free = max(self.free, end)

    def unused(self, start: int, end: int) -> list[int]:
        """The quotations between two tokens that are in no statement yet."""
        return [at for at in range(start, end) if self._line.words[at] == QUOTE and at not in self._used]

    def is_sentence(self, at: int) -> bool:
        """Whether a quotation is long enough, and no title of a work, to be something that was said."""
        inner = self._quotations[self._line.quotes[at]].inner
        said = self._line.text[inner.start : inner.end].strip()
        parts = said.split()
        if len(parts) < _STOPPED_WORDS:
            return False
        if len(parts) >= _SENTENCE_WORDS or said[-1] in ".,!?…":
            title = all(part[:1].isupper() or len(part) < _TITLE_WORD for part in parts)
            return not title or (said[-1] in ".!?" and len(parts) > _SENTENCE_WORDS)
        return False

    def close(self, first: int, last: int, *, told: bool) -> None:
        """Make statements of the quotations left over, of whom goes on speaking or of nobody."""
        line = self._line
        quotes: list[int] = []
        while self._quote < len(self._quotes) and self._quotes[self._quote] < last:
            if self._quotes[self._quote] not in self._used:
                quotes.append(self._quotes[self._quote])
            self._quote += 1
        alone = bool(quotes) and all(not line.is_word(at) for at in range(first, last))
        for at in quotes:
            goes_on = alone and self._last is not None and (first not in line.paragraphs or self._runs_on(self._last))
            if goes_on and self._last is not None:
                self._append(self._last, at)
            elif self.is_sentence(at):
                self.add_quotes([at], None, None)
            else:
                continue
            self._used.add(at)
        closes = told or alone
        if not closes:
            self._last = None
        elif self.found and self.found[-1].direct and quotes and quotes[-1] in self._used:
            self._last = len(self.found) - 1

    def _runs_on(self, number: int) -> bool:
        """Whether a statement's quotation was left open, so that the next paragraph goes on with it."""
        ending = self.found[number].quotations[-1]
        return ending.span.end == ending.inner.end

    def _is_carried_to(self, quote: int) -> bool:
        """Whether nobody was named for the last paragraphs of a quotation that begins again here."""
        last = self._last
        return (
            last is not None
            and last == len(self.found) - 1
            and quote in self._line.paragraphs
            and self.found[last].speaker is None
            and self.found[last].verb is None
            and self._runs_on(last)
        )

    def _keep(self, made: Statement, quotes: Sequence[int]) -> None:
        self.found.append(made)
        self._used.update(quotes)
        self.speaker = made.speaker
        if quotes:
            self.free = max(self.free, quotes[-1] + 1)

    def _append(self, number: int, at: int) -> None:
        made = self.found[number]
        quotation = self._quotations[self._line.quotes[at]]
        span = Span(made.span.start, max(made.span.end, quotation.inner.end))
        self.found[number] = replace(made, span=span, quotations=(*made.quotations, quotation))
