"""From files to numbers: the words of a corpus as prints, its sampled runs as keys, its articles as columns.

::

    file ─▶ pieces of 4 MB ─▶ texts ─▶ words ─▶ runs ─▶ sample ─▶ keys        each piece here or in another process
                                          └─▶ prints: two bytes a word

Departure: a corpus whose records have no ids is read once more to count its lines, which name its articles.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

import numpy as np

from provenance.errors import UsageError
from provenance.scan.arrays import Growing
from provenance.scan.corpus import Located, stem_of
from provenance.scan.hashes import prints_of, run_hashes
from provenance.scan.keys import Keys, packed
from provenance.scan.runs import sampled
from provenance.scan.seeds import Articles
from provenance.scan.tasks import Processes
from provenance.scan.words import Reader, pieces

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray

    from provenance.errors import InputError
    from provenance.scan.arrays import Hashes, Places, Prints
    from provenance.scan.corpus import Chunk, Corpus
    from provenance.scan.engines import Told

_CHUNK = 1 << 22
"""Bytes of a file that one process reads at a time: a tenth of a second."""


@dataclass(frozen=True, slots=True)
class Read:
    """What is kept of a corpus once it has been read: one entry an article."""

    names: list[str]
    outlets: list[str | None]
    published: list[str | None]
    places: Located
    articles: Articles
    prints: Growing
    keys: Keys
    characters: Places


def read(
    corpus: Corpus,
    folder: Path,
    memory: int,
    *,
    skipped: Callable[[InputError], None],
    told: Told,
    processes: Processes | None = None,
    meanwhile: Callable[[], object] | None = None,
) -> Read:
    """Read a corpus: its words as numbers, and the sampled runs.

    Args:
        corpus: what to read.
        folder: where files may be put for the time of the scan.
        memory: bytes that the keys may take before they go to files.
        skipped: told of what cannot be read.
        told: told of the progress.
        processes: who reads; nobody but this process, if it is not said.
        meanwhile: called while others read.

    Raises:
        UsageError: there is more text than a compressed file of its size can be thought to hold.
    """
    size = corpus.size
    keys = Keys(max(16, int(corpus.most_bytes // 2 + 64).bit_length()), folder, memory)
    kept = _Kept(corpus)
    base = done = 0
    chunks = list(corpus.chunks(_CHUNK))
    parts = (processes or Processes(1)).results(
        partial(read_part, corpus, keys.place_bits), chunks, meanwhile=meanwhile
    )
    for chunk, part in zip(chunks, parts, strict=True):
        if part.errors:
            for _ in corpus.of_chunk(chunk, skipped, kept.lines_before(chunk)):
                pass
        if (base + part.prints.size) >> keys.place_bits:
            raise UsageError(f"{corpus.files[chunk.file]} unpacks to more than thirty times its size; unpack it first.")
        keys.add(part.keys + np.uint64(base))
        kept.add(part, chunk)
        base += part.prints.size
        done += chunk.size
        told("Reading", done, size)
    return kept.finished(keys)


@dataclass(frozen=True, slots=True)
class Part:
    """What is read of a piece of a corpus: of its articles, of its words, and its sampled runs."""

    names: list[str]
    houses: list[str | None]
    outlets: list[str | None]
    published: list[str | None]
    lines: list[int]
    """Of articles that go by the number of their line, that; 0 of others."""
    numbers: Places
    """A row each: first byte, bytes, characters, words, and runs that were kept."""
    prints: Prints
    keys: Hashes
    """With places counted from the beginning of the piece."""
    errors: int
    """How many articles could not be read."""


def read_part(corpus: Corpus, place_bits: int, chunk: Chunk) -> Part:
    """Read a piece of a corpus.

    Args:
        corpus: of which it is one.
        place_bits: how many bits of a key its place takes.
        chunk: the piece.
    """
    own = reader()
    names: list[str] = []
    houses: list[str | None] = []
    outlets: list[str | None] = []
    published: list[str | None] = []
    lines: list[int] = []
    errors: list[InputError] = []
    numbers: list[Places] = [np.zeros((5, 0), np.int64)]
    prints, keys = [np.zeros(0, np.uint16)], [np.zeros(0, np.uint64)]
    base = 0
    for batch in pieces(corpus.of_chunk(chunk, errors.append), lambda each: each.text):
        words = own.read([each.text for each in batch])
        hashes = run_hashes(words.hashes, words.bounds)
        kept = sampled(hashes, words.bounds)
        keys.append(packed(hashes.take(kept), kept + base, place_bits))
        prints.append(prints_of(words.hashes))
        names += [each.name for each in batch]
        houses += [each.house for each in batch]
        outlets += [each.outlet for each in batch]
        published += [each.published for each in batch]
        lines += [each.line for each in batch]
        row = np.empty((5, len(batch)), np.int64)
        row[0] = [each.place.start for each in batch]
        row[1] = [each.place.length for each in batch]
        row[2] = [len(each.text) for each in batch]
        row[3] = np.diff(words.bounds)
        row[4] = np.diff(np.searchsorted(kept, words.bounds))
        numbers.append(row)
        base += words.hashes.size
    return Part(
        names,
        houses,
        outlets,
        published,
        lines,
        np.concatenate(numbers, axis=1),
        np.concatenate(prints),
        np.concatenate(keys),
        len(errors),
    )


_MOST_SAME = 1 << 16
"""Judgement: some megabytes; more different outlets and dates than that are not worth it."""


@cache
def reader() -> Reader:
    """This process's reader, with all that it has learnt."""
    return Reader()


