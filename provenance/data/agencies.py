"""News agencies and press-release wires, and which of them a written form can mean.

::

    AP        Associated Press          (also Andhra Pradesh, Advanced Placement: `ambiguous`)
    ap        nobody                    short forms are met in the case in which the table has them
    reuters   Reuters                   longer ones in any case
    trend     nobody                    unless they are also words: `Trend`, `TREND`
    CNA       Central News Agency, Catholic News Agency, Channel NewsAsia, Cyprus News Agency

The table, `agencies.tsv`, says of each row what its forms are, what else they mean, and whether they were seen in copy.
Whether an ambiguous form means an agency where it stands is for the reader of marks to decide, not for this look-up.

A user can add agencies and outlets in a file (`read_own`, described in docs/agencies.md). All look-ups ask the registry
in force: the shipped one, or, inside ``with using(registry):``, the user's.
"""

from __future__ import annotations

import re
import unicodedata
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias, cast

from provenance.data import resource

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from provenance.data.outlets import NewsOutlet

AgencyKind: TypeAlias = Literal["agency", "press_release"]
"""Whether a house's text is news copy or its customers' own words."""

_SHORT = 4
"""Letters up to which a form is an acronym that case tells from a word: `Ana`, `lusa`, `ap`."""
_REMEMBERED = 4096
"""Written forms whose agency is kept at hand. An article names a few dozen; the bound is for hostile text."""
_PLAIN = str.maketrans("’‘ʼ‐‑‒–—", "'''-----")
_DOTTED = re.compile(r"(?:[^\W\d_]\.){2,}")
_PARENTHESIS = re.compile(r" *\([^()]*\)$")


@dataclass(frozen=True, slots=True)
class Agency:
    """One row of the table.

    ``name`` is the one name reports use, ``short`` the form that stands in datelines and credits, ``aliases`` every
    other form met. ``collides`` says what else some form means, as `FORM=MEANING`, and ``tell`` what tells them apart,
    in a sentence for people. ``style`` holds the house style of its openings and closings, with placeholders.
    ``domains`` are registered domains, ``languages`` BCP 47 tags, ``type`` says in a few words what kind of house it
    is, and ``source`` where the row's forms are known from.
    """

    name: str
    short: str
    aliases: tuple[str, ...] = ()
    country: str = ""
    kind: AgencyKind = "agency"
    domains: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    collides: tuple[str, ...] = ()
    type: str = ""
    source: str = ""
    style: tuple[str, ...] = ()
    tell: str = ""

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


_Index: TypeAlias = dict[str, tuple[Agency, ...]]


@dataclass(frozen=True, eq=False)
class Registry:
    """The agencies that are known, and the outlets that were added to those of the outlets' own table.

    ``agencies`` are ordered by name, accents and case aside; ``outlets`` are the user's alone. ``own`` are the names of
    the agencies that are the user's: they come before others that a form means as well, and get the domains they claim.
    ``file`` and ``sha256`` (hex) say which file these are from; empty for the shipped registry.
    """

    agencies: tuple[Agency, ...]
    outlets: tuple[NewsOutlet, ...] = ()
    own: frozenset[str] = frozenset()
    file: str = ""
    sha256: str = ""

    @property
    def options(self) -> dict[str, object]:
        """What a report says of the file among its options; nothing of the shipped registry."""
        return {"agencies": {"name": self.file, "sha256": self.sha256}} if self.sha256 else {}

    def lookup(self, written: str) -> tuple[Agency, ...]:
        """As the function `lookup`, in this registry."""
        exact, any_case = self._index
        for variant in variants(written):
            found = exact.get(variant) or any_case.get(variant.casefold())
            if found:
                return found
        return ()

    def canonical(self, name: str) -> Agency | None:
        """As the function `canonical`, in this registry."""
        form = plain(name).casefold()
        return self._names.get(form) or self._names.get(_PARENTHESIS.sub("", form))

    def best(self, written: str) -> Agency | None:
        """As the function `best`, in this registry; the last few thousand answers are remembered."""
        return self._remembered(written)

    def by_domain(self, domain: str) -> Agency | None:
        """As the function `by_domain`, in this registry."""
        return next((self._domains[each] for each in domains_above(domain) if each in self._domains), None)

    @cached_property
    def _index(self) -> tuple[_Index, _Index]:
        """The candidates of forms that are met as they are written, and of those that are met in any case (folded)."""
        exact: dict[str, list[Agency]] = {}
        any_case: dict[str, list[Agency]] = {}
        for agency in self.agencies:
            for form in agency.forms:
                written = _written(agency, form)
                for key in written:
                    exact.setdefault(key, []).append(agency)
                if not written:
                    any_case.setdefault(form.casefold(), []).append(agency)
        return self._best_first(exact), self._best_first(any_case)

    def _best_first(self, candidates: dict[str, list[Agency]]) -> _Index:
        found: _Index = {}
        for key, rows in candidates.items():
            # Rarely more than one: most forms are one agency's.
            found[key] = self._ranked(rows, key.casefold()) if len(rows) > 1 else tuple(rows)
        return found

    def _ranked(self, rows: list[Agency], folded: str) -> tuple[Agency, ...]:
        ordered = sorted(rows, key=lambda agency: self._rank(agency, folded))
        return tuple({agency.name: agency for agency in ordered}.values())

    def _rank(self, agency: Agency, folded: str) -> tuple[int, bool, bool, bool, str]:
        """The less the likelier that a form, folded, means this one of the agencies it can mean."""
        nearness = 0 if agency.name.casefold() == folded else 1 if agency.short.casefold() == folded else 2
        foreign, unseen = agency.name not in self.own, agency.source != "seen in copy"
        return nearness, foreign, agency.kind == "press_release", unseen, agency.name

    @cached_property
    def _names(self) -> dict[str, Agency]:
        return {agency.name.casefold(): agency for agency in self.agencies}

    @cached_property
    def _domains(self) -> dict[str, Agency]:
        """The user's last, so that a domain they claim is theirs."""
        ordered = sorted(self.agencies, key=lambda agency: agency.name in self.own)
        return {domain: agency for agency in ordered for domain in agency.domains}

    @cached_property
    def _remembered(self) -> Callable[[str], Agency | None]:
        def best(written: str) -> Agency | None:
            return self.canonical(written) or next(iter(self.lookup(written)), None)

        return lru_cache(maxsize=_REMEMBERED)(best)


