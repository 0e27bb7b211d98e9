"""Trains the sentence splitter's parameters on news: `provenance/data/punkt-en.json`.

::

    python benchmarks/train_punkt.py CORPUS.jsonl.gz -o provenance/data/punkt-en.json

CORPUS is one JSON object a line with a field `text`, paragraphs apart by an empty line. nltk's own trainer (Kiss &
Strunk 2006, doi:10.1162/coli.2006.32.4.485) does the work; what is decided here, and why:

- *Every 20th article.* The trainer punishes an abbreviation for each time it stands without its full stop, without
  regard to how often it stands with it. In all 12,045 articles `U.S.` is typed as `U.S` often enough to be thrown
  out, with `Mr.`, `Dr.` and `Sen.`, and F1 falls to that of no training. Between every 10th and every 80th it does
  not change.
- *All at once*, joined by empty lines. Article by article it finds four abbreviations more among some 150 (`R-Mich.`
  and the like) and splits no better.
- *Typographic quotes typed straight*, so that the words are the same in nltk 3.9 and 3.10, which differ in this.
- *Abbreviations* need `MIN_ABBREVIATION` occurrences with the stop and `MIN_STOPPED` of all occurrences with it,
  unless they hold an inner stop; and letters only. What is known of news is then added from `abbreviations-en.txt`.
- *Sentence starters* must be in lower case `MIN_LOWER` of the time, as surnames are not: `Sen. Johnson` is no
  boundary. `I`, which always is a capital, is the exception.
- *Collocations* that are found are photo bylines and a few politicians' initials, and are left out. Only the listed
  abbreviations that need a number behind them become collocations.
- *Orthographic contexts* are kept of words seen `MIN_ORTHOGRAPHY` times. Of a word that is not kept Punkt says
  "unknown", as it does of most names.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from itertools import islice
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

import nltk
from nltk.tokenize.punkt import PunktLanguageVars, PunktToken, PunktTrainer

if TYPE_CHECKING:
    from collections.abc import Mapping

STEP = 20
MIN_ABBREVIATION = 4
MIN_STOPPED = 0.7
MIN_LOWER = 0.1
MIN_ORTHOGRAPHY = 4

STRAIGHT = str.maketrans("“”„‘’", '"""\'\'')
LETTERS = re.compile(r"[^\W\d_]+(?:[.-][^\W\d_]+)*")
LIST = Path(__file__).parent.parent / "provenance" / "data" / "abbreviations-en.txt"


def listed() -> tuple[set[str], set[tuple[str, str]]]:
    """The listed abbreviations, and those that are one only in front of a number, as collocations."""
    always: set[str] = set()
    before_numbers: set[tuple[str, str]] = set()
    for line in LIST.read_text(encoding="utf-8").splitlines():
        if line.endswith(" #"):
            before_numbers.add((line.removesuffix(" #"), "##number##"))
        elif line and not line.startswith("#"):
            always.add(line)
    return always, before_numbers


def counted(text: str) -> Counter[str]:
    """How often each form of a word stands in the text: what the trainer counts, too, and keeps to itself."""
    words = PunktLanguageVars()
    return Counter(PunktToken(word).type for line in text.split("\n") for word in words.word_tokenize(line))


def is_abbreviation(kind: str, counts: Mapping[str, int]) -> bool:
    """Whether what the trainer took for an abbreviation looks like one."""
    if not LETTERS.fullmatch(kind):
        return False
    with_stop, without = counts.get(f"{kind}.", 0), counts.get(kind, 0)
    common = with_stop >= MIN_ABBREVIATION and with_stop >= MIN_STOPPED * (with_stop + without)
    return common or "." in kind


def parameters(texts: list[str]) -> dict[str, object]:
    """Train on the texts and prune, as the module says."""
    trainer = PunktTrainer()
    text = "\n\n".join(texts).translate(STRAIGHT)
    trainer.train(text, finalize=True)
    found = trainer.get_params()
    counts = counted(text)
    always, before_numbers = listed()
    written = Counter(LETTERS.findall(text))
    starters = {
        kind
        for kind in found.sent_starters
        if kind == "i" or written[kind] > MIN_LOWER * (written[kind] + written[kind.capitalize()])
    }
    orthography: dict[str, list[str]] = {}
    for kind, flags in sorted(found.ortho_context.items()):
        often = counts.get(kind, 0) + counts.get(f"{kind}.", 0) >= MIN_ORTHOGRAPHY
        if flags and often and LETTERS.match(kind) and " " not in kind:
            orthography.setdefault(str(flags), []).append(kind)
    return {
        "abbreviations": sorted(always | {kind for kind in found.abbrev_types if is_abbreviation(kind, counts)}),
        "collocations": sorted(before_numbers),
        "orthography": {
            flags: wrap(" ".join(kinds), 110, break_long_words=False, break_on_hyphens=False)
            for flags, kinds in orthography.items()
        },
        "sentence_starters": sorted(starters),
    }


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    if not options.corpus.exists():
        print(f"skipped: there is no corpus at {options.corpus}")
        return
    with gzip.open(options.corpus, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in islice(lines, 0, None, STEP)]
    trained = parameters(texts)
    trained["origin"] = {
        "abbreviations": "found by the trainer, and those of abbreviations-en.txt",
        "collocations": "those of abbreviations-en.txt alone",
        "articles": len(texts),
        "characters": sum(map(len, texts)),
        "corpus": f"every {STEP}th of 12,045 English-language news articles of some 310 outlets, 2010s, US politics",
        "made_by": "benchmarks/train_punkt.py",
        "options": {
            "MIN_ABBREVIATION": MIN_ABBREVIATION,
            "MIN_LOWER": MIN_LOWER,
            "MIN_ORTHOGRAPHY": MIN_ORTHOGRAPHY,
            "MIN_STOPPED": MIN_STOPPED,
            "trainer": "nltk's defaults",
        },
        "trainer": f"nltk {nltk.__version__}, nltk.tokenize.punkt.PunktTrainer",
    }
    options.output.write_text(
        json.dumps(trained, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8", newline="\n"
    )
    print(f"{options.output}: {options.output.stat().st_size:,} bytes of {len(texts):,} articles")


if __name__ == "__main__":
    main()
