"""First names are those of people, of many countries, and no words, places or surnames."""

from __future__ import annotations

import pytest

from provenance.data.first_names import first_names
from provenance.match.tokens import normal_form


@pytest.mark.parametrize("name", ["John", "Mary", "Mark", "Ilse", "François", "Søren", "Vladimir", "Mahmoud"])
def test_first_names_of_many_countries_are_known(name: str) -> None:
    assert normal_form(name) in first_names()


@pytest.mark.parametrize(
    "word", ["The", "In", "Will", "May", "President", "Judge", "Google", "Paris", "Virginia", "Al", ""]
)
def test_words_places_and_surnames_are_none(word: str) -> None:
    assert normal_form(word) not in first_names()


def test_every_name_is_in_the_form_in_which_words_are_compared() -> None:
    assert all(each == normal_form(each) for each in first_names())
