"""The embedded engine: from files to passages, on one machine.

::

    texts ─▶ words ─▶ runs ─▶ sample ─▶ keys         64 KB and more at once, each batch by itself
                                          │
    keys, sorted ─▶ seeds ─▶ verified ─▶ chains      by numbers alone; no text is held
                                          │
    matched texts, read again ─▶ passages            exact, to the character

Memory holds two bytes for each word of the corpus and the keys, the latter in files where they are too many.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

import numpy as np

from provenance.data.words import unseen_bits, word_bits
from provenance.errors import UsageError
from provenance.match.runs import RUN
from provenance.scan.chains import Chains, chains
from provenance.scan.corpus import Place
from provenance.scan.keys import Keys
from provenance.scan.passages import Found, Text, passages
from provenance.scan.runs import WINDOW, run_hashes, sampled
from provenance.scan.seeds import Articles, Notices, Seeds, often_shared, repeated, seeds, verified, versions
from provenance.scan.tasks import results
from provenance.scan.vocabulary import Vocabulary
from provenance.scan.words import PIECE, Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from provenance.errors import InputError
    from provenance.scan.arrays import Flags, Hashes, Places, Prints, Worth
    from provenance.scan.corpus import Chunk, Corpus, Record
    from provenance.scan.engines import Notice, Told

WORDS = 8
"""The same words in a row that begin a passage: `passage_words` of alignment, and what no sample can miss."""
_CHUNK = 1 << 23
"""Bytes of a file that one process reads at a time: a fifth of a second."""
_NO_PLACES = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Read:
    """What is kept of a corpus once it has been read: one entry an article."""

    names: list[str]
    outlets: list[str | None]
    published: list[str | None]
    places: list[Place]
    articles: Articles
    prints: Prints
    keys: Keys
    characters: Places


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles by their numbers, the one that comes first in the corpus first, and what they share."""

    a: int
    b: int
    passages: tuple[Found, ...]


