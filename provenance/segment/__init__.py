"""Sentences, quotations and statements of an article, by offsets into its text."""

from provenance.segment.quotations import quotations
from provenance.segment.sentences import sentences
from provenance.segment.speakers import same_speaker
from provenance.segment.statements import Statement, language_of, statements

__all__ = ["Statement", "language_of", "quotations", "same_speaker", "sentences", "statements"]
