"""The learned and chosen numbers of this stage, read once from `provenance/data/layout.json`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache

from provenance.clean.features import NAMES
from provenance.data.resource import text


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
    """The weights of the features (natural log-odds), and how runs of lines are chosen by them."""

    features: tuple[float, ...]
    lowest: float
    highest: float
    gap: float
    gap_where_usual: float
    usual_gap_share: float
    earlier: float
    furniture: float
    headline: Headline


@cache
def load() -> Weights:
    """The numbers that ship with the program."""
    return parse(json.loads(text("layout.json")))


def parse(data: dict[str, dict[str, float]]) -> Weights:
    """Weights from their file's content.

    Raises:
        KeyError: A feature or parameter is missing.
    """
    run, headline = data["run"], data["headline"]
    return Weights(
        features=tuple(float(data["features"][name]) for name in NAMES),
        lowest=run["lowest"],
        highest=run["highest"],
        gap=run["gap"],
        gap_where_usual=run["gap_where_usual"],
        usual_gap_share=run["usual_gap_share"],
        earlier=run["earlier"],
        furniture=run["furniture"],
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
