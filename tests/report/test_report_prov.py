"""The PROV report: what it claims, what it does not, and that the library reads back what was written."""

from __future__ import annotations

import builtins
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from prov.model import ProvDocument
from report_stories import crowded, harbour, hostile

from provenance.errors import UsageError
from provenance.report.prov import render

if TYPE_CHECKING:
    from report_making import Json, Story

FIRST = json.loads(Path(__file__).with_name("stored-first.json").read_bytes())


def prov(report: Json) -> Json:
    found: Json = json.loads(render(report))
    return found


@pytest.mark.parametrize(
    "story", [harbour, crowded, hostile, lambda: FIRST], ids=["harbour", "crowded", "hostile", "first"]
)
def test_the_library_reads_back_the_same_document_from_both_notations(story: Story) -> None:
    from_json = ProvDocument.deserialize(content=render(story()), format="json")
    assert from_json.get_records()
    again = from_json.serialize(format="json")
    assert ProvDocument.deserialize(content=again, format="json") == from_json
    assert ProvDocument.deserialize(content=render(story(), "provn"), format="provn") == from_json
    assert render(story()) == render(story())


def test_a_step_is_a_derivation_marked_as_inferred_with_its_probability_and_reasons() -> None:
    step = prov(harbour())["wasDerivedFrom"]["step:daily-from-wire"]
    assert (step["prov:generatedEntity"], step["prov:usedEntity"]) == ("article:daily", "article:wire")
    assert step["prov:type"]["$"] == "prov:Quotation"
    assert step["provenance:basis"] == "inferred"
    assert float(step["provenance:probability"]["$"]) == 0.9991
    assert any("credits" in reason for reason in step["provenance:reason"])


def test_what_no_passage_agrees_with_word_for_word_is_no_quotation() -> None:
    report = harbour()
    for passage in report["pairs"][0]["passages"]:
        passage["kind"] = "edited"
    assert "prov:type" not in prov(report)["wasDerivedFrom"]["step:daily-from-wire"]


def test_a_revision_is_one_where_the_report_says_so() -> None:
    report = harbour()
    report["pairs"][0]["kind"] = "revision"
    assert prov(report)["wasDerivedFrom"]["step:daily-from-wire"]["prov:type"]["$"] == "prov:Revision"


def test_the_origin_is_the_primary_source_of_all_that_go_back_to_it_and_of_no_other() -> None:
    report = harbour()
    report["edges"].append({"from": "daily", "to": "coast", "relation": "copy", "probability": 0.96, "share": 0.5})
    primary = {
        (each["prov:generatedEntity"], each["prov:usedEntity"])
        for each in prov(report)["wasDerivedFrom"].values()
        if each.get("prov:type", {}).get("$") == "prov:PrimarySource"
    }
    assert primary == {
        ("article:daily", "article:wire"),
        ("article:coast", "article:wire"),
        ("article:quarry", "unseen:North-Agency"),
    }


def test_two_articles_whose_direction_is_open_are_in_no_relation_of_prov() -> None:
    found = prov(harbour())
    relations = [
        each
        for kind in found
        if kind.startswith(("was", "had", "alternate", "spec", "in"))
        for each in found[kind].values()
    ]
    open_ones = {"article:dune", "article:mesa"}
    assert not [
        each for each in relations if len(open_ones & {value for value in each.values() if isinstance(value, str)}) > 1
    ]
    finding = found["entity"]["finding:dune-and-mesa"]
    assert finding["provenance:direction"] == "undetermined"
    assert {each["$"] for each in finding["provenance:about"]} == open_ones
    assert set(found) == {"prefix", "entity", "agent", "wasAttributedTo", "wasDerivedFrom"}


def test_a_source_outside_the_set_is_an_entity_that_is_said_to_be_inferred() -> None:
    source = prov(harbour())["entity"]["unseen:North-Agency"]
    assert source["prov:type"]["$"] == "provenance:UnseenSource"
    assert source["provenance:basis"] == "inferred"


def test_no_time_of_writing_and_no_made_up_name_stands_in_it() -> None:
    for notation in ("json", "provn"):
        text = render(harbour(), notation)
        assert "_:" not in text
        assert "Time" not in text.replace("Times", "")


def test_different_names_never_become_one() -> None:
    report = harbour()
    for number, name in enumerate(["a b", "a-b", "a_20b", "a 20b", "ä", "a%20b"]):
        report["articles"][number]["id"] = name
    report |= {"pairs": [], "edges": [], "origins": []}
    assert len([name for name in prov(report)["entity"] if name.startswith("article:")]) == 6


def test_a_missing_library_is_a_message_that_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **others: Any) -> object:
        if name.partition(".")[0] == "prov":
            raise ImportError(name)
        return real(name, *rest, **others)

    monkeypatch.delitem(sys.modules, "prov.model", raising=False)
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(UsageError, match=r"pip install 'provenance\[prov\]'"):
        render(harbour())


def test_an_unknown_notation_is_a_message() -> None:
    with pytest.raises(UsageError, match="json and provn"):
        render(harbour(), "turtle")
