"""The day that a dateline states, and its year where the text decides it.

::

    TEL AVIV, December 9. /TASS/.                --12-09      a day without a year
    published or changed on 2018-12-10           2018-12-09   another date of the page, two days off at most, decides it
    … told a meeting on Sunday.                  candidates   years in which 9 December was a Sunday

A weekday counts only where the lead names exactly one, and not as another week's (`last Sunday`).
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from provenance.data.calendar import weekday
from provenance.data.tables import table
from provenance.marks.stated_dates import day_of
from provenance.marks.written import month_and_day
from provenance.model import Mark, Moment, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


_WORD = re.compile(r"[^\W\d_]+\.?")

_SHORT = 3
"""Letters of a weekday's abbreviation that is a word or a name as well."""

_LEAD = 2
"""Sentences of the lead: the one that carries the dateline and the next."""


def from_dateline(
    text: str,
    marks: Sequence[Mark],
    sentences: Sequence[Span],
    language: str | None = None,
    known: Iterable[Moment] = (),
) -> Moment | None:
    """The day a dateline states; with its year where the dateline has one, or another date of the page decides it.

    Args:
        text: the article's text.
        marks: its marks.
        sentences: the sentences of its first paragraphs.
        language: of the text; its names of weekdays are asked for first.
        known: other dates of the page.
    """
    mark = _dated(marks)
    named = month_and_day(mark.date, language) if mark and mark.date else None
    if mark is None or named is None:
        return None
    year, month, day = named
    if year is not None:
        return Moment(f"{year:04}-{month:02}-{day:02}", "day", "dateline", span=mark.span)
    for moment in known:
        other = day_of(moment)
        found = closest_day(other, month, day) if other else None
        if other and found and abs((found - other).days) <= table("dates.toml")["near"]["dateline"]:
            reason = f"The dateline names no year; {other.isoformat()}, another date of the page, decides it."
            return Moment(found.isoformat(), "day", "dateline", span=mark.span, reason=reason)
    spoken = _named_weekday(text, [each for each in sentences if each.end > mark.span.end][:_LEAD], language)
    value = f"--{month:02}-{day:02}"
    if spoken is None:
        return Moment(value, "day", "dateline", span=mark.span, reason="The dateline names no year.")
    word, number = spoken[0].rstrip("."), spoken[1]
    bounds = table("marks.toml")["years"]
    candidates = tuple(
        year
        for year in range(bounds["first"], bounds["last"] + 1)
        if day <= monthrange(year, month)[1] and date(year, month, day).isoweekday() == number
    )
    reason = (
        f"The dateline names no year. The lead calls the day a {word}, "
        f"which fits {', '.join(map(str, candidates)) or 'no year'} ({bounds['first']} to {bounds['last']} considered)."
    )
    return Moment(value, "day", "dateline", candidates, mark.span, reason)


def _dated(marks: Sequence[Mark]) -> Mark | None:
    """The mark that opens the story with a date, of an agency or of a press-release wire."""
    return next((each for each in marks if each.kind in ("dateline", "press_release") and each.date), None)


def dateline_day(marks: Sequence[Mark], language: str | None) -> tuple[int | None, int, int] | None:
    """The year, if there is one, month and day of the dateline."""
    mark = _dated(marks)
    return month_and_day(mark.date, language) if mark and mark.date else None


def _named_weekday(text: str, lead: Sequence[Span], language: str | None) -> tuple[str, int] | None:
    """The weekday the lead names, if it names exactly one, and not as another week's."""
    base = language.split("-")[0].lower() if language else None
    found: dict[int, str] = {}
    for sentence in lead:
        words = _WORD.findall(sentence.of(text))
        for before, word in zip(["", *words], words, strict=False):
            # Full names, or an abbreviation with its stop: `Di`, `Ma` and `Sun` begin other sentences too.
            if len(word) <= _SHORT and not word.endswith("."):
                continue
            number = weekday(word, base) if base else None
            # Elsewhere than in English and German a weekday is written small; a known language is trusted with that.
            if number is None and word[0].isupper():
                number = weekday(word)
            if number is not None and before.casefold() not in ("last", "next", "until", "since", "from"):
                found[number] = word
        if found:
            break
    return next(((word, number) for number, word in found.items()), None) if len(found) == 1 else None


def closest_day(day: date, month: int, number: int) -> date | None:
    """The date of this month and day nearest to another day."""
    fitting = [
        date(year, month, number)
        for year in (day.year - 1, day.year, day.year + 1)
        if 1 <= year <= 9999 and number <= monthrange(year, month)[1]
    ]
    return min(fitting, key=lambda each: (abs((each - day).days), each), default=None)
