"""NewsML 1.x (IPTC, 2000 to 2004): items made of components within components.

::

    NewsItem ─ NewsComponent           provider, copyright: hold for all that is in it
                 ├─ NewsComponent nl   NewsLines/HeadLine: a story of its own
                 │    ├─ Role Title    the headline again
                 │    ├─ Role Lead ┐
                 │    └─ Role Body ┴   the body
                 ├─ NewsComponent fr   the same in another language: another article
                 └─ NewsComponent      Role Picture: not read, and nothing in it

The innermost component that has a headline is the story; what it does not say, the components around it do.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from provenance.errors import InputError, NoArticleError
from provenance.loading import nitf
from provenance.loading.blocks import of_html, of_tree, plain
from provenance.loading.story import Story, parsed, stamp
from provenance.loading.xml import all_of, attribute, child, children, local, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from provenance.loading.formats import Parsed
    from provenance.loading.options import LoadOptions

_XML_LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_BESIDE: Final = frozenset(
    {
        *("title", "headline", "subheadline", "stylesheet", "contact", "logo", "caption", "keyword", "keywords"),
        *("picture", "photo", "image", "graphic", "audio", "sound", "video", "clip", "thumbnail", "quicklook"),
        *("preview", "icon", "multimedia", "illustration", "credit"),
    }
)
"""Roles of components that are not the body of a text."""
_NO_TEXT: Final = frozenset({"photo", "picture", "image", "graphic", "video", "audio", "animation"})
"""Types of media that are no text."""


def articles(root: _Element, name: str, options: LoadOptions) -> Iterator[Parsed | InputError]:
    """The articles of a NewsML document."""
    del options  # NewsML has no columns
    envelope = child(root, "NewsEnvelope")
    stories: list[tuple[Any, Any, list[str], Story | None]] = []
    for item in children(root, "NewsItem"):
        grouped: dict[Any, tuple[list[str], Story | None]] = {}
        for component in all_of(item, "NewsComponent"):
            if _is_beside(component):
                continue
            for paragraphs, inner in _contents(component, name):
                unit = _unit(component)
                known, seen = grouped.get(unit, ([], None))
                grouped[unit] = ([*known, *paragraphs], seen or inner)
        stories += [(item, unit, body, inner) for unit, (body, inner) in grouped.items()]
    if not stories:
        yield NoArticleError(name, _why(root))
    for number, (item, unit, body, inner) in enumerate(stories, start=1):
        several = len(stories) > 1
        whole = f"{name}#item={number}" if several else name
        found = parsed(_story(envelope, item, unit, body, inner), whole)
        if isinstance(found, InputError):
            yield found
        elif several:
            yield replace(found, place=f"item={number}", sha256=sha256(found.text.encode()).hexdigest())
        else:
            yield replace(found, record=None)


def _why(root: _Element) -> str:
    kinds = {(attribute(each, "FormalName") or "").lower() for each in all_of(root, "MediaType", "Role")} & (
        _NO_TEXT | {"sound"}
    )
    beside = f", only {', '.join(sorted(kinds))}" if kinds else ""
    return f"holds no text of an article{beside}."


def _story(envelope: _Element | None, item: _Element, unit: _Element, body: list[str], inner: Story | None) -> Story:
    around = [unit, *(each for each in unit.iterancestors() if local(each) == "NewsComponent")]

    def said(*path: str) -> _Element | None:
        return next((found for each in around if written(found := child(each, *path))), None)

    def party(name: str) -> str | None:
        found = (_party(child(each, "AdministrativeMetadata", name)) for each in around)
        return next((each for each in found if each), None)

    management = child(item, "NewsManagement")
    identifier = child(item, "Identification", "NewsIdentifier")
    sent_from = _party(child(envelope, "SentFrom")) if envelope is not None else None
    provider, source = party("Provider"), party("Source")
    credit = written(said("NewsLines", "CreditLine"))
    return Story(
        node="NewsItem",
        headline=written(said("NewsLines", "HeadLine")) or (inner.headline if inner else None),
        byline=written(said("NewsLines", "ByLine")) or (inner.byline if inner else None),
        dateline=written(said("NewsLines", "DateLine")) or (inner.dateline if inner else None),
        body=tuple(body),
        provider=provider or sent_from or credit or source or written(child(identifier, "ProviderId")),
        sources=tuple(dict.fromkeys(each for each in (provider, source) if each)),
        credit=credit,
        holder=written(said("RightsMetadata", "Copyright", "CopyrightHolder")) or (inner.holder if inner else None),
        notice=written(said("NewsLines", "CopyrightLine")),
        usage=written(said("NewsLines", "RightsLine")) or written(said("RightsMetadata", "UsageRights", "UsageType")),
        version=written(child(identifier, "RevisionId")),
        status=attribute(child(management, "Status"), "FormalName"),
        embargo=stamp(written(child(management, "StatusWillChange", "DateAndTime"))),
        published=stamp(written(child(management, "FirstCreated"))),
        modified=stamp(written(child(management, "ThisRevisionCreated"))),
        language=_language(around, item),
        record=unit.get("Duid") or written(child(identifier, "NewsItemId")),
        media_type="text/vnd.iptc.newsml",
    )


def _contents(component: _Element, name: str) -> Iterator[tuple[list[str], Story | None]]:
    """The paragraphs of a component's own content: of the first form of it that can be read."""
    for item in children(component, "ContentItem"):
        data = child(item, "DataContent")
        kind = (attribute(child(item, "MediaType"), "FormalName") or "").lower()
        form = (attribute(child(item, "Format"), "FormalName") or "").lower()
        mime = (attribute(child(item, "MimeType"), "FormalName") or "").lower()
        if data is None or kind in _NO_TEXT or mime.startswith("image/") or "css" in form:
            continue
        document = next(all_of(data, "nitf"), None)
        inner = nitf.story(document, name) if document is not None else None
        if inner is not None:
            paragraphs = list(inner.body)
        elif len(data):
            paragraphs = of_tree(next(all_of(data, "body"), data), name)
        else:
            text = data.text or ""
            paragraphs = of_html(text, name) if "</" in text or "html" in form or "html" in mime else plain(text)
        if paragraphs:
            yield paragraphs, inner
            return


def _is_beside(component: _Element) -> bool:
    """Whether a component, or one around it, is a picture or a part that is not the body."""
    waiting = [component, *(each for each in component.iterancestors() if local(each) == "NewsComponent")]
    return any((attribute(child(each, "Role"), "FormalName") or "").lower() in _BESIDE for each in waiting)


def _unit(component: _Element) -> _Element:
    """The innermost component around a text that has a headline; the outermost if none has."""
    around = [component, *(each for each in component.iterancestors() if local(each) == "NewsComponent")]
    return next((each for each in around if written(child(each, "NewsLines", "HeadLine"))), around[-1])


def _party(element: _Element | None) -> str | None:
    return attribute(child(element, "Party"), "FormalName") if element is not None else None


def _language(around: list[_Element], item: _Element) -> str | None:
    for each in around:
        stated = attribute(child(each, "DescriptiveMetadata", "Language"), "FormalName") or each.get(_XML_LANGUAGE)
        if stated:
            return stated.lower() if len(stated) == 2 else stated
    found: str | None = item.get(_XML_LANGUAGE)
    return found
