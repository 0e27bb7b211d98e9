"""A corpus as a stream of articles, each of which can be read again by its place.

::

    JSON Lines (.jsonl, .ndjson, .jsonl.gz)    a record a line: text, id, outlet, published, title, url, authors
    Parquet (.parquet)                         a record a row, with the same fields (`provenance.scan.rows`)
    anything else                              a file an article, as `provenance.loading` reads it

A scan reads everything once and keeps nothing of it but where it stood; of some in a hundred articles the text is
wanted again. Fields go by the names that corpora give them (`_FIELDS`).
"""

from __future__ import annotations

import gzip
import hashlib
import io
from collections.abc import Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from provenance.errors import InputError, UsageError
from provenance.model import Document, Metadata, Span, Stated
from provenance.scan.extra import module
from provenance.scan.rows import is_table, row_groups, rows, rows_again

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import numpy as np
    from numpy.typing import NDArray

    from provenance.loading import LoadOptions

Key = TypeVar("Key")
_PACKED = (".gz", ".parquet")
_LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
_FIELDS = {
    "text": ("text", "body", "content", "maintext"),
    "id": ("id", "guid", "uid"),
    "outlet": ("outlet", "publisher", "publication", "source"),
    "published": ("published", "date", "date_published", "published_at", "pubdate"),
    "title": ("title", "headline"),
    "url": ("url", "link"),
    "modified": ("modified", "updated", "date_modified"),
    "language": ("language", "lang"),
}
_BLOCK = 1 << 20
"""Bytes that are counted through at once."""
_LONGEST = 64 << 20
"""Bytes of a line. Judgement: what is longer is no article, and would have to be held in memory."""


class Place(NamedTuple):
    """Where an article stands: the number of the file, first byte and bytes of the line; the whole file for −1."""

    file: int
    start: int
    length: int


class Chunk(NamedTuple):
    """A part of a corpus: the number of the file, first byte and the byte behind the last (−1: the whole file).

    Of a table these are rows. ``size`` is how many bytes on the disk it is.
    """

    file: int
    start: int
    end: int
    size: int


class Record(NamedTuple):
    """An article as a scan sees it; ``house`` is whose notices it may carry (`house_of`).

    ``line`` is 0, or the number of its line, where that is all that it goes by.
    """

    name: str
    house: str | None
    outlet: str | None
    published: str | None
    text: str
    place: Place
    line: int = 0


@dataclass(frozen=True, slots=True)
class Located(Sequence[Place]):
    """The places of many articles, in a tenth of the memory."""

    files: NDArray[np.int32]
    starts: NDArray[np.int64]
    lengths: NDArray[np.int64]

    def __len__(self) -> int:
        """How many there are."""
        return self.files.size

    def __getitem__(self, at: Any) -> Any:  # noqa: ANN401 - a number; a slice is asked for by nobody
        """The place of an article."""
        return Place(int(self.files[at]), int(self.starts[at]), int(self.lengths[at]))


