"""An address is compared like a file: under a name of its own, with what it tells, and again from what was kept."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING

import pytest
from server import Answer, Site, serving

from provenance.errors import UsageError
from provenance.loading import LoadOptions, read_sources
from provenance.loading.addresses import name_of
from provenance.loading.fetch import Fetching
from provenance.pipeline import understand

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from provenance.model import Document

TEXT = (
    "The rope bridge over the Tarrow gorge will be closed from Monday, because three of its planks have been gnawed "
    "through by beavers, the forestry office of Underhill said. Walkers will have to take the longer path past the old "
    "saw mill until the carpenters have finished, which may take them eleven days if the weather holds."
)
PAGE = f"""<html><head><title>Beavers close the bridge</title>
<link rel="canonical" href="https://elsewhere.example/bridge"></head>
<body><article><h1>Beavers close the bridge</h1><p>{TEXT}</p></article></body></html>"""


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


def options(folder: Path | None = None) -> LoadOptions:
    """To fetch from this machine, and keep what was fetched if a folder is named."""
    return LoadOptions(
        allow_private=True, save_inputs=folder, fetching=Fetching(total=10.0, lookup=lambda *_: ["127.0.0.1"])
    )


def only(source: str, folder: Path | None = None) -> Document:
    """The one document of a source that can be read."""
    documents, errors = read_sources([source], options=options(folder))
    assert errors == ()
    (document,) = documents
    return document


def test_an_address_is_an_article_whose_url_is_where_it_was_found(site: Site) -> None:
    site.pages["/go"] = Answer(status=302, headers=(("Location", "/2018/12/09/bridge.html"),))
    site.pages["/2018/12/09/bridge.html"] = Answer(PAGE.encode())
    document = only(site.url("/go"))
    assert (document.id, document.media_type) == ("127.0.0.1-bridge", "text/html")
    assert document.source == site.url("/go")
    assert document.metadata.url is not None
    assert document.metadata.url.value == site.url("/2018/12/09/bridge.html")
    published = understand(document).reading.published
    assert published is not None
    assert (published.value, published.basis) == ("2018-12-09", "url")


def test_a_page_that_names_another_site_as_its_original_does_not_stand_there(site: Site) -> None:
    site.pages["/bridge"] = Answer(PAGE.encode())
    reading = understand(only(site.url("/bridge", "post.example"))).reading
    assert reading.outlet is not None
    assert (reading.outlet.name, reading.outlet.basis) == ("post.example", "url")
    assert [(mark.agency, mark.claims) for mark in reading.marks if mark.kind == "metadata"] == [
        ("elsewhere.example", "text")
    ]


def test_what_the_server_calls_it_decides_before_the_addresss_own_ending(site: Site) -> None:
    site.pages["/readme.md"] = Answer(PAGE.encode(), "text/html")
    site.pages["/story.html"] = Answer(TEXT.encode(), "text/plain")
    site.pages["/mislabelled"] = Answer(PAGE.encode(), "text/plain")
    site.pages["/unlabelled"] = Answer(PAGE.encode(), None)
    assert [only(site.url(path)).media_type for path in site.pages] == [
        "text/html",
        "text/plain",
        "text/html",
        "text/html",
    ]


def test_the_servers_encoding_is_a_hint_below_what_the_page_says(site: Site) -> None:
    polish = f"<html><body><p>Most w Łodzi zamknięto, bo żubry. {TEXT}</p></body></html>"
    site.pages["/header"] = Answer(polish.encode("iso8859_2"), "text/html; charset=iso-8859-2")
    both = polish.replace("<body>", '<meta charset="windows-1250"><body>')
    site.pages["/both"] = Answer(both.encode("cp1250"), "text/html; charset=koi8-r")
    site.pages["/wrong"] = Answer(polish.encode(), "text/html; charset=iso-8859-2")
    for path in site.pages:
        assert "Most w Łodzi zamknięto, bo żubry." in only(site.url(path)).text


def test_what_was_fetched_is_kept_with_where_it_is_from_and_read_again_the_same(site: Site, tmp_path: Path) -> None:
    polish = f"<html><body><p>Most w Łodzi zamknięto, bo żubry. {TEXT}</p></body></html>".encode("iso8859_2")
    site.pages["/a?id=5"] = Answer(polish, "text/html; charset=iso-8859-2")
    first = only(site.url("/a?id=5"), tmp_path / "kept")
    assert sorted(path.name for path in (tmp_path / "kept").iterdir()) == [
        "127.0.0.1-a-id_5.html",
        "127.0.0.1-a-id_5.html.toml",
    ]
    assert (tmp_path / "kept" / "127.0.0.1-a-id_5.html").read_bytes() == polish
    beside = tomllib.loads((tmp_path / "kept" / "127.0.0.1-a-id_5.html.toml").read_text(encoding="utf-8"))
    fetched = beside["fetched"]
    assert (fetched["address"], fetched["final"]) == (site.url("/a?id=5"), site.url("/a?id=5"))
    assert (fetched["status"], fetched["content_type"]) == (200, "text/html; charset=iso-8859-2")
    assert fetched["sha256"] == first.sha256
    assert fetched["at"].tzinfo is not None
    again = only(str(tmp_path / "kept"))
    assert (again.id, again.text, again.sha256, again.metadata) == (
        first.id,
        first.text,
        first.sha256,
        first.metadata,
    )


def test_nothing_that_was_kept_is_overwritten(site: Site, tmp_path: Path) -> None:
    site.pages["/a"] = Answer(PAGE.encode())
    only(site.url("/a"), tmp_path)
    (tmp_path / "127.0.0.1-a.html.toml").write_text('outlet = "Underhill Post"\n')
    only(site.url("/a"), tmp_path)
    assert "Underhill Post" in (tmp_path / "127.0.0.1-a.html.toml").read_text()
    site.pages["/a"] = Answer(PAGE.replace("Monday", "Tuesday").encode())
    only(site.url("/a"), tmp_path)
    pages = sorted(path.name for path in tmp_path.glob("*.html"))
    assert len(pages) == 2
    assert "Monday" in (tmp_path / "127.0.0.1-a.html").read_text()


def test_a_folder_that_cannot_be_made_is_wrong_usage(site: Site, tmp_path: Path) -> None:
    site.pages["/a"] = Answer(PAGE.encode())
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(UsageError, match="--save-inputs"):
        read_sources([site.url("/a")], options=options(tmp_path / "taken"))


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.post.example/2018/12/bridge.html?id=5#top", "post.example-bridge-id=5"),
        ("https://post.example/", "post.example"),
        ("https://post.example/a/b/", "post.example-b"),
        ("https://web.archive.org/web/20180102030405/https://post.example/x.php", "post.example-x"),
        ("http://post.example/%D0%BC%D0%BE%D1%81%D1%82", "post.example-мост"),
        ("http://post.example/..%2f..%2fetc%2fpasswd", "post.example-.._.._etc_passwd"),
    ],
)
def test_the_name_of_a_fetched_article_is_made_of_its_address_alone(address: str, name: str) -> None:
    assert name_of(address) == name


def test_a_name_that_would_climb_out_of_the_folder_does_not(site: Site, tmp_path: Path) -> None:
    site.pages["/..%2f..%2fx"] = Answer(PAGE.encode())
    only(site.url("/..%2f..%2fx"), tmp_path / "kept")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kept"]


def test_an_archives_address_that_was_kept_tells_the_articles_own_and_when_it_was_saved(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    copy = "https://web.archive.org/web/20180102030405/https://post.example/x"
    (tmp_path / "a.html.toml").write_text(f'[fetched]\nfinal = "{copy}"\nat = 2020-01-01T00:00:00Z\n')
    metadata = only(str(tmp_path)).metadata
    assert metadata.url is not None
    assert metadata.captured is not None
    assert (metadata.url.value, metadata.archive) == ("https://post.example/x", copy)
    assert metadata.captured.value == "2018-01-02T03:04:05+00:00"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The command, as a person runs it."""
    return subprocess.run([sys.executable, "-m", "provenance", *arguments], capture_output=True, text=True, check=False)


