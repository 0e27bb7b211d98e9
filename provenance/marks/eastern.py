"""Datelines of Chinese, Japanese and Korean copy, which set place, date and agency without blanks.

::

    新华社北京6月14日电（记者罗沙）…      agency place date 电
    （中央社記者戴雅真台北29日電）…        the same in brackets, a reporter before the place
    【ワシントン共同】…  【北京=新華社】…    place and agency in brackets
    ［東京 ９日 ロイター］ - …              place, date, agency
    (서울=연합뉴스) 김토일 기자 = …          place = agency, then the reporter
    (워싱턴 AFP=연합뉴스) …                  place, an agency quoted, = the carrier
    [서울=뉴시스]홍연우 기자 = …

An agency's name is looked up whole at the opening, or at either end of what the brackets hold; what remains must be
short and no sentence. Houses whose captions carry the same bracket, told by a blank behind it, are data
(`marks.toml`): such a bracket says nothing of the text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from provenance.data.agencies import in_force
from provenance.data.tables import table
from provenance.marks.slots import Party, read_slot
from provenance.model import Claim, Mark, MarkKind, Span, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provenance.data.agencies import Registry

_NUMBER = "(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})"
_DAY = rf"(?:[0-9０-９]{{4}}年)?(?:{_NUMBER}月)?{_NUMBER}日"
_EAST = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_BRACKET = re.compile(r"\s*[(（\[［【〔](?P<inside>[^()（）\[\]［］【】〔〕\n]{2,60})[)）\]］】〕]")
_REPORT = re.compile(
    r"\s*[(（〔【]?[据據]?(?P<agency>[^\W\d_]{2,12}?)(?P<reporter>(?:記者|记者)[^\d\n]{2,40}?)?(?P<place>[^\W\d_]{0,12}?)"
    rf"(?P<date>{_DAY})(?:综合|專|专|外|上午|下午|晚)?(?:(?:电|電|讯|訊)[)）〕】]?|(?=[(（][^\W\d_]{{2,4}}(?:[、，,\s][^\W\d_]{{2,4}}){{0,5}}[)）]))"
)
_DATED = re.compile(rf"(?P<date>{_DAY})(?:综合|專|专|外|上午|下午|晚)?(?:电|電|讯|訊)")
_WRITTEN_TOGETHER = re.compile(r"[^\W\d_]{4,30}$")
_LETTERS = re.compile(r"[^\W\d_]+(?:[\s・][^\W\d_]+)*")
_KANA = re.compile(r"[\u3041-\u30ff]")
_DATE = re.compile(_DAY)
_WRITER = re.compile(
    r"[(（]?(?P<agency>[^\W\d_]{2,12}?)(?:记者|記者)[^\W\d_]{2,4}(?:[、，,]\s?[^\W\d_]{2,4}){0,5}[)）]?$"
)
_DISPATCH = re.compile(
    r"(?:综合|綜合)?[据據](?P<agency>[^\W\d_]{2,10}?)(?:电|電)(?!视|視|影|话|話|子|台|脑|力|商|池|动|動|车|車)"
)
_REPORTER = re.compile(r"\s[가-힣]{2,4}\s기자\s?=")
_REACH = 120
"""Characters in which the dateline must stand: a headline of 60 and a portal's name may be glued in front."""
_LONGEST_PLACE = 16
"""Characters of a place or places beside the agency: `サンクトペテルブルク` has ten."""


def eastern(text: str, openings: Iterable[Span]) -> tuple[Mark, ...]:
    """The first dateline in an eastern script among the openings, one mark for each party named."""
    for opening in openings:
        head = text[opening.start : min(opening.end, opening.start + _REACH)]
        if not _EAST.search(head):
            continue
        marks = _report(text, opening) or _based(text, opening) or _bracketed(text, opening)
        if marks:
            return marks
    return ()


def eastern_writers(text: str, endings: Iterable[Span]) -> tuple[Mark, ...]:
    """`（新华社记者张晓松、谢环驰）` at a text's end: the agency's reporters wrote it."""
    for ending in endings:
        tail = text[max(ending.start, ending.end - 60) : ending.end]
        if "记者" not in tail and "記者" not in tail:
            continue
        found = _WRITER.search(text, ending.end - len(tail), ending.end)
        party = _party(found["agency"]) if found else None
        if found and party:
            return (Mark("byline", party.name, Span(found.start(), found.end()), "text"),)
    return ()


def _report(text: str, paragraph: Span) -> tuple[Mark, ...]:
    reach = min(paragraph.end, paragraph.start + _REACH)
    found = _REPORT.match(text, paragraph.start, reach)
    if found is None:
        # Behind a headline or a portal's name it is found by its bracket.
        bracket = re.search(r"[（(〔【]", text[paragraph.start : reach])
        found = _REPORT.match(text, paragraph.start + bracket.start(), reach) if bracket else None
    if found is None:
        return _behind_headline(text, paragraph, reach)
    # The agency's name and the place stand together: the longest name known at the head is the agency.
    named = found["agency"] + (found["reporter"] or "") + found["place"]
    for length in range(min(12, len(named)), 1, -1):
        party = _party(named[:length])
        if party:
            # Nothing parts a reporter's name from the place behind it.
            place = None if found["reporter"] or "記者" in named or "记者" in named else named[length:]
            span = trimmed(text, found.start(), found.end())
            return (_mark(party, span, place or None, found["date"]),)
    return _behind_headline(text, paragraph, reach)


