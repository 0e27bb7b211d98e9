"""How fast alignment is, against named alternatives in the same run: pairs, folders, long texts, growth, worst cases.

    python benchmarks/speed.py [ARTICLES.jsonl[.gz]] [--runs 7] [--only pair,folder,long,growth,worst]

Everything is timed as processor seconds of this process, warm, the least of several runs, and printed as a ratio to the
alternative measured beside it:

    pair     two articles of 5 KB, from text to verdict, and their alignment alone; difflib's SequenceMatcher on words
             (autojunk off) as the peer for the alignment. Three kinds of pair: a copy, half a copy, unrelated
    folder   50 articles of 3 KB, all 1,225 pairs; text-matcher (its defaults, but stop words kept, since
             its list of them has to be downloaded) and rapidfuzz over all pairs of sentences as peers, with its
             cheapest scorer and with the one that sees through another order of words
    long     two texts of 1 MB that share a tenth, in a process of their own for their memory; `str.split` and a set of
             the 5-word runs of both texts as the peer
    growth   what twice the text costs, from 10 KB to 10 MB
    worst    a sentence ten thousand times, a text without blanks, one word a line, each at two sizes

Texts are made of the words of the shipped background, drawn by their frequency, with a seed; with a corpus, the
articles of pairs and folder are real. text-matcher is no dependency: where it is not installed, its row is skipped.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import hashlib
import io
import random
import resource
import subprocess
import sys
import time
from difflib import SequenceMatcher
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from corpora import records
from rapidfuzz import fuzz

from provenance.align import Side, align, among, sides
from provenance.data.words import word_bits
from provenance.model import Document, Span
from provenance.pipeline import compare, understand

if TYPE_CHECKING:
    from collections.abc import Callable

    from provenance.model import Article

_KINDS = ("pair", "folder", "long", "growth", "worst")
_LONG = 1_000_000


def main() -> None:
    """Measure what was asked for, and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, nargs="?")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--only", default=",".join(_KINDS))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--memory-of", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    gc.set_threshold(100_000)  # as the command line has it
    if asked.memory_of:
        _one_long_pair(asked.memory_of, asked.seed)
        return
    if asked.corpus and not asked.corpus.exists():
        print(f"there is no {asked.corpus}: the texts are made")
    texts = _Texts(asked.corpus if asked.corpus and asked.corpus.exists() else None, asked.seed)
    for kind in asked.only.split(","):
        {"pair": _pair, "folder": _folder, "long": _long, "growth": _growth, "worst": _worst}[kind](texts, asked.runs)


class _Texts:
    """Where texts come from: a corpus, or words drawn by their frequency in news."""

    def __init__(self, corpus: Path | None, seed: int) -> None:
        self._random = random.Random(seed)
        words = sorted(word for word in word_bits() if word.isalpha())
        self._words = words
        self._weights = [2.0 ** -word_bits()[word] for word in words]
        self._articles = sorted((str(each["text"]) for each in records(corpus)), key=len) if corpus else []

    def made(self, size: int) -> str:
        """Sentences of 8 to 30 words in paragraphs of one to three, of about so many characters."""
        paragraphs: list[str] = []
        length = 0
        while length < size:
            sentences = []
            for _ in range(self._random.randint(1, 3)):
                words = self._random.choices(self._words, self._weights, k=self._random.randint(8, 30))
                sentences.append(" ".join([words[0].capitalize(), *words[1:]]) + ".")
            paragraphs.append(" ".join(sentences))
            length += len(paragraphs[-1]) + 2
        return "\n\n".join(paragraphs)[:size]

    def articles(self, size: int, count: int) -> list[str]:
        """So many different articles of about this size."""
        if not self._articles:
            return [self.made(size) for _ in range(count)]
        near = sorted(self._articles, key=lambda text: (abs(len(text) - size), text))[: 4 * count]
        return self._random.sample(near, count)


def _document(text: str, name: str) -> Document:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Document(name, f"{name}.txt", sha256, "text/plain", text, extracted=(Span(0, len(text)),))


def _seconds(work: Callable[[], object], runs: int) -> float:
    """The least processor time of several runs, after one that warms up."""
    work()
    times = []
    for _ in range(runs):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return min(times)


def _ready(texts: list[str]) -> list[Side]:
    """The texts read, cleaned and indexed, with who says what in them: what is made once for an article."""
    ready = list(sides(_read(texts)).values())
    _ = [each.told for each in ready]  # made when it is first asked for, so not while alignment is timed
    return ready


def _aligned(texts: list[str]) -> Callable[[], object]:
    """The alignment of all pairs of the texts, which are made ready before."""
    ready = _ready(texts)
    return lambda: list(among(ready))


def _whole(texts: list[str]) -> Callable[[], object]:
    """Making the texts ready and aligning them."""
    return lambda: list(among(list(sides(_read(texts)).values())))


def _read(texts: list[str]) -> list[Article]:
    return [understand(_document(text, f"t{number:02}")) for number, text in enumerate(texts)]


def _pair(texts: _Texts, runs: int) -> None:
    one, other, third = texts.articles(5_000, 3)
    half = one[: one.rfind("\n", 0, 2_500)] + "\n\n" + other[:2_500]
    for name, a, b in (("a copy", one, one.replace(",", " –")), ("half", one, half), ("unrelated", one, third)):
        whole = _seconds(partial(compare, [_document(a, "a"), _document(b, "b")]), runs)
        alone = _seconds(_aligned([a, b]), runs)
        peer = _seconds(partial(_matching_blocks, a.split(), b.split()), runs)
        print(
            f"pair of 5 KB, {name:9}  text to verdict {1000 * whole:6.1f} ms   alignment {1000 * alone:5.2f} ms   "
            f"difflib on words {1000 * peer:5.2f} ms   ratio {alone / peer:.2f}"
        )


