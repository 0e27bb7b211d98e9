"""The small tables of numbers that ship with the program, each row with its origin."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from provenance.data.resource import text


@cache
def table(name: str) -> dict[str, Any]:
    """The TOML file ``name`` of this package; do not change what is returned.

    Raises:
        FileNotFoundError: there is no such table.
    """
    return tomllib.loads(text(name))
