"""Words that are written so that a reader reads them and a program does not.

::

    written                          plain       kind
    Nеtаnyаhu                        Netanyahu   homoglyph   three letters are Cyrillic
    сор                              cop         homoglyph   all of them are
    min<U+200B>ister                 minister    invisible   a blank without width stands inside
    b r i d g e                      bridge      spaced
    𝐓𝐡𝐞, ᴛʜᴇ, Ⓣⓗⓔ                    The         styled

Copies are disguised to pass programs that look for copies (Heather 2010, "Turnitoff: identifying and fixing a hole in
current plagiarism detection software", doi:10.1080/02602938.2010.486471). Read plainly they match, and that they were
disguised is evidence. It is a grave one, so what has an innocent reading is none:

* other alphabets, each in its own words, and brand names with an ending (`SMSка`, `COVIDа`), symbols in capitals
  (`TNFα`), words that are foreign in their surroundings and mean nothing in them (`СССР`);
* soft hyphens; the joiners of Persian, Hindi and of emoji; the non-joiner behind an f, which German printers set;
  invisible characters at a word's edge or in an address, where editing systems leave them;
* single styled letters and formulas, full-width letters among Chinese ones, capitals with letter-spacing that spell
  nothing, sounds between slashes.

A word is read plainly only where its own letters or its line say in which script it is meant: letters of either
script that look like none of the other one's are counted. Which letters look alike is data (`confusables.tsv`).

Departure: within Cyrillic words Latin letters are found too; whole words of look-alikes only among Latin ones, and
only if the reading is a word of the text or of the shipped background, which is English.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from provenance.data.confusables import look_alikes
from provenance.match.forms import APOSTROPHES
from provenance.match.homoglyphs import NONE, Reading, as_latin, script_of, unmasked
from provenance.match.letters import BLACK, FIND, RARE, small_letters
from provenance.match.spacing import spaced
from provenance.match.surroundings import Surroundings
from provenance.model import Disguise, Span, union

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ROW = re.compile(r" \w \w \w ")
_FIXED_ROW = re.compile("\u00a0\\w\u00a0\\w\u00a0\\w\u00a0")
_ADDRESS = re.compile(r"[@/\\]|www\.")
_OPERATORS = frozenset("=+−<>×÷^*∑∫√≤≥≈/|[]")
_LONGEST = 200
"""Characters of a word, invisible ones among them; what is longer is none."""
_WORDS_OF_ONE_LETTER = ("a", "A", "I")
_SURE = 3
"""Letters of a word of look-alikes and words beside it, together. Judgement."""
_NEAR = 40
"""Characters in which a neighbouring word is looked for."""
_FAR = 200
"""Characters in which the beginning and end of an address are looked for."""


def disguises(text: str, regions: Iterable[Span]) -> tuple[Disguise, ...]:
    """All disguised words of the regions, in order; none overlaps another.

    Args:
        text: the article's text.
        regions: where to look. What stands around them is not read.
    """
    return tuple(disguise for region in union(regions) for disguise in _within(text, region))


def may_be_disguised(text: str) -> bool:
    """Whether a word can be disguised anywhere; of nearly all texts it is soon known that none is."""
    return _has_rare(text) or _has_row(text)


def _has_rare(text: str) -> bool:
    return not text.isascii() and RARE.search(characters(text)) is not None


@lru_cache(maxsize=2)
def characters(text: str) -> str:
    """The different characters of a text, in any order: to look at each once is faster than to search the text."""
    return "".join(set(text))


def _has_row(text: str) -> bool:
    return _ROW.search(text) is not None or _FIXED_ROW.search(text) is not None


def _within(text: str, region: Span) -> Iterator[Disguise]:
    own = region.of(text)
    is_rare = _has_rare(own)
    if not is_rare and not _has_row(own):
        return
    around = Surroundings(own)
    found = [Disguise(span, "spaced", plain) for span, plain in spaced(around)]
    if is_rare:
        found += _Reader(around).words()
        found.sort()
    reached = 0
    for each in found:
        if each.span.start >= reached:
            reached = each.span.end
            span = Span(each.span.start + region.start, each.span.end + region.start)
            yield Disguise(span, each.kind, each.plain, each.script)


class _Reader:
    """Reads the words of a text in order."""

    def __init__(self, around: Surroundings) -> None:
        self.text = around.text
        self.around = around
        self._mixed: dict[tuple[str, bool], Reading] = {}

    def words(self) -> Iterator[Disguise]:
        """Words of which some characters are not what they seem."""
        reached = 0
        characters = FIND.characters
        for hit in FIND.hits.finditer(self.text):
            if hit.start() < reached:
                continue
            start = hit.start()
            while start > reached and characters.match(self.text[start - 1]):
                start -= 1
            whole = characters.match(self.text, start)
            reached = whole.end() if whole else hit.end()
            # Apostrophes and invisible characters at a word's edge are part of no word.
            word = FIND.edge.sub("", self.text[start:reached], count=1).rstrip(APOSTROPHES)
            start = self.text.index(word, start)
            disguise = self._read(word, Span(start, start + len(word))) if len(word) <= _LONGEST else None
            if disguise:
                yield disguise

    def _read(self, word: str, span: Span) -> Disguise | None:
        seen = FIND.unseen.sub("", word)
        styled = self._unstyled(seen, span)
        plain, script = self._unmasked(styled or seen, span)
        if plain:
            return Disguise(span, "homoglyph", plain, script)
        if styled:
            return Disguise(span, "styled", styled)
        if len(seen) < len(word) and self._is_split(word, span):
            return Disguise(span, "invisible", seen)
        return None

    def _unmasked(self, word: str, span: Span) -> Reading:
        if word.isascii():
            return NONE
        in_latin = self.around.line(span.start).latin
        reading = self._mixed.get((word, in_latin))
        if reading is None:
            reading = unmasked(word, in_latin=in_latin, is_known=self.around.is_known)
            self._mixed[word, in_latin] = reading
        return reading if reading != NONE or not in_latin else self._whole(word, span)

    def _whole(self, word: str, span: Span) -> Reading:
        """A word of look-alikes alone: read as Latin among Latin words, if that makes a word."""
        foreign = {each for each in word if each.isalpha()}
        table = look_alikes()
        if not all(each in table and table[each].likeness == "same" for each in foreign):
            return NONE
        plain = as_latin(word, foreign)
        if not self.around.is_known(plain) or (len(word) == 1 and plain not in _WORDS_OF_ONE_LETTER):
            return NONE
        line = self.around.line(span.start)
        before = re.search(r"(\w+)\W*$", self.text[max(line.start, span.start - _NEAR) : span.start])
        after = re.match(r"\W*(\w+)", self.text[span.end : min(line.end, span.end + _NEAR)])
        beside = [found[1] for found in (before, after) if found]
        # A single letter is soon a foreign one; for it both sides must be Latin.
        if any(map(FIND.only_foreign.search, beside)) or len(beside) + len(word) < _SURE:
            return NONE
        if not any(map(FIND.latin.search, beside)):
            return NONE
        return plain, script_of(min(foreign))

    def _unstyled(self, word: str, span: Span) -> str:
        """The word in ordinary letters if it is set in another style, otherwise nothing."""
        if word.isascii():
            return ""
        plain = "".join(map(_ordinary, word))
        if plain == word:
            return ""
        letters = [each for each in plain if each.isalpha()]
        around = self.text[max(0, span.start - 2) : span.start].strip() + self.text[span.end : span.end + 2].strip()
        if _OPERATORS & set(around):
            return ""
        styled = FIND.styled.findall(word)
        is_known = self.around.is_known(plain)
        if len(letters) < 2:
            is_beside = FIND.enclosed.search(around) or small_letters() & set(around)
            return plain if plain in _WORDS_OF_ONE_LETTER and is_beside else ""
        if not styled:
            # Sounds are written in some small capitals: what is not all in them, or short, must be a word.
            is_whole = len(letters) > 2 and not any(map(str.isascii, word))
            return plain if (is_known or is_whole) and all(map(str.isascii, letters)) else ""
        if all("\uff21" <= each <= "\uff5a" for each in styled) and self.around.line(span.start).east_asian:
            return ""
        return plain if is_known or (len(styled) > 1 and len(letters) > 2) else ""

    def _is_split(self, word: str, span: Span) -> bool:
        """Whether invisible characters stand inside the word that nothing else accounts for."""
        odd = [
            each
            for each in FIND.inner.finditer(word)
            if each.group().strip("\u00ad") and not (word[each.start() - 1] in "fF" and each.group() == "\u200c")
        ]
        if not odd:
            return False
        before = self.text[max(0, span.start - _FAR) : span.start].rpartition(" ")[2]
        after = self.text[span.end : span.end + _FAR].partition(" ")[0]
        return not (_ADDRESS.search(before) or _ADDRESS.search(after))


def _ordinary(each: str) -> str:
    """A styled letter as the ordinary one; any other character as it is."""
    if each.isascii():
        return each
    if each in small_letters():
        return look_alikes()[each].latin
    for first in BLACK:
        if first <= ord(each) < first + 26:
            return chr(ord("A") + ord(each) - first)
    return unicodedata.normalize("NFKC", each).strip("()") if FIND.styled.match(each) else each
