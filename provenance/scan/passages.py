"""Chains made exact: what two articles share, from the first character to the last.

::

    window      ······▓▓▓▓▓▓▓▓░▓▓▓▓▓▓▓░░▓▓▓▓▓▓▓▓▓▓······      a chain, and some words around it on both sides
    same words        ▓▓▓▓▓▓▓▓ ▓▓▓▓▓▓▓  ▓▓▓▓▓▓▓▓▓▓  ▓  ▓      their longest common subsequence
    passage           └──────────────────────────┘            over short or similar gaps, without strays

The rules and thresholds are those of `provenance.align` (`alignment.toml`): which gaps are bridged, how long and how
surprising a passage is.

Departures: sentences are not known here, so an end grows over edited words as long as enough of them are the same. A
word's bits are those of the background; the discounts for names and stock phrases are made for short passages only.
What is told in other words is not looked for. A whole scan hands its pairs to `provenance.align`, which does all that.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.distance import LCSseq

from provenance.data.tables import table
from provenance.match.rarity import cumulative_bits
from provenance.match.runs import RUN
from provenance.match.tokens import tokenize
from provenance.model import PassageKind, Span
from provenance.scan.runs import WINDOW

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provenance.scan.arrays import Flags, Places, Small
    from provenance.scan.vocabulary import Vocabulary
    from provenance.scan.words import Words

_ROWS = table("alignment.toml")
"""The thresholds of alignment; the package that reads them all takes longer to import than a small scan."""
PASSAGE_BITS: float = _ROWS["passage_bits"]["value"]
_TENTHS = round(10 * PASSAGE_BITS)
PASSAGE_WORDS: int = _ROWS["passage_words"]["value"]
_EDIT_GAP: int = _ROWS["edit_gap"]["value"]
_SIMILAR_GAP: int = _ROWS["similar_gap"]["value"]
_GAP_SIMILARITY: float = _ROWS["gap_similarity"]["value"]
_EDGE_WORDS: int = _ROWS["edge_words"]["value"]
_EDITED: float = _ROWS["edited_similarity"]["value"]
AROUND = 60
"""Words around a chain in which its passage may go on: what sampling and edits may have hidden. Judgement."""
_CLOSING = "\"'“”’»)].,;:!?…。！？」』"
_OPENING = "\"'“„‘«([「『"
_SHORT = 30
"""Words below which a passage can be a name with its titles (`Senate Majority Leader …`), and is looked at for that."""
_HIDDEN = WINDOW - 1
"""Words at both ends of a notice that the sample may have left out."""
_FIRST = 0xE000
CHARACTERS = 0x110000 - _FIRST
"""Words are compared as characters behind the surrogates, which is what the library is fastest with. Two words whose
rows lie this far apart would be taken for one."""


@dataclass(frozen=True, slots=True)
class Text:
    """An article's words: rows in the vocabulary, characters, and what stands in front of each word.

    ``bits`` (in tenths) and ``words`` count what is in front of each word, from any number on; ``own_bits`` and
    ``own_words`` leave out what the outlet prints below other articles too; they are used between articles of one
    outlet.
    """

    text: str
    rows: Small
    starts: Small
    ends: Small
    letters: str
    bits: Small
    words: Places
    own_bits: Small
    own_words: Small | Places


def texts_of(texts: Sequence[str], words: Words, vocabulary: Vocabulary, notices: Sequence[Places]) -> list[Text]:
    """Articles with their words.

    Args:
        texts: some articles.
        words: theirs, with their places.
        vocabulary: where words are numbered.
        notices: of each article the places of sampled runs that are its outlet's notice.
    """
    numbers = vocabulary.rows(words.hashes)
    worth = vocabulary.tenths(numbers)
    letters = (numbers % CHARACTERS + _FIRST).astype("<u4").tobytes().decode("utf-32-le")
    # Thousands of articles are held at once: small numbers take half the memory.
    rows, starts, ends = (each.astype(np.int32) for each in (numbers, words.starts, words.ends))
    bits, every = _before(worth), _counting(numbers.size + 1)
    own_bits: Small = bits
    own_words: Small | Places = every
    if any(each.size for each in notices):
        own = ~_noticed(words.bounds, notices)
        own_bits, own_words = _before(worth * own), _before(own)
    bounds = words.bounds.tolist()
    found = []
    for text, first, last in zip(texts, bounds[:-1], bounds[1:], strict=True):
        inside, around = slice(first, last), slice(first, last + 1)
        found.append(
            Text(
                text,
                rows[inside],
                starts[inside],
                ends[inside],
                letters[inside],
                bits[around],
                every[around],
                own_bits[around],
                own_words[around],
            )
        )
    return found


def _noticed(bounds: Places, notices: Sequence[Places]) -> Flags:
    """Which words belong to a notice: those of its sampled runs, and those that the sample may have left out."""
    which = np.repeat(np.arange(len(notices)), [each.size for each in notices])
    first, last = bounds[which], bounds[which + 1]
    runs = np.concatenate(notices) + first
    begins = np.bincount(np.maximum(runs - _HIDDEN, first), minlength=int(bounds[-1]))
    ends = np.bincount(np.minimum(runs + RUN + _HIDDEN, last), minlength=int(bounds[-1]))
    found: Flags = np.cumsum(begins - ends[: begins.size]) > 0
    return found


@dataclass(frozen=True, slots=True)
class Found:
    """A passage: characters of both texts, and how it is shared (`provenance.model.Passage`)."""

    a: Span
    b: Span
    kind: PassageKind
    similarity: float
    bits: float


_Block = tuple[int, int, int]
"""Place in a, place in b, words that are the same."""


def passages(
    a: Text, b: Text, windows: Iterable[tuple[int, int, int, int]], *, one_house: bool = False
) -> tuple[Found, ...]:
    """The passages of a pair, ordered by their place in ``a``; none overlaps another on either side.

    Args:
        a: one article.
        b: the other.
        windows: chains, as words of the two articles: start and end in a, start and end in b.
        one_house: both are of one outlet, so its notices count for nothing.
    """
    groups: list[list[_Block]] = []
    for a_start, a_end, b_start, b_end in _merged(windows):
        low_a, low_b = max(0, a_start - AROUND), max(0, b_start - AROUND)
        high_a, high_b = a_end + AROUND, b_end + AROUND
        blocks = _blocks(a.letters[low_a:high_a], b.letters[low_b:high_b])
        groups += _groups([(low_a + one, low_b + other, length) for one, other, length in blocks])
    bits, words = (a.own_bits, a.own_words) if one_house else (a.bits, a.words)
    measured = [(_sum(bits, group), group) for group in groups]
    kept: list[tuple[int, list[_Block]]] = []
    for worth, group in sorted(measured, key=lambda each: (-each[0], each[1])):
        if worth < _TENTHS:
            break
        free = [block for block in group if not any(_touches(block, other) for _, other in kept)]
        if (len(free) == len(group) or _sum(bits, free) >= _TENTHS) and _sum(words, free) >= PASSAGE_WORDS:
            kept.append((_sum(bits, free), free))
    found = (_found(a, b, group, worth / 10) for worth, group in sorted(kept, key=lambda each: each[1]))
    return tuple(each for each in found if each.bits >= PASSAGE_BITS)


def _touches(block: _Block, group: Sequence[_Block]) -> bool:
    (a_first, b_first, _), (a_last, b_last, last) = group[0], group[-1]
    one, other, length = block
    return (one < a_last + last and a_first < one + length) or (other < b_last + last and b_first < other + length)


def _merged(windows: Iterable[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """Chains whose windows overlap on both sides, as one."""
    merged: list[tuple[int, int, int, int]] = []
    for window in sorted(windows):
        for at, other in enumerate(merged):
            near_a = window[0] <= other[1] + AROUND and other[0] <= window[1] + AROUND
            near_b = window[2] <= other[3] + AROUND and other[2] <= window[3] + AROUND
            if near_a and near_b and (window[0] - other[0]) * (window[2] - other[2]) >= 0:
                merged[at] = (
                    min(other[0], window[0]),
                    max(other[1], window[1]),
                    min(other[2], window[2]),
                    max(other[3], window[3]),
                )
                break
        else:
            merged.append(window)
    return merged


def _blocks(one: str, other: str) -> list[_Block]:
    if one == other:
        return [(0, 0, len(one))]
    return [(each.a, each.b, each.size) for each in LCSseq.editops(one, other).as_matching_blocks() if each.size]


def _groups(blocks: Sequence[_Block]) -> list[list[_Block]]:
    """Blocks as passages: parted where the gap between two runs is neither short nor alike, without strays."""
    anchors = [at for at, block in enumerate(blocks) if block[2] >= RUN]
    if not anchors:
        return []
    groups = [[anchors[0], anchors[0]]]
    for last, at in zip(anchors, anchors[1:], strict=False):
        if _bridged(blocks, last, at):
            groups[-1][1] = at
        else:
            groups.append([at, at])
    found = []
    for number, (first, last) in enumerate(groups):
        low = groups[number - 1][1] + 1 if number else 0
        high = groups[number + 1][0] - 1 if number + 1 < len(groups) else len(blocks) - 1
        start = _grown(blocks, first, low, -1)
        end = _grown(blocks, last, high, 1)
        found.append(list(blocks[start : end + 1]))
    return found


def _bridged(blocks: Sequence[_Block], last: int, at: int) -> bool:
    (a_place, b_place, length), (a_next, b_next, _) = blocks[last], blocks[at]
    a_gap, b_gap = a_next - a_place - length, b_next - b_place - length
    if max(a_gap, b_gap) <= _EDIT_GAP:
        return True
    if max(a_gap, b_gap) > _SIMILAR_GAP:
        return False
    same = sum(length for _, _, length in blocks[last + 1 : at])
    return 2 * same >= _GAP_SIMILARITY * (a_gap + b_gap)


def _grown(blocks: Sequence[_Block], at: int, limit: int, step: int) -> int:
    """The block up to which an end grows: as long as what it passes over is not more than what is the same."""
    best, score, most = at, 0.0, 0.0
    while at != limit:
        (a_one, b_one, one), (a_two, b_two, two) = sorted((blocks[at], blocks[at + step]))
        gap = max(a_two - a_one - one, b_two - b_one - one)
        new = blocks[at + step][2]
        score += new - gap
        if gap > _EDIT_GAP or score < -_EDIT_GAP:
            break
        at += step
        if score > most or (gap <= _EDGE_WORDS and new > gap):
            best, most = at, max(most, score)
        _ = two
    return best


def _before(values: Small | Flags) -> Small:
    """The sum of all values in front of each, and of all."""
    found = np.zeros(values.size + 1, dtype=np.int32)
    np.cumsum(values, out=found[1:])
    return found


def _counting(count: int) -> Places:
    """0, 1, 2 …; one array for all articles."""
    return _count_to(1 << max(16, count.bit_length()))[:count]


@cache
def _count_to(most: int) -> Places:
    return np.arange(most)


def _sum(before: Small | Places, group: Sequence[_Block]) -> int:
    return int(sum(before[place + length] - before[place] for place, _, length in group))


def _found(a: Text, b: Text, group: Sequence[_Block], bits: float) -> Found:
    a_first, b_first, _ = group[0]
    a_last, b_last, last = group[-1]
    a_end, b_end = a_last + last, b_last + last
    same = sum(length for _, _, length in group)
    whole = a_end - a_first + b_end - b_first
    similarity = 2 * same / whole
    kind: PassageKind = "paraphrase" if similarity < _EDITED else "edited"
    if 2 * same == whole and np.array_equal(a.rows[a_first:a_end], b.rows[b_first:b_end]):
        kind = "verbatim"
    if same < _SHORT:
        bits = min(bits, similarity * _without_names(a, a_first, a_end))
    return Found(_span(a, a_first, a_end), _span(b, b_first, b_end), kind, round(similarity, 4), round(bits, 1))


def _without_names(side: Text, first: int, last: int) -> float:
    """What the words are worth if names and stock phrases count as little as they do in alignment."""
    region = Span(int(side.starts[first]), int(side.ends[last - 1]))
    tokens = tokenize(side.text[region.start : region.end], [Span(0, len(region))])
    # The first word of a passage need not be the first of a sentence.
    if len(tokens) and side.text[region.start].isupper():
        tokens.names[0] = 1
    return cumulative_bits(tokens)[-1]


def _span(side: Text, first: int, last: int) -> Span:
    """Words with the quotation marks, brackets and stops directly at their ends."""
    text, start, end = side.text, int(side.starts[first]), int(side.ends[last - 1])
    low = int(side.ends[first - 1]) if first else 0
    high = int(side.starts[last]) if last < len(side.starts) else len(text)
    while start > low and text[start - 1] in _OPENING:
        start -= 1
    while end < high and text[end] in _CLOSING:
        end += 1
    return Span(start, end)
