"""The passages of a pair: seeds, chained, extended, filtered, named.

::

    seeds ──chain──▶ regions ──extend──▶ regions with whole ends ──filter──▶ passages ──name──▶ verbatim, edited, …
                                                                     └──▶ sentences in other words beside them

Passages are filtered only after they are extended, so that an edited sentence is not lost for the shortness of each
of its seeds.

Quotations are weak evidence: two reporters who hear one speech write down the same words. Where a pair shares hardly
anything outside quotation marks (`told_bits`), what it shares are statements, told independently as far as the text
can tell, and they are not counted as copied.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from provenance.align.chain import Chain, chains
from provenance.align.extend import extended
from provenance.align.limits import LIMITS
from provenance.align.paraphrase import retellings
from provenance.match import seeds
from provenance.model import Alignment, Article, Passage, PassageKind, Span, intersection, measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provenance.match import Material

_OPENING = "\"'“„‘«([「『"
_CLOSING = "\"'“”’»)].,;:!?…。！？」』"


def align(a: Article, b: Article, a_material: Material, b_material: Material) -> Alignment:
    """All passages that two articles share, ordered by their place in ``a``.

    Where chains compete, the order in which they are met could decide; so a pair is always worked on in the same
    order, that of the hashes of what was read, and the result turned round where it has to be.
    """
    if a.document.sha256 > b.document.sha256:
        return _turned(_aligned(b, a, b_material, a_material))
    return _aligned(a, b, a_material, b_material)


def _turned(found: Alignment) -> Alignment:
    passages = [replace(passage, a=passage.b, b=passage.a) for passage in found.passages]
    passages.sort(key=lambda each: (each.a, each.b))
    return Alignment(found.b, found.a, tuple(passages), found.b_in_a, found.a_in_b)


def _aligned(a: Article, b: Article, a_material: Material, b_material: Material) -> Alignment:
    strong = [seed for seed in seeds(a_material, b_material) if seed.bits >= LIMITS.seed_bits]
    regions = _extended(a_material, b_material, chains(a_material, b_material, strong))
    kept = [region for region in regions if _is_passage(region)]
    if kept:  # beside a longer one, a short quotation is the same statement and no stock phrase
        kept = [
            region for region in regions if _is_passage(region) or _is_short_quotation(a_material, b_material, region)
        ]
    told = sum(_told_bits(a_material, b_material, region) for region in kept)
    copied = told >= LIMITS.told_bits
    passages = [_passage(a, b, a_material, b_material, region, copied=copied) for region in kept]
    if copied:
        passages += _paraphrases(a, b, a_material, b_material, kept)
    passages.sort(key=lambda each: (each.a, each.b))
    taken = [passage for passage in passages if passage.kind != "statement"]
    return Alignment(
        a.id,
        b.id,
        tuple(passages),
        share_of(a.body, (passage.a for passage in taken)),
        share_of(b.body, (passage.b for passage in taken)),
    )


def share_of(body: Sequence[Span], spans: Iterable[Span]) -> float:
    """The share (0…1) of a body's characters that lie in the spans."""
    length = measure(body)
    return measure(intersection(body, spans)) / length if length else 0.0


def _extended(a: Material, b: Material, found: Sequence[Chain]) -> list[Chain]:
    grown: list[Chain] = []
    for number, chain in enumerate(found):
        before = grown[-1] if grown else None
        after = found[number + 1] if number + 1 < len(found) else None
        grown.append(extended(a, b, chain, before, after))
    by_b = sorted(range(len(grown)), key=lambda at: grown[at].b_start)
    clash = {two for one, two in pairwise(by_b) if grown[one].b_end > grown[two].b_start}
    clash |= {one for one, two in pairwise(by_b) if grown[one].b_end > grown[two].b_start}
    # Neighbours in b that are none in a may have grown into each other: those stay as they were.
    return [found[at] if at in clash else chain for at, chain in enumerate(grown)]


def _is_passage(region: Chain) -> bool:
    return region.matched >= LIMITS.passage_words and region.bits >= LIMITS.passage_bits


def _is_short_quotation(a: Material, b: Material, region: Chain) -> bool:
    return (
        region.matched >= LIMITS.statement_words
        and region.bits >= LIMITS.statement_bits
        and _quoted_share(a, b, region) >= LIMITS.quoted_share
    )


def _quoted_share(a: Material, b: Material, region: Chain) -> float:
    return min(a.quoted_share(region.a_start, region.a_end), b.quoted_share(region.b_start, region.b_end))


def _told_bits(a: Material, b: Material, region: Chain) -> float:
    """What the region's words outside quotation marks are worth."""
    return region.bits * (1 - _quoted_share(a, b, region))


def _passage(a: Article, b: Article, a_side: Material, b_side: Material, region: Chain, *, copied: bool) -> Passage:
    a_span = _with_edges(a, a_side.tokens.span(region.a_start, region.a_end))
    b_span = _with_edges(b, b_side.tokens.span(region.b_start, region.b_end))
    words = (region.a_end - region.a_start) + (region.b_end - region.b_start)
    similarity = min(1.0, 2 * region.matched / words)
    share = _quoted_share(a_side, b_side, region)
    quoted = share >= LIMITS.quoted_share
    kind: PassageKind
    if not copied and share >= LIMITS.quoted_share / 2:
        kind = "statement"
    elif a_side.tokens.words[region.a_start : region.a_end] == b_side.tokens.words[region.b_start : region.b_end]:
        kind, similarity = "verbatim", 1.0
    else:
        kind = "edited" if similarity >= LIMITS.edited_similarity else "paraphrase"
    return Passage(kind, quoted, similarity, round(region.bits, 1), a_span, b_span)


def _paraphrases(a: Article, b: Article, a_side: Material, b_side: Material, kept: Sequence[Chain]) -> list[Passage]:
    found = retellings(
        a_side,
        b_side,
        [Span(region.a_start, region.a_end) for region in kept],
        [Span(region.b_start, region.b_end) for region in kept],
    )
    return [
        Passage(
            "paraphrase",
            quoted=a_side.quoted_share(each.a_start, each.a_end) >= LIMITS.quoted_share
            and b_side.quoted_share(each.b_start, each.b_end) >= LIMITS.quoted_share,
            similarity=each.similarity,
            bits=round(each.bits, 1),
            a=_with_edges(a, a_side.tokens.span(each.a_start, each.a_end)),
            b=_with_edges(b, b_side.tokens.span(each.b_start, each.b_end)),
        )
        for each in found
    ]


def _with_edges(article: Article, span: Span) -> Span:
    """The span with the quotation marks, brackets and stops that stand directly at its ends, inside its region."""
    regions = (*article.body, *article.layout.of_role("headline"))
    region = next((each for each in regions if each.contains(span)), span)
    start, end = span.start, span.end
    while start > region.start and article.text[start - 1] in _OPENING:
        start -= 1
    while end < region.end and article.text[end] in _CLOSING:
        end += 1
    return Span(start, end)
