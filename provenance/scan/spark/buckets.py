"""Runs by hash to seeds, seeds by pair to chains: what is done where all keys of some hashes, or of some pairs, meet.

::

    keys of a bucket ─▶ runs that stand at several places ─┬─▶ how many of an article's runs its outlet has elsewhere
                                                           │          │ summed by article: which are versions
                                                           └─▶ seeds, verified ◀──┘    and notices
    seeds of some pairs ─▶ chains

The kernels are those of `provenance.scan.seeds` and `provenance.scan.chains`; articles get the numbers that they ask
for within a bucket, in the order of the corpus.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from provenance.match.runs import ODD
from provenance.scan.chains import chains
from provenance.scan.engine import WORDS
from provenance.scan.extra import module
from provenance.scan.seeds import Articles, Runs, Seeds, often_shared, seeds, verified
from provenance.scan.spark.keys import AROUND, KEY, batch_of
from provenance.scan.spark.packed import Batch, Broadcast, Table, packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from provenance.scan.arrays import Places

RUNS, OFTEN, SEEDS, NOTICES, CHAINS, MEMBERS = range(6)
"""What a cell holds."""
CELLS = "kind byte, bucket int, cell binary"
SEED = ("<i8", "<i8", "<i4", "<i4", "?")
"""Articles, words, and whether it stands in eight same words in a row."""
NOTICE = ("<i8", "<i4", "<f8")
"""Article, word, bits."""
CHAIN = ("<i8", "<i8", "<i4", "<i4", "<i4", "<i4")
"""Articles, first and last words in both."""
_ODD = np.uint64(ODD)


def shared_runs(keys: Table) -> Table:
    """Of the keys of a bucket those that stand at several places, and the counts of `often_shared`."""
    bucket = keys.column("bucket")[0].as_py()
    columns = unpacked(keys.column("cell").to_pylist(), KEY)
    order = np.lexsort((columns[2], columns[1], columns[0]))
    hashes = columns[0][order]
    met = np.zeros(hashes.size, dtype=np.bool_)
    np.equal(hashes[1:], hashes[:-1], out=met[1:])
    met[:-1] |= met[1:]
    if not met.any():
        return _cells([])
    columns = [each[order[met]] for each in columns]
    runs, articles, positions = _runs(columns, {})
    shared = often_shared(runs, articles)
    often = np.flatnonzero(shared)
    return _cells([
        (RUNS, bucket, packed(columns, KEY)),
        (OFTEN, bucket, packed([positions[often], shared[often]], ("<i8", "<i8"))),
    ])  # fmt: skip


def seeds_of(
    versions: Broadcast,
    sizes: Broadcast,
    buckets: int,
) -> Callable[[Iterator[Batch]], Iterator[Batch]]:
    """The function that makes verified seeds of shared runs, by the buckets of their pairs, and notices.

    Args:
        versions: the positions of articles that are versions of others of their outlet, in order.
        sizes: how many articles each house has.
        buckets: into how many parts the pairs go.
    """

    def made(batches: Iterator[Batch]) -> Iterator[Batch]:
        for batch in batches:
            for bucket, cell in zip(batch.column("bucket").to_pylist(), batch.column("cell").to_pylist(), strict=True):
                found, notices = _seeds(unpacked([cell], KEY), versions.value, sizes.value)
                cells = [(NOTICES, bucket, packed(notices, NOTICE))]
                where = _bucket(found[0], buckets)
                for number in np.unique(where).tolist():
                    inside = where == number
                    cells.append((SEEDS, number, packed([each[inside] for each in found], SEED)))
                yield from _cells(cells).to_batches()

    return made


def chains_of(cells: Table) -> Table:
    """The chains of the pairs of a bucket, and which articles have a part in them."""
    bucket = cells.column("bucket")[0].as_py()
    a_position, b_position, a, b, long = unpacked(cells.column("cell").to_pylist(), SEED)
    positions, codes = np.unique(np.concatenate([a_position, b_position]), return_inverse=True)
    count = a_position.size
    every = Seeds(a.astype(np.int64), b.astype(np.int64), codes[:count], codes[count:])
    found = chains(every, long, WORDS)
    if not len(found):
        return _cells([])
    a_position, b_position = positions[found.a_article], positions[found.b_article]
    spans = [found.a_start, found.a_end, found.b_start, found.b_end]
    members = np.unique(np.concatenate([a_position, b_position]))
    return _cells([
        (CHAINS, bucket, packed([a_position, b_position, *spans], CHAIN)),
        (MEMBERS, bucket, packed([members], ("<i8",))),
    ])  # fmt: skip


def noticed(batches: Iterator[Batch]) -> Iterator[Batch]:
    """The articles that have notices, a row each."""
    for batch in batches:
        found = np.unique(unpacked(batch.column("cell").to_pylist(), NOTICE)[0])
        yield batch_of("position long", {"position": found})


def counted(batches: Iterator[Batch]) -> Iterator[Batch]:
    """The counts of `often_shared`, a row each."""
    for batch in batches:
        positions, shared = unpacked(batch.column("cell").to_pylist(), ("<i8", "<i8"))
        yield batch_of("position long, shared long", {"position": positions, "shared": shared})


def _runs(columns: list[Any], sizes: Mapping[int, int]) -> tuple[Runs, Articles, Places]:
    """Shared runs, and their articles numbered in the order of the corpus; the positions of these."""
    hashes, position, _, house = columns[:4]
    begins = np.ones(hashes.size, dtype=np.bool_)
    begins[1:] = hashes[1:] != hashes[:-1]
    positions, first, article = np.unique(position, return_index=True, return_inverse=True)
    codes, outlets = np.unique(house[first], return_inverse=True)
    nobody = codes.size > 0 and codes[0] == 0
    every = np.array([sizes.get(code, 1) for code in codes[int(nobody) :].tolist()], dtype=np.int64)
    articles = Articles(np.zeros(1, np.int64), outlets - int(nobody), np.zeros(positions.size, np.int64), every)
    return Runs(np.arange(hashes.size), article, begins, np.cumsum(begins) - 1), articles, positions


def _seeds(columns: list[Any], versions: Places, sizes: Mapping[int, int]) -> tuple[list[Any], list[Any]]:
    runs, articles, positions = _runs(columns, sizes)
    found, notices = seeds(runs, articles, np.isin(positions, versions))
    # Each place as a text of its own: the words around it that there are.
    room = columns[4].astype(np.int64)
    before, behind = room >> 4, room & 15
    around = np.stack(columns[5:], axis=1)
    step = np.arange(around.shape[1])
    there = (step >= AROUND - before[:, None]) & (step < around.shape[1] - AROUND + behind[:, None])
    bounds = np.concatenate([[0], np.cumsum(there.sum(axis=1))])
    start = bounds[:-1] + before
    texts = Articles(bounds, np.full(room.size, -1), np.zeros(room.size, np.int64))
    placed = Seeds(start[found.a], start[found.b], found.a, found.b)
    same, long = verified(placed, around[there], texts, WORDS)
    position, word = columns[1], columns[2]
    a, b = same.a_article, same.b_article
    return [position[a], position[b], word[a], word[b], long], [
        position[notices.places],
        word[notices.places],
        notices.bits,
    ]


def _bucket(positions: Places, buckets: int) -> Places:
    bits = np.uint64(65 - buckets.bit_length())
    found: Places = (positions.astype(np.uint64) * _ODD >> bits).astype(np.int64) if buckets > 1 else positions * 0
    return found


def _cells(rows: list[tuple[int, int, bytes]]) -> Table:
    kinds, numbers, cells = zip(*rows, strict=True) if rows else ((), (), ())
    return module("pyarrow").Table.from_batches([batch_of(CELLS, {"kind": kinds, "bucket": numbers, "cell": cells})])
