"""Who says what is read from the text where the text says so, and left open where it does not."""

from __future__ import annotations

import pytest
from guard import no_hang
from hypothesis import given
from hypothesis import strategies as st

from provenance.model import Span
from provenance.segment import Statement, language_of, quotations, same_speaker, sentences, statements


def read(text: str, language: str | None = None) -> tuple[Statement, ...]:
    whole = [Span(0, len(text))]
    return statements(text, sentences(text, whole), quotations(text, whole), language)


def told(text: str, language: str | None = None) -> list[tuple[str | None, str]]:
    """Speaker and what is said, of each statement."""
    return [
        (each.speaker.of(text) if each.speaker else None, each.span.of(text).strip()) for each in read(text, language)
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        ("“We will wait for the bridge,” said Ines Holt.", "Ines Holt", "We will wait for the bridge,"),
        ("“We will wait for the bridge,” Ines Holt, the mayor, said.", "Ines Holt", "We will wait for the bridge,"),
        ("“Will the bridge open?” Holt asked.", "Holt", "Will the bridge open?"),
        ("Ines Holt told reporters on Monday: “We will wait.”", "Ines Holt", "We will wait."),
        ("Ines Holt wrote on the town’s page, “We will wait.”", "Ines Holt", "We will wait."),
        ("The Oxney town council said “we will wait for it.”", "The Oxney town council", "we will wait for it."),
        ("Mayor Ines Holt (R-Oxney) said, “We will wait.”", "Mayor Ines Holt", "We will wait."),
    ],
)
def test_direct_speech_has_the_speaker_beside_its_verb(text: str, speaker: str, said: str) -> None:
    (statement,) = read(text)
    assert statement.direct
    assert statement.speaker is not None
    assert (statement.speaker.of(text), statement.span.of(text)) == (speaker, said)


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        ("Ines Holt said that the bridge would stay closed.", "Ines Holt", "the bridge would stay closed"),
        ("Ines Holt said the bridge would stay closed.", "Ines Holt", "the bridge would stay closed"),
        ("Ines Holt told the council on Monday that it was late.", "Ines Holt", "it was late"),
        ("Ines Holt said in a statement that it was late.", "Ines Holt", "it was late"),
        ("The bridge will stay closed, Ines Holt told reporters.", "Ines Holt", "The bridge will stay closed"),
        ("The bridge will stay closed, officials said.", "officials", "The bridge will stay closed"),
        ("The bridge will stay closed, said Ines Holt.", "Ines Holt", "The bridge will stay closed"),
        ("According to the town, the bridge is closed.", "the town", "the bridge is closed"),
        ("The bridge is closed for now, according to the town.", "the town", "The bridge is closed for now"),
        ("She left after Piet Dorn, who said he was tired, left.", "Piet Dorn", "he was tired"),
    ],
)
def test_indirect_speech_is_the_clause_alone(text: str, speaker: str, said: str) -> None:
    (statement,) = read(text)
    assert not statement.direct
    assert statement.speaker is not None
    assert (statement.speaker.of(text), statement.span.of(text)) == (speaker, said)


def test_an_utterance_broken_by_its_verb_is_one_statement() -> None:
    (statement,) = read("“We will wait,” Ines Holt said on Monday, “until it opens.”")
    assert len(statement.quotations) == 2
    assert [part.of("“We will wait,” Ines Holt said on Monday, “until it opens.”") for part in statement.parts] == [
        "We will wait,",
        "until it opens.",
    ]


def test_a_quotation_behind_a_full_stop_goes_on_with_the_same_speaker() -> None:
    text = "“The bridge is closed,” Ines Holt said. “It will open in May.”"
    (statement,) = read(text)
    assert statement.span.of(text) == "The bridge is closed,” Ines Holt said. “It will open in May."


def test_a_question_is_asked_by_who_asks_it_and_not_by_who_answers() -> None:
    assert told("“Will the bridge open?” Holt asked the council.") == [("Holt", "Will the bridge open?")]
    assert told("“Will the bridge ever open?” Holt said it would open in May.") == [
        (None, "Will the bridge ever open?"),
        ("Holt", "it would open in May"),
    ]


def test_a_quotation_over_several_paragraphs_is_one_statement() -> None:
    (statement,) = read("“We will all wait.\n\n“Then we will go,” Ines Holt said.")
    assert len(statement.quotations) == 2
    assert statement.speaker is not None


def test_a_clause_with_a_few_quoted_words_is_indirect_and_holds_them() -> None:
    text = "Ines Holt said the beavers were “not to blame” for the missing planks of the bridge."
    (statement,) = read(text)
    assert not statement.direct
    assert [each.inner.of(text) for each in statement.quotations] == ["not to blame"]


def test_two_speakers_of_one_sentence_have_a_statement_each() -> None:
    assert told("Holt said the bridge would close, but Brandvold said it should stay open.") == [
        ("Holt", "the bridge would close"),
        ("Brandvold", "it should stay open"),
    ]


