"""How a copy says where its text is from, in the styles that outlets have for it, or that it does not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from republish.draft import Dateline, Draft
from republish.originals import AGENCIES
from republish.table import CREDITS, CREDITS_OF_OUTLETS, DATELINES, drawn

if TYPE_CHECKING:
    from random import Random

    from republish.houses import House

SILENT = frozenset(["none", "anonymous"])
"""Ways of crediting that name nobody."""

_OF_THE_WHOLE = frozenset(["dateline kept", "byline", "trailing credit", "copyright line", "metadata"])
"""Ways that say the whole text is another's: not for a text that opens with own paragraphs."""


def credit(draft: Draft, chance: Random, source: Draft, house: House) -> tuple[Draft, bool]:
    """The copy with a credit drawn for its source, and whether it names it.

    The operation noted is `credit: …`. Where a credit cannot be given so (no address to link to, own
    paragraphs in front), the source is named in the text.
    """
    if source.outlet in AGENCIES:
        way = drawn(CREDITS, chance)
        if draft.begins and way in _OF_THE_WHOLE:
            way = chance.choice(("named in the text", "contributor line"))
        credited = _agency(draft, way, chance, *AGENCIES[source.outlet])
    else:
        way = drawn(CREDITS_OF_OUTLETS, chance)
        if (way == "link" and source.url is None) or (way == "reprint notice" and draft.begins):
            way = "named in the text"
        credited = _outlet(draft, way, chance, source)
    if way != "dateline kept":
        credited = _own_dateline(credited, chance, house)
    return replace(credited, done=(*draft.done, f"credit: {way}", *credited.done[len(draft.done) :])), way not in SILENT


def called(outlet: str) -> str:
    """How a sentence names an outlet: newspapers with an article, and what has one in its name."""
    agency = AGENCIES.get(outlet)
    if agency:
        return agency[1]
    bare = outlet.removeprefix("The ")
    return f"the {bare}" if bare != outlet or bare.rsplit(maxsplit=1)[-1] in _PAPERS else outlet


_PAPERS = frozenset(["Times", "Post", "Journal", "Monitor", "Guardian", "Beast", "Caller", "Hill", "Sun-Times", "Mail"])


def _agency(draft: Draft, way: str, chance: Random, short: str, full: str) -> Draft:
    place = draft.dateline.place if draft.dateline else ""
    sign = draft.dateline.sign if draft.dateline else "-"
    city = place.split(",")[0].title()
    year = (draft.published or "2018")[:4]
    bylines = (f"By {full}", full, *((f"{full} in {city}", f"{short}, {city.upper()}") if city else (short,)))
    changes: dict[str, dict[str, Any]] = {
        "dateline kept": {"dateline": Dateline(place, short, sign)},
        "byline": {"top": (chance.choice(bylines),)},
        "trailing credit": {"ending": chance.choice((f"({short})", f"— {short}", f"– {short}", f"/ {short}"))},
        "source line": {"closing": (chance.choice((f"Source: {short}", f"With information from {full}")),)},
        "copyright line": {"closing": (f"© {year} {full}. All rights reserved.",)},
        "metadata": {"authors": (full,)},
        "contributor line": {"closing": (f"{full} contributed to this report.",)},
        "mixed byline": {"top": (f"By {draft.outlet} staff and {short}",)},
        "named in the text": {"named": chance.choice((f"{short} reported", f"{full} reports", f"according to {full}"))},
        "anonymous": {"closing": (chance.choice(("(With inputs from agencies)", "Staff and Agencies")),)},
        "none": {},
    }
    return replace(draft, **changes[way])


def _outlet(draft: Draft, way: str, chance: Random, source: Draft) -> Draft:
    name = called(source.outlet)
    match way:
        case "named in the text":
            return replace(draft, named=chance.choice((f"{name} reported", f"according to {name}", f"{name} reports")))
        case "link":
            return replace(draft, closing=(f"{chance.choice(('Read more', 'Source', 'Via'))}: {source.url}",))
        case "reprint notice":
            forms = (f"This article first appeared in {name}.", f"Originally published by {name}.")
            return replace(draft, closing=(chance.choice(forms),))
        case "source line":
            return replace(draft, closing=(f"Source: {source.outlet}",))
        case _:
            return draft


def _own_dateline(draft: Draft, chance: Random, house: House) -> Draft:
    if draft.dateline is None:
        return draft
    if drawn(DATELINES, chance) == "dropped" or not draft.dateline.place:
        return draft.after("dateline dropped", dateline=None)
    own = Dateline(draft.dateline.place, None, house.habits.get("dash", "—"))
    return draft.after("dateline made the outlet's own", dateline=own)
