"""One page of the web, fetched because the user named its address, and in no other way.

::

    address ──destination──▶ a number that may be asked ──▶ GET ──┬─ 200 ──transfer──▶ bytes
                 ▲                                                └─ 30x ─┐
                 └────────────────── the next address ◀───────────────────┘

Servers are hostile. What may be asked is decided anew for each step (`loading.destination`), and the connection is made
to the number that was decided on, with the name sent along for the server's certificate to be checked against. A page
may take so long and be so large and no more; nothing it refers to is fetched; no cookie is kept, no password, proxy or
certificate is taken from the machine's settings.

The request says what program it is from. A site's rules for robots are not asked for: this is one request for one page
that a person has named, as a browser's is.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from http import HTTPStatus
from typing import TYPE_CHECKING, Final
from urllib.parse import urldefrag, urljoin, urlsplit, urlunsplit

from provenance.errors import InputError
from provenance.loading.contenttype import charset_of, media_type_of
from provenance.loading.deadline import Deadline
from provenance.loading.destination import is_public, resolve
from provenance.loading.extras import missing
from provenance.loading.identify import printable
from provenance.loading.options import MEBIBYTE
from provenance.loading.transfer import ACCEPTED, TransferError, received
from provenance.version import VERSION

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable

    import httpx

    from provenance.loading.destination import Destination, Lookup, Number

USER_AGENT: Final = f"provenance/{VERSION} (compares news articles; one request for a page that a person named)"
"""How a request introduces itself."""

_ASKED_FOR: Final = "text/html, application/xhtml+xml, text/plain;q=0.9, application/pdf;q=0.8, */*;q=0.5"
_NO_TEXT: Final = frozenset({"audio", "font", "image", "model", "video"})
"""Kinds of media that hold no article (IANA's top-level media types)."""
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_BY_BROWSER: Final = "Open it in your browser, save it there, and pass the file."


def _everything(_: Number) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Fetching:
    """How an address is fetched.

    Times are in seconds: ``connect`` to look up a name, and again to reach the server; ``read`` for a server to say
    something; ``total`` for everything. Servers answer within a second or two, so each leaves room for a bad day.
    ``hops`` is the number of redirects that are followed; browsers follow 20, honest sites need three or four.
    """

    max_bytes: int = 16 * MEBIBYTE
    connect: float = 10.0
    read: float = 10.0
    total: float = 60.0
    hops: int = 10
    permitted: Callable[[Number], bool] = field(default=is_public)
    lookup: Lookup | None = None

    def with_private(self) -> Fetching:
        """The same, with addresses of this machine and its network allowed."""
        return replace(self, permitted=_everything)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was fetched: from which ``address``, at which it was found in the end, and what the server said of it."""

    address: str
    final: str
    status: int
    content_type: str
    data: bytes

    @property
    def media_type(self) -> str | None:
        """What the server calls it: `text/html`; nothing where it says nothing, or that it does not know."""
        return media_type_of(self.content_type)

    @property
    def charset(self) -> str | None:
        """The encoding the server says it is in, if it says so."""
        return charset_of(self.content_type)


def fetch(address: str, options: Fetching | None = None) -> Fetched:
    """Fetch one page.

    Raises:
        InputError: It may not be fetched, cannot be, or is nothing that holds an article. The message says which, and
            what to do.
    """
    options = options or Fetching()
    name = printable(address)
    try:
        import httpx  # noqa: PLC0415 - an extra, needed only here
    except ImportError:
        raise missing("web", name, "to fetch addresses") from None
    with Deadline(options.total) as deadline:
        try:
            return _followed(address, options, deadline)
        except TransferError as error:
            raise InputError(name, _late(options) if deadline.over else str(error)) from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise InputError(name, _late(options) if deadline.over else _reason(error, options)) from error


def _followed(address: str, options: Fetching, deadline: Deadline) -> Fetched:
    """The page at the end of all redirects."""
    import httpx  # noqa: PLC0415 - see fetch

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
    import httpx  # noqa: PLC0415 - see fetch

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
    import httpx  # noqa: PLC0415 - see fetch

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
    import httpx  # noqa: PLC0415 - see fetch

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
