"""Seeds: what two articles share, found by hashing, not by comparing all sentences with all."""

from provenance.match.common import common_runs
from provenance.match.disguise import disguises
from provenance.match.index import Index, Shared, index, indexed, shared
from provenance.match.material import Material, discounted, material
from provenance.match.seeds import Meeting, meetings, seeds
from provenance.match.stretches import Texts
from provenance.match.tokens import Tokens, tokenize

__all__ = [
    "Index",
    "Material",
    "Meeting",
    "Shared",
    "Texts",
    "Tokens",
    "common_runs",
    "discounted",
    "disguises",
    "index",
    "indexed",
    "material",
    "meetings",
    "seeds",
    "shared",
    "tokenize",
]
