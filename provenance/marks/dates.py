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

import re
import warnings
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from itertools import islice
from typing import TYPE_CHECKING, Final

from provenance.data.calendar import weekday
from provenance.data.tables import table
from provenance.marks.lines import lines
from provenance.marks.written import LONGEST, Written, date_line, dates_in, flat, month_and_day
from provenance.model import Mark, Moment, Notice, Precision, Span, Stated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from provenance.model import Document, Layout

_DIGIT = re.compile(r"\d|[一二三四五六七八九十]")
_WORD = re.compile(r"[^\W\d_]+\.?")
_LONGEST = 60
"""Characters of a date that dateutil is asked for: with weekday, seconds and zone in full it is hardly longer."""

_SHORT = 3
"""Letters of a weekday's abbreviation that is a word or a name as well."""

_LEAD = 2
"""Sentences of the lead: the one that carries the dateline and the next."""

_ABOVE, _INSIDE, _BEHIND = 12, 3, 3
"""Lines in which a date of the article may stand: above the body (headline, standfirst, caption, byline and the share
buttons between them make ten), at the head of the body, and right behind it."""
_UNLABELLED_ABOVE = 2
"""Lines above the headline in which a bare date may still be the article's; the day at the top of a page is today's."""
_WINDOW: Final = 4_000
"""Characters above and behind the body in which those lines are looked for."""
_IN_ADDRESS = re.compile(r"/(?P<year>(?:19|20)\d\d)[/-]?(?P<month>\d{2})[/-]?(?P<day>\d{2})(?=[/_.-]|$)")
_IN_ADDRESS_APART = re.compile(
    r"/(?P<year>(?:19|20)\d\d)/(?P<month>\d{1,2}|[a-z]{3})/(?P<day>\d{1,2})(?=/)", re.IGNORECASE
)
_STAMP = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Moments:
    """When an article was published, changed and saved, and what the reader must know about that."""

    published: Moment | None = None
    modified: Moment | None = None
    captured: Moment | None = None
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    """A date line near the story; ``near`` is 0 where it stands between headline and body, more further off."""

    span: Span
    near: int
    dates: tuple[Written, ...]


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
    by_address, guessed = _of_address(stated_.url), stated(stated_.guessed, language)
    dateline = _dateline_day(marks, language)
    near = _near(document, layout)
    others = [each for each in (published, modified, captured, by_address, guessed) if each]
    settled = _Settled(language, near, tuple(filter(None, map(_day, others))), dateline)
    line_published, line_modified = _of_lines(near, settled)
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
                f"The metadata dates the article {published.value}, the text beside it {line_published.value}; "
                "the metadata is taken.",
            )
    best = published or line_published or by_address
    told = from_dateline(text, marks, lead, language, [each for each in (best, line_modified, *others) if each])
    if best and dateline and _from_day(best, dateline) > table("dates.toml")["near"]["dateline"]:
        say(
            "dates_disagree",
            f"The article is dated {best.value} {_ON[best.basis]}, its dateline names {_day_name(dateline)}; "
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
            return Moment(written, _precision(precision), item.basis, span=item.span) if _valid(written) else None
    moment = _iso(written)
    if moment is None:
        whole = date_line(written, language)
        if len(whole) == 1 and len(whole[0].readings) == 1:
            moment = _of_written(whole[0], whole[0].readings[0])
        elif not whole and not dates_in(written, language):
            # Dates of mail and HTTP headers; what is written in figures has been understood above, or cannot be.
            moment = _parsed(written)
    if moment is None:
        return None
    value, precision = moment
    return Moment(value, _precision(precision), item.basis, span=item.span)


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
        other = _day(moment)
        found = _closest(other, month, day) if other else None
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


def _dateline_day(marks: Sequence[Mark], language: str | None) -> tuple[int | None, int, int] | None:
    mark = _dated(marks)
    return month_and_day(mark.date, language) if mark and mark.date else None


class _Settled:
    """What decides the order of figures such as `03/04/2018` in one article."""

    def __init__(
        self,
        language: str | None,
        near: Sequence[_Line],
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
        found = _closest(day, self.dateline[1], self.dateline[2])
        return found is not None and abs((found - day).days) <= limit


def _near(document: Document, layout: Layout) -> tuple[_Line, ...]:
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
    found: list[_Line] = []
    for span, near in _spans(text, layout, body, headline):
        if len(span) > LONGEST or not _DIGIT.search(text, span.start, span.end):
            continue
        dates = date_line(span.of(text), metadata.language, known)
        if dates:
            # In a menu or a form only what calls itself a date of this article is believed.
            distance = near + 10 if any(each.overlap(span) for each in far) else near
            found.append(_Line(span, distance, dates))
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


def _of_lines(near: Sequence[_Line], settled: _Settled) -> tuple[Moment | None, Moment | None]:
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
            value, precision = _of_written(each, day)
            moment = Moment(value, _precision(precision), "byline", span=line.span)
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


def _of_written(written: Written, day: date) -> tuple[str, str]:
    if written.time is None:
        return day.isoformat(), "day"
    hour, minute, second = written.time
    zone = timezone(timedelta(hours=written.zone)) if written.zone is not None else None
    moment = datetime(day.year, day.month, day.day, hour, minute, second or 0, tzinfo=zone)
    return _value(moment, seconds=second is not None, time=True)


def _of_address(url: Stated | None) -> Moment | None:
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


def _closest(day: date, month: int, number: int) -> date | None:
    """The date of this month and day nearest to another day."""
    fitting = [
        date(year, month, number)
        for year in (day.year - 1, day.year, day.year + 1)
        if 1 <= year <= 9999 and number <= monthrange(year, month)[1]
    ]
    return min(fitting, key=lambda each: (abs((each - day).days), each), default=None)


def _apart(one: Moment, other: Moment) -> int:
    """Days between two moments, each in its own zone; 0 where one is not known to the day."""
    first, second = _day(one), _day(other)
    return abs((first - second).days) if first and second else 0


def _from_day(moment: Moment, dateline: tuple[int | None, int, int]) -> int:
    """Days between a moment and a dateline's day, in the nearest year where it has none; 0 where one is not known."""
    day = _day(moment)
    if day is None:
        return 0
    year, month, number = dateline
    closest = date(year, month, number) if year else _closest(day, month, number)
    return abs((closest - day).days) if closest else 0


def _day_name(dateline: tuple[int | None, int, int]) -> str:
    year, month, number = dateline
    return f"{year:04}-{month:02}-{number:02}" if year else f"--{month:02}-{number:02}"


def _day(moment: Moment) -> date | None:
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


def _precision(name: str) -> Precision:
    match name:
        case "year" | "month" | "day" | "minute" | "second":
            return name
    raise ValueError(name)
