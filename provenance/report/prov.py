"""The path of the text in the terms of W3C PROV, for programs that put provenance together from many sources.

::

    entity(article:wire)   wasAttributedTo(article:wire, outlet:Levant-Wire)
    entity(article:daily)  wasDerivedFrom(article:daily, article:wire, [prov:type='prov:Quotation', …])

What is written, and what it claims (PROV-DM, 30 April 2013, section 5.2):

- every step of the path is a derivation: of type `prov:Revision` where one outlet's own text was changed,
  `prov:Quotation` ("the repeat of some or all of an entity") where a passage agrees word for word, plain otherwise;
- the origin of a group is the `prov:PrimarySource` of the articles that go back to it. PROV leaves to each domain what
  a primary source is; here it is the article, or the source outside the set, in which the text stood first;
- each is marked as inferred, with its probability and the sentences it rests on. PROV has no word for that, so these
  attributes have a namespace of our own;
- two articles that share text, but not who had it first, are in no PROV relation: a derivation or influence has a
  direction, and alternates would have to be presentations of one thing. What was found of such a pair is an entity of
  its own (`provenance:SharedText`), which names both as attributes and claims nothing of either.

Bundles, activities and times of generation are not written: nothing is known of them. The same document gives the same
bytes; every record has a name of its own, so that none is made up by a library.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from provenance.errors import UsageError
from provenance.report import words
from provenance.report.visible import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from prov.identifier import QualifiedName
    from prov.model import ProvDocument

    from provenance.report.document import Json

NOTATIONS = ("json", "provn")

_SPACES = {
    "provenance": "urn:provenance:terms:1:",
    "article": "urn:provenance:article:",
    "unseen": "urn:provenance:unseen:",
    "outlet": "urn:provenance:outlet:",
    "finding": "urn:provenance:finding:",
    "step": "urn:provenance:step:",
}
_UNSEEN = "unseen:"
_PLAIN = re.compile(r"[A-Za-z0-9]")
_MOST_REASONS = 3
"""Sentences that a step is given reasons by: the heaviest for it. The JSON report has them all."""


def render(document: Json, notation: str = "json") -> str:
    """A document of schema `provenance/1` as PROV-JSON, or in PROV-N with ``notation`` `provn`.

    Raises:
        UsageError: there is no such notation, or the library `prov` is not installed.
    """
    if notation not in NOTATIONS:
        raise UsageError(f"There is no notation {notation!r} of PROV; there are {' and '.join(NOTATIONS)}.")
    try:
        from prov.model import ProvDocument  # noqa: PLC0415 - an extra, needed for this format alone
    except ImportError as error:
        raise UsageError("The PROV format needs a library: pip install 'provenance[prov]'") from error
    written = ProvDocument()
    for prefix, uri in _SPACES.items():
        written.add_namespace(prefix, uri)
    _write(document, written)
    if notation == "provn":
        return f"{written.get_provn()}\n"
    # Written by the library, and ordered: its own order of records is not promised.
    return (
        json.dumps(json.loads(str(written.serialize(format="json"))), ensure_ascii=False, indent=1, sort_keys=True)
        + "\n"
    )


def _write(document: Json, written: ProvDocument) -> None:
    articles = {article["id"]: article for article in document["articles"]}
    pairs = {(pair["a"], pair["b"]): pair for pair in document["pairs"]}
    for name in _outlets(document):
        written.agent(
            _name("outlet", name), _attributes(("prov:type", _prov(written, "Organization")), ("prov:label", name))
        )
    for article in document["articles"]:
        _article(article, written)
    for node in _unseen(document):
        _source(node, written)
    steps = {(edge["from"], edge["to"]) for edge in document["edges"]}
    for edge in document["edges"]:
        pair = pairs.get((edge["from"], edge["to"])) or pairs.get((edge["to"], edge["from"]))
        _step(edge, pair, written)
    for origin in document["origins"]:
        _primary(origin, document, written)
    for pair in document["pairs"]:
        if pair["relation"] != "none" and not {(pair["a"], pair["b"]), (pair["b"], pair["a"])} & steps:
            _finding(pair, articles, written)


def _article(article: Json, written: ProvDocument) -> None:
    published = article["published"]
    written.entity(
        _name("article", article["id"]),
        _attributes(
            ("prov:type", _term(written, "Article")),
            ("prov:label", plain(article["title"] or article["id"])),
            ("provenance:id", plain(article["id"])),
            ("provenance:source", plain(article["source"])),
            ("provenance:sha256", article["sha256"]),
            ("provenance:url", plain(article["url"] or "")),
            ("provenance:published", plain(published["value"]) if published else ""),
            ("provenance:publishedBasis", published["basis"] if published else ""),
        ),
    )
    if article["outlet"]:
        written.attribution(
            _name("article", article["id"]),
            _name("outlet", plain(article["outlet"]["name"])),
            _name("step", f"{article['id']} published"),
            _attributes(("provenance:role", "published by"), ("provenance:basis", article["outlet"]["basis"])),
        )


def _outlets(document: Json) -> list[str]:
    """Every house that is named as an outlet or as an unseen source, each once."""
    named = {plain(article["outlet"]["name"]) for article in document["articles"] if article["outlet"]}
    return sorted(named | {plain(node.removeprefix(_UNSEEN)) for node in _unseen(document)})


def _unseen(document: Json) -> list[str]:
    named = [edge["from"] for edge in document["edges"] if edge["from"].startswith(_UNSEEN)]
    named += [f"{_UNSEEN}{origin['agency']}" for origin in document["origins"] if origin["kind"] == "unseen"]
    return sorted(set(named))


def _source(node: str, written: ProvDocument) -> None:
    """A text that is credited, and that nobody here has seen."""
    name = node.removeprefix(_UNSEEN)
    written.entity(
        _name("unseen", name),
        _attributes(
            ("prov:type", _term(written, "UnseenSource")),
            ("prov:label", f"A text by {plain(name)} that is not among the articles"),
            ("provenance:basis", "inferred"),
        ),
    )
    written.attribution(
        _name("unseen", name),
        _name("outlet", plain(name)),
        _name("step", f"{node} published"),
        _attributes(("provenance:role", "credited as the source"), ("provenance:basis", "inferred")),
    )


def _step(edge: Json, pair: Json | None, written: ProvDocument) -> None:
    written.derivation(
        _node(edge["to"]),
        _node(edge["from"]),
        identifier=_name("step", f"{edge['to']} from {edge['from']}"),
        other_attributes=[
            *_attributes(
                ("prov:type", _prov(written, kind) if (kind := _kind(pair)) else None),
                ("provenance:basis", "inferred"),
                ("provenance:probability", edge["probability"]),
                ("provenance:relation", edge["relation"]),
                ("provenance:share", edge.get("share")),
            ),
            *(("provenance:reason", reason) for reason in _reasons(pair)),
        ],
    )


def _kind(pair: Json | None) -> str | None:
    """Which sort of derivation PROV calls it; none where there is only a credit, or nothing agrees word for word."""
    if pair is None:
        return None
    if pair.get("kind") == "revision":
        return "Revision"
    return "Quotation" if any(each["kind"] == "verbatim" for each in words.stretches(pair["passages"])) else None


def _reasons(pair: Json | None) -> list[str]:
    if pair is None:
        return []
    speaking = [each for each in pair["evidence"] if each["favours"] == pair["direction"] and each["weight_bits"] > 0]
    heaviest = sorted(speaking, key=lambda each: -each["weight_bits"])
    return list(dict.fromkeys(plain(each["explanation"]) for each in heaviest[:_MOST_REASONS]))


def _primary(origin: Json, document: Json, written: ProvDocument) -> None:
    """The beginning of a text as the primary source of whoever goes back to it over the steps of the path."""
    if origin["kind"] == "article":
        first = origin["article"]
    elif origin["kind"] == "unseen":
        first = f"{_UNSEEN}{origin['agency']}"
    else:
        return
    for article in _behind(first, document["edges"]):
        written.primary_source(
            _node(article),
            _node(first),
            identifier=_name("step", f"{article} goes back to {first}"),
            other_attributes=_attributes(
                ("provenance:basis", "inferred"),
                ("provenance:probability", origin["probability"]),
                ("provenance:reason", plain(origin["explanation"])),
            ),
        )


def _behind(first: str, edges: Iterable[Json]) -> list[str]:
    """Every article that the text reached from ``first``, in the order of their ids."""
    steps = [(edge["from"], edge["to"]) for edge in edges]
    reached, waiting = set[str](), [first]
    while waiting:
        node = waiting.pop()
        new = {to for start, to in steps if start == node} - reached - {first}
        reached |= new
        waiting += sorted(new)
    return sorted(reached)


def _finding(pair: Json, articles: dict[str, Json], written: ProvDocument) -> None:
    """What is known of a pair that no step joins, as a thing of its own that says nothing of either article."""
    names = words.Names(list(articles.values()))
    claim, probability = words.certainty(pair, names)
    written.entity(
        _name("finding", f"{pair['a']} and {pair['b']}"),
        [
            *_attributes(
                ("prov:type", _term(written, "SharedText")),
                ("prov:label", plain(pair.get("summary", "")) or words.relation(pair)),
                ("provenance:basis", "inferred"),
                ("provenance:relation", pair["relation"]),
                ("provenance:direction", pair["direction"] or "none"),
                ("provenance:claim", claim),
                ("provenance:probability", probability),
            ),
            *(("provenance:about", written.valid_qualified_name(_name("article", pair[side]))) for side in ("a", "b")),
        ],
    )


def _attributes(*named: tuple[str, object]) -> list[tuple[str, object]]:
    """The attributes that have something to say."""
    return [(name, value) for name, value in named if value not in ("", None)]


def _node(node: str) -> str:
    if node.startswith(_UNSEEN):
        return _name("unseen", node.removeprefix(_UNSEEN))
    return _name("article", node)


def _name(prefix: str, said: str) -> str:
    """A qualified name of any words: letters and digits as they are, a blank as `-`, all else as `_` and its bytes.

    Percent signs would do in a URI, but each notation of PROV quotes them in its own way.
    """
    return f"{prefix}:{''.join(map(_letters, said))}"


def _letters(character: str) -> str:
    if _PLAIN.match(character):
        return character
    return "-" if character == " " else "".join(f"_{byte:02X}" for byte in character.encode("utf-8", "replace"))


def _term(written: ProvDocument, name: str) -> QualifiedName | None:
    return written.valid_qualified_name(f"provenance:{name}")


def _prov(written: ProvDocument, name: str) -> QualifiedName | None:
    return written.valid_qualified_name(f"prov:{name}")
