"""Learn the weights by which a plain text's article is told from its page: `provenance/data/layout.json`.

    python benchmarks/fit_layout.py FOLDER [--write]

FOLDER is that of `benchmarks/extraction.py`. Each page gives three texts to learn from: its visible paragraphs; what
a browser would put on the clipboard (rendered by Chromium without scripts and network, so that blank lines stand
where they do in pasted pages); and its article alone, because many texts are clean already. A line is article text if
most of its words can be traced in order to the known article body. The model is a logistic regression; every text
weighs the same, and in it a line the fourth root of its number of words.

First the pages are parted in five, and each fifth is scored by weights learned on the other four, so that the figures
printed are of pages not learned from. With --write the weights learned on all pages are written; the parameters of
choosing a run, which were tried on the same five parts, are kept as they are in the file.

Needs scikit-learn and, for the browser's text, playwright with a Chromium (its path in CHROMIUM, or found by itself).
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extraction import Page, Score, means, pages, score

from provenance.clean.body import found
from provenance.clean.features import NAMES, features
from provenance.clean.units import units
from provenance.clean.weights import Weights, parse
from provenance.loading import read_document
from provenance.loading.trace import MOST_OF_IT, matched, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FILE = Path(__file__).parent.parent / "provenance" / "data" / "layout.json"
PARTS = 5


@dataclass(frozen=True, slots=True)
class Example:
    """One text with a row of features and the right answer for each of its units."""

    part: int
    kind: str
    lines: tuple[str, ...]
    blanks: tuple[int, ...]
    rows: tuple[tuple[float, ...], ...]
    answers: tuple[bool, ...]
    body: str


def example(part: int, kind: str, text: str, body: str) -> Example:
    """Trace the known body into the text's units."""
    found_units = units(text)
    lines = tuple(unit.span.of(text) for unit in found_units)
    owners: list[int] = []
    page: list[str] = []
    for number, line in enumerate(lines):
        tokens = words(line)
        page.extend(tokens)
        owners.extend([number] * len(tokens))
    sizes, hits = [0] * len(lines), [0] * len(lines)
    for owner in owners:
        sizes[owner] += 1
    for place in matched(page, words(body)):
        hits[owners[place]] += 1
    answers = tuple(size > 0 and hit >= MOST_OF_IT * size for size, hit in zip(sizes, hits, strict=True))
    rows = tuple(tuple(row) for row in features(text, found_units))
    return Example(part, kind, lines, tuple(unit.blanks for unit in found_units), rows, answers, body)


def rendered(found_pages: Sequence[Page]) -> Iterator[str]:
    """The text of each page as a browser shows it; nothing where there is no browser."""
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only to render pages
    except ImportError:
        print("without playwright the browser's text is left out: the weights will differ")
        return
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=["--no-sandbox"] if os.name == "posix" else [])
        context = browser.new_context(java_script_enabled=False, offline=True)
        context.route("**/*", lambda route: route.abort())
        for page in found_pages:
            tab = context.new_page()
            tab.set_content(page.html.decode("utf-8", "replace"), wait_until="domcontentloaded", timeout=60_000)
            yield tab.inner_text("body", timeout=60_000)
            tab.close()
        browser.close()


def examples(folder: Path) -> list[Example]:
    """Three texts of each page; a page's texts are always in the same part."""
    found_pages = list(pages(folder))
    made = []
    for number, page in enumerate(found_pages):
        visible = read_document(page.html, f"{page.key}.html").text
        made.append(example(number % PARTS, "visible", visible, page.body))
        made.append(example(number % PARTS, "article", page.body, page.body))
    for number, text in enumerate(rendered(found_pages)):
        made.append(example(number % PARTS, "browser", text, found_pages[number].body))
    return [each for each in made if each.lines]


def learn(of: Sequence[Example]) -> dict[str, float]:
    """The weight of each feature."""
    # By name, because neither is a dependency of the project that a type checker could count on.
    np = import_module("numpy")
    linear = import_module("sklearn.linear_model")

    rows = np.array([row for each in of for row in each.rows])[:, 1:]
    answers = np.array([answer for each in of for answer in each.answers])
    parts: list[Any] = []
    for each in of:
        sizes = np.array([len(words(line)) for line in each.lines], dtype=float) ** 0.25
        parts.append(sizes / max(1.0, sizes.sum()))
    sample = np.concatenate(parts)
    scale = rows.std(axis=0) + 1e-9
    model = linear.LogisticRegression(C=1.0, max_iter=5000, tol=1e-6).fit(
        rows / scale, answers, sample_weight=sample / sample.mean()
    )
    weights = [float(model.intercept_[0]), *(float(value) for value in model.coef_[0] / scale)]
    return {name: round(weight, 3) for name, weight in zip(NAMES, weights, strict=True)}


def scored(each: Example, weights: Weights) -> Score:
    """How well the run chosen in one text fits its known body."""
    inside = found(each.rows, each.blanks, weights)
    kept = "\n".join(line for line, is_body in zip(each.lines, inside, strict=True) if is_body)
    return score(kept, each.body)


def main() -> None:
    """Learn and print what it is worth; write it if asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true", help=f"write {FILE.name}")
    arguments = parser.parse_args()
    if not (arguments.folder / "ground-truth.json").exists():
        print(f"fit_layout: skipped, there is no {arguments.folder / 'ground-truth.json'}")
        return
    data = json.loads(FILE.read_text(encoding="utf-8"))
    of = examples(arguments.folder)
    results: dict[str, list[Score]] = {}
    for part in range(PARTS):
        data["features"] = learn([each for each in of if each.part != part])
        weights = parse(data)
        for each in of:
            if each.part == part:
                results.setdefault(each.kind, []).append(scored(each, weights))
    for kind, scores in sorted(results.items()):
        print(f"{kind:8} {means(scores)}  (pages not learned from)")
    data["features"] = learn(of)
    data["learned_from"] = {
        "pages": len({each.body for each in of}),
        "texts": len(of),
        "lines": sum(len(each.lines) for each in of),
        "article_lines": sum(sum(each.answers) for each in of),
    }
    if arguments.write:
        FILE.write_text(json.dumps(data, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"wrote {FILE}")


if __name__ == "__main__":
    main()
