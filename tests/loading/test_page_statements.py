"""What a page states for machines is kept bound to the thing it is about; where a copy was saved from is read too."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from articles import document
from guard import no_hang
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.loading import read_document
from provenance.loading.archive import of_address, of_page
from provenance.marks.metadata import metadata_marks
from provenance.model import Metadata

TITLE = "Beavers close the bridge"
TEXT = (
    "The rope bridge over the Tarrow gorge will be closed from Monday, because three of its planks have been gnawed "
    "through by beavers, the forestry office of Underhill said."
)


def metadata(head: str = "", body: str = "", before: str = "", behind: str = "") -> Metadata:
    """The metadata of a small page with these things in it."""
    html = (
        f"{before}<!DOCTYPE html><html lang=en><head><title>{TITLE} - Underhill Post</title>{head}</head><body><main>"
        f"<article><h1>{TITLE}</h1>{body}{f'<p>{TEXT}</p>' * 3}</article></main></body></html>{behind}"
    )
    return read_document(html.encode("utf-8", "surrogatepass"), "bridge.html").metadata


def script(value: object) -> str:
    """JSON-LD in its element."""
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def stated(found: Metadata, name: str) -> list[tuple[str, str]]:
    """Node and value of every statement of a property."""
    return [(each.node, each.value) for each in found.properties if each.name == name]


ARTICLE = {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2021-05-03T08:15:30+02:00"}


@pytest.mark.parametrize(
    "graph",
    [
        {**ARTICLE, "author": "AFP"},
        [{"@type": "WebSite", "name": "x"}, {**ARTICLE, "author": {"@type": "Organization", "name": "AFP"}}],
        {"@graph": [{"@type": "WebPage", "mainEntity": {**ARTICLE, "author": [{"name": "AFP"}]}}]},
        {"@graph": [{"@id": "#afp", "@type": "Organization", "name": "AFP"}, {**ARTICLE, "author": {"@id": "#afp"}}]},
        {"@type": "WebPage", "mainEntity": {"@id": "#a"}, "@graph": [{**ARTICLE, "@id": "#a", "author": "AFP"}]},
        {**ARTICLE, "@type": ["Thing", "http://schema.org/ReportageNewsArticle"], "author": {"name": ["AFP"]}},
    ],
)
def test_the_article_s_author_is_found_wherever_its_node_stands(graph: object) -> None:
    found = metadata(script(graph))
    assert [value for _, value in stated(found, "author")] == ["AFP"]
    assert found.authors == ("AFP",)
    assert found.published is not None
    assert found.published.value == "2021-05-03T08:15:30+02:00"


def test_a_picture_s_author_is_not_the_article_s() -> None:
    image = {"@type": "ImageObject", "author": "AFP", "creditText": "AFP", "copyrightHolder": {"name": "AFP"}}
    found = metadata(script([{**ARTICLE, "image": image, "author": "Ada Quill"}, image]))
    assert found.authors == ("Ada Quill",)
    assert metadata_marks_of(found) == []


def metadata_marks_of(found: Metadata) -> list[str]:
    """The houses that the page's statements name."""
    marks = metadata_marks(replace(document(TEXT), metadata=found))
    return [mark.agency for mark in marks if mark.claims != "nothing"]


def test_other_headlines_are_not_the_page_s_article() -> None:
    other = {
        "@type": "NewsArticle",
        "headline": "Tuba found in Little Oxney",
        "author": "AFP",
        "datePublished": "2001-01-01",
    }
    found = metadata(script([other, {**ARTICLE, "author": "Ada Quill"}]))
    assert found.authors == ("Ada Quill",)
    assert found.published is not None
    assert found.published.value.startswith("2021")
    neither = metadata(script([other, {**other, "headline": "Onions remain unexplained"}]))
    assert neither.authors == ()
    assert neither.published is None


def test_articles_in_lists_and_parts_are_not_followed() -> None:
    other = {**ARTICLE, "author": "AFP"}
    assert metadata(script({"@type": "ItemList", "itemListElement": [other], "hasPart": other})).authors == ()


