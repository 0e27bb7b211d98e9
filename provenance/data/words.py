"""How common words and word runs are in news English; `benchmarks/count_words.py` makes the tables.

::

    the                            4.1 bits      one word in 17
    sidelines                     16.4
    on the sidelines of           17.8           hardly rarer than its rarest word: three more words add 1.4 bits

Bits are -log2 of relative frequencies (Shannon's self-information). The counts are of English alone, of the 2010s, and
lean to US politics; a word of another language is as surprising as one never seen.
"""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from provenance.data import resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_UNSEEN = re.compile(r"^unseen = ([\d.]+) bits", re.MULTILINE)


def word_bits() -> Mapping[str, float]:
    """Bits of each common word, as `provenance.match.tokens` writes words: case folded, apostrophes straight."""
    return MappingProxyType(_words()[0])


def bits_of(words: Iterable[str]) -> list[float | None]:
    """Of each of these words what `word_bits` has, and None where it has nothing."""
    return list(map(_words()[0].get, words))


def unseen_bits() -> float:
    """Bits of any word that `word_bits` does not have: one bit more than the rarest word it has."""
    return _words()[1]


@cache
def run_bits() -> Mapping[str, float]:
    """Bits of each stock run of words, written with one blank between them, among all runs of its length."""
    return MappingProxyType(_numbers(resource.text("runs-en.tsv")))


@cache
def run_lengths() -> tuple[int, ...]:
    """The lengths, in words, of the stock runs, in order."""
    return tuple(sorted(set(map(_blanks, run_bits()))))


def _blanks(run: str) -> int:
    return run.count(" ") + 1


@cache
def _words() -> tuple[dict[str, float], float]:
    table = resource.text("words-en.tsv")
    unseen = _UNSEEN.search("\n".join(resource.comments(table)))
    if unseen is None:
        raise ValueError("words-en.tsv does not say what a word is worth that it does not have")
    return _numbers(table), float(unseen[1])


def _numbers(table: str) -> dict[str, float]:
    cells = resource.body(table).replace("\n", "\t").split("\t")
    # Rounded to tenths the numbers are few; each is read once, which halves the time this takes.
    value = {written: float(written) for written in set(cells[1::2])}
    return dict(zip(cells[::2], map(value.__getitem__, cells[1::2]), strict=True))
