"""Sentences end where a reader of news ends them."""

from __future__ import annotations

import subprocess
import sys

import pytest
from guard import no_hang
from hypothesis import given
from hypothesis import strategies as st

from provenance.model import Span
from provenance.segment import sentences


def split(text: str, *masked: str, language: str | None = None) -> list[str]:
    spans = [Span(text.index(piece), text.index(piece) + len(piece)) for piece in masked]
    return [span.of(text) for span in sentences(text, [Span(0, len(text))], spans, language)]


def parts(written: str, language: str | None = None) -> None:
    """Bars in what is written are the boundaries."""
    expected = written.split(" | ")
    assert split(" ".join(expected), language=language) == expected


def test_a_masked_dateline_does_not_end_a_sentence() -> None:
    text = "PORT MERREN, December 9. /TASS/. The bell was raised. It is green."
    assert split(text, "PORT MERREN, December 9. /TASS/") == [
        "PORT MERREN, December 9. /TASS/. The bell was raised.",
        "It is green.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Sen. Ada Quill met Gov. Tom Hask on Sept. 4 in Ellerby.",
        "The U.S. ambassador spoke with Mr. Brandvold at 9 a.m. on Monday.",
        "The firm paid $2.5 million for No. 17, Lt. Gen. Solund said.",
        "J. R. Holt and A.B. Quill met Lt. Col. Ada Young of the W.H.S. Koerner school.",
        "Gov. Brown, Sen. Black and Rep. Young met Prof. Short.",
        "Nobody at Yahoo! and Jeopardy! liked it.",
        "“Why now?” she asked.",
        "He waited ... and left . . . at last.",
        "Port Merren (est. 1931) grew by 2.5 percent to No. 7 of the list.",
    ],
)
def test_abbreviations_initials_and_names_do_not_end_a_sentence(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "They left the U.S. | The senators stayed.",
        "It is in the U.S. | He said so.",
        "They met at 5 p.m. | He was late.",
        "He works for Hartwell Inc. | She does not.",
        "The firm said no. | Then it said yes.",
        "It was plan B. | The mayor had a plan C.",
        "She wrote: “I will ...” | The page was torn.",
        "Why? | Nobody knows! | It was so.",
        "It rained. | iPhones got wet.",
        "1. Open the door. | 2. Close it.",
        "“It rained. | We left.” | Holt said no.",
        "“Stop!” | The mayor left.",
        "(It rained.) | The mayor left.",
        "It is over [sic]. | (So they say.)",
        "It rained for ten days. . . . | The dam held.",
        "It rained?! | It did.",
        "They said they would, but they didn’t. | Holt stayed.",
    ],
)
def test_sentences_end_at_stops(text: str) -> None:
    parts(text)


def test_a_quotation_over_paragraphs_has_sentences_in_each() -> None:
    text = "Holt said: “It rained. We left.\n\n“Nobody came. It was dark.”\n\nShe left."
    assert split(text) == ["Holt said: “It rained.", "We left.", "“Nobody came.", "It was dark.”", "She left."]


def test_a_capital_that_the_text_has_in_lower_case_too_starts_a_sentence() -> None:
    parts("Zorbs fly in the U.S. | Zorbs are round, and big zorbs roll.".replace("big zorbs", "big zorbs"))
    assert len(split("We like the U.S. Zorbs of Ellerby.")) == 1


def test_a_headline_without_a_full_stop_is_a_sentence_of_its_own() -> None:
    assert split("Bridge closed\n\nThe bridge is closed.") == ["Bridge closed", "The bridge is closed."]


