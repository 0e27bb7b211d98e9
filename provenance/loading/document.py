"""What a document's own properties are worth: only what its text bears out.

Programs fill them in unasked. A title is often a file's name or that of the template, an author whoever owned the
computer; in neither case does the text have it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.loading.structured import clean, key
from provenance.model import Metadata, Stated

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEAD: Final = 40
"""Paragraphs at the head of a document in which its title and its author's name stand."""
_LETTERS: Final = 12
"""Letters of a headline that are enough to find it in a longer title: fewer are a word of many headlines."""
_NAME: Final = 5
"""Letters of an author's name: shorter ones are initials and accounts."""


def stated_of(paragraphs: Sequence[str], title: str, author: str, moment: str | None) -> Metadata:
    """The metadata of a document.

    Args:
        paragraphs: its text.
        title: what its properties call it.
        author: whom they name.
        moment: when it was last saved (ISO 8601), by which its text was there.
    """
    head = list(paragraphs[:_HEAD])
    keys = [key(text) for text in head]
    name = clean(author)
    found = clean(title)
    wanted = key(found or "")
    heading = None
    if len(wanted) >= _NAME:
        # Browsers put the site's name behind the headline, which alone stands in the text.
        heading = next(
            (
                clean(text)
                for text, own in zip(head, keys, strict=True)
                if own == wanted or (len(own) >= _LETTERS and own in wanted)
            ),
            None,
        )
    own_name = key(name or "")
    return Metadata(
        title=Stated(heading) if heading else None,
        authors=(name,) if name and len(own_name) >= _NAME and any(own_name in each for each in keys) else (),
        captured=Stated(moment) if moment else None,
    )
