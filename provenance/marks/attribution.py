"""In-text attribution: whose report a passage rests on. It makes nobody the source of the whole text.

::

    a shipping official told TASS                      an agency, behind a word of saying
    The Times of Israel reported Tuesday that …        an outlet by a word in its name, in front of one
    berichtete die Nachrichtenagentur STA              what kind of house it is, between the two
    ロイター通信によると                                  scripts without blanks
    به گزارش خبرگزاری ایرنا،                           at the very start of a story: the whole text (`opening`)

An attribution says that what stands there is known from the house: that it reported it, was told it, counted it.
Mere mentions get no mark: `a Reuters photographer was hurt`, `Reuters could not verify`, and also `according to a
Reuters/Ipsos poll`, for a poll is a public document that every house reports.

A text is read from its names (`houses`), which are rarer than words of saying, and only around those is anything else
looked at (`saying`). Here it is decided whether the words are enough for the name.

What tells an agency from what else its short form means (`collides` in the registry):

======================================  ==============================================================================
the form also means                     and counts then
======================================  ==============================================================================
another agency                          always; the one whose other names or country the text has
the newspaper or station of the wire    always; the outlet is named as it is written
what can speak itself                   with a verb of the trade (`reported`) or beside the word for agency;
(`AAP`, `ATS`, `EPA`, the `PA`)         behind `told` if it is nobody whom people tell things, as they do the police
a person's name (`Petra`, `Bloomberg`)  unless the text has the person's other name beside it; not with `said` alone
a word (`Trend`, `Beta`, `Lusa`)        in front of the trade's verbs, and behind phrases of languages that write the
                                        word small
a place, an exam (`AP`)                 beside any word of saying
======================================  ==============================================================================

Where the text has the other meaning itself (`Andhra Pradesh (AP)`), only the word for agency beside the form counts;
where it has another of the agency's own names, anything does.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from provenance.data.agencies import Agency, canonical
from provenance.data.first_names import first_names
from provenance.data.tables import table
from provenance.marks.houses import inner, names
from provenance.marks.outlet_names import beside_capitals, known
from provenance.marks.phrases import attributing, listed
from provenance.marks.saying import Said, said
from provenance.match.forms import FOLDED
from provenance.model import Mark, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provenance.marks.anchors import Name

_Kind: TypeAlias = Literal["agency", "house", "person", "listener", "speaker", "word", "other"]
"""What kind of thing a form means besides an agency, by the table above: `other` is a place or an exam."""

_READ = 200_000
"""Characters of a text in which its other words are looked for: an article has at most half of that, and the bound
keeps a hostile text from costing a search of all of it for each of hundreds of forms."""
_OCCURRENCES = 40
"""Places at which a form is looked at for a person's name beside it: whom a text is about it names that often."""
_STEM = 6
"""Letters by which words of one kind are known: `Austra-lia`, `Austra-lian`."""
_OPENING_AHEAD = 80
"""Characters of the Persian opening: `به گزارش گروه اقتصادی خبرگزاری دانشجویان ایران` has forty."""
_OPENING_END = re.compile(r"[^.\n]{0,30}[،,:]")
_OPENING_BREAK = re.compile(r"[.،,:؛\n]")


def attributions(text: str, body: Iterable[Span]) -> tuple[Mark, ...]:
    """Every attribution to a news house in the body, in order; none overlaps another.

    The cost is that of one scan, and a bounded amount for each name.
    """
    found: list[Mark] = []
    evidence = _Evidence(text[:_READ])
    for region in body:
        low = region.start
        for name in names(text, region):
            if name.start < low:
                continue
            around = said(text, name.start, name.end, low, region.end, prefix=name.prefix)
            house = around and _who(name, around, evidence)
            if around and house:
                found.append(Mark("attribution", house, Span(around.start, around.end), "part"))
                low = around.end
    return tuple(found)


