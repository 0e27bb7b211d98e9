"""Text from articles made safe to look at: what cannot be seen is shown by its number.

A bidirectional override can make `gpj.exe` read `exe.jpg`; a zero-width character can split a word for a program and
not for a reader; ten thousand combining marks on one letter paint over the page. Escaping for HTML stops none of it.
So every character that has no shape of its own is shown as a label such as `U+202E`, a run of one such character as
one label with its count, and a pile of combining marks is cut at the length Unicode calls safe for streams.

Soft hyphens are shown as the hyphenation point dictionaries print, since whole newspapers set them in every long word.
Zero-width joiners are let through between characters beyond ASCII, where scripts and emoji need them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_OF_A_SENTENCE = 1500
"""Characters after which a sentence or name is cut: twice what the longest sentences of this program have."""

STREAM_SAFE = 30
"""Most combining marks in a row that are shown: the Stream-Safe Text Format's limit (Unicode Annex 15, section 13)."""

# Invisible though their general category says letter or mark (Unicode's Default_Ignorable_Code_Point and blank shapes).
_BLANK = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0"
# Category Cf, but with a shape: the prepended concatenation marks of Arabic, Syriac and Kaithi.
_SHAPED = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
_JOINERS = "\u200c\u200d"
_SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text as it stands, what is shown for it, and whether that is a label."""

    text: str
    shown: str
    label: bool = False


def pieces(text: str, start: int = 0, end: int | None = None) -> Iterator[Piece]:
    """``text[start:end]`` as pieces whose ``text`` joins to exactly that; line ends are shown as line feeds."""
    end = len(text) if end is None else end
    at, special = start, _special(text, start, end)
    for found in special.finditer(text, start, end) if special else ():
        if found.start() > at:
            yield Piece(text[at : found.start()], text[at : found.start()])
        yield _piece(text, found)
        at = found.end()
    if at < end:
        yield Piece(text[at:end], text[at:end])


def plain(text: str, most: int = MOST_OF_A_SENTENCE) -> str:
    """A name or a sentence on one line: blanks run together, labels in place of what cannot be seen.

    What is longer than ``most`` characters is cut and ends in an ellipsis; the JSON report has it whole.
    """
    line = " ".join("".join(piece.shown for piece in pieces(text[: most * 4])).split())
    return line if len(line) <= most and len(text) <= most * 4 else f"{line[: most - 1].rstrip()}…"


def excerpt(text: str, length: int = 80) -> str:
    """The beginning of a text on one line, at most ``length`` characters, cut between words where it can be."""
    line = plain(text[: length * 4], length * 4)  # blanks are run together, so more is looked at than is kept
    if len(line) <= length and len(text) <= length * 4:
        return line
    cut = line[: length - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > length // 2 else cut).rstrip(" ,;:") + "…"


def _piece(text: str, found: re.Match[str]) -> Piece:
    run, first = found.group(), found.group()[0]
    if first == "\r":
        return Piece(run, "\n" if run == "\r\n" or text[found.end() : found.end() + 1] != "\n" else "")
    if found.lastgroup == "marks":
        return Piece(run, f"+{len(run):,} combining marks", label=True)
    if first in _JOINERS and len(run) == 1 and _joins(text, found.start()):
        return Piece(run, run)
    sign = "‧" if first == _SOFT_HYPHEN else f"U+{ord(first):04X}"
    return Piece(run, sign if len(run) == 1 else f"{sign} ×{len(run):,}", label=True)


def _joins(text: str, at: int) -> bool:
    return at > 0 and text[at - 1] > "\x7f" and text[at + 1 : at + 2] > "\x7f"


def _special(text: str, start: int, end: int) -> re.Pattern[str] | None:
    """What to look for in a stretch of text; the characters it has are asked, not all that Unicode has."""
    found = set(text[start:end])
    hidden = "".join(sorted(filter(_hidden, found)))
    marks = "".join(sorted(character for character in found if unicodedata.category(character) in ("Mn", "Me")))
    return _pattern("\r" in found, hidden, marks)


def _hidden(character: str) -> bool:
    return character in _BLANK or (
        unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")
        and character not in _SHAPED
        and character not in "\t\n\r"
    )


@lru_cache(maxsize=64)
def _pattern(returns: bool, hidden: str, marks: str) -> re.Pattern[str] | None:  # noqa: FBT001 - cached by value
    """Line ends to normalise, runs of one invisible character, and marks beyond the stream-safe limit."""
    mark = f"[{re.escape(marks)}]"
    ways = [
        "\r\n?" if returns else "",
        f"(?P<hidden>[{re.escape(hidden)}])(?P=hidden)*" if hidden else "",
        f"(?P<marks>{mark}(?<={mark}{{{STREAM_SAFE + 1}}}){mark}*)" if marks else "",
    ]
    return re.compile("|".join(filter(None, ways))) if any(ways) else None
