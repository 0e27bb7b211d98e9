"""`scan`, as one page: read, match, align, judge, tell, write.

::

    corpus ─▶ engine ─▶ pairs and passages ─┬─▶ tables                              --until passages
                                            └─▶ judge ─▶ verdicts ─▶ stories ─▶ tables and overview
"""

from __future__ import annotations

import json
import pickle
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from provenance.model import measure, union
from provenance.scan import engine
from provenance.scan.corpus import corpus
from provenance.scan.output import check_target, finish, in_rows, write_table
from provenance.scan.resume import Work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from provenance.errors import InputError
    from provenance.model import Outlet, Verdict
    from provenance.scan.corpus import Corpus
    from provenance.scan.engine import Pair, Read, Told
    from provenance.scan.judge import Facts, Story, Task, Wanted
    from provenance.scan.passages import Found
    from provenance.scan.seeds import Notices

Made = TypeVar("Made")
_PAIRS_A_TASK = 150
_ARTICLES_A_TASK = 100
"""Judgement: a second or two of work, and a result that can be taken up after an interruption."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to scan. ``memory`` is in bytes, ``workers`` in processes; neither changes the result.

    ``language`` is that of the overview.
    """

    until: str = "stories"
    agencies: Path | None = None
    keep_going: bool = False
    memory: int = 1 << 30
    workers: int = 1
    restart: bool = False
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Summary:
    """What was found, in numbers; and what could not be read."""

    articles: int
    pairs: int
    passages: int
    stories: int
    noticed: int
    """Articles below which their outlet prints what it prints below others."""
    unreadable: tuple[str, ...]


def scan(sources: Sequence[str], target: Path, options: Options, say: Told) -> Summary:
    """Find all reuse in a corpus and write it to a folder.

    Args:
        sources: files of records, files of articles, folders of either.
        target: the folder to write; complete or absent.
        options: how.
        say: told of the progress.

    Raises:
        UsageError: the folder cannot be written, or an interrupted scan of something else lies in its place.
        InputError: something cannot be read, unless ``options.keep_going``.
    """
    # The stages that judge take longer to import than they would have to wait for: only a whole scan needs them.
    check_target(target)
    found = corpus(sources)
    facts: dict[str, object] = {
        "until": options.until,
        "agencies": str(options.agencies) if options.agencies else None,
        "keep_going": options.keep_going,
    }
    work = Work(target, [*found.files, *([str(options.agencies)] if options.agencies else [])], facts,
                restart=options.restart)  # fmt: skip
    unreadable: list[str] = []

    def skipped(error: InputError) -> None:
        if not options.keep_going:
            raise error
        unreadable.append(str(error))

    read = engine.read(
        found, work.folder / "keys", options.memory // 2, skipped=skipped, told=say, workers=options.workers
    )
    pairs, notices = _matched(found, read, work, say)
    noticed = int(np.unique(read.articles.of(notices.places)).size)
    if options.until == "passages":
        stories: list[Story] = []
        count, shared = len(pairs), sum(len(each.passages) for each in pairs)
        _write_passages(work.tables, read, pairs)
    else:
        verdicts, known = _judged(found, read, pairs, notices, options, work, say)
        stories = _told(found, read, verdicts, options, work, say)
        count, shared = len(verdicts), sum(len(each.alignment.passages) for each in verdicts)
        _write_stories(work.tables, found, read, verdicts, known, stories)
    summary = Summary(len(read.names), count, shared, len(stories), noticed, tuple(unreadable))
    numbers = {name: getattr(summary, name) for name in ("articles", "pairs", "passages", "stories", "noticed")}
    if options.until != "passages":
        from provenance.scan.overview import write  # noqa: PLC0415 - the page's template engine, only where there is one

        write(work.tables, read, verdicts, known, stories, numbers, target.name, options.language)
    inputs = [str(Path(each).resolve()) for each in sources]
    finish(work.tables, target, {"options": facts, "inputs": inputs, "unreadable": unreadable, **numbers})
    work.clear()
    return summary


def _matched(found: Corpus, read: Read, work: Work, say: Told) -> tuple[list[Pair], Notices]:
    path = work.folder / "pairs.pickle"
    if "pairs" in work.done:
        with path.open("rb") as file:
            pairs, notices = pickle.load(file)  # noqa: S301 - our own file, in a folder that is ours
        return pairs, notices
    regions, notices = engine.candidates(read, say)
    pairs = engine.exact(found, read, regions, notices, say)
    with path.open("wb") as file:
        pickle.dump((pairs, notices), file)
    work.finished("pairs")
    return pairs, notices


