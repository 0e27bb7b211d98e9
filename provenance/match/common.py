"""Runs of words that one outlet prints below article after article: sign-up lines, `about us`, terms of use.

::

    Harbour Post, article 1   … the ferry sails again. | Sign up for our morning letter
    Harbour Post, article 2   … a tuba was found.      | Sign up for our morning letter
    Harbour Post, article 3   … no rain until May.     | Sign up for our morning letter

Two articles of the outlet share that line and have nothing to do with each other. Taken by itself, a run that many
articles of an outlet share may as well be a story that the outlet printed in many versions, and then it is the very
thing to be found. What tells the two apart is the rest of the article: boilerplate is a small part of articles that
are otherwise different. So only articles of which at most `MOST_SHARED` are such runs speak for a run, and `MANY` of
them make it common.

A common run's bits are −log₂ of the share of the outlet's articles that have it: what `provenance.match.rarity` would
say of it if the outlet were the whole background. They hold for the outlet's own articles alone. Where another
outlet's article has the line, it is as surprising there as it looks.

The result does not depend on the order of the articles, and costs one look at each run.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from provenance.match.runs import run_hashes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provenance.match.tokens import Tokens

MANY = 3
"""Articles that make a run common. Judgement: two may be a story and its correction."""
MOST_SHARED = 0.5
"""The share of an article's different runs beyond which it is a version of a story. Judgement."""


def common_runs(articles: Iterable[tuple[str | None, Tokens]]) -> dict[str, dict[int, float]]:
    """Outlet → hash of a run (`runs.run_hashes`) → its bits in that outlet.

    Args:
        articles: each with its outlet's name; an article whose outlet is not known says nothing.
    """
    outlets: dict[str, list[Tokens]] = {}
    for outlet, tokens in articles:
        if outlet is not None:
            outlets.setdefault(outlet, []).append(tokens)
    found = {outlet: _common(outlets[outlet]) for outlet in sorted(outlets) if len(outlets[outlet]) >= MANY}
    return {outlet: runs for outlet, runs in found.items() if runs}


def _common(articles: Sequence[Tokens]) -> dict[int, float]:
    distinct = [{run for run in run_hashes(each.words) if run >= 0} for each in articles]
    spread = Counter(run for runs in distinct for run in runs)
    support: Counter[int] = Counter()
    for runs in distinct:
        often = [run for run in runs if spread[run] >= MANY]
        if len(often) <= MOST_SHARED * len(runs):
            support.update(often)
    return {run: math.log2(len(articles) / spread[run]) for run in sorted(support) if support[run] >= MANY}
