"""A stored JSON report opened again: checked whole before anything is made of it.

A report may come from anybody. It is held to the schema, and to what a schema cannot say: that every id is that of an
article, that no stretch ends before it starts or behind its text, that weights can be added up. What passes can be
rendered in every format; what does not is refused with the first few places that are wrong.

A report that has all that version 1 promises, but not the fields this program has written beside them from the start,
is completed with their empty values.
"""

from __future__ import annotations

import json
import math
import re
from itertools import islice
from typing import TYPE_CHECKING

from provenance.errors import InputError
from provenance.model import HYPOTHESES
from provenance.report.document import SCHEMA
from provenance.report.schema import problems, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from provenance.model import Document
    from provenance.report.document import Json
    from provenance.report.schema import Problems

MOST_BYTES = 512 * 2**20
"""Size above which a report is refused, in bytes. Sixty articles make some 5 MB; a hundred times that is no report that
anybody could read, and still fits into memory."""

MOST_BITS = 100_000.0
"""Weight beyond which a piece of evidence is refused, either way: a thousand times the heaviest there is. Sums of such
weights stay numbers, whatever a report holds."""

_MOST_DEEP = 50
"""Lists and objects within each other; a report has eight."""

_MOST_TOLD = 5
"""Places that a message names."""

_UNSEEN = "unseen:"
_VERSION = re.compile(r"provenance/[0-9]+")


def opened(data: bytes, name: str) -> Json:
    """The document of a stored report.

    Args:
        data: the bytes of the file, UTF-8 with or without a byte order mark.
        name: what messages call the file.

    Raises:
        InputError: it is too large, no JSON, no report, of another version, or says what cannot be.
    """
    if len(data) > MOST_BYTES:
        raise InputError(name, f"is over {MOST_BYTES // 2**20} MiB, too large for a report of this program.")
    document = _parsed(data, name)
    if not isinstance(document, dict) or "schema" not in document:
        raise InputError(
            name, 'is JSON, but no report of provenance: it has no field "schema". `provenance compare` writes reports.'
        )
    if document["schema"] != SCHEMA:
        raise InputError(name, _other_version(document["schema"]))
    found = list(islice(problems(document), _MOST_TOLD + 1)) or list(islice(_impossible(document), _MOST_TOLD + 1))
    if found:
        raise InputError(name, _refusal(found))
    return _completed(document)


def without_text(document: Json) -> list[str]:
    """The ids of the articles whose text the report does not hold."""
    return [article["id"] for article in document["articles"] if "text" not in article]


def with_texts(document: Json, read: Iterable[Document], name: str) -> Json:
    """The document again, with texts it lacked put back from the articles' own files.

    A file is known by its hash, wherever it lies now and whatever it is called.

    Raises:
        InputError: a text is shorter than the places that the report names in it.
    """
    texts = {each.sha256: each.text for each in read}
    articles = [
        article
        if "text" in article or article["sha256"] not in texts
        else {key: value for key, value in article.items() if key not in _BEHIND_TEXT}
        | {"text": texts[article["sha256"]]}
        | {key: article[key] for key in _BEHIND_TEXT if key in article}
        for article in document["articles"]
    ]
    filled = document | {"articles": articles}
    found = list(islice(_impossible(filled), _MOST_TOLD + 1))
    if found:
        raise InputError(name, _refusal(found))
    return filled


_BEHIND_TEXT = ("headline", "body", "left_out", "sentences", "marks")
"""The fields that follow the text in a report, so that one whose texts were put back is the same, byte for byte."""


def _parsed(data: bytes, name: str) -> object:
    try:
        written = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(name, f"is no report: it is not UTF-8 (byte {error.start:,}).") from error
    try:
        value: object = json.loads(written, parse_constant=_no_number, parse_float=_finite)
    except json.JSONDecodeError as error:
        raise InputError(
            name, f"is no JSON report: {error.msg} in line {error.lineno:,}. A report ends in .json and begins with {{."
        ) from error
    except (ValueError, RecursionError) as error:
        raise InputError(
            name, "is no report: it holds a number or a nesting of lists that no report of this program has."
        ) from error
    if _deeper(value, _MOST_DEEP):
        raise InputError(name, f"is no report: its lists and objects are nested over {_MOST_DEEP} deep.")
    return value


