"""The YAML block that may stand at the head of a plain-text file.

::

    ---
    outlet: The Harbour Gazette
    published: 2018-12-09 10:30+03:00
    ---

Every value stays the author's own string: YAML would make a date of `2018-12-09` and an hour of `10:30`, and lose how
precise the author was. So the block is composed to nodes and never turned into objects, which also means that no tag
in it can do anything. Aliases are refused: a few lines of them can stand for gigabytes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from provenance.errors import InputError
from provenance.loading.said import FACTS, at_address
from provenance.model import Metadata, Span, Stated, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import yaml

_LONGEST = 64 * 1024
"""Characters a block may have: far more than ten fields need, little enough to read in no time."""
_DEEPEST = 16
"""How deep values may be nested; nothing that is read lies deeper than a list."""
_OPENING = re.compile(r"---[ \t]*\r?\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$\n?", re.MULTILINE)
_NOTHING: Final = frozenset({"", "~", "null", "Null", "NULL"})


class _Mark(Protocol):
    """A place in the block; PyYAML's two parsers have a class of their own each."""

    @property
    def line(self) -> int:
        """Its line, counted from 0."""


@dataclass(frozen=True, slots=True)
class Fenced:
    """Where the block stands: with its fences, and what is between them."""

    whole: Span
    inner: Span


def find(text: str) -> Fenced | None:
    """The block at the very start of a text, if there is one that is closed."""
    opening = _OPENING.match(text)
    if opening is None:
        return None
    closing = _CLOSING.search(text, opening.end(), opening.end() + _LONGEST)
    if closing is None:
        return None
    return Fenced(Span(0, closing.end()), Span(opening.end(), closing.start()))


def read(text: str, block: Fenced, source: str) -> Metadata:
    """The metadata of a block; fields it does not know are passed over.

    Raises:
        InputError: The block is no YAML, is no list of fields, or a field has a value of the wrong kind. The message
            names the line of the file.
    """
    fields = _fields(text, block, source)
    stated = {name: _stated(text, block, fields[name], source, name) for name in FACTS if name in fields}
    authors = _authors(fields["authors"], source) if "authors" in fields else ()
    language = _scalar(fields["language"], source, "language") if "language" in fields else None
    url, captured, copy = at_address(stated.get("url"), stated.get("captured") or stated.get("accessed"))
    return Metadata(
        outlet=stated.get("outlet"),
        title=stated.get("title"),
        url=url,
        published=stated.get("published"),
        modified=stated.get("modified"),
        authors=authors,
        language=language,
        captured=captured,
        archive=copy,
    )


def _fields(text: str, block: Fenced, source: str) -> dict[str, yaml.Node]:
    import yaml  # noqa: PLC0415 - only for texts with front matter

    inner = block.inner.of(text)
    try:
        _check(yaml.parse(inner, Loader=yaml.BaseLoader), source)
        root = yaml.compose(inner, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise _broken(source, _line(mark), error.problem or "it cannot be read") from error
    except yaml.reader.ReaderError as error:
        line = inner.count("\n", 0, error.position) + 2
        raise _broken(source, line, f"the character U+{error.character:04X} is not allowed") from error
    if root is None:
        return {}
    if not isinstance(root, yaml.MappingNode):
        raise _broken(source, 2, "it is not a list of fields such as `outlet: The Harbour Gazette`")
    fields: dict[str, yaml.Node] = {}
    for key, value in root.value:
        if isinstance(key, yaml.ScalarNode):
            if key.value in fields:
                raise _broken(source, _line(key.start_mark), f"the field `{_clean(key.value)}` stands there twice")
            fields[key.value] = value
    return fields


def _check(events: Iterable[yaml.Event], source: str) -> None:
    """Refuse what composing could choke on, while it is still a flat stream of events."""
    import yaml  # noqa: PLC0415 - only for texts with front matter

    depth = 0
    for event in events:
        if isinstance(event, yaml.AliasEvent):
            raise _broken(source, _line(event.start_mark), "aliases (`*name`) are not allowed")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _DEEPEST:
                raise _broken(source, _line(event.start_mark), f"it is nested more than {_DEEPEST} deep")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.DocumentStartEvent) and event.explicit:
            raise _broken(source, _line(event.start_mark), "a second document begins")


def _stated(text: str, block: Fenced, node: yaml.Node, source: str, name: str) -> Stated | None:
    value = _scalar(node, source, name)
    if value is None:
        return None
    start = text.rfind("\n", 0, block.inner.start + node.start_mark.index) + 1
    end = block.inner.start + node.end_mark.index
    line_end = text.find("\n", max(start, end - 1))
    return Stated(value, "metadata", trimmed(text, start, max(end, line_end)))


def _scalar(node: yaml.Node, source: str, name: str) -> str | None:
    import yaml  # noqa: PLC0415 - only for texts with front matter

    if not isinstance(node, yaml.ScalarNode):
        kind = "a list" if isinstance(node, yaml.SequenceNode) else "a group of fields"
        raise _broken(source, _line(node.start_mark), f"`{name}` is {kind}, but one value is expected")
    if node.style is None and node.value in _NOTHING:
        return None
    return _clean(node.value) or None


def _authors(node: yaml.Node, source: str) -> tuple[str, ...]:
    import yaml  # noqa: PLC0415 - only for texts with front matter

    if isinstance(node, yaml.MappingNode):
        raise _broken(
            source, _line(node.start_mark), "`authors` is a group of fields, but a name or a list is expected"
        )
    nodes: Sequence[yaml.Node] = node.value if isinstance(node, yaml.SequenceNode) else (node,)
    names = (_scalar(each, source, "authors") for each in nodes)
    return tuple(name for name in names if name)


def _clean(value: str) -> str:
    """Blanks made single; a surrogate, which YAML can escape but no file can hold, made U+FFFD."""
    return " ".join(value.encode("utf-16", "surrogatepass").decode("utf-16", "replace").split())


def _line(mark: _Mark | None) -> int:
    # Marks count from 0, and the opening fence is the file's first line.
    return (mark.line if mark else 0) + 2


def _broken(source: str, line: int, reason: str) -> InputError:
    return InputError(
        source,
        f"the front matter is broken at line {line}: {reason}. Mend it, or remove the `---` lines if it is none.",
    )
