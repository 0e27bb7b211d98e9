"""The abbreviations of many languages (`abbreviations.toml`), put together for one article's language.

::

    language    z. B.   Nr.    Art.                              Mme                   Sen.
    de          both and `Art.`, which elsewhere is a word       an abbreviation       an abbreviation
    en          both                                             an abbreviation       a title: never ends a sentence
    not known   as in en
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from provenance.data.punkt import learned
from provenance.data.tables import table


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """What a stop behind a word may be, for one language; all forms are case folded, without their last stop."""

    words: frozenset[str]
    """May end a sentence or not: `U.S`, `Nr`, `Inc`."""
    titles: frozenset[str]
    """Never end one: `Sen`."""
    closing: frozenset[str]
    """End one if a capital follows: `usw`."""
    numbers: frozenset[str]
    """Are abbreviations in front of a number: `No`."""
    is_ordinal: bool
    """Whether a number with a stop is an ordinal."""
    ordinal_behind: frozenset[str]
    """Words that call for an ordinal, of all languages."""


@cache
def abbreviations(language: str | None = None) -> Abbreviations:
    """The abbreviations to expect in an article of ``language`` (BCP 47), or in any where it is not known."""
    stated = language.replace("_", "-").partition("-")[0].lower() if language else None
    stated = {"no": "nb", "nn": "nb"}.get(stated or "", stated)
    tables = table("abbreviations.toml")
    own = tables.get(stated or "en", {})

    def of_all(*keys: str) -> set[str]:
        return {form for each in tables.values() for key in keys for form in str(each.get(key, "")).split()}

    def of_own(*keys: str) -> set[str]:
        return {form for key in keys for form in str(own.get(key, "")).split()}

    words = of_all("words", "titles") | (of_own("own") if stated else set())
    numbers = of_own("numbers")
    if stated in (None, "en"):
        words |= learned().abbreviations
        numbers |= learned().before_numbers
    titles = of_own("titles", "own_titles")
    return Abbreviations(
        words=frozenset(words - titles),
        titles=frozenset(titles),
        closing=frozenset(of_all("closing")),
        numbers=frozenset(numbers),
        is_ordinal=own.get("ordinal") is True,
        ordinal_behind=frozenset(of_all("ordinal_behind")),
    )
