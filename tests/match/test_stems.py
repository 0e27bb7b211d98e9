"""Forms of one word have one stem, and no word is lost for it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.match.stems import stems


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", ["elected", "elects", "electing"]),
        ("de", ["gewählten", "gewählte", "gewählter"]),
        ("fr", ["digue", "digues"]),
        ("es", ["votaciones", "votación"]),
        ("ru", ["выборы", "выборов", "выборами"]),
        ("sv", ["bryggan", "bryggans"]),
    ],
)
def test_forms_of_a_word_have_one_stem_in_the_language_of_the_article(language: str, forms: list[str]) -> None:
    assert len(set(stems(forms, language))) == 1


def test_without_a_language_the_script_chooses() -> None:
    assert len(set(stems(["elected", "elects"]))) == 1
    assert len(set(stems(["выборы", "выборов"]))) == 1


def test_a_language_without_a_stemmer_keeps_its_forms() -> None:
    assert stems(["elections", "wybory", "wyborów"], "pl") == ("elections", "wybory", "wyborów")
    assert stems(["港", "务", "局"], "zh") == ("港", "务", "局")


def test_a_tag_may_name_a_country_too() -> None:
    assert stems(["votações", "votação"], "pt-BR") == stems(["votações", "votação"], "pt")
    assert stems(["votações"], "PT_br") == stems(["votações"], "pt")


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.text(max_size=12)),
    st.sampled_from([None, "en", "de", "ar", "ru", "hu", "zh", "xx", "", "-", "en-GB"]),
)
def test_a_word_keeps_a_stem_and_a_break_stays_a_break(words: list[str], language: str | None) -> None:
    found = stems(words, language)
    assert [bool(stem) for stem in found] == [bool(word) for word in words]
    assert found == tuple(stems([word], language)[0] for word in words)
