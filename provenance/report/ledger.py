"""The bits of one pair, from prior to verdict, as a reader can add them up.

For every hypothesis h: score[h] = prior_bits[h] + the weights of all evidence that favours h, and its probability is
2 ** score[h] divided by the same of all four. A waterfall for four hypotheses at once: every row moves the score of the
one it speaks for, from where it stood to where it stands then, on one axis for all rows.

Each group of dependent evidence says what the answer would be without it. The document may state that (`without`), as
the verdict's own rules have it; where it does not, the most probable hypothesis without the group is told, which the
rows that add up give away.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from provenance.report.visible import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from provenance.report.document import Json
    from provenance.report.places import Link
    from provenance.report.words import Names, Wording

AXIS = 300
"""Width of every bar's picture, in units of its view box; it is stretched to the room there is."""

TOLERANCE = 0.001
"""How far a stated probability may lie from the recomputed one: weights are written with four decimals, and forty of
them can be off by 0.00005 × 40 = 0.002 bits, which moves a probability by no more than 0.002 × ln 2 / 4 < 0.001."""

_CSS = {"a_to_b": "ha", "b_to_a": "hb", "shared_source": "hs", "independent": "hi"}
_EITHER = "either"
_SLIGHT = 0.01  # a change smaller than one percentage point is not worth a sentence


@dataclass(frozen=True, slots=True)
class Bar:
    """One step of the waterfall: from ``x``, ``width`` wide, with the zero line at ``zero``."""

    x: int
    width: int
    zero: int
    css: str


@dataclass(frozen=True, slots=True)
class Row:
    """One piece of evidence; ``value`` is the exact weight in bits, ``bits`` the weight as shown."""

    anchor: str
    kind: str
    explanation: str
    speaks: str
    favours: str
    css: str
    value: float
    bits: str
    bar: Bar
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Evidence that depends on the same fact; ``without`` says what the answer would be if it were not there."""

    name: str
    rows: tuple[Row, ...]
    without: str
    turns: bool


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
    after_width: int
    leads: bool


@dataclass(frozen=True, slots=True)
class Ledger:
    """All of it, with the sentences that say what hangs on what."""

    width: int
    hypotheses: tuple[Hypothesis, ...]
    groups: tuple[Group, ...]
    hangs_on: tuple[str, ...]
    mismatch: str


class _Gathered(NamedTuple):
    identifier: str
    name: str
    evidence: list[Json]


class _Without(NamedTuple):
    """The answer without one group: what it claims, how probable that is, whether it is another, and who says so.

    ``stated`` is an answer that the document gives by the rules of its verdicts; any other is only the most probable.
    """

    claim: str
    probability: float
    turns: bool
    stated: bool

    def told(self, wording: Wording) -> str:
        stays, turns = ("without_stays", "without_turns") if self.stated else ("likeliest_stays", "likeliest_turns")
        confidence = wording.confidence(self.probability)
        return wording.say(turns if self.turns else stays, claim=self.claim, confidence=confidence)


def ledger(pair: Json, anchor: str, names: Names, wording: Wording, link: Callable[[Json], Link]) -> Ledger:
    """The ledger of a pair; ``link`` turns a place of the document into a link, ``anchor`` begins its fragments."""
    told = wording.hypotheses(pair, names)
    stated: Mapping[str, float] = pair["hypotheses"]
    prior: dict[str, float] = {name: pair.get("prior_bits", {}).get(name, 0.0) for name in stated}
    groups = _grouped(pair["evidence"], wording)
    moves = [(name, 0.0, score) for name, score in prior.items()]
    running = dict(prior)
    for group in groups:
        for each in group.evidence:
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
    without = _without(pair, prior, groups, names, wording)
    numbers = iter(range(1, len(pair["evidence"]) + 1))
    return Ledger(
        AXIS,
        tuple(
            Hypothesis(
                told.get(name) or wording.label("hypotheses", name),
                _CSS.get(name, "hi"),
                wording.bits(prior[name]),
                prior[name],
                bar,
                wording.bits(running[name]),
                round(running[name], 4),
                verdict,
                wording.percent(before[name]),
                wording.percent(stated[name]),
                stated[name],
                max(1, round(100 * stated[name])),
                leads == [name],
            )
            for name, bar, verdict in zip(prior, priors, verdicts, strict=True)
        ),
        tuple(
            Group(
                group.name,
                tuple(
                    _row(each, f"{anchor}-e{next(numbers)}", told, wording, next(steps), link)
                    for each in group.evidence
                ),
                answer.told(wording),
                answer.turns,
            )
            for group, answer in zip(groups, without, strict=True)
        ),
        _hangs_on(pair, groups, without, wording, names),
        _mismatch(stated, after, wording),
    )


def probabilities(scores: Mapping[str, float]) -> dict[str, float]:
    """Scores in bits as probabilities that add up to one."""
    most = max(scores.values())
    powers = {name: 2.0 ** (score - most) for name, score in scores.items()}
    total = sum(powers.values())
    return {name: power / total for name, power in powers.items()}


def _grouped(evidence: Sequence[Json], wording: Wording) -> list[_Gathered]:
    """Groups by what they weigh in all, heaviest first; ties and rows in the document's order."""
    groups: dict[str, list[Json]] = {}
    for each in evidence:
        groups.setdefault(each["group"], []).append(each)
    found = [_Gathered(group, _heading(group, wording), rows) for group, rows in groups.items()]
    return sorted(found, key=lambda group: -sum(abs(each["weight_bits"]) for each in group.evidence))


