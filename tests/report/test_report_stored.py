"""A stored report opens for ever, makes every format again, and is believed in nothing."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from report_stories import crowded, harbour, hostile

import provenance
from provenance.errors import InputError
from provenance.report import FORMATS, render
from provenance.report.document import document
from provenance.report.finish import Finish, finished
from provenance.report.json import render as as_json
from provenance.report.stored import opened, with_texts, without_text

if TYPE_CHECKING:
    from report_making import Json, Story

ROOT = Path(__file__).parents[2]
SAMPLES = sorted(path.parent.name for path in ROOT.glob("samples/*/expected.toml"))
FIRST = Path(__file__).with_name("stored-first.json")
EVERY: list[tuple[str, Json]] = [
    ("html", {}),
    ("json", {}),
    ("markdown", {}),
    *(("csv", {"table": table}) for table in ("passages", "pairs", "articles", "mosaic")),
    *(("prov", {"notation": notation}) for notation in ("json", "provn")),
]


def everything(report: Json) -> list[str]:
    """The report in every format there is."""
    assert {name for name, _ in EVERY} == set(FORMATS)
    return [render(report, name, **how) for name, how in EVERY]


@cache
def first() -> Json:
    return opened(FIRST.read_bytes(), "first.json")


def test_a_stored_report_of_the_first_schema_opens_and_becomes_every_format() -> None:
    assert as_json(first()).encode() == FIRST.read_bytes()
    page, _, markdown, *_ = everything(first())
    assert "Harbour Courier" in page
    assert "Harbour Courier" in markdown


@pytest.mark.parametrize("name", SAMPLES)
def test_every_format_from_the_stored_report_is_that_of_the_comparison_byte_for_byte(name: str) -> None:
    documents, errors = provenance.load([str(ROOT / "samples" / name)])
    assert errors == ()
    compared = finished(document(provenance.compare(documents)))
    stored = opened(as_json(compared).encode(), "report.json")
    assert everything(finished(stored)) == everything(compared)


def test_what_utf8_cannot_say_is_the_same_on_the_page_of_the_comparison_and_on_that_of_its_stored_report() -> None:
    compared = finished(hostile())
    assert everything(finished(opened(as_json(compared).encode(), "report.json"))) == everything(compared)


def refused(report: object) -> str:
    data = report if isinstance(report, bytes) else json.dumps(report).encode()
    with pytest.raises(InputError) as caught:
        opened(data, "r.json")
    message = str(caught.value)
    assert message.startswith("r.json: ")
    assert len(message) < 1200
    return message


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "no JSON report"),
        (b"<!DOCTYPE html><html></html>", "no JSON report"),
        (b"\xff\xfe{}", "not UTF-8"),
        (b"[]", "no report of provenance"),
        (b'{"a": 1}', "no report of provenance"),
        (b'{"schema": "provenance/2"}', "version 2"),
        (b'{"schema": "provenance/1"}', "the field tool is missing"),
        (b'{"schema": ["provenance/1"]}', "not provenance/1"),
        (b'{"schema": NaN}', "number"),
        (b'{"schema": 1e999}', "number"),
        (b'{"schema": ' + b"9" * 5000 + b"}", "number"),
        (b"[" * 100_000, "nesting"),
        (b'{"schema": "provenance/1", "options": ' + b"[" * 90 + b"]" * 90 + b"}", "nested"),
    ],
)
def test_what_is_no_report_is_refused_with_what_it_is(data: bytes, told: str) -> None:
    assert told in refused(data)


def changed(change: Callable[[Json], object], story: Story = harbour) -> Json:
    report = copy.deepcopy(story())
    change(report)
    return report


def _twice(report: Json) -> None:
    report["pairs"].append(report["pairs"][0])


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda r: r["pairs"][0]["passages"][0]["a"].update(end=10**6), "pairs[0].passages[0].a: it ends at 1000000"),
        (lambda r: r["pairs"][0]["passages"][0]["b"].update(start=500, end=3), "starts at 500 and ends before"),
        (lambda r: r["pairs"][0]["passages"][0]["a"].update(start=-1), "less than 0"),
        (lambda r: r["pairs"][0].update(a="nobody"), "'nobody' is no article"),
        (lambda r: r["pairs"][0].update(b="wire"), "does not stand before b"),
        (_twice, "a pair already"),
        (lambda r: r["articles"][1].update(id="wire"), "id of another article"),
        (lambda r: r["pairs"][0]["evidence"][0].update(weight_bits=1e300), "is no weight"),
        (lambda r: r["pairs"][0]["evidence"][0]["spans"][0].update(article="x"), "'x' is no article"),
        (lambda r: r["edges"][0].update({"from": "x"}), "edges[0]: 'x' is no article"),
        (lambda r: r["edges"][0].update(to="unseen:x"), "edges[0]: 'unseen:x' is no article"),
        (lambda r: r["origins"][0]["group"].append("x"), "origins[0]: 'x' is no article"),
        (lambda r: r["articles"][0]["marks"][0].update(end=10**6), "articles[0].marks[0]: it ends at 1000000"),
        (lambda r: r["articles"][0]["published"].update(start=3, end=None), "start and end are not both there"),
        (lambda r: r.update(pairs={}), "pairs: an object is not a list"),
        (lambda r: [pair.update(a=1) for pair in r["pairs"]], "and more"),
    ],
)
def test_a_report_that_says_what_cannot_be_is_refused_with_the_place(
    change: Callable[[Json], object], told: str
) -> None:
    assert told in refused(changed(change))


def test_a_report_with_no_more_than_is_promised_opens_and_becomes_every_format() -> None:
    report = harbour()
    del report["case"]
    for article in report["articles"]:
        del article["headline"], article["left_out"]
        for mark in article["marks"]:
            del mark["issuer"]
        if article["published"]:
            del article["published"]["reason"], article["published"]["start"], article["published"]["end"]
        if article["outlet"]:
            del article["outlet"]["agency"], article["outlet"]["start"], article["outlet"]["end"]
    for pair in report["pairs"]:
        del pair["summary"], pair["missing"], pair["prior_bits"]
        for passage in pair["passages"]:
            del passage["bits"]
    for edge in report["edges"]:
        del edge["share"]
    for audit in report["credit_audit"]:
        del audit["spans"]
    for origin in (report["origin"], *report["origins"]):
        origin.pop("group", None)
    report["unknown"] = {"field": 1}
    found = opened(json.dumps(report).encode(), "r.json")
    assert all(everything(found))
    assert all(everything(finished(found, Finish(redact_text=True, anonymous=True))))


def without(report: Json) -> Json:
    found: Json = json.loads(as_json(report, no_text=True))
    return found


def test_texts_that_were_left_out_are_put_back_from_the_files_by_their_hash(tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    for number, text in enumerate(("The shipyard of Ostrey was sold. " * 9, "Nobody else came to the auction. " * 9)):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    documents, _ = provenance.load([str(folder)])
    whole = finished(document(provenance.compare(documents)))
    bare = opened(as_json(whole, no_text=True).encode(), "r.json")
    assert without_text(bare) == ["0", "1"]
    assert all(everything(bare))
    (folder / "0.txt").rename(folder / "renamed.txt")
    again, _ = provenance.load([str(folder)])
    assert as_json(with_texts(bare, again, "r.json")) == as_json(whole)


def test_a_text_that_is_too_short_for_the_places_in_it_is_refused() -> None:
    report = without(harbour())
    opened(json.dumps(report).encode(), "r.json")
    documents, _ = provenance.load([str(ROOT / "samples" / "plain-republication")])
    report["articles"][0]["sha256"] = documents[0].sha256
    report["pairs"][0]["passages"][0]["a"] = {"start": 0, "end": 10**6}
    with pytest.raises(InputError, match="only"):
        with_texts(report, documents, "r.json")


def places(value: object, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [at, *(place for key, each in inner for place in places(each, (*at, key)))]


STORIES = {story.__name__: story() for story in (harbour, crowded)} | {"first": json.loads(FIRST.read_bytes())}
SPOTS = [(name, place) for name, story in STORIES.items() for place in places(story) if place]
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(0, 300),
    st.integers(-1, 2**60),
    st.floats(0, 1),
    st.sampled_from(["", " ", "copy", "none", "wire", "unseen:", "unseen:x", "statement", "\u202e<b>\ud800", "--02"]),
    st.text(max_size=8),
    st.sampled_from([[], {}, {"start": 0, "end": 0}, ...]),
)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(spots=st.lists(st.tuples(st.sampled_from(SPOTS), VALUES), min_size=1, max_size=3), finish=st.booleans())
def test_whatever_is_changed_in_a_report_it_is_refused_or_becomes_every_format(
    spots: list[tuple[tuple[str, tuple[Any, ...]], Any]], finish: bool
) -> None:
    name = spots[0][0][0]
    report = copy.deepcopy(STORIES[name])
    for (story, place), value in spots:
        if story == name:
            inner: Any = report
            for key in place[:-1]:
                try:
                    inner = inner[key]
                except (KeyError, IndexError, TypeError):
                    break
            else:
                if isinstance(inner, (dict, list)):
                    try:
                        inner[place[-1]] = value if value is not ... else None
                    except (IndexError, TypeError):
                        continue
    try:
        found = opened(json.dumps(report).encode(), "r.json")
    except InputError:
        return
    assert all(everything(finished(found, Finish(title="T", redact_text=finish, anonymous=finish))))
