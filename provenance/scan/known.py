"""What this process has made of the articles it met last.

::

    task     pairs 1–100 of a story in 300 papers      understood, words and runs found
    task     pairs 101–200 of it                       most of the same articles: nothing to do
    task     the story told                            the same again

Pairs that hang together may be too many for one task, and then the tasks share their articles; their story is told at
the end, when many others have been met. What was read of an article is little more than its text; what makes it ready
to be aligned is twenty times that, and is forgotten sooner. An article is known again by all that is in its document,
so nothing hangs on what is remembered.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import OrderedDict
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar

from provenance.align import Side
from provenance.data.agencies import in_force
from provenance.marks import with_names
from provenance.match import discounted, indexed, material
from provenance.match.runs import RUN
from provenance.pipeline import understand
from provenance.scan.hashes import run_hashes_of

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from provenance.marks import Names
    from provenance.match import Material
    from provenance.model import Article, Document
    from provenance.scan.engines import Notice

_READ = 1 << 23
"""Characters of the articles that are remembered as they were read: a few thousand articles, twenty megabytes."""
_READY = 1 << 20
"""Characters of those that are ready to be aligned: a few hundred articles, seventy megabytes. Both are judgement."""

Made = TypeVar("Made")


class Sides:
    """An article for pairs with other outlets, and for those with its own, where notices are worth little.

    Each is made when the first pair asks for it: most articles are never asked for both.
    """

    def __init__(self, article: Article, notices: tuple[Notice, ...]) -> None:
        self.article, self.notices = article, notices

    @cached_property
    def _material(self) -> Material:
        return material(self.article, hashed=run_hashes_of)

    @cached_property
    def others(self) -> Side:
        """For pairs with other outlets."""
        return Side(self.article, indexed(self._material, self.article.language))

    @cached_property
    def own(self) -> Side:
        """For pairs with articles of its own outlet."""
        if not self.notices:
            return self.others
        tokens = self._material.tokens
        common: dict[int, float] = {}
        hashes = self._material.hashes
        for start, end, bits in self.notices:
            for at in range(bisect_left(tokens.starts, start), len(hashes) - RUN + 1):
                if tokens.ends[at + RUN - 1] > end:
                    break
                if hashes[at] >= 0:
                    common[hashes[at]] = min(bits, common.get(hashes[at], bits))
        return Side(self.article, indexed(discounted(self._material, common), self.article.language))


class Met:
    """An article that was met, and what was made of it last."""

    def __init__(self, understood: Article) -> None:
        """Nothing has been made of it yet.

        Args:
            understood: the article, without the names of others' outlets.
        """
        self.understood = understood
        self._names: Names | None = None
        self._among = understood
        self._sides: Sides | None = None

    def among(self, names: Names) -> Article:
        """The article where outlets of these names are known."""
        if self._names is not names:
            self._names, self._among = names, with_names(self.understood, names)
        return self._among

    def sides(self, article: Article, notices: tuple[Notice, ...]) -> Sides:
        """The article ready to be aligned; see `Known.sides`."""
        if self._sides is None or self._sides.article is not article or self._sides.notices != notices:
            self._sides = Sides(article, notices)
        return self._sides

    def forget(self) -> None:
        """Be ready no more."""
        self._sides = None


class Known:
    """Articles that were met; those met last are remembered."""

    def __init__(self, read: int = _READ, ready: int = _READY) -> None:
        """Nothing is known yet.

        Args:
            read: characters of the articles that are remembered as they were read.
            ready: characters of those that are remembered as they are ready to be aligned.
        """
        self._read: _Last[Met] = _Last(read)
        self._ready: _Last[Met] = _Last(ready, Met.forget)

    def met(self, document: Document) -> Met:
        """The document as an article, by the registry in force."""
        key = (in_force().sha256, document)
        return self._read.of(key, len(document.text), lambda: Met(understand(document)))

    def sides(self, met: Met, article: Article, notices: tuple[Notice, ...]) -> Sides:
        """An article ready to be aligned.

        Args:
            met: the article that was met.
            article: the same, as it gave it among others (`Met.among`).
            notices: its outlet's in it.
        """
        return self._ready.of(met, len(article.text), lambda: met).sides(article, notices)


class _Last(Generic[Made]):
    """What was made last, by what it was made of."""

    def __init__(self, most: int, drop: Callable[[Made], None] | None = None) -> None:
        self._most, self._drop = most, drop
        self._size = 0
        self._made: OrderedDict[Hashable, tuple[Made, int]] = OrderedDict()

    def of(self, key: Hashable, size: int, make: Callable[[], Made]) -> Made:
        """What is made of ``key``; ``size`` is in characters."""
        held = self._made.get(key)
        if held is None:
            held = self._made[key] = make(), size
            self._size += size
            while self._size > self._most and len(self._made) > 1:
                made, less = self._made.popitem(last=False)[1]
                self._size -= less
                if self._drop:
                    self._drop(made)
        else:
            self._made.move_to_end(key)
        return held[0]
