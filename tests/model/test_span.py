"""Spans name the characters they say they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from provenance.model import Span, difference, intersection, measure, trimmed, union

if TYPE_CHECKING:
    from collections.abc import Iterable

SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 20)).map(lambda pair: Span(pair[0], pair[0] + pair[1])), max_size=8
)


def characters(spans: Iterable[Span]) -> set[int]:
    return {at for span in spans for at in range(span.start, span.end)}


@given(SPANS)
def test_a_union_has_the_same_characters_without_overlap(spans: list[Span]) -> None:
    merged = union(spans)
    assert characters(merged) == characters(spans)
    assert all(one.end < other.start for one, other in zip(merged, merged[1:], strict=False))
    assert measure(spans) == len(characters(spans))


@given(SPANS, SPANS)
def test_an_intersection_has_exactly_the_common_characters(some: list[Span], others: list[Span]) -> None:
    assert characters(intersection(some, others)) == characters(some) & characters(others)


@given(SPANS, SPANS)
def test_a_difference_has_exactly_the_characters_of_the_first_alone(some: list[Span], others: list[Span]) -> None:
    assert characters(difference(some, others)) == characters(some) - characters(others)


@given(st.text(max_size=40))
def test_a_trimmed_span_loses_blanks_at_its_ends_and_nothing_else(text: str) -> None:
    assert trimmed(text, 0, len(text)).of(text) == text.strip()


def test_overlap_and_containment_count_characters() -> None:
    assert Span(2, 6).overlap(Span(4, 9)) == 2
    assert Span(2, 6).overlap(Span(6, 9)) == 0
    assert Span(2, 6).contains(Span(3, 6))
    assert not Span(2, 6).contains(Span(3, 7))
