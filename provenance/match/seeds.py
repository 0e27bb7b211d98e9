"""Seeds: the longest runs of the same words in two articles.

::

    a   … the sides | reached an agreement to work | on the next …
    b   … both      | reached an agreement to work | towards a …
                      └── one seed, five words ──┘

The runs of b are indexed by hash; each run of a that meets one is grown to the right, once for each diagonal, so the
work is proportional to the text plus the length of the matches.

Departure: a run that stands in b in ``_CROWD`` places and more is followed in the first ``_CROWD`` of them only, and
not at all where a seed covers it already. Such a run is a refrain, and every further place would give the same answer
again at the price of a square.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.match.runs import RUN, run_hashes
from provenance.model import Seed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.match.material import Material

_CROWD = 8
"""Judgement: a sentence that one article says eight times is a refrain, a caption or a button."""


def seeds(a: Material, b: Material) -> tuple[Seed, ...]:
    """All maximal shared runs of at least `runs.RUN` words, ordered by their place in ``a``, then in ``b``.

    A seed's bits are the mean of what its words are worth on the two sides, where capitals may differ.
    """
    index = _index(b.tokens.words)
    found: list[Seed] = []
    reached: dict[int, int] = {}  # diagonal (b − a) → first token of a not yet covered on it
    covered = 0  # first token of a that no seed covers
    for a_place, value in enumerate(run_hashes(a.tokens.words)):
        places = index.get(value, ())
        if len(places) == _CROWD and a_place < covered:
            continue
        for b_place in places:
            if reached.get(b_place - a_place, -1) > a_place:
                continue
            length = _common(a.tokens.words, b.tokens.words, a_place, b_place)
            if length < RUN:
                continue  # two runs of one hash
            reached[b_place - a_place] = a_place + length
            covered = max(covered, a_place + length)
            bits = (a.bits(a_place, a_place + length) + b.bits(b_place, b_place + length)) / 2
            found.append(Seed(a_place, a_place + length, b_place, b_place + length, bits))
    return tuple(found)


def _index(words: Sequence[str]) -> dict[int, list[int]]:
    """Where each run starts, by its hash: the first ``_CROWD`` places of each."""
    index: dict[int, list[int]] = {}
    for place, value in enumerate(run_hashes(words)):
        if value >= 0:
            places = index.setdefault(value, [])
            if len(places) < _CROWD:
                places.append(place)
    return index


def _common(a: Sequence[str], b: Sequence[str], a_place: int, b_place: int) -> int:
    """How many words are the same from two places on; a break is the same as nothing."""
    length = 0
    longest = min(len(a) - a_place, len(b) - b_place)
    while length < longest and a[a_place + length] == b[b_place + length] and a[a_place + length]:
        length += 1
    return length
