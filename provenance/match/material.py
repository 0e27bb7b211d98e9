"""One article made ready for matching: its words with what each of them is worth and where it stands."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from provenance.match.rarity import cumulative_bits
from provenance.match.runs import run_hashes
from provenance.match.tokens import Tokens, tokenize
from provenance.match.whole import whole

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

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
    """Words, their runs' hashes, their cumulative bits, and for each whether it is quoted and its sentence's number."""

    tokens: Tokens
    hashes: list[int]
    """`runs.run_hashes`: the run that starts at each token, -1 for none."""
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


def material(
    article: Article,
    common: Mapping[int, float] | None = None,
    hashed: Callable[[Sequence[str]], list[int]] = run_hashes,
) -> Material:
    """The article's own text, headline and body, without its marks of origin, ready for `seeds`.

    Args:
        article: the article.
        common: what runs are worth that are common in the article's outlet (`common.common_runs`, for its outlet).
        hashed: what gives the same as `runs.run_hashes`.
    """
    headline = article.layout.of_role("headline")
    marks = [mark.span for mark in article.reading.marks if mark.kind in _TEXT_MARKS]
    tokens = tokenize(article.text, (*headline, *article.body), marks, article.sentences, read=whole(article.text))
    hashes = hashed(tokens.words)
    return Material(
        tokens,
        hashes,
        cumulative_bits(tokens, common, hashes),
        _inside(tokens, [quotation.span for quotation in article.quotations]),
        _numbers(tokens, article.sentences),
        article.sentences,
    )


def discounted(side: Material, common: Mapping[int, float]) -> Material:
    """The same material with the runs that are common in its outlet worth what they are worth there."""
    return replace(side, cumulative=cumulative_bits(side.tokens, common, side.hashes)) if common else side


def _inside(tokens: Tokens, spans: Sequence[Span]) -> bytearray:
    flags = bytearray(len(tokens))
    for span in spans:
        first, last = bisect_left(tokens.starts, span.start), bisect_left(tokens.starts, span.end)
        flags[first:last] = b"\1" * (last - first)
    return flags


def _numbers(tokens: Tokens, sentences: Sequence[Span]) -> array[int]:
    """For each token the first sentence that ends behind its start; the last one where none does."""
    numbers = array("I")
    for number, sentence in enumerate(sentences[:-1]):
        last = bisect_left(tokens.starts, sentence.end)
        numbers.extend([number] * (last - len(numbers)))
    numbers.extend([max(0, len(sentences) - 1)] * (len(tokens) - len(numbers)))
    return numbers