@dataclass(frozen=True, slots=True)
class Corpus:
    """The files of a corpus, in the order in which they are read."""

    files: tuple[str, ...]
    options: LoadOptions | None = None
    """How files that hold an article each are read."""

    @property
    def size(self) -> int:
        """Bytes of all files as they lie on the disk."""
        return sum(Path(name).stat().st_size for name in self.files)

    @property
    def most_bytes(self) -> int:
        """Bytes of text that there can be; of a compressed file thirty times its own, which no news text reaches."""
        return sum(Path(name).stat().st_size * (30 if name.lower().endswith(_PACKED) else 1) for name in self.files)

    def records(self, skipped: Callable[[InputError], None]) -> Iterator[Record]:
        """All articles, in order; ``skipped`` is told of what cannot be read, and may raise it."""
        for number, name in enumerate(self.files):
            yield from self.of_chunk(Chunk(number, 0, -1, Path(name).stat().st_size), skipped)

    def chunks(self, size: int) -> Iterator[Chunk]:
        """The corpus in pieces of some ``size`` bytes that can be read apart from each other, in order."""
        for number, name in enumerate(self.files):
            whole = Path(name).stat().st_size
            if is_table(name) and (groups := row_groups(name)):
                yield from (Chunk(number, *group) for group in groups)
                continue
            if not has_lines(name) or name.lower().endswith(".gz"):
                yield Chunk(number, 0, -1, whole)
                continue
            start = 0
            with Path(name).open("rb") as file:
                while start < whole:
                    file.seek(min(start + size, whole) - 1)
                    file.readline(_LONGEST)
                    end = file.tell()
                    yield Chunk(number, start, end, end - start)
                    start = end

    def lines(self, file: int, start: int, end: int) -> int:
        """How many lines there are between two bytes of a file that is not compressed, or between two rows."""
        if is_table(self.files[file]):
            return end - start
        count = 0
        with Path(self.files[file]).open("rb") as opened:
            opened.seek(start)
            while start < end and (block := opened.read(min(_BLOCK, end - start))):
                count += block.count(b"\n")
                start += len(block)
        return count

    def of_chunk(self, chunk: Chunk, skipped: Callable[[InputError], None], before: int = 0) -> Iterator[Record]:
        """The articles of a piece.

        Args:
            chunk: the piece.
            skipped: told of what cannot be read.
            before: how many lines stand in front of the piece.
        """
        name = self.files[chunk.file]
        if has_lines(name):
            yield from self._of_lines(chunk, name, skipped, before)
            return
        if is_table(name):
            try:
                yield from self._of_rows(chunk, name, skipped)
            except InputError as error:
                skipped(error)
            return
        try:
            document = _document(name, self.options)
        except InputError as error:
            skipped(error)
            return
        said = document.metadata
        yield Record(
            document.id,
            house_of(said.outlet.value if said.outlet else None, said.url.value if said.url else None),
            said.outlet.value if said.outlet else None,
            said.published.value if said.published else None,
            document.text,
            Place(chunk.file, -1, -1),
        )

    def _of_lines(
        self, chunk: Chunk, name: str, skipped: Callable[[InputError], None], before: int
    ) -> Iterator[Record]:
        start = chunk.start
        stem = stem_of(name)
        with _opened(name) as file:
            if chunk.end >= 0:
                file.seek(start)
                lines = iter(io.BytesIO(file.read(chunk.end - start)))
            else:
                lines = iter(lambda: file.readline(_LONGEST), b"")
            for count, line in enumerate(lines, start=before + 1):
                place = Place(chunk.file, start, len(line))
                start += len(line)
                if not line.isspace():
                    try:
                        record = record_of(line, "", place)
                    except ValueError as error:
                        skipped(no_record(name, count, error))
                    else:
                        yield record if record.name else record._replace(name=f"{stem}-{count}", line=count)

    def _of_rows(self, chunk: Chunk, name: str, skipped: Callable[[InputError], None]) -> Iterator[Record]:
        stem = stem_of(name)
        for count, line in enumerate(rows(name, chunk.start, chunk.end), 1):
            row = chunk.start + count
            try:
                record = record_of(line, "", Place(chunk.file, row - 1, -1))
            except ValueError as error:
                skipped(no_record(name, row, error))
            else:
                yield record if record.name else record._replace(name=f"{stem}-{row}", line=count)

    def texts(self, places: Sequence[tuple[Key, Place]]) -> Iterator[tuple[Key, str]]:
        """The texts of articles again, each with what it is called here, in the order of the corpus."""
        ordered = sorted(places, key=lambda each: each[1])
        for number, group in groupby(ordered, key=lambda each: each[1].file):
            name = self.files[number]
            if has_records(name):
                for own, line in _lines_again(name, list(group)):
                    yield own, text_of(line)
            else:
                for own, _ in group:
                    yield own, _document(name, self.options).text

    def documents(self, places: Sequence[tuple[str, Place]]) -> Iterator[Document]:
        """Articles again, by their ids and places, in the order of the corpus."""
        ordered = sorted(places, key=lambda each: each[1])
        for number, group in groupby(ordered, key=lambda each: each[1].file):
            name = self.files[number]
            if has_records(name):
                for own, line in _lines_again(name, list(group)):
                    yield document_of(parsed(line), own, f"{name}#{own}", line)
            else:
                for own, _ in group:
                    yield replace(_document(name, self.options), id=own)


def corpus(sources: Sequence[str], options: LoadOptions | None = None) -> Corpus:
    """The files that the sources name; folders are taken apart.

    Raises:
        UsageError: there is nothing to read, or standard input was named.
        InputError: a source is not there.
    """
    if "-" in sources:
        raise UsageError("A scan reads its corpus twice, so it cannot come from standard input; save it to a file.")
    found: list[str] = []
    for source in sources:
        path = Path(source)
        if path.is_dir():
            lines = [str(each) for each in sorted(path.rglob("*")) if each.is_file() and has_records(each.name)]
            found += lines
            from provenance.loading import LoadOptions, files  # noqa: PLC0415 - most corpora are files of records

            held, errors = files.expand([source], options or LoadOptions())
            if errors and not lines:
                raise errors[0]
            found += [each for each, _ in held if each not in lines]
        elif path.is_file():
            found.append(source)
        else:
            raise InputError(source, "there is no such file or folder. Check the name, and the folder you are in.")
    return Corpus(tuple(dict.fromkeys(found)), options)


