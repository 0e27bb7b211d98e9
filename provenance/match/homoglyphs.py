"""Words with letters of another script that look like their own.

::

    Nеtаnyаhu    three Cyrillic letters; `N`, `t`, `h`, `u` are Latin alone               Netanyahu
    этoм         one Latin letter; `э`, `т`, `м` are Cyrillic alone, or look like nothing else    этом
    SMSка        `S` looks like no letter of a Cyrillic alphabet                          nothing
    COVIDа       capitals and a small letter: an ending                                   nothing
    TNFα         likewise: a sign                                                         nothing

In which script a word is meant its own letters say, where one of them looks like nothing in the other; else its line.
"""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

from provenance.data.confusables import cyrillic, look_alikes
from provenance.match.letters import FIND

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Reading = tuple[str, str]
NONE: Reading = ("", "")

_FEW = 4
"""Letters below which a mixed word is a disguise only if its reading is a word. Judgement."""


def unmasked(word: str, *, in_latin: bool, is_known: Callable[[str], bool]) -> Reading:
    """A mixed word in the script it is meant to be in, and the script of the letters that are of another one.

    Args:
        word: as written, without invisible characters.
        in_latin: whether its line is written in Latin letters.
        is_known: whether a reading is a word.
    """
    letters = [each for each in word if each.isalpha()]
    latin = {each for each in letters if FIND.latin.match(each)}
    foreign = {each for each in letters if FIND.foreign.match(each)}
    if not foreign or not latin or not latin | foreign >= set(letters):
        return NONE
    script = script_of(min(foreign))
    reads_latin = foreign <= look_alikes().keys()
    reads_cyrillic = script == "Cyrillic" and latin <= cyrillic().keys()
    if reads_cyrillic and not (reads_latin and in_latin):
        return NONE if _is_added(latin, foreign) else ("".join(cyrillic().get(each, each) for each in word), "Latin")
    if not reads_latin or _is_added(foreign, latin):
        return NONE
    plain = as_latin(word, foreign)
    # An ending or a sign at the edge of a word may be meant; it is a disguise if the word is one without it.
    at_edge = sum((one in foreign) != (two in foreign) for one, two in pairwise(letters)) == 1
    is_doubtful = len(letters) < _FEW or (at_edge and not (script == "Cyrillic" and in_latin))
    return NONE if is_doubtful and not is_known(plain) else (plain, script)


def script_of(letter: str) -> str:
    """The name of a letter's script, as Unicode has it (`Cyrillic`)."""
    return unicodedata.name(letter).partition(" ")[0].capitalize()


def as_latin(word: str, foreign: Iterable[str]) -> str:
    """The word with its foreign letters read as the Latin ones they look like."""
    table = look_alikes()
    return "".join(table[each].latin if each in foreign else each for each in word)


def _is_added(few: set[str], many: set[str]) -> bool:
    """Whether small letters of one script are a sign or an ending on capitals of the other."""
    return len(many) > 1 and all(map(str.isupper, many)) and all(map(str.islower, few))