def test_two_addresses_are_compared_by_the_command_and_again_from_what_it_kept(site: Site, tmp_path: Path) -> None:
    site.pages["/a"] = Answer(PAGE.encode())
    site.pages["/b"] = Answer(PAGE.replace("Walkers", "Hikers").encode())
    finished = run(
        *("compare", site.url("/a"), site.url("/b"), "--allow-private", "--save-inputs", str(tmp_path / "kept")),
        *("--format", "json"),
    )
    assert finished.returncode == 0, finished.stderr
    again = run("compare", str(tmp_path / "kept"), "--offline", "--format", "json")
    assert again.returncode == 0, again.stderr
    first, second = json.loads(finished.stdout), json.loads(again.stdout)
    assert [article["source"] for article in first["articles"]] == [site.url("/a"), site.url("/b")]
    assert first["pairs"] == second["pairs"]
    assert first["pairs"][0]["passages"]


def test_an_address_of_this_machine_is_an_input_that_cannot_be_read_unless_allowed(site: Site, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    site.pages["/"] = Answer(PAGE.encode())
    finished = run("compare", site.url("/"), str(tmp_path / "a.txt"))
    assert finished.returncode == 3
    assert "--allow-private" in finished.stderr
    assert site.asked == []


@pytest.mark.parametrize("command", ["compare", "inspect"])
def test_offline_an_address_is_wrong_usage_and_nothing_is_asked(site: Site, command: str) -> None:
    finished = run(command, site.url("/"), site.url("/b"), "--offline", "--allow-private")
    assert finished.returncode == 2
    assert "--offline" in finished.stderr
    assert site.asked == []


def test_a_table_of_what_is_known_reaches_the_report_and_its_unused_lines_are_warnings(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(f"{TEXT} {name}")
    (tmp_path / "meta.csv").write_text("file,outlet,published\na.txt,Underhill Post,2018-12-09\nc.txt,X,\n")
    finished = run(
        *("compare", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--meta", str(tmp_path / "meta.csv")),
        *("--format", "json"),
    )
    assert finished.returncode == 0, finished.stderr
    assert "line 3: 'c.txt' is none of the articles" in finished.stderr
    report = json.loads(finished.stdout)
    assert report["articles"][0]["outlet"]["name"] == "Underhill Post"
    assert report["articles"][0]["outlet"]["basis"] == "option"
    assert report["articles"][0]["published"]["value"] == "2018-12-09"
    assert [warning["code"] for warning in report["warnings"]] == ["meta_unmatched"]
    assert report["options"]["meta"]["file"] == "meta.csv"
    assert len(report["options"]["meta"]["sha256"]) == 64
    assert run("compare", str(tmp_path), "--meta", str(tmp_path / "none.csv")).returncode == 2
