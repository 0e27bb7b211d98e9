"""Names of agencies in a slot: the place in a mark where hardly anything else can stand.

::

    (AFP)   /TASS/   (APA/dpa, 11.9.2015)   / AFP, EFE e REUTERS   (mit dpa)   sak/Reuters
     ───     ────     ─── ───  date           ───  ───   ───────        ───     │   ───────
                                                                         desk's initials: a mixed text

A slot is split at its separators and every part is looked up whole: in the registry of agencies, then among the known
outlets. It names somebody only if each part is a name, or is known to be something else that stands in such slots: a
date, a desk's sign, initials beside an agency. So `(AP photo agency)` and `(Andhra Pradesh)` name nobody. Blanks part
names too where nothing remains between them (`ats afp`), and letters of digitised print stand apart (`( AFP . )`).
Which separators, signs and collective names (`agencies`) there are is data, in `marks.toml`.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, TypeAlias

from provenance.data import outlets
from provenance.data.agencies import Agency, Registry, best, by_domain, in_force, lookup
from provenance.data.calendar import month
from provenance.data.tables import table

PartyKind: TypeAlias = Literal["agency", "press_release", "outlet", "unnamed"]
"""Whose text it would be: an agency's, its customer's, another outlet's, or of agencies that nobody names."""

_LONGEST = 200
"""Characters of a slot: four long names and a date are some 120; what is longer is a sentence."""

_REMEMBERED = 4096
"""Slots whose reading is kept, for each registry: the same `(R-Texas)` stands in one article after the other."""
_EDGES = " \u00a0.,;:*-–—=_|"
_YEAR_AND_ALL = r"\d{1,2}\s?\.\s?\d{1,2}\s?\.\s?\d{3,4}|\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{2,4}|[\d.:,\s/]+"
_DATE = re.compile(_YEAR_AND_ALL)
_DATE_BEHIND = re.compile(rf"\s*(?:,|;|\s[-–—]|\s)\s*(?P<date>{_YEAR_AND_ALL})$")
_MONTH_AND_DAY = re.compile(
    r"(?:[^\W\d_]{3,12}\.?\s+\d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th|\.)?\s+[^\W\d_]{3,12}\.?)(?:,?\s+\d{4})?"
)
_MONTH_AND_DAY_LAST = re.compile(rf"(?:^|[\s,;–-])\s*(?P<date>{_MONTH_AND_DAY.pattern})$")
_SIGN = 5
"""Letters up to which a house's short form is met in any case beside another's: `tca`, `sda`, `xinhua` no more."""
_DETACHED = re.compile(r"\s+(?=[.,](?:\s|$))")
_INITIALS = re.compile(r"[^\W\d_](?:\.?[^\W\d_]){1,3}\.?")
_PAPERS = frozenset(("newspaper", "broadcaster", "magazine", "news site"))
"""Meanings of a colliding form, in the registry, that make it the name of an outlet where it stands alone."""
_DOMAIN = re.compile(r"(?:www\.)?(?:[a-z0-9-]{2,40}\.){1,3}[a-z]{2,12}", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][\w'’.&-]*(?:\s\w[\w'’.&-]*){0,4}")


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody a slot names, by the name reports use."""

    name: str
    kind: PartyKind


@dataclass(frozen=True, slots=True)
class Slot:
    """What a slot holds.

    ``parties`` are those it names, in order, each once. ``mixed`` says that own work stands beside them: a desk's sign
    or initials, or a word such as `with`. ``date`` is a date in it, as written; ``others`` are its parts that are
    neither, for a caller that knows what else may stand there (a reporter).
    """

    parties: tuple[Party, ...]
    mixed: bool = False
    date: str | None = None
    others: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether everything in it is understood, and somebody is named."""
        return bool(self.parties) and not self.others


_NOTHING = Slot(())


def read_slot(written: str) -> Slot:
    """Read what stands in a slot; linear in its length, and nothing where it is longer than a slot can be."""
    return _read(written, in_force()) if 1 < len(written) <= _LONGEST else _NOTHING


@lru_cache(maxsize=_REMEMBERED)
def _read(written: str, _registry: Registry) -> Slot:
    bare, mixed = _without_addition(_DETACHED.sub("", " ".join(html.unescape(written).split())).strip(_EDGES))
    whole = _party(bare)
    if whole:
        return Slot((whole,), mixed)
    mixed = mixed or bool(_beside().search(bare))
    bare, date = _without_date(bare)
    parts = [part for piece in _separators().split(bare) if (part := piece.strip(_EDGES))]
    named: dict[int, tuple[Party, ...]] = {}
    others: dict[int, str] = {}
    for place, part in enumerate(parts):
        sign, _, day = part.partition(" ")
        if part.casefold() in _signs():
            mixed = True
        elif sign.casefold() in _signs() and _is_date(day):  # `(APA, red 3.4.2016)`
            mixed, date = True, date or day
        elif part.casefold() not in _closers():
            parties, day = _dated(part)
            if place and not parties and not day:
                parties, day, more = _after_a_word(part)
                mixed = mixed or more
            date = date or day
            if parties:
                named[place] = parties
            elif not day:
                others[place] = part
    if named and _fellows(named, others, slashed="/" in bare):
        mixed = True
    found = {party.name: party for _, parties in sorted(named.items()) for party in parties}
    return Slot(tuple(found.values()), mixed, date, tuple(others.values()))


