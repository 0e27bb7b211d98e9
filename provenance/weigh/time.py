"""When the two were published. A plausible order speaks softly; a day's difference says nothing.

Wires update their stories and stamp them anew, and copies keep the wire's date or their own time zone's: among real
republications, copies stamped a day *before* their source are more frequent than the other way round.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from provenance.model import Moment, Place
from provenance.weigh.case import uses_own_text
from provenance.weigh.pieces import pieces
from provenance.weigh.weights import weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Article, Evidence
    from provenance.weigh.case import Case, Direct


def time(case: Case) -> Iterator[Evidence]:
    """At most one piece of evidence: which article was published clearly earlier."""
    if uses_own_text(case):
        yield from _versions(case)
        return
    for reading in case.readings():
        earlier, later = reading.source.reading.published, reading.copy.reading.published
        if earlier is None or later is None or not reading.copy_spans:
            continue
        days = _days(earlier, later)
        if days is not None and days >= weight("time", "earlier_by_days", "days"):
            yield from pieces(
                reading,
                "time",
                "earlier_by_days",
                f"{reading.source.name} is dated {days} days before {reading.copy.name} "
                f"({earlier.written} against {later.written}).",
                (*_place(reading.source), *_place(reading.copy)),
            )
            continue
        minutes = _minutes(earlier, later)
        if minutes is not None and minutes >= weight("time", "earlier_by_minutes", "minutes"):
            yield from pieces(
                reading,
                "time",
                "earlier_by_minutes",
                f"{reading.source.name} is stamped earlier than {reading.copy.name} ({earlier.written} against "
                f"{later.written}); within two days that is a soft sign, for stamps are renewed and time zones mixed "
                "up.",
                (*_place(reading.source), *_place(reading.copy)),
            )


def _versions(case: Case) -> Iterator[Evidence]:
    """Two versions of one outlet's article bear stamps of one clock: the earlier stamp is the earlier version's."""
    for reading in case.readings():
        earlier, later = (stamp(each) for each in (reading.source, reading.copy))
        if earlier is None or later is None or not reading.copy_spans:
            continue
        if _is_before(earlier, later) and not _was_saved_again(reading):
            yield from pieces(
                reading,
                "time",
                "earlier_version",
                f"Both are {reading.source.reading.outlet.name if reading.source.reading.outlet else ''}'s, and "
                f"{reading.source.id} is stamped {earlier.written}, {reading.copy.id} {later.written}: one outlet's "
                "stamps are of one clock.",
                (*_place(reading.source), *_place(reading.copy)),
            )


def _is_before(one: Moment, other: Moment) -> bool:
    return (_days(one, other) or 0) > 0 or (_minutes(one, other) or 0) > 0


def _was_saved_again(reading: Direct) -> bool:
    """Whether the later stamp is that of a change to what was published first: a page that was touched years after."""
    published = reading.copy.reading.published, reading.source.reading.published
    return published[0] is not None and published[1] is not None and _is_before(published[0], published[1])


def stamp(article: Article) -> Moment | None:
    """When this version was made: its last change, or its publication."""
    return article.reading.modified or article.reading.published


def _days(earlier: Moment, later: Moment) -> int | None:
    one, other = _day(earlier), _day(later)
    return (other - one).days if one and other else None


def _minutes(earlier: Moment, later: Moment) -> float | None:
    if not {earlier.precision, later.precision} <= {"minute", "second"}:
        return None
    one, other = datetime.fromisoformat(earlier.value), datetime.fromisoformat(later.value)
    if (one.tzinfo is None) != (other.tzinfo is None):
        return None
    return (other.replace(tzinfo=other.tzinfo or UTC) - one.replace(tzinfo=one.tzinfo or UTC)).total_seconds() / 60


def _day(moment: Moment) -> date | None:
    if moment.precision in ("year", "month") or moment.value.startswith("--"):
        return None
    if moment.precision in ("minute", "second"):
        stamp = datetime.fromisoformat(moment.value)
        if stamp.tzinfo is not None:  # the same day for both, wherever they were published
            return stamp.astimezone(UTC).date()
    return date.fromisoformat(moment.value[:10])


def _place(article: Article) -> tuple[Place, ...]:
    moment = article.reading.published
    return (Place(article.id, moment.span),) if moment and moment.span else ()
