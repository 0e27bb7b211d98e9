"""The passages of a pair: seeds, chained, extended, filtered, named.

::

    seeds ──chain──▶ chains ──extend──▶ whole ends ──filter──▶ sealed passages, exact to the word ┐
                       │                                          same utterances ┤ walls
                       └──────────────────────────┐                               ▼
    meetings ──cluster──▶ starts ──grow──▶ regions told in other words ──group──▶ summaries

Passages are filtered only after they are extended, so that an edited sentence is not lost for the shortness of each
of its seeds.

Quotations are weak evidence: two reporters who hear one speech write down the same words. So what is told outside
quotation marks decides (`told_bits`): where a pair shares hardly any of that, what it shares in quotation marks are
statements, told independently as far as the text can tell, and so is what both report one speaker to have said in
other words. They are not counted as copied, and no region told in other words is grown over them.
"""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from itertools import compress, pairwise
from operator import add, gt, sub
from typing import TYPE_CHECKING

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from provenance.align.chain import chains
from provenance.align.extend import extended
from provenance.align.grow import Region, Walls
from provenance.align.limits import LIMITS
from provenance.align.retell import retold
from provenance.align.summary import summaries
from provenance.align.utterances import shared_utterances
from provenance.match import seeds, shared
from provenance.model import Alignment, Passage, PassageKind, Span, intersection, measure, taken_of, union

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from provenance.align.chain import Chain
    from provenance.align.side import Side
    from provenance.match import Material, Shared
    from provenance.model import Disguise, Seed

FEW_MEETINGS = 2
"""One utterance in two wordings has three rare stems in common at least (`utterances.toml`), two pairs of them, and a
region begins where two pairs meet (`start_bits`)."""

_OPENING = "\"'“„‘«([「『"
_CLOSING = "\"'“”’»)].,;:!?…。！？」』"


def align(a: Side, b: Side, common: Shared | None = None) -> Alignment:
    """All passages that two articles share, ordered by their place in ``a``.

    Where chains compete, the order in which they are met could decide; so a pair is always worked on in the same
    order (`utterances.rank`), and the result turned round where it has to be.

    Args:
        a: one article.
        b: the other.
        common: the keys that their indices have in common, where that is known already.
    """
    common = common or shared(a.index, b.index)
    if a.rank > b.rank:
        return _turned(_aligned(b, a, common))
    return _aligned(a, b, common)


def nothing(a: Side, b: Side) -> Alignment:
    """The alignment of two articles that share nothing."""
    return Alignment(a.article.id, b.article.id, (), 0.0, 0.0, copied=False)


def _turned(found: Alignment) -> Alignment:
    passages = [_turned_passage(passage) for passage in found.passages]
    passages.sort(key=lambda each: (each.a, each.b))
    return Alignment(
        found.b,
        found.a,
        tuple(passages),
        found.b_in_a,
        found.a_in_b,
        found.copied,
        found.b_disguises,
        found.a_disguises,
    )


def _turned_passage(passage: Passage) -> Passage:
    parts = sorted((_turned_passage(part) for part in passage.parts), key=lambda each: (each.a, each.b))
    return replace(passage, a=passage.b, b=passage.a, parts=tuple(parts))


def _aligned(a: Side, b: Side, common: Shared) -> Alignment:
    found = seeds(a.index, b.index, common)
    strong = [seed for seed in found if seed.bits >= LIMITS.seed_bits]
    if not strong and len(common.pairs) < FEW_MEETINGS:
        return nothing(a, b)
    grown = _extended(a.material, b.material, chains(a.material, b.material, strong))
    regions = _valued(a, b, _regions(a, b, common, found, grown, ()), grown)
    copied = _is_told(a, b, regions, grown)
    statements: tuple[Region, ...] = ()
    if not copied:
        quoted = tuple(_region(each) for each in grown if _is_quotation(a.material, b.material, each))
        statements = (*quoted, *(_utterances(a, b, quoted) if len(common.pairs) >= FEW_MEETINGS else ()))
        if statements:
            regions = _valued(a, b, _regions(a, b, common, found, grown, statements), grown)
        if not any(_is_passage(chain) for chain in grown):
            statements = statements[len(quoted) :]  # alone, a quotation of a few words is a stock phrase
    passages = _passages(a, b, regions, copied=copied)
    passages += [replace(_passage(a, b, each, copied=False), kind="statement") for each in statements]
    passages.sort(key=lambda each: (each.a, each.b))
    taken = taken_of(passages)
    a_taken, b_taken = [part.a for part in taken], [part.b for part in taken]
    return Alignment(
        a.article.id,
        b.article.id,
        tuple(passages),
        share_of(a.article.body, a_taken),
        share_of(b.article.body, b_taken),
        copied,
        _disguises(a.material, a_taken),
        _disguises(b.material, b_taken),
    )


