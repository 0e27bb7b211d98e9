"""The path of the text over all articles: who took from whom, unseen sources included.

::

    pairs                         stemma
    agency → paper      (.99)     agency ──▶ paper ──▶ portal
    paper  → portal     (.98)                 portal has the paper's cuts and errors: the paper explains more of it,
    agency → portal     (.97)                 and the pair agency → portal is explained by the way over paper

    one → weekly, two → weekly    one ──▶ weekly ◀── two      a mosaic: each explains a part the other does not

A stemma, as philology draws it for manuscripts: every witness hangs on the one it was copied from (Lachmann; as a
tree of least surprise since Buneman and Cavalli-Sforza). An article's possible sources are those whose direction is
decided, and agencies outside the set that it credits. A step weighs

    bits of the copy's text that the source explains  +  log₂ of the odds of its direction

so a nearer version, which has the copy's errors and cuts, weighs more than the original it was made from. The tree is
the arborescence of greatest weight (Chu and Liu 1965, Edmonds 1967; networkx finds it), under a root that stands for
"written here", so no loop can come of pairs that contradict each other. Two sources within `TIE` bits of each other
are a tie: the step is drawn from the one that came first, and the others are named beside it.

Departure: an article can have several sources, which a tree cannot say. Whatever of its shared text its source in the
tree does not explain is then given to the next best, as long as that adds a part (`ADDS`).
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING

from provenance.align import share_of
from provenance.model import Article, Edge, Mark, Relation, Span, Stretch, Verdict, difference, intersection, measure
from provenance.model.bundles import bundles, names
from provenance.weigh import decision
from provenance.weigh.case import foreign_marks, text_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

ADDS = 0.1
"""A further source must explain this share of the article's own text that no better one explains: about a paragraph.
Judgement."""

TIE = 1.0
"""Bits by which a source must explain more than another one to be preferred: twice as probable. A rare word that only
one of the two has is worth more. Judgement."""

UNSEEN = "unseen:"
_ROOT = ""
_MOST_ODDS = 20.0
"""Bits at which the odds of a direction are cut off; beyond them a probability is rounding."""


@dataclass(frozen=True, slots=True)
class Step:
    """A possible step: ``spans`` are what of the copy's text it explains."""

    edge: Edge
    spans: tuple[Span, ...]
    weight: float


def groups(verdicts: Iterable[Verdict]) -> tuple[tuple[str, ...], ...]:
    """The ids of articles that share a text, directly or over others; largest group first, then by id."""
    related = [(each.a, each.b) for each in verdicts if each.relation in ("copy", "partial", "shared_source")]
    return tuple(sorted(map(names, bundles(related)), key=lambda group: (-len(group), group)))


def edges(group: Sequence[str], articles: Mapping[str, Article], verdicts: Sequence[Verdict]) -> tuple[Edge, ...]:
    """The path of the text within one group, ordered by copy, then by source."""
    return tuple(step.edge for step in traced(group, articles, verdicts))


def mosaic(path: Iterable[Step]) -> tuple[Stretch, ...]:
    """Which stretch of which article was taken from where, ordered by article and place.

    What several sources of an article explain is given to the one that explains most of it.
    """
    explained: dict[str, list[Span]] = {}
    found: list[Stretch] = []
    for offer in sorted(path, key=lambda each: (-each.weight, each.edge.source)):
        taken = explained.setdefault(offer.edge.copy, [])
        found.extend(
            Stretch(offer.edge.copy, span, offer.edge.source, offer.edge.probability)
            for span in difference(offer.spans, taken)
        )
        taken.extend(offer.spans)
    return tuple(sorted(found, key=lambda each: (each.article, each.span, each.source)))


