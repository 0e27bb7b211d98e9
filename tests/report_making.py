"""How a report document of a test is made by hand: articles from parts, pairs from passages, a whole from both.

Offsets are found in the texts, never typed. What is made has exactly the fields of `provenance.report.document`, which
a test holds it to.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from itertools import combinations
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]
Story: TypeAlias = Callable[[], Json]

PRIOR = {"a_to_b": -2.0, "b_to_a": -2.0, "shared_source": -3.0, "independent": 0.0}


def article(identity: str, parts: list[tuple[str, str]], **facts: Any) -> Json:
    """An article from (role, text) parts, which are joined as they are; ``marks`` quote their text."""
    text, spans = "", list[Json]()
    for role, part in parts:
        stripped = part.strip()
        start = len(text) + part.index(stripped) if stripped else len(text)
        if role:
            spans.append({"start": start, "end": start + len(stripped), "role": role})
        text += part
    own = [{"start": span["start"], "end": span["end"]} for span in spans if span["role"] == "body"]
    outlet, published = facts.get("outlet"), facts.get("published")
    if published:
        quote = published.pop("quote", None)
        published |= place(text, quote) if quote else {"start": None, "end": None}
    return {
        "id": identity,
        "source": facts.get("source", f"in/{identity}.txt"),
        "sha256": hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        "media_type": facts.get("media_type", "text/plain"),
        "language": facts.get("language", "en"),
        "title": facts.get("title"),
        "url": facts.get("url"),
        "authors": facts.get("authors", []),
        "outlet": {"name": outlet, "basis": "masthead", "agency": None, "start": None, "end": None} if outlet else None,
        "published": published,
        "modified": None,
        "captured": None,
        "text": text,
        "headline": next(
            ({"start": span["start"], "end": span["end"]} for span in spans if span["role"] == "headline"), None
        ),
        "body": own,
        "left_out": [span for span in spans if span["role"] not in ("body", "headline")],
        "sentences": own,
        "marks": [
            {"place": None, "date": None, "issuer": None, "start": 0, "end": 0, "text": mark["text"]}
            | mark
            | place(text, mark["text"])
            for mark in facts.get("marks", [])
        ],
    }


def pair(a: Json, b: Json, relation: str = "none", direction: str | None = None, **facts: Any) -> Json:
    """A pair whose hypotheses follow from `PRIOR` and its evidence; passages are (kind, text in a, text in b)."""
    evidence = [
        {
            "kind": kind,
            "group": group,
            "favours": favours,
            "weight_bits": weight,
            "explanation": explanation,
            "spans": [{"article": each["id"], **place(each["text"], quote)} for each, quote in places],
        }
        for kind, group, favours, weight, explanation, places in facts.get("evidence", [])
    ]
    scores = {
        name: prior + sum(each["weight_bits"] for each in evidence if each["favours"] == name)
        for name, prior in PRIOR.items()
    }
    total = sum(2.0**score for score in scores.values())
    passages = [
        {
            "kind": kind,
            "quoted": "“" in in_a[:1],
            "similarity": 1.0 if kind == "verbatim" else 0.8,
            "bits": round(len(in_a) * 0.9, 4),
            "a": place(a["text"], in_a),
            "b": place(b["text"], in_b),
        }
        for kind, in_a, in_b in facts.get("passages", [])
    ]
    return {
        "a": a["id"],
        "b": b["id"],
        "relation": relation,
        "kind": facts.get("kind"),
        "direction": direction,
        "hypotheses": {name: float(f"{2.0**score / total:.12g}") for name, score in scores.items()},
        "prior_bits": dict(PRIOR),
        "containment": {"a_in_b": _contained(a, passages, "a"), "b_in_a": _contained(b, passages, "b")},
        "summary": facts.get("summary", f"{named(a)} and {named(b)} share no passage."),
        "missing": facts.get("missing", []),
        "passages": passages,
        "evidence": evidence,
        "without": facts.get("without", []),
    }


def document(articles: list[Json], pairs: list[Json], **rest: Any) -> Json:
    """A whole document; every pair that was not given is one without reuse."""
    given = {(each["a"], each["b"]): each for each in pairs}
    origins = [{"sources": []} | origin for origin in rest.get("origins", [])]
    nobody: Json = {
        "kind": "undetermined",
        "article": None,
        "agency": None,
        "probability": 0.0,
        "explanation": "No article took text from another, so there is no common origin to look for.",
        "group": [],
        "sources": [],
    }
    return {
        "schema": "provenance/1",
        "tool": {"name": "provenance", "version": "0.1.0"},
        "options": rest.get("options", {"language": "auto", "keep_going": False}),
        "case": {"title": None, "id": None, "stamp": None, "redacted": False, "anonymous": False},
        "articles": articles,
        "pairs": [given.get((a["id"], b["id"])) or pair(a, b) for a, b in combinations(articles, 2)],
        "origin": origins[0] if origins else nobody,
        "origins": origins,
        "edges": [{"alternatives": [], "revision": False} | edge for edge in rest.get("edges", [])],
        "credit_audit": [{"extent": None} | audit for audit in rest.get("credit_audit", [])],
        "mosaic": rest.get("mosaic", []),
        "warnings": rest.get("warnings", []),
    }


def named(each: Json) -> str:
    """The outlet of an article, or its id."""
    return str(each["outlet"]["name"] if each["outlet"] else each["id"])


def place(text: str, quote: str) -> Json:
    """Where a text says something."""
    start = text.index(quote)
    return {"start": start, "end": start + len(quote)}


def _contained(each: Json, passages: list[Json], side: str) -> float:
    inside = set[int]()
    for passage in passages:
        if passage["kind"] != "statement":
            inside.update(range(passage[side]["start"], passage[side]["end"]))
    own = {at for span in each["body"] for at in range(span["start"], span["end"])}
    return round(len(inside & own) / max(1, len(own)), 4)
