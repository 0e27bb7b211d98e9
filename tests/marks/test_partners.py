"""What exchanges, members and partners write, in several languages; and what stands beside it and is no mark."""

from __future__ import annotations

import pytest
from articles import BRIDGE, article, story, whole

from provenance.model import Mark
from provenance.pipeline import understand

TEXT = story(BRIDGE)


def marks(text: str, **known: str) -> list[tuple[str, str, str]]:
    found: tuple[Mark, ...] = understand(whole(text, **known)).reading.marks
    return [(mark.kind, mark.agency, mark.claims) for mark in found]


@pytest.mark.parametrize(
    ("line", "house"),
    [
        ("© Tarrow Courier 2019. Reprinted by permission.", "Tarrow Courier"),
        ("© 2019 Tarrow Courier. Republished with permission.", "Tarrow Courier"),
        ("This story comes to you from the Tarrow Courier through a reporting partnership.", "Tarrow Courier"),
        ("This story is provided by the Tarrow Courier through a content-sharing agreement.", "Tarrow Courier"),
        ("The following article by Ada Quill appeared in the Tarrow Courier on Friday.", "Tarrow Courier"),
        ("The following story was published by the Tarrow Courier.", "Tarrow Courier"),
        ("Este artículo fue publicado originalmente en El Faro de Merren.", "El Faro de Merren"),
        ("Cet article a d'abord été publié dans Courrier du Sund.", "Courrier du Sund"),
        ("Dieser Artikel erschien zuerst im Merrener Anzeiger.", "Merrener Anzeiger"),
        ("Dieser Text ist zuerst in der Sundwelt erschienen.", "Sundwelt"),
    ],
)
def test_a_notice_of_whoever_had_the_text_first_is_a_reprint(line: str, house: str) -> None:
    assert ("reprint", house, "text") in marks(f"{TEXT}\n\n{line}")


@pytest.mark.parametrize(
    "line",
    [
        "© Tarrow Courier 2019. All rights reserved.",
        "The figures were provided by the Tarrow Courier in March, before the vote.",
        "The following article of the law bans planks.",
        "Dieser Artikel erschien zuerst im März.",
        "Este artículo fue publicado originalmente en 2019.",
    ],
)
def test_a_line_that_names_no_source_is_none(line: str) -> None:
    assert not [mark for mark in marks(f"{TEXT}\n\n{line}") if mark[0] == "reprint"]


def test_whose_information_a_member_s_story_is_made_of_is_said_of_a_part() -> None:
    line = "Information from: Tarrow Courier, http://www.tarrowcourier.example"
    assert ("contributor", "Tarrow Courier", "part") in marks(f"{TEXT}\n\n{line}")


@pytest.mark.parametrize(
    ("line", "houses"),
    [
        ("Von AFP / dpa", {"Agence France-Presse", "Deutsche Presse-Agentur"}),
        ("By AP / Reuters", {"Associated Press", "Reuters"}),
        ("Redacción / EFE", {"EFE"}),
    ],
)
def test_a_desk_and_an_agency_behind_a_slash_wrote_the_text(line: str, houses: set[str]) -> None:
    found = marks(f"A bridge is closed\n\n{line}\n\n{TEXT}")
    assert {agency for kind, agency, _ in found if kind == "byline"} == houses
    assert not [kind for kind, _, _ in found if kind == "photo_credit"]


def test_a_photographer_and_an_agency_behind_a_slash_took_a_picture() -> None:
    assert marks(f"A bridge is closed\n\n(Ada Quill/Reuters)\n\n{TEXT}") == [("photo_credit", "Reuters", "nothing")]


def test_additional_reporting_needs_no_preposition() -> None:
    assert ("contributor", "Press Association", "part") in marks(f"{TEXT}\n\nAdditional reporting PA")


