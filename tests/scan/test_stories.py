"""Which articles of a corpus are one story."""

from __future__ import annotations

from articles import BRIDGE, FAIR, OTHER, document, story

from provenance.model import Document, Span
from provenance.pipeline import compare
from provenance.scan.judge import stories_of


def whole(text: str, name: str, outlet: str, published: str) -> Document:
    return document(text, name, outlet=outlet, published=published, extracted=(Span(0, len(text)),))


def test_what_an_outlet_shows_again_makes_no_story_of_its_articles_in_a_corpus_and_one_in_a_comparison() -> None:
    early = whole(story((*BRIDGE[:3], *OTHER[:2])), "early", "Tarrow Sentinel", "2020-03-02")
    late = whole(story((*FAIR, *BRIDGE[:3])), "late", "Tarrow Sentinel", "2020-06-09")
    assert stories_of(compare([early, late]).verdicts, whole=False) == ()
    assert stories_of(compare([early, late]).verdicts, whole=True) == (("early", "late"),)


def test_what_another_outlet_shows_makes_one() -> None:
    early = whole(story((*BRIDGE[:3], *OTHER[:2])), "early", "Tarrow Sentinel", "2020-03-02")
    late = whole(story((*FAIR, *BRIDGE[:3])), "late", "Oxney Tidings", "2020-06-09")
    assert stories_of(compare([early, late]).verdicts, whole=False) == (("early", "late"),)
