"""What each unit is: the article, its headline, or one of the things around them.

::

    masthead, navigation      what stands above the headline
    headline
    caption                   between headline and article: standfirst, caption, photo credit, author's line
    body
    form, navigation, tail    what stands below: labels to fill in, short lines in a row, anything else

A standfirst is no body: it is an editor's summary, which other outlets do not take over with the text, and it cannot
be told from a caption by its words alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from provenance.clean.features import NAMES, PROSE_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.clean.units import Unit
    from provenance.clean.weights import Weights
    from provenance.model import Role

_LENGTH, _STOP, _LABEL, _CREDIT, _RIGHTS, _CLOCK, _REPEATED = (
    NAMES.index(name) for name in ("length", "stop", "label", "credit", "rights", "clock", "repeated")
)
_WORD = re.compile(r"\w+")
_POINT = re.compile(r"[.。।؟۔]$")
_MARKUP = re.compile(r"^#{1,6}\s+")

_LEAD: Final = 5
"""Most lines at the head of a run that may be headline and captions: title, standfirst, caption, credit, author."""
_TITLE_WORDS: Final = range(3, 31)
"""Words of a headline. Of the titles that 181 news pages state, all but one have at most 24."""
_LINKS: Final = 4
"""Short lines in a row that are a list of links."""
_NEAR: Final = 2
"""Units within which a field's neighbours belong to the same form."""


@dataclass(frozen=True, slots=True)
class Page:
    """What is known of a text before roles are given.

    ``inside`` says which units are the article so far, ``extracted`` that a format's own extractor said so.
    """

    text: str
    lines: Sequence[Unit]
    rows: Sequence[Sequence[float]]
    inside: Sequence[bool]
    title: str | None
    extracted: bool

    def line(self, i: int) -> str:
        """One unit's text."""
        return self.lines[i].span.of(self.text)

    def words(self, i: int) -> float:
        """One unit's length in words."""
        return float(2.0 ** self.rows[i][_LENGTH] - 1)

    def is_prose(self, i: int) -> bool:
        """Whether a unit is a sentence of some length."""
        return bool(self.rows[i][_STOP]) and self.words(i) >= PROSE_WORDS


def roles(page: Page, weights: Weights) -> list[Role]:
    """One role for each unit. At least one unit is body wherever there is any."""
    inside = list(page.inside)
    if not any(inside):
        return ["body"] * len(inside)
    for i in _captions(page):
        inside[i] = False
    for i in (*_lead(page, inside), *_end(page, inside)):
        inside[i] = False
    if not any(inside):  # nothing but captions: they are the text then
        inside = list(page.inside)
    first, last = inside.index(True), len(inside) - 1 - inside[::-1].index(True)
    headline = _headline(page, first, range(first, last + 1), weights)
    start = first if headline is None else headline
    around = (start, first, last)
    return ["body" if is_body else _around(page, inside, i, around, weights) for i, is_body in enumerate(inside)]


def _around(page: Page, inside: Sequence[bool], i: int, around: tuple[int, int, int], weights: Weights) -> Role:
    """The role of a unit that is not the article; ``around`` are the units of the headline and the article's ends."""
    start, first, last = around
    if i == start:
        return "headline"
    if i < start:
        return "navigation" if _in_list(page, inside, i) else "masthead"
    if i < first:
        return "caption" if first - start <= weights.headline.farthest else "navigation"
    if i < last:
        return "caption" if page.rows[i][_CREDIT] else "navigation"
    return _below(page, inside, i)


def _captions(page: Page) -> list[int]:
    """Lines within the article that say who took a picture and little else."""
    return [
        i
        for i, is_body in enumerate(page.inside)
        if is_body and page.rows[i][_CREDIT] and (not page.is_prose(i) or page.words(i) < 2 * PROSE_WORDS)
    ]


def _lead(page: Page, inside: Sequence[bool]) -> list[int]:
    """The lines at the head of the article that are set apart from its first sentence: headline, captions, credits.

    An extractor has seen the markup and is believed, except for a title it took into the body.
    """
    first = inside.index(True) if True in inside else len(inside)
    end = first
    while end < len(inside) and inside[end] and end - first <= _LEAD and _may_lead(page, end):
        end += 1
    if end == first or end - first > _LEAD or end >= len(inside) or not inside[end]:
        return []
    if page.extracted:
        return list(range(first, end))
    # Set apart is what blank lines set apart, or, in a text that has none, a line before a whole paragraph.
    lines = page.lines
    apart = lines[end].blanks or (not any(line.blanks for line in lines[1:]) and page.words(end) > 3 * PROSE_WORDS)
    rest = [i for i in range(end, len(inside)) if inside[i]]
    prose = sum(page.words(i) for i in rest if page.is_prose(i))
    if not apart or not page.is_prose(end) or prose * 2 < sum(page.words(i) for i in rest):
        return []
    return list(range(first, end))


