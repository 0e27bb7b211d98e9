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
from itertools import accumulate, chain, groupby
from typing import TYPE_CHECKING, Final

from provenance.clean.features import OF_LINE, PROSE_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.clean.features import Seen
    from provenance.clean.units import Units
    from provenance.clean.weights import Weights
    from provenance.model import Role

_LENGTH, _STOP, _LABEL, _CREDIT, _RIGHTS, _CLOCK, _REPEATED = (
    OF_LINE.index(name) for name in ("length", "stop", "label", "credit", "rights", "clock", "repeated")
)
_WORD = re.compile(r"\w+")
_POINT = re.compile(r"[.。।؟۔]$")

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

    lines: Units
    seen: Seen
    inside: Sequence[bool]
    title: str | None
    extracted: bool

    def line(self, i: int) -> str:
        """One unit's text."""
        return self.lines.line(i)

    def row(self, i: int) -> Sequence[float]:
        """What was seen of one unit."""
        return self.seen.row(i)

    def words(self, i: int) -> float:
        """One unit's length in words."""
        return float(2.0 ** self.row(i)[_LENGTH] - 1)

    def is_prose(self, i: int) -> bool:
        """Whether a unit is a sentence of some length."""
        return bool(self.row(i)[_STOP]) and self.words(i) >= PROSE_WORDS


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
    short = [_short(row) for row in page.seen.rows]
    links = _in_lists([not is_body and short[number] for number, is_body in zip(page.seen.which, inside, strict=True)])
    above: list[Role] = ["navigation" if is_link else "masthead" for is_link in links[:start]]
    near = first - start <= weights.headline.farthest
    lead: list[Role] = [
        "headline" if i == headline else "caption" if near else "navigation" for i in range(start, first)
    ]
    within: list[Role] = [
        "body" if inside[i] else "caption" if page.row(i)[_CREDIT] else "navigation" for i in range(first, last + 1)
    ]
    return [*above, *lead, *within, *_below(page, inside, links, last + 1)]


def _captions(page: Page) -> list[int]:
    """Lines within the article that say who took a picture and little else."""
    if not any(row[_CREDIT] for row in page.seen.rows):
        return []
    return [
        i
        for i, is_body in enumerate(page.inside)
        if is_body and page.row(i)[_CREDIT] and (not page.is_prose(i) or page.words(i) < 2 * PROSE_WORDS)
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
    apart = lines.blanks[end] or (not any(lines.blanks[1:]) and page.words(end) > 3 * PROSE_WORDS)
    rest = [i for i in range(end, len(inside)) if inside[i]]
    prose = sum(page.words(i) for i in rest if page.is_prose(i))
    if not apart or not page.is_prose(end) or prose * 2 < sum(page.words(i) for i in rest):
        return []
    return list(range(first, end))


def _end(page: Page, inside: Sequence[bool]) -> list[int]:
    """The lines at the article's end that belong to the furniture below: short ones that stand elsewhere too."""
    last = len(inside) - 1 - inside[::-1].index(True) if True in inside else -1
    start = last + 1
    if start == len(inside):
        return []
    while start > 1 and inside[start - 1] and page.row(start - 1)[_REPEATED] and _short(page.row(start - 1)):
        start -= 1
    return list(range(start, last + 1))


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
    others = _others(page, body)
    inner = f" {_normal(' '.join([page.line(i) for i in body[:_BODY_LOOKED_AT]]))} "
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
        value += points.repeated * (others.count(f" {line} ") > 1)
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
    row = page.row(i)
    return (
        round(page.words(i)) in _TITLE_WORDS
        and not _POINT.search(page.line(i))
        and not (row[_LABEL] or row[_CREDIT] or row[_RIGHTS])
        and not (row[_CLOCK] and page.words(i) < PROSE_WORDS)
    )


def _others(page: Page, body: range) -> str:
    """The lines outside the article in which a headline may stand again, one below the other."""
    normal: dict[int, str] = {}
    found: list[str] = []
    which = page.seen.which
    for number in chain(which[: body.start], which[body.stop :]):
        if number not in normal:
            row = page.seen.rows[number]
            # A picture's credit repeats its caption, not the headline.
            may_repeat = not row[_CREDIT] and 2.0 ** row[_LENGTH] - 1 < 3 * len(_TITLE_WORDS)
            normal[number] = f" {_normal(page.seen.lines[number])} " if may_repeat else ""
        found.append(normal[number])
    return "\n".join(found)


def _same_title(line: str, title: str) -> bool:
    """Whether a line is the stated title, to which pages add their name, or which they shorten."""
    shorter, longer = sorted((line, title), key=len)
    return bool(shorter) and longer.startswith(shorter) and len(shorter) * 2 > len(longer)


def _is_alone(page: Page, i: int) -> bool:
    blanks = page.lines.blanks
    before = i == 0 or blanks[i] > 0
    after = i + 1 == len(blanks) or blanks[i + 1] > 0
    return before and after


def _may_lead(page: Page, i: int) -> bool:
    if page.title and _same_title(_normal(page.line(i)), _normal(page.title)):
        return True
    return not page.extracted and not page.is_prose(i) and _short(page.row(i))


def _in_lists(short: Sequence[bool]) -> list[bool]:
    """For each unit whether it stands in a row of short lines."""
    found: list[bool] = []
    for is_short, row in groupby(short):
        length = sum(1 for _ in row)
        found += [is_short and length >= _LINKS] * length
    return found


def _below(page: Page, inside: Sequence[bool], links: Sequence[bool], start: int) -> list[Role]:
    """The roles of the units from ``start`` on, behind the article."""
    is_label = [bool(row[_LABEL]) for row in page.seen.rows]
    is_short = [_short(row) for row in page.seen.rows]
    which = page.seen.which
    # Lines above count as neighbours, unless they are the article.
    labels = [*(is_label[which[i]] and not inside[i] for i in range(max(0, start - _NEAR), start))]
    edge = len(labels)
    labels += [is_label[number] for number in which[start:]]
    sums = [0, *accumulate(labels)]
    given: list[Role] = []
    for i, number in enumerate(which[start:], edge):
        near = sums[min(len(labels), i + _NEAR + 1)] - sums[max(0, i - _NEAR)]
        if labels[i] or (near > 1 and is_short[number]):
            given.append("form")
        else:
            given.append("navigation" if links[start + i - edge] else "tail")
    return given


def _short(row: Sequence[float]) -> bool:
    """Whether a line is short and no sentence."""
    return bool(2.0 ** row[_LENGTH] - 1 < _TITLE_WORDS.stop and not row[_STOP])


def _normal(line: str) -> str:
    """A line's words in lower case, parted by single blanks."""
    return " ".join(_WORD.findall(line.casefold()))
