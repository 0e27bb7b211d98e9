"""Credits, bylines and source lines: the agency named above, below or at the end of a story.

::

    Tel Aviv - TASS                         a line: place, agency
    By Anna Holm, Associated Press          a byline
    Source: AFP / Quelle: dpa               a source line
    … the ministry said. — SPA              the end of the last paragraph
    … the ministry said. (KUNA)
    … disse o ministro. / AFP, EFE e REUTERS

On a line of its own a name must fill its slot; at the end of a paragraph it must stand behind a dash, a slash or in
brackets, with nothing after it. A line that also says `photo`, or is a copyright line, is no credit of the text.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from provenance.data.tables import table
from provenance.marks.datelines import front_of
from provenance.marks.slots import agencies_in
from provenance.model import Claim, Mark, MarkKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.data.agencies import Agency
    from provenance.marks.lines import Line

_LINE = 90
"""A credit line is short: a byline with three names and their agency is some 80 characters."""

_PLACE_DASH = re.compile(r"(?P<place>[^\n]{2,50}?)\s+[-–—/|]\s+(?P<slot>[^\n]{2,60})")
_TRAILING = (
    re.compile(r"(?:^|\s)[-–—]{1,2}\s*(?P<slot>[^\s.!?()\[\]][^.!?()\[\]\n]{0,60})\s*$"),
    re.compile(r"[(\[（](?P<slot>[^()\[\]\n（）]{2,60})[)\]）]\s*\.?\s*$"),
    re.compile(r"[.!?”\"]\s*/\s*(?P<slot>[^/.!?()\n]{2,60}(?:/[^/.!?()\n]{2,30})*)\s*$"),
)


def credit_marks(text: str, around: Iterable[Line], last_paragraphs: Iterable[Span]) -> tuple[Mark, ...]:
    """All credits, bylines and source lines, one mark for each agency named.

    Args:
        text: the article's text.
        around: the lines near the story.
        last_paragraphs: the paragraphs that may end it.
    """
    found: list[Mark] = []
    for line in around:
        if line.place == "body" and len(line.text) > _LINE:
            continue
        found.extend(_line(line))
    taken = {mark.span for mark in found}
    for paragraph in last_paragraphs:
        found.extend(mark for mark in _trailing(text, paragraph) if not any(span.overlap(mark.span) for span in taken))
    return tuple(found)


def is_photo(written: str) -> bool:
    """Whether the words show that a credit belongs to a picture."""
    return bool(_photo().search(written))


def _line(line: Line) -> Iterator[Mark]:
    written = line.text
    if len(written) > _LINE or is_photo(written) or "©" in written:
        return
    labelled = _source_line().match(written)
    if labelled:
        found = tuple(_marks("source_line", agencies_in(labelled.group("slot").strip("()[] ")), line.span))
        yield from found
        if found:
            return
    by = _byline().match(written)
    if by:
        named = tuple(_by(by.group("rest"), line.span))
        yield from named
        if named:
            return
    if line.place == "body" and written[-1] in ".!?…":
        return
    agencies = agencies_in(written.strip("()[]/—–- "))
    if agencies:
        yield from _marks("credit", agencies, line.span)
        return
    yield from _placed(line)


def _placed(line: Line) -> Iterator[Mark]:
    """An agency beside a place, in either order: `Tel Aviv - TASS`, `AFP, MANILA`."""
    written = line.text
    placed = _PLACE_DASH.fullmatch(written)
    if placed:
        for place, slot in ((placed["place"], placed["slot"]), (placed["slot"], placed["place"])):
            front = front_of(place)
            agencies = agencies_in(slot)
            if agencies and front is not None:
                yield from _marks("credit", agencies, line.span, place=front.place, date=front.date)
                return
    comma = written.rpartition(",")
    for slot, place in ((comma[0], comma[2]), (comma[2], comma[0])):
        agencies = agencies_in(slot) if slot and place else ()
        if agencies and place.strip().isupper():  # `AFP, MANILA`
            yield from _marks("byline", agencies, line.span, place=place.strip())
            return


def _by(rest: str, span: Span) -> Iterator[Mark]:
    """`By Anna Holm, Associated Press Writer`; `By AFP and Anna Holm` is mixed."""
    whole = agencies_in(rest)
    if whole:
        yield from _marks("byline", whole, span)
        return
    parts = [part for part in _name_parts().split(rest) if part.strip()]
    agencies = tuple(dict.fromkeys(agency for part in parts for agency in agencies_in(part)[:1]))
    mixed = len(parts) > 1 and " and " in rest and agencies and not agencies_in(parts[-1])
    yield from _marks("byline", agencies, span, claims="part" if mixed else "text")


def _trailing(text: str, paragraph: Span) -> Iterator[Mark]:
    start = max(paragraph.start, paragraph.end - 120)
    tail = text[start : paragraph.end]
    for pattern in _TRAILING:
        found = pattern.search(tail)
        if not found or is_photo(found.group()):
            continue
        agencies = agencies_in(found.group("slot"))
        if agencies:
            yield from _marks("credit", agencies, _stripped(text, start + found.start(), start + found.end()))
            return


def _stripped(text: str, start: int, end: int) -> Span:
    """Without the blanks around it and the sentence's own last mark in front of it."""
    while start < end and (text[start].isspace() or text[start] in '.!?”"'):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _marks(
    kind: MarkKind,
    agencies: Iterable[Agency],
    span: Span,
    *,
    claims: Claim = "text",
    place: str | None = None,
    date: str | None = None,
) -> Iterator[Mark]:
    for agency in agencies:
        yield Mark("press_release" if agency.kind == "press_release" else kind, agency.name, span, claims, place, date)


@cache
def _photo() -> re.Pattern[str]:
    words = "|".join(table("marks.toml")["credits"]["photo"])
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


@cache
def _source_line() -> re.Pattern[str]:
    words = "|".join(sorted(table("marks.toml")["credits"]["sources"], key=lambda word: (-len(word), word)))
    return re.compile(rf"[(\[（]?\s*(?:{words})(?!\w)\s*[:：]?\s*(?P<slot>[^\n]{{2,80}})", re.IGNORECASE)


@cache
def _byline() -> re.Pattern[str]:
    words = "|".join(table("marks.toml")["credits"]["by"])
    return re.compile(rf"(?:{words})\s*:?\s+(?P<rest>[^\n]{{2,80}})", re.IGNORECASE)


@cache
def _name_parts() -> re.Pattern[str]:
    return re.compile(
        r"\s*[,/|•·]\s*|\s+(?:and|in|for|of|with)\s+|\s+(?:\w+\s+)?(?:Writer|Correspondent|Reporter|Editor|Staff)\b.*"
    )
