"""IPTC 7901, the agencies' wire format (1979 to 1995), and ANPA 1312, after which it was made.

::

    SOH eca062 4 i 211 ccccb dpa 061      service and number, priority, category, words, options
        Germany-politics/                 keywords
    STX Ferry late again =                headline, ended by = or +
        By Ada Quill, dpa
        Port Merren (dpa) - The ferry …   the text, in lines of 69 characters
    ETX 131137 GMT Nov 13                 day and time (DDhhmm), zone, month, year
    EOT

Messages were sent as a stream, one after the other, so a file may hold many. Some systems lose the control
characters on the way to a file: then the first line, with the number of words and of the message, tells the format.
Lines belong to one paragraph until a blank line, or until one that is indented.
"""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from provenance.errors import InputError, NoArticleError
from provenance.loading import encoding
from provenance.loading.story import Story, parsed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.loading.formats import Found
    from provenance.loading.options import LoadOptions
    from provenance.loading.raw import Raw

_HEADER = re.compile(
    r"\s*(?P<service>[A-Za-z]{2,3})(?P<number>\d{3,6})\s+(?P<priority>\d)\s+(?P<category>[A-Za-z]{1,3})\s+"
    r"(?P<words>\d{1,5})\s+(?P<options>[^\r\n]*)"
)
_MESSAGE = re.compile(r"\x01(?P<header>[^\x02\x03]{0,400})\x02(?P<text>[^\x03]*)(?:\x03(?P<end>[^\x04\x01]{0,200}))?")
_TIME = re.compile(
    r"(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d)\s*(?P<zone>[A-Z]{1,5})?\s+(?P<month>[A-Za-zäé]{3,4})\.?\s+(?P<year>\d\d(?:\d\d)?)"
)
_ANPA_TIME = re.compile(r"(?P<hour>\d\d):(?P<minute>\d\d)-(?P<day>\d\d)-(?P<month>\d\d)-(?P<year>\d\d)")
_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            *("jan janv ene gen", "feb fév fev febr", "mar mär mrz maer mars mrt", "apr avr abr", "may mai mei mag"),
            *("jun juin giu", "jul juil lug", "aug août ago aou", "sep sept set", "oct okt ott out", "nov"),
            "dec dez déc dic",
        ),
        start=1,
    )
    for name in names.split()
}
"""Months as agencies abbreviate them: in English, German, French, Spanish, Italian, Portuguese and Dutch."""
_ZONES: Final = {
    "GMT": "+00:00",
    "UTC": "+00:00",
    "Z": "+00:00",
    "CET": "+01:00",
    "CEST": "+02:00",
    "MEZ": "+01:00",
} | {"MESZ": "+02:00"}
_NOTES = re.compile(
    r"^[ \t]*(?:#+\s*(?:\w+\s+)?(?:notebook|notizblock|notas?)\b|\*\s\*\s\*\s\*|notebook\s*$)",
    re.IGNORECASE | re.MULTILINE,
)
"""Where the notes to editors begin, which are not for print."""
_LABELS = re.compile(
    r"(?:\d(?:st|nd|rd|th)\s+(?:LEAD|NET|ROUNDUP|UPDATE)|LEAD|EXTRA|REFILE|CORRECTION|UPDATE|URGENT|FLASH|ROUNDUP|"
    r"PREVIEW|FEATURE|BERICHTIGUNG|EIL|ZUSAMMENFASSUNG|\(Achtung\))[\s:!]*",
    re.IGNORECASE,
)
"""Lines above a headline that say what kind of message it is."""
_BY = re.compile(r"(?:By|Von|Par|Por|Di)\s+[^\W\d_]")
_ENDS_HEAD = re.compile(r"[=+]\s*$")


def read(raw: Raw, options: LoadOptions) -> Iterator[Found]:
    """The messages of a file.

    Raises:
        InputError: the bytes are no text.
        NoArticleError: there is no message in it.
    """
    data = raw.all(options.max_bytes)
    decoded = encoding.decode(data, raw.name, raw.charset)
    messages = list(_messages(decoded.text))
    if not messages:
        raise NoArticleError(raw.name, "holds no message with a text.")
    for number, (header, text, end) in enumerate(messages, start=1):
        several = len(messages) > 1
        name = f"{raw.name}#item={number}" if several else raw.name
        found = parsed(_story(header, text, end), name)
        if isinstance(found, InputError):
            yield found
            continue
        yield replace(
            found,
            place=f"item={number}" if several else None,
            record=found.record if several else None,
            sha256=sha256(f"{header}\x02{text}\x03{end}".encode()).hexdigest() if several else None,
            notices=(*decoded.notices, *found.notices),
        )


