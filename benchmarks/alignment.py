"""What alignment finds, on pairs with annotated passages: a file of detections to be scored.

    python benchmarks/alignment.py CLASS_FOLDER --detections FILE.jsonl [--jobs 1]

CLASS_FOLDER is one class of a corpus laid out as the PAN text-alignment tasks have it (Potthast et al. 2013): a file
`pairs` with "suspicious source" a line, and beside the folder the documents in `susp/` and `src/`. Each pair is
compared with default settings by the library's public functions; the documents are texts and no pages, so nothing is
cleaned away (`whole=True`). One JSON object a line is written for each passage found:

    {"susp": …, "src": …, "susp_start": …, "susp_end": …, "src_start": …, "src_end": …}

Offsets count characters of the decoded file, half open. The file can be scored by any implementation of plagdet
(Potthast et al. 2010, "An Evaluation Framework for Plagiarism Detection"). What the run prints itself is only how many
pairs have a passage, how many passages of which kind there are, and how long it took.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpora import skip_unless

import provenance

if TYPE_CHECKING:
    from collections.abc import Iterator


def main() -> None:
    """Write the detections of a class."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--detections", type=Path, required=True)
    parser.add_argument("--jobs", type=int, default=1)
    asked = parser.parse_args()
    skip_unless(asked.folder / "pairs")
    listed = (asked.folder / "pairs").read_text(encoding="utf-8").splitlines()
    pairs = [(susp, src) for susp, src in (line.split() for line in listed if line.strip())]
    started = time.perf_counter()
    kinds: Counter[str] = Counter()
    with_any = 0
    beside = asked.detections.with_name(asked.detections.name + ".part")
    with beside.open("w", encoding="utf-8") as file:
        for found in _compared(asked.folder.parent, pairs, asked.jobs):
            with_any += bool(found)
            for kind, detection in found:
                kinds[kind] += 1
                file.write(json.dumps(detection) + "\n")
    beside.replace(asked.detections)
    took = time.perf_counter() - started
    print(f"{len(pairs)} pairs, {with_any} with a passage, {took:.1f} s")
    print(", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())) or "no passage")


def _compared(root: Path, pairs: list[tuple[str, str]], jobs: int) -> Iterator[list[tuple[str, dict[str, Any]]]]:
    compare = partial(_passages, root)
    if jobs == 1:
        yield from map(compare, pairs)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(compare, pairs, chunksize=8)


def _passages(root: Path, pair: tuple[str, str]) -> list[tuple[str, dict[str, Any]]]:
    susp, src = pair
    sources = [str(root / "susp" / susp), str(root / "src" / src)]
    documents, errors = provenance.load(sources, whole=True)
    for error in errors:
        print(f"not read: {os.path.relpath(str(error), root)}")
    if len(documents) < 2:
        return []
    comparison = provenance.compare(documents)
    turned = comparison.articles[0].document.source != sources[0]
    found: list[tuple[str, dict[str, Any]]] = []
    for passage in comparison.verdicts[0].alignment.passages:
        one, other = (passage.b, passage.a) if turned else (passage.a, passage.b)
        detection = {
            "susp": susp,
            "src": src,
            "susp_start": one.start,
            "susp_end": one.end,
            "src_start": other.start,
            "src_end": other.end,
        }
        found.append((passage.kind, detection))
    return found


if __name__ == "__main__":
    main()
