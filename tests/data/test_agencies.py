"""The registry of agencies: what forms mean, whose case matters, and that the table keeps its own rules."""

from __future__ import annotations

import unicodedata
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.data.agencies import (
    Agency,
    Registry,
    agencies,
    ambiguous,
    best,
    by_domain,
    canonical,
    in_force,
    lookup,
    shipped,
    using,
)


def names(written: str) -> list[str]:
    return [agency.name for agency in lookup(written)]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("AP", "Associated Press"),
        ("A.P.", "Associated Press"),
        ("The AP", "Associated Press"),
        ("the  Associated\nPress", "Associated Press"),
        ("ＡＰ", "Associated Press"),
        ("dpa", "Deutsche Presse-Agentur"),
        ("DPA", "Deutsche Presse-Agentur"),
        ("reuters", "Reuters"),
        ("Рейтер", "Reuters"),
        ("路透社", "Reuters"),
        ("أ ف ب", "Agence France-Presse"),
        ("Agence France–Presse", "Agence France-Presse"),
        ("ТАСС", "TASS"),
        ("Itar-Tass", "TASS"),
        ("Iranian Students’ News Agency", "ISNA"),
        ("(BUSINESS WIRE)".strip("()"), "Business Wire"),
        ("TREND", "Trend News Agency"),
        ("رويترز", "Reuters"),
        ("ا.ف.ب", "Agence France-Presse"),
        ("د ب أ", "Deutsche Presse-Agentur"),
        ("РИА Новости", "RIA Novosti"),
        ("УНІАН", "UNIAN"),
        ("Укрінформ", "Ukrinform"),
        ("法新社", "Agence France-Presse"),
        ("中新社", "China News Service"),
        ("ロイター", "Reuters"),
        ("뉴스1", "News1 Korea"),
        ("पीटीआई", "PTI"),
        ("רויטרס", "Reuters"),
        ("Πρακτορείο Ρόιτερς", "Reuters"),
        ("INTERFAX.RU", "Interfax"),
        ("Efe", "EFE"),
        ("Reuterbüro", "Reuters"),
        ("Wolffbüro", "Wolffs Telegraphisches Bureau"),
        ("Extel", "Exchange Telegraph"),
        ("I.N.S.", "International News Service"),
        ("ROSTA", "Rosta"),
        ("Ceteka", "ČTK"),
        ("Allgemeiner Deutscher Nachrichtendienst", "ADN"),
        ("Field Level Media", "Field Level Media"),
        ("EQS-News", "EQS"),
    ],
)
def test_a_form_leads_to_its_agency(written: str, name: str) -> None:
    assert names(written) == [name]


@pytest.mark.parametrize(
    "written",
    [
        "ap",
        "Ap",
        "Ana",
        "ana",
        "lusa",
        "tass",
        "Dpa",
        "beta",
        "mena",
        "pap",
        "trend",
        "exchange",
        "the conversation",
        "petra",
    ],
)
def test_a_word_of_running_text_is_not_taken_for_a_short_form(written: str) -> None:
    assert lookup(written) == ()


@pytest.mark.parametrize("written", ["", " ", ".", "the", "The ", "A.", "(AP)", "AP and Reuters", "\0reuters"])
def test_what_is_not_a_whole_form_leads_nowhere(written: str) -> None:
    assert lookup(written) == ()


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("CNA", ["Central News Agency", "Catholic News Agency", "Channel NewsAsia", "Cyprus News Agency"]),
        ("APA", ["Austria Presse Agentur", "APAnews", "Azeri-Press Agency"]),
        ("KNA", ["Katholische Nachrichten-Agentur", "Kenya News Agency"]),
        ("MNA", ["Mehr News Agency", "Myanmar News Agency"]),
        ("RNS", ["Religion News Service", "Regulatory News Service"]),
        ("TNS", ["Tribune News Service", "The Tribune"]),
        ("ANP", ["ANP", "Agence Nigérienne de Presse", "Associated Negro Press"]),
    ],
)
def test_an_ambiguous_short_form_leads_to_all_its_agencies_the_likeliest_first(
    written: str, expected: list[str]
) -> None:
    assert names(written) == expected
    assert ambiguous(written)


