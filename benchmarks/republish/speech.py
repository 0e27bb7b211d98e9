"""Two reporters hear one speech: pairs that share quotations and nothing else, made and found.

Made: into two articles of different outlets that share no text, the same quotations of a third article are set, each
time in another frame (before, behind, split). Found: pairs of different outlets whose common runs of seven words lie in
quotation marks, on both sides; none of the quotations was said to one of the two ("told Fox News"). What was found is
presumed independent, not known to be.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from republish.stories import ties

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

    from republish.draft import Draft
    from republish.originals import Original

_QUOTE = re.compile(r"[“\"]([A-Z][^“”\"]{50,320}[,.!?])[”\"]")
_SPEAKER = re.compile(
    r"[”\"] (?:said|added) ((?:[A-Z][\w.'’-]+ ?){2,4})|[”\"] ((?:[A-Z][\w.'’-]+ ?){1,3}) (?:said|told|added)"
)
_BEFORE = (
    "“{quote},” {speaker} said.",
    "“{quote},” {speaker} told reporters.",
    "“{quote},” said {speaker}, who took no questions.",
    "“{quote},” was how {speaker} put it.",
)
_BEHIND = (
    "{speaker} said: “{quote}.”",
    "Asked about it, {speaker} answered: “{quote}.”",
    "The statement by {speaker} left little room for doubt: “{quote}.”",
    "Here is what {speaker} had to say: “{quote}.”",
)
RUN = 7
"""Words of a run that would show that text outside the quotations is shared."""

_INSIDE = 5
"""Words of such a run that must be quoted: two may be the frame (`he said`)."""

_FEWEST = 14
"""Quoted words that two articles must share to be called a pair of one speech."""

_OUTSIDE = re.compile(r"\btold (?:the )?(?:[A-Z][\w.]+ ?)+|\bin an interview\b|\breported\b")


def quotations(article: Original) -> list[tuple[str, str]]:
    """Whole quoted sentences of an article, without their last stop, with who said them where that is beside them."""
    found = []
    for paragraph in article.paragraphs:
        speaker = _SPEAKER.search(paragraph)
        name = (speaker.group(1) or speaker.group(2)).strip() if speaker else "the speaker"
        found += [(quote.rstrip(",."), name) for quote in _QUOTE.findall(paragraph) if quote[-1] in ",."]
    return found


def framed(one: Draft, other: Draft, said: Sequence[tuple[str, str]], chance: Random) -> tuple[Draft, Draft]:
    """Both drafts with the same quotations, in different frames and at different places."""
    frames = chance.sample(_BEFORE, 2), chance.sample(_BEHIND, 2)
    first, second = frames if chance.random() < 0.5 else frames[::-1]
    return _set_in(one, said, first, chance), _set_in(other, said, second, chance)


def _set_in(draft: Draft, said: Sequence[tuple[str, str]], frames: Sequence[str], chance: Random) -> Draft:
    written = [frames[i % 2].format(quote=quote, speaker=speaker) for i, (quote, speaker) in enumerate(said)]
    at = chance.randrange(1, len(draft.paragraphs))
    paragraphs = list(draft.paragraphs)
    if chance.random() < 0.5:
        paragraphs[at:at] = [each[0].upper() + each[1:] for each in written]
    else:  # one here, one there
        for each in written:
            paragraphs.insert(chance.randrange(1, len(paragraphs)), each[0].upper() + each[1:])
    return draft.after("quotations of a speech set in", paragraphs=tuple(paragraphs))


def natural(articles: Sequence[Original], most: int) -> list[tuple[Original, Original]]:
    """Pairs of real articles of different outlets that share quotations only, by id."""
    by_id = {each.id: each for each in articles}
    found: list[tuple[Original, Original]] = []
    for one, other in sorted(ties(articles)):
        a, b = by_id[one], by_id[other]
        if a.outlet != b.outlet and _only_quotes(a, b):
            found.append((a, b))
            if len(found) == most:
                break
    return found


def _only_quotes(a: Original, b: Original) -> bool:
    if a.is_agency and b.is_agency:
        return False
    one, other = dict(_runs(a.text)), dict(_runs(b.text))
    common = sorted(one.keys() & other.keys())
    if any(one[run] < _INSIDE or other[run] < _INSIDE for run in common):
        return False
    quoted = sum(one[run] == RUN and other[run] == RUN for run in common)
    said_elsewhere = any(_OUTSIDE.search(each) for each in _around(a, common))
    return quoted + RUN - 1 >= _FEWEST and not said_elsewhere


def _around(article: Original, runs: Sequence[str]) -> Iterator[str]:
    """The paragraphs in which the common words stand."""
    for paragraph in article.paragraphs:
        plain = " ".join(word for word, _ in _words(paragraph))
        if any(run in plain for run in runs):
            yield paragraph


def _runs(text: str) -> Iterator[tuple[str, int]]:
    """Each run of words with how many of them stand in quotation marks."""
    read = _words(text)
    for i in range(len(read) - RUN + 1):
        some = read[i : i + RUN]
        yield " ".join(word for word, _ in some), sum(quoted for _, quoted in some)


def _words(text: str) -> list[tuple[str, bool]]:
    found = []
    for paragraph in text.split("\n"):
        inside = False
        for word in re.finditer(r"[“”\"]|[^\W_]+(?:['’][^\W_]+)*", paragraph):
            if word.group() in '“”"':
                inside = word.group() == "“" or (word.group() == '"' and not inside)
            else:
                found.append((word.group().lower(), inside))
    return found
