"""What was fetched, kept as files, so that the same comparison can be made again from them.

::

    saved/harbourcourier.example-ferry.html     the bytes as they were sent, unpacked
    saved/harbourcourier.example-ferry.toml     from where, when, and what the server said of them

The time of fetching stands in the sidecar and nowhere else: reports hold no clock time, and the report made again from
the files is to be the same.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.errors import UsageError
from provenance.loading.identify import printable
from provenance.version import VERSION

if TYPE_CHECKING:
    from provenance.loading.fetch import Fetched

_HASH_DIGITS = 6
"""As many as an id takes of a hash to stay apart from another."""


def keep(fetched: Fetched, folder: Path, stem: str, ending: str) -> Path:
    """Write what was fetched and its sidecar; files of other content that are there already are left alone.

    Args:
        fetched: What was fetched, just now.
        folder: Where to; made if it is not there.
        stem: The file's name without its ending.
        ending: The ending, with its dot.

    Returns:
        The file.

    Raises:
        UsageError: The folder cannot be written to.
    """
    sha256 = hashlib.sha256(fetched.data).hexdigest()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{stem}{ending}"
        if path.exists() and path.read_bytes() != fetched.data:
            path = folder / f"{stem}-{sha256[:_HASH_DIGITS]}{ending}"
        _write(path, fetched.data)
        beside = path.with_name(f"{path.name}.toml")
        # What the user has written into the sidecar meanwhile is worth more than another time of fetching.
        if not beside.exists():
            _write(beside, _sidecar(fetched, path.name, sha256).encode())
    except OSError as error:
        raise UsageError(
            f"--save-inputs {printable(str(folder))}: cannot be written ({error.strerror or error}). Name a folder "
            "that can be."
        ) from error
    return path


def _sidecar(fetched: Fetched, name: str, sha256: str) -> str:
    lines = (
        f"# Written by provenance {VERSION} beside {name}. What you know of the article can be said above [fetched]:",
        '# outlet = "…", published = "…", title = "…", authors = ["…"]',
        "",
        "[fetched]",
        f"address = {_quoted(fetched.address)}",
        f"final = {_quoted(fetched.final)}",
        f"at = {datetime.now(UTC).isoformat(timespec='seconds')}",
        f"status = {fetched.status}",
        f"content_type = {_quoted(fetched.content_type)}",
        f"sha256 = {_quoted(sha256)}",
    )
    return "\n".join(lines) + "\n"


def _quoted(value: str) -> str:
    """A TOML basic string: JSON's, but for the one control character that JSON leaves as it is."""
    return json.dumps(printable(value), ensure_ascii=False).replace("\x7f", "\\u007f")


def _write(path: Path, data: bytes) -> None:
    """Complete or not at all."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
