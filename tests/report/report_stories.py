"""Report documents made by hand from small fictional articles; offsets are found in the texts, never typed.

`harbour` has a copy with its direction, a pair that cannot be told, shared statements, a source outside the set and
pairs without reuse. `hostile` has everything a text should not be able to do, `endless` a line of 2 MB. `crowded` has
ten related pairs of articles of 3 KB, `sixty` 1,770 of them. All have exactly the fields of
`provenance.report.document`, which a test holds them to.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from itertools import combinations
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]
Story: TypeAlias = Callable[[], Json]

PRIOR = {"a_to_b": -2.0, "b_to_a": -2.0, "shared_source": -3.0, "independent": 0.0}

_QUOTE = "“We will open the harbour on Friday, storm or no storm,” harbour master Ilse Brandt said."
_RETOLD = "“The harbour opens Friday whatever the weather,” Ms Brandt told reporters on the quay."
_LEAD = (
    "The harbour of Port Aldis will reopen on Friday after eleven days of repairs, the port authority told Levant Wire."
)
_MIDDLE = "Two cranes fell into the basin during the storm of 22 April, and divers needed a week to raise them."
_EDITED_A = "About 340 ships had been waiting off the coast on Monday, most of them with grain from Velia."
_EDITED_B = "About 340 ships had been waiting off the coast Monday, most of them loaded with grain."
_TAIL = "The authority said that insurers would pay for both cranes."
_MINUTES = [
    f"On day {number} the council of district {number * 7} met for {number + 2} hours and put off the vote on lot "
    f"{number * 13}, which had been announced in week {number % 50}, once more until the autumn."
    for number in range(1, 19)
]
"""Eighteen sentences of usual length, no two alike: 3 KB."""
_BRIDGE = (
    "The old bridge over the Serrin will be closed for the summer.\n\n"
    "Engineers found cracks in two of its seven arches, and the town cannot say what the repairs will cost. "
    "Until September the ferry runs every twenty minutes."
)


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
        published |= _span(text, quote) if quote else {"start": None, "end": None}
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
            | _span(text, mark["text"])
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
            "spans": [{"article": each["id"], **_span(each["text"], quote)} for each, quote in places],
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
            "a": _span(a["text"], in_a),
            "b": _span(b["text"], in_b),
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
        "summary": facts.get("summary", f"{_name(a)} and {_name(b)} share no passage."),
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


def harbour() -> Json:
    """Six articles: an agency, its copy, an independent report, two that cannot be told, one with an absent source."""
    wire, daily, coast = _wire(), _daily(), _coast()
    dune, mesa, quarry = _local("dune", "Dune Post"), _local("mesa", "Mesa Post"), _quarry()
    copied = pair(
        wire,
        daily,
        "copy",
        "a_to_b",
        summary="Harbour Daily took most of its text from Levant Wire and names it.",
        missing=["The publication date of Levant Wire's article has no year."],
        passages=[
            ("verbatim", _LEAD, _LEAD),
            ("verbatim", _QUOTE + "\n\n" + _MIDDLE, _QUOTE + "\n\n" + _MIDDLE),
            ("edited", _EDITED_A, _EDITED_B),
        ],
        evidence=[
            (
                "credit",
                "marks",
                "a_to_b",
                9.0,
                "Harbour Daily credits “Port Aldis - Levant Wire” above its text.",
                [(daily, "Port Aldis - Levant Wire")],
            ),
            (
                "own_dateline",
                "marks",
                "a_to_b",
                1.5,
                "Levant Wire opens with its own house's dateline.",
                [(wire, "PORT ALDIS, May 4 /Levant Wire/.")],
            ),
            (
                "told_agency",
                "residue",
                "a_to_b",
                4.25,
                "“told Levant Wire” was left standing in Harbour Daily.",
                [(wire, "told Levant Wire"), (daily, "told Levant Wire")],
            ),
            ("tail_cut", "edits", "a_to_b", 1.3219, "Harbour Daily lacks the last paragraph.", [(wire, _TAIL)]),
            ("shared_text", "text", "independent", -40.0, "Long stretches agree word for word.", [(daily, _MIDDLE)]),
            ("house_style", "style", "b_to_a", -0.7, "“on Monday” became “Monday”.", [(wire, "on Monday")]),
        ],
    )
    untold = pair(
        dune,
        mesa,
        "copy",
        "undetermined",
        summary="Dune Post and Mesa Post share all of their text; who had it first cannot be told from what is here.",
        missing=[
            "There is no publication time for Dune Post (dune).",
            "There is no publication time for Mesa Post (mesa).",
        ],
        passages=[("verbatim", _BRIDGE, _BRIDGE)],
        evidence=[("shared_text", "text", "independent", -30.0, "The whole text agrees.", [(dune, _BRIDGE)])],
    )
    quoted = [
        pair(
            first,
            coast,
            "shared_statements",
            summary=f"{_name(first)} and Coast Chronicle quote the same statement in independent words.",
            missing=["Whether one reporter read the other cannot be excluded: quotations alone do not show it."],
            passages=[("statement", _QUOTE, _RETOLD)],
            evidence=[
                (
                    "own_wording",
                    "quotes",
                    "independent",
                    2.5,
                    "The same utterance stands in two wordings.",
                    [(first, "storm or no storm"), (coast, "whatever the weather")],
                )
            ],
        )
        for first in (wire, daily)
    ]
    return document(
        [wire, daily, coast, dune, mesa, quarry],
        [copied, untold, *quoted],
        origins=[
            {
                "kind": "article",
                "article": "wire",
                "agency": "Levant Wire",
                "probability": 0.9991,
                "explanation": "Levant Wire (wire) had the text first; Harbour Daily took it over. "
                "Harbour Daily credits “Port Aldis - Levant Wire” above its text.",
                "group": ["wire", "daily"],
            },
            {
                "kind": "undetermined",
                "article": None,
                "agency": None,
                "probability": 0.5,
                "explanation": "Dune Post and Mesa Post share a text, but who had it first cannot be told.",
                "group": ["dune", "mesa"],
            },
            {
                "kind": "unseen",
                "article": None,
                "agency": "North Agency",
                "probability": 0.83,
                "explanation": "Quarry Times credits North Agency, whose text is not in this set.",
                "group": ["quarry"],
            },
        ],
        edges=[
            {
                "from": "wire",
                "to": "daily",
                "relation": "copy",
                "probability": 0.9991,
                "share": copied["containment"]["b_in_a"],
            },
            {"from": "unseen:North Agency", "to": "quarry", "relation": "copy", "probability": 0.83, "share": 1.0},
        ],
        credit_audit=[
            {
                "article": "daily",
                "uses": "wire",
                "credited": "yes",
                "explanation": "Harbour Daily names Levant Wire as the source of its text: “Port Aldis - Levant Wire”.",
                "spans": [{"article": "daily", **_span(daily["text"], "Port Aldis - Levant Wire")}],
            },
            {
                "article": "quarry",
                "uses": "unseen:North Agency",
                "credited": "yes",
                "explanation": "Quarry Times names North Agency: “(North Agency)”.",
                "spans": [{"article": "quarry", **_span(quarry["text"], "(North Agency)")}],
            },
        ],
        warnings=[
            {"article": "coast", "code": "no-date", "message": "No publication date was found in this article."},
        ],
    )


def hostile() -> Json:
    """A copy whose texts, names and sentences try to run, to load, to hide and to break the page."""
    bad = (
        '</script><script>window.__hacked = 1</script> <img src=x onerror="window.__hacked = 2"> '
        "<svg onload=alert(1)> </style><style>*{display:none}</style> <!-- {{ 7*7 }} {% raw %} ${7*7} "
        '"><a href="javascript:window.__hacked = 3">javascript:alert(1)</a> http://example.invalid/x.png '
        "gpj.\u202eexe\u202c nul\x00\x00\x01 bell\x07 zero\u200bwidth lone\ud800 &amp; &lt;b&gt; \u2028 end."
    )
    marks = "Zalgo e" + "\u0301" * 10_000 + " ends here."
    line = "A line without any end " + "x" * 200_000 + " ends."
    rtl = "قال المتحدث إن الميناء سيفتح يوم الجمعة (Port Aldis)."
    first = article(
        "<b>&'\"",
        [("masthead", f"{bad}\n\n"), ("body", f"{bad}\n\n{marks}\r\n{line}\n\n{rtl}\n")],
        outlet="<img src=x onerror=alert(1)> \u202eGazette",
        title="{{ 7*7 }} <script>window.__hacked = 4</script>",
        url="javascript:window.__hacked = 5",
        authors=["<script>"],
        language='en" onload="window.__hacked = 6',
        source='-"; rm <x>\n.txt',
        marks=[{"kind": "credit", "agency": "<script>alert(1)</script>", "claims": "text", "text": "gpj."}],
    )
    second = article("[bold]second[/bold]", [("body", f"{bad}\n{marks}\n{line}\n{rtl}")], outlet="[red]Second[/red]")
    return document(
        [first, second],
        [
            pair(
                first,
                second,
                "copy",
                "a_to_b",
                summary=f"Summary {bad[:200]}",
                missing=[f"Missing {bad[:200]}"],
                passages=[("verbatim", bad, bad), ("edited", marks, marks), ("verbatim", line, line)],
                evidence=[
                    ("<i>", "<b>group</b>", "a_to_b", 8.0, f"Sentence {bad}", [(first, bad), (second, "gpj.")]),
                    ("long", "<b>group</b>", "independent", -20.0, "x" * 5000, [(second, "x" * 200_000)]),
                ],
            )
        ],
        origins=[
            {
                "kind": "article",
                "article": first["id"],
                "agency": None,
                "probability": 0.99,
                "explanation": f"Origin {bad[:200]}",
                "group": [first["id"], second["id"]],
            }
        ],
        edges=[
            {"from": first["id"], "to": second["id"], "relation": "copy", "probability": 0.99, "share": 1.0},
            {"from": "unseen:<script>", "to": first["id"], "relation": "copy", "probability": 0.4, "share": 0.2},
        ],
        warnings=[{"article": first["id"], "code": "<x>", "message": bad[:200]}],
        options={"<script>": bad[:100]},
    )


def crowded() -> Json:
    """Five articles of 3 KB, every pair related, half of the sentences edited: more than five articles have to say."""
    articles = [
        article(
            f"paper{letter}",
            [
                ("masthead", f"Paper {letter}\nNews Sport Weather\n\n"),
                ("body", "\n\n".join(s if (n + i) % 2 else s.replace("once more", f"again, wrote {letter},")
                                      for n, s in enumerate(_MINUTES))),
            ],
            outlet=f"Paper {letter}",
        )
        for i, letter in enumerate("ABCDE")
    ]  # fmt: skip
    pairs = []
    for a, b in combinations(articles, 2):
        shared = list(zip(_paragraphs(a), _paragraphs(b), strict=True))
        pairs.append(
            pair(
                a,
                b,
                "copy",
                "undetermined",
                summary=f"{_name(a)} and {_name(b)} share all of their text.",
                passages=[("verbatim" if left == right else "edited", left, right) for left, right in shared],
                evidence=[
                    (f"kind {number}", f"group {number % 4}", favours, 0.25 * number, "A sentence of usual length.",
                     [(a, shared[number][0]), (b, shared[number][1])])
                    for number, favours in enumerate(["a_to_b", "b_to_a"] * 3)
                ],
            )
        )  # fmt: skip
    return document(articles, pairs)


def endless() -> Json:
    """Two articles of which one is a single line of two million characters, all of it in the other too."""
    line = "A line without any end, " * 50_000 + "x" * 800_000
    first = article("endless", [("body", line)], outlet="Endless")
    second = article("copied", [("body", f"Before it. {line}")], outlet="Copied")
    shared = pair(
        first,
        second,
        "copy",
        "undetermined",
        passages=[("verbatim", line, line)],
        evidence=[("shared_text", "text", "independent", -20.0, "One line agrees.", [(first, line), (second, line)])],
    )
    return document([first, second], [shared])


def sixty() -> Json:
    """Sixty articles of 3 KB, each a copy of the first and related to all others, every passage edited."""
    articles = [
        article(
            f"paper{letter:02}",
            [
                (
                    "body",
                    "\n\n".join(s.replace("hours", f"hours, wrote {letter},") if n % 3 else s
                                for n, s in enumerate(_MINUTES)),
                )
            ],
            outlet=f"Paper {letter}",
            published={
                "value": f"2018-05-{4 + letter // 20:02}T{letter % 20:02}:00:00Z",
                "precision": "second",
                "basis": "metadata",
                "candidates": [],
                "reason": None,
            },
        )
        for letter in range(60)
    ]  # fmt: skip
    paragraphs = {each["id"]: _paragraphs({"text": f"\n\n{each['text']}"}) for each in articles}
    pairs = []
    for a, b in combinations(articles, 2):
        shared = list(zip(paragraphs[a["id"]], paragraphs[b["id"]], strict=True))
        first = a is articles[0]
        pairs.append(
            pair(
                a,
                b,
                "copy",
                "a_to_b" if first else "undetermined",
                summary=f"{_name(a)} and {_name(b)} share all of their text.",
                missing=[] if first else [f"There is no credit in {_name(b)}."],
                passages=[("edited", left, right) for left, right in shared],
                evidence=[
                    (f"kind {number}", f"group {number % 4}", favours, 0.5 * number, "A sentence of usual length, " * 4,
                     [(a, shared[number % 6][0]), (b, shared[number % 6][1])])
                    for number, favours in enumerate(["a_to_b", "b_to_a"] * 4)
                ],
            )
        )  # fmt: skip
    edges = [
        {"from": "paper00", "to": each["id"], "relation": "copy", "probability": 0.97, "share": 1.0}
        for each in articles[1:]
    ]
    audits = [
        {
            "article": each["id"],
            "uses": "paper00",
            "credited": ("yes", "no", "wrong")[number % 3],
            "explanation": f"{_name(each)} names somebody, or nobody.",
            "spans": [],
        }
        for number, each in enumerate(articles[1:])
    ]
    origin = {
        "kind": "article",
        "article": "paper00",
        "agency": None,
        "probability": 0.97,
        "explanation": "Paper 0 had the text first; fifty-nine others took it over.",
        "group": [each["id"] for each in articles],
    }
    return document(articles, pairs, edges=edges, origins=[origin], credit_audit=audits)


def _wire() -> Json:
    return article(
        "wire",
        [
            ("headline", "Port Aldis harbour to reopen on Friday - authority\n\n"),
            ("caption", "The harbour of Port Aldis, April 30. Photo by J. Moreau/Pool via Blue Agency\n\n"),
            ("body", f"PORT ALDIS, May 4 /Levant Wire/. {_LEAD}\n\n{_QUOTE}\n\n{_MIDDLE}\n\n{_EDITED_A}\n\n{_TAIL}"),
            ("", "\n"),
        ],
        outlet="Levant Wire",
        title="Port Aldis harbour to reopen on Friday - authority",
        published={
            "value": "--05-04",
            "precision": "day",
            "basis": "dateline",
            "candidates": [2018, 2012],
            "reason": "the text calls May 4 a Friday",
            "quote": "May 4",
        },
        marks=[
            {
                "kind": "dateline",
                "agency": "Levant Wire",
                "claims": "text",
                "text": "PORT ALDIS, May 4 /Levant Wire/.",
                "place": "PORT ALDIS",
                "date": "May 4",
                "issuer": None,
            },
            {
                "kind": "photo_credit",
                "agency": "Blue Agency",
                "claims": "nothing",
                "text": "Photo by J. Moreau/Pool via Blue Agency",
            },
        ],
    )


def _daily() -> Json:
    return article(
        "daily",
        [
            ("masthead", "Harbour Daily\nHome  World  Economy  Sport\n\n"),
            ("form", "Name\nE-mail\nYour comment\n\n"),
            ("headline", "Port Aldis harbour to reopen on Friday\n\n"),
            ("body", f"Port Aldis - Levant Wire\n\n{_LEAD}\n\n{_QUOTE}\n\n{_MIDDLE}\n\n{_EDITED_B}"),
            ("tail", "\n\nMore news\nGMT 07:56 2011 Saturday, 27 August Storm warning lifted\nRegatta called off\n"),
        ],
        outlet="Harbour Daily",
        title="Port Aldis harbour to reopen on Friday",
        url="https://harbourdaily.example/2018/05/05/harbour",
        published={
            "value": "2018-05-05T07:10:00+02:00",
            "precision": "second",
            "basis": "metadata",
            "candidates": [],
            "reason": None,
        },
        marks=[
            {"kind": "credit", "agency": "Levant Wire", "claims": "text", "text": "Port Aldis - Levant Wire"},
            {"kind": "attribution", "agency": "Levant Wire", "claims": "part", "text": "told Levant Wire"},
        ],
    )


def _coast() -> Json:
    return article(
        "coast",
        [
            ("headline", "Grain fleet waits for Port Aldis\n\n"),
            ("body", f"By our correspondent. Crews on the roadstead of Port Aldis expect to unload.\n\n{_RETOLD}"),
        ],
        outlet="Coast Chronicle",
        title="Grain fleet waits for Port Aldis",
    )


def _local(identity: str, outlet: str) -> Json:
    return article(
        identity, [("headline", "Bridge closed\n\n"), ("body", _BRIDGE)], outlet=outlet, title="Bridge closed"
    )


def _quarry() -> Json:
    return article(
        "quarry",
        [("body", "The quarry at Holm will employ forty people from next year on, its owner said. (North Agency)")],
        outlet="Quarry Times",
        marks=[{"kind": "credit", "agency": "North Agency", "claims": "text", "text": "(North Agency)"}],
    )


def _paragraphs(each: Json) -> list[str]:
    """The body in stretches of three sentences."""
    sentences = each["text"].split("\n\n")[1:]
    return ["\n\n".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3)]


def _contained(each: Json, passages: list[Json], side: str) -> float:
    inside = set[int]()
    for passage in passages:
        if passage["kind"] != "statement":
            inside.update(range(passage[side]["start"], passage[side]["end"]))
    own = {at for span in each["body"] for at in range(span["start"], span["end"])}
    return round(len(inside & own) / max(1, len(own)), 4)


def _name(each: Json) -> str:
    return str(each["outlet"]["name"] if each["outlet"] else each["id"])


def _span(text: str, quote: str) -> Json:
    start = text.index(quote)
    return {"start": start, "end": start + len(quote)}
