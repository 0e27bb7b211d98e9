"""Credits, bylines and source lines: the agency named above, below or at the end of a story.

::

    Tel Aviv - TASS                         a line: place, agency
    By Anna Holm, Associated Press          a byline
    By ANNA HOLM AP Business Writer         the agency before what its writer is
    Associated Press in Valencia            agency and place
    Le Figaro avec AFP    sak/Reuters       own work beside an agency's: a part
    Source: AFP / Quelle: dpa / Theo TTXVN  a source line
    … the ministry said. — SPA              the end of the last paragraph
    … the ministry said. (KUNA)
    … Titel im Doppel. (APA, red, 8.8.2015)
    … disse o ministro. / AFP, EFE e REUTERS

On a line of its own a name must fill its slot; at the end of a paragraph it must stand behind a dash, a slash or a
full stop, or in brackets, with nothing after it. A line that also says `photo`, or is a copyright line, is no credit
of the text; neither is a name in the middle of a story, or behind the heading of other stories.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from provenance.data.calendar import weekday
from provenance.data.tables import table
from provenance.marks.fronts import front_of, place_like
from provenance.marks.hints import opening_of
from provenance.marks.pictures import is_photo
from provenance.marks.slots import Party, Slot, means_else, read_slot
from provenance.model import Claim, Mark, MarkKind, Span, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from provenance.marks.hints import Hints
    from provenance.marks.lines import Line

LONGEST = 130
"""Characters of a credit line: a byline with three names and their agency is some 80, a source line of four houses
with their date 120."""
_BELOW = 6
"""Lines below the body whose ends are looked at for a credit, up to the first heading of other stories."""
_ENDING = 170
"""Characters from the end of a paragraph in which its credit must begin: four houses and a date in brackets are 120."""

_PLACE_DASH = re.compile(r"(?P<place>[^\n]{2,60}?)\s+[-–—―]\s+(?P<slot>[^\n]{2,70})")
_IN_PLACE = re.compile(r"(?P<slot>[^\n,]{2,50}?)\s+(?:in|à|en|a|aus|au|di)\s+(?P<place>[^\n]{2,50})", re.IGNORECASE)
_SENTENCE = 50
"""Characters a paragraph must have for its head to be a byline that was glued to it: less is a byline's own line."""
_WORDS = 14
"""Words in which a glued byline must end: a person's three, a comma, an agency's five, a place's two."""
_GLUED = re.compile(r"(?:[^\W\d_][\w'’.-]+\s){0,3}[^\W\d_][\w'’.-]+\s?/\s?(?P<slot>[A-Z]{2,8})")
_GLUED_PLACE = re.compile(r"(?P<slot>[^\n,.:;()]{2,40}),\s[A-ZÀ-Þ][A-ZÀ-Þ'’-]+(?:\s[A-ZÀ-Þ][A-ZÀ-Þ'’-]+){0,2}")
_GLUED_IN = re.compile(
    r"(?P<slot>[^\n,.:;()]{2,40}?)\s(?:in|à|en|aus)\s[^\W\da-zß-öø-ÿ_][\w'’-]+(?:\s[^\W\da-zß-öø-ÿ_][\w'’-]+)??"
)
_BRACKETED = re.compile(
    r"[*_]{0,2}[(\[（【〔](?P<slot>[^()\[\]\n（）【】〔〕]{2,150}(?:\([^()\n]{2,12}\))?)[)\]）】〕][*_]{0,2}\s*[.。]?"
)
_AT_END = (
    re.compile(r"(?P<before>^|\s|[.!?”\"»’])[-–—―]{1,2}\s*(?P<slot>[^\s.!?()\[\]*][^!?()\[\]\n]{0,80}?)[*\s]*$"),
    re.compile(
        r"(?P<before>^|.)\s*[*_]{0,2}[(\[（〔](?P<slot>[^()\[\]\n（）〔〕]{2,150})[)\]）〕][*_\s]{0,3}"
        r"(?:[.。]|[^\W\d_]{1,4}(?:/[^\W\d_]{1,5}){0,3})?\s*$"  # `(AGI)Red/Cop`: the desk's signs behind it
    ),
    re.compile(
        r"(?P<before>[.!?”\"»’)])\s*[*_]{0,2}\s*/\s*(?P<slot>[^/!?()\n]{2,80}(?:/[^/!?()\n]{2,30}){0,4}?)[.*_\s]*$"
    ),
    re.compile(r"(?P<before>[.!?。”\"»’)]|\./\.)[*_]{0,2}\s+(?P<slot>[^\s.!?()|\n][^.!?()\n]{1,40})\s*$"),
    # Desks' and reporters' signs behind it: `EFE jgb/amg`, `dpa lw yyzz n1 amr`.
    re.compile(r"(?P<before>[.!?”\"»’)])\s+(?P<slot>[A-Za-z]{2,8})\s+[a-z]{2,4}(?:[/ ][a-z0-9]{2,5}){0,5}\s*$"),
)
_INITIALS = re.compile(r"(?:\s+[^\W\d_]{1,3}[./]\S{0,4}){1,3}$")
_STOPS = '.!?”"»’'
_BRACKET_LAST = re.compile(r"[)\]）】〕]\W{0,4}$")
_DASH_AND_NAME = re.compile(r"[-–—―]{1,2}\s?[^\s.]{2,20}(?:\s[^\s.]{1,20}){0,2}\.$")
_OF_FIGURE = re.compile(r"\s*(?:note|chart|figure|graph|table|map|data)s?\s?[:.]", re.IGNORECASE)
_DAY_DIGITS = 5
"""Digits of a day with its year in front of a source: `9.3.2018`."""
_ACRONYM = 3
"""Letters of an acronym that is believed at a story's end though it means something else as well: `AP`, `SPA`."""
_ITEM = 40
"""Characters of an item of a list: the longest names of agencies have some 35."""
_LABEL = 40
"""Characters of a sentence that is no more than a picture's label: `Foto de archivo del puente.`"""
_FULL_DATE = re.compile(r"\b[^\W\d_]{3,9}\.? \d{1,2}, (?:19|20)\d{2}\.\s*$")
"""A day with its year that ends the sentence before a credit is a caption's: stories seldom tell the year of a day."""
_DIGIT = re.compile(r"\d")
_FINISHED = '.!?…。！？؟।"”»’)'


