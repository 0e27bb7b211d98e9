"""How the tables of this package are read: UTF-8, through `importlib.resources`, so that a wheel has them too.

::

    # what the table is, and where it is from      comments, only in front of the head
    name<TAB>short<TAB>aliases                     the head names the columns
    Reuters<TAB>Reuters<TAB>REUTERS; Рейтер        one row a line, no quoting: no cell holds a tab or a line break
"""

from __future__ import annotations

from importlib.resources import files


def text(name: str) -> str:
    """The whole text of the file ``name`` of this package.

    Raises:
        FileNotFoundError: there is no such file.
    """
    return files("provenance.data").joinpath(name).read_text(encoding="utf-8")


def comments(table: str) -> tuple[str, ...]:
    """The lines of the comment in front of a table, without their `#`."""
    end = len(table) - len(_behind_comment(table))
    return tuple(line.removeprefix("#").strip() for line in table[:end].splitlines())


def body(table: str) -> str:
    """What follows a table's comment and head, up to the last row, without its line break."""
    return _behind_comment(table).partition("\n")[2].rstrip("\n")


def _behind_comment(table: str) -> str:
    start = 0
    while table.startswith("#", start):
        start = table.index("\n", start) + 1
    return table[start:]
