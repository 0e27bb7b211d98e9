"""What the user says of an article beside its text: who says more goes first, and what cannot be used is told."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from provenance import described_by, load
from provenance.errors import InputError, UsageError
from provenance.loading import LoadOptions, read_sources
from provenance.loading.described import read as read_table
from provenance.pipeline import understand

if TYPE_CHECKING:
    from pathlib import Path

    from provenance.model import Document, Notice

TEXT = "The rope bridge over the Tarrow gorge will be closed from Monday, the forestry office said.\n"
PAGE = f"""<html><head><title>Bridge closed</title><meta property="og:site_name" content="Page Post">
<meta property="article:published_time" content="2018-01-01"><link rel="canonical" href="https://page.example/1">
<meta name="author" content="Page Writer"></head><body><article><h1>Bridge closed</h1><p>{TEXT * 4}</p></article></body>
</html>
"""


def only(*sources: Path) -> Document:
    """The one document of sources that can be read."""
    documents, errors = read_sources([str(source) for source in sources])
    assert errors == ()
    (document,) = documents
    return document


def said(document: Document) -> dict[str, str | None]:
    """The facts of a document's metadata."""
    metadata = document.metadata
    return {
        name: stated.value if (stated := getattr(metadata, name)) else None
        for name in ("outlet", "title", "url", "published", "modified", "captured")
    }


