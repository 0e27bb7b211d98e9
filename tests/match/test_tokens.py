"""Words are compared in one form and keep their place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from provenance.match import tokenize
from provenance.match.tokens import normal_form
from provenance.model import Span


def words(text: str) -> list[str]:
    return list(tokenize(text, [Span(0, len(text))]).words)


def test_case_quotes_and_full_width_forms_are_one_word() -> None:
    assert words("Israel’s ISRAEL'S ｉｓｒａｅｌ's") == ["israel's"] * 3


def test_characters_that_are_not_seen_are_in_the_place_but_not_in_the_word() -> None:
    text = "co\u00adoper\u200bation went on"
    tokens = tokenize(text, [Span(0, len(text))])
    assert tokens.words[0] == "cooperation"
    assert tokens.span(0, 1).of(text) == "co\u00adoper\u200bation"


def test_scripts_without_blanks_give_a_token_a_character() -> None:
    assert words("橋が closed") == ["橋", "が", "closed"]


def test_words_left_out_leave_a_break_that_matches_nothing() -> None:
    text = "The bridge is closed (AFP) and the mill is open"
    at = text.index("(AFP)")
    tokens = tokenize(text, [Span(0, len(text))], [Span(at, at + 5)])
    assert "afp" not in tokens.words
    assert tokens.words.count("") == 1


def test_capitals_inside_a_sentence_are_names_and_at_its_start_are_not() -> None:
    text = "Walkers met Ilse Brandvold. The forester smiled."
    tokens = tokenize(text, [Span(0, len(text))], sentences=[Span(0, 27), Span(28, len(text))])
    named = [word for word, name in zip(tokens.words, tokens.names, strict=True) if name]
    assert named == ["ilse", "brandvold"]


@given(st.text(max_size=200))
def test_every_token_s_place_holds_the_word_it_stands_for(text: str) -> None:
    tokens = tokenize(text, [Span(0, len(text))])
    for at, word in enumerate(tokens.words):
        assert normal_form(tokens.span(at, at + 1).of(text)) == word


@given(st.text(max_size=60))
def test_the_normal_form_is_its_own_normal_form(written: str) -> None:
    once = normal_form(written)
    assert normal_form(once) == once
