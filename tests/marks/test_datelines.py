"""Datelines name place, date and agency; what only looks like one names nobody."""

from __future__ import annotations

import pytest
from articles import BRIDGE, article, document, layout_of, story
from hypothesis import given
from hypothesis import strategies as st

from provenance.marks import read
from provenance.model import Mark

AFP = "Agence France-Presse"
DPA = "Deutsche Presse-Agentur"


def dateline(opening: str) -> list[Mark]:
    marks = article(story(BRIDGE, before=opening)).reading.marks
    return [mark for mark in marks if mark.kind in ("dateline", "press_release")]


@pytest.mark.parametrize(
    ("opening", "agency", "place", "date"),
    [
        ("UNDERHILL, December 9. /TASS/. ", "TASS", "UNDERHILL", "December 9"),
        ("UNDERHILL, March 7 (Reuters) - ", "Reuters", "UNDERHILL", "March 7"),
        ("UNDERHILL (AP) — ", "Associated Press", "UNDERHILL", None),
        ("UNDERHILL/PORT MERREN, Aug 29, 2014 (AFP) - ", AFP, "UNDERHILL/PORT MERREN", "Aug 29, 2014"),
        ("Underhill (dpa) - ", DPA, "Underhill", None),
        ("(ANSA) - UNDERHILL, 22 MAR - ", "ANSA", "UNDERHILL", "22 MAR"),
        ("Underhill, 11 may (EFE).- ", "EFE", "Underhill", "11 may"),
        ("(Reuters) - ", "Reuters", None, None),
        ("UNDERHILL 12 (EUROPA PRESS) - ", "Europa Press", "UNDERHILL", "12"),
        ("Underhill, 12 (EUROPA PRESS) - ", "Europa Press", "Underhill", "12"),
        ("New Underhill [Oxney], November 19 (ANI): ", "ANI", "New Underhill [Oxney]", "November 19"),
        ("UNDERHILL, Dec. 1(Xinhua) -- ", "Xinhua", "UNDERHILL", "Dec. 1"),
        ("Underhill/MONTSAME/. ", "MONTSAME", "Underhill", None),
        ("UNDERHILL, 5th September, 2026 (WAM) -- ", "WAM", "UNDERHILL", "5th September, 2026"),
        ("Underhill, Jun 14 2022 (IPS) - ", "Inter Press Service", "Underhill", "Jun 14 2022"),
    ],
)
def test_each_house_s_style_is_read(opening: str, agency: str, place: str | None, date: str | None) -> None:
    (mark,) = dateline(opening)
    assert (mark.kind, mark.agency, mark.place, mark.date, mark.claims) == ("dateline", agency, place, date, "text")
    assert mark.span.start == 0
    assert mark.span.end == len(opening.rstrip())


@pytest.mark.parametrize(
    ("opening", "agency", "place", "date"),
    [
        ("UNDERHILL, Nov 26 AFP - ", AFP, "UNDERHILL", "Nov 26"),
        ("UNDERHILL March 22 AAP - ", "AAP", "UNDERHILL", "March 22"),
        ("УНДЕРХИЛЛ, 16 мая — РИА Новости. ", "RIA Novosti", "УНДЕРХИЛЛ", "16 мая"),
        ("УНДЕРХИЛЛ, 10 фев - РИА Новости. ", "RIA Novosti", "УНДЕРХИЛЛ", "10 фев"),
        ("Ундерхилл. 27 ноября. INTERFAX.RU - ", "Interfax", "Ундерхилл", "27 ноября"),
        ("30 ноября. INTERFAX.RU - ", "Interfax", None, "30 ноября"),
        ("УНДЕРХИЛЛ. КАЗИНФОРМ – ", "Kazinform", "УНДЕРХИЛЛ", None),
        ("Underhill, IRNA – ", "IRNA", "Underhill", None),
        ("ЕРЕВАН, 4 марта, АРМЕНПРЕСС. ", "Armenpress", "ЕРЕВАН", "4 марта"),
        ("BSS, Underhill: ", "BSS", "Underhill", None),
        ("La Presse Canadienne UNDERHILL — ", "The Canadian Press", "UNDERHILL", None),
        ("UNDERHILL dpa | ", DPA, "UNDERHILL", None),
        ("Reuters - ", "Reuters", None, None),
    ],
)
def test_a_house_that_sets_no_brackets_is_read(opening: str, agency: str, place: str | None, date: str | None) -> None:
    (mark,) = dateline(opening)
    assert (mark.kind, mark.agency, mark.place, mark.date) == ("dateline", agency, place, date)
    assert mark.span.end == len(opening.rstrip())


