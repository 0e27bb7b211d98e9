"""Simulated republications: what outlets do to each other's texts, done to real articles, with the answer known.

::

    originals ──stories──▶ parts ──cases──▶ drafts ──operations──▶ documents, the truth, what was done

`originals` reads articles and leaves out those that are not the outlet's own; `stories` keeps what shares a text
together, so that no story is in both parts; `houses` measures how an outlet writes; `operations` are single things that
desks do; `table` says how often, and why; `cases` puts them together.
"""

from republish.cases import Case, Truth, pair_of, simulated
from republish.originals import Original, in_natural_pairs, originals
from republish.speech import natural
from republish.stories import part_of, stories

__all__ = [
    "Case",
    "Original",
    "Truth",
    "in_natural_pairs",
    "natural",
    "originals",
    "pair_of",
    "part_of",
    "simulated",
    "stories",
]
