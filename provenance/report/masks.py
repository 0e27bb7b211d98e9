"""The names of a report's outlets, authors and files, and what is put in their place.

::

    Harbour Courier, HARBOUR COURIER, harbour-courier, HarbourCourier        Outlet A
    https://www.harbourcourier.example/2019/09/16/ostrey, desk@harbourcourier.example        Outlet A
    Peder Lunn        Author 1
    courier, courier.html        article-A, article-A.html

An outlet is looked for under its own name and every form that the registries of agencies and outlets know of it. A name
of several words, or one long word that is none of the language, is met inside other words too, a short one only by
itself, and a common word (`Time`) only by itself and not in small letters.

Names of files tell of their articles in the sentences that the report makes. There an id that is a word of those very
sentences (`a.txt`) is met only where the grammar shows it to be a name.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import PurePath
from typing import TYPE_CHECKING

from provenance.report.shift import Edit, apart, changed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from provenance.report.document import Json

UNSEEN = "unseen:"

_LONG = 6
"""Letters from which a name of one word that is no common word is met inside other words too. Judgement."""

_CUT = 90
"""Characters from which a quotation in a sentence may have been cut, and with it a name at its end."""

_LONGEST_CUT = 100
"""Characters of a mark that sentences quote at most; no longer beginning of a name can stand at the end of one."""

_ENOUGH = 5
"""Letters that are enough to know somebody by: of a name where a quotation was cut, of a domain. Judgement."""

_REACH = 2000
"""Characters of an address that are looked at on either side of its domain; what is longer is no address."""

_SMALL_WORDS = "a an and as at by from had has have in is it its no not of on one or that the to two with"
_SMALL = frozenset(_SMALL_WORDS.split(" "))
"""Words of the report's own sentences that say nothing of anybody when they are the name of a file."""

_VERBS = "took|takes|has|had|is|opens|lacks|names|credits|gives|refers|writes|shares?|still|does|says|and|quotes?"
"""What follows the name of an article in those sentences, and never the word `a`."""

_SUFFIXES = frozenset((".txt", ".md", ".html", ".htm", ".xhtml", ".json", ".xml", ".pdf", ".docx", ".csv", ".warc"))
"""Endings that say what a file is; any other (`www.harbourcourier.example`) may say whose it is."""

_ALONE = (r"(?<![^\W\d_])", r"(?![^\W\d_])")
_BETWEEN = r"[\s._·-]{0,4}"
_ADDRESS_BEFORE = frozenset(".+:/@%~-_")
_ADDRESS_BEHIND = re.compile(r"(?:[^\s<>\"“”()\[\]{}.,;:!?'’]|[.,;:!?'’](?=[^\s<>\"“”()\[\]{}.,;:!?'’]))*")
_SHORT_HOST = 8
"""Characters up to which a domain may by chance be a part of another (`t.co` of `reut.com`)."""
_QUOTED = re.compile(r"(“[^“”]*”)")
_PARTS = re.compile(r"[^\s._·-]+")


