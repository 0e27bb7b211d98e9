"""Markdown: its signs and addresses are no text, and every character keeps its place."""

from __future__ import annotations

import pytest
from articles import SAVED
from guard import no_hang
from hypothesis import given
from hypothesis import strategies as st

from provenance.loading import read_document
from provenance.loading.markdown import bare
from provenance.pipeline import compare, understand

MARKDOWN = """---
outlet: Underhill Post
published: 2018-12-09
---
# Beavers close the bridge

![a plank](plank.jpg "gnawed")

The rope bridge over the [Tarrow gorge](https://post.example/places/tarrow-gorge-of-the-north) will be closed from \
Monday, because three of its planks have been **gnawed through** by beavers, the forestry office of Underhill said.

Walkers will have to take the longer path past the old [saw mill][1] until the carpenters have finished, which may \
take them eleven days if the weather holds.[^2]

> “We have counted forty-two bite marks and one *very* satisfied animal,” head forester Ilse Brandvold _told_ \
reporters beside the gorge.

The bridge was hung in 1931 by two brothers who wanted to visit their aunt without getting their feet wet.

Source: [Harbour Courier](https://harbourcourier.example/bridge)

[1]: https://post.example/mill
[^2]: As of Sunday.
"""


def test_the_same_article_in_markdown_and_in_plain_text_is_one_passage_word_for_word() -> None:
    plain = read_document(("Beavers close the bridge\n\n" + "\n\n".join(SAVED)).encode(), "a.txt")
    marked = read_document(MARKDOWN.encode(), "b.md")
    (verdict,) = compare([plain, marked]).verdicts
    passages = verdict.alignment.passages
    assert {passage.kind for passage in passages} == {"verbatim"}
    for paragraph in SAVED:
        start = plain.text.index(paragraph)
        assert any(each.a.start <= start and start + len(paragraph) - 1 <= each.a.end for each in passages)


def test_every_character_that_is_left_stands_where_it_stands_in_the_file() -> None:
    document = read_document(MARKDOWN.encode(), "b.md")
    assert document.media_type == "text/markdown"
    assert len(document.text) == len(MARKDOWN)
    assert all(ours in (theirs, " ") for ours, theirs in zip(document.text, MARKDOWN, strict=True))
    assert document.front_matter is not None
    assert document.front_matter.of(document.text) == MARKDOWN[: MARKDOWN.index("# Beavers")]


def test_the_headline_is_the_heading_without_its_sign() -> None:
    assert understand(read_document(MARKDOWN.encode(), "b.md")).title == "Beavers close the bridge"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("## A heading ##", "A heading"),
        ("A heading\n===", "A heading"),
        ("#5 is alive", "#5 is alive"),
        ("> > Quoted twice", "Quoted twice"),
        ("[closed]", "[closed]"),
        ("[sic][2] stays", "[sic][2] stays"),
        ("an ![image](a.png) is none", "an is none"),
        ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
        ("**Bold**, *slanted*, ***both***, __bold__ and _slanted_", "Bold , slanted , both , bold and slanted"),
        ("<https://post.example/a>", "<https://post.example/a>"),
        ("Source: [Courier](https://c.example/a)", "Source: Courier https://c.example/a"),
        ("a_b](x) [c", "a_b](x) [c"),
    ],
)
def test_signs_become_blanks_and_what_is_none_stays(written: str, read: str) -> None:
    assert " ".join(bare(written).split()) == read


@given(st.text(alphabet="ab \n#>*_[]()!^`=-:1\\", max_size=200))
def test_nothing_but_blanks_ever_takes_a_characters_place(text: str) -> None:
    found = bare(text)
    assert len(found) == len(text)
    assert all(ours in (theirs, " ") for ours, theirs in zip(found, text, strict=True))


@pytest.mark.parametrize(
    "text",
    ["[" * 200_000, "[a](" * 100_000, "*" * 200_000, "_a" * 100_000, "> " * 200_000, "# " * 200_000, "[a][" * 100_000],
)
def test_long_rows_of_signs_do_not_hang(text: str) -> None:
    with no_hang():
        assert len(bare(text)) == len(text)
