"""What two articles share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from provenance.model.span import Span

PassageKind: TypeAlias = Literal["verbatim", "edited", "paraphrase", "statement"]
"""How a passage is shared; a `statement` is the same quoted words or utterance, told independently."""


@dataclass(frozen=True, slots=True)
class Seed:
    """A run of words that stands in both articles, by half-open token numbers, and how surprising it is in bits."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    bits: float


@dataclass(frozen=True, slots=True)
class Passage:
    """A reused region, both sides.

    ``similarity`` is 0…1 over the words of both sides, ``bits`` is how surprising the words they share are, and
    ``quoted`` says that both sides are direct speech.
    """

    kind: PassageKind
    quoted: bool
    similarity: float
    bits: float
    a: Span
    b: Span


@dataclass(frozen=True, slots=True)
class Alignment:
    """All passages of a pair, ordered by their place in ``a``.

    ``a_in_b`` is the share (0…1) of the characters of a's body that lie in passages shared with b; statements, which
    are told independently, are not counted in it.
    """

    a: str
    b: str
    passages: tuple[Passage, ...]
    a_in_b: float
    b_in_a: float
