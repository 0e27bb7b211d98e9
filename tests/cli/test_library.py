"""The library does what the command does: outlets and agencies of the user's own included."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from articles import BRIDGE, story

import provenance
from provenance.data.agencies import lookup
from provenance.errors import UsageError
from provenance.report.finish import Finish


@pytest.fixture
def pair(tmp_path: Path) -> list[str]:
    (tmp_path / "wire.txt").write_text(f"UNDERHILL, March 7 (OPB) - {story(BRIDGE)}", encoding="utf-8")
    (tmp_path / "copy.txt").write_text(story(BRIDGE), encoding="utf-8")
    (tmp_path / "own.toml").write_text('[[agency]]\nname = "Ostrey Press Bureau"\nshort = "OPB"\n', encoding="utf-8")
    return [str(tmp_path / "wire.txt"), str(tmp_path / "copy.txt")]


@pytest.mark.parametrize("key", ["copy", "copy.txt"])
def test_outlets_that_are_told_are_believed(pair: list[str], key: str) -> None:
    documents, errors = provenance.load(pair, outlets={key: "  Tarrow   Sentinel "})
    assert errors == ()
    outlets = {article.id: article.reading.outlet for article in provenance.compare(documents).articles}
    assert outlets["copy"] is not None
    assert (outlets["copy"].name, outlets["copy"].basis) == ("Tarrow Sentinel", "option")


@pytest.mark.parametrize(("outlets", "told"), [({"c": "A"}, "none of the articles"), ({"copy": " "}, "no name")])
def test_outlets_that_cannot_be_told_are_a_message(pair: list[str], outlets: dict[str, str], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        provenance.load(pair, outlets=outlets)


def test_own_agencies_are_known_for_one_comparison(pair: list[str]) -> None:
    documents, _ = provenance.load(pair)
    own = Path(pair[0]).with_name("own.toml")
    comparison = provenance.compare(documents, agencies=own, options={"mine": 1})
    marks = {mark.agency for article in comparison.articles for mark in article.reading.marks}
    assert "Ostrey Press Bureau" in marks
    options = json.loads(provenance.render(comparison))["options"]
    assert options["mine"] == 1
    assert options["agencies"]["name"] == "own.toml"
    assert lookup("OPB") == ()


def test_a_stored_report_is_rendered_as_the_comparison_was_and_can_be_finished(pair: list[str], tmp_path: Path) -> None:
    documents, _ = provenance.load(pair)
    comparison = provenance.compare(documents)
    (tmp_path / "r.json").write_text(provenance.render(comparison), encoding="utf-8")
    found = provenance.stored(tmp_path / "r.json")
    assert provenance.render(found, "html") == provenance.render(comparison, "html")
    assert provenance.render(found, "csv", table="pairs") == provenance.render(comparison, "csv", table="pairs")
    masked = provenance.render(found, "markdown", finish=Finish(title="Who?", anonymous=True))
    assert masked.startswith("## Who?")
    assert "wire" not in masked
