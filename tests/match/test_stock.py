"""Stock phrases are found wherever they stand, in the first article as in the thousandth."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from provenance.data.words import run_bits
from provenance.match.runs import RUN, run_hashes
from provenance.match.stock import Stock

PHRASE = next(run for run in run_bits() if run.count(" ") == RUN - 1 and "the" in run).split(" ")


@given(st.lists(st.sampled_from([["rope"], [""], PHRASE, PHRASE[:2], PHRASE[1:]]), max_size=20))
def test_they_are_found_by_hash_where_they_are_found_by_words(parts: list[list[str]]) -> None:
    words = [word for part in parts for word in part]
    found = Stock(often=1)
    by_words = found.starts(words, run_hashes(words))
    assert found.starts(words, run_hashes(words)) == by_words
    assert Stock(often=0).starts(words, None) == by_words


def test_they_are_found_between_other_words() -> None:
    words = ["rope", *PHRASE, "", *PHRASE]
    for often in (0, 1):
        assert Stock(often).starts(words, run_hashes(words)) == [1, 2 + RUN]
