"""Whether a stretch can name an agency is the same asked alone and asked of an article's stretches together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.data.agencies import agencies
from provenance.marks.hints import Hints, hinted

_FORMS = sorted({form for agency in agencies() for form in agency.forms})
_WORDS = (
    "the",
    "ferry",
    "said",
    "U.S.",
    "don't",
    "—",
    "press",
    "Press",
    "news",
    "t",
    "u",
    "agency",
    "Trend",
    "ОАО",
    "港",
    "İz",
)
_PIECES = st.one_of(st.sampled_from(_FORMS), st.sampled_from(_FORMS).map(str.lower), st.sampled_from(_WORDS))
_STRETCHES = st.lists(
    st.lists(_PIECES, max_size=5).flatmap(
        lambda words: st.sampled_from([" ", "/", "\n", "’"]).map(lambda by: by.join(words))
    ),
    max_size=5,
)


@given(_STRETCHES)
def test_an_article_s_stretches_get_the_answers_they_get_alone(stretches: list[str]) -> None:
    hints = Hints(stretches)
    assert [hints(each) for each in stretches] == [hinted(each) for each in stretches]


@given(_STRETCHES, st.sampled_from(_FORMS))
def test_a_stretch_that_was_not_read_with_the_others_is_asked_anew(stretches: list[str], form: str) -> None:
    assert Hints(stretches)(f"({form})")


def test_every_form_is_seen_wherever_it_stands() -> None:
    stretches = [written for form in _FORMS for written in (form, f"“By Ada Quill, {form}.”")]
    assert [each for each in stretches if not hinted(each)] == []


@pytest.mark.parametrize("text", ["", "Ferry crews get a pay rise.", "an associated company", "lusa", "Map of Tarrow"])
def test_a_stretch_without_the_words_of_a_name_is_not_looked_at(text: str) -> None:
    assert not hinted(text)


def test_a_short_form_is_seen_only_as_it_may_be_written() -> None:
    assert hinted("/ AFP")
    assert not hinted("/ aFp")