def traced(group: Sequence[str], articles: Mapping[str, Article], verdicts: Sequence[Verdict]) -> tuple[Step, ...]:
    """The steps of the path within one group, with the text that each explains, ordered by copy, then by source."""
    members = frozenset(group)
    of: dict[str, list[Verdict]] = {name: [] for name in group}
    for each in verdicts:
        if each.a in members and each.b in members:
            of[each.a].append(each)
            of[each.b].append(each)
    offers = [
        offer for name in group for offer in _offers(articles[name], of[name], [articles[other] for other in group])
    ]
    kept = _arborescence(offers)
    unseen = {offer.edge.copy for offer in kept if offer.edge.source.startswith(UNSEEN)}
    kept += [offer for offer in offers if offer.edge.copy in unseen and offer not in kept]  # `/ AFP and Reuters`: both
    for name in group:
        own = [offer for offer in offers if offer.edge.copy == name]
        for offer in _further(articles[name], own, kept):
            if offer.edge.source not in reached(name, [each.edge for each in kept]):
                kept.append(offer)
    with_ties = [_with_ties(offer, offers, kept) for offer in kept]
    return tuple(sorted(with_ties, key=lambda offer: (offer.edge.copy, offer.edge.source)))


def _offers(article: Article, verdicts: Sequence[Verdict], group: Sequence[Article]) -> list[Step]:
    """The steps by which an article can have come to its text: decided directions, or else absent agencies."""
    found: list[Step] = []
    for each in verdicts:
        if each.arrow and each.arrow[1] == article.id:
            passages = each.alignment.taken
            spans = tuple(passage.a if each.a == article.id else passage.b for passage in passages)
            edge = Edge(
                each.arrow[0],
                article.id,
                each.relation,
                each.likelihood,
                share_of(article.body, spans),
                revision=each.kind == "revision",
            )
            explained = sum(passage.bits * passage.similarity for passage in passages)
            found.append(Step(edge, spans, explained + _odds(each.likelihood)))
    return found or _unseen(article, verdicts, group)


def _odds(probability: float) -> float:
    least = 2.0**-_MOST_ODDS
    return math.log2(max(probability, least)) - math.log2(max(1 - probability, least))


def _arborescence(offers: Sequence[Step]) -> list[Step]:
    """The steps of the most probable tree: at most one source for each article, and no loop."""
    best: dict[str, Step] = {}
    for offer in sorted(offers, key=lambda each: (each.edge.copy, -each.weight, each.edge.source)):
        best.setdefault(offer.edge.copy, offer)
    chosen = list(best.values())
    if not _has_loop([offer.edge for offer in chosen]):  # each has what is best for it: no tree weighs more
        return chosen
    nx = import_module("networkx")  # slow to import, and pairs hardly ever contradict each other
    graph = nx.DiGraph()
    for name in sorted({node for offer in offers for node in (offer.edge.source, offer.edge.copy)}):
        graph.add_edge(_ROOT, name, weight=0.0)
    for offer in sorted(offers, key=lambda each: (each.edge.source, each.edge.copy)):
        graph.add_edge(offer.edge.source, offer.edge.copy, weight=offer.weight)
    steps = set(nx.maximum_spanning_arborescence(graph).edges())
    return [offer for offer in offers if (offer.edge.source, offer.edge.copy) in steps]


def _has_loop(steps: Sequence[Edge]) -> bool:
    return any(edge.source in reached(edge.copy, steps) for edge in steps)


def _further(article: Article, offers: Sequence[Step], kept: Sequence[Step]) -> list[Step]:
    """The article's other sources, each for text that the ones before it do not explain."""
    explained = [span for offer in kept if offer.edge.copy == article.id for span in offer.spans]
    waiting = [offer for offer in offers if offer not in kept]
    found: list[Step] = []
    while waiting and (found or explained):
        best = min(
            waiting,
            key=lambda offer: (-measure(difference(offer.spans, explained)), -offer.weight, offer.edge.source),
        )
        if share_of(article.body, difference(best.spans, explained)) < ADDS:
            break
        found.append(best)
        explained.extend(best.spans)
        waiting.remove(best)
    return found


