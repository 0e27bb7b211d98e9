"""One case through the library: what its verdict says in full, and what it would say without some of its evidence.

A verdict's probabilities are its prior and the weights of its evidence, added up; so a group of evidence is left out by
adding up the rest, and the thresholds of the verdict are applied again. Of simulated cases the evidence is also taken
out of the documents: `no marks` and `neither` are read from documents printed without what says whose they are.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import provenance
from provenance.attribute.pair import is_too_little
from provenance.model import HYPOTHESES, Hypothesis
from provenance.weigh import decision, prior_bits
from republish.cases import Truth, pair_of
from republish.figures import DIRECTIONS, RULES, Answer, by_rule, has_copied

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from provenance.model import Comparison, Document, Evidence, Verdict

MARKS = frozenset(["marks", "links", "outlet"])
"""Groups of evidence that rest on who is named, linked to, or known to have published."""

TIME = frozenset(["time"])
FROM_TEXT = frozenset(["text", "residue", "style"])
"""Groups that neither marks nor dates nor length and coverage (`edits`) enter: how much is shared, and how it reads."""

VARIANTS: Mapping[str, tuple[bool, frozenset[str]]] = {
    "marks+dates": (False, frozenset()),
    "no dates": (False, TIME),
    "no marks": (True, MARKS),
    "neither": (True, MARKS | TIME),
}
"""For each variant: whether the bare documents are read, and the groups of evidence that are left out."""

ALONE = "style, residue"
"""The variant in which only the groups of `FROM_TEXT` count."""

INSIDE: Mapping[str, str] = {"neither": "neither, stated", ALONE: f"{ALONE}, stated"}
"""Variants that are judged once more as if whoever compares had stated that the source is among the articles."""


@dataclass(frozen=True, slots=True)
class Task:
    """Documents to be compared, with the truth of the pairs that count; ``bare`` is empty where there is no such thing.

    ``paths`` stand in place of documents where these are read by the library itself.
    """

    name: str
    block: str
    kind: str
    documents: tuple[Document, ...]
    bare: tuple[Document, ...]
    truths: tuple[Truth, ...]
    paths: tuple[str, ...] = ()
    story: str = ""
    operations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """One pair: its truth, and the answers of every variant and of every rule."""

    task: Task
    truth: Truth
    answers: Mapping[str, Answer]
    evidence: Mapping[str, tuple[tuple[str, str, Hypothesis, float], ...]]
    """Kind, group, favoured hypothesis and bits of each piece, of the documents as published and `bare`."""
    path_right: bool | None = None
    """Of a chain: whether the path over all three is the true one."""
    differs: bool = False
    """Whether the verdict taken apart and added up again is another one than the library's."""


def judged(task: Task) -> tuple[Judged, ...]:
    """What the library says of every pair of a task; nothing where it cannot read one of its files."""
    documents, truths = task.documents, task.truths
    if task.paths:
        documents, truths = _loaded(task)
        if not truths:
            return ()
    full = provenance.compare(documents)
    bare = provenance.compare(task.bare) if task.bare else full
    return tuple(_pair(task, truth, full, bare) for truth in truths)


def _loaded(task: Task) -> tuple[tuple[Document, ...], tuple[Truth, ...]]:
    """The documents of a task that names files, under ids that do not tell by their order which is the source."""
    read, errors = provenance.load(task.paths, whole=True)
    if errors:
        return (), ()
    ids = {each.source: anonymous(each.source) for each in read}
    documents = tuple(replace(each, id=ids[each.source]) for each in read)
    return documents, tuple(pair_of(ids[each.a], ids[each.b], each.hypothesis) for each in task.truths)


def anonymous(name: str) -> str:
    """An id made of a name's hash."""
    return f"text-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def _pair(task: Task, truth: Truth, full: Comparison, bare: Comparison) -> Judged:
    verdicts = {False: _verdict(full, truth), True: _verdict(bare, truth)}
    by_id = {article.id: article.document for article in full.articles}
    answers = {name: _without(verdicts[stripped], groups) for name, (stripped, groups) in VARIANTS.items()}
    others = frozenset(each.group for verdict in verdicts.values() for each in verdict.evidence) - FROM_TEXT
    answers[ALONE] = _without(verdicts[True], others)
    # As the library has it: where a third article shares the text, what was stated changes nothing.
    alone = len(full.articles) == 2
    answers |= {
        stated: _without(verdicts[True], groups, inside=alone)
        for stated, groups in ((INSIDE["neither"], VARIANTS["neither"][1]), (INSIDE[ALONE], others))
    }
    rules = {rule: by_rule(rule, verdicts[False], by_id[truth.a], by_id[truth.b]) for rule in RULES}
    said = verdicts[False].direction
    return Judged(
        replace(task, documents=(), bare=()),
        truth,
        answers | rules,
        {
            "as published": _pieces(verdicts[False].evidence),
            **({"bare": _pieces(verdicts[True].evidence)} if task.bare else {}),
        },
        _path_right(task, full) if task.kind == "chain" else None,
        differs=answers["marks+dates"].direction != (said if said in DIRECTIONS else None),
    )


def _pieces(evidence: Sequence[Evidence]) -> tuple[tuple[str, str, Hypothesis, float], ...]:
    return tuple((each.kind, each.group, each.favours, each.weight_bits) for each in evidence)


def _verdict(comparison: Comparison, truth: Truth) -> Verdict:
    return next(each for each in comparison.verdicts if (each.a, each.b) == (truth.a, truth.b))


def _path_right(task: Task, comparison: Comparison) -> bool:
    steps = {
        (each.a, each.b) if each.hypothesis == "a_to_b" else (each.b, each.a) for each in task.truths if not each.by_way
    }
    return {(edge.source, edge.copy) for edge in comparison.edges} == steps


def _without(verdict: Verdict, groups: frozenset[str], *, inside: bool = False) -> Answer:
    """The verdict again, from its prior, or that of a source stated to be inside, and the other groups' evidence."""
    prior = prior_bits(inside=True) if inside else verdict.prior
    scores = {
        name: prior[name]
        + sum(each.weight_bits for each in verdict.evidence if each.favours == name and each.group not in groups)
        for name in HYPOTHESES
    }
    top = max(scores.values())
    odds = {name: 2 ** (scores[name] - top) for name in HYPOTHESES}
    believed: dict[Hypothesis, float] = {name: odds[name] / sum(odds.values()) for name in HYPOTHESES}
    copied = has_copied(verdict)
    named = _named(believed) if copied else None
    left = [each for each in verdict.evidence if each.group not in groups]
    return Answer(believed, None if named and is_too_little(verdict.alignment, named, left) else named, copied)


def _named(believed: Mapping[Hypothesis, float]) -> Hypothesis | None:
    """The direction that the verdict's thresholds name."""
    limits = decision()
    if believed["independent"] >= max(believed.values()) or believed["shared_source"] >= limits.shared_source:
        return None
    return next((name for name in DIRECTIONS if believed[name] >= limits.direction), None)
