"""A pair as the evidence sees it, from one side and then from the other.

Every kind of evidence about direction is written once, for a presumed source and a presumed copy, and asked twice.
So swapping the articles swaps the verdict, and nothing can be seen for one side that is not looked for on the other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from provenance.data import agencies, outlets
from provenance.data.agencies import in_force, lookup
from provenance.data.outlets import called
from provenance.marks.outlet import carries_others, domain_of
from provenance.match import Texts
from provenance.model import Alignment, Article, Hypothesis, Mark, Span

if TYPE_CHECKING:
    from provenance.data.agencies import Registry


_WORD = re.compile(r"\w+")
_ON_AIR = re.compile(
    r"['’]s?\s+[\"“‘']?\w"
    r"|\b(?:interview|appear|guest|spoke|speak|said|told)\w*\b[^.]*\bon\s+(?:the\s+)?[\"“‘']?(?!\w+day\b)[A-Z]"
)
_SAID = re.compile(r"\b(?:said|says|announced|stated|published)\W*$")
_BRACKETS = re.compile(r" *\([^()]*\)$")


@dataclass(frozen=True)
class Case:
    """Two articles and what they share."""

    a: Article
    b: Article
    alignment: Alignment
    texts: Texts = field(default_factory=Texts, repr=False, compare=False)
    """The words of the two, and of all other articles of the comparison; each is read once."""
    inside: bool = False
    """Whether it is stated that no other text stands behind the two."""

    def readings(self) -> tuple[Direct, Direct]:
        """The two readings: text went from a to b, and from b to a."""
        return self._readings

    @cached_property
    def _readings(self) -> tuple[Direct, Direct]:
        copied = self.alignment.taken
        a_spans, b_spans = tuple(each.a for each in copied), tuple(each.b for each in copied)
        return (
            Direct(self.a, self.b, a_spans, b_spans, self.alignment.b_in_a, "a_to_b", "b_to_a"),
            Direct(self.b, self.a, b_spans, a_spans, self.alignment.a_in_b, "b_to_a", "a_to_b"),
        )


@dataclass(frozen=True, slots=True)
class Direct:
    """One reading of a pair: ``source`` gave, ``copy`` took; the spans are the copied passages on each side.

    ``share`` (0…1) of the copy's own text stands in the source.
    """

    source: Article
    copy: Article
    source_spans: tuple[Span, ...]
    copy_spans: tuple[Span, ...]
    share: float
    favours: Hypothesis
    against: Hypothesis


VERSION = 0.8
"""Share of the shorter article from which on two pages of one outlet are versions of one article, whatever stands above
them. Of 62 pairs of real pages of one outlet that share more than `OWN_TEXT` the three above it are; most others are
follow-ups with the background of the day before, and pages that show one picture gallery."""
OWN_TEXT = 0.4
"""The share from which on the stamps of two pages of one outlet tell which text came first, and from which on two under
one headline are versions. A follow-up repeats a paragraph or two, which is less, and both may have it from an older
one. Judgement."""


def is_one_house(one: Article, other: Article) -> bool:
    """Whether both articles are one outlet's for certain; papers of one name under two domains are not."""
    first, second = one.reading.outlet, other.reading.outlet
    return (
        first is not None
        and second is not None
        and _plain(first.name) == _plain(second.name)
        and "dateline" not in (first.basis, second.basis)
        and _may_share_a_domain(one, other)
    )


def _may_share_a_domain(one: Article, other: Article) -> bool:
    """Whether no domain is known of one of the two, or theirs are the same, or are known to be one outlet's."""
    first, second = (each.document.metadata.url for each in (one, other))
    if first is None or second is None:
        return True
    domains = _domain(first.value), _domain(second.value)
    if domains[0] == domains[1] or any(domain is None or carries_others(domain) for domain in domains):
        return True
    houses = {_house_of(domain, in_force()) for domain in domains if domain}
    return len(houses) == 1 and None not in houses


@lru_cache(maxsize=4096)
def _domain(address: str) -> str | None:
    return domain_of(address)


@lru_cache(maxsize=4096)
def _house_of(domain: str, _: Registry) -> str | None:
    house = agencies.by_domain(domain) or outlets.by_domain(domain)
    return house.name if house else None


def uses_own_text(case: Case) -> bool:
    """Whether one outlet's articles share so much that one has the text of the other; versions are among them."""
    return is_one_house(case.a, case.b) and _most(case) >= OWN_TEXT


def are_versions(case: Case) -> bool:
    """Whether the two are versions of one article of one outlet: nearly all of one, or much under one headline."""
    if not uses_own_text(case):
        return False
    return _most(case) >= VERSION or _plain(case.a.title or "a") == _plain(case.b.title or "b")


def _most(case: Case) -> float:
    return max(case.alignment.a_in_b, case.alignment.b_in_a)


