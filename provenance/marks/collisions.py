"""Which of several agencies of one name a mark means, by what stands around it.

::

    NICOSIA, March 4 (CNA) — The president of Cyprus …     Cyprus News Agency
    TAIPEI, March 4 (CNA) — …                              Central News Agency
    Dakar (APA) – Le président sénégalais …                APAnews
    Wien (APA) – …                                         Austria Presse Agentur

Reading the slot gives the agency that the registry puts first. Here the words of the dateline and of the opening are
counted for each agency of the form; the one with the most is meant, and where none is ahead the first stays. The words
are data, in `collisions.toml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from provenance.data.agencies import canonical
from provenance.data.tables import table
from provenance.model import Mark, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_OPENING = 600
"""Characters around a mark in which the words are looked for: the dateline and two paragraphs."""


@dataclass(frozen=True, slots=True)
class _Meaning:
    agency: str
    words: re.Pattern[str]
    languages: tuple[str, ...]


def settled(text: str, marks: Sequence[Mark], opening: Span | None, language: str | None) -> tuple[Mark, ...]:
    """The marks, each form that several agencies share read as the one its surroundings speak for."""
    return tuple(_settled(text, mark, opening, language) for mark in marks)


def _settled(text: str, mark: Mark, opening: Span | None, language: str | None) -> Mark:
    if mark.kind == "attribution" or not len(mark.span):
        return mark
    written = mark.span.of(text)
    for form, meanings in _forms().items():
        if form not in written or not any(meaning.agency == mark.agency for meaning in meanings):
            continue
        if not re.search(rf"(?<!\w){re.escape(form)}(?!\w)", written):
            continue
        return replace(mark, agency=_likeliest(mark, meanings, text, opening, language))
    return mark


def _likeliest(mark: Mark, meanings: Sequence[_Meaning], text: str, opening: Span | None, language: str | None) -> str:
    start = opening.start if opening else mark.span.start
    around = text[start : start + _OPENING].casefold()
    place = (mark.place or "").casefold()
    code = (language or "").partition("-")[0].casefold()
    scores = {
        meaning.agency: (
            bool(meaning.words.search(place)),
            len(set(meaning.words.findall(around))) + (code in meaning.languages),
        )
        for meaning in meanings
    }
    best = max(scores.values())
    ahead = [agency for agency, score in scores.items() if score == best]
    return mark.agency if mark.agency in ahead or best == (False, 0) else ahead[0]


@cache
def _forms() -> dict[str, tuple[_Meaning, ...]]:
    return {
        row["written"]: tuple(
            _Meaning(
                found.name,
                re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(word) for word in facts['words'])})(?!\w)"),
                tuple(facts["languages"]),
            )
            for name, facts in row.items()
            if name != "written" and (found := canonical(name)) is not None
        )
        for row in table("collisions.toml")["form"]
    }
