"""The lines of a PDF file with their places, printed as JSON: a program of its own, run by `provenance.loading.pdf`.

PDFium is the renderer of Chromium, written in C++. It is run apart because a file made to harm could crash it or keep
it busy for hours; then this process ends, or is ended, and the comparison goes on. It imports nothing of the package.

Read from standard input: the file. Written to standard output: one object,
`{"pages": [[[text, left, bottom, right, top, size], …], …], "info": {…}}`, places and sizes in points (1/72 inch) from
the page's lower left corner; or `{"error": "password" | "broken" | "long"}`.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

MOST_PAGES = 300
"""Pages of a document; articles have a few, special issues a hundred."""
MOST_CHARACTERS = 2_000_000
"""Characters of a document, for the same reason; a long novel has a million."""
_WRONG_PASSWORD = 4
"""PDFium's FPDF_ERR_PASSWORD."""
_HYPHENS = {"\x02", "\ufffe"}
"""What PDFium gives for a hyphen at the end of a line; the next line follows without a line end."""


def main() -> None:
    """Read standard input, write standard output."""
    import pypdfium2  # noqa: PLC0415 - its absence is told by the parent

    try:
        document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    except pypdfium2.PdfiumError as error:
        protected = getattr(error, "err_code", None) == _WRONG_PASSWORD or "password" in str(error)
        found: dict[str, Any] = {"error": "password" if protected else "broken"}
    else:
        found = _read(document)
    sys.stdout.buffer.write(json.dumps(found).encode("ascii"))


def _read(document: PdfDocument) -> dict[str, Any]:
    import pypdfium2  # noqa: PLC0415 - see main

    if len(document) > MOST_PAGES:
        return {"error": "long"}
    pages: list[list[list[Any]]] = []
    left = MOST_CHARACTERS
    for number in range(len(document)):
        try:
            page = document[number].get_textpage()
        except pypdfium2.PdfiumError:
            return {"error": "broken"}
        left -= page.count_chars()
        if left < 0:
            return {"error": "long"}
        pages.append(_lines(page))
    return {"pages": pages, "info": document.get_metadata_dict()}


def _lines(page: PdfTextPage) -> list[list[Any]]:
    from pypdfium2 import raw  # noqa: PLC0415 - see main

    lines: list[list[Any]] = []
    text: list[str] = []
    ends: list[int] = []
    for place in range(page.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(page, place))
        if character in "\r\n":
            _close(page, text, ends, lines)
            text, ends = [], []
            continue
        broken = character in _HYPHENS
        if not character.isspace():
            ends = [*ends[:1], place]
        text.append("-" if broken else character)
        if broken:
            _close(page, text, ends, lines)
            text, ends = [], []
    _close(page, text, ends, lines)
    return lines


def _close(page: PdfTextPage, text: list[str], ends: list[int], lines: list[list[Any]]) -> None:
    from pypdfium2 import raw  # noqa: PLC0415 - see main

    if not ends:
        return
    boxes = [page.get_charbox(place, loose=True) for place in ends]
    written = "".join(text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    left = min(box[0] for box in boxes)
    bottom = min(box[1] for box in boxes)
    right = max(box[2] for box in boxes)
    top = max(box[3] for box in boxes)
    lines.append([written, left, bottom, right, top, raw.FPDFText_GetFontSize(page, ends[0])])


if __name__ == "__main__":
    main()
