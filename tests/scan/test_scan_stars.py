"""In a star, a pair that says nothing its two pairs with the first do not say is left out; any other stays."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from provenance.model import Span
from provenance.model.bundles import bundles, names
from provenance.scan.corpus import Place
from provenance.scan.engines import Held, Shared
from provenance.scan.passages import Found
from provenance.scan.seeds import FEW
from provenance.scan.stars import without_implied

PAPERS = [f"p{number:02}" for number in range(FEW + 3)]
FIRST, ONE, TWO, *_ = PAPERS


def held(outlets: dict[str, str] | None = None) -> dict[str, Held]:
    return {name: Held(Place(0, 0, 0), (outlets or {}).get(name, f"Paper {name}"), 1000, ()) for name in PAPERS}


def shared(a: str, b: str, similarity: float, a_span: tuple[int, int] = (0, 1000)) -> Shared:
    return Shared(a, b, (Found(Span(*a_span), Span(0, 1000), "edited", similarity, 500.0),))


def star(papers: list[str], similarity: float = 0.98) -> list[Shared]:
    return [shared(papers[0], each, similarity) for each in papers[1:]]


def left(pairs: list[Shared], outlets: dict[str, str] | None = None) -> set[tuple[str, str]]:
    return {(each.a, each.b) for each in without_implied(pairs, held(outlets))}


def test_two_that_are_nearer_to_the_first_than_to_each_other_are_no_pair() -> None:
    assert (ONE, TWO) not in left([*star(PAPERS), shared(ONE, TWO, 0.96)])
    assert (ONE, TWO) not in left([*star(PAPERS, 1.0), shared(ONE, TWO, 1.0)]), "three that are the same to the letter"


def test_one_that_has_what_the_other_made_of_the_text_stays_a_pair_with_it() -> None:
    assert (ONE, TWO) in left([*star(PAPERS), shared(ONE, TWO, 0.99)])


def test_two_that_share_something_beside_what_the_first_has_stay_a_pair() -> None:
    here = [Shared(FIRST, each, (Found(Span(0, 700), Span(0, 700), "verbatim", 1.0, 500.0),)) for each in PAPERS[1:]]
    own = Found(Span(800, 1000), Span(800, 1000), "verbatim", 1.0, 90.0)
    assert (ONE, TWO) in left([*here, Shared(ONE, TWO, (own,))])


def test_two_of_one_outlet_stay_a_pair() -> None:
    assert (ONE, TWO) in left([*star(PAPERS), shared(ONE, TWO, 0.96)], {ONE: "Harbour Post", TWO: "Harbour Post"})


def test_in_a_story_of_few_every_pair_stays() -> None:
    few = PAPERS[: FEW + 1]
    pairs = [shared(a, b, 0.96) for a, b in combinations(few, 2)]
    assert left(pairs) == set(combinations(few, 2))


paper = st.sampled_from(PAPERS)


@given(st.lists(st.tuples(paper, paper, st.sampled_from([0.9, 0.95, 1.0])), max_size=60))
def test_all_that_hung_together_hang_together_by_the_pairs_that_are_left(some: list[tuple[str, str, float]]) -> None:
    others = {tuple(sorted((a, b))): similarity for a, b, similarity in some if a != b}
    pairs = star(PAPERS, 0.97) + [
        shared(a, b, similarity) for (a, b), similarity in others.items() if FIRST not in (a, b)
    ]
    kept = without_implied(pairs, held())
    assert [names(each) for each in bundles((each.a, each.b) for each in kept)] == [tuple(PAPERS)]


def test_the_order_of_the_pairs_does_not_matter() -> None:
    pairs = [*star(PAPERS), shared(ONE, TWO, 0.96), shared(ONE, PAPERS[3], 0.99), shared(TWO, PAPERS[3], 0.97)]
    assert left(pairs) == left(pairs[::-1])
    assert without_implied(pairs, held()) == [each for each in pairs if (each.a, each.b) in left(pairs)]
