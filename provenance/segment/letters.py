"""Statements in Chinese, Japanese and Korean, whose words are not apart or end in particles.

::

    市长林海表示：“我们会等待。”      王芳说，大桥将关闭。      “我们等待。”林海说。
    林市長は「待ちます」と述べた。
    홀트 시장은 "우리는 기다린다"고 말했다.

A quotation is looked at from where it stands: the verb that follows or precedes it, and the speaker beside that verb,
from the mark in front of him to the verb or to the particle that makes him the topic. Of indirect speech only the
Chinese form with a comma behind the verb is read, and the Japanese and Korean ones are not: where the topic ends and
what he says begins is not marked in them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from provenance.data.speech import Letters, letters
from provenance.model import Span, trimmed
from provenance.segment.statement import Statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.model import Quotation

_NAME = 16
"""Characters of a speaker: `日本銀行の山田太郎総裁` has eleven."""
_AHEAD = 30
"""Characters around a quotation that are read for a verb."""
_SENTENCE = 8
"""Characters of a quotation that is a statement though nobody says it."""
_MARKS = '。！？!?；;，、,：:「」『』“”‘’"（）()\n'


def letter_statements(
    text: str, sentences: Sequence[Span], quotations: Sequence[Quotation], code: str
) -> tuple[Statement, ...]:
    """All statements of an article in one of these languages, in order of their start."""
    words = letters(code)
    found = list(_quoted(text, sentences, quotations, words, code))
    if code == "zh":
        found += _indirect(text, sentences, quotations, words)
    return tuple(sorted(found, key=lambda each: (each.span, each.direct)))


def _quoted(
    text: str, sentences: Sequence[Span], quotations: Sequence[Quotation], words: Letters, code: str
) -> Iterator[Statement]:
    starts = [sentence.start for sentence in sentences]
    low = 0
    chain: list[Quotation] = []
    for number, quotation in enumerate(quotations):
        high = quotations[number + 1].span.start if number + 1 < len(quotations) else len(text)
        chain.append(quotation)
        if code == "ko" and _joined(code).fullmatch(text, quotation.span.end, high) and number + 1 < len(quotations):
            continue  # `“…”며 “…”라고 밝혔다`
        opening = chain[0].span.start
        at = bisect_right(starts, opening) - 1
        first = max(low, starts[at] if at >= 0 else 0, opening - 2 * _AHEAD)
        last = min(high, quotation.span.end + _AHEAD)
        if code == "zh":
            found = _chinese(text, quotation, first, last, words)
        else:
            found = _with_particles(text, Span(opening, quotation.span.end), first, last, words, code)
        inner = Span(chain[0].inner.start, quotation.inner.end)
        if found is None and len(inner) >= _SENTENCE:
            found = None, None
        if found is not None:
            yield Statement(inner, True, *found, tuple(chain))
        low = quotation.span.end
        chain = []


def _chinese(
    text: str, quotation: Quotation, first: int, last: int, words: Letters
) -> tuple[Span | None, Span | None] | None:
    front = next(reversed(list(_verbs("zh").finditer(text, first, quotation.span.start))), None)
    if front and re.fullmatch(r"[：:，,\s道]{0,3}", text[front.end() : quotation.span.start]):
        return _in_front(text, first, front.start(), words), Span(*front.span("say"))
    behind = _verbs("zh").search(text, quotation.span.end, last)
    if behind:
        between = text[quotation.span.end : behind.start()]
        name = re.fullmatch(rf"[，,]?([^{_MARKS}]{{2,{_NAME}}})", between)
        if name:
            start = quotation.span.end + name.start(1)
            return _named(text, start, behind.start(), words), Span(*behind.span("say"))
    return None


def _with_particles(
    text: str, quoted: Span, first: int, last: int, words: Letters, code: str
) -> tuple[Span | None, Span | None] | None:
    behind = _verbs(code).match(text, quoted.end, last)
    if not behind:
        return None
    topic = _topic(code).search(text, first, quoted.start)
    found = behind.span("who") if behind.group("who") else topic.span("name") if topic else None
    name = _named(text, *found, words) if found else None
    return name, Span(*behind.span("say"))


def _indirect(
    text: str, sentences: Sequence[Span], quotations: Sequence[Quotation], words: Letters
) -> Iterator[Statement]:
    """Read `林海表示，大桥将关闭。`."""
    quoted = [quotation.span.start for quotation in quotations]
    for sentence in sentences:
        verb = _verbs("zh").search(text, sentence.start, min(sentence.end, sentence.start + _NAME + _AHEAD))
        if not verb or text[verb.end() : verb.end() + 1] not in ("，", ","):
            continue
        at = bisect_right(quoted, sentence.end) - 1
        inside = at >= 0 and quotations[at].span.end > sentence.start
        name = _in_front(text, sentence.start, verb.start(), words)
        span = trimmed(text, verb.end() + 1, sentence.end)
        while len(span) and text[span.end - 1] in "。！？":
            span = Span(span.start, span.end - 1)
        if not inside and name is not None and len(span) >= _SENTENCE:
            yield Statement(span, False, name, Span(*verb.span("say")))


def _in_front(text: str, first: int, end: int, words: Letters) -> Span | None:
    """The speaker who stands directly in front of a verb."""
    start = end
    while start > first and text[start - 1] not in _MARKS and end - start <= _NAME:
        start -= 1
    return _named(text, start, end, words) if end - start <= _NAME else None


def _named(text: str, start: int, end: int, words: Letters) -> Span | None:
    span = trimmed(text, start, end)
    return span if 1 < len(span) <= _NAME and span.of(text) not in words.others else None


@cache
def _verbs(code: str) -> re.Pattern[str]:
    words = letters(code)
    say = "|".join(sorted(words.say, key=lambda each: (-len(each), each)))
    if code == "zh":
        return re.compile(rf"(?:{'|'.join(words.aux)})*(?P<say>{say})")
    quote = "|".join(sorted(words.quote, key=lambda each: (-len(each), each)))
    return re.compile(
        rf"(?:{quote})(?:\s?(?P<who>[^{_MARKS}]{{2,{_NAME}}}?)(?:{'|'.join(words.topics)}))?[^{_MARKS}]{{0,8}}?(?P<say>{say})"
    )


@cache
def _joined(code: str) -> re.Pattern[str]:
    words = letters(code)
    return re.compile(rf"(?:{'|'.join(words.quote)}),?\s?(?:이어\s)?")


@cache
def _topic(code: str) -> re.Pattern[str]:
    words = letters(code)
    topics = "|".join(sorted(words.topics, key=lambda each: (-len(each), each)))
    behind = r"(?=\s)" if code == "ko" else r"(?![はがも])"
    return re.compile(rf"(?P<name>[^{_MARKS}]{{2,{_NAME}}}?)(?:{topics}){behind}")
