"""Direct speech: what stands between quotation marks, behind a dash that opens it, or in an embedded post (`posts`).

::

    “I spoke to the minister,” she said. “We will meet on Monday.     opened, closed, opened …
    “There will be no delay.”                                          … and opened again: the paragraph continued it

    ‘It’s the brothers’ own fault,’ he said      an apostrophe closes nothing, nor does a plural's where speech goes on
    „Wir warten“   »Wir warten«   « Nous attendons »   “我们等”      what closes in one language opens in another
    —Esperaremos —dijo Inés—. Luego iremos.      a paragraph of speech; read where a verb of saying stands behind a dash

Each paragraph is read once, from mark to mark. A mark that can open is laid on a stack; one that can close takes the
nearest mark it closes, and what was opened above that and never closed is forgotten. What a mark can do depends on
itself and on the characters beside it, for most of them serve several languages: `“` closes where `„` is open, `»`
closes behind a letter and opens in front of one, a straight mark opens behind a blank and closes behind a letter. Each
mark is laid down and taken up once, so that the work grows with the text alone. The pairs are those of the Unicode
Common Locale Data Repository (delimiters), with the ``TeX'' marks of old archives and `<<` `>>`.

A mark that is opened and not closed in its paragraph counts to the paragraph's end if the next paragraph opens again,
as typesetters have it; otherwise it opens nothing.

Single marks count around three words or more, or in front of a comma or stop (`‘Yes,’ he said`), for they are
apostrophes far more often; in scripts without blanks they count always.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.model import Quotation, Span
from provenance.segment.paragraphs import paragraphs
from provenance.segment.posts import HANDLE, outermost, posts

if TYPE_CHECKING:
    from collections.abc import Iterable

_MARK = re.compile("[“”„‟\"＂״«»‹›「」『』﹁﹂﹃﹄〝〞〟‘’‚‛'`<>]")
_DOUBLED = frozenset("`'<>")
_ALIKE = {"＂": '"', "״": '"', "‟": "“", "‛": "‘", "<<": "«", ">>": "»"}

_OPENS = frozenset("「『﹁﹃〝„‚") | {"``"}
"""Marks that do nothing but open."""
_CLOSES = {
    "」": "「",
    "』": "『",
    "﹂": "﹁",
    "﹄": "﹃",
    "〞": "〝",
    "〟": "〝",
    "“": "„“",
    "”": '“„”"',
    '"': '"“„',
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    "‘": "‚",
    "’": "‘",
    "'": "'`‘",
    "''": ("``", "''", '"'),
}
"""Mark → what it closes. Straight and curly marks are mixed by people who paste."""
_SINGLE = frozenset("‘‚'`")
_DOUBLE = frozenset('“„”"') | {"``", "''"}
_FRENCH = "«»‹›"

_FRONT = frozenset("([{<—–―‒-/…:;,¿¡*_|“„«»‹‘‚\"'`「『（［：，、。；")
"""What may stand directly in front of a mark that opens, besides a blank."""
_ENDS = frozenset(".,!?…;:—–")
_ELIDED = re.compile(r"(?:\d0s|tis|twas|em|n|til|cause|cos|bout|cuz)\b", re.IGNORECASE)  # the ’90s, rock ‘n’ roll
_BLANKLESS = re.compile("[\u3000-\u9fff\uac00-\ud7af\uff01-\uff60]")
_DASHES = "—–―‒-"
_AHEAD = 8
"""Marks looked at ahead to tell the brothers’ from the end of what they said."""

_LOOK = 200
"""Characters of a quotation that are looked at to tell it from an apostrophe: three words are in them."""


def quotations(text: str, regions: Iterable[Span]) -> tuple[Quotation, ...]:
    """All quotations of the regions, in order of their start; none inside another."""
    found: list[Quotation] = []
    for region in regions:
        carried = ""
        previous: _Paragraph | None = None
        parts = list(paragraphs(text, region))
        for span in parts:
            if previous is not None:
                carried = previous.carried_into(span)
                found += previous.found
            previous = _Paragraph(text, span, carried)
        if previous is not None:
            found += previous.found
        if text.find(HANDLE, region.start, region.end) >= 0:
            found = [*outermost([*found, *posts(text, parts)])]
    return tuple(found)


class _Paragraph:
    """One paragraph as it is read; ``found`` are its quotations, outermost only."""

    def __init__(self, text: str, span: Span, carried: str) -> None:
        self.text = text
        self.span = span
        self.found: list[Quotation] = []
        self._open: list[tuple[int, str, int]] = []  # where, which mark, where what is inside begins
        self._places: dict[str, list[int]] = {}  # mark → where on the stack it lies
        self._marks = [(at.start(), at.group()) for at in _MARK.finditer(text, span.start, span.end)]
        if self._marks:
            self._read(carried)
        if text[span.start] in _DASHES and not self.found:
            from provenance.segment.dashes import dash_speech  # noqa: PLC0415 - reads a table that few texts need

            self.found = list(dash_speech(text, span))

    def carried_into(self, following: Span) -> str:
        """The mark of the quotation that the next paragraph goes on with, which is then read to this one's end."""
        again = self.text[following.start]
        again = self.text[following.start : following.start + 2] if again in _DOUBLED else again
        again = _ALIKE.get(again, again)
        if again not in _CLOSES and again not in _OPENS and again not in _SINGLE:
            again = again[:1]
        for at, mark, inner in self._open:
            same = mark == again or (mark in _DOUBLE and again in _DOUBLE) or (mark in _FRENCH and again in _FRENCH)
            if same and (mark not in _SINGLE or len(self.text[inner : min(self.span.end, inner + _LOOK)].split()) >= 3):
                self._keep(at, inner, self.span.end, self.span.end)
                return mark
        return ""

    def _read(self, carried: str) -> None:
        text, start, end = self.text, self.span.start, self.span.end
        skipped = -1
        for number, (at, written) in enumerate(self._marks):
            if at == skipped:
                continue
            mark = written
            if mark in _DOUBLED and at + 1 < end and text[at + 1] == mark:
                mark += mark
                skipped = at + 1
            behind_at = at + len(mark)
            mark = _ALIKE.get(mark, mark)
            if carried and at == start:
                self._lay(at, carried, behind_at)
                continue
            before = text[at - 1] if at > start else " "
            behind = text[behind_at] if behind_at < end else " "
            opener = self._closed_by(mark, before, behind, number)
            if opener:
                self._close(opener, at, behind_at)
            elif mark in _OPENS or mark in _CLOSES or mark == "`":
                self._open_with(mark, at, behind_at, before, behind)

    # -- closing -------------------------------------------------------------------------------------------------------

    def _closed_by(self, mark: str, before: str, behind: str, number: int) -> str:
        """The nearest open mark that this one closes here, if there is one and it does."""
        if not self._open:
            return ""
        closable = _CLOSES.get(mark, ())
        nearest = max((places[-1] for each in closable if (places := self._places.get(each))), default=-1)
        if nearest < 0:
            return ""
        if mark in "’'‘":
            opener = self._open[-1][1]
            return opener if opener in closable and self._ends_single(before, behind, number) else ""
        if mark == '"' and _is_acronym(before, behind):
            return ""
        opener = self._open[nearest][1]
        return opener if _can_close(mark, opener, before, behind) else ""

    def _ends_single(self, before: str, behind: str, number: int) -> bool:
        at = self._marks[number][0]
        if before.isspace() or (behind.isalnum() and not _blankless(behind)):
            return False
        if before in "nN" and self.text[max(0, at - 2)] in "‘’'":  # rock ‘n’ roll
            return False
        if before not in "sS" or not behind.isspace():
            return True
        # The brothers’ house: not the end where speech ends with a stop before it is opened again.
        for further, mark in self._marks[number + 1 : number + 1 + _AHEAD]:
            if mark in "‘‚" or (mark == "'" and self.text[further - 1].isspace()):
                return True
            if mark in "’'" and self.text[further - 1] in _ENDS:
                return False
        return True

    def _close(self, opener: str, at: int, end: int) -> None:
        while True:
            start, mark, inner = self._open.pop()
            self._places[mark].pop()
            if mark == opener:
                break
        if mark not in _SINGLE or self._is_speech(inner, at):
            self._keep(start, inner, at, end)

    def _is_speech(self, start: int, end: int) -> bool:
        inside = self.text[start : min(end, start + _LOOK)]
        return len(inside.split()) >= 3 or self.text[end - 1] in ".,!?…" or bool(_BLANKLESS.search(inside))

    def _keep(self, start: int, inner: int, inner_end: int, end: int) -> None:
        if inner_end - inner < _LOOK and not self.text[inner:inner_end].strip():
            return
        while self.found and self.found[-1].span.start > start:
            self.found.pop()
        self.found.append(Quotation(Span(start, end), Span(inner, inner_end)))

    # -- opening -------------------------------------------------------------------------------------------------------

    def _open_with(self, mark: str, at: int, inner: int, before: str, behind: str) -> None:
        if mark in _OPENS:
            opens = mark in "「『﹁﹃〝" or not before.isalnum()
        elif mark in "“«‹":
            opens = not before.isalnum() or _clings(before)
        elif mark in _SINGLE:
            opens = self._opens_single(mark, inner, before, behind)
        elif mark in {'"', "''"}:
            opens = _opens_straight(mark, before, behind)
        else:  # `»Wir`, `”Vi` …
            opens = mark in "»›”" and (before.isspace() or before in _FRONT) and not behind.isspace()
        if opens:
            self._lay(at, mark, inner)

    def _opens_single(self, mark: str, inner: int, before: str, behind: str) -> bool:
        if _blankless(before) or _blankless(behind):
            return mark == "‘"
        free = before.isspace() or before in _FRONT
        return free and not behind.isspace() and not _ELIDED.match(self.text, inner)

    def _lay(self, at: int, mark: str, inner: int) -> None:
        self._places.setdefault(mark, []).append(len(self._open))
        self._open.append((at, mark, inner))


