"""The distributed engine as a scan asks for it (`provenance.scan.engines.Engine`).

::

    pass 1   lines ─▶ keys ══by hash══▶ shared runs ─▶ seeds ══by pair══▶ chains
    pass 2   lines of matched articles ══with the chains══▶ passages
    judging  the same lines ══by task══▶ verdicts, stories                       ══: what goes over the network

What comes here, to the driver: positions of the articles of pairs, the pairs with their passages, verdicts, stories.
All of it is bounded by the pairs that there are. The table of articles passes through, some at a time.
"""

from __future__ import annotations

import pickle
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from provenance.data.agencies import read_own
from provenance.errors import ProvenanceError, UsageError
from provenance.match.common import MOST_SHARED
from provenance.scan.corpus import no_record
from provenance.scan.engines import SMALL, Held, Listed, Matched, Shared
from provenance.scan.extra import module
from provenance.scan.spark import buckets, files, keys, names, texts
from provenance.scan.spark.packed import unpacked
from provenance.scan.spark.session import session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from provenance.scan.arrays import Places
    from provenance.scan.engines import Made, Told
    from provenance.scan.judge import Task
    from provenance.scan.scan import Options
    from provenance.scan.spark.packed import Batch
    from provenance.scan.spark.session import Frame, Session

_BUCKET = 16 << 20
"""Bytes of text of which the keys are one bucket, some 50 MB of them. Judgement: several fit a core's memory."""
_MOST = 1 << 13
"""Buckets: a shuffle keeps count of every part that every task writes for every bucket. With 400 GB of text the keys of
a bucket are then some 150 MB."""
_WAVE = 64
"""Tasks for each core that are given out at once; after them a scan that is interrupted can be taken up."""


