"""Who is credited: the strongest evidence there is about origin, because the articles say it themselves.

::

    the copy names the source's outlet                       for source → copy
    both name the same third                                 for a source outside the set
    one names a third, the other nobody                      for a source outside, against other → one
    neither names a third anywhere                           against a source outside the set
    nothing says which of the two is the other's source      for a source outside the set

The last is what is not there. Who has a text from the other mostly shows it somewhere: a name, a link, the page of an
agency; two that have it from elsewhere have nothing to show of each other. So silence is no tie.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from provenance.data.tables import table
from provenance.model import Evidence, Mark, Place, Span
from provenance.weigh.case import (
    Direct,
    are_from_a_third,
    came_with_text,
    foreign_marks,
    is_about,
    is_of,
    is_on_air,
    is_told_apart,
    may_mean,
    share_copied,
    text_marks,
)
from provenance.weigh.pieces import pieces
from provenance.weigh.weights import weight

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.model import Article
    from provenance.weigh.case import Case

_CALLED = {
    "dateline": "a dateline",
    "credit": "a credit",
    "byline": "a byline",
    "source_line": "a source line",
    "reprint": "a reprint notice",
    "press_release": "a press-release line",
    "copyright": "a copyright line",
    "metadata": "its metadata",
    "contributor": "a closing notice",
}

_ASIDE = re.compile(r"\b(?:who|which|whom|whose)(?:\s+\w+){0,2}\s+$")
"""In front of a mark: the clause that it stands in tells of somebody, and is no frame of what is told."""
_FRONT = 80
"""Characters in front of a mark in which that clause begins: `who in a long interview`."""
_CLAUSE = re.compile(r"[^.,;:!?\"“”()]*")
_LONG = 4
"""Letters of a word that says something of what is told; shorter ones stand in every text."""
_STATEMENT = 3
_RETOLD = 0.5
"""So many such words behind a mark are what is attributed; if half of them are the other article's, it is that which is
told again. Judgement."""

_OF_THIS_TEXT = 0.1
"""Share of an article below which its credit for the whole text is about another text of the house that it names: two
of an agency's stories have a paragraph of background in common, two of a paper's columns the line on who writes them.
Judgement: a paragraph's share, as in `attribute.stemma`."""


def marks(case: Case) -> Iterator[Evidence]:
    """What the marks of origin say, in both readings and of a third."""
    from_a_third = are_from_a_third(case)
    for reading in case.readings():
        if reading.copy_spans:
            yield from _credits_other(reading, from_a_third=from_a_third)
            yield from _third(reading)
    if any(passage.kind != "statement" for passage in case.alignment.passages):
        yield from _shared_credit(case)
        yield from _nobody_named(case)


def _credits_other(reading: Direct, *, from_a_third: bool) -> Iterator[Evidence]:
    source, copy = reading.source, reading.copy
    if source.reading.outlet is None or is_of(source.reading.outlet.name, copy):
        return
    by_dateline = source.reading.outlet.basis == "dateline"
    known = f" That {source.id} is {source.name}'s is read from its dateline alone." if by_dateline else ""
    for mark in copy.reading.marks:
        if not is_of(mark.agency, source):
            continue
        if mark.claims == "text":
            if reading.share < _OF_THIS_TEXT or _is_joint(copy, mark):
                continue
            kind = "reprint_notice" if mark.kind == "reprint" else "credit"
            if by_dateline and mark.kind == "dateline":
                kind = "same_dateline"
            elif by_dateline and mark.kind != "reprint":
                kind = "credit_by_dateline"
            yield from pieces(
                reading,
                "marks",
                kind,
                f"{copy.name} names {source.name} as the source of its text in {_CALLED[mark.kind]}: "
                f"“{_written(copy, mark)}”.{known}",
                (*_place(copy, mark), *_outlet_place(source)),
            )
        elif mark.claims == "part" and not came_with_text(reading, mark) and is_told_apart(reading):
            kind = "contributor" if mark.kind == "contributor" and not from_a_third else "mention"
            # An outlet names itself, too (`the Courier has learned`): where it is not known whose page the copy is, it
            # may be the other's own.
            kind = "attribution" if not from_a_third and _speaks_of_copied(reading, mark) else kind
            yield from pieces(
                reading,
                "marks",
                "credit_by_dateline" if by_dateline and kind != "mention" else kind,
                f"{copy.name} refers to {source.name}: “{_written(copy, mark)}”, and shares text with it.{known}",
                _place(copy, mark),
            )


def _is_joint(article: Article, mark: Mark) -> bool:
    """Whether a byline names the article's own outlet beside the other: `By A, Tarrow Courier, and B, ProPublica`."""
    outlet = article.reading.outlet
    return (
        mark.kind == "byline"
        and outlet is not None
        and any(may_mean(part.strip(), article) for part in _between().split(mark.span.of(article.text)))
    )


@cache
def _between() -> re.Pattern[str]:
    """What stands between the names of a byline."""
    words = "|".join(map(re.escape, table("marks.toml")["slots"]["and"]))
    return re.compile(rf"[,/&]|\s(?:{words})\s", re.IGNORECASE)


def _speaks_of_copied(reading: Direct, mark: Mark) -> bool:
    """Whether the sentence of the mark holds copied text: then it is that text which is attributed."""
    text = reading.copy.text
    if reading.copy.reading.outlet is None or is_on_air(mark, reading.copy) or is_about(mark, reading.source, text):
        return False
    sentence = next((each for each in reading.copy.sentences if each.overlap(mark.span)), mark.span)
    return any(span.overlap(sentence) for span in reading.copy_spans) and not _says_more(reading, mark, sentence)


