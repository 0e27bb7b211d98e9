"""Counts the background of news English: `provenance/data/words-en.tsv` and `runs-en.tsv`.

::

    python benchmarks/count_words.py CORPUS.jsonl.gz -o provenance/data/words-en.tsv --runs provenance/data/runs-en.tsv

CORPUS is one JSON object a line with the fields `id`, `outlet` and `text`. Words are the tokens of
`provenance.match.tokens`, so that what is looked up is what was counted.

*One text counts once.* Agencies' copy and house boilerplate stand in many articles. Of the runs of `COPIED` words a
quarter (those whose hash says so) is remembered; a run met before, in the order of ids, is taken out, with a break in
its place. What is rare in the language then does not look common because it was copied, which is the very thing to be
found.

*Words* are kept from `MIN_ARTICLES` articles of `MIN_OUTLETS` outlets, as many as the commonest `KEEP`. A word's bits
are -log2 of its relative frequency among all words counted. A word not kept is held to be half as frequent as the
rarest word kept: one bit more. For comparison the mean bits of the occurrences of the words not kept are printed.

*Runs* of 4 and of 5 words are kept from `MIN_RUN_OUTLETS` outlets: said by that many, they are stock phrases, or
names. A run's bits are -log2 of its relative frequency among all runs of its length. They are found shortest first: a
run can only be that common if both runs it is made of are.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
from array import array
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.match.tokens import tokenize
from provenance.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

COPIED = 20
"""Words in a row that two articles do not share by chance; quotations of speeches are copies in this sense too."""
REMEMBERED = 4
MIN_ARTICLES = 20
MIN_OUTLETS = 10
KEEP = 15_000
MIN_RUN_OUTLETS = 10
LENGTHS = (4, 5)
BREAK = 0


@dataclass(frozen=True, slots=True)
class Text:
    """One article as the numbers of its words, copied runs taken out; `BREAK` stands where something was."""

    outlet: int
    words: array[int]


class Vocabulary(dict[str, int]):
    """Numbers the words in the order they are met, from 1; the break is 0."""

    def __missing__(self, word: str) -> int:
        """Give a new word the next number."""
        self[word] = number = len(self)
        return number


def read(path: Path) -> tuple[list[Text], list[str], int]:
    """The articles in the order of their ids without what was copied, the words by number, and how many outlets."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        articles = sorted((json.loads(line) for line in lines), key=lambda article: str(article["id"]))
    numbers = Vocabulary({"": BREAK})
    outlets: dict[str, int] = {}
    met: set[int] = set()
    texts: list[Text] = []
    for article in articles:
        tokens = tokenize(article["text"], [Span(0, len(article["text"]))])
        words = array("I", (numbers[word] for word in tokens.words))
        texts.append(Text(outlets.setdefault(article["outlet"], len(outlets)), without_copies(words, met)))
    return texts, list(numbers), len(outlets)


def without_copies(words: array[int], met: set[int]) -> array[int]:
    """The words with every remembered run taken out; its own runs are remembered."""
    own: list[int] = []
    keep = bytearray(b"\1") * len(words)
    for start in range(len(words) - COPIED + 1):
        run = hash(tuple(words[start : start + COPIED]))
        if run % REMEMBERED == 0:
            if run in met:
                keep[start : start + COPIED] = bytes(COPIED)
            own.append(run)
    met.update(own)
    kept = array("I")
    for word, is_kept in zip(words, keep, strict=True):
        if is_kept:
            kept.append(word)
        elif not kept or kept[-1] != BREAK:
            kept.append(BREAK)
    return kept


def count_words(texts: list[Text]) -> tuple[Counter[int], set[int]]:
    """How often each word occurs, and which words occur in enough articles of enough outlets."""
    counts: Counter[int] = Counter()
    articles: Counter[int] = Counter()
    outlets: Counter[tuple[int, int]] = Counter()
    for text in texts:
        counts.update(text.words)
        once = set(text.words)
        articles.update(once)
        outlets.update((word, text.outlet) for word in once)
    del counts[BREAK]
    spread = Counter(word for word, _ in outlets)
    return counts, {word for word in counts if articles[word] >= MIN_ARTICLES and spread[word] >= MIN_OUTLETS}


