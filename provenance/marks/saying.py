"""Words of saying around a name: whether a text rests something on the house that is named there.

::

    in front                                   NAME       behind
    told                                       TASS
    according to  Syria's official news agency SANA
    sagte  eine Sprecherin  der                dpa        speak … to
                                               Xinhua     news agency  earlier  reported
                                               Reuters    'ın haberine göre
    据                                          新华社     报道

A name is looked at from where it stands, in a window of bounded length to either side, so that the cost grows with
the number of names alone. At first glance most names stand beside no word of saying at all (`likely`).

Departures from the letter of grammar: clauses are not parsed. A verb of saying further in front counts only together
with the case or preposition of who is told (`dijo el ministro a Efe`), within ten words and one sentence; and what
stands behind the name is read as its verb although, in English, it may be that of a longer name, or of the noun in
front of it. Both are looked for (`AP President`, `a spokesman for Reuters said`) as far as data name them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from provenance.data.tables import table
from provenance.marks.phrases import (
    EASTERN,
    NEAR_EAST,
    Phrase,
    Pieces,
    Proof,
    beginning,
    ending,
    forms,
    lexicon,
    listed,
    paragraph_ends,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

_FRONT = 70
"""Characters in front of a name that are read: a phrase of three words, an adjective or two, what kind of house it
is."""
_FAR_FRONT = 140
"""The same where a word marks who is told: ten words of speech (`sagte eine Sprecherin des … der dpa`)."""
_BEHIND = 60
"""Characters behind it: what kind of house it is, adverbs and a verb."""
_FAR_BEHIND = 110
"""The same where an aside in commas stands between: `Reuters, citing two people close to the talks, reported`."""
_FAR = 10
"""Words between a verb of saying and who is told."""
_CLAUSE = 80
"""Characters between a topic and its verb at the end of the sentence, in Japanese and Korean."""
_ADVERBS = 3
"""Words between a name and its verb: `on Tuesday also`."""
_ADJECTIVES = 2
"""Words between what kind of house it is and the name: `agência estatal russa Interfax`."""
_GAP = 5
"""Words between a phrase and a name behind which or in front of which stands what kind of house it is."""
_ASIDE = 8
"""Words of an aside between a name and its verb."""
_PERSON = 3
"""Words of a person's name."""

_QUOTES = frozenset("«»“”„\"‘’'‹›「」『』")
_STOPS = frozenset(".!?;…。！？।؟؛()[]（）")
_COMMAS = frozenset(",،")
_CLOSING = _STOPS | _QUOTES | _COMMAS | {":"}
_AROUND = "\"“”„«»'’(),.:;"
_EASTERN = re.compile(rf"[{EASTERN}]")
_COMPOUND = re.compile(r"\w+-(?:based|run|owned|controlled|backed|affiliated|linked|funded|language|aligned|operated)")


class Said(NamedTuple):
    """Words of saying found around a name.

    ``start`` and ``end`` are of the words and the name. ``house`` says that the words beside the name say what kind of
    house it is; ``article`` that an article stands in front of it, in a language in which agencies go without;
    ``capitals`` that all nouns of the phrase's language have them; ``marked`` that only a case or preposition shows
    who is told, the verb being out of reach.
    """

    start: int
    end: int
    proof: Proof
    house: bool = False
    article: bool = False
    capitals: bool = False
    marked: bool = False


class _Spoken(NamedTuple):
    """A phrase in front of a name: where it begins, and the mark in front of it."""

    start: int
    phrase: Phrase
    before: str = ""
    marked: bool = False


class _Front(NamedTuple):
    """What stands in front of a name. ``owned`` says that the name belongs to another noun, which then speaks."""

    spoken: _Spoken | None
    house: bool
    article: bool
    indefinite: bool
    owned: bool


