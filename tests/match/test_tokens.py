"""Words are compared in one form and keep their place."""

from __future__ import annotations

import re

import pytest
from guard import no_hang
from hypothesis import given
from hypothesis import strategies as st

from provenance.match import Tokens, tokenize
from provenance.match.forms import TOKEN
from provenance.match.tokens import normal_form
from provenance.model import Span
from provenance.segment import sentences


def whole(text: str) -> Tokens:
    regions = [Span(0, len(text))]
    return tokenize(text, regions, sentences=sentences(text, regions))


def words(text: str) -> list[str]:
    return list(whole(text).words)


def names(text: str) -> list[str]:
    tokens = whole(text)
    return [word for word, name in zip(tokens.words, tokens.names, strict=True) if name]


def test_case_quotes_and_full_width_forms_are_one_word() -> None:
    assert words("Israel’s ISRAEL'S ｉｓｒａｅｌ's") == ["israel's"] * 3


def test_characters_that_are_not_seen_are_in_the_place_but_not_in_the_word() -> None:
    text = "co\u00adoper\u200bation went on"
    tokens = whole(text)
    assert tokens.words[0] == "cooperation"
    assert tokens.span(0, 1).of(text) == "co\u00adoper\u200bation"


def test_scripts_without_blanks_give_a_token_a_character() -> None:
    assert words("橋が closed") == ["橋", "が", "closed"]


def test_accents_are_compared_only_where_that_is_asked_for() -> None:
    text = "Recep Tayyip Erdoğan"
    assert words(text) == words("Recep Tayyip Erdogan")
    assert tokenize(text, [Span(0, len(text))], diacritics=True).words[2] == "erdoğan"


def test_words_left_out_leave_a_break_that_matches_nothing() -> None:
    text = "The bridge is closed (AFP) and the mill is open"
    at = text.index("(AFP)")
    tokens = tokenize(text, [Span(0, len(text))], [Span(at, at + 5)])
    assert "afp" not in tokens.words
    assert tokens.words.count("") == 1


@pytest.mark.parametrize("end", ["-\n", "-\r\n", "- \n  ", "\u00ad\n", "¬\n"])
def test_a_known_word_broken_over_a_line_s_end_is_one_word(end: str) -> None:
    text = f"the infor{end}mation said"
    tokens = whole(text)
    assert tokens.words == ("the", "information", "said")
    assert tokens.span(1, 2).of(text) == f"infor{end}mation"


def test_a_word_broken_over_a_line_s_end_is_known_from_the_text_too() -> None:
    assert words("Der Onkel-\nflohmarkt ist zu. Ein Onkelflohmarkt!").count("onkelflohmarkt") == 2
    assert words("Der Onkel-\nflohmarkt ist zu.").count("onkelflohmarkt") == 0


@pytest.mark.parametrize("text", ["a well-\nknown man", "the vote -\nand more", "Baden-\nWürttemberg", "U-\nturn"])
def test_a_hyphen_that_belongs_at_a_line_s_end_parts_words(text: str) -> None:
    assert words(text) == words(text.replace("-", " "))


def test_capitals_inside_a_sentence_are_names_and_at_its_start_are_not() -> None:
    assert names("Walkers met Ilse Brandvold. The forester smiled.") == ["ilse", "brandvold"]


def test_the_stop_of_a_title_starts_no_sentence() -> None:
    assert names("Walkers met Gov. Tom Hask and the U.S. Navy there.") == ["gov", "tom", "hask", "u", "s", "navy"]


def test_without_sentences_a_capital_behind_a_stop_may_be_anything() -> None:
    text = "They met. Holt smiled at Quill."
    tokens = tokenize(text, [Span(0, len(text))])
    assert [word for word, name in zip(tokens.words, tokens.names, strict=True) if name] == ["quill"]


@pytest.mark.parametrize(
    "text", ["Bridge Closed After Beavers Gnaw Through Planks", "BRIDGE CLOSED AFTER BEAVERS GNAW THROUGH PLANKS."]
)
def test_in_a_headline_of_capitals_a_capital_says_nothing(text: str) -> None:
    assert names(text) == []


@given(st.text(max_size=200))
def test_every_token_s_place_holds_the_word_it_stands_for(text: str) -> None:
    tokens = whole(text)
    plain = {each.span: each.plain for each in tokens.disguises}
    for at, word in enumerate(tokens.words):
        span = tokens.span(at, at + 1)
        assert normal_form(plain.get(span, span.of(text))) == word
        assert word


ODD = "abeoср оеαο’'-\n.·\u00ad\u200b\u2009 ᴛʜ𝐓𝐡ⓉｔＢ1日\u0301"


@given(st.text(alphabet=ODD, max_size=60))
def test_every_token_s_place_holds_its_word_among_characters_that_disguise(text: str) -> None:
    tokens = whole(text)
    plain = {each.span: each.plain for each in tokens.disguises}
    for at, word in enumerate(tokens.words):
        span = tokens.span(at, at + 1)
        assert normal_form(plain.get(span, span.of(text))) == word


@given(st.text(alphabet=ODD, max_size=60))
def test_a_disguise_changes_the_place_of_no_other_word(text: str) -> None:
    tokens = whole(text)
    read = {(tokens.starts[at], tokens.ends[at]) for at in range(len(tokens))}
    for each in re.finditer(TOKEN, text):
        span = Span(*each.span())
        is_disguised = any(span.overlap(other.span) for other in tokens.disguises)
        is_broken = any(start <= span.start < end and "\n" in text[start:end] for start, end in read)
        if normal_form(each.group()) and not is_disguised and not is_broken:
            assert each.span() in read


@given(st.text(max_size=80), st.text(max_size=80))
def test_regions_are_read_each_by_itself(one: str, other: str) -> None:
    text = f"{one}\n\n{other}"
    regions = [Span(0, len(one)), Span(len(one) + 2, len(text))]
    both = tokenize(text, regions)
    for region in regions:
        inside = range(region.start, region.end)
        found = [word for word, start in zip(both.words, both.starts, strict=True) if word and start in inside]
        assert found == list(tokenize(text, [region]).words)


@pytest.mark.parametrize("piece", ["a", "a b ", "a-\n", "\u200b", "сo", "'", "e\u0301", ". ", "сор "])
def test_long_texts_of_one_kind_are_read_in_the_time_they_take(piece: str) -> None:
    with no_hang():
        whole(piece * (400_000 // len(piece)))
