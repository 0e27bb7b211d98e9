"""How well the program finds the sentences of weblogs, beside nltk's Punkt with its parameters and with none.

::

    python benchmarks/sentences.py TREEBANK.conllu [--prefix weblog] [--errors N]

The treebank is a part of the Universal Dependencies English Web Treebank in CoNLL-U form: `# text =` is a sentence,
`# newpar` and `# newdoc` open a paragraph. A paragraph is put together again from its sentences with a blank between
them, or none where the last word of a sentence says `SpaceAfter=No`, and each paragraph is split by itself, as the
program does. Two counts are made:

- boundaries: the ends of sentences, the end of a paragraph among them, as most published figures count them;
- inner boundaries: the same without the ends of paragraphs, which nobody can miss.

Precision, recall and F1 are shares (0…1). Where the treebank is missing the benchmark says so and succeeds.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

from provenance.data.punkt_nltk import punkt_parameters
from provenance.model import Span
from provenance.segment import sentences

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass
class Paragraph:
    """One paragraph's text and where its sentences end (offsets one past the last character)."""

    text: str = ""
    ends: list[int] = field(default_factory=list)
    glued: bool = True

    def add(self, sentence: str, *, space_after: bool) -> None:
        """Append a sentence, after a blank unless the one before forbade it."""
        self.text += sentence if self.glued else f" {sentence}"
        self.ends.append(len(self.text))
        self.glued = not space_after


def paragraphs(path: Path, prefix: str) -> list[Paragraph]:
    """The paragraphs of the treebank's documents whose id starts with ``prefix``."""
    found: list[Paragraph] = []
    wanted = False
    text = last = ""
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith("# newdoc id = "):
            wanted = line.removeprefix("# newdoc id = ").startswith(prefix)
            if wanted:
                found.append(Paragraph())
        elif line.startswith("# newpar"):
            if wanted and found[-1].text:
                found.append(Paragraph())
        elif line.startswith("# text = "):
            text = line.removeprefix("# text = ")
        elif line and not line.startswith("#"):
            last = line
        elif not line and text:
            if wanted:
                found[-1].add(text, space_after="SpaceAfter=No" not in last)
            text = last = ""
    return [paragraph for paragraph in found if paragraph.text]


@dataclass
class Score:
    """Counts of boundaries, and the shares made of them."""

    right: int = 0
    found: int = 0
    true: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is true."""
        return self.right / max(1, self.found)

    @property
    def recall(self) -> float:
        """The share of what is true that was found."""
        return self.right / max(1, self.true)

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.right / max(1, self.found + self.true)

    def add(self, found: set[int], true: set[int]) -> None:
        """Count one paragraph."""
        self.right += len(found & true)
        self.found += len(found)
        self.true += len(true)

    def __str__(self) -> str:
        """For the table."""
        return f"P {self.precision:.4f}  R {self.recall:.4f}  F1 {self.f1:.4f}"


def ours(text: str) -> set[int]:
    """The ends of sentences as the program finds them."""
    return {span.end for span in sentences(text, [Span(0, len(text))])}


def punkt(parameters: PunktParameters) -> Callable[[str], set[int]]:
    """A way to ask nltk's splitter for the ends of sentences."""
    tokenizer = PunktSentenceTokenizer(parameters)
    return lambda text: {end for _, end in tokenizer.span_tokenize(text)}


def score(gold: list[Paragraph], split: Callable[[str], set[int]], errors: int = 0) -> tuple[Score, Score]:
    """All boundaries and inner boundaries of the paragraphs, with up to ``errors`` wrong places printed."""
    outer, inner = Score(), Score()
    for paragraph in gold:
        true, found = set(paragraph.ends), split(paragraph.text)
        outer.add(found, true)
        last = {len(paragraph.text)}
        inner.add(found - last, true - last)
        for place in sorted(found ^ true):
            if errors > 0:
                errors -= 1
                kind = "missed" if place in true else "false "
                print(
                    f"  {kind} {paragraph.text[max(0, place - 40) : place]!r} | {paragraph.text[place : place + 25]!r}"
                )
    return outer, inner


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("treebank", type=Path)
    parser.add_argument("--prefix", default="weblog", help="which documents, by the start of their id")
    parser.add_argument("--errors", type=int, default=0, help="how many wrong places to print")
    options = parser.parse_args()
    if not options.treebank.exists():
        print(f"skipped: there is no treebank at {options.treebank}")
        return
    gold = paragraphs(options.treebank, options.prefix)
    print(f"{len(gold)} paragraphs, {sum(len(each.ends) for each in gold)} sentences of documents {options.prefix!r}")
    for name, split, errors in (
        ("provenance", ours, options.errors),
        ("Punkt, our parameters", punkt(punkt_parameters()), 0),
        ("Punkt, untrained", punkt(PunktParameters()), 0),
    ):
        outer, inner = score(gold, split, errors)
        print(f"{name:21}  boundaries {outer}   inner {inner}")


if __name__ == "__main__":
    main()
