"""A report with the shared text alone: what else the articles say is blanked.

::

    Home  Weather  Sport                    ███████ ███████ ████
    Ostrey - Merren Press                   Ostrey - Merren Press                 a mark of origin stays
    The shipyard was sold on Sunday.        The shipyard was sold on Sunday.      so does a passage
    It has never made a profit.             ██████ ███████ ███████ ████

Every character is replaced by one character, so that all offsets hold; line ends stay, and the blanks between the
blocks stand at equal distances and not where words ended, so that nobody can guess the words by their lengths. What
stays: passages (of a summary its parts), marks of origin, and where outlet and dates are written.

A headline goes unless it stands in what is kept. Sentences of the report quote the articles: where four words in a row
stand in an article, and nowhere in what was kept, they are blanked too. Three words may stay: `told Merren Press` is
the evidence itself. Of scripts without blanks every character counts as a word. Where a report holds no text to compare
with, every quotation of four words or more goes that is not in what was kept.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.model import Span, difference, union
from provenance.report.words import stretches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from provenance.report.document import Json

BLANK = "█"
"""Stands for one character that was taken out."""

RUN = 4
"""Words in a row that count as text of an article. Judgement: what a name, a date or a set phrase rarely has."""

GONE = BLANK * 5
"""Stands in a sentence for words that were taken out, however many they were."""

_BLOCK = 7
"""Blocks of this length with a blank between them, so that lines can be broken."""

# A character of a script that sets no blanks between words counts as a word, and so does what was blanked before.
_WORD = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]|\w+|█+")
_QUOTED = re.compile(r"“([^“”]*)”")

Words = tuple[str, ...]


def redacted(document: Json) -> Json:
    """The document again, with only passages, marks and dates left of the texts; redacting twice changes nothing."""
    keep = {article["id"]: kept(article, document) for article in document["articles"]}
    articles, known, lost = [], set[Words](), set[Words]()
    for article in document["articles"]:
        if "text" not in article:
            articles.append(article)
            continue
        text, spans = article["text"], keep[article["id"]]
        for span in spans:
            known.update(_runs(list(_words(span.of(text)))))
        lost.update(_outside(text, spans))
        articles.append(article | {"text": _blanked(text, spans)})
    lost -= known
    every = all("text" in article for article in articles)

    def clean(sentence: str) -> str:
        sentence = _without(sentence, lost)
        return sentence if every else _QUOTED.sub(lambda found: _quotation(found, known), sentence)

    return document | {
        "articles": [_article(article, clean) for article in articles],
        "pairs": [_pair(pair, clean) for pair in document["pairs"]],
        "origin": _explained(document["origin"], clean),
        "origins": [_explained(origin, clean) for origin in document["origins"]],
        "credit_audit": [_explained(audit, clean) for audit in document["credit_audit"]],
        "warnings": [notice | {"message": clean(notice["message"])} for notice in document["warnings"]],
    }


def kept(article: Json, document: Json) -> tuple[Span, ...]:
    """The stretches of an article's text that stay."""
    marked: list[Json] = [*article["marks"]]
    marked += [each for name in ("outlet", "published", "modified", "captured") if (each := article[name])]
    shared = [
        passage[side]
        for pair in document["pairs"]
        for side in ("a", "b")
        if pair[side] == article["id"]
        for passage in stretches(pair["passages"])
    ]
    return union(Span(each["start"], each["end"]) for each in (*marked, *shared) if each.get("start") is not None)


def _blanked(text: str, spans: Sequence[Span]) -> str:
    parts, at = list[str](), 0
    for span in (*spans, Span(len(text), len(text))):
        parts.append("".join(_sign(text[place], place) for place in range(at, span.start)))
        parts.append(span.of(text))
        at = span.end
    return "".join(parts)


def _sign(character: str, place: int) -> str:
    if character in "\r\n":
        return character
    return " " if place % (_BLOCK + 1) == _BLOCK else BLANK


def _words(text: str) -> Iterator[str]:
    return (found.group().casefold() for found in _WORD.finditer(text))


def _runs(words: Sequence[str]) -> Iterator[Words]:
    return zip(*(words[start:] for start in range(RUN)), strict=False)


def _outside(text: str, spans: Sequence[Span]) -> Iterator[Words]:
    """Every run of words that is not wholly inside one of the stretches kept."""
    found = [(Span(*each.span()), each.group().casefold()) for each in _WORD.finditer(text)]
    removed = difference([Span(0, len(text))], spans)
    at = 0
    for first in range(len(found) - RUN + 1):
        start, end = found[first][0].start, found[first + RUN - 1][0].end
        while at < len(removed) and removed[at].end <= start:
            at += 1
        if at < len(removed) and removed[at].start < end:
            run = tuple(word for _, word in found[first : first + RUN])
            if not any(word.startswith(BLANK) for word in run):
                yield run


def _without(sentence: str, lost: set[Words]) -> str:
    """A sentence without the runs of words that must not be read."""
    found = list(_WORD.finditer(sentence))
    words = [each.group().casefold() for each in found]
    gone = union(
        Span(found[first].start(), found[first + RUN - 1].end())
        for first, run in enumerate(_runs(words))
        if run in lost
    )
    parts, at = list[str](), 0
    for span in gone:
        parts += sentence[at : span.start], GONE
        at = span.end
    return "".join((*parts, sentence[at:]))


def _quotation(found: re.Match[str], known: set[Words]) -> str:
    """A quotation whose article is not at hand: it stays where it is short, or where all of it is known to be kept."""
    words = list(_words(found[1]))
    return found.group() if len(words) < RUN or all(run in known for run in _runs(words)) else f"“{GONE}”"


def _article(article: Json, clean: Callable[[str], str]) -> Json:
    changed = dict(article)
    if article["title"] and _squeezed(article["title"]) not in _squeezed(article.get("text", "")):  # blanked by now
        changed["title"] = GONE
    if "text" in article:
        changed["marks"] = [mark | {"text": article["text"][mark["start"] : mark["end"]]} for mark in article["marks"]]
    for name in ("published", "modified", "captured"):
        moment = article[name]
        if moment and moment.get("reason"):
            changed[name] = moment | {"reason": clean(moment["reason"])}
    return changed


def _squeezed(text: str) -> str:
    return " ".join(text.split()).casefold()


def _pair(pair: Json, clean: Callable[[str], str]) -> Json:
    changed = pair | {"evidence": [_explained(each, clean) for each in pair["evidence"]]}
    if "summary" in pair:
        changed["summary"] = clean(pair["summary"])
    if "missing" in pair:
        changed["missing"] = _each(pair["missing"], clean)
    return changed


def _each(sentences: Iterable[str], clean: Callable[[str], str]) -> list[str]:
    return [clean(sentence) for sentence in sentences]


def _explained(value: Json, clean: Callable[[str], str]) -> Json:
    return value | {"explanation": clean(value["explanation"])}
