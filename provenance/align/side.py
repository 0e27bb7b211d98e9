"""One article of a set, with all that is made of it once and used in each of its pairs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from provenance.align.utterances import Told, rank, told
from provenance.match import common_runs, discounted, indexed, material

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.align.utterances import Rank
    from provenance.match import Index, Material
    from provenance.model import Article


@dataclass(frozen=True)
class Side:
    """An article and its words."""

    article: Article
    index: Index

    @property
    def material(self) -> Material:
        """The words with what each is worth."""
        return self.index.material

    @cached_property
    def rank(self) -> Rank:
        """The article's place in the order in which a pair is worked on."""
        return rank(self.article)

    @cached_property
    def told(self) -> Told:
        """Who says what in the article; looked for when the first pair asks, since many never do."""
        return told(self.article, self.material)


def side(article: Article) -> Side:
    """One article ready to be aligned."""
    return Side(article, indexed(material(article), article.language))


def sides(articles: Sequence[Article]) -> dict[str, Side]:
    """All articles of a set by their ids, the runs that one outlet prints below article after article discounted."""
    read = [material(article) for article in articles]
    outlets = [article.reading.outlet.name if article.reading.outlet else None for article in articles]
    common = common_runs((outlet, each.tokens) for outlet, each in zip(outlets, read, strict=True))
    return {
        article.id: Side(article, indexed(discounted(each, common.get(outlet or "", {})), article.language))
        for article, each, outlet in zip(articles, read, outlets, strict=True)
    }
