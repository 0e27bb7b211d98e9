"""Outlets that are credited by name: what their forms mean, which forms are only words, and the table's own rules."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.data.agencies import Registry, using
from provenance.data.outlets import NewsOutlet, NewsOutletKind, by_domain, named, outlets, shipped_outlets


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("NYT", "The New York Times"),
        ("W.POST", "The Washington Post"),
        ("the Washington  Post", "The Washington Post"),
        ("le figaro", "Le Figaro"),
        ("El País", "El País"),
        ("CNN Brasil", "CNN Brasil"),
        ("DW", "Deutsche Welle"),
        ("Voz de América", "Voice of America"),
        ("Радио Свобода", "Radio Free Europe/Radio Liberty"),
        ("环球时报", "Global Times"),
        ("朝日新聞", "The Asahi Shimbun"),
        ("조선일보", "The Chosun Ilbo"),
        ("Kompas.com", "Kompas.com"),
        ("hrw.org", "Human Rights Watch"),
        ("www.bbc.co.uk", "BBC"),
    ],
)
def test_a_form_leads_to_its_outlet(written: str, name: str) -> None:
    found = named(written)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "written", ["Time", "time", "the sun", "bild", "Bild", "Dawn", "people", "Metro", "dw", "nyt", ""]
)
def test_a_word_is_not_taken_for_an_outlet(written: str) -> None:
    assert named(written) is None


@pytest.mark.parametrize(
    ("written", "other"), [("The Sun", "the Sun"), ("BILD", "bILD"), ("Der Spiegel", "der spiegel")]
)
def test_some_names_are_met_in_their_own_case_only(written: str, other: str) -> None:
    assert named(written) is not None
    assert named(other) is None


def test_of_several_outlets_of_one_name_the_best_known_has_it_alone() -> None:
    spain, uruguay = named("El País"), by_domain("elpais.com.uy")
    assert spain is not None
    assert uruguay is not None
    assert (spain.country, uruguay.country) == ("Spain", "Uruguay")
    assert named(uruguay.name) is uruguay


@pytest.mark.parametrize("domain", ["", "com", "notbbc.com", "bbc.com.example", "localhost"])
def test_a_foreign_domain_leads_nowhere(domain: str) -> None:
    assert by_domain(domain) is None


def test_every_form_leads_back_to_its_row_unless_it_is_a_common_word() -> None:
    for outlet in shipped_outlets():
        for form in outlet.forms:
            assert named(form) is (None if form in outlet.common else outlet), form
        for domain in outlet.domains:
            assert by_domain(f"www.{domain}") is outlet, domain


def test_the_table_keeps_its_own_rules() -> None:
    def key(outlet: NewsOutlet) -> tuple[str, str]:
        bare = "".join(each for each in unicodedata.normalize("NFKD", outlet.name) if not unicodedata.combining(each))
        return bare.casefold(), outlet.name

    rows = shipped_outlets()
    assert len(rows) >= 500
    assert sorted(rows, key=key) == list(rows)
    assert len({outlet.name for outlet in rows}) == len(rows)
    assert [form for form, count in Counter(form for row in rows for form in row.forms).items() if count > 1] == []
    for outlet in rows:
        assert outlet.country, outlet.name
        assert outlet.languages, outlet.name
        assert outlet.kind in get_args(NewsOutletKind), outlet.name
        assert set(outlet.case) | set(outlet.common) <= set(outlet.forms), outlet.name
        assert not set(outlet.case) & set(outlet.common), outlet.name
        assert all(domain == domain.lower() and "/" not in domain for domain in outlet.domains), outlet.name
        for form in outlet.forms:
            assert form == " ".join(unicodedata.normalize("NFKC", form).split()), form


def test_outlets_of_a_registry_are_met_only_while_it_is_in_force() -> None:
    courier = NewsOutlet("Harbour Courier", ("HC",), domains=("harbourcourier.example",))
    with using(Registry((), outlets=(courier,))):
        assert named("HC") is named("harbour courier") is by_domain("www.harbourcourier.example") is courier
        assert named("NYT") is not None
    assert named("HC") is None


def test_an_outlet_of_a_registry_takes_the_place_of_the_shipped_one_of_its_name() -> None:
    mine = NewsOutlet("Le Monde", ("LM",), country="elsewhere")
    with using(Registry((), outlets=(mine,))):
        assert named("Le Monde") is mine
        assert [each.country for each in outlets() if each.name == "Le Monde"] == ["elsewhere"]
        assert by_domain("lemonde.fr") is None


@settings(deadline=None)  # the first look-up reads the table
@given(st.text())
def test_any_text_can_be_looked_up(written: str) -> None:
    found = named(written)
    assert found is None or found in shipped_outlets()