class _Behind(NamedTuple):
    """What stands behind a name: where each thing ends, if it is there.

    ``owner`` says that the name owns what follows, ``other`` that something else is called by it, ``capital`` that a
    capital follows, ``closed`` that the clause ends.
    """

    noun: int | None
    work: int | None
    verb: int | None
    phrase: Phrase | None
    owner: bool
    other: bool
    capital: bool
    closed: bool

    @property
    def alien(self) -> bool:
        """Whether what follows belongs to the house and is not its report: `Reuters' lawyers`."""
        return self.other or (self.owner and self.work is None)


def said(text: str, start: int, end: int, low: int, high: int, *, prefix: str = "") -> Said | None:
    """The words of saying around the name at ``start`` to ``end``, if there are any.

    Args:
        text: the article's text.
        start: where the name begins.
        end: where it ends.
        low: nothing in front of this is read.
        high: nothing behind this is read.
        prefix: what of the name is a preposition that is written together with it (`لرويترز`).
    """
    if _EASTERN.match(text, max(start, end - 1), end) or _EASTERN.match(text, start, end):
        return _by_letters(text, start, end, low, high)
    if prefix and prefix in lexicon().to_words:
        spoken = _speech(text, start, low)
        if spoken is not None:
            return Said(spoken, end, "told")
    likely_front, likely_behind = _likely_front(text, start, low), _likely_behind(text, end, high)
    if not likely_front and not likely_behind:
        return None
    closed = end >= high or text[end] in _CLOSING or paragraph_ends(text, end, min(high, end + _BEHIND))
    front = _read_front(text, start, low, closed=closed) if likely_front else None
    if front and not front.spoken and not likely_behind:
        return None
    behind = _read_behind(text, end, high) if likely_behind else _glance_behind(text, end, high, closed=closed)
    if front is None:
        if behind.verb is None:
            return None
        front = _read_front(text, start, low, closed=closed)
    return _put_together(start, end, front, behind)


def front_words() -> frozenset[str]:
    """Last words of the phrases in front of a name, in lower case: a sentence may begin with one (`Laut`)."""
    return lexicon().front_words


def _put_together(start: int, end: int, front: _Front, behind: _Behind) -> Said | None:
    house = front.house or behind.noun is not None
    if front.spoken and _stands(front.spoken.phrase, front, behind):
        phrase = front.spoken.phrase
        stop = behind.noun or behind.work or end
        article = front.article and phrase.strict
        return Said(front.spoken.start, stop, phrase.proof, house, article, phrase.capitals, front.spoken.marked)
    if behind.verb is None or behind.phrase is None:
        return None
    if (front.owned or front.indefinite or behind.owner) and behind.work is None:
        return None
    return Said(start, behind.verb, behind.phrase.proof, house, front.article, behind.phrase.capitals)


def _stands(phrase: Phrase, front: _Front, behind: _Behind) -> bool:
    """Whether the phrase in front of a name is about the house itself."""
    if behind.alien or (front.indefinite and behind.work is None):
        return False
    assert front.spoken is not None  # noqa: S101 - asked only where there is one
    if phrase.inverted and not (behind.closed and front.spoken.before in _QUOTES | _COMMAS):
        return False
    return not (phrase.strict and behind.capital and behind.noun is None and behind.work is None)


# -- at first glance ---------------------------------------------------------------------------------------------------


def _likely_behind(text: str, end: int, high: int) -> bool:
    look = lexicon()
    behind = text[end : min(high, end + 40)].split(None, 2)
    if not behind:
        return False
    word = behind[0]
    if word[0] in _COMMAS:
        # `, which first reported`, `, citing …`, or an aside: `, a private agency, reported`
        aside = text[end + 1 : min(high, end + _FAR_BEHIND)]
        after = (aside, aside.partition(word[0])[2])
        return any(_first_word(each) in look.likely_behind for each in after)
    if word[0] in "'’(«»\"”-/":
        return True
    low = word.strip(_AROUND).casefold()
    if low not in look.likely_behind:
        return False
    # `on` and the like stand behind most names; then the next word counts as well.
    return low not in look.before_verbs or (len(behind) > 1 and _bare(behind[1]) in look.likely_behind)


