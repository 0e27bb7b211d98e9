"""In-text attribution makes an outlet the source of a passage, never of the text."""

from __future__ import annotations

import pytest
from articles import BRIDGE, article, story
from hypothesis import given
from hypothesis import strategies as st

from provenance.marks.attribution import attributions, opening
from provenance.marks.houses import candidates, names
from provenance.marks.phrases import Pieces, lexicon
from provenance.marks.saying import said
from provenance.model import Mark, Span


def marks(text: str) -> tuple[Mark, ...]:
    return attributions(text, (Span(0, len(text)),))


def attributed(text: str) -> list[tuple[str, str]]:
    return [(mark.agency, mark.span.of(text)) for mark in marks(text)]


def test_an_article_has_them_among_its_marks_and_each_claims_a_part() -> None:
    text = story((BRIDGE[0], "The planks were oak, a carpenter told TASS on Tuesday.", BRIDGE[4]))
    found = [mark for mark in article(text).reading.marks if mark.kind == "attribution"]
    assert [(mark.agency, mark.claims, mark.span.of(text)) for mark in found] == [("TASS", "part", "told TASS")]


@pytest.mark.parametrize(
    ("sentence", "agency", "words"),
    [
        ("The planks were oak, a carpenter told TASS on Tuesday.", "TASS", "told TASS"),
        ("The planks were oak, according to Reuters.", "Reuters", "according to Reuters"),
        ("The planks, Reuters reported, were oak.", "Reuters", "Reuters reported"),
        ("Reuters reports that they were oak.", "Reuters", "Reuters reports"),
        ("The planks were oak, reported Reuters.", "Reuters", "reported Reuters"),
        ("Reuters on Tuesday also reported oak.", "Reuters", "Reuters on Tuesday also reported"),
        ("Oak, the Associated Press (AP) reported.", "Associated Press", "Associated Press (AP) reported"),
        ("The state-run Xinhua news agency said so.", "Xinhua", "Xinhua news agency said"),
        ("Oak, as quoted by news agency PTI.", "PTI", "quoted by news agency PTI"),
        ("He told Russia's TASS news agency so.", "TASS", "told Russia's TASS news agency"),
        (
            "Oak, according to Syria's official news agency SANA.",
            "SANA",
            "according to Syria's official news agency SANA",
        ),
        ("Reuters, citing two carpenters, reported oak.", "Reuters", "Reuters, citing"),
        ("Reuters, which first reported the find, had no more.", "Reuters", "Reuters, which first reported"),
        ("Reuters, a British agency, reported oak.", "Reuters", "Reuters, a British agency, reported"),
        ("He told Anna Holm of Reuters that it was oak.", "Reuters", "told Anna Holm of Reuters"),
        ("It was oak, he told\nReuters on Monday.", "Reuters", "told\nReuters"),
        ("The Times of Underhill reported Tuesday oak.", "The Times of Underhill", "The Times of Underhill reported"),
        ("Oak, the Tarrow Daily Herald reported.", "Tarrow Daily Herald", "Tarrow Daily Herald reported"),
        ("He told the Tarrow Star-Ledger so.", "Tarrow Star-Ledger", "told the Tarrow Star-Ledger"),
    ],
)
def test_english_attributions_cover_the_name_and_the_words_of_saying(sentence: str, agency: str, words: str) -> None:
    assert attributed(sentence) == [(agency, words)]


@pytest.mark.parametrize(
    ("sentence", "agency"),
    [
        ("They were oak, according to a Reuters tally.", "Reuters"),
        ("A Reuters photographer saw oak.", "Reuters"),
        ("He told a Reuters reporter that they were oak.", "Reuters"),
        ("The Reuters investigation found that they were oak.", "Reuters"),
        ("She told the Oxney Post's editorial board that they were oak.", "Oxney Post"),
        ("She told Oxney News' Anna Holm that they were oak.", "Oxney News"),
    ],
)
def test_what_a_house_makes_and_whom_it_sends_speaks_for_it(sentence: str, agency: str) -> None:
    assert [agency_ for agency_, _ in attributed(sentence)] == [agency]


