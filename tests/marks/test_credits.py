"""Credits, bylines, source lines and notices say who is named and what for."""

from __future__ import annotations

import pytest
from articles import BRIDGE, article, document, layout_of, story

from provenance.marks import read
from provenance.marks.pictures import is_photo
from provenance.marks.slots import name_of, unnamed
from provenance.model import Mark, Metadata, Role


def marks_of(above: str = "", below: str = "", ending: str = "") -> list[Mark]:
    body = story(BRIDGE, after=ending)
    pieces: list[tuple[str, Role]] = [(f"{above}\n\n", "caption"), (body, "body"), (f"\n\n{below}\n", "tail")]
    text = "".join(piece for piece, _ in pieces)
    return list(read(document(text), layout_of(text, *pieces)).marks)


def summed(marks: list[Mark]) -> list[tuple[str, str, str]]:
    return [(mark.kind, mark.agency, mark.claims) for mark in marks]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Underhill - TASS", ("credit", "TASS", "text")),
        ("AFP", ("credit", "Agence France-Presse", "text")),
        ("By Ada Quill, Associated Press", ("byline", "Associated Press", "text")),
        ("By Ada Quill (Reuters)", ("byline", "Reuters", "text")),
        ("Redazione ANSA", ("credit", "ANSA", "text")),
        ("By Reuters", ("byline", "Reuters", "text")),
        ("AFP, UNDERHILL", ("byline", "Agence France-Presse", "text")),
        ("Source: AFP", ("source_line", "Agence France-Presse", "text")),
        ("Quelle: dpa", ("source_line", "Deutsche Presse-Agentur", "text")),
        ("Von DPA", ("byline", "Deutsche Presse-Agentur", "text")),
        ("Par AFP", ("byline", "Agence France-Presse", "text")),
        ("Associated Press in Underhill", ("byline", "Associated Press", "text")),
        ("By ADA QUILL AP Business Writer", ("byline", "Associated Press", "text")),
        ("ADA QUILL, Associated Press writer", ("byline", "Associated Press", "text")),
        ("Ada Quill - Repórter da Agência Brasil", ("byline", "Agência Brasil", "text")),
        ("Ada Quill, corresponsal de EFE", ("byline", "EFE", "text")),
        ("Ada Quill, correspondante de l'AFP", ("byline", "Agence France-Presse", "text")),
        ("By Ada Quill, Press Association Political Correspondent", ("byline", "PA", "text")),
        ("Von Ada Quill und Bert Holm, dpa", ("byline", "Deutsche Presse-Agentur", "text")),
        ("- Associated Press - Friday, April 28, 2023", ("byline", "Associated Press", "text")),
        ("IANS | Underhill | March 4, 2026 9:05 am", ("byline", "IANS", "text")),
        ("PTI | Updated: Mar 4, 2026, 10:12 IST", ("byline", "PTI", "text")),
        ("AFP, publié le mercredi 4 mars", ("credit", "AFP", "text")),
        ("Von dpa Aktualisiert am 04.03.2026, 10:12", ("byline", "dpa", "text")),
        ("（来源：新华社）", ("source_line", "Xinhua", "text")),
        ("2018-12-09 20:10:40  来源:新华社  责任编辑:甲乙", ("source_line", "Xinhua", "text")),
        ("23. September 2015, 22:46 Uhr Quelle: DPA", ("source_line", "Deutsche Presse-Agentur", "text")),
        ("Theo TTXVN", ("source_line", "TTXVN", "text")),
        ("Fonte: ANSA", ("source_line", "ANSA", "text")),
        ("Fuente: EFE", ("source_line", "EFE", "text")),
        ("Источник: ТАСС", ("source_line", "TASS", "text")),
        ("Kaynak: AA", ("source_line", "Anadolu Agency", "text")),
        ("출처: 연합뉴스 (김가나 기자)", ("source_line", "Yonhap", "text")),
    ],
)
def test_a_line_above_the_story_credits_its_agency(line: str, expected: tuple[str, str, str]) -> None:
    kind, agency, claims = expected
    assert summed(marks_of(above=line)) == [(kind, name_of(agency), claims)]


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("sak/Reuters", ["Reuters"]),
        ("SDA/sep", ["Keystone-SDA"]),
        ("Reuters/kra Frankfurt", ["Reuters"]),
        ("mit dpa", ["Deutsche Presse-Agentur"]),
        ("Ada Quill, mit Material der dpa", ["Deutsche Presse-Agentur"]),
        ("Par Le Figaro et AFP", ["Agence France-Presse", "Le Figaro"]),
        ("By AFP and Ada Quill", ["Agence France-Presse"]),
        ("Quelle: gorge.example, ino/dpa", ["Deutsche Presse-Agentur"]),
    ],
)
def test_own_work_beside_an_agency_s_makes_its_credit_one_for_a_part(line: str, agencies: list[str]) -> None:
    marks = marks_of(above=line)
    assert sorted(mark.agency for mark in marks) == agencies
    assert {mark.claims for mark in marks} == {"part"}