def runs(text: Text, length: int, common: set[tuple[int, ...]] | None) -> Iterator[tuple[int, ...]]:
    """The runs of the text both of whose parts are ``common``; no run holds a break."""
    words = text.words
    for start in range(len(words) - length + 1):
        run = tuple(words[start : start + length])
        if common is None:
            if BREAK not in run:
                yield run
        elif run[1:] in common and run[:-1] in common:
            yield run


def common_runs(texts: list[Text]) -> Iterator[tuple[int, Counter[tuple[int, ...]], int]]:
    """For each of `LENGTHS`: the common runs with their counts, and how many runs of the length there are."""
    common: set[tuple[int, ...]] | None = None
    for length in range(1, max(LENGTHS) + 1):
        counts: Counter[tuple[int, ...]] = Counter()
        outlets: dict[tuple[int, ...], int] = {}
        for text in texts:
            bit = 1 << text.outlet
            found = Counter(runs(text, length, common))
            counts.update(found)
            for run in found:
                outlets[run] = outlets.get(run, 0) | bit
        common = {run for run, bits in outlets.items() if bits.bit_count() >= MIN_RUN_OUTLETS}
        if length in LENGTHS:
            total = sum(stretch - length + 1 for text in texts for stretch in stretches(text) if stretch >= length)
            yield length, Counter({run: counts[run] for run in common}), total


def stretches(text: Text) -> Iterator[int]:
    """The lengths of the text's parts between breaks, in words."""
    length = 0
    for word in text.words:
        if word == BREAK:
            yield length
            length = 0
        else:
            length += 1
    yield length


def bits(count: float, total: int) -> float:
    """The surprise of what occurs ``count`` times among ``total``, rounded as the tables have it."""
    return round(-math.log2(count / total), 1)


def write(path: Path, comment: str, head: str, rows: Iterable[tuple[str, float]]) -> None:
    """A table of this package: comment, head, rows in order."""
    lines = [*(f"# {line}".rstrip() for line in comment.strip().split("\n")), f"{head}\tbits"]
    lines += [f"{word}\t{value:.1f}" for word, value in sorted(rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(f"{path}: {path.stat().st_size:,} bytes, {len(lines):,} lines")


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--runs", type=Path, required=True)
    options = parser.parse_args()
    if not options.corpus.exists():
        print(f"skipped: there is no corpus at {options.corpus}")
        return
    texts, words, outlets = read(options.corpus)
    counts, eligible = count_words(texts)
    total = counts.total()
    kept = sorted(eligible, key=lambda word: (-counts[word], words[word]))[:KEEP]
    left = counts.keys() - set(kept)
    rarest = min(counts[word] for word in kept)
    others = sum(counts[word] for word in left)
    mean = sum(counts[word] * bits(counts[word], total) for word in left) / others
    print(
        f"{total:,} words counted, {len(counts):,} different, {len(eligible):,} eligible; rarest kept: {rarest} times"
    )
    print(f"{others:,} words not kept; their mean is {mean:.1f} bits")
    origin = (
        f"{len(texts):,} English-language news articles of {outlets} outlets, 2010s, US politics. Runs of {COPIED}\n"
        f"words met in an earlier article were taken out, which left {total:,} words.\n"
        "Made by benchmarks/count_words.py."
    )
    comment = f"""\
How surprising each common word of news English is: -log2 of its relative frequency, in bits.

Kept: the commonest {len(kept):,} of the words in at least {MIN_ARTICLES} articles of at least {MIN_OUTLETS} outlets.
Words are as `provenance.match.tokens` makes them: case folded, apostrophes typed straight.
unseen = {bits(rarest / 2, total)} bits for any other word: half as frequent as the rarest word kept.

Origin: {origin}"""
    write(options.output, comment, "word", ((words[word], bits(counts[word], total)) for word in kept))
    rows: list[tuple[str, float]] = []
    for length, common, number in common_runs(texts):
        print(f"{len(common):,} runs of {length} words, of {number:,}")
        rows += ((" ".join(words[word] for word in run), bits(count, number)) for run, count in common.items())
    comment = f"""\
The stock phrases of news English: runs of {LENGTHS[0]} and {LENGTHS[1]} words that at least {MIN_RUN_OUTLETS} outlets
have printed.

Bits are -log2 of the run's relative frequency among all runs of its length.

Origin: {origin}"""
    write(options.runs, comment, "run", rows)


if __name__ == "__main__":
    main()
