"""Pairs of a star that follow from others.

::

                 first                 each of hundreds shares the story with the one that comes first in the corpus
               ╱  │   ╲
          one    two   three           one and two lost the same word, by chance or one from the other: a seed of theirs

A star has a pair with its first article for each of the others (`provenance.scan.seeds`). Besides, any two that share a
run which few others have are a pair: where one has what the other made of the text, that shows who is nearer to whom.
But among hundreds of edited copies two have the same edit by chance all the time, and then the first is nearer to
either than they are to each other. Such a pair says nothing that the two with the first do not say; it is left out.

The rule is that of Margolin et al. (2006, doi:10.1186/1471-2105-7-S1-S7), who leave out the weakest side of a triangle
in a network, for it can come of the other two. It is departed from in three ways: it holds in stars alone, so that in a
story of few articles every pair is judged; what the two share must stand in the first as well; and two articles of one
outlet stay a pair, for one may be the other's version.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from provenance.model import intersection, measure
from provenance.scan.seeds import FEW

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from provenance.model import Span
    from provenance.scan.engines import Held, Shared
    from provenance.scan.passages import Found

_WITHIN = 0.95
"""The share of what two articles share that must stand in the first too: all but a word at either end, where an edit
ends a passage sooner in one pair than in another. Judgement."""


def without_implied(pairs: Sequence[Shared], held: Mapping[str, Held]) -> list[Shared]:
    """The pairs, less those of a star that follow from two others; all articles stay together by those that are left.

    Args:
        pairs: all pairs, in each the article first that comes first in the corpus.
        held: the articles of the pairs.
    """
    often = Counter(each.a for each in pairs)
    firsts: defaultdict[str, dict[str, Shared]] = defaultdict(dict)
    for each in pairs:
        if often[each.a] > FEW:
            firsts[each.b][each.a] = each
    return [each for each in pairs if not _is_implied(each, firsts, held)]


def _is_implied(pair: Shared, firsts: Mapping[str, Mapping[str, Shared]], held: Mapping[str, Held]) -> bool:
    of_a, of_b = firsts.get(pair.a), firsts.get(pair.b)
    if not of_a or not of_b:
        return False
    outlet = held[pair.a].outlet
    if outlet is not None and outlet == held[pair.b].outlet:
        return False
    a, b = ([(each.a, each) for each in pair.passages], [(each.b, each) for each in pair.passages])
    return any(
        _is_nearer([(each.b, each) for each in of_a[first].passages], a)
        and _is_nearer([(each.b, each) for each in of_b[first].passages], b)
        for first in of_a.keys() & of_b.keys()
    )


def _is_nearer(first: Sequence[tuple[Span, Found]], other: Sequence[tuple[Span, Found]]) -> bool:
    """Whether an article shares at least as much with the first as with the other, and in the same places."""
    if _amount(first) < _amount(other):
        return False
    places = [span for span, _ in other]
    return measure(intersection([span for span, _ in first], places)) >= _WITHIN * measure(places)


def _amount(shared: Sequence[tuple[Span, Found]]) -> float:
    return sum(len(span) * each.similarity for span, each in shared)
