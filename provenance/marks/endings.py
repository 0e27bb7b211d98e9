"""Credits at the end of a paragraph.

::

    … the ministry said. — SPA                a dash
    … the ministry said. (KUNA)               brackets
    … Titel im Doppel. (APA, red, 8.8.2015)   with the desk's sign and a day
    … disse o ministro. / AFP, EFE e REUTERS  a slash
    … Arab Times Staff and Agencies           agencies that nobody names

The names must stand behind a finished sentence, with nothing after them: in the sentence brackets hold the initials of
what stands before them (`the Press Trust of India (PTI)`), and behind a picture's label the credit is the picture's.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from provenance.marks.bylines import collectives, is_person, named_last
from provenance.marks.credited import a_word, credit_slot, marks_of, source_line
from provenance.marks.pictures import is_photo
from provenance.marks.slots import Slot, read_slot
from provenance.model import Mark, MarkKind, Span, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.marks.hints import Hints
    from provenance.marks.lines import Line

_BELOW = 6
"""Lines below the body whose ends are looked at for a credit, up to the first heading of other stories."""
_ENDING = 170
"""Characters from the end of a paragraph in which its credit must begin: four houses and a date in brackets are 120."""
_AT_END = (
    re.compile(
        r"(?P<before>^|\s|[.!?”\"»’])[-–—―]{1,2}\s*"
        r"(?P<slot>[^\s.!?()\[\]*][^!?()\[\]\n]{0,80}?(?:\s\([A-Z][A-Za-z]{1,8}\))?)[*\s]*$"
    ),
    re.compile(
        r"(?P<before>^|.)\s*[*_]{0,2}[(\[（〔](?P<slot>[^()\[\]\n（）〔〕]{2,150})[)\]）〕][*_\s]{0,3}"
        r"(?:[.。]|[^\W\d_]{1,4}(?:/[^\W\d_]{1,5}){0,3})?\s*$"  # `(AGI)Red/Cop`: the desk's signs behind it
    ),
    re.compile(
        r"(?P<before>[.!?”\"»’)])\s*[*_]{0,2}\s*/\s*(?P<slot>[^/!?()\n]{2,80}(?:/[^/!?()\n]{2,30}){0,4}?)[.*_\s]*$"
    ),
    re.compile(
        r"(?P<before>[.!?。”\"»’)]|\./\.)[*_]{0,2}\s+(?P<slot>[^\s.!?()|\n][^.!?()\n]{1,40}(?:\s\([A-Z]{2,6}\))?)\s*$"
    ),
    # A source with its label may end in a stop: `… Fonte: Dow Jones Newswires.`
    re.compile(
        r"(?P<before>[.!?。”\"»’)])[*_]{0,2}\s+(?P<slot>[^\s.!?():|\n][^.!?():|\n]{1,20}[:：]\s[^.!?():|\n]{2,40})\.\s*$"
    ),
    # Desks' and reporters' signs behind it: `EFE jgb/amg`, `dpa lw yyzz n1 amr`.
    re.compile(r"(?P<before>[.!?”\"»’)])\s+(?P<slot>[A-Za-z]{2,8})\s+[a-z]{2,4}(?:[/ ][a-z0-9]{2,5}){0,5}\s*$"),
    # The same on a line of its own: `dpa abc xyz`, `AAP RTV ab`. One sign has no vowel: `AP is out` is a sentence.
    re.compile(
        r"(?P<before>^)(?P<slot>[A-Za-z]{2,5})\s"
        r"(?:[A-Z]{2,4}\s[a-z]{2,3}|(?=(?:.*[ /])?[b-df-hj-np-tv-xz]{2,3}(?:[ /]|$))[a-z]{2,3}(?:[ /][a-z]{2,3}){1,4})$"
    ),
)
_SLASH = 2
"""Which of these forms has a slash."""
_INITIALS = re.compile(r"(?:\s+[^\W\d_]{1,3}[./]\S{0,4}){1,3}$")
_STOPS = '.!?”"»’'
_BRACKET_LAST = re.compile(r"[)\]）】〕]\W{0,4}$")
_DASH_AND_NAME = re.compile(r"[-–—―]{1,2}\s?[^\s.]{2,20}(?:\s[^\s.]{1,20}){0,2}\.$")
_LABELLED = re.compile(r"[:：]\s[^.!?:\n]{2,35}\.$")
_OF_FIGURE = re.compile(r"\s*(?:note|chart|figure|graph|table|map|data)s?\s?[:.]", re.IGNORECASE)
_LABEL = 40
"""Characters of a sentence that is no more than a picture's label: `Foto de archivo del puente.`"""
_CAPTION = 80
_PROSE = 100
"""Characters up to which a paragraph in the story is a caption, and from which on one is the story's. Judgement."""
_STOP_INSIDE = re.compile(r"[.!?]\s+[^\n]{30}")
_FULL_DATE = re.compile(r"\b[^\W\d_]{3,9}\.? \d{1,2}, (?:19|20)\d{2}\.\s*$")
"""A day with its year that ends the sentence before a credit is a caption's: stories seldom tell the year of a day."""
_FINISHED = '.!?…。！？؟।"”»’)'


