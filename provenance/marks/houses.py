"""Names of news houses in running text: where one stands, as it is written, and whose it can be.

::

    the Associated Press      a name of the registry, found by its first word and the next capital
    Tarrow Daily Herald       a name that holds a word outlets' names have, grown to both sides from it
    لرويترز · Интерфаксу       a name with what its script writes together with it
    路透社                     scripts without capitals and blanks: any place

One scan takes all words with a capital (or of a script without them); those that no name begins with or ends in are
dropped at once, by set arithmetic. So a text that names nobody costs one scan, and each name a bounded amount more.
Names are those of the registry of agencies, those of the outlets' table, and otherwise names that are capitalised
throughout and hold an outlet's word (data: `attribution.toml`), so that `the minister` is nobody.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from provenance.data.agencies import Agency, Registry, in_force, lookup, using
from provenance.data.calendar import month_forms, weekday_forms
from provenance.data.outlets import NewsOutlet, named, outlets
from provenance.data.tables import table
from provenance.marks.phrases import EASTERN, LETTERS, listed
from provenance.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LONGEST = 6
"""Words of an outlet's name: `Frankfurter Allgemeine Zeitung für Deutschland` has five."""
_WORD_LENGTH = 40
"""Characters of one word of a name; what is longer is no word."""
_FEW = 12
"""Different words of names up to which each is searched for by itself; beyond, one pass over all words is quicker
(measured: a search costs 1 ns a character, the pass 12)."""
_NEXT = 3
"""Characters behind a first word by which the names that it begins are told apart: a blank and two letters."""
_LOOK, _ENGLISH = 2000, 3
"""A text is English if `the` stands this often in so many of its first characters: English has it thirty times there,
another language has it in a quoted title."""

_BEYOND_LATIN = "\u0370"
"""From this character on stand other scripts than Latin."""
_EAST = "\u3040"
"""From this character on stand the scripts without capitals and without blanks, and Hangul."""

_CAPITAL = r"A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĻŁŃŅŇŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚΆ-ΏΑ-ΫЀ-ЯҐӘҚӨҮҰ"
_UNCASED = (
    r"\u0531-\u0588\u05d0-\u05ea\u0620-\u064a\u066e-\u06d3\u0904-\u0939\u0958-\u0961\u0985-\u0dff"
    r"\u0e01-\u0e30\u10d0-\u10ff"
)
_TOKEN = re.compile(rf"[{_CAPITAL}{_UNCASED}{EASTERN}][{LETTERS}]+")
_RUN = re.compile(rf"[{_CAPITAL}{_UNCASED}{EASTERN}][{LETTERS}]++(?: [{_CAPITAL}{_UNCASED}{EASTERN}][{LETTERS}]++)*+")
"""Such words in a row. There are half as many rows as words, and whether `New York` is anywhere is seen in them."""
_FIRST = re.compile(rf"[{LETTERS}]+")
_HYPHENED = re.compile(rf"-[{_CAPITAL}][{LETTERS}]+")
"""`Post-Dispatch`, `Journal-Constitution`."""
_RIGHT = re.compile(rf"(?:[{_CAPITAL}]\.){{1,3}}(?=[{_CAPITAL}])[{LETTERS}]+|[{LETTERS}]+(?:-[{LETTERS}]+)*")
_EASTERN = re.compile(rf"[{EASTERN}]")
_ADJECTIVE = re.compile(r"([A-ZÄÖÜ][a-zäöü]+sche)(?= )")
_LEAD = re.compile(r"^(?:The|[OA]) ")
"""The article of a name, which is not always written with its capital: `the Hill`, `O Globo`."""
_VOWELS = frozenset("аеиоуыэюяіїє")
_BLANKS = frozenset(" \t\u00a0\u202f")
_OPENING_QUOTES = "“‘\"'«„("
_OPENING_BRACKETS = frozenset("([（【")
_CLOSING_BRACKETS = frozenset(")]）】")
_JOINS = frozenset("-/@_")