def test_what_is_said_inside_a_statement_is_no_other_one() -> None:
    assert told("Holt said she told the council that the bridge was closed.") == [
        ("Holt", "she told the council that the bridge was closed")
    ]
    assert [who for who, _ in told("“My aunt said the bridge was closed,” Holt said.")] == ["Holt"]


def test_adding_goes_on_with_the_same_speaker() -> None:
    assert told("Ines Holt said the bridge was closed, adding that the town would pay.") == [
        ("Ines Holt", "the bridge was closed"),
        ("Ines Holt", "the town would pay"),
    ]


def test_he_is_whoever_was_named_last() -> None:
    text = "“We will all wait,” said Piet Dorn. He added that it was cold."
    assert told(text)[1] == ("Piet Dorn", "it was cold")


def test_he_is_nobody_where_another_name_came_between() -> None:
    text = "“We will all wait,” said Piet Dorn. Lev Brandvold met him. He added that it was cold."
    assert told(text)[1] == (None, "it was cold")


def test_he_is_nobody_where_the_last_speaker_was_a_house_or_is_called_ms() -> None:
    assert told("The Kremlin said it would wait. He added that it was cold.")[1][0] is None
    assert told("Ms. Holt said it would wait. He added that it was cold.")[1][0] is None


def test_he_and_she_are_not_the_same_person() -> None:
    text = "Lea Dorn said the town would wait. She said it was cold. He said it was late."
    assert [who for who, _ in told(text)] == ["Lea Dorn", "Lea Dorn", None]


def test_scare_quotes_and_titles_are_no_statements() -> None:
    assert told("The “so-called” bridge stands in the book “The Bridge of Oxney” as “old”.") == []


def test_a_long_quotation_of_nobody_is_a_statement_of_nobody() -> None:
    assert told("The sign reads “nobody may cross this bridge today” in red.") == [
        (None, "nobody may cross this bridge today")
    ]


