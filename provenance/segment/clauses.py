"""Where what is said begins and ends, around a verb of saying or an `according to`.

::

    told reporters on Sunday that │the cabinet had agreed│, adding …
    said: │the cabinet will go│; the mayor …
    │The cabinet will go│, Netanyahu told reporters.

Clauses are not parsed: they begin behind a colon, a `that` or the verb itself, and end with the sentence, a semicolon,
or a comma behind which somebody else speaks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.segment.outline import QUOTE

if TYPE_CHECKING:
    from provenance.data.speech import Phrases, Speech
    from provenance.segment.outline import Outline

TAIL = 25
"""Tokens between a verb and what is said: `told reporters at a news conference in Oxney on Sunday that`."""
CLAUSE = 3
"""Words of a clause."""
FRONT_CLAUSE = 4
"""Words of a clause in front of its verb; fewer are `In Oxney, she said`."""
_STOPS = frozenset(".;?!()[]…")


class Clauses:
    """The clauses of one outline; ``verbs`` and ``sources`` say where its phrases of saying and `according to` begin.

    Each is given with how many tokens it has.
    """

    def __init__(self, line: Outline, words: Speech) -> None:
        self.line = line
        self.words = words
        self.verbs = self._found(words.verbs)
        self.sources = self._found(words.according)

    def _found(self, phrases: Phrases) -> dict[int, int]:
        """Where phrases begin, and how many tokens each has."""
        words = self.line.words
        inner = self.words.glued + (("-",) if self.words.inverted else ())
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
            if pronoun.removeprefix("t-") in self.words.pronouns:
                return phrases.get(base, ())
        for letter in self.words.glued:
            if word.startswith(letter):
                return phrases.get(word[len(letter) :], ())
        return ()

    # -- where what is said begins -------------------------------------------------------------------------------------

    def content(self, at: int, last: int, verb: str) -> int | None:
        """The token at which what is said begins, behind its verb, or ``None``."""
        if at >= last:
            return None
        if self.line.words[at] == QUOTE:
            return at
        if self.is_that(at):
            return self._past_that(at, last)
        introduced = self._introduced(at, min(last, at + TAIL), last, verb)
        return self._bare(at, last, verb) if introduced is None else introduced

    def _introduced(self, at: int, limit: int, last: int, verb: str) -> int | None:
        """Where what is said begins behind a colon, a comma and quotation mark, or a `that` further on."""
        line, words = self.line, self.words
        addressed = verb in words.tell or not words.tell or line.words[at] in words.prepositions | words.days
        for place in range(at, limit):
            word = line.words[place]
            if word in (":", "："):
                return place + 1 if place + 1 < last else None
            if word == QUOTE:
                return place if line.words[place - 1] == "," else None
            if place > at and self.is_that(place) and (addressed or place - at <= FRONT_CLAUSE):
                return self._past_that(place, last)
            if word in _STOPS or word in words.infinitive or (place > at and place in self.verbs):
                return None
            if word in (",", "،") and not self._goes_on_behind(place, last):
                near = words.comma_for_that and place - at <= FRONT_CLAUSE and place + CLAUSE < last
                return place + 1 if near else None
        return None

    def _goes_on_behind(self, comma: int, last: int) -> bool:
        """Whether a quotation or a `that` follows a comma."""
        return comma + 1 < last and (self.line.words[comma + 1] == QUOTE or self.is_that(comma + 1))

    def is_that(self, at: int) -> bool:
        """Whether a token is a `that`, alone or written together with the next word."""
        word = self.line.words[at]
        return word in self.words.that or (word.startswith("qu'") and "qu" in self.words.that)

    def _past_that(self, at: int, last: int) -> int | None:
        """Behind a `that`; on it where it is written together with the clause (`qu'il`)."""
        if self.line.words[at] not in self.words.that:
            return at
        return at + 1 if at + 1 < last else None

    def _bare(self, at: int, last: int, verb: str) -> int | None:
        """Where a clause without `that` begins, if one does."""
        line, words = self.line, self.words
        if verb in words.tell:
            at = self._past_listener(at, last)
        while at < last and (self._day(at, last) or (self._day(at + 1, last) and not line.capital(at))):
            at += 1  # `on Sunday`, `this week`
        if at + CLAUSE > last:
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
        return self.line.is_word(at) and self.line.words[at] not in (
            "all",
            "best",
            "well",
            "again",
            "with",
            "in",
            "to",
        )

    def _day(self, at: int, last: int) -> bool:
        return at < last and self.line.words[at] in self.words.days

    def _past_listener(self, at: int, last: int) -> int:
        """Behind who is told: `reporters`, `him`, `Fox News`, `the cabinet`."""
        line, words = self.line, self.words
        if at >= last:
            return at
        if line.words[at] in words.told:
            return at + 1
        start = at
        if line.words[at] in words.articles:
            at += 1
            while at < last and at - start < FRONT_CLAUSE and line.is_word(at) and not self._opens_clause(at):
                at += 1
        else:
            while at < last and line.is_word(at) and line.capital(at):
                at += 1
        return at if at > start else last

    def _opens_clause(self, at: int) -> bool:
        words = self.words
        word = self.line.words[at]
        return word in words.pronouns or word in words.articles or word in words.days or word in words.prepositions

    # -- where it ends -------------------------------------------------------------------------------------------------

    def end(self, at: int, last: int) -> int:
        """The token behind the clause that begins at ``at``."""
        line, words = self.line, self.words
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

    def end_in_front(self, comma: int, stop: int, last: int) -> int | None:
        """Where a clause in front of its verb ends: at the verb, or behind it if the verb is put in; else ``None``."""
        line = self.line
        close = next((each for each in range(stop, last) if line.words[each] in (",", "،")), last)
        tail = range(stop, min(close, stop + TAIL))
        if close - stop > TAIL or any(line.words[each] == QUOTE or self.is_that(each) for each in tail):
            return None
        if close > stop or stop >= last:
            return None if any(each in self.verbs for each in tail) else comma
        end = self.end(stop + 1, last)
        return comma if any(each in self.verbs for each in range(stop + 1, end)) else end

    def _somebody_says(self, at: int, last: int) -> bool:
        """Whether a name or pronoun and a verb of saying follow within a few words."""
        for place in range(at, min(last, at + FRONT_CLAUSE * 2)):
            if not self.line.is_word(place):
                return False
            if place > at and place in self.verbs:
                return True
        return False

    def source_end(self, at: int, last: int) -> int:
        """The token behind the phrase that `according to` names."""
        line, words = self.line, self.words
        while at < last and line.words[at] not in (",", "،", "，", QUOTE, ":") and line.words[at] not in _STOPS:
            if words.capitals and line.words[at] in words.conjunctions and not line.capital(at - 1):
                break
            at += 1
        return at
