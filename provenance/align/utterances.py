"""Utterances that two articles both tell: what one person said, in the same words or independently reported.

::

    a  Netanyahu said he told the Russian leader that the Jewish state would go on with its steps against the handover
       of high-precision weapons to Hezbollah.
    b  “We will continue to take action against the precision weapons in Lebanon,” Netanyahu told his cabinet.

Statements are compared sentence by sentence, since reporters leave out some and join others. Two sentences can be one
utterance only where one speaker is named for both, or nobody for one of them. They are one where

* the same words stand in quotation marks on both sides, or
* enough of what their stems are worth is common to both, and their numbers do not contradict.

Two reports about one subject share its words whatever is said (`Syria`, `coordination`). So a word is worth what it is
worth in the background of news, but no more than it would surprise in the two articles themselves, outside of the
sentence at hand: −log₂ of its share there. What is left is what one speaker says once.

Sentences are found by their rare stems (an index, not all with all), so the work grows with the text and with what is
shared. Thresholds are in `provenance/data/utterances.toml`, each with what set it.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, TypeAlias

from rapidfuzz.distance import LCSseq

from provenance.data.tables import table
from provenance.match.stems import stems
from provenance.model import Span, measure
from provenance.segment import language_of, same_speaker, statements

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from provenance.match import Material
    from provenance.model import Article
    from provenance.segment import Statement


Rank: TypeAlias = tuple[int, str, str, tuple[Span, ...], str]
"""What the order goes by in which a pair is worked on; see `rank`."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """What two articles both report somebody to have said.

    ``a`` and ``b`` are token numbers, half open, of what is said on each side. ``similarity`` is 0…1 of what the stems
    of the smaller side are worth, ``bits`` is what the shared ones are worth. ``quoted`` says that both sides are
    direct speech, ``same_words`` that it is quoted in the same words.
    """

    a: Span
    b: Span
    similarity: float
    bits: float
    quoted: bool
    same_words: bool


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of a statement, by token numbers; ``worth`` is what each of its stems is worth, in bits."""

    start: int
    end: int
    statement: int
    worth: dict[str, float]
    """In the order of the text."""
    numbers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Told:
    """One article's statements, ready to be compared with those of any other."""

    article: Article
    material: Material
    statements: tuple[Statement, ...]
    speakers: tuple[str, ...]
    sentences: tuple[_Sentence, ...]
    index: dict[str, list[int]]
    rank: Rank


def told(article: Article, material: Material) -> Told:
    """The statements of an article, cut into sentences, with what their words are worth."""
    language = language_of(article.text, article.language)
    found = statements(article.text, article.sentences, article.quotations, language)
    sentences = tuple(_sentences(found, material, language))
    index: dict[str, list[int]] = {}
    for number, sentence in enumerate(sentences):
        for stem in sentence.worth:
            index.setdefault(stem, []).append(number)
    speakers = tuple(each.speaker.of(article.text) if each.speaker else "" for each in found)
    return Told(article, material, found, speakers, sentences, index, rank(article))


def shared_utterances(
    a: Told, b: Told, a_taken: Sequence[Span] = (), b_taken: Sequence[Span] = ()
) -> tuple[Utterance, ...]:
    """All utterances that both articles report, ordered by their place in ``a``.

    Args:
        a: one article's statements.
        b: the other's.
        a_taken: token numbers that are in a passage already; a sentence most of which is taken is left out.
        b_taken: the same of the other.

    Where several sentences could be one utterance, the order in which they are met could decide; so a pair is always
    worked on in the same order, and the result turned round where it has to be.
    """
    if a.rank > b.rank:
        turned = (_turned(each) for each in _shared(b, a, b_taken, a_taken))
        return tuple(sorted(turned, key=lambda each: (each.a, each.b)))
    return tuple(sorted(_shared(a, b, a_taken, b_taken), key=lambda each: (each.a, each.b)))


