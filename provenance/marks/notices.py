"""Notices: who contributed, where a text first appeared, whose copyright it is, who took the picture.

::

    The Associated Press contributed to this report.       contributor   a part
    Additional reporting from PA                           contributor   a part
    (Reporting by A; Editing by B)                         contributor   the text: a house's own closing
    This story was originally published by The Courier.    reprint       the text
    … von der Deutschen Presse-Agentur übernommen.         reprint       the text
    Missouri Planks is part of States Newsroom             reprint       the text
    © 2018 The Associated Press. All rights reserved.      copyright     the text, where an agency holds it
    Debbie Hill/Pool via AP                                photo credit  nothing

A reprint notice may name any outlet, so its name is taken as written. A copyright line of an outlet that is no agency
is the page's footer and says nothing. Closings by which one house is known although it is not named (`Enditem`) are
data, in `marks.toml`, each with its origin.

Every pattern is anchored on a word that must stand in the line, and that word is looked for first: a pattern that
begins with a name would be tried at every capital.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast

from provenance.data.tables import table
from provenance.marks.credits import of_writer
from provenance.marks.hints import hinted
from provenance.marks.pictures import is_photo, pictures
from provenance.marks.slots import Slot, name_of, read_slot
from provenance.model import Claim, Mark, MarkKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.marks.lines import Line

_NAME = r"(?:[Tt]he\s+)?[^\W\d_][^\n.,;:()\"“”]{1,60}?"
_CONTRIBUTED = re.compile(
    r"\s(?:also\s)?(?:contributed(?:\s+reporting)?(?:\s+to\s+(?:this|the)\s+(?:report|story|article|piece|file))?(?=[.\s)]*$)|"
    r"contributed\s+to\s+(?:this|the)\s+(?:report|story|article))"
)
_BEFORE = re.compile(rf"{_NAME}(?:\s+and\s+{_NAME})?$")
_LONGEST = 130
"""Characters in front of `contributed to this report` in which its names may stand: two names of 60 and an `and`."""
# The notice speaks of the article itself (`This story was …`, or nothing in front) and says where it comes *from*:
# `republished by the Courier` would name a copier, `a letter first published in the Courier` another text.
_REPRINT = re.compile(
    r"(?:(?:^[\s(*_]*|(?<=[.!?]\s))(?P<part>parts?\s+of\s+)?(?:a\s+version\s+of\s+)?|(?<![\w“\"«„‘]))"
    r"(?:(?:^[\s(*_]*|(?<=[.!?]\s)(?:\s*))|(?:this|the\s+above)\s+(?:article|story|report|text|piece|item|column|essay|content)\s+)"
    r"(?:(?:was|has\s+been|had\s+been|were|is)\s+)?"
    r"(?:(?:originally|first)\s+(?:published|appeared|posted)\s+(?:by|in|on|at|with)|"
    r"(?:re-?published|reprinted|reproduced|syndicated)\s+(?:here\s+)?(?:with\s+(?:the\s+)?permission\s+)?(?:from|of))\s+"
    rf"(?P<name>{_NAME})(?=\s+(?:on|in|and|under|with|at|as)\s|\s*[.,;:()\n\"“”*]|\s*$)",
    re.IGNORECASE,
)
_FIRST_BY = re.compile(
    rf"(?:^|[.!?\"”]\s?)[\s(*]*(?:this\s+)?(?:report|story|article)\s+(?:by|from)\s+(?P<name>{_NAME})\s+was\s+(?:first|originally)\s+published",
    re.IGNORECASE,
)
_SYNDICATED = re.compile(
    r"published\s+(?:unedited\s+)?from\s+(?:an?\s+)?(?P<name>[\w\s]{0,30}?)\s*(?:syndicated|agency|wire)?\s*feed",
    re.IGNORECASE,
)
_PART_OF = re.compile(rf"^(?P<member>{_NAME})\s+is\s+(?:a\s+)?part\s+of\s+(?P<name>{_NAME})(?=[,.]|\s+(?:and|which)\s)")
_DESCRIBED = re.compile(
    rf"^(?P<name>{_NAME})(?:,[^,\n]{{2,60}},)?\s+is\s+(?:an?|the)\s+(?:[\w-]+,?\s+){{0,5}}?"
    r"(?:newsroom|news\s+(?:organi[sz]ation|service|network|outlet|agency|site)|wire\s+service)\b"
)
_COPYRIGHT = re.compile(
    r"(?:^|(?<=[.)|]\s)|(?<=\s[-–—|]\s)|(?:riservata|reserved|vorbehalten|réservés|reservados)\W{1,4})[\s(*]{0,3}"
    r"(?:©|\(c\)|copyright|c\.(?=\d{4}))\s{0,3}(?:(?:©|\(c\))\s{0,3}|copyright\s{1,3})?(?:\d{4}(?:\s?[-–]\s?\d{4})?)?,?\s{0,3}(?:by\s|de\s|par\s)?"
    r"(?P<name>[^\n,;.©\s][^\n,;.©]{1,50}?)(?=[.,;©\n]|\s\d{4}|\s{1,3}all\srights|$)",
    re.IGNORECASE,
)
_REPRINTED = (
    *("reprint", "reproduced", "syndicated", "republish", "re-publish", "first publish", "originally publish"),
    *("published by", "published from", "published here", "was publish", "been publish", "first appeared"),
    *("originally appeared", "first posted", "originally posted", "supplied by", "provided by", "distributed by"),
    *("übernommen", "bezogen", "übermittelt", "bereitgestellt", "meldung", "noticia", "contenido", "esta nota"),
    *("dépêche", "cet article", "ce texte", "notícia", "conteúdo", "matéria", "este texto"),
)
"""One of these stands in every notice that the patterns below and those of `marks.toml` know."""
_LONGEST_LINE = 400
"""Characters of a line beyond the body that can be a notice; a longer one is no line that somebody set."""
_OWNED = re.compile(r"[©]|\([cC]\)|[cC]opyright|COPYRIGHT|c\.20")
_COMPANY = re.compile(
    r"^the\s+|\s+(?:news\s+)?(?:corporation|corp|inc|llc|ltd|limited|l|gmbh|company|co|plc|s\s?a)$", re.IGNORECASE
)
_SHORT_LINE = 130
"""Characters of a line inside the body that can be a credit of a picture or a copyright line."""


@dataclass(frozen=True, slots=True)
class Signature:
    """A house's own closing or slug, by which it is known although it is not named."""

    agency: str
    kind: MarkKind
    claims: Claim
    needle: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Asked:
    """Which kinds of notices the lines can hold at all, by the words that each of them needs."""

    contributed: bool
    reprinted: tuple[str, ...]
    signed: tuple[Signature, ...]
    released: bool
    copyrighted: bool


