"""A text converted to the copying outlet's house style: thoroughly or with a residue, feature by feature."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from random import Random

    from republish.draft import Draft
    from republish.houses import House

THOROUGH = 0.85
"""The share of places that an editor sees; the rest keep the source's style. Judgement."""

_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\."
)
_LONG = {
    "Jan.": "January",
    "Feb.": "February",
    "Aug.": "August",
    "Sept.": "September",
    "Oct.": "October",
    "Nov.": "November",
    "Dec.": "December",
}
_MISTER = r"Trump|Obama|Biden|Romney|Cruz|Sanders|McConnell|Pence|Putin|Mueller|Barr|Comey|Ryan|Rubio|Kasich"
_STEMS = (
    ("color", "colour"),
    ("favor", "favour"),
    ("labor", "labour"),
    ("honor", "honour"),
    ("behavior", "behaviour"),
    ("neighbor", "neighbour"),
    ("defense", "defence"),
    ("offense", "offence"),
    ("center", "centre"),
    ("theater", "theatre"),
    ("traveled", "travelled"),
    ("traveling", "travelling"),
    ("canceled", "cancelled"),
    ("organiz", "organis"),
    ("realiz", "realis"),
    ("recogniz", "recognis"),
    ("criticiz", "criticis"),
    ("emphasiz", "emphasis"),
    ("authoriz", "authoris"),
    ("legaliz", "legalis"),
    ("analyz", "analys"),
    ("apologiz", "apologis"),
    ("minimiz", "minimis"),
    ("program ", "programme "),
    ("skeptic", "sceptic"),
    ("rumor", "rumour"),
    ("harbor", "harbour"),
)
"""Spellings that differ, American and British; proper names keep theirs, so only lower-case words change."""


def convert(draft: Draft, chance: Random, house: House, asked: float) -> Draft:
    """Each feature is converted with probability ``asked``, in most of its places."""
    for feature, spelling in house.habits.items():
        if chance.random() < asked:
            paragraphs = tuple(_HOW[feature](each, spelling, chance) for each in draft.paragraphs)
            draft = draft.after(f"house style: {feature}", paragraphs=paragraphs)
    return draft


def explain_currency(draft: Draft, chance: Random) -> Draft:
    """A sum in dollars gets its worth in pounds behind it, once."""
    done = False

    def explained(found: re.Match[str]) -> str:
        nonlocal done
        if done:
            return found.group()
        done = True
        pounds = float(found["sum"].replace(",", "")) * chance.choice((0.75, 0.77, 0.8))
        amount = f"{pounds:.1f}".removesuffix(".0") if pounds < 10 else f"{pounds:.0f}"
        return f"{found.group()} (£{amount}{found['size'] or ''})"

    pattern = re.compile(r"\$(?P<sum>\d[\d,]*(?:\.\d+)?)(?P<size> (?:m|b|tr)illion)?(?![\d,.]*\d|\s*\()")
    paragraphs = tuple(pattern.sub(explained, each) for each in draft.paragraphs)
    return draft.after("currency explained", paragraphs=paragraphs)


def _some(pattern: str, new: Callable[[re.Match[str]], str], text: str, chance: Random) -> str:
    return re.sub(pattern, lambda found: new(found) if chance.random() < THOROUGH else found.group(), text)


def _percent(text: str, spelling: str, chance: Random) -> str:
    written = "%" if spelling == "%" else f" {spelling}"
    return _some(r"(?<=\d)(?: percent\b| per cent\b|%)", lambda _: written, text, chance)


def _quotes(text: str, spelling: str, _chance: Random) -> str:
    """The layout program does this, so it is done everywhere."""
    if spelling == "straight":
        return text.translate(str.maketrans("“”‘’", "\"\"''"))
    if spelling == "single":
        return re.sub(r"“([^“”]*)”?", r"‘\1’", _quotes(text, "curly", _chance))
    text = re.sub(r"(?<![\w.,!?])\"(?=\S)", "“", text)
    return re.sub(r"(?<=\w)'(?=\w)", "’", text.replace('"', "”"))


def _country(text: str, spelling: str, chance: Random) -> str:
    old = r"\bU\.S\.(?=[\s,])" if spelling == "US" else r"\bUS\b(?=[\s,])"
    return _some(old, lambda _: spelling, text, chance)


def _day(text: str, spelling: str, chance: Random) -> str:
    if spelling == "Monday":
        return _some(rf"(?<=[a-z] )on (?=(?:{_DAYS})\b)", lambda _: "", text, chance)
    return _some(rf"\b(?:said|told|\w+ed) (?=(?:{_DAYS})\b)", lambda found: f"{found.group()}on ", text, chance)


def _dash(text: str, spelling: str, chance: Random) -> str:
    return _some(r"\s?(?:—|--|(?<=\s)–(?=\s))\s?", lambda _: "—" if spelling == "—" else f" {spelling} ", text, chance)


def _title(text: str, spelling: str, chance: Random) -> str:
    if not spelling:
        return _some(r"\b(?:Mr|Mrs|Ms)\.? (?=[A-Z])", lambda _: "", text, chance)
    return _some(rf"(?<=[a-z,] )(?={_MISTER})", lambda _: "Mr. ", text, chance)


def _spelling(text: str, spelling: str, chance: Random) -> str:
    pairs: Mapping[str, str] = dict(_STEMS) if spelling == "uk" else {british: us for us, british in _STEMS}
    stems = "|".join(map(re.escape, pairs))
    return _some(rf"(?<!\w)(?:{stems})", lambda f: pairs[f.group()], text, chance)


def _date(text: str, spelling: str, chance: Random) -> str:
    if spelling == "day first":
        return _some(
            rf"\b(?P<month>{_MONTHS}) (?P<day>\d{{1,2}})\b(?!,? \d{{2}}:)(?P<comma>,(?= \d{{4}}))?",
            lambda found: f"{found['day']} {_LONG.get(found['month'], found['month'])}",
            text,
            chance,
        )
    return _some(
        rf"\b(?P<day>\d{{1,2}}) (?P<month>{_MONTHS})(?= |,|\.)",
        lambda found: f"{found['month']} {found['day']}",
        text,
        chance,
    )


_HOW: Mapping[str, Callable[[str, str, Random], str]] = {
    "percent": _percent,
    "quotes": _quotes,
    "country": _country,
    "day": _day,
    "dash": _dash,
    "title": _title,
    "spelling": _spelling,
    "date": _date,
}
