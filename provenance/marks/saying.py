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
    AROUND,
    CLOSING,
    COMMAS,
    EASTERN,
    NEAR_EAST,
    QUOTES,
    Phrase,
    Proof,
    lexicon,
    listed,
    paragraph_ends,
)
from provenance.marks.saying_behind import BEHIND, FAR_BEHIND, Behind, glance_behind, read_behind
from provenance.marks.saying_front import FRONT, Front, read_front, speech

if TYPE_CHECKING:
    from collections.abc import Mapping

_CLAUSE = 80
"""Characters between a topic and its verb at the end of the sentence, in Japanese and Korean."""
_EASTERN = re.compile(rf"[{EASTERN}]")


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
        spoken = speech(text, start, low)
        if spoken is not None:
            return Said(spoken, end, "told")
    likely_front, likely_behind = _likely_front(text, start, low), _likely_behind(text, end, high)
    if not likely_front and not likely_behind:
        return None
    closed = end >= high or text[end] in CLOSING or paragraph_ends(text, end, min(high, end + BEHIND))
    front = read_front(text, start, low, closed=closed) if likely_front else None
    if front and not front.spoken and not likely_behind:
        return None
    behind = read_behind(text, end, high) if likely_behind else glance_behind(text, end, high, closed=closed)
    if front is None:
        if behind.verb is None:
            return None
        front = read_front(text, start, low, closed=closed)
    return _put_together(start, end, front, behind)


@cache
def front_words() -> frozenset[str]:
    """Last words of what stands in front of a name, in lower case: a sentence may begin with one (`Laut`, `As`)."""
    return lexicon().front_words | lexicon().clauses


def _put_together(start: int, end: int, front: Front, behind: Behind) -> Said | None:
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


def _stands(phrase: Phrase, front: Front, behind: Behind) -> bool:
    """Whether the phrase in front of a name is about the house itself."""
    if behind.alien or (front.indefinite and behind.work is None):
        return False
    assert front.spoken is not None  # noqa: S101 - asked only where there is one
    if phrase.inverted and not (behind.closed and front.spoken.before in QUOTES | COMMAS):
        return False
    return not (phrase.strict and behind.capital and behind.noun is None and behind.work is None)


def _likely_behind(text: str, end: int, high: int) -> bool:
    look = lexicon()
    behind = text[end : min(high, end + 40)].split(None, 2)
    if not behind:
        return False
    word = behind[0]
    if word[0] in COMMAS:
        # `, which first reported`, `, citing …`, or an aside: `, a private agency, reported`
        aside = text[end + 1 : min(high, end + FAR_BEHIND)]
        after = (aside, aside.partition(word[0])[2])
        return any(_first_word(each) in look.likely_behind for each in after)
    if word[0] in "'’(«»\"”-/":
        return True
    low = word.strip(AROUND).casefold()
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
    words = [word for word in [each.strip(AROUND) for each in front] if word]
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
    front = text[max(low, start - FRONT) : start].rsplit(None, 4)[-4:-1]
    return any(not word.islower() for word in front)


def _bare(word: str) -> str:
    return word.casefold().replace("’", "'").strip(AROUND)


def _first_word(written: str) -> str:
    words = written.split(None, 1)
    return words[0].strip(AROUND).casefold() if words else ""


def _by_letters(text: str, start: int, end: int, low: int, high: int) -> Said | None:
    """The same for scripts without blanks between words, and for Korean, whose particles cling to names."""
    front, behind = _eastern()
    after = behind.match(text, end, min(high, end + FAR_BEHIND))
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
