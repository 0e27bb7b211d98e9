"""Passages: what two articles share, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from articles import BRIDGE, OTHER, article, document, layout_of, story

from provenance.align import align, among, side, sides
from provenance.model import Alignment, Article, Span
from provenance.pipeline import understand


def aligned(a: Article, b: Article) -> Alignment:
    return align(side(a), side(b))


def test_a_text_against_itself_is_one_passage_whole() -> None:
    text = story(BRIDGE)
    result = aligned(article(text, "a"), article(text, "b"))
    (passage,) = result.passages
    assert passage.kind == "verbatim"
    assert passage.a.of(text) == text
    assert (result.a_in_b, result.b_in_a) == (1.0, 1.0)


def test_a_passage_at_the_very_start_and_one_at_the_very_end_are_found_whole() -> None:
    a = article(story((BRIDGE[0], *OTHER, BRIDGE[3])), "a")
    b = article(story(BRIDGE[:4]), "b")
    first, last = aligned(a, b).passages
    assert first.a.start == 0
    assert first.a.of(a.text) == BRIDGE[0]
    assert last.a.end == len(a.text)
    assert last.a.of(a.text) == BRIDGE[3]


def test_moved_paragraphs_are_found_in_both_places() -> None:
    a = article(story((BRIDGE[0], BRIDGE[1], BRIDGE[3])), "a")
    b = article(story((BRIDGE[3], BRIDGE[0], BRIDGE[1])), "b")
    found = {passage.a.of(a.text): passage.b.of(b.text) for passage in aligned(a, b).passages}
    assert found == {story(BRIDGE[:2]): story(BRIDGE[:2]), BRIDGE[3]: BRIDGE[3]}


def test_a_dropped_paragraph_is_claimed_by_no_passage() -> None:
    a = article(story(BRIDGE), "a")
    b = article(story((*BRIDGE[:3], BRIDGE[4])), "b")
    for passage in aligned(a, b).passages:
        assert "two brothers" not in passage.a.of(a.text)


def test_a_changed_word_makes_a_passage_edited_and_not_two() -> None:
    a = article(story(BRIDGE), "a")
    b = article(story(BRIDGE).replace("eleven days", "a fortnight"), "b")
    (passage,) = aligned(a, b).passages
    assert passage.kind == "edited"
    assert 0.95 < passage.similarity < 1


def test_an_edited_end_of_a_sentence_belongs_to_the_passage() -> None:
    a = article(BRIDGE[0].replace("the forestry office of Underhill said", "officials told reporters on Sunday"), "a")
    b = article(BRIDGE[0].replace("the forestry office of Underhill said", "officials told reporters Sunday"), "b")
    (passage,) = aligned(a, b).passages
    assert passage.a.of(a.text) == a.text
    assert passage.b.of(b.text) == b.text


def test_a_word_of_the_next_sentence_that_is_the_same_by_chance_is_no_part_of_a_passage() -> None:
    a = article(f"{BRIDGE[1]} The mill has a wheel.", "a")
    b = article(f"{BRIDGE[1]} The tuba stood in the boiler house.", "b")
    (passage,) = aligned(a, b).passages
    assert passage.a.of(a.text) == BRIDGE[1]


def test_names_and_stock_phrases_alone_are_no_passage() -> None:
    a = article(
        "Forestry Minister Ilse Brandvold and Deputy Forestry Minister Carl Oxney met on the sidelines of the fair."
    )
    b = article(
        "Planks cost more, Forestry Minister Ilse Brandvold said on the sidelines of the regatta in Ellerby.", "b"
    )
    assert aligned(a, b).passages == ()


def test_quotations_shared_without_text_around_them_are_statements_and_count_for_nothing() -> None:
    a = article(f"Beavers were to blame. {BRIDGE[2]}\n\nThe mayor was not amused and went home early.")
    b = article(
        "A forester gave it away at noon: “We have counted forty-two bite marks and one very satisfied animal,” "
        "were her words. Then she laughed.",
        "b",
    )
    result = aligned(a, b)
    assert [passage.kind for passage in result.passages] == ["statement"]
    assert (result.a_in_b, result.b_in_a) == (0.0, 0.0)


def test_a_quotation_inside_copied_text_is_copied() -> None:
    a, b = article(story(BRIDGE), "a"), article(story((BRIDGE[2], BRIDGE[0])), "b")
    kinds = {passage.kind for passage in aligned(a, b).passages}
    assert kinds == {"verbatim"}


def test_a_sentence_in_other_words_is_found_beside_copied_text() -> None:
    told = (
        "Brothers hung the bridge in 1931, wanting to visit an aunt with dry feet, and nineteen times it was repaired."
    )
    a, b = article(story(BRIDGE), "a"), article(story((*BRIDGE[:2], told)), "b")
    kinds = [passage.kind for passage in aligned(a, b).passages]
    assert kinds == ["verbatim", "paraphrase"]


def test_passages_do_not_overlap_where_a_text_repeats_itself() -> None:
    a = article(story(BRIDGE[:2] * 3), "a")
    b = article(story(BRIDGE[:2]), "b")
    passages = sorted(aligned(a, b).passages, key=lambda each: each.b)
    assert all(one.b.end <= other.b.start for one, other in zip(passages, passages[1:], strict=False))


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


EDITED = {
    "de": (
        "Der Hafenrat von Ostrey hat die Ingenieurin Ines Holt zur Vorsitzenden gewählt, als erste Frau seit 1874. "
        "Der unterlegene Reeder Emil Dask gratulierte ihr mit einem geräucherten Aal und ging nach Hause.",
        "Sie will die versandete Nordrinne noch vor dem Winter für 3,4 Millionen Kronen ausbaggern lassen.",
        "Den Krabbenfischern überlässt sie den neuen Kai bis zum Ende der Aalsaison im April kostenlos. Nur der "
        "Leuchtturmwärter hält davon nichts, weil er dort jeden Morgen seine Ziege spazieren führt.",
        ("noch vor dem Winter", "bis Dezember"),
    ),
    "fr": (
        "Le conseil du port d'Ostrey a élu lundi soir l'ingénieure Inès Holt à sa présidence après onze heures de "
        "débat.",
        "Elle souhaite draguer avant l'hiver le chenal ensablé du nord, qui coûterait 3,4 millions de couronnes.",
        "Les pêcheurs de crevettes disposeront du nouveau quai sans rien payer jusqu'à la fin des anguilles, en avril.",
        ("avant l'hiver", "dès l'automne"),
    ),
    "ru": (
        "Портовый совет Остреи избрал председателем инженера Инессу Хольт после одиннадцатичасовых дебатов. "
        "Проигравший судовладелец Эмиль Даск поздравил её копчёным угрём и отправился домой пешком.",
        "Она намерена до зимы углубить занесённый песком северный фарватер за 3,4 миллиона крон.",
        "Ловцам креветок новый причал бесплатно предоставят до конца угревого сезона в апреле. Недоволен один "
        "смотритель маяка, который каждое утро выгуливает там свою козу.",
        ("до зимы", "к декабрю"),
    ),
    "ar": (
        "انتخب مجلس ميناء أوستري المهندسة إيناس هولت رئيسة له بعد نقاش استمر إحدى عشرة ساعة مساء الاثنين. وهنأها "
        "منافسها مالك السفن إميل داسك بسمكة مدخنة ثم عاد إلى بيته ماشيا.",
        "وتريد هولت تعميق القناة الشمالية المطمورة بالرمال قبل الشتاء بكلفة تبلغ ثلاثة ملايين كرونة.",
        "وسيستخدم صيادو الروبيان الرصيف الجديد مجانا حتى نهاية موسم الأنقليس في شهر نيسان المقبل. ولم يعترض سوى حارس "
        "المنارة الذي يتنزه هناك كل صباح مع عنزته.",
        ("قبل الشتاء", "خلال الخريف"),
    ),
    "zh": (
        "奥斯特里港务局经过十一小时辩论，选举工程师霍尔特为主席，这是该局自1874年成立以来首次由女性领导。",
        "她打算在冬季以前花费三百四十万克朗，疏浚早已淤塞的北航道，让大船重新进港。",
        "虾船可以免费使用刚刚落成的新码头，直到四月鳗鱼季结束为止，船东们表示欢迎。",
        ("在冬季以前", "在年底之前"),
    ),
}


@pytest.mark.parametrize("language", EDITED)
def test_moved_and_edited_paragraphs_are_found_in_any_language(language: str) -> None:
    first, second, third, (was, becomes) = EDITED[language]
    assert was in second
    a = article(story((first, second, third)), "a")
    b = article(story((third, first, second.replace(was, becomes))), "b")
    result = aligned(a, b)
    assert result.copied
    assert result.a_in_b > 0.95
    assert result.b_in_a > 0.95
    assert {passage.kind for passage in result.passages} == {"verbatim", "edited"}
    (moved,) = [passage for passage in result.passages if passage.kind == "verbatim"]
    assert moved.a.of(a.text).strip() == moved.b.of(b.text).strip() == third


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


# -- where texts end ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("told", [BOARD, IN_ORDER, SPLIT, MERGED])
def test_a_passage_reaches_the_first_character_and_the_last(told: tuple[str, ...]) -> None:
    a, b = article(story(BOARD[:3] if len(told) < 4 else BOARD), "a"), article(story(told), "b")
    passages = aligned(a, b).passages
    assert min(passage.a.start for passage in passages) == min(passage.b.start for passage in passages) == 0
    assert max(passage.a.end for passage in passages) == len(a.text)
    assert max(passage.b.end for passage in passages) == len(b.text)


def test_a_mark_between_two_passages_belongs_to_one_of_them() -> None:
    a = article(f"{BRIDGE[0].removesuffix('.')}“{BRIDGE[1]}", "a")
    first, second = aligned(a, article(story((BRIDGE[1], *OTHER, BRIDGE[0])), "b")).passages
    assert first.a.of(a.text) == BRIDGE[0].removesuffix(".")
    assert second.a.of(a.text) == f"“{BRIDGE[1]}"


def test_a_passage_over_headline_and_text_has_the_marks_at_its_ends() -> None:
    text = f"“One very satisfied animal”\n\n{story(BRIDGE)}"
    layout = layout_of(text, ("“One very satisfied animal”\n\n", "headline"), (story(BRIDGE), "body"))
    read = [
        replace(article(text, name), layout=layout, body=(Span(29, len(text)),), quotations=()) for name in ("a", "b")
    ]
    (passage,) = aligned(*read).passages
    assert passage.a.of(text) == text


def test_no_region_in_other_words_crosses_a_break() -> None:
    text = story((BOARD[0], "A picture shows the ferry Patience at her berth.", *BOARD[1:]))
    cut, on = text.index("A picture"), text.index(BOARD[1])
    a = understand(document(text, "a", extracted=(Span(0, cut), Span(on, len(text)))))
    assert len(a.body) == 2
    passages = aligned(a, article(story(IN_ORDER), "b")).passages
    parts = [part for passage in passages for part in passage.parts or (passage,)]
    assert len(parts) >= 2
    assert all(any(region.contains(part.a) for region in a.body) for part in parts)


# -- what is no passage ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The talks between Israeli Prime Minister Benjamin Netanyahu and Russian President Vladimir Putin will be "
            "held in Moscow on Wednesday, the press service of the Kremlin said. They will discuss the harvest of "
            "olives.",
            "A choir sang when Israeli Prime Minister Benjamin Netanyahu and Russian President Vladimir Putin opened "
            "the museum of umbrellas; the press service of the Kremlin did not comment on the weather.",
        ),
        (
            "Secretary of State Agnes Quarterstone and Foreign Minister Tomas Verrel of Castaria shook hands on a "
            "bridge.",
            "On the sidelines of the summit Foreign Minister Tomas Verrel of Castaria lost his hat, which Secretary of "
            "State Agnes Quarterstone returned to him.",
        ),
    ],
)
def test_names_and_titles_alone_are_no_passage(one: str, other: str) -> None:
    assert aligned(article(one, "a"), article(other, "b")).passages == ()


FOOT = (
    "Write to the Sentinel at its office beside the saw mill, where the night editor keeps a lamp burning for letters "
    "until the last tram has gone."
)
STORIES = (
    story(BRIDGE[:3]),
    story(OTHER),
    "The mayor of Ellerby has bought a goat. It eats the hedge of the town hall and has been given a title by the "
    "council, which had nothing else to discuss.",
    "A lamp fell from the tower of Underhill on Friday and hit nobody. The verger blamed a jackdaw with a liking for "
    "screws, and the jackdaw was not heard.",
)


def of_outlet(count: int, outlet: str = "Tarrow Sentinel") -> list[Article]:
    return [
        article(f"{text}\n\n{FOOT}", name, outlet=outlet) for name, text in zip("abcd", STORIES[:count], strict=False)
    ]


def test_what_an_outlet_prints_below_three_articles_is_no_passage() -> None:
    ready = sides(of_outlet(3))
    for one, other in combinations(sorted(ready), 2):
        result = align(ready[one], ready[other])
        assert result.passages == ()
        assert not result.copied


def test_two_articles_of_an_outlet_may_be_one_story_and_share_what_they_share() -> None:
    ready = sides(of_outlet(2))
    (passage,) = align(ready["a"], ready["b"]).passages
    assert passage.a.of(ready["a"].article.text) == FOOT


def test_another_outlet_that_has_the_line_has_taken_it() -> None:
    other = article(f"{STORIES[3]}\n\n{FOOT}", "d", outlet="Oxney Tidings")
    ready = sides([*of_outlet(3), other])
    (passage,) = align(ready["a"], ready["d"]).passages
    assert passage.b.of(other.text) == FOOT


def test_a_story_that_an_outlet_prints_three_times_is_still_a_story() -> None:
    ready = sides([article(story(BRIDGE), name, outlet="Tarrow Sentinel") for name in "abc"])
    (passage,) = align(ready["a"], ready["b"]).passages
    assert passage.a.of(ready["a"].article.text) == story(BRIDGE)


def test_statements_are_never_counted_as_copied() -> None:
    a = article(
        "Beavers were to blame. “We have counted forty-two bite marks and one very satisfied animal,” said Ilse "
        "Brandvold. The mayor was not amused and went home early.",
        "a",
    )
    b = article(
        "Ilse Brandvold gave it away at noon. “We have counted forty-two bite marks and one very satisfied animal,” "
        "she said, and laughed until the lamp went out.",
        "b",
    )
    result = aligned(a, b)
    assert {passage.kind for passage in result.passages} == {"statement"}
    assert result.taken == ()
    assert (result.a_in_b, result.b_in_a, result.copied) == (0.0, 0.0, False)


def test_an_utterance_in_two_wordings_is_a_statement_in_other_languages() -> None:
    a = article(
        "Am Dienstag regnete es in Ostrey. „Wir werden die versandete Nordrinne noch vor dem Winter ausbaggern und die "
        "Krabbenfischer entschädigen“, sagte Bürgermeisterin Ines Holt. Danach ging sie baden.",
        "a",
    )
    b = article(
        "Der Markt war gut besucht. Bürgermeisterin Ines Holt sagte, dass die versandete Nordrinne vor dem Winter "
        "ausgebaggert und die Krabbenfischer entschädigt werden sollen. Niemand klatschte.",
        "b",
    )
    assert [passage.kind for passage in aligned(a, b).passages] == ["statement"]


def test_a_set_is_aligned_as_its_pairs_are_one_by_one() -> None:
    texts = (story(BRIDGE), story(OTHER), story((*OTHER[:2], BRIDGE[3])), story(BRIDGE[1:4]), "Nothing of the kind.")
    ready = [side(article(text, name)) for text, name in zip(texts, "abcde", strict=True)]
    found = {(one.article.id, other.article.id): alignment for one, other, alignment in among(ready)}
    assert found == {
        (one.article.id, other.article.id): align(one, other)
        for number, one in enumerate(ready)
        for other in ready[number + 1 :]
    }
