"""What the evidence says: of one pair, and of the whole set."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from provenance.model.article import Article, Notice
from provenance.model.reuse import Alignment
from provenance.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

Hypothesis: TypeAlias = Literal["a_to_b", "b_to_a", "shared_source", "independent"]
HYPOTHESES: tuple[Hypothesis, ...] = ("a_to_b", "b_to_a", "shared_source", "independent")
Relation: TypeAlias = Literal["copy", "partial", "shared_source", "shared_statements", "none"]
Direction: TypeAlias = Literal["a_to_b", "b_to_a", "undetermined"]
Credited: TypeAlias = Literal["yes", "no", "wrong"]
Reuse: TypeAlias = Literal[
    "wire_copy",
    "press_release_copy",
    "outlet_to_outlet",
    "revision",
    "own_text",
    "common_source",
    "shared_statements",
    "boilerplate",
]
"""Kinds of relation, after Nicholls 2019 ("Detecting Textual Reuse in News Stories, At Scale")."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in which article a claim can be checked."""

    article: str
    span: Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that was seen and what it weighs.

    ``weight_bits`` is the base-2 logarithm of a likelihood ratio in favour of ``favours``; below zero it speaks
    against. ``group`` names what it depends on: within a group the same fact is not counted twice.
    """

    kind: str
    group: str
    favours: Hypothesis
    weight_bits: float
    explanation: str
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Without:
    """What would be believed of a pair without one group of evidence."""

    group: str
    relation: Relation
    direction: Direction | None
    hypotheses: Mapping[Hypothesis, float]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is believed of a pair, why, and what could not be told.

    For every hypothesis h: its probability is proportional to 2 to the power of ``prior[h]`` plus the weights of all
    evidence that favours h. ``kind`` says what sort of reuse it is, where that is known. ``without`` has the verdict
    without each group of evidence that entered, in the order of the evidence. ``inside`` says that the prior is that of
    a pair of which it was stated that no other text stands behind it.
    """

    alignment: Alignment
    relation: Relation
    direction: Direction | None
    hypotheses: Mapping[Hypothesis, float]
    prior: Mapping[Hypothesis, float]
    evidence: tuple[Evidence, ...]
    summary: str
    missing: tuple[str, ...] = ()
    kind: Reuse | None = None
    without: tuple[Without, ...] = ()
    inside: bool = False

    @property
    def a(self) -> str:
        """The id of the first article."""
        return self.alignment.a

    @property
    def b(self) -> str:
        """The id of the second article."""
        return self.alignment.b

    @property
    def arrow(self) -> tuple[str, str] | None:
        """The ids of source and copy, once the evidence has decided which is which."""
        if self.direction == "a_to_b":
            return self.a, self.b
        if self.direction == "b_to_a":
            return self.b, self.a
        return None

    @property
    def likelihood(self) -> float:
        """The probability (0…1) of the direction that was named; 0 where none was."""
        if self.direction is None or self.direction == "undetermined":
            return 0.0
        return self.hypotheses[self.direction]


@dataclass(frozen=True, slots=True)
class Edge:
    """One step of the text's path; ``source`` may be an unseen one, `unseen:NAME`. ``share`` of the copy's body.

    ``alternatives`` are other articles from which the copy may as well have the same text: what they share does not
    tell them apart. ``revision`` says that the step is from one version of an outlet's article to a later one.
    """

    source: str
    copy: str
    relation: Relation
    probability: float
    share: float
    alternatives: tuple[str, ...] = ()
    revision: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of an article's text and the article, or unseen source, that it was taken from."""

    article: str
    span: Span
    source: str
    probability: float


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the text of one group of related articles began.

    ``sources`` are the articles it was put together from, where there are several and none of them has to do with
    another; then there is no one beginning, but nothing is open either.
    """

    kind: Literal["article", "unseen", "undetermined"]
    article: str | None
    agency: str | None
    probability: float
    explanation: str
    group: tuple[str, ...]
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Audit:
    """Whether a copy says where its text is from; ``extent`` whether it says so of the whole text or of a part."""

    article: str
    uses: str
    credited: Credited
    explanation: str
    places: tuple[Place, ...] = ()
    extent: Literal["whole", "part"] | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The whole result; a report in any format is made of this and nothing else."""

    articles: tuple[Article, ...]
    verdicts: tuple[Verdict, ...]
    origins: tuple[Origin, ...] = ()
    edges: tuple[Edge, ...] = ()
    audits: tuple[Audit, ...] = ()
    mosaic: tuple[Stretch, ...] = ()
    notices: tuple[Notice, ...] = ()
    options: Mapping[str, object] = field(default_factory=dict)
