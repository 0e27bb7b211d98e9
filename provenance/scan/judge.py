"""Pairs and stories judged by the stages that judge two files: alignment, evidence, verdict, path, origin, credit.

::

    pair of articles that share a passage ─▶ understand ─▶ align ─▶ weigh ─▶ verdict       one task: some hundred pairs
    verdicts ─▶ stories (groups) ─▶ path of the text ─▶ origin ─▶ credit audit             the same, or one of its own

A task is worked on by itself, here or in another process, and gives the same result in either: it holds all that its
pairs need, and nothing that depends on other tasks. Marks are read only in articles that share a passage. Pairs that
hang together by their articles are one task, which then tells their stories too, so that no article is understood
twice; only where they are too many for one the stories are told when all of them are judged.

Up to `engines.SMALL` articles, every pair is aligned, as `provenance.pipeline.compare` does it, and the result is the
same. In a larger corpus only pairs that share a run of words are: what is told in other words throughout, or shared as
statements alone, is not looked for.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from provenance.align import align, among, sides
from provenance.attribute import audits, edges, groups, origin, verdict
from provenance.attribute.stemma import ADDS
from provenance.data.agencies import read_own, shipped, using
from provenance.marks import names_of
from provenance.match import Texts as WordsOf
from provenance.model import Document
from provenance.pipeline import compare, told_apart
from provenance.scan.corpus import house_of
from provenance.scan.known import Known, Met
from provenance.weigh import Case, weigh

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from provenance.model import Article, Audit, Edge, Evidence, Origin, Outlet, Verdict
    from provenance.scan.corpus import Place
    from provenance.scan.engines import Notice, Texts

STORY_SHARE = ADDS
"""What a further source of an article must explain (`provenance.attribute.stemma`): a tenth, about a paragraph. Among
12,045 real articles, groups held together by less are of columnists who share a notice, or years of one quotation."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """An article of a task: its id, its place, and its outlet's notices in it."""

    name: str
    place: Place
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """What a process needs to judge some pairs, or some stories.

    ``outlets`` are all of the corpus that have a part in its stories, so that their names are known in others' texts.
    """

    texts: Texts
    agencies: Path | None
    articles: tuple[Wanted, ...]
    outlets: tuple[Outlet, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    stories: tuple[tuple[str, ...], ...] = ()
    whole: bool = False
    """The articles are the whole corpus, and every pair of them is wanted."""
    closed: bool = False
    """None of its articles has a part in another task's pairs, so its stories can be told as soon as it is judged."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What was read of an article: its outlet, agency, title, address, and when it was published."""

    outlet: str | None
    agency: str | None
    published: str | None
    title: str | None
    url: str | None
    body: int
    """Characters of its own text."""


@dataclass(frozen=True, slots=True)
class Story:
    """Articles that share a text: who had it from whom, and where it began."""

    members: tuple[str, ...]
    origin: Origin
    edges: tuple[Edge, ...]
    audits: tuple[Audit, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdicts on a task's pairs that share anything, what was read of their articles, and stories told already."""

    verdicts: tuple[Verdict, ...]
    facts: Mapping[str, Facts]
    stories: tuple[Story, ...]


_ANY = """The Board Looks at the Ferry

By Ines Holt, Harbour Post

TARROW, March 3, 2024 (Tarrow Wire) - The ferry "will sail again", said Ines Holt, who leads the harbour board, the
Tarrow Sentinel reported on Monday.

Source: Tarrow Wire. Reporting by Ada Lund; editing by Ole Brandt

(c) 2024 Harbour Post. Sign up for our newsletter.
"""
"""An article that has what articles have."""


def prepare() -> None:
    """Load and learn what judgement needs and has not met yet: half a second, in which nothing can be judged."""
    compare([Document(name, "", "", "text/plain", f"{_ANY}{name}") for name in ("one", "two")])


def judged(task: Task) -> Judgement:
    """What there is to be said of a task's pairs; and of its stories, if it is closed."""
    with using(read_own(task.agencies) if task.agencies else shipped()):
        met = _met(task)
        articles = _articles(task, met)
        verdicts = tuple(_light(each) for each in _verdicts(task, met, articles))
        members = stories_of(verdicts, whole=task.whole) if task.closed else ()
        return Judgement(
            verdicts,
            {name: _facts(article) for name, article in articles.items()},
            tuple(_story(each, articles, verdicts) for each in members),
        )


def told(task: Task) -> list[Story]:
    """The stories of a task whose pairs were judged elsewhere."""
    with using(read_own(task.agencies) if task.agencies else shipped()):
        articles = _articles(task, _met(task))
        return [_story(members, articles, task.verdicts) for members in task.stories]


def stories_of(verdicts: Sequence[Verdict], *, whole: bool) -> tuple[tuple[str, ...], ...]:
    """The groups of articles that share a text, largest first; see `provenance.attribute.groups`.

    In a large corpus two articles are of one story only if at least `STORY_SHARE` of one of them is shared: over a
    hundred thousand articles, a sentence that two of them share here and two others there ties everything together. And
    an outlet's own text used again (a picture gallery, the background of a series, how a poll was made) makes no story
    of its articles, however much or little it is; versions of one article do.

    Args:
        verdicts: on all pairs that share anything.
        whole: the corpus is so small that its groups are those of a comparison.
    """
    return groups(
        each
        for each in verdicts
        if whole or (each.kind != "own_text" and max(each.alignment.a_in_b, each.alignment.b_in_a) >= STORY_SHARE)
    )


def outlets_of(task: Task) -> tuple[Outlet, ...]:
    """The outlets of a task's articles."""
    with using(read_own(task.agencies) if task.agencies else shipped()):
        outlets = [each.understood.reading.outlet for each in _met(task)]
    return tuple(filter(None, outlets))


@cache
def _known() -> Known:
    """What this process remembers from one task to the next."""
    return Known()


@cache
def _texts() -> WordsOf:
    """The words of texts that this process has read, likewise."""
    return WordsOf()


def _met(task: Task) -> list[Met]:
    return [_known().met(each) for each in task.texts.documents([(each.name, each.place) for each in task.articles])]


def _articles(task: Task, met: Sequence[Met]) -> dict[str, Article]:
    """The articles of a task, by their ids, where the names of the corpus's outlets are known."""
    names = names_of((*task.outlets, *(each.understood.reading.outlet for each in met)))
    return {each.understood.id: each.among(names) for each in met}


def _verdicts(task: Task, met: Sequence[Met], articles: Mapping[str, Article]) -> Iterator[Verdict]:
    texts = _texts()
    if task.whole:
        ordered = told_apart([articles[name] for name in sorted(articles)])
        for a, b, alignment in among(list(sides(ordered).values())):
            if alignment.passages:
                case = Case(a.article, b.article, alignment, texts)
                yield verdict(case, weigh(case))
        return
    notices = {each.name: each.notices for each in task.articles}
    ready = {
        name: _known().sides(each, article, notices[name])
        for each, (name, article) in zip(met, articles.items(), strict=True)
    }
    for name, other in task.pairs:
        one_house = _house(articles[name]) is not None and _house(articles[name]) == _house(articles[other])
        a, b = (ready[each].own if one_house else ready[each].others for each in (name, other))
        alignment = align(a, b)
        if alignment.passages:
            one, two = told_apart([a.article, b.article])
            case = Case(one, two, alignment, texts)
            yield verdict(case, weigh(case))


def _house(article: Article) -> str | None:
    said = article.document.metadata
    return house_of(said.outlet.value if said.outlet else None, said.url.value if said.url else None)


def _facts(article: Article) -> Facts:
    reading, said = article.reading, article.document.metadata
    return Facts(
        reading.outlet.name if reading.outlet else None,
        reading.outlet.agency if reading.outlet else None,
        reading.published.value if reading.published else None,
        article.title,
        said.url.value if said.url else None,
        sum(map(len, article.body)),
    )


def _light(found: Verdict) -> Verdict:
    """The verdict with no more of its evidence than the story's explanation may quote."""
    best: dict[str, Evidence] = {}
    for each in sorted(found.evidence, key=lambda piece: (-piece.weight_bits, piece.kind)):
        if each.favours == found.direction and each.weight_bits > 0:
            best.setdefault(each.group, replace(each, places=()))
    return replace(
        found, hypotheses=dict(found.hypotheses), prior={}, evidence=tuple(best.values())[:2], missing=(), summary=""
    )


def _story(members: Sequence[str], articles: Mapping[str, Article], verdicts: Sequence[Verdict]) -> Story:
    here = set(members)
    inside = [each for each in verdicts if each.a in here]
    named = {each.id: each for each in told_apart([articles[name] for name in members])}
    path = edges(members, named, inside)
    return Story(tuple(members), origin(members, named, path, inside), path, tuple(audits(path, named)))
