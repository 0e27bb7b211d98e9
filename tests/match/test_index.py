"""An article is made ready once, and then met by any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles import BRIDGE, OTHER, article, story
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.match import index, meetings, seeds
from provenance.match.index import CROWD, RARE_BITS

if TYPE_CHECKING:
    from provenance.match import Index, Meeting

TOLD = "Nineteen planks, gnawed by a stubborn beaver, were piled beside the mill."
AGAIN = "Beside the mill lay planks, nineteen of them, which a stubborn beaver had gnawed."


def meet(a: Index, b: Index) -> list[Meeting]:
    """Where two articles meet of which nothing is taken yet."""
    return meetings(a, b, bytearray(len(a)), bytearray(len(b)))


def met(one: str, other: str) -> list[Meeting]:
    return meet(index(article(one, "a")), index(article(other, "b")))


def test_rare_words_that_stand_near_each_other_meet_in_any_order() -> None:
    assert met(TOLD, AGAIN)
    assert not seeds(index(article(TOLD, "a")), index(article(AGAIN, "b")))


def test_words_of_another_story_do_not_meet() -> None:
    assert met(story(BRIDGE), story(OTHER)) == []


def test_one_rare_word_alone_meets_nothing() -> None:
    one = "The beaver was said to have been there for some of the time that he had spoken of."
    other = "It was not what he said of the beaver but what he did not say of it that was new."
    assert met(one, other) == []


def test_forms_of_a_word_meet() -> None:
    assert met(
        "She said that the carpenters had repaired the bridge and that it was done by then.",
        "It was the bridge that no carpenter repairs, he said, and that he will have to close.",
    )


def test_words_far_apart_are_no_pair() -> None:
    between = "that was not in any of the things of which she had said to them that they were to be done, "
    assert met("The beaver gnawed planks.", f"The beaver, {between}the one of which she had thought, gnawed.") == []


def test_a_word_that_everybody_uses_begins_no_pair() -> None:
    a = index(article(story(BRIDGE)))
    common = [stem for stem, bits in zip(a.stems, a.worth, strict=True) if bits < RARE_BITS]
    assert {"the", "have", "been"} <= set(common)
    assert met("The people said that they will have it.", "They said that the people will have it.") == []


def test_a_subject_that_both_articles_name_all_the_time_does_not_meet_itself_everywhere() -> None:
    refrain = "The beaver gnawed the planks once more. "
    a, b = (index(article(refrain * times, name)) for name, times in (("a", 40), ("b", 30)))
    assert len(meet(a, b)) <= 2 * CROWD * 3


def test_what_is_taken_does_not_meet_again() -> None:
    a, b = index(article(TOLD, "a")), index(article(AGAIN, "b"))
    assert meetings(a, b, bytearray(b"\1" * len(a)), bytearray(len(b))) == []
    assert meetings(a, b, bytearray(len(a)), bytearray(b"\1" * len(b))) == []


def test_meetings_are_in_order_and_worth_what_their_words_are() -> None:
    a, b = index(article(story(BRIDGE), "a")), index(article(story(BRIDGE[::-1]), "b"))
    found = meet(a, b)
    assert found == sorted(found)
    assert all(bits >= RARE_BITS for _, _, bits in found)


def test_stems_and_worths_belong_to_the_tokens() -> None:
    a = index(article(story(BRIDGE)))
    assert len(a) == len(a.stems) == len(a.worth) == len(a.material.tokens)
    assert a.stems[a.material.tokens.words.index("beavers")] == "beaver"


SENTENCES = st.lists(st.sampled_from([*BRIDGE, *OTHER, TOLD, AGAIN]), min_size=1, max_size=6).map(tuple)


@settings(deadline=None, max_examples=40)
@given(SENTENCES, SENTENCES)
def test_two_articles_meet_and_share_the_same_whichever_is_asked_first(
    one: tuple[str, ...], other: tuple[str, ...]
) -> None:
    a, b = index(article(story(one), "a")), index(article(story(other), "b"))
    assert {(b_place, a_place, bits) for a_place, b_place, bits in meet(a, b)} == set(meet(b, a))
    there = {(each.a_start, each.a_end, each.b_start, each.b_end) for each in seeds(a, b)}
    assert there == {(each.b_start, each.b_end, each.a_start, each.a_end) for each in seeds(b, a)}
