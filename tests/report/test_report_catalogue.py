"""All strings of the page stand in its catalogue, and every language has all of them."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter
from typing import Any, get_args

import pytest
from lxml import html as parser
from report_stories import harbour

import provenance.report
from provenance.data.tables import table
from provenance.errors import UsageError
from provenance.figures import Bound
from provenance.report.catalogue import LANGUAGES, catalogue
from provenance.report.html import render
from provenance.report.words import SCALE, Names, wording

_TEMPLATES = sorted((Path(__file__).parents[2] / "templates").glob("*.html"))
_REPORT = Path(provenance.report.__file__).parent
_CODE = "\n".join(
    path.read_text(encoding="utf-8") for path in (*_REPORT.glob("*.py"), _REPORT.parent / "scan" / "overview.py")
)
_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_READ_ALOUD = re.compile(
    r'\b(?:aria-label|aria-description|title|alt|placeholder|data-hint|data-none|data-some)="([^"]*)"'
)


def _flat(strings: object, where: str = "") -> dict[str, Any]:
    if isinstance(strings, dict):
        return {key: value for name, each in strings.items() for key, value in _flat(each, f"{where}.{name}").items()}
    return {where: strings}


def _places(text: str) -> set[str | None]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_language_has_the_same_strings_with_the_same_places(language: str) -> None:
    english, other = _flat(dict(table("page-en.toml"))), _flat(dict(table(f"page-{language}.toml")))
    assert english.keys() == other.keys()
    for key, strings in english.items():
        if isinstance(strings, list):
            assert len(strings) == len(other[key]), key
        theirs = other[key]
        pairs = zip(strings, theirs, strict=True) if isinstance(strings, list) else [(strings, theirs)]
        for mine, translated in pairs:
            assert translated.strip(), key
            assert _places(mine) == _places(translated), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_a_word_for_every_step_of_the_scale_and_every_month(language: str) -> None:
    assert len(catalogue(language).items("scale")) == len(SCALE)
    assert len(catalogue(language).items("months")) == 12


@pytest.mark.parametrize("path", _TEMPLATES, ids=lambda path: path.name)
def test_no_string_stands_in_a_template_outside_the_catalogue(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    read_aloud = [value for value in _READ_ALOUD.findall(text) if re.search(r"[A-Za-z]", _JINJA.sub("", value))]
    assert read_aloud == []
    # Letters within tags are names of elements and attributes; what is left between them is shown to people.
    shown = re.sub(r"<[^<>]*>", " ", _JINJA.sub(" ", text))
    assert re.findall(r"[^\W\d_]+", shown) == []


def test_every_string_of_the_templates_is_there_and_none_is_left_over() -> None:
    used = set(re.findall(r"\bt\.(\w+)", "\n".join(path.read_text(encoding="utf-8") for path in _TEMPLATES)))
    known = set(catalogue("en").page)
    assert used <= known
    assert {key for key in known - used if f'"{key}"' not in _CODE} == set()
    assert not used & set(dir({}))  # a mapping's own methods would be found first


def test_every_sentence_of_the_catalogue_is_said_somewhere() -> None:
    bounds = set(get_args(Bound))  # said by the name that `figures` gives them
    assert {key for key in table("page-en.toml")["say"] if f'"{key}"' not in _CODE} == bounds - {""}


def test_a_page_in_german_says_in_english_only_what_it_marks_as_english() -> None:
    tree = parser.document_fromstring(render(harbour(), language="de"))
    assert tree.get("lang") == "de"
    german = [" ".join(text.split()) for text in tree.xpath("//body//text()[not(ancestor::*[@lang='en'])]")]
    english = {text for text in _flat(dict(table("page-en.toml"))).values() if isinstance(text, str)}
    translated = {text for text in _flat(dict(table("page-de.toml"))).values() if isinstance(text, str)}
    assert [text for text in german if text in english - translated] == []
    assert "Wer hatte es zuerst?" in german
    assert any("auf Englisch" in text for text in german)


def test_the_explanations_of_a_german_page_are_marked_as_english() -> None:
    tree = parser.document_fromstring(render(harbour(), language="de"))
    (row,) = tree.xpath("//*[@lang='en'][normalize-space()='Harbour Daily lacks the last paragraph.']")
    assert row is not None
    assert not parser.document_fromstring(render(harbour())).xpath("//p[@lang]")


def test_numbers_are_written_as_the_language_writes_them() -> None:
    german = wording("de")
    assert german.percent(0.9934) == "99,3\u00a0%"
    assert german.percent(1.0) == "über 99,9\u00a0%"
    assert german.share(0.001) == "unter 1\u00a0%"
    assert german.bits(-2.5) == "−2,50"
    assert german.count("pair", 1770) == "1.770 Paare"
    assert german.moment({"value": "2018-12-09T07:56:00Z"}) == "9. Dezember 2018, 07:56 (UTC)"
    assert german.moment({"value": "--12-09"}) == "9. Dezember, ohne Jahr"


def test_an_identifier_without_a_name_is_spelled_out() -> None:
    assert wording().label("evidence", "some_new_kind") == "some new kind"


def test_what_stands_in_a_name_is_never_taken_for_a_place_to_fill() -> None:
    articles: list[dict[str, Any]] = [{"id": "a", "outlet": {"name": "{copy} {0} %s"}}, {"id": "b", "outlet": None}]
    names = Names(articles)
    assert wording().hypotheses({"a": "a", "b": "b"}, names)["a_to_b"] == "b took it from {copy} {0} %s"


def test_a_language_without_a_catalogue_is_refused() -> None:
    with pytest.raises(UsageError, match="cannot be written in 'fr'; there are en and de"):
        render(harbour(), language="fr")
