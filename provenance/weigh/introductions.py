"""Names: a person who is spoken of by the surname was introduced somewhere, if not here.

::

    a   The forester Ilse Brandvold counted the bites. … Brandvold said the planks were gnawed.
    b                                                    Brandvold said the planks were gnawed.      who is that?

A cutter drops the paragraph that introduces a person and leaves the one that quotes him. So b's article is hardly the
source of a's; both may have cut from a third. Surnames that everybody knows are used without a first name by everyone
and do not count: only words that are rare in the background of news.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.data.words import unseen_bits, word_bits
from provenance.model import Place, Span
from provenance.weigh.pieces import pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Article, Evidence
    from provenance.weigh.case import Case

_FULL = re.compile(r"(?<![\w’'-])([A-ZÀ-Þ][a-zß-ÿ’'-]+(?: [A-Z]\.)?) ([A-ZÀ-Þ][\w’'-]{2,}[a-zß-ÿ])(?![\w-])")
_NEXT = re.compile(r"[A-ZÀ-Þ][\w’'-]*\.? $")
_RARE = 14.0
"""Bits of a surname from which on it needs an introduction: rarer than one word in 16,384, so that presidents and
party leaders do not count. Judgement, from the surnames below it in `words-en.tsv`."""


def introductions(case: Case) -> Iterator[Evidence]:
    """At most one piece of evidence for each reading: people whom the presumed copy never introduces."""
    for reading in case.readings():
        names = _introduced(reading.source)
        found = [
            (surname, full, place)
            for surname, full in names.items()
            if (place := _first(surname, reading.copy, reading.copy_spans))
            and not _is_introduced(surname, reading.copy.text)
        ]
        if found:
            surname, full, place = found[0]
            also = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
            yield from pieces(
                reading,
                "residue",
                "name_not_introduced",
                f"{reading.copy.name} speaks of {surname} and never says who that is{also}; {reading.source.name} "
                f"introduces {' '.join(full.of(reading.source.text).split())}.",
                (Place(reading.copy.id, place), Place(reading.source.id, full)),
            )


def _introduced(article: Article) -> dict[str, Span]:
    """Where each rare surname stands behind a first name for the first time."""
    known, unseen = word_bits(), unseen_bits()
    found: dict[str, Span] = {}
    for body in article.body:
        for match in _FULL.finditer(article.text, body.start, body.end):
            surname = match[2].removesuffix("'s").removesuffix("’s")
            if known.get(surname.casefold(), unseen) >= _RARE and known.get(match[1].casefold(), 0.0):
                found.setdefault(surname, Span(match.start(), match.start(2) + len(surname)))
    return found


def _first(surname: str, article: Article, spans: tuple[Span, ...]) -> Span | None:
    pattern = re.compile(rf"(?<![\w-]){re.escape(surname)}(?![\w-])")
    for span in spans:
        if match := pattern.search(article.text, span.start, span.end):
            return Span(*match.span())
    return None


def _is_introduced(surname: str, text: str) -> bool:
    """Whether the surname stands behind another capitalised word anywhere: a first name, a title, a rank."""
    return any(
        _NEXT.search(text[max(0, match.start() - 40) : match.start()])
        for match in re.finditer(rf"(?<![\w-]){re.escape(surname)}(?![\w-])", text)
    )