def _can_close(mark: str, opener: str, before: str, behind: str) -> bool:
    if mark in "”»›" and mark != opener:
        return True
    if mark == '"':
        # ` "go` looks like one that opens, ` " ` stands inside its blanks as the French have it.
        return not before.isspace() or (not behind.isalnum() and opener == '"')
    if mark in "“«‹" and mark == opener:
        return not before.isspace() and not behind.isalnum()
    return not before.isspace() or mark in _OPENS or mark in "」』﹂﹄〞〟"


def _opens_straight(mark: str, before: str, behind: str) -> bool:
    if before.isspace():
        return mark == '"' or not behind.isspace()
    return not behind.isspace() and (before in _FRONT or (_clings(before) and not _is_acronym(before, behind)))


def _is_acronym(before: str, behind: str) -> bool:
    """Whether a mark stands inside a Hebrew acronym, where it is no quotation mark."""
    return "\u05d0" <= before <= "\u05ea" and "\u05d0" <= behind <= "\u05ea"


def _clings(letter: str) -> bool:
    """Whether a quotation may begin right behind this letter: no blanks in the script, or `and` is written with it."""
    return "\u05d0" <= letter <= "\u06ff" or _blankless(letter)


def _blankless(letter: str) -> bool:
    """Whether the script sets no blank between words (Han, kana), or particles cling to what is quoted (Hangul)."""
    return letter >= "\u3000" and bool(_BLANKLESS.match(letter))
