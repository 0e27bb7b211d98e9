"""What stands in front of a name: a phrase of saying, what kind of house it is, an article.

::

    told                    the state   news agency  │ TASS      a phrase; words between; the noun
    sagte  eine Sprecherin             der           │ dpa       a case that marks who is told, the verb further off
    told   Anna Holm                   of the        │ Courier   a person of the house
           the owner                   of the        │ Courier   owned: then its owner speaks

The window is read from the name outwards, so its first word is the one next to the name.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from provenance.marks.phrases import (
    NEAR_EAST,
    QUOTES,
    STOPS,
    Phrase,
    Pieces,
    ending,
    forms,
    lexicon,
)
from provenance.marks.saying_behind import person_words

FRONT = 70
"""Characters in front of a name that are read: a phrase of three words, an adjective or two, what kind of house it
is."""
_FAR_FRONT = 140
"""The same where a word marks who is told: ten words of speech (`sagte eine Sprecherin des … der dpa`)."""
_FAR = 10
"""Words between a verb of saying and who is told."""
_ADJECTIVES = 2
"""Words between what kind of house it is and the name: `agência estatal russa Interfax`."""
_GAP = 5
"""Words between a phrase and a name behind which or in front of which stands what kind of house it is."""
_COMPOUND = re.compile(r"\w+-(?:based|run|owned|controlled|backed|affiliated|linked|funded|language|aligned|operated)")


class _Spoken(NamedTuple):
    """A phrase in front of a name: where it begins, and the mark in front of it."""

    start: int
    phrase: Phrase
    before: str = ""
    marked: bool = False


class Front(NamedTuple):
    """What stands in front of a name. ``owned`` says that the name belongs to another noun, which then speaks."""

    spoken: _Spoken | None
    house: bool
    article: bool
    indefinite: bool
    owned: bool


def read_front(text: str, start: int, low: int, *, closed: bool) -> Front:
    """What stands in front of the name that begins at ``start``; ``closed`` says that the clause ends behind it."""
    words = Pieces(text, max(low, start - FRONT), start, backwards=True)
    i = 1 if words.size and words.text[0] in QUOTES else 0
    noun = _past_noun(words, i)
    house = noun > 0
    article = indefinite = False
    if house:
        i = noun
        marked = _told(text, words, i - 1, low)  # لوكالة رويترز
        if marked:
            return Front(marked, house, article, indefinite, owned=False)
    for _ in range(_GAP + 1 if house else _GAP):
        spoken = _spoken(text, words, i, low, closed=closed)
        if spoken:
            return Front(spoken, house, article, indefinite, owned=False)
        if not _between(words, i, house=house):
            break
        indefinite = indefinite or (words.low[i] in lexicon().indefinite and not house)
        article = article or words.low[i] in lexicon().articles
        i += 1
    through = _through_person(words, i)
    return Front(through, house, article, indefinite, owned=_is_owned(words, i))


def _past_noun(words: Pieces, i: int) -> int:
    """Behind which word the walk goes on where the words say what kind of house it is; 0 where they do not.

    That stands right in front of the name, or with adjectives between: `agência russa Interfax`.
    """
    nouns = lexicon().noun_words
    if not any(form in nouns for word in words.low[i : i + _ADJECTIVES + 1] for form in forms(word)):
        return 0
    for between in range(_ADJECTIVES + 1):
        if between and not (i + between <= words.size and words.text[i + between - 1].islower()):
            return 0
        length = len(ending(words, i + between, lexicon().nouns_front))
        if length:
            return i + between + length
    return 0


def _spoken(text: str, words: Pieces, i: int, low: int, *, closed: bool) -> _Spoken | None:
    """The phrase that ends at the ``i``-th word in front of a name, or the speech whose listener that word marks."""
    phrase = _front_phrase(words, i)
    if phrase and not (phrase.inverted and not closed):
        first = i + len(phrase.words)
        return _Spoken(words.start(first - 1), phrase, words.text[first] if first < words.size else ",")
    if i >= words.size:
        return None
    told = _told(text, words, i, low)
    if told:
        return told
    if closed and words.low[i] in lexicon().listener and words.text[i + 1 : i + 2] == [","]:
        return _Spoken(words.start(i), Phrase((), "told"), marked=True)
    return None


def _front_phrase(words: Pieces, i: int) -> Phrase | None:
    """The longest phrase in front that ends at the ``i``-th word in front of the name; none that is shouted."""
    if i >= words.size:
        return None
    word = words.text[i]
    if len(word) > 1 and word.isupper() and word.isascii():
        return None
    if word[0] < NEAR_EAST and words.low[i] not in lexicon().front_words:
        return None
    return lexicon().phrases.get(ending(words, i, lexicon().front))


def _told(text: str, words: Pieces, i: int, low: int) -> _Spoken | None:
    """The speech in front of words that mark who is told, where the ``i``-th word is the last of them."""
    if not any(form in lexicon().to_words for form in forms(words.low[i])):
        return None
    length = len(ending(words, i, lexicon().to))
    start = speech(text, words.start(i + length - 1), low) if length else None
    return None if start is None else _Spoken(start, Phrase((), "told"))


def speech(text: str, marked: int, low: int) -> int | None:
    """Where a verb of saying begins in front of the words that mark who is told, in one sentence and near enough."""
    words = Pieces(text, max(low, marked - _FAR_FRONT), marked, backwards=True)
    for n, word in enumerate(words.low[:_FAR]):
        if word in STOPS:
            return None
        if any(form in lexicon().speak for form in forms(word)):
            return words.start(n)
    return None


def _between(words: Pieces, i: int, *, house: bool) -> bool:
    """Whether a word may stand between a phrase and a name; beside the word for agency more may."""
    if i >= words.size or words.text[i] in STOPS:
        return False
    word = words.low[i]
    return (
        word in lexicon().articles
        or word in lexicon().fill
        or word.endswith(("'s", "s'"))
        or bool(_COMPOUND.fullmatch(word))
        or (word in lexicon().indefinite and not house)
        or (house and (word[0].isalpha() or word in {"'", "-"}))
    )


def _is_owned(words: Pieces, i: int) -> bool:
    """Whether the name belongs to a noun in front: `the owner of the Courier`, `der Sprecher der dpa`."""
    if i >= words.size:
        return False
    if i and words.low[i - 1] in lexicon().genitive and words.text[i][0].isupper():
        return True
    # Anna Holm of the Oxney Courier reports for it; its owner does not.
    return words.low[i] in lexicon().owned and person_words(words, i + 1) < 2


def _through_person(words: Pieces, i: int) -> _Spoken | None:
    """`told Anna Holm of the | Oxney Courier`."""
    if i >= words.size or words.low[i] not in lexicon().owned:
        return None
    person = person_words(words, i + 1)
    phrase = _front_phrase(words, i + 1 + person) if person else None
    if not phrase or phrase.proof != "told":
        return None
    return _Spoken(words.start(i + person + len(phrase.words)), phrase)
