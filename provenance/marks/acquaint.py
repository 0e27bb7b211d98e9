"""Attributions to each other: outlets of the set named in articles of the set.

One article alone cannot tell that `the Ostrey Tidings learned` names a newspaper; beside an article of the Ostrey
Tidings it can. So once all outlets are known, every article is read again for their names, behind or in front of a
word of saying, or in a line of sources.

::

    There will be, the Ostrey Tidings learned: …           attribution   a part
    Source: Ostrey Tidings                                 source line   the text, if it names no other
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from provenance.data.tables import table
from provenance.marks.lines import near_lines
from provenance.model import Article, Claim, Mark, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_SHORTEST = 5
"""Characters of a name that is looked for: shorter ones (`Time`, `Sun`) are words of other sentences."""


def acquainted(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles again, each with the attributions to outlets of the others that it holds."""
    names: dict[str, str] = {}
    for article in articles:
        outlet = article.reading.outlet
        if outlet and outlet.basis != "dateline":
            bare = re.sub(r"^the\s+", "", outlet.name, flags=re.IGNORECASE)
            if len(bare) >= _SHORTEST and bare[0].isupper():
                names.setdefault(bare, outlet.agency or outlet.name)
    if not names:
        return tuple(articles)
    pattern = _pattern(names)
    return tuple(_with(article, tuple(_found(article, pattern, names))) for article in articles)


def _with(article: Article, found: Sequence[Mark]) -> Article:
    known = article.reading.marks
    covered = bytearray(len(article.text))
    for mark in known:
        covered[mark.span.start : mark.span.end] = b"\1" * len(mark.span)
    new = [mark for mark in found if not any(covered[mark.span.start : mark.span.end])]
    if not new:
        return article
    marks = tuple(sorted([*known, *new], key=lambda mark: (mark.span, mark.kind, mark.agency)))
    return replace(article, reading=replace(article.reading, marks=marks))


def _found(article: Article, pattern: re.Pattern[str], names: Mapping[str, str]) -> Iterator[Mark]:
    text = article.text
    sources = _sources()
    lines_of_sources: list[Span] = []
    for line in near_lines(text, article.layout):
        if sources.match(line.text):
            lines_of_sources.append(line.span)
            listed = {match["name"]: match for match in reversed(list(pattern.finditer(line.text)))}
            for name, match in listed.items():
                start, end = match.span("name")
                # Only a name that is all the line names is the source of the whole text.
                alone = sources.fullmatch(line.text[:start].removesuffix("the ")) and not line.text[end:].strip(" .)]")
                claims: Claim = "text" if alone else "part"
                yield Mark("source_line", names[name], Span(line.span.start + start, line.span.start + end), claims)
    for region in article.layout.body:
        for match in pattern.finditer(text, region.start, region.end):
            if match["before"] or match["behind"]:
                span = Span(match.start(), match.end())
                if not any(line.overlap(span) for line in lines_of_sources):
                    yield Mark("attribution", names[match["name"]], span, "part")


def _pattern(names: Mapping[str, str]) -> re.Pattern[str]:
    data = table("marks.toml")["attribution"]
    before = "|".join(re.escape(word) for word in sorted(data["before"], key=lambda word: (-len(word), word)))
    behind = "|".join(re.escape(word) for word in sorted(data["behind"], key=lambda word: (-len(word), word)))
    named = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
    return re.compile(
        rf"(?:(?<!\w)(?P<before>(?i:{before}))[ \t]+(?:[Tt]he[ \t]+)?)?(?<!\w)(?P<name>{named})(?!\w)"
        rf"(?P<behind>[ \t]+(?:{behind})(?!\w))?"
    )


def _sources() -> re.Pattern[str]:
    words = "|".join(sorted(table("marks.toml")["credits"]["sources"], key=lambda word: (-len(word), word)))
    return re.compile(rf"[(\[（]?\s*(?:{words})\s*[:：]\s*", re.IGNORECASE)
