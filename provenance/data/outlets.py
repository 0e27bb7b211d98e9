"""Newspapers, broadcasters, sites and issuers of statements that are credited by name and are no agencies.

::

    W.POST, Washington Post     The Washington Post     a whole form, as credits have it
    hrw.org                     Human Rights Watch      or an address's host
    bild                        nobody                  `Bild` is a word: it is not met at all, `BILD-Zeitung` is

The table, `outlets.tsv`, says what each column is. Forms are compared as those of agencies are, and a user's own file
adds to them (`provenance.data.agencies.read_own`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias, cast
from weakref import WeakKeyDictionary

from provenance.data import resource
from provenance.data.agencies import domains_above, in_force, is_acronym, items, variants

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provenance.data.agencies import Registry

NewsOutletKind: TypeAlias = Literal["newspaper", "broadcaster", "site", "magazine", "syndicator", "issuer"]
"""What it is; an issuer is no news outlet, but its statements and reports are reprinted."""


@dataclass(frozen=True, slots=True)
class NewsOutlet:
    """One row of the table.

    ``name`` is the one name reports use, ``aliases`` every other form met in credits. Forms in ``case`` are met only as
    they are written there, forms in ``common`` not at all. ``domains`` are hosts, ``languages`` BCP 47 tags.
    """

    name: str
    aliases: tuple[str, ...] = ()
    country: str = ""
    kind: NewsOutletKind = "newspaper"
    domains: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    case: tuple[str, ...] = ()
    common: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form it is written in, its name first, each once."""
        return tuple(dict.fromkeys((self.name, *self.aliases)))


@dataclass(frozen=True, slots=True)
class _Index:
    """Outlets by forms met as written, nobody for common words; by folded forms met in any case; by domain.

    ``words`` has those whose name is a common word by that word, folded.
    """

    exact: dict[str, NewsOutlet | None]
    any_case: dict[str, NewsOutlet]
    domains: dict[str, NewsOutlet]
    words: dict[str, NewsOutlet]


def outlets() -> tuple[NewsOutlet, ...]:
    """All outlets: the table's, in its order, without those that the user's file replaces, then the user's."""
    own = in_force().outlets
    replaced = {outlet.name.casefold() for outlet in own}
    return (*(outlet for outlet in shipped_outlets() if outlet.name.casefold() not in replaced), *own)


def named(written: str) -> NewsOutlet | None:
    """The outlet that ``written``, a whole form such as `W.POST`, `the Guardian` or `hrw.org`, stands for.

    Forms are compared as `provenance.data.agencies.lookup` compares them. Nothing is searched for inside ``written``.
    """
    index = _index()
    for variant in variants(written):
        if variant in index.exact:
            return index.exact[variant]
        if variant.casefold() in index.any_case:
            return index.any_case[variant.casefold()]
    return by_domain(written) if "." in written else None


def called(name: str) -> NewsOutlet | None:
    """The outlet that has this name or alias: as `named`, where it is known that an outlet is meant, so `Slate` too."""
    found = named(name)
    return found or next((_index().words[form] for form in _folded(name) if form in _index().words), None)


def _folded(name: str) -> tuple[str, ...]:
    return tuple(each.casefold() for each in variants(name))


def by_domain(domain: str) -> NewsOutlet | None:
    """The outlet that publishes under this host name or one it belongs to: `www.bbc.co.uk`."""
    index = _index().domains
    return next((index[each] for each in domains_above(domain) if each in index), None)


@cache
def shipped_outlets() -> tuple[NewsOutlet, ...]:
    """The rows of the program's own table, in its order."""
    found: list[NewsOutlet] = []
    for line in resource.body(resource.text("outlets.tsv")).split("\n"):
        name, aliases, country, kind, domains, languages, case, common = line.split("\t")
        found.append(
            NewsOutlet(
                name=name,
                aliases=items(aliases),
                country=country,
                kind=cast("NewsOutletKind", kind),
                domains=items(domains),
                languages=items(languages),
                case=items(case),
                common=items(common),
            )
        )
    return tuple(found)


_indices: WeakKeyDictionary[Registry, _Index] = WeakKeyDictionary()


def _index() -> _Index:
    """The index of the registry in force, built when it is first asked."""
    registry = in_force()
    found = _indices.get(registry)
    if found is None:
        found = _indices[registry] = _indexed(outlets())
    return found


def _indexed(ordered: Iterable[NewsOutlet]) -> _Index:
    """The user's outlets come last, so that a form or a domain they claim is theirs."""
    index = _Index({}, {}, {}, {})
    for outlet in ordered:
        # `Bild` is common, so `BILD` is not met as `bild`: a word is a word in every case but the one listed.
        words = {form.casefold() for form in (*outlet.case, *outlet.common)}
        for form in outlet.forms:
            if form in outlet.common:
                index.exact.setdefault(form, None)
                index.words[form.casefold()] = outlet
            elif is_acronym(form) or form.casefold() in words:
                index.exact[form] = outlet
            else:
                index.any_case[form.casefold()] = outlet
                if index.exact.get(form, outlet) is None:  # a shipped word that the user's file makes a name
                    del index.exact[form]
        index.domains.update(dict.fromkeys(outlet.domains, outlet))
    return index
