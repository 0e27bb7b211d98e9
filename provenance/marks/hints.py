"""Whether a stretch of text can name an agency at all: asked first, because most stretches cannot.

::

    registry: Associated Press · dpa · Press Trust of India · …
                    │                       │
              associated           dpa    trust          one word of every form, the rarest in news English

    “Ferry crews get a pay rise”     none of them: nothing to look for
    “By Ada Quill, Associated Press”  one of them: look closer

Reading names costs a dozen patterns a line; this costs one. It may be wrong in one direction only: a stretch that does
name an agency always holds the word. Scripts without capitals, or without blanks, are always looked at.

Several readers ask about an article's openings, short lines and endings. `Hints` reads those together once: where all
of them hold no form, none does, and where they hold a few, only those few are looked for.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from provenance.data.agencies import in_force
from provenance.data.tables import table
from provenance.data.words import unseen_bits, word_bits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from provenance.data.agencies import Registry
    from provenance.model import Span

_TOKEN = re.compile(r"[^\W_]+")
_OTHER_SCRIPTS = re.compile(r"[\u0370-\u1dff\u2e80-\ufaff]")
_SHORT = 4
"""Letters up to which a word is met as written or in capitals only, as the registry meets acronyms: `spa`, `map`."""
_OPENING = 150
"""Characters of a paragraph in which a dateline without brackets or a byline glued to the text must stand."""
_REMEMBERED = 1024
"""Stretches whose answer is kept: the same `(R-Texas)` stands in one article after the other."""


class _Form(NamedTuple):
    """The words of a form, lower case, and how the longest may be written where it is short; otherwise in any case."""

    words: frozenset[str]
    written: tuple[str, ...] = ()


class _Forms(NamedTuple):
    """Forms by the rarest of their words, and those words: a text is asked for them first."""

    words: frozenset[str]
    by_word: Mapping[str, tuple[_Form, ...]]


class Hints:
    """The question of `hinted`, for the stretches of one article; of any other stretch it is asked anew."""

    __slots__ = ("_answers", "_forms", "_others", "_together")

    def __init__(self, stretches: Iterable[str]) -> None:
        """Read the stretches together."""
        self._together = frozenset(stretches)
        whole = "\n".join(self._together)
        self._forms = _under(_held(whole, _all_forms(in_force())))
        self._others = _in_other_scripts(whole)
        self._answers: dict[str, bool] = {}

    def __call__(self, stretch: str) -> bool:
        """Whether all words of some name of an agency stand in ``stretch``, or its script does not show words."""
        if stretch not in self._together:
            return hinted(stretch)
        if not self._forms.words and not self._others:
            return False
        found = self._answers.get(stretch)
        if found is None:
            found = self._answers[stretch] = self._asked(stretch)
        return found

    def _asked(self, stretch: str) -> bool:
        lower = stretch.lower()
        # First as parts of words, which is quick: most stretches do not hold even that.
        near = any(word in lower for word in self._forms.words) and any(_held(stretch, self._forms))
        return near or (self._others and _in_other_scripts(stretch))


def hinted(text: str) -> bool:
    """Whether all words of some name of an agency in force stand in ``text``, or its script does not show words."""
    return _hinted(text, in_force())


def opening_of(text: str, paragraph: Span) -> str:
    """A paragraph's first characters, which several readers look at."""
    return text[paragraph.start : min(paragraph.end, paragraph.start + _OPENING)]


@lru_cache(maxsize=_REMEMBERED)
def _hinted(text: str, registry: Registry) -> bool:
    return any(_held(text, _all_forms(registry))) or _in_other_scripts(text)


def _in_other_scripts(text: str) -> bool:
    return not text.isascii() and bool(_OTHER_SCRIPTS.search(text))


def _held(text: str, forms: _Forms) -> Iterator[tuple[str, _Form]]:
    """The forms all of whose words stand in ``text``, each with its rarest word."""
    lower = words_of(text.lower())
    for word in forms.words & lower:
        for form in forms.by_word[word]:
            if form.words <= lower and (not form.written or any(_stands(each, text) for each in form.written)):
                yield word, form


def words_of(text: str, word: re.Pattern[str] = _TOKEN) -> set[str]:
    """The different words of a text; a split finds most in a third of the time that a pattern takes.

    Args:
        text: any text.
        word: what a word is: letters and digits in a row at least, no blanks.
    """
    pieces = set(text.split())
    words = set(filter(str.isalnum, pieces))
    words.update(word.findall(" ".join(pieces - words)))
    return words


def _stands(word: str, text: str) -> bool:
    """Whether a word stands in a text as it is written."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum():
            return True
        start = text.find(word, start + 1)
    return False


@lru_cache(maxsize=4)
def _all_forms(registry: Registry) -> _Forms:
    forms = dict.fromkeys(form for agency in registry.agencies for form in (*agency.forms, *agency.domains))
    forms.update(dict.fromkeys(form for forms in table("marks.toml")["unnamed"].values() for form in forms))
    found = dict.fromkeys(found for form in forms for found in _read(form))
    return _under((_rarest(form.words), form) for form in found)


def _rarest(words: frozenset[str]) -> str:
    if len(words) == 1:
        return next(iter(words))
    bits, unseen = word_bits(), unseen_bits()
    return max(words, key=lambda word: (bits.get(word, unseen), len(word), word))


def _read(form: str) -> Iterator[_Form]:
    tokens = _TOKEN.findall(form)
    if not tokens:
        return
    words = frozenset(_TOKEN.findall(form.lower()))
    if max(map(len, tokens)) > _SHORT:
        yield _Form(words)
        return
    word = max(tokens, key=lambda token: (len(token), token))
    titled = word.title() if len(tokens) > 1 else word
    yield _Form(words, tuple(dict.fromkeys((word, word.upper(), titled))))
    if all(len(token) == 1 for token in tokens):  # `A.P.`, which is met as `AP` too
        joined = "".join(tokens)
        yield _Form(frozenset((joined.lower(),)), (joined,))


def _under(found: Iterable[tuple[str, _Form]]) -> _Forms:
    by_word: dict[str, list[_Form]] = {}
    for word, form in found:
        by_word.setdefault(word, []).append(form)
    return _Forms(frozenset(by_word), {word: tuple(each) for word, each in by_word.items()})
