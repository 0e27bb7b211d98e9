"""The letters and words that names of news houses are made of.

::

    Tarrow  Daily  Herald                 Herald is an outlet's word, Daily and Tarrow have capitals
    Radio   Free   Ostrey                 Radio is one that stands first
    The     Monday Herald                 a day's name is a word of a sentence, but for some outlets

The words are data (`attribution.toml`), one list for each thing that a word can be.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from provenance.data.calendar import month_forms, weekday_forms
from provenance.data.tables import table
from provenance.marks.phrases import EASTERN, LETTERS, listed

CAPITAL = r"A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĻŁŃŅŇŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚΆ-ΏΑ-ΫЀ-ЯҐӘҚӨҮҰ"
_UNCASED = (
    r"\u0531-\u0588\u05d0-\u05ea\u0620-\u064a\u066e-\u06d3\u0904-\u0939\u0958-\u0961\u0985-\u0dff"
    r"\u0e01-\u0e30\u10d0-\u10ff"
)
TOKEN = re.compile(rf"[{CAPITAL}{_UNCASED}{EASTERN}][{LETTERS}]+")
RUN = re.compile(rf"[{CAPITAL}{_UNCASED}{EASTERN}][{LETTERS}]++(?: [{CAPITAL}{_UNCASED}{EASTERN}][{LETTERS}]++)*+")
"""Such words in a row. There are half as many rows as words, and whether `New York` is anywhere is seen in them."""
FIRST = re.compile(rf"[{LETTERS}]+")


@dataclass(frozen=True, slots=True)
class _Words:
    heads: frozenset[str]
    weak: frozenset[str]
    first: frozenset[str]
    alone: frozenset[str]
    agency: frozenset[str]
    particles: frozenset[str]
    after: frozenset[str]
    not_first: frozenset[str]
    titles: frozenset[str]
    days: frozenset[str]
    surnames: frozenset[str]
    behind: frozenset[str]
    never: frozenset[str]


@cache
def name_words() -> _Words:
    """What each word of a name can be."""
    names = table("attribution.toml")["names"]
    return _Words(*(frozenset(listed(names, key)) for key in _Words.__slots__))


@cache
def calendar_words() -> frozenset[str]:
    """Days and months; not their abbreviations, for `Sun` and `Des` are words of names."""
    forms = [form for form in (*weekday_forms(), *month_forms()) if len(form) > 3 or form.casefold() == "may"]
    return frozenset({*forms, *(form.capitalize() for form in forms)})
