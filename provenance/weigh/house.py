"""House style: a passage that is written like another house's text stands in that house's article only by chance.

::

    a   … rose 4 percent … “We will …” … 11 percent … “I never …”       one house throughout
    b   … rose 4 percent … “We will …” … 11 per cent … "I never …"      its own text is set otherwise

Every outlet writes percentages, dashes, quotation marks, titles in one way; a copier's system or desk often does not
touch what it pastes. Where the shared text is written in one way only and the rest of the article in another only, it
was not written for that article. Where the copier converts what he takes, nothing is seen.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from provenance.data.tables import table
from provenance.model import Place, Span, difference, measure
from provenance.weigh.pieces import pieces

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from provenance.model import Article, Evidence
    from provenance.weigh.case import Case

_TIMES = 2
"""Times that a way of writing must be seen on each side: one may be a quoted headline."""


def house(case: Case) -> Iterator[Evidence]:
    """At most one piece of evidence for each reading: the shared text is set otherwise than the rest of the copy."""
    for reading in case.readings():
        if not reading.copy_spans:
            continue
        found = _differences(reading.copy, reading.copy_spans)
        if found:
            known = {name for name, *_ in _differences(reading.source, reading.source_spans)}
            found = [each for each in found if each[0] not in known]
        if found:
            name, passage, rest, place, other = found[0]
            also = f" (and {len(found) - 1} more of the kind)" if len(found) > 1 else ""
            yield from pieces(
                reading,
                "residue",
                "other_house",
                f"In {reading.copy.name} the shared text has {name} written “{passage}”, the rest “{rest}”{also}; "
                f"{reading.source.name} is written in one way throughout.",
                (Place(reading.copy.id, place), Place(reading.copy.id, other)),
            )


def _differences(article: Article, passages: Sequence[Span]) -> list[tuple[str, str, str, Span, Span]]:
    """Features that passages and rest write in different ways, each in one only."""
    rest = difference(article.body, passages)
    if not rest:
        return []
    # The shorter is soonest read, and says mostly that there is nothing to compare.
    rest_first = measure(rest) < measure(passages)
    found: list[tuple[str, str, str, Span, Span]] = []
    for name, ways in _features():
        first = _way(article.text, rest if rest_first else passages, ways)
        then = first and _way(article.text, passages if rest_first else rest, ways)
        if first and then and first[0] != then[0]:
            (one, place), (other, elsewhere) = (then, first) if rest_first else (first, then)
            found.append((name, one, other, place, elsewhere))
    return found


def _way(text: str, spans: Sequence[Span], ways: Mapping[str, re.Pattern[str]]) -> tuple[str, Span] | None:
    """The one way in which the spans write a feature, and the first place, if it is one and they do so often enough."""
    found: tuple[str, Span] | None = None
    for way, pattern in ways.items():
        hits = (match.span() for span in spans for match in pattern.finditer(text, span.start, span.end))
        few = list(islice(hits, _TIMES))
        if few and (found or len(few) < _TIMES):
            return None
        if few:
            found = way, Span(*few[0])
    return found


@cache
def _features() -> tuple[tuple[str, Mapping[str, re.Pattern[str]]], ...]:
    return tuple(
        (row["name"], {way: re.compile(pattern) for way, pattern in row["ways"].items()})
        for row in table("houses.toml")["feature"]
    )