@pytest.mark.parametrize(
    "ending",
    [
        *(
            " — SPA",
            " (KUNA)",
            " / AFP",
            " – Bernama",
            " (APA, 11.9.2015)",
            " (APA 4.9.2015)",
            " - Reuters",
            " */ AFP*",
        ),
        *(
            " AFP",
            " (end) hb.ma (KUNA)",
            " (Wolffbüro . )",
            " EFE jgb/amg",
            " dpa lw yyzz n1",
            " (I) EFE",
            " (AGI)Red/Cop",
            " - African News Agency (ANA)",
            " African News Agency (ANA)",
            "-(GNS)",
            " (Agência Brasil)",
        ),
    ],
)
def test_a_credit_behind_the_last_sentence_is_found(ending: str) -> None:
    (mark,) = marks_of(ending=ending)
    assert (mark.kind, mark.claims) == ("credit", "text")


@pytest.mark.parametrize(
    "ending",
    [
        *(
            " It was built by the Press Trust of India (PTI)",
            " The planks came from Agence France-Presse (AFP).",
            " She read Reuters",
        ),
        *(
            " It hung there on March 4, 2026. (Yonhap)",
            " | REUTERS",
            " It stands in the north-(GNS)",
            " It said: Reuters.",
        ),
        *(" He was from Belém (PA).", " (red, 21.6.2015)", " (Ada Quill)", " — the forester said", " The beavers (AP)"),
    ],
)
def test_a_sentence_s_own_last_words_are_no_credit(ending: str) -> None:
    assert [mark for mark in marks_of(ending=ending) if mark.claims == "text"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Beavers beside the rope bridge of Underhill (source: Reuters)",
        "Hải ly bên cây cầu dây năm 1995 (Nguồn: TTXVN).",
        "Berang-berang di jembatan tali Underhill — Sumber: ANTARA",
    ],
)
def test_a_source_behind_words_without_a_stop_is_a_caption_s(text: str) -> None:
    assert [mark for mark in article(text).reading.marks if mark.claims == "text"] == []


def test_a_source_behind_a_finished_sentence_is_the_text_s() -> None:
    assert [mark.claims for mark in marks_of(ending=" (source: Reuters)")] == ["text"]


def test_a_credit_before_related_stories_counts_and_one_among_them_does_not() -> None:
    below = "— Bernama\n\nRelated articles\n\nThai ferry sinks, all safe — AFP\n\nReuters"
    assert [mark.agency for mark in marks_of(below=below) if mark.claims == "text"] == ["Bernama"]


def test_a_bare_name_in_the_middle_of_a_story_is_no_credit() -> None:
    text = story((*BRIDGE, "Reuters", *BRIDGE[::-1]))
    assert read(document(text), layout_of(text, (text, "body"))).marks == ()


@pytest.mark.parametrize(
    ("opening", "agency"),
    [
        ("Ada Quill/ EFE ", "EFE"),
        ("AP, UNDERHILL ", "Associated Press"),
        ("Agence France-Presse in Underhill ", "Agence France-Presse"),
        ("By Press Trust of India ", "PTI"),
    ],
)
def test_a_byline_glued_to_the_text_is_found(opening: str, agency: str) -> None:
    text = story(BRIDGE, before=opening)
    assert summed(list(read(document(text), layout_of(text, (text, "body"))).marks)) == [("byline", agency, "text")]


