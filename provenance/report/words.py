"""How the report says things: what a format adds around the sentences of the document.

`Wording` says it in one of the languages of the catalogue; the functions of this module say it in English, for the
terminal and for every format that has one language only. Estimates are said in words and in figures, and never as
certain: nothing here prints 0% or 100% for a probability.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from provenance import figures
from provenance.report.catalogue import Catalogue, catalogue
from provenance.report.visible import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from provenance.report.document import Json

UNSEEN = "unseen:"
"""How the document names a source outside the set."""

SCALE = (0.05, 0.20, 0.45, 0.55, 0.80, 0.95, 1.00)
"""Upper bounds (probabilities) of Intelligence Community Directive 203, *Analytic Standards* (2015), D.6.e.

The words stand in the catalogue, in the same order. The directive leaves the outermost hundredths without a word; here
the outermost words reach to the ends.
"""

MOST_OF_A_NAME = 60
"""Characters after which the name of an outlet is cut."""

MOST_NAMED = 3
"""Names that fit into a headline."""

_MOMENT = re.compile(
    r"(?P<year>\d{4}|-)(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?"
    r"(?:[T ](?P<time>\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
)


class Wording:
    """Everything the report says in one language."""

    def __init__(self, strings: Catalogue) -> None:
        """Say it with these strings."""
        self.strings = strings
        self.say = strings.say
        self.count = strings.count

    def label(self, names: str, identifier: str) -> str:
        """The name of an identifier of the document; one that the catalogue lacks is spelled out."""
        return self.strings.label(names, identifier) or spelled(identifier)

    def listed(self, items: Sequence[str], last: str = "and") -> str:
        """`A`, `A and B`, `A, B and C`; ``last`` is `and` or `or`."""
        return listed(items, self.say(last))

    def percent(self, probability: float) -> str:
        """A probability in figures."""
        return self._figure(*figures.percent_figure(probability))

    def share(self, value: float) -> str:
        """A measured share in figures."""
        return self._figure(*figures.share_figure(value))

    def bits(self, value: float) -> str:
        """A signed weight in bits, two decimals, with a true minus sign."""
        return self.strings.decimal(bits(value))

    def words(self, probability: float) -> str:
        """The words of `SCALE` for a probability."""
        said = self.strings.items("scale")
        return next((word for bound, word in zip(SCALE, said, strict=True) if probability <= bound), said[-1])

    def confidence(self, probability: float) -> str:
        """A probability in words and figures: `likely (72%)`."""
        return self.say("confidence", words=self.words(probability), figure=self.percent(probability))

    def sure(self, probability: float) -> str:
        """The same to stand in brackets: `likely, 72%`."""
        return self.say("sure", words=self.words(probability), figure=self.percent(probability))

    def relation(self, pair: Json) -> str:
        """What two articles have to do with each other, as a label."""
        return self.label("relations", pair["relation"])

    def hypotheses(self, pair: Json, names: Names) -> dict[str, str]:
        """What each hypothesis says of a pair's articles."""
        a, b, said = names[pair["a"]], names[pair["b"]], told_of(pair).direction
        return {
            "a_to_b": self.say(said, copy=b, source=a),
            "b_to_a": self.say(said, copy=a, source=b),
            "shared_source": self.say("third_text"),
            "independent": self.say("independent"),
        }

    def certainty(self, pair: Json, names: Names) -> tuple[str, float]:
        """What a pair's verdict claims, in words, and its probability.

        Where text was taken but the direction is open, the claim is that either took it from the other.
        """
        told, probability = self.hypotheses(pair, names), pair["hypotheses"]
        if pair["direction"] in ("a_to_b", "b_to_a"):
            return told[pair["direction"]], probability[pair["direction"]]
        if pair["relation"] in ("copy", "partial"):
            return self.either(pair, is_open=True), min(1.0, probability["a_to_b"] + probability["b_to_a"])
        known = "shared_source" if pair["relation"] == "shared_source" else "independent"
        return told[known], probability[known]

    def either(self, pair: Json, *, is_open: bool = False) -> str:
        """That a pair's text went one way or the other; ``is_open``: and that it is not decided which."""
        return self.say(told_of(pair).is_open if is_open else told_of(pair).either)

    def direction(self, pair: Json, names: Names) -> str:
        """Which way the text went, as a label; a dash where there is no way to speak of."""
        if pair["direction"] == "undetermined":
            return self.say("not_decided")
        ends = arrow(pair)
        return f"{names[ends[0]]} → {names[ends[1]]}" if ends else "–"

    def moment(self, when: Json | None) -> str:
        """A date as people write it: `9 December 2018, 07:56 (+02:00)`, `9 December, year not stated`."""
        if when is None:
            return self.say("not_known")
        found = _MOMENT.fullmatch(when["value"])
        months = self.strings.items("months")
        month = int(found["month"] or 0) if found else 0
        if not found or month > len(months):
            return plain(when["value"])
        date = self._date(found, months[month - 1] if month else "")
        if found["time"]:
            time = found["time"].removesuffix(":00") if found["time"].count(":") > 1 else found["time"]
            date += f", {time}" + (f" ({found['zone'].replace('Z', 'UTC')})" if found["zone"] else "")
        return date

    def grounds(self, when: Json) -> str:
        """How precise a date is, on what it rests and what else fits."""
        parts = [self.label("precisions", when["precision"]), self.label("bases", when["basis"])]
        if when["candidates"]:
            parts.append(self.say("would_fit", years=self.listed([str(year) for year in when["candidates"]], "or")))
        return "; ".join(parts)

    def headline(self, document: Json, names: Names) -> str:
        """The whole answer as a headline."""
        origins = document["origins"]
        if not origins:
            related = any(pair["relation"] != "none" for pair in document["pairs"])
            return self.say("nothing_taken" if related else "nothing_shared")
        if len(origins) > MOST_NAMED:
            return self.say("texts_began", where=self.count("group", len(origins)))
        if len(origins) > 1:
            return self.say("texts_began", where="; ".join(self.origin(origin, names) for origin in origins))
        if origins[0]["kind"] == "undetermined" and not origins[0].get("sources"):
            return self.say("text_began_untold")
        return self.say("text_began", where=self.origin(origins[0], names))

    def origin(self, origin: Json, names: Names) -> str:
        """Where the text of one group began, as short as it can be said."""
        if origin["kind"] == "article" and origin["article"]:
            return names[origin["article"]]
        if origin["kind"] == "unseen":
            return self.say("outside_set", name=plain(origin["agency"] or "") or self.say("a_source"))
        if sources := [names[identity] for identity in origin.get("sources", [])]:  # a field of later reports
            return self.listed(sources) if len(sources) <= MOST_NAMED else self.count("article", len(sources))
        group = [names[identity] for identity in origin.get("group", [])]
        if group and len(group) <= MOST_NAMED:
            return self.say("origin_untold_for", names=self.listed(group))
        return self.say("origin_untold")

    def _figure(self, bound: figures.Bound, figure: str) -> str:
        said = self.say("percent", figure=self.strings.decimal(figure))
        return self.say(bound, figure=said) if bound else said

    def _date(self, found: re.Match[str], month: str) -> str:
        day, year = int(found["day"] or 0), found["year"] if found["year"] != "-" else ""
        date = year
        if month:
            date = self.say("date_with_day", day=day, month=month) if day else month
            date = f"{date} {year}".rstrip()
        if year:
            return date
        return self.say("no_year_but", date=date) if date else self.say("no_year")


