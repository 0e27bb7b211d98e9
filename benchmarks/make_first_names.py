"""Writes first names: `provenance/data/first-names.tsv`.

::

    python benchmarks/make_first_names.py CORPUS.jsonl.gz -o provenance/data/first-names.tsv

The names are those that Faker has for all its countries, as far as they are one word of Latin letters, in the form in
which words are compared (`François` as `francois`). Faker is needed here only, not where the program runs.

Many words are somebody's first name (`In`, `Will`, `May`, `France`). CORPUS, one JSON object a line with the field
`text`, says which are names in the news. Inside sentences a first name is written with a capital, and a capital
follows: the surname. So two kinds are left out:

* words that stand there in small letters, more than `SMALL` times as often as with a capital;
* words that stand there with a capital `OFTEN` times and more, and with another behind it in less than `FOLLOWED` of
  them: those are places, surnames and titles.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

from corpora import records, skip_unless

from provenance.match.tokens import normal_form

SMALL = 4
"""`bill` stands three times as often for a law as `Bill` for a man; `will`, `may`, `hope` and `in` far more often."""
OFTEN = 5
FOLLOWED = 0.5
"""Of names proper (`John`, `Rudy`, `Kirsten`) nine tenths and more have a capital behind them, of places and surnames
(`Paris`, `Walker`) a third and less."""
_WORD = re.compile(r"(?<=[a-z,] )([^\W\d_]+)(?= ([^\W\d_]))")


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    asked = parser.parse_args()
    skip_unless(asked.corpus)
    names = given()
    small, capital, followed = _counted(names, asked.corpus)
    kept = sorted(
        name
        for name in names
        if small[name] <= SMALL * capital[name]
        and (capital[name] < OFTEN or followed[name] >= FOLLOWED * capital[name])
    )
    lines = [
        "# First names in Latin letters, in the form in which words are compared, ordered.",
        "#",
        f"# Origin: the lists of Faker {version('faker')}, all countries, less those that are words, places or surnames",
        "# in the news. Made by benchmarks/make_first_names.py. Faker: © 2012 Daniele Faraglia, MIT License.",
        "name",
        *kept,
    ]
    asked.output.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(f"{len(kept)} names; left out {len(names) - len(kept)}, of those often met:")
    left = sorted(names.difference(kept), key=lambda name: (-small[name] - capital[name], name))
    print(", ".join(left[:200]))


def given() -> frozenset[str]:
    """All first names that Faker has, as far as they are of Latin letters."""
    config: Any = import_module("faker.config")
    found: set[str] = set()
    for place in config.AVAILABLE_LOCALES:
        try:
            provider: Any = import_module(f"faker.providers.person.{place}").Provider
        except ModuleNotFoundError:  # a country without persons
            continue
        for name in dir(provider):
            lists = getattr(provider, name)
            if "first" in name and "name" in name and isinstance(lists, (tuple, list, dict)):
                found.update(each for each in lists if isinstance(each, str))
    forms = {normal_form(each) for each in found if each.isalpha() and len(each) > 1}
    return frozenset(each for each in forms if each.isascii())


def _counted(names: frozenset[str], corpus: Path) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """How often each stands inside sentences: in small letters, with a capital, and with a capital behind that."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    followed: Counter[str] = Counter()
    for each in records(corpus):
        for word, behind in _WORD.findall(str(each["text"])):
            name = normal_form(word)
            if name not in names:
                continue
            if word[0].islower():
                small[name] += 1
            else:
                capital[name] += 1
                followed[name] += behind.isupper()
    return small, capital, followed


if __name__ == "__main__":
    main()
