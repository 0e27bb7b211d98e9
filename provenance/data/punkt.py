"""What Punkt, nltk's sentence splitter, has learned of news English; `benchmarks/train_punkt.py` makes the file.

The parameters were trained with typographic quotes typed straight, so that nltk 3.9 and 3.10 see the same words. A text
given to the splitter should have them typed straight as well; each is one character either way, so no offset moves.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from provenance.data import resource


@cache
def punkt_parameters() -> Any:  # noqa: ANN401 - nltk ships no types
    """An `nltk.tokenize.punkt.PunktParameters`, to be handed to `PunktSentenceTokenizer`; do not change it.

    A splitter asked for a word it has not learned notes the word in the parameters' own table with the value it
    assumed, 0. That changes no later answer.
    """
    from nltk.tokenize.punkt import PunktParameters  # noqa: PLC0415 - takes longer than everything else of a cold start

    learned = json.loads(resource.text("punkt-en.json"))
    parameters = PunktParameters()
    parameters.abbrev_types.update(learned["abbreviations"])
    parameters.collocations.update((first, second) for first, second in learned["collocations"])
    parameters.sent_starters.update(learned["sentence_starters"])
    for flags, lines in learned["orthography"].items():
        parameters.ortho_context.update(dict.fromkeys(" ".join(lines).split(" "), int(flags)))
    return parameters
