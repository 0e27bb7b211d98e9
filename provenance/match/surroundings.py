"""What a text says of its own words: which it has undisguised, and in which letters each line is written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from provenance.data.words import word_bits
from provenance.match.forms import FOLDED
from provenance.match.letters import FIND

# The letters that look like none of another script.
_ONLY_LATIN = re.compile("[bdfghklmnqrtuvwzDFGLNQRUVWZ]")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    latin: bool
    east_asian: bool


class Surroundings:
    """One stretch of text; what is asked of it is worked out once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._line = _Line(0, -1, latin=False, east_asian=False)

    @cached_property
    def own(self) -> frozenset[str]:
        """The words of plain Latin letters that the text has."""
        return frozenset(map(str.lower, re.findall(r"(?<![^\W_])[A-Za-z]{2,}(?![^\W_])", self.text)))

    def is_known(self, word: str) -> bool:
        """Whether somebody would write this word: the text does, or the shipped background has it."""
        form = FOLDED[word]
        return form in word_bits() or form in self.own

    def line(self, place: int) -> _Line:
        """The line that holds an offset; asked for in order, each is read once."""
        if not self._line.start <= place <= self._line.end:
            start = self.text.rfind("\n", 0, place) + 1
            end = self.text.find("\n", place)
            end = len(self.text) if end < 0 else end
            line = self.text[start:end]
            latin = (_lean(line) or self._leaning) > 0
            self._line = _Line(start, end, latin, bool(FIND.east_asian.search(line)))
        return self._line

    @cached_property
    def _leaning(self) -> int:
        return _lean(self.text)


def _lean(text: str) -> int:
    """By how many letters that could be nothing else a text is written in Latin ones."""
    return len(_ONLY_LATIN.findall(text)) - len(FIND.only_foreign.findall(text))
