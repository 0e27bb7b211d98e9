"""What two articles share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from provenance.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

PassageKind: TypeAlias = Literal["verbatim", "edited", "paraphrase", "statement"]
"""How a passage is shared; a `statement` is the same quoted words or utterance, told independently."""


DisguiseKind: TypeAlias = Literal["homoglyph", "invisible", "spaced", "styled"]
"""How a word is disguised: letters of another script, unseen characters, blanks between letters, styled letters."""


@dataclass(frozen=True, slots=True, order=True)
class Disguise:
    """One disguised word: where it stands, how it is disguised, what it reads.

    ``script`` is the script that a homoglyph's foreign letters are of (`Cyrillic`), empty for the other kinds.
    """

    span: Span
    kind: DisguiseKind
    plain: str
    script: str = ""


@dataclass(frozen=True, slots=True)
class Seed:
    """A run of words that stands in both articles, by half-open token numbers, and how surprising it is in bits."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    bits: float


@dataclass(frozen=True, slots=True)
class Passage:
    """A reused region, both sides.

    ``similarity`` is 0…1 over the words of both sides, ``bits`` is how surprising the words they share are, and
    ``quoted`` says that both sides are direct speech. A passage that sums up several places of the other article has
    them as its ``parts``, in order of ``a``; what lies between them is not shared. Any other passage has none.
    """

    kind: PassageKind
    quoted: bool
    similarity: float
    bits: float
    a: Span
    b: Span
    parts: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Alignment:
    """All passages of a pair, ordered by their place in ``a``.

    ``a_in_b`` is the share (0…1) of the characters of a's body that lie in passages shared with b; statements, which
    are told independently, are not counted in it, and of a summary only its parts are. ``copied`` says that so much is
    shared outside quotation marks that it can only be one text.
    """

    a: str
    b: str
    passages: tuple[Passage, ...]
    a_in_b: float
    b_in_a: float
    copied: bool = True
    a_disguises: tuple[Disguise, ...] = ()
    """Words of a's passages that are written so that programs do not read them."""
    b_disguises: tuple[Disguise, ...] = ()

    @property
    def taken(self) -> tuple[Passage, ...]:
        """What is shared and no statement, a summary as its parts."""
        return taken_of(self.passages)


def taken_of(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """The passages that are shared and no statements, a summary as its parts."""
    return tuple(part for passage in passages if passage.kind != "statement" for part in passage.parts or (passage,))
