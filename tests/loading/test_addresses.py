"""An address is fetched because the user gave it, from where it may be, and only as long and as much as is bearable."""

from __future__ import annotations

import gzip
import ipaddress
import socket
import sys
import time
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from guard import no_hang
from server import Answer, Site, serving

from provenance.errors import InputError
from provenance.loading import fetch as fetching
from provenance.loading.destination import is_public, resolve
from provenance.loading.fetch import Fetched, Fetching, fetch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from http.server import BaseHTTPRequestHandler

PAGE = b"<html><body><p>The rope bridge over the Tarrow gorge will be closed from Monday.</p></body></html>"
HERE = ipaddress.ip_address("127.0.0.1")
PATIENT = Fetching(
    max_bytes=100_000, connect=20.0, read=20.0, total=40.0, hops=3, permitted=lambda number: number == HERE
)
"""For a server on this machine, of which nothing but its one number may be asked; a busy machine may take its time."""


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


def get(site: Site, path: str, options: Fetching = PATIENT) -> Fetched:
    with no_hang():
        return fetch(site.url(path), options)


def refusal(site: Site, path: str, options: Fetching = PATIENT) -> str:
    """Why a path cannot be had; the whole address stands in front."""
    start = time.monotonic()
    with pytest.raises(InputError) as caught:
        fetch(site.url(path), options)
    assert time.monotonic() - start < PATIENT.total
    assert str(caught.value).startswith(f"{site.url(path)}: ")
    return str(caught.value)


def test_a_page_is_fetched_with_what_the_server_says_of_it(site: Site) -> None:
    site.pages["/bridge?id=5"] = Answer(PAGE, "text/html; charset=ISO-8859-2")
    found = get(site, "/bridge?id=5#comments")
    assert found.data == PAGE
    assert (found.media_type, found.charset, found.status) == ("text/html", "ISO-8859-2", 200)
    assert found.final == site.url("/bridge?id=5")


