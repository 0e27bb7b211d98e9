"""The overview of a scan: figures for the page, each counted from the tables and nothing else.

::

    edges (who had it from whom)  ─▶ outlets × outlets: how many texts, which share, how fast, credited or not
    edges into an outlet's articles ─▶ which share of its text is taken over, and what is left is original

The figures are those of Cagé, Hervé & Viaud (2017, "The Production of Information in an Online World: Is Copy Right?",
doi:10.2139/ssrn.2672050), who found 32.6 % of French online news original and a quarter of the stories reproduced
within four minutes.

Departure: they take the earlier of two articles for the source. Here text counts as taken over only where the evidence
names a direction, and what is undetermined is counted apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from statistics import median
from typing import TYPE_CHECKING, Any

from provenance.data.agencies import canonical
from provenance.report import html
from provenance.report.catalogue import LANGUAGES
from provenance.weigh import decision

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from provenance.model import Verdict
    from provenance.report.words import Wording
    from provenance.scan.judge import Facts, Story
    from provenance.scan.scan import Totals

_PAGE = "scan"
_STORIES = 200
_OUTLETS = 25
_STEPS = 300
"""Rows of the page's tables. The Parquet tables hold all."""
_UNSEEN = "unseen:"
_NOT_KNOWN = "outlet not known"
"""What the figures call an outlet that is not known; the page says it in its own language."""


@dataclass(slots=True)
class _Flow:
    """Texts that went from one outlet to another."""

    shares: list[float] = field(default_factory=list)
    days: list[float] = field(default_factory=list)
    credited: Counter[str] = field(default_factory=Counter)


def prepare() -> None:
    """Have ready what the page is written with."""
    html.prepare(_PAGE)


def write(folder: Path, view: Mapping[str, Any], wording: Wording) -> None:
    """Write `index.html` of what `overview` gave."""
    made = html.page(_PAGE, scan=view, t=wording.strings.page)
    (folder / "index.html").write_text(made, encoding="utf-8", newline="\n")


def overview(
    totals: Totals,
    verdicts: Sequence[Verdict],
    known: Mapping[str, Facts],
    stories: Sequence[Story],
    numbers: Mapping[str, int],
    name: str,
    wording: Wording,
) -> dict[str, Any]:
    """All that the page shows, finished."""
    outlet, size = totals.outlet, totals.size
    flows: dict[tuple[str, str], _Flow] = {}
    taken: defaultdict[str, float] = defaultdict(float)
    agencies = {facts.outlet: house for facts in known.values() if facts.outlet and (house := _house(facts.agency))}
    for story in stories:
        credited = {(each.article, each.uses): each.credited for each in story.audits}
        part: defaultdict[str, float] = defaultdict(float)
        for edge in story.edges:
            source = edge.source.removeprefix(_UNSEEN) if edge.source.startswith(_UNSEEN) else outlet[edge.source]
            if edge.source.startswith(_UNSEEN):
                agencies.setdefault(source, _house(source))
            flow = flows.setdefault((source, outlet[edge.copy]), _Flow())
            flow.shares.append(edge.share)
            flow.credited[credited.get((edge.copy, edge.source), "no")] += 1
            lag = _lag(known.get(edge.source), known.get(edge.copy))
            if lag is not None:
                flow.days.append(lag)
            part[edge.copy] = min(1.0, part[edge.copy] + edge.share)
        for copy, portion in part.items():
            taken[outlet[copy]] += portion * size[copy]
    steps = sorted(flows.items(), key=lambda each: (-len(each[1].shares), each[0]))
    return {
        **_sentences(verdicts, numbers, name, wording),
        "stories": [_story(number, story, outlet, known, wording) for number, story in enumerate(stories[:_STORIES])],
        "matrix": _matrix(steps, agencies, wording),
        "steps": [_step(source, copy, flow, wording) for (source, copy), flow in steps[:_STEPS]],
        "outlets": _by_outlet(totals, flows, taken, agencies, wording),
        "timeline": _timeline(stories, known),
    }


