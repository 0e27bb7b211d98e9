"""Pages that a browser saved in one file: the article, where it stood, and when it was saved."""

from __future__ import annotations

import base64
import quopri
from typing import TYPE_CHECKING

import pytest
from guard import no_hang

from provenance.errors import InputError
from provenance.loading import LoadOptions, read_document, read_sources

if TYPE_CHECKING:
    from pathlib import Path

    from provenance.model import Document

TEXT = (
    "“The rope bridge over the Tarrow gorge will be closed from Monday,” the forestry office of Underhill said, "
    "because three of its planks have been gnawed through by beavers. Walkers will have to take the longer path "
    "past the old saw mill until the carpenters have finished, which may take them eleven days if the weather holds."
)
PAGE = (
    "<!DOCTYPE html><html><head><title>Beavers close the bridge</title></head><body><nav><a href='/'>Home</a></nav>"
    f"<article><h1>Beavers close the bridge</h1><p>{TEXT}</p></article></body></html>"
)


def mhtml(
    page: bytes = PAGE.encode(),
    headers: str = "Snapshot-Content-Location: https://post.example/bridge\nDate: Sun, 09 Dec 2018 10:30:00 -0000\n",
    kind: str = "text/html",
    location: str = "https://post.example/bridge?print=1",
) -> bytes:
    """A page as Chrome saves it, a picture behind it."""
    return (
        f'From: <Saved by Blink>\n{headers}MIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype="text/html";\n'
        '\tboundary="----Boundary--ab1c"\n\n\n'
        f"------Boundary--ab1c\nContent-Type: {kind}\nContent-ID: <frame-1@mhtml.blink>\n"
        f"Content-Transfer-Encoding: quoted-printable\nContent-Location: {location}\n\n"
    ).encode() + (
        quopri.encodestring(page)
        + b"\n------Boundary--ab1c\nContent-Type: image/jpeg\nContent-Transfer-Encoding: base64\n"
        + b"Content-Location: https://post.example/p.jpg\n\n"
        + base64.encodebytes(b"\xff\xd8" * 500)
        + b"\n------Boundary--ab1c--\n"
    )


def facts(document: Document) -> tuple[str | None, str | None]:
    """The address and the time of capture."""
    metadata = document.metadata
    return (metadata.url.value if metadata.url else None, metadata.captured.value if metadata.captured else None)


@pytest.mark.parametrize("name", ["bridge.mhtml", "bridge.mht", "bridge", "bridge.MHT"])
def test_the_page_is_read_with_where_it_stood_and_when_it_was_saved(name: str) -> None:
    document = read_document(mhtml(), name)
    assert document.media_type == "multipart/related"
    assert TEXT in document.text
    assert [span.of(document.text) for span in document.extracted][-1] == TEXT
    assert facts(document) == ("https://post.example/bridge", "2018-12-09T10:30:00+00:00")


@pytest.mark.parametrize("end", [b"\r\n", b"\n"])
def test_line_ends_make_no_difference(end: bytes) -> None:
    document = read_document(mhtml().replace(b"\n", end), "bridge.mht")
    assert TEXT in document.text
    assert facts(document)[0] == "https://post.example/bridge"


def test_the_parts_own_address_is_taken_where_the_file_has_none_and_no_file_address_ever() -> None:
    assert facts(read_document(mhtml(headers=""), "a.mht")) == ("https://post.example/bridge?print=1", None)
    assert facts(read_document(mhtml(headers="", location="file:///C:/bridge.htm"), "a.mht"))[0] is None


def test_a_zone_is_kept_and_a_broken_date_is_none() -> None:
    dated = mhtml(headers="Date: Sun, 9 Dec 2018 10:30:00 +0100\n")
    assert facts(read_document(dated, "a.mht"))[1] == "2018-12-09T10:30:00+01:00"
    for broken in ("Date: yesterday\n", "Date: Sun, 99 Dec 99999 10:30:00\n", "Date:\n"):
        assert facts(read_document(mhtml(headers=broken), "a.mht"))[1] is None


def test_a_saved_copy_of_an_archives_page_tells_the_articles_own_address() -> None:
    copy = "https://web.archive.org/web/20180102030405/https://post.example/x"
    document = read_document(mhtml(headers=f"Snapshot-Content-Location: {copy}\n"), "a.mht")
    assert facts(document) == ("https://post.example/x", "2018-01-02T03:04:05+00:00")
    assert document.metadata.archive == copy


