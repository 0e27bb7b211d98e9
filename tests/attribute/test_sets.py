"""Over a whole set: the path of the text, its origin, and who was credited."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Literal, TypeAlias

from articles import BRIDGE, FAIR, OTHER, article, story, whole

from provenance.attribute import audits, edges
from provenance.model import Comparison, Edge, Hypothesis, Stated
from provenance.pipeline import compare

Believed: TypeAlias = dict[Hypothesis, float]

TEXT = story(BRIDGE)


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
    assert found.origins[0].sources == ("one", "two")


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
    assert "whose article's address it gives" in found.audits[0].explanation


def test_a_copy_that_gives_the_address_as_its_source_says_whom_it_is_from() -> None:
    a = whole(TEXT, "a", outlet="Tarrow Sentinel", url="https://sentinel.example/2020/bridge", published="2020-03-01")
    link = f"{TEXT}\n\nSource: https://sentinel.example/2020/bridge"
    found = compare([a, whole(link, "b", outlet="Gorge Portal", published="2020-03-09")])
    assert [(audit.credited, audit.extent) for audit in found.audits] == [("yes", "whole")]
    assert found.audits[0].places[0].span.of(link) == "sentinel.example/2020/bridge"


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


def test_an_outlet_that_uses_its_own_text_again_made_no_version_and_owes_no_credit() -> None:
    early = whole(story((*BRIDGE[:3], *OTHER[:2])), "early", outlet="Tarrow Sentinel", published="2020-03-02")
    late = whole(story((*FAIR, *BRIDGE[:3])), "late", outlet="Tarrow Sentinel", published="2020-06-09")
    found = compare([early, late])
    (pair,) = found.verdicts
    assert (pair.kind, pair.direction) == ("own_text", "a_to_b")
    assert pair.summary.startswith("late uses text of early again")
    assert [edge.revision for edge in found.edges] == [False]
    assert found.origins[0].explanation.startswith(
        "Tarrow Sentinel (early) had the text first; Tarrow Sentinel (late) uses it"
    )
    assert found.audits == ()
    one_headline = compare(
        [replace(each, metadata=replace(each.metadata, title=Stated("Beavers"))) for each in (early, late)]
    )
    assert one_headline.verdicts[0].kind == "revision"


def test_a_paragraph_that_an_outlet_prints_again_is_its_own_text_however_short() -> None:
    early = whole(story((*BRIDGE[:1], *OTHER)), "early", outlet="Tarrow Sentinel", published="2020-03-02")
    late = whole(story((*FAIR, *BRIDGE[:1])), "late", outlet="Tarrow Sentinel", published="2020-06-09")
    (pair,) = compare([early, late]).verdicts
    assert max(pair.alignment.a_in_b, pair.alignment.b_in_a) < 0.4
    assert (pair.relation, pair.kind) == ("partial", "own_text")
    assert "own" in pair.summary


def test_two_versions_of_one_outlet_s_article_are_a_revision_and_owe_no_credit() -> None:
    early = whole(TEXT, "early", outlet="Tarrow Sentinel", published="2020-03-01T10:00+01:00")
    late = whole(story(BRIDGE[:4]), "late", outlet="Tarrow Sentinel", published="2020-03-01T12:00+01:00")
    found = compare([early, late])
    (pair,) = found.verdicts
    assert (pair.kind, pair.direction) == ("revision", "a_to_b")
    assert "later version" in pair.summary
    assert [(edge.source, edge.copy, edge.revision) for edge in found.edges] == [("early", "late", True)]
    assert "; Tarrow Sentinel (late) is a later version of it." in found.origins[0].explanation
    assert found.audits == ()


def test_an_origin_with_versions_and_copies_tells_them_apart() -> None:
    early = whole(TEXT, "early", outlet="Associated Press", published="2020-03-01T10:00+01:00")
    late = whole(story(BRIDGE[:4]), "late", outlet="Associated Press", published="2020-03-01T12:00+01:00")
    copy = whole(story(BRIDGE, after=" (AP)"), "copy", outlet="Oxney Tidings")
    (origin,) = compare([early, late, copy]).origins
    assert "Oxney Tidings took it over, and Associated Press (late) is a later version of it." in origin.explanation


def test_versions_without_times_are_versions_whose_order_cannot_be_told() -> None:
    one, other = whole(TEXT, "a", outlet="Tarrow Sentinel"), whole(story(BRIDGE[:4]), "b", outlet="Tarrow Sentinel")
    (pair,) = compare([one, other]).verdicts
    assert (pair.kind, pair.direction) == ("revision", "undetermined")
    assert "cannot be told" in pair.summary


def test_a_verdict_is_made_again_without_each_group_of_its_evidence() -> None:
    (pair,) = compare([AGENCY, PAPER]).verdicts
    groups = [each.group for each in pair.without]
    assert sorted(set(groups)) == sorted(groups)
    assert set(groups) == {each.group for each in pair.evidence} - {"text"}
    without_marks = next(each for each in pair.without if each.group == "marks")
    assert max(without_marks.hypotheses[pair.direction], 0) < pair.hypotheses[pair.direction]  # type: ignore[index]  # it is named
    assert abs(sum(without_marks.hypotheses.values()) - 1) < 1e-9


def test_a_copy_of_an_agency_is_a_wire_copy_and_of_a_paper_one_of_outlet_to_outlet() -> None:
    found = {(each.a, each.b): each.kind for each in compare([AGENCY, PAPER, PORTAL]).verdicts}
    assert found["paper", "wire"] == "wire_copy"
    assert found["paper", "portal"] == "outlet_to_outlet"


def test_each_stretch_of_a_mosaic_is_given_to_its_source() -> None:
    one = whole(TEXT, "one", outlet="Tarrow Sentinel", published="2020-03-01")
    two = whole(story(FAIR), "two", outlet="Oxney Tidings", published="2020-03-01")
    first = f"{BRIDGE[0][:-1]}, the Tarrow Sentinel reported."
    second = f"{FAIR[0][:-1]}, according to the Oxney Tidings."
    text = story((first, second, BRIDGE[1], FAIR[1]))
    found = compare([whole(text, "weekly", outlet="Coast Weekly", published="2020-03-09"), two, one]).mosaic
    taken: dict[str, list[str]] = {each.source: [] for each in found}
    for each in found:
        assert each.article == "weekly"
        taken[each.source].append(each.span.of(text))
    assert any(BRIDGE[1] in part for part in taken["one"])
    assert any(FAIR[1] in part for part in taken["two"])
    spans = sorted(each.span for each in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))


def test_two_versions_that_explain_a_copy_alike_are_a_tie_drawn_from_the_first() -> None:
    found = compare([whole(TEXT, name, outlet=name) for name in ("one", "two", "late")])
    sure: Believed = {"a_to_b": 0.01, "b_to_a": 0.97, "shared_source": 0.01, "independent": 0.01}
    turned: Believed = {**sure, "a_to_b": 0.97, "b_to_a": 0.01}
    decided = [
        replace(each, relation="copy", direction="b_to_a", hypotheses=sure)
        if each.a == "late"
        else replace(each, relation="copy", direction="a_to_b", hypotheses=turned)
        for each in found.verdicts
    ]
    by_id = {each.id: each for each in found.articles}
    path = {edge.copy: edge for edge in edges(("late", "one", "two"), by_id, decided)}
    assert path["two"].source == "one"
    assert (path["late"].source, path["late"].alternatives) == ("one", ("two",))


def test_directions_that_contradict_each_other_make_no_loop() -> None:
    found = compare([whole(TEXT, name, outlet=name) for name in ("a", "b", "c")])
    around: dict[tuple[str, str], Literal["a_to_b", "b_to_a"]] = {
        ("a", "b"): "a_to_b",
        ("b", "c"): "a_to_b",
        ("a", "c"): "b_to_a",
    }
    believed: Believed = {"a_to_b": 0.05, "b_to_a": 0.05, "shared_source": 0.01, "independent": 0.01}
    decided = [
        replace(each, relation="copy", direction=named, hypotheses={**believed, named: 0.93 + 0.01 * number})
        for number, each in enumerate(found.verdicts)
        for named in (around[each.a, each.b],)
    ]
    path = edges(("a", "b", "c"), {each.id: each for each in found.articles}, decided)
    assert len(path) == 2
    assert {edge.copy for edge in path} < {"a", "b", "c"}


def test_an_unrelated_article_changes_no_other_pair() -> None:
    alone = {(each.a, each.b): (each.relation, each.direction) for each in compare([AGENCY, PAPER]).verdicts}
    more = compare([AGENCY, PAPER, whole(story(OTHER), "band"), whole(story(FAIR), "fair")]).verdicts
    assert {(each.a, each.b): (each.relation, each.direction) for each in more if (each.a, each.b) in alone} == alone
