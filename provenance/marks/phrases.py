"""The words of in-text attribution of all languages at once, and windows of text cut into words to compare with them.

::

    told   the   state   news agency   Xinhua          a window in front, nearest word first:
    ────         ─────   ───────────                   news agency · state · the · told
    phrase       fill    noun

The lists are data (`attribution.toml`), one table a language. Names of news houses stand in sentences of every
language, and a phrase of one is rarely a word of another, so that no language need be guessed. Phrases are kept by the
word that stands next to the name: a window is read outwards from there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias, cast

from provenance.data.calendar import month_forms, weekday_forms
from provenance.data.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Proof: TypeAlias = Literal["told", "by", "where", "says", "reports"]
"""What a phrase shows: somebody speaks to the name; it is who reports; it is where something stands; it says something
as anybody may; it does what only the trade does. Which of them are enough is for him to say who knows the name."""

Phrases: TypeAlias = "Mapping[str, tuple[tuple[str, ...], ...]]"
"""Phrases behind a name as words, by the first of them, the longest first."""

FrontPhrases: TypeAlias = "Mapping[tuple[str, str], tuple[tuple[str, ...], ...]]"
"""Phrases in front of a name, by their last word and the one before it (`to` ends sixty of them), longest first."""

LETTERS = r"\w\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0963\u0966-\u0dff\u200c\u200d"
"""What words are made of, as the inside of a character class: vowel signs that `\\w` leaves out, and joiners."""

EASTERN = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
"""Scripts that set no blanks between words, and Hangul, whose particles cling to names, likewise."""

QUOTES = frozenset("«»“”„\"‘’'‹›「」『』")
STOPS = frozenset(".!?;…。！？।؟؛()[]（）")
COMMAS = frozenset(",،")
CLOSING = STOPS | QUOTES | COMMAS | {":"}
"""Signs that end a clause."""
AROUND = "\"“”„«»'’(),.:;"
"""Signs that stand right beside a word."""

NEAR_EAST = "\u0590"
"""From this character on stand the scripts in which prepositions and conjunctions are written with the next word."""
_ELIDED = r"(?:[ldnsmtcjLDNSMTCJ]|qu|[Dd]ell|[Aa]ll|[Dd]all|[Nn]ell|[Ss]ull|[Uu]n)'(?=\w|$)"  # l'agence
_PIECE = re.compile(
    rf"(?:[^\W\d_]\.){{2,5}}|{_ELIDED}|[{LETTERS}]+(?:[-'־״׳][{LETTERS}]+)*|\S"  # U.S. · l' · words · any other mark
)
_ASCII_PIECE = re.compile(
    rf"(?:[A-Za-z]\.){{2,5}}|{_ELIDED}|[A-Za-z0-9_]+(?:[-'][A-Za-z0-9_]+)*|\S"  # the same, twice as fast
)
_NO_WRAP = r"\n(?=\s*\n|\s*[^\s\w]|\s*[^\W_a-zß-öø-ÿа-яёіїєґ\u0590-\u09ff\u3040-\uffff])"
_BREAK = re.compile(_NO_WRAP)
"""The end of a paragraph: a line that ends in front of a small letter, or in a script without capitals, is wrapped."""
_END = re.compile(rf"[^\S\n]*(?:{_NO_WRAP}|\s*\Z)")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase beside a name, as words in lower case.

    ``inverted`` phrases need a comma in front and the end of a clause behind the name; behind the name of a ``strict``
    one no capital may follow; ``capitals`` says that all nouns of its language have them.
    """

    words: tuple[str, ...]
    proof: Proof
    inverted: bool = False
    strict: bool = False
    capitals: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All languages' words; `attribution.toml` says what each list is. The ``likely`` sets are for a first glance."""

    front: FrontPhrases
    behind: Phrases
    phrases: Mapping[tuple[str, ...], Phrase]
    phrases_behind: Mapping[tuple[str, ...], Phrase]
    nouns_front: FrontPhrases
    nouns_behind: Phrases
    works: Phrases
    to: FrontPhrases
    aux: Phrases
    front_words: frozenset[str]
    noun_words: frozenset[str]
    to_words: frozenset[str]
    speak: frozenset[str]
    listener: frozenset[str]
    adverbs: frozenset[str]
    articles: frozenset[str]
    indefinite: frozenset[str]
    fill: frozenset[str]
    owned: frozenset[str]
    genitive: frozenset[str]
    others: frozenset[str]
    suffixes: frozenset[str]
    clitics: tuple[str, ...]
    days: frozenset[str]
    likely_front: frozenset[str]
    likely_behind: frozenset[str]
    before_verbs: frozenset[str]
    mere_articles: frozenset[str]
    clauses: frozenset[str]


