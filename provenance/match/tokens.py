"""Words as they are compared: same word, same string, however it is typed, and always with its place.

::

    text    TEL AVIV, December 9. /TASS/. “Israel’s     co-operation
    word                                   israel's  co  operation
    place                                  31…39  …

A token is a run of letters, digits and combining marks; an apostrophe inside a word belongs to it. Characters that
are not seen (soft hyphens, zero-width blanks) are part of a token's place but not of its word. Scripts written
without blanks give one token a character, so that runs of words become runs of characters.

Each token is normalised on its own (NFKC and case folding, Unicode Standard Annex #15), which keeps the offset map
trivial: a token's place is where it was found.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from provenance.model import Span, difference

if TYPE_CHECKING:
    from collections.abc import Iterable

_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_DROP_UNSEEN = dict.fromkeys(map(ord, _UNSEEN))
# Han, kana, bopomofo: one character a token. Hangul is written with blanks.
_SINGLE = "\u3005-\u3007\u3040-\u30ff\u3105-\u312f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_WORD = rf"(?:[^\W_{_SINGLE}]|[\u0300-\u036f\u064b-\u065f\u0591-\u05c7{_UNSEEN}])"
_TOKEN = re.compile(rf"[{_SINGLE}]|{_WORD}+(?:['’ʼ]{_WORD}+)*")
_APOSTROPHES = str.maketrans("’ʼ", "''")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of an article's own text.

    ``words[i]`` stands at ``starts[i]``…``ends[i]`` (characters of the article's text). ``names[i]`` is 1 for a word
    that is capitalised inside a sentence, as names and titles are. Between two regions that do not follow each other
    stands a break: an empty word of no length that matches nothing.
    """

    words: tuple[str, ...]
    starts: array[int]
    ends: array[int]
    names: bytearray

    def __len__(self) -> int:
        """How many tokens there are, breaks included."""
        return len(self.words)

    def span(self, first: int, last: int) -> Span:
        """The characters from token ``first`` up to, not including, token ``last``."""
        return Span(self.starts[first], self.ends[last - 1])


def tokenize(
    text: str, regions: Iterable[Span], left_out: Iterable[Span] = (), sentences: Iterable[Span] = ()
) -> Tokens:
    """The words of the regions, in order.

    Args:
        text: the article's text.
        regions: the article's own text, such as headline and body.
        left_out: stretches whose words are not the story's: datelines, credits.
        sentences: where sentences start, which is where a capital letter says nothing about a name.
    """
    words: list[str] = []
    starts, ends = array("I"), array("I")
    names = bytearray()
    firsts = {sentence.start for sentence in sentences}
    for region in difference(regions, left_out):
        if words:
            words.append("")
            starts.append(region.start)
            ends.append(region.start)
            names.append(0)
        at_start = True
        for found in _TOKEN.finditer(text, region.start, region.end):
            start, end = found.span()
            word = normal_form(found.group())
            if not word:
                continue
            first = at_start or start in firsts or not _follows_in_sentence(text, start)
            words.append(word)
            starts.append(start)
            ends.append(end)
            names.append(0 if first else text[start].isupper())
            at_start = False
    return Tokens(tuple(words), starts, ends, names)


@lru_cache(maxsize=1 << 16)
def normal_form(written: str) -> str:
    """How a written word is compared; the empty string for one made only of characters that are not seen."""
    if written.isascii():
        return written.lower()
    unfolded = unicodedata.normalize("NFKC", written.translate(_DROP_UNSEEN)).translate(_APOSTROPHES)
    return unicodedata.normalize("NFC", unfolded.casefold())


def _follows_in_sentence(text: str, start: int) -> bool:
    """Whether the character before the blank is one that a sentence goes on after."""
    before = start - 1
    while before >= 0 and text[before] in ' "“”„«»‘(':
        before -= 1
    return before >= 0 and (text[before].isalnum() or text[before] in ",;-–—’'")
