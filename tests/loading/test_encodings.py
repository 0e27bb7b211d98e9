"""Bytes become text strictly: nothing is dropped or replaced, and whatever was not UTF-8 is told."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.errors import InputError
from provenance.loading import read_document
from provenance.loading.encoding import decode

RUSSIAN = "Мост через ущелье закрыт с понедельника, потому что бобры перегрызли три доски. "
GREEK = "Η γέφυρα πάνω από το φαράγγι κλείνει από τη Δευτέρα, είπε το δασαρχείο. "


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(
        lambda text: text.strip("\ufeff\u200b").strip()
    )
)
def test_what_is_utf_8_comes_back_to_the_letter(text: str) -> None:
    if not text.startswith("\ufeff"):
        assert decode(text.encode(), "a").text == text
    assert decode(codecs.BOM_UTF8 + text.encode(), "a").text == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_tells_the_encoding_and_is_removed(mark: bytes, encoding: str) -> None:
    decoded = decode(mark + RUSSIAN.encode(encoding), "a")
    assert decoded.text == RUSSIAN
    assert [code for code, _ in decoded.notices] == ["encoding"]


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (RUSSIAN * 5, "cp1251", "windows-1251"),
        (RUSSIAN * 5, "koi8_r", "koi8-r"),
        (GREEK * 5, "cp1253", "windows-1253"),
        ("“It was late,” she said — again. " * 5, "cp1252", "windows-1252"),
        ("橋は月曜日から閉鎖されると森林局が発表した。" * 5, "cp932", "shift_jis"),
    ],
)
def test_another_encoding_is_told_by_its_letters_and_named_in_a_notice(text: str, codec: str, name: str) -> None:
    document = read_document(text.encode(codec), "bridge.txt")
    assert document.text == text
    (notice,) = document.notices
    assert (notice.article, notice.code) == ("bridge", "encoding")
    assert f"read as {name}" in notice.message


def test_one_foreign_byte_in_a_long_english_text_is_enough_to_be_told_by() -> None:
    text = "The mayor’s plan was dropped. " + "Nothing else happened on that day in Oxney. \n" * 20_000
    assert decode(text.encode("cp1252"), "a").text == text


def test_a_declared_encoding_is_believed_where_it_fits_and_not_where_it_does_not() -> None:
    assert decode("Łódź ".encode("iso8859_2"), "a", "iso-8859-2").text == "Łódź "
    assert decode(RUSSIAN.encode(), "a", "windows-1251").text == RUSSIAN
    assert decode((RUSSIAN * 5).encode("cp1251"), "a", "utf-8").text == RUSSIAN * 5
    assert decode("“late”".encode("cp1252"), "a", "iso-8859-1").text == "“late”"


@pytest.mark.parametrize("declared", ["rot13", "utf-7", "unicode_escape", "punycode", "no such encoding", "hex", "\0"])
def test_a_declaration_of_what_is_no_encoding_of_text_is_passed_over(declared: str) -> None:
    assert decode("“late”, she said".encode("cp1252"), "a", declared).text == "“late”, she said"


@pytest.mark.parametrize(
    "data",
    [
        b"abc\0def",
        b"\x01\x02\x03\x04 text",
        codecs.BOM_UTF16_LE + b"\x00\xd8",
        codecs.BOM_UTF16_LE + "a\0b".encode("utf-16-le"),
        codecs.BOM_UTF8 + b"\xff",
        bytes(range(1, 256)),
    ],
)
def test_bytes_that_are_no_text_are_called_binary(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^a: looks like a binary file \(.+\)\. Pass"):
        decode(data, "a")


@pytest.mark.parametrize("data", [b" \n\t\r\n", codecs.BOM_UTF8, codecs.BOM_UTF8 + b"\n", "\u3000\u00a0".encode()])
def test_nothing_but_blanks_is_no_article(data: bytes) -> None:
    with pytest.raises(InputError, match="nothing but blanks"):
        decode(data, "a")


@settings(deadline=None)  # the first call imports the libraries
@given(st.binary(max_size=300))
def test_any_bytes_give_a_text_that_can_be_written_or_an_input_error(data: bytes) -> None:
    for name in ("a.txt", "a.html"):
        try:
            document = read_document(data, name)
        except InputError:
            continue
        document.text.encode()
