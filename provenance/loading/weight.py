"""What makes saved pages heavy, taken off before they are read: the pictures and fonts written into them.

::

    <img src="data:image/jpeg;base64,/9j/4AAQSkZJRg…">     a megabyte without a word of the article
    <img src="data:,">                                      what is left

SingleFile and its kin save a page as one file by writing everything it shows into it as `data:` addresses. No article
stands in them, and the parser would take each for one enormous attribute, which it refuses.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.errors import InputError
from provenance.loading.raw import mebibytes

if TYPE_CHECKING:
    from provenance.loading.options import LoadOptions

_DATA = re.compile(
    rb"data:[a-z0-9.+-]{1,40}/[a-z0-9.+-]{1,60}(?:;[a-z0-9=._-]{1,60}){0,4},[a-z0-9+/=%_.~!*&#;:@?,-]{512,}",
    re.IGNORECASE,
)
"""A `data:` address (RFC 2397) that is worth taking off; a shorter one weighs no more than the tag around it."""


def lightened(data: bytes, source: str, options: LoadOptions) -> bytes:
    """A page without the pictures in it. Linear in its length.

    Raises:
        InputError: it is too large without them, too.
    """
    light = _DATA.sub(b"data:,", data) if b"data:" in data or b"DATA:" in data else data
    if len(light) > options.max_bytes:
        raise InputError(
            source,
            f"is too large: {mebibytes(len(light))} without its pictures, and the limit for one article is "
            f"{mebibytes(options.max_bytes)}. Save the article alone, or its text.",
        )
    return light