def _fellows(named: dict[int, tuple[Party, ...]], others: dict[int, str], *, slashed: bool) -> bool:
    """Move a fellow's sign in any case (`tca/dpa`) to the names, drop a desk's initials; whether there were such.

    Only beside a name that is certain do such signs mean anything.
    """
    initials = False
    for place, part in list(others.items()):
        upper = _party(part.upper()) if 3 <= len(part) <= _SIGN and part.islower() else None
        if upper:
            named[place] = (upper,)
        elif (slashed or part.isupper()) and _INITIALS.fullmatch(part):
            initials = True
        else:
            continue
        del others[place]
    return initials


def _without_addition(bare: str) -> tuple[str, bool]:
    """The names behind `with inputs from` or before `inputs`, and whether there were such words."""
    first, _, rest = bare.partition(" ")
    if rest.casefold() in _collective() and _introduction().fullmatch(first):
        return rest, True  # `com agências internacionais`, of which `com agências` introduces names as well
    introduced = _introduction().match(bare)
    mixed = bool(introduced and introduced.end() < len(bare))
    if introduced and mixed:
        bare = bare[introduced.end() :].strip(_EDGES)
    inputs = _inputs().fullmatch(bare)
    return (inputs["names"], True) if inputs else (bare, mixed)


def _dated(part: str) -> tuple[tuple[Party, ...], str | None]:
    """The parties of one part of a slot and the date in it: either, both (`APA 4.9.2015`), or neither."""
    if _is_date(part):
        return (), part
    parties = _parties(part)
    behind = None if parties else _DATE_BEHIND.search(part)
    if behind:
        parties = _parties(part[: behind.start()])
    return parties, behind["date"] if behind and parties else None


def _after_a_word(part: str) -> tuple[tuple[Party, ...], str | None, bool]:
    """The same of a later part with a word before its name: `REUTERS, COM EFE`, `com informações da AFP e da EFE`.

    Also whether that word says that own work stands beside.
    """
    for words, more in ((_introduction(), True), (_articles(), False)):
        found = words.match(part)
        if found and found.end() < len(part):
            parties, day = _dated(part[found.end() :])
            if parties:
                return parties, day, more
    return (), None, False


def _without_date(bare: str) -> tuple[str, str | None]:
    """The slot without a date of several words at its end: `Newsfile Corp. - August 5, 2023`."""
    found = _MONTH_AND_DAY_LAST.search(bare)
    if found and _is_date(found["date"]):
        return bare[: found.start()], found["date"]
    return bare, None


def means_else(form: str) -> bool:
    """Whether the registry says of this form, written so, that it is a word, a name or another body as well."""
    row = best(form)
    return row is not None and row.collides_as(form)


def as_named(part: str) -> Party | None:
    """An unknown name as an outlet's, where it looks like a name: for a slot in which another party is certain."""
    if _NAME.fullmatch(part) and part[0].isupper() and len(part) <= 40:
        return Party(part, "outlet")
    return None


def name_of(written: str) -> str:
    """The name reports use, or the name as written without its article."""
    bare = written.strip().strip(_EDGES)
    party = _party(bare)
    return party.name if party else re.sub(r"^the\s+", "", bare, flags=re.IGNORECASE)


def unnamed(name: str) -> bool:
    """Whether a mark's name stands for agencies that nobody names: two articles that say so share nothing by it."""
    return name in table("marks.toml")["unnamed"]


def _party(written: str) -> Party | None:
    """The one party a whole form means: an agency or wire first, then a collective name, then an outlet."""
    bare = written.strip("()[]{} ")
    found = lookup(bare)
    if found:
        return Party(found[0].name, "outlet" if _a_paper(found[0], bare) else found[0].kind)
    collective = _collective().get(bare.casefold())
    if collective:
        return Party(collective, "unnamed")
    outlet = outlets.named(bare)
    if outlet:
        return Party(outlet.name, "outlet")
    noun = _noun().match(bare)
    if noun and noun.end() < len(bare):
        return _party(bare[noun.end() :])
    if _DOMAIN.fullmatch(bare):
        domain = bare.casefold().removeprefix("www.")
        agency = by_domain(domain)
        if agency:
            return Party(agency.name, agency.kind)
        outlet = outlets.by_domain(domain)
        if outlet:
            return Party(outlet.name, "outlet")
    return None


