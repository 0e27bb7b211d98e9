"""Links to places in article texts, and the anchors the texts need for them.

Where a place can be linked to depends on which texts the page has: both of every pair that stands side by side, and one
of each article that is in none. Which anchors a text needs depends on what links to it. So all links are asked for
first, and the texts are made last.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from provenance.report.visible import excerpt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from provenance.report.document import Json
    from provenance.report.words import Names


@dataclass(frozen=True, slots=True)
class Link:
    """A place in a text: where it leads, whose text it is, and what stands there."""

    href: str
    name: str
    quote: str


class Places:
    """The texts of one page, each by the fragment of the element that holds it."""

    def __init__(self, articles: Iterable[Json], beside: Sequence[tuple[int, Json]], names: Names) -> None:
        """Know the articles, and the pairs that stand side by side, with the numbers the page gives them."""
        self.articles: dict[str, Json] = {article["id"]: article for article in articles}
        self.names = names
        self._homes: dict[str, str] = {}
        self._anchors: dict[str, dict[int, str]] = {}
        for number, pair in beside:
            for side in ("a", "b"):
                self._homes.setdefault(pair[side], self.side(number, side))
        for number, identity in enumerate(self.articles, 1):
            self._homes.setdefault(identity, f"t{number}")

    @staticmethod
    def side(number: int, side: str) -> str:
        """The fragment of one side (`a` or `b`) of a related pair."""
        return f"p{number}{side}"

    def home(self, identity: str) -> str:
        """The fragment of the text that links from outside a pair lead to."""
        return self._homes[identity]

    def anchors(self, container: str) -> list[tuple[int, str]]:
        """All offsets of a text that links were handed out for, with the fragments to put there."""
        return sorted(self._anchors.get(container, {}).items())

    def text(self, identity: str) -> str:
        """An article's text; empty where the document does not hold it."""
        text: str | None = self.articles[identity].get("text")
        return text or ""

    def within(self, number: int, pair: Json) -> Callable[[Json], Link]:
        """Links for the evidence of a pair that stands side by side, which stay in that pair's texts."""
        return partial(self.link, containers={pair[side]: self.side(number, side) for side in ("a", "b")})

    def link(self, place: Json, containers: Mapping[str, str] | None = None, *, most: int = 80) -> Link:
        """A link to a place, with its first ``most`` characters; to the whole text where the place lies outside it."""
        identity, start = place["article"], place["start"]
        if identity not in self.articles:
            return Link("#articles", self.names[identity], "")
        container = (containers or {}).get(identity) or self._homes[identity]
        quote = self.quote(place, most=most)
        if not quote:
            return Link(f"#{container}", self.names[identity], "")
        anchor = self._anchors.setdefault(container, {}).setdefault(start, f"{container}-{start}")
        return Link(f"#{anchor}", self.names[identity], quote)

    def quote(self, place: Json, *, most: int = 80) -> str:
        """The beginning of what stands at a place; empty where it lies outside the text."""
        text, start, end = self.text(place["article"]), place["start"], place["end"]
        return excerpt(text[start : min(end, start + 8 * most)], most) if 0 <= start < end <= len(text) else ""
