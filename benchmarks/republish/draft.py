"""An article while it is being made: its marks stand apart from its text, so it can be printed with them or without.

::

    headline        (in some files)
    top             By The Associated Press
    caption         The bridge at dawn. (AP Photo/…)
    dateline text   WASHINGTON (AP) — The first paragraph, the Courier reported.     ◀ named
    text            …                                                                ending ▶ (Reuters)
    closing         Source: Reuters
    furniture       Sign up for our newsletter

The same rules print every article, source or copy, so nothing of the printing tells which is which.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from provenance.model import Document, Metadata, Span, Stated
from provenance.segment import sentences
from republish.originals import AGENCIES, Original

if TYPE_CHECKING:
    from collections.abc import Iterable

_SHORTS = "|".join(short for short, _ in AGENCIES.values())
_AGENCY_DATELINE = re.compile(rf"^(?P<place>[^()\n]{{0,70}}?),?\s*\((?P<agency>{_SHORTS})\)\s*(?P<sign>[-–—]+)\s*")
_PLAIN_DATELINE = re.compile(
    r"^(?P<place>[A-Z][A-Z.'’]{2,}(?: [A-Z][A-Z.'’]+)*(?:, [A-Z][\w.]+)?)\s?(?P<sign>[-–—]+)\s(?=[A-Z“\"])"
)
_SEARCHED = 3
"""Paragraphs searched for the dateline: captions stand before it."""

_NAMES = "|".join(re.escape(each) for pair in AGENCIES.values() for each in pair)
_MARKED = re.compile(
    rf"contributed to this (?:report|story|article)|\((?:Additional )?[Rr]eporting by|"
    rf"^\W*(?:With assistance (?:by|from)|Copyright|©)|\((?:{_NAMES})(?: Photo)?\b|"
    rf"^(?:{_NAMES}) (?:\w+ )*(?:writers?|reporters?|correspondents?)\b|\b(?:Copyright|©) ?(?:©|\(c\))? ?\d{{4}}",
)
"""Paragraphs that say whose text it is."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """How a text opens: a place, perhaps an agency in brackets, and a dash."""

    place: str
    agency: str | None
    sign: str

    def written(self, *, marked: bool = True) -> str:
        """As it stands before the text; without its agency where marks are left out."""
        named = f"({self.agency})" if self.agency and marked else ""
        words = " ".join(each for each in (self.place, named) if each)
        return f"{words} {self.sign} " if words else ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What an outlet prints; ``done`` names the operations it took to come to it, in order.

    ``begins`` is the paragraph with which the text of another begins, where own ones stand before it; ``named`` is
    what credits that other in this paragraph.
    """

    outlet: str
    title: str
    paragraphs: tuple[str, ...]
    dateline: Dateline | None = None
    top: tuple[str, ...] = ()
    begins: int = 0
    named: str = ""
    ending: str = ""
    closing: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    furniture: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    url: str | None = None
    published: str | None = None
    states_outlet: bool = True
    headline_in_text: bool = False
    newline: bool = False
    done: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """Characters of the text itself."""
        return sum(map(len, self.paragraphs))

    def after(self, operation: str, **changed: Any) -> Draft:
        """The draft with something changed and the operation noted; the draft itself where nothing changed."""
        new = replace(self, **changed)
        return self if new == self else replace(new, done=(*self.done, operation))


def drafted(article: Original) -> Draft:
    """An article as its outlet printed it, its dateline taken off the text."""
    paragraphs, dateline = _undated(article.paragraphs)
    return Draft(
        article.outlet,
        article.title,
        paragraphs,
        dateline,
        captions=article.captions,
        furniture=article.furniture,
        authors=article.authors,
        url=article.url,
        published=article.published.isoformat() if article.published else None,
    )


def printed(draft: Draft, name: str, *, marked: bool = True, states_outlet: bool = True) -> Document:
    """A draft as a document of plain text with the metadata that its page states.

    Args:
        draft: what is printed.
        name: the document's id.
        marked: with everything that says whose text it is; without, also authors and address are left out.
        states_outlet: whether the metadata may say who published it.
    """
    body = list(draft.paragraphs)
    if marked and draft.named:
        body[draft.begins] = _naming(body[draft.begins], draft.named)
    if draft.dateline:
        body[0] = draft.dateline.written(marked=marked) + body[0]
    if marked and draft.ending:
        body[-1] = f"{body[-1]} {draft.ending}"
    if not marked:
        body = [each for each in body if not _MARKED.search(each)] or body[:1]
    shown = [
        *([draft.title] if draft.headline_in_text else []),
        *(draft.top if marked else ()),
        *(draft.captions if marked else ()),
        *body,
        *(draft.closing if marked else ()),
        *_without_marks(draft.furniture, marked=marked),
    ]
    text = "\n\n".join(shown) + ("\n" if draft.newline else "")
    metadata = Metadata(
        outlet=Stated(draft.outlet) if draft.states_outlet and states_outlet else None,
        title=Stated(draft.title),
        url=Stated(draft.url) if draft.url and marked else None,
        published=Stated(draft.published) if draft.published else None,
        authors=draft.authors if marked else (),
    )
    return Document(
        name,
        f"{name}.txt",
        hashlib.sha256(text.encode()).hexdigest(),
        "text/plain",
        text,
        metadata,
        extracted=(Span(0, len(text)),),
    )


def _undated(paragraphs: tuple[str, ...]) -> tuple[tuple[str, ...], Dateline | None]:
    for pattern in (_AGENCY_DATELINE, _PLAIN_DATELINE):
        for i, paragraph in enumerate(paragraphs[:_SEARCHED]):
            found = pattern.match(paragraph)
            if found and len(paragraph) > found.end():
                agency = found.groupdict().get("agency")
                dateline = Dateline(found["place"].strip(), agency, found["sign"])
                return (paragraph[found.end() :], *paragraphs[i + 1 :]), dateline
    return paragraphs, None


def _naming(paragraph: str, named: str) -> str:
    """The paragraph with a credit in its first sentence, or before it where that ends in no full stop."""
    first = next(iter(sentences(paragraph, [Span(0, len(paragraph))])), None)
    if first is None or not re.search(r"[a-z0-9]\.$", first.of(paragraph)):
        source = named.removeprefix("according to ")
        return f"As {source}{' reports' if source != named else ''}: {paragraph}"
    return f"{paragraph[: first.end - 1]}, {named}{paragraph[first.end - 1 :]}"


def _without_marks(lines: Iterable[str], *, marked: bool) -> list[str]:
    return [each for each in lines if marked or not _MARKED.search(each)]
