"""`scan`, as one page: match, align, judge, tell, write. Which engine does it, nobody here knows.

::

    engine ─▶ pairs and passages ─┬─▶ tables                              --until passages
                                  └─▶ judge ─▶ verdicts ─▶ stories ─▶ tables and overview
"""

from __future__ import annotations

import json
import pickle
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from provenance.model import measure, union
from provenance.model.bundles import bundles
from provenance.scan import embedded
from provenance.scan.engines import SMALL
from provenance.scan.output import check_target, finish, in_rows, table_writer, write_table
from provenance.scan.resume import Work
from provenance.scan.stars import without_implied

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    from provenance.model import Outlet, Verdict
    from provenance.scan.engines import Engine, Listed, Made, Matched, Told
    from provenance.scan.judge import Facts, Judgement, Story, Task
    from provenance.scan.passages import Found

_PAIRS_A_TASK = 100
_ARTICLES_A_TASK = 100
"""Judgement: half a second of work, and a result that can be taken up after an interruption."""
_OUTLETS_A_TASK = 16
"""Nothing else can be done until all outlets are known, so all processes have a part of that."""
_TASKS = 160
_FEWEST_PAIRS = 8
"""With fewer pairs there are smaller tasks, down to a fortieth of a second of work: so many tasks that in the end
nobody waits long for another's last. They hang on the pairs alone: an interrupted scan may be taken up by more
processes."""
_WORTH_KEEPING = 10.0
"""Seconds of work that an interruption may cost: what is found within them is not written down. Judgement."""


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


@dataclass(frozen=True, slots=True)
class Totals:
    """Articles and characters by outlet, over the whole corpus; outlet and characters of those that share something."""

    articles: Counter[str] = field(default_factory=Counter)
    characters: Counter[str] = field(default_factory=Counter)
    outlet: dict[str, str] = field(default_factory=dict)
    size: dict[str, int] = field(default_factory=dict)


def scan(
    sources: Sequence[str],
    target: Path,
    options: Options,
    say: Told,
    opened: Callable[[Sequence[str], Options], AbstractContextManager[Engine]] = embedded.opened,
) -> Summary:
    """Find all reuse in a corpus and write it to a folder.

    Args:
        sources: files of records, files of articles, folders of either.
        target: the folder to write; complete or absent.
        options: how.
        say: told of the progress.
        opened: the engine.

    Raises:
        UsageError: the folder cannot be written, or an interrupted scan of something else lies in its place.
        InputError: something cannot be read, unless ``options.keep_going``.
    """
    check_target(target)
    with opened(sources, options) as engine:
        return _scanned(engine, target, options, say)


def _scanned(engine: Engine, target: Path, options: Options, say: Told) -> Summary:
    facts: dict[str, object] = {
        "until": options.until,
        "agencies": str(options.agencies) if options.agencies else None,
        "keep_going": options.keep_going,
    }
    own = [embedded.identity(str(options.agencies))] if options.agencies else []
    work = Work(target, [*engine.identities, *own], facts, restart=options.restart)
    matched = _matched(engine, work, options, say)
    # The stages that judge take longer to import than they would have to wait for: only a whole scan needs them.
    if options.until == "passages":
        stories: list[Story] = []
        count, shared = len(matched.pairs), sum(len(each.passages) for each in matched.pairs)
        _write_articles(work, engine, None, say)
        _write_passages(work.tables, matched)
    else:
        outlets = _outlets(engine, matched, options) if matched.articles > SMALL else ()
        found = _judged(engine, matched, outlets, options, work, say)
        verdicts, known = found.verdicts, found.facts
        stories = _told(engine, matched, found, outlets, options, work, say)
        count, shared = len(verdicts), sum(len(each.alignment.passages) for each in verdicts)
        totals = _write_articles(work, engine, known, say)
        _write_stories(work.tables, verdicts, stories)
    summary = Summary(matched.articles, count, shared, len(stories), matched.noticed, tuple(engine.unreadable))
    numbers = {name: getattr(summary, name) for name in ("articles", "pairs", "passages", "stories", "noticed")}
    if options.until != "passages":
        # The page's template engine, only where there is a page.
        from provenance.report.words import wording as worded  # noqa: PLC0415
        from provenance.scan.overview import overview, write  # noqa: PLC0415

        wording = worded(options.language)
        view = overview(totals, verdicts, known, stories, numbers, target.name, wording)
        write(work.tables, view, wording)
    said = {"options": facts, "inputs": list(engine.inputs), "unreadable": list(engine.unreadable), **numbers}
    finish(work.tables, target, said)
    work.clear()
    engine.delivered(target)
    return summary


