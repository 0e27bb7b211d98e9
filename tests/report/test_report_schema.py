"""The schema says what reports hold, and reports hold what the schema says."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from report_stories import crowded, harbour, hostile

import provenance
from provenance.model import Notice, Stated
from provenance.report.document import document
from provenance.report.schema import problems, schema, text

if TYPE_CHECKING:
    from report_making import Json

ROOT = Path(__file__).parents[2]
SAMPLES = sorted(path.parent.name for path in ROOT.glob("samples/*/expected.toml"))
STORED = Path(__file__).with_name("stored-first.json")
STORIES = (harbour, hostile, crowded)

LATER: set[str] = set()
"""Described already, not written yet. A field that is written now does not belong here any more."""

RARE = {"pairs[].passages[].parts"}
"""Written only where a passage sums up several; a sample has one."""


@cache
def sample(name: str) -> Json:
    documents, errors = provenance.load([str(ROOT / "samples" / name)])
    assert errors == ()
    found: Json = json.loads(json.dumps(document(provenance.compare(documents))))
    return found


@cache
def stored() -> Json:
    found: Json = json.loads(STORED.read_bytes())
    return found


def test_the_schema_is_a_schema_and_is_printed_as_it_is_shipped() -> None:
    Draft202012Validator.check_schema(schema())
    assert json.loads(text()) == schema()


@pytest.mark.parametrize("name", SAMPLES)
def test_the_report_of_every_sample_validates(name: str) -> None:
    assert [error.message for error in Draft202012Validator(schema()).iter_errors(sample(name))] == []
    assert list(problems(sample(name))) == []


@pytest.mark.parametrize("story", [*STORIES, stored], ids=lambda each: each.__name__)
def test_the_reports_of_the_tests_and_the_stored_one_validate(story: Callable[[], Json]) -> None:
    assert [error.message for error in Draft202012Validator(schema()).iter_errors(story())] == []
    assert list(problems(story())) == []


def described(rules: Mapping[str, Any], at: str = "") -> Iterator[tuple[str, bool]]:
    """Every field of the schema with whether it is required: `pairs[].a.start`; a passage's parts are told once."""
    if "$ref" in rules:
        rules = schema()["$defs"][rules["$ref"].rpartition("/")[2]]
    for way in rules.get("anyOf", []):
        yield from described(way, at)
    for name, inner in rules.get("properties", {}).items():
        field = f"{at}.{name}" if at else name
        yield field, name in rules.get("required", [])
        if field not in RARE:
            yield from described(inner, field)
    if "items" in rules:
        yield from described(rules["items"], f"{at}[]")


