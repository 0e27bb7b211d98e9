"""Whether an address may be fetched, decided by the number it leads to and not by how it is written.

::

    https://post.example/1   http://2130706433/   http://0x7f.1/   http://①②⑦.0.0.1/   http://rebind.example/
              └──────────────────────────── resolved ────────────────────────────────────────┘
                                               │ every number checked
                              203.0.113.7      ▼      127.0.0.1
                              connected to            refused

Whoever gives an address means a page of the web. A page, or a server on the way to it, may name something else: the
machine's own services, its network's, a cloud's list of passwords at 169.254.169.254. So a name is resolved here, all
numbers it resolves to are checked against the registries of special addresses (IANA; Python's `ipaddress` holds them),
and the connection is made to a number that was checked. A name that answers differently the second time (DNS
rebinding) is not asked a second time.
"""

from __future__ import annotations

import ipaddress
import queue
import socket
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias
from urllib.parse import urlsplit

from provenance.errors import InputError
from provenance.loading.identify import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Number: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address
"""An address of the internet protocol."""
Lookup: TypeAlias = "Callable[[str, int], Sequence[str]]"
"""What gives the numbers of a host; raises `OSError` where it has none."""

LONGEST: Final = 4_000
"""Characters of an address; browsers and servers hardly go beyond 2,000."""
_MOST_NUMBERS = 8
"""Numbers of one name that are looked at; large sites give six."""

_TRANSLATED: Final = ipaddress.IPv6Network("64:ff9b::/96")
"""NAT64 (RFC 6052): the last 32 bits are the IPv4 address that is meant."""
_UNICAST: Final = ipaddress.IPv6Network("2000::/3")
"""All of IPv6 that has been given out to the internet (RFC 4291)."""
_SPECIAL: Final = tuple(
    ipaddress.IPv6Network(each)
    for each in (
        "2001::/23",  # protocols, Teredo among them (RFC 2928)
        "2001:db8::/32",  # documentation (RFC 3849)
        "3fff::/20",  # documentation (RFC 9637)
    )
)
"""What of it leads to no page, whichever version of Python's own lists is at hand."""


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a request goes: the host as named, its port, and the numbers it may be connected to, in order."""

    host: str
    port: int
    numbers: tuple[str, ...]


def resolve(
    address: str, *, permitted: Callable[[Number], bool], seconds: float, lookup: Lookup | None = None
) -> Destination:
    """Find where an address leads.

    Args:
        address: What is to be fetched.
        permitted: Which numbers may be connected to; `is_public`, unless the user says more.
        seconds: How long the name may take to be resolved.
        lookup: What resolves a host and a port; the system's resolver where left out.

    Raises:
        InputError: It is no web address, its name is not known, or it leads to where nothing is fetched from.
    """
    name = printable(address)
    host, port = _host(address, name)
    numbers = _numbers(host, port, name, seconds, lookup or _system)
    for number in numbers:
        if not permitted(ipaddress.ip_address(number.partition("%")[0])):
            raise InputError(
                name,
                f"leads to {number}, which is not on the public internet but on this machine or its network. "
                "Such addresses are fetched only with --allow-private.",
            )
    return Destination(host, port, tuple(numbers[:_MOST_NUMBERS]))


def is_public(number: Number) -> bool:
    """Whether a number is one that pages of the public web stand at."""
    if isinstance(number, ipaddress.IPv6Address):
        inner = number.ipv4_mapped or number.sixtofour
        if inner is None and number in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(number) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
        if number not in _UNICAST or any(number in each for each in _SPECIAL):
            return False
    return number.is_global and not (
        number.is_multicast
        or number.is_reserved
        or number.is_private
        or number.is_loopback
        or number.is_link_local
        or number.is_unspecified
    )


def _host(address: str, name: str) -> tuple[str, int]:
    """The host as the network knows it (ASCII) and the port."""
    if len(address) > LONGEST:
        raise InputError(f"{name[:80]}…", f"is longer than the {LONGEST:,} characters an address may have.")
    if any(character.isspace() or not character.isprintable() for character in address):
        raise InputError(
            name, "holds blanks or characters that no address has. Put it in quotation marks, and check it."
        )
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise InputError(name, f"is no address ({error}). Check how it is written.") from error
    if parts.scheme.lower() not in ("http", "https"):
        raise InputError(
            name, f"{parts.scheme}: cannot be fetched, only http and https can. Save the article and pass the file."
        )
    if not host:
        raise InputError(name, "names no host. Check how it is written.")
    if "@" in parts.netloc:
        raise InputError(
            name.replace(parts.netloc.rpartition("@")[0], "…"),
            "holds a user name or a password, which a report would repeat. Save the page in your browser and pass the "
            "file.",
        )
    return host if host.isascii() else _ascii(
        host, name
    ), port if port is not None else 443 if parts.scheme.lower() == "https" else 80


def _ascii(host: str, name: str) -> str:
    """A host in letters beyond ASCII as the network knows it (UTS 46, as browsers do it)."""
    import idna  # noqa: PLC0415 - comes with httpx, and few addresses need it

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except UnicodeError as error:
        raise InputError(name, "names a host that cannot be looked up. Check how it is written.") from error


def _numbers(host: str, port: int, name: str, seconds: float, lookup: Lookup) -> list[str]:
    """The numbers of a host, each once, in the resolver's order.

    The system's resolver cannot be told to hurry, so it is asked in a thread that nobody waits for at the end.
    """
    answers: queue.SimpleQueue[Sequence[str] | Exception] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(lookup(host, port))
        except Exception as error:  # noqa: BLE001 - handed to the thread that asked, which knows what to do with it
            answers.put(error)

    threading.Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=max(0.0, seconds))
    except queue.Empty:
        raise InputError(
            name, f"its host {host} was not found within {seconds:.0f} seconds. Try again later."
        ) from None
    if isinstance(answer, (OSError, UnicodeError)):
        raise InputError(
            name, f"its host {host} is not known. Check how it is written, and that this machine is online."
        ) from answer
    if isinstance(answer, Exception):
        raise answer
    numbers = list(dict.fromkeys(answer))
    if not numbers:
        raise InputError(name, f"its host {host} has no address. Check how it is written.")
    return numbers


def _system(host: str, port: int) -> list[str]:
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
