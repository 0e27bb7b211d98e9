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
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from provenance.data import outlets
from provenance.data.agencies import best
from provenance.data.calendar import month
from provenance.data.tables import table
from provenance.marks.hints import hinted
from provenance.marks.issuer import issuer
from provenance.marks.pictures import is_photo
from provenance.marks.slots import Party, Slot, as_named, read_slot
from provenance.model import Mark, MarkKind, Span, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_REACH = 300
"""Characters from the start of a paragraph within which a slot must open. A dateline alone needs some 60; a headline
and a slug glued in front of it are rarely more than 200."""
_FRONT = 110
"""Characters of place and date: two long places with country and a full date with year (`SAINT-DENIS/RIO DE JANEIRO,
September 29, 2014`) are some 60; a reporter's name may stand before them."""

_BLANK = r"(?:\s|&nbsp;|&#160;)"
_DASH = r"(?:[-–—―]{1,3}|&[mn]dash;|&#821[12];)"
_SLOT = re.compile(
    r"[(\[（［]\s?(?P<bracketed>[^()\[\]（）［］\n]{2,90})[)\]）］]|/\s?(?P<slashed>[^/()\n]{2,40}?)\s?/"
)
_SEPARATOR = re.compile(rf"{_BLANK}*(?:\.?{_BLANK}?{_DASH}|\.-|[.:=：،])[\s-]*(?=\S|$)")
_LETTER = r"(?:[^\W\d_]|[\u0900-\u0dff\u0300-\u036f])"
"""A letter, or a sign that is part of one in the scripts of India and in decomposed Latin, which `\\w` leaves out."""
_DAY = r"\d{1,2}(?:st|nd|rd|th|º|er|\.|\s\.)?"
_MONTH = rf"{_LETTER}{{2,14}}(?:\s?\.)?"
_YEAR = r"(?:,?\s+\d{4})?"
_DAY_AND_MONTH = re.compile(
    rf"(?<!\w)(?:{_MONTH}\s+{_DAY}{_YEAR}|{_DAY}\s+(?:de\s+)?{_MONTH}(?:,?\s+de)?{_YEAR})(?!\w)", re.IGNORECASE
)
_NUMERIC = re.compile(r"(?<!\w)\d{1,2}[./]\d{1,2}[./]\d{2,4}(?!\w)")
_AGENCY_FIRST = re.compile(
    rf"\s*(?P<place>[^\W\d_][^\n\d()]{{1,40}}?),?\s+(?P<date>{_DAY}\s+{_MONTH}|{_MONTH}\s+{_DAY})\s*{_DASH}\s"
)
_DATE_BEHIND = re.compile(rf"\s*(?P<date>{_MONTH}\s+{_DAY}{_YEAR}|{_DAY}\s+{_MONTH}{_YEAR})\s*/")
_DATE_AFTER = re.compile(rf"\s?,\s(?P<date>{_MONTH}\s+{_DAY}{_YEAR}|{_DAY}\s+{_MONTH}{_YEAR})\s*(?:{_DASH}|:)")
_BARE_END = re.compile(rf"\s*{_DASH}(?:\s|$)|\s?:\s|\.\s(?=[^\W\d_])|\s\|\s")
_BEHIND = 40
"""Characters behind a dash in which an agency's name must be closed: the longest names have some 35."""
_SENTENCE = 50
"""Characters that must follow where a line opens with an agency's bare name: less is a tag or a byline."""
_CASELESS = re.compile(
    r"(?P<place>[\u0590-\u06ff]{2,16}(?:\s[\u0590-\u06ff]{2,16}){0,2}?)\s?"
    r"(?:[-–—/]\s?|\s(?P<date>\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})\s)(?P<slot>[\u0590-\u06ff]{2,16}(?:\s[\u0590-\u06ff]{2,16})?)(?![\u0590-\u06ff])"
)
_CLOSINGS = 5
"""Places in an opening at which a dateline without brackets may end: each word of it may carry a stop."""
_BARE_WORDS = re.compile(r"[^\s,;:()/]+")
_STARTS = re.compile(r"[.!?…:\"”’)\]|]\s+|\s{2,}|\)\s*|\n")
_CAPITALS = re.compile(r"(?:[^\W_A-ZÀ-ÞА-Я][.,)]?\s+)(?P<place>[A-ZÀ-ÞА-Я]{2}[\w'’-]*)")
_DIGITS = re.compile(r"\d")
_TIME = re.compile(r"(?:/\s?)?\b\d{1,2}:\d{2}(?:\s?[ap]\.?m\b\.?)?(?:\s?(?:GMT|UTC|[A-Z]{2,3}T))?", re.IGNORECASE)
_BARE_SIGN = re.compile(r"[,.]?\s(?P<slot>[^\W\da-zа-я_]{3,16})(?=\s[^\W\da-zа-я_])")
_PLACE_WORD = re.compile(rf"{_LETTER}(?:[\w'’.-]|{_LETTER})*")
_CASED = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Front:
    """What stands in front of a slot: place and date as written."""

    place: str | None
    date: str | None


