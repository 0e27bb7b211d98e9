"""First names of people, in Latin letters: the table `first-names.tsv`, made by `benchmarks/make_first_names.py`."""

from __future__ import annotations

from functools import cache

from provenance.data import resource


@cache
def first_names() -> frozenset[str]:
    """First names in the form in which words are compared (`provenance.match.forms`): `john`, `francois`.

    Words, places and surnames that are somebody's first name as well (`Will`, `Paris`, `Walker`) are not in it.
    """
    return frozenset(resource.body(resource.text("first-names.tsv")).split("\n"))
