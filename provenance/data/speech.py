"""How each language says who said what: the words of `speech.toml`, and the verbs of `attribution.toml` with them.

The two tables overlap on purpose in what they know, not in what they hold: a verb that can stand beside a news house
is kept in `attribution.toml` alone, and is a verb of saying here as well unless `speech.toml` says that it is not.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from provenance.data.tables import table

if TYPE_CHECKING:
    from collections.abc import Mapping

Order: TypeAlias = Literal["", "verb first", "verb last"]

Phrases: TypeAlias = "Mapping[str, tuple[tuple[str, ...], ...]]"
"""Phrases by their first word, as the words behind it, the longest first; an empty tuple is the word alone."""

_OTHER_TABLES = ("letters", "titles")


@dataclass(frozen=True, slots=True)
class Speech:
    """One language's words, in lower case with straight apostrophes; `speech.toml` says what each list is."""

    verbs: Phrases
    bare: frozenset[str]
    tell: frozenset[str]
    participles: frozenset[str]
    passive: frozenset[str]
    that: frozenset[str]
    infinitive: frozenset[str]
    embedding: frozenset[str]
    aside: frozenset[str]
    """Auxiliaries and adverbs: what may stand between a speaker and a verb."""
    verbal: frozenset[str]
    """Auxiliaries: what stands in a clause and in no phrase."""
    according: Phrases
    man: frozenset[str]
    woman: frozenset[str]
    others: frozenset[str]
    titles_man: frozenset[str]
    titles_woman: frozenset[str]
    houses: frozenset[str]
    articles: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    particles: frozenset[str]
    told: frozenset[str]
    days: frozenset[str]
    nothing: frozenset[str]
    glued: tuple[str, ...]
    order: Order
    capitals: bool
    comma_for_that: bool
    inverted: bool

    @property
    def pronouns(self) -> frozenset[str]:
        """All pronouns that can be who speaks."""
        return self.man | self.woman | self.others


@dataclass(frozen=True, slots=True)
class Letters:
    """The words of a language that is read letter by letter (Chinese, Japanese, Korean)."""

    say: tuple[str, ...]
    quote: tuple[str, ...]
    topics: tuple[str, ...]
    aux: tuple[str, ...]
    others: frozenset[str]


def languages() -> tuple[str, ...]:
    """The codes (ISO 639-1) of the languages that are read word by word."""
    return tuple(code for code in table("speech.toml") if code not in _OTHER_TABLES)


def telltales() -> Mapping[str, tuple[str, ...]]:
    """Small words → the languages that have them, to know a text's language by."""
    return _telltales()


@cache
def speech(code: str) -> Speech:
    """The words of a language by its code; those of English where its own are not known."""
    if code not in languages():
        return speech("en")
    rows = table("speech.toml")[code]
    house = table("attribution.toml")["words"].get(code, {})
    not_these = set(_listed(rows, "not"))
    written = [*_listed(rows, "say"), *_listed(house, "says"), *_listed(house, "speak"), *_listed(rows, "participles")]
    verbs = [each for each in written if each not in not_these]
    lists = {
        name: frozenset(_listed(rows, name))
        for name in (
            *("bare", "tell", "participles", "passive", "that", "infinitive", "embedding", "man", "woman", "others"),
            *("titles_man", "titles_woman", "houses", "articles", "prepositions", "conjunctions", "particles"),
            *("told", "days", "nothing"),
        )
    }
    return Speech(
        verbs=_phrases(verbs),
        aside=frozenset(_listed(rows, "aux")) | frozenset(_listed(rows, "adverbs")),
        verbal=lists["passive"] | frozenset(_listed(rows, "aux")),
        according=_phrases(_listed(rows, "according")),
        glued=_listed(rows, "glued"),
        order=rows.get("order", ""),
        capitals=rows.get("capitals", True),
        comma_for_that=rows.get("comma_for_that", False),
        inverted=rows.get("inverted", False),
        **lists,
    )


@cache
def letters(code: str) -> Letters:
    """The words of a language that is read letter by letter: `zh`, `ja` or `ko`.

    Raises:
        KeyError: the language is none of them.
    """
    rows = table("speech.toml")["letters"][code]
    return Letters(
        say=_listed(rows, "say"),
        quote=_listed(rows, "quote"),
        topics=_listed(rows, "topics"),
        aux=_listed(rows, "aux"),
        others=frozenset(_listed(rows, "others")),
    )


@cache
def abbreviated_titles() -> tuple[str, ...]:
    """What stands in front of a name with a stop that ends no sentence, without the stop."""
    return _listed(table("speech.toml")["titles"], "abbreviated")


@cache
def beside_names() -> frozenset[str]:
    """What stands beside a name and is no part of it (`Jr.`, `President`), in lower case."""
    titles = table("speech.toml")["titles"]
    return frozenset(each for name in ("behind", "ranks", "openers") for each in _listed(titles, name))


@cache
def dash_verbs() -> frozenset[str]:
    """Single verb forms of the languages that open speech with a dash."""
    return frozenset(
        first
        for code in languages()
        if table("speech.toml")[code].get("dashes")
        for first, rests in speech(code).verbs.items()
        if () in rests
    )


@cache
def _telltales() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code in languages():
        for word in _listed(table("speech.toml")[code], "words"):
            found[word] = (*found.get(word, ()), code)
    return found


def _listed(rows: Mapping[str, Any], name: str) -> tuple[str, ...]:
    return tuple(each for part in rows.get(name, "").split(";") if (each := " ".join(part.split())))


def _phrases(written: list[str] | tuple[str, ...]) -> Phrases:
    found: dict[str, set[tuple[str, ...]]] = {}
    for phrase in written:
        first, *rest = phrase.split()
        found.setdefault(first, set()).add(tuple(rest))
    return {first: tuple(sorted(rests, key=lambda rest: (-len(rest), rest))) for first, rests in found.items()}
