"""Passages in other words, and summaries: what tells the same is found, and how far it reaches."""

from __future__ import annotations

import pytest
from articles import OTHER, aligned, article, document, story

from provenance.model import Span
from provenance.pipeline import understand

# -- told again --------------------------------------------------------------------------------------------------------

BOARD = (
    "The harbour board of Ostrey has chosen the engineer Ines Holt as its chair after eleven hours of debate, the "
    "first woman to lead it since it was founded in 1874.",
    "Holt, 52, who built the storm barrier at Quarrel Bay, beat the shipowner Emil Dask by nine votes to six in the "
    "third ballot on Monday night.",
    "She wants to dredge the silted northern channel before the winter, at a cost of 3.4 million crowns, and to let "
    "the fishing smacks use the new quay free of charge until the eel season ends in April.",
    "Dask congratulated her but warned that the board's reserves would be exhausted by the summer if the price of "
    "diesel kept rising.",
)
IN_ORDER = (
    "Ines Holt, an engineer, was elected chair of Ostrey's harbour board following an eleven-hour debate, becoming the "
    "first woman at its head since the foundation in 1874.",
    "The 52-year-old builder of the storm barrier in Quarrel Bay defeated shipowner Emil Dask, nine votes against "
    "six, on Monday night when the third ballot was held.",
    "Her plans are to have the northern channel, which has silted up, dredged ahead of winter for 3.4 million crowns, "
    "and to open the new quay to fishing smacks without charge until April, when the eel season is over.",
    "Congratulating her, Dask cautioned that rising diesel prices would exhaust the reserves of the board by summer.",
)
IN_ANOTHER = (
    "By summer the reserves of the harbour board in Ostrey could be exhausted, shipowner Emil Dask cautions, because "
    "diesel keeps getting dearer.",
    "He was defeated on Monday night by Ines Holt, 52, in a third ballot that ended nine to six. Eleven hours had "
    "been spent debating before the engineer was elected to the chair. No woman has led the board before, and it was "
    "founded in 1874.",
    "Until the eel season is over in April, fishing smacks are to pay nothing for the new quay, Holt promises; the "
    "silted channel in the north is to be dredged ahead of winter, which costs 3.4 million crowns. The storm barrier "
    "in Quarrel Bay was built by her.",
)
SPLIT = (
    "Ines Holt, an engineer, is the new chair of the harbour board of Ostrey. The board chose her after a debate of "
    "eleven hours. She is the first woman to lead it. It was founded in 1874.",
    "Holt is 52. She built the storm barrier at Quarrel Bay. On Monday night she beat Emil Dask, the shipowner, in the "
    "third ballot. There were nine votes to six.",
    "She wants the silted northern channel dredged before the winter. That will cost 3.4 million crowns. Fishing "
    "smacks are to use the new quay free of charge. This will end with the eel season in April.",
)
MERGED = (
    "After a debate of eleven hours the harbour board of Ostrey, founded in 1874, chose the engineer Ines Holt, who "
    "is 52 and built the storm barrier at Quarrel Bay, as the first woman in its chair, nine members voting for her "
    "on Monday night in the third ballot and six for the shipowner Emil Dask, and she wants the silted northern "
    "channel dredged before the winter for 3.4 million crowns and the fishing smacks to use the new quay free of "
    "charge until the eel season ends in April.",
)
SHORTENED = (
    "The harbour board of Ostrey has chosen Ines Holt as its chair, the first woman to lead it.",
    "Holt beat the shipowner Emil Dask by nine votes to six on Monday night.",
    "She wants to dredge the northern channel before the winter and to let fishing smacks use the new quay free until "
    "April.",
)


@pytest.mark.parametrize("told", [IN_ORDER, IN_ANOTHER], ids=["in the same order", "in another order"])
def test_a_story_in_other_words_is_found_and_is_a_paraphrase(told: tuple[str, ...]) -> None:
    a, b = article(story((*OTHER, *BOARD)), "a"), article(story(told), "b")
    result = aligned(a, b)
    assert {passage.kind for passage in result.passages} == {"paraphrase"}
    assert result.b_in_a > 0.75
    assert result.copied
    assert not any(passage.a.overlap(Span(0, len(story(OTHER)))) for passage in result.passages)


