"""PDF files: their printed lines, joined to paragraphs where that is safe (`loading.reflow`).

::

    file ──pdf_lines──▶ lines with their places ──reflow──▶ paragraphs, joined by blank lines ──▶ Document.text
           a process of its own

Three libraries were tried on files of one and two columns, printed by a browser, with a damaged index, protected,
scanned and cut off. pdfplumber (0.11) reads across columns. pypdf (7.1) keeps to them, but gives no places of lines and
gives up where the index is damaged. PDFium (pypdfium2 5.15) did all, in a fifth of the time. None reads the text of a
picture, and none gets all of Arabic and Hebrew right, which readers are told.

What a PDF says of itself is weak. Its title is often the name of a file, its author whoever owned the computer: each is
believed only where the text has it too. Its date is when the copy was made, which is no publication; it is taken for
the time of capture, by which the text was there.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from provenance.errors import InputError
from provenance.loading.document import stated_of
from provenance.loading.extras import missing
from provenance.loading.formats import Parsed
from provenance.loading.reflow import Line, reflowed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.loading.options import LoadOptions
    from provenance.loading.raw import Raw

_SECONDS: Final = 60
"""Time after which reading is given up; a hundred pages take less than a second."""
_PROGRAM: Final = Path(__file__).with_name("pdf_lines.py")
_DATE = re.compile(r"D:(?P<year>\d{4})(?P<month>\d\d)?(?P<day>\d\d)?(?P<time>\d{6})?(?P<zone>Z|[+-]\d\d'?(?:\d\d)?)?")
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_LETTERS: Final = (
    "letters",
    "Letters of Arabic and Hebrew words come out of a PDF in the wrong order in places. Give the article's page or its "
    "text if you can.",
)
_ERRORS: Final = {
    "password": "is protected by a password. Open it with the password and save it without, or save its text.",
    "broken": "is no PDF that can be read; it may be damaged or cut off. Fetch or copy it again, or save its text.",
    "long": "is longer than any article. Save the pages of the article as a file of their own.",
}


def read(raw: Raw, options: LoadOptions) -> Iterator[Parsed]:
    """The article that a PDF file holds.

    Raises:
        InputError: it is protected, damaged or a picture of a text, or the library for it is not installed.
    """
    if find_spec("pypdfium2") is None:
        raise missing("pdf", raw.name, "to read PDF files")
    found = _taken_apart(raw.all(options.max_bytes), raw.name)
    if error := found.get("error"):
        raise InputError(raw.name, _ERRORS.get(error, _ERRORS["broken"]))
    pages = [[Line(*line) for line in page] for page in found["pages"]]
    paragraphs = reflowed(pages)
    if not any(character.isalpha() for text in paragraphs for character in text):
        raise InputError(
            raw.name,
            "has no text in it: it is a picture of one, as scanners make. Let a program that reads pictures (OCR) add "
            "the text, or copy it by hand.",
        )
    info = found.get("info", {})
    moment = _moment(info.get("ModDate") or "") or _moment(info.get("CreationDate") or "")
    metadata = stated_of(paragraphs, info.get("Title") or "", info.get("Author") or "", moment)
    text = "\n\n".join(paragraphs)
    yield Parsed(text, metadata, notices=(_LETTERS,) if _RIGHT_TO_LEFT.search(text) else ())


def _taken_apart(data: bytes, source: str) -> dict[str, Any]:
    """What the program that takes it apart makes of the file."""
    # -P: what lies in the current folder is no library.
    command = [sys.executable, "-P", str(_PROGRAM)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    try:
        finished = subprocess.run(  # noqa: S603 - our own program
            command, input=data, capture_output=True, check=True, timeout=_SECONDS, env=environment
        )
        found: dict[str, Any] = json.loads(finished.stdout)
    except subprocess.TimeoutExpired as error:
        raise InputError(
            source, f"could not be read within {_SECONDS} seconds. Save the article alone, or its text."
        ) from error
    except (subprocess.CalledProcessError, OSError, ValueError) as error:
        raise InputError(source, _ERRORS["broken"]) from error
    return found


def _moment(written: str) -> str | None:
    """A PDF's date as ISO 8601, as precise as it is written; years before there was PDF are nobody's."""
    found = _DATE.match(written[:40])
    if found is None or int(found["year"]) < 1993:
        return None
    day = f"{found['year']}-{found['month'] or '01'}-{found['day'] or '01'}"
    if found["day"] is None:
        return None
    moment = day
    if time := found["time"]:
        zone = (found["zone"] or "").replace("'", "")
        moment += f"T{time[:2]}:{time[2:4]}:{time[4:]}" + (
            "+00:00" if zone == "Z" else f"{zone[:3]}:{zone[3:5] or '00'}" if zone else ""
        )
    try:
        datetime.fromisoformat(moment)
    except ValueError:
        return None
    return moment