_in_force: ContextVar[Registry | None] = ContextVar("provenance_registry", default=None)


@contextmanager
def using(registry: Registry) -> Iterator[Registry]:
    """All look-ups inside, of this thread of work, ask ``registry``; afterwards those before do again."""
    token = _in_force.set(registry)
    try:
        yield registry
    finally:
        _in_force.reset(token)


def in_force() -> Registry:
    """The registry that look-ups ask now: the shipped one unless `using` says otherwise."""
    return _in_force.get() or shipped()


@cache
def shipped() -> Registry:
    """The registry of the program's own table."""
    found: list[Agency] = []
    for line in resource.body(resource.text("agencies.tsv")).split("\n"):
        name, short, aliases, country, kind, sort, domains, languages, collides, style, tell, source = line.split("\t")
        found.append(
            Agency(
                name=name,
                short=short,
                aliases=items(aliases),
                country=country,
                kind=cast("AgencyKind", kind),
                domains=items(domains),
                languages=items(languages),
                collides=items(collides),
                type=sort,
                source=source,
                style=items(style),
                tell=tell,
            )
        )
    return Registry(tuple(found))


def read_own(path: Path) -> Registry:
    """The shipped registry with the agencies and outlets of the user's TOML file, described in docs/agencies.md.

    Raises:
        UsageError: the file cannot be read or says something it cannot say; names the file, the table and the key.
    """
    from provenance.data.own import read  # noqa: PLC0415 - only who has a file of their own waits for its reader

    return read(path)


def agencies() -> tuple[Agency, ...]:
    """All rows, ordered by name, accents and case aside."""
    return in_force().agencies


def lookup(written: str) -> tuple[Agency, ...]:
    """The agencies that ``written``, a whole form such as `AP` or `The Associated Press`, can mean; the best first.

    Forms are compared after NFKC, with blanks collapsed, apostrophes and dashes typed plainly, the stops of `A.P.` and
    a leading `The` aside. Best is the agency whose name it is, then whose short form; among equals the user's own, then
    an agency before a press-release wire, then one seen in copy, then by name.
    Nothing is searched for inside ``written``, and nothing is stripped from around it.
    """
    return in_force().lookup(written)


def ambiguous(written: str) -> bool:
    """Whether this form means several agencies, or an agency and something else: `AP`, `Trend`, `CNA`."""
    found = lookup(written)
    if len(found) > 1:
        return True
    form = plain(written)
    return any(agency.collides_as(each) for agency in found for each in agency.forms if form in _written(agency, each))


def by_domain(domain: str) -> Agency | None:
    """The agency that publishes under this host name or one it belongs to: `www.reuters.com`, `en.irna.ir`."""
    return in_force().by_domain(domain)


def canonical(name: str) -> Agency | None:
    """The agency of exactly this name, but for case and a parenthesis behind it: `Central News Agency (Taiwan)`."""
    return in_force().canonical(name)


def best(written: str) -> Agency | None:
    """The one agency a written form most probably means: by its canonical name, else the first that `lookup` finds."""
    return in_force().best(written)


def plain(written: str) -> str:
    """A written form as forms are compared: NFKC, blanks collapsed, apostrophes and dashes typed plainly."""
    if not written.isascii():
        written = unicodedata.normalize("NFKC", written.translate(_PLAIN)).translate(_PLAIN)
    return " ".join(written.split())


def variants(written: str) -> tuple[str, ...]:
    """The plain form, then without the stops of `A.P.`, then without a leading `The`."""
    form = plain(written)
    found = [form]
    if _DOTTED.fullmatch(form):
        found.append(form.replace(".", ""))
    if form[:4].casefold() == "the ":
        found.append(form[4:])
        if _DOTTED.fullmatch(form[4:]):
            found.append(form[4:].replace(".", ""))
    return tuple(found)


def is_acronym(form: str) -> bool:
    """Whether a form is so short that only its case tells it from a word."""
    return len(form) <= 2 * _SHORT and " " not in form and sum(map(str.isalpha, form)) <= _SHORT


def domains_above(host: str) -> tuple[str, ...]:
    """A host name and the domains it belongs to, the nearest first; not the top-level domain."""
    labels = host.strip().rstrip(".").lower().split(".")
    return tuple(".".join(labels[first:]) for first in range(len(labels) - 1))


def items(cell: str) -> tuple[str, ...]:
    """The list inside a cell of a table."""
    return tuple(cell.split("; ")) if cell else ()


def _written(agency: Agency, form: str) -> tuple[str, ...]:
    """How a form of the table must be written to be met, or nothing where any case will do."""
    if is_acronym(form):
        return (form,)
    if agency.collides and agency.collides_as(form):
        return tuple({form: None, form.upper(): None})
    return ()
