"""The page: complete, linked, escaped, small, and the same every time."""

from __future__ import annotations

import base64
import hashlib
import math
import os
import re
import subprocess
import sys
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import report_making
import report_stories
from lxml import html as parser
from report_making import Json
from report_stories import crowded, harbour, hostile

from provenance import model
from provenance.report.document import document as document_of
from provenance.report.html import render

if TYPE_CHECKING:
    from lxml.html import HtmlElement

STORIES = ("harbour", "hostile", "crowded")


@cache
def _page(story: str) -> str:
    return render(getattr(report_stories, story)())


@cache
def _tree(story: str) -> HtmlElement:
    return parser.document_fromstring(_page(story).encode(), parser=parser.HTMLParser(encoding="utf-8", huge_tree=True))


def _words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _section(tree: HtmlElement, name: str) -> HtmlElement:
    (found,) = tree.xpath("//section[@id=$name]", name=name)
    return found


@pytest.mark.parametrize("story", STORIES)
def test_every_fragment_that_is_linked_to_exists(story: str) -> None:
    ids = set(_tree(story).xpath("//@id"))
    links = _tree(story).xpath("//@href")
    assert links
    assert [link for link in links if not link.startswith("#") or link[1:] not in ids] == []
    named = " ".join(_tree(story).xpath("//@aria-labelledby")).split()
    assert set(named) <= ids


@pytest.mark.parametrize("story", STORIES)
def test_every_id_is_unique(story: str) -> None:
    assert [name for name, times in Counter(_tree(story).xpath("//@id")).items() if times > 1] == []


@pytest.mark.parametrize("story", STORIES)
def test_nothing_on_the_page_refers_outside_it(story: str) -> None:
    tree = _tree(story)
    assert (
        tree.xpath("//@src | //@srcset | //@action | //@data | //@poster | //link | //iframe | //object | //img") == []
    )
    assert tree.xpath("//@style | //@*[starts-with(name(), 'on')]") == []
    assert "url(" not in "".join(tree.xpath("//style/text()"))
    assert "@import" not in "".join(tree.xpath("//style/text()"))


@pytest.mark.parametrize("story", STORIES)
def test_the_policy_allows_the_one_style_and_the_one_script_that_are_there(story: str) -> None:
    tree = _tree(story)
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,), (script,) = tree.xpath("//style/text()"), tree.xpath("//script/text()")
    for name, text in (("style-src", style), ("script-src", script)):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{name} 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")
    assert policy.endswith("base-uri 'none'; form-action 'none'")
    assert tree.xpath("//meta[@name='referrer']/@content") == ["no-referrer"]


def test_hostile_text_is_shown_and_is_no_markup() -> None:
    page, tree = _page("hostile"), _tree("hostile")
    text = tree.text_content()
    for shown in (
        "</script><script>window.__hacked = 1</script>",
        '<img src=x onerror="window.__hacked = 2">',
        "{{ 7*7 }} {% raw %} ${7*7}",
        "javascript:alert(1)",
        "gpj.U+202EexeU+202C",
        "nulU+0000 ×2U+0001",
        "loneU+D800",
        "&amp; &lt;b&gt;",
        "+9,970 combining marks",
    ):
        assert shown in text
    assert len(tree.xpath("//script")) == len(tree.xpath("//style")) == 1
    assert not set(page) & set("\x00\x01\x07\u202e\u202c\u200b\u2028\ud800")
    page.encode()


def test_the_same_document_gives_the_same_bytes_in_any_process() -> None:
    program = (
        "import hashlib, report_stories as s; from provenance.report.html import render; "
        "print(hashlib.sha256(''.join(render(getattr(s, n)()) for n in ('harbour', 'hostile')).encode()).hexdigest())"
    )
    folder = str(Path(__file__).parents[1])
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ
            | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join((folder, os.environ.get("PYTHONPATH", "")))},
            check=True,
            capture_output=True,
            text=True,
            cwd=folder,
        ).stdout
        for seed in ("0", "1")
    }
    mine = hashlib.sha256((_page("harbour") + _page("hostile")).encode()).hexdigest()
    assert digests == {f"{mine}\n"}


def test_rendering_leaves_the_document_as_it_was() -> None:
    document = harbour()
    render(document)
    assert document == harbour()


