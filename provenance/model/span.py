"""A stretch of an article's text, by half-open character offsets into the text as decoded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """Characters ``start`` up to, not including, ``end``; ``text[start:end]`` is what is meant."""

    start: int
    end: int

    def __len__(self) -> int:
        """Length in characters."""
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of ``text`` this span names."""
        return text[self.start : self.end]

    def overlap(self, other: Span) -> int:
        """How many characters lie in both spans (0 where they do not touch)."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def contains(self, other: Span) -> bool:
        """Whether every character of ``other`` lies in this span."""
        return self.start <= other.start and other.end <= self.end


def trimmed(text: str, start: int, end: int) -> Span:
    """The span from ``start`` to ``end`` without the blanks at its two ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def union(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same characters as sorted spans that neither overlap nor touch."""
    merged: list[Span] = []
    for span in sorted(spans):
        if not len(span):
            continue
        if merged and span.start <= merged[-1].end:
            if span.end > merged[-1].end:
                merged[-1] = Span(merged[-1].start, span.end)
        else:
            merged.append(span)
    return tuple(merged)


def intersection(some: Iterable[Span], others: Iterable[Span]) -> tuple[Span, ...]:
    """The characters that lie in both sets of spans; linear in the number of spans."""
    left, right = union(some), union(others)
    found: list[Span] = []
    i = j = 0
    while i < len(left) and j < len(right):
        start, end = max(left[i].start, right[j].start), min(left[i].end, right[j].end)
        if start < end:
            found.append(Span(start, end))
        if left[i].end < right[j].end:
            i += 1
        else:
            j += 1
    return tuple(found)


def difference(some: Iterable[Span], others: Iterable[Span]) -> tuple[Span, ...]:
    """The characters of the first set of spans that lie in none of the second; linear in the number of spans."""
    removed = union(others)
    kept: list[Span] = []
    j = 0
    for span in union(some):
        start = span.start
        while j < len(removed) and removed[j].end <= start:
            j += 1
        k = j
        while k < len(removed) and removed[k].start < span.end:
            if start < removed[k].start:
                kept.append(Span(start, removed[k].start))
            start = max(start, removed[k].end)
            k += 1
        if start < span.end:
            kept.append(Span(start, span.end))
    return tuple(kept)


def measure(spans: Iterable[Span]) -> int:
    """How many different characters the spans name."""
    return sum(len(span) for span in union(spans))
