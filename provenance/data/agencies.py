"""News agencies and press-release wires, and which of them a written form can mean.

::

    AP        Associated Press          (also Andhra Pradesh, Advanced Placement: `ambiguous`)
    ap        nobody                    short forms are met in the case in which the table has them
    reuters   Reuters                   longer ones in any case
    trend     nobody                    unless they are also words: `Trend`, `TREND`
    CNA       Central News Agency, Catholic News Agency, Channel NewsAsia, Cyprus News Agency

The table, `agencies.tsv`, says of each row what its forms are, what else they mean, and whether they were seen in copy.
Whether an ambiguous form means an agency where it stands is for the reader of marks to decide, not for this look-up.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias, cast

from provenance.data import resource

AgencyKind: TypeAlias = Literal["agency", "press_release"]
"""Whether a house's text is news copy or its customers' own words."""

_SHORT = 4
"""Letters up to which a form is an acronym that case tells from a word: `Ana`, `lusa`, `ap`."""
_PLAIN = str.maketrans("’‘ʼ‐‑‒–—", "'''-----")
_DOTTED = re.compile(r"(?:[^\W\d_]\.){2,}")
_PARENTHESIS = re.compile(r" *\([^()]*\)$")


@dataclass(frozen=True, slots=True)
class Agency:
    """One row of the table.

    ``name`` is the one name reports use, ``short`` the form that stands in datelines and credits, ``aliases`` every
    other form met. ``collides`` says what else some form means, as `FORM=MEANING`. ``domains`` are registered domains,
    ``languages`` BCP 47 tags, ``type`` says in a few words what kind of house it is, and ``source`` where the row's
    forms are known from.
    """

    name: str
    short: str
    aliases: tuple[str, ...]
    country: str
    kind: AgencyKind
    domains: tuple[str, ...]
    languages: tuple[str, ...]
    collides: tuple[str, ...]
    type: str
    source: str

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form it is written in, its name first, each once."""
        return tuple(dict.fromkeys((self.name, self.short, *self.aliases)))

    @property
    def ambiguous(self) -> bool:
        """Whether the short form means something else as well, another agency included."""
        return self.collides_as(self.short)

    def collides_as(self, form: str) -> bool:
        """Whether this one form of the row, written as in the table, means something else as well."""
        return any(entry.startswith(f"{form}=") for entry in self.collides)


@cache
def agencies() -> tuple[Agency, ...]:
    """All rows, in the table's order: by name, accents and case aside."""
    found: list[Agency] = []
    for line in resource.body(resource.text("agencies.tsv")).split("\n"):
        name, short, aliases, country, kind, sort, domains, languages, collides, source = line.split("\t")
        found.append(
            Agency(
                name=name,
                short=short,
                aliases=_items(aliases),
                country=country,
                kind=cast("AgencyKind", kind),
                domains=_items(domains),
                languages=_items(languages),
                collides=_items(collides),
                type=sort,
                source=source,
            )
        )
    return tuple(found)


def lookup(written: str) -> tuple[Agency, ...]:
    """The agencies that ``written``, a whole form such as `AP` or `The Associated Press`, can mean; the best first.

    Forms are compared after NFKC, with blanks collapsed, apostrophes and dashes typed plainly, the stops of `A.P.` and
    a leading `The` aside. Best is the agency whose name it is, then whose short form; among equals an agency before a
    press-release wire, then one seen in copy, then by name.
    Nothing is searched for inside ``written``, and nothing is stripped from around it.
    """
    exact, any_case = _index()
    form = _plain(written)
    variants = [form]
    if _DOTTED.fullmatch(form):
        variants.append(form.replace(".", ""))
    if form[:4].casefold() == "the ":
        variants.append(form[4:])
        if _DOTTED.fullmatch(form[4:]):
            variants.append(form[4:].replace(".", ""))
    for variant in variants:
        found = exact.get(variant) or any_case.get(variant.casefold())
        if found:
            return found
    return ()


def ambiguous(written: str) -> bool:
    """Whether this form means several agencies, or an agency and something else: `AP`, `Trend`, `CNA`."""
    found = lookup(written)
    if len(found) > 1:
        return True
    plain = _plain(written)
    return any(agency.collides_as(form) for agency in found for form in agency.forms if plain in _written(agency, form))


def by_domain(domain: str) -> Agency | None:
    """The agency that publishes under this host name or one it belongs to: `www.reuters.com`, `en.irna.ir`."""
    index = _domains()
    labels = domain.strip().rstrip(".").lower().split(".")
    for first in range(len(labels) - 1):
        found = index.get(".".join(labels[first:]))
        if found is not None:
            return found
    return None


def canonical(name: str) -> Agency | None:
    """The agency of exactly this name, but for case and a parenthesis behind it: `Central News Agency (Taiwan)`."""
    form = _plain(name).casefold()
    return _names().get(form) or _names().get(_PARENTHESIS.sub("", form))


@cache
def best(written: str) -> Agency | None:
    """The one agency a written form most probably means: by its canonical name, else the first that `lookup` finds."""
    return canonical(written) or next(iter(lookup(written)), None)


def longest_alias_words() -> int:
    """How many words, apart by blanks, the longest form of any agency has; a bound for who looks forms up in a text."""
    return max(form.count(" ") + 1 for agency in agencies() for form in agency.forms)


def _items(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("; ")) if cell else ()


def _plain(written: str) -> str:
    if not written.isascii():
        written = unicodedata.normalize("NFKC", written.translate(_PLAIN)).translate(_PLAIN)
    return " ".join(written.split())


def _written(agency: Agency, form: str) -> tuple[str, ...]:
    """How a form of the table must be written to be met, or nothing where any case will do."""
    if len(form) <= 2 * _SHORT and " " not in form and sum(map(str.isalpha, form)) <= _SHORT:
        return (form,)
    if agency.collides and agency.collides_as(form):
        return (form, form.upper())
    return ()


_Index: TypeAlias = dict[str, tuple[Agency, ...]]


@cache
def _index() -> tuple[_Index, _Index]:
    """The candidates of forms that are met as they are written, and of those that are met in any case (folded)."""
    exact: dict[str, list[tuple[int, bool, bool, str, Agency]]] = {}
    any_case: dict[str, list[tuple[int, bool, bool, str, Agency]]] = {}
    for agency in agencies():
        unseen, wire = agency.source != "seen in copy", agency.kind == "press_release"
        for form in agency.forms:
            rank = 0 if form == agency.name else 1 if form == agency.short else 2
            candidate = (rank, wire, unseen, agency.name, agency)
            written = _written(agency, form)
            for key in written:
                exact.setdefault(key, []).append(candidate)
            if not written:
                any_case.setdefault(form.casefold(), []).append(candidate)
    return _best_first(exact), _best_first(any_case)


def _best_first(ranked: dict[str, list[tuple[int, bool, bool, str, Agency]]]) -> _Index:
    return {
        key: tuple(dict.fromkeys(each[4] for each in sorted(candidates, key=lambda candidate: candidate[:4])))
        for key, candidates in ranked.items()
    }


@cache
def _domains() -> dict[str, Agency]:
    return {domain: agency for agency in agencies() for domain in agency.domains}


@cache
def _names() -> dict[str, Agency]:
    return {agency.name.casefold(): agency for agency in agencies()}
