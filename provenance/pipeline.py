"""The pipeline, as one page.

::

    load ─▶ clean ─▶ marks ─▶ segment      one article at a time
                                 │
    match ─▶ align ─▶ weigh ─▶ verdict     one pair at a time
                                 │
    groups ─▶ path ─▶ origin ─▶ audit      all of them together
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from provenance.align import among, sides
from provenance.attribute import audits, explained, groups, mosaic, origin, traced, verdict
from provenance.clean import clean
from provenance.errors import UsageError
from provenance.loading.identify import address_key
from provenance.marks import acquainted, read
from provenance.match import Texts
from provenance.model import Article, Comparison, Document, Notice, Reading, Span, trimmed
from provenance.progress import Silent
from provenance.segment import quotations, sentences
from provenance.weigh import Case, weigh

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from provenance.progress import Progress

_FEW_WORDS = 20
"""Words below which an article cannot hold two passages; the reader is told why nothing was found."""


def understand(document: Document) -> Article:
    """One document as an article: its body, marks, sentences and quotations."""
    layout = clean(document)
    reading = read(document, layout)
    body = tuple(span for each in layout.body if len(span := trimmed(document.text, each.start, each.end)))
    own = (*layout.of_role("headline"), *body)
    stated = document.metadata.title
    headline = layout.headline
    return Article(
        document=document,
        layout=layout,
        body=body,
        reading=reading,
        sentences=sentences(document.text, own, _openings(reading), document.metadata.language),
        quotations=quotations(document.text, own),
        title=stated.value if stated else " ".join(headline.of(document.text).split()) if headline else None,
        language=document.metadata.language,
    )


def _openings(reading: Reading) -> list[Span]:
    """The datelines, whose stops end no sentence; a press release has one too."""
    return [mark.span for mark in reading.marks if mark.kind in ("dateline", "press_release")]


def compare(
    documents: Sequence[Document],
    *,
    options: Mapping[str, object] | None = None,
    progress: Progress | None = None,
    source_inside: bool = False,
) -> Comparison:
    """Compare every document with every other.

    The result does not depend on the order of the documents.

    Args:
        documents: two or more, with different ids.
        options: what the report says the comparison was made with.
        progress: told how far the work is.
        source_inside: the user states that no absent text stands behind articles that agree. It counts for pairs that
            share their text with no further article of the comparison, for that could be the third as well.

    Raises:
        UsageError: fewer than two documents, or two with one id.
    """
    if len(documents) < 2:
        raise UsageError("There is nothing to compare: give at least two articles, or a folder that holds two.")
    if len({each.id for each in documents}) < len(documents):
        raise UsageError("Two documents have the same id; give each its own.")
    watch = progress or Silent()
    ordered = sorted(documents, key=lambda each: (each.id, each.sha256))
    understood = [understand(each) for each in watch.over(ordered, "Reading articles", len(ordered))]
    articles = told_apart(acquainted(understood))
    pairs = len(articles) * (len(articles) - 1) // 2
    cases = tuple(watch.over(_cases(articles), "Comparing pairs", pairs))
    if source_inside:
        cases = _inside(cases)
    pairwise = tuple(verdict(case, weigh(case)) for case in cases)
    by_id = {article.id: article for article in articles}
    found = [(group, traced(group, by_id, pairwise)) for group in groups(pairwise)]
    path = tuple(step.edge for _, taken in found for step in taken)
    verdicts = explained(pairwise, path, by_id)
    return Comparison(
        articles=articles,
        verdicts=verdicts,
        origins=tuple(origin(group, by_id, [step.edge for step in taken], verdicts) for group, taken in found),
        edges=path,
        audits=tuple(audits(path, by_id)),
        mosaic=tuple(stretch for _, taken in found for stretch in mosaic(taken)),
        notices=tuple(_notices(articles)),
        options={**(options or {}), **({"source_inside": True} if source_inside else {})},
    )


def _inside(cases: Sequence[Case]) -> tuple[Case, ...]:
    """The cases again, with what was stated of them where no further article shares the text of both."""
    sharing: dict[str, set[str]] = {}
    for case in cases:
        if case.alignment.taken:
            sharing.setdefault(case.a.id, set()).add(case.b.id)
            sharing.setdefault(case.b.id, set()).add(case.a.id)
    return tuple(
        replace(case, inside=not sharing.get(case.a.id, set()) & sharing.get(case.b.id, set())) for case in cases
    )


def told_apart(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles again, those of one outlet with their ids behind its name."""
    outlets = Counter(article.name for article in articles)
    return tuple(
        replace(article, label=f"{article.name} ({article.id})") if outlets[article.name] > 1 else article
        for article in articles
    )


def _cases(articles: Sequence[Article]) -> Iterator[Case]:
    texts = Texts()
    for a, b, alignment in among(list(sides(articles).values())):
        yield Case(a.article, b.article, alignment, texts)


def _notices(articles: Iterable[Article]) -> Iterator[Notice]:
    seen: dict[str, str] = {}
    addresses: dict[str, str] = {}
    for article in articles:
        yield from article.document.notices
        yield from article.reading.notices
        words = sum(len(span.of(article.text).split()) for span in article.body)
        if words < _FEW_WORDS:
            yield Notice(
                article.id,
                "short",
                f"Its own text has only {words} {'word' if words == 1 else 'words'}: too little to show reuse.",
            )
        if article.reading.published and article.reading.published.reason:
            yield Notice(article.id, "open_date", article.reading.published.reason)
        twin = seen.setdefault(article.document.sha256, article.id)
        if twin != article.id:
            yield Notice(article.id, "same_bytes", f"This file is the same, byte for byte, as {twin}.")
            continue
        url = article.document.metadata.url
        if url is None:
            continue
        other = addresses.setdefault(address_key(url.value), article.id)
        if other != article.id:
            yield Notice(
                article.id,
                "same_address",
                f"Its address is that of {other} too: they are one article twice, or two versions of it.",
            )
