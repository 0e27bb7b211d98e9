"""Finding an extractor's choice again among a page's visible paragraphs.

The extractor gives text, not places, and not quite the page's paragraphs: it joins and splits them, drops a picture's
caption from within one, and unifies characters. So words are traced, not paragraphs::

    page       Menu News | Rain fell on Monday | Advertisement | The river rose | Related: Rain fell on Monday
    extracted                Rain fell on Monday  |              The river rose
    anchors                  └ runs of words that stand once on either side ┘

Runs of words that are unique on both sides are anchors; the longest series of anchors in the same order on both sides
is kept (the idea of patience diff, Cohen) and each is extended word by word as far as both sides agree. Between two
anchors the same is done again, because what is repeated on the page may be unique there, and at last the first of
several equal runs is taken. A paragraph is the extractor's if most of its words are. The depth is bounded, so the
work is linear but for the sorting of anchors.
"""

from __future__ import annotations

import bisect
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

RUN: Final = 4
"""Words of an anchor: four words in a row seldom stand twice on one page by chance."""
DEEPEST: Final = 3
"""How often the search is repeated between anchors; from there on the first of equal runs is taken."""
MOST_OF_IT: Final = 0.5
"""Share of a paragraph's words that must be the extractor's for the paragraph to be."""
COVERAGE: Final = 0.8
"""Share of the extractor's words that must be found again for any of it to be kept: below the lowest share of 181 news
pages, 0.83 (the median is 1.00; `benchmarks/extraction.py` prints them). Less means that the extractor took the article
from elsewhere, a script say, than from what is visible."""

# Scripts written without blanks between words: one character is one word.
_WORD = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]|[^\W_]+")


def words(text: str) -> list[str]:
    """The words of a text, or its characters where a script does not part words."""
    return _WORD.findall(text.casefold())


def traced(paragraphs: Sequence[str], extracted: Sequence[str]) -> tuple[int, ...]:
    """Which paragraphs the extracted texts were taken from.

    Returns:
        Numbers of paragraphs, ascending; none if less than `COVERAGE` of the extracted words were found again.
    """
    owners: list[int] = []
    page: list[str] = []
    for number, paragraph in enumerate(paragraphs):
        found = words(paragraph)
        page.extend(found)
        owners.extend([number] * len(found))
    chosen = [word for text in extracted for word in words(text)]
    if not chosen:
        return ()
    common = matched(page, chosen)
    if len(common) < COVERAGE * len(chosen):
        return ()
    sizes, hits = [0] * len(paragraphs), [0] * len(paragraphs)
    for owner in owners:
        sizes[owner] += 1
    for place in common:
        hits[owners[place]] += 1
    return tuple(i for i, size in enumerate(sizes) if size and hits[i] >= MOST_OF_IT * size)


def matched(page: Sequence[str], chosen: Sequence[str]) -> list[int]:
    """Places of the words of ``page`` that are matched, in order, with words of ``chosen``."""
    common: list[int] = []
    waiting = [(0, len(page), 0, len(chosen), 0)]
    while waiting:
        i, end, j, stop, depth = waiting.pop()
        series = _anchors(page[i:end], chosen[j:stop], first=depth == DEEPEST)
        before, other = i, j  # the first words not yet used
        for place, target in series:
            at, to = i + place, j + target
            if at < before or to < other:
                continue
            start, begin = at, to
            while start > before and begin > other and page[start - 1] == chosen[begin - 1]:
                start, begin = start - 1, begin - 1
            if depth < DEEPEST and start > before and begin > other:
                waiting.append((before, start, other, begin, depth + 1))
            while at < end and to < stop and page[at] == chosen[to]:
                at, to = at + 1, to + 1
            common.extend(range(start, at))
            before, other = at, to
        if depth < DEEPEST and before < end and other < stop:
            # Where nothing was unique, the next depth would find no more: go straight to the last.
            waiting.append((before, end, other, stop, depth + 1 if series else DEEPEST))
    return sorted(common)


def _anchors(page: Sequence[str], chosen: Sequence[str], *, first: bool) -> list[tuple[int, int]]:
    """Places of equal runs on both sides, ascending on both; of runs that repeat the first, or none."""
    run = min(RUN, len(chosen), len(page))
    theirs = _places(chosen, run, first=first)
    pairs = [(i, theirs[key]) for key, i in _places(page, run, first=first).items() if key in theirs]
    return _ascending(sorted(pairs))


def _places(sequence: Sequence[str], run: int, *, first: bool) -> dict[tuple[str, ...], int]:
    places: dict[tuple[str, ...], int] = {}
    repeated: set[tuple[str, ...]] = set()
    for i in range(len(sequence) - run + 1):
        key = tuple(sequence[i : i + run])
        if key in places:
            repeated.add(key)
        else:
            places[key] = i
    return places if first else {key: i for key, i in places.items() if key not in repeated}


def _ascending(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest subsequence of pairs, sorted by the first number, in which the second ascends too."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, to) in enumerate(pairs):
        place = bisect.bisect_left(tails, to)
        before.append(ends[place - 1] if place else -1)
        if place == len(tails):
            tails.append(to)
            ends.append(number)
        else:
            tails[place] = to
            ends[place] = number
    series: list[tuple[int, int]] = []
    number = ends[-1] if ends else -1
    while number >= 0:
        series.append(pairs[number])
        number = before[number]
    return series[::-1]
