"""A corpus with planted reuse, and what is true of it: which articles, which characters.

::

    verbatim   the whole text of another article, to the letter
    light      a word in fifty is another one; the first sentence is left out
    partial    one to three paragraphs of another article within an article of its own
    heavy      a word in ten is replaced, dropped or added; sentences are left out, two paragraphs change places
    wire       one story in 300 articles of all outlets (in small corpora in a twentieth), each lightly edited

Besides, each outlet prints its own notice below a third of its articles, which is no reuse.

Departure: an edit puts in words drawn like all others, so an edited text means nothing, as all text here.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING, Literal, TypeAlias

from planted.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Kind: TypeAlias = Literal["verbatim", "light", "partial", "heavy", "wire"]
Paragraphs: TypeAlias = "list[list[list[str]]]"
_Numbered: TypeAlias = "list[list[tuple[int, list[str]]]]"
"""Paragraphs of sentences, each with its number in the source, or −1."""

_KINDS: tuple[Kind, ...] = ("verbatim", "light", "partial", "heavy")
_SHARE = 0.01
"""Copies of each kind, of all articles."""
_WIRE = 300
_OUTLETS = 60
_PER_OUTLET = 150
"""Articles of an outlet at least, so that its notice can be known for one."""
_PART = 25
"""Words of a paragraph that is taken over alone; of a shorter one the next is taken too."""
_NOTICE = 1 / 3


@dataclass(frozen=True, slots=True)
class Shared:
    """Characters of the source and of the copy that are one text."""

    source: tuple[int, int]
    copy: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Planted:
    """One copy: of whom, how, and which characters."""

    source: str
    copy: str
    kind: Kind
    shared: tuple[Shared, ...]


@dataclass(slots=True)
class _Text:
    """A text as it is put together, with the place of each sentence that has a number."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    places: dict[int, tuple[int, int]] = field(default_factory=dict)

    def add(self, paragraph: list[tuple[int, str]]) -> None:
        """One paragraph of numbered sentences; number −1 is of no interest."""
        if self.pieces:
            self._write("\n\n")
        for at, (number, sentence) in enumerate(paragraph):
            if at:
                self._write(" ")
            if number >= 0:
                self.places[number] = (self.length, self.length + len(sentence))
            self._write(sentence)

    def _write(self, piece: str) -> None:
        self.pieces.append(piece)
        self.length += len(piece)

    def __str__(self) -> str:
        return "".join(self.pieces)


def written(count: int, path: Path, seed: int = 1) -> list[Planted]:
    """Write a corpus of ``count`` articles as JSON Lines (gzipped if the name says so), and what is true of it.

    The truth is written beside it (`.truth.json`) and returned.
    """
    truth: list[Planted] = []
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "wt", encoding="utf-8") as file:
        _write(count, seed, file, truth)
    with path.with_suffix(".truth.json").open("w", encoding="utf-8") as file:
        json.dump([[p.source, p.copy, p.kind, [[*each.source, *each.copy] for each in p.shared]] for p in truth], file)
    return truth


def made(path: Path) -> list[Planted]:
    """What is true of a corpus that `written` wrote."""
    with path.with_suffix(".truth.json").open(encoding="utf-8") as file:
        return [
            Planted(source, copy, kind, tuple(Shared((a, b), (c, d)) for a, b, c, d in shared))
            for source, copy, kind, shared in json.load(file)
        ]


