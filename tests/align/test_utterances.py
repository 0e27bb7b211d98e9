"""The same utterance is found in independent wording, and two statements on one subject are not taken for one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from articles import article
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.align.utterances import Utterance, shared_utterances, told
from provenance.match import material
from provenance.model import Article, Span

COUNCIL = (
    "The village council of Little Oxney met on Thursday to speak about the rope bridge.\n\n"
    "“We have ordered forty oak planks from a sawmill in Underhill, and the carpenters will nail them before the first "
    "snow,” Ines Holt told the council.\n\n"
    "Piet Brandvold said the beavers had come upstream because of the drought in the lower valley.\n\n"
    "The council will meet again in a month."
)
RADIO = (
    "Walkers near Tarrow must be patient, the local radio reports.\n\n"
    "Mayor Ines Holt said that forty planks of oak had been ordered from the Underhill sawmill and that carpenters "
    "would have them nailed before any snow falls.\n\n"
    "Nobody asked the beavers."
)
LATER = (
    "A year after the rope bridge was closed, the council of Little Oxney spoke about it again.\n\n"
    "Ines Holt said the bridge needed a keeper who would look for beavers on every second morning.\n\n"
    "“I like the bridge, and the council likes it too,” Holt told reporters."
)


def shared(a: Article, b: Article) -> tuple[Utterance, ...]:
    return shared_utterances(told(a, material(a)), told(b, material(b)))


def words(side: Article, span: Span) -> str:
    return material(side).tokens.span(span.start, span.end).of(side.text)


def test_an_utterance_in_independent_wording_is_found() -> None:
    a, b = article(COUNCIL, "a"), article(RADIO, "b")
    (found,) = shared(a, b)
    assert words(a, found.a).startswith("We have ordered forty oak planks")
    assert words(b, found.b).startswith("forty planks of oak had been ordered")
    assert not found.same_words
    assert not found.quoted
    assert 0.35 <= found.similarity <= 1
    assert found.bits >= 40


def test_two_statements_of_one_speaker_on_one_subject_are_not_one() -> None:
    assert shared(article(COUNCIL, "a"), article(LATER, "b")) == ()
    assert shared(article(RADIO, "a"), article(LATER, "b")) == ()


def test_the_same_facts_said_by_another_are_not_the_same_utterance() -> None:
    other = RADIO.replace("Mayor Ines Holt", "Lev Dorin")
    assert shared(article(COUNCIL, "a"), article(other, "b")) == ()


def test_other_numbers_make_another_utterance() -> None:
    a = COUNCIL.replace("forty oak planks", "40 oak planks")
    assert len(shared(article(a, "a"), article(RADIO.replace("forty planks", "40 planks"), "b"))) == 1
    assert shared(article(a, "a"), article(RADIO.replace("forty planks", "90 planks"), "b")) == ()


def test_a_speaker_whom_one_side_does_not_name_may_be_the_other_s() -> None:
    nameless = RADIO.replace("Mayor Ines Holt", "The mayor")
    assert len(shared(article(COUNCIL, "a"), article(nameless, "b"))) == 1


def test_the_same_quoted_words_are_told_from_other_wording() -> None:
    quote = "“Forty oak planks are worth more than one angry beaver,” said Ines Holt.\n\n"
    a = article("The bridge of Tarrow was closed on Monday.\n\n" + quote + "It was cold.", "a")
    b = article("Planks were the subject at Little Oxney.\n\n" + quote.replace(" are", ", he, are"), "b")
    (found,) = shared(a, b)
    assert found.same_words
    assert found.quoted


def test_a_sentence_told_in_two_is_one_utterance() -> None:
    split = RADIO.replace(
        "said that forty planks of oak had been ordered from the Underhill sawmill and that carpenters would have them "
        "nailed before any snow falls.",
        "told the radio: “Forty planks of oak are ordered from the Underhill sawmill. They will all be nailed "
        "before any snow falls.”",
    )
    a, b = article(COUNCIL, "a"), article(split, "b")
    (found,) = shared(a, b)
    assert words(b, found.b).startswith("Forty planks")
    assert words(b, found.b).endswith("snow falls")


def test_what_is_in_a_passage_already_is_left_out() -> None:
    a, b = article(COUNCIL, "a"), article(RADIO, "b")
    (found,) = shared(a, b)
    assert shared_utterances(told(a, material(a)), told(b, material(b)), [found.a], []) == ()
    assert shared_utterances(told(a, material(a)), told(b, material(b)), [], [found.b]) == ()
    assert shared_utterances(
        told(a, material(a)), told(b, material(b)), [Span(found.a.start, found.a.start + 2)], []
    ) == (found,)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        (
            "de",
            "„Wir haben vierzig Eichenbretter im Sägewerk Unterberg bestellt, die Zimmerleute nageln vor dem "
            "Schneefall“, sagte Ines Holt.",
            "Bürgermeisterin Holt erklärte, dass vierzig Eichenbretter beim Sägewerk Unterberg bestellt seien und die "
            "Zimmerleute vor dem Schneefall nageln würden.",
        ),
        (
            "es",
            "«Hemos encargado cuarenta tablones de roble al aserradero y los carpinteros los clavarán antes de la "
            "nevada», dijo la alcaldesa Inés Holt.",
            "Holt aseguró que cuarenta tablones de roble están encargados al aserradero y que los carpinteros los van "
            "a clavar antes de la primera nevada.",
        ),
        (
            "ru",
            "«Мы заказали сорок дубовых досок на лесопилке, плотники прибьют их до снегопада», — сказала Инес Хольт.",
            "Хольт заявила, что сорок дубовых досок уже заказаны на лесопилке, а плотники прибьют доски до снегопада.",
        ),
    ],
)
def test_other_languages_are_compared_by_their_own_stems(language: str, one: str, other: str) -> None:
    a, b = (replace(article(text, name), language=language) for text, name in ((one, "a"), (other, "b")))
    assert len(shared(a, b)) == 1


SENTENCES = [
    "Ines Holt said forty oak planks were ordered from the Underhill sawmill before the snow.",
    "“We ordered forty planks of oak from the sawmill of Underhill before the snow,” Holt said.",
    "“Carpenters will nail the oak planks to the rope bridge,” Piet Brandvold told reporters.",
    "Brandvold said the carpenters would nail oak planks to the rope bridge of Tarrow.",
    "“Beavers came upstream because of the drought. They gnaw at the planks of oak,” she said.",
    "The beavers gnaw at planks of oak and came upstream in the drought, Ines Holt said.",
    "Nobody lives there.",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), max_size=6), st.lists(st.sampled_from(SENTENCES), max_size=6))
def test_swapping_the_articles_swaps_the_result_and_nothing_else(one: list[str], other: list[str]) -> None:
    a, b = article("\n\n".join([*one, "One end."]), "a"), article("\n\n".join([*other, "Other end."]), "b")
    forth, back = shared(a, b), shared(b, a)
    assert sorted((each.b, each.a) for each in forth) == [(each.a, each.b) for each in back]
    assert sorted(map(repr, (replace(each, a=each.b, b=each.a) for each in forth))) == sorted(map(repr, back))
    assert list(forth) == sorted(forth, key=lambda each: (each.a, each.b))
    for each in forth:
        assert 0 <= each.a.start < each.a.end <= len(material(a).tokens)
        assert 0 <= each.similarity <= 1


def test_statements_made_ready_once_serve_every_pair() -> None:
    a, b = article(COUNCIL, "a"), article(RADIO, "b")
    assert shared_utterances(told(a, material(a)), told(b, material(b))) == shared(a, b)


def test_articles_without_statements_share_none() -> None:
    a = article("The bridge was hung in 1931. It has been repaired nineteen times.", "a")
    assert shared(a, a) == ()
