"""The names of months and weekdays in the languages of the table `calendar.tsv` (CLDR; `benchmarks/make_calendar.py`).

::

    Dec.  dic  décembre  декабря  12月      12
    So                                     nothing: Sunday in German, Saturday in Czech; asked for German, 7

Forms are compared with case folded, the dotted and dotless i of Turkish taken for one, and a final stop aside.
"""

from __future__ import annotations

from functools import cache
from typing import Literal, TypeAlias

from provenance.data import resource

_What: TypeAlias = Literal["month", "weekday"]


def month(form: str, language: str | None = None) -> int | None:
    """The number (1-12) of the month called ``form``; nothing where no language has it, or two do not agree.

    Args:
        form: one name or abbreviation, with or without its stop.
        language: ask this language alone (BCP 47, `de`).
    """
    return _number("month", form, language)


def weekday(form: str, language: str | None = None) -> int | None:
    """The ISO 8601 number (1 is Monday) of the weekday called ``form``; otherwise as `month`."""
    return _number("weekday", form, language)


@cache
def month_forms(language: str | None = None) -> tuple[str, ...]:
    """All names of months as the table has them, without stops, of one language or of all; the longest first."""
    return _forms("month", language)


@cache
def weekday_forms(language: str | None = None) -> tuple[str, ...]:
    """All names of weekdays, as `month_forms`."""
    return _forms("weekday", language)


@cache
def languages() -> tuple[str, ...]:
    """The languages of the table, BCP 47, in order."""
    return tuple(dict.fromkeys(language for language, _, _, _ in _rows()))


@cache
def _rows() -> tuple[tuple[str, str, int, str], ...]:
    found: list[tuple[str, str, int, str]] = []
    for line in resource.body(resource.text("calendar.tsv")).split("\n"):
        language, what, number, form = line.split("\t")
        found.append((language, what, int(number), form))
    return tuple(found)


@cache
def _index() -> dict[tuple[str, str | None, str], int | None]:
    """Numbers by what, language (or none, for all) and folded form; nothing where languages do not agree."""
    index: dict[tuple[str, str | None, str], int | None] = {}
    for language, what, number, form in _rows():
        folded = _folded(form)
        index[what, language, folded] = number
        if index.setdefault((what, None, folded), number) != number:
            index[what, None, folded] = None
    return index


def _number(what: _What, form: str, language: str | None) -> int | None:
    return _index().get((what, language, _folded(form.strip().rstrip("."))))


def _forms(what: _What, language: str | None) -> tuple[str, ...]:
    forms = {row[3] for row in _rows() if row[1] == what and language in (None, row[0])}
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


def _folded(form: str) -> str:
    return form.casefold().replace("i\u0307", "i").replace("ı", "i")
