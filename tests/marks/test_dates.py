"""A date is as precise as what states it, and no machine's clock completes it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from articles import BRIDGE, article, document, layout_of, story
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.marks import read
from provenance.marks.dateline_dates import from_dateline
from provenance.marks.dates import Moments, moments
from provenance.marks.stated_dates import stated
from provenance.marks.written import date_line, month_and_day
from provenance.model import Block, Layout, Mark, Metadata, Moment, Reading, Role, Span, Stated


@pytest.mark.parametrize(
    ("written", "value", "precision"),
    [
        ("2018", "2018", "year"),
        ("2018-12", "2018-12", "month"),
        ("2018-12-09", "2018-12-09", "day"),
        ("2018-12-09T10:30", "2018-12-09T10:30", "minute"),
        ("2018-12-09 10:30+03:00", "2018-12-09T10:30+03:00", "minute"),
        ("2018-12-09T10:30:05Z", "2018-12-09T10:30:05+00:00", "second"),
        ("9 December 2018", "2018-12-09", "day"),
        ("Dec 9, 2018 10:30", "2018-12-09T10:30", "minute"),
        ("2018-12-09T10:30:05.123+0300", "2018-12-09T10:30:05+03:00", "second"),
        ("Sun, 09 Dec 2018 10:30:05 GMT", "2018-12-09T10:30:05+00:00", "second"),
        ("09.12.2018", "2018-12-09", "day"),
        ("9 декабря 2018, 10:30", "2018-12-09T10:30", "minute"),
        ("2018年12月9日", "2018-12-09", "day"),
        ("13/04/2018", "2018-04-13", "day"),
    ],
)
def test_a_stated_date_keeps_its_precision_and_its_zone(written: str, value: str, precision: str) -> None:
    moment = stated(Stated(written))
    assert moment is not None
    assert (moment.value, moment.precision, moment.basis) == (value, precision, "metadata")


@pytest.mark.parametrize(
    "written",
    [
        *("yesterday", "December 9", "2018-02-30", "10:30", "", "9" * 80, "2 hours ago", "03/04/2018", "9999-99-99"),
        *("0000-00-00", "0001-01-01T00:00:00Z", "2018-13-01", "31/02/2018", "1397/09/18", "99999999999999999999"),
    ],
)
def test_what_is_no_whole_date_is_not_completed(written: str) -> None:
    assert stated(Stated(written)) is None


def test_a_date_that_cannot_be_read_is_noticed() -> None:
    found = article(story(BRIDGE), published="the day before yesterday")
    assert found.reading.published is None
    assert [notice.code for notice in found.reading.notices] == ["date_not_read"]


def test_a_dateline_without_a_year_leaves_the_year_open() -> None:
    moment = article(f"UNDERHILL, December 9. /TASS/. {story(BRIDGE)}").reading.published
    assert moment is not None
    assert (moment.value, moment.precision, moment.basis) == ("--12-09", "day", "dateline")
    assert moment.candidates == ()


@pytest.mark.parametrize("lead", ["They came on Sunday and left on Tuesday.", "They came last Sunday.", "They came."])
def test_two_weekdays_or_another_week_s_give_no_candidates(lead: str) -> None:
    moment = article(f"UNDERHILL, December 9. /TASS/. {lead}\n\n{BRIDGE[1]}").reading.published
    assert moment is not None
    assert moment.candidates == ()


def test_one_weekday_in_the_lead_gives_candidates_and_no_year() -> None:
    moment = article(f"UNDERHILL, December 9. /TASS/. The beavers came on Sunday.\n\n{BRIDGE[1]}").reading.published
    assert moment is not None
    assert moment.value == "--12-09"
    assert moment.candidates == (2001, 2007, 2012, 2018)
    assert moment.reason is not None
    assert "Sunday" in moment.reason


def test_a_dateline_with_a_year_is_a_whole_date() -> None:
    moment = article(f"UNDERHILL, Aug 29, 2014 (AFP) - {story(BRIDGE)}").reading.published
    assert moment is not None
    assert moment.value == "2014-08-29"


def test_metadata_comes_before_the_dateline() -> None:
    found = article(f"UNDERHILL, Aug 29, 2014 (AFP) - {story(BRIDGE)}", published="2014-08-30")
    assert found.reading.published is not None
    assert found.reading.published.value == "2014-08-30"


@pytest.mark.parametrize("date", ["February 30", "Aug 40", "December"])
def test_an_impossible_or_incomplete_dateline_date_is_none(date: str) -> None:
    assert article(f"UNDERHILL, {date} (AFP) - {story(BRIDGE)}").reading.published is None


def test_modified_is_kept_apart_from_published() -> None:
    found = document(story(BRIDGE), modified="2018-12-10")
    assert stated(found.metadata.modified) is not None
    assert stated(found.metadata.published) is None


def test_the_language_decides_which_figure_is_the_day() -> None:
    for language, value in (("en-US", "2018-03-04"), ("en-GB", "2018-04-03"), ("fr", "2018-04-03")):
        moment = stated(Stated("03/04/2018"), language)
        assert moment is not None
        assert moment.value == value


LINES = [
    ("Published: December 9, 2018, 10:30 AM", "2018-12-09T10:30"),
    ("Dec. 9, 2018 at 10:30 p.m. EST", "2018-12-09T22:30-05:00"),
    ("10:30 AM, Dec 9, 2018", "2018-12-09T10:30"),
    ("9 Dec 2018 | 12:05", "2018-12-09T12:05"),
    ("Sunday, 9 December 2018", "2018-12-09"),
    ("9th of December 2018", "2018-12-09"),
    ("December 9, 2018 · 5 min read", "2018-12-09"),
    ("By Ada Quill | Dec 9, 2018", "2018-12-09"),
    ("9 de diciembre de 2018", "2018-12-09"),
    ("Publié le 9 décembre 2018 à 10h30", "2018-12-09T10:30"),
    ("Veröffentlicht am 09.12.2018", "2018-12-09"),
    ("So., 9. Dez. 2018, 10:30 Uhr", "2018-12-09T10:30"),
    ("domenica 9 dicembre 2018", "2018-12-09"),
    ("Publicado em 09/12/2018 às 10h30", "2018-12-09T10:30"),
    ("9 декабря 2018 г. в 10:30 (МСК)", "2018-12-09T10:30+03:00"),
    ("9 грудня 2018, 10:30", "2018-12-09T10:30"),
    ("9 Aralık 2018 Pazar 10:30", "2018-12-09T10:30"),
    ("نشر في: 9 ديسمبر 2018 - 10:30 م", "2018-12-09T22:30"),
    ("۹ دسامبر ۲۰۱۸", "2018-12-09"),
    ("פורסם ב-9 בדצמבר 2018, 10:30", "2018-12-09T10:30"),
    ("发布时间：2018-12-09 10:30", "2018-12-09T10:30"),
    ("2018年12月9日(日) 10:30", "2018-12-09T10:30"),
    ("입력 2018.12.09. 오후 3:20", "2018-12-09T15:20"),
    ("प्रकाशित: 9 दिसंबर 2018", "2018-12-09"),
    ("Minggu, 9 Desember 2018 10:30 WIB", "2018-12-09T10:30+07:00"),
    ("Chủ nhật, 9/12/2018 10:30 (GMT+7)", "2018-12-09T10:30+07:00"),
    ("２０１８年１２月９日", "2018-12-09"),
]


@pytest.mark.parametrize(("line", "value"), LINES)
def test_a_date_line_under_the_headline_dates_the_article(line: str, value: str) -> None:
    reading = framed("Beavers close the bridge\n\n", f"{line}\n\n")
    assert reading.published is not None
    assert (reading.published.value, reading.published.basis) == (value, "byline")
    assert reading.published.span is not None


def framed(headline: str, between: str = "", behind: str = "", metadata: Metadata | None = None) -> Reading:
    """A story with a headline, lines between it and the body, and lines behind the body."""
    body = story(BRIDGE)
    text = headline + between + body + behind
    pieces: list[tuple[str, Role]] = [(headline, "headline"), (between, "caption"), (body, "body"), (behind, "tail")]
    layout = layout_of(text, *(pair for pair in pieces if pair[0]))
    given_ = document(text)
    if metadata:
        given_ = replace(given_, metadata=metadata)
    return read(given_, layout)


@pytest.mark.parametrize(
    "line",
    [
        "© 2018 Underhill Post, December 9, 2018",
        "The bridge was closed on 9 December 2018.",
        "9 Dec 2018 - Storm hits the coast",
        "Storm hits the coast 9 Dec 2018",
        "2 hours ago",
        "9 December",
        "December 2018",
        "Accessed 9 December 2018",
        "31/02/2018",
        "Last Updated : GMT 09:07:40",
        "Call 0800 2018 12 09",
    ],
)
def test_what_is_more_or_less_than_a_date_does_not_date_the_article(line: str) -> None:
    assert framed("Beavers close the bridge\n\n", f"{line}\n\n").published is None


def test_an_updated_date_is_the_modification() -> None:
    reading = framed("Beavers\n\n", "Published: 9 Dec 2018 | Updated: 10 Dec 2018, 11:00\n\n")
    assert reading.published is not None
    assert reading.modified is not None
    assert (reading.published.value, reading.modified.value) == ("2018-12-09", "2018-12-10T11:00")


def test_a_time_whose_zone_is_not_known_leaves_the_day() -> None:
    reading = framed("Beavers\n\n", "December 9, 2018 10:30 IST\n\n")
    assert reading.published is not None
    assert (reading.published.value, reading.published.precision) == ("2018-12-09", "day")


def test_dates_of_other_stories_and_comments_are_not_the_article_s() -> None:
    others = ("Related stories", "Flood in Little Oxney", "9 Dec 2018", "Tuba found", "11 Dec 2018")
    behind = "\n".join(["\n", *others, "Ada, 12 December 2018 at 10:30", ""])
    assert framed("Beavers close the bridge\n\n", "", behind).published is None


def test_a_bare_date_right_behind_the_story_is_its_own() -> None:
    reading = framed("Beavers close the bridge\n\n", "", "\n\n9 December 2018\n\nFlood in Little Oxney\n")
    assert reading.published is not None
    assert reading.published.value == "2018-12-09"


def test_several_bare_dates_side_by_side_are_a_list_of_other_things() -> None:
    assert framed("Beavers\n\n", "9 December 2018\n\n11 December 2018\n\n").published is None


def test_the_order_of_figures_stays_open_and_is_said() -> None:
    reading = framed("Beavers\n\n", "03/04/2018\n\n")
    assert reading.published is None
    assert [notice.code for notice in reading.notices] == ["date_ambiguous"]


@pytest.mark.parametrize(
    ("between", "metadata", "value"),
    [
        ("Sunday, 04/03/2018\n\n", Metadata(), "2018-03-04"),
        ("03/04/2018\n\nUpdated: 13/04/2018\n\n", Metadata(), "2018-04-03"),
        ("03/04/2018\n\n", Metadata(modified=Stated("2018-03-05")), "2018-03-04"),
        ("03/04/2018\n\n", Metadata(language="de"), "2018-04-03"),
    ],
)
def test_a_weekday_another_date_or_the_language_decides_the_order(between: str, metadata: Metadata, value: str) -> None:
    reading = framed("Beavers\n\n", between, metadata=metadata)
    assert reading.published is not None
    assert reading.published.value == value
    assert reading.notices == ()


def test_metadata_wins_over_a_line_and_the_disagreement_is_said() -> None:
    metadata = Metadata(published=Stated("2018-12-01"))
    reading = framed("Beavers\n\n", "Published: 9 December 2018\n\n", metadata=metadata)
    assert reading.published is not None
    assert reading.published.value == "2018-12-01"
    (notice,) = reading.notices
    assert notice.code == "dates_disagree"
    assert "2018-12-01" in notice.message
    assert "2018-12-09" in notice.message


def test_a_day_s_difference_is_a_time_zone_and_is_not_said() -> None:
    metadata = Metadata(published=Stated("2018-12-10T01:00Z"))
    assert framed("Beavers\n\n", "Published: 9 December 2018\n\n", metadata=metadata).notices == ()


def test_a_dateline_far_from_the_stated_date_is_said() -> None:
    found = article(f"UNDERHILL, August 29 (AFP) - {story(BRIDGE)}", published="2014-09-30")
    assert [notice.code for notice in found.reading.notices] == ["dates_disagree"]
    assert "--08-29" in found.reading.notices[0].message
    near = article(f"UNDERHILL, December 31 (AFP) - {story(BRIDGE)}", published="2015-01-01")
    assert near.reading.notices == ()


def test_another_date_of_the_page_within_two_days_decides_the_dateline_s_year() -> None:
    moment = article(f"UNDERHILL, December 31 (AFP) - {story(BRIDGE)}", modified="2019-01-01").reading.published
    assert moment is not None
    assert (moment.value, moment.basis) == ("2018-12-31", "dateline")
    assert moment.reason is not None
    assert "2019-01-01" in moment.reason
    far = article(f"UNDERHILL, December 31 (AFP) - {story(BRIDGE)}", modified="2019-02-01").reading.published
    assert far is not None
    assert far.value == "--12-31"


def test_the_language_of_the_text_says_which_day_its_weekday_is() -> None:
    text = "They came on středa."
    dateline = Mark("dateline", "AFP", Span(0, 0), "text", date="9 prosince")
    moment = from_dateline(text, [dateline], [Span(0, len(text))], "cs")
    assert moment is not None
    assert moment.candidates == (2009, 2015, 2020)


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("3 ديسمبر", (None, 12, 3)),
        ("٣ ديسمبر", (None, 12, 3)),
        ("8月29日", (None, 8, 29)),
        ("９月３日", (None, 9, 3)),
        ("29日", None),
        ("16 мая", (None, 5, 16)),
        ("5th September, 2026", (2026, 9, 5)),
        ("10 SET", (None, 9, 10)),
        ("2 mar.", (None, 3, 2)),
        ("11 may", (None, 5, 11)),
        ("Jul 26 2022", (2022, 7, 26)),
        ("11.9.2015", (2015, 9, 11)),
        ("9 tháng 12", (None, 12, 9)),
        ("Aug 40", None),
        ("March", None),
        ("", None),
    ],
)
def test_a_dateline_s_day_is_read_in_any_script(date: str, expected: tuple[int | None, int, int] | None) -> None:
    assert month_and_day(date) == expected


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("https://post.example/2018/12/09/bridge", "2018-12-09"),
        ("https://post.example/news/2018-12-09-bridge", "2018-12-09"),
        ("https://post.example/2018/dec/9/bridge", "2018-12-09"),
        ("https://post.example/2018/13/40/bridge", None),
        ("https://post.example/201812/bridge", None),
    ],
)
def test_the_address_dates_an_article_that_says_nothing_else(url: str, value: str | None) -> None:
    published = article(story(BRIDGE), url=url).reading.published
    assert (published.value if published else None) == value
    assert published is None or published.basis == "url"


def test_what_an_extractor_guessed_is_weaker_than_anything_stated() -> None:
    metadata = Metadata(guessed=Stated("2018-11-01"))
    line = framed("Beavers\n\n", "Published: 9 December 2018\n\n", metadata=metadata).published
    bare = framed("Beavers\n\n", metadata=metadata).published
    assert line is not None
    assert bare is not None
    assert (line.value, bare.value) == ("2018-12-09", "2018-11-01")


def test_the_capture_is_kept_apart() -> None:
    reading = framed("Beavers\n\n", metadata=Metadata(captured=Stated("2018-12-09T10:30:00+00:00")))
    assert reading.published is None
    assert reading.captured == Moment("2018-12-09T10:30:00+00:00", "second", "metadata")


_PIECES = st.sampled_from(
    [
        *("9", "12", "2018", "31", " ", ".", "/", "-", ":", "December", "دیسامبر", "ديسمبر", "年", "月", "日", "10:30"),
        *("PM", "EST", "Published", "Updated", "Sunday", ",", "٢٠١٨", "\ud800", "|", "By Ada", "\u200f", "99", "0000"),
        *("+0300", "am", "\n"),
    ]
)


@settings(max_examples=250, deadline=None)
@given(
    st.lists(_PIECES, max_size=20).map("".join),
    st.sampled_from([None, "en", "en-US", "de", "xx", "zh-Hant-TW", "", "_"]),
)
def test_any_line_is_read_without_an_error_and_within_its_bounds(line: str, language: str | None) -> None:
    found = date_line(line, language)
    assert found == date_line(line, language)
    assert all(0 <= each.start < each.end <= len(line) and each.readings for each in found)
    month_and_day(line, language)
    stated(Stated(line), language)


@settings(max_examples=80, deadline=None)
@given(st.lists(_PIECES.filter(str.isprintable), max_size=60).map("\n".join), st.integers(0, 200), st.text(max_size=12))
def test_any_document_has_moments_or_none(text: str, cut: int, url: str) -> None:
    at = min(cut, len(text))
    spans = [Block(Span(0, at), "masthead"), Block(Span(at, len(text)), "body")]
    layout = Layout(tuple(block for block in spans if len(block.span)))
    given_ = document(text, url=f"https://{url}/2018/12/09/" if url else None, modified=text[:30])
    marks = (Mark("dateline", "AFP", Span(0, 0), "text", date=text[:20]),)
    found = moments(given_, layout, marks, ())
    assert isinstance(found, Moments)
    assert found == moments(given_, layout, marks, ())


@pytest.mark.parametrize(
    "line",
    ["GÜNCELLENDİ 09.12.2018", "YAYINLANMA TARİHİ: 9 ARALIK 2018", "最終更新：2018年12月9日", "NGÀY ĐĂNG: 9/12/2018"],
)
def test_labels_are_known_in_capitals_and_without_blanks(line: str) -> None:
    assert len(date_line(line, "tr")) == 1


def test_a_turkish_label_in_capitals_says_what_it_says_in_small_letters() -> None:
    assert [found.label for found in date_line("GÜNCELLENDİ 09.12.2018", "tr")] == ["modified"]


@pytest.mark.parametrize("line", ["In 2018 the ferry carried 400,000 people.", "Rooms 12 and 14 were built in 1998"])
def test_a_year_and_a_number_are_no_date(line: str) -> None:
    assert date_line(line) == ()