def opening(text: str, body: Iterable[Span]) -> Mark | None:
    """The Persian formula at the very start of a story, which names the agency whose text it is.

    ::

        به گزارش خبرگزاری ایرنا، …      به گزارش خبرنگار مهر، …      به گزارش ایسنا، …

    Inside a story the same words attribute a passage; `attributions` reads them there, and here as well: the claim on
    the text is for the caller to prefer. The mark is a ``source_line`` that ends with the agency's name.
    """
    region = next(iter(body), None)
    if region is None:
        return None
    start = region.start
    while start < region.end and not text[start].isalnum():
        start += 1
    formula = _opening().match(text, start, min(region.end, start + _OPENING_AHEAD))
    if not formula:
        return None
    name = next(names(text, Span(formula.end(), min(region.end, formula.end() + _OPENING_AHEAD))), None)
    if not name or not name.candidates or _OPENING_BREAK.search(text, formula.end(), name.start):
        return None
    if not _OPENING_END.match(text, name.end, region.end):
        return None
    return Mark("source_line", name.candidates[0].name, Span(start, name.end), "text")


# -- whether the words are enough --------------------------------------------------------------------------------------


def _who(name: Name, around: Said, evidence: _Evidence) -> str | None:
    """The name of the house, or nobody where the words around it are not enough for what else it can mean."""
    if name.candidates:
        return _agency(name, around, evidence)
    if around.marked:
        return None
    if name.person and not (around.house or around.proof == "reports"):
        return None
    if name.outlet:
        kinds: set[_Kind] = {"word"} if name.written in name.outlet.case else set()
        if name.lone and evidence.person(name.written):
            kinds.add("person")
        return name.outlet.name if _enough(kinds, around, name.written, evidence) else None
    if name.weak and not (around.house or around.proof in ("told", "reports", "by")):
        return None
    return name.written


def _agency(name: Name, around: Said, evidence: _Evidence) -> str | None:
    agency = _best(name, evidence)
    form = name.written.removeprefix("The ")
    meanings = _meanings(agency, form) if agency.collides else ()
    if _silent(agency.type) and not around.house:
        return None
    if around.marked and (meanings or agency.kind != "agency"):
        return None
    if not around.house and evidence.surname(form):
        return None
    kinds = {_kind(meaning, form) for meaning in meanings}
    if "house" in kinds:
        outlet = known(form)
        enough = _enough(kinds - {"house"}, around, form, evidence)
        return (outlet.name if outlet else form) if enough else None
    if kinds <= {"agency"} or around.house:
        return agency.name
    if evidence.spelled_otherwise(agency, form):
        return None
    if evidence.own(agency, form):
        return agency.name
    if around.proof != "says" and not around.article and not evidence.hinted(agency, form):
        kinds -= {"speaker", "listener"}
    return agency.name if _enough(kinds, around, form, evidence) else None


def _enough(kinds: set[_Kind], around: Said, form: str, evidence: _Evidence) -> bool:
    """Whether the words around a form that has other meanings show that the house is meant."""
    proof = around.proof
    if around.house or not kinds:
        return True
    if proof == "where":
        return False
    return not (
        ("listener" in kinds and proof != "reports" and (proof != "told" or around.article))
        or ("speaker" in kinds and proof not in ("told", "reports"))
        or ("person" in kinds and (proof == "says" or evidence.person(form)))
        or ("word" in kinds and (proof == "says" or around.capitals))
    )


def _best(name: Name, evidence: _Evidence) -> Agency:
    """Of several agencies of one form the one that the text has more of: its other names, or its country."""
    several = name.candidates if len(name.candidates) > 1 else ()
    own = (agency for agency in several if evidence.own(agency, name.written))
    near = (agency for agency in several if any(evidence.has(country) for country in agency.country.split("; ")))
    return next(own, None) or next(near, None) or name.candidates[0]