class Ending(NamedTuple):
    """The end of a paragraph that a credit may close: its characters, where they end, and whether the story does."""

    tail: str
    end: int
    final: bool


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
            found.append(Ending(tail, paragraph.end, number == 0))
    return found


def _closes_with_more(tail: str) -> bool:
    """Whether a paragraph that ends with a stop has what a credit there has: brackets at its end, a slash, a dash."""
    return (
        "/" in tail or bool(_BRACKET_LAST.search(tail[-5:])) or (tail[-1:] == "." and bool(_DASH_AND_NAME.search(tail)))
    )


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
        found.extend(mark for mark in _ending(closing, hints) if not any(mark.span.overlap(span) for span in taken))
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


def glued_byline(text: str, opening: Span, hints: Hints) -> tuple[Mark, ...]:
    """A byline that runs into the text for want of a line end.

    ::

        Ada Quill/ EFE Em um pequeno …           a person, a slash, the agency
        AP, UNDERHILL The forestry office …      the agency, a place in capitals
        Reuters in Underhill The forestry …      the agency, `in`, a place
        By Ada Quill, Dow Jones Newswires The …  a word of writing, the agency, a capital
        Staff and agencies A bridge …            agencies that nobody names
    """
    head = text[opening.start : min(opening.end, opening.start + LONGEST)]
    if len(head) < _SENTENCE or not hints(opening_of(text, opening)):
        return ()
    for pattern in (_GLUED, _GLUED_PLACE, _GLUED_IN, _glued_by(), _glued_staff()):
        for found in _longer(pattern, head):
            slot = read_slot(found["slot"])
            if slot.whole and all(party.kind != "outlet" for party in slot.parties):
                return tuple(_marks("byline", slot, Span(opening.start, opening.start + found.end())))
    return ()


