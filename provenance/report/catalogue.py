"""The strings of the page, one file a language: `provenance/data/page-en.toml` and its translations.

::

    [page]      strings that stand in the templates as they are
    [say]       sentences with places to fill in: took = "{copy} took {part} from {source} ({sure})."
    [count]     nouns with their number: article = ["{n} article", "{n} articles"]
    [kinds] …   names for the identifiers of the document, by table

What the document itself says (the explanations of evidence, the summaries of pairs) is English and stays so: those are
the program's findings, and a translation of them would be a second set of claims to check. The page says that, and
marks them as English for readers and for programs that read aloud.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from provenance.data.tables import table
from provenance.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LANGUAGES = ("en", "de")
"""Languages of the page; the first is the default, and the one the document's own sentences are in."""


class Catalogue:
    """All strings of one language."""

    def __init__(self, language: str) -> None:
        """Read the catalogue of one of `LANGUAGES`."""
        self.language = language
        self._tables: Mapping[str, Any] = table(f"page-{language}.toml")

    @property
    def page(self) -> Mapping[str, str]:
        """The strings of the templates, by key."""
        strings: Mapping[str, str] = self._tables["page"]
        return strings

    def say(self, key: str, **values: object) -> str:
        """A sentence with its places filled in; what stands in the values is never looked at for places.

        Raises:
            KeyError: there is no such sentence, or a value is missing.
        """
        return str(self._tables["say"][key]).format_map(values)

    def count(self, noun: str, number: int) -> str:
        """A number with its noun: `1 passage`, `1,204 passages`.

        Raises:
            KeyError: there is no such noun.
        """
        one, several = self._tables["count"][noun]
        return str(one if number == 1 else several).format(n=self.integer(number))

    def label(self, names: str, identifier: str) -> str | None:
        """The name of an identifier in one of the tables of names; ``None`` where it has none."""
        label: str | None = self._tables[names].get(identifier)
        return label

    def labels(self, names: str) -> Mapping[str, str]:
        """A whole table of names, in its order."""
        labels: Mapping[str, str] = self._tables[names]
        return labels

    def items(self, name: str) -> Sequence[str]:
        """A list of strings: the months, the words for probabilities."""
        items: Sequence[str] = self._tables["lists"][name]
        return items

    def integer(self, number: int) -> str:
        """A whole number with its thousands apart."""
        return f"{number:,}".replace(",", self._tables["say"]["thousands"])

    def decimal(self, figure: str) -> str:
        """A figure written with a decimal point, as this language writes it."""
        return figure.replace(".", self._tables["say"]["decimal"])


@cache
def catalogue(language: str) -> Catalogue:
    """The catalogue of a language.

    Raises:
        UsageError: there is no catalogue for it.
    """
    known_language(language)
    return Catalogue(language)


def known_language(language: str) -> None:
    """Make sure that the page can be written in a language.

    Raises:
        UsageError: there is no catalogue for it.
    """
    if language not in LANGUAGES:
        raise UsageError(f"The page cannot be written in {language!r}; there are {' and '.join(LANGUAGES)}.")
