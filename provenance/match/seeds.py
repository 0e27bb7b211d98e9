"""Seeds: the longest runs of the same words in two articles.

::

    a   … the sides | reached an agreement to work | on the next …
    b   … both      | reached an agreement to work | towards a …
                      └── one seed, five words ──┘

The runs of b are indexed by hash; each run of a that meets one is grown to the right, once for each diagonal, so the
work is proportional to the text plus the length of the matches.

Departure: a run that stands in b in more than ``_CROWD`` places is followed in the first ``_CROWD`` of them only. Such
a run is a refrain, and every further place would give the same answer again at the price of a square.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.match.runs import RUN, run_hashes
from provenance.model import Seed

if TYPE_CHECKING:
    from provenance.match.material import Material

_CROWD = 8


def seeds(a: Material, b: Material) -> tuple[Seed, ...]:
    """All maximal shared runs of at least `runs.RUN` words, ordered by their place in ``a``, then in ``b``.

    A seed's bits are the mean of what its words are worth on the two sides, where capitals may differ.
    """
    index: dict[int, list[int]] = {}
    for place, value in enumerate(run_hashes(b.tokens.words)):
        if value >= 0:
            places = index.setdefault(value, [])
            if len(places) < _CROWD:
                places.append(place)
    found: list[Seed] = []
    reached: dict[int, int] = {}  # diagonal (b − a) → first token of a not yet covered on it
    a_words, b_words = a.tokens.words, b.tokens.words
    a_count, b_count = len(a_words), len(b_words)
    for a_place, value in enumerate(run_hashes(a_words)):
        if value < 0:
            continue
        for b_place in index.get(value, ()):
            diagonal = b_place - a_place
            if reached.get(diagonal, -1) > a_place:
                continue
            length = 0
            while (
                a_place + length < a_count
                and b_place + length < b_count
                and a_words[a_place + length] == b_words[b_place + length]
                and a_words[a_place + length]
            ):
                length += 1
            if length < RUN:
                continue  # two runs of one hash
            reached[diagonal] = a_place + length
            bits = (a.bits(a_place, a_place + length) + b.bits(b_place, b_place + length)) / 2
            found.append(Seed(a_place, a_place + length, b_place, b_place + length, bits))
    return tuple(found)
