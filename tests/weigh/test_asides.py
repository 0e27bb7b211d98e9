"""What one paper says of another beside a text that it has from elsewhere names no source."""

from __future__ import annotations

import pytest
from articles import BRIDGE, article, story
from guard import no_hang

from provenance.align import align, side
from provenance.attribute.pair import verdict
from provenance.model import Article
from provenance.weigh import Case, weigh
from provenance.weigh.case import are_versions, is_one_house

TEXT = story(BRIDGE)
HASK = "head forester Ilse Brandvold told reporters"
COURIER = "https://tarrowcourier.example/bridge"


def direction(a: Article, b: Article) -> str | None:
    case = Case(a, b, align(side(a), side(b)))
    return verdict(case, weigh(case)).direction


def kinds(a: Article, b: Article) -> set[tuple[str, str]]:
    case = Case(a, b, align(side(a), side(b)))
    return {(each.kind, each.favours) for each in weigh(case)}


def courier(text: str, published: str | None = None, modified: str | None = None) -> Article:
    return article(text, "a", outlet="Tarrow Courier", url=COURIER, published=published, modified=modified)


def herald(text: str) -> Article:
    return article(text, "b", outlet="Lunn Herald")


@pytest.mark.parametrize(
    "aside",
    [
        f"{HASK}, who told the Tarrow Courier last year that she would resign,",
        f"{HASK}, as the Tarrow Courier first reported,",
        f"{HASK} - not two, as the Tarrow Courier wrote -",
    ],
)
def test_where_both_credit_one_agency_an_aside_names_no_source(aside: str) -> None:
    credit = "By The Associated Press\n\n"
    a, b = courier(credit + TEXT), herald(credit + TEXT.replace(HASK, aside))
    assert direction(a, b) is None
    assert ("shared_credit", "shared_source") in kinds(a, b)


@pytest.mark.parametrize(
    "after",
    [
        "\n\nThe Tarrow Courier contributed to this report.",
        f"\n\nRead the story of the Courier: {COURIER}",
    ],
)
def test_where_both_credit_one_agency_a_contribution_or_a_link_names_no_source(after: str) -> None:
    credit = "By The Associated Press\n\n"
    assert direction(courier(credit + TEXT), herald(credit + TEXT + after)) is None


def test_where_two_agencies_are_credited_an_aside_names_no_source() -> None:
    aside = TEXT.replace(HASK, f"{HASK}, as the Tarrow Courier first reported,")
    a, b = courier(f"By Reuters\n\n{TEXT}"), herald(f"By The Associated Press\n\n{aside}")
    assert direction(a, b) == "undetermined"


def test_a_credit_to_the_other_counts_beside_an_agency_that_both_credit() -> None:
    credit = "By The Associated Press\n\n"
    notice = "\n\nThis article was originally published by the Tarrow Courier."
    assert ("reprint_notice", "a_to_b") in kinds(courier(credit + TEXT), herald(credit + TEXT + notice))


def test_what_somebody_told_the_other_paper_once_is_no_attribution_of_the_copied_text() -> None:
    aside = TEXT.replace(HASK, f"{HASK}, who told the Tarrow Courier last year that she would resign,")
    found = kinds(courier(TEXT), herald(aside))
    assert ("attribution", "a_to_b") not in found
    assert ("mention", "a_to_b") in found


def test_a_statement_of_its_own_is_not_the_copied_text_that_stands_beside_it() -> None:
    aside = TEXT.replace(HASK, f"{HASK}, though the Tarrow Courier reported in March that beavers were extinct there,")
    assert ("attribution", "a_to_b") not in kinds(courier(TEXT), herald(aside))


@pytest.mark.parametrize(
    "frame", ["{} told the Tarrow Courier", "{} told the Tarrow Courier on Monday", "{}, the Tarrow Courier reported,"]
)
def test_the_copied_words_are_attributed_where_the_frame_is_all_that_is_new(frame: str) -> None:
    framed = TEXT.replace(f"{HASK} beside", f"{frame.format('head forester Ilse Brandvold')} beside")
    assert ("attribution", "a_to_b") in kinds(courier(TEXT), herald(framed))


