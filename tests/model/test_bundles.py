"""What hangs together over any number of steps is one bundle."""

from __future__ import annotations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from provenance.model.bundles import bundles, names

NAMES = st.sampled_from("abcdefghij")
PAIRS = st.lists(st.tuples(NAMES, NAMES), max_size=30)


@given(PAIRS)
def test_bundles_are_the_connected_components_of_a_graph(pairs: list[tuple[str, str]]) -> None:
    expected = {tuple(sorted(each)) for each in nx.connected_components(nx.Graph(pairs))}
    assert {names(each) for each in bundles(pairs)} == expected


@given(st.lists(st.tuples(NAMES, NAMES), max_size=30, unique=True))
def test_every_pair_is_in_one_bundle_in_the_order_given(pairs: list[tuple[str, str]]) -> None:
    found = bundles(pairs)
    assert sorted(pair for each in found for pair in each) == sorted(pairs)
    assert [each[0] for each in found] == sorted((each[0] for each in found), key=pairs.index)
    assert all(list(map(pairs.index, each)) == sorted(map(pairs.index, each)) for each in found)


def test_a_long_chain_is_one_bundle() -> None:
    chain = [(f"{at:05d}", f"{at + 1:05d}") for at in range(20_000)]
    assert [names(each) for each in bundles(chain)] == [tuple(f"{at:05d}" for at in range(20_001))]
    assert len(bundles(reversed(chain))) == 1
