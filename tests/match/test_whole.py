"""A text that is read once has the words that it has in any stretch of it."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from provenance.match.forms import APOSTROPHES, BEYOND_PLAIN, PLAIN_TOKEN, TOKEN

LETTERS = st.text([*'abe1_ -."“”\n', *APOSTROPHES, *"éßЖλ\u0301\u00ad\u200d港はสש״"], max_size=30)


@given(LETTERS)
@example("the board's 'new' rock 'n' roll, l’été")
@example("צה״ל")
@example("co\u00adoperate")
def test_a_text_without_special_characters_is_cut_in_the_simpler_way(text: str) -> None:
    if not re.search(BEYOND_PLAIN, text):
        assert re.findall(PLAIN_TOKEN, text) == [found.group() for found in re.finditer(TOKEN, text)]


@given(st.text(max_size=30))
def test_that_holds_for_characters_of_any_script(text: str) -> None:
    if not re.search(BEYOND_PLAIN, text):
        assert re.findall(PLAIN_TOKEN, text) == [found.group() for found in re.finditer(TOKEN, text)]


def test_each_special_character_is_one() -> None:
    words = ["co\u00adop", "e\u0301t", "港口", "はし", "สวน", "צה״ל", "क्या"]
    assert all(re.search(BEYOND_PLAIN, word) for word in words)
    assert not re.search(BEYOND_PLAIN, "The board’s “élan” – Жук, λόγος, 5 ‘new’ …")
