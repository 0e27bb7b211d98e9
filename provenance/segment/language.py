"""Which language a text is in, as far as its letters and its small words tell.

Enough to choose words of saying and abbreviations by; where the text does not decide it is taken for English, whose
words are known best.
"""

from __future__ import annotations

import re

from provenance.data.speech import telltales

_READ = 1000
"""Characters by whose small words a language is known."""
_SMALL = re.compile(r"[^\W\d_]{1,7}")
_SURE = 2
"""So many of them at least must be small words of the language, and more than of any other."""
_SCRIPTS = (
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("he", re.compile("[\u05d0-\u05ea]")),
    ("hi", re.compile("[\u0904-\u0939]")),
    ("fa", re.compile("[پچژگ]")),
    ("ar", re.compile("[\u0620-\u064a]")),
    ("uk", re.compile("[іїєґ]")),
    ("ru", re.compile("[а-я]")),
)
_SAMPLE = 400
"""Characters in which letters of these scripts are counted."""
_SHARE = {"fa": 40, "uk": 40}
"""One in so many letters is one that only Persian, Ukrainian has; of other scripts, one in eight must be of it."""


def language_of(text: str, stated: str | None = None) -> str:
    """The language of a text (ISO 639-1), by its letters and small words where a tag does not say.

    English, whose words of saying are known best, where that is open too.
    """
    own = (stated or "").partition("-")[0].partition("_")[0].lower()
    if own:
        return own
    sample = text[:_SAMPLE]
    if not sample.isascii():
        for code, letters in _SCRIPTS:
            if len(letters.findall(sample)) * _SHARE.get(code, 8) > len(sample):
                return code
    known = telltales()
    counts: dict[str, int] = {}
    for word in _SMALL.findall(text[:_READ].lower()):
        for code in known.get(word, ()):
            counts[code] = counts.get(code, 0) + 1
    ranked = sorted(counts, key=lambda code: (-counts[code], code))
    if not ranked or counts[ranked[0]] < _SURE:
        return "en"
    return ranked[0] if len(ranked) == 1 or counts[ranked[0]] > counts[ranked[1]] else "en"