class Pieces:
    """Words and other marks of one paragraph's part of a window, as they stand (``text``) and in lower case (``low``).

    Read ``backwards``, the first is the one nearest to the window's end. Where a piece stands is found out when asked,
    because of most windows nobody asks.
    """

    __slots__ = ("_backwards", "_start", "_window", "low", "size", "text")

    def __init__(self, text: str, start: int, end: int, *, backwards: bool = False) -> None:
        """Cut ``text`` between two offsets; a word that the far end cuts in two is left out."""
        if backwards:
            while 0 < start < end and text[start - 1].isalnum() and text[start].isalnum():
                start += 1
        else:
            while start < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
                end -= 1
        window = text[start:end]
        if "\n" in window:
            breaks = [match.start() for match in _BREAK.finditer(window)]
            if breaks and backwards:
                window, start = window[breaks[-1] + 1 :], start + breaks[-1] + 1
            elif breaks:
                window = window[: breaks[0]]
        pattern = _ASCII_PIECE
        if not window.isascii():
            window = window.replace("’", "'").replace("ʼ", "'")
            pattern = _ASCII_PIECE if window.isascii() else _PIECE
        self._window, self._start, self._backwards = window, start, backwards
        self.text: list[str] = pattern.findall(window)
        if backwards:
            self.text.reverse()
        self.low = [word.casefold() for word in self.text]
        self.size = len(self.text)

    def start(self, i: int) -> int:
        """Where the ``i``-th piece begins, as an offset into the whole text."""
        return self._start + self._place(i)

    def end(self, i: int) -> int:
        """Where it ends."""
        return self._start + self._place(i) + len(self.text[i])

    def _place(self, i: int) -> int:
        """Only blanks stand between pieces, so that each is the next of its kind."""
        if self._backwards:
            place = len(self._window)
            for piece in self.text[: i + 1]:
                place = self._window.rindex(piece, 0, place)
            return place
        place = 0
        for piece in self.text[:i]:
            place = self._window.index(piece, place) + len(piece)
        return self._window.index(self.text[i], place)


def paragraph_ends(text: str, at: int, high: int) -> bool:
    """Whether nothing more of a paragraph follows ``at`` but blanks; nothing from ``high`` on is read."""
    return bool(_END.match(text, at, high))


def listed(words: Mapping[str, str], key: str) -> tuple[str, ...]:
    """The items of one list of a table of `attribution.toml`; none where the table has no such list."""
    return tuple(item.strip() for item in words.get(key, "").replace("\n", " ").split(";") if item.strip())


def forms(word: str) -> tuple[str, ...]:
    """A word, and the word without what the scripts of the Near East write together with it."""
    if word[0] < NEAR_EAST:
        return (word,)
    clitics = lexicon().clitics
    if word[0] not in clitics:
        return (word,)
    return (
        word,
        *(word[len(each) :].lstrip("-־") for each in clitics if len(word) > len(each) + 1 and word.startswith(each)),
    )


def ending(words: Pieces, i: int, phrases: FrontPhrases) -> tuple[str, ...]:
    """The longest phrase that ends at the ``i``-th word in front, ``words`` being read backwards; empty for none."""
    if i >= words.size:
        return ()
    before = (*forms(words.low[i + 1]), "") if i + 1 < words.size else ("",)
    for last in forms(words.low[i]):
        for next_to_last in before:
            for phrase in phrases.get((last, next_to_last), ()):
                rest = words.low[i + 2 : i + len(phrase)]
                if len(phrase) < 3 or (len(rest) == len(phrase) - 2 and _all_forms(phrase[-3::-1], rest)):
                    return phrase
    return ()