def _longer(pattern: re.Pattern[str], head: str) -> Iterator[re.Match[str]]:
    """The matches at the head, each ending a word later, before a capital: `Press Trust`, `Press Trust of India`."""
    for blank in islice(re.finditer(r"\s+", head), _WORDS):
        following = head[blank.end() : blank.end() + 1]
        if following.isupper() or following in '“"«¿¡':
            found = pattern.fullmatch(head, 0, blank.start())
            if found:
                yield found


def _line(line: Line, hints: Hints) -> Iterator[Mark]:
    written = line.text
    if not hints(written) and not _by().match(written) and not _source_line().match(written):
        return
    if "©" in written or "(@" in written or is_photo(written):
        return
    undated = _undated().sub("", written)
    for text in dict.fromkeys((written, undated) if len(undated) > 1 else (written,)):
        for read in (_sources, _bylines, _bare):
            found = tuple(read(line._replace(text=text)))
            if found:
                yield from found
                return


def _sources(line: Line) -> Iterator[Mark]:
    """`Quelle: ntv.de, ino/dpa`, `（来源：新华社）`, `2018年12月9日 来源：新华社`, `Theo TTXVN`."""
    found = _source_line().search(line.text)
    if found is None:
        return
    if found.start() and sum(letter.isdigit() for letter in line.text[: found.start()]) < _DAY_DIGITS:
        return  # `Note: Figures to March. Source: Reuters`: not beside the story's own day
    written = re.split(r"\s{2,}|\s(?=\d{4}[.-]\d)", found["slot"])[0].strip("()（）[]【】 ")
    slot = read_slot(re.sub(r"\s?[(（][^()（）]{2,20}$", "", written))
    # Beside an agency, an outlet's own name or address stands for its own desk.
    mixed = slot.mixed or bool(slot.others) or any(party.kind == "outlet" for party in slot.parties)
    if any(party.kind != "outlet" for party in slot.parties) and all(len(each) <= 40 for each in slot.others):
        yield from _marks("source_line", Slot(slot.parties, mixed, slot.date), line.span)
    elif slot.whole:
        yield from _marks("source_line", slot, line.span)


def _bylines(line: Line) -> Iterator[Mark]:
    beside = _with_line().fullmatch(line.text)
    if beside and (slot := read_slot(beside["slot"])).whole:
        yield from _marks("byline", Slot(slot.parties, mixed=True), line.span)
        return
    by = _by().match(line.text)
    rest = by["rest"] if by else line.text
    rest = rest.strip(" =*—–-")
    written = _role(rest)
    if written:
        yield from _marks("byline", written, line.span)
        return
    if by is None:
        return
    slot = read_slot(rest)
    if slot.whole:
        # `Par Le Figaro et AFP`: the paper and the agency both wrote.
        outlet = any(party.kind == "outlet" for party in slot.parties) and len(slot.parties) > 1
        yield from _marks("byline", Slot(slot.parties, slot.mixed or outlet), line.span)
        return
    in_place = _IN_PLACE.fullmatch(rest)
    if in_place and (slot := read_slot(in_place["slot"])).whole and place_like(in_place["place"]):
        yield from _marks("byline", slot, line.span, place=in_place["place"])
        return
    slot = read_slot(_desk().sub("", rest))
    if slot.parties and all(map(_person, slot.others)) and not line.text.endswith("."):
        # `Anna Holm, AFP` writes for it; `Anna Holm and AFP` is two authors.
        joined = bool(_joined().search(rest)) and not _named_last(rest, slot)
        yield from _marks("byline", Slot(slot.parties, slot.mixed or joined), line.span)


def _person(written: str) -> bool:
    """Whether a part of a byline can be a person's name, a place or what the person is: few words, with capitals."""
    words = written.split()
    return len(words) <= 5 and not written.endswith((".", "?", "!")) and any(word[0].isupper() for word in words)


def _named_last(rest: str, slot: Slot) -> bool:
    """Whether the names in front are reporters of the agency behind the last comma: `Von A und B, dpa`."""
    last = rest.rpartition(",")[2]
    return bool(read_slot(last).parties) and not _joined().search(last) and len(slot.parties) == 1


