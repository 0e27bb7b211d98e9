"""Archives are read without being unpacked to disk; what is hostile in them is refused at once."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
import zstandard
from made import FERRY, PIER, RIVER, Unseekable, body, documents, found, refusal, written

from provenance.errors import PassedOverError
from provenance.loading import LoadOptions
from provenance.loading.raw import Raw
from provenance.loading.zipped import cleaned

PAGE = (
    "<html><head><title>Ferry</title></head><body><article><h1>Ferry</h1>"
    f"<p>{FERRY}</p><p>{RIVER}</p></article></body></html>"
)


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(members: dict[str, bytes]) -> bytes:
    """A tar archive with a link in it."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        link = tarfile.TarInfo("passwords.txt")
        link.type = tarfile.SYMTYPE
        link.linkname = "/etc/passwd"
        archive.addfile(link)
    return out.getvalue()


def web_archive(*answers: tuple[str, str, str, bytes], compressed: bool = True) -> bytes:
    """A WARC of answers: address, status line, content type, body."""
    records = []
    for address, status, kind, content in answers:
        block = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + content
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2018-12-09T10:30:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
        )
        record = head.encode() + block + b"\r\n\r\n"
        records.append(gzip.compress(record) if compressed else record)
    return b"".join(records)


def test_the_members_of_an_archive_are_read_each_by_its_format(tmp_path: Path) -> None:
    members = {
        "news/ferry.txt": FERRY.encode(),
        "news/page.html": PAGE.encode(),
        "tables/t.jsonl": f'{{"id": "p", "text": "{PIER}"}}\n'.encode(),
        "inner.zip": zipped({"river.txt.gz": gzip.compress(RIVER.encode())}),
        "picture.jpg": b"\xff\xd8\xff",
        ".hidden.txt": b"No",
        "__MACOSX/ferry.txt": b"No",
    }
    for name, data in (
        ("a.zip", zipped(members)),
        ("a.tar", tarred(members)),
        ("a.tgz", gzip.compress(tarred(members))),
    ):
        path = written(tmp_path, name, data)
        read = {document.source: document for document in documents(path)}
        assert sorted(read) == [
            f"{path}/inner.zip/river.txt.gz",
            f"{path}/news/ferry.txt",
            f"{path}/news/page.html",
            f"{path}/tables/t.jsonl#line=1",
        ]
        assert [document.id for _, document in sorted(read.items())] == ["river", "ferry", "page", "t.p"]
        assert read[f"{path}/news/ferry.txt"].text == FERRY


def test_a_compressed_file_is_what_is_in_it(tmp_path: Path) -> None:
    for name, data in (
        ("ferry.txt.gz", gzip.compress(FERRY.encode())),
        ("ferry.txt.zst", zstandard.compress(FERRY.encode())),
        ("ferry.gz", gzip.compress(FERRY.encode())),
        ("ferry.txt", gzip.compress(FERRY.encode())),  # under a wrong name
    ):
        (document,) = documents(written(tmp_path, name, data))
        assert (document.text, document.id, document.media_type) == (FERRY, "ferry", "text/plain")


def test_a_member_that_cannot_be_read_is_an_error_of_its_own(tmp_path: Path) -> None:
    path = written(tmp_path, "a.zip", zipped({"a.txt": FERRY.encode(), "b.txt": bytes(100), "c.csv": b"x,y\n1,2\n"}))
    read, errors = found(path)
    assert [document.text for document in read] == [FERRY]
    assert ["a.zip/b.txt" in str(errors[0]), "a.zip/c.csv" in str(errors[1])] == [True, True]
    assert [isinstance(error, PassedOverError) for error in errors] == [False, True]


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("../../etc/passwd.txt", "etc/passwd.txt"),
        ("/etc/passwd.txt", "etc/passwd.txt"),
        ("C:\\Windows\\..\\a.txt", "Windows/a.txt"),
        ("a/./b//c.txt", "a/b/c.txt"),
        ("..", "_"),
        ("a\x1b[31m\n.txt", "a_[31m_.txt"),
    ],
)
def test_names_that_climb_are_cleaned(name: str, clean: str) -> None:
    assert cleaned(name) == clean


def test_nothing_of_an_archive_is_written_to_disk(tmp_path: Path) -> None:
    path = written(tmp_path, "a.zip", zipped({"../../climbed.txt": FERRY.encode()}))
    (document,) = documents(path)
    assert document.source == f"{path}/climbed.txt"
    assert [each.name for each in tmp_path.rglob("*")] == ["a.zip"]
    assert not (tmp_path.parent / "climbed.txt").exists()


