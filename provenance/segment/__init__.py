"""Sentences and quotations of an article, by offsets into its text."""

from provenance.segment.quotations import quotations
from provenance.segment.sentences import sentences

__all__ = ["quotations", "sentences"]
