"""What is done to a report after the comparison: the user's own words for it, blanking and masking.

All of it happens in the document, so that every format has it, and a stored report can have it afterwards. Nothing here
changes a finding: spans, weights and verdicts stay as they were.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from provenance.report.document import NO_CASE

if TYPE_CHECKING:
    from provenance.report.document import Json

_HALVES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Finish:
    """What the user asked for.

    ``title`` and ``case`` are the user's words, ``stamp`` the time to print (ISO 8601 with zone); each stays as it was
    in a stored report where it is ``None``. ``redact_text`` blanks all text that is no passage, mark or date, and
    ``anonymous`` puts letters in place of names.
    """

    title: str | None = None
    case: str | None = None
    stamp: str | None = None
    redact_text: bool = False
    anonymous: bool = False


def finished(document: Json, finish: Finish | None = None) -> Json:
    """The document as reports are to show it; the one that is given is not changed."""
    finish = finish or Finish()
    found: Json = mended(document)
    asked = {"title": finish.title, "id": finish.case, "stamp": finish.stamp}
    done = {"redacted": finish.redact_text, "anonymous": finish.anonymous}
    words = {name: value for name, value in {**asked, **done}.items() if value}
    if words:
        found = _with_case(found, {**NO_CASE, **found.get("case", {}), **words})
    if finish.redact_text:
        from provenance.report.redact import redacted  # noqa: PLC0415 - each only where it is asked for

        found = redacted(found)
    if finish.anonymous:
        from provenance.report.anonymous import anonymised  # noqa: PLC0415 - see above

        found = anonymised(found)
    return found


def mended(value: Any) -> Any:  # noqa: ANN401 - any value of JSON
    """A value without halves of surrogate pairs, as the JSON report writes it: one sign for one, so that offsets hold.

    With it a page made of a comparison is the page made of its stored report, byte for byte.
    """
    if isinstance(value, str):
        return _HALVES.sub("\ufffd", value) if _HALVES.search(value) else value
    if isinstance(value, dict):
        return {mended(name): mended(each) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [mended(each) for each in value]
    return value


def _with_case(document: Json, case: Json) -> Json:
    """The document with what is said of it in its place, behind the options."""
    found: Json = {}
    for name, value in document.items():
        if name != "case":
            found[name] = value
        if name == "options":
            found["case"] = case
    return found
