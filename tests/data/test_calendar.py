"""Months and weekdays by their names."""

from __future__ import annotations

import pytest

from provenance.data import resource
from provenance.data.calendar import languages, month, month_forms, weekday, weekday_forms

EXPECTED = (
    "ar",
    "cs",
    "de",
    "en",
    "es",
    "fa",
    "fr",
    "he",
    "hi",
    "id",
    "it",
    "ja",
    "ko",
    "nl",
    "pl",
    "pt",
    "ru",
    "sv",
    "tr",
    "uk",
    "vi",
    "zh",
)


@pytest.mark.parametrize(
    ("form", "number"),
    [
        ("December", 12),
        ("Dec.", 12),
        ("DEC", 12),
        ("Sept.", 9),
        ("dic", 12),
        ("décembre", 12),
        ("Dezember", 12),
        ("dicembre", 12),
        ("dezembro", 12),
        ("декабря", 12),
        ("грудня", 12),
        ("Aralık", 12),
        ("KASIM", 11),
        ("EKİM", 10),
        ("ديسمبر", 12),
        ("تشرين الثاني", 11),
        ("دسامبر", 12),
        ("דצמבר", 12),
        ("12月", 12),
        ("12월", 12),
        ("दिसंबर", 12),
        ("Desember", 12),
        ("tháng 12", 12),
        ("grudnia", 12),
        ("prosince", 12),
        ("ноября", 11),
        ("maj", 5),
        (" août ", 8),
    ],
)
def test_a_month_is_known_by_its_name(form: str, number: int) -> None:
    assert month(form) == number


@pytest.mark.parametrize(
    ("form", "number"),
    [
        ("Sunday", 7),
        ("sunday", 7),
        ("Tues.", 2),
        ("Thurs", 4),
        ("воскресенье", 7),
        ("الأحد", 7),
        ("mercredi", 3),
        ("Mi", 3),
    ],
)
def test_a_weekday_is_known_by_its_name(form: str, number: int) -> None:
    assert weekday(form) == number


def test_a_form_on_which_languages_do_not_agree_needs_its_language() -> None:
    assert weekday("So") is None
    assert weekday("So", "de") == 7
    assert weekday("So", "cs") == 6
    assert weekday("So", "fr") is None


@pytest.mark.parametrize("form", ["", ".", "Decembr", "Smarch", "13", "Sunday Times", "12"])
def test_other_words_are_neither(form: str) -> None:
    assert month(form) is None
    assert weekday(form) is None


def test_the_languages_are_those_promised() -> None:
    assert languages() == EXPECTED


@pytest.mark.parametrize("language", EXPECTED)
def test_every_form_of_a_language_has_a_number_and_every_number_a_form(language: str) -> None:
    months = {month(form, language) for form in month_forms(language)}
    weekdays = {weekday(f"{form}.", language) for form in weekday_forms(language)}
    assert months == set(range(1, 13))
    assert weekdays == set(range(1, 8))


@pytest.mark.parametrize("language", EXPECTED)
def test_full_names_are_understood_without_their_language(language: str) -> None:
    for form in month_forms(language):
        assert month(form) == month(form, language)


def test_only_hebrew_has_hebrew_names() -> None:
    for language in EXPECTED:
        forms = "".join((*month_forms(language), *weekday_forms(language)))
        assert any("א" <= letter <= "ת" for letter in forms) is (language == "he")


def test_forms_are_offered_the_longest_first_and_once() -> None:
    for forms in (month_forms(), weekday_forms(), month_forms("en")):
        assert len(set(forms)) == len(forms)
        assert sorted(forms, key=len, reverse=True) == sorted(forms, key=lambda form: (-len(form), form))
    assert month_forms("xx") == ()


def test_the_table_is_sorted_free_of_duplicates_and_says_where_it_is_from() -> None:
    table = resource.text("calendar.tsv")
    rows = [tuple(line.split("\t")) for line in resource.body(table).split("\n")]
    keys = [(language, what, int(number), form) for language, what, number, form in rows]
    assert keys == sorted(set(keys))
    assert {what for _, what, _, _ in keys} == {"month", "weekday"}
    assert not [form for _, _, _, form in keys if form != form.strip(" .")]
    assert any("CLDR" in line for line in resource.comments(table))
