"""Writes the names of months and weekdays of many languages: `provenance/data/calendar.tsv`.

::

    python benchmarks/make_calendar.py -o provenance/data/calendar.tsv

The names are those of the Unicode Common Locale Data Repository (CLDR) as Babel carries it: wide and abbreviated, as
they stand in a date and alone, each without its final stop. Babel is needed here only, not where the program runs.
Abbreviations of newsrooms that CLDR does not have are added.
"""

from __future__ import annotations

import argparse
from concurrent.futures import ProcessPoolExecutor
from importlib.metadata import version
from pathlib import Path

from babel import Locale

LANGUAGES = (
    "ar",
    "cs",
    "de",
    "en",
    "es",
    "fa",
    "fr",
    "he",
    "hi",
    "id",
    "it",
    "ja",
    "ko",
    "nl",
    "pl",
    "pt",
    "ru",
    "sv",
    "tr",
    "uk",
    "vi",
    "zh",
)
LOCALES = {
    # Months of the Levant are other words than those of the Gulf and Egypt; British English writes Sept.
    "ar": ("ar", "ar_EG", "ar_LB", "ar_SA", "ar_DZ", "ar_MA"),
    "de": ("de", "de_AT"),
    "en": ("en", "en_GB", "en_AU", "en_CA"),
    "es": ("es", "es_MX", "es_AR"),
    "fr": ("fr", "fr_CA", "fr_CH"),
    "pt": ("pt", "pt_PT"),
    "zh": ("zh", "zh_Hant"),
}
PRESS = (
    # The Associated Press writes these before a day of the month, and these weekdays in tables; others do in datelines.
    *(("en", "month", number, form) for number, form in ((1, "Jan"), (2, "Feb"), (8, "Aug"), (9, "Sept"))),
    *(("en", "month", number, form) for number, form in ((10, "Oct"), (11, "Nov"), (12, "Dec"))),
    *(
        ("en", "weekday", number, form)
        for number, form in ((1, "Mon"), (2, "Tue"), (2, "Tues"), (3, "Wed"), (4, "Thu"))
    ),
    *(
        ("en", "weekday", number, form)
        for number, form in ((4, "Thur"), (4, "Thurs"), (5, "Fri"), (6, "Sat"), (7, "Sun"))
    ),
    # Three letters, as RIA Novosti's datelines have them; CLDR's abbreviations of these months are longer.
    *(("ru", "month", number, form) for number, form in ((2, "фев"), (9, "сен"), (11, "ноя"))),
    *(("fr", "month", number, form) for number, form in ((1, "jan"), (2, "fév"), (7, "jul"))),
    *(("de", "month", number, form) for number, form in ((2, "Febr"), (9, "Sept"))),
    # Malay, whose agency's datelines these are; the other months are as in Indonesian.
    *(("id", "month", number, form) for number, form in ((3, "Mac"), (8, "Ogos"), (9, "Sept"), (12, "Dis"))),
)
PREFIXES = {"he": "ב"}
"""Letters that stand joined in front of a month: Hebrew `on` in a date, `3 בדצמבר`."""


def rows() -> set[tuple[str, str, int, str]]:
    """Language, what, number and form of every name."""
    found = set(PRESS)
    locales = [(language, locale) for language in LANGUAGES for locale in LOCALES.get(language, (language,))]
    # A process each: Babel writes what it resolves for one locale into data that all share, and Indonesian would
    # then have Hebrew months (seen in 2.18).
    with ProcessPoolExecutor(max_workers=1, max_tasks_per_child=1) as pool:
        for names in pool.map(of_locale, *zip(*locales, strict=True)):
            found |= names
    for language, prefix in PREFIXES.items():
        found |= {(each, what, number, prefix + form) for each, what, number, form in found if each == language}
    return {row for row in found if row[3] and not row[3].isdecimal()}


def of_locale(language: str, name: str) -> set[tuple[str, str, int, str]]:
    """The rows of one locale."""
    locale = Locale.parse(name)
    found: set[tuple[str, str, int, str]] = set()
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, form in locale.months[context][width].items():
                found.add((language, "month", number, plain(form)))
            for number, form in locale.days[context][width].items():
                # Babel counts from Monday as 0, ISO 8601 as 1.
                found.add((language, "weekday", number + 1, plain(form)))
    return found


def plain(form: str) -> str:
    """A form with its blanks typed plainly, without marks of direction and without the stop of an abbreviation."""
    return " ".join(form.replace("\u200f", "").replace("\u200e", "").split()).rstrip(".")


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    lines = [
        "# The names of months and weekdays, as they stand in dates and alone, wide and abbreviated.",
        "#",
        "# language is BCP 47; number is 1-12 for months, ISO 8601 for weekdays (1 is Monday); form is without the",
        "# stop of an abbreviation, which may always follow.",
        "#",
        f"# Origin: Unicode CLDR by way of Babel {version('babel')}, and for English the abbreviations of US agencies",
        "# (Sept., Tues., Thurs.). Made by benchmarks/make_calendar.py. CLDR: © Unicode, Inc., Unicode License v3.",
        "language\twhat\tnumber\tform",
        *(f"{language}\t{what}\t{number}\t{form}" for language, what, number, form in sorted(rows())),
    ]
    options.output.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(f"{options.output}: {options.output.stat().st_size:,} bytes, {len(lines):,} lines")


if __name__ == "__main__":
    main()