def rank(article: Article) -> Rank:
    """The article's place in the order in which a pair is worked on: the one with less text of its own first.

    Regions come out a little better so than the other way round (benchmarks/alignment.py), and the order is not left to
    chance. Files of one hash can be read as two texts: a page saved once as a page and once as text.
    """
    return measure(article.body), article.document.sha256, article.text, article.body, article.id


def _turned(found: Utterance) -> Utterance:
    return Utterance(found.b, found.a, found.similarity, found.bits, found.quoted, found.same_words)


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two sentences that may tell one utterance; ``sure`` if they are enough by themselves."""

    a: int
    b: int
    bits: float
    similarity: float
    same_words: bool
    sure: bool


def _shared(a: Told, b: Told, a_taken: Sequence[Span], b_taken: Sequence[Span]) -> list[Utterance]:
    if len(a.index.keys() & b.index.keys()) < _limits().stems:
        return []
    a_free, b_free = _free(a, a_taken), _free(b, b_taken)
    pairs = sorted(_candidates(a, b, a_free, b_free), key=lambda each: (not each.sure, -each.bits, each.a, each.b))
    # A sentence of one side may stand for several of the other, if they are of one statement.
    a_with: dict[int, int] = {}
    b_with: dict[int, int] = {}
    found: dict[tuple[int, int], list[list[_Pair]]] = {}
    for pair in pairs:
        a_statement, b_statement = a.sentences[pair.a].statement, b.sentences[pair.b].statement
        if pair.a in a_with and pair.b in b_with:
            continue
        if a_with.get(pair.a, b_statement) != b_statement or b_with.get(pair.b, a_statement) != a_statement:
            continue
        a_with[pair.a], b_with[pair.b] = b_statement, a_statement
        groups = found.setdefault((a_statement, b_statement), [])
        near = [group for group in groups if any(_together(pair, each) for each in group)]
        groups[:] = [group for group in groups if group not in near]
        groups.append([pair, *(each for group in near for each in group)])
    return [_utterance(a, b, group) for groups in found.values() for group in groups if _is_sure(a, b, group)]


def _is_sure(a: Told, b: Told, group: list[_Pair]) -> bool:
    """Whether sentences that are not enough one by one are so together."""
    if any(each.sure for each in group):
        return True
    if len(group) == 1:
        return False
    one, other = (_merged(side, numbers) for side, numbers in ((a, {e.a for e in group}), (b, {e.b for e in group})))
    return _compared(a, b, one, other) is not None


def _merged(side: Told, numbers: set[int]) -> _Sentence:
    parts = [side.sentences[number] for number in sorted(numbers)]
    worth: dict[str, float] = {}
    for part in parts:
        for stem, bits in part.worth.items():
            worth[stem] = max(worth.get(stem, 0.0), bits)
    digits = frozenset(number for part in parts for number in part.numbers)
    return _Sentence(parts[0].start, parts[-1].end, parts[0].statement, worth, digits)


def _together(one: _Pair, other: _Pair) -> bool:
    """Whether two pairs of sentences of the same two statements are the same sentences or follow each other."""
    return abs(one.a - other.a) <= 1 and abs(one.b - other.b) <= 1


def _utterance(a: Told, b: Told, group: list[_Pair]) -> Utterance:
    a_numbers, b_numbers = sorted({each.a for each in group}), sorted({each.b for each in group})
    bits = sum(each.bits for each in group)
    best = max(group, key=lambda each: (each.bits, -each.a, -each.b))
    return Utterance(
        Span(a.sentences[a_numbers[0]].start, a.sentences[a_numbers[-1]].end),
        Span(b.sentences[b_numbers[0]].start, b.sentences[b_numbers[-1]].end),
        round(sum(each.similarity * each.bits for each in group) / bits, 4) if bits else best.similarity,
        round(bits, 1),
        a.statements[a.sentences[best.a].statement].direct and b.statements[b.sentences[best.b].statement].direct,
        all(each.same_words for each in group),
    )


# -- which sentences are compared --------------------------------------------------------------------------------------


def _candidates(a: Told, b: Told, a_free: Sequence[int], b_free: Sequence[int]) -> Iterator[_Pair]:
    open_in_a, open_in_b = set(a_free), set(b_free)
    crowd = _limits().crowd
    once: set[tuple[int, int]] = set()
    again: set[tuple[int, int]] = set()
    for stem in a.index.keys() & b.index.keys():
        numbers, places = a.index[stem], b.index[stem]
        if len(numbers) <= crowd and len(places) <= crowd:
            for met in product(numbers, places):
                (again if met in once else once).add(met)
    for number, place in sorted(again):
        if number not in open_in_a or place not in open_in_b:
            continue
        one, other = a.sentences[number], b.sentences[place]
        score = _compared(a, b, one, other, part=True)
        if score is not None:
            bits, similarity, same_words = score
            sure = same_words or _compared(a, b, one, other) is not None
            yield _Pair(number, place, bits, similarity, same_words, sure)


def _compared(
    a: Told, b: Told, one: _Sentence, other: _Sentence, *, part: bool = False
) -> tuple[float, float, bool] | None:
    """Bits, similarity and whether it is the same words, if two sentences are enough for one utterance.

    As a ``part`` of one, together with the sentences beside them, they may be half of that.
    """
    limits = _limits()
    mine, theirs = a.speakers[one.statement], b.speakers[other.statement]
    agree = same_speaker(mine, theirs) if mine and theirs else None
    if agree is False:
        return None
    common = one.worth.keys() & other.worth.keys()
    bits = sum(sorted(min(one.worth[stem], other.worth[stem]) for stem in common))
    whole = min(sum(one.worth.values()), sum(other.worth.values()))
    similarity = min(1.0, bits / whole) if whole else 0.0
    if _same_words(a, b, one, other):
        return bits, similarity, True
    if one.numbers and other.numbers and one.numbers.isdisjoint(other.numbers):
        return None
    bits *= 1 - limits.order_share * (1 - _in_order(one, other, common))
    least, alike = (limits.bits, limits.similarity) if agree else (limits.bits_unnamed, limits.similarity_unnamed)
    if part:
        least, alike = least / 2, alike / 2
    elif len(common) < limits.stems or len(common - _stock(a, b, one, other)) < limits.apart:
        return None
    return (bits, similarity, False) if bits >= least and similarity >= alike else None


def _stock(a: Told, b: Told, one: _Sentence, other: _Sentence) -> set[str]:
    """The stems of the longest run of words that both have: `the friendship between our two peoples` is said often."""
    mine, theirs = a.material.tokens.words[one.start : one.end], b.material.tokens.words[other.start : other.end]
    length = start = 0
    before = [0] * (len(theirs) + 1)
    for at, word in enumerate(mine):
        now = [0] * (len(theirs) + 1)
        for place, again in enumerate(theirs):
            if word == again and word:
                now[place + 1] = before[place] + 1
                if now[place + 1] > length:
                    length, start = now[place + 1], at - before[place]
        before = now
    language = language_of(a.article.text, a.article.language)
    return set(stems(mine[start : start + length], language)) if length > 1 else set()


def _in_order(one: _Sentence, other: _Sentence, common: AbstractSet[str]) -> float:
    """The share of the common stems that stand in one order on both sides: facts are retold in the order of telling."""
    if len(common) < 2:
        return 1.0
    mine, theirs = ([stem for stem in each.worth if stem in common] for each in (one, other))
    return float(LCSseq.similarity(mine, theirs)) / len(common)


def _same_words(a: Told, b: Told, one: _Sentence, other: _Sentence) -> bool:
    """Whether most words of the shorter sentence stand in the other, in order, and both are quoted."""
    limits = _limits()
    if not (a.statements[one.statement].quotations and b.statements[other.statement].quotations):
        return False
    a_words = a.material.tokens.words[one.start : one.end]
    b_words = b.material.tokens.words[other.start : other.end]
    shorter = min(len(a_words), len(b_words))
    said = min(a.material.bits(one.start, one.end), b.material.bits(other.start, other.end))
    if shorter < limits.words or said < limits.words_bits:
        return False
    return bool(LCSseq.similarity(a_words, b_words) >= limits.words_similarity * shorter)


def _free(side: Told, taken: Sequence[Span]) -> list[int]:
    """The sentences of which no more than half is taken."""
    if not taken:
        return list(range(len(side.sentences)))
    used = bytearray(len(side.material.tokens))
    for span in taken:
        used[span.start : span.end] = b"\1" * len(span)
    return [
        number
        for number, each in enumerate(side.sentences)
        if 2 * sum(used[each.start : each.end]) <= each.end - each.start
    ]


# -- sentences of statements -------------------------------------------------------------------------------------------


def _sentences(found: Sequence[Statement], material: Material, language: str) -> list[_Sentence]:
    counts = Counter(material.tokens.words)
    places = list(_places(found, material))
    worths = [_worths(material, start, end, counts, background=language == "en") for start, end, _ in places]
    # One call for all: each has its price.
    stemmed = iter(stems([word for worth in worths for word, _ in worth], language))
    made: list[_Sentence] = []
    for (start, end, number), worth in zip(places, worths, strict=True):
        by_stem: dict[str, float] = {}
        for (_, bits), stem in zip(worth, stemmed, strict=False):
            by_stem[stem] = max(by_stem.get(stem, 0.0), bits)
        digits = frozenset(word for word in material.tokens.words[start:end] if word[:1].isdigit())
        made.append(_Sentence(start, end, number, by_stem, digits))
    return made


def _places(found: Sequence[Statement], material: Material) -> Iterator[tuple[int, int, int]]:
    """The sentences of all statements: first token, token behind the last, number of the statement."""
    starts, words, sentence = material.tokens.starts, material.tokens.words, material.sentence
    for number, statement in enumerate(found):
        for part in statement.parts:
            at, last = bisect_left(starts, part.start), bisect_left(starts, part.end)
            while at < last:
                end = at + 1
                while end < last and sentence[end] == sentence[at] and words[end]:
                    end += 1
                if words[at]:
                    yield at, end, number
                at = end


def _worths(
    material: Material, start: int, end: int, counts: Counter[str], *, background: bool
) -> list[tuple[str, float]]:
    """The words of a sentence that count, in order, and what each is worth in bits.

    The background is of English. In other languages all words of some length are worth the same, for what is long is
    rare (Zipf 1935).
    """
    limits = _limits()
    words = material.tokens.words[start:end]
    before = material.cumulative[start : end + 1]
    total = len(material.tokens)
    found: list[tuple[str, float]] = []
    for at, word in enumerate(words):
        if background:
            bits = before[at + 1] - before[at]
        else:
            bits = limits.long_bits if len(word) >= limits.long_letters or len(word) == 1 else 0.0
        if bits < limits.word_bits:
            continue
        elsewhere = counts[word] - words.count(word) if counts[word] > 1 else 0
        if elsewhere and len(word) > 1:
            bits = min(bits, math.log2(total / elsewhere))
        if bits >= limits.word_bits:
            # Scripts without blanks have one character a token: two of them are as much as a word.
            found.append((word if len(word) > 1 else "".join(words[at : at + 2]), bits))
    return found


@dataclass(frozen=True, slots=True)
class _Limits:
    """See `provenance/data/utterances.toml`."""

    word_bits: float
    long_letters: int
    long_bits: float
    stems: int
    apart: int
    crowd: int
    bits: float
    bits_unnamed: float
    similarity: float
    similarity_unnamed: float
    order_share: float
    words: int
    words_bits: float
    words_similarity: float


@cache
def _limits() -> _Limits:
    values = table("utterances.toml")
    return _Limits(**{name: row["value"] for name, row in values.items()})
