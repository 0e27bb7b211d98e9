"""Reports out of the usual, beside that on the harbour: `hostile`, `endless`, and two of many articles.

`hostile` has everything a text should not be able to do, `endless` a line of 2 MB. `crowded` has ten related pairs of
articles of 3 KB, `sixty` 1,770 of them.
"""

from __future__ import annotations

from itertools import combinations

from report_harbour import harbour
from report_making import Json, article, document, named, pair

__all__ = ["crowded", "endless", "harbour", "hostile", "sixty"]

_MINUTES = [
    f"On day {number} the council of district {number * 7} met for {number + 2} hours and put off the vote on lot "
    f"{number * 13}, which had been announced in week {number % 50}, once more until the autumn."
    for number in range(1, 19)
]
"""Eighteen sentences of usual length, no two alike: 3 KB."""


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
                summary=f"{named(a)} and {named(b)} share all of their text.",
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
                summary=f"{named(a)} and {named(b)} share all of their text.",
                missing=[] if first else [f"There is no credit in {named(b)}."],
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
            "explanation": f"{named(each)} names somebody, or nobody.",
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


def _paragraphs(each: Json) -> list[str]:
    """The body in stretches of three sentences."""
    sentences = each["text"].split("\n\n")[1:]
    return ["\n\n".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3)]