def datelines(text: str, openings: Iterable[Span]) -> tuple[Mark, ...]:
    """The first dateline among the openings (paragraphs that may begin the story), one mark for each party named."""
    for opening in openings:
        marks = next(filter(None, (read(text, opening) for read in (_dateline, _bare, _signed, _caseless))), ())
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
        if end is None:
            if not text[paragraph.start : found.start()].strip():
                carrier = slot.parties  # `(MENAFN - GlobeNewsWire) SHANGHAI, March 12, 2025 (GLOBE NEWSWIRE) --`
            continue
        if carrier:
            slot = Slot(tuple(dict.fromkeys((*slot.parties, *carrier))), slot.mixed, slot.date)
            start = paragraph.start
        front, end = _continued(text, paragraph, found, Front(front.place, front.date or slot.date), end)
        return tuple(_marks(text, paragraph, slot, trimmed(text, start, end), front))
    return ()


def _continued(text: str, paragraph: Span, found: re.Match[str], front: Front, end: int) -> tuple[Front, int]:
    """Place and date that stand behind the slot, and where the dateline then ends."""
    if front.place is None and front.date is None:
        first = _AGENCY_FIRST.match(text, end, paragraph.end)
        if first and _date_like(first.group("date")):
            return Front(first.group("place").strip(), first.group("date").strip()), first.end()
    behind = _date_behind(text, paragraph, found)
    if behind:
        return Front(front.place, front.date or behind.group("date").strip()), max(end, behind.end())
    return front, end


def _date_behind(text: str, paragraph: Span, found: re.Match[str]) -> re.Match[str] | None:
    """A date between the slot and what closes the dateline: `/ ACCESSWIRE / July 13, 2015 /`, `(AKP), March 4 --`."""
    pattern = _DATE_BEHIND if found.group("slashed") else _DATE_AFTER
    behind = pattern.match(text, found.end(), paragraph.end)
    return behind if behind and _date_like(behind.group("date")) else None


def _something_else(text: str, paragraph: Span, slot: Slot, found: re.Match[str], place: str | None) -> bool:
    """Whether the brackets hold initials of what stands before them, or the sign of its state."""
    return _spelled_out(place, found.group("bracketed")) or _a_state(text, paragraph, slot, found, place)


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
        if slot - glued.end() > _FRONT:
            continue
        front = front_of(text[glued.end() : slot])
        if front and (front.date or _capitals(front.place)):
            return glued.end(), front
        bracket = glued.group().startswith(")") and text[glued.end()].isupper()
        if front and front.place and len(front.place.split()) <= 2 and bracket:
            return glued.end(), front  # `(ANTARA/Rubby J.) Kota Bandung (ANTARA) -`
        bracket = glued.group().startswith(")")
        if front == Front(None, None) and bracket:
            return glued.end(), front  # `(di Ada Quill) (ANSA) - TORINO, 29 GEN -`
    # Glued without a stop: `… eldest daughter SEOUL, Jan. 27 (Yonhap) --`. The place begins with its capitals.
    start = max(paragraph.start, slot - _FRONT)
    for word in _CAPITALS.finditer(text, start, slot):
        front = front_of(text[word.start("place") : slot])
        if front and front.place and _capitals(front.place):
            return word.start("place"), front
    return None


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
        if first and _date_like(first.group("date")):
            return at
    rest = text[at : paragraph.end]
    blank = not rest or rest[0].isspace()
    if found.group("slashed"):
        return at if front.date and blank else None
    if front.date or _capitals(front.place):
        # Some houses close with nothing: `Mumbai, Dec 9 (PTI) Kunal …`; lost blanks: `(PTI)Kunal`.
        return at if blank or front.date else None
    following = rest.lstrip()
    if not blank or not following or not (following[0].isupper() or not _cased(following[0])):
        return None
    if front.place:
        return at if len(front.place.split()) <= (3 if _cased(front.place[0]) else 5) else None
    # Nothing but the slot, and no separator: an article's paragraph, not a caption's line.
    several = len(slot_parties) > 1
    return at if several or len(rest) >= table("marks.toml")["datelines"]["shortest_paragraph"] else None