@pytest.mark.parametrize("ending", [" (APA, red 3.4.2016)", " / COM REUTERS", " As informações são da Reuters."])
def test_an_agency_with_own_work_beside_it_closes_a_story_for_a_part(ending: str) -> None:
    (mark,) = marks_of(ending=ending)
    assert mark.kind in ("contributor", "credit")
    assert mark.claims == "part"


@pytest.mark.parametrize("ending", [" / COM AGÊNCIAS INTERNACIONAIS", " (Com agências internacionais)", " (agencias)"])
def test_agencies_that_nobody_names_close_a_story_for_a_part(ending: str) -> None:
    (mark,) = marks_of(ending=ending)
    assert unnamed(mark.agency)
    assert (mark.kind, mark.claims) == ("credit", "part")


@pytest.mark.parametrize("ending", [" Fonte: Dow Jones Newswires.", " Fuente: EFE."])
def test_a_labelled_source_behind_the_last_sentence_may_end_in_a_stop(ending: str) -> None:
    assert [(mark.kind, mark.claims) for mark in marks_of(ending=ending)] == [("source_line", "text")]


@pytest.mark.parametrize("ending", [" (NTB-AFP)", " (TT–Reuters)", " - BERNAMA-CGTN"])
def test_two_houses_joined_by_a_hyphen_are_told_apart(ending: str) -> None:
    assert len({mark.agency for mark in marks_of(ending=ending)}) >= 1
    assert {mark.kind for mark in marks_of(ending=ending)} == {"credit"}


def test_a_reporter_who_signs_for_an_agency_is_a_byline_at_the_end() -> None:
    assert summed(marks_of(ending=" — Ada Quill, The Canadian Press")) == [("byline", "The Canadian Press", "text")]


def test_a_mixed_credit_names_all_of_them() -> None:
    assert {mark.agency for mark in marks_of(ending=" / AFP, EFE e REUTERS")} == {
        "Agence France-Presse",
        "EFE",
        "Reuters",
    }


def test_a_paper_in_capitals_behind_a_slash_is_credited_and_any_other_name_there_is_not() -> None:
    assert [(mark.kind, mark.claims) for mark in marks_of(ending=" / NYT")] == [("credit", "text")]
    assert [(mark.kind, mark.claims) for mark in marks_of(ending=" / WASHINGTON POST")] == [("credit", "text")]
    assert marks_of(ending=" / Tarrow Sentinel") == []
    assert marks_of(ending=" / THE BEAVERS") == []


def test_what_a_wire_distributed_on_behalf_of_somebody_is_a_press_release() -> None:
    below = "Distributed by APO Group on behalf of the Oxney Forestry Office."
    assert summed(marks_of(below=below)) == [("press_release", "APO Group", "text")]
    assert marks_of(below="The planks were distributed by the mayor on behalf of the town.") == []


@pytest.mark.parametrize("line", ["By Ada Quill (Oxney)", "By Ada Quill (left)", "Ada Quill (Reuters)"])
def test_brackets_behind_a_writer_name_a_house_only_if_they_hold_one_and_a_word_of_writing_is_there(line: str) -> None:
    assert not [mark for mark in marks_of(above=line) if mark.kind == "byline"]


@pytest.mark.parametrize("line", ["Credit: AP", "Credit: Press Association", "CREDIT: REUTERS"])
def test_a_line_that_says_credit_is_mostly_a_picture_s_and_claims_no_text(line: str) -> None:
    assert all(mark.claims == "nothing" for mark in (*marks_of(above=line), *marks_of(below=line)))


def test_an_agency_s_initials_behind_its_name_need_not_be_in_capitals() -> None:
    assert summed(marks_of(ending=" — Jordan News Agency (Petra)")) == [("credit", "Petra", "text")]
    assert marks_of(ending=" — the beavers (Castor)") == []


