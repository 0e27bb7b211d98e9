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

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from provenance.data.speech import speech
from provenance.model import Span, trimmed
from provenance.segment.language import language_of
from provenance.segment.outline import QUOTE, Outline, outline
from provenance.segment.speakers import (
    Subject,
    fits,
    is_person,
    name_in_front,
    subject_behind,
    subject_in_front,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.data.speech import Phrases, Speech
    from provenance.model import Quotation


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody is reported to have said.

    ``span`` is what is said without `he said`, as far as one stretch can be: an utterance broken by `, he said, ` runs
    from its first word to its last. ``direct`` says that it stands in quotation marks, for the most part. ``speaker``
    is the name or noun phrase of who says it, `he` being resolved to where he was named last; ``None`` where the text
    does not say so clearly. ``verb`` is the word of saying, if there is one, and ``quotations`` what is quoted in it.
    """

    span: Span
    direct: bool
    speaker: Span | None = None
    verb: Span | None = None
    quotations: tuple[Quotation, ...] = ()

    @property
    def parts(self) -> tuple[Span, ...]:
        """What is said, without what the reporter put between: the quotations of a direct one, else the clause."""
        return tuple(each.inner for each in self.quotations) if self.direct else (self.span,)


_SENTENCE_WORDS = 5
"""A quotation of so many words is a statement though nobody is named; a shorter one is a scare quote or a title."""
_STOPPED_WORDS = 3
"""The same where it ends with a stop or comma of its own."""
_LETTERS = 10
"""The same in characters, where there are no blanks."""
_TAIL = 25
"""Tokens between a verb and what is said: `told reporters at a news conference in Oxney on Sunday that`."""
_LONGEST = 300
"""Tokens to either side of a verb that are read: longer sentences than any that people write cost no more."""
_CLAUSE = 3
"""Words of a clause."""
_FRONT_CLAUSE = 4
"""Words of a clause in front of its verb; fewer are `In Oxney, she said`."""
_QUOTED = 0.6
"""The share of a clause's characters in quotation marks from which it is direct speech."""
_REMEMBERED = 4
"""Sentences for which `he` is still whoever was named last."""
_STOPS = frozenset(".;?!()[]…")
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
    words = speech(code) or speech("en")
    assert words is not None  # noqa: S101 - the table has English
    line = outline(text, sentences, quotations, plain=words.capitals)
    reader = _Reader(line, quotations, words)
    for first, last in line.blocks():
        reader.read(first, last)
    return tuple(sorted(reader.found, key=lambda each: (each.span, each.speaker or Span(-1, -1))))


class _Reader:
    """Reads the sentences of one article in order; ``found`` is what was said in them."""

    def __init__(self, line: Outline, quotations: Sequence[Quotation], words: Speech) -> None:
        self.found: list[Statement] = []
        self._line = line
        self._quotations = quotations
        self._words = words
        self._used: set[int] = set()  # quotation tokens that are in a statement
        self._free = 0  # first token of the sentence that is in none
        self._last: int | None = None  # number of the statement that ends where the last sentence ended, if direct
        self._person: Span | None = None
        self._pronoun = ""  # the one by which that person was meant
        self._age = 0
        self._capitals: set[str] | None = None
        self._speaker: Span | None = None  # of the last statement in this sentence
        self._verbs = self._phrases(words.verbs)
        self._sources = self._phrases(words.according)
        self._turns = sorted({*self._verbs, *self._sources})
        self._turn = 0  # number of the next of them
        self._quotes = sorted(line.quotes)
        self._quote = 0

    # -- one sentence --------------------------------------------------------------------------------------------------

    def read(self, first: int, last: int) -> None:
        """Read the sentence of the tokens from ``first`` up to ``last``."""
        self._free, self._speaker = first, None
        self._age += 1
        self._notice_name(first, last)
        told = len(self.found)
        at = first
        while self._turn < len(self._turns) and self._turns[self._turn] < last:
            verb = self._turns[self._turn]
            self._turn += 1
            if verb < at:
                continue
            low, high = max(first, verb - _LONGEST), min(last, verb + _LONGEST)
            if verb in self._verbs:
                end = verb + self._verbs[verb]
                at = max(end, self._told(verb, end, low, high))
            else:
                end = verb + self._sources[verb]
                at = max(end, self._according(verb, end, low, high))
        self._unclaimed(first, last, told=len(self.found) > told)

    def _phrases(self, phrases: Phrases) -> dict[int, int]:
        """Where phrases begin, and how many tokens each has."""
        words = self._line.words
        inner = self._words.glued + (("-",) if self._words.inverted else ())
        if inner:
            begins = [(at, phrases.get(word) or self._inside(phrases, word)) for at, word in enumerate(words)]
        else:
            begins = [(at, phrases[word]) for at, word in enumerate(words) if word in phrases]
        found: dict[int, int] = {}
        for at, rests in begins:
            for rest in rests:
                if not rest or tuple(words[at + 1 : at + 1 + len(rest)]) == rest:
                    found[at] = 1 + len(rest)
                    break
        return found

    def _inside(self, phrases: Phrases, word: str) -> tuple[tuple[str, ...], ...]:
        """The phrases of a word without what is written together with it: `dit-il`, `وقال`."""
        if "-" in word:
            base, _, pronoun = word.partition("-")
            if pronoun.removeprefix("t-") in self._words.pronouns:
                return phrases.get(base, ())
        for letter in self._words.glued:
            if word.startswith(letter):
                return phrases.get(word[len(letter) :], ())
        return ()

    # -- a verb of saying ----------------------------------------------------------------------------------------------

    def _told(self, verb: int, end: int, first: int, last: int) -> int:
        """Read what is said with the verb of these tokens; the token up to which all is settled."""
        line, words = self._line, self._words
        written = " ".join(line.words[verb:end])
        if verb < self._free or line.shouted(verb) or (verb > first and self._is_no_verb(verb)):
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
        content = self._content(stop, last, written)
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
            span = self._speaker
            return Subject(verb, end, span) if line.words[verb - 1] in (",", QUOTE) and verb > first else None
        base, _, pronoun = line.words[verb].rpartition("-")
        if base and pronoun in words.man | words.woman:
            return Subject(verb, end, None, pronoun)
        if words.order == "verb first":
            return subject_behind(line, words, end, last) or subject_in_front(line, words, verb, first)
        front = subject_in_front(line, words, verb, first)
        if front is not None and front.last == verb and front.first < self._free:
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
        content = self._content(stop, last, verb)
        return content is not None and self._line.words[content] != QUOTE

    def _quoted_before(self, quote: int, stop: int, last: int, subject: Subject, verb: Span) -> int:
        """Read `“…,” she told reporters. “…”`."""
        line = self._line
        quotes = [quote]
        at = stop
        while at < last and line.words[at] != QUOTE and at not in self._verbs:
            at += 1
        goes_on = at < last and line.words[at] == QUOTE and line.words[at - 1] in ",:.;—–-"
        if goes_on and self._is_sentence(at):
            quotes.append(at)
            stop = at + 1
        self._add_quotes(quotes, self._resolve(subject), verb)
        return stop

    # -- where what is said begins -------------------------------------------------------------------------------------

    def _content(self, at: int, last: int, verb: str) -> int | None:
        """The token at which what is said begins, behind its verb, or ``None``."""
        if at >= last:
            return None
        if self._line.words[at] == QUOTE:
            return at
        if self._that(at):
            return self._past_that(at, last)
        introduced = self._introduced(at, min(last, at + _TAIL), last, verb)
        return self._bare(at, last, verb) if introduced is None else introduced

    def _introduced(self, at: int, limit: int, last: int, verb: str) -> int | None:
        """Where what is said begins behind a colon, a comma and quotation mark, or a `that` further on."""
        line, words = self._line, self._words
        addressed = verb in words.tell or not words.tell or line.words[at] in words.prepositions | words.days
        for place in range(at, limit):
            word = line.words[place]
            if word in (":", "："):
                return place + 1 if place + 1 < last else None
            if word == QUOTE:
                return place if line.words[place - 1] == "," else None
            if place > at and self._that(place) and (addressed or place - at <= _FRONT_CLAUSE):
                return self._past_that(place, last)
            if word in _STOPS or word in words.infinitive or (place > at and place in self._verbs):
                return None
            if word in (",", "،") and not self._goes_on_behind(place, last):
                near = words.comma_for_that and place - at <= _FRONT_CLAUSE and place + _CLAUSE < last
                return place + 1 if near else None
        return None

    def _goes_on_behind(self, comma: int, last: int) -> bool:
        """Whether a quotation or a `that` follows a comma."""
        return comma + 1 < last and (self._line.words[comma + 1] == QUOTE or self._that(comma + 1))

    def _that(self, at: int) -> bool:
        word = self._line.words[at]
        return word in self._words.that or (word.startswith("qu'") and "qu" in self._words.that)

    def _past_that(self, at: int, last: int) -> int | None:
        """Behind a `that`; on it where it is written together with the clause (`qu'il`)."""
        if self._line.words[at] not in self._words.that:
            return at
        return at + 1 if at + 1 < last else None

    def _bare(self, at: int, last: int, verb: str) -> int | None:
        """Where a clause without `that` begins, if one does."""
        line, words = self._line, self._words
        if verb in words.tell:
            at = self._past_listener(at, last)
        while at < last and (self._day(at, last) or (self._day(at + 1, last) and not line.capital(at))):
            at += 1  # `on Sunday`, `this week`
        if at + _CLAUSE > last:
            return None
        word = line.words[at]
        pronoun = word in words.pronouns and word not in words.that
        clause = verb in words.bare and line.is_word(at)
        barred = word in words.nothing or word in words.prepositions
        if word in words.conjunctions:
            return None
        if pronoun and (words.tell or clause):
            return at if word not in words.nothing or self._verbal(at + 1) else None
        return at if clause and not barred else None

    def _verbal(self, at: int) -> bool:
        """Whether `it` goes on as a clause: `said it would`, not `said it all`."""
        return self._line.is_word(at) and self._line.words[at] not in (
            "all",
            "best",
            "well",
            "again",
            "with",
            "in",
            "to",
        )

    def _day(self, at: int, last: int) -> bool:
        return at < last and self._line.words[at] in self._words.days

    def _past_listener(self, at: int, last: int) -> int:
        """Behind who is told: `reporters`, `him`, `Fox News`, `the cabinet`."""
        line, words = self._line, self._words
        if at >= last:
            return at
        if line.words[at] in words.told:
            return at + 1
        start = at
        if line.words[at] in words.articles:
            at += 1
            while at < last and at - start < _FRONT_CLAUSE and line.is_word(at) and not self._opens_clause(at):
                at += 1
        else:
            while at < last and line.is_word(at) and line.capital(at):
                at += 1
        return at if at > start else last

    def _opens_clause(self, at: int) -> bool:
        words = self._words
        word = self._line.words[at]
        return word in words.pronouns or word in words.articles or word in words.days or word in words.prepositions

    # -- what is said --------------------------------------------------------------------------------------------------

    def _said_after(self, at: int, last: int, subject: Subject, verb: Span) -> int:
        line = self._line
        speaker = self._resolve(subject)
        end = self._clause_end(at, last)
        if subject.pronoun == "who":  # `Holt, who said he was tired, left`
            end = next((each for each in range(at, end) if line.words[each] == ","), end)
        quotes = [each for each in range(at, end) if line.words[each] == QUOTE]
        bare = all(line.words[each] == QUOTE or not line.is_word(each) for each in range(at, end))
        if quotes and bare:
            self._add_quotes(quotes, speaker, verb)
        elif sum(map(line.is_word, range(at, end))) + 2 * len(quotes) >= _CLAUSE:
            self._add_clause(at, end, quotes, speaker, verb)
        else:
            return at
        return end

    def _said_before(self, comma: int, stop: int, first: int, last: int, subject: Subject, verb: Span) -> int:
        """Read `The cabinet will go, Netanyahu told reporters on Sunday.`."""
        line, words = self._line, self._words
        start = max(first, self._free)
        while start < comma and not (line.is_word(start) or line.words[start] == QUOTE):
            start += 1
        while start < comma and line.words[start] in words.conjunctions and start == self._free > first:
            start += 1
        if sum(map(line.is_word, range(start, comma))) < _FRONT_CLAUSE or line.words[stop : stop + 1] == ["to"]:
            return stop
        if stop < last and line.words[stop] in words.nothing:
            return stop
        end = self._front_clause_end(comma, stop, last)
        if end is None:
            return stop
        self._add_clause(start, end, self._unused(start, end), self._resolve(subject), verb)
        return max(stop, end)

    def _front_clause_end(self, comma: int, stop: int, last: int) -> int | None:
        """Where a clause in front of its verb ends: at the verb, or behind it if the verb is put in; else ``None``."""
        line = self._line
        close = next((each for each in range(stop, last) if line.words[each] in (",", "،")), last)
        tail = range(stop, min(close, stop + _TAIL))
        if close - stop > _TAIL or any(line.words[each] == QUOTE or self._that(each) for each in tail):
            return None
        if close > stop or stop >= last:
            return None if any(each in self._verbs for each in tail) else comma
        end = self._clause_end(stop + 1, last)
        return comma if any(each in self._verbs for each in range(stop + 1, end)) else end

    def _unused(self, start: int, end: int) -> list[int]:
        """The quotations between two tokens that are in no statement yet."""
        return [at for at in range(start, end) if self._line.words[at] == QUOTE and at not in self._used]

    def _said_between(self, first: int, verb: int, last: int, subject: Subject, place: Span) -> int:
        """Read languages with the verb last: `Holt, köprünün kapanacağını söyledi.`."""
        line = self._line
        comma = first
        while comma < verb and line.is_word(comma):
            comma += 1
        name = name_in_front(line, self._words, comma, first)
        if comma < verb and line.words[comma] == "," and name and verb - comma > _CLAUSE:
            self._add_clause(
                comma + 1,
                verb,
                self._unused(comma, verb),
                self._resolve(subject._replace(span=name, pronoun="")),
                place,
            )
            return last
        return verb + 1

    def _according(self, at: int, end: int, first: int, last: int) -> int:
        """Read `According to the ministry, …` and `…, according to the ministry.`."""
        line, words = self._line, self._words
        if at < self._free:
            return end
        stop = self._source_end(end, last)
        if stop == end or stop - end > _TAIL:
            return end
        span = Span(line.start(end), line.end(stop - 1)) if stop - end <= _TAIL // 2 else None
        subject = Subject(at, stop, span)
        if stop - end == 1 and line.words[end] in words.pronouns:
            subject = Subject(at, stop, None, line.words[end])
        place = Span(line.start(at), line.end(end - 1))
        opens = at == first or (line.words[at - 1] in words.conjunctions and at - 1 == first)
        if opens:
            if stop >= last or line.words[stop] not in (",", "،", "，"):
                return stop
            start, limit = stop + 1, self._clause_end(stop + 1, last)
        elif stop < last - 1 and line.is_word(stop):
            return stop
        else:
            start, limit = max(first, self._free), at - (line.words[at - 1] in (",", "،"))
        if self._free > first or sum(map(line.is_word, range(start, limit))) < _FRONT_CLAUSE:
            return stop
        self._add_clause(start, limit, self._unused(start, limit), self._resolve(subject), place)
        return max(stop, limit)

    def _source_end(self, at: int, last: int) -> int:
        """The token behind the phrase that `according to` names."""
        line, words = self._line, self._words
        while at < last and line.words[at] not in (",", "،", "，", QUOTE, ":") and line.words[at] not in _STOPS:
            if words.capitals and line.words[at] in words.conjunctions and not line.capital(at - 1):
                break
            at += 1
        return at

    def _clause_end(self, at: int, last: int) -> int:
        """The token behind the clause that begins at ``at``."""
        line, words = self._line, self._words
        for place in range(at + 1, last):
            word = line.words[place]
            if word == ";" or (word in _STOPS and place + 1 < last and line.words[place + 1] == QUOTE):
                return place
            if word not in (",", "،") or place + 1 >= last:
                continue
            behind = line.words[place + 1]
            if behind in words.participles or behind in words.according:
                return place
            if behind in words.conjunctions and place + 2 < last and self._somebody_says(place + 2, last):
                return place
        end = last
        while end > at and not (line.is_word(end - 1) or line.words[end - 1] in (QUOTE, ")", "]", "%")):
            end -= 1
        return end

    def _somebody_says(self, at: int, last: int) -> bool:
        """Whether a name or pronoun and a verb of saying follow within a few words."""
        for place in range(at, min(last, at + _FRONT_CLAUSE * 2)):
            if not self._line.is_word(place):
                return False
            if place > at and place in self._verbs:
                return True
        return False

    # -- quotations that no verb claims --------------------------------------------------------------------------------

    def _unclaimed(self, first: int, last: int, *, told: bool) -> None:
        """Make statements of the quotations left over, of whom goes on speaking or of nobody."""
        line = self._line
        quotes: list[int] = []
        while self._quote < len(self._quotes) and self._quotes[self._quote] < last:
            if self._quotes[self._quote] not in self._used:
                quotes.append(self._quotes[self._quote])
            self._quote += 1
        alone = bool(quotes) and all(not line.is_word(at) for at in range(first, last))
        for at in quotes:
            goes_on = alone and self._last is not None and (first not in line.paragraphs or self._runs_on())
            if goes_on and self._last is not None:
                self._append(self._last, at)
            elif self._is_sentence(at):
                self._add_quotes([at], None, None)
            else:
                continue
            self._used.add(at)
        closes = told or alone
        if not closes:
            self._last = None
        elif self.found and self.found[-1].direct and quotes and quotes[-1] in self._used:
            self._last = len(self.found) - 1

    def _runs_on(self) -> bool:
        """Whether the last statement's quotation was left open, so that the next paragraph goes on with it."""
        assert self._last is not None  # noqa: S101 - asked only where there is one
        ending = self.found[self._last].quotations[-1]
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
            and self._runs_on()
        )

    def _is_sentence(self, at: int) -> bool:
        """Whether a quotation is long enough, and no title of a work, to be something that was said."""
        inner = self._quotations[self._line.quotes[at]].inner
        said = self._line.text[inner.start : inner.end].strip()
        parts = said.split()
        if len(parts) < _STOPPED_WORDS:
            return False
        if len(parts) >= _SENTENCE_WORDS or said[-1] in ".,!?…":
            title = all(part[:1].isupper() or len(part) < _FRONT_CLAUSE for part in parts)
            return not title or (said[-1] in ".!?" and len(parts) > _SENTENCE_WORDS)
        return False

    # -- keeping -------------------------------------------------------------------------------------------------------

    def _add_quotes(self, tokens: Sequence[int], speaker: Span | None, verb: Span | None) -> None:
        chosen = tuple(self._quotations[self._line.quotes[at]] for at in tokens)
        if self._is_carried_to(tokens[0]):
            chosen = (*self.found.pop().quotations, *chosen)
        span = Span(chosen[0].inner.start, chosen[-1].inner.end)
        self._keep(Statement(span, True, speaker, verb, chosen), tokens)
        self._last = len(self.found) - 1

    def _add_clause(self, at: int, end: int, quotes: Sequence[int], speaker: Span | None, verb: Span) -> None:
        line = self._line
        span = trimmed(line.text, line.start(at), line.end(end - 1))
        chosen = tuple(self._quotations[line.quotes[each]] for each in quotes)
        quoted = sum(len(each.span) for each in chosen)
        direct = bool(chosen) and quoted >= _QUOTED * len(span)
        self._keep(Statement(span, direct, speaker, verb, chosen), quotes)
        self._last = len(self.found) - 1 if direct else None
        self._free = max(self._free, end)

    def _keep(self, made: Statement, quotes: Sequence[int]) -> None:
        self.found.append(made)
        self._used.update(quotes)
        self._speaker = made.speaker
        if quotes:
            self._free = max(self._free, quotes[-1] + 1)

    def _append(self, number: int, at: int) -> None:
        made = self.found[number]
        quotation = self._quotations[self._line.quotes[at]]
        span = Span(made.span.start, max(made.span.end, quotation.inner.end))
        self.found[number] = replace(made, span=span, quotations=(*made.quotations, quotation))

    # -- who -----------------------------------------------------------------------------------------------------------

    def _resolve(self, subject: Subject) -> Span | None:
        """Whom a subject means, who is remembered from now on if he is one person."""
        if subject.span is not None:
            person = is_person(self._line.text, subject.span, self._words)
            if self._person is None or not person or subject.span != self._person:
                self._pronoun = ""
            self._person, self._age = (subject.span if person else None), 0
            return subject.span
        pronoun = subject.pronoun
        words = self._words
        known = self._person is not None and self._age <= _REMEMBERED
        if not known or pronoun not in words.man | words.woman or self._pronoun not in ("", pronoun):
            return None
        assert self._person is not None  # noqa: S101 - known
        if not fits(self._line.text, self._person, pronoun, words):
            return None
        self._pronoun, self._age = pronoun, 0
        return self._person

    def _notice_name(self, first: int, last: int) -> None:
        """Forget whom `he` means where a sentence begins with another name."""
        if self._person is None or not self._words.capitals:
            return
        line, words = self._line, self._words
        at = first
        while at < last and line.words[at] in words.articles:
            at += 1
        end = at
        while end < last and line.is_word(end) and line.capital(end):
            end += 1
        if end == at or (end - at == 1 and line.words[at] not in self._names()):
            return
        known = self._person.of(line.text).lower().replace("’", "'")
        if not any(line.words[each].removesuffix("'s") in known for each in range(at, end)):
            self._person = None

    def _names(self) -> set[str]:
        """Words that have a capital inside a sentence; what opens one has it anyway."""
        if self._capitals is None:
            self._capitals = self._line.inner_capitals()
        return self._capitals
