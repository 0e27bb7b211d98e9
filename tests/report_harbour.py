"""The report on a harbour that reopens: what a usual report has, in articles of a few sentences.

A copy with its direction, a pair that cannot be told, shared statements, a source outside the set and pairs without
reuse.
"""

from __future__ import annotations

from report_making import Json, article, document, named, pair, place

_QUOTE = "“We will open the harbour on Friday, storm or no storm,” harbour master Ilse Brandt said."
_RETOLD = "“The harbour opens Friday whatever the weather,” Ms Brandt told reporters on the quay."
_LEAD = (
    "The harbour of Port Aldis will reopen on Friday after eleven days of repairs, the port authority told Levant Wire."
)
_MIDDLE = "Two cranes fell into the basin during the storm of 22 April, and divers needed a week to raise them."
_EDITED_A = "About 340 ships had been waiting off the coast on Monday, most of them with grain from Velia."
_EDITED_B = "About 340 ships had been waiting off the coast Monday, most of them loaded with grain."
_TAIL = "The authority said that insurers would pay for both cranes."
_BRIDGE = (
    "The old bridge over the Serrin will be closed for the summer.\n\n"
    "Engineers found cracks in two of its seven arches, and the town cannot say what the repairs will cost. "
    "Until September the ferry runs every twenty minutes."
)


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
            summary=f"{named(first)} and Coast Chronicle quote the same statement in independent words.",
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
                "spans": [{"article": "daily", **place(daily["text"], "Port Aldis - Levant Wire")}],
            },
            {
                "article": "quarry",
                "uses": "unseen:North Agency",
                "credited": "yes",
                "explanation": "Quarry Times names North Agency: “(North Agency)”.",
                "spans": [{"article": "quarry", **place(quarry["text"], "(North Agency)")}],
            },
        ],
        warnings=[
            {"article": "coast", "code": "no-date", "message": "No publication date was found in this article."},
        ],
    )


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
