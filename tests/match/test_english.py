"""English words have the stems of Snowball's English stemmer."""

from __future__ import annotations

import pytest
from nltk.stem.snowball import SnowballStemmer

from provenance.data.words import word_bits
from provenance.match.english import stem

OTHERS_BY_NLTK = {"lighthizer", "realization"}
"""Of `realization` what follows its first two syllables is `ation`; nltk loses the `a` with `ization`."""


def test_the_commonest_words_of_news_have_the_stems_that_nltk_gives_them() -> None:
    theirs = SnowballStemmer("english")
    assert {word for word in word_bits() if stem(word) != theirs.stem(word)} == OTHERS_BY_NLTK


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        (["consign", "consigned", "consigning"], "consign"),
        (["consistent", "consistently", "consistency"], "consist"),
        (["hop", "hopped", "hopping", "hops"], "hop"),
        (["hope", "hoped", "hoping", "hopes"], "hope"),
        (["ties", "tie", "tying"], "tie"),
        (["cries", "cry", "cried"], "cri"),
        (["generate", "generates", "generated"], "generat"),
        (["general", "generally"], "general"),
        (["realization", "realize", "realizes"], "realiz"),
        (["proceed", "proceeds", "proceeding"], "proceed"),
        (["ferry's", "ferries", "ferry"], "ferri"),
        (["'tis"], "tis"),
        (["sayings", "saying"], "say"),
        (["at", "x", ""], None),
    ],
)
def test_forms_of_a_word_share_the_stem_that_snowball_lists(forms: list[str], expected: str | None) -> None:
    assert [stem(form) for form in forms] == [form if expected is None else expected for form in forms]
