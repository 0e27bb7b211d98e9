"""Dates as stretches of time: as long as they are imprecise, and nowhere where the year is open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.report.when import stretch

_HOUR, _DAY = 3600.0, 86_400.0


@pytest.mark.parametrize(
    ("value", "length"),
    [
        ("2018", 365 * _DAY),
        ("2020", 366 * _DAY),
        ("2018-12", 31 * _DAY),
        ("2018-02", 28 * _DAY),
        ("2018-12-09", _DAY),
        ("2018-12-09T07:56:00Z", 0.0),
        ("2018-12-09T07:56:00+02:00", 0.0),
        ("2018-12-09T07:56", 28 * _HOUR),
    ],
)
def test_a_date_is_as_long_as_it_is_imprecise(value: str, length: float) -> None:
    found = stretch({"value": value})
    assert found is not None
    assert found.end - found.start == length


def test_times_of_different_zones_stand_in_their_true_order() -> None:
    first, second = stretch({"value": "2018-12-09T09:00+02:00"}), stretch({"value": "2018-12-09T08:00Z"})
    assert first is not None
    assert second is not None
    assert second.start - first.start == _HOUR


@pytest.mark.parametrize("value", ["--12-09", "2018-99", "2018-02-30", "9999", "yesterday", "", "2018-12-09T99:00"])
def test_what_is_no_date_with_a_year_has_no_place(value: str) -> None:
    assert stretch({"value": value}) is None
    assert stretch(None) is None


@given(st.text(max_size=30))
def test_nothing_that_a_page_states_stops_it(value: str) -> None:
    found = stretch({"value": value})
    assert found is None or found.start <= found.end
