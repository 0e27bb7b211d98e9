"""A date is as precise as what states it, and no machine's clock completes it."""

from __future__ import annotations

import pytest
from articles import BRIDGE, article, document, story

from provenance.marks.dates import stated
from provenance.model import Stated


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
    ],
)
def test_a_stated_date_keeps_its_precision_and_its_zone(written: str, value: str, precision: str) -> None:
    moment = stated(Stated(written))
    assert moment is not None
    assert (moment.value, moment.precision, moment.basis) == (value, precision, "metadata")


@pytest.mark.parametrize("written", ["yesterday", "December 9", "2018-02-30", "10:30", "", "9" * 80])
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
