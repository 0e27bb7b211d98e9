"""Writes first names: `provenance/data/first-names.tsv`.

::

    python benchmarks/make_first_names.py CORPUS.jsonl.gz -o provenance/data/first-names.tsv

The names are those that `CENSUS` percent of all Americans bore in 1990 (U.S. Census Bureau, Frequently Occurring First
Names), which the package names carries, and those that Faker has for countries of two languages, as far as they are
one word of Latin letters, in the form in which words are compared (`François` as `francois`). Both packages are needed
here only, not where the program runs.

Many words are somebody's first name (`In`, `Will`, `May`, `France`). CORPUS, one JSON object a line with the field
`text`, says which are names in the news. Inside sentences a first name is written with a capital, and a capital
follows: the surname. So two kinds are left out:

* words that stand there in small letters, more than `SMALL` times as often as with a capital, or `SMALL_BUT_SURE` times
  where `SURE` percent of all people bear the name;
* words that stand there with a capital `OFTEN` times and more, and with another behind it in less than `FOLLOWED` of
  them: those are places, surnames and titles.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpora import records, skip_unless

from provenance.match.tokens import normal_form

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

CENSUS = 0.004
"""Rarer names of the census are mostly slips of the pen (`In`, `An`, `France`)."""
LANGUAGES = 2
"""What Faker has for one language alone is often a word of it or a title (`Justice`, `Governor`, `Judge`)."""
SURE = 0.1
SMALL_BUT_SURE = 4
"""`bill` stands three times as often for a law as `Bill` for a man, and `rose` twice; both are names all the same."""
SMALL = 0.3
"""Titles and words of which names were made (`judge`, `hope`, `grant`, `royal`) stand in small letters far more."""
OFTEN = 5
FOLLOWED = 0.6
"""Of names proper (`John`, `Rudy`, `Kirsten`) nine tenths and more have a capital behind them, of places and surnames
(`Paris`, `Walker`) a third and less."""
ARTICLES = frozenset({"al", "el"})
"""`Al Qaeda`, `El Niño`: more often than somebody's first name."""
_WORD = re.compile(r"(?<=[a-z,] )([^\W\d_]+)(?= ([^\W\d_]))")


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    asked = parser.parse_args()
    skip_unless(asked.corpus)
    counted = _of_census()
    given = {name for name, percent in counted.items() if percent >= CENSUS} | _of_faker()
    names = given - ARTICLES
    small, capital, followed = _seen(names, asked.corpus)
    kept = sorted(
        name
        for name in names
        if small[name] <= (SMALL_BUT_SURE if counted.get(name, 0.0) >= SURE else SMALL) * capital[name]
        and (capital[name] < OFTEN or followed[name] >= FOLLOWED * capital[name])
    )
    lines = [
        "# First names in Latin letters, in the form in which words are compared, ordered.",
        "#",
        "# Origin: U.S. Census Bureau, Frequently Occurring First Names 1990 (public domain), by way of names",
        f"# {version('names')}; the lists of Faker {version('faker')} (© 2012 Daniele Faraglia, MIT License).",
        "# Less those that are words, places or surnames in the news. Made by benchmarks/make_first_names.py.",
        "name",
        *kept,
    ]
    asked.output.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(f"{len(kept)} names; left out {len(names) - len(kept)}, of those often met:")
    left = sorted(names.difference(kept), key=lambda name: (-small[name] - capital[name], name))
    print(", ".join(left[:200]))


def _of_census() -> Mapping[str, float]:
    """First names and the percentage of men, or of women if that is more, who bore them."""
    files: dict[str, str] = import_module("names").FILES
    found: dict[str, float] = {}
    for people in ("male", "female"):
        for line in Path(files[f"first:{people}"]).read_text(encoding="ascii").splitlines():
            name, percent, *_ = line.lower().split()
            found[name] = max(float(percent), found.get(name, 0.0))
    return found


def _of_faker() -> set[str]:
    """The first names that Faker has for several languages, as far as they are of Latin letters."""
    config: Any = import_module("faker.config")
    languages: defaultdict[str, set[str]] = defaultdict(set)
    for place in config.AVAILABLE_LOCALES:
        try:
            provider: Any = import_module(f"faker.providers.person.{place}").Provider
        except ModuleNotFoundError:  # a country without persons
            continue
        lists = (getattr(provider, each) for each in dir(provider) if "first" in each and "name" in each)
        for name in (name for each in lists if isinstance(each, (tuple, list, dict)) for name in each):
            if isinstance(name, str) and name.isalpha() and len(name) > 1:
                languages[normal_form(name)].add(place.partition("_")[0])
    return {name for name, where in languages.items() if name.isascii() and len(where) >= LANGUAGES}


def _seen(names: Collection[str], corpus: Path) -> tuple[Counter[str], Counter[str], Counter[str]]:
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
