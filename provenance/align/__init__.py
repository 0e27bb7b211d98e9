"""Passages: what two articles share, exactly, with offsets one can quote from."""

from provenance.align.align import align, share_of
from provenance.align.side import Side, side, sides

__all__ = ["Side", "align", "share_of", "side", "sides"]
