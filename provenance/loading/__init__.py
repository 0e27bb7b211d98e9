"""From sources to documents: what was read, exactly as decoded, and what each file says about itself.

::

    files, folders, -  ──files──▶ bytes ──formats──▶ media type ──encoding──▶ text ──text | html──▶ Document

Only `provenance.loading.files` reads anything. A format is one module that offers what
`provenance.loading.formats.Format` asks for, imported when the first file of its kind is met: comparing plain text
imports neither an HTML parser nor a YAML one. Offsets count characters of `Document.text`, so plain text is kept to
the letter; a leading byte order mark is the only thing ever removed, and line ends stay as they are.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from provenance.errors import InputError
from provenance.loading import encoding, files, formats
from provenance.loading.identify import identified, printable
from provenance.loading.options import LoadOptions
from provenance.model import Document, Notice, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from provenance.loading.files import Progress

__all__ = ["LoadOptions", "read_document", "read_sources"]


def read_sources(
    sources: Sequence[str],
    *,
    options: LoadOptions | None = None,
    progress: Progress | None = None,
    stdin: Callable[[], bytes] | None = None,
) -> tuple[tuple[Document, ...], tuple[InputError, ...]]:
    """Read files, folders (recursively) and standard input.

    Ids, documents and their order depend on the files alone, not on the order of ``sources``. A file named twice is
    read twice; one that a folder holds and that was named as well is read once.

    Args:
        sources: Paths of files and folders, or `-` for standard input, at most once.
        options: Limits; the defaults where left out.
        progress: Called with the number of articles read and of all articles, before the first and after each.
        stdin: What gives the bytes of standard input; the process's own where left out.

    Returns:
        The documents sorted by id and hash, and an `InputError` for every source that could not be read, in the order
        met. Nothing is raised for a bad source: the caller decides whether to go on without it.
    """
    options = options or LoadOptions()
    found, errors = files.expand(sources)
    documents: list[Document] = []
    if progress:
        progress(0, len(found))
    for done, source in enumerate(found, start=1):
        try:
            data = files.read(source, options.max_bytes, stdin)
            documents.append(_all_of(read_document(data, source)) if options.whole else read_document(data, source))
        except InputError as error:
            errors.append(error)
        if progress:
            progress(done, len(found))
    named = identified([(document.source, document.sha256) for document in documents])
    documents = [_with_id(document, name) for document, name in zip(documents, named, strict=True)]
    documents.sort(key=lambda document: (document.id, document.sha256))
    return tuple(documents), tuple(errors)


def read_document(data: bytes, source: str) -> Document:
    """Make a document of bytes already at hand; its id is the one it has when it stands alone.

    Raises:
        InputError: The bytes are no text, no text of a known format, or hold no article.
    """
    media_type = formats.media_type(source, data)
    form = formats.form(media_type)
    decoded = encoding.decode(data, printable(source), form.declared_encoding(data))
    parsed = form.parse(decoded.text, printable(source))
    sha256 = hashlib.sha256(data).hexdigest()
    (name,) = identified([(source, sha256)])
    messages = (*decoded.notices, *parsed.notices)
    return Document(
        id=name,
        source=printable(source),
        sha256=sha256,
        media_type=media_type,
        text=parsed.text,
        metadata=parsed.metadata,
        front_matter=parsed.front_matter,
        extracted=parsed.extracted,
        notices=tuple(Notice(name, code, message) for code, message in messages),
    )


def _all_of(document: Document) -> Document:
    """The document with all of its text its own, where no extractor of its format has chosen."""
    if document.extracted:
        return document
    start = document.front_matter.end if document.front_matter else 0
    return replace(document, extracted=(Span(start, len(document.text)),))


def _with_id(document: Document, name: str) -> Document:
    return replace(document, id=name, notices=tuple(replace(notice, article=name) for notice in document.notices))