class Name(NamedTuple):
    """A house's name found; a tuple, as many are made.

    ``candidates`` are agencies of the registry, ``outlet`` is one of the outlets' table; where there are neither, a
    word of the name says that it is an outlet's. ``weak`` says that names of others end in the same word, ``person``
    that it may be a person's, ``lone`` that it is one word, in small letters but for the first, and has no article.
    ``prefix`` is a preposition that is written together with it.
    """

    start: int
    end: int
    written: str
    candidates: tuple[Agency, ...] = ()
    outlet: NewsOutlet | None = None
    weak: bool = False
    person: bool = False
    lone: bool = False
    prefix: str = ""


def names(text: str, region: Span) -> Iterator[Name]:
    """Every name of a house in the region, in order; none overlaps another."""
    inside = text if (region.start, region.end) == (0, len(text)) else text[region.start : region.end]
    position = 0
    for candidate in candidates(inside):
        if candidate.start >= position:
            name = candidate if isinstance(candidate, Name) else _name_at(inside, candidate, position)
            if name:
                position = name.end
                shift = region.start
                yield name._replace(start=name.start + shift, end=name.end + shift) if shift else name


def candidates(text: str) -> list[Name | Candidate]:
    """The places of a text that are looked at, in order: as many as its words at most, whatever stands in it."""
    runs = "\n".join(_RUN.findall(text))
    tokens = frozenset(runs.split())
    farthest = max(tokens, default="")
    anchors = _anchors(in_force(), latin_only=farthest < _BEYOND_LATIN)
    found: list[Name | Candidate] = [*_written_small(text)]
    if farthest >= _EAST:
        found.extend(_eastern_names(text))
    for start, word in _occurrences(text, anchors.sought(tokens, runs)):
        end = start + len(word)
        if inner(text[end : end + 1]) or (start and (text[start - 1] in _JOINS or inner(text[start - 1]))):
            continue
        anchor = anchors.anchor(word)
        if anchor.sure or text[end : end + _NEXT] in anchor.rests:
            found.append(Candidate(start, end, anchor))
    found.sort(key=lambda each: (each.start, -each.end))
    return found


def inner(character: str) -> bool:
    """Whether a word goes on with this character, which is nothing at the end of the text."""
    return character.isalnum() or ("\u0900" <= character <= "\u0dff" and character not in "।॥")


def beside_capitals(text: str, start: int, end: int) -> bool:
    """Whether a word stands beside another with a capital, or behind a title, as a person's name does."""
    begin, count, title = _grown_left(text, start, max(0, start - _WORD_LENGTH))
    if title or (count and not begins_sentence(text, begin)):
        return True
    after = _RIGHT.match(text, end + 1) if text[end : end + 1] in _BLANKS else None
    if not after or not after.group()[0].isupper():
        return False
    return after.group() not in _words().behind and after.group() not in _calendar()


def begins_sentence(text: str, start: int) -> bool:
    """Whether a sentence or a line begins here, so that a capital says nothing."""
    before = text[max(0, start - 4) : start]
    bare = before.rstrip().rstrip(_OPENING_QUOTES + "”’").rstrip()
    return not bare or bare[-1] in ".!?:…" or "\n" in before[len(bare) :]


def known(written: str) -> NewsOutlet | None:
    """The news outlet of the outlets' table; one that only issues statements is none."""
    found = named(written)
    return found if found and found.kind != "issuer" else None


# -- candidates --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Anchor:
    """What a word can be: the first of a registered name, or of an outlet's name.

    ``rests`` has what follows in registered names, the longest first, and their forms, by its first characters;
    ``house`` says that an outlet's name may be around it, ``sure`` that it need not be followed by anything.
    """

    rests: Mapping[str, tuple[tuple[str, str], ...]]
    head: bool = False
    weak: bool = False
    first: bool = False
    clitic: int = 0
    inflected: bool = False
    house: bool = False
    sure: bool = False