class Ending(NamedTuple):
    """The end of a paragraph that a credit may close: its characters, where they end, and whether the story does.

    ``label`` says that it is the one sentence of a short paragraph behind which the story goes on, as captions stand.
    """

    tail: str
    end: int
    final: bool
    label: bool = False


def endings(text: str, around: Sequence[Line], last_paragraphs: Sequence[Span]) -> list[Ending]:
    """The ends of paragraphs that can hold a credit at all; most are the stop of a sentence and nothing else.

    Args:
        text: the article's text.
        around: the lines near the story.
        last_paragraphs: the paragraphs that may end it, last first.
    """
    # A short story's last lines are easily taken for the page's: they may close with a credit as well.
    below = [line.span for line in around if line.place == "below"][:_BELOW]
    found: list[Ending] = []
    for number, paragraph in enumerate((*last_paragraphs, *below)):
        tail = text[max(paragraph.start, paragraph.end - _ENDING) : paragraph.end]
        if tail[-1:] not in _STOPS or _closes_with_more(tail):
            short = len(paragraph) <= _CAPTION and not _STOP_INSIDE.search(text, paragraph.start, paragraph.end)
            behind = last_paragraphs[:number]
            label = short and any(len(each) >= _PROSE and text[each.end - 1] in _FINISHED for each in behind)
            found.append(Ending(tail, paragraph.end, number == 0, label))
    return found


def _closes_with_more(tail: str) -> bool:
    """Whether a paragraph that ends with a stop has what a credit there has: brackets at its end, a slash, a dash."""
    return (
        "/" in tail
        or (tail[-1:] == "." and bool(_LABELLED.search(tail[-_LABEL:])))
        or bool(_BRACKET_LAST.search(tail[-5:]))
        or (tail[-1:] == "." and bool(_DASH_AND_NAME.search(tail)))
    )


def _credits_outlets(number: int, found: re.Match[str]) -> bool:
    """Whether a paper can be credited in this form: in round brackets, or in capitals behind a slash (`/ NYT`)."""
    return (number == 1 and "[" not in found.group()) or (number == _SLASH and found["slot"].isupper())