def _matched(engine: Engine, work: Work, options: Options, say: Told) -> Matched:
    path = work.folder / "pairs.pickle"
    if "pairs" in work.done:
        with path.open("rb") as file:
            kept: Matched = pickle.load(file)  # noqa: S301 - our own file, in a folder that is ours
        return kept
    started = time.perf_counter()
    matched = engine.matched(work.folder, judged=options.until != "passages", told=say)
    matched = replace(matched, pairs=without_implied(matched.pairs, matched.held))
    if time.perf_counter() - started < _WORTH_KEEPING:
        return matched
    with path.open("wb") as file:
        pickle.dump(matched, file)
    work.finished("pairs")
    return matched


def _judged(
    engine: Engine, matched: Matched, outlets: tuple[Outlet, ...], options: Options, work: Work, say: Told
) -> Judgement:
    """All that the tasks have found, verdicts by the ids of their articles."""
    from provenance.scan.judge import Judgement, judged  # noqa: PLC0415 - see _scanned

    tasks = list(_pair_tasks(engine, matched, outlets, options))
    found = _kept(engine, judged, tasks, "judged", work, say, "Weighing the evidence")
    return Judgement(
        tuple(sorted((each for made in found for each in made.verdicts), key=lambda each: (each.a, each.b))),
        {name: facts for made in found for name, facts in made.facts.items()},
        tuple(story for made in found for story in made.stories),
    )


def _told(
    engine: Engine,
    matched: Matched,
    found: Judgement,
    outlets: tuple[Outlet, ...],
    options: Options,
    work: Work,
    say: Told,
) -> list[Story]:
    """All stories, largest first: those told already, and those that could not be before all pairs were judged."""
    from provenance.scan.judge import Task, Wanted, stories_of, told  # noqa: PLC0415 - see _scanned

    ready = {each.members: each for each in found.stories}
    every = stories_of(found.verdicts, whole=matched.articles <= SMALL)
    members = [each for each in every if each not in ready]
    of = {name: at for at, story in enumerate(members) for name in story}
    inside: list[list[Verdict]] = [[] for _ in members]
    for each in found.verdicts:
        if each.a in of and of[each.a] == of.get(each.b):
            inside[of[each.a]].append(each)
    tasks: list[Task] = []
    chosen: list[int] = []
    for at in range(len(members)):
        chosen.append(at)
        if sum(len(members[each]) for each in chosen) >= _ARTICLES_A_TASK or at == len(members) - 1:
            tasks.append(
                Task(
                    engine.texts,
                    options.agencies,
                    tuple(Wanted(name, matched.held[name].place) for one in chosen for name in members[one]),
                    outlets,
                    verdicts=tuple(each for one in chosen for each in inside[one]),
                    stories=tuple(members[one] for one in chosen),
                )
            )
            chosen = []
    late = (story for made in _kept(engine, told, tasks, "told", work, say, "Telling stories") for story in made)
    ready |= {each.members: each for each in late}
    return [ready[each] for each in every]


def _pair_tasks(engine: Engine, matched: Matched, outlets: tuple[Outlet, ...], options: Options) -> Iterator[Task]:
    from provenance.scan.judge import Task, Wanted  # noqa: PLC0415 - see _scanned

    held = matched.held
    if matched.articles <= SMALL:
        yield Task(
            engine.texts,
            options.agencies,
            tuple(Wanted(name, each.place) for name, each in held.items()),
            whole=True,
            closed=True,
        )
        return
    for some, closed in _parts(sorted((min(each.a, each.b), max(each.a, each.b)) for each in matched.pairs)):
        wanted = sorted({name for pair in some for name in pair}, key=lambda name: held[name].place)
        yield Task(
            engine.texts,
            options.agencies,
            tuple(Wanted(name, held[name].place, held[name].notices) for name in wanted),
            outlets,
            tuple(some),
            closed=closed,
        )