@dataclass(frozen=True, slots=True)
class _Anchors:
    """Words at which a name is looked for, and what each can be.

    ``words`` are all of them. Those that can be no name by themselves (`American`, `New`) are met far more often than
    the names that they begin, so ``seconds`` has the next capitalised words of these names, and ``heads``, by that
    word, what a name begins with up to there, and whether nothing but a blank stands between the two. ``rests`` are
    the names by first word, what follows it, and their form in the table; ``inflected`` are words with what is written
    together with them, and the word and rests they stand for.
    """

    words: frozenset[str]
    seconds: Mapping[str, frozenset[str]]
    heads: Mapping[str, Mapping[str, Mapping[str, bool]]]
    rests: Mapping[str, Mapping[str, str]]
    inflected: Mapping[str, tuple[str, Mapping[str, str]]]
    _known: dict[str, _Anchor] = field(default_factory=dict)

    def sought(self, tokens: frozenset[str], runs: str) -> dict[str, str]:
        """What to search a text for that has these words and rows of them, and the word that each begins with."""
        found: dict[str, str] = {}
        for word in self.words & tokens:
            seconds = self.seconds.get(word)
            if seconds is None:
                found[word] = word
            elif not seconds.isdisjoint(tokens):
                heads = (head for second in seconds & tokens for head in self.heads[word][second].items())
                found.update((head, word) for head, row in heads if not row or head in runs)
        return found

    def anchor(self, word: str) -> _Anchor:
        """What a word can be; of the thousands of words a text has a few, so each is made when it is first met."""
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = self._made(word)
        return found

    def _made(self, word: str) -> _Anchor:
        stem, rests = self.inflected.get(word, (word, self.rests.get(word, {})))
        by_start: dict[str, list[tuple[str, str]]] = {}
        for rest, form in sorted(rests.items(), key=lambda rest: (-len(rest[0]), rest[0])):
            by_start.setdefault(rest[:_NEXT] if len(rest) >= _NEXT else "", []).append((rest, form))
        words = _words()
        head, weak, first = word in words.heads, word in words.weak, word in words.first
        return _Anchor(
            {start: tuple(each) for start, each in by_start.items()},
            head=head or weak,
            weak=weak and not head,
            first=first,
            clitic=len(word) - len(stem) if word != stem and word.endswith(stem) else 0,
            inflected=word != stem and word.startswith(stem),
            house=head or weak or first,
            sure=head or weak or first or "" in by_start,
        )


class Candidate(NamedTuple):
    """A word that a name may begin with or have in it."""

    start: int
    end: int
    anchor: _Anchor