def test_a_hard_wrapped_sentence_is_one() -> None:
    assert split("The bridge over the gorge will be\nclosed until May.\nWalkers complain.") == [
        "The bridge over the gorge will be\nclosed until May.",
        "Walkers complain.",
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Am 3. Mai kam z. B. Frau Dr. Moll, d. h. die 2. Vorsitzende, bzw. Hr. Kern. | Er blieb."),
        ("de", "Im 19. Jahrhundert kostete er ca. 3 Mio. Taler usw. | Dann kam Nr. 7."),
        ("de", "Sie liegt auf Platz 3. | Der Rest folgt, der Rest."),
        ("fr", "M. Dupin et Mme. Roux sont venus, etc. | « Il pleut. » | Puis J.-P. Morel est parti."),
        ("es", "El Sr. Peral viajó a EE. UU. con la Sra. Gil. | ¿Qué pasó? | ¡Nada!"),
        ("es", "Vive en la Av. Colón, núm. 3, pág. Norte. | Ud. Sabe."),
        ("pt", "O Sr. Lima e a Dra. Reis, da Cia. Norte, chegaram. | Foi bom."),
        ("it", "Il sig. Neri, l'on. Gallo e la dott.ssa Conti, ecc. | Poi basta."),
        ("nl", "Dhr. Bakker kwam o.a. Maandag, bijv. Hier enz. | Toen niet."),
        ("tr", "Sn. Ada ve Prof. Dr. Kaya 3. Köprü için geldi vb. | Sonra gitti."),
        ("ru", "В 2020 г. Кедровск вырос, на ул. Ленина строят дома и т. д. | Потом ушли."),
        ("ru", "Это стоит 5 млн. Рублей нет, сказал В. В. Кедров. | Он ушёл."),
        ("uk", "На вул. Лесі живе п. Гай. | Він пішов."),
        ("el", "Ο κ. Νίκου είδε τον δρ. Πέτρου. | Γιατί έκλεισε; | Δεν ξέρω."),
        ("ar", "هل أغلق الجسر؟ | نعم أغلق. | د. سالم قال ذلك."),
        ("ur", "پل بند ہے۔ | کل کھلے گا۔"),
        ("hi", "पुल बंद है। | डॉ. शर्मा ने कहा। | ठीक है।"),
    ],
)
def test_sentences_of_other_languages_end_where_they_end(language: str, text: str) -> None:
    parts(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "Am 3. Mai kam z. B. Frau Moll, bzw. Hr. Kern. | Dann ging sie.",
        "Im 19. Jahrhundert kam Mme. Roux usw. | Dann ging sie.",
        "El ministro viajó a EE. UU. con Dña. Gil.",
        "В 2020 г. Кедровск вырос, на ул. Ленина строят дома и т. д. | Потом ушли.",
    ],
)
def test_what_is_a_word_of_no_language_is_an_abbreviation_in_all(text: str) -> None:
    parts(text)


def test_an_abbreviation_that_is_a_word_elsewhere_needs_the_language() -> None:
    text = "Siehe Art. Quarz dort."
    assert len(split(text, language="de-AT")) == 1
    assert len(split("That is art. Quartz is not.")) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("橋が閉まる。次の橋は遠い。", ["橋が閉まる。", "次の橋は遠い。"]),
        ("市長は「寒い。」と述べた。「行く。」橋は遠い！", ["市長は「寒い。」と述べた。", "「行く。」", "橋は遠い！"]),
        ("他说：“桥关闭了。”市长走了？是的。", ["他说：“桥关闭了。”", "市长走了？", "是的。"]),
    ],
)
def test_chinese_and_japanese_stops_need_no_blank(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_curly_quotes_behind_a_stop_belong_to_their_sentence() -> None:
    assert split("“It is green.” She left.") == ["“It is green.”", "She left."]


def test_sentences_stand_in_the_order_of_the_text() -> None:
    text = "It rained. It snowed. Rain at last"
    found = sentences(text, [Span(22, len(text)), Span(0, 21)])
    assert [span.of(text) for span in found] == ["It rained.", "It snowed.", "Rain at last"]


@given(st.text(max_size=200), st.sampled_from([None, "en", "de", "ru", "xx"]))
def test_sentences_are_in_order_apart_and_without_blanks_at_their_ends(text: str, language: str | None) -> None:
    found = sentences(text, [Span(0, len(text))], language=language)
    assert all(one.end <= other.start for one, other in zip(found, found[1:], strict=False))
    assert all(span.of(text) == span.of(text).strip() and len(span) for span in found)


@given(st.text(alphabet="aB1 .!?\n“”\"'…。」»\u00a0;-", max_size=120))
def test_every_visible_character_stands_in_a_sentence(text: str) -> None:
    found = sentences(text, [Span(0, len(text))])
    covered = {at for span in found for at in range(span.start, span.end)}
    assert all(at in covered for at, character in enumerate(text) if not character.isspace())


@pytest.mark.parametrize(
    "piece", ["... ", ". ", ".", "!? ", "a. ", "Zz. Zorb ", "“", "。", "It rained. ", ".\u00a0»", "- "]
)
def test_long_texts_of_one_kind_are_read_in_the_time_they_take(piece: str) -> None:
    with no_hang():
        split(piece * (400_000 // len(piece)))


def test_splitting_needs_no_library() -> None:
    code = "import sys; from provenance.model import Span; from provenance.segment import sentences\n"
    code += "sentences('It rained. We left.', [Span(0, 19)]); print('nltk' in sys.modules)"
    finished = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert finished.stdout.strip() == "False"
