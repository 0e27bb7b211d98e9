"""Passages: what two articles share, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from articles import BRIDGE, OTHER, aligned, article, layout_of, story

from provenance.align import align, among, side, sides
from provenance.model import Article, Span


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


# -- where texts end ---------------------------------------------------------------------------------------------------


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