@pytest.mark.parametrize(
    "sentence",
    [
        "They were oak, according to a Reuters/Ipsos poll.",
        "They were oak, according to a new Reuters poll.",
        "A Reuters photographer was hurt by a plank.",
        "Reuters could not verify the video of the planks.",
        "Reuters was not immediately able to verify the report.",
        "He told Reuters' lawyers that the planks were oak.",
        "A spokesman for Reuters said the photographer was well.",
        "They told the owner of Reuters that the planks were oak.",
        "He says Fox News is wrong about planks.",
        "They sold the Times to a bank.",
        "He told AP President Anna Holm about planks.",
        "Planks of oak. (Reuters)",
        "REUTERS SAID NOTHING ABOUT PLANKS.",
        "Oak, he said.\n\nReuters",
    ],
)
def test_a_mere_mention_gets_no_mark(sentence: str) -> None:
    assert attributed(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor reported Tuesday that the planks were oak.",
        "Forestry Minister Ilse Brandvold said the planks were oak.",
        "The planks had been there for a long time. The Post was painted green.",
        "It happened in Oxney.\nThe beavers said nothing.",
        "White House Press Secretary Anna Holm said the planks were oak.",
        "The Environmental Protection Agency said the planks were oak.",
        "Emily Post said the planks were oak.",
        "Mr. Sun said the planks were oak.",
        "American Express said the planks were oak.",
        "The End Times said the prophet were near.",
    ],
)
def test_people_offices_and_things_are_no_outlets(sentence: str) -> None:
    assert attributed(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Rabu lusa kata menteri, pasar dibuka.",
        "Daraus sei kein Trend abzuleiten, sagte die Sprecherin.",
        "Laut Trend der letzten Jahre ist es Eiche.",
        "Die offene Beta meldet Fehler.",
        "The beta reported errors.",
        "“Oak,” said Ana.",
        "She told Lina about the planks.",
        "The AAP said it would contest the election.",
        "AAP said it would contest the election.",
        "The ATS said two men were held.",
        "The suspect told the ATS that the planks were oak.",
        "Andhra Pradesh (AP) said it would plant oaks.",
        "Andhra Pradesh will plant oaks. AP said they will be ready in spring.",
        "The PA said it would plant oaks.",
        "EPA said it would plant oaks.",
        "Mayor Anna Bloomberg opened the bridge. Bloomberg said the planks were oak.",
        "Petra Novak made the planks. He told Petra they were good.",
        "The Association of Planks (AOP) met. The American Planks Association (APA) said oak was good.",
        "Oaks grow in Andhra Pradesh, according to AP.",
        "President Jacob Zuma said the planks were oak.",
    ],
)
def test_a_form_that_means_something_else_names_nobody(sentence: str) -> None:
    assert attributed(sentence) == []


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("The planks were oak, he told AAP.", "AAP"),
        ("AAP reported that the planks were oak.", "AAP"),
        ("The AAP news agency said the planks were oak.", "AAP"),
        ("Australian Associated Press has a new chief. AAP said he came on Monday.", "AAP"),
        ("ANI reported that the planks were oak.", "ANI"),
        ("AP said the planks were oak.", "Associated Press"),
        ("The PA news agency said the planks were oak.", "Press Association"),
        ("Trend News Agency reported that the planks were oak.", "Trend News Agency"),
        ("The planks are oak, Menteri told Tasnim.", "Tasnim News Agency"),
        ("The chief of Cyprus News Agency came. The planks were oak, CNA reported.", "Cyprus News Agency"),
    ],
)
def test_a_form_that_means_something_else_counts_where_the_words_show_the_agency(text: str, agency: str) -> None:
    assert [each for each, _ in attributed(text)] == [agency]


