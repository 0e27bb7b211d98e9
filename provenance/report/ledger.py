"""The bits of one pair, from prior to verdict, as a reader can add them up.

For every hypothesis h: score[h] = prior_bits[h] + the weights of all evidence that favours h, and its probability is
2 ** score[h] divided by the same of all four. A waterfall for four hypotheses at once: every row moves the score of the
one it speaks for, from where it stood to where it stands then, on one axis for all rows.

Since rows add up, what a group of dependent evidence is worth can be had by leaving it out; the page says so in words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.figures import percent
from provenance.report.visible import plain
from provenance.report.words import bits, confidence, hypotheses, spelled

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from provenance.report.document import Json
    from provenance.report.places import Link
    from provenance.report.words import Names

AXIS = 160
"""Width of every bar's picture, in CSS pixels."""

TOLERANCE = 0.001
"""How far a stated probability may lie from the recomputed one: weights are written with four decimals, and forty of
them can be off by 0.00005 × 40 = 0.002 bits, which moves a probability by no more than 0.002 × ln 2 / 4 < 0.001."""

_CSS = {"a_to_b": "ha", "b_to_a": "hb", "shared_source": "hs", "independent": "hi"}
_EITHER = "either"
_SLIGHT = 0.01  # a change smaller than one percentage point is not worth a sentence


@dataclass(frozen=True, slots=True)
class Bar:
    """One step of the waterfall: from ``x``, ``width`` wide, with the zero line at ``zero``."""

    x: float
    width: float
    zero: float
    css: str


@dataclass(frozen=True, slots=True)
class Row:
    """One piece of evidence; ``value`` is the exact weight in bits, ``bits`` the weight as shown."""

    kind: str
    explanation: str
    favours: str
    value: float
    bits: str
    bar: Bar
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Evidence that depends on the same fact."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One hypothesis from prior to verdict; the plain fields are for eyes, the ``…_value`` ones exact."""

    name: str
    css: str
    prior: str
    prior_value: float
    prior_bar: Bar
    score: str
    score_value: float
    score_bar: Bar
    before: str
    after: str
    after_value: float
    leads: bool


@dataclass(frozen=True, slots=True)
class Ledger:
    """All of it, with the sentences that say what hangs on what."""

    width: int
    hypotheses: tuple[Hypothesis, ...]
    groups: tuple[Group, ...]
    hangs_on: tuple[str, ...]
    mismatch: str


def ledger(pair: Json, names: Names, link: Callable[[Json], Link]) -> Ledger:
    """The ledger of a pair; ``link`` turns a place of the document into a link."""
    told = hypotheses(names[pair["a"]], names[pair["b"]])
    stated: Mapping[str, float] = pair["hypotheses"]
    prior: dict[str, float] = {name: pair.get("prior_bits", {}).get(name, 0.0) for name in stated}
    groups = _grouped(pair["evidence"])
    moves = [(name, 0.0, score) for name, score in prior.items()]
    running = dict(prior)
    for _, evidence in groups:
        for each in evidence:
            name = each["favours"]
            moves.append((name, running[name], running[name] + each["weight_bits"]))
            running[name] += each["weight_bits"]
    moves.extend((name, 0.0, score) for name, score in running.items())
    bars = _bars(moves)
    priors, verdicts = bars[: len(prior)], bars[-len(prior) :]
    steps = iter(bars[len(prior) :])
    before, after = probabilities(prior), probabilities(running)
    most = max(stated.values())
    leads = [name for name in stated if stated[name] == most]
    return Ledger(
        AXIS,
        tuple(
            Hypothesis(
                told.get(name, spelled(name)),
                _CSS.get(name, "hi"),
                bits(prior[name]),
                prior[name],
                bar,
                bits(running[name]),
                round(running[name], 4),
                verdict,
                percent(before[name]),
                percent(stated[name]),
                stated[name],
                leads == [name],
            )
            for name, bar, verdict in zip(prior, priors, verdicts, strict=True)
        ),
        tuple(
            Group(group, tuple(_row(each, told, next(steps), link) for each in evidence)) for group, evidence in groups
        ),
        _hangs_on(pair, prior, groups, told),
        _mismatch(stated, after),
    )


