"""XML: feeds of news agencies, syndication feeds, and vendors' own formats. Which one it is, its root tells.

XML is hostile where it declares things. So nothing it declares is used: the document type is cut off before parsing,
one that declares entities of its own is refused, and of those that its standard declares (`&nbsp;` in NITF) HTML's
are known. The parser fetches nothing and refuses what is nested more than 256 deep.
"""

from __future__ import annotations

import re
from html.entities import html5
from importlib import import_module
from typing import TYPE_CHECKING, Final

from provenance.errors import InputError, NoArticleError
from provenance.loading import encoding
from provenance.loading.parsing import HARMLESS
from provenance.loading.record import sifted
from provenance.loading.tags import most_attributes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from provenance.loading.formats import Found, Parsed
    from provenance.loading.options import LoadOptions
    from provenance.loading.raw import Raw

_ROOTS: Final[Mapping[str, str]] = {
    "newsmessage": "newsmlg2",
    "newsitem": "newsmlg2",
    "packageitem": "newsmlg2",
    "conceptitem": "newsmlg2",
    "knowledgeitem": "newsmlg2",
    "planningitem": "newsmlg2",
    "newsml": "newsml1",
    "nitf": "nitf",
    "rss": "syndication",
    "rdf": "syndication",
    "feed": "syndication",
    "entry": "syndication",
}
"""The module that reads what has this root element, by its local name in lower case."""
_HEAD: Final = 1024
_DECLARED = re.compile(rb"<\?xml[^>]{1,200}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,40})[\"']")
_DECLARATION = re.compile(r"<\?xml[^>]{0,300}\?>")
_BEFORE_TYPE = re.compile(r"(?:\s+|<!--(?:(?!-->).)*+-->|<\?(?:(?!\?>).)*+\?>)*+(?=<!DOCTYPE\b)", re.DOTALL)
_IN_TYPE = re.compile(r"<!--|[\"'\[\]>]")
_ENDS: Final[Mapping[str, str]] = {"<!--": "-->", '"': '"', "'": "'"}
"""How what may hold any character in a document type ends."""
_ENTITY = re.compile(r"<!ENTITY\s+(?!%)")
_REFERENCE = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_OWN: Final = frozenset({"amp", "lt", "gt", "quot", "apos"})
_MOST_ATTRIBUTES = 2_000


def read(raw: Raw, options: LoadOptions) -> Iterator[Found]:
    """The articles of an XML file.

    Raises:
        InputError: it is no XML that can be read.
        NoArticleError: it holds none.
    """
    data = raw.all(options.max_bytes)
    found = _DECLARED.search(data[:_HEAD])
    decoded = encoding.decode(data, raw.name, raw.charset or (found.group(1).decode("ascii") if found else None))
    root = tree(decoded.text, raw.name)
    name = local(root).lower()
    if name == "html":
        from provenance.loading import formats  # noqa: PLC0415 - a page that was called XML

        yield from formats.form(formats.HTML).read(raw, options)
        return
    module = import_module(f"provenance.loading.{'fields' if options.mapping else _ROOTS.get(name, 'fields')}")
    articles: Iterator[Parsed | InputError] = module.articles(root, raw.name, options)
    yield from sifted(_noticed(articles, decoded.notices), raw.name)


def tree(text: str, source: str) -> _Element:
    """The root of an XML document.

    Raises:
        InputError: it is not well-formed, declares entities, or is nested too deeply.
    """
    from lxml.etree import XMLParser, XMLSyntaxError, fromstring  # noqa: PLC0415 - only XML needs it

    bare = text.lstrip("\ufeff \t\r\n")
    if declaration := _DECLARATION.match(bare):
        bare = bare[declaration.end() :]
    bare = _without_type(bare, source)
    bare = _REFERENCE.sub(_character, bare)
    if most_attributes(bare, _MOST_ATTRIBUTES) > _MOST_ATTRIBUTES:
        raise InputError(source, f"has a tag of more than {_MOST_ATTRIBUTES:,} attributes, which no feed file needs.")
    parser = XMLParser(**HARMLESS, load_dtd=False, dtd_validation=False, resolve_entities=False)
    try:
        return fromstring(bare.lstrip().encode("utf-8", "replace"), parser=parser)
    except XMLSyntaxError as error:
        reason = re.sub(r", line \d+, column \d+.*", "", str(error.msg or "it is broken"))
        raise InputError(source, f"is no XML that can be read: line {error.lineno}: {reason}.") from error


def local(element: _Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def child(element: _Element | None, *path: str) -> _Element | None:
    """The first element down a path of local names, compared without regard to case; ``None`` where there is none."""
    for name in path:
        if element is None:
            return None
        element = next(iter(children(element, name)), None)
    return element


def children(element: _Element, *names: str) -> list[_Element]:
    """The child elements of one of the local names, in order."""
    wanted = {name.lower() for name in names}
    return [each for each in element if isinstance(each.tag, str) and local(each).lower() in wanted]


def all_of(element: _Element, *names: str) -> Iterator[_Element]:
    """All elements below one, and itself, that have one of the local names, in order."""
    wanted = {name.lower() for name in names}
    return (each for each in element.iter() if isinstance(each.tag, str) and local(each).lower() in wanted)


def written(element: _Element | None) -> str | None:
    """All text in an element on one line; nothing where there is no element or no text."""
    if element is None:
        return None
    return " ".join(" ".join(element.itertext()).split()) or None


def attribute(element: _Element | None, *names: str) -> str | None:
    """The first of an element's attributes, by local name, that has a value."""
    if element is None:
        return None
    for name in names:
        for key, value in element.items():
            if key.rpartition("}")[2] == name and value.strip():
                return " ".join(value.split())
    return None


def _noticed(
    found: Iterator[Parsed | InputError], notices: tuple[tuple[str, str], ...]
) -> Iterator[Parsed | InputError]:
    from dataclasses import replace  # noqa: PLC0415 - seldom needed

    for each in found:
        yield each if isinstance(each, InputError) or not notices else replace(each, notices=(*notices, *each.notices))


def _without_type(text: str, source: str) -> str:
    """The text without its document type declaration.

    Raises:
        InputError: the declaration declares entities, or does not end.
    """
    before = _BEFORE_TYPE.match(text)
    if before is None:
        return text
    at, depth = before.end(), 0
    while sign := _IN_TYPE.search(text, at):
        at = sign.end()
        if ends := _ENDS.get(sign.group()):
            at = text.find(ends, at) + len(ends)
            if at < len(ends):
                break
        depth += {"[": 1, "]": -1}.get(sign.group(), 0)
        if sign.group() == ">" and depth <= 0:
            if _ENTITY.search(text, before.end(), at):
                raise InputError(source, "declares entities of its own, which no feed file needs; it is not read.")
            # Line numbers in messages stay right.
            return text[: before.end()] + "\n" * text.count("\n", before.end(), at) + text[at:]
    raise InputError(source, "is no XML that can be read: its document type does not end.")


def _character(reference: re.Match[str]) -> str:
    name = reference[1]
    return reference[0] if name in _OWN else html5.get(f"{name};", reference[0])


def no_article(name: str, what: str) -> NoArticleError:
    """The error of a file that is something else."""
    return NoArticleError(name, f"is {what}, not a text.")
