"""Words as they are compared: same word, same string, however it is typed, and always with its place.

::

    text    TEL AVIV, December 9. /TASS/. “Israel’s     co-operation
    word                                   israel's  co  operation
    place                                  31…39  …

What a word is and in which form it is compared says `provenance.match.forms`. Each word is normalised on its own,
which keeps the offset map trivial: a token's place is where it was found. Two kinds of words are not where a pattern
finds them: those a writer disguised (`provenance.match.disguise`), and those broken over the end of a line in text
that was scanned or pasted. A hyphen there is taken for a break only if the word is known without it, from the text
itself or the shipped background: `infor-⏎mation` is one word, `well-⏎known` two.

The text is cut by one pass of one pattern and everything else is done on whole lists, which is what makes it fast.

Departure: a word of more than `PIECE` characters may be cut.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate, compress, count, pairwise
from typing import TYPE_CHECKING

from provenance.data.words import word_bits
from provenance.match.disguise import disguises
from provenance.match.forms import FOLDED, MARKED, normal_form
from provenance.match.runs import breaks
from provenance.match.whole import LINE_END, PIECE, token
from provenance.model import Span, difference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from provenance.match.forms import Forms
    from provenance.match.whole import Whole
    from provenance.model import Disguise

__all__ = ["Tokens", "normal_form", "tokenize"]

_OPENERS = "\"'“”„‘’«»‹›([{¿¡—–…"
_LONG_WORD = 60
"""Characters of a word and what may stand in front of it, looked back at from a line's end."""
_HEADLINE_WORDS = 4
_HEADLINE_SHARE = 0.6
"""From so many words, so many of them capitalised, a sentence without a stop is a headline in title case. Judgement:
small words (`of`, `the`, `to`) are a third of such headlines; the share of capitals in other sentences is near .15."""
_STOPS = ("", ".", "!", "?", "…")
_CAPITALS_SHARE = 0.9
"""A sentence with so many capitalised words is set in capitals, or might as well be."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of an article's own text.

    ``words[i]`` stands at ``starts[i]``…``ends[i]`` (characters of the article's text). ``names[i]`` is 1 for a word
    that is capitalised inside a sentence, as names and titles are; where all words of a sentence are, it says nothing
    and is 0. Between two regions that do not follow each other stands a break: an empty word of no length that matches
    nothing. ``disguises`` are the words that were read through a disguise; each is a token, or none where it was empty.
    """

    words: tuple[str, ...]
    starts: array[int]
    ends: array[int]
    names: bytearray
    disguises: tuple[Disguise, ...] = ()

    def __len__(self) -> int:
        """How many tokens there are, breaks included."""
        return len(self.words)

    def span(self, first: int, last: int) -> Span:
        """The characters from token ``first`` up to, not including, token ``last``."""
        return Span(self.starts[first], self.ends[last - 1])


def tokenize(
    text: str,
    regions: Iterable[Span],
    left_out: Iterable[Span] = (),
    sentences: Iterable[Span] = (),
    *,
    diacritics: bool = False,
    read: Whole | None = None,
) -> Tokens:
    """The words of the regions, in order.

    Args:
        text: the article's text.
        regions: the article's own text, such as headline and body.
        left_out: stretches whose words are not the story's: datelines, credits.
        sentences: where sentences start, which is where a capital letter says nothing about a name.
        diacritics: tell words apart by their accents (see `provenance.match.forms`).
        read: all words of the text, where they have been read already and accents do not count.
    """
    own = difference(regions, left_out)
    masks = () if read else disguises(text, own)
    found = _Found(MARKED if diacritics else FOLDED)
    other = [] if read else [*_hyphenated(text, own), *((mask.span, mask.plain) for mask in masks)]
    other.sort()
    number = 0
    for region in own:
        if found.words:
            found.add("", Span(region.start, region.start), "")
        start = region.start
        part = read.part(region) if read else None
        if read and part:
            found.take(text, start, read, *part)
            continue
        while number < len(other) and other[number][0].end <= region.end:
            span, plain = other[number]
            number += 1
            if span.start >= start:
                found.read(text, start, span.start)
                found.add(plain, span, text[found.ends[-1] if found.ends else start : span.start])
                start = span.end
        found.read(text, start, region.end)
    ordered = sorted(sentences)
    names = found.names(inside_ends_with=_INSIDE if ordered else _FOLLOWING)
    if ordered:
        _clear_starts(text, names, found.starts, ordered)
    return Tokens(tuple(found.words), found.starts, found.ends, names, masks)


def is_plain(text: str) -> bool:
    """Whether the words of a text are those that the pattern finds: none is disguised, none broken over lines."""
    whole = [Span(0, len(text))]
    return not disguises(text, whole) and next(_hyphenated(text, whole), None) is None


