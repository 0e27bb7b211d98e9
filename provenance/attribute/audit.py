"""The credit audit: does each copy say where its text is from?

::

    copy names the source (or, in a chain, whoever the source had it from)      yes
    copy gives the address of the source's article, and says for what            yes
    copy names somebody else                                                     wrong
    copy names nobody                                                            no
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.attribute.stemma import UNSEEN
from provenance.model import Article, Audit, Edge, Mark, Place
from provenance.weigh.case import is_of, is_one_house, may_mean
from provenance.weigh.links import address_in, label_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_SPEAKS = ("text", "part")


def audits(edges: Sequence[Edge], articles: Mapping[str, Article]) -> Iterator[Audit]:
    """One finding for each step of the path."""
    for edge in edges:
        copy, source = articles[edge.copy], articles.get(edge.source)
        if source is not None and is_one_house(source, copy):  # nobody owes himself a credit
            continue
        marks = [
            mark
            for mark in copy.reading.marks
            if mark.claims in _SPEAKS and (not is_of(mark.agency, copy) or _by_dateline(copy))
        ]
        if edge.source.startswith(UNSEEN):
            yield _unseen(edge, copy, marks)
        else:
            yield _seen(edge, copy, articles, marks, edges)


def _seen(
    edge: Edge, copy: Article, articles: Mapping[str, Article], marks: Sequence[Mark], edges: Sequence[Edge]
) -> Audit:
    source = articles[edge.source]
    named = [mark for mark in marks if is_of(mark.agency, source) or may_mean(mark.agency, source)]
    if named:
        strongest = min(named, key=lambda mark: (_SPEAKS.index(mark.claims), mark.span))
        how = "as the source of its text" if strongest.claims == "text" else "as a source of a part"
        return Audit(
            copy.id,
            source.id,
            "yes",
            f"{copy.name} names {source.name} {how}: “{_written(copy, strongest)}”.",
            _places(copy, strongest),
            "whole" if strongest.claims == "text" else "part",
        )
    address = address_in(copy, source)
    if address and any(map(str.isalpha, label_of(copy.text, address.start))):
        return Audit(
            copy.id,
            source.id,
            "yes",
            f"{copy.name} gives the address of {source.name}'s article: “{address.of(copy.text)[:100]}”.",
            (Place(copy.id, address),),
            "whole",
        )
    whole = [mark for mark in marks if mark.claims == "text"]
    further = [
        mark for mark in whole if any(_names_node(mark, node, articles) for node in _upstream(edge.source, edges))
    ]
    if further:
        mark = further[0]
        return Audit(
            copy.id,
            source.id,
            "yes",
            f"{copy.name} names {mark.agency}, from whom {source.name} had the text: “{_written(copy, mark)}”. "
            f"{source.name} itself is not named.",
            _places(copy, mark),
            "whole",
        )
    if whole:
        mark = whole[0]
        return Audit(
            copy.id,
            source.id,
            "wrong",
            f"{copy.name} names {mark.agency} (“{_written(copy, mark)}”), but its text stands in {source.name}.",
            _places(copy, mark),
        )
    but = ", whose article's address it gives" if address else ""
    places = (Place(copy.id, address),) if address else ()
    said = f"{copy.name} does not say that its text is from {source.name}{but}."
    return Audit(copy.id, source.id, "no", said, places)


def _unseen(edge: Edge, copy: Article, marks: Sequence[Mark]) -> Audit:
    name = edge.source.removeprefix(UNSEEN)
    named = [mark for mark in marks if mark.agency == name]
    return Audit(
        copy.id,
        edge.source,
        "yes" if named else "no",
        f"{copy.name} names {name}: “{_written(copy, named[0])}”." if named else f"{copy.name} does not name {name}.",
        _places(copy, named[0]) if named else (),
        ("whole" if any(mark.claims == "text" for mark in named) else "part") if named else None,
    )


def _upstream(node: str, edges: Sequence[Edge]) -> list[str]:
    """Whoever the node had its text from, over all steps."""
    found: list[str] = []
    waiting = [node]
    while waiting:
        at = waiting.pop()
        for edge in edges:
            if edge.copy == at and edge.source not in found:
                found.append(edge.source)
                waiting.append(edge.source)
    return found


def _names_node(mark: Mark, node: str, articles: Mapping[str, Article]) -> bool:
    if node.startswith(UNSEEN):
        return mark.agency == node.removeprefix(UNSEEN)
    return is_of(mark.agency, articles[node])


def _by_dateline(article: Article) -> bool:
    return bool(article.reading.outlet and article.reading.outlet.basis == "dateline")


def _written(article: Article, mark: Mark) -> str:
    return " ".join(mark.span.of(article.text).split())[:100] or f"{mark.agency} (metadata)"


def _places(article: Article, mark: Mark) -> tuple[Place, ...]:
    return (Place(article.id, mark.span),) if len(mark.span) else ()
