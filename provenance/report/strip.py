"""Where in each of two articles the shared text lies, as a picture.

::

    ▁▁▁▁████████████▁▁▁   one bar an article, as long as its text; grey is its own text
        ╲   ╲       ╲     a ribbon from each passage to its other side
    ▁▁▁▁▁▁▁▁████████▁▁▁▁▁▁▁▁▁

The kind of a passage shows in the height of its mark as well as in its colour.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.report.sides import kind_css

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from provenance.report.document import Json
    from provenance.report.words import Wording

_WIDTH, _HEIGHT, _BAR = 1000, 96, 22
_HEIGHTS = {"verbatim": 22, "edited": 16, "paraphrase": 11, "statement": 6}


@dataclass(frozen=True, slots=True)
class Strip:
    """The picture, as one SVG path a class; its width is stretched to the page's, its height stays."""

    width: int
    height: int
    ribbons: tuple[tuple[str, str], ...]
    marks: tuple[tuple[str, str], ...]
    title: str
    description: str


def strip(
    first: Json,
    second: Json,
    passages: Sequence[tuple[str, Json, Json]],
    names: tuple[str, str],
    wording: Wording,
) -> Strip | None:
    """The picture of two articles (upper, lower) and their passages as (kind, upper span, lower span)."""
    lengths = tuple(len(article.get("text") or "") for article in (first, second))
    if not all(lengths) or not passages:
        return None
    scale = _WIDTH / max(lengths)
    below = _HEIGHT - _BAR
    marks: dict[str, list[str]] = {"whole": [], "own": []}
    ribbons: dict[str, list[str]] = {}
    for y, article, length in ((0, first, lengths[0]), (below, second, lengths[1])):
        marks["whole"].append(_box(0, length, y, _BAR, scale))
        marks["own"].extend(_box(span["start"], span["end"], y, _BAR, scale) for span in article["body"])
    for kind, upper, lower in passages:
        css, height = kind_css(kind), _HEIGHTS.get(kind, _BAR)
        marks.setdefault(css, []).append(_box(upper["start"], upper["end"], _BAR - height, height, scale))
        marks[css].append(_box(lower["start"], lower["end"], below, height, scale))
        x0, x1, x2, x3 = (round(at * scale) for at in (upper["start"], upper["end"], lower["end"], lower["start"]))
        ribbons.setdefault(css, []).append(f"M{x0} {_BAR}H{x1}L{x2} {below}H{x3}Z")
    uppers, lowers = [upper for _, upper, _ in passages], [lower for _, _, lower in passages]
    return Strip(
        _WIDTH,
        _HEIGHT,
        tuple((css, "".join(shapes)) for css, shapes in ribbons.items()),
        tuple((css, "".join(shapes)) for css, shapes in marks.items()),
        wording.say("strip_title"),
        wording.say(
            "strip_description",
            upper=names[0],
            lower=names[1],
            passages=wording.count("shared_passage", len(passages)),
            upper_from=wording.share(_where(uppers, "start", min) / lengths[0]),
            upper_to=wording.share(_where(uppers, "end", max) / lengths[0]),
            lower_from=wording.share(_where(lowers, "start", min) / lengths[1]),
            lower_to=wording.share(_where(lowers, "end", max) / lengths[1]),
        ),
    )


def _box(start: int, end: int, y: int, height: int, scale: float) -> str:
    x = round(start * scale)
    # One unit at least: a passage of a few words in a long article must not vanish.
    return f"M{x} {y}h{max(1, round(end * scale) - x)}v{height}H{x}Z"


def _where(spans: Iterable[Json], edge: str, pick: Callable[[Iterable[int]], int]) -> int:
    return pick(span[edge] for span in spans)
