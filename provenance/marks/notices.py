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

from provenance.data import outlets
from provenance.data.agencies import best
from provenance.data.calendar import month, weekday
from provenance.data.tables import table
from provenance.marks.bylines import of_writer
from provenance.marks.pictures import is_photo, pictures
from provenance.marks.slots import Slot, name_of, read_slot
from provenance.model import Claim, Mark, MarkKind, Span

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from provenance.marks.hints import Hints
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
_FROM_MEMBER = re.compile(
    rf"^[\s(*_]*information\s+from:\s+(?P<name>{_NAME})(?=,\s+https?://|,\s+www\.|\s*$)", re.IGNORECASE
)
"""How the Associated Press closes what it took from a member: `Information from: The Gorge Times, http://…`."""
_SYNDICATED = re.compile(
    r"published\s+(?:unedited\s+)?from\s+(?:an?\s+)?(?P<name>[\w\s]{0,30}?)\s*(?:syndicated|agency|wire)?\s*feed",
    re.IGNORECASE,
)
_PART_OF = re.compile(rf"^(?P<member>{_NAME})\s+is\s+(?:a\s+)?part\s+of\s+(?P<name>{_NAME})(?=[,.]|\s+(?:and|which)\s)")
_DESCRIBED = re.compile(
    rf"^[(*_]?(?P<name>{_NAME})(?:,[^,\n]{{2,60}},)?\s+is\s+(?:an?|the)\s+(?:[\w-]+,?\s+){{0,5}}?"
    r"(?:newsroom|independent\s+program(?:me)?|news\s+(?:organi[sz]ation|service|network|outlet|agency|site)|wire\s+service)\b"
)
_COPYRIGHT = re.compile(
    r"(?:^|(?<=[.)|]\s)|(?<=\s[-–—|]\s)|(?:riservata|reserved|vorbehalten|réservés|reservados)\W{1,4})[\s(*]{0,3}"
    r"(?:©|\(c\)|copyright|c\.(?=\d{4}))\s{0,3}(?:(?:©|\(c\))\s{0,3}|copyright\s{1,3})?(?:[(]?\d{4}(?:\s?[-–]\s?\d{4})?[)]?)?,?\s{0,3}(?:by\s|de\s|par\s)?"
    r"(?P<name>[^\n,;.©\s][^\n,;.©]{1,50}?)(?=[.,;©\n]|\s\d{4}|\s{1,3}all\srights|$)",
    re.IGNORECASE,
)
_FILES = re.compile(r"[^\s,.—–-]\s(?P<word>[Ww]ith\s(?:additional\s)?files\sfrom)\s+(?P<names>[^\n.()]{2,90})\.?$")
"""Behind a writer's name and paper: `Ada Quill, The Gorge Times with files from The Canadian Press`."""
_REPRINTED = {
    "publish": (
        *("republish", "re-publish", "first publish", "originally publish", "published by", "published from"),
        *("published here", "was publish", "been publish"),
    ),
    "repr": ("reprint", "reproduced"),
    "syndicated": ("syndicated",),
    "appeared": ("first appeared", "originally appeared"),
    "posted": ("first posted", "originally posted"),
    "ed by": ("supplied by", "provided by", "distributed by"),
    "meldung": ("meldung",),
    "bezogen": ("bezogen",),
    "bereitgestellt": ("bereitgestellt",),
    "über": ("übernommen", "übermittelt"),
    "noticia": ("noticia",),
    "conte": ("contenido", "conteúdo"),
    "text": ("este texto", "ce texte"),
    "nota": ("esta nota",),
    "dépêche": ("dépêche",),
    "cet article": ("cet article",),
    "originalmente": ("originalmente",),
    "primera vez": ("por primera vez",),
    "erschien": ("erschien",),
    "ursprünglich": ("ursprünglich",),
    "stammt": ("stammt",),
    "by permission": ("by permission", "with permission"),
    "information from": ("information from:",),
    "comes to you": ("comes to you from",),
    "ing article": ("following article", "following story"),
    "notícia": ("notícia",),
    "matéria": ("matéria",),
}
"""One of these stands in every notice that the patterns below and those of `marks.toml` know, under a part of it that
is looked for first."""
_SHARED = ("original", "ting by")
"""Such parts of several needles of `marks.toml`."""
_LONGEST_OF = (400, 130)
"""The same elsewhere and inside a story, where a notice is a short line of its own between paragraphs."""
_LONGEST_LINE = 400
"""Characters of a line beyond the body that can be a notice; a longer one is no line that somebody set."""
_GIVEN_AWAY = "others may reprint"
"""What the registry says, in `type`, of newsrooms whose text others print with a line about them."""
_LAST_SENTENCE = 90
"""Characters of a sentence that only says whose information it was: three houses with the words for it are some 80."""
_COPYRIGHTED = frozenset(("©", "(c)", "copyright", "c.20"))
_OWNED = re.compile(r"[©]|\([cC]\)|[cC]opyright|COPYRIGHT|c\.20")
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+")
_YEAR = 8
"""Characters behind a copyright's holder in which its year stands: `© Reuters, 2018`."""
_RIGHTS = re.compile(r"reserv|riserv|vorbehalten", re.IGNORECASE)
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


