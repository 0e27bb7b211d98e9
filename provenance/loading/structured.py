"""What a page states of its article for machines, each statement bound to the thing it is about.

::

    JSON-LD     {"@type": "NewsArticle", "author": …, "image": {"@type": "ImageObject", "author": …}}
                                          the article's              the picture's: not read
    microdata   <figure itemscope itemtype="…/ImageObject"> <i itemprop="author">    the nearest itemscope's
    meta, link  <meta name="author">  <link rel="canonical">                         the page's

Statements of one article are wanted and nothing else: a picture's author is nobody's author here, and neither is that
of another headline on the page. So only nodes that the page presents as itself are followed (top level, `@graph`,
`mainEntity`, `mainEntityOfPage`), and where these hold several articles, the one with the page's address or title is
taken, or none.

A library was weighed first: extruct (0.18) reads JSON-LD, microdata and RDFa. It brings fourteen packages with it
(rdflib, and pyRdfa3, whose author has archived it; requests, html5lib, beautifulsoup4), bounds neither depth nor
number of nodes, resolves no `@id` and leaves the choice of the right node to its caller, which is all there is to do
here. What remains of it is `json.loads` and a walk up the tree of lxml, which is at hand. RDFa and microformats are
not read; trafilatura's author and date stand in for them.
"""

from __future__ import annotations

import json
import re
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from provenance.model.article import Property

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

_MOST_NODES = 10_000
"""Objects looked at in one page's JSON-LD; news pages have some dozens."""
_DEEPEST = 16
"""How deep references and lists within one value are followed; a name lies three deep at most."""
_MOST_VALUES = 40
"""Values of one property: papers have that many authors, articles do not."""
_MOST_PROPERTIES = 400
_LONGEST = 500
"""Characters of a value; names and addresses are shorter, and what is longer is neither."""
_LONGEST_SCRIPT = 4_000_000
"""Characters of a script; articles with their body in it have some 50,000."""

_FOLLOWED: Final = ("@graph", "mainEntity", "mainEntityOfPage", "@included")
_NAMES: Final = (
    "author",
    "creator",
    "sourceOrganization",
    "provider",
    "publisher",
    "copyrightHolder",
    "creditText",
    "copyrightNotice",
)
"""Properties of schema.org's CreativeWork that name who a text is from."""
_ADDRESSES: Final = ("isBasedOn", "isBasedOnUrl", "url", "mainEntityOfPage")
_DATES: Final = ("datePublished", "dateModified")
_KEPT: Final = frozenset({*_NAMES, *_DATES, "isBasedOn", "isBasedOnUrl"})
_META: Final = frozenset(
    {
        *("author", "article:author", "og:article:author", "article.author", "articleauthor", "byl", "parsely-author"),
        *("sailthru.author", "cxenseparse:author", "dc.creator", "dcterms.creator", "citation_author"),
        *("copyright", "dc.rights", "dcterms.rights", "rights"),
        *("source", "dc.source", "dcterms.source", "article:source"),
        *("syndication-source", "original-source"),
        *("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "og:url"),
    }
)
"""Names (in `name` or `property`, lower case) that are kept: Open Graph, Dublin Core, Highwire, and what analytics
(Parse.ly, Sailthru, Cxense) and newspapers (`byl`) ask for. `twitter:creator` is an account, not an author."""
_LINKS: Final = frozenset(
    {"canonical", "shortlink", "amphtml", "alternate", "edituri", "pingback", "syndication-source"}
)

_Node: TypeAlias = dict[str, Any]


@dataclass(slots=True)
class Structured:
    """What was found: statements in the order of the page, and of the article the dates it states."""

    properties: list[Property] = field(default_factory=list)
    dates: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, node: str, value: str | None, kind: str | None = None) -> None:
        """Keep a statement once, if it states anything."""
        written = clean(value)
        if written and len(self.properties) < _MOST_PROPERTIES:
            found = Property(name, node, written, kind)
            if found not in self.properties[-_MOST_VALUES:]:
                self.properties.append(found)

    def first(self, *names: str) -> str | None:
        """The first value of the first of the properties that has one."""
        for name in names:
            for each in self.properties:
                if each.name == name:
                    return each.value
        return None


