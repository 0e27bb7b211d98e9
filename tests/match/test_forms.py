"""A word is compared in one form, whoever typed it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.match.forms import TOKEN, normal_form


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("Israel’s", "israel's"),
        ("ISRAEL`S", "israel's"),
        ("ｉｓｒａｅｌ＇ｓ", "israel's"),
        ("ﬁnance", "finance"),
        ("oﬀer", "offer"),
        ("co\u00adop\u200ber\u2060ate", "cooperate"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("١٩٣٩", "1939"),
        ("infor-\nmation", "information"),
        ("infor\u00ad\r\n  mation", "information"),
    ],
)
def test_case_quotes_ligatures_widths_and_unseen_characters_make_no_other_word(written: str, compared: str) -> None:
    assert normal_form(written) == compared


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Erdoğan", "Erdogan"),
        ("São", "Sao"),
        ("Ørsted", "Orsted"),
        ("Łódź", "Lodz"),
        ("İzmir", "IZMIR"),
        ("Αθήνα", "ΑΘΗΝΑ"),
        ("État", "ETAT"),
        ("Việt", "Viet"),
        ("ёлка", "елка"),
        ("Кремля́", "Кремля"),
        ("e\u0301t\u0301e\u0301", "ete"),
    ],
)
def test_accents_make_no_other_word(one: str, other: str) -> None:
    assert normal_form(one) == normal_form(other)


def test_accents_make_another_word_where_that_is_asked_for() -> None:
    assert normal_form("Erdoğan", diacritics=True) == "erdoğan"
    assert normal_form("e\u0301te\u0301", diacritics=True) == "été"


@pytest.mark.parametrize(("one", "other"), [("Россий", "России"), ("їжак", "іжак"), ("が", "か"), ("ѓон", "гон")])
def test_marks_that_make_another_letter_make_another_word(one: str, other: str) -> None:
    assert normal_form(one) != normal_form(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("مُحَمَّد", "محمد"),
        ("العـــربية", "العربية"),
        ("أحمد", "احمد"),
        ("إلى", "الي"),
        ("مدرسة", "مدرسه"),
        ("ایران", "ايران"),
        ("کتاب", "كتاب"),
        ("שָׁלוֹם", "שלום"),
    ],
)
def test_what_arabic_and_hebrew_writers_may_leave_out_makes_no_other_word(one: str, other: str) -> None:
    assert normal_form(one) == normal_form(other)


def found(text: str) -> list[str]:
    return [each.group() for each in re.finditer(TOKEN, text)]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("rock 'n' roll isn’t dead", ["rock", "n", "roll", "isn’t", "dead"]),
        ("co-operation—soon", ["co", "operation", "soon"]),
        ('צה"ל הודיע "שלום"', ['צה"ל', "הודיע", "שלום"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("橋が ｶﾞｽ", ["橋", "が", "ｶﾞ", "ｽ"]),
        ("ข่าว", ["ข่", "า", "ว"]),
    ],
)
def test_words_are_found_in_all_scripts(text: str, tokens: list[str]) -> None:
    assert found(text) == tokens


@given(st.text(max_size=60), st.booleans())
def test_the_normal_form_is_its_own_normal_form(written: str, diacritics: bool) -> None:
    once = normal_form(written, diacritics=diacritics)
    assert normal_form(once, diacritics=diacritics) == once


@given(st.text(alphabet="aéяйー\u0301\u0308\u200b\u00ad'’\"אֿ日ｶﾞ\u064eابـ9٣", max_size=20))
def test_the_normal_form_is_its_own_normal_form_among_characters_that_combine(written: str) -> None:
    once = normal_form(written)
    assert normal_form(once) == once
