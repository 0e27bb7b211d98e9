"""Datelines without brackets or slashes.

::

    SEOUL, Nov 26 AFP - …          Москва. 27 ноября. INTERFAX.RU - …      the agency in front of the dash
    МОСКВА, 16 мая — РИА Новости.  القاهرة - أ ش أ: …                        behind it
    Reuters - …   BSS, Dhaka: …    AKP Phnom Penh, March 04, 2026 -- …     the agency first
    Baku, March 4, AZERTAC The …                                           a day, the agency in capitals, no stop
    دمشق-سانا …   إسطنبول / الأناضول …                                       no capitals to go by

Without brackets nothing but its company makes a name a mark: there must be a day, or a comma, a full stop or a dash
between the place and the agency, and the agency's name must be whole and no outlet's.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from provenance.data.agencies import lookup
from provenance.data.tables import table
from provenance.marks.fronts import FRONT, Front, date_in, front_of, in_capitals, place_like
from provenance.marks.openings import DASH, marks_of
from provenance.marks.slots import Party, Slot, means_else, read_slot
from provenance.model import Mark, Span, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

_BARE_END = re.compile(rf"\s*{DASH}(?:\s|$)|\s?:\s|\.\s(?=[^\W\d_])|\s\|\s")
_A_SIGN = re.compile(r"[-–—―&:.|\d](?:(?<=[&|\d])|(?=\s|$))")
"""One of these is in all of them, but for scripts without capitals: a dash, a stop, a bar, or a figure of the day."""
_CAPITAL_LESS = ("\u0590", "\u06ff")
"""First and last of the signs that a dateline of those scripts begins with."""
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
_BARE_SIGN = re.compile(r"[,.]?\s(?P<slot>[^\W\da-zа-я_]{3,16})(?=\s[^\W\da-zа-я_])")


def may_be_bare(text: str, paragraph: Span) -> bool:
    """Whether an opening has what a dateline without brackets needs, whomever it names; most have not."""
    reach = min(paragraph.end, paragraph.start + FRONT)
    first, last = _CAPITAL_LESS
    return bool(_A_SIGN.search(text, paragraph.start, reach)) or first <= text[paragraph.start] <= last


def bare(text: str, paragraph: Span) -> tuple[Mark, ...]:
    """A dateline without brackets: `SEOUL, Nov 26 AFP -`, `МОСКВА, 16 мая — РИА Новости.`, `Tehran, IRNA –`."""
    reach = min(paragraph.end, paragraph.start + FRONT)
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
            return tuple(marks_of(text, paragraph, Slot((party,)), span, front))
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
        if party is None or party.kind == "outlet" or (not front.date and _a_sign(left[words[-count].start() :])):
            continue
        parted = before.rstrip()[-1:] in ",.،/" or (piped and in_capitals(front.place))
        if front.date or (parted and not stopped and front.place and len(front.place.split()) <= 4):
            yield front, party, None
            return
    if stopped:
        return
    comma = left.find(",")
    if comma > 0:
        date = date_in(left[comma + 1 :])
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
    if "(" in behind:
        return  # an apposition: `PARIS – Agence France-Presse (AFP) –`
    ended = re.search(r"[.,:]\s|\s?[-–—]{1,2}\s", behind)
    if ended is None or (":" in closing.group() and ":" in ended.group()):
        return  # `READ MORE: Reuters: Ferries …` leads to another story
    written = behind[: ended.start()].strip()
    # Its name alone: with a word for it in front (`МОСКВА — Агентство ТАСС —`) it is what the sentence is about.
    party = _certain(written) if lookup(written) and not _a_word(written) else None
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
        if not rest.strip() or front.date or (front.place and (rest.startswith(",") or in_capitals(front.place))):
            yield front, party, None
        return


def _a_sign(written: str) -> bool:
    """Whether it is a state's sign as well: `SCRANTON, PA -`."""
    return written.strip(" .") in table("marks.toml")["datelines"]["states"]["signs"]


def _a_word(form: str) -> bool:
    """Whether a name means something else as well and does not stand in capitals: `Trend - Short hair is back`."""
    return means_else(form) and not form.isupper()


def signed(text: str, paragraph: Span) -> tuple[Mark, ...]:
    """`Baku, March 4, AZERTAC The First Vice-President …`: a day, then the agency in capitals, and no stop."""
    head = text[paragraph.start : min(paragraph.end, paragraph.start + FRONT)]
    date = date_in(head)
    found = _BARE_SIGN.match(head, date.end()) if date else None
    front = front_of(head[: date.end()]) if date and found else None
    party = _certain(found["slot"]) if found and front and front.place else None
    if found is None or front is None or party is None or party.kind == "outlet":
        return ()
    span = Span(paragraph.start, paragraph.start + found.end("slot"))
    return tuple(marks_of(text, paragraph, Slot((party,)), span, front))


def caseless(text: str, paragraph: Span) -> tuple[Mark, ...]:
    """`دمشق-سانا افتتحت …`, `إسطنبول / الأناضول زار …`, `رام الله 4-3-2026 وفا- …`: place, a dash or a day, agency."""
    found = _CASELESS.match(text, paragraph.start, paragraph.end)
    if found is None or not place_like(found["place"]):
        return ()
    for slot in (found["slot"], found["slot"].split()[0]):
        party = _certain(slot)
        if party and party.kind != "outlet":
            front = Front(found["place"].strip(), found["date"])
            return tuple(
                marks_of(text, paragraph, Slot((party,)), Span(found.start(), found.start("slot") + len(slot)), front)
            )
    return ()


def _certain(written: str) -> Party | None:
    slot = read_slot(written)
    return slot.parties[0] if slot.whole and len(slot.parties) == 1 and not slot.mixed else None