@pytest.mark.parametrize(
    "line",
    [
        "Debbie Oxney/Pool via AP",
        "© Debbie Oxney/Reuters",
        "Photo: AFP",
        "(AP Photo/Debbie Oxney)",
        "A beaver beside the gorge. Photo by Debbie Oxney / AFP",
        "Álvaro Oxney - Europa Press / Europa Press",
        "(Adela Oxney/Associated Press)",
        "© AFP 2019 / Alberto Oxney",
        "A plank at the gorge. (AP Photo/D. Oxney) Copyright 2023 The Associated Press.",
        "Bildrechte: picture alliance/dpa | Daniel Oxney",
        "图片来源：新华社",
        "[사진 출처 = 연합뉴스]",
    ],
)
def test_a_photo_credit_claims_nothing_of_the_text(line: str) -> None:
    marks = marks_of(above=line)
    assert marks
    assert {(mark.kind, mark.claims) for mark in marks} == {("photo_credit", "nothing")}


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("The Associated Press contributed to this report.", "Associated Press"),
        ("Additional reporting by AFP", "Agence France-Presse"),
        ("With files from The Canadian Press and Ada Quill", "The Canadian Press"),
        ("With reporting by Associated Press writer Ada Quill", "Associated Press"),
        ("—Associated Press writer Ada Quill in Underhill contributed to this report.", "Associated Press"),
        ("Material from the Associated Press was used in this report.", "Associated Press"),
        ("Con información de EFE", "EFE"),
        ("Com informações da Agência Brasil", "Agência Brasil"),
        ("Con informazioni ANSA", "ANSA"),
        ("По материалам РИА Новости", "RIA Novosti"),
        ("Με πληροφορίες από ΑΠΕ-ΜΠΕ", "ANA-MPA"),
        ("Based on reporting by the Associated Press.", "Associated Press"),
        ("Ada Quill, The Tarrow Sentinel with files from The Canadian Press", "The Canadian Press"),
    ],
)
def test_a_contributor_claims_a_part(line: str, agency: str) -> None:
    assert summed(marks_of(below=line)) == [("contributor", agency, "part")]


@pytest.mark.parametrize(
    "line", ["(With inputs from Reuters)", "(Con información de Reuters)", "(*Com informações da Reuters)"]
)
def test_an_addition_in_brackets_at_the_end_is_a_credit_for_a_part(line: str) -> None:
    assert summed(marks_of(below=line)) == [("credit", "Reuters", "part")]


@pytest.mark.parametrize("line", ["With Reuters inputs", "with inputs from Reuters"])
def test_an_addition_on_a_line_of_its_own_below_a_story_is_no_byline(line: str) -> None:
    (mark,) = marks_of(below=line)
    assert mark.kind in ("contributor", "credit")
    assert (mark.agency, mark.claims) == ("Reuters", "part")


@pytest.mark.parametrize(
    ("line", "agency"),
    [("dpa abc xzk", "Deutsche Presse-Agentur"), ("AAP RTV ab", "AAP"), ("Sursa: Agerpres", "Agerpres")],
)
def test_a_last_line_of_desks_signs_or_a_source_claims_the_text(line: str, agency: str) -> None:
    assert [(mark.agency, mark.claims) for mark in marks_of(below=line)] == [(agency, "text")]


@pytest.mark.parametrize("line", ["AP is out", "AFP and the app", "apd abc xzk"])
def test_a_short_last_line_of_words_is_no_desk_s_signs(line: str) -> None:
    assert marks_of(below=line) == []


@pytest.mark.parametrize("line", ["(With inputs from agencies)", "(With agency inputs)", "Staff and agencies"])
def test_agencies_that_nobody_names_are_never_the_source_of_the_whole(line: str) -> None:
    (mark,) = marks_of(below=line)
    assert unnamed(mark.agency)
    assert mark.claims == "part"


@pytest.mark.parametrize(
    ("line", "agency", "kind"),
    [
        ("(Reporting by Ada Quill in Underhill; Editing by Bert Holm)", "Reuters", "contributor"),
        ("(Reporting by Ada Quill in Underhill)", "Reuters", "contributor"),
        ("Enditem", "Xinhua", "credit"),
        ("CFS // JAP Lusa/Fim", "Lusa", "credit"),
        ("© dpa-infocom, dpa:240516-99-12345/3", "Deutsche Presse-Agentur", "copyright"),
        ("Originally published by USA TODAY.", "USA TODAY Network", "reprint"),
        ("This report by The Canadian Press was first published Oct. 25, 2024.", "The Canadian Press", "reprint"),
        (
            "Sie wurde automatisch von der Deutschen Presse-Agentur (dpa) übernommen.",
            "Deutsche Presse-Agentur",
            "reprint",
        ),
        (
            "This article is republished from The Conversation under a Creative Commons license.",
            "The Conversation",
            "reprint",
        ),
        ("Tarrow Planks is part of States Newsroom, a nonprofit news network.", "States Newsroom", "reprint"),
        ("Distributed by Tribune Content Agency, LLC.", "Tribune News Service", "reprint"),
        ("Copyright 2026 UPI News Corporation. All Rights Reserved.", "UPI", "copyright"),
        ("Riproduzione riservata © Copyright ANSA", "ANSA", "copyright"),
        ("(c) Copyright ANSA 2017. Terms - http://gorge.example/terms", "ANSA", "copyright"),
        ("(KFF Health News is an editorially independent program of the foundation.)", "KFF Health News", "reprint"),
        ("View source version on businesswire.com: https://www.businesswire.com/x", "Business Wire", "press_release"),
    ],
)
def test_a_house_s_own_closing_claims_the_text(line: str, agency: str, kind: str) -> None:
    found = summed(marks_of(below=line))
    assert [each for each in found if each[2] == "text"] == [(kind, name_of(agency), "text")]


