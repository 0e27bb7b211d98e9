"""What one object of JSON is: a ninjs item, an answer of a service with items in it, or a row like those of a table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from provenance.errors import InputError, NoArticleError
from provenance.loading import ninjs
from provenance.loading.columns import article, columns_of, no_text
from provenance.loading.formats import Parsed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from provenance.loading.options import LoadOptions

_WRAPPED: Final = ("item", "items", "data", "articles", "results", "hits", "_source")
"""Names under which an answer of a service wraps its items, one within the other: `{"data": {"items": [{"item": …`."""
_DEEPEST_WRAP = 5


def found_in(
    value: object,
    options: LoadOptions,
    name: str,
    place: str | None,
    digest: str | None,
    notices: tuple[tuple[str, str], ...] = (),
) -> Iterator[Parsed | InputError]:
    """The articles of one object: one as a rule, several where it wraps a list, or why there is none.

    Args:
        value: what was parsed.
        options: which column is what, where the user says so.
        name: what messages call the source.
        place: where the object stands in it; nothing if it is all of it.
        digest: the SHA-256 (hex) of its own bytes.
        notices: what to tell of each article.
    """
    whole = f"{name}#{place}" if place else name
    if not isinstance(value, dict):
        yield InputError(whole, f"is {_kind(value)}, where an object is expected.")
        return
    if not options.mapping and ninjs.matches(value):
        found = ninjs.article(value, whole)
        yield _placed(found, place, digest, notices)
        return
    columns = columns_of(tuple(value), options.mapping)
    if columns.has_text and not options.mapping and not isinstance(_text_of(value, columns.of), (str, list)):
        columns = columns_of((), ())
    if columns.has_text:
        found_row = article(value, columns, name, place or "item=1", digest)
        if isinstance(found_row, Parsed):
            found_row = replace(found_row, place=place, sha256=digest, notices=(*notices, *found_row.notices))
            if place is None:
                found_row = replace(found_row, record=None)
        yield found_row
        return
    inner = [] if options.mapping else list(_unwrapped(value))
    if inner:
        for number, each in enumerate(inner, start=1):
            below = f"{place}.{number}" if place else (f"item={number}" if len(inner) > 1 else None)
            yield from found_in(each, options, name, below, None, notices)
        return
    yield NoColumnError(whole, no_text(list(value), options.mapping))


def sifted(found: Iterator[Parsed | InputError], name: str) -> Iterator[Parsed | InputError]:
    """The articles and errors among what was found; what is no article is passed over where anything else is.

    Feeds hold pictures beside their texts, and nobody misses them. A record without a text among others that have one
    is an error; where none has, the file is no collection of articles.

    Raises:
        NoArticleError: there is nothing else.
    """
    some = False
    first: NoArticleError | None = None
    held: list[InputError] = []
    for each in found:
        if isinstance(each, NoColumnError) and not some:
            held.append(each)
            if len(held) > _MOST_HELD:
                raise held[0]
        if isinstance(each, NoArticleError) and not (some and isinstance(each, NoColumnError)):
            first = first or each
            continue
        if not some and held:
            yield from held
            held = []
        some = True
        yield each
    if not some:
        raise first or NoArticleError(name, "holds no article: there is nothing in it.")


class NoColumnError(NoArticleError):
    """A record that has no field for a text."""


_MOST_HELD = 1000
"""Records without a text at the head of a file after which it is taken for something else."""


def _placed(
    found: Parsed | InputError, place: str | None, digest: str | None, notices: tuple[tuple[str, str], ...]
) -> Parsed | InputError:
    if not isinstance(found, Parsed):
        return found
    own = found.record if place else None
    return replace(found, place=place, record=own, sha256=digest, notices=(*notices, *found.notices))


def _text_of(value: Mapping[str, object], of: Mapping[str, tuple[str, ...]]) -> object:
    return next((value[column] for name in ("text", "html") for column in of.get(name, ()) if value.get(column)), "")


def _unwrapped(value: dict[str, Any], depth: int = 0) -> Iterator[dict[str, Any]]:
    """The innermost objects that an answer wraps."""
    if depth > _DEEPEST_WRAP:
        return
    for name in _WRAPPED:
        inner = value.get(name)
        if isinstance(inner, dict):
            below = list(_unwrapped(inner, depth + 1))
            yield from below or [inner]
            return
        if isinstance(inner, list) and inner and isinstance(inner[0], dict):
            for each in inner:
                if isinstance(each, dict):
                    below = list(_unwrapped(each, depth + 1))
                    yield from below or [each]
            return


def _kind(value: object) -> str:
    if isinstance(value, list):
        return "a list"
    return "nothing" if value is None else "a single value"
