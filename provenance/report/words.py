"""How the report says things: every sentence and label a format does not take from the document itself.

The document brings its own sentences (explanations, summaries); what is added around them stands here, so that one
file is the catalogue. Estimates are said in words and in figures, and never as certain: nothing here prints 0% or
100% for a probability.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from provenance.figures import percent
from provenance.report.visible import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from provenance.report.document import Json

UNSEEN = "unseen:"
"""How the document names a source outside the set."""

SCALE: tuple[tuple[float, str], ...] = (
    (0.05, "almost no chance"),
    (0.20, "very unlikely"),
    (0.45, "unlikely"),
    (0.55, "roughly even chance"),
    (0.80, "likely"),
    (0.95, "very likely"),
    (1.00, "almost certain"),
)
"""Upper bounds (probabilities) and words of Intelligence Community Directive 203, *Analytic Standards* (2015), D.6.e.

The directive leaves the outermost hundredths without a word; here the outermost words reach to the ends.
"""

MOST_OF_A_NAME = 60
"""Characters after which the name of an outlet is cut."""

MOST_NAMED = 3
"""Names that fit into a headline."""

RELATIONS: Mapping[str, str] = {
    "copy": "copy",
    "partial": "copy in part",
    "shared_source": "common source",
    "shared_statements": "same statements, told independently",
    "none": "no reuse found",
}
KINDS: Mapping[str, str] = {
    "verbatim": "verbatim",
    "edited": "edited",
    "paraphrase": "paraphrase",
    "statement": "statement",
}
KIND_MEANINGS: Mapping[str, str] = {
    "verbatim": "word for word the same",
    "edited": "the same sentence with words changed; the changed words are in bold",
    "paraphrase": "the same content in other words",
    "statement": "the same quoted words or utterance, told independently: not counted as text taken over",
}
BASES: Mapping[str, str] = {
    "option": "given on the command line",
    "metadata": "from its metadata",
    "url": "from its address",
    "dateline": "from its dateline",
    "byline": "from a line beside its text",
    "masthead": "from its masthead",
}
CLAIMS: Mapping[str, str] = {
    "text": "names where the whole text is from",
    "part": "names where a part of the text is from",
    "nothing": "says nothing about where the text is from",
}
CREDITED: Mapping[str, str] = {"yes": "Credited", "no": "Not credited", "wrong": "Credits someone else"}
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_MOMENT = re.compile(
    r"(?P<year>\d{4}|-)(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?"
    r"(?:[T ](?P<time>\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
)


class Names:
    """How sentences name the articles of one document: by outlet, with the id where two share an outlet."""

    def __init__(self, articles: Sequence[Json]) -> None:
        """Learn the outlets of all articles."""
        outlets = {article["id"]: _outlet(article) for article in articles}
        shared = Counter(outlet for outlet in outlets.values() if outlet)
        self._names = {
            identity: f"{outlet} ({plain(identity, MOST_OF_A_NAME)})"
            if outlet and shared[outlet] > 1
            else outlet or plain(identity, MOST_OF_A_NAME)
            for identity, outlet in outlets.items()
        }

    def __getitem__(self, identity: str) -> str:
        """The name of an article, or of an unseen source (`unseen:NAME`) as its bare name."""
        if identity.startswith(UNSEEN):
            return plain(identity.removeprefix(UNSEEN), MOST_OF_A_NAME) or "an unknown source"
        return self._names.get(identity) or plain(identity)

    def whose(self, identity: str) -> str:
        """The same inside a sentence, where an unseen source has to be told from an article."""
        name = self[identity]
        return f"{name} (a text outside this set)" if identity.startswith(UNSEEN) else name


def words(probability: float) -> str:
    """The words of `SCALE` for a probability."""
    return next((said for bound, said in SCALE if probability <= bound), SCALE[-1][1])


def confidence(probability: float) -> str:
    """A probability in words and figures: `likely (72%)`."""
    return f"{words(probability)} ({percent(probability)})"


def sure(probability: float) -> str:
    """The same to stand in brackets: `likely, 72%`."""
    return f"{words(probability)}, {percent(probability)}"


def bits(value: float) -> str:
    """A signed weight in bits, two decimals, with a true minus sign."""
    return f"{value + 0.0:+.2f}".replace("-0.00", "+0.00").replace("-", "−")


def count(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: `1 passage`, `1,204 passages`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def listed(items: Sequence[str], last: str = "and") -> str:
    """`A`, `A and B`, `A, B and C`."""
    return f"{', '.join(items[:-1])} {last} {items[-1]}" if len(items) > 1 else "".join(items)


def spelled(identifier: str) -> str:
    """An identifier of the document as words: `photo_credit` → `photo credit`."""
    return plain(identifier.replace("_", " "))


def stretches(passages: Iterable[Json]) -> list[Json]:
    """The passages, a summary as its parts: what lies between them is not shared."""
    return [part for passage in passages for part in passage.get("parts") or [passage]]


def relation(pair: Json) -> str:
    """What two articles have to do with each other, as a label."""
    return RELATIONS.get(pair["relation"], spelled(pair["relation"]))


def hypotheses(a: str, b: str) -> dict[str, str]:
    """What each hypothesis says of articles named ``a`` and ``b``."""
    return {
        "a_to_b": f"{b} took it from {a}",
        "b_to_a": f"{a} took it from {b}",
        "shared_source": "both took it from a third text",
        "independent": "both were written independently",
    }


def certainty(pair: Json, names: Names) -> tuple[str, float]:
    """What a pair's verdict claims, in words, and its probability.

    Where text was taken but the direction is open, the claim is that either took it from the other.
    """
    told, probability = hypotheses(names[pair["a"]], names[pair["b"]]), pair["hypotheses"]
    if pair["direction"] in ("a_to_b", "b_to_a"):
        return told[pair["direction"]], probability[pair["direction"]]
    if pair["relation"] in ("copy", "partial"):
        return "one took it from the other; which from which is not decided", min(
            1.0, probability["a_to_b"] + probability["b_to_a"]
        )
    known = "shared_source" if pair["relation"] == "shared_source" else "independent"
    return told[known], probability[known]


def direction(pair: Json, names: Names) -> str:
    """Which way the text went, as a label; a dash where there is no way to speak of."""
    if pair["direction"] == "undetermined":
        return "not decided"
    ends = arrow(pair)
    return f"{names[ends[0]]} → {names[ends[1]]}" if ends else "–"


def arrow(pair: Json) -> tuple[str, str] | None:
    """The ids of source and copy, once decided."""
    return {"a_to_b": (pair["a"], pair["b"]), "b_to_a": (pair["b"], pair["a"])}.get(pair["direction"] or "")


def moment(when: Json | None) -> str:
    """A date as people write it: `9 December 2018, 07:56 (+02:00)`, `9 December, year not stated`."""
    if when is None:
        return "not known"
    found = _MOMENT.fullmatch(when["value"])
    month = int(found["month"] or 0) if found else 0
    if not found or month > len(MONTHS):
        return plain(when["value"])
    date = " ".join(
        part
        for part in (
            str(int(found["day"])) if found["day"] else "",
            MONTHS[month - 1] if month else "",
            found["year"] if found["year"] != "-" else "",
        )
        if part
    )
    if found["year"] == "-":
        date = f"{date}, year not stated" if date else "year not stated"
    if found["time"]:
        date += f", {found['time'].removesuffix(':00') if found['time'].count(':') > 1 else found['time']}" + (
            f" ({found['zone'].replace('Z', 'UTC')})" if found["zone"] else ""
        )
    return date


def grounds(when: Json) -> str:
    """How precise a date is, on what it rests and what else fits."""
    parts = [f"to the {plain(when['precision'])}", BASES.get(when["basis"], spelled(when["basis"]))]
    if when["candidates"]:
        parts.append(f"{listed([str(year) for year in when['candidates']], 'or')} would fit")
    return "; ".join(parts)


def headline(document: Json, names: Names) -> str:
    """The whole answer as a headline."""
    origins = document["origins"]
    if not origins:
        related = any(pair["relation"] != "none" for pair in document["pairs"])
        return "No text was taken over" if related else "No shared text was found"
    if len(origins) > MOST_NAMED:
        return f"Where these texts began: {count(len(origins), 'group')} of related articles"
    if len(origins) > 1:
        return f"Where these texts began: {'; '.join(_origin(origin, names) for origin in origins)}"
    if origins[0]["kind"] == "undetermined":
        return "Where this text began cannot be told"
    return f"Where this text began: {_origin(origins[0], names)}"


def _origin(origin: Json, names: Names) -> str:
    if origin["kind"] == "article" and origin["article"]:
        return names[origin["article"]]
    if origin["kind"] == "unseen":
        return f"{plain(origin['agency'] or '') or 'a source'}, outside this set"
    group = [names[identity] for identity in origin.get("group", [])]
    return f"not told for {listed(group)}" if group and len(group) <= MOST_NAMED else "one that cannot be told"


def _outlet(article: Json) -> str:
    return plain(article["outlet"]["name"], MOST_OF_A_NAME) if article["outlet"] else ""
