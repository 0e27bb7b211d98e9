"""Who speaks: the noun phrase beside a verb of saying, and whether two such phrases can be one person.

::

    Israeli Prime Minister Benjamin Netanyahu told        the capitals in front of the verb
    Graham, the senator from South Carolina, said         in front of what stands between commas
    the Kremlin press service said                        no name at its end: the phrase as it stands
    said the mayor                                        behind the verb
    A report released on Tuesday by the council said      too long to tell where it begins: nobody

A phrase is read word by word, not parsed: it ends where a mark, a conjunction or a preposition stands. Where that is
not sure, there is no speaker.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from provenance.data.speech import beside_names
from provenance.model import Span
from provenance.segment.outline import QUOTE

if TYPE_CHECKING:
    from provenance.data.speech import Speech
    from provenance.segment.outline import Outline

_PHRASE = 12
"""Words of a title and a name: `Russian Defense Ministry Spokesman Major General Igor Konashenkov` has eight."""
_DESCRIBED = 8
"""Words of a phrase that names nobody: `two people close to the talks`."""
_ASIDE = 16
"""Tokens between two commas, or in brackets, behind a name."""
_WORD = re.compile(r"[^\W\d_]+(?:[-.’'][^\W\d_]+)*")
_OWNERS = re.compile(r"['’]s?$")
_OPENERS = frozenset({"for", "the"})
"""Particles of a name that begin another as often: `a spokesman for the Kremlin`."""
_SHARED_STEM = 4
"""Letters that two forms of one name share where names are declined (`Путин`, `Путина`)."""
_INFLECTION = 3
"""Letters by which they may differ in length."""


class Subject(NamedTuple):
    """Who stands beside a verb: the tokens from ``first`` to ``last`` are taken by it.

    ``span`` is the phrase, if it names or describes somebody; ``pronoun`` the word that does not.
    """

    first: int
    last: int
    span: Span | None = None
    pronoun: str = ""


def subject_in_front(line: Outline, words: Speech, verb: int, first: int) -> Subject | None:
    """Who stands in front of the verb at token ``verb`` in the sentence that begins at token ``first``."""
    at = _past_asides(line, words, verb - 1, first)
    if at >= first and line.words[at] == ")":
        at = _back_to(line, at - 1, first, "(") - 1
    if at < first:
        return None
    if line.words[at] == ",":
        return _with_apposition(line, words, at, first)
    word = line.words[at]
    if word in words.pronouns or _inverted_pronoun(word, words):
        if word == "who":
            return _relative(line, words, at, first)
        return Subject(at, verb, None, word.rpartition("-")[2])
    return _phrase_to(line, words, at, first, verb)


def subject_behind(line: Outline, words: Speech, verb_end: int, last: int) -> Subject | None:
    """Who stands behind the verb that ends at token ``verb_end``, as in `said Ines Holt`."""
    at = verb_end
    while at < last and (line.words[at] in words.aside or line.words[at] in words.days):
        at += 1
    if at >= last:
        return None
    if line.words[at] in words.pronouns:
        return Subject(verb_end, at + 1, None, line.words[at])
    end = at
    if line.words[at] in words.articles:
        end += 1
    while end < last and end - at < _PHRASE and _belongs(line, words, end, last):
        end += 1
    if end == at or (end < last and end - at == _PHRASE and line.is_word(end)):
        return None
    if not words.capitals:
        return Subject(verb_end, end, _span(line, at, end)) if end - at <= _DESCRIBED else None
    if line.capital(end - 1):
        return Subject(verb_end, end, _span(line, _run(line, words, at, end), end))
    if any(line.capital(each) for each in range(at, end)) or line.words[at] in words.articles:
        return Subject(verb_end, end, _span(line, at, end)) if end - at <= _DESCRIBED else None
    return None


def name_in_front(line: Outline, words: Speech, end: int, first: int) -> Span | None:
    """The name that a sentence begins with, in front of token ``end``: the subject where the verb stands last."""
    stop = first
    while stop < end and line.is_word(stop) and stop - first < _PHRASE:
        stop += 1
    if stop == first or (words.capitals and not line.capital(first)):
        return None
    while stop > first and words.capitals and not line.capital(stop - 1):
        stop -= 1
    return _span(line, first, stop) if stop > first else None


def is_person(text: str, speaker: Span, words: Speech) -> bool:
    """Whether a phrase is the name of one person, whom a pronoun can mean."""
    names = [word for word in _WORD.findall(speaker.of(text)) if word[0].isupper()]
    if not names or not words.capitals:
        return False
    first = _WORD.search(text, speaker.start)
    lead = first.group().lower() if first else ""
    return names[-1].lower() not in words.houses and lead not in words.articles


def fits(text: str, speaker: Span, pronoun: str, words: Speech) -> bool:
    """Whether nothing in a phrase speaks against a pronoun: `Ms. Holt` is no `he`."""
    said = {word.lower() for word in _WORD.findall(speaker.of(text))}
    if pronoun in words.man and pronoun not in words.woman:
        return said.isdisjoint(words.titles_woman)
    if pronoun in words.woman and pronoun not in words.man:
        return said.isdisjoint(words.titles_man)
    return True


def same_speaker(one: str, other: str) -> bool | None:
    """Whether two phrases name one speaker: ``None`` where one of them names nobody.

    ::

        Benjamin Netanyahu      Israeli Prime Minister Netanyahu      True: the surname
        the Kremlin             Kremlin spokesman Lev Dorin           True: what the other is called by
        Ines Holt               Piet Holt                             True; given names are left out too often to ask
        the mayor               Ines Holt                             None
    """
    mine, my_last = _names(one)
    theirs, their_last = _names(other)
    if not mine or not theirs:
        return None
    return _is_among(my_last, theirs) or _is_among(their_last, mine)


# -- phrases -----------------------------------------------------------------------------------------------------------


def _past_asides(line: Outline, words: Speech, at: int, first: int) -> int:
    """The token in front of adverbs, auxiliaries and days."""
    while at >= first:
        word = line.words[at]
        if word in words.days:
            at -= 1
            while at >= first and line.words[at] in words.prepositions | words.articles | words.days:
                at -= 1  # `on Sunday`, `this week`, `Sunday night`
        elif word in words.aside or (word.endswith("ly") and len(word) > 4 and not line.capital(at)):
            at -= 1
        else:
            break
    return at


def _back_to(line: Outline, at: int, first: int, mark: str) -> int:
    """Where the mark stands at most ``_ASIDE`` tokens in front, or a place in front of the sentence."""
    for each in range(at, max(first - 1, at - _ASIDE), -1):
        if line.words[each] == mark:
            return each
        if line.words[each] == QUOTE:
            break
    return first


def _with_apposition(line: Outline, words: Speech, comma: int, first: int) -> Subject | None:
    opening = _back_to(line, comma - 1, first, ",")
    if opening <= first:
        return None
    inside = range(opening + 1, comma)
    front = subject_in_front(line, words, opening, first)
    if front is None or not inside:
        return None
    if front.span and not line.capital(opening - 1):
        run = _run(line, words, opening + 1, comma)
        if line.capital(comma - 1) and run == opening + 1:
            return Subject(front.first, comma + 1, _span(line, run, comma))
    return Subject(front.first, comma + 1, front.span, front.pronoun)


def _relative(line: Outline, words: Speech, at: int, first: int) -> Subject:
    """`Ines Holt, who said`: the name in front, if one stands there."""
    name = at - 1
    if name > first and line.words[name] == ",":
        name -= 1
    named = name >= first and line.is_word(name) and line.words[name] not in words.pronouns | words.articles
    if named and words.capitals and line.capital(name):
        return Subject(at, at + 1, _span(line, _run(line, words, first, name + 1), name + 1), "who")
    return Subject(at, at + 1, None, "who")


def _inverted_pronoun(word: str, words: Speech) -> bool:
    """Whether a word is a verb with its pronoun, such as `a-t-il`."""
    return "-" in word and word.rpartition("-")[2] in words.man | words.woman


def _phrase_to(line: Outline, words: Speech, at: int, first: int, verb: int) -> Subject | None:
    """The phrase that ends at token ``at``."""
    start = at
    while start >= first and at - start < _PHRASE and _is_inside(line, words, start, first):
        start -= 1
    clear = at - start < _PHRASE
    start += 1
    if start > at:
        return None
    while start < at and line.words[start] in words.aside:
        start += 1
    ends_well = line.words[at] not in words.prepositions and line.words[at] not in words.articles
    if not ends_well or any(line.words[each] in words.verbal for each in range(start, at + 1)):
        return None
    length = at - start + 1
    clear = clear and line.words[start] not in words.prepositions
    if not words.capitals:
        return Subject(start, verb, _span(line, start, at + 1)) if clear and length <= _DESCRIBED else None
    if line.capital(at):
        run = _run(line, words, start, at + 1)
        if run == start or line.words[run - 1] not in words.prepositions:
            return Subject(start if clear else run, verb, _span(line, run, at + 1))
        if not clear:
            return Subject(run, verb)
    if clear and length <= _DESCRIBED:
        return Subject(start, verb, _span(line, start, at + 1))
    return Subject(start, verb)


def _is_inside(line: Outline, words: Speech, at: int, first: int) -> bool:
    """Whether a token can stand inside a phrase; a conjunction only between two names."""
    word = line.words[at]
    if word in words.conjunctions:
        return word in words.particles and at > first and line.capital(at + 1) and line.capital(at - 1)
    return line.is_word(at) and word not in words.pronouns - words.articles


def _belongs(line: Outline, words: Speech, at: int, last: int) -> bool:
    """The same behind a verb, where a preposition ends the phrase unless it joins names."""
    word = line.words[at]
    if not line.is_word(at) or word in words.days or word in words.that:
        return False
    if word in words.particles:
        return at + 1 < last and (not words.capitals or line.capital(at + 1) or line.words[at + 1] in words.articles)
    return word not in words.prepositions and word not in words.conjunctions


def _run(line: Outline, words: Speech, first: int, end: int) -> int:
    """Where the name begins that ends in front of token ``end``: capitals, and small words between them."""
    start = end - 1
    at = start
    while at >= first:
        if line.is_word(at) and line.capital(at) and not _OWNERS.search(line.words[at]):
            if not (line.words[at] in words.articles or line.words[at] in words.prepositions):
                start = at
        elif line.words[at] not in words.particles - words.conjunctions - _OPENERS:
            break
        at -= 1
    return start


def _span(line: Outline, first: int, end: int) -> Span:
    return Span(line.start(first), line.end(end - 1))


# -- names -------------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def _names(phrase: str) -> tuple[frozenset[str], str]:
    """The names in a phrase, in lower case, and the last of them in front of any `for` or `at`."""
    found: list[str] = []
    for word in _WORD.findall(phrase):
        bare = _OWNERS.sub("", word)
        folded = bare.casefold()
        if not word[0].isupper() and not _caseless(word):
            if found and word.islower() and word not in ("of", "the", "and", "de", "van", "von", "bin", "al"):
                break  # `Ines Holt from Oxney`, `Kremlin spokesman`
            continue
        if folded not in beside_names() and len(bare) > 1:
            found.append(folded)
    return frozenset(found), found[-1] if found else ""


def _caseless(word: str) -> bool:
    return word[0].lower() == word[0].upper()


def _is_among(name: str, names: frozenset[str]) -> bool:
    if name in names:
        return True
    return not name.isascii() and any(_declined(name, each) for each in names)


def _declined(one: str, other: str) -> bool:
    """Whether two names not in ASCII are forms of one: `Путин`, `Путина`."""
    shared = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        shared += 1
    return shared >= _SHARED_STEM and max(len(one), len(other)) - shared <= _INFLECTION
