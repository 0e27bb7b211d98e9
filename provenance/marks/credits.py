"""Credits, bylines and source lines: the agency named above, below or at the end of a story.

::

    Tel Aviv - TASS                         a line: place, agency
    By Anna Holm, Associated Press          a byline (`bylines`)
    Associated Press in Valencia            agency and place
    Le Figaro avec AFP    sak/Reuters       own work beside an agency's: a part
    Source: AFP / Quelle: dpa / Theo TTXVN  a source line
    … the ministry said. — SPA              the end of a paragraph (`endings`)

On a line of its own a name must fill its slot; at the end of a paragraph it must stand behind a dash, a slash or a
full stop, or in brackets, with nothing after it. A line that also says `photo`, or is a copyright line, is no credit
of the text; neither is a name in the middle of a story, or behind the heading of other stories.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from provenance.data.calendar import weekday
from provenance.data.tables import table
from provenance.marks.bylines import IN_PLACE, by_word, bylines
from provenance.marks.credited import LONGEST, a_word, credit_slot, marks_of, of_agencies, source_line
from provenance.marks.endings import Ending, ending_marks
from provenance.marks.fronts import front_of, place_like
from provenance.marks.pictures import is_photo
from provenance.marks.slots import Slot, read_slot

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from provenance.marks.hints import Hints
    from provenance.marks.lines import Line
    from provenance.model import Mark, MarkKind, Span

_PLACE_DASH = re.compile(r"(?P<place>[^\n]{2,60}?)\s+[-–—―]\s+(?P<slot>[^\n]{2,70})")
_BRACKETED = re.compile(
    r"[*_]{0,2}[(\[（【〔](?P<slot>[^()\[\]\n（）【】〔〕]{2,150}(?:\([^()\n]{2,12}\))?)[)\]）】〕][*_]{0,2}\s*[.。]?"
)
_DAY_DIGITS = 5
"""Digits of a day with its year in front of a source: `9.3.2018`."""
_ITEM = 40
"""Characters of an item of a list: the longest names of agencies have some 35."""
_DIGIT = re.compile(r"\d")


def credit_marks(around: Sequence[Line], closings: Iterable[Ending], hints: Hints) -> tuple[Mark, ...]:
    """All credits, bylines and source lines, one mark for each party named.

    Args:
        around: the lines near the story.
        closings: the `endings` of the story.
        hints: what can name an agency.
    """
    found: list[Mark] = []
    listed = _listed(around, hints)
    for number, line in enumerate(around):
        if number in listed:
            continue
        if line.place in ("above", "head", "tail", "below") and len(line.text) <= LONGEST:
            found.extend(_line(line, hints))
    for closing in closings:
        taken = tuple(mark.span for mark in found)
        found.extend(
            mark for mark in ending_marks(closing, hints) if not any(mark.span.overlap(span) for span in taken)
        )
    return _of_parts(found)


def _of_parts(found: Sequence[Mark]) -> tuple[Mark, ...]:
    """The marks; where paragraphs close with different houses each is a digest's item, and so a part."""
    closing: dict[Span, set[str]] = {}
    for mark in found:
        if mark.kind == "credit" and mark.claims == "text":
            closing.setdefault(mark.span, set()).add(mark.agency)
    if len(closing) > 1 and len({frozenset(names) for names in closing.values()}) > 1:
        return tuple(replace(mark, claims="part") if mark.span in closing else mark for mark in found)
    return tuple(found)


def _is_item(written: str, hints: Hints) -> bool:
    """Whether a short line is nothing but names, with a list's sign in front of it at most."""
    if not hints(written) or _BRACKETED.fullmatch(written):
        return False
    return read_slot(written.strip("-–•*· ")).whole


def _listed(around: Sequence[Line], hints: Hints) -> frozenset[int]:
    """The lines that are items of a list: names under `Sources:` or `Tags`, names one below the other."""
    names = [len(line.text) <= _ITEM and _is_item(line.text, hints) for line in around]
    if not any(names):
        return frozenset()
    headings = table("marks.toml")["lines"]["lists"]
    found: set[int] = set()
    for i, line in enumerate(around):
        before = around[i - 1].text if i else ""
        headed = before.strip(" :：").casefold() in headings or (len(before) <= _ITEM and before.endswith((":", "：")))
        beside = i - 1 in found or any(names[max(0, i - 1) : i]) or any(names[i + 1 : i + 2])
        item = headed and (line.text[:1] in "-•*·–" or line.text.strip(" :：").casefold() in headings)
        # `Council minutes` between two names.
        between = i - 1 in found and len(line.text) <= _ITEM and not line.text.endswith(".")
        if (names[i] and (headed or beside)) or item or between:
            found.add(i)
    return frozenset(found)


def _line(line: Line, hints: Hints) -> Iterator[Mark]:
    written = line.text
    if not hints(written) and not by_word().match(written) and not source_line().match(written):
        return
    if "©" in written or "(@" in written or is_photo(written):
        return
    undated = _undated().sub("", written)
    for text in dict.fromkeys((written, undated) if len(undated) > 1 else (written,)):
        for read in (_sources, bylines, _bare):
            found = tuple(read(line._replace(text=text)))
            if found:
                yield from found
                return


