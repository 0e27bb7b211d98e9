"""From sources to documents: what was read, exactly as decoded, and what each file says about itself.

::

    files, folders, -  ──files──▶ Raw ──formats──▶ media type ──its module──▶ Parsed, Parsed, … ──▶ Document
    https://…     ──addresses──▶   ▲                                   └──▶ Raw: a member of an archive
                                   └───────────────────────────────────────┘

Only `provenance.loading.files` opens anything, and only `provenance.loading.addresses` fetches anything, because the
user gave its address. A format is one module that offers what `provenance.loading.formats.Format` asks for, imported
when the first file of its kind is met: comparing plain text imports neither an HTML parser nor a YAML one. Offsets
count characters of `Document.text`, so plain text is kept to the letter; a leading byte order mark is the only thing
ever removed, and line ends stay as they are.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from provenance.errors import InputError, NoArticleError, PassedOverError
from provenance.loading import files, formats
from provenance.loading.formats import Parsed
from provenance.loading.identify import base, identified, printable
from provenance.loading.options import LoadOptions
from provenance.loading.raw import Raw
from provenance.model import Document, Metadata, Notice, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from provenance.loading.files import Progress

__all__ = ["LoadOptions", "read_document", "read_sources", "stream_sources"]

_Read: TypeAlias = Document | InputError

_DEEPEST = 4
"""Archives within archives that are opened: a compressed tar archive of ZIP archives of compressed files is four."""
_MOST_BAD = 1_000
"""Bad records of one file after which it is given up, where most were bad: it is something else."""
_TOLD_EVERY = 64
"""Articles of one file after which the progress is told."""


def read_sources(
    sources: Sequence[str],
    *,
    options: LoadOptions | None = None,
    progress: Progress | None = None,
    stdin: Callable[[], bytes] | None = None,
) -> tuple[tuple[Document, ...], tuple[InputError, ...]]:
    """Read files, folders (recursively), addresses and standard input.

    Ids, documents and their order depend on the files alone, not on the order of ``sources``. A file named twice is
    read twice; one that a folder holds and that was named as well is read once.

    Args:
        sources: Paths of files and folders, addresses, or `-` for standard input, at most once.
        options: Limits, and what may be fetched; the defaults where left out.
        progress: Called with the number of files read and of all files, before the first and after each; in a file of
            many articles also in between, with the part of it that is read.
        stdin: What gives the bytes of standard input; the process's own where left out.

    Returns:
        The documents sorted by id and hash, and an `InputError` for every source, and every member or record of one,
        that could not be read, in the order met. Nothing is raised for a bad source: the caller decides whether to go
        on without it.

    Raises:
        UsageError: An address is given although nothing may be fetched, or what was fetched cannot be kept.
    """
    documents: list[Document] = []
    errors: list[InputError] = []
    for each in stream_sources(sources, options=options, progress=progress, stdin=stdin):
        if isinstance(each, Document):
            documents.append(each)
        else:
            errors.append(each)
    named = identified([(document.id, document.sha256, document.source) for document in documents])
    documents = [_with_id(document, name) for document, name in zip(documents, named, strict=True)]
    documents.sort(key=lambda document: (document.id, document.sha256))
    return tuple(documents), tuple(errors)


def stream_sources(
    sources: Sequence[str],
    *,
    options: LoadOptions | None = None,
    progress: Progress | None = None,
    stdin: Callable[[], bytes] | None = None,
) -> Iterator[Document | InputError]:
    """The same one by one, holding no more than one article at a time: for collections that no memory holds.

    The ids are those that the articles have when each stands alone; two articles may share one.
    """
    options = options or LoadOptions()
    files.check(sources, options)
    found, errors = files.expand(sources, options)
    yield from errors
    if progress:
        progress(0, len(found))
    for done, (source, listed) in enumerate(found):
        try:
            with files.opened(source, options, stdin) as raw:
                for number, each in enumerate(_read(raw, options)):
                    yield each
                    if progress and number and number % _TOLD_EVERY == 0:
                        progress(done + raw.share_read(), len(found))
        except NoArticleError as error:
            # A folder may hold what it likes; who names a file means it.
            yield PassedOverError.of(error) if listed else error
        except InputError as error:
            yield error
        if progress:
            progress(done + 1, len(found))


def read_document(data: bytes, source: str) -> Document:
    """Make a document of bytes already at hand; its id is the one it has when it stands alone.

    Raises:
        InputError: The bytes are no text, no text of a known format, or hold no article or several.
    """
    raw = Raw(printable(source), source, io.BytesIO(data), len(data))
    found = list(_read(raw, LoadOptions()))
    for each in found:
        if isinstance(each, InputError):
            raise each
    documents = [each for each in found if isinstance(each, Document)]
    if len(documents) > 1:
        raise InputError(raw.name, f"holds {len(documents)} articles, where one is asked for.")
    return documents[0]


def _read(raw: Raw, options: LoadOptions) -> Iterator[_Read]:
    """All articles of a file, its members' and records' too.

    Raises:
        InputError: it, or the rest of it, cannot be read, or it holds no article.
    """
    if not raw.peek(1):
        raise InputError(raw.name, "is empty. Check that the article was saved.")
    media_type = formats.media_type(raw)
    some = False
    good = bad = 0
    for found in formats.form(media_type).read(raw, options):
        some = True
        if isinstance(found, Parsed):
            good += 1
            yield _document(found, raw, media_type, options)
        elif isinstance(found, InputError):
            bad += 1
            yield found
            if bad > _MOST_BAD and bad > good:
                raise InputError(
                    raw.name,
                    f"has {bad:,} records that cannot be read, and {good:,} that can: is it what its name says?",
                )
        else:
            yield from _member(found, media_type, options)
    if not some:
        raise NoArticleError(raw.name, "holds no article.")


def _member(raw: Raw, around: str, options: LoadOptions) -> Iterator[_Read]:
    """The articles of what lies in an archive of type ``around``; that it cannot be read is an error of its own."""
    if raw.depth > _DEEPEST:
        yield InputError(raw.name, f"lies in more than {_DEEPEST} archives, one within the other. Unpack them.")
        return
    try:
        yield from _read(raw, options)
    except NoArticleError as error:
        if _is_only(around):
            raise
        yield PassedOverError.of(error)
    except InputError as error:
        yield error


def _is_only(media_type: str) -> bool:
    """Whether a format holds just one file, which is then what its user means."""
    return media_type in (formats.GZIP, formats.ZSTANDARD)


def _document(parsed: Parsed, raw: Raw, media_type: str, options: LoadOptions) -> Document:
    name = base(raw.path, parsed.record)
    document = Document(
        id=name,
        source=f"{raw.name}#{parsed.place}" if parsed.place else raw.name,
        sha256=parsed.sha256 or hashlib.sha256(raw.all(options.max_bytes)).hexdigest(),
        media_type=parsed.media_type or media_type,
        text=parsed.text,
        metadata=_completed(raw.metadata, parsed.metadata),
        front_matter=parsed.front_matter,
        extracted=parsed.extracted,
        notices=tuple(Notice(name, code, message) for code, message in (*raw.notices, *parsed.notices)),
    )
    return _all_of(document) if options.whole else document


def _completed(known: Metadata, stated: Metadata) -> Metadata:
    """What is known of an article from where it was found, completed by what it states of itself."""
    if known == Metadata():
        return stated
    filled = {name: getattr(known, name) or getattr(stated, name) for name in Metadata.__slots__}
    return Metadata(**{**filled, "properties": (*stated.properties, *known.properties)})


def _all_of(document: Document) -> Document:
    """The document with all of its text its own, where no extractor of its format has chosen."""
    if document.extracted:
        return document
    start = document.front_matter.end if document.front_matter else 0
    return replace(document, extracted=(Span(start, len(document.text)),))


def _with_id(document: Document, name: str) -> Document:
    if name == document.id:
        return document
    return replace(document, id=name, notices=tuple(replace(notice, article=name) for notice in document.notices))
