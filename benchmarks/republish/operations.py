"""Single things that desks do to a text, each a pure function of a draft and a seeded source of chance.

Each gives the draft back unchanged where there is nothing to do it to; a draft notes what was done to it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

    from republish.draft import Draft

_FEWEST = 3
"""Paragraphs that stay of a text, so that there is something to find."""


def cut_tail(draft: Draft, chance: Random) -> Draft:
    """The end is cut off, as news has been cut since hot metal."""
    size = len(draft.paragraphs)
    if size <= _FEWEST:
        return draft
    kept = max(_FEWEST, round(size * chance.uniform(0.35, 0.92)))
    return draft.after("tail cut", paragraphs=draft.paragraphs[:kept])


def drop_paragraphs(draft: Draft, chance: Random) -> Draft:
    """One to a quarter of the inner paragraphs go."""
    size = len(draft.paragraphs)
    if size <= _FEWEST + 1:
        return draft
    gone = set(chance.sample(range(1, size), min(size - _FEWEST, chance.randint(1, max(1, size // 4)))))
    kept = tuple(each for i, each in enumerate(draft.paragraphs) if i not in gone)
    return draft.after("paragraphs dropped", paragraphs=kept)


def move_paragraph(draft: Draft, chance: Random) -> Draft:
    """One paragraph goes to another place."""
    size = len(draft.paragraphs)
    if size <= _FEWEST + 1:
        return draft
    order = list(draft.paragraphs)
    origin, goal = chance.sample(range(1, size), 2)
    order.insert(goal, order.pop(origin))
    return draft.after("paragraph moved", paragraphs=tuple(order))


def drop_sentences(draft: Draft, chance: Random) -> Draft:
    """A sentence goes from within one to three paragraphs."""
    paragraphs = list(draft.paragraphs)
    able = [i for i, each in enumerate(paragraphs) if len(_sentences(each)) >= 2]
    for i in chance.sample(able, min(len(able), chance.randint(1, 3))):
        sentences = _sentences(paragraphs[i])
        sentences.pop(chance.randrange(1, len(sentences)))
        paragraphs[i] = " ".join(sentences)
    return draft.after("sentences dropped", paragraphs=tuple(paragraphs))


def join_paragraphs(draft: Draft, chance: Random) -> Draft:
    """Short paragraphs become long ones, two by two, from some place on."""
    size = len(draft.paragraphs)
    if size <= _FEWEST * 2:
        return draft
    start = chance.randrange(1, size // 2)
    rest = draft.paragraphs[start:]
    joined = tuple(" ".join(rest[i : i + 2]) for i in range(0, len(rest), 2))
    return draft.after("paragraphs joined", paragraphs=(*draft.paragraphs[:start], *joined))


def add_own(draft: Draft, chance: Random, own: Sequence[str]) -> Draft:
    """One to six paragraphs of the outlet's own come in: before, among or behind the text."""
    if len(own) < 2:
        return draft
    count = min(chance.randint(1, 6), len(own))
    start = chance.randrange(len(own) - count + 1)
    added = tuple(own[start : start + count])
    size = len(draft.paragraphs)
    at = chance.choices((0, chance.randrange(1, size) if size > 1 else 1, size), (3, 3, 4))[0]
    paragraphs = (*draft.paragraphs[:at], *added, *draft.paragraphs[at:])
    if at:
        return draft.after("own paragraphs added", paragraphs=paragraphs)
    return draft.after("own paragraphs added", paragraphs=paragraphs, begins=count, dateline=None)


def embed(draft: Draft, chance: Random, own: Draft) -> Draft:
    """A run of the text comes to stand in an article of the outlet's own, under that one's headline."""
    size = len(draft.paragraphs)
    if size < _FEWEST or len(own.paragraphs) < _FEWEST:
        return draft
    count = chance.randint(2, min(6, size))
    start = chance.randrange(size - count + 1)
    at = chance.randrange(1, len(own.paragraphs))
    taken = draft.paragraphs[start : start + count]
    return draft.after(
        "passage set into an own article",
        paragraphs=(*own.paragraphs[:at], *taken, *own.paragraphs[at:]),
        begins=at,
        title=own.title,
        dateline=own.dateline,
        captions=own.captions,
    )


def shorten_quotes(draft: Draft, chance: Random) -> Draft:
    """Long quotations end at an earlier clause."""
    paragraphs = tuple(_QUOTE.sub(lambda found: _shortened(found, chance), each) for each in draft.paragraphs)
    return draft.after("quotes shortened", paragraphs=paragraphs)


