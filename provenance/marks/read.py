"""All that one article says about where it is from.

::

    openings ──▶ datelines ┐
    lines near ─▶ credits  ├─▶ marks ─▶ outlet
                 notices   │        └─▶ dates
    body ───────▶ attributions ┘
    metadata ───▶ authors, sources, links ┘

Where two recognisers read the same words, the stronger reading stays: a photo credit is never also a credit.
"""

from __future__ import annotations

from bisect import bisect
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from provenance.data import outlets
from provenance.data.agencies import canonical
from provenance.data.tables import table
from provenance.marks.attribution import attributions, opening
from provenance.marks.bare import may_be_bare
from provenance.marks.bylines import glued_byline
from provenance.marks.collisions import settled
from provenance.marks.credited import LONGEST
from provenance.marks.credits import credit_marks
from provenance.marks.datelines import datelines
from provenance.marks.dates import moments
from provenance.marks.eastern import eastern, eastern_writers
from provenance.marks.endings import endings
from provenance.marks.hints import Hints, opening_of
from provenance.marks.lines import near_lines
from provenance.marks.metadata import markup_marks, metadata_marks
from provenance.marks.notices import notices
from provenance.marks.outlet import outlet
from provenance.marks.slots import name_of, unnamed
from provenance.model import Document, Layout, Mark, Outlet, Reading, Span
from provenance.segment import sentences
from provenance.segment.paragraphs import paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

_RANK = {
    "dateline": 0,
    "photo_credit": 1,
    "reprint": 2,
    "contributor": 3,
    "press_release": 4,
    "source_line": 5,
    "byline": 6,
    "copyright": 7,
    "credit": 8,
    "attribution": 9,
    "metadata": 10,
}
_OPENINGS = 3
"""Paragraphs of the body that may carry the dateline: it may stand behind a headline and a standfirst that were pasted
into the text; TASS itself sets it behind a standfirst."""
_LEAD = 1200
"""Characters in which a dateline and the two sentences behind it stand: a long sentence of a wire has some 400."""
_ENDINGS = 3
"""Paragraphs that may end the story: behind its credit may stand a reporter's address and a line on corrections."""
_ENDINGS_REACH = 1500
"""Characters from the end of the body in which those stand."""


def read(document: Document, layout: Layout) -> Reading:
    """The marks, the outlet and the dates of one article."""
    text = document.text
    body = layout.body
    around = near_lines(text, layout)
    first, last = _first_paragraphs(text, body), _last_paragraphs(text, body)
    openings = [*first, *(line.span for line in reversed(around) if line.place == "above")]
    closings = endings(text, around, last)
    hints = Hints(
        [
            *(opening_of(text, each) for each in openings if each in first[:1] or may_be_bare(text, each)),
            *(line.text for line in around if line.outside or len(line.text) <= LONGEST),
            *(closing.tail for closing in closings),
        ]
    )
    marks = _without_clashes(
        [
            *(datelines(text, openings, hints) or eastern(text, openings) or _glued(text, first, hints)),
            *notices(around, hints),
            *credit_marks(around, closings, hints),
            *eastern_writers(text, last),
            *_formula(text, body),
            *attributions(text, body),
            *markup_marks(around),
            *metadata_marks(document),
        ],
    )
    marks = settled(text, marks, first[0] if first else None, document.metadata.language)
    by = outlet(document, layout, marks)
    own = _of_its_own(text, marks, by)
    marks = tuple(mark for mark in marks if mark not in own)
    dated = [mark.span for mark in marks if mark.kind in ("dateline", "press_release") and mark.date]
    lead = sentences(text, [_cut(each) for each in first], dated) if dated else ()
    when = moments(document, layout, marks, lead)
    return Reading(
        marks=marks,
        outlet=by,
        published=when.published,
        modified=when.modified,
        captured=when.captured,
        notices=when.notices,
    )


def _of_its_own(text: str, marks: Sequence[Mark], by: Outlet | None) -> set[Mark]:
    """Datelines and bylines that name nobody but an outlet that is no agency, where it may be the article's own.

    `(CNN) --` and `By Ada Quill, The Gorge Times` are how those outlets' own stories open. On a page that is known to
    be another's, or behind another's name in the place of the place (`TODAY NICARAGUA (Confidencial)`), they are
    credits; and so they are where no dash or colon follows, as digests of other papers set them.
    """
    houses: dict[Span, list[Mark]] = {}
    for mark in marks:
        if mark.kind in ("dateline", "byline") and len(mark.span):
            houses.setdefault(mark.span, []).append(mark)
    own: set[Mark] = set()
    for span, group in houses.items():
        names = {mark.agency for mark in group}
        known_other = by is not None and by.basis != "dateline" and not names & {by.name, by.agency}
        behind_another = any(mark.place and outlets.named(mark.place) for mark in group)
        behind_another = behind_another or (group[0].kind == "dateline" and text[span.end - 1] in ")]")
        if all(_papers(name) for name in names) and not known_other and not behind_another:
            own.update(group)
    return own


def _papers(name: str) -> bool:
    """Whether a name is an outlet's that opens its stories with it, and no agency's."""
    return name in _own_openers() or (not unnamed(name) and canonical(name) is None)


@cache
def _own_openers() -> frozenset[str]:
    return frozenset(name_of(written) for written in table("marks.toml")["datelines"]["own"])


def _first_paragraphs(text: str, body: Sequence[Span]) -> list[Span]:
    return list(islice((each for region in body for each in paragraphs(text, region)), _OPENINGS))


def _last_paragraphs(text: str, body: Sequence[Span]) -> list[Span]:
    """The paragraphs that may end the story, last first; of a long one only its end matters."""
    found: list[Span] = []
    for region in reversed(body):
        start = max(region.start, region.end - _ENDINGS_REACH)
        if start > region.start:
            newline = text.find("\n", start, region.end)
            start = start if newline < 0 else newline
        found.extend(reversed(list(paragraphs(text, Span(start, region.end)))))
        if len(found) >= _ENDINGS:
            break
    return found[:_ENDINGS]


def _cut(paragraph: Span) -> Span:
    """As much of a paragraph as its first sentences can be: some pages set a whole story as one."""
    return Span(paragraph.start, min(paragraph.end, paragraph.start + _LEAD))


def _formula(text: str, body: Sequence[Span]) -> tuple[Mark, ...]:
    """The opening formula of Persian copy; as a source line it comes before the attribution it looks like."""
    mark = opening(text, body)
    return (mark,) if mark else ()


def _glued(text: str, first: Sequence[Span], hints: Hints) -> tuple[Mark, ...]:
    return glued_byline(text, first[0], hints) if first else ()


def _without_clashes(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """The marks of which none overlaps another, but for several agencies named by one; the stronger kind stays."""
    kept: list[Mark] = []
    named: dict[Span, list[Mark]] = {}
    starts: list[int] = []
    taken: list[Span] = []
    for mark in sorted(marks, key=lambda each: (_RANK[each.kind], each.span, each.agency)):
        same = named.get(mark.span, [])
        if len(mark.span):
            if any(other.kind != mark.kind or other.agency == mark.agency for other in same):
                continue
            if not same:
                place = bisect(starts, mark.span.start)
                beside = taken[max(0, place - 1) : place + 1]
                if any(other.overlap(mark.span) for other in beside):
                    continue
                starts.insert(place, mark.span.start)
                taken.insert(place, mark.span)
        kept.append(mark)
        named.setdefault(mark.span, []).append(mark)
    return tuple(sorted(kept, key=lambda each: (each.span, each.kind, each.agency)))
