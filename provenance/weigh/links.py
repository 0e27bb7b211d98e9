"""A link to the other article in an article's text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.model import Evidence, Place, Span
from provenance.weigh.weights import weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.weigh.case import Case

_SHORTEST = 12
"""Characters of an address without its scheme: `a.co/1234567`. A bare domain names an outlet, not an article."""


def links(case: Case) -> Iterator[Evidence]:
    """For each reading: the copy holds the address of the source."""
    for reading in case.readings():
        url = reading.source.document.metadata.url
        if url is None or not reading.copy_spans:
            continue
        address = _bare(url.value)
        if "/" not in address or len(address) < _SHORTEST:
            continue
        front = reading.copy.document.front_matter
        for found in re.finditer(rf"(?<![\w.-])(?:www\.)?{re.escape(address)}/?(?![\w/?=&%-])", reading.copy.text):
            if front and front.start <= found.start() < front.end:
                continue
            yield Evidence(
                "link",
                "links",
                reading.favours,
                weight("links", "address"),
                f"{reading.copy.name} gives the address of {reading.source.name}'s article.",
                (Place(reading.copy.id, Span(found.start(), found.end())),),
            )
            break


def _bare(address: str) -> str:
    """An address without scheme, `www.`, fragment, tracking parameters and a slash at its end."""
    bare = re.sub(r"^\w+://(?:www\.)?|#.*$", "", address.strip())
    bare = re.sub(r"(?<=[?&])(?:utm_\w+|fbclid|gclid|cmpid)=[^&]*&?", "", bare)
    return bare.rstrip("?&").rstrip("/")