def notices(around: Sequence[Line], hints: Hints) -> tuple[Mark, ...]:
    """All notices in the lines around and in the story, one mark for each name."""
    likely = [
        line
        for line in around
        if line.place == "tail" or len(line.text) <= _LONGEST_OF[line.place in ("head", "middle")]
    ]
    # Asked once of all lines together: most texts hold none of these words, and then no line is asked.
    needles = _needles("\n".join(line.text for line in likely).lower())
    named = [_may_be_set(line) and hints(line.text) for line in likely]
    found: list[Mark] = []
    for line, name in zip(likely, named, strict=True):
        if name or line.place == "tail":
            found.extend(_of_names(line, named=name))
        if needles:
            found.extend(_of_needles(line, needles))
    found.extend(_behind_last_sentence([line for line in likely if line.place == "tail"]))
    texts_own = tuple(mark.span for mark in found if mark.kind == "copyright" and mark.claims == "text")
    for line, name in zip(likely, named, strict=True):
        # What is the text's own copyright is no picture's.
        if name and not any(line.span.contains(span) for span in texts_own):
            found.extend(pictures(line))
    return tuple(found)


def _may_be_set(line: Line) -> bool:
    """Whether a line can be one that somebody set beside the story's own: a credit, a caption."""
    return len(line.text) < _SHORT_LINE or line.outside


def _needles(together: str) -> tuple[str, ...]:
    """The words of notices, in lower case, that stand in the lines at all."""
    return tuple(needle for part, needles in _by_part() if part in together for needle in needles if needle in together)


@cache
def _by_part() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """All words of notices, each under a part of it: where that is not in a text, the word is not either."""
    found = {needle: [needle] for needle in ("contributed", *sorted(_COPYRIGHTED))}
    found.update((part, list(needles)) for part, needles in _REPRINTED.items())
    signatures = (sign.needle for sign in _known_signatures())
    for needle in (*signatures, *table("marks.toml")["press_releases"]["closing"]["needles"]):
        found.setdefault(next((part for part in _SHARED if part in needle), needle), []).append(needle)
    return tuple((part, tuple(needles)) for part, needles in found.items())


def _behind_last_sentence(tail: Sequence[Line]) -> Iterator[Mark]:
    """`… walkers. As informações são da Associated Press.`: a story may close so in its last paragraph."""
    if tail and len(tail[-1].text) > _LONGEST_OF[True]:
        line = tail[-1]
        start = line.text.rfind(". ", len(line.text) - _LAST_SENTENCE, len(line.text) - 3) + 2
        if start > 1:
            yield from _contributors(
                line._replace(text=line.text[start:], span=Span(line.span.start + start, line.span.end))
            )


def _of_names(line: Line, *, named: bool) -> Iterator[Mark]:
    """Notices that are known by the names in them."""
    if line.place != "after" and (named or len(line.text) <= _LONGEST_OF[True]):
        yield from _contributors(line)
    if line.place in ("above", "tail", "below") and len(line.text) <= _LONGEST_LINE and " is " in line.text:
        yield from _described(line)


def _of_needles(line: Line, needles: Sequence[str]) -> Iterator[Mark]:
    """Notices that are known by a word which only they have."""
    lower = line.text.lower()
    held = {needle for needle in needles if needle in lower}
    if not held:
        return
    if line.place != "after":
        if "contributed" in held:
            yield from _contributed(line)
        yield from _signatures(line, held)
    if line.place not in ("head", "middle"):
        yield from _released(line)
    if held & _reprint_words():
        yield from _reprints(line)
    if held & _COPYRIGHTED:
        yield from _copyright(line)


@cache
def _reprint_words() -> frozenset[str]:
    return frozenset(needle for needles in _REPRINTED.values() for needle in needles)


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
    behind = _FILES.search(line.text) if "files from" in line.text else None
    if behind and read_slot(behind["names"]).whole:
        yield from _named(line, behind["names"], behind.start("word"), behind.end())


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


def _signatures(line: Line, held: Container[str]) -> Iterator[Mark]:
    for sign in _known_signatures():
        match = sign.pattern.search(line.text) if sign.needle in held else None
        if match:
            yield Mark(sign.kind, sign.agency, _inside(line, match.start(), match.end()), sign.claims)


def _released(line: Line) -> Iterator[Mark]:
    """What a press release says in its closing about the wire that distributed it."""
    for pattern in _released_by():
        for match in pattern.finditer(line.text):
            for party in read_slot(match["name"]).parties:
                yield Mark("press_release", party.name, _inside(line, match.start(), match.end()), "text")


def _reprints(line: Line) -> Iterator[Mark]:
    for pattern in (_REPRINT, _FIRST_BY, _SYNDICATED, *_first_published()):
        for match in pattern.finditer(line.text):
            yield from _reprint(line, match)
    member = _FROM_MEMBER.match(line.text)
    if member and _is_a_house(member["name"].strip(), member):
        name = name_of(member["name"].strip())
        yield Mark("contributor", name, _inside(line, member.start(), member.end()), "part")
    for pattern in _taken_over():
        for match in pattern.finditer(line.text):
            slot = read_slot(re.sub(r"^(?:d(?:er|ie|as|es)|la|el|le|l['’])\s*", "", match["name"].strip()))
            if slot.whole:
                yield from _all(line, match, slot)


