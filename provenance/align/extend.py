"""Chains grown to where the shared text ends: over an edited end of a sentence, never into a foreign one.

::

    a  … reached an agreement to work together, | he said on Sunday.
    b  … reached an agreement to work together, | he said Sunday.
                                     chain ends ┘ └ alike: part of the passage

Both ends are treated the same way: the rest of the sentence on each side, if there is one on both, is taken in where
it is a word or three, or where its words are alike.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from provenance.align.chain import Chain, common_words
from provenance.align.limits import LIMITS

if TYPE_CHECKING:
    from provenance.match import Material


def extended(a: Material, b: Material, chain: Chain, before: Chain | None, after: Chain | None) -> Chain:
    """The chain over the rests of its first and last sentences where they are alike.

    ``before`` and ``after`` are its neighbours on either side, in order of ``a``; it does not grow into them.
    """
    return _forward(a, b, _backward(a, b, chain, before), after)


def _forward(a: Material, b: Material, chain: Chain, after: Chain | None) -> Chain:
    a_stop = _sentence_end(a, chain.a_end, after.a_start if after else len(a.tokens))
    b_stop = _sentence_end(b, chain.b_end, after.b_start if after and after.b_start >= chain.b_end else len(b.tokens))
    same = _alike(a, b, (chain.a_end, a_stop), (chain.b_end, b_stop))
    if same is None:
        return chain
    return replace(chain, a_end=a_stop, b_end=b_stop, matched=chain.matched + same)


def _backward(a: Material, b: Material, chain: Chain, before: Chain | None) -> Chain:
    a_stop = _sentence_start(a, chain.a_start, before.a_end if before else 0)
    b_stop = _sentence_start(b, chain.b_start, before.b_end if before and before.b_end <= chain.b_start else 0)
    same = _alike(a, b, (a_stop, chain.a_start), (b_stop, chain.b_start))
    if same is None:
        return chain
    return replace(chain, a_start=a_stop, b_start=b_stop, matched=chain.matched + same)


def _alike(a: Material, b: Material, a_rest: tuple[int, int], b_rest: tuple[int, int]) -> int | None:
    """How many words two rests of a sentence share, or ``None`` where they are not one text."""
    a_count, b_count = a_rest[1] - a_rest[0], b_rest[1] - b_rest[0]
    if not a_count or not b_count or max(a_count, b_count) > LIMITS.similar_gap:
        return None
    same = common_words(a, b, *a_rest, *b_rest)
    if max(a_count, b_count) <= LIMITS.edge_words or 2 * same >= LIMITS.edge_similarity * (a_count + b_count):
        return same
    return None


def _sentence_end(side: Material, at: int, limit: int) -> int:
    """The token behind the last one of the sentence that the token before ``at`` stands in."""
    if at == 0:
        return at
    number = side.sentence[at - 1]
    while at < limit and side.sentence[at] == number and side.tokens.words[at]:
        at += 1
    return at


def _sentence_start(side: Material, at: int, limit: int) -> int:
    """The first token of the sentence that the token ``at`` stands in."""
    number = side.sentence[at]
    while at > limit and side.sentence[at - 1] == number and side.tokens.words[at - 1]:
        at -= 1
    return at
