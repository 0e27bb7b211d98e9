"""What a word is and in which form it is compared; the same for two articles and for a million.

::

    written    Israel’s   ＣＯＶＩＤ   co­op­er­ate   Erdoğan   Ёлка    مُحَمَّد    infor-⏎mation
    compared   israel's   covid   cooperate   erdogan   елка    محمد      information

The form is a function of the written word alone: Unicode's NFKC and case folding (UAX #15, UTS #18), less what is not
seen (`Default_Ignorable_Code_Point`: soft hyphens, zero-width characters, direction marks), with quotes typed straight
and all digits as 0-9. Arabic and Hebrew words lose what their writers may leave out: short vowels and points,
lengthening, the forms of alef, and the letters in which keyboards of Arabic, Persian and Urdu differ.

*Diacritics* of Latin and Greek letters are not compared, unless asked for. Newsrooms differ in them and not in what
they mean: one agency writes `Erdoğan`, `São Paulo`, `Ørsted`, the next `Erdogan`, `Sao Paulo`, `Orsted`; Greek and
French capitals lose them; pasted text of Romanian or Vietnamese comes without. What folding confuses are words such
as `ano` and `año`, one at a time; but articles are compared by runs of words, and of those it confuses hardly any.
To fold only where one text of a pair has none would make the form depend on the pair, and an index of a million
articles has no pairs yet. Marks that make another letter of a living alphabet stay: `й`, `ї`, `ў`, `が`. `ё` is `е`, as
most Russian newspapers print it.

Departure: two words that differ in a diacritic only are shown as the same.
"""

from __future__ import annotations

import re
import unicodedata

UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\U000e0000-\U000e0fff"
)
"""Inside a character class: characters that leave no trace on paper (UAX #44, Default_Ignorable_Code_Point)."""

# Han, kana, bopomofo, and the scripts of South-East Asia that are written without blanks: one letter a token.
# Hangul is written with blanks.
SINGLE = (
    "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ebd-\u0ec6\u1000-\u102a\u103f\u1780-\u17b3"
    "\u3005-\u3007\u3040-\u3098\u309b-\u30ff\u3105-\u312f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9d"
    "\U00020000-\U0003134f"
)
_TAILS = (
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b4-\u17d3\u3099\u309a\uff9e\uff9f"
)
# Marks are no letters to Python's `\w`. The blocks of India are taken whole, but for their stops.
MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u07a6-\u07b0\u0900-\u0963\u0966-\u096f\u0971-\u0dff"
    "\u0f71-\u0f84\u0f90-\u0fbc\u135d-\u135f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f"
)
APOSTROPHES = "'’ʼ‘ʻ´`′＇׳"
LETTER = rf"[^\W_{SINGLE}]"
# Possessive throughout: no text can make this go back.
TOKEN = (
    rf"[{SINGLE}][{_TAILS}{UNSEEN}]*+"
    rf"|{LETTER}++(?:[{MARKS}{UNSEEN}]*+(?:[{APOSTROPHES}]|(?<=[\u05d0-\u05ea])[\"״](?=[\u05d0-\u05ea]))?+{LETTER}++)*+"
    rf"[{MARKS}{UNSEEN}]*+"
)
"""One word. An apostrophe inside a word belongs to it, and so do the quotation marks inside Hebrew abbreviations."""
PLAIN_TOKEN = rf"[^\W_]++(?:[{APOSTROPHES}][^\W_]++)*+"
"""The same in a text that has none of the characters in `BEYOND_PLAIN`; found in two thirds of the time."""
BEYOND_PLAIN = rf"[{SINGLE}{_TAILS}{UNSEEN}{MARKS}\u05d0-\u05ea]"

BROKEN = r"[-\u2010\u00ac\u00ad][ \t]*+(?:\r\n|\r|\n)[ \t]*+"
"""A word's hyphen at the end of a line, and the blanks up to its rest. `¬` is what some scanners read for it."""

_UNSEEN = re.compile(f"[{UNSEEN}]+")
_BROKEN = re.compile(BROKEN)
_STRAIGHT = str.maketrans(dict.fromkeys(APOSTROPHES, "'") | {"״": '"'})

# Letters with a stroke or two in one have no decomposition in Unicode; written as newsrooms do without the letter.
_LATIN = {
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ħ": "h",
    "ı": "i",
    "ŧ": "t",
    "ð": "d",
    "þ": "th",
    "æ": "ae",
    "œ": "oe",
    "ŋ": "n",
}
_CYRILLIC = {"ё": "е", "ѐ": "е", "ѝ": "и"}
_ARABIC = {
    **dict.fromkeys("أإآٱ", "ا"),
    **dict.fromkeys("ىیې", "ي"),
    **dict.fromkeys("ةۀہۂۃ", "ه"),
    "ک": "ك",
    "ـ": "",
}
"""As search engines fold Arabic (Larkey, Ballesteros & Connell 2002, "light" normalisation), with Persian and Urdu."""


def normal_form(written: str, *, diacritics: bool = False) -> str:
    """How a written word is compared; the empty string for one made only of characters that are not seen.

    Args:
        written: a word as `TOKEN` finds it.
        diacritics: tell Latin, Greek and Cyrillic letters apart by their accents.
    """
    if written.isascii() and "\n" not in written and "\r" not in written and "`" not in written:
        return written.lower()
    once = _BROKEN.sub("", written)
    while True:  # a folded letter may take another's mark, and is then folded again; each pass takes marks away
        form = _folded(once, diacritics=diacritics)
        if form == once:
            return form
        once = form


def _folded(written: str, *, diacritics: bool) -> str:
    seen = _UNSEEN.sub("", written).translate(_STRAIGHT)
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", seen).casefold())
    return unicodedata.normalize("NFC", "".join(_letter(each, diacritics=diacritics) for each in folded))


def _letter(each: str, *, diacritics: bool) -> str:
    if each.isascii():
        return each
    if each.isdecimal():
        return str(unicodedata.decimal(each))
    if each in _ARABIC:
        return _ARABIC[each]
    if "\u0591" <= each <= "\u06ed" and unicodedata.category(each) == "Mn":
        return ""
    if diacritics:
        return each
    if "\u0300" <= each <= "\u036f" or each in _CYRILLIC:
        return _CYRILLIC.get(each, "")
    if each < "\u0250" or "\u0370" <= each <= "\u03ff" or "\u1e00" <= each <= "\u1fff":
        base = unicodedata.normalize("NFD", each)[0]
        return _LATIN.get(base, base)
    return each


class Forms(dict[str, str]):
    """Normal forms of the words met so far: a plain dictionary is faster in a loop than a cached function."""

    _MOST = 1 << 17
    """Judgement: some ten megabytes; the words of a few thousand articles."""

    def __init__(self, *, diacritics: bool) -> None:
        super().__init__()
        self._diacritics = diacritics

    def __missing__(self, written: str) -> str:
        """Work out a new word's form."""
        if len(self) >= self._MOST:
            self.clear()
        form = self[written] = normal_form(written, diacritics=self._diacritics)
        return form


FOLDED = Forms(diacritics=False)
MARKED = Forms(diacritics=True)
