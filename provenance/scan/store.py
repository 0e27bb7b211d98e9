"""An index on disk: articles are added as they come, and one article is looked up.

::

    DIR/
      index.json                      which segments there are, and which articles were removed
      articles-00000007.parquet       a batch of articles, with their texts
      runs-00000007.parquet           its sampled runs: hash, article; sorted by hash
      lock                            held by the one who writes

A segment is written once and never changed, so nobody who reads has to wait. It belongs to the index from the moment
`index.json` names it, and that file is replaced in one step (a rename, after both are on the disk). Whoever is killed
before leaves files that nothing names; the next writer removes them. The lock is the operating system's: it goes with
the process that held it, however that ends.

The files are Parquet, and DuckDB asks them: any other program can, too.
"""

from __future__ import annotations

import json
import os
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from provenance.errors import UsageError
from provenance.model import Document, Metadata, Span, Stated
from provenance.scan.extra import module
from provenance.scan.hashes import run_hashes
from provenance.scan.runs import sampled
from provenance.scan.words import Reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from provenance.scan.arrays import Hashes

SCHEMA = "provenance-index/2"
_NAME = "index.json"
_ROWS = 1 << 16
"""Rows of a Parquet row group of runs: the least and greatest hash of each say whether it has to be read."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A batch of articles that was added whole."""

    name: str
    articles: int
    runs: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the index holds at one moment."""

    segments: tuple[Segment, ...] = ()
    removed: frozenset[tuple[str, str]] = frozenset()
    """Segment and id of articles that were removed."""
    following: int = 1
    """The number of the next segment; none is used twice."""


@dataclass(frozen=True, slots=True)
class Met:
    """An article of the index that has some of the runs asked for."""

    id: str
    segment: str
    runs: int


class Index:
    """An index, opened; reads need no lock."""

    def __init__(self, folder: Path) -> None:
        """Open what `create` made.

        Raises:
            UsageError: there is no index.
        """
        self.folder = folder
        self.manifest()

    @classmethod
    def create(cls, folder: Path) -> Index:
        """A new, empty index.

        Raises:
            UsageError: something is there already, or it cannot be made.
        """
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise UsageError(f"{folder} exists and is not empty; give the index another name.")
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(f"{folder} cannot be made: {error.strerror or error}.") from error
        _replace(folder / _NAME, _written(Manifest()))
        return cls(folder)

    def manifest(self) -> Manifest:
        """What the index holds now.

        Raises:
            UsageError: there is no index, or one of another version.
        """
        try:
            said = json.loads((self.folder / _NAME).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise UsageError(
                f"{self.folder} holds no index; `provenance index create {self.folder}` makes one."
            ) from error
        if said.get("schema") != SCHEMA:
            raise UsageError(f"{self.folder} is an index of another version ({said.get('schema')}).")
        return Manifest(
            tuple(Segment(**each) for each in said["segments"]),
            frozenset((segment, name) for segment, name in said["removed"]),
            said["following"],
        )

    # -- writing -------------------------------------------------------------------------------------------------------

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """Hold the lock of those who write.

        Raises:
            UsageError: somebody else is writing.
        """
        import fcntl  # noqa: PLC0415 - there is none on Windows, where an index can only be read

        with (self.folder / "lock").open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise UsageError(f"{self.folder}: somebody else is writing to this index; try again later.") from error
            writer = Writer(self)
            writer.clear()
            yield writer

    # -- reading -------------------------------------------------------------------------------------------------------

    def ids(self) -> set[str]:
        """The ids of all articles."""
        return set(self._rows("select id from {articles}", lambda row: str(row[0])))

    def facts(self) -> dict[str, Any]:
        """What the index holds, in numbers."""
        manifest = self.manifest()
        found: dict[str, Any] = {
            "articles": 0,
            "outlets": 0,
            "first": None,
            "last": None,
            "characters": 0,
            "runs": sum(each.runs for each in manifest.segments),
            "segments": len(manifest.segments),
            "bytes": sum(path.stat().st_size for path in self.folder.iterdir()),
        }
        rows = self._rows(
            "select count(*), count(distinct outlet), min(published), max(published), sum(length(text)) "
            "from {articles}",
            tuple,
        )
        for row in rows:
            found |= dict(zip(("articles", "outlets", "first", "last", "characters"), row, strict=True))
        return found

    def met(self, hashes: Hashes) -> list[Met]:
        """The articles that have some of the runs, those with most of them first."""
        query = (
            f"select a.id, a.segment, count(distinct r.hash) as runs {_HAVING} "
            "group by a.id, a.segment order by runs desc, a.id"
        )
        return self._rows(query, lambda row: Met(*row), wanted=_wanted(hashes))

    def common(self, hashes: Hashes, outlet: str, many: int) -> set[int]:
        """Which of the runs at least ``many`` articles of an outlet have."""
        query = f"select r.hash {_HAVING} where a.outlet = $outlet group by r.hash having count(distinct a.id) >= $many"
        values: dict[str, object] = {"outlet": outlet, "many": many}
        return set(self._rows(query, lambda row: int(row[0]), wanted=_wanted(hashes), values=values))

    def documents(self, ids: Sequence[str]) -> list[Document]:
        """Articles with their texts, in the order of their ids."""
        arrow = module("pyarrow")
        wanted = arrow.table({"id": arrow.array(sorted(ids), type=arrow.string())})
        query = "select a.document from {articles} a join wanted w on a.id = w.id order by a.id"
        return self._rows(query, lambda row: _document(json.loads(row[0])), wanted=wanted)

    def _rows(self, query: str, made: Any, *, wanted: Any = None, values: dict[str, object] | None = None) -> list[Any]:  # noqa: ANN401 - rows of any kind
        """The rows of a query over all segments.

        Raises:
            UsageError: a file of the index cannot be read.
        """
        duckdb = module("duckdb")
        manifest = self.manifest()
        if not manifest.segments:
            return []
        removed = module("pyarrow").table(
            {
                "segment": module("pyarrow").array([each for each, _ in sorted(manifest.removed)], type="string"),
                "id": module("pyarrow").array([each for _, each in sorted(manifest.removed)], type="string"),
            }
        )
        with duckdb.connect() as connection:
            connection.register("removed", removed)
            if wanted is not None:
                connection.register("wanted", wanted)
            parts = {}
            for kind in ("articles", "runs"):
                paths = [str(self.folder / f"{kind}-{each.name}.parquet") for each in manifest.segments]
                listed = ", ".join("'" + path.replace("'", "''") + "'" for path in paths)
                parts[kind] = f"(select * from read_parquet([{listed}]))"  # noqa: S608 - our own file names
            parts["articles"] = (
                f"(select * from {parts['articles']} x where not exists "  # noqa: S608 - our own file names
                "(select 1 from removed y where y.segment = x.segment and y.id = x.id))"
            )
            try:
                found = connection.execute(query.format(**parts), values or {}).fetchall()
            except duckdb.Error as error:
                raise UsageError(f"{self.folder}: the index cannot be read: {error}") from error
        return [made(row) for row in found]


_HAVING = (
    "from {runs} r join wanted w on r.hash = w.hash join {articles} a on a.segment = r.segment and a.number = r.article"
)
"""The end of a query over articles that have some of the runs `_wanted`."""


def _wanted(hashes: Hashes) -> Any:  # noqa: ANN401 - a library without types
    arrow = module("pyarrow")
    return arrow.table({"hash": arrow.array(np.unique(hashes))})


class Writer:
    """The one who writes to an index."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._reader = Reader()

    def add(self, documents: Sequence[Document]) -> Segment:
        """Add a batch: all of it or, if the process ends before, nothing."""
        arrow, parquet = module("pyarrow"), module("pyarrow.parquet")
        folder, manifest = self._index.folder, self._index.manifest()
        name = f"{manifest.following:08d}"
        words = self._reader.read([each.text for each in documents])
        hashes = run_hashes(words.hashes, words.bounds)
        places = sampled(hashes, words.bounds)
        article = np.searchsorted(words.bounds, places, side="right") - 1
        order = np.lexsort((article, hashes[places]))
        count = len(documents)
        articles = arrow.table(
            {
                "segment": arrow.array([name] * count, type=arrow.string()),
                "number": arrow.array(np.arange(count)),
                "id": arrow.array([each.id for each in documents], type=arrow.string()),
                "outlet": arrow.array([_value(each.metadata.outlet) for each in documents], type=arrow.string()),
                "published": arrow.array([_value(each.metadata.published) for each in documents], type=arrow.string()),
                "sha256": arrow.array([each.sha256 for each in documents], type=arrow.string()),
                "text": arrow.array([_plain(each.text) for each in documents], type=arrow.string()),
                "document": arrow.array([json.dumps(_stored(each)) for each in documents], type=arrow.string()),
            }
        )
        runs = arrow.table(
            {
                "segment": arrow.array([name] * places.size, type=arrow.string()),
                "hash": arrow.array(hashes[places][order]),
                "article": arrow.array(article[order]),
            }
        )
        parquet.write_table(articles, folder / f"articles-{name}.parquet", compression="zstd")
        parquet.write_table(runs, folder / f"runs-{name}.parquet", compression="zstd", row_group_size=_ROWS)
        for kind in ("articles", "runs"):
            _on_disk(folder / f"{kind}-{name}.parquet")
        segment = Segment(name, count, int(places.size))
        self._commit(Manifest((*manifest.segments, segment), manifest.removed, manifest.following + 1))
        return segment

    def remove(self, ids: Iterable[str]) -> int:
        """Remove articles; how many of them there were."""
        wanted = set(ids)
        manifest = self._index.manifest()
        rows = self._index._rows("select segment, id from {articles}", tuple)  # noqa: SLF001 - one thing in two parts
        gone = {(segment, name) for segment, name in rows if name in wanted}
        if gone:
            self._commit(Manifest(manifest.segments, manifest.removed | gone, manifest.following))
        return len(gone)

    def _commit(self, manifest: Manifest) -> None:
        _replace(self._index.folder / _NAME, _written(manifest))

    def clear(self) -> None:
        """Remove files that nothing names: somebody was stopped before the index named them."""
        folder = self._index.folder
        known = {
            f"{kind}-{each.name}.parquet" for each in self._index.manifest().segments for kind in ("articles", "runs")
        }
        for path in folder.glob("*.parquet"):
            if path.name not in known:
                path.unlink()
        for path in folder.glob(".index.json.*"):
            path.unlink()


