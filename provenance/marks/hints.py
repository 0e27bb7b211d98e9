"""Whether a stretch of text can name an agency at all: asked first, because most stretches cannot.

::

    registry: Associated Press · dpa · Press Trust of India · …
                    │                       │
              associated           dpa    trust          one word of every form, the longest

    “Ferry crews get a pay rise”     none of them: nothing to look for
    “By Ada Quill, Associated Press”  one of them: look closer

Reading names costs a dozen patterns a line; this costs one. It may be wrong in one direction only: a stretch that does
name an agency always holds the word. Scripts without capitals, or without blanks, are always looked at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from provenance.data.agencies import in_force
from provenance.data.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from provenance.data.agencies import Registry
    from provenance.model import Span

_TOKEN = re.compile(r"[^\W_]+")
_OTHER_SCRIPTS = re.compile(r"[\u0370-\u1dff\u2e80-\ufaff]")
_SHORT = 4
"""Letters up to which a word is met as written or in capitals only, as the registry meets acronyms: `spa`, `map`."""


_OPENING = 150
"""Characters of a paragraph in which a dateline without brackets or a byline glued to the text must stand."""
_REMEMBERED = 1024
"""Stretches whose answer is kept: several readers ask of the same lines, one after the other."""


@dataclass(frozen=True, slots=True)
class _Forms:
    """The words of every form, lower case, under the longest of them: short ones as they may be written."""

    short: dict[str, tuple[frozenset[str], ...]]
    long: dict[str, tuple[frozenset[str], ...]]


def hinted(text: str) -> bool:
    """Whether all words of some name of an agency in force stand in ``text``, or its script does not show words."""
    return _hinted(text, in_force())


def hinted_opening(text: str, paragraph: Span) -> bool:
    """The same of a paragraph's first characters, which several readers look at: one question, remembered for all."""
    return hinted(text[paragraph.start : min(paragraph.end, paragraph.start + _OPENING)])


def hinted_openings(text: str, paragraphs: Sequence[Span]) -> list[bool]:
    """The same for each of several paragraphs."""
    return hinted_each([text[each.start : min(each.end, each.start + _OPENING)] for each in paragraphs])


def hinted_each(texts: Sequence[str]) -> list[bool]:
    """The same for each of several stretches, which together are read but once where none of them holds a name."""
    whole = "\n".join(texts)
    forms = tuple(_held(whole, _forms(in_force())))
    if not forms and (whole.isascii() or not _OTHER_SCRIPTS.search(whole)):
        return [False] * len(texts)
    return [_all_in(text.lower(), forms) and hinted(text) for text in texts]


def _all_in(lower: str, forms: Iterable[frozenset[str]]) -> bool:
    """Whether a stretch may hold one of the forms: as parts of words, which is quick, or in another script."""
    return any(all(word in lower for word in words) for words in forms) or not lower.isascii()


@lru_cache(maxsize=_REMEMBERED)
def _hinted(text: str, registry: Registry) -> bool:
    found = next(iter(_held(text, _forms(registry))), None)
    return found is not None or (not text.isascii() and bool(_OTHER_SCRIPTS.search(text)))


def _held(text: str, forms: _Forms) -> Iterator[frozenset[str]]:
    """The forms all of whose words stand in ``text``."""
    tokens = set(_TOKEN.findall(text))
    lower = set(map(str.lower, tokens))
    for word in forms.long.keys() & lower:
        yield from (words for words in forms.long[word] if words <= lower)
    for word in forms.short.keys() & tokens:
        yield from (words for words in forms.short[word] if words <= lower)


@lru_cache(maxsize=4)
def _forms(registry: Registry) -> _Forms:
    short: dict[str, set[frozenset[str]]] = {}
    long: dict[str, set[frozenset[str]]] = {}
    forms = [form for agency in registry.agencies for form in (*agency.forms, *agency.domains)]
    forms.extend(form for forms in table("marks.toml")["unnamed"].values() for form in forms)
    for form in forms:
        tokens = _TOKEN.findall(form)
        if not tokens:
            continue
        word = max(tokens, key=lambda token: (len(token), token))
        words = frozenset(token.lower() for token in tokens)
        if len(word) > _SHORT:
            long.setdefault(word.lower(), set()).add(words)
            continue
        for written in (word, word.upper(), word.title() if len(tokens) > 1 else word):
            short.setdefault(written, set()).add(words)
        if all(len(token) == 1 for token in tokens):  # `A.P.`, which is met as `AP` too
            short.setdefault("".join(tokens), set()).add(frozenset(("".join(tokens).lower(),)))
    return _Forms(_ordered(short), _ordered(long))


def _ordered(found: dict[str, set[frozenset[str]]]) -> dict[str, tuple[frozenset[str], ...]]:
    return {word: tuple(sorted(each, key=sorted)) for word, each in found.items()}
