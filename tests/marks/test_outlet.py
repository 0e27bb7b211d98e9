"""The outlet stands on the best basis there is, and says on which."""

from __future__ import annotations

import pytest
from articles import BRIDGE, article, document, layout_of, story

from provenance.marks import read
from provenance.marks.outlet import domain_of


def test_metadata_comes_first() -> None:
    found = article(f"UNDERHILL (AFP) — {story(BRIDGE)}", outlet="Tarrow Sentinel", url="https://tass.com/1")
    assert found.reading.outlet is not None
    assert (found.reading.outlet.name, found.reading.outlet.basis) == ("Tarrow Sentinel", "metadata")
    assert found.reading.outlet.agency is None


def test_an_agency_s_address_makes_it_the_outlet() -> None:
    outlet = article(story(BRIDGE), url="https://tass.com/world/1034").reading.outlet
    assert outlet is not None
    assert (outlet.name, outlet.basis, outlet.agency) == ("TASS", "url", "TASS")


def test_any_other_address_gives_its_registered_domain() -> None:
    outlet = article(story(BRIDGE), url="https://www.news.tarrow-sentinel.co.uk/1").reading.outlet
    assert outlet is not None
    assert outlet.name == "tarrow-sentinel.co.uk"


@pytest.mark.parametrize(
    ("address", "domain"),
    [("https://a.b.example.co.uk:80/x", "example.co.uk"), ("b.example.com/x", "example.com"), ("https:///x", None)],
)
def test_the_registered_domain_is_found_by_the_public_suffix_list(address: str, domain: str | None) -> None:
    assert domain_of(address) == domain


def test_an_agency_s_own_dateline_is_believed_where_nothing_else_names_an_outlet() -> None:
    outlet = article(f"UNDERHILL, December 9. /TASS/. {story(BRIDGE)}").reading.outlet
    assert outlet is not None
    assert (outlet.agency, outlet.basis) == ("TASS", "dateline")


def test_two_agencies_in_the_datelines_and_credits_leave_the_outlet_open() -> None:
    assert article(f"UNDERHILL (AFP) — {story(BRIDGE, after=' (KUNA)')}").reading.outlet is None


def test_a_name_that_repeats_around_the_story_is_the_masthead() -> None:
    head = "Tarrow Today, tarrow today\nLast updated: 09:07\nTarrow Today, tarrow today\n\n"
    body = story(BRIDGE)
    foot = "\n\ntarrowtoday\nName *\nE-mail *\n"
    text = head + body + foot
    reading = read(document(text), layout_of(text, (head, "masthead"), (body, "body"), (foot, "tail")))
    assert reading.outlet is not None
    assert (reading.outlet.name, reading.outlet.basis) == ("Tarrow Today", "masthead")
    assert reading.outlet.span is not None
    assert reading.outlet.span.of(text) == "Tarrow Today"


def test_a_name_that_repeats_in_the_story_itself_is_no_masthead() -> None:
    head = "Underhill\nUnderhill\nUnderhill\n\n"
    body = story(BRIDGE)
    text = head + body
    assert read(document(text), layout_of(text, (head, "masthead"), (body, "body"))).outlet is None


def test_who_holds_the_copyright_of_the_page_is_its_outlet_rather_than_a_kept_dateline() -> None:
    head = "Harbour Sun, Wednesday\nNews Sport Weather\n\n"
    body = f"UNDERHILL, March 2 (AFP) - {story(BRIDGE)}"
    foot = "\n\nCopyright Harbour Sun 2021\n"
    text = head + body + foot
    reading = read(document(text), layout_of(text, (head, "masthead"), (body, "body"), (foot, "tail")))
    assert reading.outlet is not None
    assert (reading.outlet.name, reading.outlet.basis) == ("Harbour Sun", "masthead")
