"""One article made ready for matching: its words with what each of them is worth and where it stands."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.match.rarity import cumulative_bits
from provenance.match.tokens import Tokens, tokenize

if TYPE_CHECKING:
    from provenance.model import Article, Span

_TEXT_MARKS = frozenset(
    {
        *("dateline", "credit", "byline", "source_line", "contributor", "reprint", "press_release", "copyright"),
        *("photo_credit", "metadata"),
    }
)
"""Marks whose words are the editor's, not the story's: two articles do not share text because both say `/TASS/`."""


@dataclass(frozen=True, slots=True)
class Material:
    """Words, their cumulative bits, and for each word whether it is quoted and the number of its sentence."""

    tokens: Tokens
    cumulative: array[float]
    quoted: bytearray
    sentence: array[int]
    sentences: tuple[Span, ...]

    def bits(self, first: int, last: int) -> float:
        """How surprising the words from ``first`` up to, not including, ``last`` are."""
        return self.cumulative[last] - self.cumulative[first]

    def quoted_share(self, first: int, last: int) -> float:
        """The share (0…1) of these words that is direct speech."""
        return sum(self.quoted[first:last]) / max(1, last - first)


def material(article: Article) -> Material:
    """The article's own text, headline and body, without its marks of origin, ready for `seeds`."""
    layout = article.layout
    headline = layout.of_role("headline")
    marks = [mark.span for mark in article.reading.marks if mark.kind in _TEXT_MARKS]
    tokens = tokenize(article.text, (*headline, *article.body), marks, article.sentences)
    return Material(
        tokens,
        cumulative_bits(tokens),
        _inside(tokens, [quotation.span for quotation in article.quotations]),
        _numbers(tokens, article.sentences),
        article.sentences,
    )


def _inside(tokens: Tokens, spans: list[Span]) -> bytearray:
    flags = bytearray(len(tokens))
    number = 0
    for at, start in enumerate(tokens.starts):
        while number < len(spans) and spans[number].end <= start:
            number += 1
        flags[at] = number < len(spans) and spans[number].start <= start
    return flags


def _numbers(tokens: Tokens, sentences: tuple[Span, ...]) -> array[int]:
    numbers = array("I")
    number = 0
    for start in tokens.starts:
        while number + 1 < len(sentences) and sentences[number].end <= start:
            number += 1
        numbers.append(number)
    return numbers
