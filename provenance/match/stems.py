"""Words cut to what their forms have in common, so that `elected` and `elects` can be the same fact.

::

    election  elected  elects     ─▶ elect
    выборы    выборов              ─▶ выбор

The stemmers are nltk's, after the Snowball project (Porter 2001, "Snowball: A language for stemming algorithms"), but
for the one that most articles need (`provenance.match.english`). The article's language chooses the stemmer; where it
is not known, the script does: English for Latin letters, Russian for Cyrillic, Arabic for Arabic ones. A wrong stemmer
costs matches and makes none: the same form always has the same stem. A language that nltk has no stemmer for, and
scripts without blanks, whose tokens are characters, keep their forms.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from provenance.match import english

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nltk.stem.snowball import SnowballStemmer

# Language tags (ISO 639-1) and nltk's names of the stemmers for them.
_ALGORITHMS = {
    "ar": "arabic", "da": "danish", "de": "german", "en": "english", "es": "spanish", "fi": "finnish", "fr": "french",
    "hu": "hungarian", "it": "italian", "nb": "norwegian", "nl": "dutch", "nn": "norwegian", "no": "norwegian",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sv": "swedish",
}  # fmt: skip
_BY_SCRIPT = (("english", "a", "\u024f"), ("russian", "\u0400", "\u052f"), ("arabic", "\u0600", "\u06ff"))
_OTHERS = frozenset({"ca", "cs", "el", "eu", "fa", "he", "hi", "hr", "id", "ko", "pl", "sr", "tr", "uk", "vi"})
"""Languages of these scripts for which none of the three is right: a known language is never stemmed as another."""


def stems(words: Sequence[str], language: str | None = None) -> tuple[str, ...]:
    """The stem of each word's normal form; the empty word, a break, stays empty.

    Args:
        words: normal forms of words, as in `Tokens.words`.
        language: the article's language as a tag such as `de` or `pt-BR`, if it is known.
    """
    tag = (language or "").replace("_", "-").split("-")[0].lower()
    if tag in _OTHERS:
        return tuple(words)
    return tuple(map(_table(_ALGORITHMS.get(tag)).__getitem__, words))


class _Stems(dict[str, str]):
    """The stems of the words met so far, by one algorithm, or by that of their script."""

    _MOST = 1 << 17
    """Judgement: some ten megabytes; the words of a few thousand articles."""

    def __init__(self, algorithm: str | None) -> None:
        super().__init__()
        self._algorithm = algorithm

    def __missing__(self, form: str) -> str:
        """Work out a new word's stem."""
        if len(self) >= self._MOST:
            self.clear()
        algorithm = self._algorithm or _of_script(form)
        # A stem is never empty, which would make of a word a break; and a break is stemmed by none.
        stem = self[form] = (_stem(form, algorithm) or form) if algorithm and form else form
        return stem


@cache
def _table(algorithm: str | None) -> _Stems:
    return _Stems(algorithm)


def _of_script(form: str) -> str | None:
    return next((name for name, lowest, highest in _BY_SCRIPT if lowest <= form[:1] <= highest), None)


def _stem(form: str, algorithm: str) -> str:
    return english.stem(form) if algorithm == "english" else str(_stemmer(algorithm).stem(form))


@cache
def _stemmer(algorithm: str) -> SnowballStemmer:
    from nltk.stem.snowball import SnowballStemmer  # noqa: PLC0415 - takes longer than to compare two articles

    return SnowballStemmer(algorithm)
