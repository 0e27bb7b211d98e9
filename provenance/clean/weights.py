"""The learned and chosen numbers of this stage, read once from `provenance/data/layout.json`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from provenance.clean.features import OF_LINE, OF_PLACE
from provenance.data.resource import text

if TYPE_CHECKING:
    from collections.abc import Mapping

STATES: Final = ("before", "article", "between", "after")
"""What a unit can be, in the order in which a page goes through them; ``before`` weighs nothing, the others against it.
"""
STEPS: Final = (
    ("before", "before"),
    ("before", "article"),
    ("article", "article"),
    ("article", "between"),
    ("between", "between"),
    ("between", "article"),
    ("article", "after"),
    ("after", "after"),
)
"""From what a page can go on to what, from one unit to the next."""
OF_STEP: Final = ("always", "gap", "gap_where_usual", "prose")
"""What a step is weighed by: a constant, the blank lines beyond the usual, and the share of the text that is prose."""


@dataclass(frozen=True, slots=True)
class Headline:
    """What speaks for a line being the headline, in points; see `provenance.clean.roles`."""

    stated: float
    repeated: float
    alone: float
    known: float
    unknown: float
    in_body: float
    distance: float
    least: float
    farthest: int


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of a conditional random field (natural logarithms), and how much it takes to leave anything out.

    ``line`` and ``place`` have a row for each of `STATES` but the first, in the order of `OF_LINE` and `OF_PLACE`;
    ``steps`` has one for each of `STEPS`, in the order of `OF_STEP`. ``start`` is for beginning with the article.
    """

    line: tuple[tuple[float, ...], ...]
    place: tuple[tuple[float, ...], ...]
    steps: tuple[tuple[float, ...], ...]
    start: float
    usual_gap_share: float
    furniture: float
    headline: Headline


@cache
def load() -> Weights:
    """The numbers that ship with the program."""
    return parse(json.loads(text("layout.json")))


def parse(data: Mapping[str, Any]) -> Weights:
    """Weights from their file's content.

    Raises:
        KeyError: A feature or parameter is missing.
    """
    states, steps, run, headline = data["states"], data["steps"], data["run"], data["headline"]
    return Weights(
        line=tuple(tuple(float(states[state][name]) for name in OF_LINE) for state in STATES[1:]),
        place=tuple(tuple(float(states[state][name]) for name in OF_PLACE) for state in STATES[1:]),
        steps=tuple(tuple(float(steps[f"{one} to {other}"][name]) for name in OF_STEP) for one, other in STEPS),
        start=float(data["start"]),
        usual_gap_share=float(run["usual_gap_share"]),
        furniture=float(run["furniture"]),
        headline=Headline(
            stated=headline["stated"],
            repeated=headline["repeated"],
            alone=headline["alone"],
            known=headline["known"],
            unknown=headline["unknown"],
            in_body=headline["in_body"],
            distance=headline["distance"],
            least=headline["least"],
            farthest=int(headline["farthest"]),
        ),
    )
