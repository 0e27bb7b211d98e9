"""Paragraphs of printed lines: a page knows where its lines stand and not which of them belong together.

::

    the forestry office of Underhill said. Walk-     the line goes to the column's edge: it runs on, and the
    ers will have to take the longer path past       hyphen is the typesetter's
    the old saw mill.                                it ends before the edge, with a full stop: a paragraph
    “We have counted forty-two bite marks,” the      ends here
                      3
    Harbour Courier            10 December 2018      stands on every page: no part of the story, and put behind
    head forester told reporters.                    it, so that the paragraph goes on

Lines are joined only where it is safe: the same size of type, no wider gap than between the lines before, no indent,
and a line that had no room for the next one's first word or that breaks off in the middle of a sentence. What was not
joined is a line of its own, and the later stages know how to deal with wrapped lines.

A hyphen at a line's end is taken off unless what it parts are words of their own, known to be written so.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from provenance.data.words import word_bits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_STOP = re.compile(r"[.!?…。！？؟۔।:][.!?…。！？؟۔।”“\"'’»)\]*]*$")
_BROKEN = re.compile(r"(?P<first>[^\W\d_]+)[-\u00ad\u2010]$")
_FIRST = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d+")

_SAME_SIZE: Final = 0.1
"""Share by which sizes of type may differ within a paragraph: small capitals and raised figures are measured so."""
_GAP: Final = 1.35
"""How many times the usual distance of lines still is one; half a line more is how paragraphs are set apart."""
_SHORT_STEPS: Final = 5
"""One in so many distances of lines is shorter than the one that is taken for usual: where paragraphs are short, half
of all distances are those between paragraphs."""
_INDENT: Final = 0.8
"""Widths of a letter M by which a line must be set in to begin a paragraph; printers use one to two."""
_EDGE: Final = 2
"""Lines at the head and foot of a page among which running titles stand."""
_REPEATED: Final = 0.5
"""Share of the pages, and no fewer than three, on which such a line must stand."""


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its text, its box in points from the page's lower left corner, and its size of type."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float


def reflowed(pages: Sequence[Sequence[Line]]) -> list[str]:
    """The paragraphs of a document in reading order; what stands on every page comes last, but for the first page's.

    Linear in the number of lines.
    """
    running = _running(pages)
    story: list[tuple[int, Line]] = []
    aside: list[str] = []
    head: list[str] = []
    for number, page in enumerate(pages):
        inside = False
        for place, line in enumerate(page):
            if _at_edge(place, page) and _key(line) in running:
                (head if number == 0 and not inside else aside).append(_clean(line.text))
            else:
                inside = True
                story.append((number, line))
    known = Counter(word for _, line in story for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line.text.casefold()))
    return [text for text in (*head, *_paragraphs(story, known), *aside) if text]


def _running(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """The running titles and page numbers, by their letters: what stands at the edge of most pages."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_key(line) for place, line in enumerate(page) if _at_edge(place, page)})
    least = max(3, _REPEATED * len(pages))
    return frozenset(key for key, count in counts.items() if count >= least)


def _at_edge(place: int, page: Sequence[Line]) -> bool:
    return place < _EDGE or place >= len(page) - _EDGE


def _key(line: Line) -> str:
    return _DIGITS.sub("0", " ".join(line.text.casefold().split()))


def _paragraphs(story: Sequence[tuple[int, Line]], known: Counter[str]) -> Iterator[str]:
    if not story:
        return
    pitch = _pitch(story)
    edges = _edges(story)
    text = _clean(story[0][1].text)
    begun = story[0][1]
    for (page, line), (other, following), edge in zip(story, story[1:], edges, strict=False):
        if _runs_on(line, following, edge, pitch if page == other else None, begun):
            text = _joined(text, _clean(following.text), known)
        else:
            yield text
            text, begun = _clean(following.text), following
    yield text


def _pitch(story: Sequence[tuple[int, Line]]) -> float:
    """The usual distance of two lines of a paragraph, in sizes of type; paragraphs may stand further apart."""
    steps = sorted(
        (line.bottom - following.bottom) / line.size
        for (page, line), (other, following) in zip(story, story[1:], strict=False)
        if page == other and line.size > 0 and 0 < line.bottom - following.bottom < 3 * line.size
    )
    return steps[len(steps) // _SHORT_STEPS] if steps else 1.2


def _edges(story: Sequence[tuple[int, Line]]) -> list[float]:
    """For each line how far its column reaches to the right: as far as any line of the same stretch of it does."""
    edges = [line.right for _, line in story]
    start = 0
    for place in range(1, len(story) + 1):
        if place < len(story) and _one_column(story[place - 1], story[place]):
            continue
        widest = max(edges[start:place])
        edges[start:place] = [widest] * (place - start)
        start = place
    return edges


def _one_column(above: tuple[int, Line], below: tuple[int, Line]) -> bool:
    """Whether a line stands below another of the same size, with something of both under each other."""
    (page, line), (other, following) = above, below
    below_it = page == other and following.bottom < line.bottom and _same_size(line, following)
    return below_it and min(line.right, following.right) > max(line.left, following.left)


def _same_size(line: Line, other: Line) -> bool:
    return abs(line.size - other.size) <= _SAME_SIZE * max(line.size, other.size)


def _runs_on(line: Line, following: Line, edge: float, pitch: float | None, begun: Line) -> bool:
    """Whether a paragraph that ``begun`` begins goes on from one line to the next.

    ``pitch`` is the usual distance of lines in sizes of type, or nothing where the two stand on different pages.
    """
    if not _same_size(line, following):
        return False
    stopped = bool(_STOP.search(line.text.rstrip()[-12:]))
    lower = following.text.lstrip()[:1].islower()
    letters = max(1, len(line.text.strip()))
    width = (line.right - line.left) / letters
    first = (following.text.split(maxsplit=1) or [""])[0]
    full = line.right + (1 + len(first)) * width > edge
    step = line.bottom - following.bottom
    if pitch is None or step <= 0:  # on the next page, or at the head of the next column
        return not stopped and (full or lower)
    if step > _GAP * pitch * line.size:
        return False
    if following.left > line.left + _INDENT * line.size and line is not begun:
        return False
    if line is begun and following.left > line.left + _INDENT * line.size and stopped:
        return False
    return full or (lower and not stopped)


def _joined(text: str, following: str, known: Counter[str]) -> str:
    """Two lines as one, with a blank between them, or without the hyphen that only the line's end asked for."""
    broken = _BROKEN.search(text)
    first = _FIRST.match(following)
    if broken is None or first is None:
        return f"{text}{'' if text.endswith(('-', '–', '—')) and following[:1].isalnum() else ' '}{following}"
    halves = broken["first"].casefold(), first.group().casefold()
    common = word_bits()
    bare = "".join(halves)
    if bare in known or bare in common:
        kept = False
    elif "-".join(halves) in known or not first.group()[0].islower():
        kept = True
    else:
        kept = all(half in common for half in halves)
    return f"{text[:-1]}{'-' if kept else ''}{following}"


def _clean(text: str) -> str:
    return " ".join(text.replace("\0", "").split())
