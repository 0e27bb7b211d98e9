"""What it says of a passage that its rare words return in the rest of an article: the numbers of `style.toml`.

    python benchmarks/style.py CORPORA [--write] [--seed 1]

CORPORA is the folder that holds `multi-outlet`, `linked-pairs`, `polnear-wire`. From the articles of the train part of
`benchmarks/republish` it makes pairs of a passage and a rest: of one article (its paragraphs parted in two), and of two
articles of different outlets on the nearest subjects, the rest cut to the same length. A logistic regression of "one
article" on the share of rare words that return, the lengths, and their products gives the log likelihood ratio, in
bits. It is printed with what it says of both kinds, by rules learned on four fifths for the fifth left out; with
--write it goes into `provenance/data/style.toml`. Needs scikit-learn.

Then it reads the real pairs of `benchmarks/direction.py` and looks for the factor of that ratio under which they are
most probable: real copies tell the same event in their rests, and there it says less.

Only the nearest subject is taken as the alternative, though added paragraphs are often on another one: the rest of a
copy is mostly about the same event, and a direction shall not be named because of that.
"""

from __future__ import annotations

import argparse
import math
import random
import re
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpora import article_of, skip_unless
from direction import linked_pairs, wire_pairs
from republish import in_natural_pairs, originals, part_of, stories

from provenance import compare
from provenance.model import Span
from provenance.weigh import Case
from provenance.weigh.style import Home, home, parted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from republish import Original

FILE = Path(__file__).parent.parent / "provenance" / "data" / "style.toml"
SHARES = (0.1, 0.8)
"""Shares of an article's paragraphs that are taken as the passage, each as likely as any other."""
NEIGHBOURS = 12
PARTS = 5
MOST = 1200
"""Words of a rest that are looked at, as in `style.toml`."""


