"""Where a scan works until it is done, and what a later one can take up.

::

    DIR.partial/
      state.json        what is scanned, how, and which stages are done
      tables/           the folder as it will be
      *.npy  *.json     what finished stages found

A stage is done once `state.json` says so, and that file is replaced in one step. A scan that is started again takes up
finished stages only if its inputs (path, size, time of change), options and version are the same; otherwise it refuses,
because half of one corpus and half of another is a wrong result.
"""

from __future__ import annotations

import json
import os
import shutil
from typing import TYPE_CHECKING, Any

from provenance.errors import UsageError
from provenance.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


class Work:
    """The folder of a scan that is under way."""

    def __init__(
        self, target: Path, inputs: Sequence[Sequence[object]], options: Mapping[str, object], *, restart: bool
    ) -> None:
        """Begin, or take up what is there; ``inputs`` are files by name, size and time of change.

        Raises:
            UsageError: a scan of other inputs, with other options or by another version was interrupted there.
        """
        self.folder = target.with_name(f"{target.name}.partial")
        own = {"version": VERSION, "inputs": list(inputs), "options": dict(options)}
        self._own = json.loads(json.dumps(own))
        self.done: dict[str, Any] = {}
        state = self.folder / "state.json"
        if restart:
            shutil.rmtree(self.folder, ignore_errors=True)
        elif state.is_file():
            before = json.loads(state.read_text(encoding="utf-8"))
            changed = [key for key in ("version", "inputs", "options") if before["own"][key] != self._own[key]]
            if changed:
                raise UsageError(
                    f"{self.folder} holds an interrupted scan with other {' and other '.join(changed)}. "
                    "Say --restart to begin again, or finish that one first."
                )
            self.done = before["done"]
        else:
            shutil.rmtree(self.folder, ignore_errors=True)
        self.tables = self.folder / "tables"
        self.tables.mkdir(parents=True, exist_ok=True)
        self._save()

    def finished(self, stage: str, facts: object = True) -> None:  # noqa: FBT002 - any value that JSON can hold
        """A stage is done, and what it found lies in the folder."""
        self.done[stage] = facts
        self._save()

    def _save(self) -> None:
        path = self.folder / "state.json"
        beside = path.with_suffix(".new")
        with beside.open("w", encoding="utf-8") as file:
            json.dump({"own": self._own, "done": self.done}, file)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)

    def clear(self) -> None:
        """All is written; nothing is left to take up."""
        shutil.rmtree(self.folder, ignore_errors=True)