def test_ten_related_pairs_of_five_articles_stay_within_300_kilobytes() -> None:
    assert len(crowded()["pairs"]) == 10
    assert all(len(article["text"]) > 2_700 for article in crowded()["articles"])
    assert len(_page("crowded").encode()) <= 300_000


def test_the_figures_on_the_page_add_up_to_the_verdict_on_the_page() -> None:
    for pair in _tree("harbour").xpath("//section[@class='pair']"):
        told = [_words(row) for row in pair.xpath(".//table[@class='hypotheses']/tbody//th")]
        scores: dict[str, float] = {}
        for name, row in zip(told, pair.xpath(".//ul[@class='scores']/li"), strict=True):
            assert _words(row.xpath("span")[0]) == name
            scores[name] = float(row.xpath("data/@value")[0])
        for row in pair.xpath(".//ul[@class='evidence']/li"):
            scores[_words(row.xpath(".//b")[0])] += float(row.xpath("data/@value")[0])
        sums = [float(value) for value in pair.xpath(".//ul[@class='scores sum']//data/@value")]
        assert sums == [pytest.approx(score) for score in scores.values()]
        total = math.fsum(2.0**score for score in scores.values())
        shown = [float(value) for value in pair.xpath(".//table[@class='hypotheses']//data/@value")]
        assert shown == [pytest.approx(2.0**score / total, abs=1e-9) for score in scores.values()]


def test_the_first_section_answers_who_had_it_first_how_sure_and_what_is_not_known() -> None:
    answer = _words(_section(_tree("harbour"), "answer"))
    assert "Who had it first? Levant Wire almost certain (99.9%)" in answer
    assert "Levant Wire (wire) had the text first" in answer
    assert "That cannot be told. Among Dune Post and Mesa Post" in answer
    assert "North Agency, outside this set very likely (83%)" in answer
    assert "There is no publication time for Mesa Post (mesa)." in answer


def test_whether_they_credited_it_and_why_stand_in_the_first_section_too() -> None:
    answer = _words(_section(_tree("harbour"), "answer"))
    assert "Did they credit it? Credited Harbour Daily uses text of Levant Wire Port Aldis - Levant Wire" in answer
    why = answer.partition("How do you know?")[2]
    assert "almost certain" in why
    assert "−40.00 bits Long stretches agree word for word." in why
    assert "+9.00 bits Harbour Daily credits “Port Aldis - Levant Wire” above its text." in why
    assert "−0.70" not in why


def test_every_evidence_link_leads_to_the_words_it_quotes() -> None:
    tree = _tree("harbour")
    links = tree.xpath("//ul[@class='evidence']/li//ul//a")
    assert len(links) >= 10
    for link in links:
        (place,) = tree.xpath("//*[@id=$name]", name=link.get("href")[1:])
        quote = _words(link.xpath("q")[0]).rstrip("…")
        following = " ".join("".join(place.xpath("./text() | following::text()[not(ancestor::a)]")[:40]).split())
        assert following.startswith(quote[:12])


def test_passages_are_linked_both_ways() -> None:
    tree = _tree("harbour")
    chips = tree.xpath("//a[@class='n']")
    assert chips
    for chip in chips:
        (other,) = tree.xpath("//a[@id=$name]", name=chip.get("href")[1:])
        assert other.get("href") == f"#{chip.get('id')}"
        assert other.text == chip.text


def test_both_texts_of_a_related_pair_stand_there_whole() -> None:
    document = harbour()
    wire = document["articles"][0]["text"]
    (side,) = _tree("harbour").xpath("//article[@id='p1a']")
    shown = "".join(side.xpath(".//div[contains(@class, 'text')]//text()[not(parent::*[@class='n' or @class='l'])]"))
    assert shown == wire


def test_sides_are_named_source_and_copy_only_once_the_direction_is_decided() -> None:
    tree = _tree("harbour")
    roles = [
        _words(section.xpath(".//div[@class='sides']")[0])[:6] for section in tree.xpath("//section[@class='pair']")
    ]
    assert roles == ["Source", "Dune P", "Levant", "Harbou"]
    assert tree.xpath("//section[@id='pair-2']//h4/span[@class='tag']") == []


