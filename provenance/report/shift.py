"""Changes to a text that its offsets follow.

::

    as Harbour Courier reported      [3, 18) becomes Outlet A
    as Outlet A reported             offset 19 is now 12; one inside the name moves to the end of it that it stands for
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provenance.report.document import Json


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Characters ``start`` up to ``end`` of a text become ``new``."""

    start: int
    end: int
    new: str


def apart(edits: Iterable[Edit]) -> list[Edit]:
    """The edits in order, those that overlap as one: over all they cover, with the words of the first and longest."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda each: (each.start, -each.end, each.new)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
        elif edit.end > kept[-1].end:
            kept[-1] = Edit(kept[-1].start, edit.end, kept[-1].new)
    return kept


def changed(text: str, edits: Sequence[Edit]) -> str:
    """The text after its edits, which are in order and apart."""
    parts, at = list[str](), 0
    for edit in edits:
        parts += text[at : edit.start], edit.new
        at = edit.end
    return "".join((*parts, text[at:]))


class Shift:
    """Where the offsets of a text are after its edits, which are in order and apart."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        """Learn the edits."""
        self._edits = edits
        self._starts = [edit.start for edit in edits]
        self._grown = [0, *accumulate(len(edit.new) - (edit.end - edit.start) for edit in edits)]

    def start(self, at: int) -> int:
        """The new place of a first character; that of the whole edit where it lies in one."""
        number = bisect_right(self._starts, at) - 1
        if number >= 0 and at < self._edits[number].end:
            return self._starts[number] + self._grown[number]
        return at + self._grown[number + 1]

    def end(self, at: int) -> int:
        """The new place behind a last character; behind the whole edit where it lies in one."""
        number = bisect_right(self._starts, at) - 1
        if number >= 0 and self._starts[number] < at < self._edits[number].end:
            return self._edits[number].end + self._grown[number + 1]
        if number >= 0 and self._starts[number] == at:  # what ends where an edit starts has nothing of it
            return at + self._grown[number]
        return self.start(at)

    def span(self, value: Json) -> Json:
        """The same object with its `start` and `end` moved, where it has them."""
        start, end = value.get("start"), value.get("end")
        if start is None or end is None:
            return value
        return value | {"start": self.start(start), "end": self.end(end) if end > start else self.start(start)}
