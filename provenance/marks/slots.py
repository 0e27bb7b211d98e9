"""Names of agencies in a slot: the place in a mark where nothing else can stand.

::

    (AFP)   /TASS/   (APA, 11.9.2015)   / AFP, EFE e REUTERS   (Reporting by X; …)
     ───     ────     ───                 ───  ───   ───────     no slot: no name is all of a part

A slot is split at its separators and every part is looked up whole. It names agencies only if each part is one, or is
known to be something else that stands in such slots (a date, an editor's sign). So `(AP photo agency)` and
`(Andhra Pradesh)` name nobody. Which separators and which signs there are is data.
"""

from __future__ import annotations

import re
from functools import cache

from provenance.data.agencies import Agency, best, lookup
from provenance.data.tables import table

_LONGEST = 200
"""Characters of a slot: four long names and a date are some 120; what is longer is a sentence."""

_DIGITS = re.compile(r"[\d.,/\s-]+")


def agencies_in(slot: str) -> tuple[Agency, ...]:
    """The agencies a slot names, in order, without repetition; empty where it names anything else beside them."""
    slot = " ".join(slot.split())
    if len(slot) > _LONGEST:
        return ()
    found: list[Agency] = []
    for part in _separators().split(slot):
        written = part.strip(" \u00a0.-–—:")
        if not written or _DIGITS.fullmatch(written) or written.casefold() in _signs():
            continue
        candidates = lookup(written)
        if not candidates:
            whole = lookup(slot.strip(" \u00a0.-–—:"))  # a separator inside a name: `Keystone-SDA/ATS`
            return whole[:1]
        if candidates[0] not in found:
            found.append(candidates[0])
    return tuple(found)


def name_of(written: str) -> str:
    """The registry's canonical name, or the name as written without its article."""
    agency = best(written)
    return agency.name if agency else re.sub(r"^the\s+", "", written.strip(), flags=re.IGNORECASE)


@cache
def _separators() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in table("marks.toml")["slots"]["and"])
    return re.compile(rf"\s*[/,;|&+]\s*|\s+(?:{words})\s+", re.IGNORECASE)


@cache
def _signs() -> frozenset[str]:
    return frozenset(table("marks.toml")["slots"]["signs"])
