"""What stands in front of an agency in a dateline: a place, a day, or both; otherwise it is no dateline.

::

    TEL AVIV, December 9.      SAINT-DENIS/RIO DE JANEIRO, September 29, 2014
    ─place──  ───day───        Chennai (Tamil Nadu) [India], August 19
                               Lake Success , 3 . Nov .             digitised print, its stops detached
    UPDATE 1-PORT MERREN       a desk's slug in front of it

A place is few words, each with a capital where the script has capitals; no table of places decides, because datelines
name villages. The initials of a name in front of its abbreviation, and a state's sign behind its city, look like
datelines and are told apart here.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from provenance.data.calendar import month
from provenance.data.tables import table
from provenance.model import Span

if TYPE_CHECKING:
    from provenance.marks.slots import Slot

FRONT = 110
"""Characters of place and date: two long places with country and a full date with year (`SAINT-DENIS/RIO DE JANEIRO,
September 29, 2014`) are some 60; a reporter's name may stand before them."""
LETTER = r"(?:[^\W\d_]|[\u0900-\u0dff\u0300-\u036f])"
"""A letter, or a sign that is part of one in the scripts of India and in decomposed Latin, which `\\w` leaves out."""
DAY = r"\d{1,2}(?:st|nd|rd|th|º|er|\.|\s\.)?"
MONTH = rf"{LETTER}{{2,14}}(?:\s?\.)?"
YEAR = r"(?:,?\s+\d{4})?"
_DAY_AND_MONTH = re.compile(
    rf"(?<!\w)(?:{MONTH}\s+{DAY}{YEAR}|{DAY}\s+(?:de\s+)?{MONTH}(?:,?\s+de)?{YEAR})(?!\w)", re.IGNORECASE
)
_NUMERIC = re.compile(r"(?<!\w)\d{1,2}[./]\d{1,2}[./]\d{2,4}(?!\w)")
_DIGITS = re.compile(r"\d")
_TIME = re.compile(r"(?:/\s?)?\b\d{1,2}:\d{2}(?:\s?[ap]\.?m\b\.?)?(?:\s?(?:GMT|UTC|[A-Z]{2,3}T))?", re.IGNORECASE)
_PLACE_WORD = re.compile(rf"{LETTER}(?:[\w'’.-]|{LETTER})*")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_STATE_REACH = 300
"""Characters behind a state's sign by whose words the language is told: two sentences."""


@dataclass(frozen=True, slots=True)
class Front:
    """What stands in front of a slot: place and date as written."""

    place: str | None
    date: str | None


def front_of(written: str) -> Front | None:
    """Place and date in front of a slot, or ``None`` where it is neither (and so no dateline)."""
    if len(written) > 2 * FRONT:
        return None
    bare = re.sub(r"\s+(?=[.,])", "", _TIME.sub(" ", re.sub(r"&nbsp;|&#160;", " ", written)))
    bare = _slugs().sub("", bare).strip(" \t\u00a0,.-–—―:|/،、*")
    bare = re.sub(r"(?:&[mn]dash;|&#821[12];)$", "", bare).strip(" ,.-–—")
    if not bare:
        return Front(None, None)
    if len(bare) > FRONT:
        return None
    date = date_in(bare)
    place = bare
    if date:
        behind = bare[date.end() :].strip(" ,.-–—،")
        place = bare[: date.start()].strip(" ,.-–—،") or behind
        if behind and behind != place and not behind.isdigit() and month(behind) is None:
            return None  # but `4 مارس آذار`: the Levant's name of the month behind the other
    else:
        # Europa Press: `MADRID, 12 (…)`; digitised print: `Paris, 17. Febt. (…)`, a month that cannot be read.
        undated = re.search(r"(?P<parted>[,\s]+)(?P<day>\d{1,2}\.?(?:\s[^\W\d_]{3,9}\.?)?)$", place)
        if undated and not ("," in undated["parted"] or in_capitals(place) or " " in undated["day"]):
            return None  # `Inspector 6 (SANA) -`
        if undated:
            return Front(place[: undated.start()], undated["day"]) if place_like(place[: undated.start()]) else None
    if place and not place_like(place):
        return None
    return Front(place or None, date.group().strip(" ,.") if date else None)