def _sentences(verdicts: Sequence[Verdict], numbers: Mapping[str, int], name: str, wording: Wording) -> dict[str, Any]:
    """What the page says of the scan as a whole."""
    undetermined = sum(1 for each in verdicts if each.direction == "undetermined")
    return {
        "language": wording.strings.language,
        "foreign": wording.strings.language != LANGUAGES[0],
        "title": wording.say("scan_title", articles=wording.count("scan_article", numbers["articles"])),
        "counts": wording.say(
            "scan_counts",
            stories=wording.count("scan_story", numbers["stories"]),
            pairs=wording.count("scan_pair", numbers["pairs"]),
            passages=wording.count("scan_passage", numbers["passages"]),
        ),
        "command": f"provenance report {name} STORY -o story.html",
        "table": "stories.parquet",
        "cut": wording.say("scan_cut", n=_STORIES) if numbers["stories"] > _STORIES else "",
        "matrix_note": wording.say("scan_matrix_note", undetermined=wording.count("scan_undetermined", undetermined)),
        "method_runs": wording.say("scan_method_runs", noticed=wording.count("scan_noticed", numbers["noticed"])),
        "method_direction": wording.say("scan_method_direction", least=wording.share(decision().direction)),
    }


def _named(outlet: str, wording: Wording) -> str:
    return wording.say("scan_no_outlet") if outlet == _NOT_KNOWN else outlet


def _house(name: str | None) -> str:
    """What kind of house an agency or syndicate is, as the registry has it."""
    known = canonical(name) if name else None
    return (known.type or known.kind.replace("_", " ")) if known else ""


def _story(
    number: int, story: Story, outlet: Mapping[str, str], known: Mapping[str, Facts], wording: Wording
) -> dict[str, Any]:
    first = story.origin.article or story.members[0]
    days = sorted(facts.published[:10] for each in story.members if (facts := known.get(each)) and facts.published)
    titles = [facts.title for each in (first, *story.members) if (facts := known.get(each)) and facts.title]
    return {
        "id": f"s{number + 1:05d}",
        "articles": len(story.members),
        "outlets": len({outlet[each] for each in story.members}),
        "title": titles[0] if titles else first,
        "origin": _origin(story, outlet, wording),
        "published": _period(days, wording),
    }


def _origin(story: Story, outlet: Mapping[str, str], wording: Wording) -> str:
    if story.origin.kind == "article" and story.origin.article:
        return _named(outlet[story.origin.article], wording)
    if story.origin.kind == "unseen":
        return wording.say("scan_unseen", name=story.origin.agency)
    return wording.say("scan_untold")


def _period(days: Sequence[str], wording: Wording) -> list[str]:
    """The first day and the last, in the pieces that stand on one line each."""
    if not days:
        return []
    first, last = days[0], days[-1]
    return [first] if first == last else [first, wording.say("scan_until", day=last)]


