"""Sources become documents: what is read, in which order, under which ids, and what is refused."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import permutations
from pathlib import Path

import pytest

from provenance.errors import InputError
from provenance.loading import LoadOptions, read_sources
from provenance.model import Document


def read(*sources: Path | str, limit: int | None = None, stdin: bytes | None = None) -> tuple[Document, ...]:
    """The documents of sources that can all be read."""
    options = LoadOptions(max_bytes=limit) if limit else None
    documents, errors = read_sources(
        [str(source) for source in sources], options=options, stdin=None if stdin is None else lambda: stdin
    )
    assert errors == ()
    return documents


def refusal(*sources: Path | str, limit: int | None = None, stdin: bytes = b"") -> str:
    """Why the one bad source of several is bad."""
    options = LoadOptions(max_bytes=limit) if limit else None
    _, errors = read_sources([str(source) for source in sources], options=options, stdin=lambda: stdin)
    (error,) = errors
    assert isinstance(error, InputError)
    return str(error)


def test_the_text_is_the_file_to_the_letter_line_ends_and_all(tmp_path: Path) -> None:
    text = "The pier opened.\r\n\r\nIt was late.\rVery late.\n\n \t\u2028End\u00a0."
    (tmp_path / "pier.txt").write_bytes(text.encode())
    (document,) = read(tmp_path / "pier.txt")
    assert document.text == text
    assert document.media_type == "text/plain"
    assert (document.id, document.source) == ("pier", str(tmp_path / "pier.txt"))


def test_a_file_of_one_word_is_an_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Goal")
    (document,) = read(tmp_path / "a.txt")
    assert document.text == "Goal"


def test_folders_are_read_to_the_bottom_and_other_files_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "deep" / "deeper").mkdir(parents=True)
    (tmp_path / ".hidden").mkdir()
    for name in ("b.TXT", "a.md", "deep/c.text", "deep/deeper/d.htm", ".e.txt", "f.jpg", ".hidden/g.txt", "h"):
        (tmp_path / name).write_text("<p>The pier opened.</p>")
    assert [document.id for document in read(tmp_path)] == ["a", "b", "c", "d"]


def test_a_folder_without_an_article_is_an_error_that_names_the_endings(tmp_path: Path) -> None:
    (tmp_path / "picture.jpg").write_bytes(b"\xff\xd8")
    message = refusal(tmp_path)
    assert message.startswith(str(tmp_path))
    assert ".html" in message


def test_a_folder_that_links_to_itself_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The pier opened.")
    (tmp_path / "again").symlink_to(tmp_path)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    assert [document.id for document in read(tmp_path)] == ["a"]


def test_a_link_to_itself_and_a_link_to_nothing_are_errors_and_not_the_end(tmp_path: Path) -> None:
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "good.txt").write_text("The pier opened.")
    documents, errors = read_sources([str(tmp_path)])
    assert [document.id for document in documents] == ["good"]
    assert [Path(error.source).name for error in errors] == ["gone.txt", "loop.txt"]


def test_a_file_named_beside_its_folder_is_read_once_but_one_named_twice_is_read_twice(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The pier opened.")
    assert len(read(tmp_path, tmp_path / "a.txt", tmp_path)) == 1
    twice = read(tmp_path / "a.txt", tmp_path / "a.txt")
    assert len({document.id for document in twice}) == 2


def test_ids_and_order_do_not_depend_on_the_order_given(tmp_path: Path) -> None:
    paths = []
    for number, name in enumerate(("one/a.txt", "two/a.txt", "three/a.txt", "b.txt", "four/a.txt")):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"The pier opened in year {number % 3}.")
        paths.append(path)
    results = {tuple((d.id, d.sha256, d.source) for d in read(*order)) for order in permutations(paths)}
    assert len(results) == 1
    (result,) = results
    ids = [each[0] for each in result]
    assert len(set(ids)) == len(ids) == 5
    assert "b" in ids
    assert all(name.startswith("a-") for name in ids if name != "b")


def test_an_id_made_for_a_collision_never_takes_another_files_name(tmp_path: Path) -> None:
    for name in ("x", "y"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(f"The pier of {name} opened.")
    taken = next(document.id for document in read(tmp_path))
    (tmp_path / f"{taken}.txt").write_text("The pier is closed.")
    assert len({document.id for document in read(tmp_path)}) == 3


@pytest.mark.skipif(sys.platform != "linux", reason="only some file systems take such names")
def test_a_file_name_that_is_no_text_can_still_be_printed(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9\n:1.txt"))
    path.write_bytes(b"The pier opened.")
    (document,) = read(tmp_path)
    assert document.id == "caf_1"
    assert "\ufffd" in document.source
    document.source.encode()


def test_standard_input_is_read_once() -> None:
    (document,) = read("-", stdin=b"The pier opened.")
    assert (document.id, document.source, document.text) == ("stdin", "-", "The pier opened.")
    assert "only once" in refusal("-", "-", stdin=b"The pier opened.")
    assert "is empty" in refusal("-", stdin=b"")
    assert "too large" in refusal("-", stdin=b"x" * 11, limit=10)


def test_a_page_on_standard_input_is_recognised_as_one() -> None:
    (document,) = read("-", stdin=b"\n<!-- saved --><!DOCTYPE html><html><body><p>The pier opened.</p></body></html>")
    assert document.media_type == "text/html"
    assert document.text == "The pier opened."


@pytest.mark.parametrize("address", ["ftp://example.org/a", "file:///etc/hostname", "gopher://example.org"])
def test_an_address_of_what_is_no_web_page_is_refused_with_what_to_do_instead(address: str) -> None:
    assert "pass the file" in refusal(address)


def test_what_is_missing_or_too_large_or_no_file_says_so_and_what_to_try(tmp_path: Path) -> None:
    (tmp_path / "large.txt").write_bytes(b"a" * 101)
    assert "no such file" in refusal(tmp_path / "none.txt")
    assert "no such file" in refusal("")
    assert "is not a file name" in refusal("a\0b")
    message = refusal(tmp_path / "large.txt", limit=100)
    assert "101 bytes" in message
    assert "100 bytes" in message
    assert len(read(tmp_path / "large.txt", limit=101)) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_nobody_writes_to_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "a device, a pipe" in refusal(tmp_path / "pipe.txt")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no devices here")
def test_a_device_without_an_end_is_refused_at_once() -> None:
    assert "a device" in refusal("/dev/zero")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read anything")
def test_a_file_without_permission_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The pier opened.")
    (tmp_path / "a.txt").chmod(0)
    assert "permission" in refusal(tmp_path / "a.txt")


@pytest.mark.parametrize(
    ("data", "name"),
    [(b"\xd0\xcf\x11\xe0....", "a.doc"), (b"{\\rtf1", "a.rtf")],
)
def test_a_format_that_is_not_read_is_called_by_its_name(tmp_path: Path, data: bytes, name: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert "cannot be read" in refusal(tmp_path / name)


def test_progress_hears_of_every_article_readable_or_not(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The pier opened.")
    (tmp_path / "b.txt").write_text("")
    heard: list[tuple[int, int]] = []
    read_sources([str(tmp_path)], progress=lambda done, total: heard.append((done, total)))
    assert heard == [(0, 2), (1, 2), (2, 2)]


def test_reading_plain_text_imports_no_heavy_library(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The pier of Oxney opened on Monday.\n\nIt was late.", encoding="utf-8")
    code = (
        "import sys\n"
        "from provenance.loading import read_sources\n"
        "from provenance.clean import clean\n"
        "documents, errors = read_sources([sys.argv[1]])\n"
        "clean(documents[0])\n"
        "heavy = {'lxml', 'yaml', 'charset_normalizer', 'trafilatura', 'justext', 'rich', 'nltk', 'numpy'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    run = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"
