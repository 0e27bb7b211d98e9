"""Plain text: the text is the file, to the letter; a YAML block at its head is its metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.errors import InputError
from provenance.loading.formats import Parsed, of_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.loading.options import LoadOptions
    from provenance.loading.raw import Raw


def read(raw: Raw, options: LoadOptions) -> Iterator[Parsed]:
    """The article that a text is. Raises `InputError` as `parse` does, and where the bytes are no text."""
    return of_text(raw, options, parse)


def parse(text: str, source: str) -> Parsed:
    """Read the front matter, if there is one.

    Raises:
        InputError: The front matter is broken, or nothing follows it.
    """
    if not text.startswith("---"):
        return Parsed(text)
    from provenance.loading import frontmatter  # noqa: PLC0415 - it imports a YAML parser

    block = frontmatter.find(text)
    if block is None:
        return Parsed(text)
    metadata = frontmatter.read(text, block, source)
    if not text[block.whole.end :].strip():
        raise InputError(source, "has front matter but no text after it. Check that the article was saved.")
    return Parsed(text, metadata, front_matter=block.whole)
