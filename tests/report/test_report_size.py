"""The page of many articles is small, fast, and says what it leaves out."""

from __future__ import annotations

import re
import time
from functools import cache
from typing import TYPE_CHECKING

import pytest
from lxml import html as parser
from report_stories import sixty

from provenance.report import room
from provenance.report.html import render

if TYPE_CHECKING:
    from report_making import Json


@cache
def _document() -> Json:
    return sixty()


@cache
def _page() -> str:
    return render(_document())


def test_sixty_articles_that_are_all_copies_of_each_other_make_at_most_three_megabytes() -> None:
    assert len(_document()["pairs"]) == 1770
    assert all(2_700 < len(article["text"]) < 3_300 for article in _document()["articles"])
    assert len(_page().encode()) <= 3_000_000


def test_their_page_is_made_in_three_seconds_of_processor_time() -> None:
    render(_document())
    start = time.process_time()
    render(_document())
    assert time.process_time() - start < 3.0


def test_every_text_stands_on_the_page_whole() -> None:
    tree = parser.document_fromstring(_page())
    texts = {"".join(text.xpath(".//text()[not(parent::*[@class='n'])]"))
             for text in tree.xpath("//div[contains(@class, 'text body')]")}  # fmt: skip
    assert {article["text"] for article in _document()["articles"]} <= texts


def test_every_related_pair_has_its_row_and_the_page_says_what_it_leaves_to_the_json_report() -> None:
    tree = parser.document_fromstring(_page())
    assert len(tree.xpath("//table[contains(@class, 'related')]/tbody/tr")) == 1770
    sections = len(tree.xpath("//section[@class='pair']"))
    beside = len(tree.xpath("//div[@class='sides']"))
    assert 2 < beside <= sections < 1770
    told = " ".join(tree.xpath("//section[@id='pairs']")[0].text_content().split())
    assert f"Of {1770 - sections:,} pairs this page has the row alone" in told
    if beside < sections:
        assert f"Of {sections - beside:,} pairs the texts do not stand side by side here" in told


def test_the_steps_of_the_path_come_first() -> None:
    tree = parser.document_fromstring(_page())
    names = [name.text for name in tree.xpath("//section[@class='pair']/h2/bdi")]
    assert names[:3] == ["Paper 0 → Paper 1", "Paper 0 → Paper 2", "Paper 0 → Paper 3"]
    assert all(name.startswith("Paper 0 → ") for name in names[:59])


def test_every_fragment_of_the_large_page_exists_once() -> None:
    ids = re.findall(r'\bid="([^"]+)"', _page())
    links = set(re.findall(r'href="#([^"]+)"', _page()))
    assert len(ids) == len(set(ids))
    assert links <= set(ids)


def test_the_first_pair_has_all_the_room_it_needs_whatever_its_size() -> None:
    document = _document()
    long = {**document, "articles": [each | {"text": each["text"] * 400} for each in document["articles"]]}
    first, second = room.rooms(document["pairs"][:2], long["articles"])
    assert (first, second) == (room.SIDES, room.DETAILS)


@pytest.mark.parametrize("pairs", [0, 1, 6])
def test_few_pairs_all_have_their_texts_side_by_side(pairs: int) -> None:
    document = _document()
    assert room.rooms(document["pairs"][:pairs], document["articles"]) == [room.SIDES] * pairs


def test_pairs_that_share_passages_without_reuse_are_shown_last() -> None:
    document = _document()
    pairs = [dict(pair) for pair in document["pairs"][:3]]
    pairs[0] |= {"relation": "none", "direction": None}
    pairs[1] |= {"relation": "none", "direction": None, "passages": []}
    order = room.by_importance({"pairs": pairs, "edges": []})
    assert [(each["a"], each["b"]) for each in order] == [("paper00", "paper03"), ("paper00", "paper01")]