def _judged(
    found: Corpus, read: Read, pairs: Sequence[Pair], notices: Notices, options: Options, work: Work, say: Told
) -> tuple[list[Verdict], dict[str, Facts]]:
    from provenance.scan.judge import judged  # noqa: PLC0415 - see scan

    tasks = list(_pair_tasks(found, read, pairs, notices, options))
    verdicts: list[Verdict] = []
    known: dict[str, Facts] = {}
    for made, facts in _kept(judged, tasks, "judged", options, work, say, "Weighing the evidence"):
        verdicts += made
        known |= facts
    verdicts.sort(key=lambda each: (each.a, each.b))
    return verdicts, known


def _told(
    found: Corpus, read: Read, verdicts: Sequence[Verdict], options: Options, work: Work, say: Told
) -> list[Story]:
    from provenance.scan.judge import SMALL, Task, Wanted, stories_of, told  # noqa: PLC0415 - see scan

    number = {name: at for at, name in enumerate(read.names)}
    members = stories_of(verdicts, whole=len(read.names) <= SMALL)
    of = {name: at for at, story in enumerate(members) for name in story}
    inside: list[list[Verdict]] = [[] for _ in members]
    for each in verdicts:
        if each.a in of and of[each.a] == of.get(each.b):
            inside[of[each.a]].append(each)
    outlets = _outlets(found, read, of.keys(), options)
    tasks: list[Task] = []
    chosen: list[int] = []
    for at in range(len(members)):
        chosen.append(at)
        if sum(len(members[each]) for each in chosen) >= _ARTICLES_A_TASK or at == len(members) - 1:
            tasks.append(
                Task(
                    found,
                    options.agencies,
                    tuple(Wanted(name, read.places[number[name]]) for one in chosen for name in members[one]),
                    outlets,
                    verdicts=tuple(each for one in chosen for each in inside[one]),
                    stories=tuple(members[one] for one in chosen),
                )
            )
            chosen = []
    return [story for made in _kept(told, tasks, "told", options, work, say, "Telling stories") for story in made]


def _pair_tasks(found: Corpus, read: Read, pairs: Sequence[Pair], notices: Notices, options: Options) -> Iterator[Task]:
    from provenance.scan.judge import SMALL, Task, Wanted  # noqa: PLC0415 - see scan

    names, places = read.names, read.places
    if len(names) <= SMALL:
        yield Task(
            found,
            options.agencies,
            tuple(Wanted(name, place) for name, place in zip(names, places, strict=True)),
            (),
            whole=True,
        )
        return
    wanted = {number for each in pairs for number in (each.a, each.b)}
    outlets = _outlets(found, read, {names[number] for number in wanted}, options)
    marked = engine.notices(found, read, sorted(wanted), notices)
    ordered = sorted((sorted((names[each.a], names[each.b])), each) for each in pairs) if pairs else []
    for start in range(0, len(ordered), _PAIRS_A_TASK):
        some = ordered[start : start + _PAIRS_A_TASK]
        numbers = sorted({number for _, each in some for number in (each.a, each.b)})
        yield Task(
            found,
            options.agencies,
            tuple(Wanted(names[at], places[at], marked.get(at, ())) for at in numbers),
            outlets,
            tuple((a, b) for (a, b), _ in some),
        )


def _outlets(found: Corpus, read: Read, names: AbstractSet[str], options: Options) -> tuple[Outlet, ...]:
    """The outlets of some articles, as the first article of each is understood."""
    from provenance.scan.judge import Wanted, outlets_of  # noqa: PLC0415 - see scan

    first: dict[str, Wanted] = {}
    for name, outlet, place in zip(read.names, read.outlets, read.places, strict=True):
        if outlet is not None and outlet not in first and name in names:
            first[outlet] = Wanted(name, place)
    return outlets_of(found, options.agencies, tuple(first.values()))


