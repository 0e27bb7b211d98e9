"""Commands that take a text as it was typed.

::

    typed            wanted          taken
    report.html      a path          here
    Harbour Courier  a text          here
    4                a number        here
    four             a number        by Typer, which says what is wrong with it
    (nothing)        what it needs   by Typer, which says what is missing

Newer releases of Typer have every value that is no flag checked by pydantic, and a `--help` that nobody asked for. To
import that takes a tenth of the time in which two pages are compared, and of a scan of 10,000 articles; and any text
will do for a text. Older releases, whose parameters do not say what they are to be, do it all themselves at no cost.

Departure: Typer has no switch for this, so the method that takes a value is replaced in each parameter. Of numbers that
have a least or a greatest, and of paths that have to be there, nothing is known here; no command has any.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand, TyperGroup

if TYPE_CHECKING:
    from collections.abc import Callable


class Command(TyperCommand):
    """A command whose parameters take texts, paths and numbers as they were typed."""

    def get_params(self, ctx: Any) -> list[Any]:  # noqa: ANN401 - whose class this is differs by Typer's release
        """All parameters."""
        return _eased(super().get_params(ctx))


class Group(TyperGroup):
    """The same for a command that has commands."""

    def get_params(self, ctx: Any) -> list[Any]:  # noqa: ANN401 - whose class this is differs by Typer's release
        """All parameters."""
        return _eased(super().get_params(ctx))


def _eased(parameters: list[Any]) -> list[Any]:
    for each in parameters:
        wanted = getattr(getattr(each, "type_descriptor", None), "annotation", None)
        if wanted in _TAKEN and "process_value" not in vars(each):
            vars(each)["process_value"] = partial(_processed, each, each.process_value, _TAKEN[wanted])
    return parameters


def _processed(
    parameter: Any,  # noqa: ANN401 - Typer's own
    otherwise: Callable[[Any, Any], Any],
    taken: Callable[[Any], Any],
    context: Any,  # noqa: ANN401 - Typer's own
    value: Any,  # noqa: ANN401 - a text, several, or what stands for them where nothing was typed
) -> Any:  # noqa: ANN401 - what the parameter is to be
    if parameter.required and not value:
        return otherwise(context, value)
    try:
        found = taken(value)
    except ValueError:
        return otherwise(context, value)
    return parameter.callback(context, parameter, found) if parameter.callback else found


def _same(value: Any) -> Any:  # noqa: ANN401 - a text or a flag, or None where nothing was typed
    return value


def _path(value: str | Path | None) -> Path | None:
    return None if value is None else Path(value)


def _number(value: str | int | None) -> int | None:
    return None if value is None else int(value)


def _texts(value: list[str] | None) -> list[str]:
    return list(value or ())


def _paths(value: list[str | Path] | None) -> list[Path]:
    return [Path(each) for each in value or ()]


_TAKEN: dict[object, Callable[[Any], Any]] = {
    str: _same,
    bool: _same,
    Path: _path,
    int: _number,
    list[str]: _texts,
    list[Path]: _paths,
}
"""How a value becomes what is wanted; a `ValueError` says that it cannot."""