def _parts(pairs: Sequence[tuple[str, str]]) -> Iterator[tuple[Sequence[tuple[str, str]], bool]]:
    """Pairs for one task after the other; with each, whether all that hang together by their articles are in it.

    Those that are too many for one come last, beside each other, where their articles are still known.
    """
    most = min(_PAIRS_A_TASK, max(_FEWEST_PAIRS, len(pairs) // _TASKS))
    chosen: list[tuple[str, str]] = []
    large: list[list[tuple[str, str]]] = []
    for bundle in bundles(pairs):
        if len(bundle) > _PAIRS_A_TASK:
            large.append(bundle)
            continue
        if chosen and len(chosen) + len(bundle) > most:
            yield chosen, True
            chosen = []
        chosen += bundle
    if chosen:
        yield chosen, True
    for bundle in large:
        yield from ((bundle[at : at + most], False) for at in range(0, len(bundle), most))


def _outlets(engine: Engine, matched: Matched, options: Options) -> tuple[Outlet, ...]:
    """The outlets of all articles that share something, as the first article of each is understood."""
    from provenance.scan.judge import Task, Wanted, outlets_of  # noqa: PLC0415 - see _scanned

    first: dict[str, Wanted] = {}
    for name, each in matched.held.items():
        if each.outlet is not None and each.outlet not in first:
            first[each.outlet] = Wanted(name, each.place)
    ordered = tuple(first.values())
    tasks = [
        Task(engine.texts, options.agencies, ordered[start : start + _OUTLETS_A_TASK])
        for start in range(0, len(ordered), _OUTLETS_A_TASK)
    ]
    found = dict(engine.done(outlets_of, tasks))
    return tuple(outlet for number in range(len(tasks)) for outlet in found[number])


def _kept(
    engine: Engine,
    function: Callable[[Task], Made],
    tasks: Sequence[Task],
    stage: str,
    work: Work,
    say: Told,
    what: str,
) -> list[Made]:
    """The results of tasks, in order; those an interrupted scan had are read, and others written as they come."""
    folder = work.folder / stage
    folder.mkdir(exist_ok=True)
    paths = [folder / f"{number:06d}.pickle" for number in range(len(tasks))]
    found: dict[int, Made] = {}
    for number, path in enumerate(paths):
        if path.exists():
            with path.open("rb") as file:
                found[number] = pickle.load(file)  # noqa: S301 - our own file, in a folder that is ours
    left = [number for number in range(len(tasks)) if number not in found]
    started = time.perf_counter()
    new: list[int] = []
    for at, made in engine.done(function, [tasks[number] for number in left]):
        found[left[at]] = made
        new.append(left[at])
        if time.perf_counter() - started >= _WORTH_KEEPING:
            for number in new:
                _keep(found[number], paths[number])
            new.clear()
        say(what, len(found), len(tasks))
    return [found[number] for number in range(len(tasks))]


def _keep(made: object, path: Path) -> None:
    beside = path.with_name("new")
    with beside.open("wb") as file:
        pickle.dump(made, file)
    beside.replace(path)


def _write_articles(work: Work, engine: Engine, known: Mapping[str, Facts] | None, say: Told) -> Totals:
    """The table of articles, some at a time; ``known`` is what was read of those that share something."""
    totals = Totals()
    with table_writer(work.tables / "articles.parquet", "articles") as add:
        for some in engine.listed(work.folder, say):
            add(_plain(some) if known is None else _known(some, known, totals))
    return totals


def _plain(some: Listed) -> dict[str, Sequence[object]]:
    return {"id": some.names, "outlet": some.outlets, "published": some.published, "characters": some.characters}


def _known(some: Listed, known: Mapping[str, Facts], totals: Totals) -> dict[str, Sequence[object]]:
    facts = [known.get(name) for name in some.names]
    for name, said, size, fact in zip(some.names, some.outlets, some.characters, facts, strict=True):
        outlet = (fact.outlet if fact and fact.outlet else said) or "outlet not known"
        totals.articles[outlet] += 1
        totals.characters[outlet] += size
        if fact:
            totals.outlet[name], totals.size[name] = outlet, size
    return {
        "id": some.names,
        "outlet": [fact.outlet if fact else said for fact, said in zip(facts, some.outlets, strict=True)],
        "published": [fact.published if fact else said for fact, said in zip(facts, some.published, strict=True)],
        "title": [fact.title if fact else None for fact in facts],
        "url": [fact.url if fact else None for fact in facts],
        "agency": [fact.agency if fact else None for fact in facts],
        "source": some.sources,
        "characters": some.characters,
    }


def _write_passages(folder: Path, matched: Matched) -> None:
    ordered = sorted(matched.pairs, key=lambda each: (each.a, each.b))
    held = matched.held
    write_table(
        folder / "pairs.parquet",
        "pairs",
        {
            "a": [each.a for each in ordered],
            "b": [each.b for each in ordered],
            "a_in_b": [_share([part.a for part in each.passages], held[each.a].characters) for each in ordered],
            "b_in_a": [_share([part.b for part in each.passages], held[each.b].characters) for each in ordered],
            "passages": [len(each.passages) for each in ordered],
        },
    )
    rows = (_row(each.a, each.b, part) for each in ordered for part in each.passages)
    write_table(folder / "passages.parquet", "passages", in_rows("passages", rows))


def _row(a: str, b: str, part: Found) -> tuple[object, ...]:
    return a, b, part.a.start, part.a.end, part.b.start, part.b.end, part.kind, part.similarity


def _share(spans: Sequence[Any], whole: int) -> float:
    return measure(union(spans)) / whole if whole else 0.0


def _write_stories(folder: Path, verdicts: Sequence[Verdict], stories: Sequence[Story]) -> None:
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