def _kept(
    function: Callable[[Task], Made],
    tasks: Sequence[Task],
    stage: str,
    options: Options,
    work: Work,
    say: Told,
    what: str,
) -> Iterator[Made]:
    """The results of tasks; those an interrupted scan had are read, the others written as they come."""
    from provenance.scan.tasks import results  # noqa: PLC0415 - see scan

    folder = work.folder / stage
    folder.mkdir(exist_ok=True)
    done = 0
    while (folder / f"{done:06d}.pickle").exists() and done < len(tasks):
        with (folder / f"{done:06d}.pickle").open("rb") as file:
            yield pickle.load(file)  # noqa: S301 - our own file, in a folder that is ours
        done += 1
    for made in results(function, tasks[done:], options.workers):
        beside = folder / "new"
        with beside.open("wb") as file:
            pickle.dump(made, file)
        beside.replace(folder / f"{done:06d}.pickle")
        done += 1
        say(what, done, len(tasks))
        yield made


def _write_passages(folder: Path, read: Read, pairs: Sequence[Pair]) -> None:
    names, sizes = read.names, read.characters
    ordered = sorted(pairs, key=lambda each: (names[each.a], names[each.b]))
    write_table(
        folder / "articles.parquet",
        "articles",
        {"id": names, "outlet": read.outlets, "published": read.published, "characters": sizes.tolist()},
    )
    write_table(
        folder / "pairs.parquet",
        "pairs",
        {
            "a": [names[each.a] for each in ordered],
            "b": [names[each.b] for each in ordered],
            "a_in_b": [_share([part.a for part in each.passages], int(sizes[each.a])) for each in ordered],
            "b_in_a": [_share([part.b for part in each.passages], int(sizes[each.b])) for each in ordered],
            "passages": [len(each.passages) for each in ordered],
        },
    )
    rows = (_row(names[each.a], names[each.b], part) for each in ordered for part in each.passages)
    write_table(folder / "passages.parquet", "passages", in_rows("passages", rows))


def _row(a: str, b: str, part: Found) -> tuple[object, ...]:
    return a, b, part.a.start, part.a.end, part.b.start, part.b.end, part.kind, part.similarity


def _share(spans: Sequence[Any], whole: int) -> float:
    return measure(union(spans)) / whole if whole else 0.0


def _write_stories(
    folder: Path,
    found: Corpus,
    read: Read,
    verdicts: Sequence[Verdict],
    known: dict[str, Facts],
    stories: Sequence[Story],
) -> None:
    facts = [known.get(name) for name in read.names]
    write_table(
        folder / "articles.parquet",
        "articles",
        {
            "id": read.names,
            "outlet": [fact.outlet if fact else said for fact, said in zip(facts, read.outlets, strict=True)],
            "published": [fact.published if fact else said for fact, said in zip(facts, read.published, strict=True)],
            "title": [fact.title if fact else None for fact in facts],
            "url": [fact.url if fact else None for fact in facts],
            "agency": [fact.agency if fact else None for fact in facts],
            "source": [found.files[place.file] for place in read.places],
            "characters": read.characters.tolist(),
        },
    )
    write_table(
        folder / "pairs.parquet",
        "pairs",
        in_rows(
            "pairs",
            (
                (
                    each.a,
                    each.b,
                    each.relation,
                    each.direction,
                    *(each.hypotheses[name] for name in ("a_to_b", "b_to_a", "shared_source", "independent")),
                    each.alignment.a_in_b,
                    each.alignment.b_in_a,
                    len(each.alignment.passages),
                )
                for each in verdicts
            ),
        ),
    )
    rows = (
        (each.a, each.b, part.a.start, part.a.end, part.b.start, part.b.end, part.kind, part.similarity)
        for each in verdicts
        for part in each.alignment.passages
    )
    write_table(folder / "passages.parquet", "passages", in_rows("passages", rows))
    write_table(folder / "stories.parquet", "stories", in_rows("stories", _story_rows(stories)))
    path = [
        [story_id(number), edge.source, edge.copy, edge.relation, round(edge.probability, 4), round(edge.share, 4)]
        for number, story in enumerate(stories)
        for edge in story.edges
    ]
    (folder / "edges.json").write_text(json.dumps(path, ensure_ascii=False) + "\n", encoding="utf-8")


def story_id(number: int) -> str:
    """A story's name; they are numbered by size."""
    return f"s{number + 1:05d}"


def _story_rows(stories: Sequence[Story]) -> Iterator[tuple[object, ...]]:
    for number, story in enumerate(stories):
        origin = story.origin.article or (f"unseen:{story.origin.agency}" if story.origin.agency else None)
        copies = {edge.copy for edge in story.edges}
        for name in story.members:
            role = "origin" if name == story.origin.article else "copy" if name in copies else "undetermined"
            yield story_id(number), name, role, origin
