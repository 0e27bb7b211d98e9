"""Words in disguise are read plainly, and nothing else is called a disguise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.data.confusables import cyrillic, look_alikes
from provenance.match import tokenize
from provenance.match.disguise import disguises
from provenance.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PLAIN = "The old ferry was closed on Monday because a copper rope had been cut, the mayor of Port Merren said."


def read(text: str) -> list[tuple[str, str, str]]:
    return [(each.span.of(text), each.kind, each.plain) for each in disguises(text, [Span(0, len(text))])]


def words(text: str) -> tuple[str, ...]:
    return tokenize(text, [Span(0, len(text))]).words


def replaced(text: str, by: Mapping[str, str]) -> str:
    return "".join(by.get(each, each) for each in text)


def cyrillic_look(text: str) -> str:
    return replaced(text, {latin: cyrillic()[latin] for latin in "aceopxyACEOPXH"})


def greek_look(text: str) -> str:
    return replaced(text, dict(zip("oAEHT", "οΑΕΗΤ", strict=True)))


def alphabets(small: int, capital: int) -> dict[str, str]:
    return {chr(first + at): chr(styled + at) for first, styled in ((97, small), (65, capital)) for at in range(26)}


def mathematical(text: str) -> str:
    return replaced(text, alphabets(0x1D41A, 0x1D400))


def small_capitals(text: str) -> str:
    looks = {
        each.latin: character
        for character, each in look_alikes().items()
        if each.likeness == "small capital" and each.script == "Latin"
    }
    return replaced(text.lower(), looks | {"k": "ᴋ", "m": "ᴍ"})


def enclosed(text: str) -> str:
    return replaced(text, alphabets(0x24D0, 0x24B6))


def full_width(text: str) -> str:
    return "".join(chr(ord(each) + 0xFEE0) if each.isalpha() else each for each in text)


def split(text: str) -> str:
    return " ".join(f"{word[:1]}\u200b{word[1:]}" if len(word) > 1 else word for word in text.split(" "))


def apart(text: str) -> str:
    return "   ".join(" ".join(word) for word in text.replace(",", "").replace(".", "").split(" "))


@pytest.mark.parametrize(
    ("disguise", "kind", "least"),
    [
        (cyrillic_look, "homoglyph", 15),
        (greek_look, "homoglyph", 5),
        (mathematical, "styled", 17),
        (small_capitals, "styled", 16),
        (enclosed, "styled", 17),
        (full_width, "styled", 17),
        (split, "invisible", 17),
        (apart, "spaced", 15),
    ],
)
def test_a_disguised_sentence_has_the_words_of_the_plain_one(
    disguise: Callable[[str], str], kind: str, least: int
) -> None:
    text = disguise(PLAIN)
    assert [word for word in words(text) if word] == list(words(PLAIN))
    found = read(text)
    assert {each for _, each, _ in found} == {kind}
    assert len(found) >= least


def test_a_disguise_says_where_it_stands_what_it_reads_and_whose_letters_it_uses() -> None:
    text = "Mayor Нolt said."
    (found,) = disguises(text, [Span(0, len(text))])
    assert found.span.of(text) == "Нolt"
    assert (found.kind, found.plain, found.script) == ("homoglyph", "Holt", "Cyrillic")


def test_a_whole_word_of_look_alikes_is_read_among_latin_words() -> None:
    assert read("She saw the сор run.") == [("сор", "homoglyph", "cop")]


def test_letters_apart_with_one_blank_everywhere_are_cut_into_words() -> None:
    assert [plain for _, _, plain in read("So t h e b r i d g e w a s c l o s e d again.")] == [
        "the",
        "bridge",
        "was",
        "closed",
    ]


def test_latin_letters_in_cyrillic_words_are_found_too() -> None:
    assert read("Мэр Кедровска говорил oб этoм с жителями Pечного.") == [
        ("oб", "homoglyph", "об"),
        ("этoм", "homoglyph", "этом"),
        ("Pечного", "homoglyph", "Речного"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Мэр Кедровска сообщил, что СССР, МТС-Bank и iPhone здесь ни при чём, а SMSка, COVIDа и IT-компания тоже.",
        "Купили два iPhoneа и Facebookа; пришла VIPка; витамин C и витамин А.",
        "The МТС-Bank, the USSR (СССР), an iPhone, COVID-19 and the C-300 stood there.",
        "Міська рада Вільхівки закрила міст. Їжаки перейшли.",
        "Градоначелник је рекао: Београд и Нови Сад. The town of Нови Сад is Novi Sad.",
        "Ο δήμαρχος της Καλλινδρίας έκλεισε τη γέφυρα. Το ΝΑΤΟ και η ΔΕΗ.",
        "TNFα, IFNγ, NFκB, μm, kΩ, Δt, σ-algebra, an α-particle and ρ of 3.",
        "co\u00adop\u00ader\u00ada\u00adtion ev\u00ader\u00aday",
        "Die Auf\u200cf\u200claage und Schiff\u200cfahrt.",
        "👨\u200d👩\u200d👧 می\u200cخواهم کتاب\u200cها क\u094d\u200dष",
        "See https://port.example/ferry\u200bclosed or write to mayor@port\u200b.example now.",
        "word\u200b word \ufeffword \u200eword",
        "J. R. R. Holt, J R R Holt, grades A B C D E F, a b c d e f g, X Y Z, I O U.",
        "日本のＣＯＶＩＤ対策はＧＤＰの",
        "Merren (/ˈmɛrən/, [ˈɡæd]) lies there; f(𝑥) = 𝑎𝑏𝑐 + 𝑠𝑖𝑛𝑥; Ⓜ and 🅿️ and ™.",
        "中 国 人 民 日 報",
        "Kōln, naïve, Łódź, ﬁnance, 1ª, 2º, m², №5, Ⅳ and ½.",
    ],
)
def test_what_has_an_innocent_reading_is_no_disguise(text: str) -> None:
    assert read(text) == []


@given(st.text(alphabet=st.characters(max_codepoint=0x24F), max_size=100))
def test_latin_text_has_no_homoglyph(text: str) -> None:
    assert not [kind for _, kind, _ in read(text) if kind == "homoglyph"]


@given(st.text(alphabet="абвгдеёжзийклмнопрстуфхцчшщъыьэюяАВЕКМНОРСТУХ ,.-\n", max_size=100))
def test_cyrillic_text_has_no_disguise_but_letters_apart(text: str) -> None:
    assert not [kind for _, kind, _ in read(text) if kind != "spaced"]


@given(st.text(max_size=120))
def test_disguises_stand_in_order_inside_the_text_and_apart(text: str) -> None:
    found = disguises(text, [Span(0, len(text))])
    assert all(one.span.end <= other.span.start for one, other in zip(found, found[1:], strict=False))
    assert all(0 <= each.span.start < each.span.end <= len(text) and each.plain for each in found)