def _matrix(
    steps: Sequence[tuple[tuple[str, str], _Flow]], agencies: Mapping[str, str], wording: Wording
) -> dict[str, Any]:
    """The outlets that give and take most, and how many texts went from each to each."""
    gives: Counter[str] = Counter()
    takes: Counter[str] = Counter()
    for (source, copy), flow in steps:
        gives[source] += len(flow.shares)
        takes[copy] += len(flow.shares)
    rows = [name for name, _ in sorted(gives.items(), key=lambda each: (-each[1], each[0]))[:_OUTLETS]]
    columns = [name for name, _ in sorted(takes.items(), key=lambda each: (-each[1], each[0]))[:_OUTLETS]]
    flows = dict(steps)
    most = max((len(flow.shares) for flow in flows.values()), default=1)
    return {
        "columns": [_named(column, wording) for column in columns],
        "rows": [
            {
                "name": _named(row, wording),
                "agency": agencies.get(row, ""),
                "total": gives[row],
                "cells": [
                    {
                        "count": len(flows[row, column].shares),
                        "weight": -(-4 * len(flows[row, column].shares) // most),
                        "said": _said(row, column, flows[row, column], wording),
                    }
                    if (row, column) in flows
                    else None
                    for column in columns
                ],
            }
            for row in rows
        ],
    }


def _step(source: str, copy: str, flow: _Flow, wording: Wording) -> dict[str, Any]:
    return {
        "source": _named(source, wording),
        "copy": _named(copy, wording),
        "count": len(flow.shares),
        "share": wording.share(median(flow.shares)),
        "lag": _days(flow.days, wording),
        "credited": wording.share(flow.credited["yes"] / len(flow.shares)),
    }


def _said(source: str, copy: str, flow: _Flow, wording: Wording) -> str:
    step = _step(source, copy, flow, wording)
    sentence = "scan_step_with_lag" if step["lag"] else "scan_step"
    return wording.say(sentence, texts=wording.count("scan_text", step["count"]), **step)


def _by_outlet(
    totals: Totals,
    flows: Mapping[tuple[str, str], _Flow],
    taken: Mapping[str, float],
    agencies: Mapping[str, str],
    wording: Wording,
) -> list[dict[str, Any]]:
    articles, characters = totals.articles, totals.characters
    copies: Counter[str] = Counter()
    credited: Counter[str] = Counter()
    given: Counter[str] = Counter()
    days: defaultdict[str, list[float]] = defaultdict(list)
    for (source, copy), flow in flows.items():
        copies[copy] += len(flow.shares)
        credited[copy] += flow.credited["yes"]
        given[source] += len(flow.shares)
        days[copy] += flow.days
    ordered = sorted(articles, key=lambda name: (-copies[name] - given[name], -articles[name], name))
    return [
        {
            "name": _named(name, wording),
            "agency": agencies.get(name, ""),
            "articles": articles[name],
            "copies": copies[name],
            "given": given[name],
            "original": wording.share(1 - taken.get(name, 0.0) / characters[name]) if characters[name] else "",
            "lag": _days(days[name], wording),
            "credited": wording.share(credited[name] / copies[name]) if copies[name] else "",
        }
        for name in ordered[:_STEPS]
    ]


def _timeline(stories: Sequence[Story], known: Mapping[str, Facts]) -> list[dict[str, Any]]:
    """By month, stories that began and copies that were published."""
    began: Counter[str] = Counter()
    copied: Counter[str] = Counter()
    for story in stories:
        days = [
            facts.published
            for each in story.members
            if (facts := known.get(each)) and facts.published and facts.published[:1].isdigit()
        ]
        if days:
            began[min(days)[:7]] += 1
        for edge in story.edges:
            facts = known.get(edge.copy)
            if facts and facts.published and facts.published[:1].isdigit():
                copied[facts.published[:7]] += 1
    most = max([*began.values(), *copied.values()], default=1)
    return [
        {"month": month, "stories": began[month], "copies": copied[month], "most": most}
        for month in sorted({*began, *copied})
    ]


def _lag(source: Facts | None, copy: Facts | None) -> float | None:
    """Days from source to copy; to the day where one of them says no more."""
    if not (source and copy and source.published and copy.published):
        return None
    try:
        one, other = _moment(source.published), _moment(copy.published)
    except ValueError:
        return None
    if isinstance(one, datetime) and isinstance(other, datetime) and (one.tzinfo is None) == (other.tzinfo is None):
        return (other - one).total_seconds() / 86400
    return float((_day(other) - _day(one)).days)


def _moment(value: str) -> date:
    if len(value) == 10:
        return date.fromisoformat(value)
    return datetime.fromisoformat(value)


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _days(values: Sequence[float], wording: Wording) -> str:
    if not values:
        return ""
    middle = median(values)
    if middle < 0:
        return wording.say("scan_dated_before")
    if middle == 0:
        return wording.say("scan_same_day")
    if middle < 1:
        hours = middle * 24
        if hours < 2:
            return wording.count("scan_minutes", round(hours * 60))
        return wording.count("scan_hours", round(hours))
    return wording.count("scan_days", 1 if middle < 1.5 else round(middle))
