"""The verdict on one pair: relation, direction, and what could not be told.

::

                       nothing shared ───────────────▶ none
                       only statements ──────────────▶ shared_statements
    copied text ──┬── independent most probable ─────▶ none (boilerplate)
                  ├── source outside at P ≥ .80 ─────▶ shared_source
                  └── else ──────────────────────────▶ copy or partial, by the copy's share
                              a direction at P ≥ .90, else "undetermined", with what is missing

A direction that is named can harm somebody; one that is not can be asked for again with better evidence. So the
threshold is high, and an undetermined verdict always says what would change it.

Each verdict is also made again without each group of its evidence: what hangs on one dateline shall be seen to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.figures import percent
from provenance.figures import share as in_figures
from provenance.model import Direction, Evidence, Hypothesis, Relation, Reuse, Verdict, Without
from provenance.weigh import Case, posterior, prior_bits
from provenance.weigh.case import are_versions, is_one_house, uses_own_text
from provenance.weigh.outlets import sells_text
from provenance.weigh.time import stamp
from provenance.weigh.weights import decision

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from provenance.model import Alignment, Article, Moment


STATED_INSIDE = (
    "Whoever made this comparison stated that no other text stands behind the two; the texts do not show it."
)
"""What a summary says of a verdict that rests on `Case.inside`."""


def verdict(case: Case, evidence: Sequence[Evidence]) -> Verdict:
    """What is believed of a pair, from its evidence with the weights that count."""
    prior = prior_bits(inside=case.inside)
    believed = posterior(prior, evidence)
    relation, direction = _decided(case, believed, evidence)
    return Verdict(
        alignment=case.alignment,
        relation=relation,
        direction=direction,
        hypotheses=believed,
        prior=prior,
        evidence=tuple(evidence),
        summary=_summary(case, relation, direction, believed),
        missing=tuple(_missing(case, relation, direction, believed, evidence)),
        kind=_kind(case, relation, direction, evidence),
        without=tuple(_without(case, prior, evidence)),
        inside=case.inside,
    )


def _without(case: Case, prior: Mapping[Hypothesis, float], evidence: Sequence[Evidence]) -> Iterator[Without]:
    """The verdict again without each group that says something of who took from whom.

    That text is shared at all is what is being explained, not evidence about it, and stays.
    """
    for group in dict.fromkeys(each.group for each in evidence if each.group != "text"):
        rest = [each for each in evidence if each.group != group]
        believed = posterior(prior, rest)
        yield Without(group, *_decided(case, believed, rest), believed)


def _kind(case: Case, relation: Relation, direction: Direction | None, evidence: Sequence[Evidence]) -> Reuse | None:
    """The sort of reuse; None where nothing is shared, or where it hangs on a direction that is open."""
    if relation == "shared_statements":
        return "shared_statements"
    if relation == "shared_source":
        return "common_source"
    if relation == "none":
        return "boilerplate" if any(each.kind == "boilerplate" for each in evidence) else None
    if are_versions(case):
        return "revision"
    if is_one_house(case.a, case.b):
        return "own_text"
    if direction not in ("a_to_b", "b_to_a"):
        return None
    source = case.a if direction == "a_to_b" else case.b
    if any(mark.kind == "press_release" for mark in source.reading.marks):
        return "press_release_copy"
    outlet = source.reading.outlet
    if outlet is None:
        return None
    return "wire_copy" if sells_text(outlet.agency) else "outlet_to_outlet"


def is_too_little(alignment: Alignment, direction: Hypothesis, evidence: Sequence[Evidence]) -> bool:
    """Whether two articles share too little for a direction to be named, whatever its probability.

    A sentence's worth may stand in many articles. It is enough where it is much of the copy, or where the copy names
    the source in the sentence itself.
    """
    limits = decision()
    if _characters(alignment, direction) >= limits.least_characters:
        return False
    share = alignment.b_in_a if direction == "a_to_b" else alignment.a_in_b
    named = any(each.kind == "attribution" and each.favours == direction for each in evidence)
    return share < limits.least_share and not named


def _characters(alignment: Alignment, direction: Hypothesis) -> int:
    """The characters of the copy that stand in the source."""
    return sum(len(each.a if direction == "b_to_a" else each.b) for each in alignment.taken)


def _decided(
    case: Case, believed: Mapping[Hypothesis, float], evidence: Sequence[Evidence]
) -> tuple[Relation, Direction | None]:
    passages = case.alignment.passages
    if not passages:
        return "none", None
    if not case.alignment.taken or not case.alignment.copied:
        return "shared_statements" if any(each.kind == "statement" for each in passages) else "none", None
    limits = decision()
    if believed["independent"] >= max(believed.values()):
        return "none", None
    if believed["shared_source"] >= limits.shared_source:
        return "shared_source", None
    found = case.alignment
    if believed["a_to_b"] >= limits.direction and not is_too_little(found, "a_to_b", evidence):
        return _extent(found.b_in_a, limits.copy_share), "a_to_b"
    if believed["b_to_a"] >= limits.direction and not is_too_little(found, "b_to_a", evidence):
        return _extent(found.a_in_b, limits.copy_share), "b_to_a"
    return _extent(max(case.alignment.a_in_b, case.alignment.b_in_a), limits.copy_share), "undetermined"


def _extent(share: float, whole: float) -> Relation:
    return "copy" if share >= whole else "partial"


def _summary(case: Case, relation: Relation, direction: Direction | None, believed: Mapping[Hypothesis, float]) -> str:
    said = _said(case, relation, direction, believed)
    rests_on_it = case.inside and relation in ("copy", "partial", "shared_source") and not is_one_house(case.a, case.b)
    return f"{said} {STATED_INSIDE}" if rests_on_it else said


def _said(case: Case, relation: Relation, direction: Direction | None, believed: Mapping[Hypothesis, float]) -> str:
    a, b = names(case)
    if are_versions(case) and relation in ("copy", "partial"):
        return _versions(case, direction)
    if is_one_house(case.a, case.b) and relation in ("copy", "partial"):
        return _again(case, direction)
    match relation:
        case "none":
            if case.alignment.passages and not case.alignment.copied:
                return f"{a} and {b} tell some of the same facts in their own words and share no text."
            if case.alignment.passages:
                return f"{a} and {b} share only text that the outlet puts under its articles."
            return f"{a} and {b} share no passage."
        case "shared_statements":
            return f"{a} and {b} quote the same statements; neither took text from the other, as far as the text shows."
        case "shared_source":
            return f"{a} and {b} have their common text from a third source, not from each other."
        case _:
            pass
    if direction == "undetermined":
        share = max(case.alignment.a_in_b, case.alignment.b_in_a)
        both = min(case.alignment.a_in_b, case.alignment.b_in_a)
        how_much = (
            f"{in_figures(share)} of their text"
            if share - both < 0.01
            else f"text ({in_figures(both)} of one, {in_figures(share)} of the other)"
        )
        return f"{a} and {b} share {how_much}; who had it first cannot be told from what is here."
    source, copy, share = (a, b, case.alignment.b_in_a) if direction == "a_to_b" else (b, a, case.alignment.a_in_b)
    probably = "" if believed["a_to_b" if direction == "a_to_b" else "b_to_a"] >= decision().sure else "probably "
    return f"{copy} {probably}took {in_figures(share)} of its text from {source}."


def _versions(case: Case, direction: Direction | None) -> str:
    first, later = (case.a, case.b) if direction != "b_to_a" else (case.b, case.a)
    if direction == "undetermined":
        return (
            f"{first.id} and {later.id} are versions of one article of {_outlet(case)}; which is the earlier one "
            "cannot be told."
        )
    return f"{later.id} is a later version of {first.id}; both are {_outlet(case)}'s own."


def _again(case: Case, direction: Direction | None) -> str:
    share = {"a_to_b": case.alignment.b_in_a, "b_to_a": case.alignment.a_in_b}
    if direction not in share:
        more = in_figures(max(share.values()))
        return f"{case.a.id} and {case.b.id} share text, {more} of one of them; both are {_outlet(case)}'s own."
    first, later = (case.a, case.b) if direction == "a_to_b" else (case.b, case.a)
    how_much = in_figures(share[direction])
    return f"{later.id} uses text of {first.id} again, for {how_much} of its own; both are {_outlet(case)}'s."


def _outlet(case: Case) -> str:
    return case.a.reading.outlet.name if case.a.reading.outlet else case.a.name


def names(case: Case) -> tuple[str, str]:
    """How sentences name the two articles: by outlet, and by id where the outlets have one name."""
    a, b = case.a.name, case.b.name
    return (case.a.id, case.b.id) if a == b else (a, b)


def _missing(
    case: Case,
    relation: Relation,
    direction: Direction | None,
    believed: Mapping[Hypothesis, float],
    evidence: Sequence[Evidence],
) -> Iterator[str]:
    if relation == "shared_statements":
        yield (
            "Whether one reporter read the other cannot be excluded: quotations alone do not show it. "
            "A shared error, or shared text outside the quotations, would."
        )
    if relation == "none" and case.alignment.taken and not case.alignment.copied:
        yield (
            "Whether one reworded the other cannot be excluded: what they share is too little. A longer stretch told "
            "in the same order, or a shared error, would show it."
        )
    if direction != "undetermined":
        return
    likelier: Hypothesis = "a_to_b" if believed["a_to_b"] >= believed["b_to_a"] else "b_to_a"
    if believed[likelier] >= decision().direction and is_too_little(case.alignment, likelier, evidence):
        shared = _characters(case.alignment, likelier)
        yield (
            f"They share {shared:,} characters. So much may stand in many articles, as a title or a phrase of the "
            f"day does; from {decision().least_characters} on a direction would be named."
        )
        return
    if uses_own_text(case):
        yield from _would_order(case)
        return
    yield from _if_none_outside(case, believed)
    for article in (case.a, case.b):
        yield from _would_help(article)
    if not any(mark.claims == "text" for article in (case.a, case.b) for mark in article.reading.marks):
        yield (
            "Neither article names a source of its text. "
            "A dateline, a credit or a reprint notice in one of them would help."
        )


def _if_none_outside(case: Case, believed: Mapping[Hypothesis, float]) -> Iterator[str]:
    """What would be said if the reader knew that no third text stands behind both, where that alone is missing."""
    likelier: Hypothesis = "a_to_b" if believed["a_to_b"] >= believed["b_to_a"] else "b_to_a"
    inside = believed[likelier] / (1 - believed["shared_source"])
    if inside >= decision().sure:
        source, copy = names(case) if likelier == "a_to_b" else reversed(names(case))
        yield (
            f"It cannot be excluded that both have their common text from a third source, which is not here. Only if "
            f"that is known not to be so does what is here say that {copy} took it from {source} ({percent(inside)})."
        )


def _would_order(case: Case) -> Iterator[str]:
    """What would tell which of two texts of one outlet was there first: nothing but times, which are of one clock."""
    stamps = [(article, stamp(article)) for article in (case.a, case.b)]
    for article, moment in stamps:
        if moment is None:
            yield f"There is no time at which {_label(article)} was published or changed."
        else:
            yield from _imprecise(article, moment)
    (_, one), (_, other) = stamps
    if one and other and one.value == other.value:
        yield "Both bear the same time. A capture in an archive would show which of the two was there first."


def _would_help(article: Article) -> Iterator[str]:
    label = _label(article)
    published = article.reading.published
    if published is None:
        yield f"There is no publication time for {label}."
    else:
        yield from _imprecise(article, published)
    if article.reading.outlet is None:
        yield f"It is not known which outlet published {label}."
    elif article.reading.outlet.basis == "dateline":
        yield (
            f"That {article.id} was published by {article.name} itself is read from its dateline alone; "
            "the page's address would settle it."
        )


def _imprecise(article: Article, moment: Moment) -> Iterator[str]:
    if moment.value.startswith("--"):
        yield f"The publication date of {_label(article)} has no year."
    elif moment.precision in ("year", "month", "day"):
        yield f"The publication time of {_label(article)} is known only to the {moment.precision}."


def _label(article: Article) -> str:
    """The article's name, with its id where that is not in it."""
    return article.name if article.label or article.name == article.id else f"{article.name} ({article.id})"
