"""Bylines: who wrote the text, and for whom.

::

    By Anna Holm, Associated Press          a word of writing, a person, the agency
    By ANNA HOLM AP Business Writer         the agency before what its writer is
    Von DPA                                 the agency alone
    X, mit Material der dpa                 own work beside an agency's: a part
    Ada Quill/ EFE Em um pequeno …          glued to the text for want of a line end

A person is told from a house by what the registry knows; whoever *was* a writer of an agency (`former`, `ex-`) is none.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from provenance.data.tables import table
from provenance.marks.credited import LONGEST, marks_of
from provenance.marks.fronts import place_like
from provenance.marks.hints import opening_of
from provenance.marks.slots import Slot, read_slot
from provenance.model import Mark, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.marks.hints import Hints
    from provenance.marks.lines import Line

IN_PLACE = re.compile(r"(?P<slot>[^\n,]{2,50}?)\s+(?:in|à|en|a|aus|au|di)\s+(?P<place>[^\n]{2,50})", re.IGNORECASE)
_SENTENCE = 50
"""Characters a paragraph must have for its head to be a byline that was glued to it: less is a byline's own line."""
_WORDS = 14
"""Words in which a glued byline must end: a person's three, a comma, an agency's five, a place's two."""
_IN_BRACKETS = re.compile(r"^([^()\n]{3,60}?)\s?\(([^()\n]{2,30})\)$")
"""`By Ada Quill (Reuters)`."""
_PERSON = 5
"""Words of a person's name."""
_HOUSE = 4
"""Words of an agency's name."""
_GLUED = re.compile(r"(?:[^\W\d_][\w'’.-]+\s){0,3}[^\W\d_][\w'’.-]+\s?/\s?(?P<slot>[A-Z]{2,8})")
_GLUED_PLACE = re.compile(r"(?P<slot>[^\n,.:;()]{2,40}),\s[A-ZÀ-Þ][A-ZÀ-Þ'’-]+(?:\s[A-ZÀ-Þ][A-ZÀ-Þ'’-]+){0,2}")
_GLUED_IN = re.compile(
    r"(?P<slot>[^\n,.:;()]{2,40}?)\s(?:in|à|en|aus)\s[^\W\da-zß-öø-ÿ_][\w'’-]+(?:\s[^\W\da-zß-öø-ÿ_][\w'’-]+)??"
)


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
                return tuple(marks_of("byline", slot, Span(opening.start, opening.start + found.end())))
    return ()


def _longer(pattern: re.Pattern[str], head: str) -> Iterator[re.Match[str]]:
    """The matches at the head, each ending a word later, before a capital: `Press Trust`, `Press Trust of India`."""
    for blank in islice(re.finditer(r"\s+", head), _WORDS):
        following = head[blank.end() : blank.end() + 1]
        if following.isupper() or following in '“"«¿¡':
            found = pattern.fullmatch(head, 0, blank.start())
            if found:
                yield found


def bylines(line: Line) -> Iterator[Mark]:
    """The marks of a byline on a line of its own: who writes, and the house."""
    beside = _with_line().fullmatch(line.text)
    if beside and (slot := read_slot(beside["slot"])).whole:
        yield from marks_of("byline", Slot(slot.parties, mixed=True), line.span)
        return
    by = by_word().match(line.text)
    rest = by["rest"] if by else line.text
    rest = rest.strip(" =*—–-")
    if by:
        rest = _IN_BRACKETS.sub(r"\1, \2", rest)
    written = _role(rest) or _of_house(rest)
    if written:
        yield from marks_of("byline", written, line.span)
        return
    if by is None:
        return
    slot = read_slot(rest)
    if slot.whole:
        # `Par Le Figaro et AFP`: the paper and the agency both wrote.
        outlet = any(party.kind == "outlet" for party in slot.parties) and len(slot.parties) > 1
        yield from marks_of("byline", Slot(slot.parties, slot.mixed or outlet), line.span)
        return
    in_place = IN_PLACE.fullmatch(rest)
    if in_place and (slot := read_slot(in_place["slot"])).whole and place_like(in_place["place"]):
        yield from marks_of("byline", slot, line.span, place=in_place["place"])
        return
    signed = _signed(rest)
    if signed:
        yield from marks_of("byline", signed, line.span)
        return
    slot = read_slot(_desk().sub("", rest))
    if slot.parties and all(map(is_person, slot.others)) and not line.text.endswith("."):
        # `Anna Holm, AFP` writes for it; `Anna Holm and AFP` is two authors.
        joined = bool(_joined().search(rest)) and not named_last(rest, slot)
        yield from marks_of("byline", Slot(slot.parties, slot.mixed or joined), line.span)