def test_archives_within_archives_are_opened_to_a_small_depth(tmp_path: Path) -> None:
    data = zipped({"ferry.txt": FERRY.encode()})
    for _ in range(6):
        data = zipped({"inner.zip": data}, zipfile.ZIP_STORED)
    read, errors = found(written(tmp_path, "a.zip", data))
    assert read == []
    assert "one within the other" in str(errors[0])


TRUNCATED = {
    "t.jsonl.gz": gzip.compress(f'{{"text": "{FERRY}"}}\n'.encode() * 3 + os.urandom(5000))[:-2000],
    "t.jsonl.zst": zstandard.compress(f'{{"text": "{FERRY}"}}\n'.encode() * 3 + os.urandom(5000))[:-2000],
    "a.zip": zipped({"a.txt": FERRY.encode()})[:-30],
    "a.tar": tarred({"a.txt": FERRY.encode() * 200})[:9000],
    "w.warc.gz": web_archive(("https://gorge.example/ferry", "200 OK", "text/html", PAGE.encode() * 9))[:-60],
    "w.warc": web_archive(("https://gorge.example/a", "200 OK", "text/html", PAGE.encode() * 9), compressed=False)[
        :-500
    ],
}


@pytest.mark.parametrize("name", sorted(TRUNCATED))
def test_an_archive_that_breaks_off_says_so(tmp_path: Path, name: str) -> None:
    _, errors = found(written(tmp_path, name, TRUNCATED[name]))
    said = " ".join(str(error) for error in errors if not isinstance(error, PassedOverError))
    assert any(word in said for word in ("breaks off", "is damaged", "is no ZIP archive", "to its end")), said


def test_the_articles_before_the_break_are_read(tmp_path: Path) -> None:
    read, errors = found(written(tmp_path, "t.jsonl.gz", TRUNCATED["t.jsonl.gz"]))
    assert [document.text for document in read][:3] == [FERRY] * 3
    assert errors


def bomb(kind: str) -> bytes:
    """Hundreds of megabytes of one letter or of lines in a few hundred kilobytes, or archives of such."""
    if kind == "zst":
        compressor = zstandard.ZstdCompressor().compressobj()
        return b"".join([*(compressor.compress(b"a" * 2**20) for _ in range(256)), compressor.flush()])
    line = b'{"text": "' + b"a" * 2**16 + b'"}\n' if kind == "lines" else b"a" * 2**20
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb") as file:
        for _ in range(2**28 // len(line)):
            file.write(line)
    return (
        out.getvalue()
        if kind != "zip"
        else zipped({f"{i}.txt.gz": out.getvalue() for i in range(9)}, zipfile.ZIP_STORED)
    )


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is measured in another way elsewhere")
@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("t.jsonl.gz", "lines"),
        ("a.txt.gz", "letter"),
        ("a.html.gz", "letter"),
        ("t.csv.gz", "letter"),
        ("t.jsonl.zst", "zst"),
    ],
)
def test_a_decompression_bomb_is_refused_within_seconds_and_little_memory(tmp_path: Path, name: str, kind: str) -> None:
    path = written(tmp_path, name, bomb(kind))
    code = (
        "import re, sys, time\n"
        "from pathlib import Path\n"
        "from provenance.loading import stream_sources\n"
        "for each in stream_sources([sys.argv[1]]):\n"
        "    if isinstance(each, Exception): print(each)\n"
        # Not getrusage: its peak begins with that of the process that started this one.
        "memory = re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())[1]\n"
        "print(memory, time.process_time(), file=sys.stderr)\n"
    )
    ran = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    memory, seconds = ran.stderr.split()
    assert "times its size" in ran.stdout or "limit for one article" in ran.stdout
    assert int(memory) < 200 * 1024
    assert float(seconds) < 20


def test_archives_of_bombs_share_one_limit(tmp_path: Path) -> None:
    read, errors = found(written(tmp_path, "a.zip", bomb("zip")))
    assert read == []
    assert len(errors) == 9
    assert all("limit for one article" in str(error) or "times its size" in str(error) for error in errors)


def test_the_absolute_limit_holds_whatever_the_ratio(tmp_path: Path) -> None:
    path = written(tmp_path, "t.jsonl.gz", gzip.compress(f'{{"text": "{FERRY}"}}\n'.encode() * 20_000))
    _, errors = found(path, options=LoadOptions(max_expanded=10**6))
    assert "the limit" in str(errors[-1])


def test_text_that_repeats_itself_is_no_bomb(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"text": f"{FERRY * 40} {i}"}) + "\n" for i in range(500))
    assert len(documents(written(tmp_path, "t.jsonl.gz", gzip.compress(lines.encode())))) == 500


