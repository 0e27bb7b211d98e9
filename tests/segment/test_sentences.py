"""Sentences end where a reader of news ends them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.model import Span
from provenance.segment import sentences


def split(text: str, *masked: str) -> list[str]:
    spans = [Span(text.index(piece), text.index(piece) + len(piece)) for piece in masked]
    return [span.of(text) for span in sentences(text, [Span(0, len(text))], spans)]


def test_a_masked_dateline_does_not_end_a_sentence() -> None:
    text = "PORT MERREN, December 9. /TASS/. The bell was raised. It is green."
    assert split(text, "PORT MERREN, December 9. /TASS/") == [
        "PORT MERREN, December 9. /TASS/. The bell was raised.",
        "It is green.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Sen. Ada Quill met Gov. Tom Hask on Sept. 4 in Ellerby.",
        "The U.S. ambassador spoke with Mr. Brandvold at 9 a.m. on Monday.",
        "The firm paid $2.5 million for No. 17, Lt. Gen. Solund said.",
    ],
)
def test_abbreviations_of_news_do_not_end_a_sentence(text: str) -> None:
    assert split(text) == [text]


def test_a_headline_without_a_full_stop_is_a_sentence_of_its_own() -> None:
    assert split("Bridge closed\n\nThe bridge is closed.") == ["Bridge closed", "The bridge is closed."]


def test_a_hard_wrapped_sentence_is_one() -> None:
    assert split("The bridge over the gorge will be\nclosed until May.\nWalkers complain.") == [
        "The bridge over the gorge will be\nclosed until May.",
        "Walkers complain.",
    ]


def test_full_width_and_arabic_stops_end_sentences() -> None:
    assert split("橋が閉まる。次の橋は遠い。") == ["橋が閉まる。", "次の橋は遠い。"]
    assert len(split("هل أغلق الجسر؟ نعم أغلق.")) == 2


def test_curly_quotes_behind_a_stop_belong_to_their_sentence() -> None:
    assert split("“It is green.” She left.") == ["“It is green.”", "She left."]


@given(st.text(max_size=200))
def test_sentences_are_in_order_apart_and_without_blanks_at_their_ends(text: str) -> None:
    found = sentences(text, [Span(0, len(text))])
    assert all(one.end <= other.start for one, other in zip(found, found[1:], strict=False))
    assert all(span.of(text) == span.of(text).strip() and len(span) for span in found)


@given(st.text(alphabet="ab .!?\n“”\"'", max_size=120))
def test_every_visible_character_stands_in_a_sentence(text: str) -> None:
    found = sentences(text, [Span(0, len(text))])
    covered = {at for span in found for at in range(span.start, span.end)}
    assert all(at in covered for at, character in enumerate(text) if not character.isspace())