def _write(count: int, seed: int, file: IO[str], truth: list[Planted]) -> None:
    words = Words(seed)
    rng = words.random
    houses = max(3, min(_OUTLETS, count // _PER_OUTLET))
    outlets = [f"{words.name()} {rng.choice(['Courier', 'Tribune', 'Post', 'Herald', 'Star'])}" for _ in range(houses)]
    notices = [" ".join(words.sentence(rng.randint(20, 40), [name])) for name in outlets]
    wire = min(_WIRE, count // 20)
    copies: dict[int, tuple[Kind, int]] = {}
    each_kind = max(1, round(count * _SHARE))
    places = iter(rng.sample(range(1, count), min(count - 1, 8 * each_kind + wire)))
    sources: set[int] = set()
    for kind in _KINDS:
        for _ in range(each_kind):
            one, other = sorted((next(places), next(places)))
            sources.add(one)
            copies[other] = (kind, one)
    if wire > 1:
        first, *others = sorted(next(places) for _ in range(wire))
        sources.add(first)
        copies |= dict.fromkeys(others, ("wire", first))
    kept: dict[int, tuple[Paragraphs, _Text]] = {}
    for number in range(count):
        day = 1 + number * 300 // count
        outlet = rng.randrange(houses)
        if number in copies:
            kind, source = copies[number]
            text = _copied(words, kind, *kept[source], name=(f"a{source:07d}", f"a{number:07d}"), truth=truth)
        else:
            paragraphs = words.paragraphs(min(2000, int(rng.lognormvariate(5.95, 0.5)) + 40))
            text = _plain(paragraphs)
            if number in sources:
                kept[number] = paragraphs, text
        if rng.random() < _NOTICE:
            text.add([(-1, notices[outlet])])
        record = {
            "id": f"a{number:07d}",
            "outlet": outlets[outlet],
            "date": f"2019-{1 + day // 28:02d}-{1 + day % 28:02d}",
            "text": str(text),
        }
        file.write(json.dumps(record, ensure_ascii=False) + "\n")


def _plain(paragraphs: Paragraphs) -> _Text:
    text, number = _Text(), 0
    for paragraph in paragraphs:
        numbered = []
        for sentence in paragraph:
            numbered.append((number, " ".join(sentence)))
            number += 1
        text.add(numbered)
    return text


def _copied(
    words: Words, kind: Kind, paragraphs: Paragraphs, source: _Text, *, name: tuple[str, str], truth: list[Planted]
) -> _Text:
    numbered: _Numbered = []
    number = 0
    for paragraph in paragraphs:
        numbered.append([(number + at, sentence) for at, sentence in enumerate(paragraph)])
        number += len(paragraph)
    text = _Text()
    for taken in _MAKE[kind](words, numbered):
        if taken:
            text.add([(each, " ".join(sentence)) for each, sentence in taken])
    shared = tuple(_joined(source, text))
    if shared:
        truth.append(Planted(*name, kind, shared))
    return text


def _verbatim(_: Words, numbered: _Numbered) -> _Numbered:
    return numbered


def _light(words: Words, numbered: _Numbered) -> _Numbered:
    first, *rest = numbered
    return [[(n, _edited(words, each, 0.02)) for n, each in paragraph] for paragraph in (first[1:], *rest)]


def _partial(words: Words, numbered: _Numbered) -> _Numbered:
    rng = words.random
    many = rng.randint(1, min(3, len(numbered)))
    start = rng.randrange(len(numbered) - many + 1)
    while sum(len(each) for _, each in numbered[start]) < _PART and start + many < len(numbered):
        many += 1
    own = [[(-1, each) for each in paragraph] for paragraph in words.paragraphs(250)]
    cut = rng.randrange(len(own) + 1)
    return [*own[:cut], *numbered[start : start + many], *own[cut:]]


def _heavy(words: Words, numbered: _Numbered) -> _Numbered:
    rng = words.random
    kept = [[each for each in paragraph if rng.random() > 0.15] for paragraph in numbered]
    kept = [[(n, _edited(words, each, 0.1)) for n, each in paragraph] for paragraph in kept]
    if len(kept) > 3:
        at = rng.randrange(len(kept) - 1)
        kept[at], kept[at + 1] = kept[at + 1], kept[at]
    return kept


_MAKE: dict[Kind, Callable[[Words, _Numbered], _Numbered]] = {
    "verbatim": _verbatim,
    "light": _light,
    "partial": _partial,
    "heavy": _heavy,
    "wire": _light,
}


def _joined(source: _Text, copy: _Text) -> Iterator[Shared]:
    """The sentences that both have, those side by side on both sides as one stretch."""
    last: Shared | None = None
    for number, (start, end) in sorted(copy.places.items(), key=lambda each: each[1]):
        here = Shared(source.places[number], (start, end))
        if last and 0 <= here.source[0] - last.source[1] <= 2 and 0 <= start - last.copy[1] <= 2:
            last = Shared((last.source[0], here.source[1]), (last.copy[0], end))
            continue
        if last:
            yield last
        last = here
    if last:
        yield last


def _edited(words: Words, sentence: list[str], share: float) -> list[str]:
    found: list[str] = []
    for word in sentence:
        chance = words.random.random()
        if chance > share:
            found.append(word)
        elif chance < share / 3:
            found += [word, words.word()]
        elif chance < share * 2 / 3:
            found.append(words.word())
    return found or sentence
