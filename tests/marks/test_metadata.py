"""What a page states for machines is a mark only if it is stated of the article, and of another house."""

from __future__ import annotations

from dataclasses import replace

import pytest
from articles import BRIDGE, document, layout_of, story
from guard import no_hang
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.data.agencies import best
from provenance.marks import read
from provenance.marks.lines import Line
from provenance.marks.metadata import markup_marks, metadata_marks
from provenance.model import Document, Mark, Metadata, Span, Stated
from provenance.model.article import Property


def page(
    *properties: tuple[str, str], url: str | None = "https://post.example/bridge", node: str = "NewsArticle"
) -> Document:
    """A document whose page states the properties of its article."""
    statements = tuple(Property(name, node, value) for name, value in properties)
    return replace(document(story(BRIDGE)), metadata=Metadata(url=Stated(url) if url else None, properties=statements))


def claims(marks: tuple[Mark, ...]) -> list[tuple[str, str]]:
    """Who is named, an agency by its short form, and what is claimed for them."""
    return sorted((row.short if (row := best(mark.agency)) else mark.agency, mark.claims) for mark in marks)


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("Reuters", [("Reuters", "text")]),
        ("By Reuters", [("Reuters", "text")]),
        ("The Associated Press", [("AP", "text")]),
        ("Associated Press in Tarrow", [("AP", "text")]),
        ("Ada Quill, Associated Press", [("AP", "text")]),
        ("Ada Quill, AP Business Writer", [("AP", "text")]),
        ("AFP/Ada Quill", [("AFP", "nothing")]),
        ("Ada Quill/AFP", [("AFP", "nothing")]),
        ("Reuters, Ada Quill", [("Reuters", "part")]),
        ("Ada Quill", []),
        ("https://www.facebook.com/reuters", []),
        ("", []),
    ],
)
def test_an_author_claims_what_its_form_says(author: str, expected: list[tuple[str, str]]) -> None:
    assert claims(metadata_marks(page(("author", author)))) == expected


def test_a_person_beside_an_agency_makes_it_the_source_of_a_part() -> None:
    assert claims(metadata_marks(page(("author", "Reuters"), ("author", "Ada Quill")))) == [("Reuters", "part")]


def test_two_agencies_without_a_person_are_both_sources_of_the_text() -> None:
    found = metadata_marks(page(("author", "Reuters"), ("author", "AFP")))
    assert claims(found) == [("AFP", "text"), ("Reuters", "text")]


def test_the_page_s_own_name_beside_an_agency_in_one_list_is_work_of_its_own() -> None:
    found = metadata_marks(
        page(("author", "Reuters"), ("author", "Underhill Post"), ("og:site_name", "Underhill Post"))
    )
    assert claims(found) == [("Reuters", "part")]


def test_an_author_s_mark_has_no_place_in_the_text() -> None:
    (mark,) = metadata_marks(page(("author", "dpa")))
    assert (mark.kind, mark.span) == ("metadata", Span(0, 0))


def test_authors_without_bound_statements_are_read_alike() -> None:
    assert claims(metadata_marks(document(story(BRIDGE), authors=("AFP", "Ada Quill")))) == [("AFP", "part")]


@pytest.mark.parametrize("name", ["provider", "source", "sourceOrganization", "creditText"])
def test_who_provided_the_text_is_its_source(name: str) -> None:
    assert claims(metadata_marks(page((name, "Reuters")))) == [("Reuters", "text")]


@pytest.mark.parametrize("value", ["Underhill Post", "post.example", "Ada Quill", "Photo: AFP", "AFP/Ada Quill"])
def test_the_page_s_own_name_a_person_or_a_picture_s_credit_is_no_source(value: str) -> None:
    found = metadata_marks(page(("provider", value), ("og:site_name", "Underhill Post")))
    assert [mark for mark in found if mark.claims != "nothing"] == []


def test_an_unknown_provider_is_believed_only_of_a_site_that_carries_others_articles() -> None:
    assert claims(metadata_marks(page(("provider", "Tarrow Sentinel"), url="https://www.msn.com/a/1"))) == [
        ("Tarrow Sentinel", "text")
    ]
    assert metadata_marks(page(("provider", "Tarrow Sentinel Media Ltd"))) == ()


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("© 2019 AFP", [("AFP", "text")]),
        ("Copyright 2019 The Associated Press. All rights reserved.", [("AP", "text")]),
        ("© 2019 Underhill Post", []),
    ],
)
def test_a_copyright_counts_where_an_agency_holds_it(value: str, expected: list[tuple[str, str]]) -> None:
    assert claims(metadata_marks(page(("copyright", value)))) == expected


@pytest.mark.parametrize("name", ["canonical", "isBasedOn", "isBasedOnUrl", "original-source", "syndication-source"])
def test_an_address_of_the_page_s_own_domain_proves_nothing(name: str) -> None:
    assert metadata_marks(page((name, "https://www.post.example/bridge?x=1"))) == ()
    assert metadata_marks(page((name, "https://post.example.org/bridge"), url="https://post.example.net/b")) == ()


@pytest.mark.parametrize("name", ["canonical", "isBasedOn", "original-source", "syndication-source"])
def test_an_address_elsewhere_names_that_house_as_the_source(name: str) -> None:
    assert claims(metadata_marks(page((name, "https://www.reuters.com/world/1")))) == [("Reuters", "text")]
    assert claims(metadata_marks(page((name, "https://www.tarrow-sentinel.co.uk/1")))) == [
        ("tarrow-sentinel.co.uk", "text")
    ]