def test_the_source_stands_first_whichever_way_round_the_pair_is_stored() -> None:
    document = harbour()
    pair = document["pairs"][0]
    wire, daily = document["articles"][:2]
    document["articles"][:2] = [daily, wire]
    swap = {"a": "b", "b": "a"}
    pair |= {"a": "daily", "b": "wire", "direction": "b_to_a"}
    pair["containment"] = {"a_in_b": pair["containment"]["b_in_a"], "b_in_a": pair["containment"]["a_in_b"]}
    for passage in pair["passages"]:
        passage |= {side: passage[swap[side]] for side in swap}
    tree = parser.document_fromstring(render(document))
    names = [_words(name) for name in tree.xpath("//section[@id='pair-1']//h4/bdi")]
    assert names == ["Levant Wire", "Harbour Daily"]


def test_changed_words_of_an_edited_passage_are_marked() -> None:
    sides = _tree("harbour").xpath("//section[@id='pair-1']//article")
    changed = [
        [_words(word) for word in side.xpath(".//span[contains(concat(' ', @class, ' '), ' w ')]")] for side in sides
    ]
    assert changed == [["on", "from Velia"], ["loaded"]]


def test_kinds_of_passages_differ_in_more_than_colour() -> None:
    (style,) = _tree("harbour").xpath("//style/text()")
    looks = re.findall(r"\.(k[veps]) \{[^}]*text-decoration-style: (\w+)", style)
    assert len({look for _, look in looks}) == len(looks) == 4
    labels = {chip.text.split()[1] for chip in _tree("harbour").xpath("//a[@class='n']")}
    assert labels == {"verbatim", "edited", "statement"}


def test_a_pair_without_reuse_has_its_reason_and_no_texts() -> None:
    page = _words(_section(_tree("harbour"), "pairs"))
    assert "Coast Chronicle and Mesa Post share no passage." in page
    assert len(_tree("harbour").xpath("//section[@class='pair']")) == 4


def test_left_out_text_is_folded_where_it_stands() -> None:
    (fold, tail) = _tree("harbour").xpath("//article[@id='p1b']/details")
    assert "Your comment" in fold.text_content()
    assert "GMT 07:56 2011" in tail.text_content()
    assert fold.get("open") is None


def test_a_photo_credit_is_said_to_be_none_of_the_text() -> None:
    card = _words(_section(_tree("harbour"), "article-1"))
    assert "photo credit: Blue Agency, says nothing about where the text is from" in card
    assert (
        "4 May, year not stated to the day; from its dateline; 2018 or 2012 would fit; the text calls May 4 a Friday"
        in card
    )


def test_the_page_says_how_to_repeat_the_run() -> None:
    method = _words(_section(_tree("harbour"), "method"))
    assert "provenance compare in/wire.txt in/daily.txt" in method
    options = {_words(term): _words(term.getnext()) for term in _section(_tree("harbour"), "method").xpath(".//dt")}
    assert (options["Option keep_going"], options["Option language"]) == ("false", "auto")
    assert harbour()["articles"][0]["sha256"] in method


def test_nobody_is_accused() -> None:
    assert "plagiar" not in _page("harbour").lower()