@pytest.mark.parametrize(
    "opening",
    ["Underhill, Dec 9 (PTI) ", "UNDERHILL, Aug 24 (Prensa Latina) ", "Underhill (ats afp) ", "UNDERHILL (EFE) "],
)
def test_a_house_that_sets_nothing_behind_the_brackets_is_read(opening: str) -> None:
    assert dateline(opening)


@pytest.mark.parametrize(
    ("opening", "agency", "date"),
    [
        ("Underhill (AKP), March 04, 2026 -- ", "AKP", "March 04, 2026"),
        ("Underhill, Mar 4, 2026 / 10:00 am (EFE). ", "EFE", "Mar 4, 2026"),
        ("Underhill, March 4, AZERTAC ", "AzerTAc", "March 4"),
    ],
)
def test_a_day_may_stand_behind_the_agency_beside_a_clock_time_or_before_a_bare_name(
    opening: str, agency: str, date: str
) -> None:
    (mark,) = dateline(opening)
    assert (mark.agency, mark.date) == (agency, date)


@pytest.mark.parametrize(
    ("opening", "agency"),
    [
        ("أندرهيل-سانا ", "SANA"),
        ("أندرهيل / الأناضول ", "Anadolu Agency"),
        ("أندرهيل 4-3-2026 وفا- ", "WAFA"),
        ("أندرهيل، 3 ديسمبر (رويترز) - ", "Reuters"),
        ("أندرهيل (أ ف ب) - ", AFP),
        ("أندرهيل 4 مارس آذار (رويترز) - ", "Reuters"),
        ("אנדרהיל, 3 בדצמבר (רויטרס) - ", "Reuters"),
        ("अंडरहिल, 4 मार्च (पीटीआई) ", "PTI"),
        ("Underhill (ANTARA) - ", "ANTARA"),
        ("ANDERHİL (AA) - ", "Anadolu Agency"),
        ("Underhill, 21 jan 2019 (AFP) - ", AFP),
        ("Underhill, 11 jun (Lusa) -- ", "Lusa"),
        ("Roma, 2 mar. (Adnkronos) - ", "Adnkronos"),
    ],
)
def test_datelines_are_read_in_other_languages(opening: str, agency: str) -> None:
    assert [mark.agency for mark in dateline(opening)] == [agency]


@pytest.mark.parametrize(
    ("opening", "agency"),
    [
        ("Beavers Close a Bridge, Walkers Told. UNDERHILL (Reuters) - ", "Reuters"),
        ("Beavers close the rope bridge UNDERHILL, Jan. 27 (Yonhap) -- ", "Yonhap"),
        ("A bridge on Monday. (AP Photo/Ada Quill)     UNDERHILL (AP) — ", "Associated Press"),
        ("(by Ada Quill) (ANSA) - UNDERHILL, 29 GEN - ", "ANSA"),
        ("Beavers were seen by the end of the week.(Bloomberg) -- ", "Bloomberg"),
        ("The bridge stays as it is. (Reuters) - ", "Reuters"),
        ("UPDATE 1-", None),
        ("URGENT - UNDERHILL, March 7 (Reuters) - ", "Reuters"),
        ("UNDERHILL, March 7&nbsp;(Reuters)&nbsp;&mdash; ", "Reuters"),
    ],
)
def test_a_dateline_is_found_behind_what_is_glued_to_it(opening: str, agency: str | None) -> None:
    assert [mark.agency for mark in dateline(opening)] == ([agency] if agency else [])