def structured(root: _Element) -> Structured:
    """Read all statements of a parsed page. Linear in its size; raises nothing."""
    found = Structured()
    _head(root, found)
    titles = _titles(root)
    address = found.first("canonical", "og:url")
    graph = _Graph(root)
    for node in _own(graph.articles(), titles, address, graph):
        _of_node(node, graph, found)
    _microdata(root, titles, found)
    return found


def clean(value: str | None) -> str | None:
    """A value on one line without what no report could be written with, cut to a bearable length."""
    if not value:
        return None
    text = " ".join(value[: 4 * _LONGEST].encode("utf-16", "surrogatepass").decode("utf-16", "replace").split())
    return text.replace("\0", "")[:_LONGEST] or None


def key(value: str) -> str:
    """A title or name by its letters and digits alone, to be compared."""
    return re.sub(r"[\W_]+", "", value[:_LONGEST]).casefold()


def is_article(kinds: Iterable[str]) -> bool:
    """Whether one of the types is an article of some kind: `ReportageNewsArticle`, `LiveBlogPosting`, `Report`."""
    return any(kind.endswith(("Article", "Posting", "Report")) and kind != "JobPosting" for kind in kinds)


def _head(root: _Element, found: Structured) -> None:
    for element in root.iter("meta", "link"):
        if element.tag == "meta":
            name = (element.get("property") or element.get("name") or "").strip().lower()
            if name in _META:
                found.add(name, "meta", element.get("content"))
        else:
            for relation in (element.get("rel") or "")[:100].lower().split():
                if relation in _LINKS:
                    found.add(relation, "link", element.get("href"))


def _titles(root: _Element) -> tuple[str, ...]:
    """What the page calls itself, as keys: its title, its title for sharing, its first headings."""
    written: list[str] = [
        element.get("content") or ""
        for element in root.iter("meta")
        if (element.get("property") or element.get("name") or "").strip().lower() in ("og:title", "twitter:title")
    ]
    for tag in ("title", "h1"):
        written += ["".join(_bounded(element)) for element, _ in zip(root.iter(tag), range(3), strict=False)]
    return tuple(dict.fromkeys(each for title in written if len(each := key(title)) > 3))


class _Graph:
    """The objects of all JSON-LD scripts of a page, and which of them has which `@id`."""

    def __init__(self, root: _Element) -> None:
        self.roots: list[Any] = []
        self.ids: dict[str, _Node] = {}
        for element in root.iter("script"):
            if not (element.get("type") or "").strip().lower().startswith("application/ld+json"):
                continue
            text = (element.text or "").strip()
            # CMSs wrap scripts as XHTML once needed it.
            text = re.sub(
                r"^(?:<!--|(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?)|(?:-->|(?://|/\*)?\s*\]\]>(?:\s*\*/)?)$", "", text
            )
            if not text or len(text) > _LONGEST_SCRIPT:
                continue
            try:
                self.roots.append(json.loads(text, strict=False))
            except (ValueError, RecursionError):
                continue
        self._index()

    def _index(self) -> None:
        looked = 0
        waiting: deque[Any] = deque(self.roots)
        while waiting and looked < _MOST_NODES:
            value = waiting.popleft()
            looked += 1
            if isinstance(value, dict):
                name = value.get("@id")
                if isinstance(name, str) and len(value) > len(self.ids.get(name, {})):
                    self.ids[name] = value
                waiting.extend(each for each in value.values() if isinstance(each, (dict, list)))
            elif isinstance(value, list):
                waiting.extend(each for each in value[:_MOST_NODES] if isinstance(each, (dict, list)))

    def resolved(self, value: object) -> object:
        """The object that a bare reference, `{"@id": …}`, stands for."""
        if isinstance(value, dict) and "@id" in value and not {"name", "url", "@value"} & value.keys():
            name = value["@id"]
            return self.ids.get(name, value) if isinstance(name, str) else value
        return value

    def articles(self) -> Iterator[_Node]:
        """The articles among the objects the page presents as itself, outermost first, each once."""
        looked = 0
        seen: set[int] = set()
        waiting: deque[Any] = deque(self.roots)
        while waiting and looked < _MOST_NODES:
            looked += 1
            value = self.resolved(waiting.popleft())
            if isinstance(value, list):
                waiting.extend(value[:_MOST_NODES])
            elif isinstance(value, dict) and id(value) not in seen:
                seen.add(id(value))
                if is_article(types(value)):
                    yield value
                waiting.extend(value[name] for name in _FOLLOWED if isinstance(value.get(name), (dict, list)))