def _regions(
    a: Side,
    b: Side,
    common: Shared,
    found: Sequence[Seed],
    grown: Sequence[Chain],
    statements: Iterable[Region],
) -> list[Region]:
    """All that is shared outside the statements: sealed chains, what is told in other words, and chains left over."""
    walls = Walls(a.index, b.index)
    for each in statements:
        walls.take(each)
    sealed = [chain for chain in grown if _is_sealed(chain) and walls.are_free(chain)]
    for chain in sealed:
        walls.take(chain)
    rest = [chain for chain in grown if walls.are_free(chain)]
    retellings = retold(a.index, b.index, common, walls, rest, found, beside=bool(sealed))
    kept = [chain for chain in rest if _is_passage(chain) and walls.are_free(chain)]
    if sealed or kept or retellings:  # beside a longer one, a short quotation is the same statement
        kept += [
            chain
            for chain in rest
            if not _is_passage(chain) and _is_quotation(a.material, b.material, chain) and walls.are_free(chain)
        ]
    return [*retellings, *(_region(chain) for chain in (*sealed, *kept))]


def _passages(a: Side, b: Side, regions: Iterable[Region], *, copied: bool) -> list[Passage]:
    found: list[Passage] = []
    for group in summaries(list(regions)):
        parts = [_passage(a, b, each, copied=copied) for each in group]
        found.append(parts[0] if len(parts) == 1 else _summary(parts))
    return found


def _utterances(a: Side, b: Side, taken: Sequence[Region]) -> tuple[Region, ...]:
    """What both report one speaker to have said, outside what is taken."""
    found = shared_utterances(
        a.told,
        b.told,
        [Span(each.a_start, each.a_end) for each in taken],
        [Span(each.b_start, each.b_end) for each in taken],
    )
    return tuple(Region(each.a.start, each.a.end, each.b.start, each.b.end, each.bits) for each in found)


def _region(chain: Chain) -> Region:
    return Region(chain.a_start, chain.a_end, chain.b_start, chain.b_end, chain.bits)


def _is_sealed(chain: Chain) -> bool:
    return (
        _is_passage(chain) and chain.matched >= LIMITS.sealed_words and _similarity(chain) >= LIMITS.sealed_similarity
    )


def _similarity(chain: Chain) -> float:
    """The share (0…1) of a chain's words, both sides together, that are the same in the same order."""
    return min(1.0, 2 * chain.matched / (chain.a_end - chain.a_start + chain.b_end - chain.b_start))


def _same(a: Material, b: Material, region: Region) -> float:
    """The share (0…1) of a region's words, both sides together, that are the same in the same order."""
    a_words = a.tokens.words[region.a_start : region.a_end]
    b_words = b.tokens.words[region.b_start : region.b_end]
    if a_words == b_words:
        return 1.0
    return 2 * LCSseq.similarity(a_words, b_words) / (len(a_words) + len(b_words))


def _summary(parts: Sequence[Passage]) -> Passage:
    """Several passages as one that spans them on both sides."""
    return Passage(
        "paraphrase",
        quoted=all(part.quoted for part in parts),
        similarity=min(part.similarity for part in parts),
        bits=round(sum(part.bits for part in parts), 1),
        a=Span(min(part.a.start for part in parts), max(part.a.end for part in parts)),
        b=Span(min(part.b.start for part in parts), max(part.b.end for part in parts)),
        parts=tuple(parts),
    )


def share_of(body: Sequence[Span], spans: Collection[Span]) -> float:
    """The share (0…1) of a body's characters that lie in the spans."""
    length = measure(body) if spans else 0
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


def _is_quotation(a: Material, b: Material, region: Chain) -> bool:
    return (
        region.matched >= LIMITS.statement_words
        and region.bits >= LIMITS.statement_bits
        and _quoted_share(a, b, region) >= LIMITS.quoted_share
    )


def _quoted_share(a: Material, b: Material, region: Chain | Region) -> float:
    return min(a.quoted_share(region.a_start, region.a_end), b.quoted_share(region.b_start, region.b_end))


def _disguises(side: Material, taken: Sequence[Span]) -> tuple[Disguise, ...]:
    return tuple(each for each in side.tokens.disguises if any(span.contains(each.span) for span in taken))


_FIRST = 64
"""Words of a region that show by themselves, in nearly all longer ones, that it is told: some 500 bits. Judgement."""


def _is_told(a: Side, b: Side, regions: Sequence[Region], grown: Sequence[Chain]) -> bool:
    """Whether enough is shared outside quotation marks for text to be copied."""
    if any(region.copied and _begins_told(a.material, b.material, region) for region in regions):
        return True
    return reduce(add, (_told(a, b, region, grown) for region in regions), 0.0) >= LIMITS.told_bits


def _begins_told(a: Material, b: Material, region: Region) -> bool:
    """Whether the first words of a region would be enough if all behind them were quoted; of most copies they are."""
    a_end, b_end = min(region.a_end, region.a_start + _FIRST), min(region.b_end, region.b_start + _FIRST)
    _, one = _shared_and_told(a, region.a_start, a_end, b.tokens.words[region.b_start : b_end])
    _, other = _shared_and_told(b, region.b_start, b_end, a.tokens.words[region.a_start : a_end])
    a_bits, b_bits = a.bits(region.a_start, region.a_end), b.bits(region.b_start, region.b_end)
    return min(one, other) > 0 and region.bits * min(one / a_bits, other / b_bits) >= LIMITS.told_bits


