"""The stamps that source and copy bear: right, absent, of one day, or the copy's before its source's."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from republish.table import DATES, REVISION_SAME_STAMP, SAME_DAY_WRONG, drawn, happens

if TYPE_CHECKING:
    from random import Random

    from republish.draft import Draft


@dataclass(frozen=True, slots=True)
class _Stamps:
    first: datetime
    minutes: bool


def day_of(draft: Draft) -> date:
    """The day a draft was published; where the corpus has none, one made of its title."""
    if draft.published:
        return date.fromisoformat(draft.published[:10])
    digest = hashlib.sha256(draft.title.encode()).digest()
    return date(2018, 1, 1) + timedelta(days=int.from_bytes(digest[:2], "big") % 600)


def stamped(source: Draft, copy: Draft, chance: Random) -> tuple[Draft, Draft, str]:
    """Both drafts with their stamps, and what kind of stamps these are.

    The source's stamp is the article's own day where it has one. Where stamps are absent, one side lacks it or both.
    """
    way = drawn(DATES, chance)
    start = datetime.combine(day_of(source), datetime.min.time(), UTC)
    stamps = _Stamps(start + timedelta(minutes=chance.randint(6 * 60, 18 * 60)), happens("minutes stated", chance))
    later = {
        "right": timedelta(days=chance.choice((1, 1, 2, 3)), minutes=chance.randint(-300, 300)),
        "wrong": timedelta(days=-1, minutes=chance.randint(-120, 240)),
    }.get(way, timedelta(minutes=chance.randint(8, 300)))
    if way == "same day" and stamps.minutes and chance.random() < SAME_DAY_WRONG.share:
        later = -later
    shown: list[str | None] = [_written(stamps.first, stamps), _written(stamps.first + later, stamps)]
    if way == "absent":
        gone = chance.choice(((0,), (1,), (1,), (0, 1)))
        shown = [None if i in gone else each for i, each in enumerate(shown)]
    return replace(source, published=shown[0]), replace(copy, published=shown[1]), way


def restamped(old: Draft, new: Draft, chance: Random) -> tuple[Draft, Draft]:
    """Two versions of one page: the later one with its own stamp, or with that of the first."""
    start = datetime.combine(day_of(old), datetime.min.time(), UTC) + timedelta(minutes=chance.randint(360, 1080))
    stamps = _Stamps(start, happens("minutes stated", chance))
    later = start + timedelta(minutes=chance.randint(10, 400))
    same = chance.random() < REVISION_SAME_STAMP.share
    first = _written(start, stamps)
    return replace(old, published=first), replace(new, published=first if same else _written(later, stamps))


def _written(moment: datetime, stamps: _Stamps) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:00Z") if stamps.minutes else moment.date().isoformat()
