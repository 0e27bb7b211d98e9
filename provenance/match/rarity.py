"""How surprising a run of words is, in bits: what coincidence would have to explain.

::

    on the sidelines of the            a stock phrase: common words, a common run
    Prime Minister Benjamin Netanyahu  one name: its second word adds little to its first
    accidentally downed by Syrian      each word adds its own rarity

A word's bits are −log₂ of its relative frequency in a background of news (Shannon's self-information). Two corrections,
because words do not follow each other by chance:

* the words of one name or title (capitalised words in a row, inside a sentence) stand and fall together: behind the
  first of them each adds `_NAME_BITS`;
* a run that is stock in the background counts as the run it is, not as its words.

What remains is still an upper bound: Brown et al. (1992, "An Estimate of an Upper Bound for the Entropy of English")
put running English near 8 bits a word, and unigram sums near 10. The thresholds of alignment are set on these sums as
they are, so the scale only has to be the same everywhere.

Where the background does not know the language (fewer than `_KNOWN_SHARE` of the words are in it), a word's bits come
from its frequency in the article itself, with one occurrence added; long texts then have rarer words, as they should.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from typing import TYPE_CHECKING

from provenance.data.words import run_bits, run_lengths, unseen_bits, word_bits

if TYPE_CHECKING:
    from provenance.match.tokens import Tokens

_NAME_BITS = 2.0
"""Bits of a further word in a name. In the background's own stock runs, `benjamin netanyahu` is about 2 bits above
`netanyahu`: the first name is all but decided by the surname. See `benchmarks/count_words.py`."""

_KNOWN_SHARE = 0.5
"""English articles have 90 % and more of their words in the background, other languages below 30 % (names, numbers)."""


def cumulative_bits(tokens: Tokens) -> array[float]:
    """Bits of all words before each token, one entry more than tokens: a run's bits are a difference of two entries."""
    background = word_bits()
    words = tokens.words
    known = sum(1 for word in words if word in background)
    count = sum(1 for word in words if word)
    if count and known / count >= _KNOWN_SHARE:
        unseen = unseen_bits()
        single = [background.get(word, unseen) if word else 0.0 for word in words]
        stock = _stock_bits(words)
    else:
        frequency = Counter(words)
        single = [math.log2((count + 1) / (frequency[word] + 1)) + 1 if word else 0.0 for word in words]
        stock = {}
    total = 0.0
    cumulative = array("d", [0.0])
    previous_name = 0
    for at, bits in enumerate(single):
        name = tokens.names[at]
        if name and previous_name:
            bits = min(bits, _NAME_BITS)  # noqa: PLW2901 - capped
        previous_name = name
        total += min(bits, stock.get(at, bits))
        cumulative.append(total)
    return cumulative


def _stock_bits(words: tuple[str, ...]) -> dict[int, float]:
    """For each word inside a stock run: its part of the run's bits (the cheapest run it stands in)."""
    runs = run_bits()
    found: dict[int, float] = {}
    for length in run_lengths():
        for start in range(len(words) - length + 1):
            bits = runs.get(" ".join(words[start : start + length]))
            if bits is not None:
                for at in range(start, start + length):
                    found[at] = min(found.get(at, bits), bits / length)
    return found