def _likely_front(text: str, start: int, low: int) -> bool:
    look = lexicon()
    window = text[max(low, start - 60) : start].casefold()
    if "’" in window:
        window = window.replace("’", "'")
    front = window.rsplit(None, 4)[-4:]
    words = [word for word in [each.strip(_AROUND) for each in front] if word]
    if not words:
        return False
    if len(words) > 1 and words[-1] in look.mere_articles:
        words.pop()
    last, before = words[-1], words[-2] if len(words) > 1 else ""
    return (
        (last, before) in look.front
        or (last, "") in look.front
        or last in look.likely_front
        or not look.noun_words.isdisjoint(words)
        or (last in look.owned and before.isalpha() and _capital_second(text, start, low))
        or "'" in window
        or "-" in last
        or last[0] >= NEAR_EAST
    )


def _capital_second(text: str, start: int, low: int) -> bool:
    """Whether a capital is in the words in front but the last: `told Anna Holm of the | Oxney Courier`."""
    front = text[max(low, start - _FRONT) : start].rsplit(None, 4)[-4:-1]
    return any(not word.islower() for word in front)


def _bare(word: str) -> str:
    return word.casefold().replace("’", "'").strip(_AROUND)


def _first_word(written: str) -> str:
    words = written.split(None, 1)
    return words[0].strip(_AROUND).casefold() if words else ""


# -- in front ----------------------------------------------------------------------------------------------------------


def _read_front(text: str, start: int, low: int, *, closed: bool) -> _Front:
    words = Pieces(text, max(low, start - _FRONT), start, backwards=True)
    i = 1 if words.size and words.text[0] in _QUOTES else 0
    noun = _past_noun(words, i)
    house = noun > 0
    article = indefinite = False
    if house:
        i = noun
        marked = _told(text, words, i - 1, low)  # لوكالة رويترز
        if marked:
            return _Front(marked, house, article, indefinite, owned=False)
    for _ in range(_GAP + 1 if house else _GAP):
        spoken = _spoken(text, words, i, low, closed=closed)
        if spoken:
            return _Front(spoken, house, article, indefinite, owned=False)
        if not _between(words, i, house=house):
            break
        indefinite = indefinite or (words.low[i] in lexicon().indefinite and not house)
        article = article or words.low[i] in lexicon().articles
        i += 1
    through = _through_person(words, i)
    return _Front(through, house, article, indefinite, owned=_is_owned(words, i))


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
    start = _speech(text, words.start(i + length - 1), low) if length else None
    return None if start is None else _Spoken(start, Phrase((), "told"))


def _speech(text: str, marked: int, low: int) -> int | None:
    """Where a verb of saying begins in front of the words that mark who is told, in one sentence and near enough."""
    words = Pieces(text, max(low, marked - _FAR_FRONT), marked, backwards=True)
    for n, word in enumerate(words.low[:_FAR]):
        if word in _STOPS:
            return None
        if any(form in lexicon().speak for form in forms(word)):
            return words.start(n)
    return None


def _between(words: Pieces, i: int, *, house: bool) -> bool:
    """Whether a word may stand between a phrase and a name; beside the word for agency more may."""
    if i >= words.size or words.text[i] in _STOPS:
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
    return words.low[i] in lexicon().owned and _persons(words, i + 1) < 2


def _through_person(words: Pieces, i: int) -> _Spoken | None:
    """`told Anna Holm of the | Oxney Courier`."""
    if i >= words.size or words.low[i] not in lexicon().owned:
        return None
    person = _persons(words, i + 1)
    phrase = _front_phrase(words, i + 1 + person) if person else None
    if not phrase or phrase.proof != "told":
        return None
    return _Spoken(words.start(i + person + len(phrase.words)), phrase)


# -- behind ------------------------------------------------------------------------------------------------------------


