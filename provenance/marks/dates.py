"""When an article was published, as precisely as it says, and no more precisely.

::

    front matter   published: 2018-12-09T10:30+03:00      a minute, with its time zone
    dateline       TEL AVIV, December 9. /TASS/.          a day without a year: --12-09
    lead           … told a meeting on Sunday.            years in which 9 December was a Sunday

The machine's clock is never asked. A date without a year keeps it open; where the lead names a weekday, the years in
which the date fell on it are given as candidates, under the reading that the dateline's day is the one the lead
speaks of. That is the custom of wires, not a law, so even a single candidate stays a candidate.
"""

from __future__ import annotations

import re
import warnings
from calendar import monthrange
from datetime import date, datetime
from typing import TYPE_CHECKING

from provenance.data.calendar import month, weekday
from provenance.data.tables import table
from provenance.model import Mark, Moment, Precision, Span, Stated

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(r"[^\W\d_]+\.?")
_NUMBER = re.compile(r"\d+")
_LONGEST = 60
"""Characters of a written date: the longest with weekday, month, seconds and zone in full is hardly longer."""

_SHORT = 3
"""Letters of a weekday's abbreviation that is a word or a name as well."""

_LEAD = 2
"""Sentences of the lead: the one that carries the dateline and the next."""


def stated(item: Stated | None) -> Moment | None:
    """The moment a piece of metadata states, or ``None`` where it states none that can be read."""
    if item is None:
        return None
    written = item.value.strip()
    for pattern, precision in (
        (r"[0-9]{4}", "year"),
        (r"[0-9]{4}-[0-9]{2}", "month"),
        (r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "day"),
    ):
        if re.fullmatch(pattern, written) and _valid(written):
            return Moment(written, _precision(precision), item.basis, span=item.span)
    moment = _iso(written)
    if moment is None:
        moment = _parsed(written)
    if moment is None:
        return None
    value, precision = moment
    return Moment(value, _precision(precision), item.basis, span=item.span)


def from_dateline(text: str, marks: Sequence[Mark], sentences: Sequence[Span]) -> Moment | None:
    """The day a dateline states; with its year where the dateline has one."""
    mark = next((each for each in marks if each.kind == "dateline" and each.date), None)
    if mark is None or mark.date is None:
        return None
    months = [number for word in _WORD.findall(mark.date) if (number := month(word)) is not None]
    numbers = [int(number) for number in _NUMBER.findall(mark.date)]
    years = [number for number in numbers if number > 31]
    days = [number for number in numbers if 1 <= number <= 31]
    if not months or not days or days[0] > monthrange(2000, months[0])[1]:
        return None
    if years:
        if days[0] > monthrange(years[0], months[0])[1]:
            return None
        return Moment(f"{years[0]:04}-{months[0]:02}-{days[0]:02}", "day", "dateline", span=mark.span)
    named = _named_weekday(text, [each for each in sentences if each.end > mark.span.end][:_LEAD])
    value = f"--{months[0]:02}-{days[0]:02}"
    if named is None:
        return Moment(value, "day", "dateline", span=mark.span, reason="The dateline names no year.")
    word, number = named[0].rstrip("."), named[1]
    bounds = table("marks.toml")["years"]
    candidates = tuple(
        year
        for year in range(bounds["first"], bounds["last"] + 1)
        if days[0] <= monthrange(year, months[0])[1] and date(year, months[0], days[0]).isoweekday() == number
    )
    reason = (
        f"The dateline names no year. The lead calls the day a {word}, "
        f"which fits {', '.join(map(str, candidates)) or 'no year'} ({bounds['first']} to {bounds['last']} considered)."
    )
    return Moment(value, "day", "dateline", candidates, mark.span, reason)


def _named_weekday(text: str, lead: Sequence[Span]) -> tuple[str, int] | None:
    """The weekday the lead names, if it names exactly one, and not as another week's."""
    found: dict[int, str] = {}
    for sentence in lead:
        words = _WORD.findall(sentence.of(text))
        for before, word in zip(["", *words], words, strict=False):
            # Full names, or an abbreviation with its stop: `Di`, `Ma` and `Sun` begin other sentences too.
            whole = len(word) > _SHORT or word.endswith(".")
            number = weekday(word) if whole and word[0].isupper() else None
            if number is not None and before.casefold() not in ("last", "next", "until", "since", "from"):
                found[number] = word
        if found:
            break
    return next(((word, number) for number, word in found.items()), None) if len(found) == 1 else None


def _iso(written: str) -> tuple[str, str] | None:
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    return _value(
        moment, seconds=bool(re.search(r"\d{2}:\d{2}:\d{2}", written)), time=bool(re.search(r"\d:\d", written))
    )


def _parsed(written: str) -> tuple[str, str] | None:
    if len(written) > _LONGEST or not re.search(r"[0-9]{4}", written):
        return None
    from dateutil.parser import ParserError, parse  # noqa: PLC0415 - only for dates that are not ISO 8601

    with warnings.catch_warnings():
        warnings.simplefilter("error")  # a zone it does not know (`EST`) would be dropped without a word
        try:
            moment = parse(written, default=datetime(1, 1, 1))  # noqa: DTZ001 - a zone is kept where one is stated
            other = parse(written, default=datetime(4, 2, 2))  # noqa: DTZ001
            if moment.date() != other.date():
                return None  # a part of the date was filled in, not read
            seconds = bool(re.search(r"\d:\d{2}:\d{2}", written))
            return _value(moment, seconds=seconds, time=bool(re.search(r"\d:\d", written)))
        except (ParserError, OverflowError, ValueError, Warning):
            return None


def _value(moment: datetime, *, seconds: bool, time: bool) -> tuple[str, str]:
    if not time:
        return moment.date().isoformat(), "day"
    return moment.isoformat(timespec="seconds" if seconds else "minutes"), "second" if seconds else "minute"


def _valid(written: str) -> bool:
    parts = [int(part) for part in written.split("-")]
    year, number, day = (*parts, 1, 1)[:3]
    try:
        date(year, number, day)
    except ValueError:
        return False
    return True


def _precision(name: str) -> Precision:
    match name:
        case "year" | "month" | "day" | "minute" | "second":
            return name
    raise ValueError(name)
