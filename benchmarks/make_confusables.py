"""Writes the letters of other scripts that look like Latin ones: `provenance/data/confusables.tsv`.

::

    python benchmarks/make_confusables.py -o provenance/data/confusables.tsv

The pairs are those of the Unicode security mechanisms (UTS #39, `confusables.txt`) as the package
`confusable_homoglyphs` carries them. That package is needed here only, not where the program runs: its table has
900 KB, most of it of no use here, and it offers no reading of a word, only whether a string is suspect.

What is kept, and why:

- *Scripts* that a font shows like Latin letters: `SCRIPTS`. Runes and syllables disguise nothing that a reader would
  take for news.
- *One letter for one ASCII letter.* Pairs of letters (`rn` for `m`) are Latin themselves.
- *Small capitals* are read as their letter: for `к` UTS #39 has the small capital, and people use it for `k`.
- *Case.* Where UTS #39 has `l` for a capital, `I` is meant: `І`, `Ӏ`, `Ι`.
- *Same* are pairs that no reader tells apart, *alike* those in `ALIKE`, by eye (judgement).
"""

from __future__ import annotations

import argparse
import json
import unicodedata
from importlib import resources
from importlib.metadata import version
from pathlib import Path
from string import ascii_letters

SCRIPTS = ("CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU")
LATIN = {"ɑ": "a", "ɡ": "g"}
"""Latin letters of their own that stand for the ordinary ones in this list; the others are real spellings somewhere."""
ADDED = {"м": "m"}
"""Not in UTS #39, which finds it like `ʍ`; but people who disguise words use it with `к` and `т`."""
ALIKE = frozenset("ЬгүҽꙇѡԍԌηιϳυγσακτϺϜցոռզգսաք")


def small_capitals() -> dict[str, str]:
    """Small capital → its letter, by the names of the characters."""
    found = {"ĸ": "k", "ʍ": "m"}
    for number in range(0x250, 0xA800):
        words = unicodedata.name(chr(number), "").split()
        if words[:4] == ["LATIN", "LETTER", "SMALL", "CAPITAL"] and len(words) == 5 and len(words[4]) == 1:
            found[chr(number)] = words[4].lower()
    return found


def rows() -> list[tuple[str, str, str, str]]:
    """Character, the Latin letter, script, and `same`, `alike` or `small capital`; in the order of code points."""
    table = json.loads((resources.files("confusable_homoglyphs") / "confusables.json").read_text(encoding="utf-8"))
    small = small_capitals()
    found: list[tuple[str, str, str, str]] = [
        (each, letter, "LATIN", "small capital") for each, letter in small.items()
    ]
    found += [(each, letter, "LATIN", "alike") for each, letter in LATIN.items()]
    found += [(each, letter, unicodedata.name(each).split()[0], "small capital") for each, letter in ADDED.items()]
    for each, others in table.items():
        if len(each) != 1 or not each.isalpha() or unicodedata.normalize("NFKC", each) != each:
            continue
        script = unicodedata.name(each, "?").split()[0]
        if script not in SCRIPTS:
            continue
        targets = [other["c"] for other in others]
        plain = next((target for target in targets if len(target) == 1 and target in ascii_letters), None)
        capital = next((small[target] for target in targets if target in small), None)
        if plain:
            likeness = "alike" if each in ALIKE else "same"
            found.append((each, "I" if plain == "l" and not each.islower() else plain, script, likeness))
        elif capital:
            found.append((each, capital, script, "small capital"))
    return sorted(found)


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    lines = [
        "# Letters that look like the letters a-z and A-Z, in other scripts and among the small capitals.",
        "#",
        "# likeness: `same` no reader tells apart; `alike` needs a second look; `small capital` has another height.",
        "#",
        f"# Origin: Unicode UTS #39 confusables by way of confusable_homoglyphs {version('confusable_homoglyphs')};",
        "# scripts, cases and likeness chosen as benchmarks/make_confusables.py says, which made this.",
        "# confusables.txt: © Unicode, Inc., Unicode License v3.",
        "character\tlatin\tscript\tlikeness",
        *(f"{each}\t{letter}\t{script.capitalize()}\t{likeness}" for each, letter, script, likeness in rows()),
    ]
    options.output.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(f"{options.output}: {len(lines)} lines")


if __name__ == "__main__":
    main()
