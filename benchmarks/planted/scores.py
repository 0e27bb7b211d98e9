"""What was found, against what was planted."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.model import Span, intersection, measure, union

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from planted.corpus import Planted

Passage = tuple[str, str, int, int, int, int]
"""a, b, a_start, a_end, b_start, b_end."""


@dataclass(frozen=True, slots=True)
class Scores:
    """Shares 0…1.

    ``recall`` is of planted pairs, the wire story's copies apart: of those ``wire`` is the share that stands in one
    group. ``precision`` is of found pairs, ``coverage`` of the planted characters on both sides.
    """

    recall: float
    precision: float
    coverage: float
    wire: float
    by_kind: Mapping[str, tuple[float, float]]
    """Recall and coverage."""


def scored(planted: Sequence[Planted], pairs: Iterable[tuple[str, str]], passages: Iterable[Passage]) -> Scores:
    """Score what was found."""
    family: dict[str, str] = {}
    for each in planted:
        family[each.source] = family[each.copy] = family.get(each.source, each.source)
    found = {frozenset(pair) for pair in pairs}
    right = sum(1 for pair in found if len({family.get(name, name) for name in pair}) == 1)
    spans: defaultdict[tuple[str, str], list[tuple[Span, Span]]] = defaultdict(list)
    by_article: defaultdict[str, list[tuple[str, Span]]] = defaultdict(list)
    for a, b, a_start, a_end, b_start, b_end in passages:
        spans[a, b].append((Span(a_start, a_end), Span(b_start, b_end)))
        spans[b, a].append((Span(b_start, b_end), Span(a_start, a_end)))
        by_article[a].append((b, Span(a_start, a_end)))
        by_article[b].append((a, Span(b_start, b_end)))
    met: defaultdict[str, list[float]] = defaultdict(list)
    covered: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for each in planted:
        if each.kind == "wire":
            # Linked to a representative: what of the copy lies in passages with any other of the story.
            inside = [span for other, span in by_article[each.copy] if family.get(other) == family[each.copy]]
            truth = [Span(*part.copy) for part in each.shared]
            covered["wire"].append((measure(intersection(truth, inside)), measure(union(truth))))
            continue
        met[each.kind].append(frozenset((each.source, each.copy)) in found)
        there = spans[each.source, each.copy]
        hit = whole = 0
        for side in (0, 1):
            truth = [Span(*(part.source, part.copy)[side]) for part in each.shared]
            hit += measure(intersection(truth, [pair[side] for pair in there]))
            whole += measure(union(truth))
        covered[each.kind].append((hit, whole))
    wire = {each.source for each in planted if each.kind == "wire"} | {e.copy for e in planted if e.kind == "wire"}
    return Scores(
        recall=_share(sum(map(sum, met.values())), sum(map(len, met.values()))),
        precision=_share(right, len(found)),
        coverage=_covered(pair for each in covered.values() for pair in each),
        wire=_share(_largest(wire, found), len(wire)),
        by_kind={
            kind: (_share(sum(met[kind]), len(met[kind])) if kind != "wire" else 1.0, _covered(covered[kind]))
            for kind in sorted(covered)
        },
    )


def _covered(pairs: Iterable[tuple[int, int]]) -> float:
    listed = list(pairs)
    return _share(sum(hit for hit, _ in listed), sum(whole for _, whole in listed))


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 1.0


def _largest(members: set[str], found: Iterable[frozenset[str]]) -> int:
    """How many of the members the largest group of linked ones has."""
    links: defaultdict[str, set[str]] = defaultdict(set)
    for pair in found:
        if pair <= members:
            one, other = sorted(pair)
            links[one].add(other)
            links[other].add(one)
    left, best = set(members), 0
    while left:
        waiting = [left.pop()]
        size = 0
        while waiting:
            size += 1
            new = links[waiting.pop()] & left
            left -= new
            waiting += new
        best = max(best, size)
    return best
