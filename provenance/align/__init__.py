"""Passages: what two articles share, exactly, with offsets one can quote from."""

from provenance.align.align import align, share_of
from provenance.align.among import among
from provenance.align.side import Side, side, sides

__all__ = ["Side", "align", "among", "share_of", "side", "sides"]