def table(folder: Path, *rows: dict[str, str], name: str = "meta.csv") -> Path:
    """A table in a folder."""
    columns = list(dict.fromkeys(key for row in rows for key in row))
    written = io.StringIO()
    writer = csv.DictWriter(written, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    (folder / name).write_text(written.getvalue(), encoding="utf-8")
    return folder / name


def described(folder: Path, *rows: dict[str, str]) -> tuple[dict[str, Document], tuple[Notice, ...]]:
    """The documents of a folder by their ids, with what a table in it says of them."""
    written = table(folder, *rows)
    documents, errors = read_sources([str(folder)], options=LoadOptions(meta=written))
    assert errors == ()
    found, notices = described_by(documents, written)
    return {document.id: document for document in found}, notices


FULL = """outlet = "Side Post"
title = "Bridge"
url = "https://side.example/bridge"
published = 2019-09-16
modified = 2019-09-17T05:30:00+02:00
captured = "2019-10-01"
authors = ["Peder Lunn", "Ada Quill"]
language = "en"
"""


@pytest.mark.parametrize("sidecar", ["a.toml", "a.txt.toml"])
def test_a_sidecar_of_either_name_says_all_there_is_to_say(tmp_path: Path, sidecar: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / sidecar).write_text(FULL)
    document = only(tmp_path)
    assert document.text == TEXT
    assert said(document) == {
        "outlet": "Side Post",
        "title": "Bridge",
        "url": "https://side.example/bridge",
        "published": "2019-09-16",
        "modified": "2019-09-17T05:30:00+02:00",
        "captured": "2019-10-01",
    }
    assert document.metadata.authors == ("Peder Lunn", "Ada Quill")
    assert document.metadata.language == "en"
    reading = understand(document).reading
    assert reading.outlet is not None
    assert reading.published is not None
    assert (reading.outlet.basis, reading.published.basis) == ("option", "option")


def test_what_is_said_first_wins_option_then_table_then_sidecar_then_front_matter(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        f"---\noutlet: Front Post\npublished: 2001-01-01\ntitle: Front\nauthors: Front Writer\n---\n{TEXT}"
    )
    assert said(only(tmp_path))["outlet"] == "Front Post"
    (tmp_path / "a.toml").write_text('outlet = "Side Post"\npublished = 2002-02-02\n')
    assert (said(only(tmp_path))["outlet"], said(only(tmp_path))["published"]) == ("Side Post", "2002-02-02")
    found, _ = described(tmp_path, {"file": "a.txt", "outlet": "Table Post", "published": ""})
    assert (said(found["a"])["outlet"], said(found["a"])["published"]) == ("Table Post", "2002-02-02")
    assert (said(found["a"])["title"], found["a"].metadata.authors) == ("Front", ("Front Writer",))
    documents, _ = load([str(tmp_path)], outlets={"a.txt": "Option Post"})
    assert said(documents[0])["outlet"] == "Option Post"


@pytest.mark.parametrize("how", ["sidecar", "table"])
def test_the_user_is_believed_before_the_page(tmp_path: Path, how: str) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    assert understand(only(tmp_path)).reading.outlet is not None
    if how == "sidecar":
        (tmp_path / "a.toml").write_text(
            'outlet = "Side Post"\npublished = 2002-02-02\nurl = "https://side.example/1"\n'
        )
        document = only(tmp_path)
    else:
        row = {"file": "a.html", "outlet": "Side Post", "published": "2002-02-02", "url": "https://side.example/1"}
        found, _ = described(tmp_path, row)
        document = found["a"]
    reading = understand(document).reading
    assert reading.outlet is not None
    assert reading.published is not None
    assert (reading.outlet.name, reading.published.value) == ("Side Post", "2002-02-02")
    assert said(document)["url"] == "https://side.example/1"
    assert said(document)["title"] == "Bridge closed"


def test_the_page_is_believed_before_the_address(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    (tmp_path / "a.toml").write_text('url = "https://other.example/2011/11/11/x"\n')
    reading = understand(only(tmp_path)).reading
    assert reading.outlet is not None
    assert reading.published is not None
    assert (reading.outlet.name, reading.published.value) == ("Page Post", "2018-01-01")


def test_an_archives_address_is_the_articles_own_with_its_time_of_capture(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    copy = "https://web.archive.org/web/20180102030405/https://post.example/x"
    (tmp_path / "a.toml").write_text(f'url = "{copy}"\n')
    document = only(tmp_path)
    assert said(document)["url"] == "https://post.example/x"
    assert said(document)["captured"] == "2018-01-02T03:04:05+00:00"
    assert document.metadata.archive == copy


def test_a_sidecar_is_no_article_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.toml").write_text('outlet = "Side Post"\n')
    assert only(tmp_path).id == "a"


def test_what_a_sidecar_cannot_say_is_told_and_the_rest_is_used(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.toml").write_text('outlet = "Side Post"\npublised = "2001"\npublished = "2001-13-45"\n')
    document = only(tmp_path)
    assert said(document)["outlet"] == "Side Post"
    assert said(document)["published"] is None
    messages = {notice.code: notice.message for notice in document.notices}
    assert "a.toml" in messages["sidecar"]
    assert "`publised`" in messages["sidecar"]
    assert "`published`" in messages["sidecar"]
    assert "a.toml" in messages["date_not_read"]
    assert "2001-13-45" in messages["date_not_read"]


def test_two_sidecars_of_one_file_are_told_and_the_exact_one_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.txt.toml").write_text('outlet = "Exact Post"\n')
    (tmp_path / "a.toml").write_text('outlet = "Short Post"\n')
    document = only(tmp_path)
    assert said(document)["outlet"] == "Exact Post"
    assert "only the first is read" in document.notices[0].message


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('outlet = "Side', "is no TOML"),
        ("published = 2019-09-16 05:30\n", "quotation marks"),
        ("outlet = 5\n", "`outlet` is neither"),
        ("published = [2001]\n", "`published` is neither"),
        ("authors = [1]\n", "`authors` is no list"),
        ("fetched = 1\n", "`fetched` is no table"),
        ("x = " + "[" * 5000 + "]" * 5000, "is no TOML"),
        ("# " + "x" * 70_000, "is larger than"),
    ],
)
def test_a_broken_sidecar_is_an_error_that_names_it(tmp_path: Path, content: str, reason: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.toml").write_text(content)
    _, errors = read_sources([str(tmp_path)])
    (error,) = errors
    assert isinstance(error, InputError)
    assert str(error).startswith(str(tmp_path / "a.toml"))
    assert reason in str(error)


def test_a_line_names_its_file_by_path_by_place_in_the_folder_or_by_name(tmp_path: Path) -> None:
    for name in ("one/a.txt", "two/b.txt", "two/deep/c.txt", "two/d.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT + name)
    found, notices = described(
        tmp_path,
        {"file": "one/a.txt", "outlet": "A Post"},
        {"file": str(tmp_path / "two" / "b.txt"), "outlet": "B Post"},
        {"file": "deep\\c.txt", "outlet": "C Post"},
        {"file": "d.txt", "outlet": "D Post"},
    )
    assert notices == ()
    assert {name: said(document)["outlet"] for name, document in found.items()} == {
        name: f"{name.upper()} Post" for name in "abcd"
    }


def test_a_table_may_lie_elsewhere_and_the_folder_may_be_named_relatively(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "texts" / "x").mkdir(parents=True)
    (tmp_path / "tables").mkdir()
    (tmp_path / "texts" / "x" / "a.txt").write_text(TEXT)
    (tmp_path / "texts" / "x" / "b.txt").write_text(TEXT)
    monkeypatch.chdir(tmp_path)
    documents, _ = load(["texts"])
    rows = ({"file": "../texts/x/a.txt", "outlet": "A Post"}, {"file": "x/b.txt", "outlet": "B Post"})
    found, notices = described_by(documents, table(tmp_path / "tables", *rows))
    assert notices == ()
    assert [said(document)["outlet"] for document in found] == ["A Post", "B Post"]


def test_a_line_about_no_article_or_about_several_is_a_warning_and_not_used(tmp_path: Path) -> None:
    for name in ("one/a.txt", "two/a.txt"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(TEXT + name)
    found, notices = described(
        tmp_path, {"file": "gone.txt", "outlet": "X"}, {"file": "a.txt", "outlet": "Y"}, {"file": "", "outlet": "Z"}
    )
    assert {said(document)["outlet"] for document in found.values()} == {None}
    assert [notice.code for notice in notices] == ["meta_unmatched"] * 3
    assert notices[0].message.startswith("meta.csv line 2: 'gone.txt' is none of the articles")
    assert "name of several" in notices[1].message


def test_authors_are_parted_by_semicolons_and_a_spreadsheets_own_separator_is_taken(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "m.csv").write_bytes('\ufefffile;Authors;Outlet\r\na.txt;"Peder Lunn; Ada Quill";Zażółć\r\n'.encode())
    documents, _ = load([str(tmp_path / "a.txt")])
    (document,), notices = described_by(documents, tmp_path / "m.csv")
    assert notices == ()
    assert document.metadata.authors == ("Peder Lunn", "Ada Quill")
    assert said(document)["outlet"] == "Zażółć"


def test_columns_nobody_knows_and_dates_that_are_none_are_told_with_their_place(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    found, notices = described(tmp_path, {"file": "a.txt", "publised": "2001", "published": "soon"})
    (notice,) = notices
    assert (notice.code, notice.article) == ("meta_columns", "meta.csv")
    assert "`publised`" in notice.message
    (dated,) = found["a"].notices
    assert dated.code == "date_not_read"
    assert dated.message.startswith("meta.csv line 2: the date 'soon'")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("name,outlet\na.txt,X\n", "has no column `file`"),
        ("", "blanks"),
        ("file,outlet,outlet\na.txt,X,Y\n", "twice"),
        ("file,outlet\na.txt,X,Y\n", "line 2 has 3 cells"),
        ('file,outlet\na.txt,"X\n', "is broken"),
        ("file,outlet\na.txt,X\n./a.txt,Y\n", "lines 2 and 3 are both about"),
    ],
)
def test_a_broken_table_is_wrong_usage_and_says_where(tmp_path: Path, content: str, reason: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "m.csv").write_text(content)
    documents, _ = load([str(tmp_path / "a.txt")])
    with pytest.raises(UsageError, match=reason):
        described_by(documents, tmp_path / "m.csv")


def test_the_library_loads_with_a_table_and_tells_what_of_it_was_not_used(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    written = table(tmp_path, {"file": "a.txt", "outlet": "A Post"}, {"file": "b.txt", "outlet": "B Post"})
    (document,), (error,) = load([str(tmp_path)], meta=written)
    assert said(document)["outlet"] == "A Post"
    assert "line 3: 'b.txt' is none of the articles" in str(error)


def test_a_table_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_table(tmp_path / "none.csv")