def test_what_a_paper_says_in_a_story_about_itself_makes_it_no_source() -> None:
    said = TEXT.replace("the forestry office of Underhill said", "the Tarrow Courier said")
    a, b = courier(said.replace("the Tarrow Courier said", "the newspaper said")), herald(said)
    assert ("attribution", "a_to_b") not in kinds(a, b)


def test_whoever_a_story_is_about_does_not_have_it_from_itself() -> None:
    said = TEXT.replace("the forestry office of Underhill said", "the University of Underhill said")
    a = article(said, "a", outlet="University of Underhill")
    assert ("told_the_other", "a_to_b") not in kinds(a, herald(said))


@pytest.mark.parametrize(
    "line",
    [
        f"1 Comment\n\nPingback: Bridge closed {COURIER}",
        f"Comments\n\nEdda: copied from {COURIER}?",
        f"Related: {COURIER}",
        f"Related:\n{COURIER}",
        f"This story has also been published by the Tarrow Courier: {COURIER}",
        f"Mehr zum Thema: {COURIER}",
    ],
)
def test_a_link_beside_the_article_is_none_in_it(line: str) -> None:
    assert ("link", "a_to_b") not in kinds(courier(TEXT), herald(f"{TEXT}\n\n{line}"))


@pytest.mark.parametrize("line", [f"Source: {COURIER}", f"Read more: {COURIER}", COURIER])
def test_a_link_that_says_no_other_reason_is_a_link(line: str) -> None:
    assert ("link", "a_to_b") in kinds(courier(TEXT), herald(f"{TEXT}\n\n{line}"))


@pytest.mark.parametrize("piece", ["\n", "- ", "Related: ", "1 Comment ", f"Related: {COURIER}\n", " who "])
def test_pages_of_one_kind_of_line_are_read_in_the_time_they_take(piece: str) -> None:
    with no_hang():
        kinds(courier(TEXT), herald(f"{TEXT}\n\n{piece * (100_000 // len(piece))} {COURIER}"))


def test_a_share_button_leads_to_nobody_s_outlet() -> None:
    a = article(TEXT, "a", outlet="Lunn County Sheriff", url="https://www.facebook.com/lunnsheriff/posts/1")
    b = herald(f"{TEXT}\n\nhttps://www.facebook.com/sharer/sharer.php?u=lunnherald.example")
    assert ("link_to_outlet", "a_to_b") not in kinds(a, b)


def test_papers_of_one_name_under_two_domains_are_two() -> None:
    a = article(TEXT, "a", outlet="The Standard", url="https://www.standard-oxney.example/1", published="2019-05-03")
    b = article(TEXT, "b", outlet="The Standard", url="https://www.standard-lunn.example/1", published="2019-05-04")
    assert not is_one_house(a, b)
    assert direction(a, b) == "undetermined"


def test_an_outlet_with_several_known_domains_is_one() -> None:
    a = article(TEXT, "a", outlet="BBC News", url="https://www.bbc.co.uk/news/1", published="2019-05-03")
    b = article(TEXT, "b", outlet="BBC News", url="https://www.bbc.com/news/1", published="2019-05-04")
    assert is_one_house(a, b)


def test_a_page_that_was_saved_again_later_is_not_the_later_version() -> None:
    first = courier(TEXT, published="2019-05-03", modified="2021-11-20")
    again = article(TEXT, "b", outlet="Tarrow Courier", published="2020-05-03")
    case = Case(first, again, align(side(first), side(again)))
    assert are_versions(case)
    assert direction(first, again) == "undetermined"


def test_a_byline_of_both_houses_credits_neither() -> None:
    byline = "By Ben Oster, Tarrow Courier, and Ada Quill, ProPublica\n\n"
    a = article(byline + TEXT, "a", outlet="ProPublica", url="https://www.propublica.org/1")
    assert direction(a, article(byline + TEXT, "b", outlet="Tarrow Courier", url=COURIER)) == "undetermined"


def test_a_short_name_of_the_other_is_no_third() -> None:
    notice = "This article was originally published by the Courier.\n\n"
    found = kinds(courier(TEXT), herald(notice + TEXT))
    assert ("third_credit", "shared_source") not in found
