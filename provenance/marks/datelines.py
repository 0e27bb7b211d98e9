"""Datelines: place, date and agency that open a story.

::

    [glued line]  TEL AVIV, December 9.  /TASS/.   Israeli and …
                  ─── place ── date ──   ─slot─ ─separator
                  PARIS               (AFP)  —     The museum …
                  BEIRUT/THE HAGUE, March 7 (Reuters) - …
                  (ANSA) - ROMA, 22 MAR - …               agency first
                  WHITEFISH, MT / ACCESSWIRE / July 13, 2015 / …
                  (Reuters) - …                            nothing but the agency
                  SEOUL, Nov 26 AFP - …                    no brackets: `bare`
                  МОСКВА, 16 мая — РИА Новости. …
                  Tehran, IRNA – …

The grammar is `[place] [date] OPEN agencies CLOSE separator`, with any part but the slot left out. What stands in
front of the slot must look like a place or a date (capitals, a month, figures); otherwise `The Associated Press (AP)
reported` would be a dateline. The slot must name somebody and nothing else. Without brackets a date, a comma or a
full stop must part the agency from the place. Datelines in Chinese, Japanese and Korean are read in `eastern`.

A headline, a slug or a byline may be glued in front, so behind the end of a sentence a dateline is looked for as well,
if its place is in capitals or a date stands with it. An outlet whose own stories open with its name (`(CNN) --`) is
named only where the article is known to be another's: that is decided in `read`.

Only the opening of the body and the lines directly above it are read.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from provenance.data import outlets
from provenance.data.agencies import best
from provenance.data.tables import table
from provenance.marks.bare import bare, caseless, may_be_bare, signed
from provenance.marks.fronts import (
    DAY,
    FRONT,
    MONTH,
    YEAR,
    Front,
    a_state,
    cased,
    date_like,
    front_of,
    in_capitals,
    spelled_out,
)
from provenance.marks.hints import hinted, opening_of
from provenance.marks.openings import DASH, marks_of
from provenance.marks.pictures import is_photo
from provenance.marks.slots import Party, Slot, as_named, means_else, read_slot
from provenance.model import Mark, Span, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provenance.marks.hints import Hints

_REACH = 300
"""Characters from the start of a paragraph within which a slot must open. A dateline alone needs some 60; a headline
and a slug glued in front of it are rarely more than 200."""
_INITIALS = 4
"""Letters of an agency's short form that is as often the initials of something else: `UPI`, `WAM`, `ANSA`."""
_BLANK = r"(?:\s|&nbsp;|&#160;)"
_OPENERS = re.compile(r"[(\[（［/]")
_SLOT = re.compile(
    r"[(\[（［]\s?(?P<bracketed>[^()\[\]（）［］\n]{2,90})[)\]）］]|/\s?(?P<slashed>[^/()\n]{2,40}?)\s?/"
)
_SEPARATOR = re.compile(rf"{_BLANK}*(?:\.?{_BLANK}?{DASH}|\.-|[.:=：،])[\s-]*(?=\S|$)")
_AGENCY_FIRST = re.compile(
    rf"\s*(?P<place>[^\W\d_][^\n\d()]{{1,40}}?),?\s+(?P<date>{DAY}\s+{MONTH}|{MONTH}\s+{DAY})\s*{DASH}\s"
)
_DATE_BEHIND = re.compile(rf"\s*(?P<date>{MONTH}\s+{DAY}{YEAR}|{DAY}\s+{MONTH}{YEAR})\s*/")
_DATE_AFTER = re.compile(rf"\s?,\s(?P<date>{MONTH}\s+{DAY}{YEAR}|{DAY}\s+{MONTH}{YEAR})\s*(?:{DASH}|:)")
_STARTS = re.compile(r"[.!?…:\"”’)\]|]\s+|\s{2,}|\)\s*|\n")
_CAPITALS = re.compile(r"(?:[^\W_A-ZÀ-ÞА-Я][.,)]?\s+)(?P<place>[A-ZÀ-ÞА-Я]{2}[\w'’-]*)")


def datelines(text: str, openings: Iterable[Span], hints: Hints) -> tuple[Mark, ...]:
    """The first dateline among the openings (paragraphs that may begin the story), one mark for each party named."""
    for opening in openings:
        named = may_be_bare(text, opening) and hints(opening_of(text, opening))
        readers = (_dateline, bare, signed, caseless) if named else (_dateline,)
        bracketed = _OPENERS.search(text, opening.start, min(opening.end, opening.start + _REACH))
        for read in readers if bracketed else readers[1:]:
            marks = read(text, opening)
            if marks:
                return marks
    return ()


