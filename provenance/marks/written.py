"""Dates as they are written on a line of their own, in the languages of the calendar table.

::

    Published: December 9, 2018, 10:30 AM EST | Updated: 10 Dec 2018
    ─ label ─  ───── date ─────  ───time ───   ─ label ─ ─ date ──
    Veröffentlicht am 09.12.2018        发布时间：2018-12-09 10:30       9 декабря 2018, 10:30

A line is read as dates only if it holds nothing else: each date's words are taken out, then its time, its weekday,
labels and the small words between them; what is left must be nothing, a byline, or a name that the caller knows. So
`The bridge opened on 9 December 2018.` is no date line, and neither is a headline with its date.

Figures whose order is open (`03/04/2018`) keep both readings; who calls decides, or cannot. Relative dates, dates
without a year, two-digit years and calendars other than the Gregorian are never read.

dateparser was measured first (1.5.0, on one core): its first call takes 1.9 s, a line it then rejects 12 to 27 ms, ten
times what all marks of an article may take; with its strictest settings it reads none of the labelled lines above, and
it takes `09.12.2018` for the twelfth of September and `03/04/2018` for the fourth of March without a word. To restrict
it to one language helps its speed, but plain text does not say its language. Here a line without a year costs one
microsecond, one with a year thirty, a date line a hundred.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from provenance.data.calendar import month, weekday
from provenance.data.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST: Final = 160
"""Characters of a line that can be a date line: two dates in full with labels, times and a byline."""

Label: TypeAlias = Literal["published", "modified"]

_LETTER = r"(?:[^\W\d_]|[\u0300-\u036f\u0591-\u05c7\u05f3\u064b-\u065f\u0670\u0900-\u0963\u0970\u200c\u200d])"
"""A letter, or a sign that Indic, Hebrew and Arabic writing puts on one and that `\\w` leaves out."""
_NOT_BEFORE, _NOT_BEHIND = rf"(?<!{_LETTER})", rf"(?!{_LETTER})"
_YEAR = r"(?P<year>\d{4})(?!\d)"
_PATTERNS: Final = (
    rf"(?<!\d){_YEAR}\s{{0,2}}[年년]\s{{0,2}}(?P<month>\d{{1,2}})\s{{0,2}}[月월]\s{{0,2}}(?P<day>\d{{1,2}})(?:\s{{0,2}}[日일號号])?",
    rf"(?<![\d./-]){_YEAR}(?P<mark>[./-])\s?(?P<month>\d{{1,2}})(?P=mark)\s?(?P<day>\d{{1,2}})\.?(?![\d/-])(?:T(?=\d))?",
    rf"(?<![\d./-])(?P<one>\d{{1,2}})(?P<mark>[./-])\s?(?P<other>\d{{1,2}})(?P=mark)\s?{_YEAR}(?![/-]\d)",
    rf"(?<!\d)(?P<day>\d{{1,2}})\s{{1,2}}tháng\s{{1,2}}(?P<month>\d{{1,2}})(?:\s?[,/-])?\s{{0,2}}(?:năm\s{{1,2}})?{_YEAR}",
    rf"(?<!\d)(?P<day>\d{{1,2}})(?P<words>[^\d|/:()\n]{{2,30}}?){_YEAR}",
    rf"(?P<words>{_LETTER}{{2,20}}(?:\s{_LETTER}{{2,10}})?)[.\s,-]{{1,3}}(?P<day>\d{{1,2}})(?:st|nd|rd|th|º|er)?(?:,?\s{{1,2}}|[,-]\s?){_YEAR}",
)
_ORDINAL = re.compile(rf"^(?:st|nd|rd|th|er|º|ª|-?[еeго]{{1,2}})?{_NOT_BEHIND}", re.IGNORECASE)
_PARTICLES = re.compile(rf"^(?:(?:de|of)\s|d[’'])\s?|\s?{_NOT_BEFORE}(?:de|del|di|do|in)$", re.IGNORECASE)
_TIME = re.compile(
    rf"(?P<before>{_LETTER}{{2,4}})?\s?(?<![\d.:])(?P<hour>\d{{1,2}})"
    r"(?:(?::|\.|\s?h\s?|\s?[時时시点]\s?)(?P<minute>\d{2})(?:\s?[分분])?(?:(?::|\.)?(?P<second>\d{2})(?:\s?[秒초])?)?(?:\.\d{3})?|(?=\s?(?i:[ap]\.?m)))(?!\d)"
    r"(?:\s?(?P<behind>(?i:[ap]\.?m)\b\.?|ص|م|ق\.ظ|ب\.ظ))?"
    r"(?:\s{0,2}\(?(?P<zone>(?:UTC|GMT)\s?[+-]\d{1,2}(?::?\d{2})?|[+-]\d{2}:?\d{2}|[A-Z]{2,5}|МСК|Z)(?![\w])\)?)?"
)
_FOUR_DIGITS = re.compile(r"\d{4}")
_DAY_AND_YEAR = re.compile(
    r"(?<!\d)\d{1,2}(?!\d)[^\d|:()\n]{1,31}\d{4}(?!\d)|\d{4}[\s年년./-]{1,5}\d{1,2}(?!\d)|tháng", re.IGNORECASE
)
"""What all the forms above have: a day or a month within reach of a year. Most lines with a year have not."""
_WORD = re.compile(rf"{_LETTER}+(?:['’]{_LETTER}+)?")
_LETTERS = re.compile(rf"{_LETTER}+")
_CJK = "\u3040"


def _flat() -> dict[int, str]:
    """One character for one character: digits of other scripts, full-width signs, blanks and marks of direction."""
    pairs: dict[int, str] = {}
    for zero in (0x0660, 0x06F0, 0x0966, 0x09E6, 0x0E50, 0xFF10):
        pairs.update({zero + value: str(value) for value in range(10)})
    pairs.update({ord(sign): plain for sign, plain in zip("：／．，、،（）－｜", ":/.,,,()-|", strict=True)})
    pairs.update(dict.fromkeys((0x00A0, 0x2009, 0x202F, 0x3000, 0x200E, 0x200F, 0x061C, 0xFEFF), " "))
    return pairs


_FLAT: Final = _flat()


@dataclass(frozen=True, slots=True)
class Written:
    """One date as written: its readings (two where the order of figures is open), its time and zone, its label."""

    readings: tuple[date, ...]
    start: int
    end: int
    time: tuple[int, int, int | None] | None = None
    zone: float | None = None
    """Hours from UTC."""
    weekday: int | None = None
    label: Label | None = None
    mark: str | None = None
    """What parts the figures of a date that is all figures and whose year stands last."""
    shown: str = ""
    """The date as written, without its time."""
    day_first: bool = True
    """Whether the first figure of such a date was read as the day."""


def flat(written: str) -> str:
    """The same text, character for character, with plain digits, signs and blanks."""
    return written if written.isascii() else written.translate(_FLAT)


def date_line(line: str, language: str | None = None, known: frozenset[str] = frozenset()) -> tuple[Written, ...]:
    """The dates of a line that holds nothing but dates; nothing of any other.

    Args:
        line: one line.
        language: of the text (BCP 47), where it is known; decides the order of figures.
        known: names, case folded, that may stand beside a date: the outlet's, say.
    """
    if len(line) > LONGEST or not _FOUR_DIGITS.search(line):
        return ()
    plain = flat(line)
    if not _DAY_AND_YEAR.search(plain):
        return ()
    lowered = plain.casefold()
    if any(word in lowered for word in table("dates.toml")["labels"]["never"]):
        return ()
    found = _dates(plain, language)
    if not found or len(found) > 3:
        return ()
    ends, starts = [0, *(each.end for each in found)], [*(each.start for each in found), len(plain)]
    gaps = [plain[end:start] for end, start in zip(ends, starts, strict=True)]
    return _arranged(found, gaps, known) or ()


def dates_in(line: str, language: str | None = None) -> tuple[Written, ...]:
    """All whole dates that stand in a line, whatever else it says, without their times."""
    return tuple(_dates(flat(line[:LONGEST]), language)) if _FOUR_DIGITS.search(line) else ()


def month_and_day(written: str, language: str | None = None) -> tuple[int | None, int, int] | None:
    """Year (if there is one), month and day of a dateline's date: `Dec. 9`, `3 ديسمبر`, `8月29日`, `Jul 26 2022`.

    Returns:
        Nothing where the month or the day is missing or there is no such day in any year.
    """
    plain = flat(written[:LONGEST]).strip(" .,;:-–—")
    whole = _dates(plain, language)
    if whole:
        readings = whole[0].readings
        return (readings[0].year, readings[0].month, readings[0].day) if len(readings) == 1 else None
    if native := re.search(r"(\d{1,2})\s?[月월]\s?(\d{1,2})(?:\s?[日일])?(?!\d)", plain):
        return _day_of_year(int(native[1]), int(native[2]))
    if native := re.search(r"(?<!\d)(\d{1,2})\s+tháng\s+(\d{1,2})(?!\d)", plain):
        return _day_of_year(int(native[2]), int(native[1]))
    if dotted := re.fullmatch(r"(\d{1,2})\.\s?(\d{1,2})\.?", plain):
        return _day_of_year(int(dotted[2]), int(dotted[1]))
    named = next((number for number in _months(_WORD.findall(plain), language)), None)
    days = [int(each) for each in re.findall(r"(?<!\d)\d{1,2}(?!\d)", plain)]
    return _day_of_year(named, days[0]) if named and days else None


def _day_of_year(number: int, day: int) -> tuple[None, int, int] | None:
    return (None, number, day) if _valid(2000, number, day) else None


def _months(words: list[str], language: str | None) -> Iterator[int]:
    for at, word in enumerate(words):
        for form in (" ".join(words[at : at + 2]), word):
            if (number := _month(form, language)) is not None:
                yield number
                break


def _month(form: str, language: str | None) -> int | None:
    base = language.split("-")[0].lower() if language else None
    number = month(form, base) if base else None
    if number is None:
        number = month(form)
    if number is None and form.startswith("ב"):  # Hebrew writes `in` and the month as one word
        number = month(form[1:].lstrip("-־"), "he")
    return number


def _dates(plain: str, language: str | None) -> list[Written]:
    """The whole dates of a line, in order, none overlapping another; the earlier of the patterns goes first."""
    found: list[Written] = []
    for form in _compiled():
        for match in form.finditer(plain):
            written = _date_of(match, language)
            if written and not any(other.start < written.end and written.start < other.end for other in found):
                found.append(written)
    return sorted(found, key=lambda each: each.start)


@cache
def _compiled() -> tuple[re.Pattern[str], ...]:
    """The forms of dates; most texts have no date line, and compiling them takes milliseconds."""
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in _PATTERNS)


def _date_of(match: re.Match[str], language: str | None) -> Written | None:
    groups = match.groupdict()
    year = int(groups["year"])
    bounds = table("dates.toml")["years"]
    if not bounds["first"] <= year <= bounds["last"]:
        return None
    start, end = match.span()
    mark: str | None = None
    if "one" in groups:
        mark = groups["mark"]
        pairs = _ordered(int(groups["one"]), int(groups["other"]), mark, language)
    elif "words" in groups:
        number, start = _named_month(match, language)
        pairs = [(number, int(groups["day"]))] if number else []
    else:
        pairs = [(int(groups["month"]), int(groups["day"]))]
    readings = tuple(dict.fromkeys(each for number, day in pairs if (each := _valid(year, number, day))))
    if not readings:
        return None
    day_first = mark is None or int(groups["one"]) == readings[0].day
    return Written(readings, start, end, mark=mark, shown=match.string[start:end], day_first=day_first)


def _named_month(match: re.Match[str], language: str | None) -> tuple[int | None, int]:
    """The month that the words of a match name, and where the date then begins."""
    words, at = match["words"], match.start("words")
    if match.start("day") < at:  # the day first: ordinals and particles stand around the month
        bare = _ORDINAL.sub("", words).strip(" .,-\t")
        for _ in range(2):
            bare = _PARTICLES.sub("", bare).strip(" .,-\t")
        return _month(bare, language), match.start()
    # The month first: one or two words of it, and what stands before them is not the date's.
    if (number := _month(words, language)) is not None:
        return number, match.start()
    last = words.split()[-1]
    return _month(last, language), at + len(words) - len(last)


def _ordered(one: int, other: int, mark: str, language: str | None) -> list[tuple[int, int]]:
    """Month and day of two figures in front of a year: both readings where nothing decides."""
    day_first, month_first = (other, one), (one, other)
    if mark == ".":
        return [day_first]
    order = table("dates.toml")["order"]
    tag = (language or "").replace("_", "-")
    if tag in order["month_first"]:
        return [month_first] if one <= 12 else [day_first]
    if tag in order["day_first"] or (tag and tag.split("-")[0].lower() not in order["open"]):
        return [day_first] if other <= 12 else [month_first]
    return [day_first, month_first]


def _valid(year: int, number: int, day: int) -> date | None:
    try:
        return date(year, number, day)
    except ValueError:
        return None


def _arranged(found: list[Written], gaps: list[str], known: frozenset[str]) -> tuple[Written, ...] | None:
    """The dates with what the gaps between them say; nothing where a gap says anything else."""
    times: list[tuple[tuple[int, int, int | None], float | None] | None] = [None] * len(found)
    unsure = [False] * len(found)
    labels: list[Label | None] = [None] * len(found)
    days: list[int | None] = [None] * len(found)
    orders = [False] * len(found)
    for number, gap in enumerate(gaps):
        rest, time, zone, sure, behind = _time_in(gap)
        if time is not None:
            # Behind a date a time is its own, unless a label stands between: `9 Dec 2018 | Updated 10:30, 10 Dec 2018`.
            owner = (
                number - 1 if number and not (behind and number < len(found)) and times[number - 1] is None else number
            )
            if owner >= len(found):
                return None
            times[owner], unsure[owner] = (time, zone), not sure
        label, foreign, rest = _label_in(rest)
        if label and number == len(found):
            return None  # a label without its date
        if label:
            labels[number] = label
            orders[number] = foreign
        rest = _asides().sub(" ", rest)
        if number in (0, len(found)) and _names(rest, known):
            continue
        weekdays, rest = _weekdays_in(rest)
        if weekdays:
            days[min(number, len(found) - 1)] = weekdays[0]
        if not _nothing(rest):
            return None
    return tuple(
        replace(
            each,
            readings=each.readings[:1] if orders[number] else each.readings,
            time=stamp[0] if (stamp := times[number]) and not unsure[number] else None,
            zone=stamp[1] if stamp else None,
            weekday=days[number],
            label=labels[number],
        )
        for number, each in enumerate(found)
    )


def _time_in(gap: str) -> tuple[str, tuple[int, int, int | None] | None, float | None, bool, bool]:
    """The time of day in a gap.

    Returns:
        What remains without it, the time, its zone, whether that was understood, and whether a label stands in front.
    """
    for match in _TIME.finditer(gap):
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        second = int(match["second"]) if match["second"] else None
        words = table("dates.toml")["labels"]
        before = match["before"]
        sign = (match["behind"] or "").casefold().rstrip(".")
        start = match.start("hour")
        if not sign and before in (*words["before_noon"], *words["after_noon"]):
            sign, start = before, match.start()
        if hour < 12 and sign in words["after_noon"]:
            hour += 12
        elif hour == 12 and sign in words["before_noon"]:
            hour = 0
        if hour > 23 or minute > 59 or (second or 0) > 59:
            continue
        read = _zone(match["zone"])
        if read is None:
            continue
        zone, sure = read
        front = gap[:start]
        return f"{front} {gap[match.end() :]}", (hour, minute, second), zone, sure, _labels().search(front) is not None
    return gap, None, None, True, False


def _zone(written: str | None) -> tuple[float | None, bool] | None:
    """Hours from UTC, and whether the zone was understood; nothing where there is no such zone.

    A time of an unknown zone cannot be compared with others: then the day is all that is known.
    """
    if not written:
        return None, True
    name = re.split(r"[\W\d]", written, maxsplit=1)[0]
    offset = re.search(r"([+-])(\d{1,2}):?(\d{2})?$", written)
    hours = 0.0
    if name:
        known = table("dates.toml")["zones"].get(name.upper())
        if name == "МСК":
            known = 3
        if known is None:
            # `Uhr`, `WIB`, `hrs` in capitals are words; anything else may be a zone.
            return None, name.casefold() in _forms("glue")
        hours = known
    if offset:
        value = int(offset[2]) + int(offset[3] or 0) / 60
        if value > 14:
            return None
        hours += value if offset[1] == "+" else -value
    return hours, True


def _label_in(rest: str) -> tuple[Label | None, bool, str]:
    """The label in a gap, whether it is of a language that writes the day first, and what remains without it."""
    found = _labels().search(rest) if _may_be_labelled(rest) else None
    if found is None:
        return None, False, rest
    form = _dotless(found.group().casefold())
    label: Label = "modified" if form in _label_forms("modified") else "published"
    return label, form not in _label_forms("open"), f"{rest[: found.start()]} {rest[found.end() :]}"


def _may_be_labelled(rest: str) -> bool:
    """Whether a label's first word stands there: searching for two hundred labels takes fifty times as long."""
    if any(character >= _CJK for character in rest):
        return True
    return not _first_words().isdisjoint(_dotless(run.casefold()) for run in _LETTERS.findall(rest))