@cache
def wording(language: str = "en") -> Wording:
    """How the report says things in a language.

    Raises:
        UsageError: there is no catalogue for it.
    """
    return Wording(catalogue(language))


class Names:
    """How sentences name the articles of one document: by outlet, with the id where two share an outlet."""

    def __init__(self, articles: Sequence[Json], wording: Wording | None = None) -> None:
        """Learn the outlets of all articles; of unseen sources they speak English unless told otherwise."""
        self._wording = wording
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
            return plain(identity.removeprefix(UNSEEN), MOST_OF_A_NAME) or self._say("unknown_source")
        return self._names.get(identity) or plain(identity)

    def whose(self, identity: str) -> str:
        """The same inside a sentence, where an unseen source has to be told from an article."""
        name = self[identity]
        return self._say("name_outside_set", name=name) if identity.startswith(UNSEEN) else name

    def _say(self, key: str, **values: object) -> str:
        return (self._wording or wording()).say(key, **values)


def label(names: str, identifier: str) -> str:
    """The English name of an identifier of the document."""
    return wording().label(names, identifier)


def words(probability: float) -> str:
    """The words of `SCALE` for a probability."""
    return wording().words(probability)


def confidence(probability: float) -> str:
    """A probability in words and figures: `likely (72%)`."""
    return wording().confidence(probability)


def sure(probability: float) -> str:
    """The same to stand in brackets: `likely, 72%`."""
    return wording().sure(probability)


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
    return wording().relation(pair)


def hypotheses(pair: Json, names: Names) -> dict[str, str]:
    """What each hypothesis says of a pair's articles."""
    return wording().hypotheses(pair, names)


def certainty(pair: Json, names: Names) -> tuple[str, float]:
    """What a pair's verdict claims, in words, and its probability."""
    return wording().certainty(pair, names)


def direction(pair: Json, names: Names) -> str:
    """Which way the text went, as a label; a dash where there is no way to speak of."""
    return wording().direction(pair, names)


class Told(NamedTuple):
    """How it is said that text went from one article to the other: the keys of sentences in the catalogue.

    ``direction`` says it of one direction, ``either`` that it was one of the two, ``is_open`` that it is not decided
    which, ``step`` how much went; ``counted`` is the noun by which such pairs are counted, where it is another one than
    their relation.
    """

    direction: str
    either: str
    is_open: str
    step: str
    counted: str = ""


_COPIES = Told("took_from", "either", "either_open", "took")
_OWN = {
    "revision": Told("version_of", "version", "version_open", "is_version", "revision"),
    "own_text": Told("uses_of", "uses", "uses_open", "uses_again", "own_text"),
}
"""An outlet does not take text from itself."""


def told_of(pair: Json | None) -> Told:
    """How it is said of this pair."""
    return _OWN.get(pair.get("kind") or "", _COPIES) if pair else _COPIES


def arrow(pair: Mapping[str, object]) -> tuple[str, str] | None:
    """The ids of source and copy, once decided."""
    a, b = str(pair["a"]), str(pair["b"])
    return {"a_to_b": (a, b), "b_to_a": (b, a)}.get(str(pair["direction"] or ""))


def moment(when: Json | None) -> str:
    """A date as people write it: `9 December 2018, 07:56 (+02:00)`, `9 December, year not stated`."""
    return wording().moment(when)


def grounds(when: Json) -> str:
    """How precise a date is, on what it rests and what else fits."""
    return wording().grounds(when)


def headline(document: Json, names: Names) -> str:
    """The whole answer as a headline."""
    return wording().headline(document, names)


def _outlet(article: Json) -> str:
    return plain(article["outlet"]["name"], MOST_OF_A_NAME) if article["outlet"] else ""
