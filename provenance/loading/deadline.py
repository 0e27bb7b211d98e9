"""An end to all waiting for a server, however it keeps one waiting.

A time limit for each read does not bound the whole: a server that sends one byte every few seconds never exceeds it.
So the connection itself is shut down when the time is over; whatever waits for it then ends at once.
"""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from types import TracebackType


class Deadline:
    """Shuts down the connections it has seen once ``seconds`` are over; cancelled on leaving."""

    def __init__(self, seconds: float) -> None:
        """Begin to count on entering."""
        self.seconds = seconds
        self._end = 0.0
        self._lock = threading.Lock()
        self._over = False
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._stop)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        """Begin to count."""
        self._end = time.monotonic() + self.seconds
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Stop counting."""
        self._timer.cancel()
        with self._lock:
            for each in self._sockets:
                each.close()
            self._sockets.clear()

    @property
    def over(self) -> bool:
        """Whether the time is over."""
        return self._over or self.left <= 0

    @property
    def left(self) -> float:
        """Seconds until the end, 0 behind it."""
        return max(0.0, self._end - time.monotonic())

    def trace(self, event: str, about: dict[str, Any]) -> None:
        """Told by httpx what happens to a request; every new connection comes by here."""
        if event != "connection.connect_tcp.complete":
            return
        connection: socket.socket = about["return_value"].get_extra_info("socket")
        with self._lock:
            # A socket of its own for the same connection: TLS takes the first one away.
            self._sockets.append(connection.dup())
        if self._over:
            self._stop()

    def _stop(self) -> None:
        with self._lock:
            self._over = True
            for each in self._sockets:
                with contextlib.suppress(OSError):  # the other side was quicker
                    each.shutdown(socket.SHUT_RDWR)
