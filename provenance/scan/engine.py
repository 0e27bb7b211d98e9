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
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from provenance.match.runs import RUN
from provenance.scan.arrays import Growing
from provenance.scan.chains import Chains, chains
from provenance.scan.passages import CHARACTERS, Found, Text, passages, texts_of
from provenance.scan.reading import Read, read, reader
from provenance.scan.runs import WINDOW
from provenance.scan.seeds import Notices, Runs, Seeds, in_a_row, often_shared, repeated, seeds, versions
from provenance.scan.tasks import Processes, in_threads
from provenance.scan.vocabulary import Vocabulary
from provenance.scan.words import pieces

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.scan.arrays import Flags, Hashes, Places, Small, Worth
    from provenance.scan.corpus import Corpus, Place
    from provenance.scan.engines import Notice, Told

__all__ = ["Pair", "Read", "candidates", "exact", "notice_spans", "read"]

WORDS = 8
"""The same words in a row that begin a passage: `passage_words` of alignment, and what no sample can miss."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles by their numbers, the one that comes first in the corpus first, and what they share."""

    a: int
    b: int
    passages: tuple[Found, ...]


def candidates(found: Read, told: Told, threads: int = 1) -> tuple[Chains, Notices]:
    """The chains of all pairs, and the runs that are a notice of their outlet; keys and prints are given away."""
    every, far, parts = _seeded(found, told, threads)
    return chains(every, far, WORDS), Notices.joined(parts)


def _seeded(found: Read, told: Told, threads: int) -> tuple[Seeds, Flags, list[Notices]]:
    """The seeds of all pairs, which of them stand in `WORDS` same words, and the notices in parts."""
    articles, bits = found.articles, found.keys.place_bits
    prints = found.prints.taken()
    shared = np.zeros(articles.sampled.size, dtype=np.int64)
    # What stands in several places is a small part of a piece; all of these together are held, the keys are not.
    place = np.uint32 if bits <= 32 else np.int64
    held = Growing(place), Growing(np.int32), Growing(np.bool_)
    edges = [0]

    def met(keys: Hashes) -> tuple[Runs, Places]:
        runs = repeated(keys, bits, articles, prints)
        return runs, often_shared(runs, articles)

    for runs, often in in_threads(met, found.keys.buckets(), threads):
        shared += often
        for array, more in zip(held, (runs.places, runs.article, runs.begins), strict=True):
            array.add(more)
        edges.append(len(held[0]))
    apart = versions(shared, articles)
    places, article, begins = (array.taken() for array in held)
    kept = Growing(place), Growing(place), Growing(np.int32), Growing(np.int32), Growing(np.bool_)
    parts: list[Notices] = []

    def sown(edge: tuple[int, int]) -> tuple[Seeds, Flags, Notices]:
        some = slice(*edge)
        runs = Runs(places[some], article[some], begins[some], np.cumsum(begins[some]) - 1)
        new, noticed = seeds(runs, articles, apart)
        return new, in_a_row(new, prints, articles, WORDS), noticed

    for number, (new, long, noticed) in enumerate(in_threads(sown, pairwise(edges), threads), 1):
        for array, more in zip(kept, (new.a, new.b, new.a_article, new.b_article, long), strict=True):
            array.add(more)
        parts.append(noticed)
        told("Matching", edges[number], edges[-1])
    *every, far = (array.taken() for array in kept)
    return Seeds(*every), far, parts


_Windows = tuple[int, int, list[tuple[int, int, int, int]]]
"""Two articles by their numbers, and their chains: words from the beginning of each, start and end in a and in b."""


@dataclass(frozen=True, slots=True)
class _Task:
    """Pairs to be made exact, with what is needed of their articles."""

    corpus: Corpus
    places: tuple[tuple[int, Place], ...]
    outlets: dict[int, int]
    notices: dict[int, tuple[Places, Worth]]
    pairs: tuple[_Windows, ...]
    marked: bool
    """Whether the characters of notices are wanted too."""


_Made = tuple[list[Pair], "dict[int, tuple[Notice, ...]]"]


def exact(
    corpus: Corpus,
    found: Read,
    regions: Chains,
    notices: Notices,
    told: Told,
    processes: Processes | None = None,
    *,
    marked: bool = False,
) -> tuple[list[Pair], dict[int, tuple[Notice, ...]]]:
    """The pairs that share passages, by the numbers of their articles.

    With ``marked``, also for each article of a chain that has notices of its outlet their characters, and what a run of
    them is worth.
    """
    processes = processes or Processes(1)
    tasks = list(_tasks(corpus, found, regions, notices, processes.workers, marked=marked))
    pairs: list[Pair] = []
    marks: dict[int, tuple[Notice, ...]] = {}
    for number, (made, noticed) in enumerate(processes.results(_made_exact, tasks)):
        pairs += made
        marks |= noticed
        told("Aligning", number, len(tasks))
    return pairs, marks


