"""What chance shares: the floor under which a passage means nothing.

    python benchmarks/thresholds.py ARTICLES.jsonl[.gz] [--articles 250] [--seed 1]

Draws articles at random, compares all of different outlets with each other and prints how surprising the best run of
shared words of each pair is, with no threshold applied. Nearly all such pairs are unrelated; those at the top are
printed with their words, to be read: reuse, a quoted statement, boilerplate, or chance. `passage_bits` and
`passage_words` in provenance/data/alignment.toml are set above what reads as chance.

With --near the articles are compared with those most like them instead: for each the three of other outlets that share
most pairs of rare words with it. Such articles tell one event. It prints how many of them share a text, statements or
the same facts in other words, and how surprising those are; the highest are printed to be read. It sets `region_bits`
and `told_bits`, and what the same facts weigh in provenance/data/weights.toml.

With --pairs PAIRS.tsv (columns src_id, dst_id, containment) prints the same for pairs known to share a text, to see
what the thresholds cost.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

from corpora import article_of, records, skip_unless

from provenance.align import Side, align, side
from provenance.align.chain import chains
from provenance.match import Index, index, seeds
from provenance.model import Article

_CROWD = 200
"""A pair of words that more articles have is the corpus's subject, not an event."""
_QUANTILES = (0.5, 0.9, 0.99, 0.999, 0.9999)


def main() -> None:
    """Print the distributions."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--pairs", type=Path)
    parser.add_argument("--articles", type=int, default=250)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--near", action="store_true")
    parser.add_argument("--shown", type=int, default=25)
    asked = parser.parse_args()
    skip_unless(asked.corpus)
    found = {str(record["id"]): record for record in records(asked.corpus)}
    chosen = random.Random(asked.seed).sample(sorted(found), asked.articles)
    if asked.near:
        _near(found, chosen, asked.shown)
        return
    articles = [article_of(found[name]) for name in chosen]
    ready = [index(article) for article in articles]
    best = []
    for (one, a), (other, b) in combinations(list(zip(articles, ready, strict=True)), 2):
        if found[one.id]["outlet"] != found[other.id]["outlet"]:
            best.append((*_best(one, a, b), one.id, other.id))
    best.sort(reverse=True)
    print(f"{len(best)} pairs of articles of different outlets, {len(articles)} articles drawn at random")
    for share in _QUANTILES:
        bits, words, quoted, *_ = best[int((1 - share) * len(best))]
        print(f"  {share:7.2%} of pairs stay below {bits:6.1f} bits ({words} words, {quoted:.0%} quoted)")
    for bits, words, quoted, written, one_id, other_id in best[: asked.shown]:
        print(f"  {bits:6.1f} bits {words:3} words {quoted:4.0%} quoted  {one_id} {other_id}  {written[:110]!r}")
    if asked.pairs and asked.pairs.exists():
        _known(asked.pairs, found)


def _near(found: dict[str, dict[str, object]], chosen: list[str], shown: int) -> None:
    sides = {name: side(article_of(record)) for name, record in sorted(found.items())}
    where: dict[int, list[str]] = defaultdict(list)
    for name, one in sides.items():
        for pair in one.index.pairs.first:
            where[pair].append(name)
    told: Counter[str] = Counter()
    facts = []
    for name in chosen:
        for other in _nearest(name, sides, where, found):
            alignment = align(sides[name], sides[other])
            kinds = {passage.kind for passage in alignment.passages}
            if not kinds:
                told["nothing"] += 1
            elif kinds == {"statement"}:
                told["statements and nothing else"] += 1
            elif alignment.copied:
                told["text"] += 1
            else:
                told["the same facts, no text"] += 1
                facts.append((sum(each.bits for each in alignment.passages if each.kind != "statement"), name, other))
    print(f"{told.total()} pairs of articles of different outlets on one subject share " + _listed(told))
    for bits, name, other in sorted(facts, reverse=True)[:shown]:
        print(f"  {bits:6.1f} bits  {name} {other}")


def _nearest(
    name: str, sides: dict[str, Side], where: dict[int, list[str]], found: dict[str, dict[str, object]]
) -> list[str]:
    """The three articles of other outlets that share most pairs of rare words, one shared by few counting more."""
    shared: Counter[str] = Counter()
    for pair in sorted(sides[name].index.pairs.first):
        if len(where[pair]) <= _CROWD:
            for other in where[pair]:
                if found[other]["outlet"] != found[name]["outlet"]:
                    shared[other] += 1
    return sorted(shared, key=lambda each: (-shared[each], each))[:3]


def _listed(told: Counter[str]) -> str:
    return ", ".join(f"{what}: {count}" for what, count in sorted(told.items()))


def _known(path: Path, found: dict[str, dict[str, object]]) -> None:
    print("pairs known to share a text")
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            one, other = article_of(found[row["src_id"]]), article_of(found[row["dst_id"]])
            bits, words, quoted, written = _best(one, index(one), index(other))
            print(f"  {row['containment']:>6} {bits:7.1f} bits {words:4} words {quoted:4.0%} quoted  {written[:80]!r}")


def _best(one: Article, a: Index, b: Index) -> tuple[float, int, float, str]:
    one_side, other_side = a.material, b.material
    regions = chains(one_side, other_side, seeds(a, b))
    if not regions:
        return 0.0, 0, 0.0, ""
    top = max(regions, key=lambda each: each.bits)
    written = " ".join(one_side.tokens.span(top.a_start, top.a_end).of(one.text).split())
    quoted = min(one_side.quoted_share(top.a_start, top.a_end), other_side.quoted_share(top.b_start, top.b_end))
    return top.bits, top.matched, quoted, written


if __name__ == "__main__":
    main()
