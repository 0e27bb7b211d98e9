"""Credits of pictures: who took what is shown beside a text. They say nothing about the text.

::

    Debbie Hill/Pool via AP              a person and a house, on a line that is not the story's own
    (AP Photo/LM Otero)                  brackets that say so
    Photo by Joel Saget / AFP            what follows the word
    © BELGA   © AFP 2019 / A. Name       a sign without a year, or with the photographer behind it
    Álex Cámara - Europa Press / EP      a name, a dash, a slash

Only the part of a line that speaks of the picture is read, so that a caption's credit glued in front of a story does
not take the story's own mark with it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from provenance.data import outlets
from provenance.data.tables import table
from provenance.marks.bylines import by_word
from provenance.marks.slots import read_slot
from provenance.model import Mark, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.marks.lines import Line

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_PERSON_AND_HOUSE = re.compile(
    rf"(?:^|[\s(\[])(?:{_CAPITAL}[\w.'’-]*\s){{0,3}}{_CAPITAL}[\w.'’-]+(?:\s?/\s?|\s[-–—]\s[^\n/]{{2,30}}\s?/\s?)(?P<slot>[^/\n()\[\]]{{2,30}})[)\]]?$"
)
_TOKEN = re.compile(r"\w+")
_BRACKETS = re.compile(r"[(\[（【](?P<inside>[^()\[\]（）【】\n]{2,120})[)\]）】]")
_SIGN = re.compile(r"©\s?(?P<rest>[^\n]{2,100})")
_PARTS = re.compile(r"/|\||,|:|：|\bvia\b|\bby\b|\(|\)|\[|\]|©|=|\s[-–—]\s|—\s|•|\s{2,}")
_WORDS_OF_PICTURES = re.compile(
    r"(?i)\b(?:photos?|images?|pool|file|picture|foto|telebild|agence|stringer)\b|\b(?:19|20)\d{2}\b"
)


def is_photo(written: str) -> bool:
    """Whether the words show that a credit belongs to a picture."""
    # By its words first: searching for a hundred of them costs more than splitting a line.
    if _single_words().isdisjoint(_tokens(written)):
        return not written.isascii() and bool(_photo_unspaced().search(written))
    return bool(_photo().search(written))


def _tokens(written: str) -> list[str]:
    """Words with case folded; the i of Turkish as any other, as patterns that ignore case have it."""
    folded = written.casefold()
    return _TOKEN.findall(folded if folded.isascii() else folded.replace("i\u0307", "i").replace("ı", "i"))


def pictures(line: Line) -> Iterator[Mark]:
    """The agencies that a line credits with a picture, each at the part of the line that does."""
    found: dict[str, Span] = {}
    for start, end in _segments(line):
        for part in _PARTS.split(line.text[start:end]):
            slot = read_slot(_WORDS_OF_PICTURES.sub("", part).strip(". "))
            if slot.whole:
                for party in slot.parties:
                    if party.kind in ("agency", "press_release"):
                        found.setdefault(party.name, Span(line.span.start + start, line.span.start + end))
    for name, span in found.items():
        yield Mark("photo_credit", name, span, "nothing")


def _segments(line: Line) -> Iterator[tuple[int, int]]:
    """Where in the line a picture is spoken of, the widest first."""
    written = line.text
    short = len(written) <= _SHORT
    # On a short line all of it is the picture's; in a longer one what follows the word used as a label.
    worded = None
    if is_photo(written):
        worded = _photo().search(written) if short else _labelled().search(written)
    if worded:
        yield (0, len(written)) if short else (worded.start(), min(len(written), worded.start() + _SHORT))
    for brackets in _BRACKETS.finditer(written):
        if is_photo(brackets["inside"]) or _person_and_house(brackets["inside"]):
            yield brackets.span()
    for sign in _SIGN.finditer(written):
        before = written[: sign.start()]
        # `… kokt skikkelig bra. (©NTB)`: behind a finished sentence the house closes its own story so.
        closing = len(before) > _SHORT and bool(re.search(r"[.!?]\s?[(]$", before))
        if not closing and not re.match(r"(?:copyright\s)?\d{4}|copyright", sign["rest"], re.IGNORECASE):
            yield sign.span()
    outside = line.outside or written.startswith("(")
    if "/" in written and (outside or " - " in written or " – " in written):
        bare = written.strip("— ")
        housed = (_PERSON_AND_HOUSE.search if outside else _PERSON_AND_HOUSE.fullmatch)(bare)
        if housed and not _is_of_desk(re.split(r"/|\s[-–—]\s", housed.group())[0].strip(" ([")):
            yield 0, len(written)


def _is_of_desk(first: str) -> bool:
    """Whether what stands in front of the slash wrote the text: `Von AFP / dpa`, `Redacción / EFE`, `ABC/Reuters`."""
    by = by_word().fullmatch(first)
    bare = by["rest"] if by else first
    return bool(
        by
        or read_slot(bare).parties
        or bare.casefold() in table("marks.toml")["slots"]["signs"]
        or (bare.isupper() and len(bare) <= _INITIALS and outlets.named(bare))
    )


_INITIALS = 5
"""Letters of a house's initials: a photographer's surname in capitals is longer, or no house's name."""
_SHORT = 60
"""Characters of a credit line, and of what may follow the word: `Photo by First Last / AFP via Getty Images`."""


def _person_and_house(written: str) -> bool:
    """`Adel Hana/Associated Press`: words with capitals, a slash, a house that is known."""
    person, slash, house = written.rpartition("/")
    words = person.split()
    slot = read_slot(house)
    return bool(
        slash
        and ":" not in person
        and 2 <= len(words) <= 5
        and all(word[:1].isupper() for word in words)
        and slot.whole
        and not read_slot(person).whole
    )


@cache
def _single_words() -> frozenset[str]:
    """The words of the phrases that show a picture, one of which stands where a phrase does."""
    phrases = table("marks.toml")["credits"]["photo"]
    return frozenset(token for phrase in phrases for token in _tokens(phrase))


@cache
def _labelled() -> re.Pattern[str]:
    """`Photo: AFP`, `Photo by A. Name / AFP`, `Foto/EFE`; not the `pictures` that a story speaks of."""
    return re.compile(
        rf"(?:{_photo().pattern})\s?(?:[:：/©|=]|(?:by|courtesy|credit|via|von|par|di|por)\b|[-–—]\s)", re.IGNORECASE
    )


@cache
def _photo() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in table("marks.toml")["credits"]["photo"])
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)|{_photo_unspaced().pattern}", re.IGNORECASE)


@cache
def _photo_unspaced() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in table("marks.toml")["credits"]["photo_unspaced"]))