class Spark:
    """A cluster, or this machine as one."""

    def __init__(self, spark: Session, sources: Sequence[str], options: Options, target: str | None) -> None:
        self._spark, self._context = spark, spark.sparkContext
        self._options, self._target = options, target
        self._files = files.listed(spark, sources)
        self._parallel = int(self._context.defaultParallelism)
        # The same splits in every pass, however many executors there are at the moment.
        spark.conf.set("spark.sql.files.minPartitionNum", str(self._parallel))
        self._buckets = 1 << (max(self._parallel, min(self._files.size // _BUCKET, _MOST)) - 1).bit_length()
        spark.conf.set("spark.sql.shuffle.partitions", str(self._buckets))
        self.texts = texts.Lines()
        self.inputs = [each if files.has_scheme(each) else str(_resolved(each)) for each in sources]
        self.identities = self._files.identities
        self.unreadable: list[str] = []
        self._matched_lines: Frame = None
        self._persisted: list[Frame] = []
        if options.agencies:
            read_own(options.agencies)
            self._context.addFile(str(options.agencies))

    def matched(self, folder: Path, *, judged: bool, told: Told) -> Matched:  # noqa: ARG002 - as all engines
        """What the corpus shares."""
        self._doing("Reading", told)
        articles = self._listing.count()
        self._doing("Matching", told)
        seeds = self._kept(self._seeds())
        noticed = seeds.where(f"kind = {buckets.NOTICES}").select("cell").mapInArrow(buckets.noticed, "position long")
        count = noticed.distinct().count()
        chains = self._kept(
            seeds.where(f"kind = {buckets.SEEDS}").groupBy("bucket").applyInArrow(buckets.chains_of, buckets.CELLS)
        )
        wanted = self._wanted(chains)
        everything = articles <= SMALL
        self._matched_lines = self._lines(None if everything else np.unique(wanted.positions))
        self._doing("Aligning", told)
        pairs, members = self._passages(chains, seeds, wanted)
        return self._of(articles, count, pairs, members, everything=everything)

    def listed(self, folder: Path, told: Told) -> Iterator[Listed]:  # noqa: ARG002 - as all engines
        """All articles, in the order of the corpus, some at a time."""
        arrow = module("pyarrow")
        self._doing("Listing", told)
        ordered = self._listing.orderBy("position").mapInArrow(_streams, "cell binary")
        for row in ordered.toLocalIterator(prefetchPartitions=True):
            with arrow.ipc.open_stream(row.cell) as stream:
                table = stream.read_all()
            column = {name: table.column(name).to_pylist() for name in table.schema.names}
            yield Listed(
                column["name"],
                column["outlet"],
                column["published"],
                [self._files.names[position >> files.FILE] for position in column["position"]],
                column["count"],
            )

    def done(self, work: Callable[[Task], Made], tasks: Sequence[Task]) -> Iterator[tuple[int, Made]]:
        """The number and the result of each task; a wave of tasks is worked on at once."""
        self._doing(f"Tasks: {work.__name__}")
        wave = _WAVE * self._parallel
        for start in range(0, len(tasks), wave):
            yield from enumerate(self._worked(work, tasks[start : start + wave]), start)

    def _doing(self, what: str, told: Told | None = None) -> None:
        """Say what is done now: to the user, and to whoever looks at the cluster."""
        self._context.setJobDescription(what)
        if told:
            told(what, 0, 1)

    def delivered(self, folder: Path) -> None:
        """Copy the result to where it was asked for."""
        if self._target is None:
            return
        java = self._context._jvm.org.apache.hadoop.fs  # noqa: SLF001 - the only way to Hadoop's file systems
        system, target = self._at(self._target)
        beside = java.Path(f"{self._target}.partial")
        system.delete(beside, True)
        system.copyFromLocalFile(False, True, java.Path(f"file://{folder.resolve()}"), beside)
        system.delete(target, True)
        if not system.rename(beside, target):
            raise UsageError(f"{self._target} cannot be written; the result is in {beside.toString()}.")

    def check_target(self) -> None:
        """Whether the result may be put where it was asked for.

        Raises:
            UsageError: something is there that no scan wrote.
        """
        if self._target is not None:
            system, target = self._at(self._target)
            java = self._context._jvm.org.apache.hadoop.fs  # noqa: SLF001 - see delivered
            if system.exists(target) and not system.exists(java.Path(target, "scan.json")):
                raise UsageError(f"{self._target} exists and is no folder that a scan wrote; give -o another name.")

    def _at(self, name: str) -> tuple[Any, Any]:
        path = self._context._jvm.org.apache.hadoop.fs.Path(name)  # noqa: SLF001 - see delivered
        return path.getFileSystem(self._context._jsc.hadoopConfiguration()), path  # noqa: SLF001 - see delivered

    @cached_property
    def _rows(self) -> Frame:
        """Articles and keys: the first pass."""
        read = keys.of_lines(self._files.numbers, self._buckets)
        rows = self._kept(files.lines(self._spark, self._files).mapInArrow(read, keys.ROWS))
        wrong = rows.where(f"kind in ({keys.WRONG}, {keys.SPLIT})").select("kind", "position", "line", "name", "count")
        known = wrong.collect()
        before = files.lines_before((each.position, each["count"]) for each in known if each.kind == keys.SPLIT)
        self._before = before
        for each in sorted((each for each in known if each.kind == keys.WRONG), key=lambda each: each.position):
            name = self._files.names[each.position >> files.FILE]
            error = no_record(name, names.number(each.position, each.line, before), each.name)
            if not self._options.keep_going:
                raise error
            self.unreadable.append(str(error))
        return rows

    @cached_property
    def _listing(self) -> Frame:
        """All articles with their ids, in no order."""
        articles = self._rows.where(f"kind = {keys.ARTICLE}")
        chosen = articles.select("position", "line", "name", "outlet", "published", "count")
        stemmed = chosen.mapInArrow(names.stemmed(self._files.names, self._before), names.NAMED)
        together = stemmed.repartition(self._buckets, "stem").sortWithinPartitions("stem", "position")
        return self._kept(together.mapInArrow(names.told_apart, names.NAMED).drop("stem"))

    def _seeds(self) -> Frame:
        """Seeds by the buckets of their pairs, and notices."""
        rows = self._rows
        found = rows.where(f"kind = {keys.KEYS}").select("bucket", "cell").groupBy("bucket")
        shared = self._kept(found.applyInArrow(buckets.shared_runs, buckets.CELLS))
        articles = rows.where(f"kind = {keys.ARTICLE}")
        counted = shared.where(f"kind = {buckets.OFTEN}").select("cell")
        counted = counted.mapInArrow(buckets.counted, "position long, shared long")
        counted = counted.groupBy("position").sum("shared").withColumnRenamed("sum(shared)", "shared")
        versions = (
            counted.join(articles.select("position", "sampled"), "position")
            .where(f"shared > {MOST_SHARED!r}D * sampled")
            .select("position")
        )
        houses = articles.where("house is not null").groupBy("house").count().collect()
        sizes = self._context.broadcast({keys.house_code(each.house): each["count"] for each in houses})
        made = buckets.seeds_of(self._context.broadcast(_positions(versions)), sizes, self._buckets)
        return shared.where(f"kind = {buckets.RUNS}").mapInArrow(made, buckets.CELLS)

    def _wanted(self, chains: Frame) -> texts.Wanted:
        rows = chains.where(f"kind = {buckets.MEMBERS}").select("bucket", "cell").collect()
        parts = [unpacked([bytes(each.cell)], ("<i8",))[0] for each in rows]
        numbers = [np.full(part.size, each.bucket) for part, each in zip(parts, rows, strict=True)]
        nothing = np.zeros(0, np.int64)
        return texts.Wanted(np.concatenate([nothing, *parts]), np.concatenate([nothing, *numbers]))

    def _lines(self, positions: Places | None) -> Frame:
        """The lines of some articles, or of all, kept on the disks of the cluster until all is done."""
        wanted = None if positions is None else self._context.broadcast(positions)
        lines = files.lines(self._spark, self._files)
        return self._kept(lines.mapInArrow(texts.lines_of(self._files.numbers, wanted), texts.LINES))

    def _passages(self, chains: Frame, seeds: Frame, wanted: texts.Wanted) -> tuple[list[Any], list[Any]]:
        """The pairs that share passages, and what is known of their articles; both by positions."""
        known = self._context.broadcast(wanted)
        lines = self._matched_lines.mapInArrow(texts.brought(known), texts.BROUGHT)
        notices = seeds.where(f"kind = {buckets.NOTICES}").select("cell")
        notices = notices.mapInArrow(texts.notices_brought(known), texts.BROUGHT)
        given = chains.where(f"kind = {buckets.CHAINS}").selectExpr(
            f"cast({texts.CHAINED} as byte) as kind", "bucket as number", "cast(null as long) as position", "cell"
        )
        together = given.unionByName(lines).unionByName(notices).groupBy("number")
        pairs: list[Any] = []
        members: dict[int, Any] = {}
        for row in together.applyInArrow(texts.shared_by_pairs, texts.MADE).collect():
            made = pickle.loads(row.cell)  # noqa: S301 - our own bytes
            if row.kind == texts.PAIRS:
                pairs += made
            else:
                members[made[0]] = made
        return sorted(pairs, key=lambda each: each[:2]), [members[at] for at in sorted(members)]

    def _of(
        self, articles: int, noticed: int, pairs: Sequence[Any], members: Sequence[Any], *, everything: bool
    ) -> Matched:
        """What was found, by ids instead of positions."""
        listing = self._listing
        if not everything:
            wanted = self._context.broadcast(np.array([each[0] for each in members], dtype=np.int64))
            listing = listing.mapInArrow(names.of_some(wanted), listing.schema)
        rows = {row.position: row for row in listing.collect()}
        notices = {at: spans for at, _, _, spans in members}
        held = {
            rows[at].name: Held(files.place(at), rows[at].outlet, rows[at]["count"], notices.get(at, ()))
            for at in sorted(rows)
        }
        return Matched(articles, noticed, [Shared(rows[a].name, rows[b].name, found) for a, b, found in pairs], held)

    def _worked(self, work: Callable[[Task], Made], tasks: Sequence[Task]) -> Iterator[Made]:
        positions = [[files.position(each.place) for each in task.articles] for task in tasks]
        numbers = np.repeat(np.arange(len(tasks)), [len(each) for each in positions])
        wanted = texts.Wanted(np.array([at for each in positions for at in each], dtype=np.int64), numbers)
        lines: Frame = self._matched_lines
        if lines is None:  # a scan that was taken up
            lines = self._lines(np.unique(wanted.positions))
        given = self._context.parallelize(
            [(texts.GIVEN, number, None, bytearray(pickle.dumps(task))) for number, task in enumerate(tasks)],
            min(len(tasks), self._buckets),
        )
        brought = lines.mapInArrow(texts.brought(self._context.broadcast(wanted)), texts.BROUGHT)
        together = self._spark.createDataFrame(given, texts.BROUGHT, verifySchema=False).unionByName(brought)
        made = together.groupBy("number").applyInArrow(texts.done(work, self._files.names), texts.MADE)
        for row in sorted(made.select("number", "cell").collect(), key=lambda each: each.number):
            yield pickle.loads(row.cell)  # noqa: S301 - our own bytes

    def _kept(self, frame: Frame) -> Frame:
        """A table that is wanted more than once, kept on the disks of the cluster."""
        self._persisted.append(frame.persist(module("pyspark", "spark").StorageLevel.DISK_ONLY))
        return frame

    def forget(self) -> None:
        """Let go of all that is kept on the cluster."""
        for frame in self._persisted:
            frame.unpersist()


def _positions(frame: Frame) -> Places:
    return np.sort(np.fromiter((row.position for row in frame.collect()), np.int64))


def _streams(batches: Iterator[Batch]) -> Iterator[Batch]:
    """Each batch as bytes, which come to the driver much faster than rows."""
    arrow = module("pyarrow")
    for batch in batches:
        sink = arrow.BufferOutputStream()
        with arrow.ipc.new_stream(sink, batch.schema) as writer:
            writer.write_batch(batch)
        yield keys.batch_of("cell binary", {"cell": [sink.getvalue().to_pybytes()]})


def _resolved(name: str) -> Path:
    return Path(files.plain(name)).resolve()


@contextmanager
def opened(sources: Sequence[str], options: Options, *, master: str | None, target: str | None) -> Iterator[Spark]:
    """The engine for a corpus.

    Args:
        sources: files and folders, here or on any Hadoop path.
        options: of the scan.
        master: where the work is done; if it is not said, as many processes as the options say, on this machine.
        target: the Hadoop path that the result goes to, if it is not the folder that the scan writes.

    Raises:
        UsageError: pyspark or Java are not there, no session can be had, or Spark stopped in the middle.
        InputError: a source is not there.
    """
    with (
        session(master or f"local[{options.workers}]", options.memory // 2) as spark,
        opened_in(spark, sources, options, target=target) as engine,
    ):
        yield engine


@contextmanager
def opened_in(
    spark: Session, sources: Sequence[str], options: Options, *, target: str | None = None
) -> Iterator[Spark]:
    """The engine for a corpus in a session that is there already, and goes on after it; see `opened`."""
    try:
        engine = Spark(spark, sources, options, target)
        try:
            engine.check_target()
            yield engine
        finally:
            engine.forget()
    except ProvenanceError:
        raise
    except Exception as error:
        if type(error).__module__.split(".")[0] not in {"pyspark", "py4j"}:
            raise
        raise UsageError(f"Spark stopped: {_said(error)}") from error


def _said(error: Exception) -> str:
    """The line that says what went wrong, of some hundred lines of where."""
    lines = [
        line.strip() for line in str(error).splitlines() if line.strip() and not line.startswith(("\tat", "  File"))
    ]
    wrong = [line for line in lines if "Error" in line or "Exception" in line]
    return (wrong[-1] if wrong else lines[0] if lines else type(error).__name__)[:500]