def _no_number(word: str) -> float:
    raise ValueError(f"{word} is no number of JSON")


def _finite(written: str) -> float:
    value = float(written)
    if not math.isfinite(value):
        raise ValueError("a number too large")
    return value


def _deeper(value: object, most: int) -> bool:
    level = [value]
    for _ in range(most):
        level = [
            inner
            for each in level
            if isinstance(each, (dict, list))
            for inner in (each.values() if isinstance(each, dict) else each)
        ]
        if not level:
            return False
    return True


def _other_version(schema: object) -> str:
    if isinstance(schema, str) and _VERSION.fullmatch(schema):
        return (
            f"is a report of version {schema.partition('/')[2]}; this program reads version 1 ({SCHEMA}). "
            "Open it with the version of the program that made it: the report names it under tool."
        )
    return f"is no report of this program: its schema is {shown(schema)}, not {SCHEMA}."


def _refusal(found: list[tuple[str, str]]) -> str:
    listed = "\n".join(f"  {where or 'the report'}: {what}" for where, what in found[:_MOST_TOLD])
    more = "\n  and more" if len(found) > _MOST_TOLD else ""
    return f"is no report that can be opened; it was changed, or damaged:\n{listed}{more}"


def _impossible(document: Json) -> Problems:
    """What fits the schema and still cannot be."""
    texts: dict[str, int | None] = {}
    for number, article in enumerate(document["articles"]):
        where = f"articles[{number}]"
        if article["id"] in texts:
            yield f"{where}.id", f"{shown(article['id'])} is the id of another article already"
        text = article.get("text")
        texts[article["id"]] = None if text is None else len(text)
        yield from _article(article, where, texts[article["id"]])
    order = {identity: number for number, identity in enumerate(texts)}
    seen: set[tuple[str, str]] = set()
    for number, pair in enumerate(document["pairs"]):
        where, ends = f"pairs[{number}]", (pair["a"], pair["b"])
        unknown = [each for each in ends if each not in texts]
        for each in unknown:
            yield where, f"{shown(each)} is no article of this report"
        if unknown:
            continue
        if order[pair["a"]] >= order[pair["b"]]:
            yield where, "a does not stand before b among the articles"
        if ends in seen:
            yield where, "these two articles are a pair already"
        seen.add(ends)
        yield from _pair(pair, where, texts)
    yield from _path(document, texts)


def _article(article: Json, where: str, length: int | None) -> Problems:
    for name in ("body", "left_out", "sentences", "marks"):
        for number, span in enumerate(article.get(name, [])):
            yield from _span(span, f"{where}.{name}[{number}]", length)
    for name in ("headline", "outlet", "published", "modified", "captured"):
        span = article.get(name)
        if span is None:
            continue
        ends = span.get("start"), span.get("end")
        if None not in ends:
            yield from _span(span, f"{where}.{name}", length)
        elif ends != (None, None):
            yield f"{where}.{name}", "start and end are not both there"


def _pair(pair: Json, where: str, texts: Mapping[str, int | None]) -> Problems:
    for number, passage in enumerate(pair["passages"]):
        at = f"{where}.passages[{number}]"
        for inner, each in enumerate((passage, *passage.get("parts", []))):
            if inner and each.get("parts"):
                yield f"{at}.parts[{inner - 1}]", "a part of a passage has parts of its own"
            for side in ("a", "b"):
                yield from _span(
                    each[side], f"{at}.{side}" if not inner else f"{at}.parts[{inner - 1}].{side}", texts[pair[side]]
                )
    for number, evidence in enumerate(pair["evidence"]):
        at = f"{where}.evidence[{number}]"
        if abs(evidence["weight_bits"]) > MOST_BITS:
            yield f"{at}.weight_bits", f"{shown(evidence['weight_bits'])} bits is no weight"
        yield from _places(evidence["spans"], f"{at}.spans", texts)
    for name, prior in pair.get("prior_bits", {}).items():
        if name in HYPOTHESES and abs(prior) > MOST_BITS:
            yield f"{where}.prior_bits.{name}", f"{shown(prior)} bits is no prior"