def _role(rest: str) -> Slot | None:
    """`ANNA HOLM AP Business Writer`, `Anna Holm, Press Association Political Correspondent`."""
    role = _writers().search(rest)
    return _house(rest, role) if role else None


def of_writer(written: str) -> Slot | None:
    """The house in `Associated Press writer John Leicester in Paris`: it stands before what its writer is."""
    role = _writers_anywhere().search(written)
    return _house(written, role) if role else None


def _house(rest: str, role: re.Match[str]) -> Slot | None:
    data = table("marks.toml")["credits"]
    words = rest[: role.start()].replace(",", " ").split()
    if {word.strip("-").casefold() for word in words} & set(data["past"]) or "ex-" in rest.casefold():
        return None
    desks = set(data["desks"])
    end = len(words)
    for _ in range(4):  # `Business`, `Political`, `White House` between the agency and the role
        for count in range(min(4, end), 0, -1):
            written = " ".join(words[end - count : end])
            slot = read_slot(written)
            # One word with small letters is as often a person's name: `Sarah Bloomberg, Staff Writer`.
            named = count > 1 or written.isupper() or written.islower()
            if named and slot.whole and not slot.mixed and all(party.kind != "outlet" for party in slot.parties):
                return slot
        if not end or words[end - 1].casefold() not in desks:
            return None
        end -= 1
    return None


def _bare(line: Line) -> Iterator[Mark]:
    """A line that is nothing but names, with a place or a date at most."""
    written = line.text
    bracketed = _BRACKETED.fullmatch(written)
    if bracketed:
        slot = _credit_slot(bracketed["slot"])
        if slot.whole and any(party.kind != "outlet" for party in slot.parties):
            yield from _marks("credit", slot, line.span)
        return
    if line.place in ("head", "tail") and written[-1] in ".!?…":
        return
    bare = written.strip("*_/—–-| =")
    slot = read_slot(bare)
    if slot.whole:
        outlet = any(party.kind == "outlet" for party in slot.parties)
        if len(slot.parties) == 1 and bare.istitle() and _a_word(bare):
            return  # `— Petra` signs a letter
        if outlet and all(party.kind == "outlet" for party in slot.parties):
            return  # a bare outlet's name is a masthead, a tag or a link
        of_desk = slot.mixed or outlet
        yield from _marks("byline" if of_desk or slot.date else "credit", Slot(slot.parties, of_desk), line.span)
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
    if _of_agencies(slot) and all(_DIGIT.search(piece) or front_of(piece) for piece in others):
        yield from _marks("byline", slot, span)


def _dashed(span: Span, bare: str) -> Iterator[Mark]:
    """`Tel Aviv - TASS`, `Associated Press - Friday, April 28, 2023`."""
    placed = _PLACE_DASH.fullmatch(bare)
    if placed is None or "/" in placed["slot"]:
        return
    for place, written in ((placed["place"], placed["slot"]), (placed["slot"], placed["place"])):
        front, slot = front_of(place), read_slot(written)
        if _of_agencies(slot) and front is not None:
            # Beside an agency's name a day is that of a byline.
            day = front.date and (not front.place or weekday(front.place))
            where = None if day else front.place
            yield from _marks("byline" if day else "credit", slot, span, place=where, date=front.date)
            return


def _comma(span: Span, bare: str) -> Iterator[Mark]:
    """`AFP, MANILA`."""
    before, _, behind = bare.rpartition(",")
    for written, place in ((before, behind.strip()), (behind, before.strip())):
        slot = read_slot(written)
        if place.isupper() and _of_agencies(slot):
            yield from _marks("byline", slot, span, place=place)
            return


def _in_a_place(span: Span, bare: str) -> Iterator[Mark]:
    """`Associated Press in Valencia`."""
    found = _IN_PLACE.fullmatch(bare)
    slot = read_slot(found["slot"]) if found else Slot(())
    if found and _of_agencies(slot) and place_like(found["place"]) and len(found["place"].split()) <= 4:
        yield from _marks("byline", slot, span, place=found["place"])