def _described(line: Line) -> Iterator[Mark]:
    """`Missouri Planks is part of States Newsroom, a nonprofit …`, `KFF Health News is a national newsroom …`."""
    for pattern, words in ((_PART_OF, ("part",)), (_DESCRIBED, ("news", "wire", "program"))):
        match = pattern.match(line.text) if any(word in line.text for word in words) else None
        row = best(match["name"].strip()) if match else None
        # Only a house that gives its text away describes itself under it; of others the story itself may speak so.
        if match and row and _GIVEN_AWAY in row.type:
            yield Mark("reprint", row.name, _inside(line, match.start(), match.end()), "text")


def reprinted_from(written: str) -> Iterator[tuple[str, int, int]]:
    """Whom a line names as who had its article first, as it is written, with the characters of the notice.

    Args:
        written: a line; what is named may as well be a city, for which it takes knowledge of outlets.
    """
    lower = written.lower()
    if any(word in lower for word in _reprint_words()):
        for match in _REPRINT.finditer(written):
            if not match["part"]:
                yield match["name"].strip(), match.start(), match.end()


def _reprint(line: Line, match: re.Match[str]) -> Iterator[Mark]:
    written = match["name"].strip()
    if not written:
        yield Mark("reprint", "agencies (unnamed)", _inside(line, match.start(), match.end()), "part")
    elif _is_a_house(written, match):
        part = "part" in match.re.groupindex and match["part"]
        yield Mark("reprint", name_of(written), _inside(line, match.start(), match.end()), "part" if part else "text")


def _is_a_house(written: str, match: re.Match[str]) -> bool:
    """Whether what a reprint notice names can be a house: no day, language, issue or person, and no book's place."""
    bare = re.sub(r"^the\s+", "", written, flags=re.IGNORECASE)
    words = bare.split()
    if not words or not bare[0].isupper() or re.search(r"\d|\sby\s|['’]s$", bare):
        return False
    first = words[0].strip(".,")
    if month(first) or weekday(first) or bare.casefold() in table("marks.toml")["notices"]["no_houses"]:
        return False
    known = best(bare) or outlets.named(bare) or outlets.named(written)
    if not known and {word.casefold() for word in words} & set(table("marks.toml")["notices"]["no_houses"]):
        return False  # but `USA TODAY` is a house
    behind = match.string[match.end() : match.end() + 40]
    # `First published by Penguin in 1954`, `Originally published in The New Yorker, the story made …`: of another text.
    if re.match(r"\s+in\s+(?:\w+\s+)?(?:1[5-9]|20)\d{2}|,\s+(?:the|a|an|his|her|its|it)\s", behind):
        return False
    inside = re.search(
        r"\s(?:in|on|at)\s+(?:the\s+)?$", match.group()[: match.start("name") - match.start()], re.IGNORECASE
    )
    return bool(known) or inside is None or (len(words) > 1 and "at" not in inside.group().casefold().split())


def _all(line: Line, match: re.Match[str], slot: Slot) -> Iterator[Mark]:
    for party in slot.parties:
        yield Mark("reprint", party.name, _inside(line, match.start(), match.end()), "text")


def _copyright(line: Line) -> Iterator[Mark]:
    if len(line.text) > _LONGEST_LINE or not _OWNED.search(line.text):
        return
    # Not for a picture's: `© Name/Agency`, or a line that also says whose photo it is.
    for match in _COPYRIGHT.finditer(line.text):
        # Of the words for pictures only those in front: AFP's own line forbids `reproduction`.
        pictured = is_photo(line.text[: match.start("name")])
        behind = _ADDRESS.sub("", line.text[match.end() :])[:40]
        if "/" in match["name"] or "/" in behind or pictured:
            continue
        slot = read_slot(_COMPANY.sub("", match["name"].strip()))
        service = match.group().lstrip(" (*").startswith("c.")  # `c.2026 The New York Times Company`: its news service
        if slot.whole and (service or any(party.kind != "outlet" for party in slot.parties)):
            # `© Reuters` alone is a picture's line; with a year or its rights it is the text's. The year stands beside
            # it: `© Reuters. The ferry on May 2, 2018.` is a caption.
            beside = f"{match.group()}{line.text[match.end() : match.end() + _YEAR]}"
            whole = bool(re.search(r"\d{4}|copyright", beside, re.IGNORECASE) or _RIGHTS.search(line.text))
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
def _first_published() -> tuple[re.Pattern[str], ...]:
    patterns = table("marks.toml")["notices"]["first_published"]
    return tuple(re.compile(each.replace("{house}", _NAME), re.IGNORECASE) for each in patterns)


@cache
def _taken_over() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(each, re.IGNORECASE) for each in table("marks.toml")["notices"]["taken"])
