"""Quotations: the longer, fuller one stands in the source.

::

    a   “We will open the sluice on Friday, and if the river allows it we will keep it open until June,” Holt said.
    b   “We will open the sluice on Friday,” Holt said.

A desk that is short of space cuts a quotation; nobody makes one longer who was not there. So b's article is hardly the
source of a's. Both may have it from a third, or a from the speech itself, so nothing is said for a. A quotation is cut
where it is the beginning or the end of the other's, and what is missing stands nowhere else in the article.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.match import tokenize
from provenance.model import Place
from provenance.weigh.pieces import pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.match import Texts
    from provenance.model import Article, Evidence, Span
    from provenance.weigh.case import Case

_KEPT = 4
"""Words of a quotation that are enough to know it by. Judgement: fewer are a turn of phrase."""
_CUT = 4
"""Words that must be missing: a word or two go when a comma is set."""


def quotes(case: Case) -> Iterator[Evidence]:
    """At most one piece of evidence for each reading: quotations that the presumed copy has in part."""
    quoted = {article.id: _quoted(article, case.texts) for article in (case.a, case.b)}
    for reading in case.readings():
        if not reading.copy_spans:
            continue
        found = _shortened(quoted[reading.source.id], quoted[reading.copy.id], reading.copy)
        if found:
            full, part = found[0]
            more = f", and {len(found) - 1} more in the same way" if len(found) > 1 else ""
            yield from pieces(
                reading,
                "residue",
                "quote_shortened",
                f"{reading.copy.name} has a quotation in part of which {reading.source.name} has more{more}: "
                f"“{_short(full.of(reading.source.text))}” against “{_short(part.of(reading.copy.text))}”.",
                (Place(reading.copy.id, part), Place(reading.source.id, full)),
            )


def _quoted(article: Article, texts: Texts) -> list[tuple[tuple[str, ...], Span]]:
    return [
        (words, each.inner)
        for each in article.quotations
        if len(words := texts.words(article.text, [each.inner]).words) >= _KEPT
    ]


def _shortened(
    full: list[tuple[tuple[str, ...], Span]], part: list[tuple[tuple[str, ...], Span]], copy: Article
) -> list[tuple[Span, Span]]:
    starts = {words[:_KEPT]: (words, span) for words, span in full}
    ends = {words[-_KEPT:]: (words, span) for words, span in full}
    found: list[tuple[Span, Span]] = []
    rest: str | None = None
    for words, span in part:
        for whole, missing in (
            (starts.get(words[:_KEPT]), slice(len(words), None)),
            (ends.get(words[-_KEPT:]), slice(None, -len(words))),
        ):
            if whole is None or len(whole[0]) < len(words) + _CUT:
                continue
            if words not in (whole[0][: len(words)], whole[0][-len(words) :]):
                continue
            rest = rest if rest is not None else f" {' '.join(tokenize(copy.text, copy.body).words)} "
            if not _stands(whole[0][missing], rest):
                found.append((whole[1], span))
                break
    return found


def _stands(words: tuple[str, ...], text: str) -> bool:
    """Whether some words of what is missing stand in the text after all."""
    return any(f" {' '.join(words[i : i + _CUT])} " in text for i in range(len(words) - _CUT + 1))


def _short(text: str) -> str:
    written = " ".join(text.split())
    return written if len(written) <= 160 else f"{written[:100]}…{written[-59:]}"