class _Kept:
    """What is kept of each piece."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._counted = (0, 0, 0)
        """In which file how many lines are in front of which byte."""
        self._names: dict[str, None] = {}
        self._houses: dict[str, int] = {}
        self._codes: list[int] = []
        self._outlets: list[str | None] = []
        self._published: list[str | None] = []
        self._same: dict[str | None, str | None] = {}
        self._files: list[NDArray[np.int32]] = [np.zeros(0, np.int32)]
        self._numbers: list[Places] = [np.zeros((5, 0), np.int64)]
        self._prints = Growing(np.uint16)

    def lines_before(self, chunk: Chunk) -> int:
        """How many lines of its file are in front of a piece; they are counted only if somebody asks."""
        file, start, count = self._counted
        if file != chunk.file:
            start = count = 0
        count += self._corpus.lines(chunk.file, start, chunk.start) if chunk.start else 0
        self._counted = (chunk.file, chunk.start, count)
        return count

    def add(self, part: Part, chunk: Chunk) -> None:
        """One more piece."""
        names = part.names
        if chunk.start and any(part.lines):
            stem, before = stem_of(self._corpus.files[chunk.file]), self.lines_before(chunk)
            names = [f"{stem}-{before + line}" if line else name for name, line in zip(names, part.lines, strict=True)]
        for name in names:
            own, number = name, 1
            while own in self._names:  # two records with one id
                number += 1
                own = f"{name}~{number}"
            self._names[own] = None
        houses = self._houses
        self._codes += [-1 if each is None else houses.setdefault(each, len(houses)) for each in part.houses]
        # The same text is held once, however often it is met.
        if len(self._same) > _MOST_SAME:
            self._same.clear()
        same = self._same.setdefault
        self._outlets += [same(each, each) for each in part.outlets]
        self._published += [same(each, each) for each in part.published]
        self._files.append(np.full(len(names), chunk.file, dtype=np.int32))
        self._numbers.append(part.numbers)
        self._prints.add(part.prints)

    def finished(self, keys: Keys) -> Read:
        """All of it."""
        starts, lengths, characters, sizes, kept = np.concatenate(self._numbers, axis=1)
        bounds = np.zeros(sizes.size + 1, np.int64)
        np.cumsum(sizes, out=bounds[1:])
        return Read(
            list(self._names),
            self._outlets,
            self._published,
            Located(np.concatenate(self._files), starts, lengths),
            Articles(bounds, np.array(self._codes, dtype=np.int64), kept),
            self._prints,
            keys,
            characters,
        )
