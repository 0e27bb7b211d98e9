"""The libraries that only a scan needs; the extras `scan` and `spark` install them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from provenance.errors import UsageError

if TYPE_CHECKING:
    from types import ModuleType

_CACHE: dict[str, ModuleType] = {}


def module(name: str, extra: str = "scan") -> ModuleType:
    """A module of an extra.

    Raises:
        UsageError: the extra is not installed.
    """
    found = _CACHE.get(name)
    if found is None:
        try:
            found = _CACHE[name] = import_module(name)
        except ImportError as error:
            raise UsageError(
                f"This needs {name.partition('.')[0]}, which is not installed. "
                f"Install what a scan needs with: pip install 'provenance[{extra}]'"
            ) from error
    return found
