"""Direct speech is found by its marks, in the ways typesetters use them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.model import Span
from provenance.segment import quotations


def quoted(text: str) -> list[str]:
    return [quotation.inner.of(text) for quotation in quotations(text, [Span(0, len(text))])]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("She said “we will wait” and left.", "we will wait"),
        ('She said "we will wait" and left.', "we will wait"),
        ("Sie sagte „wir warten“ und ging.", "wir warten"),
        ("Elle a dit «nous attendons» et partit.", "nous attendons"),
        ("彼女は「待ちます」と言った。", "待ちます"),
        ("She said ‘we will wait here’ and left.", "we will wait here"),
    ],
)
def test_each_language_s_marks_are_read(text: str, inner: str) -> None:
    assert quoted(text) == [inner]


def test_apostrophes_are_no_quotation_marks() -> None:
    assert quoted("The brothers’ aunt’s house isn’t ‘old’, it’s the mayor’s.") == []


def test_inches_are_no_quotation_marks() -> None:
    assert quoted('A 12" pipe and a 9" pipe were found.') == []


def test_a_quotation_that_runs_on_into_the_next_paragraph_counts_to_the_paragraph_s_end() -> None:
    text = "“We will wait.\n\n“Then we will go,” she said."
    assert quoted(text) == ["We will wait.", "Then we will go,"]


def test_a_mark_that_is_never_closed_opens_nothing() -> None:
    assert quoted("He said “we will wait and left.\n\nNobody heard it.") == []


@given(st.text(alphabet='ab “”"«»‘’\n', max_size=80))
def test_quotations_are_apart_and_in_order_whatever_the_marks(text: str) -> None:
    found = quotations(text, [Span(0, len(text))])
    assert all(one.span.end <= other.span.start for one, other in zip(found, found[1:], strict=False))
    assert all(each.span.contains(each.inner) for each in found)
