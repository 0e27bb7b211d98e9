"""The Markdown report: what it says, and that no word of an article becomes markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from report_making import Story, article, document, pair
from report_stories import crowded, harbour, hostile

from provenance.report.markdown import escaped, render
from provenance.report.visible import plain

if TYPE_CHECKING:
    from markdown_it.token import Token

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
JOINER = "\u2060"


def tokens(found: Iterable[Token]) -> Iterator[Token]:
    for token in found:
        yield token
        yield from tokens(token.children or ())


def shown(markdown: str) -> str:
    """What a reader of the rendered page sees of inline text."""
    return "".join(token.content for token in tokens(READER.parse(markdown)) if token.type in ("text", "text_special"))


HARD = [
    "# no heading",
    "- no list",
    "12. no list",
    "> no quote",
    "*no* _emphasis_ **here** ~~gone~~",
    "`no code` ``` ",
    "[no link](http://x.example) ![no picture](x.png) <http://x.example>",
    "<script>alert(1)</script> &lt; &copy; <!-- x -->",
    "a | b \\| c",
    "=====",
    "-----",
    "    no code",
    "[a]: http://x.example",
    "\u202egpj.exe",
    "+ no list",
    "~~~",
    "one  \ntwo",
    "\\",
    "trailing \\",
    "[[wiki]] $x$ ^[note] [^1]",
]


@pytest.mark.parametrize("words", HARD)
def test_words_are_shown_to_the_letter_and_are_nothing_but_words(words: str) -> None:
    for before in ("", "- ", "Sentence. "):
        found = list(tokens(READER.parse(before + escaped(words))))
        allowed = {"paragraph_open", "paragraph_close", "inline", "text", "text_special"}
        allowed |= (
            {"bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"} if before == "- " else set()
        )
        assert {token.type for token in found} <= allowed
        assert shown(before + escaped(words)).replace(JOINER, "").endswith(plain(words))


@given(st.text(alphabet=st.sampled_from("#-*_`[]()<>!|\\&;$:@~^+=1. \tax\n/\"'{}%?"), max_size=30))
@example("1)")
@example("&#35;")
@example("a_b_c*d*")
def test_no_words_at_all_become_markup_in_a_line_or_in_a_table(words: str) -> None:
    line = escaped(words)
    assert "\n" not in line
    assert shown(f"x {line}").replace(JOINER, "") == f"x {plain(words)}".rstrip()
    table = READER.parse(f"| a | b |\n| --- | --- |\n| {line} | end |")
    row = [token.content for token in tokens(table) if token.type == "inline"]
    assert len(row) == 4
    assert shown(row[2]).replace(JOINER, "") == plain(words)


REFERENCE = re.compile(
    r"""(?:^|\W)@[\w-]                         # somebody is told
    | [\w/.-]*[#!$%~]\d                        # a ticket
    | \b[A-Z]+-\d                              # GH-12
    | ://|\bwww\.|mailto:
    | :(?:tada|\+1|100|o2):""",
    re.VERBOSE,
)


@pytest.mark.parametrize(
    "words",
    [
        "ask @harbour-master",
        "@all",
        "see #12 and owner/repo#3",
        "!7 $5 %8 ~9",
        "GH-12 and ABC-3",
        "http://x.example and www.x.example",
        "WWW.x.example mailto:a@b.example",
        ":tada: :+1: :100: :o2:",
        "a@b.example",
    ],
)
def test_nothing_that_a_ticket_makes_a_reference_of_is_left_whole(words: str) -> None:
    assert REFERENCE.search(words) or "@" in words
    assert not REFERENCE.search(shown(escaped(words)))
    assert "@b" not in shown(escaped(words))
    assert shown(escaped(words)).replace(JOINER, "") == words


def test_the_times_of_a_day_are_left_as_they_are() -> None:
    assert escaped("05:30:00 (+02:00), 2019-09-16") == "05:30:00 (+02:00), 2019-09-16"


def test_it_says_the_answer_the_path_the_evidence_in_bits_the_audit_what_is_missing_and_the_hashes() -> None:
    text = render(harbour())
    assert text.startswith("## Where these texts began: Levant Wire")
    assert "- Levant Wire → Harbour Daily, 93% of its text: almost certain (99.9%)" in text
    assert "| +9.00 | for: Harbour Daily took it from Levant Wire | Harbour Daily credits" in text
    assert "Harbour Daily 109–133 “Port Aldis - Levant Wire”" in text
    assert "- **Credited**, Harbour Daily:" in text
    assert "- The publication date of Levant Wire's article has no year." in text
    assert all(article["sha256"] in text for article in harbour()["articles"])
    assert "4 May, year not stated" in text
    assert text.endswith("_\n")


@pytest.mark.parametrize("story", [harbour, crowded, hostile])
def test_a_whole_report_has_the_tables_lists_and_headings_that_we_wrote_and_no_others(story: Story) -> None:
    text = render(story())
    found = list(tokens(READER.parse(text)))
    kinds = {token.type for token in found}
    assert not kinds & {
        "html_inline",
        "html_block",
        "link_open",
        "image",
        "code_block",
        "fence",
        "hr",
        "blockquote_open",
    }
    assert [token.tag for token in found if token.type == "heading_open"] == [
        "h2" if line.startswith("## ") else "h3" for line in text.splitlines() if line.startswith("##")
    ]
    assert all(len(row) in (4, 5) for row in rows_of(text))
    codes = [token.content for token in found if token.type == "code_inline"]
    assert codes == [article["sha256"] for article in story()["articles"]]
    text.encode()


def rows_of(text: str) -> list[list[str]]:
    return [re.split(r"(?<!\\)\|", line)[1:-1] for line in text.splitlines() if line.startswith("| ")]


def test_title_case_and_stamp_stand_on_top_and_the_answer_stays() -> None:
    report = harbour()
    report["case"] |= {"title": "*Who* wrote it?", "id": "T-7", "stamp": "2026-01-02T03:04:05+00:00", "redacted": True}
    lines = render(report).splitlines()
    assert lines[0] == "## \\*Who\\* wrote it?"
    assert lines[2].replace(JOINER, "").startswith("Case T-7. Made 2026-01-02T03:04:05+00:00. Text that is no passage")
    assert lines[4].startswith("**Where these texts began")


def test_fields_of_later_reports_are_shown_where_there_are_some() -> None:
    report = harbour()
    first = report["pairs"][0]
    first["kind"] = "wire_copy"
    first["without"] = [
        {"group": "marks", "relation": "copy", "direction": "undetermined", "hypotheses": first["hypotheses"]}
    ]
    report["mosaic"] = [{"article": "daily", "start": 0, "end": 13, "from": "wire", "probability": 0.9}]
    text = render(report)
    assert "Kind: wire copy." in text
    assert "- Without “marks”: almost certain (over 99.9%) that one took it from the other" in text
    assert "| Harbour Daily | 0–13 | Levant Wire | very likely (90%) |" in text


def test_a_report_without_texts_has_the_places_without_their_words() -> None:
    report = harbour()
    for each in report["articles"]:
        del each["text"]
    assert "| Harbour Daily 109–133 |" in render(report)


def test_a_report_of_many_pairs_still_fits_into_a_ticket_and_says_what_it_leaves_out() -> None:
    texts = [
        article(f"paper{number}", [("body", f"Story {number}. " * 9)], outlet=f"Paper {number}") for number in range(25)
    ]
    pairs = [
        pair(
            a,
            b,
            "copy",
            "undetermined",
            missing=[f"No date of {a['id']} and {b['id']}."],
            evidence=[("text", "text", "independent", -20.0, "They agree.", [(a, a["text"])])] * 6,
        )
        for a, b in combinations(texts, 2)
    ]
    step = {"from": "paper23", "to": "paper24", "relation": "copy", "probability": 0.99, "share": 1.0}
    text = render(document(texts, pairs, edges=[step]))
    assert len(text) < 60_000
    assert text.count("They agree.") == 6 * 10
    assert "### Paper 23 and Paper 24: copy" in text.partition("### Paper 0 and")[0]
    assert "### 290 more related pairs" in text
    assert "And 190 more" in text
    assert "- and 280 more" in text