def _initialled(span: Span, bare: str) -> Iterator[Mark]:
    """`Reuters/kra Frankfurt`."""
    names, _, place = bare.rpartition(" ")
    slot = read_slot(names) if "/" in names else Slot(())
    if _of_agencies(slot) and slot.mixed and place_like(place):
        yield from _marks("byline", slot, span, place=place)


def _of_agencies(slot: Slot) -> bool:
    return slot.whole and any(party.kind in ("agency", "press_release") for party in slot.parties)


def _ending(closing: Ending, hints: Hints) -> Iterator[Mark]:
    """The credit that closes a paragraph; other outlets than agencies are credited at the very end only."""
    tail, end, final = closing
    if not hints(tail) and not (final and "(" in tail[-60:]):
        return
    for number, pattern in enumerate(_AT_END):
        found = _last_match(pattern, tail)
        if found is None or is_photo(found.group()) or _of_caption(tail, found):
            continue
        source = _source_line().match(found["slot"])
        slot = read_slot(source["slot"]) if source else _credit_slot(found["slot"])
        if number == 0 and slot.others and _named_last(found["slot"], slot) and all(map(_person, slot.others)):
            # `— Ada Quill, The Canadian Press`: the agency's reporter signs.
            yield from _marks("byline", Slot(slot.parties, slot.mixed), _placed_in(closing, found))
            return
        outlets = all(party.kind == "outlet" for party in slot.parties)
        if not slot.whole or (outlets and not (final and number == 1 and "[" not in found.group())):
            continue
        if not _certain(tail, found, slot, bracketed=number == 1, labelled=bool(source)):
            continue
        kind: MarkKind = "source_line" if source and number != 1 else "credit"
        yield from _marks(kind, slot, _placed_in(closing, found))
        return
    collective = _staff().search(tail)
    if collective:
        slot = read_slot(collective["slot"])
        if slot.whole:
            yield from _marks("byline", slot, Span(end - len(tail) + collective.start("slot"), end))


def _placed_in(closing: Ending, found: re.Match[str]) -> Span:
    """Where in the text the credit stands, without what a pattern needs in front of it."""
    span = trimmed(closing.tail, found.end("before"), found.end())
    shift = closing.end - len(closing.tail)
    return Span(shift + span.start, shift + span.end)


def _of_caption(tail: str, found: re.Match[str]) -> bool:
    """Whether a picture's caption ends so: `Imagen de archivo. EUROPA PRESS`, `… on March 4, 2026. (Yonhap)`."""
    before = tail[: found.end("before")]
    last = re.split(r"(?<=[.!?])\s+", before.rstrip(" ("))[-1]
    return (len(last) <= _LABEL and is_photo(last)) or bool(_FULL_DATE.search(before)) or bool(_OF_FIGURE.match(before))


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
    before = (tail[: found.end("before")] if found["before"] else tail[: found.start()]).rstrip(" *_")
    signed = _INITIALS.sub("", before)  # `… بعد الاجتماع.  ي.أ/ ع.غ (د ب أ)`, `(end) hb.ma (KUNA)`
    single = slot.parties[0].name if len(slot.parties) == 1 else ""
    if not bracketed and single and _a_word(found["slot"].strip()):
        return False  # `… or – APP`, `— Petra`: a word or a name as well
    # In the sentence the brackets hold the initials of what stands before them, or a caption's credit.
    return not before or before[-1] in _FINISHED or signed[-1:] in _FINISHED


def _a_word(written: str) -> bool:
    """Whether a form means something else as well and is no short acronym in capitals."""
    return means_else(written) and not (written.isupper() and len(written) <= _ACRONYM)


def _credit_slot(written: str) -> Slot:
    return read_slot(written.strip(" *©"))


def _marks(
    kind: MarkKind, slot: Slot, span: Span, *, place: str | None = None, date: str | None = None
) -> Iterator[Mark]:
    """One mark for each party; none where the slot is not understood whole and is no byline's."""
    for party in slot.parties:
        claims: Claim = "part" if slot.mixed or party.kind == "unnamed" else "text"
        yield Mark(_kind(kind, party), party.name, span, claims, place, date or slot.date)


