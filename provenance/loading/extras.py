"""Libraries that are needed for one kind of source only, and so are not installed with the rest."""

from __future__ import annotations

from provenance.errors import InputError


def missing(extra: str, source: str, purpose: str) -> InputError:
    """The error where such a library is not installed.

    Args:
        extra: The extra that brings it.
        source: What cannot be read without it.
        purpose: What it is needed for, as the end of a sentence: `to read PDF files`.
    """
    return InputError(
        source,
        f"a library is missing {purpose}. Install it with `pip install 'provenance[{extra}]'`, or save the article as "
        "plain text.",
    )