def _bare(text: str, paragraph: Span) -> tuple[Mark, ...]:
    """A dateline without brackets: `SEOUL, Nov 26 AFP -`, `МОСКВА, 16 мая — РИА Новости.`, `Tehran, IRNA –`."""
    reach = min(paragraph.end, paragraph.start + _FRONT)
    if not _BARE_END.search(text, paragraph.start, reach) or not hinted(text[paragraph.start : reach + _BEHIND]):
        return ()
    for closing in islice(_BARE_END.finditer(text, paragraph.start, reach), _CLOSINGS):
        left = text[paragraph.start : closing.start()]
        stopped = closing.group().startswith(".")
        for front, party, end in (
            *_agency_last(left, stopped=stopped, piped="|" in closing.group()),
            *_agency_behind(text, paragraph, left, closing),
            *(
                _agency_opens(left, colon=":" in closing.group())
                if not stopped and paragraph.end - closing.end() >= _SENTENCE
                else ()
            ),
        ):
            span = trimmed(text, paragraph.start, closing.end() if end is None else end)
            return tuple(_marks(text, paragraph, Slot((party,)), span, front))
    return ()


def _agency_last(left: str, *, stopped: bool, piped: bool) -> Iterator[tuple[Front, Party, int | None]]:
    """`CITY, Nov 26 AFP`, `CITY. 27 ноября. INTERFAX.RU`, `afrol News, 27 January`: the agency in front of the dash."""
    words = list(_BARE_WORDS.finditer(left))
    for count in range(min(4, len(words)), 0, -1):
        before = left[: words[-count].start()]
        front = front_of(before)
        if front is None or not (front.place or front.date):
            continue
        party = _certain(left[words[-count].start() :])
        if party is None or party.kind == "outlet":
            continue
        parted = before.rstrip()[-1:] in ",.،/" or (piped and _capitals(front.place))
        if front.date or (parted and not stopped and front.place and len(front.place.split()) <= 4):
            yield front, party, None
            return
    if stopped:
        return
    comma = left.find(",")
    if comma > 0:
        date = _date_in(left[comma + 1 :])
        party = _certain(left[:comma])
        if date and party and party.kind != "outlet" and len(left[comma + 1 :].strip(" .,")) - len(date.group()) < 3:
            yield Front(None, date.group().strip(" ,.")), party, None


def _agency_behind(
    text: str, paragraph: Span, left: str, closing: re.Match[str]
) -> Iterator[tuple[Front, Party, int | None]]:
    """`МОСКВА, 16 мая — РИА Новости.`, `تهران - ایرنا -`: the agency between the dash and what closes it."""
    front = front_of(left)
    if front is None or not (front.place or front.date):
        return
    behind = text[closing.end() : min(paragraph.end, closing.end() + _BEHIND)]
    ended = re.search(r"[.,:]\s|\s?[-–—]{1,2}\s", behind)
    if ended is None:
        return
    party = _certain(behind[: ended.start()])
    dashed = ended.group().strip() not in (".", ",", ":")
    dashed = dashed or ended.group().startswith(":")
    if party and party.kind != "outlet" and (front.date or (dashed and front.place and len(front.place.split()) <= 3)):
        yield front, party, closing.end() + ended.start() + len(ended.group().rstrip())