def test_an_agency_is_ambiguous_where_its_short_form_is_something_else_too() -> None:
    press, reuters = canonical("Associated Press"), canonical("Reuters")
    assert press is not None
    assert press.ambiguous
    assert reuters is not None
    assert not reuters.ambiguous


@pytest.mark.parametrize(
    ("written", "expected"), [("AP", True), ("DPA", True), ("dpa", False), ("Associated Press", False)]
)
def test_of_one_agency_some_forms_are_ambiguous_and_others_are_not(written: str, expected: bool) -> None:
    assert len(lookup(written)) == 1
    assert ambiguous(written) is expected


def test_nobody_is_not_ambiguous() -> None:
    assert not ambiguous("no agency of this name")


@pytest.mark.parametrize("agency", agencies(), ids=lambda agency: agency.name)
def test_every_form_of_the_table_leads_back_to_its_row(agency: Agency) -> None:
    for form in agency.forms:
        assert agency in lookup(form), form


@pytest.mark.parametrize("agency", agencies(), ids=lambda agency: agency.name)
def test_every_name_is_canonical_and_every_domain_leads_back(agency: Agency) -> None:
    assert canonical(agency.name) is agency
    assert canonical(f"{agency.name} ({agency.country})") is agency
    for domain in agency.domains:
        assert by_domain(domain) is agency
        assert by_domain(f"WWW.{domain.upper()}") is agency


@pytest.mark.parametrize("domain", ["", "com", "notreuters.com", "reuters.com.example", "localhost"])
def test_a_foreign_domain_leads_nowhere(domain: str) -> None:
    assert by_domain(domain) is None


def test_a_subdomain_belongs_to_the_nearest_domain_of_the_table() -> None:
    found = by_domain("ru.interfax.com.ua")
    assert found is not None
    assert found.name == "Interfax-Ukraine"


def test_a_form_shared_by_agencies_is_said_to_collide_in_each_of_their_rows() -> None:
    for agency in agencies():
        for form in agency.forms:
            others = [other for other in lookup(form) if other is not agency]
            for other in others:
                shared = [mine for mine in agency.forms if other in lookup(mine)]
                assert any(f"{mine}={other.name}" in agency.collides for mine in shared), (agency.name, other.name)


def test_what_collides_is_a_form_of_its_row_and_has_a_meaning() -> None:
    for agency in agencies():
        for entry in agency.collides:
            form, _, meaning = entry.partition("=")
            assert form in agency.forms, entry
            assert meaning, entry


def test_whatever_collides_can_be_told_apart() -> None:
    for agency in agencies():
        assert agency.tell or not agency.collides, agency.name
        assert not agency.tell or agency.tell.endswith("."), agency.name


@pytest.mark.parametrize(
    ("name", "form", "meanings"),
    [
        ("Associated Press", "AP", {"Andhra Pradesh (India)", "initials"}),
        ("Press Association", "PA", {"Pennsylvania", "Palestinian Authority"}),
        ("SPA", "SPA", {"health resort"}),
        ("Lusa", "Lusa", {"“Portuguese” in Portuguese"}),
        ("ANI", "ANI", {"its press-release service, where a wire's name follows: `(ANI/NewsVoir)`"}),
        ("AAP", "AAP", {"Aam Aadmi Party (India)"}),
        ("Beta News Agency", "Beta", {"test version"}),
        ("UNI", "UNI", {"university"}),
        ("PAP", "PAP", {"People’s Action Party (Singapore)"}),
    ],
)
def test_the_collisions_that_mislead_most_are_on_record(name: str, form: str, meanings: set[str]) -> None:
    agency = canonical(name)
    assert agency is not None
    assert meanings <= {entry.removeprefix(f"{form}=") for entry in agency.collides if entry.startswith(f"{form}=")}


