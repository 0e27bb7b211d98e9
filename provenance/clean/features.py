"""What can be seen of a unit of text without knowing its language, as numbers a linear model can weigh.

After Kohlschütter et al. (2010), who found that the length of a line and its neighbours' lengths tell most of it, and
Pomikálek (2011), who adds the share of function words. A list of those is bound to one language; here short words in
lower case stand in for them, and scripts without case or without blanks get the value a usual sentence has, so that
the feature is silent there.

Two things are seen of the text as a whole: how much of it is prose (short lines are furniture on a page full of short
lines, and a subheading or a quick reply in a text that is prose otherwise), and how often a unit occurs in it.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from provenance.clean.units import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.clean.units import Unit

NAMES: Final = (
    "bias",
    "length",  # log2(1 + words)
    "long",  # by how much that exceeds 4, a line of 15 words
    "stop",  # ends as a sentence ends
    "stops",  # log2(1 + sentence ends within)
    "comma",
    "lower",  # share of words in lower case
    "brief",  # share of short words in lower case
    "digits",  # share of characters
    "repeated",  # the same line stands elsewhere too
    "rights",
    "label",
    "clock",
    "capitals",
    "separators",
    "address",
    "credit",
    "quoted",
    "dateline",
    "near",  # how much prose the two neighbours are
    "far",  # and the two beyond them
    "least",  # and the lesser of the two neighbours
    "around",  # the three to eight beyond, on the side with more prose
    "prose",  # share of the text that is prose
    "short_in_prose",  # the same, for a line that is no prose itself
)
"""The features, in the order of the numbers `features` gives."""

_STOPS = re.compile(r"[.!?…؟۔।][”\"'’»)]*\s|[。！？]")
_COMMA = re.compile(r"\w[,،、，;]")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_DIGIT = re.compile(r"\d")
_RIGHTS = ("©", "®", "(c)", "copyright", "rights reserved", "alle rechte", "tous droits", "derechos reservados")
_LABEL = re.compile(r"^.{0,60}[*:：]\s*$", re.DOTALL)
_CLOCK = re.compile(
    r"\b\d{1,2}[:.h]\d{2}\b|\b(?:19|20)\d{2}\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d+\s?[hmd]\b(?:\s?ago)?"
)
_SEPARATOR = re.compile(r"\s[|·•›»>/–—-]\s|[|•›→▸]|\t")
_ADDRESS = re.compile(r"https?://|www\.|\w@\w|(?:^|\s)[@#]\w|\.(?:com|org|net)\b", re.IGNORECASE)
_CREDIT = re.compile(
    r"^\W{0,3}(?:photos?|image|picture|pic|video|foto|fotos|bild|imagen|photograph|illustration|source|fichier|фото|"
    r"getty images|file photo)\b(?:\s+(?:by|credit|courtesy|of)\b|\s*[:/©(])|(?:/(?:AP|AFP|Getty(?: Images)?|Reuters)|"
    r"\b(?:Getty Images|AP Photo|Shutterstock|via AP|via Getty)\b.{0,40})\W*$",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"^[\"“„«‘'「]")
_DATELINE = re.compile(
    r"^[^\W\d_][^.\n()/—–]{1,50}?\s*"
    r"(?:\([^\W\d_][^()\n]{1,30}\)\s*[—–-]|\s[—–]\s|/[^\W\d_][^/\n]{1,20}/|,? [A-Z]\w+\.? \d{1,2} )"
)

_USUAL_LOWER: Final = 0.8
_USUAL_BRIEF: Final = 0.3
"""About the medians of the lines of 181 article bodies (0.83, 0.28); for scripts without case or without blanks."""
_CHARACTERS_A_WORD: Final = 1.6
"""Characters of a word in Chinese and Japanese text, at which its length counts like that of other scripts."""
PROSE_WORDS: Final = 8
"""Words from which a line that ends as a sentence ends is prose."""
_LOOKED_AT: Final = 20_000
"""Characters of one unit that are looked at; a unit that long is what its beginning is."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What is seen of one unit by itself."""

    values: tuple[float, ...]
    words: float
    prose: float
    """0 for what is no sentence, else the length feature."""


