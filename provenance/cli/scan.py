"""`provenance scan`: a corpus in, a folder of tables and an overview out."""

from __future__ import annotations

import os
import re
import sys
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from provenance.errors import UsageError
from provenance.report.catalogue import known_language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.scan.engines import Told
    from provenance.scan.scan import Options, Summary

_SIZE = re.compile(r"([\d.]+)\s*([kmgt]?)i?b?", re.IGNORECASE)
_UNITS = {"": 1, "k": 1 << 10, "m": 1 << 20, "g": 1 << 30, "t": 1 << 40}
_OFTEN = 0.2
"""Seconds between two lines of progress."""
_PATIENCE = 1.0
"""Seconds before the first."""


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asked for."""

    sources: Sequence[str]
    output: str
    until: str | None
    agencies: Path | None
    keep_going: bool
    max_memory: str
    workers: int | None
    restart: bool
    quiet: bool
    language: str = "en"
    engine: str = "embedded"
    master: str | None = None


def run(request: Request) -> None:
    """Scan, and say where the result is.

    Raises:
        UsageError: an option has no such value, or the folder cannot be written.
        InputError: something cannot be read.
    """
    if request.until not in (None, "passages"):
        raise UsageError(f"--until knows no stage {request.until!r}; there is passages.")
    if request.engine not in ("embedded", "spark"):
        raise UsageError(f"There is no engine {request.engine!r}; there are embedded and spark.")
    if request.master and request.engine != "spark":
        raise UsageError("--master says where Spark is to work: it needs --engine spark.")
    workers = len(os.sched_getaffinity(0)) if request.workers is None and hasattr(os, "sched_getaffinity") else None
    workers = request.workers or workers or (os.cpu_count() or 1)
    if request.workers is not None and request.workers < 1:
        raise UsageError("--workers: at least one process has to do the work.")
    known_language(request.language)
    memory = bytes_of(request.max_memory)
    # numpy's library of linear algebra, of which a scan uses nothing, would wait for work in a busy thread.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from provenance.scan.extra import module

    module("numpy")  # whether it is there decides what the user reads
    from provenance.scan.scan import Options  # needs the extra

    options = Options(
        until=request.until or "stories",
        agencies=request.agencies,
        keep_going=request.keep_going,
        memory=memory,
        workers=workers,
        restart=request.restart,
        language=request.language,
    )
    show = not request.quiet and sys.stderr.isatty()
    found = (_embedded if request.engine == "embedded" else _spark)(request, options, _Shown() if show else _silent)
    if show:
        sys.stderr.write("\r\x1b[K")
    if request.quiet:
        return
    for message in found.unreadable:
        sys.stderr.write(f"provenance: left out: {message}\n")
    stories = "" if request.until else f", {found.stories} stories"
    sys.stderr.write(
        f"{found.articles} articles: {found.pairs} pairs share {found.passages} passages{stories}\n"
        f"wrote {request.output}\n"
    )


def _embedded(request: Request, options: Options, told: Told) -> Summary:
    from provenance.scan.scan import scan

    return scan(request.sources, Path(request.output), options, told)


def _spark(request: Request, options: Options, told: Told) -> Summary:
    from provenance.scan.scan import scan
    from provenance.scan.spark.engine import opened
    from provenance.scan.spark.files import has_scheme, plain

    if not has_scheme(request.output):
        on_this = partial(opened, master=request.master, target=None)
        return scan(request.sources, Path(plain(request.output)), options, told, on_this)
    with TemporaryDirectory(prefix="provenance-scan-") as folder:
        elsewhere = partial(opened, master=request.master, target=request.output)
        return scan(request.sources, Path(folder, PurePosixPath(request.output).name), options, told, elsewhere)


def bytes_of(written: str) -> int:
    """A size such as `2G` or `500 MB` in bytes.

    Raises:
        UsageError: it is none.
    """
    size = _SIZE.fullmatch(written.strip())
    try:
        return int(float(size[1]) * _UNITS[size[2].lower()]) if size else int(written)
    except ValueError as error:
        raise UsageError(f"{written!r} is no amount of memory; write 500M or 4G.") from error


def _silent(_what: str, _done: int, _total: int) -> None:
    pass


class _Shown:
    """A line that is written over: what is done, how fast, and how long it will take."""

    def __init__(self) -> None:
        self._begun = self._last = time.monotonic()
        self._what = ""
        self._since = self._begun

    def __call__(self, what: str, done: int, total: int) -> None:
        """Show how far the work is."""
        now = time.monotonic()
        if what != self._what:
            self._what, self._since = what, now
        if now - self._begun < _PATIENCE or now - self._last < _OFTEN or not done:
            return
        self._last = now
        took = max(now - self._since, 1e-6)
        rate = done / took
        of_bytes = what == "Reading"
        speed = f"{rate / 1e6:.1f} MB/s" if of_bytes else f"{rate:.0f}/s"
        left = max(0.0, (total - done) / rate)
        sys.stderr.write(f"\r\x1b[K{what}: {done / max(1, total):.0%}, {speed}, {_time(left)} left")
        sys.stderr.flush()


def _time(seconds: float) -> str:
    return f"{seconds / 60:.0f} min" if seconds >= 90 else f"{seconds:.0f} s"