def _dotless(folded: str) -> str:
    """A folded word with the i of Turkish as any other, as patterns that ignore case have it."""
    return folded.replace("i\u0307", "i").replace("ı", "i")


def _weekdays_in(rest: str) -> tuple[list[int], str]:
    numbers: list[int] = []
    words = _WORD.findall(rest)
    left: list[str] = []
    at = 0
    while at < len(words):
        for size in (2, 1):  # `Chủ nhật` is two words
            form = " ".join(words[at : at + size])
            number = weekday(form)
            if number is not None or (size == 1 and form.casefold() in _some_weekdays()):
                numbers += [number] if number else []  # `So` is a Sunday or a Saturday: a weekday, no telling which
                at += size
                break
        else:
            left.append(words[at])
            at += 1
    digits = "0" if any(character.isdigit() for character in rest) else ""
    return numbers, " ".join([*left, digits])


def _nothing(rest: str) -> bool:
    """Whether what is left of a gap is small words alone."""
    return not any(character.isdigit() for character in rest) and all(
        word.casefold() in _forms("glue") for word in _WORD.findall(rest)
    )


def _names(rest: str, known: frozenset[str]) -> bool:
    """Whether what is left of a gap only says who wrote or published: `By Ada Quill`, `Harbour Sun`."""
    bare = rest.strip(" \t|,;:.•·()[]/–—-")
    words = _WORD.findall(bare)
    if not words or len(words) > 8 or any(character.isdigit() for character in bare):
        return False
    if bare.casefold() in known:
        return True
    first, _, name = bare.partition(" ")
    return first.casefold().rstrip(":") in _by() and all(
        word[:1].upper() == word[:1] or word.casefold() in _forms("names") for word in _WORD.findall(name)
    )