def came_with_text(reading: Direct, mark: Mark) -> bool:
    """Whether a mark of the copy stands in copied text and in the source alike: then it came with the text.

    Words that the copier put into a copied sentence (`…, the Courier reported`) stand in the copy alone. Only words are
    compared: desks write quotation marks and dashes in their own way.
    """
    if not any(span.contains(mark.span) for span in reading.copy_spans):
        return False
    written = _words(mark.span.of(reading.copy.text))
    return any(written in _words(span.of(reading.source.text)) for span in reading.source_spans)


def share_copied(reading: Direct, written: str) -> float:
    """The share (0…1) of some words that stand in the shared text of the source, in whatever order; 0 of none."""
    words = _WORD.findall(written.casefold())
    there = _words_within(reading.source.text, reading.source_spans)
    return sum(word in there for word in words) / len(words) if words else 0.0


@lru_cache(maxsize=4)
def _words_within(text: str, spans: tuple[Span, ...]) -> frozenset[str]:
    """The words of some passages; a pair asks for them at each attribution."""
    return frozenset(word for span in spans for word in _WORD.findall(span.of(text).casefold()))


def is_on_air(mark: Mark, article: Article) -> bool:
    """Whether it was said on air, where every paper hears it.

    `told CNN’s Ada Quill`, `on CBS's "Face the Nation"`, `in an interview on "Fox News Sunday"`.
    """
    return _ON_AIR.search(mark.span.of(article.text)) is not None


def _words(text: str) -> str:
    """The words of a text, with a blank on either side of each."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def is_of(name: str, article: Article) -> bool:
    """Whether a mark's name means the article's outlet: `BBC` is BBC News, `CNN` is CNN (Web News)."""
    outlet = article.reading.outlet
    if outlet is None:
        return False
    if name == outlet.agency or not _forms(name, in_force()).isdisjoint(_forms(outlet.name, in_force())):
        return True
    if outlet.basis == "url" and _plain(name) == _plain(outlet.name.partition(".")[0]):
        return True  # all that is known of the name is the domain: tarrowsentinel.com
    return outlet.agency is not None and any(each.name == outlet.agency for each in lookup(name))


def may_mean(name: str, article: Article) -> bool:
    """Whether a name can be short for the article's outlet: `the Courier` for the Tarrow Courier."""
    outlet = article.reading.outlet
    if outlet is None:
        return False
    short, long = (_words(each.casefold().removeprefix("the ")) for each in (name, outlet.name))
    return short.strip() != "" and long.endswith(short)


def has_name(written: str, article: Article) -> bool:
    """Whether a name without its blanks, as a domain has it (`tarrowsentinel`), is that of the article's outlet."""
    outlet = article.reading.outlet
    return outlet is not None and _plain(written) in _forms(outlet.name, in_force())


@lru_cache(maxsize=4096)
def _forms(name: str, _: Registry) -> frozenset[str]:
    """A name as it is compared: itself, without what stands in brackets behind it, and as the registry in force has it.

    A set has a few names and asks for them at every pair.
    """
    bare = _BRACKETS.sub("", name)
    known = called(bare)
    return frozenset(_plain(each) for each in (name, bare, known.name if known else bare))


def is_told_apart(reading: Direct) -> bool:
    """Whether more than a dateline that both bear says that the presumed source is the agency it names.

    A page of unknown origin with `(Reuters)` in its dateline may be Reuters' own, or as much a copy as the other.
    """
    outlet = reading.source.reading.outlet
    return (
        outlet is None
        or outlet.basis != "dateline"
        or not any(
            mark.kind == "dateline" and mark.agency in (outlet.agency, outlet.name)
            for mark in reading.copy.reading.marks
        )
    )


def text_marks(article: Article) -> tuple[Mark, ...]:
    """The marks that say where the whole text is from."""
    return tuple(mark for mark in article.reading.marks if mark.claims == "text")


def is_about(mark: Mark, of: Article, text: str) -> bool:
    """Whether an attribution may as well be about the house that it names: `the University of Lunn said`.

    An agency says what it tells; of any other house `said` may introduce its words in its own affairs.
    """
    outlet = of.reading.outlet
    return _SAID.search(mark.span.of(text)) is not None and not (outlet is not None and outlet.agency)


def are_from_a_third(case: Case) -> bool:
    """Whether each says of its whole text that it is another's, and neither that it is the other's of the two.

    Then what one says of the other beside it (`…, who told the Courier last year …`, a link to its page, a line on
    who contributed) is about something else: who takes an agency's text over from a paper has it from the paper.
    """
    return all(
        foreign and not any(is_of(mark.agency, reading.source) for mark in foreign)
        for reading in case.readings()
        for foreign in (foreign_marks(reading.copy),)
    )


def foreign_marks(article: Article) -> tuple[Mark, ...]:
    """Those of them that name another than the article's own outlet."""
    return tuple(mark for mark in text_marks(article) if not is_of(mark.agency, article))


@lru_cache(maxsize=4096)
def _plain(name: str) -> str:
    bare = name.casefold().removeprefix("the ")
    return "".join(character for character in bare if character.isalnum())
