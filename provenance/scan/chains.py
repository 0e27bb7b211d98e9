"""Seeds of one pair that lie on one line, and the pairs that are worth a closer look.

::

    b │        · ·          a dot is a seed: its place in a and in b
      │      ·              seeds of one passage lie near one diagonal, and near each other
      │    ·        ·       a seed alone is chance, unless eight words in a row are the same
      └──────────────── a
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from provenance.match.runs import RUN
from provenance.scan.seeds import in_order

if TYPE_CHECKING:
    from provenance.scan.arrays import Flags, Places
    from provenance.scan.seeds import Seeds

REACH = 48
"""Words between two seeds of one passage. Judgement: the gap that is bridged at all (`similar_gap`), and some seeds
lost to edits and to sampling."""
DRIFT = 12
"""Words by which edits between them shift the one side against the other. Judgement: two of `edit_gap`."""


@dataclass(frozen=True, slots=True)
class Chains:
    """Regions worth a closer look: words of the corpus on both sides, half open, by pair; pairs in order."""

    a_article: Places
    b_article: Places
    a_start: Places
    a_end: Places
    b_start: Places
    b_end: Places

    def __len__(self) -> int:
        """How many there are."""
        return self.a_article.size


def chains(found: Seeds, long: Flags, words: int) -> Chains:
    """The chains that have ``words`` words in seeds, or a seed in as many same words in a row (``long``)."""
    count = int(found.b_article.max()) + 1 if len(found) else 1
    pair = found.a_article.astype(np.int64)
    pair *= count
    pair += found.b_article
    # Most pairs share one run by chance: they are put aside before anything is sorted by more than the pair.
    order = in_order(pair)
    ordered = pair[order]
    again = np.zeros(ordered.size, dtype=np.bool_)
    np.equal(ordered[1:], ordered[:-1], out=again[1:])
    del ordered
    again[:-1] |= again[1:]
    again |= long[order]
    order = order[again]
    found, long, pair = found.kept(order).wide(), long[order], pair[order]
    order = np.lexsort((found.b, found.a, pair))
    found, long, pair = found.kept(order), long[order], pair[order]
    if not len(found):
        nothing = np.zeros(0, dtype=np.int64)
        return Chains(nothing, nothing, nothing, nothing, nothing, nothing)
    step = np.diff(found.a)
    drift = np.abs(np.diff(found.b - found.a))
    begins = np.ones(len(found), dtype=np.bool_)
    begins[1:] = (pair[1:] != pair[:-1]) | (step > REACH) | (drift > DRIFT)
    first = np.flatnonzero(begins)
    new = np.full(len(found), RUN, dtype=np.int64)
    new[1:] = np.where(begins[1:], RUN, np.minimum(step, RUN))
    covered = np.add.reduceat(new, first)
    worth = (covered >= words) | np.logical_or.reduceat(long, first)
    return Chains(
        found.a_article[first][worth].astype(np.int64),
        found.b_article[first][worth].astype(np.int64),
        np.minimum.reduceat(found.a, first)[worth],
        np.maximum.reduceat(found.a, first)[worth] + RUN,
        np.minimum.reduceat(found.b, first)[worth],
        np.maximum.reduceat(found.b, first)[worth] + RUN,
    )
