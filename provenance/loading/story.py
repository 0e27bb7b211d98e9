"""One item of a news feed, whatever its format, as an article.

::

    headline   Ferry late again                        text        Ferry late again
    byline     By Ada Quill                                        By Ada Quill
    dateline   PORT MERREN, Dec 9 (AFP) -      ──▶     extracted   PORT MERREN, Dec 9 (AFP) - The ferry was late …
    body       The ferry was late …                                Rain fell.
               Rain fell.
    credit     AFP                                                 AFP

A feed says what is headline and what is body, so nothing has to be found out: the text is made of both, in the order
in which a paper would print them, and the body's place in it is told. What the item states of itself becomes metadata
bound to the item, by the names that `marks.metadata` reads; a picture's author or credit never reaches this.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from provenance.errors import InputError, NoArticleError
from provenance.loading.columns import writable
from provenance.loading.formats import Parsed
from provenance.model import Metadata, Span, Stated
from provenance.model.article import Property

_OPENS = re.compile(r"(?:[-–—―]+|:)$")
"""How a dateline ends that runs on into the first sentence."""
_LONGEST = 500
"""Characters of a stated value, as of a page's (`loading.structured`)."""
_LONGEST_DATELINE = 200
_DATE_ALONE = re.compile(r"[\d\s.:/+-]*(?:GMT|UTC|Z|T)?[\d\s.:/+-]*")
_SUMMARY: Final = (
    "summary_only",
    "The file holds no text of the article, only a summary of it; that was read instead.",
)


@dataclass(frozen=True, slots=True)
class Story:
    """What an item says; empty where it says nothing.

    ``node`` is what its format calls an item. ``body`` are paragraphs; ``summary`` is read where there are none.
    ``provider`` is who published it, ``sources`` whom it names as where it is from, ``credit`` is its credit line,
    ``holder`` and ``notice`` are who holds the copyright, and in which words.
    """

    node: str
    headline: str | None = None
    byline: str | None = None
    authors: tuple[str, ...] = ()
    dateline: str | None = None
    body: tuple[str, ...] = ()
    summary: tuple[str, ...] = ()
    provider: str | None = None
    sources: tuple[str, ...] = ()
    credit: str | None = None
    holder: str | None = None
    notice: str | None = None
    usage: str | None = None
    version: str | None = None
    status: str | None = None
    embargo: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    url: str | None = None
    record: str | None = None
    media_type: str | None = None


def parsed(story: Story, name: str) -> Parsed | InputError:
    """The article a story is; an error named ``name`` where it has no text.

    Returns:
        What was read, with the body's paragraphs as extracted spans.
    """
    headline = line(story.headline)
    body = [writable(each) for each in story.body if each.strip()]
    # Bodies often begin with the headline again, and with the byline that is stated beside them.
    before = {_key(each) for each in (headline, story.byline) if each}
    while len(body) > 1 and _key(body[0]) in before:
        del body[0]
    notices: tuple[tuple[str, str], ...] = ()
    if not body:
        body = [writable(each) for each in story.summary if each.strip()]
        notices = (_SUMMARY,) if body else ()
    if not body:
        return NoArticleError(name, "holds no text of an article, only what is said about one.")
    dateline = _dateline(story.dateline, body)
    if dateline and _OPENS.search(dateline):
        body[0] = f"{dateline} {body[0]}"
        dateline = None
    byline = line(story.byline)
    parts = [(each, False) for each in (headline, byline, dateline) if each and _key(each) != _key(body[0])]
    parts += [(each, True) for each in body]
    credit = line(story.credit)
    if credit and _key(credit) != _key(body[-1]):
        parts.append((credit, False))
    spans: list[Span] = []
    start = 0
    for part, own in parts:
        if own:
            spans.append(Span(start, start + len(part)))
        start += len(part) + 2
    published, modified = line(story.published), line(story.modified)
    return Parsed(
        "\n\n".join(part for part, _ in parts),
        Metadata(
            outlet=_stated(story.provider),
            title=_stated(headline),
            url=_stated(story.url),
            published=_stated(published or modified),
            modified=_stated(modified if published and modified != published else None),
            authors=_authors(story),
            language=line(story.language),
            properties=tuple(_properties(story)),
        ),
        extracted=tuple(spans),
        notices=notices,
        record=line(story.record),
        media_type=story.media_type,
    )


def line(written: str | None) -> str | None:
    """A value on one line, cut to a bearable length; nothing where it is blank."""
    if not written:
        return None
    return " ".join(writable(written[: 8 * _LONGEST]).replace("\0", " ").split())[: 2 * _LONGEST] or None


def stamp(written: str | None) -> str | None:
    """A date of a feed in the form of ISO 8601 that is read everywhere: `20140829T135006Z`, `20140829`."""
    value = line(written)
    if value is None:
        return None
    found = _BASIC.fullmatch(value)
    if found is None:
        return value
    day = f"{found['year']}-{found['month']}-{found['day']}"
    if not found["hour"]:
        return day
    zone = found["zone"] or ""
    if len(zone) == 5:
        zone = f"{zone[:3]}:{zone[3:]}"
    return f"{day}T{found['hour']}:{found['minute']}:{found['second'] or '00'}{zone}"


_BASIC = re.compile(
    r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)"
    r"(?:T?(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
)


def _authors(story: Story) -> tuple[str, ...]:
    if story.authors:
        return tuple(dict.fromkeys(found for each in story.authors if (found := line(each))))
    byline = line(story.byline)
    return (byline,) if byline else ()


def _dateline(stated: str | None, body: list[str]) -> str | None:
    """The dateline where it is one: no date alone, and not in the text already."""
    written = line(stated)
    if not written or len(written) > _LONGEST_DATELINE or _DATE_ALONE.fullmatch(written):
        return None
    words = [word.casefold() for word in _WORD.findall(written)]
    opening = [word.casefold() for word in _WORD.findall(body[0][: 2 * len(written) + 20])]
    # Some agencies state a dateline that stands in the text as well, in words that differ a little.
    return None if not words or words[0] in opening else written


_WORD = re.compile(r"[^\W\d_]+")


def _properties(story: Story) -> list[Property]:
    stated = [
        *(("author", each) for each in _authors(story)),
        ("provider", story.provider),
        *(("source", each) for each in story.sources),
        ("creditText", story.credit),
        ("copyrightHolder", story.holder),
        ("copyrightNotice", story.notice),
        ("usageTerms", story.usage),
        ("version", story.version),
        ("pubStatus", story.status),
        ("embargoed", story.embargo),
    ]
    found: list[Property] = []
    for name, value in stated:
        written = line(value)
        if written and (each := Property(name, story.node, written[:_LONGEST])) not in found:
            found.append(each)
    return found


def _stated(value: str | None) -> Stated | None:
    written = line(value)
    return Stated(written) if written else None


def _key(written: str) -> str:
    return re.sub(r"[\W_]+", "", written[: 4 * _LONGEST]).casefold()