@pytest.mark.parametrize(
    "caption", ["The bridge on Tuesday. AFP", "The bridge over the gorge in March. (Reuters)", "Planks. Reuters"]
)
def test_what_closes_a_caption_between_paragraphs_is_the_picture_s(caption: str) -> None:
    text = "\n\n".join((BRIDGE[0], caption, *BRIDGE[1:3]))
    assert not [mark for mark in marks(text) if mark[2] == "text"]


def test_what_closes_the_last_paragraph_is_the_story_s() -> None:
    assert ("credit", "Agence France-Presse", "text") in marks(f"{TEXT}\n\nThe bridge stays closed on Tuesday. (AFP)")


@pytest.mark.parametrize(
    ("line", "claims"),
    [
        ("© Reuters. FILE PHOTO: The bridge over the Tarrow gorge is seen in Underhill, June 3, 2019.", "nothing"),
        ("© Reuters 2019", "text"),
        ("© 2019 Reuters. All rights reserved.", "text"),
    ],
)
def test_a_year_beside_the_holder_makes_a_copyright_the_text_s(line: str, claims: str) -> None:
    assert {mark[2] for mark in marks(f"A bridge is closed\n\n{line}\n\n{TEXT}")} == {claims}


def test_a_line_that_leads_to_an_agency_s_other_story_is_no_dateline() -> None:
    text = f"{BRIDGE[0]}\n\nREAD MORE: Reuters: Ferry workers in Underhill extend their strike\n\n{TEXT}"
    found = article(text)
    assert [mark.kind for mark in found.reading.marks if mark.kind == "dateline"] == []
    assert found.reading.outlet is None


def test_whoever_has_an_agency_s_name_for_a_surname_is_no_agency() -> None:
    text = f"{TEXT}\n\nThe pupils were led by Ana Tass, a teacher. “They were very quiet,” Tass said."
    assert not [mark for mark in marks(text) if mark[1] == "TASS"]


def test_an_agency_that_shares_no_person_s_surname_says_what_it_says() -> None:
    text = f"{TEXT}\n\n“They were very quiet,” a teacher told TASS."
    assert [mark for mark in marks(text) if mark[1] == "TASS"] == [("attribution", "TASS", "part")]


@pytest.mark.parametrize("foot", ["© 2023 The Gorge Times", "© 2023 Gorge Times. All rights reserved."])
def test_a_short_page_is_whose_name_opens_it_and_holds_its_copyright(foot: str) -> None:
    outlet = article(f"The Gorge Times\n\nA bridge is closed\n\nUNDERHILL (Reuters) - {TEXT}\n\n{foot}").reading.outlet
    assert outlet is not None
    assert (outlet.name, outlet.basis, outlet.agency) == ("The Gorge Times", "masthead", None)


def test_a_copyright_of_somebody_else_makes_no_outlet_of_the_first_line() -> None:
    outlet = article(f"A bridge is closed\n\n{TEXT}\n\n© 2023 The Gorge Times").reading.outlet
    assert outlet is None


@pytest.mark.parametrize("byline", ["By ADA QUILL Associated Press", "By ADA QUILL and BERT HOLM Associated Press"])
def test_an_agency_behind_names_in_capitals_is_whom_they_write_for(byline: str) -> None:
    assert marks(f"A bridge is closed\n\n{byline}\n\n{TEXT}") == [("byline", "Associated Press", "text")]


@pytest.mark.parametrize("byline", ["By ADA QUILL ASSOCIATED PRESS", "By Ada Quill Associated Press"])
def test_without_the_difference_of_letters_it_may_be_any_of_the_names(byline: str) -> None:
    assert marks(f"A bridge is closed\n\n{byline}\n\n{TEXT}") == []


def test_an_agency_in_a_list_of_other_stories_is_no_outlet_of_the_page() -> None:
    stories = "\n\n".join(f"Reuters\n\n{each}" for each in ("Court halts a mine", "Oil falls again", "Storm nears"))
    found = article(f"{TEXT}\n\nLatest Stories\n\n{stories}")
    assert found.reading.outlet is None
    assert not [mark for mark in found.reading.marks if mark.claims == "text"]
