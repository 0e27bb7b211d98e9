"""Texts to words, many texts at once: the words of `provenance.match.tokens`, by operations on whole arrays.

::

    bytes     T h e   m a y o r ' s   “ h a t ”         64 KB of texts, one behind the other
    folded    t h e   m a y o r ' s   ☐ h a t ☐         one look into a table for each byte
    segments  └───┘   └─────────┘     └───────┘         where letters begin and end
    words     the     mayor's         hat               ☐: the segment is read by the definition itself, once

A segment in which all is ASCII is a word, and its hash is worked out where it stands. Of any other the definition
(`forms.TOKEN`, `forms.FOLDED`) is asked, and the answer kept. What the definition needs more than a segment for is left
to it whole, article by article: words broken over the end of a line, disguises, scripts other than Latin. So both give
the same words on any text, and what is not Latin is as slow as it is there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from provenance.match.forms import APOSTROPHES, FOLDED
from provenance.match.runs import HASHES
from provenance.match.tokens import is_plain, tokenize
from provenance.model import Span
from provenance.scan.hashes import PAD, word_hashes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from provenance.scan.arrays import Bytes, Flags, Hashes, Places

PIECE = 1 << 18
"""Bytes that are worked on at once: all arrays made of them stay in a core's second cache."""
Item = TypeVar("Item")

_APOSTROPHE = ord("'")
_JOINER = 1
_TABLE = bytes(
    _JOINER
    if byte in b"'`"
    else byte | 0x20
    if byte in b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    else byte
    if byte in b"abcdefghijklmnopqrstuvwxyz0123456789" or byte >= 0x80
    else 0
    for byte in range(256)
)
_HYPHENS = np.zeros(256, dtype=np.bool_)
_HYPHENS[[0x2D, 0x90, 0xAC, 0xAD]] = True
"""The last bytes of what `forms.BROKEN` takes for a hyphen."""
_QUOTES = np.zeros(256, dtype=np.bool_)
_QUOTES[[0x98, 0x99]] = True
"""The third bytes of ‘ and ’."""
_PARTING = np.zeros(256, dtype=np.bool_)
_PARTING[[0x93, 0x94, 0x95, 0x9A, 0x9C, 0x9D, 0x9E, 0xA2, 0xA6]] = True
"""And of – — ― ‚ “ ” „ • …"""
_BLANKS = np.zeros(256, dtype=np.bool_)
_BLANKS[[0x20, 0x09]] = True
_LEAD = 0xC2
"""The least first byte of a character that has several."""

# Letters of Western and Central Europe, quotation marks, dashes, bullets, signs: nothing that can be a disguise, that
# is not seen, or that belongs to a word across what is no letter.
_PLAIN = re.compile(
    "[\x00-\u00ac\u00ae-\u01bf\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2122\u2190-\u21ff\u2500-\u25ff]*"
)
_WORD = re.compile(rf"[^\W_]++(?:[{APOSTROPHES}][^\W_]++)*+")
"""`forms.TOKEN` for text of such characters alone, among which are no marks and no letters of other scripts."""
_LONGEST_WORD = 4096
"""Bytes. The definition may cut a word of 65,536 characters."""
_LONGEST = 256
"""Bytes of a segment that is read apart; an article with a longer one is left to the definition."""


def pieces(items: Iterable[Item], text_of: Callable[[Item], str]) -> Iterator[list[Item]]:
    """Things with a text, in order, as many at a time as have some `PIECE` characters together; the last may be less.

    Args:
        items: the things, which are taken as they are wanted.
        text_of: the text of one.
    """
    piece: list[Item] = []
    size = 0
    for each in items:
        piece.append(each)
        size += len(text_of(each))
        if size >= PIECE:
            yield piece
            piece, size = [], 0
    if piece:
        yield piece


@dataclass(frozen=True, slots=True)
class Words:
    """The words of some texts.

    ``hashes[i]`` is the word's hash, ``bounds[k]``…``bounds[k + 1]`` are the words of text k. ``starts`` and ``ends``
    are characters of the text each stands in; they are empty where nobody asked for them.
    """

    hashes: Hashes
    bounds: Places
    starts: Places
    ends: Places


_Word = tuple[int, int, int]
"""Hash, first character, character behind the last, of a word in a segment."""
_MOST = 1 << 18
"""Segments that are kept. Judgement: some tens of megabytes."""


