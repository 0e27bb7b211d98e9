"""Estimate the weights of evidence from pairs with known answers: the counted rows of `weights.toml`, to the digit.

    python benchmarks/direction.py CORPORA --part train --only simulated --limit 8000 --features simulated.jsonl
    python benchmarks/direction.py CORPORA --part train --only natural --features real.jsonl
    python benchmarks/weights.py simulated.jsonl real.jsonl [--write]

Prints every row with what it was and what the counts make it, and ends with an error where they differ; with --write
puts them into `provenance/data/weights.toml`. A row is counted if it has an entry ``trust``; all others are judgement.

For each kind of evidence the pairs that share text are counted: in which it spoke for the true direction (right), for
the wrong one (wrong), and, of pairs that both have their text from a source that is not there, for either (third).
With half a pair added everywhere (Jeffreys' prior):

    against the other direction      R = log₂ (right + ½) / (wrong + ½)
    against a source outside         S = log₂ (right + ½) / (directed + 1)  ÷  (third / 2 + ½) / (thirds + 1)

What tells the directions apart, and nothing from a common source, is weighed against the other direction alone:
``bits`` is the smaller of R and S, ``against`` what R has beyond it. Rows with ``form = "against"`` are weighed so
altogether, rows with ``form = "for"`` have ``bits`` alone. Rows with ``form = "third"`` speak for or against a source
outside, by how much more often it is seen of its pairs. No number is above the row's ``most``, where it has one: what
real pairs, or the sense of it, allow.

Simulated pairs do what our table of operations says, so they are worth less than real ones: right and wrong are scaled
down until they are ``trust`` pairs together, and then the real ones are added. Marks and links say what they say, and
who simulates a credit line does not decide whose it is: 100. How desks cut, shorten and paste was simulated by our own
ideas of it: 10. Dates, and which of two outlets is an agency, were not simulated to be learned from: 0.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FILE = Path(__file__).parent.parent / "provenance" / "data" / "weights.toml"
AGAINST = "_against"
APART = ("revision", "by way of a third")
"""Pairs of which it is not clear what the truth is in these terms."""
DIRECTIONS = ("a_to_b", "b_to_a")


@dataclass
class Counts:
    """How many pairs there are, and in how many of them a kind spoke for which side."""

    directed: int = 0
    thirds: int = 0
    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    third: Counter[str] = field(default_factory=Counter)
    outside_of_directed: Counter[str] = field(default_factory=Counter)
    outside_of_thirds: Counter[str] = field(default_factory=Counter)


def main() -> None:
    """Count, compare, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("simulated", type=Path)
    parser.add_argument("real", type=Path)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    simulated, real = counted(_rows(asked.simulated)), counted(_rows(asked.real))
    print(f"simulated: {simulated.directed} directed, {simulated.thirds} of a third; real: {real.directed} directed")
    text = FILE.read_text(encoding="utf-8")
    new = text
    for name, row in _counted_rows(tomllib.loads(text)):
        found = estimate(name.partition(".")[2], row, simulated, real)
        print(f"  {name:36} {_shown(row)} -> {_shown(found)}   {found['counts']}")
        new = _with(new, name, found)
    if asked.write:
        FILE.write_text(new, encoding="utf-8")
    elif new != text:
        sys.exit("the file has other numbers than these counts make")


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def _counted_rows(table: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for group, rows in table.items():
        for kind, row in rows.items():
            if isinstance(row, dict) and "trust" in row:
                yield f"{group}.{kind}", row


def counted(rows: Iterable[dict[str, Any]]) -> Counts:
    """The counts of pairs as published that share text."""
    found = Counts()
    for row in rows:
        kinds = {(each["kind"], each["favours"]) for each in row["evidence"]}
        if row["documents"] != "as published" or row["kind"] in APART or ("shared_text", "independent") not in kinds:
            continue
        truth = row["truth"]
        if truth in DIRECTIONS:
            found.directed += 1
            (other,) = set(DIRECTIONS) - {truth}
            found.right.update(_observed(kinds, truth, other))
            found.wrong.update(_observed(kinds, other, truth))
            found.outside_of_directed.update(kind for kind, favours in kinds if favours == "shared_source")
        elif truth == "shared_source":
            found.thirds += 1
            for one, other in (DIRECTIONS, DIRECTIONS[::-1]):
                found.third.update(_observed(kinds, one, other))
            found.outside_of_thirds.update(kind for kind, favours in kinds if favours == "shared_source")
    return found


def _observed(kinds: set[tuple[str, str]], one: str, other: str) -> set[str]:
    """The kinds that speak for ``one``, or against ``other``."""
    return {
        kind.removesuffix(AGAINST) for kind, favours in kinds if favours == (other if kind.endswith(AGAINST) else one)
    }


def estimate(kind: str, row: dict[str, Any], simulated: Counts, real: Counts) -> dict[str, Any]:
    """The numbers of a row, rounded towards nothing to a tenth of a bit, and the counts they come from."""
    most = float(row.get("most", math.inf))
    if row.get("form") == "third":
        return _of_thirds(kind, simulated, most)
    trust = min(1.0, row["trust"] / max(1, simulated.right[kind] + simulated.wrong[kind]))
    right = trust * simulated.right[kind] + real.right[kind]
    wrong = trust * simulated.wrong[kind] + real.wrong[kind]
    between = _log(right, wrong)
    outside = _log(simulated.right[kind], simulated.third[kind] / 2, simulated.directed, simulated.thirds)
    if not trust:  # nothing simulated: the real pairs, none of which is of a third
        outside = _log(real.right[kind], 0, real.directed, 1)
    bits = 0.0 if row.get("form") == "against" else max(0.0, min(between, outside))
    return {
        "bits": _rounded(min(most, bits)),
        "against": _rounded(min(most, max(0.0, between - bits))) if row.get("form") != "for" else 0.0,
        "counts": (
            f"simulated: {simulated.right[kind]} right, {simulated.wrong[kind]} wrong of {simulated.directed}, "
            f"{simulated.third[kind]} of {simulated.thirds} of a third; "
            f"real: {real.right[kind]} right, {real.wrong[kind]} wrong of {real.directed}"
        ),
    }


def _of_thirds(kind: str, simulated: Counts, most: float) -> dict[str, Any]:
    seen = simulated.outside_of_thirds[kind], simulated.outside_of_directed[kind]
    ratio = _log(*seen, simulated.thirds, simulated.directed)
    found: dict[str, Any] = {
        "bits": _rounded(min(most, max(0.0, ratio))),
        "against": _rounded(min(most, max(0.0, -ratio))),
        "counts": (
            f"simulated: {seen[0]} of {simulated.thirds} pairs of a third, {seen[1]} of {simulated.directed} directed"
        ),
    }
    if simulated.right[kind] + simulated.wrong[kind]:  # it speaks against a direction besides
        found["against"] = _rounded(min(most, max(0.0, _log(simulated.wrong[kind], simulated.right[kind]))))
        found["counts"] += (
            f", {simulated.wrong[kind]} against the wrong direction, {simulated.right[kind]} the true one"
        )
    return found


def _log(one: float, other: float, ones: int = 0, others: int = 0) -> float:
    return math.log2((one + 0.5) / (ones + 1)) - math.log2((other + 0.5) / (others + 1))


def _rounded(value: float) -> float:
    return math.floor(value * 10 + 1e-9) / 10


def _shown(row: dict[str, Any]) -> str:
    return f"{row.get('bits', 0.0):4} {row.get('against', 0.0):4}"


def _with(text: str, name: str, found: dict[str, Any]) -> str:
    """The file's text with the row's numbers replaced; entries that are zero are left out."""
    start = text.index(f"[{name}]\n") + len(name) + 3
    end = next((match.start() for match in re.compile(r"^\[|^#|\Z", re.MULTILINE).finditer(text, start)), len(text))
    kept = [
        line
        for line in text[start:end].splitlines()
        if line and not line.startswith(("bits =", "against =", "counts ="))
    ]
    numbers = [f"{entry} = {found[entry]}" for entry in ("bits", "against") if found[entry]]
    lines = [*numbers, f'counts = "{found["counts"]}"', *kept]
    return text[:start] + "\n".join(lines) + "\n\n" * (end < len(text)) + "\n" * (end == len(text)) + text[end:]


if __name__ == "__main__":
    main()