def test_the_encoding_of_the_part_is_used_where_the_page_names_none() -> None:
    page = "<html><body><p>Most w Łodzi zamknięto, bo żubry zjadły deski.</p></body></html>"
    document = read_document(mhtml(page.encode("iso8859_2"), kind='text/html; charset="iso-8859-2"'), "a.mht")
    assert "Most w Łodzi zamknięto" in document.text
    assert "encoding" in {notice.code for notice in document.notices}


def test_of_several_pages_the_one_named_as_the_start_is_read() -> None:
    parts = (
        b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x; start="<b>"\n\n'
        b"--x\nContent-Type: text/html\nContent-ID: <a>\n\n<p>An advertisement in a frame.</p>\n"
        b"--x\nContent-Type: text/html\nContent-ID: <b>\n\n<p>The rope bridge will be closed.</p>\n--x--\n"
    )
    assert read_document(parts, "a.mht").text == "The rope bridge will be closed."


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (mhtml(kind="text/css"), "holds no page"),
        (mhtml(b""), "an empty page"),
        (mhtml()[:150], "holds no page"),
        (b"no message at all", "holds no page"),
        (b"MIME-Version: 1.0\n" + b"".join(
            b"Content-Type: multipart/related; boundary=b%d\n\n--b%d\n" % (i, i) for i in range(5_000)
        ), "parts of parts"),
        (b"Content-Type: message/rfc822\n\n" * 5_000, "parts of parts"),
    ],
    ids=["no page", "empty", "cut off", "no message", "nested", "messages"],
)  # fmt: skip
def test_a_file_without_a_page_says_so_without_hanging(data: bytes, reason: str) -> None:
    with no_hang(), pytest.raises(InputError, match=reason):
        read_document(data, "a.mht")


def test_a_page_cut_off_in_the_middle_is_read_as_far_as_it_goes() -> None:
    whole = mhtml()
    document = read_document(whole[: whole.index(b"eleven days")], "a.mht")
    assert "rope bridge over the Tarrow gorge" in document.text


SINGLE = (
    "<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: https://post.example/bridge \n"
    " saved date: Sun Dec 09 2018 10:30:00 GMT+0100 (Central European Standard Time)\n-->"
    "<meta charset=utf-8><title>Beavers close the bridge</title>"
    "<style>@font-face{{src:url(data:font/woff2;base64,{0})}}"
    "</style><body><article><h1>Beavers close the bridge</h1><img src=data:image/jpeg;base64,{0}>"
    f'<p>{TEXT}</p><img alt=plank src="data:image/svg+xml,%3Csvg{{0}}%3E"></article>'
)


def test_a_single_file_page_tells_where_and_when_it_was_saved() -> None:
    document = read_document(SINGLE.format("AAAA").encode(), "a.html")
    assert facts(document) == ("https://post.example/bridge", "2018-12-09T10:30:00+01:00")
    assert TEXT in document.text


def test_pictures_written_into_a_page_are_taken_off_unread_however_large(tmp_path: Path) -> None:
    page = SINGLE.format("AbC+/9" * 3_000_000).encode()
    assert len(page) > 50_000_000
    (tmp_path / "a.html").write_bytes(page)
    with no_hang():
        documents, errors = read_sources([str(tmp_path)])
    assert errors == ()
    assert TEXT in documents[0].text
    assert [span.of(documents[0].text) for span in documents[0].extracted][-1] == TEXT
    assert facts(documents[0])[0] == "https://post.example/bridge"


def test_a_page_that_is_large_without_its_pictures_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"<p>" + b"word " * 300)
    _, (error,) = read_sources([str(tmp_path)], options=LoadOptions(max_bytes=1000))
    assert "without its pictures" in str(error)
    (tmp_path / "a.html").write_bytes(b"<p>" + b"word " * 3000)
    _, (error,) = read_sources([str(tmp_path)], options=LoadOptions(max_bytes=1000))
    assert "is too large" in str(error)


@pytest.mark.parametrize("text", ["data:," * 500_000, "data:image/png;base64," * 200_000, "data:a/" + "b;" * 1_000_000])
def test_what_only_looks_like_a_picture_does_not_hang(text: str) -> None:
    with no_hang():
        assert read_document(f"<html><p>The bridge is closed.<p title='{text}'>y".encode(), "a.html").text


def test_a_short_data_address_in_a_sentence_stays() -> None:
    text = "An address such as data:text/plain;base64,SGVsbG8= holds its own content, the guide said."
    assert read_document(f"<html><body><p>{text}</p></body></html>".encode(), "a.html").text == text