def _kind(kind: MarkKind, party: Party) -> MarkKind:
    return "press_release" if party.kind == "press_release" else kind


@cache
def _source_line() -> re.Pattern[str]:
    words = "|".join(sorted(table("marks.toml")["credits"]["sources"], key=lambda word: (-len(word), word)))
    more = "|".join(table("marks.toml")["credits"]["more"])
    return re.compile(
        rf"(?:^[\W_]*(?:(?:{more})\s+)?(?:{words})(?!\w)\s*[:：•·|-]?|(?:\s|\d)(?:{words})\s?[:：])\s*"
        r"(?P<slot>[^\n]{2,90})",
        re.IGNORECASE,
    )


@cache
def _with_line() -> re.Pattern[str]:
    """`Axel Kannenberg, mit Material der dpa`, `Par Culturebox (avec AFP)`: who wrote, and with whose help."""
    words = sorted(table("marks.toml")["slots"]["with"], key=lambda word: (-len(word), word))
    listed = "|".join(re.escape(word) for word in words)
    return re.compile(
        rf"[^\n.!?:]{{2,60}}?(?:,\s|\s?[(])(?:{listed})\s(?P<slot>[^\n()]{{2,50}})(?:\)[^\n]{{0,20}})?", re.IGNORECASE
    )


@cache
def _by() -> re.Pattern[str]:
    words = "|".join(table("marks.toml")["credits"]["by"])
    return re.compile(rf"[-–—(*]?\s?(?:{words})(?!\w)\s*[:：]?\s*(?P<rest>[^\n]{{2,110}})", re.IGNORECASE)


@cache
def _writers() -> re.Pattern[str]:
    words = "|".join(table("marks.toml")["credits"]["writers"])
    return re.compile(rf"\s(?:{words})s?(?=\s*(?:$|[,=*]))", re.IGNORECASE)


@cache
def _undated() -> re.Pattern[str]:
    """A day behind a byline, with the word for publishing or changing in front of it."""
    words = sorted(table("marks.toml")["credits"]["dated"], key=lambda word: (-len(word), word))
    listed = "|".join(re.escape(word) for word in words)
    return re.compile(
        rf"\s?(?:[,|•·–-]\s?)?(?:(?<!\w)(?:{listed})(?!\w)[^\n]{{0,60}}|\s\d{{1,2}}\.?\s[^\W\d_]{{3,10}}\.?,?\s\d{{4}}[\d:,.\s]{{0,20}})$",
        re.IGNORECASE,
    )


@cache
def _writers_anywhere() -> re.Pattern[str]:
    words = "|".join(table("marks.toml")["credits"]["writers"])
    return re.compile(rf"\s(?:{words})s?(?!\w)", re.IGNORECASE)


@cache
def _desk() -> re.Pattern[str]:
    return re.compile(r"\s+(?:for|of|at|from|with)\s+(?=the\s|[^\W\d_])", re.IGNORECASE)


@cache
def _joined() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in table("marks.toml")["slots"]["and"])
    return re.compile(rf"\s(?:{words})\s|&|\+", re.IGNORECASE)


@cache
def _glued_by() -> re.Pattern[str]:
    words = "|".join(word for word in table("marks.toml")["credits"]["by"] if word.isascii() and word.isalpha())
    return re.compile(rf"(?i:{words})\s(?:[^\n,.:;()]{{3,40}},\s)?(?P<slot>[^\n,.:;()]{{2,40}}?)")


@cache
def _glued_staff() -> re.Pattern[str]:
    return re.compile(rf"(?P<slot>(?i:{_collectives()}))")


def _collectives() -> str:
    """The forms of several words that stand for agencies nobody names."""
    forms = sorted(
        (form for forms in table("marks.toml")["unnamed"].values() for form in forms if " " in form),
        key=lambda form: (-len(form), form),
    )
    return "|".join(re.escape(form) for form in forms)


@cache
def _staff() -> re.Pattern[str]:
    """`By … Arab Times Staff and Agencies` at a text's very end."""
    return re.compile(rf"(?<!\w)(?P<slot>{_collectives()})[.)\s]*$", re.IGNORECASE)
