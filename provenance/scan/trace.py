"""One article against an index: where does each of its passages stand first, and who has it since?

::

    article ─▶ sampled runs ─▶ articles of the index that have some ─▶ aligned with it ─▶ passages
                                                                                             │
    its text   ──────▓▓▓▓▓▓▓▓▓▓▓▓───────────▓▓▓▓▓▓──      stretches, each with all who have it, by time

Departure: only articles that share at least `_RUNS` sampled runs are aligned, at most `_MOST` of them, those with most
runs first. A story that more articles have is cut off, and the answer says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from provenance.align import align, side
from provenance.attribute import verdict
from provenance.marks import acquainted
from provenance.match.common import MANY
from provenance.model import Span
from provenance.pipeline import understand
from provenance.scan.hashes import run_hashes
from provenance.scan.runs import sampled
from provenance.scan.words import Reader
from provenance.weigh import Case, weigh

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.model import Article, Document, Passage, Verdict
    from provenance.scan.store import Index

_Found: TypeAlias = "tuple[Passage, Article, Verdict]"
_RUNS = 2
_MOST = 500
"""Judgement: some seconds of alignment."""


@dataclass(frozen=True, slots=True)
class Holder:
    """An article of the index that has a stretch: who, when, which of its characters, and who had it from whom.

    ``direction`` is `given` if the traced article gave the text, `taken` if it took it, else `undetermined`; ``kind``
    and ``similarity`` are those of the passage.
    """

    article: str
    outlet: str | None
    published: str | None
    span: Span
    kind: str
    similarity: float
    direction: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of the traced article that others have too, in order of time; those without a date come last."""

    span: Span
    holders: tuple[Holder, ...]

    @property
    def first(self) -> Holder:
        """Who has it first, of those in the index."""
        return self.holders[0]


@dataclass(frozen=True, slots=True)
class Trace:
    """What an index says of an article."""

    article: str
    outlet: str | None
    published: str | None
    stretches: tuple[Stretch, ...]
    met: int
    """Articles of the index that share enough runs to be aligned."""
    left_out: int
    """Of these, how many were not."""


def trace(document: Document, index: Index) -> Trace:
    """Look an article up; itself, by its id and hash, is not counted."""
    words = Reader().read([document.text])
    hashes = run_hashes(words.hashes, words.bounds)
    kept = hashes[sampled(hashes)]
    met = [each for each in index.met(kept) if each.runs >= _RUNS]
    documents = [each for each in index.documents([each.id for each in met[:_MOST]]) if each.sha256 != document.sha256]
    own, *others = acquainted([understand(each) for each in (document, *documents)])
    found: list[tuple[Passage, Article, Verdict]] = []
    ready = side(own)
    outlet = own.reading.outlet.name if own.reading.outlet else None
    stated = document.metadata.outlet.value if document.metadata.outlet else None
    notices = index.common(kept, stated, MANY) if stated else set()
    for other in others:
        if outlet and other.reading.outlet and other.reading.outlet.name == outlet and notices:
            shared = {each.id: each.runs for each in met}[other.id]
            if shared <= len(notices):
                continue  # no more than what the outlet prints below its articles
        alignment = align(ready, side(other))
        if alignment.taken:
            case = Case(own, other, alignment)
            decided = verdict(case, weigh(case))
            found += [(passage, other, decided) for passage in alignment.taken]
    return Trace(
        document.id,
        outlet,
        own.reading.published.value if own.reading.published else None,
        _stretches(found),
        len(met),
        max(0, len(met) - _MOST),
    )


def _stretches(found: Sequence[_Found]) -> tuple[Stretch, ...]:
    """The passages by where they stand in the traced article: those that are half the same are one stretch."""
    groups: list[list[_Found]] = []
    spans: list[Span] = []
    for each in sorted(found, key=lambda each: (-len(each[0].a), each[0].a, each[1].id)):
        here = each[0].a
        for at, span in enumerate(spans):
            if 2 * span.overlap(here) >= max(len(span), len(here)):
                groups[at].append(each)
                break
        else:
            spans.append(here)
            groups.append([each])
    return tuple(
        sorted(
            (Stretch(span, _holders(group)) for span, group in zip(spans, groups, strict=True)),
            key=lambda each: each.span,
        )
    )


def _holders(found: Sequence[_Found]) -> tuple[Holder, ...]:
    best: dict[str, Holder] = {}
    for passage, other, decided in found:
        if other.id not in best or len(passage.b) > len(best[other.id].span):
            reading = other.reading
            best[other.id] = Holder(
                other.id,
                reading.outlet.name if reading.outlet else None,
                reading.published.value if reading.published else None,
                passage.b,
                passage.kind,
                round(passage.similarity, 4),
                {"a_to_b": "given", "b_to_a": "taken"}.get(decided.direction or "", "undetermined"),
            )
    return tuple(sorted(best.values(), key=_time))


def _time(holder: Holder) -> tuple[bool, str, str]:
    """In order of time; without a year, and without a date, last."""
    published = holder.published or ""
    return not published[:1].isdigit(), published, holder.article
