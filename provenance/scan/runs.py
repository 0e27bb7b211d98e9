"""Runs of words and a sample of them that no shared passage escapes.

::

    runs     47 12 88 31 05 62 90 17 …        the hash of four words, at each word
    windows  └────12────┘
                └────05────┘                   the least of every five successive runs is kept
                   └────05────┘
    kept        12       05

Two texts that share eight words in a row share a window of five runs, and its least run is kept in both: winnowing
(Schleimer, Wilkerson & Aiken 2003, "Winnowing: local algorithms for document fingerprinting",
doi:10.1145/872757.872770). One run in three is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from provenance.match.runs import RUN
from provenance.scan.hashes import NO_RUN

if TYPE_CHECKING:
    from provenance.scan.arrays import Hashes, Places

WINDOW = 5
"""Runs in a window. With runs of four words: what shares eight words is met, as `passage_words` of alignment asks."""


def sampled(hashes: Hashes, bounds: Places | None = None) -> Places:
    """The places of the runs that are the least of some window; windows do not go over the end of a text.

    For each window its least run; a run is kept if it is the greatest of these over all windows it stands in. So which
    runs of an article are kept is decided by that article alone, whatever is read beside it.

    Args:
        hashes: the run at each word.
        bounds: where texts begin, and the number of words; one text if it is not said.
    """
    count = hashes.size
    if count < WINDOW:
        return np.flatnonzero(hashes != NO_RUN)
    two = np.minimum(hashes[:-1], hashes[1:])
    least = np.minimum(two[:-2], two[2:])  # of four
    least = np.minimum(least[:-1], hashes[WINDOW - 1 :])  # of five
    # The windows that a run stands in start at most four runs before it; there are fewer at both ends of a text.
    padded = np.zeros(count + WINDOW - 1, dtype=np.uint64)
    padded[WINDOW - 1 : count] = least
    inner = np.zeros(0, np.int64) if bounds is None else bounds[1:-1]
    for step in range(WINDOW - 1):
        padded[inner + step] = 0
    two = np.maximum(padded[:-1], padded[1:])
    most = np.maximum(two[:-2], two[2:])
    most = np.maximum(most[:-1], padded[WINDOW - 1 :])
    kept = hashes == most
    if bounds is not None:  # a text too short for a window keeps the run that it has
        short = bounds[:-1][np.diff(bounds) == RUN]
        kept[short] = True
    found = np.flatnonzero(kept)
    no_run = hashes.take(found) == NO_RUN
    return found[~no_run] if no_run.any() else found