def test_a_house_style_says_where_the_agency_stands() -> None:
    associated, tass = canonical("Associated Press"), canonical("TASS")
    assert associated is not None
    assert "CITY (AP) —" in associated.style
    assert tass is not None
    assert "CITY, Month D. /TASS/." in tass.style
    assert sum(bool(agency.style) for agency in agencies()) > len(agencies()) / 2


def test_forms_are_typed_as_they_are_compared() -> None:
    for agency in agencies():
        for form in agency.forms:
            assert form == " ".join(unicodedata.normalize("NFKC", form).split()), form
            assert not set(form) & set("’‘‐‑–—()…"), form


def test_every_row_says_what_it_is_and_where_it_is_from() -> None:
    for agency in agencies():
        assert agency.name
        assert agency.short
        assert agency.country
        assert agency.type
        assert agency.languages
        assert agency.kind in ("agency", "press_release")
        assert agency.source in ("seen in copy", "general knowledge")


def test_rows_are_sorted_and_nothing_is_said_twice() -> None:
    def key(agency: Agency) -> tuple[str, str]:
        bare = "".join(each for each in unicodedata.normalize("NFKD", agency.name) if not unicodedata.combining(each))
        return bare.casefold(), agency.name

    rows = agencies()
    assert sorted(rows, key=key) == list(rows)
    assert len({agency.name for agency in rows}) == len(rows)
    domains = Counter(domain for agency in rows for domain in agency.domains)
    assert [domain for domain, count in domains.items() if count > 1] == []
    for agency in rows:
        assert len(set(agency.aliases)) == len(agency.aliases), agency.name
        assert not {agency.name, agency.short} & set(agency.aliases), agency.name
        assert sorted(set(agency.collides)) == list(agency.collides), agency.name


def registry_of_one(name: str, *aliases: str) -> Registry:
    return Registry((Agency(name, name, aliases=aliases),))


def test_a_registry_is_asked_only_while_it_is_in_force() -> None:
    own = registry_of_one("Ostrey Press Bureau", "OPB")
    assert best("OPB") is None
    with using(own) as inner:
        assert inner is own is in_force()
        assert [agency.name for agency in agencies()] == ["Ostrey Press Bureau"]
        assert best("OPB") is own.agencies[0]
        assert best("Reuters") is None
        assert not ambiguous("OPB")
    assert best("OPB") is None
    assert best("Reuters") is canonical("Reuters")
    assert in_force() is shipped()


def test_one_registry_inside_another_gives_way_again_even_after_an_error() -> None:
    outer, inner = registry_of_one("Ostrey Press Bureau"), registry_of_one("Vennholt News Agency")
    with using(outer):
        with pytest.raises(ZeroDivisionError), using(inner):
            assert 1 // (canonical("Vennholt News Agency") is None)
        assert canonical("Ostrey Press Bureau")
        assert canonical("Vennholt News Agency") is None


def test_what_a_registry_answered_is_never_another_ones_answer() -> None:
    first, second = registry_of_one("One Agency", "XYZ"), registry_of_one("Other Agency", "XYZ")
    for _ in range(2):
        for registry in (first, second):
            with using(registry):
                assert best("XYZ") is registry.agencies[0]


def test_threads_do_not_see_each_others_registry() -> None:
    with using(registry_of_one("Ostrey Press Bureau")), ThreadPoolExecutor(1) as pool:
        assert pool.submit(in_force).result() is shipped()


@settings(deadline=None)  # the first look-up reads the table
@given(st.text())
def test_any_text_can_be_looked_up(written: str) -> None:
    found = lookup(written)
    assert len(set(found)) == len(found)
    assert by_domain(written) is None or "." in written


@settings(deadline=None)
@given(st.sampled_from([form for agency in agencies() for form in agency.forms]), st.text(" \t\n\u00a0", max_size=3))
def test_blanks_around_and_inside_a_form_do_not_matter(form: str, blanks: str) -> None:
    assert lookup(blanks + form.replace(" ", f" {blanks}") + blanks) == lookup(form)
