"""How surprising a run of words is, in bits: what coincidence would have to explain.

::

    on the sidelines of the            a stock phrase: common words, a common run
    Prime Minister Benjamin Netanyahu  one name: its second word adds little to its first
    accidentally downed by Syrian      each word adds its own rarity

A word's bits are −log₂ of its relative frequency in a background of news (Shannon's self-information). Three
corrections, because words do not follow each other by chance:

* the words of one name or title (capitalised words in a row, inside a sentence) stand and fall together: behind the
  first of them each adds `_NAME_BITS`;
* a run that is stock in the background counts as the run it is, not as its words;
* a run that an outlet prints below article after article (`provenance.match.common`) counts by how often it does.

What remains is still an upper bound: Brown et al. (1992, "An Estimate of an Upper Bound for the Entropy of English")
put running English near 8 bits a word, and unigram sums near 10. The thresholds of alignment are set on these sums as
they are, so the scale only has to be the same everywhere.

Where the background does not know the language (fewer than `_KNOWN_SHARE` of the words are in it), a word's bits come
from its frequency in the article itself, with one occurrence added, or from its length.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from functools import cache
from itertools import accumulate, pairwise, repeat
from typing import TYPE_CHECKING

from provenance.data.words import bits_of, run_bits, run_lengths, unseen_bits
from provenance.match.runs import RUN, breaks, run_hashes
from provenance.match.stock import Stock

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from provenance.match.tokens import Tokens

_NAME_BITS = 2.0
"""Bits of a further word in a name. In the background's own stock runs, `benjamin netanyahu` is about 2 bits above
`netanyahu`: the first name is all but decided by the surname. See `benchmarks/count_words.py`."""

_BY_LETTERS = (0.0, 0.0, 0.0, 0.0, 0.0, 11.4, 12.1, 12.4, 12.8, 12.9)
"""Bits of a word that stands once in an article, by its letters, from nine on the same; 0: its length says nothing.

In a short article a word's own frequency cannot tell a rare word from a frequent one. These are the lower quartiles of
what English words that stand once in an article are worth in the background; long words are rare in every language
(Zipf 1935, "The Psycho-Biology of Language"), and words of four letters and less are mostly grammar.
"""

_KNOWN_SHARE = 0.5
"""English articles have 90 % and more of their words in the background, other languages below 30 % (names, numbers)."""


def cumulative_bits(
    tokens: Tokens, common: Mapping[int, float] | None = None, hashes: Sequence[int] | None = None
) -> array[float]:
    """Bits of all words before each token, one entry more than tokens: a run's bits are a difference of two entries.

    Args:
        tokens: an article's words.
        common: the bits of runs that are common in the article's outlet, by their hash (`common.common_runs`).
        hashes: `runs.run_hashes` of the words, where they are known already.
    """
    words = tokens.words
    known = bits_of(words)
    unknown, empty = known.count(None), breaks(words)
    count = len(words) - len(empty)
    if count and (len(words) - unknown) / count >= _KNOWN_SHARE:
        unseen = unseen_bits()
        single = [unseen if bits is None else bits for bits in known]
        _cheapen(single, words, hashes)
    else:
        value = {word: _alone(word, often, count) for word, often in Counter(words).items()}
        single = list(map(value.__getitem__, words))
    for at in empty:
        single[at] = 0.0
    for at in _further_names(tokens.names):
        single[at] = min(single[at], _NAME_BITS)
    if common:
        for at, run in enumerate(run_hashes(words) if hashes is None else hashes):
            if run in common:
                for place in range(at, at + RUN):
                    single[place] = min(single[place], common[run] / RUN)
    return array("d", accumulate(single, initial=0.0))


def _alone(word: str, often: int, count: int) -> float:
    """What a word is worth by its article alone: by how often it stands there, or by its length, which is more."""
    own = math.log2((count + 1) / (often + 1)) + 1
    if len(word) < len(_BY_LETTERS) and not _BY_LETTERS[len(word)]:
        return own
    return max(own, _BY_LETTERS[min(len(word), len(_BY_LETTERS) - 1)] - math.log2(often))


def _further_names(names: bytearray) -> list[int]:
    """The places of names directly behind a name."""
    found: list[int] = []
    at = names.find(b"\1\1")
    while at >= 0:
        found.append(at + 1)
        at = names.find(b"\1\1", at + 1)
    return found


def _cheapen(single: list[float], words: Sequence[str], hashes: Sequence[int] | None) -> None:
    """Let no word inside a stock run be worth more than its part of the run (of the cheapest run it stands in).

    A run of five words is stock only if both runs of four in it are, so most places are asked for one run alone.
    """
    runs, lengths = run_bits(), run_lengths()
    starts = _stock().starts(words, hashes)
    for length in range(lengths[0], lengths[-1] + 1):
        for start in starts:
            bits = runs.get(" ".join(words[start : start + length]))
            if bits is not None:
                end = start + length
                single[start:end] = map(min, single[start:end], repeat(bits / length))
        starts = [one for one, two in pairwise(starts) if two == one + 1]


@cache
def _stock() -> Stock:
    return Stock()