def _end(page: Page, inside: Sequence[bool]) -> list[int]:
    """The lines at the article's end that belong to the furniture below: short ones that stand elsewhere too."""
    last = len(inside) - 1 - inside[::-1].index(True) if True in inside else -1
    start = last + 1
    while start > 1 and inside[start - 1] and page.rows[start - 1][_REPEATED] and _is_short(page, start - 1):
        start -= 1
    return list(range(start, last + 1)) if last < len(inside) - 1 else []


def _headline(page: Page, first: int, body: range, weights: Weights) -> int | None:
    """The line above the article that speaks most for being its headline, if any does enough."""
    points = weights.headline
    title = _normal(page.title or "")
    candidates = list(range(max(0, first - points.farthest), first))
    # A stated title is worth looking for all the way up.
    far = [i for i in range(candidates[0] if candidates else 0) if title and _same_title(_normal(page.line(i)), title)]
    candidates = far[-1:] + candidates
    if not candidates:
        return None
    others = [f" {_normal(page.line(i))} " for i in range(len(page.lines)) if i not in body and _may_repeat(page, i)]
    inner = " ".join(("", *(_normal(page.line(i)) for i in body[:_BODY_LOOKED_AT]), ""))
    vocabulary = set(inner.split())
    best: tuple[float, int] | None = None
    for i in candidates:
        line = _normal(page.line(i))
        stated = bool(title) and _same_title(line, title)
        if not line or not (stated or _may_be_title(page, i)):
            continue
        content = {word for word in line.split() if len(word) >= _CONTENT}
        known = len(content & vocabulary)
        value = points.known * known + points.unknown * (len(content) - known)
        value += points.stated * stated
        value += points.repeated * (sum(f" {line} " in other for other in others) > 1)
        value += points.alone * _is_alone(page, i)
        value += points.in_body * (f" {line} " in inner)
        value += points.distance * min(first - 1 - i, points.farthest)
        if best is None or value >= best[0]:
            best = (value, i)
    return best[1] if best and best[0] >= points.least else None


_BODY_LOOKED_AT: Final = 60
"""Units of the article that are compared with a candidate; what a headline says, the beginning says too."""
_CONTENT: Final = 4
"""Letters from which a word says what a line is about; in scripts without blanks a line is one such word."""


def _may_be_title(page: Page, i: int) -> bool:
    row = page.rows[i]
    return (
        round(page.words(i)) in _TITLE_WORDS
        and not _POINT.search(page.line(i))
        and not (row[_LABEL] or row[_CREDIT] or row[_RIGHTS])
        and not (row[_CLOCK] and page.words(i) < PROSE_WORDS)
    )


def _may_repeat(page: Page, i: int) -> bool:
    # A picture's credit repeats its caption, not the headline.
    return not page.rows[i][_CREDIT] and page.words(i) < 3 * len(_TITLE_WORDS)


def _same_title(line: str, title: str) -> bool:
    """Whether a line is the stated title, to which pages add their name, or which they shorten."""
    shorter, longer = sorted((line, title), key=len)
    return bool(shorter) and longer.startswith(shorter) and len(shorter) * 2 > len(longer)


def _is_alone(page: Page, i: int) -> bool:
    before = i == 0 or page.lines[i].blanks > 0
    after = i + 1 == len(page.lines) or page.lines[i + 1].blanks > 0
    return before and after


def _is_short(page: Page, i: int) -> bool:
    return page.words(i) < _TITLE_WORDS.stop and not page.rows[i][_STOP]


def _may_lead(page: Page, i: int) -> bool:
    if page.title and _same_title(_normal(page.line(i)), _normal(page.title)):
        return True
    return not page.extracted and not page.is_prose(i) and _is_short(page, i)


def _in_list(page: Page, inside: Sequence[bool], i: int) -> bool:
    """Whether a unit stands in a row of short lines."""
    start = i
    while start > 0 and i - start < _LINKS and not inside[start - 1] and _is_short(page, start - 1):
        start -= 1
    end = i + 1
    while end < len(inside) and end - i <= _LINKS and not inside[end] and _is_short(page, end):
        end += 1
    return _is_short(page, i) and end - start >= _LINKS


def _below(page: Page, inside: Sequence[bool], i: int) -> Role:
    near = range(max(0, i - _NEAR), min(len(inside), i + _NEAR + 1))
    labels = sum(bool(page.rows[j][_LABEL]) for j in near if not inside[j])
    if page.rows[i][_LABEL] or (labels > 1 and _is_short(page, i)):
        return "form"
    return "navigation" if _in_list(page, inside, i) else "tail"


def _normal(line: str) -> str:
    """A line's words in lower case, parted by single blanks."""
    return " ".join(_WORD.findall(_MARKUP.sub("", line).casefold()))