def house_of(outlet: str | None, url: str | None) -> str | None:
    """Who prints what stands below an article: the site it is on, or its outlet where no address is known.

    In real corpora the outlet is often a column or an author (`Guest Writer`), and the notice is the site's.
    """
    if url:
        host = url.partition("://")[2].partition("/")[0].lower().removeprefix("www.")
        if "." in host:
            return host
    return outlet


def parsed(line: bytes) -> dict[str, Any]:
    """A line as a record.

    Raises:
        ValueError: it is no JSON object.
    """
    record = module("orjson").loads(line)
    if not isinstance(record, dict):
        raise ValueError("the line holds no JSON object")  # noqa: TRY004 - one kind of error for what a line may be
    return record


def record_of(line: bytes, name: str, place: Place) -> Record:
    """What a scan sees of a line; ``name`` is the article's if it has no id of its own.

    Raises:
        ValueError: it is no record of an article.
    """
    record = parsed(line)
    text, outlet = _text(record), _said(record, "outlet")
    house = house_of(outlet, _said(record, "url"))
    return Record(_said(record, "id") or name, house, outlet, _said(record, "published"), text, place)


def text_of(line: bytes) -> str:
    """The text of a line that is known to be a record."""
    return _text(parsed(line))


def no_record(name: str, count: int, error: object) -> InputError:
    """What is said of the ``count``-th line of a file, which is no record."""
    return InputError(f"{name}:{count}", f"is no record of an article: {error}.")


def document_of(record: dict[str, Any], name: str, source: str, data: bytes) -> Document:
    """A record as a document; its text is the article and nothing else. The hash is of the line without its end."""

    def stated(field: str) -> Stated | None:
        value = _said(record, field)
        return Stated(value) if value else None

    text = _text(record)
    authors = record.get("authors") or record.get("author") or ()
    listed = [authors] if isinstance(authors, str) else list(authors) if isinstance(authors, (list, tuple)) else []
    return Document(
        id=name,
        source=source,
        sha256=hashlib.sha256(data.rstrip(b"\r\n")).hexdigest(),
        media_type="application/json",
        text=text,
        metadata=Metadata(
            outlet=stated("outlet"),
            title=stated("title"),
            url=stated("url"),
            published=stated("published"),
            modified=stated("modified"),
            authors=tuple(each for each in listed if isinstance(each, str)),
            language=_said(record, "language"),
        ),
        extracted=(Span(0, len(text)),) if text else (),
    )


def _lines_again(name: str, wanted: Sequence[tuple[Key, Place]]) -> Iterator[tuple[Key, bytes]]:
    if is_table(name):
        yield from zip((own for own, _ in wanted), rows_again(name, [each.start for _, each in wanted]), strict=True)
        return
    with _opened(name) as file:
        for own, place in wanted:
            file.seek(place.start)
            yield own, file.read(place.length)


@contextmanager
def _opened(name: str) -> Iterator[IO[bytes]]:
    """A file of lines, whether it is compressed or not."""
    with Path(name).open("rb") as raw:
        if name.lower().endswith(".gz"):
            with gzip.open(raw) as unpacked:
                yield cast("IO[bytes]", unpacked)
        else:
            yield raw


def stem_of(name: str) -> str:
    """What a file's articles that have no id are called, in front of the numbers of their lines."""
    return Path(name).name.partition(".")[0]


def has_records(name: str) -> bool:
    """Whether a file holds many articles, by its name."""
    return has_lines(name) or is_table(name)


def has_lines(name: str) -> bool:
    """Whether a file holds a record a line, by its name."""
    return name.lower().endswith(_LINES)


def _document(name: str, options: LoadOptions | None) -> Document:
    from provenance.loading import LoadOptions, files, read_document  # noqa: PLC0415 - see corpus

    how = options or LoadOptions()
    with files.opened(name, how) as raw:
        return read_document(raw.all(how.max_bytes), name)


def _text(record: dict[str, Any]) -> str:
    for field in _FIELDS["text"]:
        text = record.get(field)
        if isinstance(text, str) and text:
            return text
    raise ValueError("it has no text (one of the fields text, body, content)")


def _said(record: dict[str, Any], field: str) -> str | None:
    for name in _FIELDS[field]:
        if name not in record:
            continue
        value = record[name]
        if isinstance(value, str) and value:
            return value
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if isinstance(value, dict) and isinstance(value.get("name"), str):
            return str(value["name"])
    return None
