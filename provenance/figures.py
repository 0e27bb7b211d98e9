"""Probabilities and shares in figures, said the same way in every sentence of a report.

An estimate is never printed as certain, and a measured share as all or nothing only where it is.
"""

from __future__ import annotations

import math
from typing import Literal, TypeAlias

Bound: TypeAlias = Literal["", "over", "under"]
"""What stands before a figure: the estimate is the figure itself, above it, or below it."""


def percent(probability: float) -> str:
    """A probability in figures: whole percents, tenths beyond the outer percents, never 0% or 100%."""
    return _english(*percent_figure(probability))


def share(value: float) -> str:
    """A measured share (0…1): 100% and 0% only where it is all or nothing."""
    return _english(*share_figure(value))


def percent_figure(probability: float) -> tuple[Bound, str]:
    """The same as `percent` for other languages: the bound, and the figure with a decimal point and no sign."""
    if probability >= 0.9995:
        return "over", "99.9"
    if probability < 0.0005:
        return "under", "0.1"
    if probability < 0.01 or probability >= 0.99:
        return "", f"{probability * 100:.1f}"
    return "", f"{probability * 100:.0f}"


def share_figure(value: float) -> tuple[Bound, str]:
    """The same as `share` for other languages: the bound, and the figure with a decimal point and no sign."""
    if value <= 0:
        return "", "0"
    if value >= 1:
        return "", "100"
    if value < 0.01:
        return "under", "1"
    if value >= 0.995:
        return "", f"{math.floor(value * 1000) / 10:.1f}"
    return "", f"{value * 100:.0f}"


def _english(bound: Bound, figure: str) -> str:
    return f"{bound} {figure}%" if bound else f"{figure}%"
