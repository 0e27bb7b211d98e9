"""Who took it from whom: how often the program says it, how often it is right, and whether its probabilities hold.

    python benchmarks/direction.py CORPORA [--part test|train] [--limit 8000] [--only simulated|natural|pan]
        [--jobs 1] [--seed 1] [--json FILE] [--features FILE.jsonl] [--anonymous]

CORPORA is the folder that holds `multi-outlet`, `linked-pairs`, `polnear-wire` and `pan13-dev`; blocks whose corpus is
missing are skipped. Three blocks:

simulated   cases of `benchmarks/republish`, of the part asked for; the stories of the other part are not read
natural     `wire-pairs.tsv` and `pairs.tsv` as they are, and pairs of real articles that share quotations only
pan         pairs of PAN 2013 text alignment (Potthast et al. 2013), classes 01, 02 and 04; the suspicious document is
            the copy. Only from text: no metadata, files read with `whole=True`

Every pair is judged in four variants: as published; without the evidence of time; without that of marks, links and
kind of outlet; without both. For simulated pairs the last two read documents that were printed without marks, authors
and address (with --anonymous also without their outlet); for the others the groups of evidence are left out of the
sum. For PAN a fifth variant counts style and residue only: length and coverage would tell the answer there, for that
corpus sets passages into longer documents. Three rules stand beside: earlier date, longer text, containment; figures
and rules are defined in `republish/figures.py`.

Text alone cannot tell a source from a whole copy of somebody else's text. So the variants without marks and dates are
judged once more as if the user had stated that the source is among the articles (`--source-inside`): "stated". Its row
has the pairs of which that is true; the row of the kind `third` says what comes of stating it where it is false. In a
chain of three it changes nothing, for each of three that share a text may be the others' source.

--limit is how many simulated cases are made; of the natural pairs that share quotations a tenth as many are judged, of
each PAN class a tenth as many; the default takes all. The calibration error of some hundred pairs is mostly chance: ten
bins of 80 pairs scatter by three hundredths. There are too few natural pairs to part them: --part train --only natural
gives the features of the same ones, and what is learned of them is not unseen in the test. Revisions of one outlet and
pairs related by way of a third stand in rows of their own and enter no other. --features writes the pieces of evidence
found for each pair of the train part, with the truth, a line each: what weights can be counted from.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import time
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpora import records
from republish import Truth, in_natural_pairs, natural, originals, pair_of, part_of, simulated, stories
from republish.draft import drafted, printed
from republish.figures import DIRECTIONS, RULES, Figures, figures
from republish.judged import ALONE, INSIDE, VARIANTS, Judged, Task, anonymous, judged

from provenance.model import Document, Metadata, Span, Stated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from republish import Original

_PAN = ("01-no-plagiarism", "02-no-obfuscation", "04-translation-obfuscation")
_WHOLE = 0.4
"""Containment of a natural pair from which on it is a republication, not shared quotations."""


def main() -> None:
    """Judge, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--part", choices=("test", "train"), default="test")
    parser.add_argument("--limit", type=int, default=8000)
    parser.add_argument("--only", choices=("simulated", "natural", "pan"))
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--features", type=Path)
    parser.add_argument("--anonymous", action="store_true")
    asked = parser.parse_args()
    if asked.features and asked.part != "train":
        parser.error("--features is for weights, which are estimated on --part train and on nothing else")
    started = time.perf_counter()
    found = list(_judged(list(_tasks(asked)), asked.jobs))
    result = {}
    for block in dict.fromkeys(each.task.block for each in found):
        result[block] = _report(block, [each for each in found if each.task.block == block])
    if any(each.differs for each in found):
        print(f"verdicts that add up to another one than the library's: {sum(each.differs for each in found)}")
    print(f"{len(found)} pairs, {time.perf_counter() - started:.0f} s")
    if asked.json:
        pairs = [_as_json(each) for each in found]
        asked.json.write_text(json.dumps({"figures": result, "pairs": pairs}, indent=1), encoding="utf-8")
    if asked.features:
        lines = (json.dumps(each) for each in _features(found))
        asked.features.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _tasks(asked: argparse.Namespace) -> Iterator[Task]:
    root: Path = asked.corpora
    needed = [root / "multi-outlet" / "articles.jsonl.gz", root / "polnear-wire" / "articles.jsonl.gz"]
    if asked.only != "pan" and _there(*needed):
        articles = stories(originals(root), in_natural_pairs(root))
        if asked.only != "natural":
            yield from _simulated(articles, asked)
        if asked.only == "natural" or (asked.only != "simulated" and asked.part == "test"):
            yield from wire_pairs(root / "multi-outlet")
        if asked.only != "simulated" and asked.part == "test":
            yield from _same_speech(articles, max(10, asked.limit // 10))
    real = asked.only == "natural" or (asked.only is None and asked.part == "test")
    if real and _there(root / "linked-pairs" / "pairs.tsv"):
        yield from linked_pairs(root / "linked-pairs")
    if asked.only in (None, "pan") and asked.part == "test" and _there(root / "pan13-dev"):
        yield from _pan(root / "pan13-dev", max(5, asked.limit // 10))


def _there(*paths: Path) -> bool:
    missing = [path for path in paths if not path.exists()]
    for path in missing:
        print(f"skipped: there is no {path}")
    return not missing


def _simulated(articles: Sequence[Original], asked: argparse.Namespace) -> Iterator[Task]:
    for case in simulated(articles, asked.part, asked.limit, asked.seed, states_outlet=not asked.anonymous):
        yield Task(
            case.id, "simulated", case.kind, case.documents, case.bare, case.truths, (), case.story, case.operations
        )


def wire_pairs(folder: Path) -> Iterator[Task]:
    """Pairs in which an agency's text stands in another outlet's article."""
    with (folder / "wire-pairs.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    wanted = {row[side] for row in rows for side in ("src_id", "dst_id")}
    found = {str(each["id"]): each for each in records(folder / "articles.jsonl.gz") if str(each["id"]) in wanted}
    for row in rows:
        kind = f"wire, containment {'from' if float(row['containment']) >= _WHOLE else 'below'} {_WHOLE}"
        yield _natural_pair(kind, found[row["src_id"]], found[row["dst_id"]])


def linked_pairs(folder: Path) -> Iterator[Task]:
    """Pairs of which one links to the other."""
    found = {str(each["id"]): each for each in records(folder / "articles.jsonl.gz")}
    with (folder / "pairs.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            yield _natural_pair("linked", found[row["source_id"]], found[row["copier_id"]])


def _natural_pair(kind: str, source: dict[str, Any], copy: dict[str, Any]) -> Task:
    one, other = _document(source), _document(copy)
    name = f"{kind} {source['id']} {copy['id']}"
    return Task(name, "natural", kind, (one, other), (), (pair_of(one.id, other.id, "a_to_b"),))


def _document(record: dict[str, Any]) -> Document:
    def stated(key: str) -> Stated | None:
        return Stated(str(record[key])) if record.get(key) else None

    text, name = str(record["text"]), anonymous(str(record["id"]))
    authors = tuple(each.strip() for each in str(record.get("authors") or "").split(",") if each.strip())
    metadata = Metadata(stated("outlet"), stated("title"), stated("url"), stated("date"), authors=authors)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Document(name, name, sha256, "text/plain", text, metadata, extracted=(Span(0, len(text)),))


def _same_speech(articles: Sequence[Original], most: int) -> Iterator[Task]:
    for one, other in natural([each for each in articles if part_of(each.story) == "test"], most):
        documents = printed(drafted(one), anonymous(one.id)), printed(drafted(other), anonymous(other.id))
        truth = pair_of(documents[0].id, documents[1].id, "independent")
        yield Task(f"speech {one.id} {other.id}", "natural", "same speech", documents, (), (truth,))


def _pan(root: Path, most: int) -> Iterator[Task]:
    for name in _PAN:
        listed = [line.split() for line in (root / name / "pairs").read_text(encoding="utf-8").splitlines()]
        drawn = sorted(listed, key=lambda pair: hashlib.sha256(" ".join(pair).encode()).hexdigest())[:most]
        for suspicious, source in sorted(drawn):
            paths = str(root / "src" / source), str(root / "susp" / suspicious)
            truth = Truth(*paths, "independent" if name.startswith("01") else "a_to_b")
            yield Task(f"{name} {suspicious} {source}", "pan", name, (), (), (truth,), paths)


def _judged(tasks: Sequence[Task], jobs: int) -> Iterator[Judged]:
    if jobs == 1:
        yield from _read(tasks, map(judged, tasks))
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from _read(tasks, pool.map(judged, tasks, chunksize=4))


def _read(tasks: Sequence[Task], results: Iterable[tuple[Judged, ...]]) -> Iterator[Judged]:
    for task, found in zip(tasks, results, strict=True):
        if not found:
            print(f"left out, because the library does not read one of its files: {task.name}")
        yield from found


_APART = ("revision", "by way of a third")
"""Rows that enter no other."""


def _report(block: str, found: Sequence[Judged]) -> dict[str, Any]:
    """Print the tables of a block, and give the figures in them."""
    pooled = [each for each in found if _kind(each) not in _APART]
    variants = [*VARIANTS, *([ALONE] if block == "pan" else [])]
    stated = [INSIDE[name] for name in variants if name in INSIDE]
    print(
        f"\n{block}: {len(found)} pairs, {sum(each.truth.hypothesis in DIRECTIONS for each in pooled)} with a direction"
    )
    print(
        f"  {'':34}{'pairs':>6}{'decided':>9}{'right':>8}{'Brier':>7}{'cal.err':>9}{'at prior':>9}   "
        "false: wrong at .95, of none"
    )
    result: dict[str, Any] = {}
    for name in (*variants, *RULES):
        result[name] = _row(name if name in variants else f"rule: {name}", pooled, name)
    for name in stated:
        result[name] = _row(name, [each for each in pooled if each.truth.hypothesis != "shared_source"], name)
    result["kinds"] = {}
    for title, chosen in _groups(found):
        print(f"  {title}")
        rows = {name: _row(f"  {name}", chosen, name) for name in (*variants, *stated)}
        result["kinds"][title] = rows
    chains = [each.path_right for each in found if each.path_right is not None and each.truth.by_way]
    if chains:
        print(f"  chains of three with the true path and no other edge: {sum(chains)} of {len(chains)}")
        result["chains"] = [sum(chains), len(chains)]
    for name in variants:
        _calibration(name, figures([(each.truth.hypothesis, each.answers[name]) for each in pooled]))
    return result


def _has_marks(marks: str, each: Judged) -> bool:
    return each.truth.marks == marks


def _has_dates(way: str, each: Judged) -> bool:
    return each.truth.dates == way


def _groups(found: Sequence[Judged]) -> Iterator[tuple[str, list[Judged]]]:
    """The subsets that get rows of their own; of copies, by whether they name their source and what dates they bear."""
    kinds: defaultdict[str, list[Judged]] = defaultdict(list)
    for each in found:
        kinds[_kind(each)].append(each)
    copies = [each for each in found if each.task.block == "simulated" and _kind(each) in ("copy", "chain")]
    tests: dict[str, Callable[[Judged], bool]] = {
        **{
            f"copies with marks {marks}": partial(_has_marks, marks)
            for marks in ("present", "of unknown outlets", "none")
        },
        **{f"copies with dates {way}": partial(_has_dates, way) for way in ("right", "same day", "wrong", "absent")},
    }
    for title, test in tests.items():
        if chosen := [each for each in copies if test(each)]:
            yield title, chosen
    yield from sorted(kinds.items())


def _kind(each: Judged) -> str:
    return "by way of a third" if each.truth.by_way else each.task.kind


def _row(title: str, found: Sequence[Judged], name: str) -> dict[str, Any]:
    got = figures([(each.truth.hypothesis, each.answers[name]) for each in found])
    print(
        f"  {title:34}{got.pairs:>6}{_share(got.share_decided):>9}{_share(got.accuracy):>8}"
        f"{_number(got.brier):>7}{_number(got.calibration):>9}{_number(got.at_prior):>9}{got.wrong_and_sure:>10}, "
        f"{got.named_of_none} of {got.pairs - got.directed}"
    )
    return got.as_json()


def _calibration(name: str, got: Figures) -> None:
    print(f"  calibration, {name}: probability of the likelier direction, and how often it was the true one")
    for i, (count, said, true) in enumerate(got.bins):
        if count:
            print(f"    {i / len(got.bins):.1f}-{(i + 1) / len(got.bins):.1f}{count:>6} pairs{said:>7.3f}{true:>7.3f}")


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.1%}"


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _as_json(each: Judged) -> dict[str, Any]:
    answers = {
        name: {"named": answer.direction, "believed": {key: round(value, 5) for key, value in answer.believed.items()}}
        for name, answer in each.answers.items()
    }
    return {**_facts(each), "answers": answers}


def _facts(each: Judged) -> dict[str, Any]:
    return {
        "task": each.task.name,
        "story": each.task.story,
        "operations": list(each.task.operations),
        "kind": _kind(each),
        "a": each.truth.a,
        "b": each.truth.b,
        "truth": each.truth.hypothesis,
        "marks": each.truth.marks,
        "dates": each.truth.dates,
    }


def _features(found: Sequence[Judged]) -> Iterator[dict[str, Any]]:
    for each in found:
        for documents, pieces in each.evidence.items():
            evidence = [
                {"kind": kind, "group": group, "favours": favours, "bits": bits}
                for kind, group, favours, bits in pieces
            ]
            yield {**_facts(each), "documents": documents, "evidence": evidence}


if __name__ == "__main__":
    main()