def written(value: object, at: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            field = f"{at}.{name}" if at else name
            yield field
            if field not in {"options", *RARE}:
                yield from written(inner, field)
    elif isinstance(value, list):
        for inner in value:
            yield from written(inner, f"{at}[]")


def rare() -> Json:
    """A report of what no sample has: dates of change and capture, and a notice."""
    documents, _ = provenance.load([str(ROOT / "samples" / "plain-republication")])
    stated = Stated("2019-09-16T05:30:00Z")
    metadata = replace(documents[0].metadata, modified=stated, captured=stated)
    notice = Notice(documents[0].id, "encoding", "It was guessed.")
    return document(provenance.compare([replace(documents[0], metadata=metadata, notices=(notice,)), *documents[1:]]))


def test_every_field_that_is_written_is_described_and_every_one_described_is_written() -> None:
    """Reports of all samples and a rare one have every field; nothing is kept up by hand but `LATER`."""
    fields = {name for name, _ in described(schema())}
    later = {
        name for name in fields if any(name == each or name.startswith((f"{each}.", f"{each}[")) for each in LATER)
    }
    found = {name for report in (*map(sample, SAMPLES), rare()) for name in written(report)}
    assert found - fields == set()
    assert fields - later - found == set()
    assert found & later == set(), "written now: take it out of LATER"


CONTRACT = """
schema tool tool.name tool.version options articles articles[].id articles[].source articles[].sha256
articles[].media_type articles[].language articles[].title articles[].url articles[].authors articles[].outlet
articles[].outlet.name articles[].outlet.basis articles[].published articles[].published.value
articles[].published.precision articles[].published.basis articles[].published.candidates articles[].modified
articles[].captured articles[].body articles[].body[].start articles[].body[].end articles[].sentences articles[].marks
articles[].marks[].kind articles[].marks[].agency articles[].marks[].place articles[].marks[].date
articles[].marks[].start articles[].marks[].end articles[].marks[].text articles[].marks[].claims pairs pairs[].a
pairs[].b pairs[].relation pairs[].direction pairs[].hypotheses pairs[].hypotheses.a_to_b pairs[].hypotheses.b_to_a
pairs[].hypotheses.shared_source pairs[].hypotheses.independent pairs[].containment pairs[].containment.a_in_b
pairs[].containment.b_in_a pairs[].passages pairs[].passages[].kind pairs[].passages[].quoted
pairs[].passages[].similarity pairs[].passages[].a pairs[].passages[].b pairs[].evidence pairs[].evidence[].kind
pairs[].evidence[].group pairs[].evidence[].favours pairs[].evidence[].weight_bits pairs[].evidence[].explanation
pairs[].evidence[].spans pairs[].evidence[].spans[].article origin origin.kind origin.article origin.agency
origin.probability origin.explanation origins edges edges[].from edges[].to edges[].relation edges[].probability
credit_audit credit_audit[].article credit_audit[].uses credit_audit[].credited credit_audit[].explanation warnings
warnings[].article warnings[].code warnings[].message
"""


def test_all_that_other_programs_rely_on_is_required() -> None:
    required = {name for name, needed in described(schema()) if needed}
    assert set(CONTRACT.split()) - required == set()


def test_every_field_says_what_it_means() -> None:
    def mute(rules: Mapping[str, Any], at: str) -> Iterator[str]:
        for name, inner in rules.get("properties", {}).items():
            target = schema()["$defs"][inner["$ref"].rpartition("/")[2]] if "$ref" in inner else inner
            if "description" not in inner and "description" not in target:
                yield f"{at}.{name}"
            yield from mute(inner, f"{at}.{name}")

    assert [name for key, rules in schema()["$defs"].items() for name in mute(rules, key)] == []
    assert list(mute(schema(), "")) == []


def places(value: object, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if at:
        yield at
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from places(inner, (*at, key))


def changed(report: Json, place: tuple[Any, ...], new: object) -> Json:
    report = copy.deepcopy(report)
    *way, last = place
    inner: Any = report
    for key in way:
        inner = inner[key]
    if new is ...:
        del inner[last]
    else:
        inner[last] = new
    return report


PLACES = list(places(json.loads(STORED.read_bytes())))
WRONG = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 10**20),
    st.floats(-2, 2, allow_nan=False).filter(lambda value: not value.is_integer()),
    st.sampled_from(["", "copy", "a_to_b", "provenance/1", "x", "--13-01", "2019-09-16", "\ud800", ...]),
    st.sampled_from([[], {}, [None], [{}], {"start": 0, "end": 1}]),
)


@settings(max_examples=150, deadline=None)
@given(place=st.sampled_from(PLACES), new=WRONG)
def test_our_check_finds_fault_exactly_where_the_jsonschema_library_does(place: tuple[Any, ...], new: object) -> None:
    report = changed(stored(), place, new)
    assert bool(list(problems(report))) == (not Draft202012Validator(schema()).is_valid(report)), (place, new)


def test_a_problem_names_its_place_and_shows_no_more_of_it_than_fits_a_line() -> None:
    report = changed(stored(), ("pairs", 0, "direction"), "\x1b[31m" + "left" * 1000)
    ((where, what),) = problems(report)
    assert where == "pairs[0].direction"
    assert what.isprintable()
    assert len(what) < 150