@pytest.mark.parametrize(
    ("one", "other"),
    [(BOARD[:3], SPLIT), (SPLIT, MERGED), (BOARD[:3], MERGED), (BOARD[:3], SHORTENED)],
    ids=["split", "merged", "both", "shortened"],
)
def test_sentences_that_are_split_merged_or_shortened_are_found(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    result = aligned(article(story(one), "a"), article(story(other), "b"))
    assert result.copied
    assert result.a_in_b > 0.9
    assert result.b_in_a > 0.9
    assert not {passage.kind for passage in result.passages} & {"verbatim", "statement"}


RETOLD = {
    "de": (
        "Der Hafenrat von Ostrey hat die Ingenieurin Ines Holt nach elfstündiger Debatte zur Vorsitzenden gewählt, als "
        "erste Frau seit der Gründung im Jahr 1874. Die Erbauerin des Sturmwehrs in der Quarrelbucht setzte sich am "
        "Montagabend im dritten Wahlgang mit neun zu sechs Stimmen gegen den Reeder Emil Dask durch.",
        "Erstmals seit seiner Gründung 1874 führt eine Frau den Hafenrat von Ostrey: Nach einer elfstündigen Debatte "
        "wurde die Ingenieurin Ines Holt gewählt. Mit neun gegen sechs Stimmen schlug sie im dritten Wahlgang am "
        "Montagabend den Reeder Emil Dask. Das Sturmwehr in der Quarrelbucht hatte sie erbaut.",
    ),
    "ru": (
        "Портовый совет Остреи избрал председателем инженера Инессу Хольт после одиннадцатичасовых дебатов, впервые "
        "поставив во главе женщину с момента основания в 1874 году. Строительница штормового барьера победила "
        "судовладельца Эмиля Даска девятью голосами против шести в третьем туре в понедельник вечером.",
        "Впервые с основания в 1874 году портовый совет Остреи возглавила женщина: после дебатов, длившихся "
        "одиннадцать часов, была избрана инженер Инесса Хольт. В третьем туре вечером в понедельник за неё подали "
        "девять голосов, за судовладельца Эмиля Даска шесть. Штормовой барьер построила именно она.",
    ),
    "es": (
        "El consejo del puerto de Ostrey eligió el lunes por la noche presidenta a la ingeniera Inés Holt tras once "
        "horas de debate, la primera mujer al frente desde su fundación en 1874. La constructora del rompeolas de "
        "Quarrel derrotó al naviero Emilio Dask por nueve votos a seis en la tercera votación.",
        "Una mujer preside por primera vez desde su fundación en 1874 el consejo del puerto de Ostrey: la ingeniera "
        "Inés Holt fue elegida el lunes por la noche después de debatir once horas. En la tercera votación venció por "
        "nueve votos contra seis al naviero Emilio Dask. El rompeolas de Quarrel lo construyó ella.",
    ),
}


@pytest.mark.parametrize("language", RETOLD)
def test_a_story_in_other_words_is_found_in_other_languages(language: str) -> None:
    one, other = RETOLD[language]
    assert aligned(article(one, "a"), article(other, "b")).b_in_a > 0.8


# -- summaries ---------------------------------------------------------------------------------------------------------

LONG = (
    "The last glassworks in Tollmere will put out its furnace on March 3 after 211 years, because the price of gas "
    "has quadrupled since the owners signed their contract in the spring, the managing director, Rosa Kettle, said on "
    "Tuesday.",
    "Kettle gathered the 64 glassblowers in the packing hall, where a brass band had been practising for the "
    "carnival, and read the decision from a sheet of paper that shook. Some of the men had followed their fathers and "
    "grandfathers through the same gate. Nobody spoke for a good while.",
    "The works made the green lamps that hang in every railway station of the county, and in its best year, 1961, it "
    "sold nine million bottles. A dance craze of that summer was named after the rhythm of its presses. Old posters "
    "of it still hang in the canteen, beside the rules for visitors and a calendar of the fire brigade.",
    "Tollmere has few other employers. The paper mill moved abroad in 2009, the railway depot was turned into flats, "
    "and the seaside hotels are open for ten weeks a year. Young people leave on the morning train and come home for "
    "weddings, the barber says, and he should know.",
    "A cooperative of eleven former apprentices has offered to take over the smallest kiln and to blow paperweights "
    "for tourists, if the county lends it 180,000 crowns without interest. The treasurer promised an answer before "
    "Easter, though she pointed out that the last such loan, for an otter park, was never paid back.",
    "On the quay, the verdict was mixed. Some remembered the soot on the washing, others the free marbles at "
    "Christmas. The harbour master recalled how the whole town could tell the hour by the sound of the shift bell, "
    "and how the gulls rose from the roof whenever it rang.",
    "What becomes of the archive is open. It holds 4,300 wooden moulds, among them the one for the christening goblet "
    "of Queen Aldith, and a museum in Fairhaven wants to buy all of them. The union would rather see the moulds stay "
    "where they were carved, and has asked a court to forbid the sale.",
)
SHORT = (
    "Tollmere's last glassworks, 211 years old, is to put out its furnace on March 3 because gas costs four times as "
    "much as when the contract was signed, managing director Rosa Kettle said. Eleven former apprentices have formed "
    "a cooperative that would take over the smallest kiln and make paperweights for tourists, provided that the "
    "county grants an interest-free loan of 180,000 crowns. The union has gone to court to stop the 4,300 wooden "
    "moulds, the christening goblet of Queen Aldith among them, from being sold to a museum in Fairhaven."
)


def test_a_summary_is_one_passage_with_its_parts() -> None:
    a, b = article(story(LONG), "a"), article(SHORT, "b")
    (passage,) = aligned(a, b).passages
    assert passage.kind == "paraphrase"
    assert passage.b.of(b.text) == SHORT
    assert [part.a.of(a.text).split()[0] for part in passage.parts] == ["The", "A", "It"]
    assert all(not part.parts and part.kind in {"paraphrase", "edited"} for part in passage.parts)
    assert passage.a.start == min(part.a.start for part in passage.parts)
    assert passage.a.end == max(part.a.end for part in passage.parts)
    assert passage.bits == pytest.approx(sum(part.bits for part in passage.parts), abs=0.1)


def test_of_a_summary_its_parts_alone_are_shared_text() -> None:
    a, b = article(story(LONG), "a"), article(SHORT, "b")
    result = aligned(a, b)
    (passage,) = result.passages
    assert result.taken == passage.parts
    assert result.a_in_b == pytest.approx(sum(len(part.a) for part in passage.parts) / len(a.text))
    assert result.a_in_b < len(passage.a) / len(a.text) / 2
    assert result.b_in_a > 0.95


def test_a_summary_is_one_from_whichever_side_it_is_read() -> None:
    (there,) = aligned(article(story(LONG), "a"), article(SHORT, "b")).passages
    (back,) = aligned(article(SHORT, "b"), article(story(LONG), "a")).passages
    assert {(part.a, part.b) for part in there.parts} == {(part.b, part.a) for part in back.parts}


def test_paragraphs_that_are_copied_and_cut_are_passages_and_no_summary() -> None:
    a, b = article(story(LONG), "a"), article(story((LONG[0], LONG[3], LONG[6])), "b")
    passages = aligned(a, b).passages
    assert [passage.kind for passage in passages] == ["verbatim"] * 3
    assert all(not passage.parts for passage in passages)


@pytest.mark.parametrize("told", [BOARD, IN_ORDER, SPLIT, MERGED])
def test_a_passage_reaches_the_first_character_and_the_last(told: tuple[str, ...]) -> None:
    a, b = article(story(BOARD[:3] if len(told) < 4 else BOARD), "a"), article(story(told), "b")
    passages = aligned(a, b).passages
    assert min(passage.a.start for passage in passages) == min(passage.b.start for passage in passages) == 0
    assert max(passage.a.end for passage in passages) == len(a.text)
    assert max(passage.b.end for passage in passages) == len(b.text)


def test_no_region_in_other_words_crosses_a_break() -> None:
    text = story((BOARD[0], "A picture shows the ferry Patience at her berth.", *BOARD[1:]))
    cut, on = text.index("A picture"), text.index(BOARD[1])
    a = understand(document(text, "a", extracted=(Span(0, cut), Span(on, len(text)))))
    assert len(a.body) == 2
    passages = aligned(a, article(story(IN_ORDER), "b")).passages
    parts = [part for passage in passages for part in passage.parts or (passage,)]
    assert len(parts) >= 2
    assert all(any(region.contains(part.a) for region in a.body) for part in parts)