def _occurrences(text: str, sought: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """Where each of the strings stands, in or by itself, and the word that it begins with; not in order."""
    if len(sought) > _FEW:
        words = frozenset(sought.values())
        for match in _TOKEN.finditer(text):
            if match.group() in words:
                yield match.start(), match.group()
        return
    for head, word in sought.items():
        start = text.find(head)
        while start >= 0:
            yield start, word
            start = text.find(head, start + len(word))


def _written_small(text: str) -> Iterator[Name]:
    """Names that are written small: `dpa`, `ats`; in a text that opens in English only those that stand there too."""
    english = text.count(" the ", 0, _LOOK) >= _ENGLISH
    for form, agencies in _small(in_force(), english=english):
        start = text.find(form)
        while start >= 0:
            end = start + len(form)
            joined = start > 0 and (inner(text[start - 1]) or text[start - 1] in _JOINS)
            domain = text[end : end + 1] == "." and text[end + 1 : end + 2].isalnum()
            if not joined and not domain and not (inner(text[end : end + 1]) or text[end : end + 1] in ("/", "@")):
                yield Name(start, end, form, agencies)
            start = text.find(form, end)


def _eastern_names(text: str) -> Iterator[Name]:
    """Names in scripts without blanks between words, and Latin ones that stand in such a script."""
    for match in _eastern_forms(in_force()).finditer(text):
        agencies = lookup(match.group())
        outlet = None if agencies else known(match.group())
        if agencies or outlet:
            yield Name(match.start(), match.end(), match.group(), agencies, outlet)


def _name_at(text: str, candidate: Candidate, low: int) -> Name | None:
    start, end, anchor = candidate.start, candidate.end, candidate.anchor
    for rest, form in (*anchor.rests.get(text[end : end + _NEXT], ()), *anchor.rests.get("", ())):
        stop = end + len(rest)
        if not text.startswith(rest, end) or inner(text[stop : stop + 1]):
            continue
        if start and text[start - 1] in _OPENING_BRACKETS and text[stop : stop + 1] in _CLOSING_BRACKETS:
            return None  # `(AP)` credits or abbreviates
        written = form if anchor.inflected else text[start + anchor.clitic : stop]
        agencies, outlet, lead = _house(in_force(), written, form)
        if lead and text[max(low, start - len(lead)) : start].casefold() != lead:
            continue  # `the Hill`, but not `Hill`; `O Globo`, but not `Globo`
        if (agencies or outlet) and not (anchor.head and stop == end and _grown_left(text, start, low)[1]):
            lone = not lead and not anchor.head and written.isalpha() and written.istitle()
            return Name(start, stop, written, agencies, outlet, lone=lone, prefix=text[start : start + anchor.clitic])
    if anchor.house:
        return _outlet(text, candidate, low)
    return None


@lru_cache(maxsize=4096)
def _house(registry: Registry, written: str, form: str) -> tuple[tuple[Agency, ...], NewsOutlet | None, str]:
    """The agencies a name can mean, or the known outlet, and the article that must then stand in front of it.

    Args:
        registry: the registry in force.
        written: the name as the text has it.
        form: the form of a table that it is.
    """
    with using(registry):
        agencies = lookup(written)
        outlet = None if agencies else known(written)
        lead = _LEAD.match(form)
        if agencies or outlet or not (lead or written.casefold() != form.casefold()):
            return agencies, outlet, ""
        agencies = lookup(form)
        return agencies, None if agencies else known(form), lead.group().casefold() if lead else ""


# -- names that a word in them gives away ------------------------------------------------------------------------------


def _outlet(text: str, candidate: Candidate, low: int) -> Name | None:
    """The name of an outlet around one of its words."""
    start, end, anchor = candidate.start, candidate.end, candidate.anchor
    words, head = _words(), text[candidate.start : candidate.end]
    begin, count, title = _grown_left(text, start, low) if anchor.head else (start, 0, False)
    compound = _HYPHENED.match(text, end, end + _WORD_LENGTH)
    end = compound.end() if compound else end
    stop, behind = _grown_right(text, end, of=anchor.head and not anchor.first)
    capital = text[begin : begin + 4] == "The "
    article = capital or text[max(low, begin - 4) : begin].casefold() == "the "
    count -= capital and begin < start
    alone = count == 0 and behind == 0
    if (
        title
        or (behind == 0 and (not anchor.head or _goes_on(text, stop)))
        or (alone and not (article and head in words.alone))
    ):
        return None
    written = " ".join(text[begin:stop].split())
    bare = written.removeprefix("The ")
    if bare in words.never or (head == "Agency" and not words.agency.intersection(bare.split()[-2:-1])):
        return None
    return Name(
        begin,
        stop,
        written,
        outlet=known(bare),
        weak=anchor.weak and behind == 0 and head not in words.alone,
        person=count == 1 and behind == 0 and not article and head in words.surnames,
    )


def _goes_on(text: str, end: int) -> bool:
    """Whether a longer name goes on here, so that the outlet's word is not its last: `Press | Secretary`."""
    if text[end : end + 1] not in _BLANKS or not text[end + 1 : end + 2].isupper():
        return False
    following = _FIRST.match(text, end + 1, end + 1 + _WORD_LENGTH)
    return following is not None and following.group() not in _calendar() | _words().not_first


def _grown_left(text: str, start: int, low: int) -> tuple[int, int, bool]:
    """Where the capitalised words in front of a word begin, how many they are, and whether a person's title is one."""
    words = _words()
    begin = edge = start
    count = loose = 0
    while count < _LONGEST:
        word = _word_before(text, edge, low)
        bare = word.lstrip(_OPENING_QUOTES)
        if not bare:
            break
        first = text.rindex(bare, low, edge)
        if bare[0].isupper() or bare == "&":
            if bare.rstrip(".") in words.titles:
                return begin, count, True
            if not _may_be_of_name(bare):
                break
            begin = edge = first
            count, loose = count + 1, 0
            if bare == "The" or bare != word:
                break
        elif bare == word and bare in words.particles and loose < 2:
            edge, loose = first, loose + 1
        else:
            break
    return begin, count, False


def _word_before(text: str, edge: int, low: int) -> str:
    """The word in front of an offset, blanks between them; nothing where something else stands there."""
    blank = edge
    while blank > low and text[blank - 1] in _BLANKS:
        blank -= 1
    if blank in (edge, low) or text[blank - 1].isspace():
        return ""
    return text[max(low, blank - _WORD_LENGTH) : blank].rsplit(None, 1)[-1]


def _may_be_of_name(word: str) -> bool:
    """Whether a capitalised word can stand inside an outlet's name: no day, no possessive, nothing behind it."""
    words = _words()
    if word in words.not_first or (word in _calendar() and word not in words.days) or word.endswith(("'s", "’s")):
        return False
    return word[-1].isalnum() or word == "&" or (word[-1] == "." and len(word) <= 4)


def _grown_right(text: str, end: int, *, of: bool) -> tuple[int, int]:
    """Where the capitalised words behind a word end, and how many they are: `Times | of Israel`, `Radio | Free Ostrey`.

    A name that its outlet's word ends may go on behind a particle alone (``of``).
    """
    words = _words()
    stop = edge = end
    count = loose = 0
    while count < _LONGEST and text[edge : edge + 1] in _BLANKS:
        match = _RIGHT.match(text, edge + 1, edge + 1 + _WORD_LENGTH)
        if not match:
            break
        word = match.group()
        if word[0].isupper():
            if (of and not loose) or word in _calendar():
                break
            stop = edge = match.end()
            count, loose = count + 1, 0
        elif word in words.after and loose < 2:
            edge, loose = match.end(), loose + 1
        else:
            break
    return stop, count


# -- tables ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Words:
    heads: frozenset[str]
    weak: frozenset[str]
    first: frozenset[str]
    alone: frozenset[str]
    agency: frozenset[str]
    particles: frozenset[str]
    after: frozenset[str]
    not_first: frozenset[str]
    titles: frozenset[str]
    days: frozenset[str]
    surnames: frozenset[str]
    behind: frozenset[str]
    never: frozenset[str]


@cache
def _words() -> _Words:
    names = table("attribution.toml")["names"]
    return _Words(*(frozenset(listed(names, key)) for key in _Words.__slots__))


@cache
def _calendar() -> frozenset[str]:
    """Days and months; not their abbreviations, for `Sun` and `Des` are words of names."""
    forms = [form for form in (*weekday_forms(), *month_forms()) if len(form) > 3 or form.casefold() == "may"]
    return frozenset({*forms, *(form.capitalize() for form in forms)})


@lru_cache(maxsize=8)
def _small(registry: Registry, *, english: bool) -> tuple[tuple[str, tuple[Agency, ...]], ...]:
    """Forms that are written small, and the agencies they mean; those of them that mean any."""
    forms = listed(table("attribution.toml")["names"], "small_in_english" if english else "small")
    return tuple((form, agencies) for form in forms if (agencies := registry.lookup(form)))


@lru_cache(maxsize=8)
def _eastern_forms(registry: Registry) -> re.Pattern[str]:
    forms = {form for form, _ in _forms_of(registry) if _EASTERN.search(form)}
    latin = {agency.short for agency in registry.agencies if agency.short.isascii() and agency.short.isalpha()}
    native = "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
    return re.compile(rf"{native}|(?<![A-Za-z])(?:{'|'.join(sorted(latin))})(?=[{EASTERN}])")


@lru_cache(maxsize=8)
def _anchors(registry: Registry, *, latin_only: bool) -> _Anchors:
    """Words at which a name is looked for.

    Names in other scripts than Latin are many and most texts have none, so they are left out unless asked for.
    """
    rests: dict[str, dict[str, str]] = {}
    singles: set[str] = set()
    heads: dict[str, dict[str, dict[str, bool]]] = {}
    for form, german in _forms_of(registry):
        if latin_only and form[0] >= _BEYOND_LATIN:
            continue
        for written in _writings(_LEAD.sub("", form), german=german):
            first = _first_word(written)
            if len(first) > 1 and first not in ("The", "THE"):
                rest = written[len(first) :]
                rests.setdefault(first, {}).setdefault(rest, form)
                second = _TOKEN.search(rest) if rest else None
                if second:
                    head = written[: len(first) + second.end()]
                    row = rest[: second.start()] == " "
                    heads.setdefault(first, {}).setdefault(second.group(), {})[head] = row
                else:
                    singles.add(first)
    names = _words()
    inflected = {} if latin_only else _inflected(rests)
    singles = singles.union(names.heads, names.weak, names.first, inflected)
    return _Anchors(
        frozenset(singles.union(heads)),
        {first: frozenset(by_second) for first, by_second in heads.items() if first not in singles},
        heads,
        rests,
        inflected,
    )


def _forms_of(registry: Registry) -> Iterator[tuple[str, bool]]:
    """Every form of an agency or a news outlet, and whether its house writes German."""
    with using(registry):
        for agency in registry.agencies:
            for form in agency.forms:
                yield form, "de" in agency.languages
        for outlet in outlets():
            if outlet.kind != "issuer":
                for form in outlet.forms:
                    if form not in outlet.common:
                        yield form, "de" in outlet.languages


def _inflected(rests: Mapping[str, Mapping[str, str]]) -> dict[str, tuple[str, Mapping[str, str]]]:
    """Names with what is written together with them: prepositions in front (`لرويترز`), case endings (`Интерфаксу`)."""
    tables = table("attribution.toml")["words"]
    prefixes = {script: listed(tables[script], "prefixes") for script in ("ar", "he")}
    endings = (*listed(tables["ru"], "suffixes"), *listed(tables["uk"], "suffixes"))
    found: dict[str, tuple[str, Mapping[str, str]]] = {}
    for word, names in rests.items():
        script = _script(word)
        for prefix in prefixes.get(script, ()):
            if f"{prefix}{word}" not in rests:
                found[f"{prefix}{word}"] = (word, names)
        if script == "ru" and word[-1] not in _VOWELS and "" in names:
            for ending in endings:
                if f"{word}{ending}" not in rests:
                    found[f"{word}{ending}"] = (word, {"": names[""]})
    return found


def _first_word(written: str) -> str:
    if written.isalnum():
        return written
    match = _FIRST.match(written)
    return match.group() if match else ""


def _writings(form: str, *, german: bool) -> Iterator[str]:
    """How a form is written: as it is, in capitals, as a word with a capital, in old print (`Associated Preß`).

    A German adjective at its head takes an ending: `der Deutschen Presse-Agentur`.
    """
    yield form
    if german and _ADJECTIVE.match(form):
        yield _ADJECTIVE.sub(r"\1n", form)
    if len(form) > 4:
        yield form.upper()
        if form.isupper() and " " not in form:
            yield form.capitalize()
    if "ress" in form:
        yield re.sub(r"ress\b", "reß", form)


def _script(word: str) -> str:
    """The language that stands for the script of a word that others cling to."""
    first = word[0]
    if "\u0400" <= first <= "\u04ff":
        return "ru"
    if "\u0590" <= first <= "\u05ff":
        return "he"
    return "ar" if "\u0600" <= first <= "\u06ff" else ""
