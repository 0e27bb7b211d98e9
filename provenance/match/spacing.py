"""Words whose letters stand apart.

::

    t h e   b r i d g e          rows of letters, each a word
    t h e b r i d g e            one row, to be cut into words
    A B C D, J R R Tolkien       rows that spell nothing

A row is cut into the likeliest known words (Viterbi 1967 over the bits of `provenance.data.words`, which are English,
and the words that the text has undisguised). Where that fails, a row counts only if it is too long for initials and in
small letters, if it stands among others that spell words, or if its blanks are hair's breadths that nobody types.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from provenance.data.words import unseen_bits, word_bits
from provenance.match.letters import FIND
from provenance.model import Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from provenance.match.surroundings import Surroundings

_LONGEST = 20
"""Letters of the longest words in the background."""
_SURE = 5
"""Letters in a row beyond which they are no initials and no list of grades. Judgement."""
_SHORT = 4
"""A row that spells words has one of so many letters. Judgement: `a b c` spells `a` and `bc`."""
_LONGEST_ROW = 50_000
"""Judgement: a long article, letter by letter; what is longer is no text."""
_ORDINARY = " \u00a0\u202f"
_GAP = range(1, 5)
"""Characters between two spaced words."""
_IMPOSSIBLE = float("inf")


def spaced(around: Surroundings) -> Iterator[tuple[Span, str]]:
    """Each word whose letters stand apart, with its plain reading, in order."""
    rows = list(FIND.rows.finditer(around.text))
    spelled = [list(_spelled(row, around)) for row in rows]
    # A name, or a short word: it is one if it stands beside one that is spaced, and so on to both sides.
    numbers = range(len(rows))
    for one, other in (*pairwise(numbers), *pairwise(reversed(numbers))):
        letters = rows[other].group()[::2]
        if spelled[one] and not spelled[other] and letters.lower() != letters.upper():
            first, last = sorted((one, other))
            if _gap(rows[first], rows[last]) in _GAP:
                spelled[other] = [(Span(*rows[other].span()), letters)]
    for words in spelled:
        yield from words


def _gap(one: re.Match[str], other: re.Match[str]) -> int:
    """How many characters stand between two rows, if they are all blanks."""
    return other.start() - one.end() if one.string[one.end() : other.start()].isspace() else 0


def _spelled(row: re.Match[str], around: Surroundings) -> Iterator[tuple[Span, str]]:
    letters, blank = row.group()[::2], row.group()[1]
    whole = Span(*row.span())
    if letters.lower() == letters.upper():
        return  # a script without capitals may be set like that
    if blank not in _ORDINARY:
        if len(letters) >= _SHORT or around.is_known(letters):
            yield whole, letters
        return
    if not _SHORT <= len(letters) <= _LONGEST_ROW:
        return
    ends = _cut(letters.lower(), around)
    if not ends:
        if _SURE < len(letters) <= _LONGEST and _may_be_a_word(letters):
            yield whole, letters
        return
    pieces = list(pairwise((0, *ends)))
    if max(last - first for first, last in pieces) >= _SHORT:
        for first, last in pieces:
            if last - first > 1:
                yield Span(row.start() + 2 * first, row.start() + 2 * last - 1), letters[first:last]


def _cut(letters: str, around: Surroundings) -> list[int]:
    """The ends of the likeliest known words that the letters can be cut into; nothing if they cannot."""
    known = word_bits()
    cheapest = [0.0]
    back = [0]
    for end in range(1, len(letters) + 1):
        cost, origin = _IMPOSSIBLE, 0
        for start in range(max(0, end - _LONGEST), end):
            word = letters[start:end]
            if cheapest[start] < cost and (end - start > 1 or word in "ai"):
                bits = known.get(word) or (unseen_bits() if word in around.own else _IMPOSSIBLE)
                if cheapest[start] + bits < cost:
                    cost, origin = cheapest[start] + bits, start
        cheapest.append(cost)
        back.append(origin)
    if cheapest[-1] == _IMPOSSIBLE:
        return []
    ends = [len(letters)]
    while back[ends[-1]]:
        ends.append(back[ends[-1]])
    return ends[::-1]


def _may_be_a_word(letters: str) -> bool:
    """Whether letters might be a word that no list has: in small letters but for the first, and no alphabet."""
    steps = sum(ord(two) - ord(one) == 1 for one, two in pairwise(letters))
    return letters[1:].islower() and len(set(letters)) > 2 and 2 * steps < len(letters)
