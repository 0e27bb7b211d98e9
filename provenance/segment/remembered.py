"""Whom `he` means: the person who was named last as a speaker, while nothing speaks against it.

::

    Holt said he was tired. He added: “Very.”           he is Holt
    Holt said so. Brandt had left. He was tired.        nobody: another name opened a sentence since
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.segment.speakers import fits, is_person

if TYPE_CHECKING:
    from provenance.data.speech import Speech
    from provenance.model import Span
    from provenance.segment.outline import Outline
    from provenance.segment.speakers import Subject

_REMEMBERED = 4
"""Sentences for which `he` is still whoever was named last."""


class Remembered:
    """The person who was named last, sentence by sentence."""

    def __init__(self, line: Outline, words: Speech) -> None:
        self._line = line
        self._words = words
        self._person: Span | None = None
        self._pronoun = ""  # the one by which that person was meant
        self._age = 0
        self._capitals: set[str] | None = None

    def meant(self, subject: Subject) -> Span | None:
        """Whom a subject means, who is remembered from now on if he is one person."""
        if subject.span is not None:
            person = is_person(self._line.text, subject.span, self._words)
            if self._person is None or not person or subject.span != self._person:
                self._pronoun = ""
            self._person, self._age = (subject.span if person else None), 0
            return subject.span
        pronoun = subject.pronoun
        words = self._words
        if self._person is None or self._age > _REMEMBERED:
            return None
        if pronoun not in words.man | words.woman or self._pronoun not in ("", pronoun):
            return None
        if not fits(self._line.text, self._person, pronoun, words):
            return None
        self._pronoun, self._age = pronoun, 0
        return self._person

    def hear(self, first: int, last: int) -> None:
        """Begin another sentence, and forget whom `he` means where it begins with another name."""
        self._age += 1
        if self._person is None or not self._words.capitals:
            return
        line, words = self._line, self._words
        at = first
        while at < last and line.words[at] in words.articles:
            at += 1
        end = at
        while end < last and line.is_word(end) and line.capital(end):
            end += 1
        if end == at or (end - at == 1 and line.words[at] not in self._names()):
            return
        known = self._person.of(line.text).lower().replace("’", "'")
        if not any(line.words[each].removesuffix("'s") in known for each in range(at, end)):
            self._person = None

    def _names(self) -> set[str]:
        """Words that have a capital inside a sentence; what opens one has it anyway."""
        if self._capitals is None:
            self._capitals = self._line.inner_capitals()
        return self._capitals
