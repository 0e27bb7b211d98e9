"""A page's visible paragraphs are its text; the article among them is told beside it."""

from __future__ import annotations

import logging
import socket
import subprocess
import sys

import pytest
from articles import SAVED
from guard import no_hang

from provenance.errors import InputError
from provenance.loading import read_document
from provenance.model import Document

HEAD = """<title>Beavers close the bridge - Underhill Post</title>
<meta property="og:site_name" content="Underhill Post"><meta property="og:title" content="Beavers close the bridge">
<link rel="canonical" href="https://post.example/bridge"><meta name="author" content="Ada Quill">
<meta property="article:modified_time" content="2021-05-04T09:00:00+02:00">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": ["NewsArticle"],
"headline": "Beavers close the bridge", "datePublished": "2021-05-03T08:15:30+02:00"}]}</script>"""


def page(head: str = HEAD, paragraphs: tuple[str, ...] = SAVED) -> str:
    """A small news page."""
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html><html lang='en-GB'><head>{head}</head><body>"
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/s'>Sports</a></li>"
        "<li><a href='/w'>Weather</a></li></ul></nav>"
        f"<main><article><h1>Beavers close the bridge</h1>{body}</article></main>"
        "<footer><p>Underhill Post, all rights reserved</p><a href='/imprint'>Imprint</a></footer></body></html>"
    )


def read(html: str | bytes) -> Document:
    """A page as a document."""
    return read_document(html if isinstance(html, bytes) else html.encode(), "bridge.html")


def test_the_text_is_all_that_is_visible_and_the_article_is_told_within_it() -> None:
    document = read(page())
    assert document.media_type == "text/html"
    assert document.text.startswith("Home\n\nSports\n\nWeather\n\nBeavers close the bridge\n\nThe rope bridge")
    assert document.text.endswith("Imprint")
    taken = [span.of(document.text) for span in document.extracted]
    assert [text for text in taken if text in SAVED] == list(SAVED)
    assert not {"Home", "Sports", "Imprint"} & set(taken)


def test_metadata_keeps_the_time_of_day_and_what_basis_it_has() -> None:
    metadata = read(page()).metadata
    stated = (metadata.outlet, metadata.title, metadata.url, metadata.published, metadata.modified)
    assert [each.value if each else None for each in stated] == [
        "Underhill Post",
        "Beavers close the bridge",
        "https://post.example/bridge",
        "2021-05-03T08:15:30+02:00",
        "2021-05-04T09:00:00+02:00",
    ]
    assert {each.basis for each in stated if each} == {"metadata"}
    assert metadata.authors == ("Ada Quill",)
    assert metadata.language == "en-GB"


def test_an_address_that_is_no_page_is_not_believed() -> None:
    head = HEAD.replace("https://post.example/bridge", "javascript:alert(1)")
    assert read(page(head)).metadata.url is None


def test_a_wrong_declaration_of_the_encoding_does_no_harm() -> None:
    html = page(f'<meta charset="windows-1251">{HEAD}')
    assert "“We have counted" in read(html.encode()).text


def test_a_declared_encoding_is_used_where_the_page_is_not_utf_8() -> None:
    html = page(
        f'<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">{HEAD}', ("Most v Łodzi.",) * 3
    )
    document = read(html.encode("iso8859_2"))
    assert "Most v Łodzi." in document.text
    assert [notice.code for notice in document.notices] == ["encoding"]


