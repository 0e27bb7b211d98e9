"""A report whose outlets have letters for names.

::

    Harbour Courier (courier)              Outlet A (article-A)
    courier.html                           article-A.html
    “as Harbour Courier reported”          “as Outlet A reported”        in texts too

What is put in has another length, so every offset of an article moves with its text: `text[start:end]` is still what is
meant. Addresses are left out. Agencies that are no outlet of the set keep their names: whom somebody credits is the
finding. What this cannot hide is said in docs/reports.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from provenance.report.masks import Masks
from provenance.report.shift import Shift, changed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from provenance.report.document import Json


def anonymised(document: Json) -> Json:
    """The document again, without the names of its outlets, authors, files and addresses."""
    masks = Masks(document)
    edits = {each["id"]: masks.edits(each["text"]) if "text" in each else [] for each in document["articles"]}
    shifts = {identity: Shift(found) for identity, found in edits.items()}
    articles = [
        _article(each, changed(each["text"], edits[each["id"]]) if "text" in each else None, masks, shifts[each["id"]])
        for each in document["articles"]
    ]
    said = _Said(masks, shifts)
    return document | {
        "options": _scrubbed(document["options"], masks),
        "case": _scrubbed(document.get("case", {}), masks),
        "articles": articles,
        "pairs": [_pair(pair, said, shifts) for pair in document["pairs"]],
        "origin": said(document["origin"]),
        "origins": [said(origin) for origin in document["origins"]],
        "edges": [said(edge) for edge in document["edges"]],
        **({"mosaic": [said(tile) for tile in document["mosaic"]]} if "mosaic" in document else {}),
        "credit_audit": [said(audit) for audit in document["credit_audit"]],
        "warnings": [said(notice) for notice in document["warnings"]],
    }


class _Said:
    """What the report says of articles: ids, names, sentences and places, each kind of field in its own way."""

    def __init__(self, masks: Masks, shifts: Mapping[str, Shift]) -> None:
        """Know the names and how the texts have changed."""
        self._shifts = shifts
        nodes, sentences = (masks.node, ("article", "uses", "from", "to", "a", "b")), (masks.sentence, _SENTENCES)
        self._fields: dict[str, Callable[[str], str]] = {
            name: mask for mask, names in (nodes, sentences, (masks.text, ("agency",))) for name in names
        }
        self._lists: dict[str, Callable[[Any], object]] = {
            "spans": self,
            "missing": masks.sentence,
            **dict.fromkeys(("group", "sources", "alternatives"), masks.node),
        }

    def __call__(self, value: Json) -> Json:
        """One object of the report."""
        moved = value
        if value.get("article") in self._shifts:
            moved = self._shifts[value["article"]].span(value)
        found = {
            name: self._fields[name](each) if name in self._fields and isinstance(each, str) else each
            for name, each in moved.items()
        }
        for name, said in self._lists.items():
            if isinstance(found.get(name), list):
                found[name] = [said(each) for each in found[name]]
        return found


_SENTENCES = ("explanation", "summary", "message")


def _article(article: Json, text: str | None, masks: Masks, shift: Shift) -> Json:
    found: Json = {name: _moved(value, shift) for name, value in article.items()}
    found |= {
        "id": masks.ids[article["id"]],
        "source": masks.source(article),
        "title": article["title"] and masks.text(article["title"]),
        "url": None,
        "authors": [masks.authors[author] for author in article["authors"]],
        "marks": [_mark(mark, text, masks, shift) for mark in article["marks"]],
    }
    if text is not None:
        found["text"] = text
    if article["outlet"]:
        name = masks.outlet(article)
        agency = {"agency": article["outlet"].get("agency") and name} if "agency" in article["outlet"] else {}
        found["outlet"] = shift.span(article["outlet"]) | {"name": name} | agency
    for when in ("published", "modified", "captured"):
        if article[when] and article[when].get("reason"):
            found[when] |= {"reason": masks.sentence(article[when]["reason"])}
    return found


def _moved(value: object, shift: Shift) -> object:
    if isinstance(value, dict):
        return shift.span(value)
    if isinstance(value, list):
        return [_moved(each, shift) for each in value]
    return value


def _mark(mark: Json, text: str | None, masks: Masks, shift: Shift) -> Json:
    found = shift.span(mark)
    found |= {name: found[name] and masks.text(found[name]) for name in ("agency", "place", "date")}
    if found.get("issuer"):
        found |= {"issuer": masks.text(found["issuer"])}
    written = masks.text(mark["text"]) if text is None else text[found["start"] : found["end"]]
    return found | {"text": written}


def _pair(pair: Json, said: _Said, shifts: Mapping[str, Shift]) -> Json:
    sides = {side: shifts[pair[side]] for side in ("a", "b")}
    return said(pair) | {
        "passages": [_passage(passage, sides) for passage in pair["passages"]],
        "evidence": [said(each) for each in pair["evidence"]],
    }


def _passage(passage: Json, sides: Mapping[str, Shift]) -> Json:
    found = passage | {side: shift.span(passage[side]) for side, shift in sides.items()}
    if "parts" in passage:
        found["parts"] = [_passage(part, sides) for part in passage["parts"]]
    return found


def _scrubbed(value: object, masks: Masks) -> object:
    """The same value, which may be anything JSON can say, with no name in any string of it, keys included."""
    if isinstance(value, str):
        return masks.ids.get(value) or masks.sentence(value)
    if isinstance(value, dict):
        return {_scrubbed(name, masks): _scrubbed(each, masks) for name, each in value.items()}
    if isinstance(value, list):
        return [_scrubbed(each, masks) for each in value]
    return value