@pytest.mark.parametrize(
    ("sentence", "agency", "words"),
    [
        # Spanish
        ("Son de roble, según informa Europa Press.", "Europa Press", "según informa Europa Press"),
        ("Según confirmó a EFE Ana Roble, son de roble.", "EFE", "confirmó a EFE"),
        ("Son de roble, dijo el alcalde a Efe.", "EFE", "dijo el alcalde a Efe"),
        ("Según la agencia estatal de noticias Télam, son de roble.", "Télam", None),
        # Portuguese
        ("É carvalho, diz a agência russa Interfax.", "Interfax", "diz a agência russa Interfax"),
        ("É carvalho, disse à Lusa fonte da câmara.", "Lusa", "disse à Lusa"),
        ("A agência estatal Andina afirma que é carvalho.", "Andina", "Andina afirma"),
        ("É carvalho, disse a diretora, Ana Roble, à Reuters.", "Reuters", None),
        # French
        ("Selon l'AFP, ce sont des chênes.", "Agence France-Presse", "Selon l'AFP"),
        ("« Des chênes », a déclaré le maire à l’AFP.", "Agence France-Presse", "déclaré le maire à l’AFP"),
        ("Des chênes, rapporte l'agence Tass.", "TASS", "rapporte l'agence Tass"),
        # German
        ("Eiche, berichtete die slowenische Nachrichtenagentur STA.", "STA", None),
        ("Das sagte eine Sprecherin des Rathauses der dpa.", "Deutsche Presse-Agentur", None),
        ("Das sagte sie der Deutschen Presse-Agentur.", "Deutsche Presse-Agentur", None),
        ("dpa-Informationen zufolge ist es Eiche.", "Deutsche Presse-Agentur", "dpa-Informationen zufolge"),
        ("Wie die Frankfurter Allgemeine Zeitung berichtet, Eiche.", "Frankfurter Allgemeine Zeitung", None),
        # Italian
        ("È rovere, ha detto il sindaco all'ANSA.", "ANSA", "detto il sindaco all'ANSA"),
        ("È rovere, riferisce il Corriere della Sera.", "Corriere della Sera", None),
        # Russian, Ukrainian
        ("Это дуб, заявили ТАСС в пресс-службе.", "TASS", "заявили ТАСС"),
        ("Это дуб, сообщили «Интерфаксу» в мэрии.", "Interfax", "сообщили «Интерфаксу"),
        ("Це дуб, розповів Укрінформу тесля.", "Ukrinform", "розповів Укрінформу"),
        # Turkish
        ("Reuters'a göre tahtalar meşe.", "Reuters", "Reuters'a göre"),
        ("AFP’ye konuşan marangoz meşe dedi.", "Agence France-Presse", "AFP’ye konuşan"),
        ("Anadolu Ajansı'na (AA) konuşan usta meşe dedi.", "Anadolu Agency", "Anadolu Ajansı'na (AA) konuşan"),
        # Arabic, Persian, Hebrew
        ("نقلت وكالة رويترز عن النجار أن الألواح من البلوط.", "Reuters", "نقلت وكالة رويترز"),
        ("وقال النجار لوكالة فرانس برس إن الألواح من البلوط.", "Agence France-Presse", None),
        ("وقال النجار لرويترز إن الألواح من البلوط.", "Reuters", "وقال النجار لرويترز"),
        ("تخته‌ها بلوط است، به گزارش خبرگزاری ایرنا.", "IRNA", "به گزارش خبرگزاری ایرنا"),
        ("نجار در گفت‌وگو با ایسنا گفت.", "ISNA", "گفت‌وگو با ایسنا"),
        ("הקרשים עשויים אלון, אמר הנגר לסוכנות הידיעות AFP.", "Agence France-Presse", None),
        # Chinese, Japanese, Korean
        ("新华社报道，木板是橡木。", "Xinhua", "新华社报道"),
        ("木匠对法新社表示，木板是橡木。", "Agence France-Presse", "对法新社表示"),
        ("据路透社8月3日报道，木板是橡木。", "Reuters", "据路透社8月3日报道"),
        ("ロイター通信によると、板は樫だ。", "Reuters", "ロイター通信によると"),
        ("大工はAFP通信に語った。", "Agence France-Presse", "AFP通信に語"),
        ("판자는 참나무라고 연합뉴스가 보도했다.", "Yonhap", "연합뉴스가 보도했"),
        ("로이터통신에 따르면 판자는 참나무다.", "Reuters", "로이터통신에 따르면"),
        # Hindi, Indonesian, Vietnamese
        ("बढ़ई ने पीटीआई को बताया कि तख्ते बलूत के हैं।", "PTI", "पीटीआई को बताया"),
        ("Kayu ek, kata tukang kayu kepada ANTARA.", "ANTARA", "kepada ANTARA"),
        ("Seperti dilansir AFP, papan itu kayu ek.", "Agence France-Presse", "Seperti dilansir AFP"),
        ("Theo Reuters, ván là gỗ sồi.", "Reuters", "Theo Reuters"),
        # Polish, Dutch, Czech, Swedish
        ("Agencja Associated Press podała, że to dąb.", "Associated Press", "Associated Press podała"),
        ("Volgens persbureau ANP is het eik.", "ANP", "Volgens persbureau ANP"),
        ("Podle agentury Reuters jde o dub.", "Reuters", "Podle agentury Reuters"),
        ("Det är ek, säger borgmästaren till TT.", "TT", "säger borgmästaren till TT"),
    ],
)
def test_other_languages_attribute_by_their_common_formulas(sentence: str, agency: str, words: str | None) -> None:
    found = attributed(sentence)
    assert [each for each, _ in found] == [agency]
    assert words is None or found[0][1] == words


