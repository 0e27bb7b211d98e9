"""The articles of one part, and what is asked of them: whose they are, how their outlet writes, what is like what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from republish.draft import Draft, drafted
from republish.houses import House, house
from republish.originals import AGENCIES, Original, by_outlet
from republish.stories import Part, part_of, words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

ENOUGH = 12
"""Articles of an outlet in a part from which on it may stand as a copier: it needs own paragraphs to add."""

_LOOKED_AT = 30
"""Articles among which one on a similar subject is looked for."""

_LONG = 6
"""Letters of a word that says something of the subject."""


class Pool:
    """The articles of a part; everything about them that is asked twice is kept."""

    def __init__(self, articles: Sequence[Original], part: Part, enough: int = ENOUGH) -> None:
        self.articles = tuple(
            sorted((each for each in articles if part_of(each.story) == part), key=lambda each: each.id)
        )
        self.outlets = by_outlet(self.articles)
        self.copiers = tuple(name for name, own in self.outlets.items() if len(own) >= enough and name not in AGENCIES)
        self.from_agencies = tuple(each for each in self.articles if each.is_agency)
        self.from_outlets = tuple(each for each in self.articles if not each.is_agency)
        self._houses: dict[str, House] = {}
        self._subjects: dict[str, frozenset[str]] = {}

    def house(self, outlet: str) -> House:
        """How an outlet writes."""
        if outlet not in self._houses:
            self._houses[outlet] = house(outlet, self.outlets.get(outlet, ()))
        return self._houses[outlet]

    def copier(self, chance: Random, but: Sequence[str]) -> str:
        """An outlet that copies, none of those named; each is as likely as any other, however much it prints."""
        return chance.choice([name for name in self.copiers if name not in but])

    def similar(self, chance: Random, outlet: str, like: Original) -> Draft:
        """An article of an outlet on a subject as near as can be, of another story."""
        return drafted(self.nearest(chance, self.outlets[outlet], like))

    def nearest(self, chance: Random, among: Sequence[Original], like: Original) -> Original:
        """The one of some articles drawn that shares most long words, for its length, with another."""
        others = [each for each in among if each.story != like.story]
        drawn = chance.sample(others, min(_LOOKED_AT, len(others)))
        subject = self._subject(like)
        return max(drawn, key=lambda each: (len(subject & self._subject(each)) / len(self._subject(each)), each.id))

    def _subject(self, article: Original) -> frozenset[str]:
        if article.id not in self._subjects:
            long = (word for word in words(article.text) if len(word) >= _LONG)
            self._subjects[article.id] = frozenset(long) or frozenset([""])
        return self._subjects[article.id]
