"""Seeds: the longest runs of the same words in two articles, and the pairs of rare words they both have.

::

    a   … the sides | reached an agreement to work | on the next …
    b   … both      | reached an agreement to work | towards a …
                      └── one seed, five words ──┘

Each run of a that b has too is grown to the right, once for each diagonal, so the work is proportional to the text
plus the length of the matches.

Departure: a run that stands in b in `index.CROWD` places and more is followed in the first `CROWD` of them only, and
not at all where a seed covers it already. Such a run is a refrain, and every further place would give the same answer
again at the price of a square.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from provenance.match.index import CROWD
from provenance.match.runs import RUN
from provenance.model import Seed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.match.index import Index


class Meeting(NamedTuple):
    """A pair of rare words that both articles have: where it stands (token numbers) and what it is worth (bits)."""

    a: int
    b: int
    bits: float


def seeds(a: Index, b: Index) -> tuple[Seed, ...]:
    """All maximal shared runs of at least `runs.RUN` words, ordered by their place in ``a``, then in ``b``.

    A seed's bits are the mean of what its words are worth on the two sides, where capitals may differ.
    """
    shared = a.runs.keys() & b.runs.keys()
    if not shared:
        return ()
    found: list[Seed] = []
    reached: dict[int, int] = {}  # diagonal (b − a) → first token of a not yet covered on it
    covered = 0  # first token of a that no seed covers
    for a_place, value in enumerate(a.hashes):
        if value not in shared:
            continue
        places = b.runs[value]
        if len(places) == CROWD and a_place < covered:
            continue
        for b_place in places:
            if reached.get(b_place - a_place, -1) > a_place:
                continue
            length = _common(a.material.tokens.words, b.material.tokens.words, a_place, b_place)
            if length < RUN:
                continue  # two runs of one hash
            reached[b_place - a_place] = a_place + length
            covered = max(covered, a_place + length)
            a_bits = a.material.bits(a_place, a_place + length)
            b_bits = b.material.bits(b_place, b_place + length)
            found.append(Seed(a_place, a_place + length, b_place, b_place + length, (a_bits + b_bits) / 2))
    return tuple(found)


def meetings(a: Index, b: Index) -> list[Meeting]:
    """The pairs of rare words that both articles have, ordered by their place in ``a``, then in ``b``.

    A pair that is frequent in both is a name or the subject itself and meets itself everywhere: one whose places give
    more than twice `index.CROWD` meetings is left out.
    """
    found: list[Meeting] = []
    for pair in a.pairs.keys() & b.pairs.keys():
        a_places, b_places = a.pairs[pair], b.pairs[pair]
        if len(a_places) * len(b_places) <= 2 * CROWD:
            found += [
                Meeting(one, other, (a.worth[one] + b.worth[other]) / 2) for one in a_places for other in b_places
            ]
    found.sort()
    return found


def _common(a: Sequence[str], b: Sequence[str], a_place: int, b_place: int) -> int:
    """How many words are the same from two places on; a break is the same as nothing."""
    length = 0
    longest = min(len(a) - a_place, len(b) - b_place)
    while length < longest and a[a_place + length] == b[b_place + length] and a[a_place + length]:
        length += 1
    return length