def beginning(words: Pieces, i: int, phrases: Phrases) -> tuple[str, ...]:
    """The longest phrase that begins at the ``i``-th word behind; empty for none."""
    if i < words.size:
        for first in forms(words.low[i]):
            for phrase in phrases.get(first, ()):
                if phrase[1:] == tuple(words.low[i + 1 : i + len(phrase)]):
                    return phrase
    return ()


def _all_forms(expected: Sequence[str], found: Sequence[str]) -> bool:
    return all(word == each or word in forms(each) for word, each in zip(expected, found, strict=True))


@cache
def lexicon() -> Lexicon:
    """All words, read once."""
    front, behind = _phrases(("told", "by", "where", "inverted")), _phrases(("reports", "says"))
    nouns, to = _words("nouns"), _words("to")
    articles, indefinite, fill, adverbs = (_words(key) for key in ("articles", "indefinite", "fill", "adverbs"))
    works, aux, nouns_behind = (_behind(map(_split, each)) for each in (_words("works"), _words("aux"), nouns))
    days = frozenset(_plain(form) for form in (*weekday_forms(), *month_forms()) if len(form) > 3)
    front_words, noun_words, to_words = (
        frozenset(words[-1] for words in each) for each in (front, map(_split, nouns), map(_split, to))
    )
    return Lexicon(
        front=_front(front),
        behind=_behind(behind),
        phrases=front,
        phrases_behind=behind,
        nouns_front=_front(map(_split, nouns)),
        nouns_behind=nouns_behind,
        works=works,
        to=_front(map(_split, to)),
        aux=aux,
        front_words=front_words,
        noun_words=noun_words,
        to_words=to_words,
        speak=_words("speak"),
        listener=_words("listener"),
        adverbs=adverbs,
        articles=articles,
        indefinite=indefinite,
        fill=fill,
        owned=_words("owned"),
        genitive=_words("genitive"),
        others=_words("others"),
        suffixes=_words("suffixes"),
        clitics=tuple(sorted(_words("prefixes"), key=lambda word: (-len(word), word))),
        days=days,
        likely_front=noun_words | to_words | (articles - front_words) | indefinite | fill | _words("listener"),
        likely_behind=frozenset({*(words[0] for words in behind), *nouns_behind, *works, *aux, *adverbs, *days, *fill}),
        before_verbs=(adverbs | days | frozenset(aux))
        - {words[0] for words in behind}
        - nouns_behind.keys()
        - works.keys(),
        mere_articles=articles - front_words - to_words,
        clauses=_words("clauses"),
    )


def _tables() -> tuple[Mapping[str, str], ...]:
    return tuple(table("attribution.toml")["words"].values())


def _words(key: str) -> frozenset[str]:
    return frozenset(_plain(word) for each in _tables() for word in listed(each, key))


@cache
def attributing() -> frozenset[str]:
    """The words of all languages that attribute what follows them, small: `theo` is one, and somebody's first name."""
    return _words("by")


def _split(phrase: str) -> tuple[str, ...]:
    return tuple(Pieces(phrase, 0, len(phrase)).low)


def _behind(phrases: Iterable[tuple[str, ...]]) -> Phrases:
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted(set(phrases), key=lambda words: (-len(words), words)):
        found.setdefault(words[0], []).append(words)
    return {first: tuple(each) for first, each in found.items()}


def _front(phrases: Iterable[tuple[str, ...]]) -> FrontPhrases:
    found: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for words in sorted(set(phrases), key=lambda words: (-len(words), words)):
        found.setdefault((words[-1], words[-2] if len(words) > 1 else ""), []).append(words)
    return {last: tuple(each) for last, each in found.items()}


def _phrases(kinds: Sequence[str]) -> dict[tuple[str, ...], Phrase]:
    found: dict[tuple[str, ...], Phrase] = {}
    for each in _tables():
        for kind in kinds:
            for written in listed(each, kind):
                words, inverted = _split(written), kind == "inverted"
                proof: Proof = "by" if inverted else cast("Proof", kind)
                phrase = Phrase(words, proof, inverted, bool(each.get("strict")), bool(each.get("nouns_have_capitals")))
                # A phrase of several languages or kinds keeps the reading that asks least of what is around it.
                known = found.get(words)
                if known is None or (known.inverted and not inverted) or (known.strict and not phrase.strict):
                    found[words] = phrase
    return found


def _plain(word: str) -> str:
    return word.casefold().replace("’", "'")
