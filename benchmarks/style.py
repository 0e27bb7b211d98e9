"""What it says of a passage that its rare words return in the rest of an article: the numbers of `style.toml`.

    python benchmarks/style.py CORPORA [--write] [--seed 1]

CORPORA is the folder that holds `multi-outlet`, `linked-pairs`, `polnear-wire`. From the articles of the train part of
`benchmarks/republish` it makes pairs of a passage and a rest: of one article (its paragraphs parted in two), and of
that passage with an article of another outlet, cut to the same length. The other outlet is drawn by chance, as often as
it has articles, and gives the one on the nearest subject that it has: a copier has its own pages to set a text into,
not the best of all. A logistic regression of "one article" on the share of rare words that return, the likeness, the
lengths, and their products gives the log likelihood ratio, in bits (`home`); a second one, without lengths by
themselves and without a constant, on the differences of the two rests gives the ratio of "the first rest is the
passage's" against "the second is" (`lead`). Both are printed with what they say, by rules learned on four fifths for
the fifth left out; with --write they go into `provenance/data/style.toml`. Needs scikit-learn.

From which share of common rare words on two rests tell one event rather than two (`apart`) is where a logistic
regression has even odds, between the ends of articles of two outlets that quote the same statements and share nothing
else, with the rests of the real pairs of `benchmarks/direction.py`, and the ends of articles drawn as above.

Then it looks for the factor of `lead` under which those real pairs are most probable that have a rest on both sides and
tell one event in them: real copies do, and there it says less. What is said of the others is printed too.
"""

from __future__ import annotations

import argparse
import math
import random
import re
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from corpora import article_of, skip_unless
from direction import linked_pairs, wire_pairs
from republish import in_natural_pairs, natural, originals, part_of, stories

from provenance import compare
from provenance.data.tables import table
from provenance.match import Texts
from provenance.model import Span
from provenance.weigh import Case
from provenance.weigh.style import Home, Parted, common_share, home, lead, parted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from republish import Original

FILE = Path(__file__).parent.parent / "provenance" / "data" / "style.toml"
SHARES = (0.1, 0.8)
"""Shares of an article's paragraphs that are taken as the passage, each as likely as any other."""
PARTS = 5
MOST: int = table("style.toml")["least"]["most"]
ENDS: tuple[int, int] = (table("style.toml")["least"]["rest"], 500)
"""Words of an article's end that stand for a rest, any number as likely as any other."""

Rests: TypeAlias = "tuple[Sequence[str], Sequence[str]]"


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
    print(f"{len(found)} passages with the rest of their own article, and as many with another's")
    rows = [each.terms for pair in found for each in pair]
    answers = [True, False] * len(found)
    most_against, most_for = _held_out(rows, answers, constant=True)
    constant, factors = _fitted(rows, answers, constant=True)
    print(f"constant {constant}, factors {factors}, most for {most_for}, most against {most_against}")
    ahead = [row for one, other in found for row in (_differences(one, other), _differences(other, one))]
    _, most = _held_out(ahead, answers, constant=False)
    _, lead_factors = _fitted(ahead, answers, constant=False)
    print(f"lead: factors {lead_factors}, most {most}")
    if asked.write:
        home = {"constant": constant, "factors": factors, "most_for": most_for, "most_against": most_against}
        _write({"home": home, "lead": {"factors": lead_factors, "most": most}})
    real = list(_real(asked.corpora))
    common = _common(articles, [rests for rests, _, _ in real if rests], random.Random(asked.seed))
    if asked.write:
        _write({"apart": {"common": common}})
    worth = _worth(real, common)
    if asked.write:
        _write({"one_event": {"worth": worth}})


def _write(tables: Mapping[str, Mapping[str, object]]) -> None:
    text = FILE.read_text(encoding="utf-8")
    for table_name, values in tables.items():
        head, body = text.split(f"\n[{table_name}]\n", 1)
        for name, value in values.items():
            body = re.sub(rf"(?m)^{name} = .*$", f"{name} = {value}", body, count=1)
        text = f"{head}\n[{table_name}]\n{body}"
    FILE.write_text(text, encoding="utf-8")
    table.cache_clear()


def _differences(one: Home, other: Home) -> list[float]:
    return [here - there for here, there in zip(one.likeness, other.likeness, strict=True)]


def _examples(articles: Sequence[Original], chance: random.Random) -> Iterator[tuple[Home, Home]]:
    near = _nearest(articles, chance)
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
            yield one, two


def _home(passage: str, rest: str) -> Home | None:
    article = article_of({"id": "x", "text": f"{passage}\n{rest}"})
    one = parted(article, [Span(0, len(passage))])
    return home(one, min(len(one.rest), MOST)) if one else None


def _common(articles: Sequence[Original], real: Sequence[Rests], chance: random.Random) -> float:
    """The share of common rare words at which two rests are as likely of one event as of two."""
    linear: Any = import_module("sklearn.linear_model")
    met = [(_end(one, chance), _end(other, chance)) for one, other in natural(articles, len(articles))]
    apart = [
        (_end(one, chance), _end(other, chance))
        for one, other in zip(articles, _nearest(articles, chance), strict=True)
        if other is not None
    ]
    shares = [[_share(*pair) for pair in pairs if min(map(len, pair)) >= ENDS[0]] for pairs in ([*met, *real], apart)]
    rows, answers = [[share] for kind in shares for share in kind], [True] * len(shares[0]) + [False] * len(shares[1])
    model = linear.LogisticRegression(C=1e6, class_weight="balanced").fit(rows, answers)
    even = round(-float(model.intercept_[0]) / float(model.coef_[0][0]), 3)
    print(f"apart: common {even}, below it", end=" ")
    for title, kind in zip(("one event", "two"), shares, strict=True):
        print(f"{sum(share <= even for share in kind)} of {len(kind)} pairs of {title}", end=", ")
    print()
    return even