def test_microdata_belongs_to_the_nearest_item() -> None:
    body = (
        '<div itemscope itemtype="https://schema.org/NewsArticle"><h2 itemprop="headline">Beavers close the bridge</h2>'
        '<figure itemscope itemtype="https://schema.org/ImageObject"><i itemprop="author">AFP</i></figure>'
        '<figure><i itemprop="creditText">AFP</i></figure>'
        '<span itemprop="author" itemscope itemtype="https://schema.org/Person"><b itemprop="name">Ada Quill</b></span>'
        '<meta itemprop="datePublished" content="2021-05-03"></div>'
        '<div itemscope itemtype="https://schema.org/Comment"><i itemprop="author">Reuters</i>'
        '<time itemprop="datePublished" datetime="2022-01-01"></time></div>'
    )
    found = metadata(body=body)
    assert stated(found, "author") == [("NewsArticle", "Ada Quill")]
    assert stated(found, "creditText") == []
    assert found.published is not None
    assert found.published.value == "2021-05-03"


@pytest.mark.parametrize("name", ["author", "article:author", "parsely-author", "sailthru.author", "DC.creator", "byl"])
def test_authors_of_meta_elements_are_kept(name: str) -> None:
    assert stated(metadata(f'<meta name="{name}" content="dpa">'), name.lower()) == [("meta", "dpa")]


def test_an_account_is_no_author() -> None:
    assert metadata('<meta name="twitter:creator" content="@reuters">').properties == ()


def test_a_canonical_address_elsewhere_is_not_the_page_s_own() -> None:
    head = (
        '<link rel="canonical" href="https://other.example/1"><meta property="og:url" content="https://post.example/1">'
        '<link rel="shortlink" href="https://post.example/?p=1">'
    )
    found = metadata(head)
    assert found.url is not None
    assert found.url.value == "https://post.example/1"
    assert metadata_marks_of(found) == ["other.example"]


def test_a_page_that_agrees_on_its_address_names_nobody_by_it() -> None:
    head = (
        '<link rel="canonical" href="https://post.example/1"><meta property="og:url" content="https://post.example/1">'
    )
    assert metadata_marks_of(metadata(head)) == []


def test_time_elements_count_only_beside_the_page_s_heading() -> None:
    aside = '<aside><article><time class="published" datetime="2001-01-01T10:00:00Z"></time></article></aside>'
    own = metadata(body='<time class="entry-date" datetime="2021-05-03T10:00:00Z">Monday</time>', behind=aside)
    assert own.published is not None
    assert own.published.value == "2021-05-03T10:00:00Z"


