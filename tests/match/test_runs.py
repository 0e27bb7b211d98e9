"""Runs have one hash, on every machine and in every implementation."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from provenance.match.runs import BASE, PRIME, RUN, run_hashes, word_hash

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
                expected = (expected * BASE + word_hash(word)) % PRIME
            assert value == expected


@given(st.lists(st.integers(0, PRIME - 1), min_size=RUN, max_size=RUN))
def test_a_run_s_hash_can_be_worked_out_in_64_bits(values: list[int]) -> None:
    """As docs/words-and-sentences.md shows it for columns of numbers."""

    def fits(number: int) -> int:
        assert 0 <= number < 1 << 64
        return number

    def folded(number: int) -> int:
        once = fits((number & PRIME) + (number >> 61))
        return once - PRIME if once >= PRIME else once

    def times_base(number: int) -> int:
        high, low = fits((number >> 41) * BASE), fits((number & ((1 << 41) - 1)) * BASE)
        return fits((high >> 20) + ((high & ((1 << 20) - 1)) << 41) + low)

    column = values[0]
    expected = values[0]
    for value in values[1:]:
        column = folded(fits(times_base(column) + value))
        expected = (expected * BASE + value) % PRIME
    assert column == expected


def test_a_run_s_hash_is_the_same_in_every_process() -> None:
    assert run_hashes(["the", "rope", "bridge", "is"])[0] == 499379069786956529
