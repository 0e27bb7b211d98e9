"""The JSON report: the document itself, as UTF-8 that every parser takes.

Python can hold half of a surrogate pair where a file had one; UTF-8 cannot. Such a half becomes U+FFFD, one character
for one, so that every offset still holds.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provenance.report.document import Json

_HALVES = re.compile("[\ud800-\udfff]")


def render(document: Json, *, no_text: bool = False) -> str:
    """The document, one field a line, in the order of the schema, with a line end at its end.

    Args:
        document: as `provenance.report.document.document` makes it; it is not changed.
        no_text: leave out the text of plain-text articles, whose offsets are those of the file itself. The text of
            other formats stays: their offsets mean nothing without it.

    Raises:
        ValueError: the document holds a number JSON has no word for (infinite, or not a number).
    """
    if no_text:
        document = document | {"articles": [_without_text(article) for article in document["articles"]]}
    return _HALVES.sub("\ufffd", json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1)) + "\n"


def _without_text(article: Json) -> Json:
    if article["media_type"] != "text/plain":
        return article
    return {name: value for name, value in article.items() if name != "text"}
