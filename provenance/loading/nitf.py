"""NITF, the News Industry Text Format (IPTC, 3.x): a document of its own, or the body of a NewsML item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.loading.blocks import of_tree
from provenance.loading.story import Story, parsed, stamp
from provenance.loading.xml import all_of, attribute, child, children, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from provenance.errors import InputError
    from provenance.loading.formats import Parsed
    from provenance.loading.options import LoadOptions

_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def articles(root: _Element, name: str, options: LoadOptions) -> Iterator[Parsed | InputError]:
    """The one article of a NITF document."""
    del options  # NITF has no columns
    yield parsed(story(root, name), name)


def story(root: _Element, name: str) -> Story:
    """What a `nitf` element says.

    Raises:
        InputError: its body has more elements than an article can have.
    """
    head, body = child(root, "head"), child(root, "body")
    top = child(body, "body.head") if body is not None else None
    data = child(head, "docdata") if head is not None else None
    publication = child(head, "pubdata") if head is not None else None
    byline = child(top, "byline")
    issued = attribute(child(data, "date.issue"), "norm") or attribute(child(data, "date.release"), "norm")
    line_date = attribute(next(all_of(top, "story.date"), None), "norm") if top is not None else None
    rights = child(data, "doc.copyright")
    distributor = written(child(top, "distributor"))
    holder = attribute(rights, "holder") or written(child(top, "rights", "rights.owner"))
    sent_by = attribute(next(all_of(data, "from-src"), None), "src-name") if data is not None else None
    registered = attribute(child(data, "doc-id"), "regsrc")
    stated_rights = child(data, "doc.rights")
    abstract = child(top, "abstract")
    return Story(
        node="nitf",
        headline=written(child(top, "hedline", "hl1"))
        or written(child(top, "hedline"))
        or written(child(head, "title")),
        byline=_byline(byline),
        dateline=_dateline(child(top, "dateline")),
        body=tuple(body_of(root, name)),
        summary=tuple(of_tree(abstract, name)) if abstract is not None else (),
        provider=attribute(publication, "name")
        or distributor
        or attribute(stated_rights, "agent", "owner")
        or holder
        or registered
        or sent_by,
        sources=tuple(each for each in (distributor, sent_by) if each),
        credit=None,
        holder=holder or attribute(stated_rights, "owner"),
        notice=None,
        usage=attribute(stated_rights, "limitations", "type"),
        version=attribute(child(data, "du-key"), "version", "generation"),
        status=attribute(data, "management-status"),
        embargo=_embargo(data, issued),
        published=stamp(issued or attribute(publication, "date.publication") or line_date),
        modified=None,
        language=attribute(root, "baselang") or root.get(_XML_LANGUAGE) or attribute(body, "lang"),
        record=attribute(child(data, "doc-id"), "id-string"),
        media_type="text/vnd.iptc.nitf",
    )


def body_of(root: _Element, name: str) -> list[str]:
    """The paragraphs of a `nitf` element's content."""
    body = child(root, "body")
    content = child(body, "body.content") if body is not None else None
    if content is None:
        content = body if body is not None and child(body, "body.head") is None else None
    return of_tree(content, name) if content is not None else []


def _byline(element: _Element) -> str | None:
    """`By Ada Quill` and the title behind it, `AP Business Writer`, as one line: `By Ada Quill, AP Business Writer`."""
    if element is None:
        return None
    title = written(child(element, "byttl"))
    pieces = [element.text or ""]
    for each in element:
        if isinstance(each.tag, str) and each not in children(element, "byttl"):
            pieces.append(" ".join(each.itertext()))
        pieces.append(each.tail or "")
    name = " ".join(" ".join(pieces).split())
    return ", ".join(each for each in (name, title) if each) or None


def _dateline(element: _Element) -> str | None:
    """A dateline without the date that machines read in it."""
    if element is None:
        return None
    dates = {written(each) for each in all_of(element, "story.date")}
    whole = written(element)
    return None if whole in dates else whole


def _embargo(data: _Element, issued: str | None) -> str | None:
    """The time of release where it is later than that of issue."""
    released = stamp(attribute(child(data, "date.release"), "norm"))
    issue = stamp(issued)
    return released if released and issue and released > issue else None