def _a_paper(agency: Agency, written: str) -> bool:
    """Whether this form is a newspaper's or broadcaster's name that its news service is called by as well."""
    folded = written.casefold()
    return any(
        meaning in _PAPERS and form.casefold() == folded
        for form, _, meaning in (entry.partition("=") for entry in agency.collides)
    )


def _parties(part: str) -> tuple[Party, ...]:
    """The parties of one part: one whole name, a name with its own initials in brackets, or names in a row."""
    party = _party(part)
    if party:
        return (party,)
    spelled = re.fullmatch(r"(?P<long>[^()]{3,80}?)\s?\((?P<short>[^()]{2,12})\)", part)
    if spelled:
        party = _party(spelled["long"])
        if party is None and _house().search(spelled["long"]):  # inflected: `der Deutschen Presse-Agentur (dpa)`
            party = _party(spelled["short"])
        return (party,) if party else ()
    joined = tuple(_party(each) for each in re.split(r"\s?[-–]\s?", part)) if "-" in part or "–" in part else ()
    if joined and all(joined):  # `NTB-AFP`, `BERNAMA-CGTN`
        return tuple(each for each in joined if each)
    words = part.split(" ")
    found: list[Party] = []
    start = 0
    if not 2 <= len(words) <= 8:
        return ()
    while start < len(words):
        for end in range(min(len(words), start + 4), start, -1):
            phrase = " ".join(words[start:end])
            party = _party(phrase) or (_party(phrase.upper()) if len(phrase) <= 5 and phrase.islower() else None)
            # `ACN Newswire` is one name, not ACN and some newswire; `Ann Beta` is a person.
            if (
                party
                and party.kind != "unnamed"
                and not (phrase.istitle() and " " not in phrase and means_else(phrase))
            ):
                found.append(party)
                start = end
                break
        else:
            return ()
    return tuple(found)


def _is_date(part: str) -> bool:
    if _DATE.fullmatch(part):
        return True
    return bool(_MONTH_AND_DAY.fullmatch(part)) and any(
        month(word) is not None for word in re.findall(r"[^\W\d_]+", part)
    )


@cache
def _house() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in table("marks.toml")["slots"]["houses"])
    return re.compile(rf"{words}", re.IGNORECASE)


@cache
def _beside() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in table("marks.toml")["slots"]["beside"])
    return re.compile(rf"(?<=\w)\s+(?:{words})\s+(?=\w)", re.IGNORECASE)


@cache
def _separators() -> re.Pattern[str]:
    slots = table("marks.toml")["slots"]
    words = "|".join(re.escape(word) for word in (*slots["and"], *slots["beside"]))
    return re.compile(rf"\s*[/,;|&+•·，、；／=–—]\s*|\s+[-–—]+\s+|-\s+|\s+(?:{words})\s+", re.IGNORECASE)


@cache
def _introduction() -> re.Pattern[str]:
    """`With inputs from`, `mit Material der`, `com informações da`: own work beside what follows."""
    words = sorted(table("marks.toml")["slots"]["with"], key=lambda word: (-len(word), word))
    return re.compile(rf"(?:{'|'.join(re.escape(word) for word in words)})(?!\w)\s*", re.IGNORECASE)


@cache
def _articles() -> re.Pattern[str]:
    """`… e da EFE`, `… und der dpa`."""
    words = sorted(table("marks.toml")["slots"]["articles"], key=lambda word: (-len(word), word))
    return re.compile(rf"(?:{'|'.join(re.escape(word) for word in words)})\s+", re.IGNORECASE)


@cache
def _inputs() -> re.Pattern[str]:
    """`PTI inputs`, what is left of `With PTI inputs`."""
    return re.compile(r"(?P<names>[^\n]{2,60}?)\s+(?:agency\s+)?inputs?", re.IGNORECASE)


@cache
def _noun() -> re.Pattern[str]:
    """`la agencia EFE`, `агентство УНИАН`: the word for an agency in front of its name."""
    words = sorted(table("marks.toml")["slots"]["nouns"], key=lambda word: (-len(word), word))
    return re.compile(rf"(?:{'|'.join(re.escape(word) for word in words)})\s+", re.IGNORECASE)


@cache
def _closers() -> frozenset[str]:
    return frozenset(table("marks.toml")["slots"]["closers"])


@cache
def _signs() -> frozenset[str]:
    return frozenset(table("marks.toml")["slots"]["signs"])


@cache
def _collective() -> dict[str, str]:
    data = table("marks.toml")
    found = {form: name for name, forms in data["unnamed"].items() for form in forms}
    return found | dict.fromkeys(data["slots"]["agencies"], found["agencies"])