_CLOSING = (
    "(Additional reporting by Ada Quill, Cleo Ray and Dan Poe in Underhill and Emil Hask in Little Oxney, "
    "editing by Bert Holm and Fay Lund)"
)
_NOTE = ("The bridge", "is", "closed to walkers,", "riders, carters,", "and", "beavers", "of all ages.", "Keep off.")


@pytest.mark.parametrize("glued", ["", "Editor’s note: mind the gap, which grew again", "\nEditor’s note"])
@pytest.mark.parametrize("lines", range(len(_NOTE)))
@pytest.mark.parametrize("paragraphs", [1, len(BRIDGE)])
def test_a_house_s_own_closing_claims_the_text_though_a_note_follows_it(
    paragraphs: int, lines: int, glued: str
) -> None:
    text = "\n".join((*BRIDGE[:paragraphs], f"{_CLOSING}{glued}", *_NOTE[:lines]))
    marks = read(document(text), layout_of(text, (text, "body"))).marks
    assert [(mark.kind, mark.agency, mark.claims, mark.span.of(text)) for mark in marks] == [
        ("contributor", "Reuters", "text", _CLOSING)
    ]


def test_an_additional_reporter_s_own_house_is_not_taken_for_reuters() -> None:
    assert [mark.agency for mark in marks_of(below="(Additional reporting by PA)")] == [name_of("PA")]


def test_a_reprint_notice_names_any_outlet_for_the_whole_text() -> None:
    assert summed(marks_of(below="This article was originally published by the Tarrow Sentinel.")) == [
        ("reprint", "Tarrow Sentinel", "text")
    ]


def test_an_agency_s_copyright_line_is_a_mark_and_another_outlet_s_is_not() -> None:
    assert summed(marks_of(below="© 2018 The Associated Press. All rights reserved.")) == [
        ("copyright", "Associated Press", "text")
    ]
    assert marks_of(below="© 2018 Tarrow Media Group. All rights reserved.") == []


@pytest.mark.parametrize(
    "line", ["Andhra Pradesh", "Name *", "Share on Facebook", "AP Dhillon", "The mayor - a beaver"]
)
def test_lines_that_name_no_agency_are_no_marks(line: str) -> None:
    assert marks_of(above=line, below=line) == []


def test_an_agency_named_as_author_in_the_metadata_is_a_mark_without_a_place() -> None:
    text = story(BRIDGE)
    made = document(text, authors=("AFP", "Ada Quill"))
    assert isinstance(made.metadata, Metadata)
    (mark,) = read(made, layout_of(text, (text, "body"))).marks
    assert (mark.kind, mark.agency, len(mark.span)) == ("metadata", "Agence France-Presse", 0)


@pytest.mark.parametrize(
    "written",
    ["“Photo” by Ada Quill", "FOTOĞRAF: Ada Quill", "Foto’s: Ada Quill", "図：写真部", "ＡＦＰ撮影", "Réunion photo"],
)
def test_words_of_pictures_are_seen_beside_any_letters_and_signs(written: str) -> None:
    assert is_photo(written)


@pytest.mark.parametrize("written", ["The ferry’s new timetable", "photosynthesis – explained", "La réunion d’été"])
def test_other_words_show_no_picture(written: str) -> None:
    assert not is_photo(written)