def _read_behind(text: str, end: int, high: int) -> _Behind:
    aside = text[end : end + 1] in _COMMAS
    pieces = Pieces(text, end, min(high, end + (_FAR_BEHIND if aside else _BEHIND)))
    i, owner, compound = _tail(pieces, text, end)
    if compound and not beginning(pieces, i, lexicon().works):  # `Reuters/Ipsos`, `AP-GfK`; but `dpa-Bericht`
        return _Behind(None, None, None, None, owner=True, other=True, capital=False, closed=False)
    closed = i >= pieces.size or pieces.text[i] in _CLOSING
    other = i < pieces.size and pieces.low[i] in lexicon().others
    capital = i < pieces.size and pieces.text[i][0].isupper() and pieces.low[i] not in lexicon().days
    noun = work = None
    length = len(beginning(pieces, i, lexicon().nouns_behind))
    if length:
        i += length
        noun = pieces.end(i - 1)
        i = _suffix(pieces, i)
    at_once: tuple[int | None, Phrase | None] = (None, None)
    length = _works(pieces, i)
    if length:
        at_once = _verb(pieces, i)  # `Reuters reports`, which is also what a house makes
        i += length
        work = pieces.end(i - 1)
    if owner or work is not None:
        if owner and i < pieces.size and pieces.text[i] in _QUOTES:  # CNN's “Late Edition”
            i += 1
        persons = _persons(pieces, i)
        i += persons
        if persons and work is None:  # the Courier's Anna Holm
            work = pieces.end(i - 1)
    verb, phrase = _verb(pieces, i)
    if verb is None and not owner:
        verb, phrase = at_once
    if verb is None and i < pieces.size and pieces.text[i] in _COMMAS:
        verb, phrase = _behind_aside(pieces, i)
    return _Behind(noun, work, verb, phrase, owner and not compound, other, capital, closed)


def _glance_behind(text: str, end: int, high: int, *, closed: bool) -> _Behind:
    """The same where no word of the lists follows: only whether the next one begins something else."""
    following = text[end : min(high, end + 30)].split(None, 1)
    word = following[0] if following and not closed else ""
    low = word.strip(_AROUND).casefold()
    other, capital = low in lexicon().others, word[:1].isupper() and low not in lexicon().days
    return _Behind(None, None, None, None, owner=False, other=other, capital=capital, closed=closed)


def _works(pieces: Pieces, i: int) -> int:
    """How many words name what a house makes, or whom it sends: `photographer`, `staff photographer`."""
    length = len(beginning(pieces, i, lexicon().works))
    if length or i >= pieces.size or pieces.low[i] not in lexicon().fill:
        return length
    length = len(beginning(pieces, i + 1, lexicon().works))
    return length + 1 if length else 0


def _tail(pieces: Pieces, text: str, end: int) -> tuple[int, bool, bool]:
    """How many pieces belong to the name still, whether they make it an owner (`Reuters'`), and whether a compound."""
    i, owner = 0, False
    if pieces.size and pieces.start(0) == end:
        if pieces.text[0] in "-/":
            return 1, True, True
        if pieces.text[0] == "'" and pieces.size > 1:
            i, owner = _possessive(pieces, text, end)
    if i < pieces.size and pieces.text[i] in _QUOTES and not owner:
        i = _suffix(pieces, i + 1)
    if i < pieces.size and pieces.text[i] == "(":  # Associated Press (AP)
        closing = next((n for n in range(i + 1, min(i + 4, pieces.size)) if pieces.text[n] == ")"), None)
        if closing is not None:
            i = _suffix(pieces, closing + 1)
    return i, owner, False


def _possessive(pieces: Pieces, text: str, end: int) -> tuple[int, bool]:
    if pieces.low[1] == "s" and pieces.start(1) == end + 1:
        return 2, True
    after = _suffix(pieces, 0)
    if after:
        return after, False
    return 1, text[end - 1] in "sS" and pieces.text[1] not in _CLOSING


