"""Passages: what two articles share, and nothing else."""

from __future__ import annotations

from articles import BRIDGE, OTHER, article, story
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.align import align, side
from provenance.model import Alignment, Article


def aligned(a: Article, b: Article) -> Alignment:
    return align(side(a), side(b))


def test_a_text_against_itself_is_one_passage_whole() -> None:
    text = story(BRIDGE)
    result = aligned(article(text, "a"), article(text, "b"))
    (passage,) = result.passages
    assert passage.kind == "verbatim"
    assert passage.a.of(text) == text
    assert (result.a_in_b, result.b_in_a) == (1.0, 1.0)


def test_a_passage_at_the_very_start_and_one_at_the_very_end_are_found_whole() -> None:
    a = article(story((BRIDGE[0], *OTHER, BRIDGE[3])), "a")
    b = article(story(BRIDGE[:4]), "b")
    first, last = aligned(a, b).passages
    assert first.a.start == 0
    assert first.a.of(a.text) == BRIDGE[0]
    assert last.a.end == len(a.text)
    assert last.a.of(a.text) == BRIDGE[3]


def test_moved_paragraphs_are_found_in_both_places() -> None:
    a = article(story((BRIDGE[0], BRIDGE[1], BRIDGE[3])), "a")
    b = article(story((BRIDGE[3], BRIDGE[0], BRIDGE[1])), "b")
    found = {passage.a.of(a.text): passage.b.of(b.text) for passage in aligned(a, b).passages}
    assert found == {story(BRIDGE[:2]): story(BRIDGE[:2]), BRIDGE[3]: BRIDGE[3]}


def test_a_dropped_paragraph_is_claimed_by_no_passage() -> None:
    a = article(story(BRIDGE), "a")
    b = article(story((*BRIDGE[:3], BRIDGE[4])), "b")
    for passage in aligned(a, b).passages:
        assert "two brothers" not in passage.a.of(a.text)


def test_a_changed_word_makes_a_passage_edited_and_not_two() -> None:
    a = article(story(BRIDGE), "a")
    b = article(story(BRIDGE).replace("eleven days", "a fortnight"), "b")
    (passage,) = aligned(a, b).passages
    assert passage.kind == "edited"
    assert 0.95 < passage.similarity < 1


def test_an_edited_end_of_a_sentence_belongs_to_the_passage() -> None:
    a = article(BRIDGE[0].replace("the forestry office of Underhill said", "officials told reporters on Sunday"), "a")
    b = article(BRIDGE[0].replace("the forestry office of Underhill said", "officials told reporters Sunday"), "b")
    (passage,) = aligned(a, b).passages
    assert passage.a.of(a.text) == a.text
    assert passage.b.of(b.text) == b.text


def test_a_word_of_the_next_sentence_that_is_the_same_by_chance_is_no_part_of_a_passage() -> None:
    a = article(f"{BRIDGE[1]} The mill has a wheel.", "a")
    b = article(f"{BRIDGE[1]} The tuba stood in the boiler house.", "b")
    (passage,) = aligned(a, b).passages
    assert passage.a.of(a.text) == BRIDGE[1]


def test_names_and_stock_phrases_alone_are_no_passage() -> None:
    a = article(
        "Forestry Minister Ilse Brandvold and Deputy Forestry Minister Carl Oxney met on the sidelines of the fair."
    )
    b = article(
        "Planks cost more, Forestry Minister Ilse Brandvold said on the sidelines of the regatta in Ellerby.", "b"
    )
    assert aligned(a, b).passages == ()


def test_quotations_shared_without_text_around_them_are_statements_and_count_for_nothing() -> None:
    a = article(f"Beavers were to blame. {BRIDGE[2]}\n\nThe mayor was not amused and went home early.")
    b = article(
        "A forester gave it away at noon: “We have counted forty-two bite marks and one very satisfied animal,” "
        "were her words. Then she laughed.",
        "b",
    )
    result = aligned(a, b)
    assert [passage.kind for passage in result.passages] == ["statement"]
    assert (result.a_in_b, result.b_in_a) == (0.0, 0.0)


def test_a_quotation_inside_copied_text_is_copied() -> None:
    a, b = article(story(BRIDGE), "a"), article(story((BRIDGE[2], BRIDGE[0])), "b")
    kinds = {passage.kind for passage in aligned(a, b).passages}
    assert kinds == {"verbatim"}


def test_a_sentence_in_other_words_is_found_beside_copied_text() -> None:
    told = (
        "Brothers hung the bridge in 1931, wanting to visit an aunt with dry feet, and nineteen times it was repaired."
    )
    a, b = article(story(BRIDGE), "a"), article(story((*BRIDGE[:2], told)), "b")
    kinds = [passage.kind for passage in aligned(a, b).passages]
    assert kinds == ["verbatim", "paraphrase"]


def test_passages_do_not_overlap_where_a_text_repeats_itself() -> None:
    a = article(story(BRIDGE[:2] * 3), "a")
    b = article(story(BRIDGE[:2]), "b")
    passages = sorted(aligned(a, b).passages, key=lambda each: each.b)
    assert all(one.b.end <= other.b.start for one, other in zip(passages, passages[1:], strict=False))


PARAGRAPHS = st.lists(st.sampled_from([*BRIDGE, *OTHER]), min_size=1, max_size=7).map(tuple)


@settings(deadline=None, max_examples=60)
@given(PARAGRAPHS, PARAGRAPHS)
def test_swapping_the_articles_swaps_the_passages_and_nothing_else(
    one: tuple[str, ...], other: tuple[str, ...]
) -> None:
    a, b = article(story(one), "a"), article(story(other), "b")
    there, back = aligned(a, b), aligned(b, a)
    assert {(each.kind, each.a, each.b, each.similarity) for each in there.passages} == {
        (each.kind, each.b, each.a, each.similarity) for each in back.passages
    }
    assert (there.a_in_b, there.b_in_a) == (back.b_in_a, back.a_in_b)


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_aligns_without_an_error_and_within_its_bounds(one: str, other: str) -> None:
    a, b = article(f"{one}\n\n{BRIDGE[0]}", "a"), article(f"{BRIDGE[0]}\n\n{other}", "b")
    result = aligned(a, b)
    assert any(BRIDGE[0] in passage.a.of(a.text) for passage in result.passages)
    for passage in result.passages:
        assert 0 <= passage.a.start < passage.a.end <= len(a.text)
        assert 0 <= passage.b.start < passage.b.end <= len(b.text)
        assert 0 <= passage.similarity <= 1