@pytest.mark.parametrize(
    "opening",
    [
        "Underhill , 3 . Nov . ( Reuter ) ",
        "Koblenz . ( AFP ) ",
        "Paris , 23 . Jan . ( United Press ) ",
        "Underhill , 17 . Febt . ( Havas , ) ",
    ],
)
def test_datelines_of_digitised_print_are_read_with_their_detached_stops(opening: str) -> None:
    assert len(dateline(opening)) == 1


@pytest.mark.parametrize(
    "opening",
    [
        "UNDERHILL – 26 July 2022: ",
        "UNDERHILL, Tarrow Province-- ",
        "The Associated Press (AP) reported that beavers are active. ",
        "Association of Alpine Planks (AAP) - ",
        "Underhill Beaver Service (UBS) — ",
        "Parents Teaching Parents Institute (PTI) — ",
        "Gnawed planks (right) - ",
        "The forester (45) said it on /Monday/. ",
        "Reuters has learned (and others have too) - ",
        "Belém (PA) – O governo do estado disse que a ponte de corda não foi reaberta para os moradores. ",
        "Guntur (AP) — ",
        "New Underhill [Oxney], November 19: ",
        "Trend - ",
        "Police in Underhill's Beaver and Plank Unit (ANSA) - ",
        "Miami (MIA), Houston (IAH) and Underhill (UND). ",
        "Álpine Néw Plank (ANP) - ",
        "AlpineNewPlank (ANP) - ",
        "Plank-gnawing (SPA) - ",
        "Planks24 (AFP) – ",
        "Beaver 6 (SANA) - ",
        "The planks are spelled out. (AFP) - ",
        "観光庁 (JTA) — ",
        "吊り橋協会 (AFP) - ",
    ],
)
def test_what_looks_like_a_dateline_names_nobody(opening: str) -> None:
    assert dateline(opening) == []


@pytest.mark.parametrize(
    "text",
    [
        "Plank Router (SPA) ---",
        "Digital Plank (UPI) ---",
        "-- CHOOSE YOUR PLANK (AFP) --",
        "Tarrow Planks (AP) — the main currency of beavers, who also take notes.",
        "Isles of Tarrow (DPA) - ports and ropeways of the gorge (2024-2029)",
    ],
)
def test_an_item_of_a_list_with_initials_is_no_dateline(text: str) -> None:
    assert article(text).reading.marks == ()


@pytest.mark.parametrize(
    "text",
    ["Underhill (dpa) -", "UNDERHILL (AFP) --", "Roma, 2 mar. (Adnkronos) -", "UNDERHILL (AFP) - iPlank's maker said"],
)
def test_a_dateline_alone_or_before_a_small_letter_is_one_where_its_form_is_sure(text: str) -> None:
    assert [mark.kind for mark in article(text).reading.marks] == ["dateline"]


@pytest.mark.parametrize("opening", ["(MENAFN- Daily News Egypt) ", "(MENAFN - The Conversation)"])
def test_a_syndicate_that_names_whom_it_has_a_text_from_reprints_it(opening: str) -> None:
    marks = article(story(BRIDGE, before=opening)).reading.marks
    assert {mark.kind for mark in marks} == {"reprint"}
    assert len({mark.agency for mark in marks}) == 2


def test_a_bar_behind_an_agency_s_name_is_no_story() -> None:
    assert article("塔羅新聞 (Reuters) | 未定 · 開").reading.marks == ()