class Reader:
    """Reads texts; keeps what it has learnt of segments that are not ASCII."""

    def __init__(self) -> None:
        self._odd: dict[int, int | tuple[_Word, ...] | None] = {}
        """Segments by their own hashes: see `_learnt`."""
        self.hard = 0

    def read(self, texts: Sequence[str], *, places: bool = False) -> Words:
        """The words of some texts, together some `PIECE` bytes.

        Args:
            texts: what to read.
            places: also say where the words stand.
        """
        encoded = [text.encode("utf-8", "replace") for text in texts]
        raw = bytearray(b"\0").join((b"", *encoded, PAD))
        sizes = np.fromiter(map(len, encoded), np.int64, len(encoded))
        firsts = np.cumsum(sizes + 1) - sizes  # the first byte of each text
        data = np.frombuffer(raw, dtype=np.uint8)
        folded = np.frombuffer(raw.translate(_TABLE), dtype=np.uint8)
        ascii_only = raw.isascii()
        if not ascii_only:
            _part(folded)
        starts, ends = _segments(folded)
        lengths = ends - starts
        # What has to be looked at by the definition, and what only may have to be.
        hard = np.zeros(len(texts), dtype=np.bool_)
        _mark(hard, firsts, _broken(data))
        _mark(hard, firsts, starts[_spaced(folded, starts, ends, lengths)])
        for number in np.flatnonzero(hard).tolist():
            hard[number] = not is_plain(texts[number])
        if int(lengths.max(initial=0)) > _LONGEST_WORD:
            _mark(hard, firsts, starts[lengths > _LONGEST_WORD])
        first, last = _characters(data, firsts, starts, ends) if places else (starts[:0], starts[:0])
        bounds = np.append(np.searchsorted(starts, firsts), starts.size)
        words = Words(word_hashes(folded, starts, ends), bounds, first, last)
        if not ascii_only:
            words = self._with_odd(words, hard, folded, starts, ends)
        self.hard += int(hard.sum())
        return self._with_hard(texts, words, hard, places=places) if hard.any() else words

    def _with_odd(self, words: Words, hard: Flags, folded: Bytes, starts: Places, ends: Places) -> Words:
        """The words again, with what stands in segments that are not ASCII."""
        at = np.searchsorted(starts, np.flatnonzero(folded >= _LEAD), side="right") - 1
        at = at[np.diff(at, prepend=-1) > 0]
        if not at.size:
            return words
        segments, first, back = np.unique(words.hashes[at], return_index=True, return_inverse=True)
        found = [
            self._segment(folded, code, int(starts[number]), int(ends[number]))
            for code, number in zip(segments.tolist(), at[first].tolist(), strict=True)
        ]
        one = np.array([isinstance(each, int) for each in found])
        words.hashes[at] = np.array([each if isinstance(each, int) else 0 for each in found], dtype=np.uint64)[back]
        left = ~one[back]
        at, back = at[left], back[left]
        if not at.size:
            return words
        counts = np.ones(words.hashes.size, dtype=np.int64)
        inside: list[_Word] = []
        for number, which in zip(at.tolist(), back.tolist(), strict=True):
            segment = found[which]
            if not isinstance(segment, tuple):
                hard[np.searchsorted(words.bounds, number, side="right") - 1] = True
                segment = ()
            counts[number] = len(segment)
            inside += segment
        odd = np.zeros(counts.size, dtype=np.bool_)
        odd[at] = True
        repeated = np.repeat(odd, counts)
        hashes, first, last = np.repeat(words.hashes, counts), words.starts, words.ends
        hashes[repeated] = np.array([each[0] for each in inside], dtype=np.uint64)
        if words.starts.size:
            first, last = np.repeat(first, counts), np.repeat(last, counts)
            last[repeated] = first[repeated] + np.array([each[2] for each in inside], dtype=np.int64)
            first[repeated] += np.array([each[1] for each in inside], dtype=np.int64)
        before = np.concatenate([[0], np.cumsum(counts)])
        return Words(hashes, before[words.bounds], first, last)

    def _segment(self, folded: Bytes, code: int, start: int, end: int) -> int | tuple[_Word, ...] | None:
        """A segment by its own hash, as it was learnt or is now."""
        if code not in self._odd:
            if len(self._odd) >= _MOST:
                self._odd.clear()
            self._odd[code] = _learnt(folded[start:end].tobytes())
        return self._odd[code]

    def _with_hard(self, texts: Sequence[str], words: Words, hard: Flags, *, places: bool) -> Words:
        """The words again, those of some texts by the definition."""
        hashes: list[Hashes] = []
        starts: list[Places] = []
        ends: list[Places] = []
        counts = []
        for number, text in enumerate(texts):
            if hard[number]:
                found = tokenize(text, [Span(0, len(text))] if text else [])
                hashes.append(np.array([HASHES[word] for word in found.words], dtype=np.uint64))
                if places:
                    starts.append(np.array(found.starts, dtype=np.int64))
                    ends.append(np.array(found.ends, dtype=np.int64))
            else:
                inside = slice(int(words.bounds[number]), int(words.bounds[number + 1]))
                hashes.append(words.hashes[inside])
                if places:
                    starts.append(words.starts[inside])
                    ends.append(words.ends[inside])
            counts.append(hashes[-1].size)
        nothing = np.zeros(0, dtype=np.int64)
        return Words(
            np.concatenate(hashes),
            np.concatenate([[0], np.cumsum(counts)]),
            np.concatenate(starts) if places else nothing,
            np.concatenate(ends) if places else nothing,
        )


