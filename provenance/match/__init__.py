"""Seeds: runs of words that two articles share, found by hashing, not by comparing all sentences with all."""

from provenance.match.material import Material, material
from provenance.match.seeds import seeds
from provenance.match.tokens import Tokens, tokenize

__all__ = ["Material", "Tokens", "material", "seeds", "tokenize"]
