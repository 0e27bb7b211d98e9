"""Moments that metadata and addresses state, read as precisely as they say.

::

    2018 · 2018-12 · 2018-12-09                  a year, a month, a day
    2018-12-09T10:30+03:00                       a minute, with its time zone
    Sun, 09 Dec 2018 10:30:00 GMT                mail and HTTP headers: by dateutil, if nothing had to be filled in
    9 December 2018                              a date in words (`marks.written`)
    post.example/2018/12/09/bridge               the day in an address

What is before the first or behind the last year of `dates.toml` is the zero of some database, and no date.
"""

from __future__ import annotations

import re
import warnings
from datetime import date, datetime, timedelta, timezone
from typing import Final

from provenance.data.tables import table
from provenance.marks.written import Written, date_line, dates_in, flat
from provenance.model import Moment, Precision, Stated

_LONGEST = 60
"""Characters of a date that dateutil is asked for: with weekday, seconds and zone in full it is hardly longer."""
_IN_ADDRESS = re.compile(r"/(?P<year>(?:19|20)\d\d)[/-]?(?P<month>\d{2})[/-]?(?P<day>\d{2})(?=[/_.-]|$)")
_IN_ADDRESS_APART = re.compile(
    r"/(?P<year>(?:19|20)\d\d)/(?P<month>\d{1,2}|[a-z]{3})/(?P<day>\d{1,2})(?=/)", re.IGNORECASE
)
_STAMP = re.compile(r"\d{4}-\d{2}-\d{2}")


def stated(item: Stated | None, language: str | None = None) -> Moment | None:
    """The moment a piece of metadata states, or ``None`` where it states none that can be read.

    Args:
        item: the statement.
        language: of the text (BCP 47); it decides which of two figures is the day, where anything does.
    """
    if item is None:
        return None
    written = item.value.strip()
    if not written.isascii() and not any(character.isalpha() for character in written):
        return None  # a stamp for machines in other digits than theirs is nobody's standard; a date in words is read
    written = flat(written)
    for pattern, precision in (
        (r"[0-9]{4}", "year"),
        (r"[0-9]{4}-[0-9]{2}", "month"),
        (r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "day"),
    ):
        if re.fullmatch(pattern, written):
            return Moment(written, precision_of(precision), item.basis, span=item.span) if _valid(written) else None
    moment = _iso(written)
    if moment is None:
        whole = date_line(written, language)
        if len(whole) == 1 and len(whole[0].readings) == 1:
            moment = of_written(whole[0], whole[0].readings[0])
        elif not whole and not dates_in(written, language):
            # Dates of mail and HTTP headers; what is written in figures has been understood above, or cannot be.
            moment = _parsed(written)
    if moment is None:
        return None
    value, precision = moment
    return Moment(value, precision_of(precision), item.basis, span=item.span)


def of_written(written: Written, day: date) -> tuple[str, str]:
    """A date as written, and its precision; ``day`` is what its figures mean."""
    if written.time is None:
        return day.isoformat(), "day"
    hour, minute, second = written.time
    zone = timezone(timedelta(hours=written.zone)) if written.zone is not None else None
    moment = datetime(day.year, day.month, day.day, hour, minute, second or 0, tzinfo=zone)
    return _value(moment, seconds=second is not None, time=True)


def of_address(url: Stated | None) -> Moment | None:
    """The day in an article's address: `/2018/12/09/`, `/2018-12-09-bridge`, `/2018/dec/9/`."""
    if url is None:
        return None
    path = url.value[:2000].split("?", 1)[0].split("#", 1)[0]
    for form in (_IN_ADDRESS_APART, _IN_ADDRESS):
        found = form.search(path)
        if found is None:
            continue
        month = found["month"]
        number = int(month) if month.isdigit() else _MONTHS.get(month.lower(), 0)
        written = f"{found['year']}-{number:02}-{int(found['day']):02}"
        if _valid(written):
            return Moment(written, "day", "url", span=url.span)
    return None


_MONTHS: Final = {
    name: number
    for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)  # noqa: SIM905 - read as one line
}


def day_of(moment: Moment) -> date | None:
    """The day of a moment, if it is known to the day."""
    if not _STAMP.match(moment.value):
        return None
    try:
        return date.fromisoformat(moment.value[:10])
    except ValueError:
        return None


def _iso(written: str) -> tuple[str, str] | None:
    # Fractions of a second say nothing about a publication, and not every release of Python reads all of them.
    plain = re.sub(r"(:\d{2})[.,]\d{1,9}", r"\1", written[:_LONGEST])
    plain = re.sub(r"\s?(?:UTC|GMT)$", "Z", plain, flags=re.IGNORECASE)
    plain = re.sub(r"(\d)\s(?=[+-]\d{2}:?\d{2}$)", r"\1", plain)
    try:
        moment = datetime.fromisoformat(plain)
    except (ValueError, OverflowError):
        return None
    if not _valid(moment.date().isoformat()):
        return None  # the zero of some database
    return _value(moment, seconds=bool(re.search(r"\d{2}:\d{2}:\d{2}", plain)), time=bool(re.search(r"\d:\d", plain)))


def _parsed(written: str) -> tuple[str, str] | None:
    if len(written) > _LONGEST or not re.search(r"[0-9]{4}", written):
        return None
    from dateutil.parser import ParserError, parse  # noqa: PLC0415 - only for dates of no other form

    with warnings.catch_warnings():
        warnings.simplefilter("error")  # a zone it does not know (`EST`) would be dropped without a word
        try:
            moment = parse(written, default=datetime(1, 1, 1))  # noqa: DTZ001 - a zone is kept where one is stated
            other = parse(written, default=datetime(4, 2, 2))  # noqa: DTZ001 - as above
            if moment.date() != other.date() or not _valid(moment.date().isoformat()):
                return None  # a part of the date was filled in, not read
            seconds = bool(re.search(r"\d:\d{2}:\d{2}", written))
            return _value(moment, seconds=seconds, time=bool(re.search(r"\d:\d", written)))
        except (ParserError, OverflowError, ValueError, TypeError, Warning):
            return None


def _value(moment: datetime, *, seconds: bool, time: bool) -> tuple[str, str]:
    if not time:
        return moment.date().isoformat(), "day"
    return moment.isoformat(timespec="seconds" if seconds else "minutes"), "second" if seconds else "minute"


def _valid(written: str) -> bool:
    parts = [int(part) for part in written.split("-")]
    year, number, day = (*parts, 1, 1)[:3]
    bounds = table("dates.toml")["years"]
    try:
        date(year, number, day)
    except ValueError:
        return False
    return bool(bounds["first"] <= year <= bounds["last"])


def precision_of(name: str) -> Precision:
    """A precision by its name.

    Raises:
        ValueError: there is no such precision.
    """
    match name:
        case "year" | "month" | "day" | "minute" | "second":
            return name
    raise ValueError(name)