def test_nothing_is_fetched_and_nothing_is_logged(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        pytest.fail("a page made the loader use the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    logging.getLogger("trafilatura").addHandler(logging.StreamHandler())
    html = page(
        '<!DOCTYPE html SYSTEM "http://127.0.0.1:9/x.dtd"><base href="http://127.0.0.1:9/">'
        f'<link rel="stylesheet" href="http://127.0.0.1:9/a.css"><script src="http://127.0.0.1:9/b.js"></script>{HEAD}'
    )
    read(html)
    read("<p>x</p>")
    assert capfd.readouterr() == ("", "")


def test_the_same_page_is_read_the_same_twice() -> None:
    assert read(page()) == read(page())


HOSTILE = {
    "a hundred thousand nested elements": "<html><body>" + "<div>" * 100_000 + "x",
    "nested links": "<a href=x>" * 20_000 + "text",
    "entities of entities": "<!DOCTYPE html [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><html><p>&b; text</p></html>",
    "null characters": "<html><body><p>a\0b</p></body></html>",
    "references to null and to a surrogate": "<html><body><p>a&#0;b &#xD800; c</p></body></html>",
    "one line of eleven million characters": "<html><body><p>" + "word " * 2_200_000,
    "a tag of two hundred thousand attributes": "<p " + " ".join(f"a{i}=1" for i in range(200_000)) + ">text</p>",
    "half a million end tags": "</div>" * 500_000,
    "ampersands": "&" * 1_000_000,
    "angle brackets": "<" * 1_000_000,
    "nothing": "<html></html>",
    "a script": "<html><script>document.write('text')</script></html>",
    "a comment without an end": "<html><!--" + "x" * 1_000_000,
    "scripts without an end": "<html><p>text</p>" + "<script>" * 200_000,
    "deep JSON": page(f'<script type="application/ld+json">{"[" * 100_000}</script>'),
    "surrogates in JSON": page(
        '<script type="application/ld+json">'
        '{"@type": "NewsArticle", "headline": "a\\ud800b", "author": "\\udfff"}</script>'
    ),
    "a table of cells": "<table>" + "<tr><td>a</td></tr>" * 20_000,
    "many paragraphs": "<p>some words here.</p>" * 40_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_is_read_or_refused_without_hanging(name: str) -> None:
    with no_hang():
        try:
            document = read(HOSTILE[name])
        except InputError as error:
            assert str(error).startswith("bridge.html: ")  # noqa: PT017 - either outcome is right
        else:
            document.text.encode()
            repr(document.metadata).encode()
            assert document.text.strip()


def test_a_page_too_large_for_the_extractor_says_so_and_keeps_its_text() -> None:
    document = read("<p>some words here.</p>" * 40_000)
    assert [notice.code for notice in document.notices] == ["page_size"]
    assert document.text.count("some words here.") == 40_000


@pytest.mark.parametrize("element", ["article", "main", "section"])
def test_a_page_without_head_and_body_tags_shows_what_stands_behind_its_script(element: str) -> None:
    page = (
        "<!DOCTYPE html><html lang=en><meta charset=utf-8><title>Bridge</title><script>var x=1</script>"
        f"<{element}><p>The rope bridge over the gorge will be closed, the forestry office said.</p></{element}>"
    )
    document = read_document(page.encode(), "page.html")
    assert "rope bridge over the gorge" in document.text
    assert "var x" not in document.text


@pytest.mark.skipif(sys.platform != "linux", reason="limits of memory are set in another way elsewhere")
@pytest.mark.parametrize(
    "made",
    [
        "'<html><body>' + '<div>' * 100_000 + 'x'",
        "'<html><body><p>' + 'word ' * 2_000_000",
        "'<html><body>' + ''.join('<p>' + 'word ' * 20_000 + '</p>' for _ in range(100))",
        "'<html><meta charset=utf-16><body><p>' + 'caf\\xe9 ' * 1_000_000",
    ],
    ids=["nested", "one paragraph of ten megabytes in a line", "a hundred of them", "a wrong encoding declared"],
)
def test_a_large_page_is_read_or_refused_in_bounded_memory(made: str) -> None:
    code = (
        "import resource\n"
        "resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))\n"
        "from provenance.errors import InputError\n"
        "from provenance.loading import read_document\n"
        f"page = ({made}).encode('latin-1')\n"
        "try:\n"
        "    print(len(read_document(page, 'a.html').text))\n"
        "except InputError as error:\n"
        "    print(error)\n"
    )
    with no_hang():
        run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.startswith("a.html: is nested too deeply") or int(run.stdout) > 4_000_000
