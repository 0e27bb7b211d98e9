"""Copied words that one side has disguised: nobody writes a minister's name with Cyrillic letters by chance.

::

    source  the Tarrow gorge bridge
    copy    the Таrrоw gоrgе bridgе        Т а о е: Cyrillic

Only letters of another script and words spaced out count, and only `_MANY` of them in shared text on one side with
none on the other: a stray letter comes from a keyboard, and characters that are not seen are left by editing systems.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.model import Place
from provenance.weigh.pieces import pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Disguise, Evidence
    from provenance.weigh.case import Case

_MANY = 3
"""Disguised words that are no accident. Judgement: of 12,045 news articles none has three (13 words in all)."""

_SHOWN = 3


def disguise(case: Case) -> Iterator[Evidence]:
    """At most one piece of evidence: which article has disguised the shared text."""
    a, b = _deliberate(case.alignment.a_disguises), _deliberate(case.alignment.b_disguises)
    for reading, own, other in zip(case.readings(), (b, a), (a, b), strict=True):
        if len(own) >= _MANY and not other:
            yield from pieces(
                reading,
                "residue",
                "disguised",
                f"In the shared text {reading.copy.name} has {len(own)} words {_how(own)}, such as "
                f"“{own[0].span.of(reading.copy.text)}” for “{own[0].plain}”; {reading.source.name} has them plain. "
                "Copies are disguised so that programs do not find them.",
                tuple(Place(reading.copy.id, each.span) for each in own[:_SHOWN]),
            )


def _deliberate(found: tuple[Disguise, ...]) -> list[Disguise]:
    return [each for each in found if each.kind in ("homoglyph", "spaced")]


def _how(found: list[Disguise]) -> str:
    scripts = sorted({each.script for each in found if each.script})
    if scripts:
        return f"written with {' and '.join(scripts)} letters that look like others"
    return "with blanks between their letters"