def _agency_opens(left: str, *, colon: bool) -> Iterator[tuple[Front, Party, int | None]]:
    """`Reuters - Shares …`, `BSS, Dhaka: …`, `AKP Phnom Penh, March 04, 2026 -- …`: the agency first."""
    words = list(_BARE_WORDS.finditer(left))
    for count in range(min(4, len(words)), 0, -1):
        party = _certain(left[: words[count - 1].end()].rstrip("."))
        if party is None or party.kind != "agency":
            continue
        rest = left[words[count - 1].end() :]
        front = front_of(rest)
        if front is None or (colon and not front.place):
            return
        if _a_word(left[: words[count - 1].end()]):
            return
        if not rest.strip() or front.date or (front.place and (rest.startswith(",") or _capitals(front.place))):
            yield front, party, None
        return


def _a_word(form: str) -> bool:
    """Whether a name is a word of the language as well and does not stand in capitals: `Trend - Short hair is back`."""
    row = best(form)
    return row is not None and row.collides_as(form) and not form.isupper()


def _signed(text: str, paragraph: Span) -> tuple[Mark, ...]:
    """`Baku, March 4, AZERTAC The First Vice-President …`: a day, then the agency in capitals, and no stop."""
    head = text[paragraph.start : min(paragraph.end, paragraph.start + _FRONT)]
    date = _date_in(head)
    found = _BARE_SIGN.match(head, date.end()) if date else None
    front = front_of(head[: date.end()]) if date and found else None
    party = _certain(found["slot"]) if found and front and front.place else None
    if found is None or front is None or party is None or party.kind == "outlet":
        return ()
    span = Span(paragraph.start, paragraph.start + found.end("slot"))
    return tuple(_marks(text, paragraph, Slot((party,)), span, front))


def _caseless(text: str, paragraph: Span) -> tuple[Mark, ...]:
    """`دمشق-سانا افتتحت …`, `إسطنبول / الأناضول زار …`, `رام الله 4-3-2026 وفا- …`: place, a dash or a day, agency."""
    found = _CASELESS.match(text, paragraph.start, paragraph.end)
    if found is None or not place_like(found["place"]):
        return ()
    for slot in (found["slot"], found["slot"].split()[0]):
        party = _certain(slot)
        if party and party.kind != "outlet":
            front = Front(found["place"].strip(), found["date"])
            return tuple(
                _marks(text, paragraph, Slot((party,)), Span(found.start(), found.start("slot") + len(slot)), front)
            )
    return ()


def _certain(written: str) -> Party | None:
    slot = read_slot(written)
    return slot.parties[0] if slot.whole and len(slot.parties) == 1 and not slot.mixed else None


def _marks(text: str, paragraph: Span, slot: Slot, span: Span, front: Front) -> Iterator[Mark]:
    # A slot that names a press-release wire makes it a press release, whoever carries it: `(ANI/NewsVoir)`.
    paid = any(party.kind == "press_release" for party in slot.parties)
    for party in slot.parties:
        kind: MarkKind = "press_release" if paid else "dateline"
        yield Mark(
            kind,
            party.name,
            span,
            "part" if party.kind == "unnamed" else "text",
            front.place,
            front.date,
            issuer(text, Span(span.end, paragraph.end)) if kind == "press_release" else None,
        )


def front_of(written: str) -> Front | None:
    """Place and date in front of a slot, or ``None`` where it is neither (and so no dateline)."""
    if len(written) > 2 * _FRONT:
        return None
    bare = re.sub(r"\s+(?=[.,])", "", _TIME.sub(" ", re.sub(r"&nbsp;|&#160;", " ", written)))
    bare = _slugs().sub("", bare).strip(" \t\u00a0,.-–—―:|/،、*")
    bare = re.sub(r"(?:&[mn]dash;|&#821[12];)$", "", bare).strip(" ,.-–—")
    if not bare:
        return Front(None, None)
    if len(bare) > _FRONT:
        return None
    date = _date_in(bare)
    place = bare
    if date:
        behind = bare[date.end() :].strip(" ,.-–—،")
        place = bare[: date.start()].strip(" ,.-–—،") or behind
        if behind and behind != place and not behind.isdigit() and month(behind) is None:
            return None  # but `4 مارس آذار`: the Levant's name of the month behind the other
    else:
        # Europa Press: `MADRID, 12 (…)`; digitised print: `Paris, 17. Febt. (…)`, a month that cannot be read.
        undated = re.search(r"[,\s]+(?P<day>\d{1,2}\.?(?:\s[^\W\d_]{3,9}\.?)?)$", place)
        if undated:
            return Front(place[: undated.start()], undated["day"]) if place_like(place[: undated.start()]) else None
    if place and not place_like(place):
        return None
    return Front(place or None, date.group().strip(" ,.") if date else None)


