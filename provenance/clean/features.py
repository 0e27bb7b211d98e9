"""What can be seen of a unit of text without knowing its language, as numbers a linear model can weigh.

After Kohlschütter et al. (2010), who found that the length of a line and its neighbours' lengths tell most of it, and
Pomikálek (2011), who adds the share of function words. A list of those is bound to one language; here short words in
lower case stand in for them, and scripts without case or without blanks get the value a usual sentence has, so that
the feature is silent there.

There are two kinds of numbers. Those of the line are the same wherever it stands in the text: its shape, how often it
occurs, how many of its words the text's other sentences use too, how much of the text is prose (short lines are
furniture on a page full of short lines, and a subheading or a quick reply in a text that is prose otherwise). Those of
the place are what stands around it: prose near and farther off, how much of all prose came before, a time or date right
above. A page of many lines has few different ones of either, and each is made once.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final

from provenance.clean.units import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.clean.units import Units

OF_LINE: Final = (
    "bias",
    "length",  # log2(1 + words)
    "long",  # by how much that exceeds 4, a line of 15 words
    "stop",  # ends as a sentence ends
    "stops",  # log2(1 + sentence ends within)
    "comma",
    "lower",  # share of words in lower case
    "brief",  # share of short words in lower case
    "digits",  # share of characters
    "rights",
    "label",
    "clock",
    "separators",
    "address",
    "credit",
    "starts_lower",
    "cut",  # ends in an ellipsis, as teasers do
    "sentence",  # the length, of a sentence of some length; else 0
    "repeated",  # the same line stands elsewhere too
    "alike",  # another line begins as this one does
    "shared",  # share of longer words that the text's other sentences use too
    "prose",  # share of the text that is prose
    "short_in_prose",  # the same, for a line that is no prose itself
)
"""The features of a line, in order."""
OF_PLACE: Final = (
    "near",  # how much prose the two neighbours are
    "far",  # and the two beyond them
    "least",  # and the lesser of the two neighbours
    "around",  # the three to eight beyond, on the side with more prose
    "before",  # share of the text's prose that stands before
    "after",
    "dated",  # the line before is short and bears a time or a date
    "dates",  # the line after does
    "continues",  # begins in lower case where the line before ends no sentence
    "continued",  # the next line begins in lower case
)
"""The features of a line's place, in order."""

# Both begin with the rare character: that is three times as fast as what reads more simply.
_STOPS = re.compile(r"[.!?…؟۔।。！？](?:(?<=[。！？])|[”\"'’»)]*\s)")
_COMMA = re.compile(r"[,،、，;](?<=\w[,،、，;])")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_DIGIT = re.compile(r"\d")
_RIGHTS = ("©", "®", "(c)", "copyright", "rights reserved", "alle rechte", "tous droits", "derechos reservados")
_LABEL = re.compile(r"^.{0,60}[*:：]\s*$", re.DOTALL)
_CLOCK = re.compile(
    r"\b\d{1,2}[:.h]\d{2}\b|\b(?:19|20)\d{2}\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d+\s?[hmd]\b(?:\s?ago)?"
)
_SEPARATOR = re.compile(r"\s[|·•›»>/–—-]\s|[|•›→▸]|\t")
_ADDRESS = re.compile(r"https?://|www\.|\w@\w|(?:^|\s)[@#]\w|\.(?:com|org|net)\b", re.IGNORECASE)
_ADDRESS_NEEDS = ("@", "#", "//", "www.", ".com", ".org", ".net")
"""What a line that fits holds; to look for it first is ten times as fast."""
_PICTURE = re.compile(
    r"\W{0,3}(?:photos?|image|picture|pic|video|foto|fotos|bild|imagen|photograph|illustration|source|fichier|фото|"
    r"getty images|file photo)\b(?:\s+(?:by|credit|courtesy|of)\b|\s*[:/©(])",
    re.IGNORECASE,
)
_AGENCY = re.compile(
    r"(?:/(?:AP|AFP|Getty(?: Images)?|Reuters)|"
    r"\b(?:Getty Images|AP Photo|Shutterstock|via AP|via Getty)\b.{0,40})\W*$",
    re.IGNORECASE,
)
_AGENCY_NEEDS = ("/ap", "/afp", "/getty", "/reuters", "getty images", "ap photo", "shutterstock", "via ap", "via getty")
"""The same for credits."""
_CUT = re.compile(r"(?:\.\.\.|…)\W*$")
_WORD = re.compile(r"\w{4,}")

