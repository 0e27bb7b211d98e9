"""Invented articles in any number, each unlike all others in its words: for tests of what is simulated with them."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))  # benchmarks are scripts beside the package

from republish.originals import AGENCIES, Original

OUTLETS = ("Harbour Courier", "Tarrow Herald", "Oxney Times", "Daily Ferry", "Reuters", "Associated Press")
THINGS = [
    first + second
    for first in ("bell", "boat", "corn", "duck", "fog", "goose", "hay", "lamp", "mill", "oar", "peat", "rope", "salt")
    for second in ("box", "gate", "horn", "house", "rack", "shed", "wheel", "yard")
]
TOWNS = [
    first + second
    for first in ("Tarr", "Ox", "Under", "Ferr", "Brand", "Lind", "Skell", "Marr", "Pen", "Quen", "Wick", "Yar")
    for second in ("ow", "ney", "hill", "by", "vold", "moor", "ton", "wick")
]
PEOPLE = ["Ilse Brandt", "Otto Fenwick", "Maud Tolliver", "Piet Hallam", "Nora Quill", "Jonas Ekdahl"]
VERBS = (
    "repaired",
    "painted",
    "flooded",
    "measured",
    "auctioned",
    "forgotten",
    "rebuilt",
    "borrowed",
    "fenced",
    "insured",
)
REASONS = (
    "as {town} wished in {year}",
    "once {town} fell out with {other}",
    "although {other} hummed at {town}",
    "while {town} slept behind {other}",
    "so that {town} could outdo {other}",
)


def drawing(seed: object) -> Random:
    """A source of chance for a test."""
    return Random(str(seed))


def article(number: int, outlet: str) -> Original:
    """An invented article, unlike all others in its words."""
    chance = drawing(f"article {number}")
    person = chance.choice(PEOPLE)

    def sentence() -> str:
        town, year = chance.choice(TOWNS), chance.randint(1890, 2015)
        reason = chance.choice(REASONS).format(town=town, year=year, other=chance.choice(TOWNS))
        things = " and the ".join(chance.sample(THINGS, 2))
        count, verb = chance.randint(12, 980), chance.choice(VERBS)
        return f"The {things} near {town} were {verb} {count} times in {year} {reason}."

    def quotation() -> str:
        said = f"We counted {chance.randint(12, 980)} {chance.choice(THINGS)}s near {chance.choice(TOWNS)}, and nobody "
        thing, year = chance.choice(THINGS), chance.randint(1890, 2015)
        return f"“{said}{chance.choice(VERBS)} a single {thing} of them, not even in {year}.”"

    surname = person.split()[1]
    paragraphs = [
        f"{sentence()} {sentence()}",
        f"“{quotation()[1:-2]},” {person} said on Monday. {sentence()}",
        *(f"{sentence()} {sentence()}" for _ in range(5)),
        f"{surname} added: {quotation()}",
        f"{sentence()} The sum was ${chance.randint(2, 90)} million, or {chance.randint(2, 90)} percent.",
    ]
    if outlet in AGENCIES:
        paragraphs[0] = f"{chance.choice(TOWNS).upper()} ({AGENCIES[outlet][0]}) - {paragraphs[0]}"
    return Original(
        f"n{number:03}",
        outlet,
        date(2017, 1 + number % 12, 1 + number % 28),
        f"The {chance.choice(THINGS)} of {chance.choice(TOWNS)} number {number}",
        (f"{chance.choice(PEOPLE)}",),
        f"https://{outlet.lower().replace(' ', '')}.example/2017/{number}",
        tuple(paragraphs),
    )