def _signed(rest: str) -> Slot | None:
    """`ADA QUILL and BERT HOLM Associated Press`: names in capitals, behind them the agency that is not."""
    words = rest.split()
    joined = table("marks.toml")["slots"]["and"]
    for count in range(min(_HOUSE, len(words) - 2), 1, -1):
        people, house = words[:-count], " ".join(words[-count:])
        if house.isupper() or not all(word.isupper() or word in joined for word in people):
            continue
        slot = read_slot(house)
        if slot.whole and not slot.mixed and all(party.kind != "outlet" for party in slot.parties):
            return slot
    return None


def is_person(written: str) -> bool:
    """Whether a part of a byline can be a person's name, a place or what the person is: few words, with capitals."""
    words = written.split()
    return len(words) <= 5 and not written.endswith((".", "?", "!")) and any(word[0].isupper() for word in words)


def named_last(rest: str, slot: Slot) -> bool:
    """Whether the names in front are reporters of the agency behind the last comma: `Von A und B, dpa`."""
    last = rest.rpartition(",")[2]
    return bool(read_slot(last).parties) and not _joined().search(last) and len(slot.parties) == 1


def _role(rest: str) -> Slot | None:
    """`ANNA HOLM AP Business Writer`, `Anna Holm, Press Association Political Correspondent`."""
    role = _writers().search(rest)
    return _house(rest, role) if role else None


def _of_house(rest: str) -> Slot | None:
    """`Ada Quill - Repórter da Agência Brasil`: in the Romance languages and German what somebody is comes first."""
    role = _writers_of().search(rest)
    slot = read_slot(role["slot"]) if role and len(rest[: role.start()].split()) <= _PERSON else None
    return slot if slot and slot.whole and all(party.kind != "outlet" for party in slot.parties) else None


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


@cache
def _with_line() -> re.Pattern[str]:
    """`Axel Kannenberg, mit Material der dpa`, `Par Culturebox (avec AFP)`: who wrote, and with whose help."""
    words = sorted(table("marks.toml")["slots"]["with"], key=lambda word: (-len(word), word))
    listed = "|".join(re.escape(word) for word in words)
    return re.compile(
        rf"[^\n.!?:]{{2,60}}?(?:,\s|\s?[(])(?:{listed})\s(?P<slot>[^\n()]{{2,50}})(?:\)[^\n]{{0,20}})?", re.IGNORECASE
    )


@cache
def by_word() -> re.Pattern[str]:
    """A line that a word of writing begins: `By`, `Von`, `Par`."""
    words = "|".join(table("marks.toml")["credits"]["by"])
    return re.compile(rf"[-–—(*]?\s?(?:{words})(?!\w)\s*[:：]?\s*(?P<rest>[^\n]{{2,110}})", re.IGNORECASE)


@cache
def _writers() -> re.Pattern[str]:
    words = "|".join(table("marks.toml")["credits"]["writers"])
    return re.compile(rf"\s(?:{words})s?(?=\s*(?:$|[,=*]))", re.IGNORECASE)


@cache
def _writers_anywhere() -> re.Pattern[str]:
    words = "|".join(table("marks.toml")["credits"]["writers"])
    return re.compile(rf"\s(?:{words})s?(?!\w)", re.IGNORECASE)


@cache
def _writers_of() -> re.Pattern[str]:
    listed = sorted(table("marks.toml")["credits"]["writers_of"], key=lambda word: (-len(word), word))
    words = "|".join(re.escape(word).replace("'", "['’]") for word in listed)
    return re.compile(
        rf"(?:^|\s?[-–—,|(]\s?|\s)(?:{words})(?:\s|(?<=['’]))(?P<slot>[^\n,;:()]{{2,50}}?)[)*.]?$", re.IGNORECASE
    )


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
    return re.compile(rf"(?P<slot>(?i:{collectives()}))")


def collectives() -> str:
    """The forms of several words that stand for agencies nobody names."""
    forms = sorted(
        (form for forms in table("marks.toml")["unnamed"].values() for form in forms if " " in form),
        key=lambda form: (-len(form), form),
    )
    return "|".join(re.escape(form) for form in forms)
