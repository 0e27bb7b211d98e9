"""Sentences told in other words, found beside text that was copied.

::

    a  The harbour board elected Ines Holt its chair in March.
    b  In March Holt was elected chair by the board of the harbour.

Two sentences are compared only where they share rare stems (an index from stem to sentence, not all with all); they
are a paraphrase where enough of what all their stems are worth is common to both.

Two reporters of one event share names, numbers and rare words without having read each other. So this looks only at
pairs that share copied text already, and what it finds is shown, counted as taken over, but is no evidence by itself
that there was copying.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz

from provenance.align.limits import LIMITS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.match import Material
    from provenance.model import Span

_COMMON = 24
"""A stem that stands in more sentences than this is no way to find one of them."""


@dataclass(frozen=True, slots=True)
class Retelling:
    """Two sentences by half-open token numbers, their similarity (0…1 over sorted words) and shared bits."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    similarity: float
    bits: float


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    end: int
    worth: dict[str, float]


def retellings(a: Material, b: Material, a_taken: Sequence[Span], b_taken: Sequence[Span]) -> tuple[Retelling, ...]:
    """Pairs of sentences in other words, each sentence in one pair at most, outside what is taken (token spans)."""
    a_sentences, b_sentences = list(_free(a, a_taken)), list(_free(b, b_taken))
    found: list[Retelling] = []
    a_used: set[int] = set()
    b_used: set[int] = set()
    for bits, number, place in sorted(_candidates(a_sentences, b_sentences), key=lambda each: (-each[0], *each[1:])):
        if number in a_used or place in b_used:
            continue
        a_used.add(number)
        b_used.add(place)
        one, other = a_sentences[number], b_sentences[place]
        one_words = " ".join(a.tokens.words[one.start : one.end])
        other_words = " ".join(b.tokens.words[other.start : other.end])
        similarity = fuzz.token_sort_ratio(one_words, other_words) / 100
        found.append(Retelling(one.start, one.end, other.start, other.end, similarity, bits))
    return tuple(sorted(found, key=lambda each: (each.a_start, each.b_start)))


def _candidates(a: Sequence[_Sentence], b: Sequence[_Sentence]) -> Iterator[tuple[float, int, int]]:
    """Shared bits and the numbers of two sentences that are alike enough."""
    index: dict[str, list[int]] = {}
    for number, sentence in enumerate(b):
        for stem in sentence.worth:
            index.setdefault(stem, []).append(number)
    for number, sentence in enumerate(a):
        hits: Counter[int] = Counter()
        for stem in sentence.worth:
            places = index.get(stem, ())
            if len(places) <= _COMMON:
                hits.update(places)
        for place, count in hits.items():
            if count >= LIMITS.paraphrase_words:
                score, bits = _shared(sentence.worth, b[place].worth)
                if bits >= LIMITS.paraphrase_bits and score >= LIMITS.paraphrase_similarity:
                    yield bits, number, place


def _shared(one: dict[str, float], other: dict[str, float]) -> tuple[float, float]:
    common = sorted(one.keys() & other.keys())
    bits = sum((one[stem] + other[stem]) / 2 for stem in common)
    return 2 * bits / (sum(one.values()) + sum(other.values())), bits


def _free(side: Material, taken: Sequence[Span]) -> Iterator[_Sentence]:
    """The sentences of which no word is taken, with what each of their stems is worth."""
    used = bytearray(len(side.tokens))
    for span in taken:
        used[span.start : span.end] = b"\1" * len(span)
    start = 0
    count = len(side.tokens)
    while start < count:
        end = start + 1
        while end < count and side.sentence[end] == side.sentence[start] and side.tokens.words[end]:
            end += 1
        if not any(used[start:end]):
            worth = {
                _stem(word): side.bits(at, at + 1)
                for at, word in enumerate(side.tokens.words[start:end], start)
                if word
            }
            if len(worth) >= LIMITS.paraphrase_words:
                yield _Sentence(start, end, worth)
        start = end


@cache
def _stemmer() -> Any:  # noqa: ANN401 - nltk ships no types
    from nltk.stem.snowball import EnglishStemmer  # noqa: PLC0415 - needed only where text was copied

    return EnglishStemmer()


@cache
def _stem(word: str) -> str:
    return str(_stemmer().stem(word)) if word.isascii() else word
