"""The weights, from `provenance/data/weights.toml`, where each has its origin."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.data.tables import table
from provenance.model import HYPOTHESES, Hypothesis

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Decision:
    """The thresholds (0…1) from which on a direction, an unseen source, a whole copy is named.

    Below ``sure`` a direction that is named is called probable. Where both fewer than ``least_characters`` are shared,
    and less than ``least_share`` (0…1) of the copy, no direction is named.
    """

    direction: float
    sure: float
    shared_source: float
    copy_share: float
    least_characters: int
    least_share: float


def weight(group: str, kind: str, entry: str = "bits") -> float:
    """One number of a kind of evidence: its weight in bits, or another entry of its row.

    Raises:
        KeyError: the data file has no such row.
    """
    return float(table("weights.toml")[group][kind][entry])


def entries(group: str, kind: str) -> Mapping[str, float | str]:
    """All entries of a kind's row: its weights, what limits it, and where they come from.

    Raises:
        KeyError: the data file has no such row.
    """
    row: Mapping[str, float | str] = table("weights.toml")[group][kind]
    return row


def prior_bits(*, inside: bool = False) -> Mapping[Hypothesis, float]:
    """log₂ of the prior probability of every hypothesis, to two decimals, as reports print it.

    Args:
        inside: whether it is stated that no text from outside stands behind the two.
    """
    prior = table("weights.toml")["prior_inside" if inside else "prior"]
    return {name: round(math.log2(prior[name]), 2) for name in HYPOTHESES}


def decision() -> Decision:
    """The thresholds of the verdict."""
    return Decision(**table("weights.toml")["decision"])


def further_share() -> float:
    """What a further piece of evidence of one group and hypothesis counts of its weight (0…1)."""
    return float(table("weights.toml")["groups"]["further"])
