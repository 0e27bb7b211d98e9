"""Of these articles that say the same thing: who wrote it first, who took it over, how much, and did they say so?

::

    import provenance

    documents, errors = provenance.load(["a.txt", "b.html"])
    comparison = provenance.compare(documents)
    page = provenance.render(comparison, "html")
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.version import VERSION as __version__

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from provenance.errors import InputError
    from provenance.model import Comparison, Document

__all__ = ["__version__", "compare", "load", "render"]


def load(sources: Sequence[str]) -> tuple[tuple[Document, ...], tuple[InputError, ...]]:
    """Read files and folders: the documents, and what could not be read, with the reason."""
    from provenance.loading import LoadOptions, read_sources  # noqa: PLC0415 - importing provenance costs nothing

    return read_sources(sources, options=LoadOptions())


def compare(documents: Sequence[Document], *, options: Mapping[str, object] | None = None) -> Comparison:
    """Compare every document with every other; see `provenance.pipeline.compare`.

    Raises:
        UsageError: fewer than two documents.
    """
    from provenance.pipeline import compare as run  # noqa: PLC0415 - see load

    return run(documents, options=options)


def render(comparison: Comparison, name: str = "json", *, no_text: bool = False) -> str:
    """The report of a comparison, as `html` or `json`.

    Raises:
        UsageError: there is no such format.
    """
    from provenance.report import render as run  # noqa: PLC0415 - see load
    from provenance.report.document import document  # noqa: PLC0415 - see load

    return run(document(comparison), name, no_text=no_text)
