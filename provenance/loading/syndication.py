"""RSS 2.0, RSS 1.0 (RDF), Atom and WordPress exports: each item with its full text is an article.

Most feeds carry a summary in `description` or `summary`, and some the whole text in `content:encoded` or `content`. Of
an item that has only a summary the summary is read, and a notice says so. The feed's name is the outlet, unless the
item names where it was taken from (`source`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from provenance.errors import InputError, NoArticleError
from provenance.loading.blocks import of_html, of_tree, plain
from provenance.loading.story import Story, parsed, stamp
from provenance.loading.xml import attribute, child, children, local, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from provenance.loading.formats import Parsed
    from provenance.loading.options import LoadOptions

_XML_LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_CONTENT: Final = "http://purl.org/rss/1.0/modules/content/"
_WORDPRESS: Final = "{http://wordpress.org/export/"
_OWN: Final = ("{http://purl.org/rss/1.0/}", "{http://backend.userland", "{http://www.w3.org/2005/Atom}")
"""Namespaces of the formats themselves."""
_NOT_POSTS: Final = frozenset({"attachment", "nav_menu_item", "revision", "custom_css"})
"""Kinds of entries of a WordPress export that are no texts."""


def articles(root: _Element, name: str, options: LoadOptions) -> Iterator[Parsed | InputError]:
    """The articles of a syndication feed, in its order."""
    del options  # feeds have no columns
    atom = local(root).lower() in ("feed", "entry")
    channel = root if atom else child(root, "channel")
    entries = [root] if local(root).lower() == "entry" else children(root, "entry" if atom else "item")
    if not atom and channel is not None:
        entries = [*children(channel, "item"), *entries]
    if not entries:
        yield NoArticleError(name, "is a feed without items.")
    feed = _feed(None if channel is None or local(root).lower() == "entry" else channel, name)
    for number, entry in enumerate(entries, start=1):
        whole = f"{name}#item={number}"
        try:
            story = _of_atom(entry, feed, whole) if atom else _of_rss(entry, feed, whole)
            found = parsed(story, whole) if story else NoArticleError(whole, "is an attachment, not a text.")
        except InputError as error:
            found = error
        yield found if isinstance(found, InputError) else replace(found, place=f"item={number}", sha256=_digest(entry))


@dataclass(frozen=True, slots=True)
class _Feed:
    """What a feed says of all its items."""

    title: str | None = None
    notice: str | None = None
    language: str | None = None


def _feed(channel: _Element, name: str) -> _Feed:
    if channel is None:
        return _Feed()
    return _Feed(
        title=_bare(_plain_child(channel, "title"), name),
        notice=written(_plain_child(channel, "copyright")) or written(child(channel, "rights")),
        language=channel.get(_XML_LANGUAGE) or written(_plain_child(channel, "language")),
    )


def _of_rss(item: _Element, feed: _Feed, name: str) -> Story | None:
    kinds = [each for each in children(item, "post_type") if each.tag.startswith(_WORDPRESS)]
    if any(written(each) in _NOT_POSTS for each in kinds):
        return None
    encoded = item.find(f"{{{_CONTENT}}}encoded")
    full = encoded.text if encoded is not None else None
    description = _plain_child(item, "description")
    taken = written(_plain_child(item, "source"))
    address = written(_plain_child(item, "link"))
    identifier = written(_plain_child(item, "guid"))
    return Story(
        node="item",
        headline=_bare(_plain_child(item, "title"), name),
        byline=_bare(child(item, "creator"), name) or _person(written(_plain_child(item, "author"))),
        body=tuple(of_html(full, name)) if full and full.strip() else (),
        summary=tuple(of_html(description.text or "", name)) if description is not None else (),
        provider=taken or feed.title,
        sources=(taken,) if taken else (),
        notice=written(child(item, "rights")) or feed.notice,
        published=written(_plain_child(item, "pubDate")) or stamp(written(child(item, "date"))),
        language=written(child(item, "language")) or feed.language,
        url=address or (identifier if identifier and identifier.startswith(("http://", "https://")) else None),
        record=identifier or address,
        media_type="application/rss+xml",
    )


def _of_atom(entry: _Element, feed: _Feed, name: str) -> Story:
    author = child(entry, "author", "name")
    taken = written(child(entry, "source", "title"))
    return Story(
        node="entry",
        headline=_bare(child(entry, "title"), name),
        byline=written(author),
        body=tuple(_construct(child(entry, "content"), name)),
        summary=tuple(_construct(child(entry, "summary"), name)),
        provider=taken or feed.title,
        sources=(taken,) if taken else (),
        notice=written(child(entry, "rights")) or feed.notice,
        published=stamp(written(child(entry, "published"))),
        modified=stamp(written(child(entry, "updated"))),
        language=entry.get(_XML_LANGUAGE) or feed.language,
        url=_alternate(entry),
        record=written(child(entry, "id")),
        media_type="application/atom+xml",
    )


def _construct(element: _Element, name: str) -> list[str]:
    """The paragraphs of an Atom text: plain, HTML that is escaped, or XHTML."""
    if element is None or attribute(element, "src"):
        return []
    kind = (attribute(element, "type") or "text").lower()
    if len(element):
        return of_tree(element, name)
    return of_html(element.text or "", name) if "html" in kind else plain(element.text or "")


def _alternate(entry: _Element) -> str | None:
    for link in children(entry, "link"):
        if (attribute(link, "rel") or "alternate") == "alternate" and (address := attribute(link, "href")):
            return address
    return None


def _plain_child(element: _Element | None, name: str) -> _Element | None:
    """The child of RSS itself by this name: extensions have elements of the same names (`itunes:author`)."""
    if element is None:
        return None
    for each in children(element, name):
        if not each.tag.startswith("{") or each.tag.startswith(_OWN):
            return each
    return None


def _bare(element: _Element | None, name: str) -> str | None:
    text = written(element)
    return " ".join(of_html(text, name)) or None if text and ("<" in text or "&" in text) else text


def _person(stated: str | None) -> str | None:
    """Who is meant by `newsdesk@example.org (Ada Quill)`, as RSS writes authors."""
    if stated and "@" in stated:
        return stated.partition("(")[2].partition(")")[0].strip() or None
    return stated


def _digest(item: _Element) -> str:
    from hashlib import sha256  # noqa: PLC0415 - a small module, needed only here

    from lxml.etree import tostring  # noqa: PLC0415 - only XML needs it

    return sha256(tostring(item, with_tail=False, encoding="utf-8")).hexdigest()