@pytest.mark.parametrize(
    "address", ["https://web.archive.org/web/2018/https://x.example/", "#article", "javascript:1", "https://[::1", "//"]
)
def test_an_archive_or_what_is_no_address_names_nobody(address: str) -> None:
    assert metadata_marks(page(("isBasedOn", address))) == ()


def test_without_an_own_address_no_link_proves_anything() -> None:
    assert metadata_marks(page(("canonical", "https://www.reuters.com/world/1"), url=None)) == ()


def test_an_agency_that_publishes_on_another_s_domain_is_the_source() -> None:
    found = metadata_marks(page(("publisher", "Associated Press"), ("og:site_name", "Underhill Post")))
    assert claims(found) == [("AP", "text")]
    assert metadata_marks(page(("publisher", "Reuters"), url="https://www.reuters.com/1")) == ()


def marks_of(text: str) -> tuple[Mark, ...]:
    """The marks in one line of pasted page source."""
    return markup_marks([Line(Span(0, len(text)), text, "head")])


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('<meta name="author" content="dpa">', [("dpa", "text")]),
        ("<meta content='Reuters' name=author/>", [("Reuters", "text")]),
        ('"author":{"@type":"Person","name":"Reuters"}', [("Reuters", "text")]),
        ('"author":[{"@type":"Person","name":"Reuters"},{"@type":"Person","name":"Ada Q."}]', [("Reuters", "part")]),
        ('"author": ["AFP", "Reuters"]', [("AFP", "text"), ("Reuters", "text")]),
        (
            '{"@type":"NewsArticle","image":{"@type":"ImageObject","author":"AFP"},"author":"dpa"}',
            [("AFP", "nothing"), ("dpa", "text")],
        ),
        ('"creditText":"AFP","headline":"Beavers"}', [("AFP", "text")]),
        ('"creditText":"AFP"},"headline":"Beavers"', [("AFP", "nothing")]),
        ('"image":{"url":"x","creditText":"AFP"', [("AFP", "nothing")]),
        ('"author":"AFP\\/Ada Quill"', [("AFP", "nothing")]),
        ('"author":"Ada Quill"', []),
        ("<creditline>AFP</creditline>", [("AFP", "text")]),
        ("<provider>Reuters</provider>", [("Reuters", "text")]),
        ("<dateline>UNDERHILL, Dec 9 (AFP) -</dateline>", [("AFP", "text")]),
        ("<byline>By Ada Quill</byline>", []),
        ("<media:credit>AFP</media:credit>", []),
        ('<figure><img src="a.jpg"><span itemprop="author">AFP</span></figure>', [("AFP", "nothing")]),
        ('<a rel="author" href="/x">Reuters</a>', [("Reuters", "text")]),
        ('"We wrote to the author": AFP said', []),
        ("if a < b and b > AFP", []),
    ],
)
def test_pasted_page_source_is_read_by_its_own_grammar(line: str, expected: list[tuple[str, str]]) -> None:
    assert claims(marks_of(line)) == expected


def test_a_mark_of_pasted_source_stands_where_its_fragment_stands() -> None:
    head = 'Some words first. <meta name="author" content="Reuters">\n\n'
    text = head + story(BRIDGE)
    reading = read(document(text), layout_of(text, (head, "masthead"), (text[len(head) :], "body")))
    (mark,) = [mark for mark in reading.marks if mark.kind == "metadata"]
    assert mark.span.of(text) == '<meta name="author" content="Reuters">'


HOSTILE = (
    '"author":' + '{"name":' * 5_000,
    '"author":"' + '\\"' * 9_000,
    '"author":' + "}" * 9_000 + '"AFP"',
    "<meta " * 4_000,
    "<meta name=author content=" + "a=" * 9_000,
    '<a rel="author" ' * 2_000,
    '"author":"' + "AFP, " * 4_000 + '"',
    '"author":"\\ud800 \\u12"',
    "<author>" * 2_500,
)


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_hostile_source_is_read_without_hanging(number: int) -> None:
    with no_hang():
        for mark in marks_of(HOSTILE[number]):
            mark.agency.encode()


_PIECES = st.sampled_from(
    [
        *(
            '"',
            "author",
            '"author":',
            "{",
            "}",
            "[",
            "]",
            ",",
            '"name":"AFP"',
            "<meta ",
            'name="author" ',
            'content="AFP"',
        ),
        *(">", "<creditline>", "\\", "Ada Quill", '"@type":"ImageObject"', "\ud800", "/", " "),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=40))
def test_any_fragment_gives_marks_that_lie_within_its_line(pieces: list[str]) -> None:
    line = "".join(pieces)
    first, again = marks_of(line), marks_of(line)
    assert first == again
    assert all(0 <= mark.span.start < mark.span.end <= len(line) for mark in first)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                ["author", "publisher", "canonical", "source", "copyright", "isBasedOn", "og:site_name", "provider"]
            ),
            st.one_of(
                st.text(max_size=60),
                st.sampled_from(["AFP", "https://[", "//", "http://a..b/", "Reuters, \x00", "by", "©", "(c)"]),
            ),
        ),
        max_size=8,
    )
)
def test_any_statements_give_marks_without_an_error(properties: list[tuple[str, str]]) -> None:
    found = metadata_marks(page(*properties))
    assert found == metadata_marks(page(*properties))
    assert len({mark.agency for mark in found}) == len(found)