def _dateline(text: str, paragraph: Span) -> tuple[Mark, ...]:
    carrier: tuple[Party, ...] = ()
    for found in _SLOT.finditer(text, paragraph.start, min(paragraph.end, paragraph.start + _REACH)):
        slot = _named(found.group("bracketed") or found.group("slashed"))
        placed = _front(text, paragraph, found.start()) if slot else None
        if slot is None or placed is None or _something_else(text, paragraph, slot, found, placed[1].place):
            continue
        start, front = placed
        end = _closed(text, paragraph, found, front, slot.parties)
        if end is not None and not _opens_a_story(text, paragraph, found, front, end):
            continue
        if end is None:
            if not text[paragraph.start : found.start()].strip():
                carrier = slot.parties  # `(MENAFN - GlobeNewsWire) SHANGHAI, March 12, 2025 (GLOBE NEWSWIRE) --`
            continue
        if carrier:
            slot = Slot(tuple(dict.fromkeys((*slot.parties, *carrier))), slot.mixed, slot.date)
            start = paragraph.start
        front, end = _continued(text, paragraph, found, Front(front.place, front.date or slot.date), end)
        marks = tuple(marks_of(text, paragraph, slot, trimmed(text, start, end), front))
        return tuple(replace(mark, kind="reprint") for mark in marks) if _taken_over(slot, front) else marks
    return ()


def _taken_over(slot: Slot, front: Front) -> bool:
    """`(MENAFN - The Gorge Times)`: a syndicate says in front of the text whom it has it from."""
    carrier = best(slot.parties[0].name) if len(slot.parties) > 1 and front == Front(None, None) else None
    paid = any(party.kind == "press_release" for party in slot.parties)
    return carrier is not None and carrier.type == "syndicate" and not paid


def _opens_a_story(text: str, paragraph: Span, found: re.Match[str], front: Front, end: int) -> bool:
    """Whether a dateline without a day opens a story: an item of a list has initials and a dash as well.

    `Digital Payment (UPI) ---` has nothing behind it, `Access Policy (ANP) - allow or deny` no sentence.
    """
    if front.date or front.place is None:
        return True
    capitals = in_capitals(front.place)
    following = text[end:].lstrip(" \u00a0\t\n-–—:.,\"'“„«‘(")
    if not following:
        initials = (found.group("bracketed") or "").strip()
        ruled = text[paragraph.start : paragraph.end].startswith("--")
        return not (initials.isupper() and len(initials) <= _INITIALS and (ruled or not capitals))
    first = re.match(r"[^\W\d_]{2,}", following)
    return capitals or first is None or not first.group().islower()


def _continued(text: str, paragraph: Span, found: re.Match[str], front: Front, end: int) -> tuple[Front, int]:
    """Place and date that stand behind the slot, and where the dateline then ends."""
    if front.place is None and front.date is None:
        first = _AGENCY_FIRST.match(text, end, paragraph.end)
        if first and date_like(first.group("date")):
            return Front(first.group("place").strip(), first.group("date").strip()), first.end()
    behind = _date_behind(text, paragraph, found)
    if behind:
        return Front(front.place, front.date or behind.group("date").strip()), max(end, behind.end())
    return front, end


def _date_behind(text: str, paragraph: Span, found: re.Match[str]) -> re.Match[str] | None:
    """A date between the slot and what closes the dateline: `/ ACCESSWIRE / July 13, 2015 /`, `(AKP), March 4 --`."""
    pattern = _DATE_BEHIND if found.group("slashed") else _DATE_AFTER
    behind = pattern.match(text, found.end(), paragraph.end)
    return behind if behind and date_like(behind.group("date")) else None


def _something_else(text: str, paragraph: Span, slot: Slot, found: re.Match[str], place: str | None) -> bool:
    """Whether the brackets hold initials of what stands before them, or the sign of its state."""
    named = read_slot(place) if place else None
    if named and named.whole and all(party.kind != "outlet" for party in named.parties):
        return True  # `… la agencia EFE (EFE) –`
    return spelled_out(place, found.group("bracketed")) or a_state(text, paragraph, slot, found, place)


def _named(written: str) -> Slot | None:
    """The slot where it can stand in a dateline: parties only, or an unknown outlet beside one (`The Gazette/ANN`)."""
    if not hinted(written) and outlets.named(written.strip()) is None:
        return None
    slot = read_slot(written)
    if not slot.parties or is_photo(written) or (slot.mixed and "/" not in written):
        return None  # `(avec AFP)` is behind a writer's name
    fellows = tuple(as_named(part) for part in slot.others)
    if not all(fellows):
        return None
    # The place of publication or the exchange may stand in a press-release wire's slot; it is nobody's text.
    agencies_named = all(party.kind != "press_release" for party in slot.parties)
    parties = tuple(_as_itself(party, written) for party in slot.parties)
    named = (*parties, *(party for party in fellows if party and agencies_named))
    return Slot(named, slot.mixed, slot.date)


