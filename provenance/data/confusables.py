"""Letters that look like Latin ones (`confusables.tsv`; Unicode UTS #39, `benchmarks/make_confusables.py`).

::

    сору      four Cyrillic letters     copy
    ᴛʜᴇ       three small capitals      the
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from provenance.data import resource

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class LookAlike:
    """What a character looks like: an ASCII letter; its own script; `same`, `alike` or `small capital`."""

    latin: str
    script: str
    likeness: str


@cache
def look_alikes() -> Mapping[str, LookAlike]:
    """All characters of the table, by themselves."""
    found = {}
    for line in resource.body(resource.text("confusables.tsv")).split("\n"):
        character, latin, script, likeness = line.split("\t")
        found[character] = LookAlike(latin, script, likeness)
    return MappingProxyType(found)


_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюяёђѓєіїјљњћќўџґ"
"""The alphabets of Russian, Ukrainian, Belarusian, Bulgarian, Serbian and Macedonian, less the rare `ѕ` (`SMSка`)."""


@cache
def cyrillic() -> Mapping[str, str]:
    """Latin letter → the letter of a living Cyrillic alphabet that nobody tells apart from it."""
    return MappingProxyType(
        {
            each.latin: character
            for character, each in look_alikes().items()
            if each.script == "Cyrillic" and each.likeness == "same" and character.lower() in _CYRILLIC
        }
    )
