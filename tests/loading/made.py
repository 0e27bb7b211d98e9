"""What the tests of the loaders have in common: how a source is read, and the texts that stand in it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from provenance.errors import InputError, PassedOverError
from provenance.loading import LoadOptions, stream_sources
from provenance.model import Document

if TYPE_CHECKING:
    from pathlib import Path

FERRY = "The ferry to Skerry Point was late again on Monday, and nobody at the pier was told why it was."
RIVER = "The river at Lower Marrow rose by two metres in one night and flooded all cellars of the lower town."
PIER = "The pier of Port Merren opens in June, a year later than the town had promised its fishermen."


def written(folder: Path, name: str, data: bytes | str) -> Path:
    """A file with this content."""
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def found(*paths: Path | str, options: LoadOptions | None = None) -> tuple[list[Document], list[InputError]]:
    """The documents of sources in their order, and the errors."""
    documents: list[Document] = []
    errors: list[InputError] = []
    for each in stream_sources([str(path) for path in paths], options=options):
        if isinstance(each, Document):
            documents.append(each)
        else:
            errors.append(each)
    return documents, errors


def documents(*paths: Path | str, options: LoadOptions | None = None) -> list[Document]:
    """The documents of sources that can all be read."""
    read, errors = found(*paths, options=options)
    assert [error for error in errors if not isinstance(error, PassedOverError)] == []
    return read


def refusal(*paths: Path | str, options: LoadOptions | None = None) -> str:
    """Why nothing of a source can be read."""
    read, errors = found(*paths, options=options)
    assert read == []
    (error,) = errors
    return str(error)


def body(document: Document) -> str:
    """What an extractor took for the article's own text, one paragraph a line."""
    return "\n".join(span.of(document.text) for span in document.extracted)


class Unseekable(io.RawIOBase):
    """Bytes as a pipe gives them: a few at a time, and only forwards."""

    def __init__(self, data: bytes) -> None:
        """Give ``data``."""
        self._data = io.BytesIO(data)

    def readable(self) -> bool:
        """Whether it can be read: yes."""
        return True

    def read(self, size: int = -1, /) -> bytes:
        """Up to seven bytes."""
        return self._data.read(min(size, 7) if size >= 0 else 7)
