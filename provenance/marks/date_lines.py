"""Date lines beside a story: lines that are nothing but dates, and which of them are the article's.

::

    9.12.2018                                    above the headline: a bare day further up is today's
    headline
    Published: 09/12/2018, 10:30                 0 lines off: its own, if it says so or stands nearest
    ▒▒▒▒ body ▒▒▒▒
    Updated 10/12/2018                           right behind it

Of two figures either may be the day. The weekday beside them, another date of the page, the dateline, or another date
line whose figures leave no choice decides it (`Settled`); where nothing does, the date is not used.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from provenance.data.tables import table
from provenance.marks.dateline_dates import closest_day
from provenance.marks.lines import lines
from provenance.marks.stated_dates import of_written, precision_of
from provenance.marks.written import LONGEST, Written, date_line
from provenance.model import Moment, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from provenance.model import Document, Layout

_DIGIT = re.compile(r"\d|[一二三四五六七八九十]")

_ABOVE, _INSIDE, _BEHIND = 12, 3, 3
"""Lines in which a date of the article may stand: above the body (headline, standfirst, caption, byline and the share
buttons between them make ten), at the head of the body, and right behind it."""
_UNLABELLED_ABOVE = 2
"""Lines above the headline in which a bare date may still be the article's; the day at the top of a page is today's."""
_WINDOW: Final = 4_000
"""Characters above and behind the body in which those lines are looked for."""


@dataclass(frozen=True, slots=True)
class DateLine:
    """A date line near the story; ``near`` is 0 where it stands between headline and body, more further off."""

    span: Span
    near: int
    dates: tuple[Written, ...]


class Settled:
    """What decides the order of figures such as `03/04/2018` in one article."""

    def __init__(
        self,
        language: str | None,
        near: Sequence[DateLine],
        days: Sequence[date],
        dateline: tuple[int | None, int, int] | None,
    ) -> None:
        self.language = language
        self.days = days
        self.dateline = dateline
        self.open: str | None = None
        orders: set[bool] = set()
        for each in (written for line in near for written in line.dates):
            if each.mark in ("/", "-") and len(each.readings) == 1 and each.readings[0].day > 12:
                orders.add(each.day_first)
        self.day_first = orders.pop() if len(orders) == 1 else None

    def day(self, written: Written, shown: str) -> date | None:
        """The one day a date means, or nothing; ``shown`` is how the reader is told that it stays open."""
        if len(written.readings) == 1:
            return written.readings[0]
        fitting = [each for each in written.readings if written.weekday in (None, each.isoweekday())]
        if len(fitting) == 1:
            return fitting[0]
        close = [each for each in written.readings if self._near(each)]
        if len(close) == 1:
            return close[0]
        if self.day_first is not None:
            return written.readings[0 if self.day_first else 1]
        self.open = self.open or shown
        return None

    def _near(self, day: date) -> bool:
        limit = table("dates.toml")["near"]["dateline"]
        if any(abs((day - other).days) <= limit for other in self.days):
            return True
        if self.dateline is None:
            return False
        found = closest_day(day, self.dateline[1], self.dateline[2])
        return found is not None and abs((found - day).days) <= limit


def dates_near(document: Document, layout: Layout) -> tuple[DateLine, ...]:
    """The date lines beside the story, in the order of the text."""
    body = layout.body
    if not body:
        return ()
    text, metadata = document.text, document.metadata
    known = frozenset(each.value.casefold() for each in (metadata.outlet,) if each) | frozenset(
        name.casefold() for name in metadata.authors
    )
    headline = layout.headline
    far = [block.span for block in layout.blocks if block.role in ("navigation", "form")]
    found: list[DateLine] = []
    for span, near in _spans(text, layout, body, headline):
        if len(span) > LONGEST or not _DIGIT.search(text, span.start, span.end):
            continue
        dates = date_line(span.of(text), metadata.language, known)
        if dates:
            # In a menu or a form only what calls itself a date of this article is believed.
            distance = near + 10 if any(each.overlap(span) for each in far) else near
            found.append(DateLine(span, distance, dates))
    return tuple(found)


def _spans(text: str, layout: Layout, body: Sequence[Span], headline: Span | None) -> Iterator[tuple[Span, int]]:
    """The lines in which a date of the article may stand, with how far off: 0 is between headline and body."""
    first, last = body[0].start, body[-1].end
    head = max(
        (block.span.end for block in layout.blocks if block.role == "metadata" and block.span.end <= first), default=0
    )
    above = list(lines(text, Span(max(head, first - _WINDOW), first)))[-_ABOVE:]
    before = 0
    for span in reversed(above):
        if headline and headline.start < first and span.start < headline.start:
            before += 1
            yield span, before
        elif not (headline and headline.overlap(span)):
            yield span, 0
    for span in islice(lines(text, Span(first, min(body[0].end, first + _WINDOW))), _INSIDE):
        yield span, 0
    tail = list(lines(text, Span(max(body[-1].start, last - LONGEST - 2), last)))[-1:]
    yield from ((span, 0) for span in tail if span.start > first)
    for number, span in enumerate(islice(lines(text, Span(last, min(len(text), last + _WINDOW))), _BEHIND)):
        # Right behind the story a bare date is its own; further off it belongs to what follows.
        yield span, 1 if number == 0 else _UNLABELLED_ABOVE + 1


def of_lines(near: Sequence[DateLine], settled: Settled) -> tuple[Moment | None, Moment | None]:
    """Publication and change as lines beside the story state them: labelled first, then the nearest bare date."""
    published: dict[tuple[int, int], tuple[Moment, ...]] = {}
    modified: list[Moment] = []
    for line in near:
        for each in line.dates:
            if each.label is None and line.near > _UNLABELLED_ABOVE:
                continue
            day = settled.day(each, each.shown)
            if day is None:
                continue
            value, precision = of_written(each, day)
            moment = Moment(value, precision_of(precision), "byline", span=line.span)
            if each.label == "modified":
                modified.append(moment)
            else:
                rank = (0, 0) if each.label == "published" else (1, line.near)
                published[rank] = (*published.get(rank, ()), moment)
    chosen: Moment | None = None
    for rank in sorted(published):
        days = {moment.value[:10] for moment in published[rank]}
        if len(days) == 1:
            chosen = max(
                published[rank], key=lambda moment: (len(moment.value), -(moment.span.start if moment.span else 0))
            )
            break
        if rank[0] == 1:
            # Several bare dates side by side are a list of other things.
            break
        chosen = published[rank][0]
        break
    return chosen, modified[-1] if modified else None