class _Found:
    """Words as they are found, with what stands in front of each."""

    def __init__(self, forms: Forms) -> None:
        self.forms = forms
        self.words: list[str] = []
        self.starts, self.ends = array("I"), array("I")
        self._before: list[str] = []
        self._capitals: list[bool] = []

    def read(self, text: str, start: int, end: int) -> None:
        """All words of a stretch of text."""
        for first, last in _pieces(text, start, end):
            parts = token().split(text[first:last])
            written = parts[1::2]
            places = list(accumulate(map(len, parts), initial=first))
            words = list(map(self.forms.__getitem__, written))
            if "" in words:  # a word of characters that are not seen is no word
                self._read_one_by_one(parts, words, places)
                continue
            self.words += words
            self.starts.extend(places[1:-1:2])
            self.ends.extend(places[2::2])
            self._before += parts[:-1:2]
            self._capitals += [each[0].isupper() for each in written]

    def _read_one_by_one(self, parts: Sequence[str], words: Sequence[str], places: Sequence[int]) -> None:
        for number, word in enumerate(words):
            if word:
                at = 2 * number + 1
                self.words.append(word)
                self.starts.append(places[at])
                self.ends.append(places[at + 1])
                self._before.append(parts[at - 1])
                self._capitals.append(parts[at][0].isupper())

    def take(self, text: str, start: int, read: Whole, first: int, last: int) -> None:
        """The words of a stretch that starts at ``start``, where all words of the text have been read."""
        if first < last:
            self.words += read.words[first:last]
            self.starts.extend(read.starts[first:last])
            self.ends.extend(read.ends[first:last])
            self._before.append(text[start : read.starts[first]])
            self._before += read.before[first + 1 : last]
            self._capitals += read.capitals[first:last]

    def add(self, written: str, span: Span, before: str) -> None:
        """One word whose place is known, and what stands in front of it; an empty one is a break."""
        word = self.forms[written] if written else ""
        if word or not written:
            self.words.append(word)
            self.starts.append(span.start)
            self.ends.append(span.end)
            self._before.append(before)
            self._capitals.append(written[:1].isupper())

    def names(self, inside_ends_with: str) -> bytearray:
        """1 for each capitalised word that something stands in front of which a sentence goes on after."""
        inside = {
            before: not (rest := before.rstrip(' \n\r\t"“”„«»‘(')) or rest[-1] in inside_ends_with
            for before in set(self._before)
        }
        names = bytearray(len(self.words))
        for at in compress(count(), self._capitals):
            names[at] = inside[self._before[at]]
        # Behind a break, and at the very start, a sentence starts.
        if names:
            names[0] = 0
        for at in breaks(self.words):
            names[at : at + 2] = bytes(len(names[at : at + 2]))
        return names


_FOLLOWING = ",;-–—’'"
_INSIDE = _FOLLOWING + "./&"
"""Where sentences are known, a stop inside one is that of an abbreviation: `Gov. Hask`, `U.S. Navy`."""


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch in pieces that end in front of a blank."""
    while end - start > PIECE:
        blank = max(text.rfind(" ", start + 1, start + PIECE), text.rfind("\n", start + 1, start + PIECE))
        cut = blank if blank > start else start + PIECE
        yield start, cut
        start = cut
    yield start, end


def _clear_starts(text: str, names: bytearray, starts: array[int], sentences: Sequence[Span]) -> None:
    """Take the name away from the first word of each sentence, and from all of a sentence in title case."""
    firsts = [bisect_left(starts, sentence.start) for sentence in sentences]
    for sentence, (first, last) in zip(sentences, pairwise((*firsts, len(starts))), strict=True):
        if first < last:
            names[first] = 0
            count, capitals = last - first - 1, names.count(1, first, last)
            if count + 1 >= _HEADLINE_WORDS and capitals > _HEADLINE_SHARE * count:
                stopped = text[max(sentence.start, sentence.end - 3) : sentence.end].rstrip("\"'”’»)")[-1:] in _STOPS
                if not stopped or capitals > _CAPITALS_SHARE * count:
                    names[first:last] = bytes(last - first)


def _hyphenated(text: str, regions: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    """Words broken over the end of a line, with what they are together."""
    own: set[str] | None = None
    for region in regions:
        if text.find("\n", region.start, region.end) < 0 and text.find("\r", region.start, region.end) < 0:
            continue
        for hit in LINE_END.finditer(text, region.start, region.end):
            start = max(region.start, hit.start() - _LONG_WORD)
            *_, word = text[start : hit.start()].split() or [""]
            before = token().match(word, len(word) - len(word.lstrip(_OPENERS)))
            after = token().match(text, hit.end(), region.end)
            if not before or not after or before.end() < len(word):
                continue
            if not before.group()[-1].islower() or not after.group()[0].islower():
                continue
            if own is None:
                own = {FOLDED[each] for each in token().findall(text)}
            whole = before.group() + after.group()
            form = FOLDED[whole]
            if form in word_bits() or form in own:
                yield Span(hit.start() - len(before.group()), after.end()), whole
