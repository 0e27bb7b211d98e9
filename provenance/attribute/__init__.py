"""From evidence to verdicts: on pairs, and on the whole set."""

from provenance.attribute.audit import audits
from provenance.attribute.origin import origin
from provenance.attribute.pair import verdict
from provenance.attribute.stemma import edges, explained, groups, mosaic, traced

__all__ = ["audits", "edges", "explained", "groups", "mosaic", "origin", "traced", "verdict"]
