"""Evidence about a pair: what was seen, where, in a sentence, and what it weighs in bits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.weigh.case import Case, are_versions
from provenance.weigh.combine import grouped, posterior
from provenance.weigh.disguise import disguise
from provenance.weigh.edits import edits
from provenance.weigh.house import house
from provenance.weigh.introductions import introductions
from provenance.weigh.links import links
from provenance.weigh.marks import marks, unmarked
from provenance.weigh.outlets import outlets
from provenance.weigh.quotes import quotes
from provenance.weigh.residue import residue
from provenance.weigh.style import style
from provenance.weigh.text import text
from provenance.weigh.time import time
from provenance.weigh.weights import decision, prior_bits

if TYPE_CHECKING:
    from provenance.model import Evidence

__all__ = ["Case", "decision", "grouped", "posterior", "prior_bits", "weigh"]

KINDS = (marks, links, residue, introductions, quotes, house, disguise, time, edits, style, outlets)
"""Every kind of evidence about direction; each sees the case and says what it saw."""
_OF_VERSIONS = (marks, links, disguise, time, outlets)
"""Those that say something of two versions of one outlet's article. What a copier leaves behind (an end that was cut, a
name without its introduction, another hand) a desk adds as an event goes on, so there it would point the wrong way."""


def weigh(case: Case) -> tuple[Evidence, ...]:
    """All evidence about a pair, with the weights that count."""
    shared = tuple(text(case))
    one, other = case.a.document, case.b.document
    if one.sha256 == other.sha256 and one.metadata == other.metadata:
        return grouped(shared)  # one file twice says nothing of who took it from whom
    if not any(each.kind == "shared_text" for each in shared):
        return grouped(shared)  # where no text was taken over, nothing can say who took it
    if are_versions(case):
        return grouped([*shared, *(each for kind in _OF_VERSIONS for each in kind(case))])
    seen = [each for kind in KINDS for each in kind(case)]
    return grouped([*shared, *seen, *unmarked(case, seen)])