def _matching_blocks(a: list[str], b: list[str]) -> None:
    SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()


def _folder(texts: _Texts, runs: int) -> None:
    articles = texts.articles(3_000, 50)
    documents = [_document(text, f"t{number:02}") for number, text in enumerate(articles)]
    times = max(1, runs // 3)
    whole = _seconds(lambda: compare(documents), times)
    made = _seconds(lambda: _ready(articles), times)
    pairs = _seconds(_aligned(articles), times)
    print(
        f"50 articles of 3 KB, 1,225 pairs: text to verdict {whole:.2f} s; texts made ready {made:.2f} s, "
        f"all pairs aligned {pairs:.3f} s"
    )
    sentences = [[span.of(each.text) for span in understand(each).sentences] for each in documents]
    for scorer in (fuzz.ratio, fuzz.token_sort_ratio):
        took = _seconds(partial(_all_pairs, sentences, scorer), 1)
        print(f"  rapidfuzz {scorer.__name__} of all sentences {took:.2f} s: {_against(took, whole, pairs)}")
    if find_spec("text_matcher") is None:
        print("  text-matcher is not installed: skipped")
        return
    peer = import_module("text_matcher.matcher")

    def matched() -> None:
        ready = [peer.Text(text, str(number), removeStopwords=False) for number, text in enumerate(articles)]
        for one, other in combinations(ready, 2):
            peer.Matcher(one, other)

    with contextlib.redirect_stdout(io.StringIO()):
        started = time.process_time()
        matched()
        took = time.process_time() - started
    print(f"  text-matcher {took:.2f} s: {_against(took, whole, pairs)}")


def _all_pairs(sentences: list[list[str]], scorer: Callable[[str, str], float]) -> None:
    for one, other in combinations(sentences, 2):
        for a in one:
            for b in other:
                scorer(a, b)


def _against(peer: float, whole: float, pairs: float) -> str:
    return f"{peer / pairs:.1f} times the alignment, {peer / whole:.1f} times all of it"


def _long(texts: _Texts, runs: int) -> None:
    a, b = _sharing_a_tenth(texts)
    times = max(1, runs // 3)
    whole = _seconds(_whole([a, b]), times)
    articles = _read([a, b])

    def indexed_and_aligned() -> None:
        one, other = sides(articles).values()
        align(one, other)

    alone = _seconds(indexed_and_aligned, times)

    def runs_of_five() -> None:
        for text in (a, b):
            words = text.split()
            set(zip(*(words[first:] for first in range(5)), strict=False))

    peer = _seconds(runs_of_five, runs)
    print(
        f"two texts of 1 MB sharing a tenth: {alone:.2f} s, with marks, cleaning and sentences {whole:.2f} s; "
        f"str.split and 5-word runs {peer:.2f} s: {alone / peer:.1f} and {whole / peer:.1f} times"
    )
    command = [sys.executable, __file__, "--memory-of", str(_LONG)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    print(f"  most memory of a process that compares them: {int(said) / 1024:.0f} MB")


def _sharing_a_tenth(texts: _Texts, size: int = _LONG) -> tuple[str, str]:
    shared = texts.made(size // 10)
    a, b = texts.made(size - len(shared)), texts.made(size - len(shared))
    cut = a.rfind("\n\n", 0, size // 2)
    return a[:cut] + "\n\n" + shared + a[cut:], shared + "\n\n" + b


def _one_long_pair(size: int, seed: int) -> None:
    a, b = _sharing_a_tenth(_Texts(None, seed), size)
    compare([_document(a, "a"), _document(b, "b")])
    print(_most_memory())


def _most_memory() -> int:
    """The most memory that this program has held, in KiB.

    Linux hands down to a new program what the one that started it has held (`ru_maxrss`); its `VmHWM` is its own.
    """
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text(encoding="ascii").partition("VmHWM:")[2].split()[0])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _growth(texts: _Texts, runs: int) -> None:
    for size in (10_000, 20_000, 40_000, 100_000, 200_000, 500_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000):
        a, b = _sharing_a_tenth(texts, size)
        took = _seconds(_whole([a, b]), 1 if size > _LONG else max(1, runs // 3))
        print(f"two texts of {size:10,} characters: {took:7.3f} s, {1e9 * took / size:6.0f} ns a character")


def _worst(texts: _Texts, runs: int) -> None:
    sentence = "The ferry to Skarra will not sail on Monday, the harbour board said. "
    cases: dict[str, Callable[[int], tuple[str, str]]] = {
        "one sentence again and again": lambda n: (sentence * n, sentence * (n - 1)),
        "no blanks": lambda n: ("skarra" * 11 * n, "ferry" * 13 * n),
        "one word a line": lambda n: ("\n".join(texts.made(68 * n).split()), "\n".join(texts.made(68 * n).split())),
    }
    for name, made in cases.items():
        times = []
        for count in (5_000, 10_000):
            a, b = made(count)
            times.append(_seconds(_whole([a, b]), max(1, runs // 7)))
        print(f"{name:30} {times[0]:6.2f} s, twice as much {times[1]:6.2f} s: {times[1] / times[0]:.2f} times")


if __name__ == "__main__":
    main()