def _sources(line: Line) -> Iterator[Mark]:
    """`Quelle: ntv.de, ino/dpa`, `（来源：新华社）`, `2018年12月9日 来源：新华社`, `Theo TTXVN`."""
    found = source_line().search(line.text)
    if found is None:
        return
    if found.start() and sum(letter.isdigit() for letter in line.text[: found.start()]) < _DAY_DIGITS:
        return  # `Note: Figures to March. Source: Reuters`: not beside the story's own day
    written = re.split(r"\s{2,}|\s(?=\d{4}[.-]\d)", found["slot"])[0].strip("()（）[]【】 ")
    slot = read_slot(re.sub(r"\s?[(（][^()（）]{2,20}$", "", written))
    # Beside an agency, an outlet's own name or address stands for its own desk.
    mixed = slot.mixed or bool(slot.others) or any(party.kind == "outlet" for party in slot.parties)
    if any(party.kind != "outlet" for party in slot.parties) and all(len(each) <= 40 for each in slot.others):
        yield from marks_of("source_line", Slot(slot.parties, mixed, slot.date), line.span)
    elif slot.whole:
        yield from marks_of("source_line", slot, line.span)


def _bare(line: Line) -> Iterator[Mark]:
    """A line that is nothing but names, with a place or a date at most."""
    written = line.text
    bracketed = _BRACKETED.fullmatch(written)
    if bracketed:
        slot = credit_slot(bracketed["slot"])
        if slot.whole and any(party.kind != "outlet" for party in slot.parties):
            yield from marks_of("credit", slot, line.span)
        return
    if line.place in ("head", "tail") and written[-1] in ".!?…":
        return
    bare = written.strip("*_/—–-| =")
    slot = read_slot(bare)
    if slot.whole:
        outlet = any(party.kind == "outlet" for party in slot.parties)
        if len(slot.parties) == 1 and bare.istitle() and a_word(bare):
            return  # `— Petra` signs a letter
        if outlet and all(party.kind == "outlet" for party in slot.parties):
            return  # a bare outlet's name is a masthead, a tag or a link
        of_desk = slot.mixed or outlet
        # Below a story `With PTI inputs` closes it; above it is the line of who wrote.
        closing = line.place in ("tail", "below") and not outlet and not slot.date
        kind: MarkKind = "byline" if (of_desk or slot.date) and not closing else "credit"
        yield from marks_of(kind, Slot(slot.parties, of_desk), line.span)
        return
    yield from _placed(line, bare)


def _placed(line: Line, bare: str) -> Iterator[Mark]:
    for read in (_piped, _dashed, _comma, _in_a_place, _initialled):
        found = tuple(read(line.span, bare))
        if found:
            yield from found
            return


def _piped(span: Span, bare: str) -> Iterator[Mark]:
    """`IANS | Bengaluru | March 4, 2026 9:05 am`."""
    first, *others = (piece.strip() for piece in bare.split("|"))
    slot = read_slot(first) if others else Slot(())
    if of_agencies(slot) and all(_DIGIT.search(piece) or front_of(piece) for piece in others):
        yield from marks_of("byline", slot, span)


def _dashed(span: Span, bare: str) -> Iterator[Mark]:
    """`Tel Aviv - TASS`, `Associated Press - Friday, April 28, 2023`."""
    placed = _PLACE_DASH.fullmatch(bare)
    if placed is None or "/" in placed["slot"]:
        return
    for place, written in ((placed["place"], placed["slot"]), (placed["slot"], placed["place"])):
        front, slot = front_of(place), read_slot(written)
        if of_agencies(slot) and front is not None and not (front.date is None and _long_name(front.place or "")):
            # Beside an agency's name a day is that of a byline.
            day = front.date and (not front.place or weekday(front.place))
            where = None if day else front.place
            yield from marks_of("byline" if day else "credit", slot, span, place=where, date=front.date)
            return


def _long_name(place: str) -> bool:
    """Whether a place is of so many words with capitals that it is rather the name of something else."""
    return "," not in place and sum(word[0].isupper() for word in place.split()) > 2


def _comma(span: Span, bare: str) -> Iterator[Mark]:
    """`AFP, MANILA`."""
    before, _, behind = bare.rpartition(",")
    for written, place in ((before, behind.strip()), (behind, before.strip())):
        slot = read_slot(written)
        if place.isupper() and of_agencies(slot):
            yield from marks_of("byline", slot, span, place=place)
            return


def _in_a_place(span: Span, bare: str) -> Iterator[Mark]:
    """`Associated Press in Valencia`."""
    found = IN_PLACE.fullmatch(bare)
    slot = read_slot(found["slot"]) if found else Slot(())
    if found and of_agencies(slot) and place_like(found["place"]) and len(found["place"].split()) <= 4:
        yield from marks_of("byline", slot, span, place=found["place"])


def _initialled(span: Span, bare: str) -> Iterator[Mark]:
    """`Reuters/kra Frankfurt`."""
    names, _, place = bare.rpartition(" ")
    slot = read_slot(names) if "/" in names else Slot(())
    if of_agencies(slot) and slot.mixed and place_like(place):
        yield from marks_of("byline", slot, span, place=place)


@cache
def _undated() -> re.Pattern[str]:
    """A day behind a byline, with the word for publishing or changing in front of it."""
    words = sorted(table("marks.toml")["credits"]["dated"], key=lambda word: (-len(word), word))
    listed = "|".join(re.escape(word) for word in words)
    return re.compile(
        rf"\s?(?:[,|•·–-]\s?)?(?:(?<!\w)(?:{listed})(?!\w)[^\n]{{0,60}}|\s\d{{1,2}}\.?\s[^\W\d_]{{3,10}}\.?,?\s\d{{4}}[\d:,.\s]{{0,20}})$",
        re.IGNORECASE,
    )
