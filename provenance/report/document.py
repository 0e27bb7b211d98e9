"""A comparison as the plain data of the JSON report, schema `provenance/1`.

Every other format is rendered from this document, so that a stored JSON report can become any of them, and what a
page shows can always be found in the data. Fields are added within version 1, never renamed.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

from provenance.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from provenance.model import (
        Article,
        Audit,
        Comparison,
        Evidence,
        Mark,
        Moment,
        Origin,
        Passage,
        Place,
        Span,
        Verdict,
    )

SCHEMA = "provenance/1"
Json: TypeAlias = dict[str, Any]

NO_CASE: Mapping[str, object] = MappingProxyType(
    {"title": None, "id": None, "stamp": None, "redacted": False, "anonymous": False}
)
"""What `provenance.report.finish` fills in: what the user says of the report, and what was done to it afterwards."""


def document(comparison: Comparison) -> Json:
    """The whole comparison as the JSON report's object; numbers rounded as `number` says, nothing left out."""
    origins = [_origin(origin) for origin in comparison.origins]
    return {
        "schema": SCHEMA,
        "tool": {"name": "provenance", "version": VERSION},
        "options": dict(comparison.options),
        "case": dict(NO_CASE),
        "articles": [article(each) for each in comparison.articles],
        "pairs": [_pair(verdict) for verdict in comparison.verdicts],
        "origin": origins[0] if origins else _no_origin(),
        "origins": origins,
        "edges": [
            {
                "from": edge.source,
                "to": edge.copy,
                "relation": edge.relation,
                "probability": number(edge.probability),
                "share": number(edge.share),
                "alternatives": list(edge.alternatives),
                "revision": edge.revision,
            }
            for edge in comparison.edges
        ],
        "credit_audit": [_audit(audit) for audit in comparison.audits],
        "mosaic": [
            {
                "article": stretch.article,
                **_span(stretch.span),
                "from": stretch.source,
                "probability": number(stretch.probability),
            }
            for stretch in comparison.mosaic
        ],
        "warnings": [
            {"article": notice.article, "code": notice.code, "message": notice.message} for notice in comparison.notices
        ],
    }


def article(each: Article) -> Json:
    """One article as `inspect` prints it and `articles[]` holds it."""
    read, metadata = each.reading, each.document.metadata
    return {
        "id": each.id,
        "source": each.document.source,
        "sha256": each.document.sha256,
        "media_type": each.document.media_type,
        "language": each.language,
        "title": each.title,
        "url": metadata.url.value if metadata.url else None,
        "authors": list(metadata.authors),
        "outlet": (
            {"name": read.outlet.name, "basis": read.outlet.basis, "agency": read.outlet.agency}
            | _maybe_span(read.outlet.span)
            if read.outlet
            else None
        ),
        "published": _moment(read.published),
        "modified": _moment(read.modified),
        "captured": _moment(read.captured),
        "text": each.text,
        "headline": _span(each.layout.headline) if each.layout.headline else None,
        "body": [_span(span) for span in each.body],
        "left_out": [_span(block.span) | {"role": block.role} for block in each.layout.left_out],
        "sentences": [_span(span) for span in each.sentences],
        "marks": [_mark(mark, each.text) for mark in read.marks],
    }


def number(value: float) -> float:
    """A number for the report: four decimals, which is finer than any estimate here is good for."""
    return round(value, 4) + 0.0


def probability(value: float) -> float:
    """A probability to twelve significant digits: a tiny one stays above zero and can be checked by adding up."""
    return float(f"{value:.12g}")


def _pair(verdict: Verdict) -> Json:
    return {
        "a": verdict.a,
        "b": verdict.b,
        "relation": verdict.relation,
        "kind": verdict.kind,
        "direction": verdict.direction,
        "hypotheses": {name: probability(value) for name, value in verdict.hypotheses.items()},
        "prior_bits": {name: number(value) for name, value in verdict.prior.items()},
        "containment": {"a_in_b": number(verdict.alignment.a_in_b), "b_in_a": number(verdict.alignment.b_in_a)},
        "summary": verdict.summary,
        "missing": list(verdict.missing),
        "passages": [_passage(passage) for passage in verdict.alignment.passages],
        "evidence": [_evidence(evidence) for evidence in verdict.evidence],
        "without": [
            {
                "group": each.group,
                "relation": each.relation,
                "direction": each.direction,
                "hypotheses": {name: probability(value) for name, value in each.hypotheses.items()},
            }
            for each in verdict.without
        ],
    }


def _passage(passage: Passage) -> Json:
    found: Json = {
        "kind": passage.kind,
        "quoted": passage.quoted,
        "similarity": number(passage.similarity),
        "bits": number(passage.bits),
        "a": _span(passage.a),
        "b": _span(passage.b),
    }
    if passage.parts:
        found["parts"] = [_passage(part) for part in passage.parts]
    return found


def _evidence(evidence: Evidence) -> Json:
    return {
        "kind": evidence.kind,
        "group": evidence.group,
        "favours": evidence.favours,
        "weight_bits": number(evidence.weight_bits),
        "explanation": evidence.explanation,
        "spans": [_place(place) for place in evidence.places],
    }


def _mark(mark: Mark, text: str) -> Json:
    return {
        "kind": mark.kind,
        "agency": mark.agency,
        "place": mark.place,
        "date": mark.date,
        "issuer": mark.issuer,
        **_span(mark.span),
        "text": mark.span.of(text),
        "claims": mark.claims,
    }


def _origin(origin: Origin) -> Json:
    return {
        "kind": origin.kind,
        "article": origin.article,
        "agency": origin.agency,
        "probability": number(origin.probability),
        "explanation": origin.explanation,
        "group": list(origin.group),
        "sources": list(origin.sources),
    }


def _no_origin() -> Json:
    return {
        "kind": "undetermined",
        "article": None,
        "agency": None,
        "probability": 0.0,
        "explanation": "No article took text from another, so there is no common origin to look for.",
        "group": [],
        "sources": [],
    }


def _audit(audit: Audit) -> Json:
    return {
        "article": audit.article,
        "uses": audit.uses,
        "credited": audit.credited,
        "extent": audit.extent,
        "explanation": audit.explanation,
        "spans": [_place(place) for place in audit.places],
    }


def _moment(moment: Moment | None) -> Json | None:
    if moment is None:
        return None
    return {
        "value": moment.value,
        "precision": moment.precision,
        "basis": moment.basis,
        "candidates": list(moment.candidates),
        "reason": moment.reason,
        **_maybe_span(moment.span),
    }


def _place(place: Place) -> Json:
    return {"article": place.article, **_span(place.span)}


def _span(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _maybe_span(span: Span | None) -> Json:
    return {"start": span.start if span else None, "end": span.end if span else None}