def _told(a: Side, b: Side, region: Region, grown: Sequence[Chain]) -> float:
    """What a region shares outside quotation marks, in bits: what it or the runs in it show, if that is more."""
    if region.copied:
        return _told_bits(a.material, b.material, region)
    inside = _inside(region, grown)
    told = sum(_told_bits(a.material, b.material, chain) for chain in inside)
    if region.bits > sum(chain.bits for chain in inside):
        told = max(told, LIMITS.retold_share * _told_bits(a.material, b.material, region))
    return told


def _valued(a: Side, b: Side, regions: Iterable[Region], grown: Sequence[Chain]) -> list[Region]:
    """The regions, marked where they are copied, and worth at least what the runs in them are worth.

    Of a copied one all words are such runs, whichever of several places in a text that repeats itself the chains have.
    """
    found = []
    for region in regions:
        same = _same(a.material, b.material, region)
        runs = sum(chain.bits for chain in _inside(region, grown))
        copied = same >= LIMITS.sealed_similarity
        if copied:
            one = a.material.bits(region.a_start, region.a_end)
            runs = max(runs, same * min(one, b.material.bits(region.b_start, region.b_end)))
        found.append(replace(region, bits=max(region.bits, runs), copied=copied))
    return found


def _inside(region: Region, grown: Sequence[Chain]) -> list[Chain]:
    return [
        chain
        for chain in grown
        if region.a_start <= chain.a_start
        and chain.a_end <= region.a_end
        and region.b_start <= chain.b_start
        and chain.b_end <= region.b_end
    ]


def _told_bits(a: Material, b: Material, region: Chain | Region) -> float:
    """What the shared words outside quotation marks are worth, on the side where that is less."""
    one = _unquoted(a, region.a_start, region.a_end, b.tokens.words[region.b_start : region.b_end])
    other = _unquoted(b, region.b_start, region.b_end, a.tokens.words[region.a_start : region.a_end])
    return region.bits * min(one, other)


def _unquoted(side: Material, start: int, end: int, other: Sequence[str]) -> float:
    """Which share (0…1) of what the words are worth that also stand in the other's stretch is not direct speech."""
    if side.quoted.find(1, start, end) < 0:
        return 1.0
    shared, told = _shared_and_told(side, start, end, other)
    return told / shared if shared else 0.0


def _shared_and_told(side: Material, start: int, end: int, other: Sequence[str]) -> tuple[float, float]:
    """What the words are worth that also stand in the other's stretch; and those of them that are no direct speech."""
    here = side.tokens.words[start:end]
    shares = [True] * len(here) if here == other else list(map(frozenset(other).__contains__, here))
    worth = list(map(sub, side.cumulative[start + 1 : end + 1], side.cumulative[start:end]))
    shared = reduce(add, compress(worth, shares), 0.0)
    told = reduce(add, compress(worth, map(gt, shares, side.quoted[start:end])), 0.0)
    return shared, told


def _passage(a: Side, b: Side, region: Region, *, copied: bool) -> Passage:
    a_words = a.material.tokens.words[region.a_start : region.a_end]
    b_words = b.material.tokens.words[region.b_start : region.b_end]
    share = _quoted_share(a.material, b.material, region)
    same = _same(a.material, b.material, region)
    kind: PassageKind
    if not copied and share >= LIMITS.quoted_share / 2:
        kind, similarity = "statement", same
    elif a_words == b_words:
        kind, similarity = "verbatim", 1.0
    elif same >= LIMITS.edited_similarity:
        kind, similarity = "edited", same
    else:
        kind, similarity = "paraphrase", fuzz.token_sort_ratio(" ".join(a_words), " ".join(b_words)) / 100
    return Passage(
        kind,
        quoted=share >= LIMITS.quoted_share,
        similarity=similarity,
        bits=round(region.bits, 1),
        a=_with_edges(a, region.a_start, region.a_end),
        b=_with_edges(b, region.b_start, region.b_end),
    )


def _with_edges(side: Side, first: int, last: int) -> Span:
    """The tokens with the quotation marks, brackets and stops that stand directly at their ends, in one region.

    A mark that can open as well as close belongs to the next word where it touches it.
    """
    article, tokens = side.article, side.material.tokens
    span = tokens.span(first, last)
    regions = union((*article.body, *article.layout.of_role("headline")))
    region = next((each for each in regions if each.contains(span)), span)
    start, end = span.start, span.end
    while start > region.start and article.text[start - 1] in _OPENING:
        start -= 1
    while end < region.end and article.text[end] in _CLOSING:
        end += 1
    if last < len(tokens) and tokens.starts[last] == end:
        while end > span.end and article.text[end - 1] in _OPENING:
            end -= 1
    return Span(start, end)
