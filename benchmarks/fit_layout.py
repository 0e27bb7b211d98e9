"""Learn the weights by which a plain text's article is told from its page: `provenance/data/layout.json`.

    python benchmarks/fit_layout.py FOLDER [--write] [--held-out NAME=PATH ...]

FOLDER is that of `benchmarks/extraction.py`. Each page gives these texts to learn from:

- visible: its visible paragraphs
- browser: what a browser would put on the clipboard (rendered by Chromium without scripts and network, so that blank
  lines stand where they do in pasted pages)
- excerpt: of the browser's text the article with none to 15 lines above and below, as careful people paste it
- interrupted: its article, with one to six lines of another page's furniture pushed in at one or two places
- article: its article alone, because many texts are clean already
- several: two to four articles in a row
- ragged: its article, with line breaks anywhere, as some programs leave them

A line is article text if most of its words can be traced in order to the known article body. The weights are those of
a conditional random field (`benchmarks/page_field.py`); every text costs the same, in it each word as much as its share
of the article, and a lost word of the article LOST times what a kept one of the page costs.

First the pages are parted in five, and each fifth is scored by weights learned on the other four, so that the figures
printed are of pages not learned from. What is drawn by lot is drawn within a part. With --held-out texts are scored by
the weights learned on all pages that are known to be all article: a folder of .txt files, or .jsonl.gz with the field
`text`, every third of a folder's and 500 of a file's. With --write the weights learned on all pages are written, with
the figures; the parameters under `run` and `headline` are kept as they are in the file.

Needs scikit-learn's numpy and scipy and, for the browser's text, playwright with a Chromium (its path in CHROMIUM, or
found by itself).
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import shutil
import statistics
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from extraction import Page as Saved
from extraction import Score, means, pages, score
from page_field import Known, learn, np

from provenance.clean.body import found, gaps
from provenance.clean.features import OF_LINE, OF_PLACE, Seen, has_prose, places, seen
from provenance.clean.roles import Page, roles
from provenance.clean.units import Units, units
from provenance.clean.weights import OF_STEP, STATES, STEPS, Weights, parse
from provenance.loading import read_document
from provenance.loading.trace import MOST_OF_IT, matched, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FILE = Path(__file__).parent.parent / "provenance" / "data" / "layout.json"
PARTS: Final = 5
LOST: Final = 2.0
"""What a lost word of the article costs, in kept words of the page."""
MARGIN: Final = 40.0
"""By how much (natural logarithm) all right is kept ahead of all wrong."""
PENALTY: Final = 20.0
"""Of a squared weight, in units of its feature's deviation."""
ORIGIN: Final = (
    "Weights: a conditional random field learned by benchmarks/fit_layout.py on 181 saved web pages with known article "
    "bodies (the article extraction benchmark of Scrapinghub, MIT licence), natural logarithms; the figures are means "
    "over pages not learned from, in five parts, and over held-out texts that are all article. Run: see "
    "provenance/clean/body.py; chosen on the same figures. Headline: points set by hand, checked by "
    "benchmarks/extraction.py against the titles the pages state."
)
KINDS: Final = ("visible", "browser", "excerpt", "interrupted", "article", "several", "ragged")


@dataclass(frozen=True, slots=True)
class Example:
    """One text with what was seen of it and the right answer for each of its units."""

    part: int
    kind: str
    lines: tuple[str, ...]
    units: Units
    seen: Seen
    answers: tuple[bool, ...]
    body: str


def example(part: int, kind: str, text: str, body: str, answers: Sequence[bool] | None = None) -> Example:
    """One text; where the answers are not given, the known body is traced into its units."""
    of = units(text)
    lines = tuple(of.lines())
    if answers is None:
        answers = traced(lines, body)
    return Example(part, kind, lines, of, seen(of), tuple(answers), body)


def traced(lines: Sequence[str], body: str) -> list[bool]:
    """For each line whether most of its words stand in the body, in order."""
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
    return [size > 0 and hit >= MOST_OF_IT * size for size, hit in zip(sizes, hits, strict=True)]