def test_an_outlet_s_own_opening_is_no_credit_on_a_page_that_nobody_else_claims() -> None:
    text = story(BRIDGE, before="(CNN) -- ")
    reading = article(text).reading
    assert not [mark for mark in reading.marks if mark.claims == "text"]
    assert reading.outlet
    assert (reading.outlet.name, reading.outlet.basis) == ("CNN", "dateline")


def test_an_outlet_s_own_opening_is_a_credit_on_another_outlet_s_page() -> None:
    text = story(BRIDGE, before="(CNN) -- ")
    reading = read(document(text, outlet="Tarrow Sentinel"), layout_of(text, (text, "body")))
    assert [(mark.kind, mark.claims) for mark in reading.marks] == [("dateline", "text")]


def test_an_outlet_in_brackets_behind_another_outlet_s_name_is_a_credit() -> None:
    assert [mark.agency for mark in dateline("HARTELSBLATT (EFE) ")] == ["EFE"]


@pytest.mark.parametrize(
    ("opening", "agency", "date"),
    [
        ("UNDERHILL, May 3, 2021 /PRNewswire/ -- ", "PR Newswire", "May 3, 2021"),
        ("UNDERHILL, MT / ACCESSWIRE / July 13, 2015 / ", "ACCESSWIRE", "July 13, 2015"),
        ("Underhill, Oxney--(Newsfile Corp. - August 5, 2023) - ", "Newsfile", "August 5, 2023"),
        ("UNDERHILL--(BUSINESS WIRE)--", "Business Wire", None),
        ("UNDERHILL, April  01, 2024  (GLOBE NEWSWIRE) -- ", "GlobeNewswire", "April  01, 2024"),
        ("UNDERHILL, OXNEY, April 2, 2024 /EINPresswire.com/ -- ", "EIN Presswire", "April 2, 2024"),
    ],
)
def test_a_press_release_wire_is_labelled_as_such(opening: str, agency: str, date: str | None) -> None:
    (mark,) = dateline(opening)
    assert (mark.kind, mark.agency, mark.claims) == ("press_release", agency, "text")
    assert (mark.date or "").split() == (date or "").split()


def test_a_press_release_names_its_issuer_where_its_text_does() -> None:
    text = story(
        ("Gnaw & Sons Planks Inc. (NYSE: GNW), a maker of planks, today announced a harder plank.", *BRIDGE[1:]),
        before="UNDERHILL, May 3, 2021 /PRNewswire/ -- ",
    )
    (mark,) = (mark for mark in article(text).reading.marks if mark.kind == "press_release")
    assert mark.issuer == "Gnaw & Sons Planks Inc."


def test_a_press_release_carried_by_an_agency_stays_a_press_release() -> None:
    marks = dateline("Underhill [Oxney], August 19 (ANI/NewsVoir): ")
    assert {mark.kind for mark in marks} == {"press_release"}


def test_two_agencies_in_one_bracket_are_both_named() -> None:
    assert {mark.agency for mark in dateline("Underhill (AFP/Reuters) - ")} == {AFP, "Reuters"}


def test_a_dateline_behind_a_standfirst_is_found() -> None:
    text = story(("Walkers must take the longer path", f"UNDERHILL (AFP) — {BRIDGE[0]}", *BRIDGE[1:]))
    marks = article(text).reading.marks
    assert [mark.agency for mark in marks if mark.kind == "dateline"] == [AFP]


@given(
    st.text(alphabet="AB ab.,()/-–—:0123456789 AFP Reuters TASS\n[]", max_size=400),
    st.sampled_from(["", "UNDERHILL (AFP) - ", "/TASS/"]),
)
def test_whatever_a_text_opens_with_the_marks_lie_in_it_and_are_the_same_again(noise: str, opening: str) -> None:
    text = opening + noise
    made, layout = document(text), layout_of(text, (text, "body"))
    marks = read(made, layout).marks
    assert marks == read(made, layout).marks
    assert all(0 <= mark.span.start < mark.span.end <= len(text) for mark in marks if len(mark.span))
