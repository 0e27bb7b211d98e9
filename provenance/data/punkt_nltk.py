"""What Punkt has learned of news English, as nltk itself wants it.

::

    punkt-en.json ──▶ provenance.data.punkt.learned       what the program splits sentences with
                 └──▶ punkt_parameters                    the same for nltk's own splitter

The program does not need this: it is for who compares the two, or splits with nltk and news' parameters. It stands
apart because importing nltk takes longer than everything else of a cold start.
"""

from __future__ import annotations

from functools import cache

from nltk.tokenize.punkt import PunktParameters

from provenance.data.punkt import learned

_NUMBER = "##number##"
"""What nltk writes for any number."""


@cache
def punkt_parameters() -> PunktParameters:
    """An `nltk.tokenize.punkt.PunktParameters`, to be handed to `PunktSentenceTokenizer`; do not change it.

    A splitter asked for a word it has not learned notes the word in the parameters' own table with the value it
    assumed, 0. That changes no later answer.
    """
    known = learned()
    parameters = PunktParameters()
    parameters.abbrev_types.update(known.abbreviations)
    parameters.collocations.update((first, _NUMBER) for first in known.before_numbers)
    parameters.sent_starters.update(known.starters)
    parameters.ortho_context.update(known.orthography)
    return parameters
