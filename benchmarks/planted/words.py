"""Text with the statistics of news: words by their frequency, stock phrases, names, sentences, paragraphs.

::

    a word          drawn by how often news has it (`words-en.tsv`: Zipf's law as it was counted)
    a stock phrase  `the end of the`: what unrelated articles share by chance (`runs-en.tsv`)
    a name          of a person or a place that was made up for this article, and comes back in it
    a rare word     made up, of one article or a few

Uniform random words would share nothing by chance, and every program would be perfect on them.
"""

from __future__ import annotations

import random
from itertools import accumulate
from typing import TYPE_CHECKING

from provenance.data.words import run_bits, word_bits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_STOCK = 0.08
"""How often a stock phrase stands where a word could. Set so that as many runs of four
are met again as in real news: one in seven (12,045 articles)."""
_NAME = 0.03
_RARE = 0.015
_AT_ONCE = 1 << 12
_SYLLABLES = "ba bel bor dra dun ec el far fen gar hal har hel in kar ken kir lan lor mar mel nor ost per quin ral ros "
_SYLLABLES += "sel ska sten tar tel tor ul val ven wen wick yar zel"


class Words:
    """A stream of words that is the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self._common = _drawn(self.random, word_bits())
        self._stock = _drawn(self.random, run_bits())
        self._syllables = _SYLLABLES.split()

    def name(self) -> str:
        """A made-up name, capitalised."""
        return "".join(self.random.choices(self._syllables, k=self.random.randint(2, 3))).capitalize()

    def paragraphs(self, words: int) -> list[list[list[str]]]:
        """Paragraphs of sentences of words, some ``words`` in all."""
        names = [f"{self.name()} {self.name()}" for _ in range(3)] + [self.name() for _ in range(3)]
        found: list[list[list[str]]] = []
        while words > 0:
            paragraph = []
            for _ in range(self.random.randint(1, 4)):
                sentence = self.sentence(max(5, round(self.random.gauss(22, 8))), names)
                words -= len(sentence)
                paragraph.append(sentence)
            found.append(paragraph)
        return found

    def sentence(self, length: int, names: Sequence[str]) -> list[str]:
        """One sentence, its first word capitalised and a stop behind its last; some are quoted."""
        draw, common = self.random.random, self._common
        words: list[str] = []
        while len(words) < length:
            chance = draw()
            if chance < _STOCK:
                words += next(self._stock).split()
            elif chance < _STOCK + _NAME:
                words += names[int(draw() * len(names))].split()
            elif chance < _STOCK + _NAME + _RARE:
                words.append(self.name().lower())
            else:
                words.append(next(common))
                if chance > 0.95 and len(words) > 2:
                    words[-1] += ","
        words[0] = words[0][:1].upper() + words[0][1:]
        words[-1] = words[-1].rstrip(",") + "."
        if draw() < 0.1:
            words[0], words[-1] = f"“{words[0]}", f"{words[-1]}”"
        return words

    def word(self) -> str:
        """One word."""
        return next(self._common)


def _drawn(rng: random.Random, bits: Mapping[str, float]) -> Iterator[str]:
    """Words or runs by their frequency, without end."""
    names = list(bits)
    weights = list(accumulate(2.0**-value for value in bits.values()))
    while True:
        yield from rng.choices(names, cum_weights=weights, k=_AT_ONCE)
