"""Passages: what two articles share, exactly, with offsets one can quote from."""

from provenance.align.align import align, share_of

__all__ = ["align", "share_of"]