def _as_itself(party: Party, written: str) -> Party:
    """An outlet by its own name where its news service has it too: `CNN`, whose own stories open with it."""
    if party.kind != "outlet":
        return party
    itself = outlets.named(written.strip())
    own = table("marks.toml")["datelines"]["own"]
    return Party(itself.name, "outlet") if itself and itself.name in own else party


def _front(text: str, paragraph: Span, slot: int) -> tuple[int, Front] | None:
    """Where the dateline that ends in this slot begins, and its place and date; nothing where it is none."""
    whole = front_of(text[paragraph.start : slot])
    if whole is not None:
        return paragraph.start, whole
    for glued in _STARTS.finditer(text, paragraph.start, slot):
        if slot - glued.end() > FRONT:
            continue
        front = front_of(text[glued.end() : slot])
        if front and (front.date or in_capitals(front.place)):
            return glued.end(), front
        bracket = glued.group().startswith(")") and text[glued.end()].isupper()
        if front and front.place and len(front.place.split()) <= 2 and bracket:
            return glued.end(), front  # `(ANTARA/Rubby J.) Kota Bandung (ANTARA) -`
        bracket = glued.group().startswith(")")
        if front == Front(None, None) and bracket:
            return glued.end(), front  # `(di Ada Quill) (ANSA) - TORINO, 29 GEN -`
    if _behind_sentence(text, paragraph, slot):
        return slot, Front(None, None)  # `Rates stay as they are.(Bloomberg) -- The bank …`
    # Glued without a stop: `… eldest daughter SEOUL, Jan. 27 (Yonhap) --`. The place begins with its capitals.
    start = max(paragraph.start, slot - FRONT)
    for word in _CAPITALS.finditer(text, start, slot):
        front = front_of(text[word.start("place") : slot])
        if front and front.place and in_capitals(front.place):
            return word.start("place"), front
    return None


def _caseless(sign: str) -> bool:
    """Whether a sentence may begin with it that has no capital: a figure, a letter of a script without them."""
    return sign.isalnum() and not cased(sign)


def _behind_sentence(text: str, paragraph: Span, slot: int) -> bool:
    """Whether nothing but an agency and a dash stand between two sentences; initials need a place."""
    found = _SLOT.match(text, slot, paragraph.end)
    before = text[max(paragraph.start, slot - 2) : slot].rstrip()
    if found is None or not found["bracketed"] or before[-1:] not in (".", "!", "?"):
        return False
    written = found["bracketed"].strip()
    dash = re.match(
        rf"\s*(?P<dash>{DASH})\s+[“\"‘]?[^\W\da-z_]", text[found.end() : min(paragraph.end, found.end() + 12)]
    )
    sure = dash and (dash["dash"] in ("--", "—") or not means_else(written))
    return bool(sure) and len(written) > _INITIALS


def _closed(
    text: str, paragraph: Span, found: re.Match[str], front: Front, slot_parties: tuple[Party, ...]
) -> int | None:
    """Where the dateline ends behind its slot, or nothing where it is not closed as one."""
    at = found.end()
    separator = _SEPARATOR.match(text, at, paragraph.end)
    if separator is not None:
        return at + len(separator.group().rstrip())
    if _date_behind(text, paragraph, found):
        return at
    if front.place is None and front.date is None:
        first = _AGENCY_FIRST.match(text, at, paragraph.end)
        if first and date_like(first.group("date")):
            return at
    rest = text[at : paragraph.end]
    blank = not rest or rest[0].isspace()
    if found.group("slashed"):
        return at if front.date and blank else None
    if front.date or in_capitals(front.place):
        # Some houses close with nothing: `Mumbai, Dec 9 (PTI) Kunal …`; lost blanks: `(PTI)Kunal`.
        return at if blank or front.date else None
    following = rest.lstrip().lstrip("“\"‘'«„")
    several = len(slot_parties) > 1
    if not (blank or several) or not following or not (following[0].isupper() or _caseless(following[0])):
        return None  # but lost blanks behind two names: `(MENAFN - The Gorge Times)Data is …`
    if front.place:
        return at if len(front.place.split()) <= (3 if cased(front.place[0]) else 5) else None
    # Nothing but the slot, and no separator: an article's paragraph, not a caption's line.
    return at if several or len(rest) >= table("marks.toml")["datelines"]["shortest_paragraph"] else None
