"""Direct speech is found by its marks, in the ways typesetters use them."""

from __future__ import annotations

import pytest
from guard import no_hang
from hypothesis import given
from hypothesis import strategies as st

from provenance.model import Span
from provenance.segment import quotations


def quoted(text: str) -> list[str]:
    return [quotation.inner.of(text).strip() for quotation in quotations(text, [Span(0, len(text))])]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("She said “we will wait” and left.", "we will wait"),
        ('She said "we will wait" and left.', "we will wait"),
        ("Sie sagte „wir warten“ und ging.", "wir warten"),
        ("Sie sagte »wir warten« und ging.", "wir warten"),
        ("Sie sagte ›wir warten‹ und ging.", "wir warten"),
        ("Elle a dit «nous attendons» et partit.", "nous attendons"),
        ("Elle a dit : «\u00a0nous attendons\u202f» et partit.", "nous attendons"),
        ('Elle a dit : " nous attendons ", et partit.', "nous attendons"),
        ("Dijo «esperaremos» y se fue.", "esperaremos"),
        ("Ha detto «aspettiamo» ed è uscita.", "aspettiamo"),
        ("Ela disse “vamos esperar” e saiu.", "vamos esperar"),
        ("Она сказала: «Мы ждём», и ушла.", "Мы ждём"),
        ("Вона сказала: „Ми чекаємо“ і пішла.", "Ми чекаємо"),
        ("Powiedziała „czekamy” i wyszła.", "czekamy"),
        ("”Vi väntar”, sade hon.", "Vi väntar"),
        ("“Bekliyoruz” dedi ve gitti.", "Bekliyoruz"),
        ("قالت: «سننتظر» ثم ذهبت.", "سننتظر"),
        ('وقالت: "سننتظر" ثم ذهبت.', "سننتظر"),
        ("او گفت: «منتظر می‌مانیم» و رفت.", "منتظر می‌مانیم"),
        ('היא אמרה: "אנחנו מחכים" והלכה.', "אנחנו מחכים"),
        ("היא אמרה: „אנחנו מחכים” והלכה.", "אנחנו מחכים"),
        ('दोनों ने कहा, "हम इंतज़ार करेंगे" और चले गए।', "हम इंतज़ार करेंगे"),
        ("“Kami menunggu,” katanya.", "Kami menunggu,"),
        ("Bà nói: “Chúng tôi chờ”.", "Chúng tôi chờ"),
        ("彼女は「待ちます」と言った。", "待ちます"),
        ("她说：“我们等。”然后走了。", "我们等。"),
        ('她说"我们等"，然后走了。', "我们等"),
        ("她說：「我們等。」然後走了。", "我們等。"),
        ("그는 “기다린다”고 말했다.", "기다린다"),
        ('그는 "기다린다"고 말했다.', "기다린다"),
        ("그는 ‘기다림’이라고 썼다.", "기다림"),
        ("She said ‘we will wait here’ and left.", "we will wait here"),
        ("``We will wait,'' she said.", "We will wait,"),
        ("<<Мы ждём>>, сказала она.", "Мы ждём"),
    ],
)
def test_each_language_s_marks_are_read(text: str, inner: str) -> None:
    assert quoted(text) == [inner]


def test_a_quotation_inside_another_belongs_to_it() -> None:
    assert quoted("“He told me ‘do not wait’ and left,” she said.") == ["He told me ‘do not wait’ and left,"]
    assert quoted("他說：「我們『等』吧」。") == ["我們『等』吧"]
    assert quoted("« Elle a dit “oui” », dit-il.") == ["Elle a dit “oui”"]


def test_british_single_marks_hold_apostrophes() -> None:
    text = "‘It’s the brothers’ own fault,’ he said. ‘They’re late.’ ‘Yes,’ said their aunt’s cat."
    assert quoted(text) == ["It’s the brothers’ own fault,", "They’re late.", "Yes,"]


def test_straight_single_marks_hold_apostrophes() -> None:
    text = "'It's the brothers' own fault,' he said of the workers' union and the '90s."
    assert quoted(text) == ["It's the brothers' own fault,"]


def test_apostrophes_are_no_quotation_marks() -> None:
    assert quoted("The brothers’ aunt’s house isn’t ‘old’, it’s the mayor’s.") == []
    assert quoted("Rock ‘n’ roll of the ’90s, the workers' band and the dogs' home.") == []


def test_inches_are_no_quotation_marks() -> None:
    assert quoted('A 12" pipe and a 9" pipe were found.') == []


def test_the_mark_in_a_hebrew_acronym_closes_nothing() -> None:
    assert quoted('הוא אמר "צה"ל ימתין" והלך.') == ['צה"ל ימתין']


def test_a_quotation_that_runs_on_into_the_next_paragraph_counts_to_the_paragraph_s_end() -> None:
    text = "“We will wait.\n\n“Then we will go,” she said."
    assert quoted(text) == ["We will wait.", "Then we will go,"]


def test_british_quotations_and_french_ones_run_on_too() -> None:
    assert quoted("‘We will all wait.\n\n‘Then we go,’ she said.") == ["We will all wait.", "Then we go,"]
    assert quoted("« Premier point.\n\n» Deuxième point », dit-elle.") == ["Premier point.", "Deuxième point"]


def test_a_mark_that_is_never_closed_opens_nothing() -> None:
    assert quoted("He said “we will wait and left.\n\nNobody heard it.") == []
    assert quoted("He said “we will wait. She said “go” and left.") == ["go"]


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ("—Esperaremos —dijo Inés Holt—. Luego iremos.", ["Esperaremos", "Luego iremos."]),
        ("— Мы ждём, — сказала Инес Хольт. — Потом пойдём.", ["Мы ждём,", "Потом пойдём."]),
        ("— Nous attendons, a déclaré Inès Holt.", ["Nous attendons"]),
        ("– Vamos esperar – disse Inês Holt.", ["Vamos esperar"]),
        ("— Aspettiamo — ha detto Ines Holt.", ["Aspettiamo"]),
    ],
)
def test_a_dash_opens_speech_where_somebody_says_it(text: str, speech: list[str]) -> None:
    assert quoted(text) == speech


def test_a_dash_in_front_of_an_item_of_a_list_opens_nothing() -> None:
    assert quoted("— Three planks\n\n— Two nails — both new") == []


def test_worst_cases_cost_no_more_than_their_length() -> None:
    for text in (
        "“" * 40_000,
        "‘" * 20_000 + "’" * 20_000,
        "»" + "“" * 20_000 + " «" * 20_000,
        "‘brothers’ x " * 4_000,
    ):
        with no_hang():
            quoted(text)


@given(st.text(alphabet="ab “”\"«»‘’'`„—「」\n.,s", max_size=80))
def test_quotations_are_apart_and_in_order_whatever_the_marks(text: str) -> None:
    found = quotations(text, [Span(0, len(text))])
    assert all(one.span.end <= other.span.start for one, other in zip(found, found[1:], strict=False))
    assert all(each.span.contains(each.inner) for each in found)
    assert all(each.inner.of(text).strip() for each in found)