def test_an_office_document_and_an_encrypted_member_are_called_what_they_are(tmp_path: Path) -> None:
    assert "office document" in refusal(written(tmp_path, "a.zip", zipped({"[Content_Types].xml": b"<Types/>"})))
    data = bytearray(zipped({"a.txt": FERRY.encode()}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert "is encrypted" in refusal(written(tmp_path, "b.zip", bytes(data)))


def test_the_pages_of_a_web_archive_come_with_address_and_moment(tmp_path: Path) -> None:
    data = web_archive(
        ("https://gorge.example/2018/ferry-late/", "200 OK", "text/html; charset=utf-8", PAGE.encode()),
        ("https://gorge.example/logo.png", "200 OK", "image/png", b"\x89PNG"),
        ("https://gorge.example/gone", "404 Not Found", "text/html", b"<p>Not found, and a long way from it.</p>"),
        ("https://gorge.example/empty", "200 OK", "text/html", b"<html><body><script>go()</script></body></html>"),
        (
            "https://marrow.example/?p=7",
            "200 OK",
            "text/html; charset=windows-1252",
            PAGE.replace("late", "l\xe9te").encode("cp1252"),
        ),
    )
    for name, content in (("w.warc.gz", data), ("w.warc", gzip.decompress(data))):
        path = written(tmp_path, name, content)
        read, errors = found(path)
        assert [document.source for document in read] == [
            f"{path}#https://gorge.example/2018/ferry-late/",
            f"{path}#https://marrow.example/?p=7",
        ]
        assert [document.id for document in read] == ["ferry-late", "marrow.example"]
        first = read[0].metadata
        assert first.url is not None
        assert first.url.value == "https://gorge.example/2018/ferry-late/"
        assert first.captured is not None
        assert first.captured.value == "2018-12-09T10:30:00Z"
        assert FERRY in body(read[0])
        assert "l\xe9te" in read[1].text
        assert all(isinstance(error, PassedOverError) for error in errors)


def test_a_wacz_is_read_by_its_web_archives_alone(tmp_path: Path) -> None:
    archive = web_archive(("https://gorge.example/ferry", "200 OK", "text/html", PAGE.encode()))
    members = {
        "datapackage.json": b'{"profile": "data-package"}',
        "pages/pages.jsonl": f'{{"id": "1", "url": "https://gorge.example/ferry", "text": "{FERRY}"}}\n'.encode(),
        "archive/data.warc.gz": archive,
        "indexes/index.cdx": b"",
    }
    (document,) = documents(written(tmp_path, "a.wacz", zipped(members, zipfile.ZIP_STORED)))
    assert document.metadata.captured is not None
    assert document.source.endswith("a.wacz/archive/data.warc.gz#https://gorge.example/ferry")


def test_an_archive_through_a_pipe_is_read_and_recognised(tmp_path: Path) -> None:
    raw = Raw("-", "-", Unseekable(gzip.compress(FERRY.encode())))  # type: ignore[arg-type]  # as little as a pipe has
    assert raw.peek(2) == b"\x1f\x8b"
    path = written(tmp_path, "a.zip", zipped({"a.txt": FERRY.encode(), "b.txt": RIVER.encode()}))
    command = [sys.executable, "-m", "provenance", "inspect", "-", "--format", "json"]
    ran = subprocess.run(command, input=path.read_bytes(), capture_output=True, check=True)
    assert len(ran.stdout.splitlines()) == 2


@pytest.mark.parametrize(
    ("name", "data", "module", "extra"),
    [
        ("a.parquet", b"PAR1....", "pyarrow", "parquet"),
        ("a.warc", b"WARC/1.0\r\n", "warcio", "warc"),
        ("a.txt.zst", zstandard.compress(b"Late."), "zstandard", "zst"),
    ],
)
def test_a_missing_extra_is_named_in_the_error(tmp_path: Path, name: str, data: bytes, module: str, extra: str) -> None:
    path = written(tmp_path, name, data)
    code = (
        f"import sys\nsys.modules[{module!r}] = None\n"
        "from provenance.loading import read_sources\n"
        "print(read_sources([sys.argv[1]])[1][0])\n"
    )
    ran = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert f"pip install 'provenance[{extra}]'" in ran.stdout


def test_a_link_that_leads_nowhere_stops_no_folder_but_is_an_error_when_named(tmp_path: Path) -> None:
    written(tmp_path, "a.txt", FERRY)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "round.txt").symlink_to(tmp_path / "round.txt")
    read, errors = found(tmp_path)
    assert len(read) == 1
    assert [isinstance(error, PassedOverError) for error in errors] == [True, True]
    _, errors = found(tmp_path / "gone.txt")
    assert not isinstance(errors[0], PassedOverError)
