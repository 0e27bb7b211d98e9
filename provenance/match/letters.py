"""The characters that disguises are made of, as patterns.

Ranges of code points, by what they are for a reader: letters of Latin and of the scripts with look-alikes, letters in
another style, characters that are not seen, and blanks of all widths.
"""

from __future__ import annotations

import re
from functools import cache, cached_property

from provenance.data.confusables import look_alikes
from provenance.match.forms import APOSTROPHES, MARKS, SINGLE, UNSEEN

# Enclosed letters have no case and are no letters to Unicode; those in black have no decomposition either.
_ENCLOSED = "\u249c-\u24e9\U0001f110-\U0001f12b\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189"
BLACK = (0x1F150, 0x1F170)
_MATHEMATICAL = "\U0001d400-\U0001d7cb\u210a-\u2113\u2115\u2119-\u211d\u2124\u2128\u212c-\u2134"
_FULL_WIDTH = "\uff21-\uff3a\uff41-\uff5a"
_STYLED = f"{_MATHEMATICAL}{_FULL_WIDTH}{_ENCLOSED}"
_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
# Greek, Cyrillic, Armenian, Coptic, Cherokee, Lisu.
_FOREIGN = (
    "\u0370-\u0373\u0376-\u037d\u037f-\u0386\u0388-\u0481\u048a-\u0556\u0561-\u0587\u13a0-\u13fd\u1c80-\u1c88"
    "\u2c80-\u2cee\ua4d0-\ua4f7\ua640-\ua69d\uab70-\uabbf"
)
_BLANKS = " \u00a0\u2000-\u200a\u202f\u205f"
_HIDDEN = UNSEEN.replace("\u00ad", "")

_IPA = "\u0250-\u02af\u1d00-\u1d22\ua730\ua731\ua7af"
_SINGLE_WORDS = "аАІΑΙ"  # what looks like `a`, `A` and `I`, the words of one letter
_ALONE = r"[^\W\d_](?![^\W_])"

RARE = re.compile(f"[{_FOREIGN}{_STYLED}{_HIDDEN}{_IPA}{_BLANKS[2:]}]")
"""Without one of these nothing can be disguised but by plain blanks."""


@cache
def small_letters() -> frozenset[str]:
    """Latin letters that stand for the ordinary ones: small capitals, and `ɑ` and `ɡ`."""
    return frozenset(c for c, each in look_alikes().items() if each.script == "Latin")


class _Patterns:
    """Compiled when they are asked for, which for most texts is never."""

    @cached_property
    def hits(self) -> re.Pattern[str]:
        """One place in every word that may be disguised."""
        table = look_alikes()
        exact = "".join(c for c in table if table[c].likeness == "same" and table[c].script in ("Cyrillic", "Greek"))
        return re.compile(
            f"(?<=[{_LATIN}])[{_FOREIGN}]|[{_FOREIGN}](?=[{_LATIN}])"
            f"|(?<=[{_LATIN}{_FOREIGN}])\u00ad*+[{_HIDDEN}][{UNSEEN}]*+(?=[{_LATIN}{_FOREIGN}])"
            f"|[{_STYLED}{''.join(sorted(small_letters()))}]"
            f"|(?<![^\\W_])(?:[{exact}]{{2,}}|[{_SINGLE_WORDS}])(?![^\\W_])"
        )

    @cached_property
    def characters(self) -> re.Pattern[str]:
        """What a word may consist of."""
        return re.compile(f"(?:[^\\W_{SINGLE}]|[{APOSTROPHES}{UNSEEN}{_ENCLOSED}{MARKS}])+")

    @cached_property
    def latin(self) -> re.Pattern[str]:
        """A Latin letter."""
        return re.compile(f"[{_LATIN}]")

    @cached_property
    def foreign(self) -> re.Pattern[str]:
        """A letter of a script that has look-alikes."""
        return re.compile(f"[{_FOREIGN}]")

    @cached_property
    def only_foreign(self) -> re.Pattern[str]:
        """Such a letter that is none itself."""
        return re.compile(f"(?![{''.join(sorted(look_alikes()))}])[{_FOREIGN}]")

    @cached_property
    def east_asian(self) -> re.Pattern[str]:
        """A character beside which full-width letters are ordinary."""
        return re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]")

    @cached_property
    def rows(self) -> re.Pattern[str]:
        """Letters that stand apart, all with the same blank between them."""
        return re.compile(rf"(?<![^\W_]){_ALONE}([{_BLANKS}]){_ALONE}(?:\1{_ALONE})*+")

    @cached_property
    def styled(self) -> re.Pattern[str]:
        """A letter in another style."""
        return re.compile(f"[{_STYLED}]")

    @cached_property
    def edge(self) -> re.Pattern[str]:
        """What may stand in front of a word without being part of it."""
        return re.compile(f"\\A[{APOSTROPHES}{UNSEEN}\u0300-\u036f]++")

    @cached_property
    def enclosed(self) -> re.Pattern[str]:
        """A letter in a ring or a box."""
        return re.compile(f"[{_ENCLOSED}]")

    @cached_property
    def unseen(self) -> re.Pattern[str]:
        """Invisible characters."""
        return re.compile(f"[{UNSEEN}]+")

    @cached_property
    def inner(self) -> re.Pattern[str]:
        """Invisible characters between two letters."""
        return re.compile(f"(?<=[{_LATIN}{_FOREIGN}])[{UNSEEN}]++(?=[{_LATIN}{_FOREIGN}])")


FIND = _Patterns()
