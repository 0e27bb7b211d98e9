"""Simulated cases: two or three documents, the truth about every pair of them, and what was done.

::

    copy            source ─▶ copy                          a_to_b or b_to_a
    chain           source ─▶ copy ─▶ copy of the copy      and source → copy of the copy, by way of the first
    third           (withheld) ─▶ copy, ─▶ another copy     shared_source
    revision        first version ─▶ second, of one outlet  a_to_b or b_to_a, but nobody's copy
    same speech     two articles, the same quotations       independent
    unrelated       two articles                            independent

Every case is drawn from a chance of its own, seeded by part, seed and number: the same seed gives the same bytes, and
the first cases are the same however many are asked for. Ids and order are shuffled last.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import TYPE_CHECKING, Literal, TypeAlias

from republish import operations, speech, style
from republish.credits import credit
from republish.dates import restamped, stamped
from republish.draft import Draft, drafted, printed
from republish.pool import Pool
from republish.table import FROM_AGENCY, KINDS, SIMILAR, STYLE_FEATURE, Kind, drawn, happens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from provenance.model import Document, Hypothesis
    from republish.originals import Original
    from republish.stories import Part

Marks: TypeAlias = Literal["present", "of unknown outlets", "none"]


@dataclass(frozen=True, slots=True)
class Truth:
    """What is true of one pair; ``a`` and ``b`` are ids of documents in the order of their names.

    ``marks`` says whether the copy names its source, and whether the documents say who published them: a credit to an
    agency helps nobody who does not know which of the two is the agency's. ``dates`` says what kind of stamps the two
    bear; ``by_way`` whether the text went over a third document.
    """

    a: str
    b: str
    hypothesis: Hypothesis
    marks: Marks = "none"
    dates: str = ""
    by_way: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """One simulated case; ``bare`` are the same documents without anything that says whose text they are."""

    id: str
    kind: Kind
    story: str
    documents: tuple[Document, ...]
    bare: tuple[Document, ...]
    truths: tuple[Truth, ...]
    operations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Sketch:
    """Drafts in the order they were made, and what is true of them by their places in it."""

    drafts: tuple[Draft, ...]
    truths: tuple[tuple[int, int, Hypothesis, bool, str, bool], ...]
    story: str


def simulated(
    articles: Sequence[Original], part: Part, count: int, seed: int = 1, *, states_outlet: bool = True
) -> Iterator[Case]:
    """The first ``count`` cases of a part.

    Args:
        articles: with their stories.
        part: whose stories are used, for sources and for everything added.
        count: how many.
        seed: another one gives other cases of the same stories.
        states_outlet: whether ``bare`` documents may have their outlet in the metadata.
    """
    pool = Pool(articles, part)
    for number in range(count):
        chance = Random(f"{part} {seed} {number}")
        kind = drawn(KINDS, chance)
        sketch = _KINDS[kind](pool, chance)
        yield _finished(f"{part}-{seed}-{number}", kind, sketch, chance, states_outlet=states_outlet)


def _finished(name: str, kind: Kind, sketch: _Sketch, chance: Random, *, states_outlet: bool) -> Case:
    """The drafts printed, under ids and in an order that tell nothing."""
    drafts = tuple(_saved(each, chance) for each in sketch.drafts)
    ids = [f"text-{number}" for number in chance.sample(range(100, 1000), len(drafts))]
    full = [printed(each, id_) for each, id_ in zip(drafts, ids, strict=True)]
    bare = [
        printed(each, id_, marked=False, states_outlet=states_outlet) for each, id_ in zip(drafts, ids, strict=True)
    ]
    order = chance.sample(range(len(drafts)), len(drafts))
    return Case(
        name,
        kind,
        sketch.story,
        tuple(full[i] for i in order),
        tuple(bare[i] for i in order),
        tuple(_named(each, ids, drafts) for each in sketch.truths),
        tuple(f"{i + 1}: {done}" for i, each in enumerate(drafts) for done in each.done),
    )


def _named(truth: tuple[int, int, Hypothesis, bool, str, bool], ids: Sequence[str], drafts: Sequence[Draft]) -> Truth:
    """The truth of a pair by its documents' names."""
    one, other, hypothesis, marked, dates, by_way = truth
    known = all(drafts[each].states_outlet or drafts[each].url for each in (one, other))
    marks: Marks = "none" if not marked else "present" if known else "of unknown outlets"
    return replace(pair_of(ids[one], ids[other], hypothesis), marks=marks, dates=dates, by_way=by_way)


