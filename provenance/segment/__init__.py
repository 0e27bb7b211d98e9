"""Sentences, quotations and statements of an article, by offsets into its text."""

from provenance.segment.language import language_of
from provenance.segment.quotations import quotations
from provenance.segment.sentences import sentences
from provenance.segment.speakers import same_speaker
from provenance.segment.statement import Statement
from provenance.segment.statements import statements

__all__ = ["Statement", "language_of", "quotations", "same_speaker", "sentences", "statements"]