def _with_ties(offer: Step, offers: Sequence[Step], kept: Sequence[Step]) -> Step:
    """The step with those beside it that explain the same text as well; drawn from the one that came first."""
    steps = [each.edge for each in kept]
    tied = [
        other
        for other in offers
        if other.edge.copy == offer.edge.copy
        and other is not offer
        and other not in kept
        and abs(other.weight - offer.weight) < TIE
        and measure(intersection(other.spans, offer.spans)) >= (1 - ADDS) * measure(offer.spans)
        and other.edge.source not in reached(offer.edge.copy, steps)
    ]
    if not tied:
        return offer
    # Of tied sources of which one is the other's, the first cannot be wrong: the text came from there either way.
    candidates = sorted(
        [offer, *tied], key=lambda each: (_depth(each.edge.source, steps), -each.weight, each.edge.source)
    )
    first, *others = candidates
    return replace(first, edge=replace(first.edge, alternatives=tuple(sorted(each.edge.source for each in others))))


def _depth(node: str, steps: Sequence[Edge]) -> int:
    """How many articles stand before this one."""
    return sum(node != edge.source and node in reached(edge.source, steps) for edge in steps)


def _unseen(article: Article, verdicts: Sequence[Verdict], group: Sequence[Article]) -> list[Step]:
    """The agencies outside the group that the article names as the source of its text."""
    probable = [
        (each.hypotheses["shared_source"], each)
        for each in verdicts
        if article.id in (each.a, each.b) and each.relation == "shared_source"
    ]
    if not probable:
        return []
    probability, strongest = max(probable, key=lambda each: each[0])
    passages = strongest.alignment.taken
    spans = tuple(passage.a if strongest.a == article.id else passage.b for passage in passages)
    share = share_of(article.body, spans)
    present = {
        each.reading.outlet.agency for each in group if each.reading.outlet and each.reading.outlet.basis != "dateline"
    }
    extent: Relation = "copy" if share >= decision().copy_share else "partial"
    weight = sum(passage.bits * passage.similarity for passage in passages) + _odds(probability)
    return [
        Step(Edge(f"{UNSEEN}{mark.agency}", article.id, extent, probability, share), spans, weight)
        for mark in unseen_credits(article)
        if mark.agency not in present
    ]


def unseen_credits(article: Article) -> tuple[Mark, ...]:
    """The marks that name the source of the whole text, other than its certain own outlet, each agency once."""
    outlet = article.reading.outlet
    marks = text_marks(article) if outlet and outlet.basis == "dateline" else foreign_marks(article)
    first: dict[str, Mark] = {}
    for mark in marks:
        first.setdefault(mark.agency, mark)
    return tuple(first.values())


def explained(
    verdicts: Sequence[Verdict], path: Sequence[Edge], articles: Mapping[str, Article]
) -> tuple[Verdict, ...]:
    """The verdicts again; where the text went from one to the other over a third, the summary says so."""
    steps = {(edge.source, edge.copy) for edge in path}
    found: list[Verdict] = []
    for each in verdicts:
        if each.arrow and each.arrow not in steps:
            source, copy = each.arrow
            between = [
                articles[edge.source].name
                for edge in path
                if edge.copy == copy and edge.source in articles and edge.source in reached(source, path)
            ]
            if between:
                summary = f"{each.summary} It came by way of {' and '.join(between)}."
                found.append(replace(each, summary=summary))
                continue
        found.append(each)
    return tuple(found)


def reached(start: str, steps: Sequence[Edge]) -> set[str]:
    """All nodes that text from ``start`` reaches, itself among them."""
    found = {start}
    waiting = [start]
    while waiting:
        node = waiting.pop()
        for edge in steps:
            if edge.source == node and edge.copy not in found:
                found.add(edge.copy)
                waiting.append(edge.copy)
    return found
