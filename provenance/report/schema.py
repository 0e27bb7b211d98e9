"""The JSON Schema of the report (draft 2020-12), and whether a value fits it.

The schema is data: `report-1.schema.json`, which `provenance schema` prints for programs of others. A stored report is
held to that same file before anything is made of it, so that there is one description and not two. It needs a dozen
keywords of JSON Schema, and no more are known here; the tests hold this check against the `jsonschema` library.

One departure, on the strict side: JSON Schema lets `1.0` pass for an integer. An offset must be written as one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import NoneType
from typing import Any, TypeAlias

from provenance.data import resource

FILE = "report-1.schema.json"

Schema: TypeAlias = Mapping[str, Any]
Problems: TypeAlias = Iterator[tuple[str, str]]

_MOST_SHOWN = 60
"""Characters of a wrong value that a message shows."""

_TYPES: Mapping[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (NoneType,),
}
_NOUNS: Mapping[str, str] = {
    "object": "an object",
    "array": "a list",
    "string": "a string",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "null",
}


def text() -> str:
    """The schema as it is shipped."""
    return resource.text(FILE)


@cache
def schema() -> Schema:
    """The schema as a value; not to be changed."""
    found: Schema = json.loads(text())
    return found


def problems(value: object) -> Problems:
    """Everything by which ``value`` is no report of version 1: the place (`pairs[3].direction`) and what is wrong."""
    return _problems(value, schema(), "")


def shown(value: object) -> str:
    """A value in a message: one line, bounded, nothing in it that steers a terminal."""
    written = ascii(value) if isinstance(value, (str, int, float, bool, NoneType)) else _NOUNS[_kind(value)]
    return written if len(written) <= _MOST_SHOWN else f"{written[: _MOST_SHOWN - 1]}…"


def _problems(value: object, rules: Schema, where: str) -> Problems:
    for keyword, rule in rules.items():
        check = _KEYWORDS.get(keyword)
        if check:
            yield from check(value, rule, where)


def _ref(value: object, rule: str, where: str) -> Problems:
    yield from _problems(value, schema()["$defs"][rule.rpartition("/")[2]], where)


def _any_of(value: object, rule: list[Schema], where: str) -> Problems:
    """One of the ways must do. All that are here are "this or null", so the first way says what is wrong."""
    found = [list(_problems(value, way, where)) for way in rule]
    if all(found):
        yield from found[0]


def _type(value: object, rule: str | list[str], where: str) -> Problems:
    names = [rule] if isinstance(rule, str) else rule
    if not any(_is(value, name) for name in names):
        yield where, f"{shown(value)} is not {' or '.join(_NOUNS[name] for name in names)}"


def _enum(value: object, rule: list[object], where: str) -> Problems:
    if not any(type(value) is type(each) and value == each for each in rule):
        yield where, f"{shown(value)} is none of {', '.join('null' if each is None else str(each) for each in rule)}"


def _const(value: object, rule: object, where: str) -> Problems:
    if value != rule:
        yield where, f"{shown(value)} is not {rule}"


def _required(value: object, rule: list[str], where: str) -> Problems:
    if isinstance(value, dict):
        for name in rule:
            if name not in value:
                yield where, f"the field {name} is missing"


def _properties(value: object, rule: Mapping[str, Schema], where: str) -> Problems:
    if isinstance(value, dict):
        for name, rules in rule.items():
            if name in value:
                yield from _problems(value[name], rules, f"{where}.{name}" if where else name)


def _items(value: object, rule: Schema, where: str) -> Problems:
    if isinstance(value, list):
        for number, each in enumerate(value):
            yield from _problems(each, rule, f"{where}[{number}]")


def _minimum(value: object, rule: float, where: str) -> Problems:
    if isinstance(value, (int, float)) and not isinstance(value, bool) and value < rule:
        yield where, f"{shown(value)} is less than {rule}"


def _maximum(value: object, rule: float, where: str) -> Problems:
    if isinstance(value, (int, float)) and not isinstance(value, bool) and value > rule:
        yield where, f"{shown(value)} is more than {rule}"


def _min_length(value: object, rule: int, where: str) -> Problems:
    if isinstance(value, str) and len(value) < rule:
        yield where, "it is empty"


def _pattern(value: object, rule: str, where: str) -> Problems:
    if isinstance(value, str) and not re.search(rule, value):
        yield where, f"{shown(value)} is not written as it must be ({rule})"


_KEYWORDS: Mapping[str, Callable[[object, Any, str], Problems]] = {
    "$ref": _ref,
    "anyOf": _any_of,
    "type": _type,
    "enum": _enum,
    "const": _const,
    "required": _required,
    "properties": _properties,
    "items": _items,
    "minimum": _minimum,
    "maximum": _maximum,
    "minLength": _min_length,
    "pattern": _pattern,
}


def _is(value: object, name: str) -> bool:
    """Whether a value is of a type of JSON; Python counts true and false among the numbers, JSON does not."""
    return isinstance(value, _TYPES[name]) and (name == "boolean" or not isinstance(value, bool))


def _kind(value: object) -> str:
    return next((name for name in _TYPES if _is(value, name)), "object")
