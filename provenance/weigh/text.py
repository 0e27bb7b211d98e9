"""How much text is shared: the case against independent writing, or for it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from provenance.model import Evidence, Place, Span, measure
from provenance.weigh.weights import weight

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.model import Passage
    from provenance.weigh.case import Case

_SHOWN = 3
"""Passages a sentence points to; the table of passages has them all."""

_BOILERPLATE = 0.5
"""Share of an article above which what it shares is not its closing text but the article."""

_TAIL = 0.1
"""Share of an article's length within which a passage counts as its closing text."""


def text(case: Case) -> Iterator[Evidence]:
    """One piece of evidence, always: what is shared, or that nothing is."""
    passages = case.alignment.passages
    copied = case.alignment.taken
    if not passages:
        yield Evidence(
            "no_shared_text",
            "text",
            "independent",
            weight("text", "no_shared_text"),
            "No passage stands in both articles. What they have in common are names, titles and stock phrases.",
        )
        return
    if not copied:
        yield Evidence(
            "shared_statements",
            "text",
            "independent",
            weight("text", "shared_statements"),
            f"The articles share {_count(len(passages), 'quoted statement')} and no text of their own around "
            f"{'it' if len(passages) == 1 else 'them'}: two reporters who hear one speech write down the same words.",
            tuple(_places(case, [(passage.a, passage.b) for passage in passages])),
        )
        return
    if _is_boilerplate(case):
        yield Evidence(
            "boilerplate",
            "text",
            "independent",
            weight("text", "boilerplate"),
            "Both articles are of one outlet and share nothing but the text they close with.",
            tuple(_places(case, [(passage.a, passage.b) for passage in copied])),
        )
        return
    if not case.alignment.copied:
        yield Evidence(
            "same_facts",
            "text",
            "independent",
            weight("text", "same_facts"),
            f"The articles tell the same in {_count(len(copied), 'place')}, in other words or few: reporters of one "
            "event do that without having read each other. It is too little to show that a text was taken over.",
            tuple(_places(case, [(passage.a, passage.b) for passage in copied])),
        )
        return
    bits = sum(passage.bits for passage in copied)
    characters = measure(passage.a for passage in copied)
    yield Evidence(
        "shared_text",
        "text",
        "independent",
        -round(min(weight("text", "shared_text", "cap"), weight("text", "shared_text", "per_bit") * bits), 2),
        f"The articles share {characters:,} characters in {_count(len(copied), 'passage')}, "
        f"{_how(copied)}. Reporters who write independently do not hit on the "
        "same sentences.",
        tuple(_places(case, [(passage.a, passage.b) for passage in sorted(copied, key=lambda each: -each.bits)])),
    )


def _places(case: Case, spans: list[tuple[Span, Span]]) -> Iterator[Place]:
    for a, b in spans[:_SHOWN]:
        yield Place(case.a.id, a)
        yield Place(case.b.id, b)


def _is_boilerplate(case: Case) -> bool:
    one, other = case.a.reading.outlet, case.b.reading.outlet
    if not one or not other or one.name != other.name or "dateline" in (one.basis, other.basis):
        return False
    if max(case.alignment.a_in_b, case.alignment.b_in_a) > _BOILERPLATE:
        return False
    return all(
        _closes(case.a.body, passage.a) and _closes(case.b.body, passage.b) for passage in case.alignment.passages
    )


def _closes(body: tuple[Span, ...], span: Span) -> bool:
    """Whether next to nothing of the article's own text follows the span."""
    rest = sum(len(Span(max(each.start, span.end), each.end)) for each in body if each.end > span.end)
    return rest <= _TAIL * measure(body) and span.start > body[0].start if body else False


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


_KINDS = {"verbatim": "word for word", "edited": "with some words changed", "paraphrase": "in other words"}


def _how(passages: Sequence[Passage]) -> str:
    """How near the passages are to each other: `6 of them word for word, 1 in other words`."""
    counts: Counter[str] = Counter(each.kind for each in passages)
    there = [(how, counts[kind]) for kind, how in _KINDS.items() if counts[kind]]
    if len(there) == 1:
        return there[0][0] if len(passages) == 1 else f"all of them {there[0][0]}"
    (first, count), *others = there
    return ", ".join([f"{count} of them {first}", *(f"{number} {how}" for how, number in others)])