_MOST_WORDS = 1 << 22
"""Words of the articles that are held at once: some 150 MB."""
_FEWEST_WORDS = 1 << 17
"""Words for which it is worth to ask another process: a tenth of a second."""


def _tasks(
    corpus: Corpus, found: Read, regions: Chains, notices: Notices, workers: int, *, marked: bool
) -> Iterator[_Task]:
    """The pairs in their order, as many at once as there is room for their articles; the result hangs on neither."""
    bounds = found.articles.bounds
    matched = np.flatnonzero(np.bincount(np.concatenate([regions.a_article, regions.b_article])))
    words = np.diff(bounds)[matched]
    most = min(_MOST_WORDS, max(_FEWEST_WORDS, int(words.sum()) // (4 * workers)))
    sizes = dict(zip(matched.tolist(), words.tolist(), strict=True))
    outlets = dict(zip(sizes, found.articles.outlets[matched].tolist(), strict=True))
    edges = np.searchsorted(notices.places, bounds[matched]), np.searchsorted(notices.places, bounds[matched + 1])
    noticed = {
        at: slice(one, end) for at, one, end in zip(sizes, *(each.tolist() for each in edges), strict=True) if end > one
    }

    def task(numbers: Sequence[int], pairs: Sequence[_Windows]) -> _Task:
        return _Task(
            corpus,
            tuple((at, found.places[at]) for at in numbers),
            {at: outlets[at] for at in numbers},
            {
                at: (notices.places[noticed[at]] - bounds[at], notices.bits[noticed[at]])
                for at in numbers
                if at in noticed
            },
            tuple(pairs),
            marked,
        )

    held: dict[int, None] = {}
    chosen: list[_Windows] = []
    room = most
    for each in _windows(regions, bounds):
        wanted = sum(sizes[at] for at in each[:2] if at not in held)
        if chosen and wanted > room:
            yield task(sorted(held), chosen)
            held, chosen, room = {}, [], most
            wanted = sizes[each[0]] + sizes[each[1]]
        held |= dict.fromkeys(each[:2])
        chosen.append(each)
        room -= wanted
    if chosen:
        yield task(sorted(held), chosen)


def _windows(regions: Chains, bounds: Places) -> Iterator[_Windows]:
    a_base, b_base = bounds[regions.a_article], bounds[regions.b_article]
    last: _Windows | None = None
    for a, b, *window in zip(
        regions.a_article.tolist(),
        regions.b_article.tolist(),
        (regions.a_start - a_base).tolist(),
        (regions.a_end - a_base).tolist(),
        (regions.b_start - b_base).tolist(),
        (regions.b_end - b_base).tolist(),
        strict=True,
    ):
        if last is None or last[:2] != (a, b):
            if last:
                yield last
            last = a, b, []
        last[2].append((window[0], window[1], window[2], window[3]))
    if last:
        yield last


def _made_exact(task: _Task) -> _Made:
    texts = _texts(task)
    pairs: list[Pair] = []
    for a, b, windows in task.pairs:
        shared = passages(texts[a], texts[b], windows, one_house=task.outlets[a] == task.outlets[b] >= 0)
        if shared:
            pairs.append(Pair(a, b, shared))
    noticed = task.notices.items() if task.marked else ()
    return pairs, {at: notice_spans(texts[at].starts, texts[at].ends, *each) for at, each in noticed}


_MANY = CHARACTERS // 4
"""Words learnt after which a task begins with none: the words of one task then never share a character. A task has at
most `_MOST_WORDS` words; of 12 million in 12,045 real articles 85,193 are different."""


def _texts(task: _Task) -> dict[int, Text]:
    """Articles read again, with their words and what these are worth."""
    if len(vocabulary()) > _MANY:
        vocabulary.cache_clear()
    own, known = reader(), vocabulary()
    texts: dict[int, Text] = {}
    for batch in pieces(task.corpus.texts(task.places), lambda each: each[1]):
        some = [text for _, text in batch]
        words = own.read(some, places=True)
        noticed = [task.notices[number][0] if number in task.notices else _NO_PLACES for number, _ in batch]
        texts |= zip((number for number, _ in batch), texts_of(some, words, known, noticed), strict=True)
    return texts


_NO_PLACES = np.zeros(0, dtype=np.int64)


@cache
def vocabulary() -> Vocabulary:
    """This process's vocabulary, with all words that it has met in pairs."""
    return Vocabulary()


def notice_spans(starts: Places | Small, ends: Places | Small, places: Places, bits: Worth) -> tuple[Notice, ...]:
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
