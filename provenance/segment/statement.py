"""A statement, as it is handed on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provenance.model import Quotation, Span


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody is reported to have said.

    ``span`` is what is said without `he said`, as far as one stretch can be: an utterance broken by `, he said, ` runs
    from its first word to its last. ``direct`` says that it stands in quotation marks, for the most part. ``speaker``
    is the name or noun phrase of who says it, `he` being resolved to where he was named last; ``None`` where the text
    does not say so clearly. ``verb`` is the word of saying, if there is one, and ``quotations`` what is quoted in it.
    """

    span: Span
    direct: bool
    speaker: Span | None = None
    verb: Span | None = None
    quotations: tuple[Quotation, ...] = ()

    @property
    def parts(self) -> tuple[Span, ...]:
        """What is said, without what the reporter put between: the quotations of a direct one, else the clause."""
        return tuple(each.inner for each in self.quotations) if self.direct else (self.span,)