def features(text: str, units: Sequence[Unit]) -> list[list[float]]:
    """One row of numbers, in the order of `NAMES`, for each unit. Linear in the length of the text."""
    seen: dict[str, Sight] = {}
    lines = [unit.span.of(text) for unit in units]
    for line in lines:
        if line not in seen:
            seen[line] = sight(line)
    counts = Counter(lines)
    sights = [seen[line] for line in lines]
    total = sum(each.words for each in sights)
    share = sum(each.words for each in sights if each.prose) / total if total else 0.0
    sums = [0.0, *accumulate(each.prose for each in sights)]
    rows: list[list[float]] = []
    for i, each in enumerate(sights):
        near = [_prose(sights, i, -1), _prose(sights, i, 1)]
        far = [_prose(sights, i, -2), _prose(sights, i, 2)]
        row = list(each.values)
        row[_REPEATED] = float(counts[lines[i]] > 1)
        row += [
            sum(near) / 2,
            sum(far) / 2,
            min(near),
            max(_window(sums, i, -8, -3), _window(sums, i, 3, 8)),
            share,
            0.0 if each.prose else share,
        ]
        rows.append(row)
    return rows


def sight(line: str) -> Sight:
    """What is seen of one unit by itself; the neighbours' and the text's features are not in it."""
    line = line[:_LOOKED_AT]
    tokens = line.split()
    unspaced = 0 if line.isascii() else len(_UNSPACED.findall(line))
    words = len(tokens) + unspaced / _CHARACTERS_A_WORD
    firsts = [token[0] for token in tokens]
    small = sum(map(str.islower, firsts))
    cased = small + sum(map(str.isupper, firsts))
    if cased * 2 < len(tokens) or unspaced * 2 > len(line):
        lower, brief = _USUAL_LOWER, _USUAL_BRIEF
    else:
        lower = small / max(1, cased)
        brief = sum(map(str.islower, [token for token in tokens if len(token) <= 3])) / max(1, len(tokens))
    folded = line.lower()
    length = math.log2(1 + words)
    stop = ends_sentence(line)
    short = words <= 14
    values = (
        1.0,
        length,
        max(0.0, length - 4),
        float(stop),
        math.log2(1 + len(_STOPS.findall(line))),
        float(bool(_COMMA.search(line))),
        lower,
        brief,
        len(_DIGIT.findall(line)) / len(line),
        0.0,
        float(any(form in folded for form in _RIGHTS)),
        float(bool(_LABEL.match(line[-80:]))) if len(line) <= 80 else 0.0,
        float(short and bool(_CLOCK.search(line))),
        float(line.isupper()),
        float(short and bool(_SEPARATOR.search(line))),
        float(short and bool(_ADDRESS.search(line))),
        float(len(line) <= 300 and bool(_CREDIT.search(line))),
        float(bool(_QUOTED.match(line))),
        float(bool(_DATELINE.match(line[:100]))),
    )
    prose = length if stop and words >= PROSE_WORDS else 0.0
    return Sight(values, words, prose)


_REPEATED: Final = NAMES.index("repeated")


def _prose(sights: Sequence[Sight], i: int, offset: int) -> float:
    """How much prose a neighbour is; at the text's edge, where there is none, what the unit itself is."""
    j = i + offset
    return sights[j].prose if 0 <= j < len(sights) else sights[i].prose


def _window(sums: Sequence[float], i: int, first: int, last: int) -> float:
    """The mean prose of the units from ``i + first`` to ``i + last`` that exist, by running sums; 0 if none does."""
    start, end = max(0, i + first), min(len(sums) - 1, i + last + 1)
    return (sums[end] - sums[start]) / (end - start) if start < end else 0.0
