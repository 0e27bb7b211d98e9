"""Marks of origin: who is credited with a text, who published it, and when."""

from provenance.marks.acquaint import acquainted
from provenance.marks.outlet import domain_of
from provenance.marks.read import read

__all__ = ["acquainted", "domain_of", "read"]
