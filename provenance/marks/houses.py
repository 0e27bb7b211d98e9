"""Names of news houses in running text: where one stands, as it is written, and whose it can be.

::

    the Associated Press      a name of the registry, found by its first word and the next capital
    Tarrow Daily Herald       a name that holds a word outlets' names have, grown to both sides from it
    لرويترز · Интерфаксу       a name with what its script writes together with it
    路透社                     scripts without capitals and blanks: any place

One scan takes all words with a capital (or of a script without them); those that no name begins with or ends in are
dropped at once, by set arithmetic. So a text that names nobody costs one scan, and each name a bounded amount more.
Names are those of the registry of agencies, those of the outlets' table, and otherwise names that are capitalised
throughout and hold an outlet's word (data: `attribution.toml`), so that `the minister` is nobody.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from provenance.data.agencies import Agency, Registry, in_force, lookup, using
from provenance.marks.anchors import BEYOND_LATIN, LEAD, NEXT, Candidate, Name, anchors_of, eastern_forms, written_small
from provenance.marks.name_words import RUN, TOKEN
from provenance.marks.outlet_names import grown_left, known, outlet_around

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from provenance.data.outlets import NewsOutlet
    from provenance.model import Span

_FEW = 12
"""Different words of names up to which each is searched for by itself; beyond, one pass over all words is quicker
(measured: a search costs 1 ns a character, the pass 12)."""
_LOOK, _ENGLISH = 2000, 3
"""A text is English if `the` stands this often in so many of its first characters: English has it thirty times there,
another language has it in a quoted title."""
_EAST = "\u3040"
"""From this character on stand the scripts without capitals and without blanks, and Hangul."""
_OPENING_BRACKETS = frozenset("([（【")
_CLOSING_BRACKETS = frozenset(")]）】")
_JOINS = frozenset("-/@_")


def names(text: str, region: Span) -> Iterator[Name]:
    """Every name of a house in the region, in order; none overlaps another."""
    inside = text if (region.start, region.end) == (0, len(text)) else text[region.start : region.end]
    position = 0
    for candidate in candidates(inside):
        if candidate.start >= position:
            name = candidate if isinstance(candidate, Name) else _name_at(inside, candidate, position)
            if name:
                position = name.end
                shift = region.start
                yield name._replace(start=name.start + shift, end=name.end + shift) if shift else name


def candidates(text: str) -> list[Name | Candidate]:
    """The places of a text that are looked at, in order: as many as its words at most, whatever stands in it."""
    runs = "\n".join(RUN.findall(text))
    tokens = frozenset(runs.split())
    farthest = max(tokens, default="")
    anchors = anchors_of(in_force(), latin_only=farthest < BEYOND_LATIN)
    found: list[Name | Candidate] = [*_written_small(text)]
    if farthest >= _EAST:
        found.extend(_eastern_names(text))
    for start, word in _occurrences(text, anchors.sought(tokens, runs)):
        end = start + len(word)
        if inner(text[end : end + 1]) or (start and (text[start - 1] in _JOINS or inner(text[start - 1]))):
            continue
        anchor = anchors.anchor(word)
        if anchor.sure or text[end : end + NEXT] in anchor.rests:
            found.append(Candidate(start, end, anchor))
    found.sort(key=lambda each: (each.start, -each.end))
    return found


def inner(character: str) -> bool:
    """Whether a word goes on with this character, which is nothing at the end of the text."""
    return character.isalnum() or ("\u0900" <= character <= "\u0dff" and character not in "।॥")


def _occurrences(text: str, sought: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """Where each of the strings stands, in or by itself, and the word that it begins with; not in order."""
    if len(sought) > _FEW:
        words = frozenset(sought.values())
        for match in TOKEN.finditer(text):
            if match.group() in words:
                yield match.start(), match.group()
        return
    for head, word in sought.items():
        start = text.find(head)
        while start >= 0:
            yield start, word
            start = text.find(head, start + len(word))


def _written_small(text: str) -> Iterator[Name]:
    """Names that are written small: `dpa`, `ats`; in a text that opens in English only those that stand there too."""
    english = text.count(" the ", 0, _LOOK) >= _ENGLISH
    for form, agencies in written_small(in_force(), english=english):
        start = text.find(form)
        while start >= 0:
            end = start + len(form)
            joined = start > 0 and (inner(text[start - 1]) or text[start - 1] in _JOINS)
            domain = text[end : end + 1] == "." and text[end + 1 : end + 2].isalnum()
            if not joined and not domain and not (inner(text[end : end + 1]) or text[end : end + 1] in ("/", "@")):
                yield Name(start, end, form, agencies)
            start = text.find(form, end)


def _eastern_names(text: str) -> Iterator[Name]:
    """Names in scripts without blanks between words, and Latin ones that stand in such a script."""
    for match in eastern_forms(in_force()).finditer(text):
        agencies = lookup(match.group())
        outlet = None if agencies else known(match.group())
        if agencies or outlet:
            yield Name(match.start(), match.end(), match.group(), agencies, outlet)


def _name_at(text: str, candidate: Candidate, low: int) -> Name | None:
    start, end, anchor = candidate.start, candidate.end, candidate.anchor
    for rest, form in (*anchor.rests.get(text[end : end + NEXT], ()), *anchor.rests.get("", ())):
        stop = end + len(rest)
        if not text.startswith(rest, end) or inner(text[stop : stop + 1]):
            continue
        if start and text[start - 1] in _OPENING_BRACKETS and text[stop : stop + 1] in _CLOSING_BRACKETS:
            return None  # `(AP)` credits or abbreviates
        written = form if anchor.inflected else text[start + anchor.clitic : stop]
        agencies, outlet, lead = _house(in_force(), written, form)
        if lead and text[max(low, start - len(lead)) : start].casefold() != lead:
            continue  # `the Hill`, but not `Hill`; `O Globo`, but not `Globo`
        if (agencies or outlet) and not (anchor.head and stop == end and grown_left(text, start, low)[1]):
            lone = not lead and not anchor.head and written.isalpha() and written.istitle()
            return Name(start, stop, written, agencies, outlet, lone=lone, prefix=text[start : start + anchor.clitic])
    if anchor.house:
        return outlet_around(text, candidate, low)
    return None


@lru_cache(maxsize=4096)
def _house(registry: Registry, written: str, form: str) -> tuple[tuple[Agency, ...], NewsOutlet | None, str]:
    """The agencies a name can mean, or the known outlet, and the article that must then stand in front of it.

    Args:
        registry: the registry in force.
        written: the name as the text has it.
        form: the form of a table that it is.
    """
    with using(registry):
        agencies = lookup(written)
        outlet = None if agencies else known(written)
        lead = LEAD.match(form)
        if agencies or outlet or not (lead or written.casefold() != form.casefold()):
            return agencies, outlet, ""
        agencies = lookup(form)
        return agencies, None if agencies else known(form), lead.group().casefold() if lead else ""
