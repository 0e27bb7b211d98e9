"""XML of no standard: the elements that have a field for a text are records, like the rows of a table.

::

    <Story><Headline>Ferry late</Headline><Body>The ferry …</Body><Byline>Ada Quill</Byline></Story>

Its columns are the names of the elements below it, each with the text in it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from provenance.errors import InputError, NoArticleError
from provenance.loading.columns import article, columns_of
from provenance.loading.xml import local

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from provenance.loading.formats import Parsed
    from provenance.loading.options import LoadOptions

_MOST_FIELDS = 500
"""Elements below one that are looked at as its fields."""
_LONG_ENOUGH = 40
"""Characters from which a field is a text, and not a word that is called `text`."""


def articles(root: _Element, name: str, options: LoadOptions) -> Iterator[Parsed | InputError]:
    """The records of a document, in its order."""
    records = list(_records(root, options))
    if not records:
        yield NoArticleError(
            name, f"is XML of a kind that is not known ({local(root)[:40]}), without a field for a text."
        )
    for number, record in enumerate(records, start=1):
        place = f"item={number}"
        found = article(record, columns_of(tuple(record), options.mapping), name, place)
        if len(records) == 1 and not isinstance(found, InputError):
            found = replace(found, place=None, record=None, sha256=None)
        yield found


def _records(root: _Element, options: LoadOptions) -> Iterator[dict[str, str]]:
    inside: Any = None
    for element in root.iter():
        if not isinstance(element.tag, str) or not len(element):
            continue
        if inside is not None and inside in element.iterancestors():
            continue
        record: dict[str, str] = {}
        for each in element[:_MOST_FIELDS]:
            if isinstance(each.tag, str) and not len(each):
                record.setdefault(local(each), (each.text or "").strip())
        columns = columns_of(tuple(record), options.mapping)
        texts = [record[name] for wanted in ("text", "html") for name in columns.of.get(wanted, ())]
        if any(len(text) >= _LONG_ENOUGH for text in texts) or (options.mapping and any(texts)):
            inside = element
            yield {key: value.strip("/") if len(value) < _LONG_ENOUGH else value for key, value in record.items()}