def test_a_request_says_what_program_it_is_from_and_carries_nothing_of_the_machines(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    site.pages["/"] = Answer(PAGE, headers=(("Set-Cookie", "track=1"),))
    get(site, "/")
    ((path, headers),) = site.asked
    assert path == "/"
    assert headers["User-Agent"].startswith("provenance/")
    assert headers["Host"] == f"127.0.0.1:{site.port}"
    assert not {"Cookie", "Authorization", "Referer"} & set(headers)


def test_redirects_are_followed_step_by_step_to_where_the_page_is(site: Site) -> None:
    site.pages["/a"] = Answer(status=301, headers=(("Location", "/b"),))
    site.pages["/b"] = Answer(status=302, headers=(("Location", site.url("/c#top")),))
    site.pages["/c"] = Answer(PAGE)
    found = get(site, "/a")
    assert (found.address, found.final, found.data) == (site.url("/a"), site.url("/c"), PAGE)


@pytest.mark.parametrize(
    "target",
    [
        "http://10.0.0.1/",
        "http://127.0.0.2/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://2130706434/",
        "http://0x7f.2/",
        "http://017700000002/",
        "//127.0.0.2/",
    ],
)
def test_a_redirect_to_an_address_that_may_not_be_asked_is_refused_before_it_is(site: Site, target: str) -> None:
    site.pages["/"] = Answer(status=302, headers=(("Location", target),))
    message = refusal(site, "/")
    assert "redirects to http://" in message
    assert "--allow-private" in message
    assert len(site.asked) == 1


@pytest.mark.parametrize("target", ["file:///etc/hostname", "ftp://post.example/", "javascript:alert(1)", "data:,x"])
def test_a_redirect_to_what_is_no_web_page_is_refused(site: Site, target: str) -> None:
    site.pages["/"] = Answer(status=302, headers=(("Location", target),))
    message = refusal(site, "/")
    assert "redirects to" in message
    assert "only http and https can" in message or "is no web address" in message


def test_redirects_in_a_circle_and_without_an_end_are_left(site: Site) -> None:
    site.pages["/a"] = Answer(status=302, headers=(("Location", "/b"),))
    site.pages["/b"] = Answer(status=302, headers=(("Location", "/a"),))
    assert "in a circle" in refusal(site, "/a")
    for number in range(10):
        site.pages[f"/{number}"] = Answer(status=307, headers=(("Location", f"/{number + 1}"),))
    assert "more than 3 times" in refusal(site, "/0")


def _endless(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while True:
        handler.wfile.write(b"<p>and so on</p>" * 100)


def test_a_body_without_an_end_is_read_up_to_the_limit(site: Site) -> None:
    site.pages["/"] = _endless
    assert "is larger than" in refusal(site, "/")


def _dripped(site: Site, head: bytes, drop: bytes) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(head)
        while not site.over.wait(0.1):
            handler.wfile.write(drop)

    site.pages["/"] = answer


@pytest.mark.parametrize(
    ("head", "drop"),
    [
        (b"", b"H"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-Slow: ", b"x"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n", gzip.compress(b"")),
    ],
    ids=["status", "headers", "body", "chunks", "empty packages"],
)
def test_an_answer_that_only_trickles_is_left_when_the_time_is_over(site: Site, head: bytes, drop: bytes) -> None:
    _dripped(site, head, drop)
    assert "took longer than" in refusal(site, "/", replace(PATIENT, total=1.0))


def test_a_server_that_says_nothing_is_left(site: Site) -> None:
    def silent(_: BaseHTTPRequestHandler) -> None:
        site.over.wait(20)

    site.pages["/"] = silent
    assert "said nothing for" in refusal(site, "/", replace(PATIENT, read=0.5))


def test_headers_without_an_end_are_refused(site: Site) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while True:
            handler.wfile.write(b"X-Header: " + b"x" * 1000 + b"\r\n")

    site.pages["/"] = answer
    assert "no answer" in refusal(site, "/")


@pytest.mark.parametrize("kind", ["image/png", "video/mp4", "Audio/MPEG; rate=1", "font/woff2"])
def test_pictures_and_films_are_refused_by_their_kind_before_they_are_loaded(site: Site, kind: str) -> None:
    site.pages["/"] = Answer(b"\x89PNG", kind)
    assert f"is {kind.partition(';')[0].lower()}" in refusal(site, "/")


@pytest.mark.parametrize(
    ("status", "advice"),
    [(404, "a web archive"), (403, "in your browser"), (503, "later"), (304, "browser"), (799, "")],
)
def test_an_answer_that_is_no_page_says_its_status_and_what_to_try(site: Site, status: int, advice: str) -> None:
    site.pages["/"] = Answer(PAGE if status != 304 else b"", status=status)
    message = refusal(site, "/")
    assert f"answered {status}" in message
    assert advice in message


def test_an_empty_page_says_so(site: Site) -> None:
    site.pages["/"] = Answer(b"")
    assert "is empty" in refusal(site, "/")


def test_a_body_that_is_cut_off_is_refused_packed_or_not(site: Site) -> None:
    site.pages["/"] = Answer(PAGE, headers=(("Content-Length", str(len(PAGE) + 100)),))
    assert "broke off" in refusal(site, "/")
    packed = gzip.compress(PAGE)[:-9]
    site.pages["/"] = Answer(packed, headers=(("Content-Encoding", "gzip"),))
    assert "cut off" in refusal(site, "/")
    site.pages["/"] = Answer(b"no gzip at all", headers=(("Content-Encoding", "gzip"),))
    assert "cannot be unpacked" in refusal(site, "/")


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(PAGE)),
        ("x-gzip", gzip.compress(PAGE[:40]) + gzip.compress(PAGE[40:])),
        ("deflate", zlib.compress(PAGE)),
        ("Deflate", zlib.compress(PAGE)[2:-4]),
        ("identity", PAGE),
    ],
    ids=["gzip", "two gzips", "zlib", "bare deflate", "identity"],
)
def test_a_packed_body_is_unpacked(site: Site, coding: str, packed: bytes) -> None:
    site.pages["/"] = Answer(packed, headers=(("Content-Encoding", coding),))
    assert get(site, "/").data == PAGE


def test_a_body_that_unpacks_to_a_hundred_megabytes_is_refused(site: Site) -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(packer.compress(bytes(2**20)) for _ in range(100)) + packer.flush()
    assert len(bomb) < 200_000
    site.pages["/"] = Answer(bomb, headers=(("Content-Encoding", "gzip"),))
    assert "is larger than" in refusal(site, "/", replace(PATIENT, max_bytes=200_000))


def test_a_body_packed_in_a_way_nobody_asked_for_is_refused(site: Site) -> None:
    site.pages["/"] = Answer(b"\x0b\x02\x80", headers=(("Content-Encoding", "br"),))
    assert "'br'" in refusal(site, "/")


