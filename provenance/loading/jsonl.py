"""JSON Lines: one object a line, each an article. A bad line is an error of its own; the others are read."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

from provenance.errors import InputError
from provenance.loading.lines import lines
from provenance.loading.record import found_in, sifted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.loading.formats import Found, Parsed
    from provenance.loading.options import LoadOptions
    from provenance.loading.raw import Raw


def read(raw: Raw, options: LoadOptions) -> Iterator[Found]:
    """The articles of a file of JSON Lines.

    Raises:
        NoArticleError: it holds none.
    """
    yield from sifted(_found(raw, options), raw.name)


def _found(raw: Raw, options: LoadOptions) -> Iterator[Parsed | InputError]:
    load = json.JSONDecoder(strict=False).decode
    for line in lines(raw, options.max_bytes):
        place = f"line={line.number}"
        name = f"{raw.name}#{place}"
        if line.error:
            yield InputError(name, line.error)
            continue
        if line.text.isspace():
            continue
        try:
            value = load(line.text)
        except json.JSONDecodeError as error:
            yield InputError(name, f"is no JSON: {error.msg} at character {error.pos + 1}.")
        except (RecursionError, ValueError):
            yield InputError(name, "is no JSON that can be read: it is nested too deeply, or a number is too long.")
        else:
            digest = sha256(line.data.rstrip(b"\r\n")).hexdigest()
            yield from found_in(value, options, raw.name, place, digest, line.notices)
