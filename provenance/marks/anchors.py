"""Words at which a name is looked for, and the forms of the tables that each of them can begin.

::

    Associated Press ─┐
    Associated Newspapers ─┴─▶ Associated    an anchor; what follows it: ` Press`, ` Newspapers`
    Интерфакс ──▶ Интерфаксу                 the same, with what its script writes together with it
    Herald                                   an outlet's word: the name is around it

A text is asked for the anchors first, by set arithmetic: most texts hold few of the thousands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from provenance.data.agencies import Agency, Registry, using
from provenance.data.outlets import NewsOutlet, outlets
from provenance.data.tables import table
from provenance.marks.name_words import FIRST, TOKEN, name_words
from provenance.marks.phrases import EASTERN, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

NEXT = 3
"""Characters behind a first word by which the names that it begins are told apart: a blank and two letters."""

BEYOND_LATIN = "\u0370"
"""From this character on stand other scripts than Latin."""
_EASTERN = re.compile(rf"[{EASTERN}]")
_ADJECTIVE = re.compile(r"([A-ZÄÖÜ][a-zäöü]+sche)(?= )")
LEAD = re.compile(r"^(?:The|[OA]) ")
"""The article of a name, which is not always written with its capital: `the Hill`, `O Globo`."""
_VOWELS = frozenset("аеиоуыэюяіїє")


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


@dataclass(frozen=True, slots=True)
class Anchor:
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
class Anchors:
    """Words at which a name is looked for, and what each can be.

    ``words`` are all of them; ``sure`` are outlets' words, which need no name to begin. ``rests`` are the names by
    first word, what follows it, and their form in the table; ``inflected`` are words with what is written together with
    them, and the word and rests they stand for.
    """

    words: frozenset[str]
    sure: frozenset[str]
    rests: Mapping[str, Mapping[str, str]]
    inflected: Mapping[str, tuple[str, Mapping[str, str]]]
    _known: dict[str, Anchor] = field(default_factory=dict)
    _heads: dict[str, Mapping[str, Mapping[str, bool]]] = field(default_factory=dict)

    def sought(self, tokens: frozenset[str], runs: str) -> dict[str, str]:
        """What to search a text for that has these words and rows of them, and the word that each begins with."""
        found: dict[str, str] = {}
        for word in self.words & tokens:
            heads = self._heads_of(word)
            if not heads:
                found[word] = word
            for second in heads.keys() & tokens:
                found.update((head, word) for head, row in heads[second].items() if not row or head in runs)
        return found

    def _heads_of(self, word: str) -> Mapping[str, Mapping[str, bool]]:
        """What to look for in place of a word that can be no name by itself (`American`, `New`); else nothing.

        Such a word is met far more often than the names that it begins. By the next capitalised word of these names:
        what a name begins with up to there, and whether nothing but a blank stands between the two.
        """
        found = self._heads.get(word)
        if found is None:
            heads = {} if word in self.sure or word in self.inflected else _heads(word, self.rests[word])
            found = self._heads[word] = heads
        return found

    def anchor(self, word: str) -> Anchor:
        """What a word can be; of the thousands of words a text has a few, so each is made when it is first met."""
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = self._made(word)
        return found

    def _made(self, word: str) -> Anchor:
        stem, rests = self.inflected.get(word, (word, self.rests.get(word, {})))
        by_start: dict[str, list[tuple[str, str]]] = {}
        for rest, form in sorted(rests.items(), key=lambda rest: (-len(rest[0]), rest[0])):
            by_start.setdefault(rest[:NEXT] if len(rest) >= NEXT else "", []).append((rest, form))
        words = name_words()
        head, weak, first = word in words.heads, word in words.weak, word in words.first
        return Anchor(
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
    anchor: Anchor


@lru_cache(maxsize=8)
def written_small(registry: Registry, *, english: bool) -> tuple[tuple[str, tuple[Agency, ...]], ...]:
    """Forms that are written small, and the agencies they mean; those of them that mean any."""
    forms = listed(table("attribution.toml")["names"], "small_in_english" if english else "small")
    return tuple((form, agencies) for form in forms if (agencies := registry.lookup(form)))


@lru_cache(maxsize=8)
def eastern_forms(registry: Registry) -> re.Pattern[str]:
    """Forms in scripts without blanks between words, and Latin initials in front of such a script."""
    forms = {form for form, _ in _forms_of(registry) if _EASTERN.search(form)}
    latin = {agency.short for agency in registry.agencies if agency.short.isascii() and agency.short.isalpha()}
    native = "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
    return re.compile(rf"{native}|(?<![A-Za-z])(?:{'|'.join(sorted(latin))})(?=[{EASTERN}])")


@lru_cache(maxsize=8)
def anchors_of(registry: Registry, *, latin_only: bool) -> Anchors:
    """Words at which a name is looked for.

    Names in other scripts than Latin are many and most texts have none, so they are left out unless asked for.
    """
    rests: dict[str, dict[str, str]] = {}
    for form, german in _forms_of(registry):
        if latin_only and form[0] >= BEYOND_LATIN:
            continue
        for written in _writings(LEAD.sub("", form), german=german):
            first = _first_word(written)
            if len(first) > 1 and first not in ("The", "THE"):
                rests.setdefault(first, {}).setdefault(written[len(first) :], form)
    names = name_words()
    inflected = {} if latin_only else _inflected(rests)
    sure = frozenset().union(names.heads, names.weak, names.first)
    return Anchors(sure.union(rests, inflected), sure, rests, inflected)


def _heads(first: str, rests: Iterable[str]) -> dict[str, dict[str, bool]]:
    """See `Anchors`; nothing where one of the names has no other capitalised word."""
    found: dict[str, dict[str, bool]] = {}
    for rest in rests:
        second = TOKEN.search(rest)
        if not second:
            return {}
        row = rest[: second.start()] == " "
        found.setdefault(second.group(), {})[first + rest[: second.end()]] = row
    return found


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
    match = FIRST.match(written)
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
