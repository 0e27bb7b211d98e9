"""Stated dates as stretches of one axis of time, for pictures.

A date is as long as it is imprecise: a day is a day, a year a year. A time without its zone can be fourteen hours off
on either side of UTC, which is as far as zones go. A date without its year has no place on the axis.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from provenance.report.document import Json

_ZONES = timedelta(hours=14)
"""How far local time lies from UTC at most (Kiribati; on the other side it is twelve hours)."""

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class Stretch(NamedTuple):
    """From ``start`` to ``end``, in seconds since 1970."""

    start: float
    end: float


def stretch(moment: Json | None) -> Stretch | None:
    """Where a moment of the document lies; ``None`` where its year is open or it is no date."""
    if moment is None:
        return None
    try:
        return _dated(moment["value"])
    except (ValueError, OverflowError):  # a date that no calendar has, or none at all
        return None


def _dated(value: str) -> Stretch | None:
    date = _DATE.fullmatch(value)
    if date:
        year, month, day = (int(part) if part else 0 for part in date.groups())
        start = datetime(year, month or 1, day or 1, tzinfo=UTC)
        if day:
            end = start + timedelta(days=1)
        else:
            end = start.replace(year=year + (not month or month == 12), month=month % 12 + 1 if month else 1)
        return Stretch(start.timestamp(), end.timestamp())
    if not _DATE.match(value):
        return None
    time = datetime.fromisoformat(value)
    if time.tzinfo is not None:
        return Stretch(time.timestamp(), time.timestamp())
    time = time.replace(tzinfo=UTC)
    return Stretch((time - _ZONES).timestamp(), (time + _ZONES).timestamp())