def notices(around: Sequence[Line]) -> tuple[Mark, ...]:
    """All notices in the lines around and in the story, one mark for each name."""
    likely = [
        line
        for line in around
        if len(line.text) <= _LONGEST_LINE or line.place in ("head", "tail")  # a longer one is no line that was set
    ]
    # Asked once of all lines together: most texts hold none of these words, and then no line is asked.
    together = "\n".join(line.text for line in likely).lower()
    asked = _Asked(
        contributed="contributed" in together,
        reprinted=tuple(needle for needle in _REPRINTED if needle in together),
        signed=tuple(sign for sign in _known_signatures() if sign.needle in together),
        released=any(needle in together for needle in table("marks.toml")["press_releases"]["closing"]["needles"]),
        copyrighted=any(needle in together for needle in ("©", "(c)", "copyright", "c.20")),
    )
    return tuple(mark for line in likely for mark in _of_line(line, asked))


def _of_line(line: Line, asked: _Asked) -> Iterator[Mark]:
    own = line.place in ("head", "middle", "tail")
    named = (len(line.text) < _SHORT_LINE or not own) and hinted(line.text)
    if line.place != "after":
        if asked.contributed:
            yield from _contributed(line)
        if named or line.place == "tail":
            yield from _contributors(line)
        yield from _signatures(line, asked.signed, of_copyright=False)
    if asked.released and line.place not in ("head", "middle"):
        yield from _released(line)
    if asked.reprinted and any(needle in line.text.lower() for needle in asked.reprinted):
        yield from _reprints(line)
    if line.place in ("above", "tail", "below") and len(line.text) <= _LONGEST_LINE and " is " in line.text:
        yield from _described(line)
    held = (*(_copyright(line) if asked.copyrighted else ()), *_signatures(line, asked.signed, of_copyright=True))
    yield from held
    # What is the text's own copyright is no picture's.
    if named and not any(mark.claims == "text" for mark in held):
        yield from pictures(line)


def _contributed(line: Line) -> Iterator[Mark]:
    if "contributed" not in line.text:
        return
    for match in _CONTRIBUTED.finditer(line.text):
        start = max(0, match.start() - _LONGEST)
        before = _BEFORE.search(line.text[start : match.start()])
        if before:
            yield from _named(line, before.group(), start + before.start(), match.end())


def _contributors(line: Line) -> Iterator[Mark]:
    for match in _with().finditer(line.text):
        yield from _named(line, match["names"], match.start("word"), match.end())


def _named(line: Line, names: str, start: int, end: int) -> Iterator[Mark]:
    """A contributor's mark for each party among the names: the whole of them, or one of the parts."""
    whole = read_slot(names)
    parties = {party.name: party for party in whole.parties}
    parts = re.split(r",|\||\s+in\s+|\s+for\s+|\s+and\s+|\s+und\s+|\s+et\s+|\s+y\s+|\s+e\s+", names)
    for part in parts:
        bare = re.sub(r"^(?:the|der|die|des|la|le|los)\s+", "", part.strip(" .*"), flags=re.IGNORECASE)
        used = re.split(r"\s(?:was|were|is|are)\s", bare)[0]
        for slot in (read_slot(bare), read_slot(used), of_writer(bare)):
            if slot and slot.whole:
                parties.update((party.name, party) for party in slot.parties)
    for name in parties:
        yield Mark("contributor", name, _inside(line, start, end), "part")


