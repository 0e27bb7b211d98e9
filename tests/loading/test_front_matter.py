"""The YAML block at the head of a text is its metadata, kept as the author wrote it."""

from __future__ import annotations

import pytest
from guard import no_hang

from provenance.errors import InputError
from provenance.loading import read_document
from provenance.model import Document

FULL = """---
outlet: The Harbour Gazette
title: "Pier opens: at last"
url: https://gazette.example/pier
published: 2018-12-09
modified: 2018-12-09 10:30+03:00
authors: [Ada Quill, Tom Brine]
language: en
mood: [unknown, {to: us}]
---
The pier opened.
"""


def read(text: str) -> Document:
    """A plain text as a document."""
    return read_document(text.encode(), "pier.txt")


def test_every_field_is_read_and_points_at_its_line() -> None:
    document = read(FULL)
    metadata = document.metadata
    assert document.text == FULL
    for stated, value, line in (
        (metadata.outlet, "The Harbour Gazette", "outlet: The Harbour Gazette"),
        (metadata.title, "Pier opens: at last", 'title: "Pier opens: at last"'),
        (metadata.url, "https://gazette.example/pier", "url: https://gazette.example/pier"),
        (metadata.published, "2018-12-09", "published: 2018-12-09"),
        (metadata.modified, "2018-12-09 10:30+03:00", "modified: 2018-12-09 10:30+03:00"),
    ):
        assert stated is not None
        assert stated.span is not None
        assert (stated.value, stated.basis, stated.span.of(FULL)) == (value, "metadata", line)
    assert metadata.authors == ("Ada Quill", "Tom Brine")
    assert metadata.language == "en"


def test_the_block_spans_its_fences() -> None:
    document = read(FULL)
    assert document.front_matter is not None
    assert document.front_matter.of(FULL) == FULL[: FULL.index("The pier opened")]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_offsets_hold_whatever_the_line_ends(end: str) -> None:
    text = FULL.replace("\n", end)
    document = read(text)
    assert document.metadata.published is not None
    assert document.metadata.published.span is not None
    assert document.metadata.published.span.of(text) == "published: 2018-12-09"
    assert document.front_matter is not None
    assert text[document.front_matter.end :] == f"The pier opened.{end}"


@pytest.mark.parametrize("value", ["1984", "yes", "10:30", "2018-12-09T10:30:00Z", "0x1F", "2018-13-45"])
def test_a_value_stays_the_authors_string(value: str) -> None:
    title = read(f"---\ntitle: {value}\n---\nText.").metadata.title
    assert title is not None
    assert title.value == value


def test_what_is_left_empty_is_not_stated() -> None:
    metadata = read("---\noutlet:\ntitle: null\nauthors: ~\npublished: ''\n---\nText.").metadata
    assert (metadata.outlet, metadata.title, metadata.published, metadata.authors) == (None, None, None, ())


def test_one_author_needs_no_list() -> None:
    assert read("---\nauthors: Ada Quill\n---\nText.").metadata.authors == ("Ada Quill",)


@pytest.mark.parametrize(
    "text", ["--- not a fence\nText.", "---\nA rule above a text that never closes it.", "----\na\n---\n"]
)
def test_a_text_that_only_begins_with_dashes_has_no_front_matter(text: str) -> None:
    document = read(text)
    assert document.front_matter is None
    assert document.text == text


@pytest.mark.parametrize(
    ("block", "line", "reason"),
    [
        ("title: a\noutlet: [broken", 4, "expected"),
        ("just words", 2, "not a list of fields"),
        ("- a\n- b", 2, "not a list of fields"),
        ("title: a\nurl: [x, y]", 3, "`url` is a list"),
        ("published:\n  year: 2018", 3, "`published` is a group"),
        ("authors: {a: b}", 2, "`authors` is a group"),
        ("authors: [[a]]", 2, "`authors` is a list"),
        ("title: a\ntitle: b", 3, "twice"),
        ("title: &x a\noutlet: *x", 3, "aliases"),
        ("title: a\x07b", 2, r"U\+0007"),
        ("title: a\tb: c: d", 2, "cannot start any token"),
    ],
)
def test_a_broken_block_is_refused_with_its_line(block: str, line: int, reason: str) -> None:
    with pytest.raises(InputError, match=rf"^pier\.txt: the front matter is broken at line {line}: .*{reason}"):
        read(f"---\n{block}\n---\nText.")


def test_a_billion_laughs_and_a_deep_nest_are_refused_without_hanging() -> None:
    laughs = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefg", "bcdefgh", strict=True))
    for block in (laughs, "title: " + "[" * 30_000, "title: " + "{a: " * 10_000):
        with no_hang(), pytest.raises(InputError, match="front matter is broken"):
            read(f"---\n{block}\n---\nText.")


def test_a_tag_makes_no_object_and_an_escaped_surrogate_no_surrogate() -> None:
    title = read('---\ntitle: "a\\ud800b"\n---\nText.').metadata.title
    assert title is not None
    assert title.value == "a\ufffdb"
    outlet = read("---\noutlet: !!python/name:os.system x\n---\nText.").metadata.outlet
    assert outlet is not None
    assert outlet.value == "x"


def test_front_matter_without_a_text_is_refused() -> None:
    with pytest.raises(InputError, match="no text after it"):
        read("---\ntitle: a\n---\n \n")


def test_markdown_has_front_matter_too() -> None:
    document = read_document(FULL.encode(), "pier.md")
    assert document.media_type == "text/markdown"
    assert document.front_matter is not None
