"""Statements: what somebody is reported to have said, in his words or in others', and who he is.

::

    “We will go,” Netanyahu told his cabinet on Sunday. “Soon.”      direct: one utterance of two quotations
    Netanyahu said (that) the cabinet had agreed to “go soon.”       indirect: the clause, and the quotation in it
    The cabinet will go, Netanyahu told reporters on Sunday.         indirect: the clause in front
    According to the ministry, the cabinet will go.                  indirect, without a verb
    „Wir gehen“, sagte Holt.    Holt sagte, man werde gehen.         other languages, by their words (`speech.toml`)

Only a sentence's own verbs count: what stands inside a quotation, or inside a clause that is already somebody's
statement, is part of what that person said. The text is read once (`outline`), and around each verb of saying a
bounded number of words, so that the work grows with the text alone. The attribution patterns are those of O'Keefe et
al. 2012 ("A Sequence Labelling Approach to Quote Attribution") and Pareti 2016 (PARC 3.0), as rules over words.

Departure from grammar: clauses are not parsed. A clause without `that` is taken only behind verbs that hardly take
anything else (`said`), or where it begins with a pronoun; its end is that of the sentence, a semicolon, or a comma
behind which somebody else speaks. Where it is not clear who speaks, nobody is named: `he` is the person who was named
last as a speaker, unless another name opened a sentence since, or the words beside the name contradict.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.data.speech import speech
from provenance.model import Span
from provenance.segment.clauses import CLAUSE, FRONT_CLAUSE, TAIL, Clauses
from provenance.segment.kept import Kept
from provenance.segment.language import language_of
from provenance.segment.outline import QUOTE, outline
from provenance.segment.remembered import Remembered
from provenance.segment.speakers import Subject, name_in_front, subject_behind, subject_in_front

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.data.speech import Speech
    from provenance.model import Quotation
    from provenance.segment.outline import Outline
    from provenance.segment.statement import Statement

_LONGEST = 300
"""Tokens to either side of a verb that are read: longer sentences than any that people write cost no more."""
_COMMAS = frozenset(",،，–—―-")
_BETWEEN = 2
"""Marks between a quotation and who said it: `», — сказала`."""
_ASKED = ("?", "!", "？", "！", "؟")
_INNER_ENDS = frozenset(",?!—–-…،،,")


def statements(
    text: str, sentences: Sequence[Span], quotations: Sequence[Quotation], language: str | None = None
) -> tuple[Statement, ...]:
    """All statements of an article, in order of their start.

    Args:
        text: the article's text.
        sentences: its sentences, in order.
        quotations: its quotations, in order.
        language: a language tag (`en`, `pt-BR`); where it is missing or not known, the words tell.
    """
    code = language_of(text, language)
    if code in ("zh", "ja", "ko"):
        from provenance.segment.letters import letter_statements  # noqa: PLC0415 - three languages need it

        return letter_statements(text, sentences, quotations, code)
    words = speech(code)
    line = outline(text, sentences, quotations, plain=words.capitals)
    reader = _Reader(line, quotations, words)
    for first, last in line.blocks():
        reader.read(first, last)
    return tuple(sorted(reader.found, key=lambda each: (each.span, each.speaker or Span(-1, -1))))


class _Reader:
    """Reads the sentences of one article in order; ``found`` is what was said in them."""

    def __init__(self, line: Outline, quotations: Sequence[Quotation], words: Speech) -> None:
        self._line = line
        self._quotations = quotations
        self._words = words
        self._clauses = Clauses(line, words)
        self._kept = Kept(line, quotations)
        self._named = Remembered(line, words)
        self._turns = sorted({*self._clauses.verbs, *self._clauses.sources})
        self._turn = 0  # number of the next of them

    @property
    def found(self) -> list[Statement]:
        """All statements so far."""
        return self._kept.found

    def read(self, first: int, last: int) -> None:
        """Read the sentence of the tokens from ``first`` up to ``last``."""
        self._kept.free, self._kept.speaker = first, None
        self._named.hear(first, last)
        told = len(self.found)
        at = first
        while self._turn < len(self._turns) and self._turns[self._turn] < last:
            verb = self._turns[self._turn]
            self._turn += 1
            if verb < at:
                continue
            low, high = max(first, verb - _LONGEST), min(last, verb + _LONGEST)
            if verb in self._clauses.verbs:
                end = verb + self._clauses.verbs[verb]
                at = max(end, self._told(verb, end, low, high))
            else:
                end = verb + self._clauses.sources[verb]
                at = max(end, self._according(verb, end, low, high))
        self._kept.close(first, last, told=len(self.found) > told)

    # -- a verb of saying ----------------------------------------------------------------------------------------------

    def _told(self, verb: int, end: int, first: int, last: int) -> int:
        """Read what is said with the verb of these tokens; the token up to which all is settled."""
        line, words = self._line, self._words
        written = " ".join(line.words[verb:end])
        if verb < self._kept.free or line.shouted(verb) or (verb > first and self._is_no_verb(verb)):
            return end
        subject = self._subject(verb, end, first, last)
        if subject is None:
            return end
        start, stop = min(subject.first, verb), max(subject.last, end)
        if start > first and line.words[start - 1] in words.embedding:
            return end
        quote = start - 1
        while quote > first and start - quote <= _BETWEEN and line.words[quote] in _COMMAS:
            quote -= 1
        quoted = quote >= first and line.words[quote] == QUOTE and self._ends_open(quote, start)
        if quoted and not self._answers(quote, stop, last, written):
            return self._quoted_before(quote, stop, last, subject, Span(line.start(verb), line.end(end - 1)))
        place = Span(line.start(verb), line.end(end - 1))
        content = self._clauses.content(stop, last, written)
        if content is not None:
            return self._said_after(content, last, subject, place)
        alone = written not in words.participles and subject.pronoun != "who"
        if alone and start - 1 > first and line.words[start - 1] in (",", "،"):
            return self._said_before(start - 1, stop, first, last, subject, place)
        if words.order == "verb last" and end >= last - 1:
            return self._said_between(first, verb, last, subject, place)
        return end

    def _is_no_verb(self, verb: int) -> bool:
        """Whether the word in front shows that a form is a noun, an infinitive or somebody who is told."""
        front = self._line.words[verb - 1]
        words = self._words
        if not words.capitals or words.order:
            return False
        return (
            (front in words.articles and front not in words.pronouns)
            or front in words.passive
            or front in words.prepositions
            or (words.capitals and self._line.capital(verb) and self._line.is_word(verb - 1))
        )

    def _subject(self, verb: int, end: int, first: int, last: int) -> Subject | None:
        line, words = self._line, self._words
        if line.words[verb] in words.participles:
            # `…, adding that`: whoever spoke in this sentence goes on; else nobody is sure to.
            span = self._kept.speaker
            return Subject(verb, end, span) if line.words[verb - 1] in (",", QUOTE) and verb > first else None
        base, _, pronoun = line.words[verb].rpartition("-")
        if base and pronoun in words.man | words.woman:
            return Subject(verb, end, None, pronoun)
        if words.order == "verb first":
            return subject_behind(line, words, end, last) or subject_in_front(line, words, verb, first)
        front = subject_in_front(line, words, verb, first)
        if front is not None and front.last == verb and front.first < self._kept.free:
            front = None
        if front is not None:
            return front
        opens = verb == first or not line.is_word(verb - 1) or line.words[verb - 1] in words.aside
        if opens and (behind := subject_behind(line, words, end, last)):
            if line.words[verb - 1] in words.aside and verb > first:
                return behind._replace(first=verb - 1)  # `a déclaré Holt`
            return behind
        if words.order == "verb last" and line.words[verb - 1] == QUOTE:
            name = name_in_front(line, words, verb - 1, first)
            return Subject(verb, end, name)
        if line.words[verb - 1] in words.conjunctions and verb > first:
            return Subject(verb, end)  # `She smiled and said`
        return None

    def _ends_open(self, quote: int, start: int) -> bool:
        """Whether the sentence goes on from a quotation to who said it, not from it to something else."""
        inner = self._quotations[self._line.quotes[quote]].inner
        ends = self._line.text[inner.start : inner.end].rstrip()[-1:] in _INNER_ENDS
        return start - quote > 1 or ends or not self._words.tell

    def _answers(self, quote: int, stop: int, last: int, verb: str) -> bool:
        """Whether what somebody says of it follows a question: `“Why?” Holt said she did not know`."""
        inner = self._quotations[self._line.quotes[quote]].inner
        if self._line.text[inner.start : inner.end].rstrip()[-1:] not in _ASKED:
            return False
        content = self._clauses.content(stop, last, verb)
        return content is not None and self._line.words[content] != QUOTE

    def _quoted_before(self, quote: int, stop: int, last: int, subject: Subject, verb: Span) -> int:
        """Read `“…,” she told reporters. “…”`."""
        line = self._line
        quotes = [quote]
        at = stop
        while at < last and line.words[at] != QUOTE and at not in self._clauses.verbs:
            at += 1
        goes_on = at < last and line.words[at] == QUOTE and line.words[at - 1] in ",:.;—–-"
        if goes_on and self._kept.is_sentence(at):
            quotes.append(at)
            stop = at + 1
        self._kept.add_quotes(quotes, self._named.meant(subject), verb)
        return stop

    # -- what is said --------------------------------------------------------------------------------------------------

    def _said_after(self, at: int, last: int, subject: Subject, verb: Span) -> int:
        line = self._line
        speaker = self._named.meant(subject)
        end = self._clauses.end(at, last)
        if subject.pronoun == "who":  # `Holt, who said he was tired, left`
            end = next((each for each in range(at, end) if line.words[each] == ","), end)
        quotes = [each for each in range(at, end) if line.words[each] == QUOTE]
        bare = all(line.words[each] == QUOTE or not line.is_word(each) for each in range(at, end))
        if quotes and bare:
            self._kept.add_quotes(quotes, speaker, verb)
        elif sum(map(line.is_word, range(at, end))) + 2 * len(quotes) >= CLAUSE:
            self._kept.add_clause(at, end, quotes, speaker, verb)
        else:
            return at
        return end

    def _said_before(self, comma: int, stop: int, first: int, last: int, subject: Subject, verb: Span) -> int:
        """Read `The cabinet will go, Netanyahu told reporters on Sunday.`."""
        line, words = self._line, self._words
        start = max(first, self._kept.free)
        while start < comma and not (line.is_word(start) or line.words[start] == QUOTE):
            start += 1
        while start < comma and line.words[start] in words.conjunctions and start == self._kept.free > first:
            start += 1
        if sum(map(line.is_word, range(start, comma))) < FRONT_CLAUSE or line.words[stop : stop + 1] == ["to"]:
            return stop
        if stop < last and line.words[stop] in words.nothing:
            return stop
        end = self._clauses.end_in_front(comma, stop, last)
        if end is None:
            return stop
        self._kept.add_clause(start, end, self._kept.unused(start, end), self._named.meant(subject), verb)
        return max(stop, end)

    def _said_between(self, first: int, verb: int, last: int, subject: Subject, place: Span) -> int:
        """Read languages with the verb last: `Holt, köprünün kapanacağını söyledi.`."""
        line = self._line
        comma = first
        while comma < verb and line.is_word(comma):
            comma += 1
        name = name_in_front(line, self._words, comma, first)
        if comma < verb and line.words[comma] == "," and name and verb - comma > CLAUSE:
            self._kept.add_clause(
                comma + 1,
                verb,
                self._kept.unused(comma, verb),
                self._named.meant(subject._replace(span=name, pronoun="")),
                place,
            )
            return last
        return verb + 1

    def _according(self, at: int, end: int, first: int, last: int) -> int:
        """Read `According to the ministry, …` and `…, according to the ministry.`."""
        line, words = self._line, self._words
        if at < self._kept.free:
            return end
        stop = self._clauses.source_end(end, last)
        if stop == end or stop - end > TAIL:
            return end
        span = Span(line.start(end), line.end(stop - 1)) if stop - end <= TAIL // 2 else None
        subject = Subject(at, stop, span)
        if stop - end == 1 and line.words[end] in words.pronouns:
            subject = Subject(at, stop, None, line.words[end])
        place = Span(line.start(at), line.end(end - 1))
        opens = at == first or (line.words[at - 1] in words.conjunctions and at - 1 == first)
        if opens:
            if stop >= last or line.words[stop] not in (",", "،", "，"):
                return stop
            start, limit = stop + 1, self._clauses.end(stop + 1, last)
        elif stop < last - 1 and line.is_word(stop):
            return stop
        else:
            start, limit = max(first, self._kept.free), at - (line.words[at - 1] in (",", "،"))
        if self._kept.free > first or sum(map(line.is_word, range(start, limit))) < FRONT_CLAUSE:
            return stop
        self._kept.add_clause(start, limit, self._kept.unused(start, limit), self._named.meant(subject), place)
        return max(stop, limit)
