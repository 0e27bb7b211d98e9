"""Runs have one hash, on every machine and in every implementation."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from provenance.match.runs import BASE, SPARE, run_hashes, word_hash

WORDS = st.lists(st.sampled_from(["rope", "bridge", "gorge", "beaver", "plank", "mill", ""]), max_size=40)


@given(WORDS, st.integers(1, 6))
def test_a_run_s_hash_is_the_polynomial_of_its_words(words: list[str], length: int) -> None:
    for at, value in enumerate(run_hashes(words, length)):
        run = words[at : at + length]
        if len(run) < length or "" in run:
            assert value == -1
        else:
            expected = 0
            for word in run:
                expected = (expected * BASE + word_hash(word)) % 2**64
            assert value == expected >> SPARE


SHORT = st.text("abcdefghijklmnopqrstuvwxyz0123456789'éß", min_size=1, max_size=8).filter(
    lambda word: len(word.encode()) <= 8
)


@given(SHORT, SHORT)
def test_no_two_words_of_up_to_eight_bytes_share_a_hash(one: str, other: str) -> None:
    assert (word_hash(one) == word_hash(other)) == (one == other)


def test_a_word_s_hash_is_made_of_all_its_bytes() -> None:
    words = ["a" * length + end for length in range(40) for end in "bcdefg"]
    assert len({word_hash(word) for word in words}) == len(words)


def test_a_run_s_hash_is_the_same_in_every_process() -> None:
    assert run_hashes(["the", "rope", "bridge", "is"])[0] == 787169918286930904
