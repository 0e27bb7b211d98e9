"""All pairs of a set: which of them share anything at all is found by looking at each article once.

::

    all keys of an article ─▶ those that another one has too ─▶ those that this other one has
    a thousand                 some dozens                       a run of words, two pairs of rare words: aligned

Only what is left of an article's keys is compared pair by pair, so a folder of unrelated articles costs little more
than reading it.
"""

from __future__ import annotations

from functools import partial
from itertools import combinations
from operator import and_
from typing import TYPE_CHECKING

from provenance.align.align import FEW_MEETINGS, align, nothing
from provenance.match import Shared

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from provenance.align.side import Side
    from provenance.model import Alignment


def among(ready: Sequence[Side]) -> Iterator[tuple[Side, Side, Alignment]]:
    """Every pair of the articles, in their order, with what it shares."""
    if len(ready) == 2:  # there is one pair only, and it looks at all keys once
        a, b = ready
        yield a, b, align(a, b)
        return
    runs = _repeated([each.index.runs.keys for each in ready])
    pairs = _repeated([each.index.pairs.keys for each in ready])
    for one, other in combinations(range(len(ready)), 2):
        a, b = ready[one], ready[other]
        common = Shared(runs[one] & runs[other], partial(and_, pairs[one], pairs[other]))
        met = common.runs or len(common.pairs) >= FEW_MEETINGS
        yield a, b, align(a, b, common) if met else nothing(a, b)


def _repeated(articles: Sequence[AbstractSet[int]]) -> list[AbstractSet[int]]:
    """Of each article's keys those that another one has too."""
    seen: set[int] = set()
    again: set[int] = set()
    for keys in articles:
        again |= seen & keys
        seen |= keys
    return [keys & again for keys in articles]
