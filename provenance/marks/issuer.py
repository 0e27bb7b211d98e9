"""Who speaks in a press release: the name it opens with, behind the wire's own mark.

::

    CARLSBAD, Calif., May 5, 2025 /PRNewswire/ -- Plank & Beaver Corp. (NYSE: PLK), a maker of …
                                                  ────── issuer ─────
    … -- The Tarrow Gorge Company today announced …
             ──── issuer ───────

A release speaks of its issuer in the third person and names it first. The name is taken only where what follows shows
that it ends there: a bracket, a comma, or a word of announcing. Otherwise the issuer stays unknown.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from provenance.data.tables import table

if TYPE_CHECKING:
    from provenance.model import Span

_REACH = 160
"""Characters behind the mark in which the name must end: company names of more than 100 do not occur."""
_WORD = r"[^\W\d_a-zß-öø-ÿ][\w&'’.-]*"


def issuer(text: str, behind: Span) -> str | None:
    """The name that opens a release's text, or ``None`` where it cannot be told."""
    found = _pattern().match(text[behind.start : min(behind.end, behind.start + _REACH)])
    if found is None:
        return None
    return re.sub(r"^The\s+", "", found["name"].strip()).rstrip(",") or None


@cache
def _pattern() -> re.Pattern[str]:
    verbs = "|".join(re.escape(word) for word in table("marks.toml")["press_releases"]["announcing"])
    small = r"(?:of|the|and|for|de|du|des|del|la|und|et|y|&)"
    return re.compile(
        rf"\W{{0,6}}(?P<name>{_WORD}(?:\s(?:{small}\s){{0,2}}{_WORD}){{0,9}}?(?:,\s(?:Inc|Ltd|LLC|Corp|Co|PLC|S\.A)\b\.?)?)"
        rf"(?=\s?[(®™]|,\s(?:an?|the|one|which|un|une|ein|eine|il|la|le)\b|\s(?:{verbs})\b)"
    )