def main() -> None:
    """Fit, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    skip_unless(asked.corpora / "multi-outlet" / "articles.jsonl.gz")
    skip_unless(asked.corpora / "polnear-wire" / "articles.jsonl.gz")
    articles = [
        each
        for each in stories(originals(asked.corpora), in_natural_pairs(asked.corpora))
        if part_of(each.story) == "train"
    ]
    found = list(_examples(sorted(articles, key=lambda each: each.id), random.Random(asked.seed)))
    rows, answers = [each.terms for each, _ in found], [answer for _, answer in found]
    print(f"{sum(answers)} passages with the rest of their own article, {len(answers) - sum(answers)} with another's")
    most_against, most_for = _held_out(rows, answers)
    constant, factors = _fitted(rows, answers)
    print(f"constant {constant}, factors {factors}, most for {most_for}, most against {most_against}")
    worth = _worth(asked.corpora)
    if asked.write:
        text = FILE.read_text(encoding="utf-8")
        for name, value in zip(
            ("constant", "factors", "most_for", "most_against", "worth"),
            (constant, factors, most_for, most_against, worth),
            strict=True,
        ):
            text = re.sub(rf"(?m)^{name} = .*$", f"{name} = {value}", text)
        FILE.write_text(text, encoding="utf-8")


def _examples(articles: Sequence[Original], chance: random.Random) -> Iterator[tuple[Home, bool]]:
    near = _nearest(articles)
    for number, article in enumerate(articles):
        paragraphs = article.paragraphs
        count = max(1, int(len(paragraphs) * chance.uniform(*SHARES)))
        start = 0 if chance.random() < 0.5 else chance.randrange(len(paragraphs) - count + 1)
        passage = "\n".join(paragraphs[start : start + count])
        rest = "\n".join((*paragraphs[:start], *paragraphs[start + count :]))
        other = near[number]
        if other is None:
            continue
        begin = chance.randrange(max(1, len(other.paragraphs) // 2))
        another = "\n".join(other.paragraphs[begin:])[: len(rest)]
        one, two = _home(passage, rest), _home(passage, another)
        if one and two:
            yield one, True
            yield two, False


def _home(passage: str, rest: str) -> Home | None:
    article = article_of({"id": "x", "text": f"{passage}\n{rest}"})
    one = parted(article, [Span(0, len(passage))])
    return home(one, min(len(one.rest), MOST)) if one else None


def _worth(corpora: Path) -> float:
    """The factor of the ratio under which the real pairs are most probable, of steps of a twentieth."""
    leads: list[float] = []
    for task in (*wire_pairs(corpora / "multi-outlet"), *linked_pairs(corpora / "linked-pairs")):
        found = compare(task.documents)
        (one, other), (verdict,), (truth,) = found.articles, found.verdicts, task.truths
        a, b = _ratios(Case(one, other, verdict.alignment)) if verdict.alignment.copied else (0.0, 0.0)
        leads.append(a - b if truth.hypothesis == "a_to_b" else b - a)
    steps = [step / 20 for step in range(1, 21)]
    likelihood = {step: -sum(math.log2(1 + 2 ** (-step * lead)) for lead in leads) for step in steps}
    told, right = sum(lead != 0 for lead in leads), sum(lead > 0 for lead in leads)
    print(f"  of {told} real pairs in which the two sides differ, the truth is ahead in {right}")
    print("  factor of the ratio and log2 of the probability of the real pairs")
    print("  " + "  ".join(f"{step} {likelihood[step]:.1f}" for step in steps[:: len(steps) // 10]))
    return max(steps, key=lambda step: (likelihood[step], -step))


def _ratios(case: Case) -> tuple[float, float]:
    """The whole ratio of both sides, in bits; 0 where nothing can be said."""
    statements = [each for each in case.alignment.passages if each.kind == "statement"]
    one = parted(case.a, [each.a for each in case.alignment.taken], [each.a for each in statements])
    other = parted(case.b, [each.b for each in case.alignment.taken], [each.b for each in statements])
    length = min([MOST, *(len(each.rest) for each in (one, other) if each)])
    a, b = (home(each, length).bits if each else 0.0 for each in (one, other))
    return a, b


def _nearest(articles: Sequence[Original]) -> list[Original | None]:
    """For each article the most similar one of another outlet and story, by the words they share (tf-idf)."""
    text: Any = import_module("sklearn.feature_extraction.text")
    neighbours: Any = import_module("sklearn.neighbors")
    table = text.TfidfVectorizer(stop_words="english", min_df=2, sublinear_tf=True).fit_transform(
        [each.text for each in articles]
    )
    _, nearest = neighbours.NearestNeighbors(n_neighbors=NEIGHBOURS, metric="cosine").fit(table).kneighbors(table)
    return [
        next((articles[i] for i in row if articles[i].outlet != one.outlet and articles[i].story != one.story), None)
        for one, row in zip(articles, nearest, strict=True)
    ]


def _fitted(rows: Sequence[Sequence[float]], answers: Sequence[bool]) -> tuple[float, list[float]]:
    """The log likelihood ratio's constant and factors, in bits; both kinds are equally many, so no prior is in it."""
    linear: Any = import_module("sklearn.linear_model")
    model = linear.LogisticRegression(C=10, max_iter=5000).fit(rows, answers)
    scale = 1 / math.log(2)
    return round(float(model.intercept_[0]) * scale, 2), [round(float(value) * scale, 2) for value in model.coef_[0]]


def _held_out(rows: Sequence[Sequence[float]], answers: Sequence[bool]) -> tuple[float, float]:
    """Print what is said of passages not learned from; the ratio that the outermost ones bear out, against and for."""
    said: list[tuple[float, bool]] = []
    for part in range(PARTS):
        constant, factors = _fitted(
            [row for i, row in enumerate(rows) if i // 2 % PARTS != part],
            [answer for i, answer in enumerate(answers) if i // 2 % PARTS != part],
        )
        said.extend(
            (constant + sum(value * factor for value, factor in zip(row, factors, strict=True)), answer)
            for i, (row, answer) in enumerate(zip(rows, answers, strict=True))
            if i // 2 % PARTS == part
        )
    print("  bits        one article   two articles   log2 of their ratio")
    edges = (-math.inf, -4, -3, -2, -1, 0, 1, 2, 3, 4, math.inf)
    ratios = []
    for low, high in pairwise(edges):
        one = sum(low <= bits < high for bits, answer in said if answer)
        two = sum(low <= bits < high for bits, answer in said if not answer)
        ratios.append(math.log2((one + 0.5) / (two + 0.5)))
        print(f"  {low:4} to {high:4}{one:12}{two:14}{ratios[-1]:14.1f}")
    return round(-ratios[0], 1), round(ratios[-1], 1)


if __name__ == "__main__":
    main()
