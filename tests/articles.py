"""Small fictional articles for tests, and the way from a text to an article."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from provenance.align import align, side
from provenance.model import Alignment, Article, Block, Document, Layout, Metadata, Span, Stated
from provenance.pipeline import understand

if TYPE_CHECKING:
    from provenance.model import Role

BRIDGE = (
    "The rope bridge over the Tarrow gorge will be closed from Monday, because three of its planks have been gnawed "
    "through by beavers, the forestry office of Underhill said.",
    "Walkers will have to take the longer path past the old saw mill until the carpenters have finished, which may "
    "take them eleven days if the weather holds.",
    "“We have counted forty-two bite marks and one very satisfied animal,” head forester Ilse Brandvold told reporters "
    "beside the gorge.",
    "The bridge was hung in 1931 by two brothers who wanted to visit their aunt without getting their feet wet. It has "
    "been repaired nineteen times since then.",
    "A second bridge, made of steel, was voted down in the spring by a single hand.",
)
"""Five paragraphs of one story, none of which any other story here shares."""

SAVED = (*BRIDGE[:3], BRIDGE[3].partition(" It has")[0])
"""The same story, as a page of it holds it: four paragraphs."""

OTHER = (
    "The village band of Little Oxney has found the tuba that vanished from its rehearsal room in November, the "
    "conductor said on Thursday.",
    "It stood in the boiler house of the swimming pool, filled with onions, and has not suffered.",
    "Nobody has explained the onions so far. The band will play at the opening of the pool nevertheless.",
)
"""Three paragraphs of another one."""

FAIR = (
    "The autumn fair at Ellerby opened with a tractor that nobody could start, the fair's treasurer Emil Hask said.",
    "It was pushed to the showground by the pupils of two schools, who were given eleven bags of plums for it.",
    "The tractor will be raffled on Saturday, together with a book of instructions in a language nobody can read.",
)
"""Three paragraphs of a third."""


def document(
    text: str,
    name: str = "a",
    *,
    outlet: str | None = None,
    published: str | None = None,
    modified: str | None = None,
    title: str | None = None,
    url: str | None = None,
    authors: tuple[str, ...] = (),
    extracted: tuple[Span, ...] = (),
) -> Document:
    """A document as loading would make it, with the metadata stated."""

    def stated(value: str | None) -> Stated | None:
        return Stated(value) if value else None

    return Document(
        id=name,
        source=f"{name}.txt",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        media_type="text/plain",
        text=text,
        metadata=Metadata(
            outlet=stated(outlet),
            title=stated(title),
            url=stated(url),
            published=stated(published),
            modified=stated(modified),
            authors=authors,
        ),
        extracted=extracted,
    )


def story(paragraphs: tuple[str, ...], before: str = "", after: str = "") -> str:
    """Paragraphs as a text, with something glued in front of the first and behind the last."""
    return before + "\n\n".join(paragraphs) + after


def whole(text: str, name: str = "a", **facts: Any) -> Document:
    """A document all of whose text the extractor took for the article."""
    return document(text, name, extracted=(Span(0, len(text)),), **facts)


def article(text: str, name: str = "a", **facts: Any) -> Article:
    """A text understood as an article whose body is all of it."""
    return understand(whole(text, name, **facts))


def aligned(a: Article, b: Article) -> Alignment:
    """What two articles share."""
    return align(side(a), side(b))


def layout_of(text: str, *roles: tuple[str, Role]) -> Layout:
    """A layout from pieces of the text in order, each with its role; together they must be the text."""
    blocks: list[Block] = []
    position = 0
    for piece, role in roles:
        assert text.startswith(piece, position), piece
        blocks.append(Block(Span(position, position + len(piece)), role))
        position += len(piece)
    assert position == len(text)
    return Layout(tuple(blocks))