class _Evidence:
    """What else the text has about a form; each form is looked up once, however often it stands there."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._own: dict[str, bool] = {}
        self._other: dict[tuple[str, str], bool] = {}
        self._person: dict[str, bool] = {}
        self._surname: dict[str, bool] = {}

    def has(self, written: str) -> bool:
        """Whether the text has these words."""
        found = self._own.get(written)
        if found is None:
            found = self._own[written] = written in self._text
        return found

    def own(self, agency: Agency, form: str) -> bool:
        """Whether another, unmistakable name of the agency is in the text."""
        return any(
            len(each) > 4 and " " in each and each != form and form not in each.split() and self.has(each)
            for each in agency.forms
        )

    def spelled_otherwise(self, agency: Agency, form: str) -> bool:
        """Whether the text spells another meaning of the form out: by its words, or in front of it in brackets."""
        key = (agency.name, form)
        found = self._other.get(key)
        if found is None:
            meant = any(self.has(each) for each in _proper_meanings(agency, form))
            found = self._other[key] = meant or self._defined(agency, form)
        return found

    def hinted(self, agency: Agency, form: str) -> bool:
        """Whether the text has any word of what else the form means, or of where that is: `the Australian police`."""
        words = {
            word[:_STEM]
            for meaning in _meanings(agency, form)
            for word in re.findall(r"[^\W\d_]{4,}", meaning)
            if word[0].isupper() and word != form
        }
        return any(self.has(word) for word in words)

    def surname(self, form: str) -> bool:
        """Whether the text introduces somebody of that name: `Ana Tass, a teacher`; she is who said it then."""
        found = self._surname.get(form)
        if found is None:
            written = form.title()
            found = " " not in form and self.has(written) and self._has_first_name(written)
            self._surname[form] = found
        return found

    def _has_first_name(self, surname: str) -> bool:
        names = re.findall(rf"(?<![\w.])([^\W\d_]+) {re.escape(surname)}(?!\w)", self._text)
        return any(
            name[0].isupper() and name.lower() not in attributing() and FOLDED[name] in first_names() for name in names
        )

    def person(self, form: str) -> bool:
        """Whether the form stands beside another capitalised word, as a person's name does."""
        found = self._person.get(form)
        if found is None:
            found = self._person[form] = self._beside_a_name(form)
        return found

    def _beside_a_name(self, form: str) -> bool:
        start = self._text.find(form)
        for _ in range(_OCCURRENCES):
            if start < 0:
                return False
            end = start + len(form)
            whole = not (start and inner(self._text[start - 1])) and not inner(self._text[end : end + 1])
            if whole and beside_capitals(self._text, start, end):
                return True
            start = self._text.find(form, end)
        return False

    def _defined(self, agency: Agency, form: str) -> bool:
        """Whether the form is the initials of the words in front of it, and these are no name of the agency."""
        position = self._text.find(f"({form})")
        if position < 0 or not form.isupper():
            return False
        words = self._text[max(0, position - 80) : position].split()[-len(form) - 3 :]
        initials = [word[0] for word in words if word[0].isupper()]
        if "".join(initials[-len(form) :]) != form:
            return False
        spelled = " ".join(words)
        return not any(" " in each and spelled.casefold().endswith(each.casefold()) for each in agency.forms)


@cache
def _meanings(agency: Agency, form: str) -> tuple[str, ...]:
    """What else the form means by the registry."""
    return tuple(entry.partition("=")[2] for entry in agency.collides if entry.partition("=")[0] == form)


@cache
def _proper_meanings(agency: Agency, form: str) -> tuple[str, ...]:
    """Those of them that are proper names, as a text would spell them out."""
    bare = (re.sub(r"^the | *\([^()]*\)$", "", meaning) for meaning in _meanings(agency, form))
    return tuple(each for each in bare if each[0].isupper() and " " in each and form not in each.split())


@cache
def _silent(sort: str) -> bool:
    """Whether a kind of house has no reports of its own that a passage could rest on."""
    return bool(set(sort.split()) & set(listed(table("attribution.toml")["ambiguous"], "silent")))


@cache
def _kind(meaning: str, form: str) -> _Kind:
    words = set(re.findall(r"\w+", meaning.casefold()))
    ambiguous = table("attribution.toml")["ambiguous"]
    if canonical(meaning):
        return "agency"
    if words & set(listed(ambiguous, "houses")):
        return "house"
    if words & set(listed(ambiguous, "persons")) or (
        " " in meaning and meaning[0].isupper() and form in meaning.split()
    ):
        return "person"
    if words & set(listed(ambiguous, "listeners")):
        return "listener"
    if words & set(listed(ambiguous, "speakers")):
        return "speaker"
    # In capitals throughout it is not the word (`AIM`, purpose), which nobody writes so outside a headline.
    return "word" if (meaning[0].islower() or meaning[0] in '“"') and not form.isupper() else "other"


@cache
def _opening() -> re.Pattern[str]:
    words = sorted(listed(table("attribution.toml")["words"]["fa"], "opening"), key=lambda word: (-len(word), word))
    return re.compile(rf"(?:{'|'.join(words)})[ \u00a0]")
