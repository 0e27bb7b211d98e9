"""Names and abbreviations: who is spoken of by the surname, or by initials, was introduced somewhere, if not here.

::

    a   The forester Ilse Brandvold counted the bites. … Brandvold said the planks were gnawed.
    b                                                    Brandvold said the planks were gnawed.      who is that?

    a   … the Ferrow Tide Mill Trust (FTMT) said. … the FTMT raised 212,000 …
    b                                               … the FTMT raised 212,000 …                 what is that?

A cutter drops the paragraph that introduces a person and leaves the one that quotes him. So b's article is hardly the
source of a's; both may have cut from a third. What everybody knows (`Obama`, `FBI`) is used without an introduction by
everyone and does not count: only words that are rare in the background of news.

Two words with capitals are a person where the first is a first name (`provenance.data.first_names`), the second never
stands there in small letters, and no third follows: `About Google`, `Mark Downs` beside `downs`, and `Mary Beth` of
`Mary Beth Lund` introduce nobody. And where a capital follows the surname in b (`Mount Lund`), it may be no surname.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from provenance.data.first_names import first_names
from provenance.data.words import unseen_bits, word_bits
from provenance.match.tokens import normal_form
from provenance.model import Place, Span
from provenance.weigh.pieces import pieces

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from provenance.model import Article, Evidence
    from provenance.weigh.case import Case, Direct

_FULL = re.compile(
    r"(?P<first>[A-ZÀ-Þ](?<![\w’'-][A-ZÀ-Þ])[a-zß-ÿ’']+)(?:-[A-ZÀ-Þ][a-zß-ÿ]+)?(?: [A-Z]\.)* "
    r"(?P<surname>[A-ZÀ-Þ][\w’'-]{2,}[a-zß-ÿ])(?![\w-]| [A-ZÀ-Þ])"
)
_BEFORE = re.compile(r"[A-ZÀ-Þ][\w’'-]*\.? $")
_BEHIND = re.compile(r" [A-ZÀ-Þ]")
_SMALL = re.compile(r"(?<![\w-])[a-zß-ÿ][\w-]*")
_MOST = 500
"""People and abbreviations of one article that are looked for in another. Judgement: real articles have a hundred."""
_LOOKED_BACK = 40
"""Characters in which the end of what stands in front of a surname is looked for."""
_INTRODUCED = re.compile(r"\((?:the\s+)?([A-ZÀ-ÞА-Я]{3,8})\)")
_RARE = 14.0
"""Bits of a surname or an abbreviation from which on it needs an introduction: rarer than one word in 16,384, so that
presidents, party leaders, `FBI` and `CEO` do not count. Judgement, from those below it in `words-en.tsv`."""


def introductions(case: Case) -> Iterator[Evidence]:
    """What the presumed copy never introduces: for each reading at most one piece on people, one on abbreviations."""
    for reading in case.readings():
        yield from _people(reading)
        yield from _abbreviations(reading)


def _people(reading: Direct) -> Iterator[Evidence]:
    found = [
        (surname, full, place)
        for surname, full in _introduced(reading.source.text, reading.source.body).items()
        if (place := _first(surname, reading.copy, reading.copy_spans)) and not _has_company(surname, reading.copy.text)
    ]
    if found:
        surname, full, place = found[0]
        yield from pieces(
            reading,
            "residue",
            "name_not_introduced",
            f"{reading.copy.name} speaks of {surname} and never says who that is{_more(found)}; {reading.source.name} "
            f"introduces {' '.join(full.of(reading.source.text).split())}.",
            (Place(reading.copy.id, place), Place(reading.source.id, full)),
        )


def _abbreviations(reading: Direct) -> Iterator[Evidence]:
    explained = dict.fromkeys(match[1] for match in _INTRODUCED.finditer(reading.source.text))
    found = [
        (short, full, place)
        for short in islice(filter(_is_rare, explained), _MOST)
        if (place := _first(short, reading.copy, reading.copy_spans))
        and not _bracketed(short).search(reading.copy.text)
        and (full := _spelled_out(short, reading.source.text))
        and not _initials(short).search(reading.copy.text)
    ]
    if found:
        short, full, place = found[0]
        yield from pieces(
            reading,
            "residue",
            "abbreviation_not_introduced",
            f"{reading.copy.name} writes “{short}” and never says what it means{_more(found)}; "
            f"{reading.source.name} does.",
            (Place(reading.copy.id, place), Place(reading.source.id, full)),
        )


def _spelled_out(short: str, text: str) -> Span | None:
    """Where an abbreviation stands in brackets behind the words that it is made of."""
    words = _initials(short).search(text)
    behind = _bracketed(short).search(text, words.end()) if words else None
    return Span(*behind.span()) if behind else None


def _more(found: Sequence[object]) -> str:
    return f" (and {len(found) - 1} more)" if len(found) > 1 else ""


def _is_rare(word: str) -> bool:
    return word_bits().get(word.casefold(), unseen_bits()) >= _RARE


@lru_cache(maxsize=64)
def _initials(short: str) -> re.Pattern[str]:
    """Capitalised words with these initials; small words may stand between them."""
    return re.compile(
        r"(?:\s+(?:of|for|the|and|de|la|du|et|für|и)){0,2}\s+".join(rf"(?<!\w){letter}[\w'’-]+" for letter in short)
    )


@lru_cache(maxsize=64)
def _bracketed(short: str) -> re.Pattern[str]:
    return re.compile(rf"\((?:the\s+)?{short}\)")


# An article is often asked for its pairs with many others, one after the other.
@lru_cache(maxsize=64)
def _introduced(text: str, body: tuple[Span, ...]) -> Mapping[str, Span]:
    """Where each rare surname stands behind a first name for the first time."""
    found: dict[str, Span] = {}
    small: frozenset[str] | None = None
    for region in body:
        for match in _FULL.finditer(text, region.start, region.end):
            surname = match["surname"].removesuffix("'s").removesuffix("’s")
            if surname in found or not _is_rare(surname) or normal_form(match["first"]) not in first_names():
                continue
            small = frozenset(_SMALL.findall(text)) if small is None else small
            if surname.lower() not in small:
                found[surname] = Span(match.start(), match.start("surname") + len(surname))
    return dict(islice(found.items(), _MOST))


def _first(surname: str, article: Article, spans: tuple[Span, ...]) -> Span | None:
    for span in spans:
        for place in _places(surname, article.text, span.start, span.end):
            return Span(place, place + len(surname))
    return None


def _has_company(surname: str, text: str) -> bool:
    """Whether the surname stands beside another capitalised word anywhere.

    Behind it, it is introduced, be it by a first name, a title or a rank; in front of it, it may be another's name.
    """
    return any(
        _BEFORE.search(text[max(0, place - _LOOKED_BACK) : place]) or _BEHIND.match(text, place + len(surname))
        for place in _places(surname, text, 0, len(text))
    )


def _places(surname: str, text: str, start: int, end: int) -> Iterator[int]:
    """Where the surname stands as a word; looking for the letters alone is many times faster than a pattern."""
    at = text.find(surname, start, end)
    while at >= 0:
        behind = at + len(surname)
        is_word = not (at and _joins(text[at - 1])) and not (behind < end and _joins(text[behind]))
        if is_word:
            yield at
        at = text.find(surname, behind if is_word else at + 1, end)


def _joins(character: str) -> bool:
    """Whether a word goes on with the character."""
    return character.isalnum() or character in "_-"
