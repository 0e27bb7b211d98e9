"""Names of outlets that a word in them gives away, though no table has them.

::

    the  Tarrow Daily │ Herald │                 grown to the left over words with capitals
    the               │ Times  │ of Israel       and to the right behind a particle
    Mr   James        │ Post   │                 a person: a title stands in front

Only words with capitals belong to a name, but for its particles; days and months never do.
"""

from __future__ import annotations

import re

from provenance.data.outlets import NewsOutlet, named
from provenance.marks.anchors import Candidate, Name
from provenance.marks.name_words import CAPITAL, FIRST, calendar_words, name_words
from provenance.marks.phrases import LETTERS

_LONGEST = 6
"""Words of an outlet's name: `Frankfurter Allgemeine Zeitung für Deutschland` has five."""
_WORD_LENGTH = 40
"""Characters of one word of a name; what is longer is no word."""
_HYPHENED = re.compile(rf"-[{CAPITAL}][{LETTERS}]+")
"""`Post-Dispatch`, `Journal-Constitution`."""
_RIGHT = re.compile(rf"(?:[{CAPITAL}]\.){{1,3}}(?=[{CAPITAL}])[{LETTERS}]+|[{LETTERS}]+(?:-[{LETTERS}]+)*")
_BLANKS = frozenset(" \t\u00a0\u202f")
_OPENING_QUOTES = "“‘\"'«„("


def beside_capitals(text: str, start: int, end: int) -> bool:
    """Whether a word stands beside another with a capital, or behind a title, as a person's name does."""
    begin, count, title = grown_left(text, start, max(0, start - _WORD_LENGTH))
    if title or (count and not begins_sentence(text, begin)):
        return True
    after = _RIGHT.match(text, end + 1) if text[end : end + 1] in _BLANKS else None
    if not after or not after.group()[0].isupper():
        return False
    return after.group() not in name_words().behind and after.group() not in calendar_words()


def begins_sentence(text: str, start: int) -> bool:
    """Whether a sentence or a line begins here, so that a capital says nothing."""
    before = text[max(0, start - 4) : start]
    bare = before.rstrip().rstrip(_OPENING_QUOTES + "”’").rstrip()
    return not bare or bare[-1] in ".!?:…" or "\n" in before[len(bare) :]


def known(written: str) -> NewsOutlet | None:
    """The news outlet of the outlets' table; one that only issues statements is none."""
    found = named(written)
    return found if found and found.kind != "issuer" else None


def outlet_around(text: str, candidate: Candidate, low: int) -> Name | None:
    """The name of an outlet around one of its words."""
    start, end, anchor = candidate.start, candidate.end, candidate.anchor
    words, head = name_words(), text[candidate.start : candidate.end]
    begin, count, title = grown_left(text, start, low) if anchor.head else (start, 0, False)
    compound = _HYPHENED.match(text, end, end + _WORD_LENGTH)
    end = compound.end() if compound else end
    stop, behind = _grown_right(text, end, of=anchor.head and not anchor.first)
    capital = text[begin : begin + 4] == "The "
    article = capital or text[max(low, begin - 4) : begin].casefold() == "the "
    count -= capital and begin < start
    alone = count == 0 and behind == 0
    if (
        title
        or (behind == 0 and (not anchor.head or _goes_on(text, stop)))
        or (alone and not (article and head in words.alone))
    ):
        return None
    written = " ".join(text[begin:stop].split())
    bare = written.removeprefix("The ")
    if bare in words.never or (head == "Agency" and not words.agency.intersection(bare.split()[-2:-1])):
        return None
    return Name(
        begin,
        stop,
        written,
        outlet=known(bare),
        weak=anchor.weak and behind == 0 and head not in words.alone,
        person=count == 1 and behind == 0 and not article and head in words.surnames,
    )


def _goes_on(text: str, end: int) -> bool:
    """Whether a longer name goes on here, so that the outlet's word is not its last: `Press | Secretary`."""
    if text[end : end + 1] not in _BLANKS or not text[end + 1 : end + 2].isupper():
        return False
    following = FIRST.match(text, end + 1, end + 1 + _WORD_LENGTH)
    return following is not None and following.group() not in calendar_words() | name_words().not_first


def grown_left(text: str, start: int, low: int) -> tuple[int, int, bool]:
    """Where the capitalised words in front of a word begin, how many they are, and whether a person's title is one."""
    words = name_words()
    begin = edge = start
    count = loose = 0
    while count < _LONGEST:
        word = _word_before(text, edge, low)
        bare = word.lstrip(_OPENING_QUOTES)
        if not bare:
            break
        first = text.rindex(bare, low, edge)
        if bare[0].isupper() or bare == "&":
            if bare.rstrip(".") in words.titles:
                return begin, count, True
            if not _may_be_of_name(bare):
                break
            begin = edge = first
            count, loose = count + 1, 0
            if bare == "The" or bare != word:
                break
        elif bare == word and bare in words.particles and loose < 2:
            edge, loose = first, loose + 1
        else:
            break
    return begin, count, False


def _word_before(text: str, edge: int, low: int) -> str:
    """The word in front of an offset, blanks between them; nothing where something else stands there."""
    blank = edge
    while blank > low and text[blank - 1] in _BLANKS:
        blank -= 1
    if blank in (edge, low) or text[blank - 1].isspace():
        return ""
    return text[max(low, blank - _WORD_LENGTH) : blank].rsplit(None, 1)[-1]


def _may_be_of_name(word: str) -> bool:
    """Whether a capitalised word can stand inside an outlet's name: no day, no possessive, nothing behind it."""
    words = name_words()
    if word in words.not_first or (word in calendar_words() and word not in words.days) or word.endswith(("'s", "’s")):
        return False
    return word[-1].isalnum() or word == "&" or (word[-1] == "." and len(word) <= 4)


def _grown_right(text: str, end: int, *, of: bool) -> tuple[int, int]:
    """Where the capitalised words behind a word end, and how many they are: `Times | of Israel`, `Radio | Free Ostrey`.

    A name that its outlet's word ends may go on behind a particle alone (``of``).
    """
    words = name_words()
    stop = edge = end
    count = loose = 0
    while count < _LONGEST and text[edge : edge + 1] in _BLANKS:
        match = _RIGHT.match(text, edge + 1, edge + 1 + _WORD_LENGTH)
        if not match:
            break
        word = match.group()
        if word[0].isupper():
            if (of and not loose) or word in calendar_words():
                break
            stop = edge = match.end()
            count, loose = count + 1, 0
        elif word in words.after and loose < 2:
            edge, loose = match.end(), loose + 1
        else:
            break
    return stop, count
