"""Where the text of a group of related articles began: in one of them, with an absent agency, or it cannot be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.attribute.pair import STATED_INSIDE
from provenance.attribute.stemma import UNSEEN
from provenance.figures import percent
from provenance.model import Article, Edge, Evidence, Origin, Verdict
from provenance.weigh import decision

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def origin(
    group: Sequence[str], articles: Mapping[str, Article], edges: Sequence[Edge], verdicts: Sequence[Verdict]
) -> Origin:
    """The origin of one group.

    It is an article, or an unseen source, only if it is the one beginning of every path; its probability is that of
    the weakest step which leads away from it. Two beginnings are two sources, or an open question.
    """
    members = tuple(group)
    copies = {edge.copy for edge in edges}
    beginnings = sorted({edge.source for edge in edges if edge.source not in copies} | (set(group) - copies))
    probability = min((edge.probability for edge in edges), default=0.0)
    if len(beginnings) == 1 and edges:
        (first,) = beginnings
        if first.startswith(UNSEEN):
            return _unseen(first.removeprefix(UNSEEN), members, edges, probability)
        return _article(articles[first], articles, edges, verdicts, members, probability)
    if len(beginnings) > 1 and _mosaic(group, edges, verdicts, beginnings):
        named = [_name(each, articles) for each in beginnings]
        return Origin(
            "undetermined",
            None,
            None,
            0.0,
            f"The text has more than one origin: {_listed(named)} share no text with each other, and "
            f"{_listed([articles[each].name for each in sorted(copies)])} took from them.",
            members,
            tuple(beginnings),
        )
    undecided = [each for each in _inside(group, verdicts) if each.direction == "undetermined"]
    best = max((max(each.hypotheses["a_to_b"], each.hypotheses["b_to_a"]) for each in undecided), default=0.0)
    open_ones = _listed([_name(each, articles) for each in beginnings]) if edges else _listed(_names(group, articles))
    if not undecided:
        how_near = ""
    elif best >= decision().direction:
        how_near = " What they share is too little for a direction to be named."
    else:
        how_near = (
            f" The best direction that is not decided reaches a probability of {percent(best)}; "
            f"{percent(decision().direction)} is asked for."
        )
    share = "may each have been a beginning of the text" if edges else "share a text"
    return Origin(
        "undetermined",
        None,
        None,
        round(best, 4),
        f"{open_ones} {share}, but who had it first cannot be told.{how_near}",
        members,
    )


def _article(
    first: Article,
    articles: Mapping[str, Article],
    edges: Sequence[Edge],
    verdicts: Sequence[Verdict],
    members: tuple[str, ...],
    probability: float,
) -> Origin:
    takers = [edge for edge in edges if edge.source == first.id]
    steps = {(edge.source, edge.copy) for edge in takers}
    reasons = [reason for each in verdicts if each.arrow in steps for reason in _reasons(each)]
    kinds = {each.arrow: each.kind for each in verdicts}
    went: dict[str | None, list[str]] = {}
    for edge in takers:
        went.setdefault(kinds.get((edge.source, edge.copy)), []).append(articles[edge.copy].name)
    named = first.label or f"{first.name} ({first.id})"
    return Origin(
        "article",
        first.id,
        first.reading.outlet.agency if first.reading.outlet else None,
        probability,
        " ".join(
            [
                f"{named} had the text first; {', and '.join(_went(kind, names) for kind, names in went.items())}.",
                *reasons[:2],
                *([STATED_INSIDE] if any(each.inside and each.arrow in steps for each in verdicts) else []),
            ]
        ),
        members,
    )


def _went(kind: str | None, names: Sequence[str]) -> str:
    one = len(names) == 1
    if kind == "revision":
        return f"{_listed(names)} {'is a later version' if one else 'are later versions'} of it"
    if kind == "own_text":
        return f"{_listed(names)} {'uses' if one else 'use'} it again"
    return f"{_listed(names)} took it over"


def _reasons(verdict: Verdict) -> list[str]:
    """Why the direction of a pair was decided so: the strongest piece of each group, the strongest group first."""
    strongest: dict[str, Evidence] = {}
    for each in sorted(verdict.evidence, key=lambda piece: (-piece.weight_bits, piece.kind)):
        if each.favours == verdict.direction and each.weight_bits > 0:
            strongest.setdefault(each.group, each)
    return [each.explanation for each in strongest.values()]


def _unseen(agency: str, members: tuple[str, ...], edges: Sequence[Edge], probability: float) -> Origin:
    takers = [edge.copy for edge in edges if edge.source == f"{UNSEEN}{agency}"]
    return Origin(
        "unseen",
        None,
        agency,
        probability,
        f"The text comes from {agency}, which is not among the articles: {_listed(takers)} "
        f"{'names' if len(takers) == 1 else 'name'} it as the source.",
        members,
    )


def _mosaic(
    group: Sequence[str], edges: Sequence[Edge], verdicts: Sequence[Verdict], beginnings: Sequence[str]
) -> bool:
    """Whether no two beginnings share a text: then there are several sources, not one that is open."""
    related = {
        (each.a, each.b) for each in _inside(group, verdicts) if each.relation in ("copy", "partial", "shared_source")
    }
    if any(each.startswith(UNSEEN) for each in beginnings):
        return False  # nothing is known of what absent texts share
    return bool(edges) and not any(
        (one, other) in related or (other, one) in related for one in beginnings for other in beginnings if one != other
    )


def _inside(group: Sequence[str], verdicts: Sequence[Verdict]) -> list[Verdict]:
    return [each for each in verdicts if each.a in group and each.b in group]


def _names(group: Sequence[str], articles: Mapping[str, Article]) -> list[str]:
    return [articles[each].name for each in group]


def _name(node: str, articles: Mapping[str, Article]) -> str:
    return node.removeprefix(UNSEEN) if node.startswith(UNSEEN) else articles[node].name


def _listed(named: Sequence[str]) -> str:
    return named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"