def test_a_noun_or_a_passive_is_no_verb_of_saying() -> None:
    assert told("The reports of the council were late. Its claims that year were small.") == []
    assert told("They have pressed what they say are questions of the town.") == []
    assert told("Holt asked the court to hear a case that had been closed.") == []
    assert told("Holt was told that the bridge was closed.") == []
    assert told("The report said nothing. It said it all.") == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "es",
            "«Esperaremos a que abran el puente», dijo la alcaldesa Inés Holt. Brandvold aseguró que no se cerrará. "
            "Según la oficina, los castores no tienen la culpa.",
            [
                ("Inés Holt", "Esperaremos a que abran el puente"),
                ("Brandvold", "no se cerrará"),
                ("la oficina", "los castores no tienen la culpa"),
            ],
        ),
        (
            "fr",
            "« Nous attendons l'ouverture », a déclaré la maire Inès Holt. Brandvold a indiqué que le pont resterait "
            "fermé. « On verra bien », a-t-il ajouté.",
            [
                ("Inès Holt", "Nous attendons l'ouverture"),
                ("Brandvold", "le pont resterait fermé"),
                ("Brandvold", "On verra bien"),
            ],
        ),
        (
            "de",
            "„Wir warten auf die Brücke“, sagte Bürgermeisterin Ines Holt. Brandvold erklärte, die Brücke bleibe "
            "geschlossen. Die Brücke sei morsch, sagte Holt.",
            [
                ("Bürgermeisterin Ines Holt", "Wir warten auf die Brücke"),
                ("Brandvold", "die Brücke bleibe geschlossen"),
                ("Holt", "Die Brücke sei morsch"),
            ],
        ),
        (
            "it",
            "«Aspettiamo l'apertura», ha detto la sindaca Ines Holt. Brandvold ha detto che il ponte resterà chiuso.",
            [("Ines Holt", "Aspettiamo l'apertura"), ("Brandvold", "il ponte resterà chiuso")],
        ),
        (
            "pt",
            "“Vamos esperar pela ponte”, disse a prefeita Inês Holt. Brandvold afirmou que a ponte ficará fechada.",
            [("Inês Holt", "Vamos esperar pela ponte"), ("Brandvold", "a ponte ficará fechada")],
        ),
        (
            "ru",
            "«Мы ждём открытия моста», — сказала мэр Инес Хольт. Брандвольд заявил, что мост останется закрытым.",
            [("Инес Хольт", "Мы ждём открытия моста"), ("Брандвольд", "мост останется закрытым")],
        ),
        (
            "uk",
            "«Ми чекаємо на відкриття мосту», — сказала мер Інес Гольт. Гольт зазначила, що міст ще закритий.",
            [("Інес Гольт", "Ми чекаємо на відкриття мосту"), ("Гольт", "міст ще закритий")],
        ),
        (
            "tr",
            "Belediye Başkanı İnes Holt, “Köprünün açılmasını hep bekliyoruz” dedi.",
            [("Belediye Başkanı İnes Holt", "Köprünün açılmasını hep bekliyoruz")],
        ),
        (
            "ar",
            'قال رئيس البلدية خالد هولت إن الجسر سيبقى مغلقا. وأضاف هولت: "سننتظر حتى يفتح الجسر".',
            [("رئيس البلدية خالد هولت", "الجسر سيبقى مغلقا"), ("هولت", "سننتظر حتى يفتح الجسر")],
        ),
        (
            "fa",
            "شهردار رضا هلت گفت: «ما منتظر باز شدن پل هستیم».",
            [("شهردار رضا هلت", "ما منتظر باز شدن پل هستیم")],
        ),
        (
            "he",
            '"אנחנו מחכים לפתיחת הגשר", אמר ראש העיר יוסי הולט. הולט הוסיף כי הגשר יישאר סגור.',
            [("ראש העיר יוסי הולט", "אנחנו מחכים לפתיחת הגשר"), ("הולט", "הגשר יישאר סגור")],
        ),
        (
            "hi",
            'महापौर इनेस होल्ट ने कहा, "हम पुल खुलने का इंतज़ार करेंगे।" होल्ट ने कहा कि पुल बंद रहेगा।',
            [("महापौर इनेस होल्ट", "हम पुल खुलने का इंतज़ार करेंगे।"), ("होल्ट", "पुल बंद रहेगा")],
        ),
        (
            "id",
            "“Kami menunggu jembatan dibuka,” kata Wali Kota Ines Holt. Brandvold mengatakan jembatan itu ditutup.",
            [("Wali Kota Ines Holt", "Kami menunggu jembatan dibuka,"), ("Brandvold", "jembatan itu ditutup")],
        ),
        (
            "vi",
            "“Chúng tôi chờ cầu mở lại”, ông Lê Văn Hải nói. Bà Trần Thị Mai cho biết cây cầu sẽ đóng cửa.",
            [("Lê Văn Hải", "Chúng tôi chờ cầu mở lại"), ("Trần Thị Mai", "cây cầu sẽ đóng cửa")],
        ),
        (
            "zh",
            "市长林海表示：“我们会等待大桥开放。”王芳没有回答。",
            [("市长林海", "我们会等待大桥开放。")],
        ),
        ("ja", "林海市長は「橋が開くのを待ちます」と述べた。", [("林海市長", "橋が開くのを待ちます")]),
        (
            "ko",
            '이네스 홀트 시장은 "우리는 다리가 열리기를 기다린다"고 말했다.',
            [("이네스 홀트 시장", "우리는 다리가 열리기를 기다린다")],
        ),
    ],
)
def test_other_languages_are_read_by_their_own_words(
    language: str, text: str, expected: list[tuple[str | None, str]]
) -> None:
    found = told(text, language)
    assert [each for each in expected if each not in found] == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The bridge of the town was closed and that was it.", "en"),
        ("Die Brücke ist zu und der Ort ist nicht mit dem Boot zu erreichen.", "de"),
        ("Мост в городе не открыт, и на реке он стоит.", "ru"),
        ("這座橋今天已經關閉，居民只能等待。", "zh"),
    ],
)
def test_the_language_is_known_by_letters_and_small_words(text: str, language: str) -> None:
    assert language_of(text) == language
    assert language_of(text, "fr-CA") == "fr"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ines Holt", "Mayor Holt", True),
        ("Kremlin spokesman Lev Dorin", "the Kremlin", True),
        ("Инес Хольт", "Хольта", True),
        ("Ines Holt", "Piet Dorn", False),
        ("President Holt", "President Dorn", False),
        ("the mayor", "Ines Holt", None),
        ("The President", "Ines Holt", None),
    ],
)
def test_speakers_agree_by_surname(one: str, other: str, *, same: bool | None) -> None:
    assert same_speaker(one, other) is same
    assert same_speaker(other, one) is same


def test_worst_cases_cost_no_more_than_their_length() -> None:
    for text in ("according to " * 8_000, "Holt, the mayor, said, " * 4_000, "said “a b c d " * 4_000, "said" * 20_000):
        with no_hang():
            statements(text, [Span(0, len(text))], quotations(text, [Span(0, len(text))]))


WORDS = ["Holt", "said", "that", "told", "the", "mayor", "he", "“", "”", ",", ".", ":", "\n\n", "who", "according to"]


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_spans_lie_in_the_text_and_quotations_in_one_statement(text: str) -> None:
    found = read(text)
    assert list(found) == sorted(found, key=lambda each: each.span)
    for each in found:
        assert 0 <= each.span.start < each.span.end <= len(text)
        for part in (each.speaker, each.verb):
            assert part is None or part.of(text).strip() == part.of(text) != ""
    used = [quotation for each in found for quotation in each.quotations]
    assert len(used) == len(set(used))
