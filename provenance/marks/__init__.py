"""Marks of origin: who is credited with a text, who published it, and when."""

from provenance.marks.acquaint import Names, acquainted, names_of, with_names
from provenance.marks.outlet import domain_of
from provenance.marks.read import read

__all__ = ["Names", "acquainted", "domain_of", "names_of", "read", "with_names"]
