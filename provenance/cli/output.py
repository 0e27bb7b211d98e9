"""Reports to files and to standard output. A report file is complete or absent."""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console


def write_all(reports: Sequence[tuple[Path, str]]) -> None:
    """Write every report beside its place, then move all of them there.

    Raises:
        UsageError: a place cannot be written; then none of the reports was moved to its place yet, as a rule.
    """
    finished: list[tuple[Path, Path]] = []
    try:
        for path, content in reports:
            if path.exists() and not path.is_file():  # a pipe or a device is written to, never replaced
                path.write_text(content, encoding="utf-8", newline="\n")
                continue
            target = path.resolve()  # a link stays, and what it points to is written
            finished.append((_beside(target, content), target))
        for temporary, path in finished:
            temporary.replace(path)
    except OSError as error:
        where = ", ".join(str(path) for path, _ in reports)
        raise UsageError(
            f"{where}: the report cannot be written: {error.strerror or error}. "
            "Does the folder exist, and may you write there?"
        ) from error
    finally:
        for temporary, _ in finished:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def write_out(content: str) -> None:
    """To standard output as UTF-8, whatever the locale."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content.encode())
    sys.stdout.buffer.flush()


def console() -> Console:
    """Standard output for people: as wide as the terminal, and never stopped by a character it cannot show."""
    from rich.console import Console  # needed only for output to people

    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="replace")
    return Console(file=sys.stdout, highlight=False, markup=False, emoji=False)


def _beside(path: Path, content: str) -> Path:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(content)
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary
