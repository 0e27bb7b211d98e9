"""The words of a stretch are the same whether its text is read whole or by itself."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from provenance.match import Texts, tokenize
from provenance.match.whole import whole
from provenance.model import Span

PIECES = st.sampled_from(
    [
        *(
            "Holt",
            "it rained",
            "isn’t",
            " ",
            " ",
            "\n",
            ". ",
            "“",
            "”",
            "infor-\nmation",
            "-\n",
            "co\u00adop",
            "\u200b",
        ),
        *("Таrrоw", "b r i d g e ", "ＣＯＶＩＤ", "奥斯特里", "אָלֶף", 'צה"ל', "e\u0301", "7", "_", "'"),
    ]
)
PLAIN = "“We will open the sluice,” Holt said. It isn’t far. The board met in Osterley on Monday."


def by_itself(text: str, regions: list[Span]) -> list[tuple[str, int]]:
    found = tokenize(text, regions)
    return [(word, start) for word, start in zip(found.words, found.starts, strict=True) if word]


def stretch(text: str, regions: list[Span]) -> list[tuple[str, int]]:
    found = Texts().words(text, regions)
    return list(zip(found.words, found.starts, strict=True))


@given(st.lists(PIECES, max_size=12).map("".join), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60))))
@example("Holt isn’t", [(2, 8), (5, 30)])
def test_a_stretch_of_any_text_has_the_words_that_it_has_by_itself(text: str, ends: list[tuple[int, int]]) -> None:
    regions = [Span(*sorted((min(one, len(text)), min(other, len(text))))) for one, other in ends]
    assert stretch(text, regions) == by_itself(text, regions)


@given(st.lists(PIECES, max_size=12).map("".join), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60))))
@example("Holt isn’t (Tarrow) “Ada Quill”", [(2, 8), (8, 11), (12, 30)])
def test_words_names_and_breaks_are_the_same_where_all_words_have_been_read(
    text: str, ends: list[tuple[int, int]]
) -> None:
    regions = [Span(*sorted((min(one, len(text)), min(other, len(text))))) for one, other in ends]
    sentences = [Span(at, min(len(text), at + 11)) for at in range(0, len(text), 11)]
    assert tokenize(text, regions, read=whole(text)) == tokenize(text, regions)
    assert tokenize(text, regions, [], sentences, read=whole(text)) == tokenize(text, regions, [], sentences)


def test_the_words_of_a_plain_text_are_read_at_once_and_of_others_not() -> None:
    assert whole(PLAIN) is not None
    assert whole("The infor-\nmation") is None
    assert whole("Таrrоw") is None
    assert whole("ferry " * 20_000) is None


@pytest.mark.parametrize("start", range(0, len(PLAIN), 3))
def test_a_stretch_may_begin_and_end_inside_a_word(start: int) -> None:
    for end in range(start, len(PLAIN)):
        assert stretch(PLAIN, [Span(start, end)]) == by_itself(PLAIN, [Span(start, end)])


def test_words_of_a_text_too_long_to_keep_are_read_again() -> None:
    text = "The ferry sails again. " * 4_000
    regions = [Span(4, 9), Span(len(text) - 7, len(text))]
    assert [word for word, _ in stretch(text, regions)] == ["ferry", "again"]