def _path(document: Json, texts: Mapping[str, int | None]) -> Problems:
    named = [("origin", document["origin"])]
    named += [(f"origins[{number}]", each) for number, each in enumerate(document["origins"])]
    for where, origin in named:
        ids = [
            *([origin["article"]] if origin["article"] is not None else []),
            *origin.get("group", []),
            *origin.get("sources", []),
        ]
        yield from _known(ids, where, texts)
    for number, edge in enumerate(document["edges"]):
        ids = [edge["from"], edge["to"], *edge.get("alternatives", [])]
        yield from _known(ids, f"edges[{number}]", texts, unseen=edge["from"])
    for number, audit in enumerate(document["credit_audit"]):
        where = f"credit_audit[{number}]"
        yield from _known([audit["article"], audit["uses"]], where, texts, unseen=audit["uses"])
        yield from _places(audit.get("spans", []), f"{where}.spans", texts)
    for number, tile in enumerate(document.get("mosaic", [])):
        yield from _known([tile["from"]], f"mosaic[{number}]", texts, unseen=tile["from"])
        yield from _places([tile], "mosaic", texts, number)


def _known(ids: Iterable[str], where: str, texts: Mapping[str, int | None], unseen: str = "") -> Problems:
    for each in ids:
        if each not in texts and not (each == unseen and each.startswith(_UNSEEN)):
            yield where, f"{shown(each)} is no article of this report"


def _places(places: Iterable[Json], where: str, texts: Mapping[str, int | None], first: int = 0) -> Problems:
    for number, place in enumerate(places, first):
        if place["article"] not in texts:
            yield f"{where}[{number}]", f"{shown(place['article'])} is no article of this report"
        else:
            yield from _span(place, f"{where}[{number}]", texts[place["article"]])


def _span(span: Json, where: str, length: int | None) -> Problems:
    if span["start"] > span["end"]:
        yield where, f"it starts at {span['start']} and ends before, at {span['end']}"
    elif length is not None and span["end"] > length:
        yield where, f"it ends at {span['end']}, and the text has only {length} characters"


def _completed(document: Json) -> Json:
    """The document with the fields that stood beside the promised ones from the start; a whole one stays as it is."""
    for article in document["articles"]:
        _filled(article, {"headline": None, "left_out": []})
        for mark in article["marks"]:
            _filled(mark, {"issuer": None})
        for name, rest in (("published", _MOMENT), ("modified", _MOMENT), ("captured", _MOMENT), ("outlet", _OUTLET)):
            _filled(article[name] or {}, rest)
    for pair in document["pairs"]:
        _filled(pair, {"summary": "", "missing": []})
        for name in {"hypotheses", "prior_bits"} & set(pair):  # any other would be added up with those that are known
            pair[name] = {each: pair[name][each] for each in HYPOTHESES}
        for passage in pair["passages"]:
            _filled(passage, {"bits": 0.0})
    for origin in (document["origin"], *document["origins"]):
        _filled(origin, {"group": []})
    for audit in document["credit_audit"]:
        _filled(audit, {"spans": []})
    return document


_MOMENT: Json = {"reason": None, "start": None, "end": None}
_OUTLET: Json = {"agency": None, "start": None, "end": None}


def _filled(value: Json, rest: Json) -> None:
    for name, each in rest.items():
        value.setdefault(name, list(each) if isinstance(each, list) else each)
