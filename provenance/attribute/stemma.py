"""The path of the text over all articles: who took from whom, unseen sources included.

::

    pairs                         stemma
    agency → paper      (.99)     agency ──▶ paper ──▶ portal
    paper  → portal     (.98)                 the pair agency → portal is explained by the way over paper
    agency → portal     (.97)

    one → weekly, two → weekly    one ──▶ weekly ◀── two      a mosaic: each explains a part the other does not

Each article looks for its sources among those whose direction is decided, by the text they explain: the one that
covers most of its shared text first, then any that adds a part of its own (a greedy cover; an article can have
several sources, which a tree could not say). Where an article has none in the set but credits an agency that is not
in it, the agency is an unseen source.

Groups are connected components; networkx finds them. Departure: each article is attributed on its own, not by the
most probable tree of all (Edmonds' arborescence); loops, which that would exclude, are broken at their least
probable edge.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from provenance.align import share_of
from provenance.model import Article, Edge, Mark, Relation, Span, Verdict, difference, measure
from provenance.weigh import decision
from provenance.weigh.case import foreign_marks, text_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

ADDS = 0.1
"""A further source must explain this share of the article's own text that no better one explains: about a paragraph.
Judgement."""

UNSEEN = "unseen:"


def groups(articles: Sequence[Article], verdicts: Sequence[Verdict]) -> tuple[tuple[str, ...], ...]:
    """The ids of articles that share a text, directly or over others; largest group first, then by id."""
    related = [(each.a, each.b) for each in verdicts if each.relation in ("copy", "partial", "shared_source")]
    if not related:
        return ()
    if len(related) == 1:  # a compare of two: no graph library needed
        return (tuple(sorted(related[0])),)
    import networkx as nx  # noqa: PLC0415 - slow to import, and needed only from three related articles on

    graph = nx.Graph()
    graph.add_nodes_from(article.id for article in articles)
    graph.add_edges_from(related)
    found = [tuple(sorted(component)) for component in nx.connected_components(graph) if len(component) > 1]
    return tuple(sorted(found, key=lambda group: (-len(group), group)))


def edges(group: Sequence[str], articles: Mapping[str, Article], verdicts: Sequence[Verdict]) -> tuple[Edge, ...]:
    """The path of the text within one group, ordered by copy, then by source."""
    inside = [each for each in verdicts if each.a in group and each.b in group]
    found: list[Edge] = []
    for name in group:
        taken = _sources(articles[name], inside)
        found.extend(taken or _unseen(articles[name], inside, [articles[other] for other in group]))
    return tuple(sorted(_without_loops(found), key=lambda edge: (edge.copy, edge.source)))


def _sources(article: Article, verdicts: Iterable[Verdict]) -> list[Edge]:
    """The articles it took text from, each for text that the ones before it do not explain."""
    body = article.body
    offers: list[tuple[Verdict, str, tuple[Span, ...]]] = []
    for each in verdicts:
        if each.arrow and each.arrow[1] == article.id:
            passages = each.alignment.taken
            side = tuple(passage.a if each.a == article.id else passage.b for passage in passages)
            offers.append((each, each.arrow[0], side))
    found: list[Edge] = []
    explained: list[Span] = []
    while offers:
        best = min(
            offers,
            key=lambda offer: (
                -measure(difference(offer[2], explained)),
                -offer[0].likelihood,
                offer[1],
            ),
        )
        new = share_of(body, difference(best[2], explained))
        if found and new < ADDS:
            break
        found.append(Edge(best[1], article.id, best[0].relation, best[0].likelihood, share_of(body, best[2])))
        explained.extend(best[2])
        offers.remove(best)
    return found


def _unseen(article: Article, verdicts: Iterable[Verdict], group: Sequence[Article]) -> list[Edge]:
    """The agency outside the group that the article names as the source of its text."""
    probable = [
        (each.hypotheses["shared_source"], each)
        for each in verdicts
        if article.id in (each.a, each.b) and each.relation == "shared_source"
    ]
    if not probable:
        return []
    probability, strongest = max(probable, key=lambda each: each[0])
    share = strongest.alignment.a_in_b if strongest.a == article.id else strongest.alignment.b_in_a
    present = {
        each.reading.outlet.agency for each in group if each.reading.outlet and each.reading.outlet.basis != "dateline"
    }
    extent: Relation = "copy" if share >= decision().copy_share else "partial"
    credited = unseen_credits(article)
    return [
        Edge(
            f"{UNSEEN}{mark.agency}",
            article.id,
            extent,
            probability,
            share,
        )
        for mark in credited
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
                if edge.copy == copy and edge.source in articles and edge.source in _reached(source, path)
            ]
            if between:
                summary = f"{each.summary} It came by way of {' and '.join(between)}."
                found.append(replace(each, summary=summary))
                continue
        found.append(each)
    return tuple(found)


def _without_loops(found: Sequence[Edge]) -> list[Edge]:
    kept: list[Edge] = []
    for edge in sorted(found, key=lambda each: (-each.probability, each.source, each.copy)):
        if edge.source not in _reached(edge.copy, kept):
            kept.append(edge)
    return kept


def _reached(start: str, edges: Sequence[Edge]) -> set[str]:
    """All nodes that text from ``start`` reaches."""
    reached = {start}
    waiting = [start]
    while waiting:
        node = waiting.pop()
        for edge in edges:
            if edge.source == node and edge.copy not in reached:
                reached.add(edge.copy)
                waiting.append(edge.copy)
    return reached
