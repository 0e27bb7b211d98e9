"""Which words of two versions of a passage stand in only one of them.

::

    the ministers met in Varna on Sunday      the ministers met Sunday in Varna, officials said
                               ~~~~~~~~~                        ~~~~~~         ~~~~~~~~~~~~~~~~

The longest common subsequence of the words decides (Indel distance), which keeps more words together than the
substitutions of Levenshtein distance would. Words are compared to the letter: a curly quotation mark is not a straight
one. A word that moved counts as taken out in one place and put in at another.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_CELLS = 400_000_000
"""Word pairs beyond which no difference is made: 20,000 words a side, where the bit matrix takes 50 MB."""

_WORD = re.compile(r"\w+(?:['’-]\w+)*|[^\w\s]")


def only_here(a: str, b: str) -> tuple[tuple[Span, ...], tuple[Span, ...]] | None:
    """The spans of ``a`` whose words ``b`` lacks and the reverse; ``None`` where the texts are too long to say."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - only side-by-side views need it

    left, right = ([Span(*found.span()) for found in _WORD.finditer(text)] for text in (a, b))
    if len(left) * len(right) > MOST_CELLS:
        return None
    # Numbers instead of words: rapidfuzz compares hashes, and those of strings differ from run to run.
    numbers: dict[str, int] = {}
    a_words = [numbers.setdefault(span.of(a), len(numbers)) for span in left]
    b_words = [numbers.setdefault(span.of(b), len(numbers)) for span in right]
    changed = [code for code in Indel.opcodes(a_words, b_words) if code.tag != "equal"]
    return (
        _runs(left, ((code.src_start, code.src_end) for code in changed)),
        _runs(right, ((code.dest_start, code.dest_end) for code in changed)),
    )


def _runs(words: list[Span], ranges: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    """From the first to the last word of each range; ranges that follow one another are one run."""
    runs: list[list[int]] = []
    for start, end in ranges:
        if start == end:
            continue
        if runs and runs[-1][1] == start:
            runs[-1][1] = end
        else:
            runs.append([start, end])
    return tuple(Span(words[start].start, words[end - 1].end) for start, end in runs)