def types(node: _Node) -> tuple[str, ...]:
    """The types of an object without the vocabulary's address: `NewsArticle`."""
    stated = node.get("@type")
    found = stated if isinstance(stated, list) else [stated]
    return tuple(re.split(r"[/#:]", each[:200])[-1] for each in found[:_MOST_VALUES] if isinstance(each, str))


def _own(nodes: Iterable[_Node], titles: tuple[str, ...], address: str | None, graph: _Graph) -> list[_Node]:
    """Those of the articles that are the page's own."""
    candidates = list(nodes)
    if len(candidates) < 2:
        return candidates
    if address:
        same = [node for node in candidates if _same(address) in {_same(each) for each in _urls(node, graph)}]
        if same:
            return same
    named = [node for node in candidates if _titled(node, titles)]
    if named:
        return named
    # Several descriptions of one article are as good as one; several articles are a list of headlines.
    headlines = {key(node["headline"]) for node in candidates if isinstance(node.get("headline"), str)}
    return candidates if len(headlines) < 2 else []


def _titled(node: _Node, titles: tuple[str, ...]) -> bool:
    for name in ("headline", "name", "alternativeHeadline"):
        written = node.get(name)
        own = key(written) if isinstance(written, str) else ""
        # `title` is often the headline and the site's name, and the headline may be cut for search engines.
        if len(own) > 3 and any(own in title or (len(title) >= _CUT and title in own) for title in titles):
            return True
    return False


_CUT = 12
"""Letters of a title that may be a headline cut short; fewer are a word that stands in many headlines."""


def _urls(node: _Node, graph: _Graph) -> Iterator[str]:
    for name in ("url", "@id", "mainEntityOfPage"):
        for value, _ in _values(node.get(name), graph, address=True):
            yield value


def _same(address: str) -> str:
    """An address without what does not tell pages apart."""
    bare = re.sub(r"[#?].*", "", address[:2000].strip().casefold())
    return re.sub(r"^(?:https?:)?//(?:www\.|m\.|amp\.)?", "", bare).rstrip("/")


def _of_node(node: _Node, graph: _Graph, found: Structured) -> None:
    kind = next(iter(each for each in types(node) if is_article((each,))), "Article")
    for name in _NAMES:
        for value, sort in _values(node.get(name), graph):
            found.add(name, kind, value, sort)
    for each in _objects(node.get("publisher"), graph):
        for value, _ in _values(each.get("url"), graph, address=True):
            found.add("publisher.url", kind, value)
    for name in _ADDRESSES:
        for value, _ in _values(node.get(name), graph, address=True):
            found.add(name, kind, value)
    for name in (*_DATES, *(each.lower() for each in _DATES)):
        if isinstance(stamp := node.get(name), str) and stamp.strip():
            found.dates.setdefault(name.lower(), stamp.strip()[:100])


def _objects(value: object, graph: _Graph) -> Iterator[_Node]:
    for each in (value if isinstance(value, list) else [value])[:_MOST_VALUES]:
        if isinstance(resolved := graph.resolved(each), dict):
            yield resolved


def _values(value: object, graph: _Graph, *, address: bool = False) -> Iterator[tuple[str, str | None]]:
    """The texts a property's value comes to (its name or, asked for, its address), with the type each has."""
    waiting: deque[tuple[Any, int, str | None]] = deque([(value, 0, None)])
    looked = 0
    wanted = ("url", "@id") if address else ("name", "legalName", "@value")
    while waiting and looked < _MOST_VALUES:
        each, depth, sort = waiting.popleft()
        looked += 1
        if depth > _DEEPEST:
            continue
        item = graph.resolved(each)
        if isinstance(item, str):
            if item.strip():
                yield item, sort
        elif isinstance(item, list):
            waiting.extend((part, depth + 1, sort) for part in item[:_MOST_VALUES])
        elif isinstance(item, dict):
            sort = next(iter(types(item)), sort)
            if inner := next((item[name] for name in wanted if item.get(name)), None):
                waiting.append((inner, depth + 1, sort))