def _signatures(line: Line, signs: Sequence[Signature], *, of_copyright: bool) -> Iterator[Mark]:
    for sign in signs:
        match = sign.pattern.search(line.text) if (sign.kind == "copyright") == of_copyright else None
        if match:
            yield Mark(sign.kind, sign.agency, _inside(line, match.start(), match.end()), sign.claims)


def _released(line: Line) -> Iterator[Mark]:
    """What a press release says in its closing about the wire that distributed it."""
    for pattern in _released_by():
        for match in pattern.finditer(line.text):
            for party in read_slot(match["name"]).parties:
                yield Mark("press_release", party.name, _inside(line, match.start(), match.end()), "text")


def _reprints(line: Line) -> Iterator[Mark]:
    for pattern in (_REPRINT, _FIRST_BY, _SYNDICATED):
        for match in pattern.finditer(line.text):
            yield from _reprint(line, match)
    for pattern in _taken_over():
        for match in pattern.finditer(line.text):
            slot = read_slot(re.sub(r"^(?:d(?:er|ie|as|es)|la|el|le|l['’])\s*", "", match["name"].strip()))
            if slot.whole:
                yield from _all(line, match, slot)


def _described(line: Line) -> Iterator[Mark]:
    """`Missouri Planks is part of States Newsroom, a nonprofit …`, `KFF Health News is a national newsroom …`."""
    for pattern in (_PART_OF, _DESCRIBED):
        match = pattern.match(line.text)
        slot = read_slot(match["name"]) if match else None
        if match and slot and slot.whole:
            yield from _all(line, match, slot)


def _reprint(line: Line, match: re.Match[str]) -> Iterator[Mark]:
    written = match["name"].strip()
    if not written:
        yield Mark("reprint", "agencies (unnamed)", _inside(line, match.start(), match.end()), "part")
    elif written[:1].isupper() or written.casefold().startswith("the "):
        part = "part" in match.re.groupindex and match["part"]
        yield Mark("reprint", name_of(written), _inside(line, match.start(), match.end()), "part" if part else "text")


def _all(line: Line, match: re.Match[str], slot: Slot) -> Iterator[Mark]:
    for party in slot.parties:
        yield Mark("reprint", party.name, _inside(line, match.start(), match.end()), "text")


def _copyright(line: Line) -> Iterator[Mark]:
    if len(line.text) > _LONGEST_LINE or not _OWNED.search(line.text):
        return
    # Not for a picture's: `© Name/Agency`, or a line that also says whose photo it is.
    for match in _COPYRIGHT.finditer(line.text):
        if "/" in match["name"] or "/" in line.text[match.end() : match.end() + 40] or is_photo(line.text):
            continue
        slot = read_slot(_COMPANY.sub("", match["name"].strip()))
        service = match.group().lstrip(" (*").startswith("c.")  # `c.2026 The New York Times Company`: its news service
        if slot.whole and (service or any(party.kind != "outlet" for party in slot.parties)):
            # `© Reuters` alone is a picture's line; with a year or its rights it is the text's.
            whole = bool(re.search(r"\d{4}|copyright|reserv|riserv|vorbehalten", line.text, re.IGNORECASE))
            kind: MarkKind = "copyright" if whole else "photo_credit"
            for party in slot.parties:
                yield Mark(kind, party.name, _inside(line, match.start(), match.end()), "text" if whole else "nothing")
            return


def _inside(line: Line, start: int, end: int) -> Span:
    return Span(line.span.start + start, line.span.start + end)


@cache
def _known_signatures() -> tuple[Signature, ...]:
    return tuple(
        Signature(
            name_of(row["agency"]),
            cast("MarkKind", row["kind"]),
            cast("Claim", row["claims"]),
            row["needle"],
            re.compile(row["pattern"]),
        )
        for row in table("marks.toml")["signature"]
    )


@cache
def _with() -> re.Pattern[str]:
    words = "|".join(table("marks.toml")["notices"]["contributors"])
    # At a line's or a sentence's beginning: within a sentence the words say what somebody else did.
    # In brackets the additions of a desk are a credit at the end (`credits`); `additional reporting` never is one.
    return re.compile(
        rf"(?:^|[.!?]\s|(?<![(])[*—–-]|[(](?=additional))\s?(?P<word>(?:{words}))\s+(?P<names>[^\n.()]{{2,90}})",
        re.IGNORECASE,
    )


@cache
def _released_by() -> tuple[re.Pattern[str], ...]:
    patterns = table("marks.toml")["press_releases"]["closing"]["patterns"]
    return tuple(re.compile(each, re.IGNORECASE) for each in patterns)


@cache
def _taken_over() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(each, re.IGNORECASE) for each in table("marks.toml")["notices"]["taken"])
