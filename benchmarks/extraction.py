"""How well articles are told from the pages around them, by words, against known article bodies.

    python benchmarks/extraction.py FOLDER [--clean ARTICLES.jsonl.gz]

FOLDER holds `ground-truth.json` (`{key: {"articleBody": text}}`) and `html/KEY.html.gz`, the layout of the article
extraction benchmark of Scrapinghub. Printed for each way are the means over the pages of precision, recall and F1 of
the multiset of words:

- html: a page's HTML as `provenance` reads it (trafilatura's choice, traced into the visible text)
- text: the visible text alone, one paragraph a line, as if it had been pasted
- trafilatura: its own output, alone
- everything: all visible text

`--clean` measures what is left out of texts that are article bodies already (field `text`, one JSON object a line).
The weights of the text's way were learned on these pages; what they are worth on pages not learned from is what
`benchmarks/fit_layout.py` prints.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import statistics
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.clean import clean
from provenance.loading import read_document
from provenance.loading.trace import matched, words
from provenance.model import Document, Metadata, measure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Page:
    """One page with its known article."""

    key: str
    html: bytes
    body: str


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 over words, 0…1."""

    precision: float
    recall: float
    f1: float


def pages(folder: Path) -> Iterator[Page]:
    """All pages of the benchmark, by key."""
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    for key in sorted(truth):
        path = folder / "html" / f"{key}.html.gz"
        if path.exists():
            yield Page(key, gzip.decompress(path.read_bytes()), truth[key]["articleBody"])


def plain(text: str, metadata: Metadata | None = None) -> Document:
    """A text as if it had been read from a plain-text file."""
    return Document("page", "page.txt", "", "text/plain", text, metadata or Metadata())


def body(document: Document) -> str:
    """What is taken for the article."""
    return "\n".join(span.of(document.text) for span in clean(document).body)


def score(found: str, known: str) -> Score:
    """Compare two texts as multisets of words."""
    ours, theirs = Counter(words(found)), Counter(words(known))
    common = (ours & theirs).total()
    precision = common / ours.total() if ours else 0.0
    recall = common / theirs.total() if theirs else 0.0
    return Score(precision, recall, 2 * precision * recall / (precision + recall) if common else 0.0)


def means(scores: Sequence[Score]) -> str:
    """The means over pages, for print."""
    parts = (statistics.fmean(getattr(each, name) for each in scores) for name in ("precision", "recall", "f1"))
    return "precision {:.3f}  recall {:.3f}  F1 {:.3f}".format(*parts)


def _alone(html: bytes) -> str:
    from trafilatura import extract  # slow, and not needed to skip

    return extract(html.decode("utf-8", "replace"), include_comments=False) or ""


def _measure_pages(folder: Path) -> None:
    ways: dict[str, list[Score]] = {"html": [], "text": [], "trafilatura": [], "everything": []}
    coverage: list[float] = []
    untraced = titled = headlines = 0
    for page in pages(folder):
        document = read_document(page.html, f"{page.key}.html")
        alone = _alone(page.html)
        ways["html"].append(score(body(document), page.body))
        pasted = plain(document.text)
        ways["text"].append(score(body(pasted), page.body))
        ways["trafilatura"].append(score(alone, page.body))
        ways["everything"].append(score(document.text, page.body))
        untraced += not document.extracted
        chosen = words(alone)
        coverage.append(len(matched(words(document.text), chosen)) / len(chosen) if chosen else 0.0)
        title = document.metadata.title
        headline = clean(pasted).headline
        if title and " ".join(words(title.value))[:30] in " ".join(words(document.text)):
            titled += 1
            headlines += headline is not None and _same(headline.of(document.text), title.value)
    print(f"{len(coverage)} pages")
    for name, scores in ways.items():
        print(f"{name:12} {means(scores)}")
    lowest = ", ".join(f"{share:.2f}" for share in sorted(coverage)[:5])
    print(f"traced       median {statistics.median(coverage):.2f}, lowest {lowest}; {untraced} pages left to the text")
    print(f"headline     {headlines} of {titled} stated titles found by the text alone")


def _same(headline: str, title: str) -> bool:
    shorter, longer = sorted((words(headline), words(title)), key=len)
    return bool(shorter) and " ".join(shorter) in " ".join(longer)


def _measure_clean(path: Path, count: int) -> None:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = [text for line in lines if (text := json.loads(line)["text"]).strip()]
    sample = random.Random(1).sample(texts, min(count, len(texts)))
    kept = []
    for text in sample:
        layout = clean(plain(text))
        kept.append(measure(layout.body) / max(1, len(text)))
    whole = sum(share > 0.999 for share in kept)
    print(
        f"clean texts  {statistics.fmean(kept):.4f} of their characters kept in the mean of {len(kept)}; {whole} whole"
    )


def main() -> None:
    """Measure, or say why not."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--clean", type=Path, help="texts that are article bodies already (.jsonl.gz)")
    parser.add_argument("--count", type=int, default=500, help="how many of them")
    arguments = parser.parse_args()
    if (arguments.folder / "ground-truth.json").exists():
        _measure_pages(arguments.folder)
    else:
        print(f"extraction: skipped, there is no {arguments.folder / 'ground-truth.json'}")
    if arguments.clean and arguments.clean.exists():
        _measure_clean(arguments.clean, arguments.count)
    elif arguments.clean:
        print(f"clean texts: skipped, there is no {arguments.clean}")


if __name__ == "__main__":
    main()
