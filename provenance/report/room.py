"""How much room each pair gets, so that the page of sixty articles opens on a phone as the page of two does.

Sixty articles make 1,770 pairs. To print both texts of every one of them would take each text fifty-nine times and make
a file of thirty megabytes, of which nobody reads more than the pairs on the path of the text. So the pairs that matter
most come first (the steps of the path, then the closest relations), and as long as there is room each gets

- `SIDES`: everything, with both texts whole, side by side;
- `DETAILS`: the evidence from prior to verdict, and its passages by their beginnings, linked into the texts;
- `ROW`: one line in the table of pairs. The JSON report has its evidence.

What a pair will take is estimated from the document, to the character and not by the clock: same input, same page.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Literal, TypeAlias

from provenance.report.words import stretches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.report.document import Json

Room: TypeAlias = Literal["sides", "details", "row"]
SIDES: Room = "sides"
DETAILS: Room = "details"
ROW: Room = "row"

MOST_SIDES = 900_000
"""Characters of the page that texts side by side may take. With `MOST_DETAILS`, the articles and the table of pairs,
sixty articles of 3 KB that are all copies of each other stay below 3 MB (tests/report/test_report_size.py)."""

MOST_DETAILS = 900_000
"""Characters of the page that ledgers and passages may take."""

# What the templates write around the document's own words, in characters; measured on the pages of the samples.
_PER_PAIR, _PER_EVIDENCE, _PER_SPAN, _PER_PASSAGE, _PER_CHANGE = 5_200, 700, 190, 650, 520

_RELATIONS = ("copy", "partial", "shared_source", "shared_statements")


def by_importance(document: Json) -> list[Json]:
    """The pairs that share something, those on the path of the text first, in its order, then by how close they are."""
    steps = {frozenset((edge["from"], edge["to"])): number for number, edge in enumerate(document["edges"])}
    related = [pair for pair in document["pairs"] if pair["relation"] != "none" or pair["passages"]]
    ranks = {name: rank for rank, name in enumerate(_RELATIONS)}

    def importance(pair: Json) -> tuple[int, int, float]:
        step = steps.get(frozenset((pair["a"], pair["b"])), len(steps))
        return step, ranks.get(pair["relation"], len(ranks)), -max(pair["containment"].values())

    return sorted(related, key=importance)


def rooms(pairs: Sequence[Json], articles: Sequence[Json]) -> list[Room]:
    """The room of each pair, which come with the most important first; that one has all the room it needs."""
    lengths = {article["id"]: len(article.get("text") or "") for article in articles}
    details = list(accumulate(_details(pair) for pair in pairs))
    sides = list(accumulate(_sides(pair, lengths) for pair in pairs))
    found: list[Room] = []
    for number, (ledger, texts) in enumerate(zip(details, sides, strict=True)):
        if number and ledger > MOST_DETAILS:
            found.append(ROW)
        elif number and texts > MOST_SIDES:
            found.append(DETAILS)
        else:
            found.append(SIDES)
    return found


def _details(pair: Json) -> int:
    evidence = sum(
        len(each["explanation"]) + _PER_EVIDENCE + _PER_SPAN * len(each["spans"]) for each in pair["evidence"]
    )
    return _PER_PAIR + evidence + _PER_PASSAGE * len(stretches(pair["passages"]))


def _sides(pair: Json, lengths: dict[str, int]) -> int:
    return lengths[pair["a"]] + lengths[pair["b"]] + _PER_CHANGE * len(stretches(pair["passages"]))