def rendered(found_pages: Sequence[Saved]) -> Iterator[str]:
    """The text of each page as a browser shows it; nothing where there is no browser."""
    try:
        from playwright.sync_api import sync_playwright  # only to render pages
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
    """The texts of each page; all of a page's texts, and what is drawn from other pages, are in one part."""
    of = list(pages(folder))
    draw = random.Random(1)
    visible = [
        example(number % PARTS, "visible", read_document(page.html, f"{page.key}.html").text, page.body)
        for number, page in enumerate(of)
    ]
    made = list(visible)
    for number, text in enumerate(rendered(of)):
        made.append(example(number % PARTS, "browser", text, of[number].body))
        made += excerpt(made[-1], draw)
    for number, page in enumerate(of):
        part = number % PARTS
        made.append(whole(part, "article", page.body))
        others = [each.body for each in of[part::PARTS]]
        made.append(whole(part, "several", "\n\n".join([page.body, *draw.choices(others, k=draw.randint(1, 3))])))
        made.append(whole(part, "ragged", ragged(page.body, draw)))
        made += interrupted(part, page.body, draw.choice(visible[part::PARTS]), draw)
    return [each for each in made if each.lines]


def whole(part: int, kind: str, text: str) -> Example:
    """A text of which all is article."""
    return example(part, kind, text, text, [True] * len(units(text)))


def excerpt(of: Example, draw: random.Random) -> Iterator[Example]:
    """The article with a few lines above and below, drawn by lot."""
    if True not in of.answers:
        return
    first, last = of.answers.index(True), len(of.answers) - 1 - of.answers[::-1].index(True)
    few = (0, 0, 1, 2, 4, 8, 15)
    start, end = max(0, first - draw.choice(few)), min(len(of.lines), last + 1 + draw.choice(few))
    text = "".join("\n" * (1 + of.units.blanks[i]) + of.lines[i] for i in range(start, end))
    yield example(of.part, "excerpt", text.strip("\n"), of.body)


def interrupted(part: int, body: str, other: Example, draw: random.Random) -> Iterator[Example]:
    """An article with another page's furniture within."""
    lines = [line for line in body.split("\n") if line.strip()]
    answers = [True] * len(lines)
    furniture = [i for i, answer in enumerate(other.answers) if not answer]
    if len(lines) < 3 or not furniture:
        return
    for _ in range(draw.randint(1, 2)):
        start = draw.choice(furniture)
        end = next((i for i in range(start, len(other.lines)) if other.answers[i]), len(other.lines))
        end = min(end, start + draw.randint(1, 6))
        at = draw.randint(1, len(lines) - 1)
        lines[at:at] = other.lines[start:end]
        answers[at:at] = [False] * (end - start)
    text = draw.choice(("\n", "\n\n")).join(lines)
    if len(units(text)) == len(lines):
        yield example(part, "interrupted", text, body, answers)


def ragged(body: str, draw: random.Random) -> str:
    """A text with line breaks between any two words."""
    tokens = body.split()
    lines, at = [], 0
    while at < len(tokens):
        end = at + draw.randint(1, draw.choice((6, 15, 40)))
        lines.append(" ".join(tokens[at:end]))
        at = end
    return "\n".join(lines)


def held_out(name: str, path: Path) -> Iterator[Example]:
    """Texts that are all article, from a folder or a file."""
    if path.is_dir():
        texts = [file.read_text(encoding="utf-8") for file in sorted(path.glob("*.txt"))[::3]]
    else:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            texts = [json.loads(line)["text"] for line in lines]
        texts = [text for text in texts if text.strip()]
        texts = random.Random(1).sample(texts, min(500, len(texts)))
    for text in texts:
        yield whole(-1, name, text)


def known(each: Example, usual_gap_share: float) -> Known:
    """One text as numbers."""
    at = places(each.seen)
    rows = [[*each.seen.rows[line], *at.rows[place]] for line, place in zip(each.seen.which, at.which, strict=True)]
    prose = each.seen.row(0)[OF_LINE.index("prose")]
    extra, irregular = gaps(each.units.blanks, usual_gap_share)
    steps = [[1.0, 0.0 if irregular else gap, gap if irregular else 0.0, prose] for gap in extra]
    sizes = np.array([len(words(line)) for line in each.lines], dtype=float)
    answers = np.array(each.answers)
    shares = np.minimum(2.0, sizes / max(1.0, sizes[answers].sum()))
    return Known(np.array(rows), np.array(steps), each.answers, MARGIN * shares * np.where(answers, LOST, 1.0))


