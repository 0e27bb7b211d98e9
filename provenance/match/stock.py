"""Where the stock phrases of news stand in a text.

::

    words     the   ferry   sails   at   the   end   of   the   day      is each run of four a stock run?
    by words                             at the end of  ─▶ look it up     a text to be made for each run
    by hash   #1    #2      #3      #4 ─▶ look it up                      a number that is there anyway

By hash it takes a quarter of the time; but the hashes of all stock runs have to be worked out once, which takes as long
as to look through `OFTEN` articles by words. So a few articles are looked through by words and many by hash. What is
found is looked up by its words in either case.
"""

from __future__ import annotations

from functools import cached_property
from itertools import compress, count
from typing import TYPE_CHECKING

from provenance.data.words import run_bits, run_lengths
from provenance.match.runs import RUN, run_hashes

if TYPE_CHECKING:
    from collections.abc import Sequence

OFTEN = 200
"""Articles that are looked through by words: some 40 milliseconds, at a fifth of one each."""


class Stock:
    """The shortest stock runs, and how often somebody has looked for them."""

    def __init__(self, often: int = OFTEN) -> None:
        """Nobody has yet; ``often`` texts are looked through by words."""
        self._left = often

    def starts(self, words: Sequence[str], hashes: Sequence[int] | None) -> list[int]:
        """The words at which one of these runs starts; perhaps some more, at which another run has the same hash.

        Args:
            words: of a text, with breaks.
            hashes: `runs.run_hashes` of them, where they are known.
        """
        shortest = run_lengths()[0]
        if hashes is not None and shortest == RUN:
            self._left -= 1
            if self._left < 0:
                return list(compress(count(), map(self._hashes.__contains__, hashes)))
        joined = map(" ".join, zip(*(words[first:] for first in range(shortest)), strict=False))
        return list(compress(count(), map(run_bits().__contains__, joined)))

    @cached_property
    def _hashes(self) -> frozenset[int]:
        words = " ".join(run for run in run_bits() if run.count(" ") == RUN - 1).split(" ")
        return frozenset(run_hashes(words)[::RUN])
