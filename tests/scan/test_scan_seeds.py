"""Seeds: which places are of one run."""

from __future__ import annotations

import numpy as np

from provenance.scan.seeds import Articles, repeated

BITS = 8
RUN_A, RUN_B = [1, 2, 3, 4], [5, 6, 7, 8]


def test_two_runs_whose_keys_have_the_same_hash_are_told_apart_by_their_words() -> None:
    prints = np.array([*RUN_A, *RUN_B, *RUN_A, *RUN_B, *RUN_A, 9, 9, 9, 9], dtype=np.uint16)
    bounds = np.arange(0, prints.size + 1, 4)
    articles = Articles(bounds, np.full(bounds.size - 1, -1), np.ones(bounds.size - 1, dtype=np.int64))
    keys = np.array([7 << BITS | place for place in (0, 4, 8, 12, 16, 20)], dtype=np.uint64)
    found = repeated(keys, BITS, articles, prints)
    assert found.places.tolist() == [0, 8, 16, 4, 12], "what stands once is left out"
    assert found.begins.tolist() == [True, False, False, True, False]
    assert found.group.tolist() == [0, 0, 0, 1, 1]
    assert found.article.tolist() == [0, 2, 4, 1, 3]
