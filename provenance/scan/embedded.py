"""The embedded engine as a scan asks for it: all on this machine."""

from __future__ import annotations

import os
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from provenance.scan import engine
from provenance.scan.corpus import corpus
from provenance.scan.engines import SMALL, Held, Listed, Matched, Shared
from provenance.scan.extra import module
from provenance.scan.tasks import Fellows, Processes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from provenance.errors import InputError
    from provenance.scan.corpus import Corpus
    from provenance.scan.engine import Read
    from provenance.scan.engines import Made, Told
    from provenance.scan.judge import Task
    from provenance.scan.scan import Options


class Embedded:
    """Processes of this machine; see `provenance.scan.engines.Engine`."""

    def __init__(self, sources: Sequence[str], options: Options) -> None:
        self._options = options
        self.texts: Corpus = corpus(sources)
        self.inputs = [str(Path(each).resolve()) for each in sources]
        self.identities = [identity(each) for each in self.texts.files]
        self.unreadable: list[str] = []
        self._read: Read | None = None
        # A process that is forked has all that is imported here, at once; it calls nothing that runs threads.
        self.processes = Processes(options.workers, fork=True)
        self.judges = Fellows(options.workers)
        """This process and others, that judge. The others begin afresh: they import libraries that run threads, and
        copies of this one took a quarter longer to judge 12,045 real articles."""

    def matched(self, folder: Path, *, judged: bool, told: Told) -> Matched:
        """What the corpus shares."""
        read = self._of(folder, told, judged=judged)
        small = len(read.names) <= SMALL
        regions, notices = engine.candidates(read, told, self._options.workers)
        with self.processes:
            pairs, marked = engine.exact(
                self.texts, read, regions, notices, told, self.processes, marked=judged and not small
            )
        numbers = range(len(read.names)) if small else sorted({each for pair in pairs for each in (pair.a, pair.b)})
        return Matched(
            len(read.names),
            int(np.count_nonzero(np.bincount(read.articles.of(notices.places)))),
            [Shared(read.names[each.a], read.names[each.b], each.passages) for each in pairs],
            {
                read.names[at]: Held(read.places[at], read.outlets[at], int(read.characters[at]), marked.get(at, ()))
                for at in numbers
            },
        )

    def listed(self, folder: Path, told: Told) -> Iterator[Listed]:
        """All articles at once: they are held here anyway."""
        read = self._of(folder, told)
        yield Listed(
            read.names,
            read.outlets,
            read.published,
            [self.texts.files[number] for number in read.places.files.tolist()],
            read.characters.tolist(),
        )

    def done(self, work: Callable[[Task], Made], tasks: Sequence[Task]) -> Iterator[tuple[int, Made]]:
        """The number and the result of each task, as they are done."""
        return self.judges.done(work, tasks)

    def delivered(self, folder: Path) -> None:
        """It stands where it was asked for."""

    def _of(self, folder: Path, told: Told, *, judged: bool = False) -> Read:
        if self._read is None:
            self._read = engine.read(
                self.texts,
                folder / "keys",
                self._options.memory // 2,
                skipped=self._skipped,
                told=told,
                processes=self.processes,
                meanwhile=partial(self._prepare, judged=judged),
            )
        return self._read

    def _prepare(self, *, judged: bool) -> None:
        """Import what will be wanted and takes a while, here and where it will be judged; others read meanwhile."""
        module("pyarrow.parquet")
        if judged:
            # The stages that judge come with a whole scan alone.
            judge = import_module("provenance.scan.judge")
            if self.texts.size > _ALONE:
                self.judges.begin(judge.prepare)
            judge.prepare()
            import_module("provenance.scan.overview").prepare()

    def _skipped(self, error: InputError) -> None:
        if not self._options.keep_going:
            raise error
        self.unreadable.append(str(error))


_ALONE = 8 << 20
"""Bytes of a corpus whose pairs are judged sooner than another process has imported what it needs for that: of some
2,500 articles, if every tenth has a pair."""


@contextmanager
def opened(sources: Sequence[str], options: Options) -> Iterator[Embedded]:
    """The engine for a corpus.

    Raises:
        UsageError: there is nothing to read, or standard input was named.
        InputError: a source is not there.
    """
    engine = Embedded(sources, options)
    with engine.processes, engine.judges:
        yield engine


def identity(name: str) -> list[object]:
    """A file by its full name, size and time of change."""
    status = os.stat(name)  # noqa: PTH116 - one call for all
    return [os.path.abspath(name), status.st_size, status.st_mtime_ns]  # noqa: PTH100 - links stay as given
