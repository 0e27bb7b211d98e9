"""The ids of articles: those that the records have, and `ID~2` for the second of one id.

::

    n1   n1~2   n1   x        records with one stem are brought together, in the order of the corpus
    n1   n1~2   n1~3  x       and named as the embedded engine names them, one after the other

An id can only meet another one with the same stem (what is left without `~2`, `~3` …), so stems can be named apart.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import numpy as np

from provenance.scan.extra import module
from provenance.scan.spark.files import FILE
from provenance.scan.spark.keys import batch_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from provenance.scan.spark.packed import Batch, Broadcast

NAMED = "stem string, position long, name string, outlet string, published string, count long"
_NUMBER = re.compile(r"(?:~[0-9]+)+\Z")


def stemmed(names: Sequence[str], before: Mapping[int, int]) -> Callable[[Iterator[Batch]], Iterator[Batch]]:
    """The function that names articles which have no id by their files and lines, and adds the stems of all.

    Args:
        names: the files.
        before: how many lines stand in front of each split (`files.lines_before`).
    """
    stems = [PurePosixPath(name).name.partition(".")[0] for name in names]

    def made(batches: Iterator[Batch]) -> Iterator[Batch]:
        for batch in batches:
            columns = {name: batch.column(name).to_pylist() for name in batch.schema.names}
            columns["name"] = [
                name or f"{stems[position >> FILE]}-{number(position, line, before)}"
                for name, position, line in zip(columns["name"], columns["position"], columns["line"], strict=True)
            ]
            columns["stem"] = [_NUMBER.sub("", name) for name in columns["name"]]
            yield batch_of(NAMED, columns)

    return made


def number(position: int, line: int, before: Mapping[int, int]) -> int:
    """The number of a line in its file, from 1; ``line`` is its number in its split, from 0."""
    return before.get(position - line, 0) + line + 1


def told_apart(batches: Iterator[Batch]) -> Iterator[Batch]:
    """The articles with their final ids; those of one stem come together, in the order of the corpus."""
    stem: str | None = None
    taken: set[str] = set()
    for batch in batches:
        columns = {name: batch.column(name).to_pylist() for name in batch.schema.names}
        for at, (here, name) in enumerate(zip(columns["stem"], columns["name"], strict=True)):
            if here != stem:
                stem, taken = here, set()
            own, count = name, 1
            while own in taken:
                count += 1
                own = f"{name}~{count}"
            taken.add(own)
            columns["name"][at] = own
        yield batch_of(NAMED, columns)


def of_some(wanted: Broadcast) -> Callable[[Iterator[Batch]], Iterator[Batch]]:
    """The function that keeps the articles at some positions, a broadcast of these in order."""

    def kept(batches: Iterator[Batch]) -> Iterator[Batch]:
        for batch in batches:
            here = np.isin(batch.column("position").to_numpy(), wanted.value)
            yield batch.filter(module("pyarrow").array(here))

    return kept
