"""`provenance agencies`: the agencies that are known, or what one written form can mean and how to tell."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

from provenance.cli.output import console, write_out
from provenance.cli.registry import registry_of
from provenance.data.agencies import agencies, ambiguous, by_domain, canonical, lookup, using
from provenance.data.outlets import named

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import Console

    from provenance.data.agencies import Agency

_KINDS = {"agency": "agency", "press_release": "press release"}

_ALIKE = 70.0
"""How alike, of 100, a form must be to be suggested: one letter in four wrong still is. Judgement."""
_SUGGESTED = 5
_PART = 0.9
"""What a form that has all words asked for among others counts, so that the same word in another case comes first."""


def run(written: str | None, *, as_json: bool, own: Path | None) -> bool:
    """List all agencies, or show those that ``written`` can mean; whether there is any.

    Raises:
        UsageError: the user's own file of agencies says something it cannot say.
    """
    with using(registry_of(own)):
        if written is None:
            _say(agencies(), as_json=as_json, asked=None)
            return True
        found = _meant(written)
        if found:
            _say(found, as_json=as_json, asked=written)
        else:
            sys.stderr.write(f"provenance: {_unknown(written)}\n")
        return bool(found)


def _meant(written: str) -> tuple[Agency, ...]:
    """Everyone the form can mean, the best first, each once."""
    by_name, at_home = canonical(written), by_domain(written) if "." in written else None
    candidates = (by_name, *lookup(written), at_home)
    return tuple({agency.name: agency for agency in candidates if agency}.values())


def _unknown(written: str) -> str:
    from provenance.report.visible import plain  # also names in a list are made safe, by the same rules

    outlet = named(written)
    if outlet:
        what = plain(", ".join(filter(None, (outlet.kind, outlet.country))))
        return f"{plain(outlet.name)} is known, but not as an agency: {what}."
    alike = _suggestions(written)
    told = f" Did you mean {', '.join(map(plain, alike))}?" if alike else " `provenance agencies` lists all there are."
    return f"No agency is known by {plain(written)!r}.{told}"


def _suggestions(written: str) -> list[str]:
    """The nearest forms, the likest first, each with its agency's name; one an agency."""
    from rapidfuzz import fuzz  # only who misspells waits for it

    asked = " ".join(written.split()).casefold()
    scored: dict[str, tuple[float, str]] = {}
    for agency in agencies():
        for form in agency.forms:
            folded = form.casefold()
            likeness = max(fuzz.ratio(asked, folded), _PART * fuzz.token_set_ratio(asked, folded))
            if likeness >= _ALIKE and likeness > scored.get(agency.name, (0.0, ""))[0]:
                scored[agency.name] = likeness, form
    nearest = sorted(scored.items(), key=lambda each: (-each[1][0], each[0]))[:_SUGGESTED]
    same = [each for each in nearest if each[1][0] == 100]  # the form itself, but for its case: nothing else was meant
    return [name if form == name else f"{form} ({name})" for name, (_, form) in same or nearest]


def _say(found: tuple[Agency, ...], *, as_json: bool, asked: str | None) -> None:
    if as_json:
        write_out("".join(json.dumps(asdict(agency), ensure_ascii=False) + "\n" for agency in found))
    elif asked is None:
        _list(found, console())
    else:
        _cards(found, asked, console())


def _list(found: tuple[Agency, ...], screen: Console) -> None:
    from rich.table import Table  # programs that read JSON need no tables
    from rich.text import Text

    from provenance.report.visible import plain

    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("name", "short", "country", "kind"):
        table.add_column(heading, overflow="fold")
    for agency in found:
        row = (agency.name, agency.short, agency.country, _KINDS[agency.kind])
        table.add_row(*(Text(plain(cell)) for cell in row))
    screen.print(table)
    wires = sum(agency.kind == "press_release" for agency in found)
    screen.print(Text(f"{len(found)} in all: {len(found) - wires} agencies, {wires} press-release wires"))


def _cards(found: tuple[Agency, ...], asked: str, screen: Console) -> None:
    from rich.table import Table
    from rich.text import Text

    from provenance.report.visible import plain

    if len(found) > 1:
        screen.print(Text(f"{plain(asked)} can mean {len(found)} agencies, the likeliest first."))
    elif ambiguous(asked):
        screen.print(Text(f"{plain(asked)} can mean this agency, or something else."))
    for agency in found:
        screen.print()
        screen.print(Text(plain(agency.name), style="bold"))
        facts = Table.grid(padding=(0, 2))
        for label, lines in _facts(agency):
            for number, line in enumerate(lines):
                facts.add_row(Text("" if number else label, style="dim"), Text(plain(line)))
        screen.print(facts)


def _facts(agency: Agency) -> list[tuple[str, tuple[str, ...]]]:
    """What a card says, without what the row does not say."""
    others: dict[str, list[str]] = {}
    for entry in agency.collides:
        form, _, meaning = entry.partition("=")
        others.setdefault(form, []).append(meaning)
    facts = [
        ("what it is", (agency.type or _KINDS[agency.kind],)),
        ("country", (agency.country,)),
        ("written as", (", ".join(agency.forms),)),
        ("domains", (", ".join(agency.domains),)),
        ("languages", (", ".join(agency.languages),)),
        ("house style", agency.style),
        ("collisions", tuple(f"{form}: also {'; '.join(meanings)}" for form, meanings in others.items())),
        ("told apart", (agency.tell,)),
        ("known from", (agency.source,)),
    ]
    return [(label, lines) for label, lines in facts if any(lines)]