@pytest.mark.parametrize(
    "sentence",
    [
        "Ela vendeu a empresa à Reuters em 2010.",
        "Der Gesellschafter der dpa sagte ab.",
        "Il a vendu l'AFP à un voisin.",
        "Он работает в ТАСС.",
        "木匠在新华社工作。",
        "大工は共同で住む。",
        "연합뉴스 건물은 높다.",
        "Dia bekerja di ANTARA sejak lama.",
    ],
)
def test_in_other_languages_too_a_mention_is_none(sentence: str) -> None:
    assert attributed(sentence) == []


def test_a_paragraph_ends_what_is_read_around_a_name() -> None:
    assert attributed("An oak, he told\n\nReuters\n\nsaid nothing.") == []


def test_several_attributions_of_one_sentence_are_all_found_in_order() -> None:
    text = "He told Reuters that the planks were oak, and the Oxney Times reported that they were ash."
    assert [agency for agency, _ in attributed(text)] == ["Reuters", "Oxney Times"]


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("به گزارش خبرگزاری ایرنا، تخته‌ها بلوط است.", "IRNA"),
        ("به گزارش ایسنا، تخته‌ها بلوط است.", "ISNA"),
        ("به گزارش خبرنگار مهر، تخته‌ها بلوط است.", "Mehr News Agency"),
        ("به گزارش گروه اقتصادی خبرگزاری تسنیم، تخته‌ها بلوط است.", "Tasnim News Agency"),
    ],
)
def test_the_persian_formula_at_the_start_of_a_story_claims_the_text(text: str, agency: str) -> None:
    found = opening(text, (Span(0, len(text)),))
    assert found is not None
    assert (found.agency, found.claims) == (agency, "text")
    assert found.span.start == 0


@pytest.mark.parametrize(
    "text",
    [
        "تخته‌ها بلوط است. به گزارش خبرگزاری ایرنا، تخته‌ها بلوط است.",
        "به گزارش نجار، خبرگزاری ایرنا نیامد، و رفت.",
        "به گزارش",
        "",
    ],
)
def test_anywhere_else_or_of_anybody_else_it_claims_nothing(text: str) -> None:
    assert opening(text, (Span(0, len(text)),)) is None


# -- what must always hold ---------------------------------------------------------------------------------------------

_PIECES = st.sampled_from(
    [
        *(
            "told",
            "according to",
            "reported",
            "said",
            "a",
            "the",
            "The",
            "of",
            "A",
            "news agency",
            "'s",
            "poll",
            "told the",
        ),
        *(
            "Reuters",
            "AP",
            "(AP)",
            "Oxney Times",
            "Times of Israel",
            "Tarrow",
            "dpa",
            "EFE",
            "Petra",
            "Press",
            "Anna Holm",
        ),
        *(",", ".", "“", "”", "\n", "\n\n", "(", ")", "’", "l'", "AFP", "à", "sagte", "der", "göre", "'a", "/Ipsos"),
        *(
            "新华社",
            "据",
            "报道",
            "연합뉴스",
            "가 보도했다",
            "ロイター",
            "によると",
            "رويترز",
            "قال",
            "لرويترز",
            "به گزارش",
        ),
        *("ТАСС", "сообщил", "«Интерфаксу»", "पीटीआई", "को बताया", "רויטרס", "לפי", "İHA", "ß", "ŉ", "\u0307", "U.S."),
    ]
)
_TEXTS = st.one_of(
    st.text(max_size=120),
    st.lists(_PIECES, max_size=30).map(" ".join),
    st.lists(_PIECES, max_size=30).map("".join),
)