def probabilities(scores: Mapping[str, float]) -> dict[str, float]:
    """Scores in bits as probabilities that add up to one."""
    most = max(scores.values())
    powers = {name: 2.0 ** (score - most) for name, score in scores.items()}
    total = sum(powers.values())
    return {name: power / total for name, power in powers.items()}


def _grouped(evidence: Sequence[Json]) -> list[tuple[str, list[Json]]]:
    """Groups by what they weigh in all, heaviest first; ties and rows in the document's order."""
    groups: dict[str, list[Json]] = {}
    for each in evidence:
        groups.setdefault(each["group"], []).append(each)
    found = [(_heading(group), rows) for group, rows in groups.items()]
    return sorted(found, key=lambda item: -sum(abs(each["weight_bits"]) for each in item[1]))


def _heading(group: str) -> str:
    said = spelled(group) or "other"
    return said[0].upper() + said[1:]


def _row(evidence: Json, told: Mapping[str, str], bar: Bar, link: Callable[[Json], Link]) -> Row:
    favours, weight = evidence["favours"], evidence["weight_bits"]
    return Row(
        spelled(evidence["kind"]),
        plain(evidence["explanation"]),
        f"{'for' if weight >= 0 else 'against'}: {told.get(favours, spelled(favours))}",
        weight,
        bits(weight),
        bar,
        tuple(link(place) for place in evidence["spans"]),
    )


def _bars(moves: Sequence[tuple[str, float, float]]) -> list[Bar]:
    ends = [0.0, *(end for _, start, stop in moves for end in (start, stop))]
    low, high = min(ends), max(ends)
    scale = AXIS / (high - low) if high > low else 0.0

    def at(value: float) -> float:
        return round((value - low) * scale, 1)

    return [
        # A weight too small for a pixel is still drawn, or its row would look empty.
        Bar(min(at(start), at(stop)), max(1.0, round(abs(at(stop) - at(start)), 1)), at(0.0), _CSS.get(name, "hi"))
        for name, start, stop in moves
    ]


def _hangs_on(
    pair: Json, prior: Mapping[str, float], groups: Sequence[tuple[str, list[Json]]], told: Mapping[str, str]
) -> tuple[str, ...]:
    """What the verdict would be without each group, where that differs."""
    undecided = pair["direction"] == "undetermined"
    after = _answers(prior, groups, undecided=undecided)
    leader = max(after, key=lambda name: after[name])
    told = {**told, _EITHER: "one took it from the other"}
    without = [
        (left_out, _answers(prior, [group for group in groups if group[0] != left_out], undecided=undecided))
        for left_out, _ in groups
    ]
    turned = [
        _turned(group, told[best], left[best])
        for group, left in without
        if (best := max(left, key=lambda name: left[name])) != leader
    ]
    if turned or not without:
        return tuple(turned)
    group, left = min(without, key=lambda item: item[1][leader])
    if after[leader] - left[leader] < _SLIGHT:
        return ("It hangs on no single group: without any one of them the answer stays as it is, and as sure.",)
    lower = f"at {percent(left[leader])} instead of {percent(after[leader])}"
    return (f"It hangs most on the evidence under “{group}”: without it the answer stays, but {lower}.",)


def _turned(group: str, answer: str, probability: float) -> str:
    without = f"Without the evidence under “{group}”"
    if probability > 0.5:
        return f"{without} the answer would be another: {answer}, {confidence(probability)}."
    return (
        f"{without} there would be no answer: the most probable, that {answer}, would stand at {percent(probability)}."
    )


def _answers(
    prior: Mapping[str, float], groups: Sequence[tuple[str, list[Json]]], *, undecided: bool
) -> dict[str, float]:
    """The probabilities from these groups alone; both directions are one answer where the verdict names neither."""
    scores = dict(prior)
    for _, evidence in groups:
        for each in evidence:
            scores[each["favours"]] += each["weight_bits"]
    found = probabilities(scores)
    if undecided:
        found = {_EITHER: found.pop("a_to_b") + found.pop("b_to_a"), **found}
    return found


def _mismatch(stated: Mapping[str, float], recomputed: Mapping[str, float]) -> str:
    if all(abs(stated[name] - recomputed[name]) <= TOLERANCE for name in stated):
        return ""
    return "These probabilities do not follow from the prior and the evidence listed; do not rely on them."