def fitted(of: Sequence[Known]) -> dict[str, Any]:
    """The weights as they are written."""
    field = learn(of, PENALTY)
    names = (*OF_LINE, *OF_PLACE)
    return {
        "start": round(field.start, 2),
        "states": {
            state: {name: round(float(weight), 2) for name, weight in zip(names, row, strict=True)}
            for state, row in zip(STATES[1:], field.states, strict=True)
        },
        "steps": {
            f"{one} to {other}": {name: round(float(weight), 2) for name, weight in zip(OF_STEP, row, strict=True)}
            for (one, other), row in zip(STEPS, field.steps, strict=True)
        },
    }


def scored(each: Example, weights: Weights) -> Score:
    """How well what `provenance.clean.clean` would take for the article fits the known body."""
    lines = each.lines
    if has_prose(each.units):
        inside = found(each.seen, each.units.blanks, weights)
        given = roles(Page(each.units, each.seen, inside, None, extracted=False), weights)
        lines = tuple(line for line, role in zip(lines, given, strict=True) if role == "body")
    return score("\n".join(lines), each.body)


def figures(scores: Sequence[Score]) -> dict[str, float]:
    """The means over texts, for the file."""
    return {
        name: round(statistics.fmean(getattr(each, name) for each in scores), 3)
        for name in ("precision", "recall", "f1")
    }


def line_of(kind: str, scores: Sequence[Score]) -> str:
    """One line of figures."""
    whole_texts = sum(each.recall > 0.999 for each in scores)
    lost = sum(each.recall < 0.5 for each in scores)
    return f"{kind:12} {len(scores):4} texts  {means(scores)}  whole {whole_texts}, half lost {lost}"


def main() -> None:
    """Learn and print what it is worth; write it if asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true", help=f"write {FILE.name}")
    parser.add_argument("--held-out", action="append", default=[], metavar="NAME=PATH", help="texts that are all body")
    arguments = parser.parse_args()
    if not (arguments.folder / "ground-truth.json").exists():
        print(f"fit_layout: skipped, there is no {arguments.folder / 'ground-truth.json'}")
        return
    data = json.loads(FILE.read_text(encoding="utf-8"))
    of = examples(arguments.folder)
    numbers = [known(each, data["run"]["usual_gap_share"]) for each in of]
    results: dict[str, list[Score]] = {kind: [] for kind in KINDS}
    for part in range(PARTS):
        learned = fitted([number for number, each in zip(numbers, of, strict=True) if each.part != part])
        weights = parse({**data, **learned})
        for each in of:
            if each.part == part:
                results[each.kind].append(scored(each, weights))
    print("pages not learned from")
    for kind, scores in results.items():
        print(line_of(kind, scores))
    learned = fitted(numbers)
    weights = parse({**data, **learned})
    print("texts that are all article, by the weights of all pages")
    others: dict[str, list[Score]] = {}
    for name, _, path in (each.partition("=") for each in arguments.held_out):
        if Path(path).exists():
            others[name] = [scored(each, weights) for each in held_out(name, Path(path))]
            print(line_of(name, others[name]))
        else:
            print(f"{name}: skipped, there is no {path}")
    data = {
        "origin": ORIGIN,
        "learned_from": {
            "pages": len({each.body for each in of}),
            "texts": {kind: sum(each.kind == kind for each in of) for kind in KINDS},
            "lines": sum(len(each.lines) for each in of),
            "article_lines": sum(sum(each.answers) for each in of),
        },
        "on_pages_not_learned_from": {kind: figures(scores) for kind, scores in results.items()},
        "on_held_out_texts": {name: figures(scores) for name, scores in others.items()},
        "run": data["run"],
        "headline": data["headline"],
        **learned,
    }
    if arguments.write:
        FILE.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"wrote {FILE}")


if __name__ == "__main__":
    main()