def _heading(group: str, wording: Wording) -> str:
    said = wording.label("groups", group) or wording.say("other")
    return said[0].upper() + said[1:]


def _row(
    evidence: Json, anchor: str, told: Mapping[str, str], wording: Wording, bar: Bar, link: Callable[[Json], Link]
) -> Row:
    favours, weight = evidence["favours"], evidence["weight_bits"]
    return Row(
        anchor,
        wording.label("evidence", evidence["kind"]),
        plain(evidence["explanation"]),
        wording.say("for" if weight >= 0 else "against"),
        told.get(favours) or wording.label("hypotheses", favours),
        _CSS.get(favours, "hi"),
        weight,
        wording.bits(weight),
        bar,
        tuple(link(place) for place in evidence["spans"]),
    )


def _bars(moves: Sequence[tuple[str, float, float]]) -> list[Bar]:
    ends = [0.0, *(end for _, start, stop in moves for end in (start, stop))]
    low, high = min(ends), max(ends)
    scale = AXIS / (high - low) if high > low else 0.0

    def at(value: float) -> int:
        return round((value - low) * scale)

    return [
        # A weight too small for a pixel is still drawn, or its row would look empty.
        Bar(min(at(start), at(stop)), max(1, abs(at(stop) - at(start))), at(0.0), _CSS.get(name, "hi"))
        for name, start, stop in moves
    ]


def _without(
    pair: Json, prior: Mapping[str, float], groups: Sequence[_Gathered], names: Names, wording: Wording
) -> list[_Without]:
    stated = {each["group"]: each for each in pair.get("without") or []}
    return [
        _as_stated(pair, stated[group.identifier], names, wording)
        if group.identifier in stated
        else _recomputed(pair, prior, groups, group, names, wording)
        for group in groups
    ]


def _as_stated(pair: Json, left: Json, names: Names, wording: Wording) -> _Without:
    turns = (left["relation"], left["direction"]) != (pair["relation"], pair["direction"])
    claim, probability = wording.certainty({**pair, **left}, names)
    return _Without(claim, probability, turns, stated=True)


def _recomputed(
    pair: Json,
    prior: Mapping[str, float],
    groups: Sequence[_Gathered],
    left_out: _Gathered,
    names: Names,
    wording: Wording,
) -> _Without:
    """The most probable answer without a group; both directions are one answer where the verdict names neither."""
    undecided = pair["direction"] == "undetermined"
    told = wording.hypotheses(pair, names) | {_EITHER: wording.either(pair)}
    after = _answers(prior, groups, undecided=undecided)
    left = _answers(prior, [group for group in groups if group is not left_out], undecided=undecided)
    leader, best = (max(found, key=lambda name: found[name]) for found in (after, left))
    return _Without(told.get(best) or wording.label("hypotheses", best), left[best], best != leader, stated=False)


def _hangs_on(
    pair: Json, groups: Sequence[_Gathered], without: Sequence[_Without], wording: Wording, names: Names
) -> tuple[str, ...]:
    """What the verdict would be without each group, where that differs; else the group it hangs on most."""
    told = [(group, left) for group, left in zip(groups, without, strict=True) if left.turns]
    if told or not without:
        return tuple(_turned(group.name, left, wording) for group, left in told)
    group, left = min(zip(groups, without, strict=True), key=lambda item: item[1].probability)
    now = wording.certainty(pair, names)[1]
    if now - left.probability < _SLIGHT:
        return (wording.say("hangs_on_none"),)
    return (
        wording.say("hangs_on", group=group.name, lower=wording.percent(left.probability), now=wording.percent(now)),
    )


def _turned(group: str, left: _Without, wording: Wording) -> str:
    if left.probability > 0.5:
        return wording.say("would_turn", group=group, claim=left.claim, confidence=wording.confidence(left.probability))
    return wording.say("would_be_open", group=group, claim=left.claim, figure=wording.percent(left.probability))


def _answers(prior: Mapping[str, float], groups: Sequence[_Gathered], *, undecided: bool) -> dict[str, float]:
    scores = dict(prior)
    for group in groups:
        for each in group.evidence:
            scores[each["favours"]] += each["weight_bits"]
    found = probabilities(scores)
    if undecided:
        found = {_EITHER: found.pop("a_to_b") + found.pop("b_to_a"), **found}
    return found


def _mismatch(stated: Mapping[str, float], recomputed: Mapping[str, float], wording: Wording) -> str:
    if all(abs(stated[name] - recomputed[name]) <= TOLERANCE for name in stated):
        return ""
    return wording.say("mismatch")