def test_headings_never_skip_a_level() -> None:
    levels = [int(heading.tag[1]) for heading in _tree("harbour").xpath("//h1 | //h2 | //h3 | //h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_pictures_have_a_name_and_columns_have_headers() -> None:
    tree = _tree("harbour")
    for picture in tree.xpath("//svg"):
        assert picture.get("aria-hidden") == "true" or (
            picture.get("role") == "img" and picture.xpath("title") and picture.xpath("desc")
        )
    assert tree.xpath("//table")
    assert tree.xpath("//thead//th[not(@scope)] | //tbody//th[not(@scope)]") == []


def test_a_report_stored_without_texts_and_later_fields_still_opens() -> None:
    document = harbour()
    for article in document["articles"]:
        for name in ("text", "headline", "left_out"):
            del article[name]
    for pair in document["pairs"]:
        for name in ("prior_bits", "summary", "missing"):
            del pair[name]
        for passage in pair["passages"]:
            del passage["bits"]
    for name, fields in (("edges", ["share"]), ("origins", ["group"]), ("credit_audit", ["spans"])):
        for each in document[name]:
            for field in fields:
                del each[field]
    tree = parser.document_fromstring(render(document))
    ids = set(tree.xpath("//@id"))
    assert [link for link in tree.xpath("//@href") if link[1:] not in ids] == []
    assert "The text of this article is not part of this report." in tree.text_content()


def test_places_outside_their_text_lead_to_the_text_as_a_whole() -> None:
    document = harbour()
    document["pairs"][0]["evidence"][0]["spans"][0] |= {"start": 5, "end": 99_999}
    document["pairs"][0]["evidence"][1]["spans"][0]["article"] = "nobody"
    document["pairs"][0]["passages"][0]["a"] = {"start": 99_000, "end": 99_999}
    tree = parser.document_fromstring(render(document))
    ids = set(tree.xpath("//@id"))
    assert [link for link in tree.xpath("//@href") if link[1:] not in ids] == []


def test_no_articles_related_at_all_is_an_answer_too() -> None:
    document = report_making.document(harbour()["articles"][2:4], [])
    text = _words(parser.document_fromstring(render(document)))
    assert "No shared text was found" in text
    assert "There is nothing to credit" in text


def test_the_stories_have_exactly_the_fields_of_the_document() -> None:
    made = document_of(_comparison())
    _same_fields(made, harbour(), "document")


def _same_fields(expected: object, given: object, where: str) -> None:
    if isinstance(expected, dict) and isinstance(given, dict):
        if where.endswith("options"):
            return
        assert expected.keys() == given.keys(), where
        for name in expected:
            _same_fields(expected[name], given[name], f"{where}.{name}")
    elif isinstance(expected, list) and isinstance(given, list) and expected and given:
        _same_fields(expected[0], given[0], f"{where}[]")


def _comparison() -> model.Comparison:
    span = model.Span(0, 4)
    articles = tuple(
        model.Article(
            document=model.Document(name, name, "0", "text/plain", "Text of it"),
            layout=model.Layout(
                (model.Block(span, "body"), model.Block(model.Span(5, 7), "form"), model.Block(span, "headline"))
            ),
            body=(span,),
            reading=model.Reading(
                marks=(model.Mark("credit", "Agency", span, "text"),),
                outlet=model.Outlet("Paper", "masthead"),
                published=model.Moment("2018", "year", "dateline"),
            ),
            sentences=(span,),
            quotations=(),
            title="Text",
            language="en",
        )
        for name in ("one", "two")
    )
    place = model.Place("one", span)
    even: dict[model.Hypothesis, float] = dict.fromkeys(model.HYPOTHESES, 0.25)
    verdict = model.Verdict(
        alignment=model.Alignment("one", "two", (model.Passage("verbatim", False, 1.0, 9.0, span, span),), 1.0, 1.0),
        relation="copy",
        direction="a_to_b",
        hypotheses=even,
        prior=dict.fromkeys(model.HYPOTHESES, 0.0),
        evidence=(model.Evidence("credit", "marks", "a_to_b", 1.0, "Seen.", (place,)),),
        summary="One took it.",
        missing=("Nothing.",),
    )
    return model.Comparison(
        articles=articles,
        verdicts=(verdict,),
        origins=(model.Origin("article", "one", None, 0.9, "One.", ("one", "two")),),
        edges=(model.Edge("one", "two", "copy", 0.9, 1.0),),
        audits=(model.Audit("two", "one", "yes", "Named.", (place,)),),
        notices=(model.Notice("one", "code", "Note."),),
    )


def test_a_page_is_made_of_a_real_comparison() -> None:
    page: str = render(document_of(_comparison()))
    assert "One took it." in page


def test_hostile_documents_keep_their_fields() -> None:
    made: Json = hostile()
    assert made.keys() == harbour().keys()


def test_title_case_and_stamp_stand_at_the_head_and_the_answer_stays() -> None:
    document = harbour() | {
        "case": {
            "title": "Who reopened <b>the harbour</b>?",
            "id": "T-4711",
            "stamp": "2026-11-22T12:05:27+00:00",
            "redacted": True,
            "anonymous": False,
        }
    }
    tree = parser.document_fromstring(render(document))
    assert _words(tree.xpath("//h1")[0]) == "Who reopened <b>the harbour</b>?"
    header = _words(tree.xpath("//header")[0])
    assert "Case T-4711" in header
    assert "Made at 22 November 2026, 12:05:27 (+00:00)" in header
    assert "Where these texts began: Levant Wire" in header
    assert "Text outside passages and marks is blacked out in this report." in header
    assert "masked" not in header
    assert tree.xpath("//title/text()")[0].startswith("Who reopened <b>the harbour</b>?: Where these texts began")


def test_the_kind_of_a_relation_stands_beside_it() -> None:
    document = harbour()
    document["pairs"][0]["kind"] = "wire_copy"
    tags = parser.document_fromstring(render(document)).xpath("//section[@id='pair-1']/h2/span[@class='tag']/text()")
    assert tags == ["copy", "wire copy"]


def test_a_mosaic_says_who_each_stretch_was_taken_from() -> None:
    document = harbour()
    text = document["articles"][1]["text"]
    middle = text.index("Two cranes")
    document["mosaic"] = [
        {"article": "daily", "start": middle, "end": len(text), "from": None, "probability": 0.9},
        {"article": "daily", "start": text.index("The harbour of"), "end": middle, "from": "wire", "probability": 0.97},
        {"article": "quarry", "start": 0, "end": 10, "from": "unseen:North Agency", "probability": 0.6},
    ]
    tree = parser.document_fromstring(render(document))
    tiles = [_words(tile) for tile in tree.xpath("//section[@id='article-2']//ol[@class='tiles']/li")]
    assert tiles[0].startswith("Levant Wire almost certain, 97% The harbour of Port Aldis")
    assert tiles[1].startswith("no other article: its own words, or a source that is not here very likely, 90%")
    (quarry,) = tree.xpath("//section[@id='article-6']//ol[@class='tiles']/li")
    assert _words(quarry).startswith("North Agency (a text outside this set) likely, 60%")
    assert len(tree.xpath("//section[@id='article-2']//svg[@class='mosaic']/rect")) == 2


def test_a_pair_that_shares_passages_without_reuse_is_shown_with_them() -> None:
    document = harbour()
    document["pairs"][0] |= {"relation": "none", "direction": None}
    document |= {"edges": [], "origins": []}
    tree = parser.document_fromstring(render(document))
    (heading,) = tree.xpath("//section[@class='pair']/h2[contains(., 'Levant Wire and Harbour Daily')]")
    assert _words(heading) == "Levant Wire and Harbour Daily no reuse found"


def test_where_nobody_is_known_to_have_taken_text_nobody_is_asked_for_a_credit() -> None:
    document = harbour() | {"edges": [], "credit_audit": []}
    assert "who took the text from whom is not decided" in _words(
        _section(parser.document_fromstring(render(document)), "answer")
    )


def test_of_versions_of_one_article_the_first_section_speaks_as_of_versions() -> None:
    one, two = (report_making.article(each, [("body", "text")], outlet=f"Tidings ({each})") for each in ("a", "b"))
    made = report_making.pair(one, two, "copy", "a_to_b", kind="revision")
    edge = {"from": "a", "to": "b", "relation": "copy", "probability": 0.99, "share": 1.0}
    page = parser.document_fromstring(render(report_making.document([one, two], [made], edges=[edge])))
    assert "1 pair compared: 1 pair of versions of one article." in _words(page.xpath("//header")[0])
    answer = _words(_section(page, "answer"))
    assert "that Tidings (b) is a later version of Tidings (a)" in answer
    assert "There is nothing to credit: these texts are one outlet's own." in answer
    assert "took it from" not in answer
    assert "Tidings (b) is a later version of Tidings (a) and has 100% of its text from there" in _words(page)


def test_the_command_to_repeat_the_run_has_the_options_that_change_what_is_found() -> None:
    document = harbour()
    document["options"] = {
        "whole": True,
        "outlets": {"wire": "Levant Wire"},
        "agencies": {"name": "own.toml", "sha256": "0"},
    }
    command = _words(parser.document_fromstring(render(document)).xpath("//pre")[0])
    assert command.endswith("--whole --agencies own.toml --outlet 'in/wire.txt=Levant Wire' -o report.html")
    german = _words(parser.document_fromstring(render(document, language="de")).xpath("//pre")[0])
    assert german.endswith("--language de -o report.html")


def test_a_text_put_together_from_two_articles_names_both_and_is_not_called_open() -> None:
    story = harbour()
    found = {"kind": "undetermined", "article": None, "agency": None, "probability": 0.0, "explanation": "Two of them."}
    story["origins"] = [found | {"group": ["wire", "daily", "coast"], "sources": ["wire", "coast"]}]
    story["origin"] = story["origins"][0]
    page = render(story)
    assert "cannot be told</h1>" not in page
    assert "That cannot be told." not in page
