"""Shared words that one side has disguised are evidence against that side, and nothing else is."""

from __future__ import annotations

import pytest
from articles import BRIDGE, OTHER, article, story

from provenance.align import align, side
from provenance.model import Article, Evidence
from provenance.pipeline import compare
from provenance.weigh import Case, weigh

TEXT = story(BRIDGE)
CYRILLIC = str.maketrans("aceopxyAEOTHPC", "асеорхуАЕОТНРС")
GREEK = str.maketrans("oABEHIKMNOPTXYZ", "οΑΒΕΗΙΚΜΝΟΡΤΧΥΖ")
NAMED = ("Tarrow", "Monday", "planks", "forestry", "carpenters", "longer", "forester", "reporters", "brothers", "aunt")


def disguised(count: int) -> str:
    """The text with so many words written with Cyrillic letters."""
    text = TEXT
    for word in NAMED[:count]:
        assert word in text
        assert word.translate(CYRILLIC) != word
        text = text.replace(word, word.translate(CYRILLIC), 1)
    return text


def seen(a: Article, b: Article) -> list[Evidence]:
    return [each for each in weigh(Case(a, b, align(side(a), side(b)))) if each.kind == "disguised"]


def test_a_disguised_copy_is_found_whole_and_speaks_against_who_disguised_it() -> None:
    a, b = article(TEXT, "a", outlet="Tarrow Sentinel"), article(disguised(10), "b", outlet="Oxney Tidings")
    (passage,) = align(side(a), side(b)).passages
    assert (passage.kind, passage.similarity) == ("verbatim", 1.0)
    assert passage.b.of(b.text) == b.text
    (found,) = seen(a, b)
    assert (found.favours, found.group) == ("a_to_b", "residue")
    assert found.weight_bits > 0
    assert "10 words written with Cyrillic letters" in found.explanation
    assert "“Таrrоw” for “Tarrow”" in found.explanation
    assert {place.article for place in found.places} == {"b"}
    assert found.places[0].span.of(b.text) == "Таrrоw"


def test_it_speaks_the_other_way_when_the_articles_are_swapped() -> None:
    (found,) = seen(article(disguised(10), "a"), article(TEXT, "b"))
    assert found.favours == "b_to_a"
    assert {place.article for place in found.places} == {"a"}


def test_greek_letters_and_letters_apart_are_disguises_too() -> None:
    greek = TEXT
    for word in ("Tarrow", "Monday", "Walkers", "longer", "forester", "brothers"):
        greek = greek.replace(word, word.translate(GREEK), 1)
    (found,) = seen(article(TEXT, "a"), article(greek, "b"))
    assert "Greek letters" in found.explanation
    apart = TEXT
    for word in ("bridge", "forestry", "carpenters", "reporters"):
        apart = apart.replace(f" {word} ", f" {' '.join(word)} ", 1)
    (found,) = seen(article(TEXT, "a"), article(apart, "b"))
    assert "with blanks between their letters" in found.explanation


def test_two_words_are_an_accident_and_three_are_none() -> None:
    assert seen(article(TEXT, "a"), article(disguised(2), "b")) == []
    assert len(seen(article(TEXT, "a"), article(disguised(3), "b"))) == 1


def test_a_disguise_that_both_sides_have_says_nothing_of_who_copied() -> None:
    assert seen(article(disguised(10), "a"), article(disguised(5), "b")) == []


def test_characters_that_are_not_seen_are_read_over_and_accuse_nobody() -> None:
    hidden = TEXT.replace("bridge", "bri\u200bdge").replace("gorge", "gor\u2060ge").replace("planks", "pla\u200bnks")
    a, b = article(TEXT, "a"), article(hidden, "b")
    result = align(side(a), side(b))
    assert [passage.kind for passage in result.passages] == ["verbatim"]
    assert {each.kind for each in result.b_disguises} == {"invisible"}
    assert seen(a, b) == []


def test_disguised_words_outside_the_shared_text_are_no_matter() -> None:
    a, b = article(story((*OTHER, BRIDGE[4])), "a"), article(disguised(10), "b")
    assert align(side(a), side(b)).passages
    assert seen(a, b) == []


RUSSIAN = (
    "Лесничество Нижнего Подгорья закрыло висячий мост через ущелье Тарру с понедельника, потому что бобры перегрызли "
    "три доски, сообщил старший лесник. Пешеходам придётся одиннадцать дней обходить старую лесопилку."
)
GREEK_TEXT = (
    "Το δασαρχείο της Κάτω Ράχης έκλεισε από τη Δευτέρα την κρεμαστή γέφυρα του φαραγγιού, επειδή κάστορες ροκάνισαν "
    "τρεις σανίδες, είπε ο δασάρχης. Οι πεζοί θα παρακάμπτουν για έντεκα μέρες το παλιό πριονιστήριο."
)
NAMES = (
    "The agency ТАСС, the station НТВ, the party НДСВ, the paper Ελευθεροτυπία and the village Красное Село were named "
    "in the report; the chemists measured TNFα, the painters chose an о and the builders a Т-beam."
)


@pytest.mark.parametrize("text", [RUSSIAN, GREEK_TEXT, story((*BRIDGE, NAMES))])
def test_honest_words_of_another_alphabet_are_no_disguise(text: str) -> None:
    a, b = article(text, "a"), article(f"{text} COVID-19. TASS.", "b")
    result = align(side(a), side(b))
    assert [passage.kind for passage in result.passages] == ["verbatim"]
    assert (result.a_disguises, result.b_disguises) == ((), ())
    assert seen(a, b) == []


def test_a_russian_copy_with_latin_letters_is_found_and_reported() -> None:
    latin = RUSSIAN
    for word in ("закрыло", "мост", "понедельника", "потому", "доски", "обходить"):
        latin = latin.replace(word, word.translate(str.maketrans("осеа", "ocea")), 1)
    a, b = article(RUSSIAN, "a"), article(latin, "b")
    assert [passage.kind for passage in align(side(a), side(b)).passages] == ["verbatim"]
    (found,) = seen(a, b)
    assert "Latin letters" in found.explanation


def test_a_disguise_alone_names_no_direction() -> None:
    a, b = article(TEXT, "a", outlet="Tarrow Sentinel"), article(disguised(10), "b", outlet="Oxney Tidings")
    (found,) = compare([a.document, b.document]).verdicts
    assert (found.relation, found.direction) == ("copy", "undetermined")
