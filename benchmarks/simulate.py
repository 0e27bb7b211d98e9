"""Simulated republications of real articles, with the answer known: prints them, or writes them to a file.

    python benchmarks/simulate.py CORPORA [--part test|train] [--limit 5] [--seed 1] [-o FILE.jsonl]

CORPORA is the folder that holds `multi-outlet` and `polnear-wire`. What is simulated, how often and why is in
`benchmarks/republish`. Without -o, prints how many cases of which kind there are, what was done how often, and how much
the lengths of source and copy overlap; with it, writes one case a line: its documents, the truth of each pair, the
operations in order (numbered by the document they made) and the story.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpora import skip_unless
from republish import in_natural_pairs, originals, simulated, stories

if TYPE_CHECKING:
    from republish import Case

    from provenance.model import Document


def main() -> None:
    """Write or describe the cases."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--part", choices=("test", "train"), default="train")
    parser.add_argument("--limit", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-o", dest="output", type=Path)
    asked = parser.parse_args()
    skip_unless(asked.corpora / "multi-outlet" / "articles.jsonl.gz")
    skip_unless(asked.corpora / "polnear-wire" / "articles.jsonl.gz")
    articles = stories(originals(asked.corpora), in_natural_pairs(asked.corpora))
    cases = list(simulated(articles, asked.part, asked.limit, asked.seed))
    if asked.output:
        lines = (json.dumps(written(case), ensure_ascii=False, sort_keys=True) for case in cases)
        asked.output.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    _describe(cases, len(articles))


def written(case: Case) -> dict[str, Any]:
    """A case as values of JSON."""
    return {
        "id": case.id,
        "kind": case.kind,
        "story": case.story,
        "documents": [_document(each) for each in case.documents],
        "bare": [_document(each) for each in case.bare],
        "truth": [
            {"a": each.a, "b": each.b, "is": each.hypothesis, "marks": each.marks, "dates": each.dates}
            for each in case.truths
        ],
        "operations": list(case.operations),
    }


def _document(document: Document) -> dict[str, Any]:
    stated = document.metadata
    facts = {
        "outlet": stated.outlet.value if stated.outlet else None,
        "title": stated.title.value if stated.title else None,
        "published": stated.published.value if stated.published else None,
        "url": stated.url.value if stated.url else None,
        "authors": list(stated.authors),
    }
    return {"id": document.id, **{key: value for key, value in facts.items() if value}, "text": document.text}


def _describe(cases: list[Case], articles: int) -> None:
    kinds = Counter(case.kind for case in cases)
    print(f"{len(cases)} cases of {len({case.story for case in cases})} stories, from {articles} articles")
    print("  " + ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())))
    done = Counter(each.partition(": ")[2] for case in cases for each in case.operations)
    for operation, count in sorted(done.items(), key=lambda each: (-each[1], each[0])):
        print(f"  {count:5} {operation}")
    longer = [_copy_is_longer(case) for case in cases if case.kind == "copy"]
    if longer:
        print(f"  the copy is the longer one in {sum(longer)} of {len(longer)} copies")


def _copy_is_longer(case: Case) -> bool:
    (truth,) = case.truths
    sizes = {each.id: len(each.text) for each in case.documents}
    source, copy = (truth.a, truth.b) if truth.hypothesis == "a_to_b" else (truth.b, truth.a)
    return sizes[copy] > sizes[source]


if __name__ == "__main__":
    main()