class Masks:
    """What stands for which name, in texts and in the report's own sentences."""

    def __init__(self, document: Json) -> None:
        """Learn all names of a document."""
        articles = document["articles"]
        self._letters = _letters(articles)
        self.ids: dict[str, str] = _ids(articles, self._letters)
        self.authors = {
            name: f"Author {number}"
            for number, name in enumerate(dict.fromkeys(name for each in articles for name in each["authors"]), 1)
        }
        unread = sorted({each["article"] for each in document["warnings"]} - set(self.ids))
        self._inputs = {source: f"input-{number}" for number, source in enumerate(unread, 1)}
        self._names: dict[str, str] = {}
        self._hosts: dict[str, str] = {}
        for each in articles:
            label = self.outlet(each) or self.ids[each["id"]]
            for host in _hosts(each):
                self._hosts.setdefault(host, label)
                name = host.partition(".")[0]
                if len(name) >= _ENOUGH and not _common(name):
                    self._learn(name, label)
            for form in _forms(each):
                self._learn(form, label)
        for name, label in self.authors.items():
            self._learn(name, label)
        files = {name: self.ids[each["id"]] for each in articles for name in _files(each)}
        files |= {name: label for source, label in self._inputs.items() for name in (source, PurePath(source).name)}
        self._files = {name: label for name, label in files.items() if name not in self.ids and _tells(name)}
        for identity, label in self.ids.items():
            if len(identity) >= _LONG and not _common(identity):
                self._learn(identity, label)
        self._beginnings: dict[str, str] = {}
        for name, label in self._names.items():
            for length in range(_ENOUGH, min(len(name), _LONGEST_CUT)):
                self._beginnings.setdefault(name[:length].casefold(), label)
        self._longest = max(map(len, self._beginnings), default=0)
        self._sought = [  # a plain search of what names look like without blanks spares nearly all of the others
            (_squeezed(name), find, name, label)
            for names, find in ((self._hosts, _addresses), (self._files, _verbatim), (self._names, _written))
            for name, label in names.items()
        ]

    def outlet(self, article: Json) -> str:
        """The new name of an article's outlet; empty where it has none."""
        return f"Outlet {self._letters[article['id']]}" if article["outlet"] else ""

    def source(self, article: Json) -> str:
        """The new name of an article's file."""
        suffix = PurePath(article["source"]).suffix.lower()
        return self.ids[article["id"]] + (suffix if suffix in _SUFFIXES else "")

    def node(self, node: str) -> str:
        """The new id of an article, or the new name of a source outside the set or of an input that was not read."""
        if node in self.ids:
            return self.ids[node]
        if node.startswith(UNSEEN):
            return UNSEEN + self.text(node.removeprefix(UNSEEN))
        return self._inputs.get(node) or self.text(node)

    def edits(self, text: str) -> list[Edit]:
        """What to change in a text of an article, in order and apart."""
        squeezed = _squeezed(text)
        return apart(
            edit for inner, find, name, label in self._sought if inner in squeezed for edit in find(text, name, label)
        )

    def text(self, text: str) -> str:
        """A text without names."""
        return changed(text, self.edits(text))

    def sentence(self, sentence: str) -> str:
        """A sentence of the report without names and ids; what it quotes is text of an article."""
        return "".join(
            self._quotation(part) if number % 2 else self._own_words(part, first=not number)
            for number, part in enumerate(_QUOTED.split(sentence))
        )

    def _learn(self, name: str, label: str) -> None:
        if sum(map(str.isalpha, name)) > 1:
            self._names.setdefault(name, label)

    def _own_words(self, part: str, *, first: bool) -> str:
        found = [
            Edit(*each.span(), label)
            for identity, label in self.ids.items()
            if identity in part
            for each in _id_pattern(identity, first=first).finditer(part)
        ]
        return changed(part, apart([*self.edits(part), *found]))

    def _quotation(self, quoted: str) -> str:
        """A quotation without names, one that was cut off at its end included."""
        masked = self.text(quoted)
        inner = masked[1:-1]
        bare = inner.removesuffix("…").rstrip()
        if len(quoted) < _CUT and bare == inner:
            return masked
        for length in range(min(self._longest, len(bare)), _ENOUGH - 1, -1):
            start = len(bare) - length
            label = self._beginnings.get(bare[start:].casefold())
            if label and not bare[start - 1 : start].isalpha():
                return f"“{bare[:start]}{label}{inner[len(bare) :]}”"
        return masked


def _letters(articles: list[Json]) -> dict[str, str]:
    """A letter for every article by its id: one for each outlet, and one for each article that has none."""
    keys = {each["id"]: _key(each) for each in articles}
    letters = {key: _letter(number) for number, key in enumerate(dict.fromkeys(keys.values()))}
    return {identity: letters[key] for identity, key in keys.items()}


def _key(article: Json) -> tuple[str, str]:
    outlet = article["outlet"]
    if not outlet:
        return "article", article["id"]
    return "outlet", (outlet.get("agency") or outlet["name"]).casefold()


