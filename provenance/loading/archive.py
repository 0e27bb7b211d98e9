"""When the copy at hand was saved, where it says so, and which address it was saved from.

::

    https://web.archive.org/web/20181209103000/https://post.example/1       an archive's address holds both
    https://archive.ph/2018.12.09-103000/https://post.example/1
    <!-- Page saved with SingleFile  url: …  saved date: Sun Dec 09 2018 10:30:00 GMT+0100 (CET) -->
    <!-- saved from url=(0026)https://post.example/1 -->                    browsers: the address alone
    <!-- FILE ARCHIVED ON 10:30:00 Dec 09, 2018 AND RETRIEVED FROM … -->    what the Wayback Machine adds

Web archives stamp in UTC (the Wayback Machine's own documentation of its addresses; archive.today writes the same
form). A capture is never a publication: it only says that the article existed by then.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final

_LONGEST = 2_000
"""Characters of an address; browsers do not go much further."""
_ADDRESS = re.compile(
    r"(?:https?:)?//(?:(?:web|wayback)\.archive\.org/(?:web/)?|archive\.(?:today|ph|is|md|fo|li|vn)/(?:o/\w{1,10}/)?)"
    r"(?P<stamp>\d{4,14}|\d{4}\.\d\d\.\d\d-\d{6})(?:[a-z]{2}_|\*)?/(?P<original>\S{4,2000})",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"https?:/{1,2}", re.IGNORECASE)
_SAVED_FROM = re.compile(r"saved from url=\(\d{1,8}\)(?P<url>https?://[^\s<>\"]{4,2000})", re.IGNORECASE)
_SINGLE_FILE = re.compile(
    r"Page saved with SingleFile\s{1,20}url:\s{0,20}(?P<url>\S{4,2000})\s{1,20}"
    r"saved date:\s{0,20}(?P<date>[^\n]{10,80})"
)
_JAVASCRIPT_DATE = re.compile(
    r"[A-Z][a-z]{2} (?P<month>[A-Z][a-z]{2}) (?P<day>\d\d) (?P<year>\d{4}) (?P<time>\d\d:\d\d:\d\d)"
    r"(?: GMT(?P<zone>[+-]\d{4}))?"
)
_BANNER = re.compile(
    r"FILE ARCHIVED ON (?P<time>\d\d:\d\d:\d\d) (?P<month>[A-Z][a-z]{2}) (?P<day>\d\d), (?P<year>\d{4}) AND RETRIEVED"
)
_WOMBAT = re.compile(r"__wm\.wombat\(\s{0,4}\"(?P<url>https?:[^\"\s]{4,2000})\"\s{0,4},\s{0,4}\"(?P<stamp>\d{14})\"")
_HEAD: Final = 16 * 1024
"""Characters at the start in which browsers write where a page is from; the Wayback Machine's script is there too."""
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Capture:
    """Where a copy was taken from (``original``), through which archive's address, and when (ISO 8601)."""

    original: str | None = None
    archive: str | None = None
    moment: str | None = None


def of_address(address: str) -> Capture | None:
    """What an archive's address says; nothing where it is none."""
    found = _ADDRESS.match(address.strip()[: 2 * _LONGEST])
    if found is None:
        return None
    original = found["original"]
    if not _SCHEME.match(original):
        original = f"http://{original}"
    # Some copies lose one of the two slashes on the way.
    original = _SCHEME.sub(lambda scheme: f"{scheme.group().rstrip('/')}//", original, count=1)
    return Capture(original, address.strip(), _moment(re.sub(r"\D", "", found["stamp"])))


def of_page(text: str) -> Capture | None:
    """What browsers and archives write into the pages they save; nothing where there is nothing of the kind."""
    head = text[:_HEAD]
    if saved := _SINGLE_FILE.search(head):
        inner = of_address(saved["url"])
        return Capture(
            inner.original if inner else saved["url"],
            inner.archive if inner else None,
            (inner and inner.moment) or javascript(saved["date"]),
        )
    url = None
    if wombat := _WOMBAT.search(head):
        return Capture(wombat["url"], None, _moment(wombat["stamp"]))
    if from_ := _SAVED_FROM.search(head):
        if inner := of_address(from_["url"]):
            return inner
        url = from_["url"]
    moment = _banner(text)
    return Capture(url, None, moment) if url or moment else None


def javascript(written: str) -> str | None:
    """ISO 8601 for a date as scripts of a page write it: `Sun Dec 09 2018 10:30:00 GMT+0100 (CET)`."""
    found = _JAVASCRIPT_DATE.match(written)
    if found is None:
        return None
    zone = found["zone"]
    return _named(found, f"{zone[:3]}:{zone[3:]}" if zone else "")


def _banner(text: str) -> str | None:
    """The Wayback Machine's stamp, which stands in a comment at the page's end."""
    at = text.rfind("FILE ARCHIVED ON ")
    if at < 0 or text.rfind("<!--", max(0, at - 200), at) < 0:
        return None
    found = _BANNER.match(text, at)
    return _named(found, "+00:00") if found else None


def _named(found: re.Match[str], zone: str) -> str | None:
    if found["month"] not in _MONTHS:
        return None
    month = _MONTHS.index(found["month"]) + 1
    return _valid(f"{found['year']}-{month:02}-{found['day']}T{found['time']}{zone}")


def _moment(digits: str) -> str | None:
    """The moment of an archive's stamp, as precise as it is written: `2018`, `20181209`, `20181209103000`."""
    if len(digits) >= 14:
        day, time = digits[:8], digits[8:14]
        return _valid(f"{day[:4]}-{day[4:6]}-{day[6:]}T{time[:2]}:{time[2:4]}:{time[4:]}+00:00")
    if len(digits) >= 8:
        return _valid(f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}")
    return None


def _valid(written: str) -> str | None:
    try:
        datetime.fromisoformat(written)
    except ValueError:
        return None
    return written