PRIVATE = (
    *("0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1"),  # noqa: S104 - refused
    *("192.0.2.1", "192.168.0.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.250"),
    *("240.0.0.1", "255.255.255.255", "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:169.254.169.254"),
    *("64:ff9b::a00:1", "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::", "2002:a00:1::1"),
    *("3fff::1", "5f00::1", "fc00::1", "fd12:3456::1", "fe80::1", "fec0::1", "ff02::1"),
)
PUBLIC = ("1.1.1.1", "93.184.216.34", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101", "2002:101:101::1")


@pytest.mark.parametrize("number", PRIVATE)
def test_numbers_of_the_machine_its_network_and_of_nobody_are_not_public(number: str) -> None:
    assert not is_public(ipaddress.ip_address(number))


@pytest.mark.parametrize("number", PUBLIC)
def test_numbers_of_the_internet_are_public_however_they_are_wrapped(number: str) -> None:
    assert is_public(ipaddress.ip_address(number))


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "017700000001", "127.1", "0"),
        *("[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "localhost", "①②⑦.0.0.1", "127。0。0。1"),
    ],
)
def test_this_machine_is_refused_however_it_is_spelled(host: str) -> None:
    with pytest.raises(InputError, match="--allow-private"):
        resolve(f"http://{host}/", permitted=is_public, seconds=20)


def test_a_name_of_which_one_number_is_private_is_refused() -> None:
    with pytest.raises(InputError, match=r"leads to 10\.0\.0\.1"):
        resolve("http://post.example/", permitted=is_public, seconds=5, lookup=lambda *_: ["1.1.1.1", "10.0.0.1"])


def test_the_connection_is_made_to_the_number_that_was_checked_though_the_name_answers_otherwise_later(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.pages["/"] = Answer(PAGE)
    asked: list[str] = []

    def lookup(host: str, _: int) -> Sequence[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["127.0.0.2"]

    def named(host: str, *rest: Any, **more: Any) -> object:
        if host == "rebind.example":
            pytest.fail("the name was looked up a second time")
        return system(host, *rest, **more)

    system = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", named)
    found = fetch(site.url("/", "rebind.example"), replace(PATIENT, lookup=lookup))
    assert found.data == PAGE
    assert asked == ["rebind.example"]
    assert site.asked[0][1]["Host"] == f"rebind.example:{site.port}"


def test_the_next_number_of_a_host_is_tried_where_the_first_does_not_answer(site: Site) -> None:
    site.pages["/"] = Answer(PAGE)
    options = replace(PATIENT, permitted=lambda _: True, lookup=lambda *_: ["127.0.0.3", "127.0.0.1"])
    assert fetch(site.url("/", "post.example"), options).data == PAGE


def test_a_name_that_nobody_knows_and_one_that_is_never_answered_say_so() -> None:
    def unknown(*_: object) -> Sequence[str]:
        raise socket.gaierror

    def slow(*_: object) -> Sequence[str]:
        time.sleep(5)
        return []

    with pytest.raises(InputError, match="is not known"):
        fetch("http://post.example/", replace(PATIENT, lookup=unknown))
    with pytest.raises(InputError, match="was not found within"):
        fetch("http://post.example/", replace(PATIENT, lookup=slow, connect=0.1))


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("ftp://post.example/a", "only http and https"),
        ("http:///a", "names no host"),
        ("http://post.example:99999/", "is no address"),
        ("http://[::1/", "is no address"),
        ("http://ada:secret@post.example/", "a password"),
        ("http://post.example/a b", "blanks"),
        ("http://post.example/a\r\nX: y", "blanks"),
        ("http://post.example/" + "x" * 5000, "longer than"),
        ("http://" + "a" * 70 + "é.example/", "cannot be looked up"),
    ],
)
def test_what_is_no_address_is_refused_with_the_reason_and_without_its_password(address: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        fetch(address, PATIENT)
    assert "secret" not in str(caught.value)


def test_nobody_answering_says_so() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    with pytest.raises(InputError, match="could not be reached"):
        fetch(f"http://127.0.0.1:{port}/", PATIENT)


def test_a_missing_library_is_named_with_the_extra_that_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "httpx", None)
    with pytest.raises(InputError, match=r"provenance\[web\]"):
        fetch("http://post.example/", PATIENT)


def test_a_request_for_a_host_over_tls_asks_for_the_certificate_of_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[httpx.Request] = []

    def answer(_: httpx.Client, request: httpx.Request, **__: object) -> httpx.Response:
        sent.append(request)
        return httpx.Response(200, headers={"content-type": "text/html"}, stream=httpx.ByteStream(PAGE))

    monkeypatch.setattr(httpx.Client, "send", answer)
    fetching.fetch("https://post.example/a", replace(PATIENT, lookup=lambda *_: ["127.0.0.1"]))
    (request,) = sent
    assert str(request.url) == "https://127.0.0.1/a"
    assert request.extensions["sni_hostname"] == "post.example"
    assert request.headers["host"] == "post.example"
