"""A slot names somebody only where all of it is understood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.marks.slots import name_of, read_slot, unnamed


def names(written: str) -> list[str]:
    slot = read_slot(written)
    return [party.name for party in slot.parties] if slot.whole else []


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("AFP", ["Agence France-Presse"]),
        ("Afp/Reuters", ["Agence France-Presse", "Reuters"]),
        ("AFP, EFE e REUTERS", ["Agence France-Presse", "EFE", "Reuters"]),
        ("ats afp", ["Keystone-SDA", "Agence France-Presse"]),
        ("tca/dpa", ["Tribune News Service", "Deutsche Presse-Agentur"]),
        ("APA, 11.9.2015", ["Austria Presse Agentur"]),
        ("APA 4.9.2015", ["Austria Presse Agentur"]),
        ("( AFP . )".strip("() "), ["Agence France-Presse"]),
        ("der Deutschen Presse-Agentur (dpa)", ["Deutsche Presse-Agentur"]),
        ("la agencia EFE", ["EFE"]),
        ("PTI inputs", ["PTI"]),
        ("AP &amp; Reuters", ["Associated Press", "Reuters"]),
        ("REUTERS, COM EFE", ["Reuters", "EFE"]),
        ("com informações da AFP e da EFE", ["Agence France-Presse", "EFE"]),
        ("mit Material von AFP und der dpa", ["Agence France-Presse", "Deutsche Presse-Agentur"]),
    ],
)
def test_each_party_of_a_slot_is_named(written: str, expected: list[str]) -> None:
    found = names(written)
    assert [name_of(each) for each in found] == [name_of(each) for each in expected]


@pytest.mark.parametrize(
    "written",
    [
        "Andhra Pradesh",
        "AP photo agency",
        "the minister, AFP",
        "AFP, com o ministro",
        "AFP e da ponte",
        "Beaver",
        "",
        "x" * 300,
    ],
)
def test_a_slot_that_holds_anything_else_names_nobody(written: str) -> None:
    assert names(written) == []


@pytest.mark.parametrize(
    "written", ["sak/Reuters", "SDA/sep", "APA, red, 8.8.2015", "mit dpa", "with inputs from AFP", "AFP, com EFE"]
)
def test_a_desk_s_sign_or_a_word_of_adding_makes_it_mixed(written: str) -> None:
    slot = read_slot(written)
    assert slot.whole
    assert slot.mixed


def test_a_date_in_a_slot_is_kept_as_written() -> None:
    assert read_slot("APA/dpa, 1.11.2015").date == "1.11.2015"
    assert read_slot("Newsfile Corp. - August 5, 2023").date == "August 5, 2023"


@pytest.mark.parametrize("written", ["agencies", "Staff and Agencies", "agencias", "وكالات"])
def test_agencies_that_nobody_names_are_told_apart(written: str) -> None:
    (party,) = read_slot(written).parties
    assert party.kind == "unnamed"
    assert unnamed(party.name)
    assert not unnamed("Reuters")


def test_a_newspaper_s_name_is_an_outlet_s_although_its_news_service_is_in_the_registry() -> None:
    (party,) = read_slot("New York Times").parties
    assert party.kind == "outlet"


@given(st.text(max_size=250))
def test_no_text_whatever_breaks_a_slot(written: str) -> None:
    slot = read_slot(written)
    assert read_slot(written) == slot
    assert len({party.name for party in slot.parties}) == len(slot.parties)