def place_like(place: str) -> bool:
    """Whether words can be the name of a place: few, each with a capital where the script has them."""
    words = _PLACE_WORD.findall(place)
    listed = "," in place or "/" in place or "&" in place or " and " in place
    if (
        not words
        or len(words) > (9 if listed else 5)
        or re.search(r"[!?](?!\w|\?)|[\"“”«»;]|\d{3}|[.!?]\s+\S+\s+\S+\s+\S+\s", place)
    ):
        return False
    cased = [word for word in words if _cased(word[0])]
    if not cased:
        return len(words) <= 5 and not any(word in _not_places() for word in words)
    lower = _lower_words()
    return all(word[0].isupper() or word.casefold() in lower for word in cased) and not place.startswith(
        ("The ", "A ", "An ", "(", "[")
    )


def _spelled_out(place: str | None, slot: str | None) -> bool:
    """Whether the brackets hold the initials of what stands in front: `Parent Training Institute (PTI) - …`."""
    if not place or not slot or "," in place or "/" in place or place.isupper():
        return False
    words = re.findall(r"[^\W\d_][\w'’]*", place)
    letters = iter(word[0].upper() for word in words)
    wanted = re.sub(r"\W", "", slot)
    # Its letters in order among the initials: small words and a second name between them do not matter.
    return len(words) > 1 and 1 < len(wanted) <= len(words) + 1 and all(letter in letters for letter in wanted)


def _a_state(text: str, paragraph: Span, slot: Slot, found: re.Match[str], place: str | None) -> bool:
    """Whether the slot is a state's sign behind its city: `Macapá (AP) - O governo …`, `Guntur (AP) — …`."""
    data = table("marks.toml")["datelines"]["states"]
    written = (found.group("bracketed") or "").strip()
    if len(slot.parties) != 1 or written not in data["signs"]:
        return False
    if place and place.casefold() in data["cities"].get(written, ()):
        return True
    rest = re.findall(r"[^\W\d_]+", text[found.end() : min(paragraph.end, found.end() + _REACH)].casefold())
    local = sum(word in data["words"] for word in rest)
    return len(rest) >= 4 and local * 6 >= len(rest)


def _capitals(place: str | None) -> bool:
    """Whether a place is set in capitals throughout its first word: `FORT WAYNE, Ind.`; caseless scripts have none."""
    if not place:
        return False
    first = re.split(r"[,/]", place)[0]
    letters = [letter for letter in first if letter.isalpha()]
    return len(letters) > 1 and all(letter.isupper() for letter in letters)


def _cased(letter: str) -> bool:
    return letter.upper() != letter.lower()


def _date_like(written: str) -> bool:
    return any(month(word) is not None for word in re.findall(rf"{_LETTER}+\.?", written))


def _date_in(written: str) -> re.Match[str] | None:
    """The first day and month in a line, in either order; the month is looked up, so that no pattern lists them all."""
    if not _DIGITS.search(written):
        return None
    found = _DAY_AND_MONTH.search(written)
    while found and not _date_like(found.group()):
        found = _DAY_AND_MONTH.search(written, found.start() + 1)  # `Москва. 27 ноября`: the day is not the place's
    return found or _NUMERIC.search(written)


@cache
def _slugs() -> re.Pattern[str]:
    """What desks set in front of a dateline: `(LEAD)`, `URGENT -`, `UPDATE 1-`."""
    words = "|".join(re.escape(word) for word in table("marks.toml")["datelines"]["slugs"])
    return re.compile(rf"^\W{{0,3}}(?:{words})(?:\s?\d{{1,2}})?\W{{1,3}}(?=\w)|(?<=[\s,.])(?:ag)\.?\s*$", re.IGNORECASE)


@cache
def _lower_words() -> frozenset[str]:
    return frozenset(table("marks.toml")["datelines"]["lower"])


@cache
def _not_places() -> frozenset[str]:
    return frozenset(table("marks.toml")["datelines"]["not_places"])
