"""Seeds are the longest runs of words that stand in both articles."""

from __future__ import annotations

from articles import BRIDGE, OTHER, article, story
from hypothesis import given
from hypothesis import strategies as st

from provenance.match import index, material, seeds
from provenance.match.runs import RUN, run_hashes


def test_a_run_that_stands_in_both_is_one_seed_of_its_full_length() -> None:
    a = index(article(story(BRIDGE), "a"))
    b = index(article(story((OTHER[0], BRIDGE[3], OTHER[1])), "b"))
    (seed,) = [each for each in seeds(a, b) if each.a_end - each.a_start > 10]
    assert a.material.tokens.words[seed.a_start : seed.a_end] == b.material.tokens.words[seed.b_start : seed.b_end]
    assert a.material.tokens.words[seed.a_start] == "the"
    assert a.material.tokens.words[seed.a_end - 1] == "then"


def test_articles_without_a_common_run_have_no_seed() -> None:
    assert seeds(index(article(story(BRIDGE), "a")), index(article(story(OTHER), "b"))) == ()


def test_a_name_with_its_title_is_worth_less_than_a_sentence_of_the_same_length() -> None:
    named = material(article("They met Foreign Minister Agnes Quarterstone Underwood yesterday evening.", "a"))
    told = material(article("They met beside onions while stubborn beavers gnawed rotten planks.", "b"))
    assert named.bits(2, 7) < told.bits(2, 7) / 2


WORDS = st.lists(st.sampled_from(["rope", "bridge", "gorge", "beaver", "plank", "mill", ""]), max_size=40)


@given(WORDS, WORDS)
def test_equal_runs_have_equal_hashes_and_others_do_not(one: list[str], other: list[str]) -> None:
    for i, a in enumerate(run_hashes(one)):
        assert (a >= 0) == ("" not in one[i : i + RUN] and i + RUN <= len(one))
        for j, b in enumerate(run_hashes(other)):
            if a >= 0 and b >= 0:
                assert (a == b) == (one[i : i + RUN] == other[j : j + RUN])


def test_a_run_s_hash_is_the_same_in_every_process() -> None:
    assert run_hashes(["the", "rope", "bridge", "is"])[0] == run_hashes(["x", "the", "rope", "bridge", "is"])[1]


def test_a_refrain_sung_a_thousand_times_is_one_seed_over_all_of_it_and_few_others() -> None:
    a, b = (index(article("The beavers have gnawed a plank of the bridge again. " * 1000, name)) for name in "ab")
    found = seeds(a, b)
    assert max(seed.a_end - seed.a_start for seed in found) == 10_000
    assert len(found) < 50
