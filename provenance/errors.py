"""The errors a user can mend. Each message says what happened, where, and what to try."""

from __future__ import annotations


class ProvenanceError(Exception):
    """What went wrong, in a sentence for the user; only the command line turns it into an exit status."""


class InputError(ProvenanceError):
    """A source could not be read as an article. ``source`` is what the user called it."""

    def __init__(self, source: str, message: str) -> None:
        """Say of which source it is, first."""
        super().__init__(f"{source}: {message}")
        self.source = source


class UsageError(ProvenanceError):
    """What was asked for cannot be done as asked: too few articles, an unknown format."""
