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


class NoArticleError(InputError):
    """A file that can be read and holds no article: a picture, a table of something else."""


class PassedOverError(InputError):
    """Something in a folder or an archive that was passed over and is no reason to stop: it held no article."""

    @classmethod
    def of(cls, error: InputError) -> PassedOverError:
        """The same error as one that stops nobody."""
        omission = cls.__new__(cls)
        Exception.__init__(omission, str(error))
        omission.source = error.source
        return omission


class UsageError(ProvenanceError):
    """What was asked for cannot be done as asked: too few articles, an unknown format."""