def pair_of(one: str, other: str, hypothesis: Hypothesis) -> Truth:
    """What is true of two documents, seen from the first; said of them in the order of their names."""
    if one < other:
        return Truth(one, other, hypothesis)
    turned: dict[Hypothesis, Hypothesis] = {"a_to_b": "b_to_a", "b_to_a": "a_to_b"}
    return Truth(other, one, turned.get(hypothesis, hypothesis))


def _saved(draft: Draft, chance: Random) -> Draft:
    """The accidents of saving a page, drawn alike for every article."""
    return replace(
        draft,
        headline_in_text=happens("headline in the text", chance),
        newline=happens("newline at the end", chance),
        states_outlet=happens("outlet stated", chance),
        url=draft.url if happens("address stated", chance) else None,
        furniture=draft.furniture if happens("furniture", chance) else (),
    )


def _source(pool: Pool, chance: Random) -> tuple[Original, Draft]:
    """An article that others copy, as it was when they did: perhaps a short version, perhaps with errors."""
    from_agency = chance.random() < FROM_AGENCY.share and pool.from_agencies
    original = chance.choice(pool.from_agencies if from_agency else pool.from_outlets)
    draft = drafted(original)
    if happens("source is a short version", chance):
        kept = max(5, round(len(draft.paragraphs) * chance.uniform(0.4, 0.8)))
        draft = draft.after("short version", paragraphs=draft.paragraphs[:kept])
    if happens("source's headline rewritten", chance):
        draft = operations.rewrite_headline(draft, chance)
    if not happens("captions kept by the source", chance):
        draft = replace(draft, captions=())
    return original, draft


def _with_errors(draft: Draft, chance: Random) -> Draft:
    for name, operation in (
        ("typing errors", operations.mistype),
        ("word lost", operations.lose_word),
        ("wrong digit", operations.wrong_digit),
    ):
        if happens(name, chance):
            draft = operation(draft, chance)
    return draft


def _published(draft: Draft, chance: Random) -> tuple[Draft, Draft]:
    """The source as it stands on its page, and the text that the copier has of it: inherited errors or corrected."""
    if not happens("source has errors", chance):
        return draft, draft
    faulty = operations.mistype(draft, chance)
    if happens("source error corrected", chance):
        return faulty, draft
    return faulty, faulty


def _copied(pool: Pool, chance: Random, original: Original, taken: Draft, outlet: str) -> tuple[Draft, bool]:
    """What an outlet makes of a text, and whether it names where it has it from."""
    house = pool.house(outlet)
    own = pool.similar(chance, outlet, original)
    draft = replace(
        taken,
        outlet=outlet,
        authors=own.authors,
        url=_address(house.host, taken.title),
        furniture=own.furniture,
        captions=taken.captions if happens("captions kept by the copy", chance) else (),
        begins=0,
        done=(),
    )
    for name, operation in _EDITS:
        if happens(name, chance):
            draft = operation(draft, chance)
    draft = _with_errors(draft, chance)
    if happens("house style", chance):
        draft = style.convert(draft, chance, house, STYLE_FEATURE.share)
        if house.habits.get("spelling") == "uk" and happens("currency explained", chance):
            draft = style.explain_currency(draft, chance)
    if happens("set into own article", chance):
        draft = operations.embed(draft, chance, own)
    elif happens("own paragraphs added", chance):
        draft = operations.add_own(draft, chance, own.paragraphs[1:])
    return credit(draft, chance, taken, house)


_EDITS: tuple[tuple[str, Callable[[Draft, Random], Draft]], ...] = (
    ("introduction cut", operations.unintroduce),
    ("tail cut", operations.cut_tail),
    ("paragraphs dropped", operations.drop_paragraphs),
    ("sentences dropped", operations.drop_sentences),
    ("paragraph moved", operations.move_paragraph),
    ("paragraphs joined", operations.join_paragraphs),
    ("quotes shortened", operations.shorten_quotes),
    ("headline rewritten", operations.rewrite_headline),
)


