"""NewsML-G2 (IPTC): messages, news items and packages.

::

    newsMessage ─ itemSet ─┬─ newsItem     itemMeta: provider, versionCreated …    contentMeta: headline, by, dateline …
                           │               contentSet ─ inlineXML: NITF, XHTML  or  inlineData: text
                           └─ packageItem  refers to other items; has no text of its own

A value is given as a literal, by a name beside it, or as a code of a vocabulary (`nprov:dpa`), of which the part
behind the colon is taken where there is no name.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from provenance.errors import InputError, NoArticleError
from provenance.loading import nitf
from provenance.loading.blocks import of_html, of_tree, plain
from provenance.loading.story import Story, parsed, stamp
from provenance.loading.xml import all_of, attribute, child, children, local, no_article, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from provenance.loading.formats import Parsed
    from provenance.loading.options import LoadOptions

_ITEMS: Final = ("newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem")
_XML_LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_NO_TEXT: Final[Mapping[str, str]] = {
    "picture": "a picture",
    "graphic": "a graphic",
    "audio": "a sound recording",
    "video": "a video",
    "animated": "an animation",
}
"""The natures of items (NewsCodes `ninature`) that are no text."""


def articles(root: _Element, name: str, options: LoadOptions) -> Iterator[Parsed | InputError]:
    """The articles of a message, or of one item."""
    del options  # NewsML has no columns
    items = [each for each in all_of(root, *_ITEMS) if _stands_alone(each)]
    if not items:
        yield NoArticleError(name, "is a message without an item.")
    several = len([each for each in items if local(each) == "newsItem"]) > 1
    for number, item in enumerate(items, start=1):
        whole = f"{name}#item={number}" if several else name
        try:
            found = _article(item, whole)
        except InputError as error:
            found = error
        if several and not isinstance(found, InputError):
            found = replace(found, place=f"item={number}", sha256=_digest(item))
        elif not isinstance(found, InputError):
            found = replace(found, record=None)
        yield found


def _stands_alone(item: _Element) -> bool:
    """Whether an element is an item, and not one that another quotes."""
    parent = item.getparent()
    return parent is None or local(parent).lower() in ("itemset", "newsmessage")


def _article(item: _Element, name: str) -> Parsed | InputError:
    if local(item) != "newsItem":
        what = {"packageItem": "a package of other items"}.get(local(item), f"a {local(item)} of NewsML-G2")
        return no_article(name, what)
    about, content, rights = child(item, "itemMeta"), child(item, "contentMeta"), child(item, "rightsInfo")
    nature = (attribute(child(about, "itemClass"), "qcode") or "").rpartition(":")[2].lower()
    if nature in _NO_TEXT:
        return no_article(name, _NO_TEXT[nature])
    body, inner = _content(child(item, "contentSet"), name)
    if content is None:
        content = item
    described = [
        each for each in children(content, "description") if "caption" not in (attribute(each, "role") or "").lower()
    ]
    created = stamp(written(child(about, "firstCreated"))) or stamp(written(child(content, "contentCreated")))
    story = Story(
        node="newsItem",
        headline=_headline(content),
        byline=written(child(content, "by")) or (inner.byline if inner else None),
        authors=_people(content),
        dateline=written(child(content, "dateline")),
        body=tuple(body),
        summary=tuple(text for each in described if (text := written(each))),
        provider=_named(child(about, "provider")) or _named(child(rights, "copyrightHolder")),
        sources=tuple(found for each in children(content, "infoSource") if (found := _named(each))),
        credit=written(child(content, "creditline")),
        holder=_named(child(rights, "copyrightHolder")),
        notice=_in_language(children(rights, "copyrightNotice") if rights is not None else [], item),
        usage=_in_language(children(rights, "usageTerms") if rights is not None else [], item),
        version=attribute(item, "version"),
        status=(attribute(child(about, "pubStatus"), "qcode") or "").rpartition(":")[2] or None,
        embargo=stamp(written(child(about, "embargoed"))),
        published=created,
        modified=stamp(written(child(about, "versionCreated"))) or stamp(written(child(content, "contentModified"))),
        language=attribute(child(content, "language"), "tag") or item.get(_XML_LANGUAGE),
        record=attribute(item, "guid"),
        media_type="application/vnd.iptc.g2.newsitem+xml",
    )
    if inner:
        story = replace(
            story,
            headline=story.headline or inner.headline,
            dateline=story.dateline or inner.dateline,
            published=story.published or (None if story.modified else inner.published),
            summary=story.summary or inner.summary,
        )
    return parsed(story, name)


def _content(contents: _Element, name: str) -> tuple[list[str], Story | None]:
    """The paragraphs of the first content that has any; and what it says of itself, if it is NITF."""
    for each in contents if contents is not None else ():
        if not isinstance(each.tag, str):
            continue
        kind = (attribute(each, "contenttype") or "").lower()
        if local(each) == "inlineXML":
            document = next(all_of(each, "nitf"), None)
            if document is not None:
                inner = nitf.story(document, name)
                if inner.body:
                    return list(inner.body), inner
            paragraphs = of_tree(_page_body(each), name)
        elif local(each) == "inlineData":
            text = each.text or ""
            paragraphs = of_html(text, name) if "html" in kind or "</p>" in text.lower() else plain(text)
        else:
            continue
        if paragraphs:
            return paragraphs, None
    return [], None


def _page_body(element: _Element) -> _Element:
    return next(all_of(element, "body"), element)


def _headline(content: _Element) -> str | None:
    """The headline without a role, or the first of all: others are subheadings, or for other channels."""
    found = children(content, "headline")
    plain_ones = [each for each in found if not attribute(each, "role")]
    return next((text for each in (*plain_ones, *found) if (text := written(each))), None)


def _people(content: _Element) -> tuple[str, ...]:
    """Whom the byline names; where there is none, whom the item has as its creators, if by name."""
    byline = written(child(content, "by"))
    if byline:
        return (byline,)
    named = (written(child(each, "name")) or attribute(each, "literal") for each in children(content, "creator"))
    # One word is a user's name, a desk's or the agency's.
    return tuple(each for each in named if each and len(each.split()) > 1)


def _named(element: _Element) -> str | None:
    """Who is meant: by name, as a literal, or by the code."""
    if element is None:
        return None
    return (
        written(child(element, "name"))
        or attribute(element, "literal")
        or (attribute(element, "qcode") or "").rpartition(":")[2]
        or attribute(element, "uri")
    )


def _in_language(elements: list[_Element], item: _Element) -> str | None:
    """Of several wordings the one in the item's own language, or the first that says anything."""
    wanted = (item.get(_XML_LANGUAGE) or "")[:2]
    own = [each for each in elements if (each.get(_XML_LANGUAGE) or "")[:2] == wanted]
    return next((text for each in (*own, *elements) if (text := written(each))), None)


def _digest(item: _Element) -> str:
    from hashlib import sha256  # noqa: PLC0415 - only where a file holds several items

    from lxml.etree import tostring  # noqa: PLC0415 - only where a file holds several items

    return sha256(tostring(item, with_tail=False, encoding="utf-8")).hexdigest()
