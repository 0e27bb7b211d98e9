"""Word-level differences between two versions of a passage."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from provenance.model import Span
from provenance.report.changes import only_here

_WORDS = st.lists(st.sampled_from(["the", "harbour", "on", "Monday", "reopens", ",", "“", "ships'"]), max_size=30).map(
    " ".join
)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+|[^\w\s]", text)


def _without(text: str, spans: tuple[Span, ...]) -> str:
    kept, at = "", 0
    for span in spans:
        kept, at = kept + text[at : span.start] + " ", span.end
    return kept + text[at:]


@given(_WORDS, _WORDS)
def test_without_the_words_only_here_both_sides_read_the_same(a: str, b: str) -> None:
    found = only_here(a, b)
    assert found is not None
    assert _words(_without(a, found[0])) == _words(_without(b, found[1]))


@given(_WORDS)
def test_a_text_has_nothing_its_twin_lacks(text: str) -> None:
    assert only_here(text, text) == ((), ())


def test_a_dropped_word_and_an_added_one_are_named() -> None:
    a, b = "waiting on Monday with grain", "waiting Monday loaded with grain"
    found = only_here(a, b)
    assert found is not None
    assert [span.of(a) for span in found[0]] == ["on"]
    assert [span.of(b) for span in found[1]] == ["loaded"]


def test_neighbouring_changed_words_are_one_run() -> None:
    a = "he said on late Monday evening that"
    found = only_here(a, "he said that")
    assert found is not None
    assert [span.of(a) for span in found[0]] == ["on late Monday evening"]


def test_texts_too_long_to_compare_are_refused_not_tried() -> None:
    assert only_here("word " * 21_000, "word " * 21_000) is None