def _says_more(reading: Direct, mark: Mark, sentence: Span) -> bool:
    """Whether what is attributed are words of the copy alone: `…, who told the Courier last year that he would sue`.

    Up to the next stop or comma; a day and a place are no statement.
    """
    text = reading.copy.text
    if _ASIDE.search(text, max(sentence.start, mark.span.start - _FRONT), mark.span.start):
        return True
    copied = min((span.start for span in reading.copy_spans if span.start >= mark.span.end), default=len(text))
    if text[mark.span.end : copied].rstrip(' \n"“„«').endswith(":"):
        return False  # `…, the Courier reports: “…`
    behind = _CLAUSE.match(text, mark.span.end, max(mark.span.end, sentence.end))
    words = [word for word in behind.group().split() if len(word) >= _LONG] if behind else []
    return len(words) >= _STATEMENT and share_copied(reading, " ".join(words)) < _RETOLD


def _third(reading: Direct) -> Iterator[Evidence]:
    """The copy of this reading credits a third; the source of it credits nobody."""
    source, copy = reading.source, reading.copy
    named = foreign_marks(copy)
    if not named or text_marks(source):
        return
    if any(is_of(mark.agency, source) or may_mean(mark.agency, source) for mark in named):
        return
    mark = named[0]
    yield Evidence(
        "third_credit",
        "marks",
        "shared_source",
        weight("marks", "third_credit"),
        f"{copy.name} credits {mark.agency}, which is neither of the two, and {source.name} credits nobody: "
        "both may have the text from there.",
        _place(copy, mark),
    )
    if source.reading.outlet is not None:
        yield Evidence(
            "third_credit",
            "marks",
            reading.favours,
            -weight("marks", "third_credit", "against"),
            f"{copy.name} credits {mark.agency}, not {source.name}: it will hardly have the text from there.",
            _place(copy, mark),
        )


def _shared_credit(case: Case) -> Iterator[Evidence]:
    others = {mark.agency: mark for mark in reversed(_sources(case.b))}
    for mark in _sources(case.a):
        other = others.pop(mark.agency, None)
        if other is not None and not _is_the_third(case, mark.agency):
            yield Evidence(
                "shared_credit",
                "marks",
                "shared_source",
                weight("marks", "shared_credit"),
                f"Both articles name {mark.agency} as the source of their text: “{_written(case.a, mark)}” and "
                f"“{_written(case.b, other)}”.",
                (*_place(case.a, mark), *_place(case.b, other)),
            )


def _nobody_named(case: Case) -> Iterator[Evidence]:
    """Neither article names anybody but the two as the source of anything in it."""
    # Of whom only the dateline says that one of the two is theirs, they may be a third as well.
    surely = [each for each in (case.a, case.b) if each.reading.outlet and each.reading.outlet.basis != "dateline"]
    if any(
        mark.claims != "nothing" and not any(is_of(mark.agency, each) for each in surely)
        for article in (case.a, case.b)
        for mark in article.reading.marks
    ):
        return
    yield Evidence(
        "nobody_named",
        "marks",
        "shared_source",
        -weight("marks", "nobody_named", "against"),
        "Neither article names a third as the source of anything it says; articles that have a text from one source "
        "mostly name it somewhere.",
    )


def unmarked(case: Case, seen: Iterable[Evidence]) -> Iterator[Evidence]:
    """Nothing that was seen names either as the other's source, or a third as that of both.

    Args:
        case: the pair.
        seen: all other evidence about it.
    """
    one, other = case.a.reading.outlet, case.b.reading.outlet
    if one is None or other is None or is_of(one.name, case.b):
        return  # a page of nobody knows whom could not be named, and nobody names himself
    if any(each.weight_bits > 0 and (each.group in _NAMING or each.kind in _SAYING) for each in seen):
        return
    yield Evidence(
        "unmarked",
        "marks",
        "shared_source",
        weight("marks", "unmarked"),
        f"Nothing shows {case.a.name} or {case.b.name} to be the other's source: neither credits the other or links to "
        "it, and neither is known as the house of the text. Articles of which one took a text from the other mostly "
        "show it; those that have it from a third have nothing to show.",
    )


_NAMING = frozenset({"marks", "links", "outlet"})
"""Groups of evidence by which an article may show whose its text is."""
_SAYING = frozenset({"told_the_other", "disguised"})
"""Kinds of other groups that say it too; and whoever disguises a text will not name its source."""


def _sources(article: Article) -> tuple[Mark, ...]:
    """Who is named for the whole text, in the order of the page, each once."""
    first: dict[str, Mark] = {}
    for mark in text_marks(article):
        first.setdefault(mark.agency, mark)
    return tuple(first.values())


def _is_the_third(case: Case, agency: str) -> bool:
    """Whether the agency that both name is the outlet of one of the two, and so no third.

    Where only its dateline says so of both of them, either may have kept it from the agency's page: a third again.
    """
    own = [
        article.reading.outlet
        for article in (case.a, case.b)
        if article.reading.outlet and article.reading.outlet.agency == agency
    ]
    return len(own) == 1 or any(outlet.basis != "dateline" for outlet in own)


def _written(article: Article, mark: Mark) -> str:
    written = " ".join(mark.span.of(article.text).split())
    if not written:
        return f"{mark.agency} (metadata)"
    return written if len(written) <= 100 else f"{written[:99]}…"


def _place(article: Article, mark: Mark) -> tuple[Place, ...]:
    return (Place(article.id, mark.span),) if len(mark.span) else ()


def _outlet_place(article: Article) -> tuple[Place, ...]:
    outlet = article.reading.outlet
    return (Place(article.id, outlet.span),) if outlet and outlet.span else ()