@pytest.mark.parametrize("value", ["0000-00-00", "0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "yesterday"])
def test_a_content_system_s_zero_is_no_date(value: str) -> None:
    assert metadata(script({**ARTICLE, "datePublished": value})).published is None


ADDRESSES = [
    ("https://web.archive.org/web/20181209103000/https://post.example/1", "2018-12-09T10:30:00+00:00"),
    ("http://web.archive.org/web/20181209103000id_/http:/post.example/1", "2018-12-09T10:30:00+00:00"),
    ("https://web.archive.org/web/20181209/post.example/1", "2018-12-09"),
    ("https://archive.ph/20181209103000/https://post.example/1", "2018-12-09T10:30:00+00:00"),
    ("https://archive.today/2018.12.09-103000/https://post.example/1", "2018-12-09T10:30:00+00:00"),
    ("https://web.archive.org/web/99999999999999/https://post.example/1", None),
]


@pytest.mark.parametrize(("address", "moment"), ADDRESSES)
def test_an_archive_s_address_says_when_and_from_where(address: str, moment: str | None) -> None:
    found = of_address(address)
    assert found is not None
    assert found.moment == moment
    assert found.original is not None
    assert found.original.partition("//")[2] == "post.example/1"


@pytest.mark.parametrize("address", ["https://post.example/web/20181209103000/x", "https://archive.ph/AbCdE", "", "//"])
def test_any_other_address_is_no_archive_s(address: str) -> None:
    assert of_address(address) is None


@pytest.mark.parametrize(
    ("before", "behind", "url", "moment"),
    [
        (
            "<!--\n Page saved with SingleFile \n url: https://post.example/1 \n"
            " saved date: Sun Dec 09 2018 10:30:00 GMT+0100 (CET)\n-->",
            "",
            "https://post.example/1",
            "2018-12-09T10:30:00+01:00",
        ),
        ("<!-- saved from url=(0022)https://post.example/1 -->", "", "https://post.example/1", None),
        (
            "",
            "<!--\n     FILE ARCHIVED ON 10:30:00 Dec 09, 2018 AND RETRIEVED FROM THE\n     INTERNET ARCHIVE -->",
            None,
            "2018-12-09T10:30:00+00:00",
        ),
    ],
)
def test_what_saved_a_page_says_when(before: str, behind: str, url: str | None, moment: str | None) -> None:
    found = metadata(before=before, behind=behind)
    assert (found.url.value if found.url else None) == url
    assert (found.captured.value if found.captured else None) == moment
    assert found.published is None


def test_a_page_from_an_archive_keeps_the_original_s_address_and_the_archive_s() -> None:
    address = "https://web.archive.org/web/20181209103000/https://post.example/1"
    found = metadata(f'<link rel="canonical" href="{address}">')
    assert found.url is not None
    assert (found.url.value, found.archive) == ("https://post.example/1", address)
    assert found.captured is not None
    assert found.captured.value == "2018-12-09T10:30:00+00:00"


def test_an_article_that_quotes_an_archive_s_banner_was_not_archived() -> None:
    assert of_page("It says FILE ARCHIVED ON 10:30:00 Dec 09, 2018 AND RETRIEVED FROM the attic.") is None


def test_front_matter_has_a_capture_and_may_name_an_archived_address() -> None:
    text = f"---\nurl: https://archive.ph/20181209103000/https://post.example/1\naccessed: 2018-12-10\n---\n{TEXT}"
    found = read_document(text.encode(), "a.txt").metadata
    assert found.url is not None
    assert found.captured is not None
    assert (found.url.value, found.captured.value) == ("https://post.example/1", "2018-12-10")


CIRCLE = {"@id": "#a", "@type": "Article", "author": {"@id": "#a"}, "mainEntity": {"@id": "#a"}}
LD = '<script type="application/ld+json">'
HOSTILE = {
    "deep JSON": f"{LD}{'[' * 50_000}</script>",
    "a deep author": LD + '{"@type":"Article","author":{"name":' + "[" * 500 + "]" * 500 + "}}</script>",
    "references in a circle": script({"@graph": [CIRCLE]}),
    "a hundred thousand nodes": script({"@graph": [{"@type": "Article", "author": f"A{i}"} for i in range(100_000)]}),
    "a giant value": f'<meta name="author" content="{"Reuters " * 200_000}">',
    "a giant address": f'<link rel="canonical" href="https://{"a." * 200_000}example/">',
    "many items": '<div itemscope itemtype="https://schema.org/Article"><i itemprop="author">' * 100 + "x",
    "many authors": "".join(f'<meta name="author" content="Ada {i}">' for i in range(20_000)),
    "surrogates": script({**ARTICLE, "author": "\ud800AFP"}),
    "numbers": script({**ARTICLE, "author": 7, "datePublished": 20210503, "publisher": [None, [[]], {"name": {}}]}),
    "infinities": LD + '{"@type":"Article","author":NaN,"x":1e999999,"y":' + "9" * 5000 + "}</script>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_statements_are_read_or_passed_over_without_hanging(name: str) -> None:
    with no_hang():
        found = metadata(HOSTILE[name])
    repr(found).encode()
    assert len(found.properties) <= 500
    assert all(len(each.value) <= 500 for each in found.properties)


_JSON = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.text(max_size=10), st.sampled_from(["AFP", "NewsArticle", "#a", "ImageObject"])
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(
            st.sampled_from(
                ["@type", "@id", "@graph", "author", "name", "mainEntity", "isBasedOn", "url", "publisher"]
            ),
            inner,
            max_size=5,
        ),
    ),
    max_leaves=25,
)


@settings(max_examples=60, deadline=None)
@given(_JSON)
def test_any_json_gives_statements_without_an_error(value: object) -> None:
    found = metadata(script(value))
    assert found == metadata(script(value))