@cache
def _labels() -> re.Pattern[str]:
    labels = table("dates.toml")["labels"]
    forms = sorted({*labels["published"], *labels["modified"]}, key=lambda form: (-len(form), form))
    parts = [re.escape(form) if form[0] >= _CJK else rf"{_NOT_BEFORE}{re.escape(form)}{_NOT_BEHIND}" for form in forms]
    return re.compile("|".join(parts), re.IGNORECASE)


@cache
def _first_words() -> frozenset[str]:
    labels = table("dates.toml")["labels"]
    forms = (*labels["published"], *labels["modified"])
    return frozenset(_dotless(run.group().casefold()) for form in forms if (run := _LETTERS.search(form)))


@cache
def _forms(name: str) -> frozenset[str]:
    return frozenset(form.casefold() for form in table("dates.toml")["labels"][name])


@cache
def _label_forms(name: str) -> frozenset[str]:
    return frozenset(_dotless(form) for form in _forms(name))


@cache
def _asides() -> re.Pattern[str]:
    forms = "|".join(re.escape(form) for form in table("dates.toml")["labels"]["aside"])
    return re.compile(rf"(?:\d{{1,6}}\s?)?{_NOT_BEFORE}(?:{forms}){_NOT_BEHIND}", re.IGNORECASE)


@cache
def _by() -> frozenset[str]:
    return frozenset(form.casefold() for form in table("marks.toml")["credits"]["by"])


@cache
def _some_weekdays() -> frozenset[str]:
    from provenance.data.calendar import weekday_forms  # noqa: PLC0415 - a scan of the table, for date lines alone

    return frozenset(form.casefold() for form in weekday_forms())
