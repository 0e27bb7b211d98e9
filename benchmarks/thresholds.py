"""What chance shares: the floor under which a passage means nothing.

    python benchmarks/thresholds.py ARTICLES.jsonl[.gz] [--articles 250] [--seed 1]

Draws articles at random, compares all of different outlets with each other and prints how surprising the best run of
shared words of each pair is, with no threshold applied. Nearly all such pairs are unrelated; those at the top are
printed with their words, to be read: reuse, a quoted statement, boilerplate, or chance. `passage_bits` and
`passage_words` in provenance/data/alignment.toml are set above what reads as chance.

With --pairs PAIRS.tsv (columns src_id, dst_id, containment) prints the same for pairs known to share a text, to see
what the thresholds cost.
"""

from __future__ import annotations

import argparse
import csv
import random
from itertools import combinations
from pathlib import Path

from corpora import article_of, records, skip_unless

from provenance.align.chain import chains
from provenance.match import Material, material, seeds
from provenance.model import Article

_QUANTILES = (0.5, 0.9, 0.99, 0.999, 0.9999)


def main() -> None:
    """Print the distributions."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--pairs", type=Path)
    parser.add_argument("--articles", type=int, default=250)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--shown", type=int, default=25)
    asked = parser.parse_args()
    skip_unless(asked.corpus)
    found = {str(record["id"]): record for record in records(asked.corpus)}
    chosen = random.Random(asked.seed).sample(sorted(found), asked.articles)
    articles = [article_of(found[name]) for name in chosen]
    ready = [material(article) for article in articles]
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


def _known(path: Path, found: dict[str, dict[str, object]]) -> None:
    print("pairs known to share a text")
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            one, other = article_of(found[row["src_id"]]), article_of(found[row["dst_id"]])
            bits, words, quoted, written = _best(one, material(one), material(other))
            print(f"  {row['containment']:>6} {bits:7.1f} bits {words:4} words {quoted:4.0%} quoted  {written[:80]!r}")


def _best(one: Article, a: Material, b: Material) -> tuple[float, int, float, str]:
    regions = chains(a, b, seeds(a, b))
    if not regions:
        return 0.0, 0, 0.0, ""
    top = max(regions, key=lambda each: each.bits)
    written = " ".join(a.tokens.span(top.a_start, top.a_end).of(one.text).split())
    quoted = min(a.quoted_share(top.a_start, top.a_end), b.quoted_share(top.b_start, top.b_end))
    return top.bits, top.matched, quoted, written


if __name__ == "__main__":
    main()
