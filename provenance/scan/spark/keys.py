"""Lines to articles and sampled runs: what each task of the first pass does with its part of the corpus.

::

    line ─┬─▶ article    id, house, outlet, date, characters, how many runs were sampled
          └─▶ keys       hash │ article │ word │ house │ twelve words around       by the first bits of the hash

With a run go sixteen bits of each of its four words and of the four before and behind it. By these a seed is verified
where it is met (`provenance.scan.seeds.verified`): that looks no farther than eight words in a row reach.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Any

import numpy as np

from provenance.match.runs import ODD, RUN
from provenance.scan import reading
from provenance.scan.corpus import Place, record_of
from provenance.scan.engine import WORDS
from provenance.scan.extra import module
from provenance.scan.hashes import prints_of, run_hashes
from provenance.scan.runs import sampled
from provenance.scan.spark.files import Counter
from provenance.scan.spark.packed import Batch, packed
from provenance.scan.words import pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from provenance.scan.arrays import Places
    from provenance.scan.corpus import Record

KEYS, ARTICLE, WRONG, SPLIT = range(4)
"""What a row is: a cell of keys, an article, a line that is no record, the number of lines of a split."""
ROWS = (
    "kind byte, bucket int, position long, line long, name string, house string, outlet string, published string, "
    "count long, sampled long, cell binary"
)
AROUND = WORDS - RUN
"""Words before and behind a run that decide whether it stands in `WORDS` same words."""
_WIDTH = AROUND + RUN + AROUND
KEY = ("<u8", "<i8", "<i4", "<u8", "u1", *(["<u2"] * _WIDTH))
"""Hash, article, word, house (0: none), words that there are before (· 16) and behind; and the words."""
_CELL = 1 << 19
"""Keys that a task holds before it gives them away: some 25 MB."""
_ODD = np.uint64(ODD)


def of_lines(numbers: Mapping[str, int], buckets: int) -> Callable[[Iterator[Batch]], Iterator[Batch]]:
    """The function that reads lines (`files.LINES`) and gives articles and keys (`ROWS`).

    Args:
        numbers: the files of the corpus by their paths.
        buckets: into how many parts the keys go, a power of two.
    """

    def read(batches: Iterator[Batch]) -> Iterator[Batch]:
        counter, keys = Counter(numbers), _Keys(buckets)
        for batch in batches:
            positions, counts = counter.of(batch)
            records: list[tuple[int, Record]] = []
            for line, position, count in zip(batch.column(3).to_pylist(), positions, counts, strict=True):
                if line.isspace() or not line:
                    continue
                try:
                    records.append((count, record_of(line, "", Place(0, int(position), 0))))
                except ValueError as error:
                    yield _rows(kind=[WRONG], position=[position], line=[count], name=[str(error)])
            for some in pieces(records, lambda each: each[1].text):
                yield _articles(some, keys.add([record for _, record in some]))
                if keys.held >= _CELL:
                    yield from keys.given()
        yield from keys.given()
        splits = counter.splits
        yield _rows(kind=[SPLIT] * len(splits), position=list(splits), count=list(splits.values()))

    return read


def house_code(house: str | None) -> int:
    """A number for whose notices an article may carry; 0 for nobody."""
    return 0 if house is None else int.from_bytes(blake2b(house.encode(), digest_size=8).digest(), "little") | 1


class _Keys:
    """The keys of a task, until they are given away."""

    def __init__(self, buckets: int) -> None:
        self._buckets = buckets
        self._parts: list[list[Any]] = []
        self.held = 0

    def add(self, records: Sequence[Record]) -> Places:
        """The keys of some articles; how many each has."""
        reader = reading.reader()
        words = reader.read([record.text for record in records])
        hashes = run_hashes(words.hashes, words.bounds)
        places = sampled(hashes, words.bounds)
        prints = np.zeros(AROUND + words.hashes.size + RUN + AROUND, dtype=np.uint16)
        prints[AROUND : AROUND + words.hashes.size] = prints_of(words.hashes)
        own = np.searchsorted(words.bounds, places, side="right") - 1
        first, end = words.bounds[own], words.bounds[own + 1]
        room = np.minimum(places - first, AROUND) << 4 | np.minimum(end - places - RUN, AROUND)
        positions = np.fromiter((record.place.start for record in records), np.int64, len(records))
        houses = np.fromiter((house_code(record.house) for record in records), np.uint64, len(records))
        around = [prints[places + step] for step in range(_WIDTH)]
        self._parts.append([hashes[places], positions[own], places - first, houses[own], room, *around])
        self.held += places.size
        return np.bincount(own, minlength=len(records))

    def given(self) -> Iterator[Any]:
        """All that is held, a cell for each bucket."""
        if not self.held:
            return
        columns = [np.concatenate(each) for each in zip(*self._parts, strict=True)]
        self._parts, self.held = [], 0
        # A sampled run is the least of its neighbours, so its own first bits are mostly 0.
        bits = self._buckets.bit_length() - 1
        bucket = (
            (columns[0] * _ODD >> np.uint64(64 - bits)).astype(np.int64) if bits else np.zeros(len(columns[0]), int)
        )
        order = np.argsort(bucket, kind="stable")
        edges = np.searchsorted(bucket[order], np.arange(self._buckets + 1))
        for number in range(self._buckets):
            inside = order[edges[number] : edges[number + 1]]
            if inside.size:
                yield _rows(kind=[KEYS], bucket=[number], cell=[packed([each[inside] for each in columns], KEY)])


def _articles(some: Sequence[tuple[int, Record]], kept: Places) -> Batch:
    records = [record for _, record in some]
    return _rows(
        kind=[ARTICLE] * len(some),
        position=[record.place.start for record in records],
        line=[count for count, _ in some],
        name=[record.name or None for record in records],
        house=[record.house for record in records],
        outlet=[record.outlet for record in records],
        published=[record.published for record in records],
        count=[len(record.text) for record in records],
        sampled=kept.tolist(),
    )


def _rows(**columns: Sequence[object]) -> Batch:
    return batch_of(ROWS, columns)


def batch_of(schema: str, columns: Mapping[str, Sequence[object] | NDArray[Any]]) -> Batch:
    """Rows of a schema in Spark's words; a column that is not given is empty."""
    arrow = module("pyarrow")
    kinds = {
        "byte": arrow.int8(),
        "int": arrow.int32(),
        "long": arrow.int64(),
        "string": arrow.string(),
        "binary": arrow.binary(),
    }
    count = len(next(iter(columns.values())))
    fields = [each.split() for each in schema.split(", ")]
    arrays = [arrow.array(columns.get(name, [None] * count), type=kinds[kind]) for name, kind in fields]
    return arrow.RecordBatch.from_arrays(arrays, names=[name for name, _ in fields])
