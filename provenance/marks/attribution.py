"""In-text attribution: whose report a passage rests on. It makes nobody the source of the whole text.

::

    a shipping official told TASS                      behind a word of saying
    The Times of Israel reported Tuesday that …        in front of one
    according to the Harbour Courier                   an outlet that is no agency, by a word in its name

Agencies are recognised by the registry. Any other name counts only if it is capitalised throughout and holds a word
that names of outlets have (data: `marks.toml`), so that `the minister reported Tuesday` names nobody.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from provenance.data.agencies import lookup
from provenance.data.tables import table
from provenance.marks.slots import name_of
from provenance.model import Mark, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

# A capitalised word; a full stop only inside it (`U.S.News`), for at its end it closes the sentence. One line only.
_WORD = r"[^\W\d_a-zß-öø-ÿ][\w&'’-]{0,40}(?:\.\w[\w&'’-]{0,40}){0,5}"
_NAME = rf"{_WORD}(?:[ \t]+(?:(?:of|the|and|de|du|des|del|la|le|el)[ \t]+){{0,2}}{_WORD}){{0,5}}"


def attributions(text: str, body: Iterable[Span]) -> tuple[Mark, ...]:
    """Every attribution to a news outlet in the body, in order."""
    found: dict[Span, Mark] = {}
    covered = bytearray(len(text))
    for region in body:
        for pattern in _patterns():
            for match in pattern.finditer(text, region.start, region.end):
                named = _outlet(match["name"])
                if named:
                    start = min(match.start("name"), match.start())
                    end = max(match.end("name"), match.end())
                    span = Span(start, end)
                    if not any(covered[start:end]):
                        covered[start:end] = b"\1" * (end - start)
                        found[span] = Mark("attribution", named, span, "part")
    return tuple(found[span] for span in sorted(found))


def _outlet(written: str) -> str | None:
    words = written.split()
    while words:
        name = " ".join(words).rstrip(".,'’")
        bare = name.removeprefix("The ").removesuffix("’s").removesuffix("'s")
        if lookup(bare):
            return name_of(bare)
        if len(words) > 1 and _outlet_words() & {word.strip(".,'’") for word in words}:
            return name
        words = words[1:]
    return None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    data = table("marks.toml")["attribution"]
    before = "|".join(re.escape(word) for word in sorted(data["before"], key=lambda word: (-len(word), word)))
    behind = "|".join(re.escape(word) for word in sorted(data["behind"], key=lambda word: (-len(word), word)))
    return (
        re.compile(rf"(?<!\w)(?i:{before})[ \t]+(?:the[ \t]+)?(?P<name>{_NAME})"),
        re.compile(rf"(?<!\w)(?P<name>{_NAME})[ \t]+(?:{behind})(?!\w)"),
    )


@cache
def _outlet_words() -> frozenset[str]:
    return frozenset(table("marks.toml")["outlets"]["words"])