def ending_marks(closing: Ending, hints: Hints) -> Iterator[Mark]:
    """The credit that closes a paragraph; other outlets than agencies are credited at the very end only."""
    tail, end, final, _ = closing
    if not hints(tail) and not (final and "(" in tail[-60:]):
        return
    for number, pattern in enumerate(_AT_END):
        found = _last_match(pattern, tail)
        if found is None or is_photo(found.group()) or _of_caption(closing, found):
            continue
        slot, source = _slot_of(found["slot"])
        if number == 0 and slot.others and named_last(found["slot"], slot) and all(map(is_person, slot.others)):
            # `— Ada Quill, The Canadian Press`: the agency's reporter signs.
            yield from marks_of("byline", Slot(slot.parties, slot.mixed), _placed_in(closing, found))
            return
        outlets = all(party.kind == "outlet" for party in slot.parties)
        if not slot.whole or (outlets and not (final and _credits_outlets(number, found))):
            continue
        if source and _unfinished(tail, found):
            return  # `The bridge in March (source: AFP).`: a caption has no stop, and its source is the picture's
        if not _certain(tail, found, slot, bracketed=number == 1, labelled=source):
            continue
        kind: MarkKind = "source_line" if source and number != 1 else "credit"
        yield from marks_of(kind, slot, _placed_in(closing, found))
        return
    collective = _staff().search(tail)
    if collective:
        slot = read_slot(collective["slot"])
        if slot.whole:
            yield from marks_of("byline", slot, Span(end - len(tail) + collective.start("slot"), end))


def _slot_of(written: str) -> tuple[Slot, bool]:
    """What is named, and whether behind a label: `Agência Brasil` is a name, though a word for a source begins it."""
    slot = credit_slot(written)
    source = None if slot.whole else source_line().match(written)
    return (read_slot(source["slot"]), True) if source else (slot, False)


def _placed_in(closing: Ending, found: re.Match[str]) -> Span:
    """Where in the text the credit stands, without what a pattern needs in front of it."""
    span = trimmed(closing.tail, found.end("before"), found.end())
    shift = closing.end - len(closing.tail)
    return Span(shift + span.start, shift + span.end)


def _of_caption(closing: Ending, found: re.Match[str]) -> bool:
    """Whether a picture's caption ends so: `Imagen de archivo. EUROPA PRESS`, `… on March 4, 2026. (Yonhap)`."""
    if closing.label and found.start():
        return True
    before = closing.tail[: found.end("before")]
    last = re.split(r"(?<=[.!?])\s+", before.rstrip(" ("))[-1]
    return (len(last) <= _LABEL and is_photo(last)) or bool(_FULL_DATE.search(before)) or bool(_OF_FIGURE.match(before))


def _unfinished(tail: str, found: re.Match[str]) -> bool:
    """Whether words without a stop stand in front of a credit."""
    before = tail[: found.end("before")].rstrip(" *_-–—")
    return bool(before) and before[-1] not in _FINISHED


def _last_match(pattern: re.Pattern[str], tail: str) -> re.Match[str] | None:
    """The match that starts last: a dash inside the sentence must not swallow the credit behind it."""
    found = None
    for each in pattern.finditer(tail):
        found = each
    if found is None:
        return None
    start = found.start() + 1
    while (later := pattern.search(tail, start)) is not None:
        found, start = later, later.start() + 1
    return found


def _certain(tail: str, found: re.Match[str], slot: Slot, *, bracketed: bool, labelled: bool) -> bool:
    """Whether the names credit the text, and are not the sentence's own last words."""
    if slot.date or len(slot.parties) > 1 or slot.mixed or labelled:
        return True
    before = (tail[: found.end("before")] if found["before"] else tail[: found.start()]).rstrip(" *_-–—")
    signed = _INITIALS.sub("", before)  # `… بعد الاجتماع.  ي.أ/ ع.غ (د ب أ)`, `(end) hb.ma (KUNA)`
    single = slot.parties[0].name if len(slot.parties) == 1 else ""
    if not bracketed and single and a_word(found["slot"].strip()):
        return False  # `… or – APP`, `— Petra`: a word or a name as well
    # In the sentence the brackets hold the initials of what stands before them, or a caption's credit.
    return not before or before[-1] in _FINISHED or signed[-1:] in _FINISHED


@cache
def _staff() -> re.Pattern[str]:
    """`By … Arab Times Staff and Agencies` at a text's very end."""
    return re.compile(rf"(?<!\w)(?P<slot>{collectives()})[.)\s]*$", re.IGNORECASE)
