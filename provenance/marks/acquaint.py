"""Attributions to each other: outlets of the set named in articles of the set.

One article alone cannot tell that `the Ostrey Tidings learned` names a newspaper; beside an article of the Ostrey
Tidings it can. So once all outlets are known, every article is read again for their names, beside a word of saying in
any language (`saying`), or in a line of sources.

::

    There will be, the Ostrey Tidings learned: …           attribution   a part
    Source: Ostrey Tidings                                 source line   the text, if it names no other
    This article first appeared in Tidings.                reprint       the text

A set may have thousands of outlets. Their names are found by their first words: one scan of a text tells which of
these it has, and only there is anything compared. So the cost grows with the length of the texts and the places where
names stand, and hardly with the number of names.

A name of one word (`Tidings`, `Lund`) may be a word or a person as well. It counts only where no other capitalised
word stands right in front of it (`Anna Lund said`), and at the head of a sentence only in front of the trade's own
verbs (`Lund reported`). A short one (`Vox`) needs these verbs, or `according to`, anywhere.

Where a longer name of the set stands around one of the registry (`the Tarrow Business Times reports`), it is meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from provenance.data.tables import table
from provenance.data.words import word_bits
from provenance.marks.hints import words_of
from provenance.marks.lines import near_lines
from provenance.marks.notices import reprinted_from
from provenance.marks.phrases import LETTERS
from provenance.marks.saying import front_words, said
from provenance.model import Article, Claim, Mark, Outlet, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

_SHORTEST = 6
"""Letters of a name of one word that is looked for, unless it is an acronym. Of the outlets of `outlets.tsv` that are
called by one word, 33 of the 71 names of up to five letters are among the commonest words of English (`words-en.tsv`),
of the 219 longer ones 38."""
_ACRONYM = 3
"""Letters of an acronym, and of any name, that is looked for: with two it is a state, initials or a unit."""
_RARE = 12.0
"""Bits of a shorter name, as a word of English, from which on it is looked for beside the trade's own verbs and behind
`according to`: one in 4,096 words. Of the 59 such names of `outlets.tsv` all but `Time` and `Open` are."""

_FEW = 100
"""First words of names that are searched for one by one, each at half a microsecond in an article of 3,000 characters;
to cut that into words takes ninety."""

_WORD = re.compile(rf"[{LETTERS}]+")
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_BLANKS = " \t\u00a0"


@dataclass(frozen=True, slots=True)
class _Names:
    """What is looked for: outlets by their names, and the names by their first words, longest first."""

    outlets: Mapping[str, str]
    by_first: Mapping[str, tuple[str, ...]]
    first: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """The names of some outlets, as they are looked for in running text and in lines of sources."""

    running: _Names
    listed: _Names


def acquainted(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles again, each with the attributions to outlets of the others that it holds."""
    names = names_of(article.reading.outlet for article in articles)
    return tuple(with_names(article, names) for article in articles)


def names_of(outlets: Iterable[Outlet | None]) -> Names:
    """The names of outlets; for the same names the same object, whatever the order of the outlets.

    Of two outlets of one name the first one counts.
    """
    known: dict[str, str] = {}
    for outlet in outlets:
        if outlet and outlet.basis != "dateline":
            known.setdefault(_ARTICLE.sub("", outlet.name).strip(), outlet.agency or outlet.name)
    return _named(tuple(sorted(known.items())))


def with_names(article: Article, names: Names) -> Article:
    """The article again, with the attributions to outlets of these names that it holds."""
    return _with(article, _found(article, names.running, names.listed)) if names.listed.outlets else article


@lru_cache(maxsize=16)
def _named(known: tuple[tuple[str, str], ...]) -> Names:
    return Names(_names(known, _is_name), _names(known, _is_name_in_a_line))


def _names(known: Iterable[tuple[str, str]], is_name: Callable[[str], bool]) -> _Names:
    outlets = {name: called for name, called in known if is_name(name)}
    by_first: dict[str, list[str]] = {}
    for name in outlets:
        first = _WORD.match(name)
        if first:
            by_first.setdefault(first.group(), []).append(name)
    return _Names(
        outlets,
        {word: tuple(sorted(each, key=lambda name: (-len(name), name))) for word, each in by_first.items()},
        frozenset(by_first),
    )


def _is_name_in_a_line(name: str) -> bool:
    """Whether a line of sources can name an outlet so: there a short name is a name too (`Source: Vox`)."""
    return len(name) > 1 and _WORD.match(name) is not None and not name[0].islower()


def _is_name(name: str) -> bool:
    """Whether it is safe to look for an outlet by this name alone in running text."""
    if not _WORD.match(name) or name[0].islower() or not any(map(str.isalpha, name)):
        return False
    if not name.isalpha():
        return True
    if len(name) >= (_ACRONYM if name.isupper() and name.isascii() else _SHORTEST):
        return True
    return _is_short(name) and word_bits().get(name.casefold(), _RARE) >= _RARE


def _is_short(name: str) -> bool:
    return name.isascii() and not name.isupper() and _ACRONYM <= len(name) < _SHORTEST


