"""Datelines: place, date and agency that open a story.

::

    [glued line]  TEL AVIV, December 9.  /TASS/.   Israeli and …
                  ─── place ── date ──   ─slot─ ─separator
                  PARIS               (AFP)  —     The museum …
                  BEIRUT/THE HAGUE, March 7 (Reuters) - …
                  (ANSA) - ROMA, 22 MAR - …               agency first
                  (Reuters) - …                            nothing but the agency

The grammar is `[place] [date] OPEN agencies CLOSE separator`, with any part but the slot left out. What stands in
front of the slot must be short and look like a place or a date (capitals, a month, figures); otherwise `The
Associated Press (AP) reported` would be a dateline. The slot must name agencies and nothing else.

Only the opening of the body and the lines directly above it are read. Other scripts' datelines are found where they
use brackets or slashes; forms without any (新华社…电) are not read yet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.data.calendar import month
from provenance.marks.slots import agencies_in
from provenance.model import Mark, MarkKind, Span, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provenance.data.agencies import Agency

_REACH = 120
"""Characters from the start of a line within which its slot must open: two long places with country and a full date
with year (`SAINT-DENIS/RIO DE JANEIRO, September 29, 2014`) need about 60; twice that is generous."""

_SLOT = re.compile(r"[(\[（【](?P<bracketed>[^()\[\]（）【】\n]{2,80})[)\]）】]|/(?P<slashed>[^/\n]{2,40})/")
_SEPARATOR = re.compile(r"\s*(?:\.?\s?[-–—]{1,2}|\.-|[.:=])\s*(?=\S|$)")
_AGENCY_FIRST = re.compile(
    r"\s*(?P<place>[^\W\d_][^\n\d()]{1,40}?),?\s+(?P<date>\d{1,2}\s+[^\W\d_]{3,9}\.?|[^\W\d_]{3,9}\.?\s+\d{1,2})\s*[-–—]{1,2}\s"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th|º|er|\.)?"
_MONTH = r"[^\W\d_]{2,14}\.?"
_YEAR = r"(?:,?\s+\d{4})?"
_DAY_AND_MONTH = re.compile(
    rf"(?<!\w)(?:{_MONTH}\s+{_DAY}{_YEAR}|{_DAY}\s+(?:de\s+)?{_MONTH}(?:\s+de)?{_YEAR})(?!\w)", re.IGNORECASE
)
_LOWER_WORDS = frozenset(
    {
        *("de", "del", "della", "di", "da", "do", "dos", "das", "du", "des", "la", "le", "les", "el", "al", "sur"),
        *("of", "the", "and", "on", "upon", "near", "am", "im", "an", "der", "den", "und", "y", "e", "i"),
    }
)
"""Words inside a place's name that may stand in lower case: `Port of Spain`, `Rio de Janeiro`, `Frankfurt am Main`."""


@dataclass(frozen=True, slots=True)
class Front:
    """What stands in front of a slot: place and date as written."""

    place: str | None
    date: str | None


def datelines(text: str, openings: Iterable[Span]) -> tuple[Mark, ...]:
    """The first dateline among the openings (paragraphs that may begin the story), one mark for each agency named."""
    for opening in openings:
        marks = _dateline(text, opening)
        if marks:
            return marks
    return ()


def _dateline(text: str, paragraph: Span) -> tuple[Mark, ...]:
    for slot in _SLOT.finditer(text, paragraph.start, min(paragraph.end, paragraph.start + _REACH)):
        agencies = agencies_in(slot.group("bracketed") or slot.group("slashed"))
        if not agencies:
            continue
        front = front_of(text[paragraph.start : slot.start()])
        if front is None or _spelled_out(front.place, slot.group("bracketed")):
            continue
        separator = _SEPARATOR.match(text, slot.end(), paragraph.end)
        if separator is None and not (
            front.place and (front.date or front.place.isupper()) and _space(text, slot.end())
        ):
            continue
        end = slot.end()
        if separator is not None:
            end += len(separator.group().rstrip())
        if front.place is None and front.date is None:
            first = _AGENCY_FIRST.match(text, end, paragraph.end)
            if first and _date_like(first.group("date")):
                front = Front(first.group("place").strip(), first.group("date").strip())
                end = first.end()
        return _marks("dateline", agencies, trimmed(text, paragraph.start, end), front)
    return ()


def _marks(kind: MarkKind, agencies: Iterable[Agency], span: Span, front: Front) -> tuple[Mark, ...]:
    return tuple(
        Mark(
            "press_release" if agency.kind == "press_release" else kind,
            agency.name,
            span,
            "text",
            front.place,
            front.date,
        )
        for agency in agencies
    )


def front_of(written: str) -> Front | None:
    """Place and date in front of a slot, or ``None`` where it is neither (and so no dateline)."""
    bare = written.strip(" \t\u00a0,.-–—:|")
    if not bare:
        return Front(None, None)
    if len(bare) > 90:
        return None
    date = _date_in(bare)
    place = bare
    if date:
        place = bare[: date.start()].strip(" ,.-–—") or bare[date.end() :].strip(" ,.-–—")
    if place and not _place_like(place):
        return None
    return Front(place or None, date.group().strip(" ,.") if date else None)


def _place_like(place: str) -> bool:
    words = re.findall(r"[^\W\d_][\w'’.-]*", place)
    if not words or len(words) > 9 or re.search(r"[!?\"“”]|\d{3}", place):
        return False
    cased = [word for word in words if word[0].upper() != word[0].lower()]
    return all(word[0].isupper() or word.casefold() in _LOWER_WORDS for word in cased) and not place.startswith(
        ("The ", "A ", "An ")
    )


def _spelled_out(place: str | None, slot: str | None) -> bool:
    """Whether the brackets hold the initials of what stands in front: `Parent Training Institute (PTI) - …`."""
    if not place or not slot:
        return False
    initials = "".join(word[0] for word in place.split() if word[0].isupper())
    return len(initials) > 1 and initials.endswith(slot.strip())


def _date_like(written: str) -> bool:
    return any(month(word) is not None for word in re.findall(r"[^\W\d_]+\.?", written))


def _date_in(written: str) -> re.Match[str] | None:
    """The first day and month in a line, in either order; the month is looked up, so that no pattern lists them all."""
    return next((found for found in _DAY_AND_MONTH.finditer(written) if _date_like(found.group())), None)


def _space(text: str, at: int) -> bool:
    return at < len(text) and text[at].isspace()
