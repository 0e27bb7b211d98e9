"""How an outlet writes, measured on its own articles: so a converted text looks like the copying outlet's others.

Each feature is the more frequent of two or three spellings in what the outlet published; one that it hardly uses is
left alone. Nothing here is fitted to the program that is measured.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from republish.originals import Original

_RARE = 4
"""Uses below which a spelling says nothing of an outlet's habits."""

_READ = 60
"""Articles of an outlet that are read for its habits."""

FEATURES: dict[str, dict[str, re.Pattern[str]]] = {
    "percent": {
        "percent": re.compile(r"\d percent\b"),
        "per cent": re.compile(r"\d per cent\b"),
        "%": re.compile(r"\d%"),
    },
    "quotes": {"curly": re.compile(r"“"), "straight": re.compile(r'"'), "single": re.compile(r"(?<!\w)‘(?=[A-Z])")},
    "country": {"U.S.": re.compile(r"\bU\.S\."), "US": re.compile(r"\bUS\b")},
    "day": {
        "on Monday": re.compile(r"\b[a-z]+ on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"),
        "Monday": re.compile(
            r"\b(?!on\b|last\b|next\b|by\b|until\b)[a-z]+ (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
        ),
    },
    "dash": {
        "—": re.compile(r"—"),
        "–": re.compile(r" – "),
        "--": re.compile(r"--"),
    },
    "title": {
        "Mr.": re.compile(r"\bMr\. [A-Z]"),
        "": re.compile(r"\b(?:Trump|Obama|Biden|Sanders) (?:said|is|was|has)\b"),
    },
    "spelling": {
        "us": re.compile(
            r"\b(?:(?:organ|real|recogn|critic|author)iz|(?:col|fav|behavi|neighb|lab)or\b|defense|center)"
        ),
        "uk": re.compile(
            r"\b(?:(?:organ|real|recogn|critic|author)is(?!t|m)|(?:col|fav|behavi|neighb|lab)our|defence|centre)"
        ),
    },
    "date": {
        "month first": re.compile(r"\b(?:January|February|April|August|October|December) \d{1,2}\b"),
        "day first": re.compile(r"\b\d{1,2} (?:January|February|April|August|October|December)\b"),
    },
}


@dataclass(frozen=True, slots=True)
class House:
    """An outlet's habits: for each feature the spelling it uses; features it hardly uses are missing."""

    name: str
    habits: Mapping[str, str]
    host: str | None = None


def house(name: str, articles: Sequence[Original]) -> House:
    """The habits of an outlet, from its articles; quotation and month forms are found by counting."""
    text = "\n".join(each.text for each in articles[:_READ])
    habits = {}
    for feature, spellings in FEATURES.items():
        counts = {spelling: len(pattern.findall(text)) for spelling, pattern in spellings.items()}
        if max(counts.values()) >= _RARE:
            habits[feature] = max(counts, key=lambda each: (counts[each], each))
    hosts = sorted(
        found.group(1) for each in articles if each.url and (found := re.match(r"https?://([\w.-]+)/", each.url))
    )
    return House(name, habits, max(hosts, key=hosts.count) if hosts else None)
