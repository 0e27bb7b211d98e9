"""Over a whole set: the path of the text, its origin, and who was credited."""

from __future__ import annotations

import itertools

from articles import BRIDGE, OTHER, article, document, story

from provenance.attribute import audits
from provenance.model import Comparison, Document, Edge, Span
from provenance.pipeline import compare

TEXT = story(BRIDGE)
FAIR = (
    "The autumn fair at Ellerby opened with a tractor that nobody could start, the fair's treasurer Emil Hask said.",
    "It was pushed to the showground by the pupils of two schools, who were given eleven bags of plums for it.",
    "The tractor will be raffled on Saturday, together with a book of instructions in a language nobody can read.",
)


def whole(text: str, name: str, **facts: str) -> Document:
    return document(text, name, extracted=(Span(0, len(text)),), **facts)  # type: ignore[arg-type]


def steps(comparison: Comparison) -> set[tuple[str, str]]:
    return {(edge.source, edge.copy) for edge in comparison.edges}


AGENCY = whole(f"UNDERHILL (Reuters) - {TEXT}", "wire", outlet="Reuters", url="https://www.reuters.com/a/b1")
PAPER = whole(
    story(
        (*BRIDGE[:3], "The Sentinel's readers may send pictures of gnawed planks to the night editor."),
        after=" (Reuters)",
    ),
    "paper",
    outlet="Tarrow Sentinel",
    url="https://sentinel.example/2020/bridge",
)
PORTAL = whole(
    story(
        (
            *BRIDGE[:3],
            "The Sentinel's readers may send pictures of gnawed planks to the night editor.",
            "This article was originally published by the Tarrow Sentinel.",
        )
    ),
    "portal",
    outlet="Gorge Portal",
)


def test_in_a_chain_the_step_over_the_middle_explains_the_last_copy() -> None:
    found = compare([AGENCY, PAPER, PORTAL])
    assert steps(found) == {("wire", "paper"), ("paper", "portal")}
    assert found.origins[0].kind == "article"
    assert found.origins[0].article == "wire"
    audits = {(audit.article, audit.uses): audit.credited for audit in found.audits}
    assert audits == {("paper", "wire"): "yes", ("portal", "paper"): "yes"}


def test_the_result_does_not_depend_on_the_order_of_the_documents() -> None:
    results = [compare(list(order)) for order in itertools.permutations([AGENCY, PAPER, PORTAL])]
    assert all(result == results[0] for result in results)


def test_a_mosaic_has_two_sources_and_no_one_origin() -> None:
    one = whole(TEXT, "one", outlet="Tarrow Sentinel", published="2020-03-01")
    two = whole(story(FAIR), "two", outlet="Oxney Tidings", published="2020-03-01")
    first = f"{BRIDGE[0][:-1]}, the Tarrow Sentinel reported."
    second = f"{FAIR[0][:-1]}, according to the Oxney Tidings."
    text = story((first, second, BRIDGE[1], FAIR[1]))
    weekly = whole(text, "weekly", outlet="Coast Weekly", published="2020-03-09")
    found = compare([weekly, two, one])
    assert steps(found) == {("one", "weekly"), ("two", "weekly")}
    assert found.origins[0].kind == "undetermined"
    assert "more than one origin" in found.origins[0].explanation


def test_an_absent_agency_that_both_credit_is_the_origin() -> None:
    a = whole(f"UNDERHILL (AFP) — {TEXT}", "a", outlet="Tarrow Sentinel")
    b = whole(story(BRIDGE, after=" (AFP)"), "b", outlet="Oxney Tidings")
    found = compare([a, b])
    assert steps(found) == {("unseen:Agence France-Presse", "a"), ("unseen:Agence France-Presse", "b")}
    assert (found.origins[0].kind, found.origins[0].agency) == ("unseen", "Agence France-Presse")
    assert {audit.credited for audit in found.audits} == {"yes"}


def test_an_agency_that_is_in_the_set_is_no_unseen_source() -> None:
    other = whole(story(BRIDGE[1:], after=" (Reuters)"), "other", outlet="Oxney Tidings")
    found = compare([AGENCY, PAPER, other])
    assert steps(found) == {("wire", "paper"), ("wire", "other")}


def test_a_copy_that_names_nobody_is_not_credited() -> None:
    a = whole(TEXT, "a", outlet="Tarrow Sentinel", url="https://sentinel.example/2020/bridge", published="2020-03-01")
    link = f"{TEXT}\n\nhttps://sentinel.example/2020/bridge"
    found = compare([a, whole(link, "b", outlet="Gorge Portal", published="2020-03-09")])
    assert [audit.credited for audit in found.audits] == ["no"]


def credited(ending: str, **facts: str) -> tuple[str, str]:
    """What the audit finds of a copy with this ending, taken from the Tarrow Sentinel."""
    sentinel = article(TEXT, "a", outlet="Tarrow Sentinel")
    copy = article(story(BRIDGE, after=ending), "b", outlet="Gorge Portal", **facts)
    (audit,) = audits([Edge("a", "b", "copy", 0.97, 0.9)], {"a": sentinel, "b": copy})
    return audit.credited, audit.explanation


def test_a_copy_that_names_somebody_else_is_credited_to_the_wrong_one() -> None:
    assert credited(" (AFP)")[0] == "wrong"


def test_a_copy_that_names_its_source_for_a_part_is_credited_and_the_audit_says_for_what() -> None:
    verdict, explanation = credited("\n\nThe planks were oak, the Tarrow Sentinel reported.")
    assert verdict == "yes"
    assert "a part" in explanation


def test_naming_nobody_is_no_credit() -> None:
    assert credited("")[0] == "no"


def test_unrelated_stories_are_two_groups() -> None:
    second = whole(f"ELLERBY (AP) — {story(FAIR)}", "ap", outlet="Associated Press")
    copy = whole(story(FAIR, after=" (AP)"), "tidings", outlet="Oxney Tidings")
    found = compare([AGENCY, PAPER, second, copy, whole(story(OTHER), "band")])
    assert [origin.article for origin in found.origins] == ["ap", "wire"]
    assert all("band" not in origin.group for origin in found.origins)


def test_a_set_without_reuse_has_no_origin_no_path_and_nothing_to_audit() -> None:
    found = compare([AGENCY, whole(story(OTHER), "b"), whole(story(FAIR), "c")])
    assert (found.origins, found.edges, found.audits) == ((), (), ())


def test_a_very_short_article_and_a_twin_are_noticed() -> None:
    found = compare([whole("Bridge", "a"), whole(TEXT, "b"), whole(TEXT, "c")])
    assert {(notice.article, notice.code) for notice in found.notices} == {("a", "short"), ("c", "same_bytes")}
