"""The requests for one page: one for each step on the way to it, each to a number that may be asked.

httpx, which makes them, is an extra: `loading.fetch` imports this when an address is there to be fetched.
"""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING, Final
from urllib.parse import urldefrag, urljoin, urlsplit, urlunsplit

import httpx

from provenance.errors import InputError
from provenance.loading.contenttype import media_type_of
from provenance.loading.deadline import Deadline
from provenance.loading.destination import resolve
from provenance.loading.fetched import Fetched
from provenance.loading.identify import printable
from provenance.loading.transfer import ACCEPTED, TransferError, received
from provenance.version import VERSION

if TYPE_CHECKING:
    import ssl

    from provenance.loading.destination import Destination
    from provenance.loading.fetched import Fetching

USER_AGENT: Final = f"provenance/{VERSION} (compares news articles; one request for a page that a person named)"
"""How a request introduces itself."""

_ASKED_FOR: Final = "text/html, application/xhtml+xml, text/plain;q=0.9, application/pdf;q=0.8, */*;q=0.5"
_NO_TEXT: Final = frozenset({"audio", "font", "image", "model", "video"})
"""Kinds of media that hold no article (IANA's top-level media types)."""
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_BY_BROWSER: Final = "Open it in your browser, save it there, and pass the file."


def requested(address: str, options: Fetching) -> Fetched:
    """The page at an address, over all redirects; see `fetch.fetch`."""
    name = printable(address)
    with Deadline(options.total) as deadline:
        try:
            return _followed(address, options, deadline)
        except TransferError as error:
            raise InputError(name, _late(options) if deadline.over else str(error)) from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise InputError(name, _late(options) if deadline.over else _reason(error, options)) from error


def _followed(address: str, options: Fetching, deadline: Deadline) -> Fetched:
    """The page at the end of all redirects."""
    context = httpx.create_ssl_context(trust_env=False)
    seen: list[str] = []
    url = urldefrag(address).url
    while True:
        if url in seen:
            raise TransferError(f"redirects in a circle, as sites do that insist on cookies. {_BY_BROWSER}")
        if len(seen) > options.hops:
            raise TransferError(f"redirects more than {options.hops} times. {_BY_BROWSER}")
        seen.append(url)
        try:
            where = resolve(
                url, permitted=options.permitted, seconds=min(options.connect, deadline.left), lookup=options.lookup
            )
        except InputError as error:
            if len(seen) == 1:
                raise
            raise TransferError(f"redirects to {error}") from error
        found = _asked(context, url, where, options, deadline)
        if isinstance(found, Fetched):
            return replace(found, address=address)
        url = urldefrag(urljoin(url, found)).url


def _asked(
    context: ssl.SSLContext,
    url: str,
    where: Destination,
    options: Fetching,
    deadline: Deadline,
) -> Fetched | str:
    """The answer to one request: a page, or the address of another."""
    with httpx.Client(
        verify=context,
        trust_env=False,
        follow_redirects=False,
        limits=httpx.Limits(max_connections=1, max_keepalive_connections=0),
        timeout=httpx.Timeout(options.read, connect=options.connect),
    ) as client:
        response = _connected(client, url, where, deadline)
        try:
            location = response.headers.get("location")
            if response.status_code in _REDIRECTS and location:
                return str(location)
            _check_status(response.status_code)
            content_type = str(response.headers.get("content-type", ""))
            _check_kind(content_type)
            data = received(response.iter_raw(), response.headers.get("content-encoding", ""), options.max_bytes)
        finally:
            response.close()
    if deadline.over:  # a body without a stated length just seems to end where it was cut off
        raise TransferError(_late(options))
    if not data:
        raise TransferError(f"is empty. {_BY_BROWSER}")
    return Fetched(url, url, int(response.status_code), content_type[:200], data)


def _connected(client: httpx.Client, url: str, where: Destination, deadline: Deadline) -> httpx.Response:
    """The answer, without its body, of the first of the host's numbers that can be reached."""
    parts = urlsplit(url)
    bracketed = f"[{where.host}]" if ":" in where.host else where.host
    default = 443 if parts.scheme.lower() == "https" else 80
    headers = {
        "Host": bracketed if where.port == default else f"{bracketed}:{where.port}",
        "User-Agent": USER_AGENT,
        "Accept": _ASKED_FOR,
        "Accept-Encoding": ACCEPTED,
        "Connection": "close",
    }
    failure: Exception | None = None
    for number in where.numbers:
        host = f"[{number}]" if ":" in number else number
        request = client.build_request(
            "GET",
            urlunsplit((parts.scheme, f"{host}:{where.port}", parts.path or "/", parts.query, "")),
            headers=headers,
            extensions={"sni_hostname": where.host, "trace": deadline.trace},
        )
        try:
            return client.send(request, stream=True)
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            failure = error
            if deadline.over:
                break
    raise failure or TransferError("its host has no address.")


def _check_status(status: int) -> None:
    if status in (HTTPStatus.OK, HTTPStatus.NON_AUTHORITATIVE_INFORMATION):
        return
    try:
        phrase = f"{status} ({HTTPStatus(status).phrase})"
    except ValueError:
        phrase = str(status)
    match status:
        case 404 | 410:
            advice = "Check how it is written; a web archive may still have the page."
        case 401 | 402 | 403 | 407 | 429 | 451:
            advice = f"It may ask for a login, or keep programs out. {_BY_BROWSER}"
        case _ if status >= 500:
            advice = "Try again later."
        case _:
            advice = _BY_BROWSER
    raise TransferError(f"the server answered {phrase}, and no page. {advice}")


def _check_kind(content_type: str) -> None:
    kind = media_type_of(content_type)
    if kind and kind.partition("/")[0] in _NO_TEXT:
        raise TransferError(f"is {kind[:80]}, not a text. Give the address of the article that it belongs to.")


def _late(options: Fetching) -> str:
    return f"took longer than {options.total:.0f} seconds. Try again later. {_BY_BROWSER}"


def _reason(error: Exception, options: Fetching) -> str:
    match error:
        case httpx.ConnectTimeout():
            return f"its server could not be reached within {options.connect:.0f} seconds. Try again later."
        case httpx.TimeoutException():
            return f"its server said nothing for {options.read:.0f} seconds. Try again later. {_BY_BROWSER}"
        case httpx.ConnectError() if "certificate" in str(error).lower():
            return f"its server cannot prove who it is ({error}). {_BY_BROWSER}"
        case httpx.ConnectError():
            return f"its server could not be reached ({error}). Check how it is written, or try again later."
        case httpx.InvalidURL():
            return f"is no web address, or redirects to what is none ({error}). Check how it is written."
        case _:
            return f"its server broke off, or answered what is no answer ({error}). Try again later. {_BY_BROWSER}"
