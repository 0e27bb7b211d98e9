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

from itertools import compress, count
from typing import TYPE_CHECKING, TypeAlias

from provenance.match.index import CROWD, shared
from provenance.match.runs import RUN
from provenance.model import Seed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from provenance.match.index import Index, Shared


Meeting: TypeAlias = tuple[int, int, float]
"""A pair of rare words that both have: its place in ``a`` and in ``b`` (tokens), and what it is worth (bits)."""

_FEW = 8
"""One token in so many starts a run that both have: then these are looked up, and not found by looking at all."""
_STRIDE = 32
"""Words of two long runs that are compared at once."""


def seeds(a: Index, b: Index, common: Shared | None = None) -> tuple[Seed, ...]:
    """All maximal shared runs of at least `runs.RUN` words, ordered by their place in ``a``, then in ``b``.

    A seed's bits are the mean of what its words are worth on the two sides, where capitals may differ.

    Args:
        a: one article.
        b: the other.
        common: what the two have in common, where that is known already.
    """
    runs = (common or shared(a, b)).runs
    if not runs:
        return ()
    found: list[Seed] = []
    reached: dict[int, int] = {}  # diagonal (b − a) → first token of a not yet covered on it
    covered = 0  # first token of a that no seed covers
    inside = 0  # first token of a whose run does not lie in a seed
    first, again, hashes = b.runs.first, b.runs.again, a.material.hashes
    places: Sequence[int]
    for a_place in _places(a, runs):
        value = hashes[a_place]
        if value not in again:
            if a_place < inside:
                continue  # b has it once, and that is where the seed has it
            places = (first[value],)
        else:
            places = again[value]
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
            inside = covered - RUN + 1
            a_bits = a.material.bits(a_place, a_place + length)
            b_bits = b.material.bits(b_place, b_place + length)
            found.append(Seed(a_place, a_place + length, b_place, b_place + length, (a_bits + b_bits) / 2))
    return tuple(found)


def _places(side: Index, runs: AbstractSet[int]) -> list[int]:
    """All tokens at which one of these runs starts, in order."""
    first, again = side.runs.first, side.runs.again
    found: list[int] = []
    # Of two copies nearly all tokens are such, and of a refrain the index has not kept all places.
    if _FEW * len(runs) > len(side) or any(len(again.get(run, ())) >= CROWD for run in runs):
        return list(compress(count(), map(runs.__contains__, side.material.hashes)))
    for run in runs:
        found += again.get(run) or (first[run],)
    found.sort()
    return found


def meetings(
    a: Index,
    b: Index,
    a_taken: bytearray,
    b_taken: bytearray,
    most: int = 2 * CROWD,
    common: Shared | None = None,
) -> list[Meeting]:
    """The pairs of rare words that both articles have, ordered by their place in ``a``, then in ``b``.

    A pair that is frequent in both is a name or the subject itself and meets itself everywhere: one whose places give
    more than ``most`` meetings is left out.

    Args:
        a: one article.
        b: the other.
        a_taken: for each token of ``a`` whether it is of no interest any more.
        b_taken: the same for ``b``.
        most: meetings of one pair.
        common: what the two have in common, where that is known already.
    """
    found: list[Meeting] = []
    a_first, a_again, b_first, b_again = a.pairs.first, a.pairs.again, b.pairs.first, b.pairs.again
    a_worth, b_worth = a.worth, b.worth
    for pair in (common or shared(a, b)).pairs:
        one = a_first[pair]
        if pair not in a_again and a_taken[one]:
            continue  # most pairs of two copies
        other = b_first[pair]
        if pair not in a_again and pair not in b_again:
            if not b_taken[other]:
                found.append((one, other, (a_worth[one] + b_worth[other]) / 2))
            continue
        a_places = [place for place in a.pairs.of(pair) if not a_taken[place]]
        b_places = [place for place in b.pairs.of(pair) if not b_taken[place]]
        if len(a_places) * len(b_places) <= most:
            found += [(one, other, (a_worth[one] + b_worth[other]) / 2) for one in a_places for other in b_places]
    found.sort()
    return found


def _common(a: Sequence[str], b: Sequence[str], a_place: int, b_place: int) -> int:
    """How many words are the same from two places on; a break is the same as nothing."""
    length = 0
    longest = min(len(a) - a_place, len(b) - b_place)
    while length + _STRIDE <= longest:
        one = a[a_place + length : a_place + length + _STRIDE]
        if one != b[b_place + length : b_place + length + _STRIDE] or "" in one:
            break
        length += _STRIDE
    while length < longest and a[a_place + length] == b[b_place + length] and a[a_place + length]:
        length += 1
    return length