_USUAL_LOWER: Final = 0.8
_USUAL_BRIEF: Final = 0.3
"""About the medians of the lines of 181 article bodies (0.83, 0.28); for scripts without case or without blanks."""
_USUAL_SHARED: Final = 0.5
"""For lines without longer words, and scripts without blanks."""
_CHARACTERS_A_WORD: Final = 1.6
"""Characters of a word in Chinese and Japanese text, at which its length counts like that of other scripts."""
PROSE_WORDS: Final = 8
"""Words from which a line that ends as a sentence ends is prose."""
_LEAST_PROSE: Final = 13
"""Characters below which no line holds that many words, in any script."""
_SHORT_WORDS: Final = 14
"""Words up to which a line can be a date, a list of links or an address and little else."""
_BRIEF: Final = 3
"""Letters up to which a word is short."""
_LABEL_LENGTH: Final = 80
_CREDIT_LENGTH: Final = 300
"""Characters of the longest line that is looked through for a label, or for the credit of a picture."""
_LOOKED_AT: Final = 20_000
"""Characters of one unit that are looked at; a unit that long is what its beginning is."""
_BEGINNING: Final = 24
"""Characters in which lines that begin alike are alike: a headline and its teaser, a teaser cut at two places."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The lines of a text: ``which`` says for each unit which of the different ``lines`` it is.

    ``rows`` are the lines' numbers in the order of `OF_LINE`, ``prose`` how much prose each is (0 for what is no
    sentence of some length, else its length feature).
    """

    which: Sequence[int]
    lines: Sequence[str]
    rows: Sequence[Sequence[float]]
    prose: Sequence[float]

    def row(self, i: int) -> Sequence[float]:
        """The numbers of unit ``i``."""
        return self.rows[self.which[i]]


@dataclass(frozen=True, slots=True)
class Places:
    """Where the units stand: ``which`` says for each which of the different ``rows``, in the order of `OF_PLACE`."""

    which: Sequence[int]
    rows: Sequence[tuple[float, ...]]


def has_prose(units: Units) -> bool:
    """Whether any unit is a sentence of some length. Cheap where none is: short lines are not even looked at."""
    return any(
        end - start >= _LEAST_PROSE and _is_prose(units.text[start : min(end, start + _LOOKED_AT)])
        for start, end in zip(units.starts, units.ends, strict=True)
    )


def seen(units: Units) -> Seen:
    """What is seen of the lines wherever they stand. Linear in the length of the text."""
    numbers: dict[str, int] = {}
    which = [numbers.setdefault(line, len(numbers)) for line in units.lines()]
    lines = list(numbers)
    rows = [sight(line) for line in lines]
    prose = [row[_SENTENCE] for row in rows]
    counts = Counter(which)
    beginnings = Counter(line[:_BEGINNING] for line in lines)
    total = in_prose = 0.0
    for number, row in enumerate(rows):
        words = counts[number] * (2.0 ** row[_LENGTH] - 1)
        total += words
        in_prose += words if prose[number] else 0.0
    share = in_prose / total if total else 0.0
    shared = _shared(lines, prose)
    for number, (line, row) in enumerate(zip(lines, rows, strict=True)):
        again = counts[number] > 1
        row += [
            float(again),
            float(again or beginnings[line[:_BEGINNING]] > 1),
            shared[number],
            share,
            0.0 if prose[number] else share,
        ]
    return Seen(which, lines, rows, prose)


def places(of: Seen) -> Places:
    """What stands around each unit. Linear in their number."""
    size = len(of.which)
    prose = [of.prose[number] for number in of.which]
    sums = [0.0, *accumulate(prose)]
    words = [2.0**each - 1 if each else 0.0 for each in of.prose]
    so_far = [0.0, *accumulate([words[number] for number in of.which])]
    total = so_far[-1] or 1.0
    traits = [(bool(row[_DATED]), bool(row[_LOWER]), bool(row[_ENDS])) for row in of.rows]
    # Far from all prose a place is told by little, and a long list would be the same sums over and over.
    near_prose = bytearray(size)
    for j, each in enumerate(prose):
        if each:
            start, end = max(0, j - _FARTHEST), min(size, j + _FARTHEST + 1)
            near_prose[start:end] = b"\1" * (end - start)
    rows: dict[tuple[float, ...], int] = {}
    deserts: dict[tuple[float, bool, bool, bool, bool], int] = {}
    which: list[int] = []
    dated, _, ended = _NOTHING
    following = pairwise([*[traits[number] for number in of.which], _NOTHING])
    for i, ((dates, lower, ends), (dated_next, lower_next, _)) in enumerate(following):
        continues = lower and not ended
        key = (so_far[i], dated, dated_next, continues, lower_next)
        number = None if near_prose[i] else deserts.get(key)
        if number is None:
            around = _around(prose, sums, i) if near_prose[i] else (0.0, 0.0, 0.0, 0.0)
            before, after = so_far[i] / total, 1 - so_far[i + 1] / total
            row = (*around, before, after, float(dated), float(dated_next), float(continues), float(lower_next))
            number = rows.setdefault(row, len(rows))
            if not near_prose[i]:
                deserts[key] = number
        which.append(number)
        dated, ended = dates, ends
    return Places(which, list(rows))