def _with(article: Article, found: Iterable[Mark]) -> Article:
    found = tuple(found)
    if not found:
        return article
    known = tuple(each for each in article.reading.marks if not any(_is_part(each, mark) for mark in found))
    covered = bytearray(len(article.text))
    for mark in known:
        covered[mark.span.start : mark.span.end] = b"\1" * len(mark.span)
    new = [mark for mark in found if not any(covered[mark.span.start : mark.span.end])]
    if not new:
        return article
    marks = tuple(sorted([*known, *new], key=lambda mark: (mark.span, mark.kind, mark.agency)))
    return replace(article, reading=replace(article.reading, marks=marks))


def _is_part(known: Mark, found: Mark) -> bool:
    """Whether a mark holds the end of a longer name: `Business Times reports` of `Tarrow Business Times reports`."""
    return (
        known.kind == found.kind == "attribution"
        and found.span.start < known.span.start
        and known.span.end == found.span.end
        and known.agency != found.agency
    )


def _found(article: Article, names: _Names, listed: _Names) -> Iterator[Mark]:
    text = article.text
    begun = _begun(text, listed.first)
    if not begun:
        return
    present = names.first & begun
    read = bytearray(len(text))
    for line, marks in _in_lines(article, listed):
        read[line.start : line.end] = b"\1" * len(line)
        yield from marks
    for region in article.layout.body:
        position = region.start
        for start, name in _places(text, region, names, present):
            if start < position:
                continue
            around = said(text, start, start + len(name), position, region.end)
            if around is None or any(read[around.start : around.end]):
                continue
            if name.isalpha() and not _alone(text, start, around.proof):
                continue
            if name.isalpha() and _is_short(name) and around.proof not in ("reports", "by"):
                continue
            yield Mark("attribution", names.outlets[name], Span(around.start, around.end), "part")
            position = around.end


def _in_lines(article: Article, listed: _Names) -> Iterator[tuple[Span, list[Mark]]]:
    """The lines that say whose the text is, each with what it names."""
    for line in near_lines(article.text, article.layout):
        found = [*_reprints(line.span, line.text, listed)]
        listing = _sources().match(line.text)
        if listing:
            found += _source_line(line.span, line.text, listed)
        if listing or found:
            yield line.span, found


def _begun(text: str, first: frozenset[str]) -> frozenset[str]:
    """Which of the first words of names a text has."""
    # To search for some words is faster than to learn all that a text has.
    if len(first) <= _FEW and not any(map(text.__contains__, first)):
        return frozenset()
    return first & words_of(text, _WORD)


def _source_line(span: Span, written: str, names: _Names) -> Iterator[Mark]:
    listed: dict[str, int] = {}
    line = Span(0, len(written))
    for start, name in _places(written, line, names, names.first.intersection(_WORD.findall(written))):
        listed.setdefault(name, start)
    for name, start in listed.items():
        end = start + len(name)
        # Only a name that is all the line names is the source of the whole text.
        alone = _sources().fullmatch(_ARTICLE_BEHIND.sub("", written[:start])) and not written[end:].strip(" .)]")
        claims: Claim = "text" if alone else "part"
        yield Mark("source_line", names.outlets[name], Span(span.start + start, span.start + end), claims)


def _reprints(span: Span, written: str, names: _Names) -> Iterator[Mark]:
    """`This article first appeared in Vox.`: of a name of one word only the set can tell that it is no city's."""
    for name, start, end in reprinted_from(written):
        outlet = names.outlets.get(_ARTICLE.sub("", name))
        if outlet:
            yield Mark("reprint", outlet, Span(span.start + start, span.start + end), "text")


_ARTICLE_BEHIND = re.compile(r"\bthe $", re.IGNORECASE)


def _places(text: str, region: Span, names: _Names, words: Iterable[str]) -> list[tuple[int, str]]:
    """Where names stand, the longest at each place, in order; of names inside each other the first."""
    found: list[tuple[int, str]] = []
    for word in words:
        start = text.find(word, region.start, region.end)
        while start >= 0:
            if not (start > region.start and text[start - 1].isalnum()):
                name = next((each for each in names.by_first[word] if _stands(text, start, each, region.end)), None)
                if name:
                    found.append((start, name))
            start = text.find(word, start + len(word), region.end)
    found.sort()
    kept: list[tuple[int, str]] = []
    for start, name in found:
        if not kept or start >= kept[-1][0] + len(kept[-1][1]):
            kept.append((start, name))
    return kept


def _stands(text: str, start: int, name: str, high: int) -> bool:
    end = start + len(name)
    return end <= high and text.startswith(name, start) and not text[end : end + 1].isalnum()


def _alone(text: str, start: int, proof: str) -> bool:
    """Whether a name of one word is no part of a longer one, and no word that a sentence begins with."""
    before = text[max(0, start - 60) : start]
    if before and before[-1] in _BLANKS:
        words = before.split()
        last = words[-1] if words else ""
        if last[:1].isupper() and last[-1].isalnum() and last.casefold() not in front_words():
            return False
    bare = before.rstrip()
    begins = not bare or bare[-1] in ".!?:…" or "\n" in before[len(bare) :]
    return not begins or proof == "reports"


@cache
def _sources() -> re.Pattern[str]:
    words = "|".join(sorted(table("marks.toml")["credits"]["sources"], key=lambda word: (-len(word), word)))
    return re.compile(rf"[(\[（]?\s*(?:{words})\s*[:：]\s*", re.IGNORECASE)