def unintroduce(draft: Draft, chance: Random) -> Draft:
    """The paragraph that introduces a person goes; later ones go on calling the person by surname."""
    able = []
    for i, paragraph in enumerate(draft.paragraphs[1:], 1):
        before = " ".join(draft.paragraphs[:i])
        behind = " ".join(draft.paragraphs[i + 1 :])
        for found in _PERSON.finditer(paragraph):
            surname = found.group(2)
            alone = re.search(rf"(?<![A-Z][a-z] )\b{surname}\b", behind)
            if surname not in before and alone and f"{found.group(1)} {surname}" not in behind:
                able.append(i)
                break
    if not able or len(draft.paragraphs) <= _FEWEST:
        return draft
    gone = chance.choice(able)
    kept = tuple(each for i, each in enumerate(draft.paragraphs) if i != gone)
    return draft.after("introduction cut", paragraphs=kept)


def rewrite_headline(draft: Draft, chance: Random) -> Draft:
    """A new headline: a part of the old one, the old one behind a label, or the first words of a paragraph."""
    way = chance.randrange(3)
    words = re.sub(r"[“”\"]", "", chance.choice(draft.paragraphs[:3]) if way == 0 else draft.title).split()
    if way == 1:
        words = [f"{chance.choice(_LABELS)}:", *words]
    cut = words[: chance.randint(6, 11)] if way != 1 else words
    title = " ".join(cut if len(cut) < len(words) or way == 1 else words[: max(3, len(words) - 2)])
    return draft.after("headline rewritten", title=title.rstrip(" ,.;:—–-") or draft.title)


_LABELS = ("Report", "Politics", "World", "Business", "News", "Update", "Analysis")


def mistype(draft: Draft, chance: Random) -> Draft:
    """Two letters change places in one to three words."""
    return _in_words(draft, chance, "typing errors", re.compile(r"(?<![\w’'-])[a-z]{6,}(?![\w’'-])"), _swapped, 3)


def lose_word(draft: Draft, chance: Random) -> Draft:
    """A small word gets lost."""
    small = re.compile(r"(?<=[a-z]) (?:the|a|of|to|in|that|and|for)(?= [a-z])")
    return _in_words(draft, chance, "word lost", small, lambda _word, _chance: "", 1)


def wrong_digit(draft: Draft, chance: Random) -> Draft:
    """A digit of a number changes."""
    number = re.compile(r"(?<![\w.,$-])\d{2,3}(?![\w,])")
    return _in_words(draft, chance, "wrong digit", number, _one_off, 1)


def _in_words(
    draft: Draft,
    chance: Random,
    name: str,
    pattern: re.Pattern[str],
    change: Callable[[str, Random], str],
    most: int,
) -> Draft:
    """Change up to ``most`` of the places that a pattern finds."""
    places = [(i, found.span()) for i, text in enumerate(draft.paragraphs) for found in pattern.finditer(text)]
    paragraphs = list(draft.paragraphs)
    for i, (start, end) in sorted(chance.sample(places, min(len(places), chance.randint(1, most))), reverse=True):
        text = paragraphs[i]
        paragraphs[i] = text[:start] + change(text[start:end], chance) + text[end:]
    return draft.after(name, paragraphs=tuple(paragraphs))


def _swapped(word: str, chance: Random) -> str:
    at = chance.randrange(1, len(word) - 2)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _one_off(number: str, chance: Random) -> str:
    at = chance.randrange(len(number))
    return number[:at] + str((int(number[at]) + chance.randint(1, 8)) % 9 + 1) + number[at + 1 :]


_QUOTE = re.compile(r"(?P<open>[“\"])(?P<inner>[^“”\"]{80,}?)(?P<close>[”\"])")
_PERSON = re.compile(r"\b(?=([A-Z][a-z]+(?: [A-Z]\.)?) ([A-Z][a-z]{3,})\b)")
"""Two names in a row, wherever they begin: `Senator Mike Hallam` holds two such pairs."""
_SENTENCE = re.compile(r"(?<=[a-z0-9)][.!?])\s+(?=[A-Z“\"])|(?<=[.!?][”\"])\s+(?=[A-Z“\"])")


def _sentences(paragraph: str) -> list[str]:
    """Sentences, roughly: what a benchmark may cut without asking the program that it measures."""
    return _SENTENCE.split(paragraph)


def _shortened(found: re.Match[str], chance: Random) -> str:
    inner = found["inner"]
    breaks = [each.start() for each in re.finditer(r"[,;.] ", inner) if 0.3 <= each.start() / len(inner) <= 0.8]
    if not breaks or chance.random() < 0.3:
        return found.group()
    end = inner[-1] if inner[-1] in ",.?!" else ""
    return f"{found['open']}{inner[: chance.choice(breaks)]}{end}{found['close']}"