def _suffix(pieces: Pieces, i: int) -> int:
    """Where the pieces go on behind a case ending that an apostrophe sets off: `AFP'ye`."""
    ends = i + 1 < pieces.size and pieces.text[i] == "'" and pieces.low[i + 1] in lexicon().suffixes
    return i + 2 if ends and pieces.start(i + 1) == pieces.end(i) else i


def _persons(pieces: Pieces, i: int) -> int:
    """How many words of a person's or a programme's name stand here."""
    count = 0
    for word, low in zip(pieces.text[i : i + _PERSON], pieces.low[i : i + _PERSON], strict=True):
        if not word[0].isupper() or low in lexicon().days:
            break
        count += 1
    return count


def _verb(pieces: Pieces, i: int) -> tuple[int | None, Phrase | None]:
    """Where a verb of saying ends that begins here, behind auxiliaries, adverbs and days."""
    for _ in range(_ADVERBS + 1):
        if i >= pieces.size:
            return None, None
        phrase = _behind_phrase(pieces, i)
        if phrase:
            return pieces.end(i + len(phrase.words) - 1), phrase
        skipped = len(beginning(pieces, i, lexicon().aux))
        if not skipped and pieces.low[i] not in lexicon().adverbs and pieces.low[i] not in lexicon().days:
            return None, None
        i += skipped or 1
    return None, None


def _behind_phrase(pieces: Pieces, i: int) -> Phrase | None:
    """The longest phrase behind a name that begins here; not with a capital, for that is a name (`Reuters Said`)."""
    if pieces.text[i][0].isupper():
        return None
    return lexicon().phrases_behind.get(beginning(pieces, i, lexicon().behind))


def _behind_aside(pieces: Pieces, i: int) -> tuple[int | None, Phrase | None]:
    """The verb behind a comma: `, which first reported`, `, citing …`, or behind an aside that a second comma closes.

    Only one of the trade's own: behind an aside `said` may be another's.
    """
    for n in range(i, min(i + 2 + _ASIDE, pieces.size)):
        if pieces.text[n] in _STOPS:
            break
        if pieces.text[n] in _COMMAS:
            verb, phrase = _verb(pieces, n + 1)
            if phrase or n > i:
                return (verb, phrase) if phrase and phrase.proof == "reports" else (None, None)
    return None, None


# -- scripts without blanks --------------------------------------------------------------------------------------------


def _by_letters(text: str, start: int, end: int, low: int, high: int) -> Said | None:
    """The same for scripts without blanks between words, and for Korean, whose particles cling to names."""
    front, behind = _eastern()
    after = behind.match(text, end, min(high, end + _FAR_BEHIND))
    if after is None:
        return None
    before = front.search(text, max(low, start - 12), start)
    house = after["noun"] is not None
    if before:
        return Said(before.start(), after.end(), "by", house)
    return Said(start, after.end(), "reports", house)


@cache
def _eastern() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands in front, in addition, and what must stand behind."""
    tables: tuple[Mapping[str, str], ...] = tuple(table("attribution.toml")["letters"].values())

    def either(key: str, *, plain: bool = False) -> str:
        found = sorted({word for each in tables for word in listed(each, key)}, key=lambda word: (-len(word), word))
        return "|".join(word if plain else re.escape(word) for word in found)

    particles, dates = either("particles"), either("dates", plain=True)
    verbs = rf"(?:{particles}){{0,2}}\s?(?:{dates})?\s?(?:{particles})?(?:{either('behind')})"
    topic = rf"(?:{either('topics')})[、,]?\s?[^。.!?！？\n]{{1,{_CLAUSE}}}?(?:{either('ends')})"
    aside = r"(?:（[^（）\n]{1,12}）|\([^()\n]{1,12}\))?"
    return (
        re.compile(rf"(?:{either('before')})[“《「『\"]?$"),
        re.compile(rf"[”》」』\"]?{aside}(?P<noun>{either('nouns')})?(?:{verbs}|{topic})"),
    )