def _behind_headline(text: str, paragraph: Span, reach: int) -> tuple[Mark, ...]:
    """`…河狸咬壞繩橋中新社北京4月20日电`: glued to a headline, the name is the longest known."""
    found = _DATED.search(text, paragraph.start, reach)
    together = _WRITTEN_TOGETHER.search(text, paragraph.start, found.start()) if found else None
    if found is None or together is None:
        return ()
    for start in range(together.start(), found.start() - 2):
        if text[start - 1 : start] in ("据", "據"):
            continue  # what an agency is quoted with
        for end in range(min(start + 12, found.start() - 1), start + 1, -1):
            party = _party(text[start:end])
            if party and found.start() - end <= _LONGEST_PLACE:
                place = text[end : found.start()]
                return (_mark(party, Span(start, found.end()), place or None, found["date"]),)
    return ()


def _based(text: str, paragraph: Span) -> tuple[Mark, ...]:
    """`据新华社电`: from a dispatch of the agency; what the agency merely reported (`据…报道`) is an attribution."""
    found = _DISPATCH.match(text, paragraph.start, paragraph.end)
    party = _party(found["agency"]) if found else None
    return (_mark(party, Span(found.start(), found.end()), None, None),) if found and party else ()


def _bracketed(text: str, paragraph: Span) -> tuple[Mark, ...]:
    for found in _BRACKET.finditer(text, paragraph.start, min(paragraph.end, paragraph.start + _REACH)):
        marks = _of_bracket(text, paragraph, found)
        if marks:
            return marks
    return ()


def _of_bracket(text: str, paragraph: Span, found: re.Match[str]) -> tuple[Mark, ...]:
    inside = found["inside"].strip()
    if not _EAST.search(inside):
        return ()
    place, parties, date = _inside(inside)
    if _everyday(inside, parties, place, text[paragraph.start : paragraph.end]):
        return ()
    if not parties or len(text[found.end() : paragraph.end].strip()) < table("marks.toml")["eastern"]["shortest_text"]:
        return ()
    span = trimmed(text, found.start(), found.end())
    data = table("marks.toml")["eastern"]
    captioned = any(party.name in data["captions_with_blank"] for party in parties)
    if captioned and _REPORTER.match(text, found.end(), paragraph.end):
        return tuple(Mark("photo_credit", party.name, span, "nothing", place) for party in parties)
    return tuple(_mark(party, span, place, date) for party in parties)


def _everyday(inside: str, parties: tuple[Party, ...], place: str | None, story: str) -> bool:
    """Whether a Japanese house's name is meant as the word: `【時事】` heads a column, as any word in Chinese."""
    if not parties or not inside.endswith(tuple(table("marks.toml")["eastern"]["words"])):
        return False
    return place is None or not _LETTERS.fullmatch(place) or not _KANA.search(inside + story)


def _inside(inside: str) -> tuple[str | None, tuple[Party, ...], str | None]:
    """Place, parties and date of a bracket; no parties where it holds anything else."""
    dated = _DATE.search(inside)
    date = dated.group() if dated else None
    bare = " ".join(_DATE.sub(" ", inside).split())
    place, equals, right = bare.partition("=") if "=" in bare else bare.partition("＝")
    if equals:
        carrier = _party(right.strip())
        if carrier is None:
            return None, (), None
        words = place.split()
        # `워싱턴 AFP`: whom the carrier's text is from stands behind the place.
        quoted = _party(words[-1]) if words else None
        where = " ".join(words[:-1] if quoted else words)
        return (where or None), ((quoted, carrier) if quoted else (carrier,)), date
    words = bare.split()
    if len(words) > 1 and (party := _party(words[-1]) or _party(words[0])):
        where = " ".join(words[:-1] if _party(words[-1]) else words[1:])
        return (where, (party,), date) if len(where) <= _LONGEST_PLACE else (None, (), None)
    whole = _party(bare)
    if whole:
        return (None, (whole,), date)
    return (*_fused(bare), date)


def _fused(bare: str) -> tuple[str | None, tuple[Party, ...]]:
    """`ワシントン共同`, `パリAFP時事`, `新華社北京`: names without a blank at the end or the head."""
    for at in range(1, len(bare)):
        if at > _LONGEST_PLACE:
            break
        place, name = bare[:at], bare[at:]
        party = _party(name)
        if party:
            return place, (party,)
        for cut in range(2, len(name) - 1):
            first, second = _party(name[:cut]), _party(name[cut:])
            if first and second:
                return place, (first, second)
    for at in range(len(bare) - 1, 1, -1):
        party = _party(bare[:at])
        if party and len(bare) - at <= _LONGEST_PLACE:
            return bare[at:], (party,)
    return None, ()


def _party(written: str) -> Party | None:
    if written not in _forms(in_force()) and not written.isascii():
        return None
    found = read_slot(written)
    return found.parties[0] if found.whole and len(found.parties) == 1 and found.parties[0].kind != "outlet" else None


def _mark(party: Party, span: Span, place: str | None, date: str | None) -> Mark:
    kind: MarkKind = "press_release" if party.kind == "press_release" else "dateline"
    claims: Claim = "part" if party.kind == "unnamed" else "text"
    return Mark(kind, party.name, span, claims, place, date)


@lru_cache(maxsize=4)
def _forms(registry: Registry) -> frozenset[str]:
    """All names of agencies in these scripts."""
    return frozenset(form for agency in registry.agencies for form in agency.forms if _EAST.search(form))