def _letter(number: int) -> str:
    """A, B, …, Z, AA, AB, …."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _ids(articles: list[Json], letters: Mapping[str, str]) -> dict[str, str]:
    many, seen = Counter(letters.values()), Counter[str]()
    ids: dict[str, str] = {}
    for each in articles:
        letter = letters[each["id"]]
        seen[letter] += 1
        ids[each["id"]] = f"article-{letter}{seen[letter]}" if many[letter] > 1 else f"article-{letter}"
    return ids


def _forms(article: Json) -> Iterator[str]:
    """Every form the outlet is known to be written in, its own name first."""
    from provenance.data.agencies import canonical  # noqa: PLC0415 - tables are read only where names are masked
    from provenance.data.outlets import named  # noqa: PLC0415 - see above

    outlet = article["outlet"]
    if not outlet:
        return
    agency = canonical(outlet.get("agency") or outlet["name"])
    known = named(outlet["name"])
    forms = [outlet["name"], *(agency.forms if agency else ())]
    forms += [form for form in known.forms if form not in known.common] if known else []
    for form in forms:
        yield form
        bare = re.sub(r"(?i)^the\s+", "", form)
        if bare != form:
            yield bare


def _hosts(article: Json) -> Iterator[str]:
    """The registered domains under which the outlet is known to publish."""
    from provenance.data.agencies import canonical  # noqa: PLC0415 - see _forms
    from provenance.data.outlets import named  # noqa: PLC0415 - see _forms
    from provenance.marks.outlet import domain_of  # noqa: PLC0415 - reads the public suffix list

    for address in (article["url"], article["source"]):
        if address and "//" in address and (domain := domain_of(address)):
            yield domain
    outlet = article["outlet"]
    if outlet:
        agency, known = canonical(outlet.get("agency") or outlet["name"]), named(outlet["name"])
        yield from agency.domains if agency else ()
        yield from known.domains if known else ()


def _files(article: Json) -> Iterator[str]:
    """The article's file as it was named, and by its last part; an address is known by its domain instead."""
    source = article["source"]
    yield source
    yield PurePath(source).name


def _tells(file: str) -> bool:
    """Whether a text that has this name of a file in it means the file; `-` and a bare word may mean anything."""
    return sum(map(str.isalnum, file)) > 1 and (
        "." in file or "/" in file or (len(file) >= _LONG and not _common(file))
    )


def _common(word: str) -> bool:
    """Whether a word is one of the language, as far as the table of English goes."""
    from provenance.data.words import word_bits  # noqa: PLC0415 - a large table

    return word.casefold() in word_bits()


def _squeezed(text: str) -> str:
    """A text as names are first looked for in it: without case and without what may stand between words."""
    return "".join(_PARTS.findall(text)).casefold()


def _written(text: str, name: str, label: str) -> Iterator[Edit]:
    """A name, where it stands in a text."""
    parts = _PARTS.findall(name)
    word = len(parts) == 1 and _common(name)
    pattern = _BETWEEN.join(map(re.escape, parts))
    if word or (len(parts) == 1 and len(name) < _LONG):
        pattern = pattern.join(_ALONE)
    for found in re.finditer(pattern, text, re.IGNORECASE):
        if not word or not found.group().islower() or found.group() == name:
            yield Edit(*found.span(), label)


def _verbatim(text: str, name: str, label: str) -> Iterator[Edit]:
    """The name of a file, where it stands in a text to the letter."""
    pattern = re.escape(name)
    for found in re.finditer(pattern if len(name) >= _LONG else pattern.join((r"(?<!\w)", r"(?!\w)")), text):
        yield Edit(*found.span(), label)


def _addresses(text: str, host: str, label: str) -> Iterator[Edit]:
    """Every address in a text that lies under a domain, whole, without the stop of the sentence behind it."""
    before = r"(?<![\w-])" if len(host) < _SHORT_HOST else ""
    done = 0
    for found in re.finditer(f"{before}{re.escape(host)}{_ALONE[1]}", text, re.IGNORECASE):
        start, least = found.start(), max(done, found.start() - _REACH)
        while start > least and (text[start - 1].isalnum() or text[start - 1] in _ADDRESS_BEFORE):
            start -= 1
        behind = _ADDRESS_BEHIND.match(text, found.end(), min(len(text), found.end() + _REACH))
        done = behind.end() if behind else found.end()
        yield Edit(start, done, label)


def _id_pattern(identity: str, *, first: bool) -> re.Pattern[str]:
    """An id in the report's own words: anywhere, or as the grammar shows it where it is one of those words."""
    name = re.escape(identity)
    if identity not in _SMALL:
        return re.compile(rf"(?<![\w-]){name}(?![\w-])")
    starts = r"(?:(?<=[.:;] )|\A)" if first else r"(?<=[.:;] )"
    return re.compile(rf"{starts}{name}(?![\w-])|(?<![\w-]){name}(?= (?:{_VERBS})\b|'s|[.,;:)]|\Z)")