def read(
    corpus: Corpus,
    folder: Path,
    memory: int,
    *,
    skipped: Callable[[InputError], None],
    told: Told,
    workers: int = 1,
) -> Read:
    """Read a corpus: its words as numbers, and the sampled runs.

    Args:
        corpus: what to read.
        folder: where files may be put for the time of the scan.
        memory: bytes that the keys may take before they go to files.
        skipped: told of what cannot be read.
        told: told of the progress.
        workers: processes.

    Raises:
        UsageError: there is more text than a compressed file of its size can be thought to hold.
    """
    size = corpus.size
    keys = Keys(max(16, int(corpus.most_bytes // 2 + 64).bit_length()), folder, memory)
    kept = _Kept()
    base = done = 0
    chunks = list(corpus.chunks(_CHUNK))
    for chunk, part in zip(chunks, _parts(corpus, chunks, workers), strict=True):
        for error in part.errors:
            skipped(error)
        if (base + part.prints.size) >> keys.place_bits:
            raise UsageError(f"{corpus.files[chunk.file]} unpacks to more than thirty times its size; unpack it first.")
        keys.add(part.hashes, part.places + base)
        kept.add(part)
        base += part.prints.size
        done += chunk.size
        told("Reading", done, size)
    return kept.finished(keys)


@dataclass(frozen=True, slots=True)
class Part:
    """What is read of a piece of a corpus: of its articles, of its words, and its sampled runs."""

    records: list[tuple[str, str | None, str | None, str | None, Place, int]]
    """Id, house, outlet, date, place, characters."""
    sizes: Places
    sampled: Places
    prints: Prints
    hashes: Hashes
    places: Places
    errors: list[InputError]


def read_part(corpus: Corpus, chunk: Chunk) -> Part:
    """Read a piece of a corpus."""
    reader = _reader()
    records: list[tuple[str, str | None, str | None, str | None, Place, int]] = []
    errors: list[InputError] = []
    sizes, counts, where = [_NO_PLACES], [_NO_PLACES], [_NO_PLACES]
    prints, kept = [np.zeros(0, np.uint16)], [np.zeros(0, np.uint64)]
    base = 0
    for batch in _batches(corpus.of_chunk(chunk, errors.append)):
        words = reader.read([record.text for record in batch])
        powers = reader.vocabulary.powers_of(words.rows)
        hashes = run_hashes(powers, words.bounds)
        places = sampled(hashes, words.bounds)
        kept.append(hashes[places])
        where.append(places + base)
        prints.append((powers[:, 3] & np.uint64(0xFFFF)).astype(np.uint16))
        sizes.append(np.diff(words.bounds))
        counts.append(np.diff(np.searchsorted(places, words.bounds)))
        records += [(each.name, each.house, each.outlet, each.published, each.place, len(each.text)) for each in batch]
        base += words.rows.size
    return Part(
        records,
        np.concatenate(sizes),
        np.concatenate(counts),
        np.concatenate(prints),
        np.concatenate(kept),
        np.concatenate(where),
        errors,
    )


def _parts(corpus: Corpus, chunks: Sequence[Chunk], workers: int) -> Iterator[Part]:
    """All pieces, in order, read here or by several processes."""
    if workers > 1 and len(chunks) > 1:
        # A process that is forked has all that is imported here, at once; it calls nothing that runs threads.
        yield from results(partial(read_part, corpus), chunks, workers, fork=True)
    else:
        yield from (read_part(corpus, chunk) for chunk in chunks)


@cache
def _reader() -> Reader:
    """This process's reader, with all words that it has learnt."""
    return Reader(Vocabulary())


class _Kept:
    """What is kept of each piece."""

    def __init__(self) -> None:
        self.names: dict[str, int] = {}
        self.houses: list[str | None] = []
        self.outlets: list[str | None] = []
        self.published: list[str | None] = []
        self.places: list[Place] = []
        self.characters: list[int] = []
        self.prints: list[Prints] = []
        self.sizes: list[Places] = []
        self.sampled: list[Places] = []

    def add(self, part: Part) -> None:
        """One more piece."""
        for name, house, outlet, published, place, size in part.records:
            own, number = name, 1
            while own in self.names:  # two records with one id
                number += 1
                own = f"{name}~{number}"
            self.names[own] = len(self.names)
            self.houses.append(house)
            self.outlets.append(outlet)
            self.published.append(published)
            self.places.append(place)
            self.characters.append(size)
        self.prints.append(part.prints)
        self.sizes.append(part.sizes)
        self.sampled.append(part.sampled)

    def finished(self, keys: Keys) -> Read:
        """All of it."""
        numbers: dict[str, int] = {}
        codes = [-1 if house is None else numbers.setdefault(house, len(numbers)) for house in self.houses]
        sizes = np.concatenate([np.zeros(1, np.int64), *self.sizes])
        articles = Articles(
            np.cumsum(sizes), np.array(codes, dtype=np.int64), np.concatenate([_NO_PLACES, *self.sampled])
        )
        prints = np.concatenate([np.zeros(0, np.uint16), *self.prints])
        self.prints.clear()
        return Read(
            list(self.names),
            self.outlets,
            self.published,
            self.places,
            articles,
            prints,
            keys,
            np.array(self.characters, dtype=np.int64),
        )


def _batches(records: Iterable[Record]) -> Iterator[list[Record]]:
    batch: list[Record] = []
    size = 0
    for record in records:
        batch.append(record)
        size += len(record.text)
        if size >= PIECE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def candidates(found: Read, told: Told) -> tuple[Chains, Notices]:
    """The chains of all pairs, and the runs that are a notice of their outlet."""
    articles, bits = found.articles, found.keys.place_bits
    if not articles.sampled.size:
        return chains(_no_seeds(), np.zeros(0, np.bool_), WORDS), Notices.joined(())
    shared = np.zeros(articles.sampled.size, dtype=np.int64)
    # What stands in several places is a small part of a bucket; all of these together are held, the keys are not.
    among = [repeated(keys, bits, articles, found.prints) for keys in found.keys.buckets()]
    for runs in among:
        shared += often_shared(runs, articles)
    apart = versions(shared, articles)
    kept: list[Seeds] = []
    flags: list[Flags] = []
    parts: list[Notices] = []
    for number, runs in enumerate(among):
        new, noticed = seeds(runs, articles, apart)
        new, long = verified(new, found.prints, articles, WORDS)
        kept.append(new)
        flags.append(long)
        parts.append(noticed)
        told("Matching", number, len(among))
    every = Seeds(
        np.concatenate([each.a for each in kept]),
        np.concatenate([each.b for each in kept]),
        np.concatenate([each.a_article for each in kept]),
        np.concatenate([each.b_article for each in kept]),
    )
    return chains(every, np.concatenate(flags), WORDS), Notices.joined(parts)


def _no_seeds() -> Seeds:
    nothing = np.zeros(0, dtype=np.int64)
    return Seeds(nothing, nothing, nothing, nothing)


def exact(corpus: Corpus, found: Read, regions: Chains, notices: Notices, told: Told) -> list[Pair]:
    """The pairs that share passages, by the numbers of their articles."""
    matched = np.unique(np.concatenate([regions.a_article, regions.b_article]))
    texts = _texts(corpus, found, matched.tolist(), notices, told)
    outlets = found.articles.outlets.tolist()
    firsts = found.articles.bounds
    windows: dict[tuple[int, int], list[tuple[int, int, int, int]]] = {}
    a_base, b_base = firsts[regions.a_article], firsts[regions.b_article]
    for a, b, *window in zip(
        regions.a_article.tolist(),
        regions.b_article.tolist(),
        (regions.a_start - a_base).tolist(),
        (regions.a_end - a_base).tolist(),
        (regions.b_start - b_base).tolist(),
        (regions.b_end - b_base).tolist(),
        strict=True,
    ):
        windows.setdefault((a, b), []).append((window[0], window[1], window[2], window[3]))
    pairs: list[Pair] = []
    for number, ((a, b), regions_of) in enumerate(windows.items()):
        shared = passages(texts[a], texts[b], regions_of, one_house=outlets[a] == outlets[b] >= 0)
        if shared:
            pairs.append(Pair(a, b, shared))
        if not number % 1024:
            told("Aligning", number, len(windows))
    return pairs


def _texts(corpus: Corpus, found: Read, numbers: Sequence[int], notices: Notices, told: Told) -> dict[int, Text]:
    """Articles read again, with their words and what these are worth."""
    by_name = {found.names[number]: number for number in numbers}
    reader = _reader()
    bits = _Bits(reader.vocabulary)
    texts: dict[int, Text] = {}
    for batch in _gathered(corpus.texts([(found.names[at], found.places[at]) for at in numbers])):
        words = reader.read([text for _, text in batch], places=True)
        worth = bits.of(words.rows)
        for at, (name, text) in enumerate(batch):
            inside = slice(int(words.bounds[at]), int(words.bounds[at + 1]))
            number = by_name[name]
            first, last = found.articles.bounds[number : number + 2]
            ours = notices.places[slice(*np.searchsorted(notices.places, [first, last]))] - first
            texts[number] = Text.of(
                text,
                words.rows[inside],
                words.starts[inside],
                words.ends[inside],
                worth[inside],
                ours,
            )
        told("Reading again", len(texts), len(numbers))
    return texts


def notices(corpus: Corpus, found: Read, numbers: Sequence[int], known: Notices) -> dict[int, tuple[Notice, ...]]:
    """For each of some articles that has notices of its outlet their characters, and what a run of them is worth."""
    bounds = found.articles.bounds
    inside = {at: slice(*np.searchsorted(known.places, bounds[at : at + 2]).tolist()) for at in numbers}
    having = {found.names[at]: at for at in numbers if inside[at].stop > inside[at].start}
    reader = _reader()
    marked: dict[int, tuple[Notice, ...]] = {}
    for batch in _gathered(corpus.texts([(name, found.places[at]) for name, at in having.items()])):
        words = reader.read([text for _, text in batch], places=True)
        for number, (name, _) in enumerate(batch):
            at = having[name]
            base, first, own = int(words.bounds[number]), int(bounds[at]), inside[at]
            marked[at] = notice_spans(
                words.starts[base:], words.ends[base:], known.places[own] - first, known.bits[own]
            )
    return marked


def notice_spans(starts: Places, ends: Places, places: Places, bits: Worth) -> tuple[Notice, ...]:
    """The notices of one article: characters, and what a run is worth.

    Args:
        starts: the first character of each of its words.
        ends: the character behind the last.
        places: the words at which runs begin that are its outlet's notice, in order.
        bits: what each of them is worth.
    """
    spans: list[Notice] = []
    last = -RUN - WINDOW
    for place, worth in zip(places.tolist(), bits.tolist(), strict=True):
        start, end = int(starts[place]), int(ends[place + RUN - 1])
        # Sampled runs of one notice are at most a window apart; what lies between them belongs to it.
        if place - last <= WINDOW:
            start, _, before = spans.pop()
            worth = min(worth, before)  # noqa: PLW2901 - the whole notice is worth what its commonest run is
        spans.append((start, end, worth))
        last = place
    return tuple(spans)


def _gathered(texts: Iterable[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    batch: list[tuple[str, str]] = []
    size = 0
    for each in texts:
        batch.append(each)
        size += len(each[1])
        if size >= PIECE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


class _Bits:
    """What each word of a vocabulary is worth in the background, in bits."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._known = word_bits()
        self._values: Worth = np.zeros(0)

    def of(self, rows: Places) -> Worth:
        """The bits of words by their rows."""
        if rows.size and int(rows.max()) >= self._values.size:
            unseen = unseen_bits()
            new = self._vocabulary.words()[self._values.size :]
            more = np.fromiter((self._known.get(word, unseen) for word in new), np.float64, len(new))
            self._values = np.concatenate([self._values, more])
        found: Worth = self._values[rows]
        return found
