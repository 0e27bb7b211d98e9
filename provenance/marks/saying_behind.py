"""What stands behind a name: what kind of house it is, what it makes, a verb of saying.

::

    Xinhua  │  news agency   earlier   reported        the noun, adverbs, the verb
    Reuters │  's  photographer  Ada Quill  said       owned, a work, a person's name, the verb
    Reuters │  , citing two people close to the talks, reported     an aside in commas
    AFP     │  'ın haberine göre                       a case ending that an apostrophe sets off

Whatever else follows says that the name is another's (`other`, `capital`) or that the clause is over (`closed`).
"""

from __future__ import annotations

from typing import NamedTuple

from provenance.marks.phrases import (
    AROUND,
    CLOSING,
    COMMAS,
    QUOTES,
    STOPS,
    Phrase,
    Pieces,
    beginning,
    lexicon,
)

BEHIND = 60
"""Characters behind it: what kind of house it is, adverbs and a verb."""
FAR_BEHIND = 110
"""The same where an aside in commas stands between: `Reuters, citing two people close to the talks, reported`."""
_ADVERBS = 3
"""Words between a name and its verb: `on Tuesday also`."""
_ASIDE = 8
"""Words of an aside between a name and its verb."""
_PERSON = 3
"""Words of a person's name."""


class Behind(NamedTuple):
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


def read_behind(text: str, end: int, high: int) -> Behind:
    """What stands behind the name that ends at ``end``."""
    aside = text[end : end + 1] in COMMAS
    pieces = Pieces(text, end, min(high, end + (FAR_BEHIND if aside else BEHIND)))
    i, owner, compound = _tail(pieces, text, end)
    if compound and not beginning(pieces, i, lexicon().works):  # `Reuters/Ipsos`, `AP-GfK`; but `dpa-Bericht`
        return Behind(None, None, None, None, owner=True, other=True, capital=False, closed=False)
    closed = i >= pieces.size or pieces.text[i] in CLOSING
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
        if owner and i < pieces.size and pieces.text[i] in QUOTES:  # CNN's “Late Edition”
            i += 1
        persons = person_words(pieces, i)
        i += persons
        if persons and work is None:  # the Courier's Anna Holm
            work = pieces.end(i - 1)
    verb, phrase = _verb(pieces, i)
    if verb is None and not owner:
        verb, phrase = at_once
    if verb is None and i < pieces.size and pieces.text[i] in COMMAS:
        verb, phrase = _behind_aside(pieces, i)
    return Behind(noun, work, verb, phrase, owner and not compound, other, capital, closed)


def glance_behind(text: str, end: int, high: int, *, closed: bool) -> Behind:
    """The same where no word of the lists follows: only whether the next one begins something else."""
    following = text[end : min(high, end + 30)].split(None, 1)
    word = following[0] if following and not closed else ""
    low = word.strip(AROUND).casefold()
    other, capital = low in lexicon().others, word[:1].isupper() and low not in lexicon().days
    return Behind(None, None, None, None, owner=False, other=other, capital=capital, closed=closed)


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
    if i < pieces.size and pieces.text[i] in QUOTES and not owner:
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
    return 1, text[end - 1] in "sS" and pieces.text[1] not in CLOSING


def _suffix(pieces: Pieces, i: int) -> int:
    """Where the pieces go on behind a case ending that an apostrophe sets off: `AFP'ye`."""
    ends = i + 1 < pieces.size and pieces.text[i] == "'" and pieces.low[i + 1] in lexicon().suffixes
    return i + 2 if ends and pieces.start(i + 1) == pieces.end(i) else i


def person_words(pieces: Pieces, i: int) -> int:
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
        if pieces.text[n] in STOPS:
            break
        if pieces.text[n] in COMMAS:
            verb, phrase = _verb(pieces, n + 1)
            if phrase or n > i:
                return (verb, phrase) if phrase and phrase.proof == "reports" else (None, None)
    return None, None