def _share(one: Sequence[str], other: Sequence[str]) -> float:
    length = min(len(one), len(other), MOST)
    return common_share(one[:length], other[:length])


def _end(article: Original, chance: random.Random) -> tuple[str, ...]:
    """The last words of an article, as many as a rest may have."""
    words = Texts().words(article.text, [Span(0, len(article.text))]).words
    return words[-chance.randint(*ENDS) :]


def _real(corpora: Path) -> Iterator[tuple[Rests | None, tuple[Home | None, Home | None], bool]]:
    """Of each real pair with copied text both rests, if there are two; how the passage sits in them; and the truth."""
    for task in (*wire_pairs(corpora / "multi-outlet"), *linked_pairs(corpora / "linked-pairs")):
        found = compare(task.documents)
        (one, other), (verdict,), (truth,) = found.articles, found.verdicts, task.truths
        if verdict.alignment.copied:
            a, b = _sides(Case(one, other, verdict.alignment))
            length = min([MOST, *(len(each.rest) for each in (a, b) if each)])
            homes = (home(a, length) if a else None, home(b, length) if b else None)
            yield (a.window(length), b.window(length)) if a and b else None, homes, truth.hypothesis == "a_to_b"


def _worth(real: Sequence[tuple[Rests | None, tuple[Home | None, Home | None], bool]], common: float) -> float:
    """The factor of the ratio under which the real pairs of one event are most probable, of steps of a twentieth."""
    leads: dict[bool, list[float]] = {True: [], False: []}
    alone: list[tuple[float, bool]] = []
    for rests, (a, b), is_a in real:
        if a and b and rests:
            leads[common_share(*rests) <= common].append(lead(a, b) if is_a else lead(b, a))
        elif only := a or b:
            alone.append((only.bits, is_a == bool(a)))
    steps = [step / 20 for step in range(1, 21)]
    likelihood = {step: -sum(math.log2(1 + 2 ** (-step * bits)) for bits in leads[False]) for step in steps}
    for title, given in (("apart", leads[True]), ("of one event", leads[False])):
        right = sum(bits > 0 for bits in given)
        print(f"  of {len(given)} real pairs with two rests {title} the truth is ahead in {right}")
        print(f"    leads from 2 bits on: {sorted(round(bits, 1) for bits in given if abs(bits) >= 2)}")
    for title, owned in (
        ("at home", [own for bits, own in alone if bits > 0]),
        ("strange", [own for bits, own in alone if bits <= 0]),
    ):
        print(f"  of {len(owned)} with one rest, {title} there, it is the source's in {sum(owned)}")
    print("  factor of the ratio and log2 of the probability of the real pairs of one event")
    print("  " + "  ".join(f"{step} {likelihood[step]:.1f}" for step in steps[:: len(steps) // 10]))
    return max(steps, key=lambda step: (likelihood[step], -step))


def _sides(case: Case) -> tuple[Parted | None, Parted | None]:
    """Shared text and rest of both sides; None where nothing can be said."""
    statements = [each for each in case.alignment.passages if each.kind == "statement"]
    return (
        parted(case.a, [each.a for each in case.alignment.taken], [each.a for each in statements]),
        parted(case.b, [each.b for each in case.alignment.taken], [each.b for each in statements]),
    )


def _nearest(articles: Sequence[Original], chance: random.Random) -> list[Original | None]:
    """For each article the most similar one of another outlet, drawn by chance, by the words they share (tf-idf)."""
    text: Any = import_module("sklearn.feature_extraction.text")
    table = text.TfidfVectorizer(stop_words="english", min_df=2, sublinear_tf=True).fit_transform(
        [each.text for each in articles]
    )
    of: dict[str, list[int]] = {}
    for number, each in enumerate(articles):
        of.setdefault(each.outlet, []).append(number)
    found: list[Original | None] = []
    for number, one in enumerate(articles):
        others = [outlet for outlet in of if outlet != one.outlet]
        drawn = chance.choices(others, [len(of[outlet]) for outlet in others])[0]
        likeness = (table[of[drawn]] @ table[number].T).toarray().ravel()
        ranked = sorted(zip(-likeness, of[drawn], strict=True))
        found.append(next((articles[i] for _, i in ranked if articles[i].story != one.story), None))
    return found


def _fitted(rows: Sequence[Sequence[float]], answers: Sequence[bool], *, constant: bool) -> tuple[float, list[float]]:
    """The log likelihood ratio's constant and factors, in bits; both kinds are equally many, so no prior is in it."""
    linear: Any = import_module("sklearn.linear_model")
    model = linear.LogisticRegression(C=10, max_iter=5000, fit_intercept=constant).fit(rows, answers)
    scale = 1 / math.log(2)
    base = round(float(model.intercept_[0]) * scale, 2) if constant else 0.0
    return base, [round(float(value) * scale, 2) for value in model.coef_[0]]


def _held_out(rows: Sequence[Sequence[float]], answers: Sequence[bool], *, constant: bool) -> tuple[float, float]:
    """Print what is said of passages not learned from; the ratio that the outermost ones bear out, against and for."""
    said: list[tuple[float, bool]] = []
    for part in range(PARTS):
        base, factors = _fitted(
            [row for i, row in enumerate(rows) if i // 2 % PARTS != part],
            [answer for i, answer in enumerate(answers) if i // 2 % PARTS != part],
            constant=constant,
        )
        said.extend(
            (base + sum(value * factor for value, factor in zip(row, factors, strict=True)), answer)
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