def _written(manifest: Manifest) -> str:
    said = {
        "schema": SCHEMA,
        "segments": [{"name": e.name, "articles": e.articles, "runs": e.runs} for e in manifest.segments],
        "removed": sorted(manifest.removed),
        "following": manifest.following,
    }
    return json.dumps(said, indent=1) + "\n"


def _replace(path: Path, content: str) -> None:
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.write_text(content, encoding="utf-8")
    _on_disk(beside)
    beside.replace(path)
    _on_disk(path.parent)


def _on_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        with suppress(OSError):  # not every file system does it for folders
            os.fsync(handle)
    finally:
        os.close(handle)


def _value(stated: Stated | None) -> str | None:
    return _plain(stated.value) if stated else None


def _plain(text: str) -> str:
    """The text as UTF-8 can hold it, of the same length."""
    return text.encode("utf-8", "replace").decode()


_STATED = ("outlet", "title", "url", "published", "modified", "guessed", "captured")


def _stored(document: Document) -> dict[str, Any]:
    """A document as it is kept, less what stands in its page for machines."""
    said = document.metadata
    return {
        "id": document.id,
        "source": document.source,
        "sha256": document.sha256,
        "media_type": document.media_type,
        "text": _plain(document.text),
        "stated": {
            name: [stated.value, stated.basis, [stated.span.start, stated.span.end] if stated.span else None]
            for name in _STATED
            if (stated := getattr(said, name))
        },
        "authors": list(said.authors),
        "language": said.language,
        "archive": said.archive,
        "front_matter": [document.front_matter.start, document.front_matter.end] if document.front_matter else None,
        "extracted": [[span.start, span.end] for span in document.extracted],
    }


def _document(said: dict[str, Any]) -> Document:
    stated: dict[str, Any] = {
        name: Stated(value, basis, Span(*span) if span else None)
        for name, (value, basis, span) in said["stated"].items()
    }
    plain: dict[str, Any] = {
        "authors": tuple(said["authors"]),
        "language": said["language"],
        "archive": said["archive"],
    }
    return Document(
        id=said["id"],
        source=said["source"],
        sha256=said["sha256"],
        media_type=said["media_type"],
        text=said["text"],
        metadata=Metadata(**plain, **stated),
        front_matter=Span(*said["front_matter"]) if said["front_matter"] else None,
        extracted=tuple(Span(*each) for each in said["extracted"]),
    )
