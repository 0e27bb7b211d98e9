"""When an article was published, changed and saved, as precisely as it says, and no more precisely.

::

    metadata       published: 2018-12-09T10:30+03:00      a minute, with its time zone
    a date line    Published: December 9, 2018, 10:30     beside the headline, or right behind the story
    the address    post.example/2018/12/09/bridge         a day
    the dateline   TEL AVIV, December 9. /TASS/.          a day without a year: --12-09
    the lead       … told a meeting on Sunday.            years in which 9 December was a Sunday

The first of these that states a publication is taken; where they contradict each other the reader is told, and
nothing is hidden. The machine's clock is never asked. Dates of other headlines, of comments, of copyright lines and in
sentences are not the article's: only lines that are nothing but dates are read (`marks.written`), and only beside the
headline, at the head of the body and right behind it.

A dateline without a year keeps it open. Where the page states another whole date within two days of it (when it was
changed, or saved), that decides the year. Where only the lead names a weekday, the years in which the date fell on it
are given as candidates, under the reading that the dateline's day is the one the lead speaks of. That is the custom of
wires, not a law, so even a single candidate stays a candidate.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from provenance.data.tables import table
from provenance.marks.date_lines import Settled, dates_near, of_lines
from provenance.marks.dateline_dates import closest_day, dateline_day, from_dateline
from provenance.marks.stated_dates import day_of, of_address, stated
from provenance.model import Mark, Moment, Notice, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.model import Document, Layout


@dataclass(frozen=True, slots=True)
class Moments:
    """When an article was published, changed and saved, and what the reader must know about that."""

    published: Moment | None = None
    modified: Moment | None = None
    captured: Moment | None = None
    notices: tuple[Notice, ...] = ()


def moments(document: Document, layout: Layout, marks: Sequence[Mark], lead: Sequence[Span]) -> Moments:
    """The article's dates, each on the best basis there is.

    Args:
        document: the article as read, with its metadata.
        layout: its text in blocks.
        marks: its marks; datelines among them.
        lead: the sentences of its first paragraphs.
    """
    text, stated_ = document.text, document.metadata
    language = stated_.language
    notices: list[Notice] = []

    def say(code: str, message: str) -> None:
        notices.append(Notice(document.id, code, message))

    published, modified, captured = (
        stated(item, language) for item in (stated_.published, stated_.modified, stated_.captured)
    )
    for name, item, moment in (
        ("publication", stated_.published, published),
        ("modification", stated_.modified, modified),
        ("capture", stated_.captured, captured),
    ):
        if item and moment is None:
            say(
                "date_not_read",
                f"The {name} date {item.value!r} could not be read; write it as 2018-12-09 or 2018-12-09T10:30+03:00.",
            )
    by_address, guessed = of_address(stated_.url), stated(stated_.guessed, language)
    dateline = dateline_day(marks, language)
    near = dates_near(document, layout)
    others = [each for each in (published, modified, captured, by_address, guessed) if each]
    settled = Settled(language, near, tuple(filter(None, map(day_of, others))), dateline)
    line_published, line_modified = of_lines(near, settled)
    if settled.open and not (published or line_published):
        say(
            "date_ambiguous",
            f"The date {settled.open!r} can be read with the day or the month first, and nothing in the article "
            "decides which; it was not used.",
        )
    if published and line_published:
        apart = _apart(published, line_published)
        if apart > table("dates.toml")["near"]["line"]:
            say(
                "dates_disagree",
                f"The metadata dates the article {published.written}, the text beside it {line_published.written}; "
                "the metadata is taken.",
            )
    best = published or line_published or by_address
    told = from_dateline(text, marks, lead, language, [each for each in (best, line_modified, *others) if each])
    if best and dateline and _from_day(best, dateline) > table("dates.toml")["near"]["dateline"]:
        say(
            "dates_disagree",
            f"The article is dated {best.written} {_ON[best.basis]}, its dateline names {_day_name(dateline)}; "
            "the former is taken.",
        )
    if told is None or told.value.startswith("--"):
        told = guessed or told
    return Moments(best or told, modified or line_modified, captured, tuple(notices))


_ON: Final = {
    "option": "by whoever made this report",
    "metadata": "by its metadata",
    "url": "by its address",
    "dateline": "by its dateline",
    "byline": "beside its headline",
    "masthead": "by its masthead",
}


def _apart(one: Moment, other: Moment) -> int:
    """Days between two moments, each in its own zone; 0 where one is not known to the day."""
    first, second = day_of(one), day_of(other)
    return abs((first - second).days) if first and second else 0


def _from_day(moment: Moment, dateline: tuple[int | None, int, int]) -> int:
    """Days between a moment and a dateline's day, in the nearest year where it has none; 0 where one is not known."""
    day = day_of(moment)
    if day is None:
        return 0
    year, month, number = dateline
    closest = date(year, month, number) if year else closest_day(day, month, number)
    return abs((closest - day).days) if closest else 0


def _day_name(dateline: tuple[int | None, int, int]) -> str:
    year, month, number = dateline
    return f"{year:04}-{month:02}-{number:02}" if year else f"--{month:02}-{number:02}"