@given(text=_TEXTS, cut=st.integers(0, 40))
def test_marks_lie_in_the_body_in_order_hold_a_name_and_are_the_same_each_time(text: str, cut: int) -> None:
    body = (Span(min(cut, len(text)), len(text)),)
    found = attributions(text, body)
    assert found == attributions(text, body)
    end = body[0].start
    places = list(names(text, body[0]))
    for mark in found:
        assert end <= mark.span.start < mark.span.end <= len(text)
        assert mark.claims == "part"
        assert any(mark.span.start <= name.start and name.end <= mark.span.end for name in places)
        end = mark.span.end


@given(text=_TEXTS)
def test_an_unrelated_paragraph_behind_changes_nothing(text: str) -> None:
    behind = "\n\nThe beavers of the gorge slept well that night, and nobody woke them before noon."
    assert [mark for mark in marks(text + behind) if mark.span.start < len(text)] == list(marks(text))


@given(text=_TEXTS)
def test_nor_does_one_in_front_but_for_the_place(text: str) -> None:
    front = "The beavers of the gorge slept well that night, and nobody woke them before noon.\n\n"
    shifted = [(mark.agency, mark.span.start - len(front), mark.span.end - len(front)) for mark in marks(front + text)]
    assert shifted == [(mark.agency, mark.span.start, mark.span.end) for mark in marks(text)]


@given(text=_TEXTS)
def test_the_persian_opening_never_fails_and_begins_where_the_story_does(text: str) -> None:
    found = opening(text, (Span(0, len(text)),))
    assert found is None or not any(character.isalnum() for character in text[: found.span.start])


@given(text=st.text(max_size=80), backwards=st.booleans(), start=st.integers(0, 80), end=st.integers(0, 80))
def test_pieces_know_where_they_stand(text: str, start: int, end: int, *, backwards: bool) -> None:
    start, end = min(start, len(text)), min(end, len(text))
    pieces = Pieces(text, min(start, end), max(start, end), backwards=backwards)
    for i, piece in enumerate(pieces.text):
        assert text[pieces.start(i) : pieces.end(i)].replace("’", "'").replace("ʼ", "'") == piece


@pytest.mark.parametrize(
    "unit",
    [
        "A ",
        "told ",
        "Times ",
        "told TASS ",
        "Post of the ",
        "(AP) ",
        "Reuters, ",
        "l'AFP ",
        "新华社",
        "연합뉴스는 ",
        "وقال لرويترز ",
    ],
)
def test_the_places_looked_at_grow_no_faster_than_the_text(unit: str) -> None:
    one, four = len(candidates(unit * 500)), len(candidates(unit * 2000))
    assert four <= 4 * one + 4
    assert one <= 500 * len(unit.split())


def test_around_a_name_only_a_window_is_read() -> None:
    near = "he told Reuters that it was oak"
    far = "x" * 100_000
    text = f"{far} {near} {far}"
    start = text.index("Reuters")
    found = said(text, start, start + 7, 0, len(text))
    alone = said(near, near.index("Reuters"), near.index("Reuters") + 7, 0, len(near))
    assert found is not None
    assert alone is not None
    assert (found.end - found.start, found.proof) == (alone.end - alone.start, alone.proof) == (12, "told")


def test_a_word_that_the_window_cuts_in_two_is_no_word_of_saying() -> None:
    text = "retold " + "x" * 61 + " Reuters"
    assert said(text, text.index("Reuters"), len(text), 0, len(text)) is None
    assert Pieces(text, 2, len(text), backwards=True).text[-1].startswith("x")


def test_all_phrases_are_in_small_letters_and_without_repetition() -> None:
    for phrases in (lexicon().front, lexicon().behind):
        for each in phrases.values():
            assert len(set(each)) == len(each)
            assert all(word == word.casefold() for phrase in each for word in phrase)