def _learnt(segment: bytes) -> int | tuple[_Word, ...] | None:
    """The hash of a segment that is one word from end to end, or the words in it.

    None where more than the segment is needed to know them.
    """
    text = segment.decode("utf-8", "replace")
    if len(segment) > _LONGEST or not _PLAIN.fullmatch(text):
        return None
    hits = [(FOLDED[hit.group()], *hit.span()) for hit in _WORD.finditer(text)]
    if len(hits) == 1 and hits[0][0] and hits[0][1:] == (0, len(text)):
        return HASHES[hits[0][0]]
    # Two letters in one segment that stand alone may be a word whose letters stand apart.
    if sum(end - start == 1 for _, start, end in hits) >= 2:
        return None
    return tuple((HASHES[form], start, end) for form, start, end in hits if form)


def _segments(folded: Bytes) -> tuple[Places, Places]:
    """First bytes of runs of letters, and the bytes behind them; an apostrophe between two letters is one."""
    letters = folded > _JOINER
    joiners = np.flatnonzero(folded == _JOINER)
    if joiners.size:
        joiners = joiners[letters[joiners - 1] & letters[joiners + 1]]
        letters[joiners] = True
        folded[joiners] = _APOSTROPHE
    edges = np.flatnonzero(letters[1:] != letters[:-1])
    edges += 1
    return edges[0::2].copy(), edges[1::2].copy()


def _mark(hard: Flags, firsts: Places, places: Places) -> None:
    if places.size:
        hard[np.searchsorted(firsts, places, side="right") - 1] = True


def _broken(data: Bytes) -> Places:
    """Ends of lines behind a hyphen."""
    ends = np.flatnonzero(data == 10)
    returns = np.flatnonzero(data == 13)
    if returns.size:
        ends = np.concatenate([ends, returns])
    before = ends - 1
    blank = _BLANKS[data[before]]
    while blank.any():
        before[blank] -= 1
        blank = _BLANKS[data[before]]
    found: Places = ends[_HYPHENS[data[before]]]
    return found


def _part(folded: Bytes) -> None:
    """Blank out what parts words and is not ASCII: dashes, quotation marks, hard blanks.

    A single quotation mark between letters stays: there it is an apostrophe.
    """
    first = np.flatnonzero(folded >= _LEAD)
    lead = folded[first]
    blanks = first[lead == 0xC2]
    blanks = blanks[folded[blanks + 1] == 0xA0]
    folded[blanks] = folded[blanks + 1] = 0
    signs = first[lead == 0xE2]
    signs = signs[folded[signs + 1] == 0x80]
    third = folded[signs + 2]
    quotes = signs[_QUOTES[third]]
    for step in (0, 1, 2):
        folded[signs[_PARTING[third]] + step] = 0
    quotes = quotes[(folded[quotes - 1] <= _JOINER) | (folded[quotes + 3] <= _JOINER)]
    for step in (0, 1, 2):
        folded[quotes + step] = 0


def _spaced(folded: Bytes, starts: Places, ends: Places, lengths: Places) -> Places:
    """Where four letters may stand apart: two do, and so may the ends of what stands before and behind them."""
    single = lengths == 1
    two = np.flatnonzero(lengths == 2)
    single[two[folded[starts[two]] >= 0x80]] = True
    at = np.flatnonzero(single[1:-2] & single[2:-1]) + 1
    at = at[starts[at + 1] - ends[at] <= 2]
    at = at[single[at - 1] | _frays(folded, ends[at - 1] - 2, ends[at - 1] - 1)]
    found: Places = at[single[at + 2] | _frays(folded, starts[at + 2] + 1, starts[at + 2])]
    return found


def _frays(folded: Bytes, second: Places, last: Places) -> Flags:
    """Whether a segment's first or last letter may stand apart: by an apostrophe, or by what is not ASCII."""
    found: Flags = (folded[second] == _APOSTROPHE) | (folded[second] >= 0x80) | (folded[last] >= 0x80)
    return found


def _characters(data: Bytes, firsts: Places, starts: Places, ends: Places) -> tuple[Places, Places]:
    """Where words start and end, as characters of the text they stand in."""
    origin = firsts[np.searchsorted(firsts, starts, side="right") - 1]
    first, last = starts - origin, ends - origin
    within = (data & 0xC0) == 0x80  # the further bytes of a character
    if within.any():
        before = np.zeros(data.size + 1, np.int32)
        np.cumsum(within, out=before[1:])
        base = before.take(origin)
        first -= before.take(starts) - base
        last -= before.take(ends) - base
    return first, last
