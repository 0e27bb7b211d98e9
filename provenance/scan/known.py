"""What this process has made of the articles it met last.

::

    task     pairs 1–100 of a story in 300 papers      understood, words and runs found
    task     pairs 101–200 of it                       most of the same articles: nothing to do
    task     the story told                            the same again

Pairs that hang together may be too many for one task, and then the tasks share their articles. An article is known
again by all that is in its document, or in what was understood of it, so nothing hangs on what is remembered.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import OrderedDict
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar

from provenance.align import Side
from provenance.data.agencies import in_force
from provenance.match import discounted, indexed, material
from provenance.match.runs import RUN, run_hashes
from provenance.pipeline import understand

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from provenance.match import Material
    from provenance.model import Article, Document
    from provenance.scan.engines import Notice

_MOST = 1 << 20
"""Characters of the articles that are remembered: a few hundred articles. Judgement."""

Made = TypeVar("Made")


class Sides:
    """An article for pairs with other outlets, and for those with its own, where notices are worth little.

    Each is made when the first pair asks for it: most articles are never asked for both.
    """

    def __init__(self, article: Article, notices: tuple[Notice, ...]) -> None:
        self._article, self._notices = article, notices

    @cached_property
    def _material(self) -> Material:
        return material(self._article)

    @cached_property
    def others(self) -> Side:
        """For pairs with other outlets."""
        return Side(self._article, indexed(self._material, self._article.language))

    @cached_property
    def own(self) -> Side:
        """For pairs with articles of its own outlet."""
        if not self._notices:
            return self.others
        tokens = self._material.tokens
        common: dict[int, float] = {}
        hashes = run_hashes(tokens.words)
        for start, end, bits in self._notices:
            for at in range(bisect_left(tokens.starts, start), len(hashes) - RUN + 1):
                if tokens.ends[at + RUN - 1] > end:
                    break
                if hashes[at] >= 0:
                    common[hashes[at]] = min(bits, common.get(hashes[at], bits))
        return Side(self._article, indexed(discounted(self._material, common), self._article.language))


class Known:
    """Articles that were understood, and made ready to be aligned; those met last are remembered."""

    def __init__(self, most: int = _MOST) -> None:
        """Nothing is known yet.

        Args:
            most: characters of the articles that are remembered.
        """
        self._understood: _Last[Article] = _Last(most)
        self._sides: _Last[Sides] = _Last(most)

    def understood(self, document: Document) -> Article:
        """The document as an article, by the registry in force."""
        key = (in_force().sha256, document)
        return self._understood.of(key, len(document.text), lambda: understand(document))

    def sides(self, article: Article, notices: tuple[Notice, ...]) -> Sides:
        """The article ready to be aligned; ``notices`` are its outlet's in it."""
        return self._sides.of((article, notices), len(article.text), lambda: Sides(article, notices))


class _Last(Generic[Made]):
    """What was made last, by what it was made of."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._size = 0
        self._made: OrderedDict[Hashable, tuple[Made, int]] = OrderedDict()

    def of(self, key: Hashable, size: int, make: Callable[[], Made]) -> Made:
        """What is made of ``key``; ``size`` is in characters."""
        held = self._made.get(key)
        if held is None:
            held = self._made[key] = make(), size
            self._size += size
            while self._size > self._most and len(self._made) > 1:
                self._size -= self._made.popitem(last=False)[1][1]
        else:
            self._made.move_to_end(key)
        return held[0]