def _messages(text: str) -> Iterator[tuple[str, str, str]]:
    """Header, text and ending of each message."""
    some = False
    for message in _MESSAGE.finditer(text):
        some = True
        yield message["header"], message["text"], message["end"] or ""
    if some:
        return
    # The control characters are lost: the header's line, keywords that end in a slash, and the text up to the time.
    head, _, rest = text.strip("\x00\x7f \r\n").partition("\n")
    lines = rest.split("\n")
    own = next((i for i, each in enumerate(lines) if each.strip() and not each.strip().endswith("/")), len(lines))
    head = "\n".join((head, *lines[:own]))
    times = list(_TIME.finditer(rest[-200:]))
    body = "\n".join(lines[own:])
    end = times[-1].group() if times else ""
    yield head, body[: body.rfind(end)] if end else body, end


def _story(header: str, text: str, end: str) -> Story:
    read_header = _HEADER.match(header)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x7f", "").split("\n")
    headline, byline, rest = _head(lines)
    body = _paragraphs(rest)
    provider = _provider(read_header["options"] if read_header else header)
    return Story(
        node="iptc7901",
        headline=headline,
        byline=byline,
        body=tuple(body),
        provider=provider,
        published=_time(end),
        record=f"{read_header['service']}{read_header['number']}" if read_header else None,
        media_type="text/x-iptc7901",
    )


def _head(lines: list[str]) -> tuple[str | None, str | None, list[str]]:
    """Headline and byline, and the lines behind them: the head ends with `=` or `+`, or with the first blank line."""
    lines = lines[next((i for i, each in enumerate(lines) if each.strip()), len(lines)) :]
    size = next((i for i, each in enumerate(lines[:12], start=1) if _ENDS_HEAD.search(each)), None)
    if size is None:
        size = next((i for i, each in enumerate(lines[:12]) if not each.strip()), 0)
        if size > 5:  # no head of its own: the first line is the headline
            size = 1
    head = [_ENDS_HEAD.sub("", each).strip() for each in lines[:size]]
    head = [each for each in head if each and not _LABELS.fullmatch(each)]
    bylines = [each for each in head[1:] if _BY.match(each)]
    titles = [each for each in head if each not in bylines]
    if size and _ENDS_HEAD.search(lines[size - 1]) and "+" in lines[size - 1][-3:]:
        titles = titles[-1:]  # ANPA 1312: keywords stand above the headline
    return " ".join(titles) or None, bylines[0] if bylines else None, lines[size:]


def _paragraphs(lines: list[str]) -> list[str]:
    """The lines of the text joined to paragraphs, without the notes to editors behind it."""
    whole = "\n".join(lines)
    notes = _NOTES.search(whole)
    if notes and notes.start() > 0:
        whole = whole[: notes.start()]
    paragraphs: list[list[str]] = [[]]
    for each in whole.split("\n"):
        if not each.strip():
            paragraphs.append([])
        elif each.startswith(("  ", "\t")) and paragraphs[-1]:
            paragraphs.append([each])
        else:
            paragraphs[-1].append(each)
    joined = (" ".join(" ".join(each).split()) for each in paragraphs)
    return [each for each in joined if each]


def _provider(options: str) -> str | None:
    """The agency that a header names: in its options (`ccccb dpa 061`), or in ANPA 1312 in capitals at its head.

    Options are each house's own, so only names that are known are taken for one.
    """
    from provenance.data.agencies import best  # noqa: PLC0415 - the table is read for this format alone

    found = re.match(r"\W*[a-z]\d{3,5}(?P<name>[A-Z]{2,12})", options)
    words = [found["name"]] if found else re.findall(r"[A-Za-z][A-Za-z-]{1,12}", options)
    return next((word for word in words if best(word) or best(word.partition("-")[0])), None)


def _time(end: str) -> str | None:
    """When a message was sent: `131137 GMT Nov 13`, or `21:37-09-12-18`."""
    if found := _ANPA_TIME.search(end):
        month = int(found["month"])
        return f"20{found['year']}-{month:02}-{found['day']}T{found['hour']}:{found['minute']}" if month < 13 else None
    found = _TIME.search(end)
    if found is None:
        return None
    known = _MONTHS.get(found["month"].lower())
    if known is None:
        return None
    year = int(found["year"])
    year += 0 if year > 99 else 2000 if year < 70 else 1900
    zone = _ZONES.get(found["zone"] or "", "")
    return f"{year}-{known:02}-{found['day']}T{found['hour']}:{found['minute']}{zone}"
