"""One observation as the pieces of evidence it is: for one reading, and sometimes against the other besides.

::

    b names a as its source        a → b more probable than anything else                 one piece
    b lacks what a introduces      b → a less probable than anything else                 one piece, below zero
    b links to a                   both, in different measure                             two pieces

A weight is the log of a likelihood ratio in favour of one hypothesis against the others alike. Much of what a copier
leaves behind tells the two directions apart and says nothing of a common source, from which the fuller version may
as well have been copied; it is weighed against the other direction only. A row of `weights.toml` says which it is:
``bits`` for the reading, ``against`` (bits, above zero) against the other one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.model import Evidence
from provenance.weigh.weights import entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Place
    from provenance.weigh.case import Direct

AGAINST = "_against"
"""What the kind of a piece against the other reading ends with."""


def pieces(
    reading: Direct, group: str, kind: str, explanation: str, places: tuple[Place, ...] = ()
) -> Iterator[Evidence]:
    """What an observation weighs, by its row of `weights.toml`.

    Args:
        reading: the reading it speaks for.
        group: its group of evidence.
        kind: its kind, which is the name of its row.
        explanation: what was seen, in sentences.
        places: where.
    """
    row = entries(group, kind)
    if row.get("bits"):
        yield Evidence(kind, group, reading.favours, float(row["bits"]), explanation, places)
    if row.get("against"):
        yield Evidence(
            f"{kind}{AGAINST}",
            group,
            reading.against,
            -float(row["against"]),
            f"{explanation} So {reading.source.name} will hardly have its text from {reading.copy.name}.",
            places,
        )