_NOTHING: Final = (False, False, True)
"""What a line would be that stands before the first or behind the last."""


def sight(line: str) -> list[float]:
    """What is seen of one line by itself: the features up to ``sentence``."""
    line = line[:_LOOKED_AT]
    tokens = line.split()
    unspaced = _unspaced(line)
    words = len(tokens) + unspaced / _CHARACTERS_A_WORD
    firsts = [token[0] for token in tokens]
    small = sum(map(str.islower, firsts))
    cased = small + sum(map(str.isupper, firsts))
    if cased * 2 < len(tokens) or unspaced * 2 > len(line):
        lower, brief = _USUAL_LOWER, _USUAL_BRIEF
    else:
        lower = small / max(1, cased)
        brief = sum(map(str.islower, [token for token in tokens if len(token) <= _BRIEF])) / max(1, len(tokens))
    folded = line.lower()
    length = math.log2(1 + words)
    # Most links are letters and blanks only; nothing that most of the patterns look for is in such a line.
    marked = not line.replace(" ", "").isalpha()
    stop = marked and ends_sentence(line)
    digits = len(_DIGIT.findall(line)) if marked else 0
    short = marked and words <= _SHORT_WORDS
    return [
        1.0,
        length,
        max(0.0, length - 4),
        float(stop),
        math.log2(1 + len(_STOPS.findall(line))) if marked else 0.0,
        float(marked and bool(_COMMA.search(line))),
        lower,
        brief,
        digits / len(line),
        float(any(form in folded for form in _RIGHTS)),
        float(marked and len(line) <= _LABEL_LENGTH and bool(_LABEL.match(line))),
        float(short and digits > 0 and bool(_CLOCK.search(line))),
        float(short and bool(_SEPARATOR.search(line))),
        float(short and _is_address(line, folded)),
        float(len(line) <= _CREDIT_LENGTH and _is_credit(line, folded)),
        float(line[0].islower()),
        float(marked and bool(_CUT.search(line[-8:]))),
        length if stop and words >= PROSE_WORDS else 0.0,
    ]


def _is_prose(line: str) -> bool:
    return ends_sentence(line) and len(line.split()) + _unspaced(line) / _CHARACTERS_A_WORD >= PROSE_WORDS


def _unspaced(line: str) -> int:
    """Letters of scripts that put no blanks between words."""
    return 0 if line.isascii() else len(_UNSPACED.findall(line))


def _is_address(line: str, folded: str) -> bool:
    return any(each in folded for each in _ADDRESS_NEEDS) and bool(_ADDRESS.search(line))


def _is_credit(line: str, folded: str) -> bool:
    return bool(_PICTURE.match(line)) or (any(each in folded for each in _AGENCY_NEEDS) and bool(_AGENCY.search(line)))


def _shared(lines: Sequence[str], prose: Sequence[float]) -> list[float]:
    """For each line the share of its longer words that sentences of the text use, itself not counted."""
    words = [set(_WORD.findall(line[:_LOOKED_AT].lower())) for line in lines]
    users: Counter[str] = Counter()
    for each, is_prose in zip(words, prose, strict=True):
        if is_prose:
            users.update(each)
    count = users.get
    shares = []
    for line, each, is_prose in zip(lines, words, prose, strict=True):
        if not each or _unspaced(line) * 2 > len(line):
            shares.append(_USUAL_SHARED)
        else:
            own = 1 if is_prose else 0
            shares.append(sum([count(word, 0) > own for word in each]) / len(each))
    return shares


def _around(prose: Sequence[float], sums: Sequence[float], i: int) -> tuple[float, float, float, float]:
    """The first four features of a place; at the text's edge, where there is no neighbour, the unit itself is one."""
    size = len(prose)
    left, right = prose[i - 1 if i else i], prose[i + 1 if i + 1 < size else i]
    beyond = prose[i - 2 if i > 1 else i] + prose[i + 2 if i + 2 < size else i]
    wide = max(_window(sums, i, -_FARTHEST, -3), _window(sums, i, 3, _FARTHEST))
    return ((left + right) / 2, beyond / 2, min(left, right), wide)


def _window(sums: Sequence[float], i: int, first: int, last: int) -> float:
    """The mean prose of the units from ``i + first`` to ``i + last`` that exist, by running sums; 0 if none does."""
    start, end = max(0, i + first), min(len(sums) - 1, i + last + 1)
    return (sums[end] - sums[start]) / (end - start) if start < end else 0.0


_FARTHEST: Final = 8
"""Units to each side that are seen from a place."""
_LENGTH, _ENDS, _DATED, _LOWER, _SENTENCE = (
    OF_LINE.index(name) for name in ("length", "stop", "clock", "starts_lower", "sentence")
)
