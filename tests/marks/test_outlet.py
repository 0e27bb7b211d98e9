"""The outlet stands on the best basis there is, and says on which."""

from __future__ import annotations

from dataclasses import replace

import pytest
from articles import BRIDGE, article, document, layout_of, story
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.marks import read
from provenance.marks.outlet import domain_of, outlet, site_name
from provenance.model import Document, Layout, Metadata, Outlet, Stated
from provenance.model.article import Property


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


def page(*properties: tuple[str, str], url: str | None = None, title: str | None = None) -> Document:
    """A document whose page states the properties."""
    found = Metadata(
        url=Stated(url) if url else None,
        title=Stated(title) if title else None,
        properties=tuple(Property(name, "meta", value) for name, value in properties),
    )
    return replace(document(story(BRIDGE)), metadata=found)


def outlet_of(each: Document) -> Outlet | None:
    """Its outlet, without marks or masthead."""
    return outlet(each, Layout(()), ())


def test_what_the_user_says_of_the_outlet_comes_before_what_the_page_says() -> None:
    stated = page(("og:site_name", "Underhill Post"))
    said = replace(stated, metadata=replace(stated.metadata, outlet=Stated("Tarrow Sentinel", "option")))
    found = outlet_of(said)
    assert found is not None
    assert (found.name, found.basis) == ("Tarrow Sentinel", "option")


@pytest.mark.parametrize(
    ("properties", "url", "name"),
    [
        ((("og:site_name", "Underhill Post"), ("publisher", "Post Media Ltd")), None, "Underhill Post"),
        ((("publisher", "Underhill Post"),), None, "Underhill Post"),
        ((("application-name", "Underhill Post"),), None, "Underhill Post"),
        ((("og:site_name", "Home"), ("publisher", "Underhill Post")), None, "Underhill Post"),
        (
            (("og:site_name", "Underhill Post - Breaking news, sport and weather"),),
            "https://underhillpost.example/1",
            "Underhill Post",
        ),
        ((("og:site_name", "Breaking news | Underhill Post"),), "https://underhillpost.example/1", "Underhill Post"),
        (
            (("og:site_name", "Expert Advice for Lovers of Onions"), ("publisher", "Allium")),
            "https://allium.example/1",
            "Allium",
        ),
        ((("og:site_name", "hosted"),), "https://hosted.post.example/1", "post.example"),
        ((("publisher", "Associated Press"),), "https://www.post.example/1", "post.example"),
        ((("sitename", "Contact Us"),), "https://www.post.example/1", "post.example"),
        ((("sitename", "Post"),), "https://www.post.example/1", "Post"),
        ((("provider", "Reuters"),), "https://www.msn.com/a/1", "MSN"),
        ((("provider", "Reuters"), ("og:site_name", "MSN")), "https://www.msn.com/a/1", "MSN"),
        ((("provider", "Reuters"),), "https://ada.blogspot.com/1", "ada.blogspot.com"),
    ],
)
def test_a_page_s_site_is_its_outlet_by_the_name_that_is_one(
    properties: tuple[tuple[str, str], ...], url: str | None, name: str
) -> None:
    found = outlet_of(page(*properties, url=url))
    assert found is not None
    assert found.name == name


def test_a_site_s_name_that_is_the_headline_is_none() -> None:
    assert outlet_of(page(("og:site_name", "Beavers close the bridge!"), title="Beavers close the bridge")) is None


@pytest.mark.parametrize(
    "url", ["https://web.archive.org/x", "https://t.co/x", "https://[::1", "//", "https://facebook.com/post"]
)
def test_an_archive_or_a_shortened_address_is_nobody_s_outlet(url: str) -> None:
    assert outlet_of(page(url=url)) is None


def test_a_menu_that_repeats_is_no_masthead() -> None:
    head = "Contact Us\nContact Us\nContact Us\n\n"
    text = head + story(BRIDGE)
    assert read(document(text), layout_of(text, (head, "masthead"), (text[len(head) :], "body"))).outlet is None


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["og:site_name", "publisher", "application-name", "sitename"]), st.text(max_size=80)),
        max_size=5,
    ),
    st.one_of(st.none(), st.text(max_size=60), st.text(max_size=40).map("https://{}".format)),
    st.text(max_size=40),
)
def test_any_statements_give_an_outlet_or_none(properties: list[tuple[str, str]], url: str | None, title: str) -> None:
    each = page(*properties, url=url, title=title)
    found = outlet_of(each)
    assert found == outlet_of(each)
    assert found is None or found.name.strip()


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=400), st.text(max_size=60))
def test_a_site_s_name_is_a_part_of_what_was_stated(stated: str, title: str) -> None:
    found = site_name(stated, None, {title})
    assert found is None or found in " ".join(stated.split())