_MOST_ABOVE = 64
"""Elements between a property and the item it belongs to; pages nest some twenty deep."""
_MOST_SCOPES = 200
"""Article items of one page: a front page has about a hundred."""
_MOST_ITEMPROPS = 5_000
_PAGES: Final = frozenset({"WebPage", "ItemPage"})
_PICTURES: Final = frozenset({"figure", "figcaption", "picture"})


def _microdata(root: _Element, titles: tuple[str, ...], found: Structured) -> None:
    """Microdata, each `itemprop` bound to the nearest `itemscope` around it (HTML Standard, 5.2.2)."""
    articles = [scope for scope in root.iterfind(".//*[@itemscope]") if is_article(_item_types(scope))][:_MOST_SCOPES]
    if len(articles) > 1:
        named = [scope for scope in articles if _scope_titled(scope, titles)]
        articles = named[:1]
    own = {id(scope): next(iter(each for each in _item_types(scope) if is_article((each,)))) for scope in articles}
    for element, _ in zip(root.iterfind(".//*[@itemprop]"), range(_MOST_ITEMPROPS), strict=False):
        if not _KEPT & set(element.get("itemprop")[:200].split()):
            continue
        scope = _scope(element)
        of_page = scope is None or not _PAGES.isdisjoint(_item_types(scope))
        node = "page" if of_page else own.get(id(scope))
        if node:
            _of_item(element, node, found)


def _of_item(element: _Element, node: str, found: Structured) -> None:
    for name in element.get("itemprop")[:200].split():
        if name in _NAMES:
            value, sort = _item_value(element)
            found.add(name, node, value, sort)
        elif name in ("isBasedOn", "isBasedOnUrl"):
            found.add(name, node, element.get("href") or element.get("content"))
        elif name in _DATES:
            stamp = element.get("datetime") or element.get("content") or "".join(_bounded(element))
            if stamp.strip():
                found.dates.setdefault(f"item:{name.lower()}", stamp.strip()[:100])


def _item_types(scope: _Element) -> tuple[str, ...]:
    return tuple(re.split(r"[/#]", each.rstrip("/"))[-1] for each in (scope.get("itemtype") or "")[:500].split())


def _scope(element: _Element) -> _Element | None:
    """The item an element belongs to, or the picture it stands in though no item was opened for that."""
    for steps, ancestor in enumerate(element.iterancestors()):
        if steps >= _MOST_ABOVE:
            return ancestor
        if ancestor.get("itemscope") is not None or ancestor.tag in _PICTURES:
            return ancestor
    return None


def _scope_titled(scope: _Element, titles: tuple[str, ...]) -> bool:
    for steps, element in enumerate(scope.iter()):
        if steps > _MOST_PROPERTIES:
            break
        if element.tag == "h1" or (isinstance(element.tag, str) and element.get("itemprop") == "headline"):
            own = key(element.get("content") or "".join(_bounded(element)))
            if len(own) > 3 and any(own in title for title in titles):
                return True
    return False


def _item_value(element: _Element) -> tuple[str | None, str | None]:
    """The value of an `itemprop`: its content, the name of the item it opens, or its text; and the item's type."""
    if content := element.get("content"):
        return content, None
    sort = None
    if element.get("itemscope") is not None:
        sort = next(iter(_item_types(element)), None)
        for steps, inner in enumerate(element.iter()):
            if steps > _MOST_PROPERTIES:
                break
            if isinstance(inner.tag, str) and inner is not element and "name" in (inner.get("itemprop") or "").split():
                return inner.get("content") or "".join(_bounded(inner)), sort
    return "".join(_bounded(element)), sort


def _bounded(element: _Element) -> Iterator[str]:
    """The text within an element, up to some hundred characters."""
    length = 0
    for steps, piece in enumerate(element.itertext()):
        yield piece
        length += len(piece)
        if length > _LONGEST or steps > _LONGEST:
            return
