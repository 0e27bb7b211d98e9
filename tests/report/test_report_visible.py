"""Characters that cannot be seen are shown, and nothing is lost on the way."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from provenance.report.visible import STREAM_SAFE, excerpt, pieces, plain

_ANY = st.text(st.characters(exclude_categories=()), max_size=200) | st.text("ab \r\n\t\u202e\u200d\u0301\x00é🎈")


@given(_ANY)
def test_pieces_join_to_exactly_the_text(text: str) -> None:
    assert "".join(piece.text for piece in pieces(text)) == text


@given(_ANY, st.integers(0, 50), st.integers(0, 50))
def test_pieces_of_a_part_join_to_exactly_the_part(text: str, start: int, end: int) -> None:
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    assert "".join(piece.text for piece in pieces(text, start, end)) == text[start:end]


@given(_ANY)
def test_nothing_that_is_shown_can_steer_the_reader_or_break_utf8(text: str) -> None:
    shown = "".join(piece.shown for piece in pieces(text))
    assert {unicodedata.category(character) for character in shown} & {"Cc", "Cs", "Zl", "Zp"} <= {"Cc"}
    assert not set(shown) & set(
        "\r\x00\x07\x1b\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
    )
    shown.encode()


def test_a_direction_override_is_shown_by_its_number() -> None:
    assert plain("gpj.\u202eexe") == "gpj.U+202Eexe"


def test_a_run_of_one_invisible_character_is_one_label_with_its_count() -> None:
    assert [piece.shown for piece in pieces("a\x00\x00\x00b")] == ["a", "U+0000 ×3", "b"]


def test_ten_thousand_combining_marks_are_cut_at_the_stream_safe_limit() -> None:
    shown = [piece.shown for piece in pieces("e" + "\u0301" * 10_000 + "x")]
    assert shown == ["e" + "\u0301" * STREAM_SAFE, "+9,970 combining marks", "x"]


def test_combining_marks_of_living_scripts_are_left_alone() -> None:
    vietnamese, hebrew = unicodedata.normalize("NFD", "Việt Nam"), "בְּרֵאשִׁ֖ית"
    assert plain(vietnamese) == vietnamese
    assert plain(hebrew) == hebrew


def test_joiners_pass_between_letters_that_need_them_and_show_between_others() -> None:
    assert plain("می‌خواهم 👨‍👩‍👧") == "می‌خواهم 👨‍👩‍👧"
    assert plain("pass\u200dword") == "passU+200Dword"


def test_every_kind_of_line_end_is_shown_as_one_line_feed() -> None:
    assert "".join(piece.shown for piece in pieces("a\r\nb\rc\nd")) == "a\nb\nc\nd"


def test_a_line_end_cut_in_two_is_still_one() -> None:
    text = "a\r\nb"
    assert "".join(piece.shown for cut in ((0, 2), (2, 4)) for piece in pieces(text, *cut)) == "a\nb"


def test_an_excerpt_is_one_line_cut_between_words() -> None:
    assert excerpt("The harbour\nof Port Aldis will reopen", 24) == "The harbour of Port…"
    assert excerpt("short  text", 24) == "short text"


@given(_ANY, st.integers(2, 60))
def test_an_excerpt_is_never_longer_than_asked_for(text: str, length: int) -> None:
    assert len(excerpt(text * 20, length)) <= length


def test_a_sentence_without_end_is_cut_and_says_so() -> None:
    assert plain("x" * 9000, 100) == "x" * 99 + "…"
