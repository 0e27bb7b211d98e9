"""How often each thing happens in a simulated republication, and why that often: the one place for these numbers.

They shape the mix of cases, not the truth. Where real pairs could be counted the reason names them ("natural pairs"
are the 28 of `multi-outlet/wire-pairs.tsv`, "republications" the 6 of them with containment from .4 on); the rest is
judgement from reading them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

Kind: TypeAlias = Literal["copy", "chain", "third", "revision", "same speech", "unrelated"]
Name = TypeVar("Name", bound=str)


@dataclass(frozen=True, slots=True)
class Often:
    """A probability (0…1), or a weight among alternatives, with its reason."""

    share: float
    reason: str


KINDS: dict[Kind, Often] = {
    "copy": Often(0.38, "the question the program is for"),
    "chain": Often(0.06, "judgement: portals copy portals"),
    "third": Often(
        0.33,
        "two of five pairs that share a text have it from a source that is not there, as the prior of weights.toml "
        "says: a probability can be tested on the mix alone that it claims",
    ),
    "revision": Often(0.04, "outlets update their own stories; enough to see that none is called a copy of another's"),
    "same speech": Often(0.09, "the costliest error: enough cases that a rate of some percent would be seen"),
    "unrelated": Often(0.10, "half on one subject, half on any"),
}
"""What a case is."""

FROM_AGENCY = Often(
    0.6, "judgement: agencies are the most frequent source; outlets copying each other are the harder case"
)

HAPPENS = {
    "tail cut": Often(0.35, "judgement: the craft's rule, rarer online; 1 of 6 republications lacks the source's end"),
    "paragraphs dropped": Often(0.35, "judgement: desks drop background they have told before"),
    "sentences dropped": Often(0.30, "judgement"),
    "paragraph moved": Often(0.12, "judgement: rarer than dropping, for it costs work"),
    "paragraphs joined": Often(0.15, "web pages set short paragraphs, print long ones"),
    "own paragraphs added": Often(
        0.50,
        "5 of 6 republications have some; but of newspapers' 739 stories derived from an agency's, 301 are wholly so "
        "(METER, Clough et al. 2002)",
    ),
    "set into own article": Often(
        0.20,
        "12 of 28 natural pairs are below .2, a passage or two in another article; half of that, as for METER above",
    ),
    "quotes shortened": Often(0.20, "judgement"),
    "introduction cut": Often(0.15, "judgement: as often as a single paragraph goes that holds one"),
    "headline rewritten": Often(0.60, "desks write their own headlines; feeds keep them"),
    "source's headline rewritten": Often(0.20, "judgement: feeds and pages differ; and a made headline shall not tell"),
    "house style": Often(0.50, "judgement: half of the copies pass a desk, the others a machine"),
    "currency explained": Often(0.50, "of copies in outlets that write British English"),
    "typing errors": Often(0.15, "judgement: copying by hand is rare, retyping a paragraph is not"),
    "word lost": Often(0.10, "judgement"),
    "wrong digit": Often(0.06, "judgement"),
    "source has errors": Often(0.25, "judgement: agencies write in haste"),
    "source error corrected": Often(0.40, "of those: a desk that reads corrects"),
    "source is a short version": Often(
        0.35, "judgement: short versions go first; and 3 of 6 republications are longer than the source"
    ),
    "captions kept by the copy": Often(0.10, "pictures are bought separately"),
    "captions kept by the source": Often(0.60, "pages have pictures; saved text often lacks their captions"),
    "furniture": Often(0.40, "saved text often has some; the same share for every article"),
    "headline in the text": Often(0.50, "text pasted from a page has it; the same share for every article"),
    "newline at the end": Often(0.50, "an accident of saving; the same share for every article"),
    "outlet stated": Often(0.85, "most pages say who they are; files often do not"),
    "address stated": Often(0.50, "pages have it, pasted text does not"),
    "minutes stated": Often(0.40, "of dated pairs: pages give minutes, corpora and feeds often days"),
}
"""Chances of single things, each drawn on its own."""

STYLE_FEATURE = Often(0.6, "of the features in which two houses differ, in a copy that passes a desk. Judgement")

CREDITS = {
    "dateline kept": Often(0.14, "32 articles of one newspaper of `multi-outlet` open so, of the natural copies none"),
    "byline": Often(0.13, "house styles: `By The Associated Press`, `Associated Press in Valencia`, `AFP, MANILA`"),
    "trailing credit": Often(0.09, "house styles: `— SPA`, `(KUNA)`, `/ AFP`"),
    "source line": Often(0.05, "house styles: `Source:`, `With information from`"),
    "copyright line": Often(0.04, "6 articles of one outlet of `multi-outlet` close so"),
    "metadata": Often(0.08, "the agency among the authors: 2 of 28 natural copies, 13 of 258 pages of another count"),
    "contributor line": Often(0.06, "134 articles of one outlet: `The Associated Press contributed to this report.`"),
    "mixed byline": Often(0.04, "house styles: initials or staff and agency"),
    "named in the text": Often(0.08, "12 of 28 natural copies name the agency in the text, mostly for a part of it"),
    "anonymous": Often(0.03, "house styles: `(With inputs from agencies)`; it names nobody"),
    "none": Often(0.26, "15 of 28 natural copies name nobody; half of that, for crawlers lose credit lines"),
}
"""How a copy of an agency's text says so: exactly one of these."""

CREDITS_OF_OUTLETS = {
    "none": Often(0.35, "judgement: between outlets credit is a courtesy"),
    "named in the text": Often(0.30, "`…, the Courier reported`"),
    "link": Often(0.13, "the 14 linked pairs are found by it, which says nothing of how frequent it is"),
    "reprint notice": Often(0.12, "`This article first appeared in …`"),
    "source line": Often(0.10, "judgement"),
}
"""How a copy of another outlet's text says so."""

DATELINES = {
    "dropped": Often(0.5, "judgement; all 28 natural copies open without one, as crawled"),
    "made the outlet's own": Often(0.5, "place and the outlet's own dash, as newspapers print it"),
}
"""What becomes of a dateline that is not kept."""

DATES = {
    "absent": Often(0.28, "natural pairs: 8 of 28 copies have none"),
    "same day": Often(0.29, "natural pairs: 8 of 20 dated ones"),
    "right": Often(0.20, "natural pairs: 4 of 20, two by a day and two by more"),
    "wrong": Often(0.23, "natural pairs: 8 of 20 copies are stamped a day before their source"),
}
"""What the dates of source and copy say."""

SAME_DAY_WRONG = Often(0.3, "of pairs of one day stamped to the minute: updates are stamped anew. Judgement")
REVISION_SAME_STAMP = Often(0.3, "of revisions: the page keeps its first date. Judgement")
SIMILAR = Often(0.5, "of unrelated pairs: on one subject, chosen for the words they share")


def happens(name: str, chance: Random) -> bool:
    """Whether a thing happens this time."""
    return chance.random() < HAPPENS[name].share


def drawn(table: Mapping[Name, Often], chance: Random) -> Name:
    """One of the alternatives of a table."""
    return chance.choices(list(table), [each.share for each in table.values()])[0]