def _address(host: str | None, title: str) -> str | None:
    slug = "-".join(word for word in title.lower().split() if word.isalnum())[:60].strip("-")
    return f"https://{host}/{slug}" if host and slug else None


def _copy(pool: Pool, chance: Random) -> _Sketch:
    original, draft = _source(pool, chance)
    source, taken = _published(draft, chance)
    copy, marked = _copied(pool, chance, original, taken, pool.copier(chance, [original.outlet]))
    source, copy, dates = stamped(source, copy, chance)
    return _Sketch((source, copy), ((0, 1, "a_to_b", marked, dates, False),), original.story)


def _chain(pool: Pool, chance: Random) -> _Sketch:
    original, draft = _source(pool, chance)
    source, taken = _published(draft, chance)
    first_outlet = pool.copier(chance, [original.outlet])
    first, marked = _copied(pool, chance, original, taken, first_outlet)
    source, first, dates = stamped(source, first, chance)
    second_outlet = pool.copier(chance, [original.outlet, first_outlet])
    second, also_marked = _copied(pool, chance, original, _plain(first), second_outlet)
    _, second, later = stamped(first, second, chance)
    return _Sketch(
        (source, first, second),
        (
            (0, 1, "a_to_b", marked, dates, False),
            (1, 2, "a_to_b", also_marked, later, False),
            (0, 2, "a_to_b", False, "", True),
        ),
        original.story,
    )


def _plain(draft: Draft) -> Draft:
    """A printed text as the next copier takes it: byline and credit lines do not come with it, an ending may."""
    return replace(draft, top=(), closing=(), named="", ending="", captions=())


def _third(pool: Pool, chance: Random) -> _Sketch:
    original, draft = _source(pool, chance)
    _, taken = _published(draft, chance)
    one_outlet = pool.copier(chance, [original.outlet])
    other_outlet = pool.copier(chance, [original.outlet, one_outlet])
    one, marked = _copied(pool, chance, original, taken, one_outlet)
    other, also_marked = _copied(pool, chance, original, taken, other_outlet)
    one, other, dates = stamped(one, other, chance)
    return _Sketch((one, other), ((0, 1, "shared_source", marked and also_marked, dates, False),), original.story)


def _revision(pool: Pool, chance: Random) -> _Sketch:
    original = chance.choice(pool.articles)
    new = drafted(original)
    old = _with_errors(operations.drop_paragraphs(new, chance), chance)
    if chance.random() < 0.5:
        old = operations.cut_tail(old, chance)
    if happens("headline rewritten", chance):
        old = operations.rewrite_headline(old, chance)
    old, new = restamped(old, new, chance)
    return _Sketch((old, new), ((0, 1, "a_to_b", False, "", False),), original.story)


def _two(pool: Pool, chance: Random) -> tuple[Original, Original]:
    """Two articles of two outlets that share no text, half of the time on one subject."""
    one = chance.choice(pool.articles)
    others = [each for each in pool.articles if each.outlet != one.outlet and each.story != one.story]
    other = pool.nearest(chance, others, one) if chance.random() < SIMILAR.share else chance.choice(others)
    return one, other


def _unrelated(pool: Pool, chance: Random) -> _Sketch:
    one, other = _two(pool, chance)
    return _Sketch(
        (drafted(one), drafted(other)), ((0, 1, "independent", False, "", False),), min(one.story, other.story)
    )


def _same_speech(pool: Pool, chance: Random) -> _Sketch:
    one, other = _two(pool, chance)
    spoken = [each for each in chance.sample(pool.articles, min(60, len(pool.articles))) if speech.quotations(each)]
    spoken = [each for each in spoken if each.story not in (one.story, other.story)]
    third = max(spoken, key=lambda each: (min(4, len(speech.quotations(each))), each.id))
    found = speech.quotations(third)
    said = chance.sample(found, min(len(found), chance.randint(1, 4)))
    first, second = speech.framed(drafted(one), drafted(other), said, chance)
    first, second, dates = stamped(first, second, chance)
    return _Sketch((first, second), ((0, 1, "independent", False, dates, False),), min(one.story, other.story))


_KINDS: dict[str, Callable[[Pool, Random], _Sketch]] = {
    "copy": _copy,
    "chain": _chain,
    "third": _third,
    "revision": _revision,
    "same speech": _same_speech,
    "unrelated": _unrelated,
}