def place_like(place: str) -> bool:
    """Whether words can be the name of a place: few, each with a capital where the script has them."""
    words = _PLACE_WORD.findall(place)
    if re.search(r"\s[-–—]+\s|[:|]|[^\W\d_]{2}\d", place):
        return False  # `PARIS – Agence France-Presse (AFP) –`, `CLAIM: LONDON (Reuters) –`, `Planks24 (AFP) –`
    listed = "," in place or "/" in place or "&" in place or " and " in place
    if (
        not words
        or len(words) > (9 if listed else 5)
        or re.search(r"[!?](?!\w|\?)|[\"“”«»;]|\d{3}|[.!?]\s+\S+\s+\S+\s+\S+\s", place)
    ):
        return False
    in_case = [word for word in words if cased(word[0])]
    if not in_case:
        return len(words) <= 5 and not any(word in _not_places() for word in words) and not place.endswith(_bodies())
    lower = _lower_words()
    if any("-" in word and len(word.rpartition("-")[2]) > 3 and word.rpartition("-")[2].islower() for word in in_case):
        return False  # `Sea-level (SPA) -` is a thing; `Stoke-on-Trent`, `Port-au-Prince` are places
    return all(word[0].isupper() or word.casefold() in lower for word in in_case) and not place.startswith(
        ("The ", "A ", "An ", "(", "[")
    )


def spelled_out(place: str | None, slot: str | None) -> bool:
    """Whether the brackets hold the initials of what stands in front: `Parent Training Institute (PTI) - …`."""
    if not place or not slot or "/" in place or place.isupper():
        return False
    # Of `DALLAS, American Airlines (AA) -` the last words; `AlpinePlank` is two, and initials drop accents.
    words = re.findall(r"[^\W\d_][\w'’]*", _HUMP.sub(" ", _without_accents(place.rpartition(",")[2])))
    letters = iter(word[0].upper() for word in words)
    wanted = re.sub(r"\W", "", _without_accents(slot))
    # Its letters in order among the initials: small words and a second name between them do not matter.
    return len(words) > 1 and 1 < len(wanted) <= len(words) + 1 and all(letter in letters for letter in wanted)


def _without_accents(written: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", written) if not unicodedata.combining(letter))


def a_state(text: str, paragraph: Span, slot: Slot, found: re.Match[str], place: str | None) -> bool:
    """Whether the slot is a state's sign behind its city: `Macapá (AP) - O governo …`, `Guntur (AP) — …`."""
    data = table("marks.toml")["datelines"]["states"]
    written = (found.group("bracketed") or "").strip()
    if len(slot.parties) != 1 or written not in data["signs"]:
        return False
    if place and place.casefold() in data["cities"].get(written, ()):
        return True
    rest = re.findall(r"[^\W\d_]+", text[found.end() : min(paragraph.end, found.end() + _STATE_REACH)].casefold())
    local = sum(word in data["words"] for word in rest)
    return len(rest) >= 4 and local * 6 >= len(rest)


def in_capitals(place: str | None) -> bool:
    """Whether a place is set in capitals throughout its first word: `FORT WAYNE, Ind.`; caseless scripts have none."""
    if not place:
        return False
    first = re.split(r"[,/]", place)[0]
    letters = [letter for letter in first if letter.isalpha()]
    return len(letters) > 1 and all(letter.isupper() for letter in letters)


def cased(letter: str) -> bool:
    """Whether the letter's script has capitals."""
    return letter.upper() != letter.lower()


def date_like(written: str) -> bool:
    """Whether a month's name stands in the words, in any language of the calendar."""
    return any(month(word) is not None for word in re.findall(rf"{LETTER}+\.?", written))


def date_in(written: str) -> re.Match[str] | None:
    """The first day and month in a line, in either order; the month is looked up, so that no pattern lists them all."""
    if not _DIGITS.search(written):
        return None
    found = _DAY_AND_MONTH.search(written)
    while found and not date_like(found.group()):
        found = _DAY_AND_MONTH.search(written, found.start() + 1)  # `Москва. 27 ноября`: the day is not the place's
    return found or _NUMERIC.search(written)


@cache
def _slugs() -> re.Pattern[str]:
    """What desks set in front of a dateline: `(LEAD)`, `URGENT -`, `UPDATE 1-`."""
    words = "|".join(re.escape(word) for word in table("marks.toml")["datelines"]["slugs"])
    return re.compile(rf"^\W{{0,3}}(?:{words})(?:\s?\d{{1,2}})?\W{{1,3}}(?=\w)|(?<=[\s,.])(?:ag)\.?\s*$", re.IGNORECASE)


@cache
def _lower_words() -> frozenset[str]:
    return frozenset(table("marks.toml")["datelines"]["lower"])


@cache
def _bodies() -> tuple[str, ...]:
    return tuple(table("marks.toml")["datelines"]["bodies"])


@cache
def _not_places() -> frozenset[str]:
    return frozenset(table("marks.toml")["datelines"]["not_places"])
