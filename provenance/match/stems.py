"""Words cut to what their forms have in common, so that `elected` and `elects` can be the same fact.

::

    election  elected  elects     ─▶ elect
    выборы    выборов              ─▶ выбор

The stemmers are nltk's, after the Snowball project (Porter 2001, "Snowball: A language for stemming algorithms"). The
article's language chooses the stemmer; where it is not known, the script does: English for Latin letters, Russian for
Cyrillic, Arabic for Arabic ones. A wrong stemmer costs matches and makes none: the same form always has the same stem.
A language that nltk has no stemmer for, and scripts without blanks, whose tokens are characters, keep their forms.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
    forms = set(words)
    table = {form: form for form in forms}
    if tag in _ALGORITHMS:
        table |= _stemmed(_ALGORITHMS[tag], forms)
    elif tag not in _OTHERS:
        for algorithm, lowest, highest in _BY_SCRIPT:
            table |= _stemmed(algorithm, [form for form in forms if lowest <= form[:1] <= highest])
    return tuple(map(table.__getitem__, words))


def _stemmed(algorithm: str, forms: Iterable[str]) -> dict[str, str]:
    return {form: _stem(algorithm, form) for form in forms if form}


@lru_cache(maxsize=1 << 16)
def _stem(algorithm: str, form: str) -> str:
    # A stem is never empty, which would make of a word a break.
    return str(_stemmer(algorithm).stem(form)) or form


@cache
def _stemmer(algorithm: str) -> SnowballStemmer:
    from nltk.stem.snowball import SnowballStemmer  # noqa: PLC0415 - needed only where two articles are compared

    return SnowballStemmer(algorithm)
