"""PDF files and Word documents: paragraphs as they read, and of their properties only what the text bears out."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest
from documents import column, docx, paragraph, pdf
from guard import no_hang

from provenance.errors import InputError
from provenance.loading import pdf as pdf_format
from provenance.loading import read_document
from provenance.loading.reflow import Line, reflowed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from provenance.model import Document

HEADLINE = "Beavers close the bridge"
FIRST = (
    "UNDERHILL, Dec 9 (OPB) - The rope bridge over the",
    "Tarrow gorge will be closed from Monday, because",
    "three of its planks have been gnawed through by bea-",
    "vers, the forestry office of Underhill said.",
)
SECOND = (
    "Walkers will have to take the longer path past a well-",
    "known saw mill until the carpenters have finished.",
)
FIRST_READ = (
    "UNDERHILL, Dec 9 (OPB) - The rope bridge over the Tarrow gorge will be closed from Monday, because three of its "
    "planks have been gnawed through by beavers, the forestry office of Underhill said."
)
SECOND_READ = "Walkers will have to take the longer path past a well-known saw mill until the carpenters have finished."


def paragraphs(document: Document) -> list[str]:
    """The paragraphs of a text."""
    return document.text.split("\n\n")


def printed(*lines: str, info: str = "") -> Document:
    """A page of one column."""
    return read_document(pdf([column(lines)], info), "bridge.pdf")


def test_printed_lines_become_paragraphs_at_gaps() -> None:
    document = printed(*FIRST, "", *SECOND)
    assert document.media_type == "application/pdf"
    assert paragraphs(document) == [FIRST_READ, SECOND_READ]


def test_printed_lines_become_paragraphs_at_short_lines_that_end_a_sentence() -> None:
    assert paragraphs(printed(*FIRST, *SECOND)) == [FIRST_READ, SECOND_READ]


def test_an_indent_begins_a_paragraph() -> None:
    lines = [*column(FIRST), (SECOND[0], 72, 780 - 4 * 13, 11), (SECOND[1], 60, 780 - 5 * 13, 11)]
    assert paragraphs(read_document(pdf([lines]), "bridge.pdf")) == [FIRST_READ, SECOND_READ]


def test_a_headline_in_larger_type_is_a_paragraph_of_its_own() -> None:
    page = [(HEADLINE, 60, 800, 20), *column(FIRST, top=775)]
    assert paragraphs(read_document(pdf([page], packed=True), "bridge.pdf")) == [HEADLINE, FIRST_READ]


def test_two_columns_are_read_one_after_the_other_and_a_paragraph_goes_on_in_the_next() -> None:
    left, right = column(FIRST[:2]), column((*FIRST[2:], *SECOND), left=320)
    assert paragraphs(read_document(pdf([left + right]), "bridge.pdf")) == [FIRST_READ, SECOND_READ]


def test_a_paragraph_goes_on_over_running_titles_which_are_put_behind_the_story() -> None:
    pages = []
    for number, lines in enumerate((FIRST[:2], FIRST[2:], SECOND), start=1):
        pages.append(
            [
                ("Harbour Courier, 10 December 2018", 200, 815, 8),
                *column(lines),
                (f"Page {number}", 280, 30, 8),
            ]
        )
    read = paragraphs(read_document(pdf(pages), "bridge.pdf"))
    assert read[:3] == ["Harbour Courier, 10 December 2018", FIRST_READ, SECOND_READ]
    assert sorted(read[3:]) == ["Harbour Courier, 10 December 2018"] * 2 + ["Page 1", "Page 2", "Page 3"]


def test_a_word_that_the_text_has_whole_loses_its_hyphen_whatever_its_language() -> None:
    lines = ("Die Brücke über die Schlucht wird wegen der Biber-", "schäden gesperrt, die Biberschäden sind groß.")
    assert paragraphs(printed(*lines)) == [
        "Die Brücke über die Schlucht wird wegen der Biberschäden gesperrt, die Biberschäden sind groß."
    ]


def test_lines_that_are_no_sentence_are_not_joined() -> None:
    lines = ("Menu", "Home", "Sports", "Weather", "", *FIRST)
    assert paragraphs(printed(*lines)) == ["Menu", "Home", "Sports", "Weather", FIRST_READ]


def test_no_word_is_lost_and_none_is_added_in_joining() -> None:
    page = [
        Line(text, 60, 780 - 13 * i, 60 + 5.0 * len(text), 791 - 13 * i, 11) for i, text in enumerate(FIRST + SECOND)
    ]
    joined = "".join("".join(reflowed([page])).split())
    assert joined.replace("-", "") == "".join("".join(FIRST + SECOND).split()).replace("-", "")


def test_no_page_and_no_line_make_no_paragraph() -> None:
    assert reflowed([]) == []
    assert reflowed([[], []]) == []


DATES = "/CreationDate (D:20181209103000+01'00') "


def test_the_title_is_believed_where_the_text_has_it_without_what_a_browser_adds() -> None:
    titled = printed(HEADLINE, "", *FIRST, info=f"/Title ({HEADLINE} - Underhill Post) /Author (Peder Lunn)")
    assert titled.metadata.title is not None
    assert titled.metadata.title.value == HEADLINE
    assert titled.metadata.authors == ()
    named = printed(
        HEADLINE, "By Peder Lunn", "", *FIRST, info="/Title (Microsoft Word - final2.doc) /Author (Peder Lunn)"
    )
    assert named.metadata.title is None
    assert named.metadata.authors == ("Peder Lunn",)


@pytest.mark.parametrize(
    ("info", "moment"),
    [
        (DATES, "2018-12-09T10:30:00+01:00"),
        (DATES + "/ModDate (D:20190101000000Z)", "2019-01-01T00:00:00+00:00"),
        ("/CreationDate (D:20181209)", "2018-12-09"),
        ("/CreationDate (D:20181209103000)", "2018-12-09T10:30:00"),
        ("/CreationDate (D:201812)", None),
        ("/CreationDate (D:20189999)", None),
        ("/CreationDate (D:19700101000000Z)", None),
        ("/CreationDate (yesterday)", None),
        ("", None),
    ],
)
def test_the_files_date_is_when_the_copy_was_made_and_never_a_publication(info: str, moment: str | None) -> None:
    metadata = printed(*FIRST, info=info).metadata
    assert metadata.published is None
    assert (metadata.captured.value if metadata.captured else None) == moment


def test_a_picture_of_a_text_says_so() -> None:
    with pytest.raises(InputError, match="a picture of one"):
        read_document(pdf([[]]), "scan.pdf")
    with pytest.raises(InputError, match="a picture of one"):
        read_document(pdf([[("- 1 -", 280, 30, 8)]]), "scan.pdf")


def test_a_damaged_file_says_so_and_one_with_a_damaged_index_is_read() -> None:
    whole = pdf([column(FIRST)])
    assert paragraphs(read_document(whole[: whole.index(b"startxref")], "a.pdf")) == [FIRST_READ]
    for broken in (whole[:60], b"%PDF-1.7\n" + b"\0" * 100, b"%PDF-1.7\n%%EOF"):
        with pytest.raises(InputError, match="is no PDF that can be read"):
            read_document(broken, "a.pdf")


def test_a_pdf_is_known_by_its_first_bytes_whatever_it_is_called() -> None:
    assert read_document(pdf([column(FIRST)]), "bridge.txt").media_type == "application/pdf"
    assert read_document(pdf([column(FIRST)]), "bridge").media_type == "application/pdf"


def test_a_protected_file_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_format, "_taken_apart", lambda *_: {"error": "password"})
    with pytest.raises(InputError, match="protected by a password"):
        read_document(pdf([column(FIRST)]), "a.pdf")


def test_a_file_of_more_pages_than_any_article_says_so() -> None:
    with no_hang(), pytest.raises(InputError, match="longer than any article"):
        read_document(pdf([[("x", 60, 700, 11)]] * 301), "a.pdf")


def test_a_reader_that_crashes_or_hangs_does_not_take_the_comparison_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def crashed(*_: object, **__: object) -> None:
        raise subprocess.CalledProcessError(-11, "reader")

    def hung(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("reader", 60)

    monkeypatch.setattr(subprocess, "run", crashed)
    with pytest.raises(InputError, match="damaged or cut off"):
        read_document(pdf([column(FIRST)]), "a.pdf")
    monkeypatch.setattr(subprocess, "run", hung)
    with pytest.raises(InputError, match="within 60 seconds"):
        read_document(pdf([column(FIRST)]), "a.pdf")


def test_a_reader_in_the_current_folder_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    assert paragraphs(printed(*FIRST)) == [FIRST_READ]


@pytest.mark.parametrize(
    ("library", "extra", "data"),
    [("pypdfium2", "pdf", pdf([column(FIRST)])), ("docx", "docx", docx(paragraph("x")))],
    ids=["pdf", "docx"],  # the bytes hold the time at which they were made, and would make another name each time
)
def test_a_missing_library_is_named_with_the_extra_that_brings_it(
    monkeypatch: pytest.MonkeyPatch, library: str, extra: str, data: bytes
) -> None:
    monkeypatch.setattr(pdf_format, "find_spec", lambda _: None)
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(InputError, match=rf"provenance\[{extra}\]"):
        read_document(data, f"a.{extra}")


TEXT = "The rope bridge over the Tarrow gorge will be closed from Monday, the forestry office said."


def test_a_word_document_is_its_paragraphs_in_order_with_changes_accepted() -> None:
    body = (
        paragraph(HEADLINE) + "<w:p><w:r><w:t xml:space='preserve'>The rope bridge </w:t></w:r>"
        "<w:hyperlink><w:r><w:t>over the gorge</w:t></w:r>"
        "</w:hyperlink><w:del><w:r><w:delText> is old</w:delText></w:r></w:del><w:ins><w:r>"
        "<w:t xml:space='preserve'> will be closed</w:t></w:r></w:ins><w:r><w:tab/><w:t>from Monday.</w:t></w:r></w:p>"
        "<w:p/><w:sdt><w:sdtContent>" + paragraph("In a content control.") + "</w:sdtContent></w:sdt>"
        "<w:tbl><w:tr><w:tc>" + paragraph("Planks") + "</w:tc><w:tc>" + paragraph("three") + "</w:tc></w:tr></w:tbl>"
        "<w:p><w:r><w:t>Around a box.</w:t></w:r><mc:AlternateContent><mc:Choice><w:txbxContent>"
        + paragraph("In the box.")
        + "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>"
        + paragraph("In the box.")
        + "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:p>"
    )
    document = read_document(docx(body), "bridge.docx")
    assert paragraphs(document) == [
        HEADLINE,
        "The rope bridge over the gorge will be closed from Monday.",
        "In a content control.",
        "Planks",
        "three",
        "Around a box.",
        "In the box.",
    ]


def test_what_a_word_document_says_of_itself_is_weak() -> None:
    core = (
        "<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator>"
        '<dcterms:created xsi:type="dcterms:W3CDTF">2010-01-01T00:00:00Z</dcterms:created>'
        '<dcterms:modified xsi:type="dcterms:W3CDTF">{saved}</dcterms:modified>'
    )
    stated = core.format(title=HEADLINE, author="Admin 2", saved="2018-12-09T10:30:00Z")
    metadata = read_document(docx(paragraph(HEADLINE) + paragraph(TEXT), stated), "a.docx").metadata
    assert metadata.title is not None
    assert metadata.captured is not None
    assert (metadata.title.value, metadata.authors, metadata.published) == (HEADLINE, (), None)
    assert metadata.captured.value == "2018-12-09T10:30:00+00:00"
    template = core.format(title="Template", author="", saved="2013-12-23T23:15:00Z")
    metadata = read_document(docx(paragraph(TEXT), template), "a.docx").metadata
    assert (metadata.title, metadata.captured) == (None, None)


def test_a_word_document_is_known_by_what_is_in_it() -> None:
    document = read_document(docx(paragraph(TEXT)), "bridge")
    assert document.media_type.endswith("wordprocessingml.document")
    assert document.text == TEXT


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (lambda: docx(""), "has no text"),
        (lambda: docx(paragraph("a"))[:-40], "may be damaged"),
        (lambda: docx("<w:p><w:r>"), "may be damaged"),
        (lambda: docx("<w:p>" * 100_000 + "</w:p>" * 100_000), "may be damaged"),
        (lambda: b"PK\x03\x04 and nothing more", "may be damaged"),
        (lambda: docx(paragraph(TEXT), extra={"word/media/a.bin": bytes(130 * 2**20)}), "unpacks to more"),
        (lambda: docx(paragraph("x" * 20_000_000)), "unpacks to more"),
    ],
    ids=["empty", "cut off", "broken", "nested", "no archive", "bomb", "bomb of text"],
)
def test_a_word_document_that_cannot_be_read_says_why_without_hanging(made: Callable[[], bytes], reason: str) -> None:
    with no_hang(), pytest.raises(InputError, match=reason):
        read_document(made(), "a.docx")


def test_entities_of_entities_in_a_word_document_stay_unread() -> None:
    bomb = "<!DOCTYPE w [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
        f"<!ENTITY {name} '{f'&{before};' * 10}'>" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    data = docx(paragraph("&amp;i;"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = (
        parts["word/document.xml"]
        .replace(b"?><w:doc", f"?>{bomb}]><w:doc".encode())
        .replace(b"&amp;i;", b"&i; and text")
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    with no_hang():
        try:
            assert len(read_document(out.getvalue(), "a.docx").text) < 1000
        except InputError as error:
            assert "may be damaged" in str(error)  # noqa: PT017 - either outcome is right
