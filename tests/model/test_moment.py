"""A point in time as a sentence has it."""

from __future__ import annotations

import pytest

from provenance.model import Moment


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("2018-12-09T07:56:00+02:00", "2018-12-09 07:56 +02:00"),
        ("2018-12-09T07:56+02:00", "2018-12-09 07:56 +02:00"),
        ("2018-12-09T07:56:31Z", "2018-12-09 07:56:31 UTC"),
        ("2018-12-09T07:56:31.5+00:00", "2018-12-09 07:56:31 UTC"),
        ("2018-12-09T07:56", "2018-12-09 07:56"),
        ("2018-12-09", "2018-12-09"),
        ("2018-12", "2018-12"),
        ("--12-09", "--12-09"),
    ],
)
def test_a_stamp_is_written_without_the_signs_that_programs_need(value: str, written: str) -> None:
    assert Moment(value, "second", "metadata").written == written
