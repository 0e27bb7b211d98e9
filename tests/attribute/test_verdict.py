"""A verdict names a direction only if it is sure, and says what is missing if it is not."""

from __future__ import annotations

from articles import BRIDGE, OTHER, story, whole
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.model import Comparison, Document, Verdict
from provenance.pipeline import compare

TEXT = story(BRIDGE)


def verdict(a: Document, b: Document) -> Verdict:
    (found,) = compare([a, b]).verdicts
    return found


def test_a_credited_copy_is_a_copy_with_its_direction() -> None:
    found = verdict(
        whole(f"UNDERHILL (Reuters) - {TEXT}", "a", outlet="Reuters"),
        whole(story(BRIDGE, after=" (Reuters)"), "b", outlet="Tarrow Sentinel"),
    )
    assert (found.relation, found.direction) == ("copy", "a_to_b")
    assert found.arrow == ("a", "b")
    assert found.hypotheses["a_to_b"] >= 0.95
    assert "Tarrow Sentinel took 9" in found.summary


def test_a_copy_of_less_than_half_is_partial() -> None:
    found = verdict(
        whole(story(BRIDGE[:2]), "a", outlet="Reuters"),
        whole(story((*OTHER, *BRIDGE[:2]), after=" (Reuters)"), "b", outlet="Tarrow Sentinel"),
    )
    assert (found.relation, found.direction) == ("partial", "a_to_b")


def test_the_same_text_without_marks_or_dates_is_undetermined_and_says_what_is_missing() -> None:
    found = verdict(whole(TEXT, "a"), whole(TEXT.replace("eleven", "twelve"), "b"))
    assert (found.relation, found.direction, found.arrow) == ("copy", "undetermined", None)
    assert found.hypotheses["a_to_b"] == found.hypotheses["b_to_a"]
    assert any("no publication time for a" in each for each in found.missing)
    assert any("Neither article names a source" in each for each in found.missing)


def test_an_earlier_date_alone_accuses_nobody() -> None:
    found = verdict(
        whole(TEXT, "a", outlet="Oxney Tidings", published="2020-03-01"),
        whole(TEXT, "b", outlet="Tarrow Sentinel", published="2020-03-09"),
    )
    assert found.direction == "undetermined"


def test_where_only_a_source_outside_is_in_doubt_it_says_what_would_be_named_without_one() -> None:
    shorter = TEXT.replace(" and one very satisfied animal", "")
    a = whole(TEXT, "a", outlet="Oxney Tidings", published="2020-03-01")
    b = whole(shorter, "b", outlet="Tarrow Sentinel", published="2020-03-09")
    said = [each for each in verdict(a, b).missing if "third source" in each]
    assert verdict(a, b).direction == "undetermined"
    assert len(said) == 1
    assert "say that Tarrow Sentinel took it from Oxney Tidings (9" in said[0]
    same = whole(TEXT, "b", outlet="Tarrow Sentinel")
    assert not [each for each in verdict(a, same).missing if "third source" in each]


def test_that_the_source_is_inside_is_the_user_s_word_and_the_summary_says_so() -> None:
    a = whole(TEXT, "a", outlet="Oxney Tidings", published="2020-03-01")
    b = whole(TEXT.replace(" and one very satisfied animal", ""), "b", outlet="Tarrow Sentinel", published="2020-03-09")
    told = compare([a, b], source_inside=True)
    (stated,) = told.verdicts
    assert verdict(a, b).direction == "undetermined"
    assert stated.arrow == ("a", "b")
    assert stated.summary.endswith("the texts do not show it.")
    assert told.options == {"source_inside": True}
    assert stated.evidence == verdict(a, b).evidence


def test_marks_of_a_third_outweigh_the_word_that_there_is_none() -> None:
    a = whole(f"UNDERHILL (AFP) — {TEXT}", "a", outlet="Oxney Tidings", published="2020-03-01")
    b = whole(story(BRIDGE, after=" (AFP)"), "b", outlet="Tarrow Sentinel", published="2020-03-09")
    (found,) = compare([a, b], source_inside=True).verdicts
    assert found.arrow is None
    assert found.hypotheses["shared_source"] > verdict(a, whole(TEXT, "b")).prior["shared_source"] / 100


def test_a_further_article_with_the_same_text_may_be_the_third_whatever_is_stated() -> None:
    a = whole(TEXT, "a", outlet="Oxney Tidings", published="2020-03-01")
    b = whole(TEXT.replace(" and one very satisfied animal", ""), "b", outlet="Tarrow Sentinel", published="2020-03-09")
    third = whole(TEXT.replace("eleven", "twelve"), "c", outlet="Bay Mirror")
    unrelated = whole(story(OTHER), "d", outlet="Ferrow Argus")
    usual = verdict(a, b).prior
    assert all(each.prior == usual for each in compare([a, b, third], source_inside=True).verdicts)
    told = {(each.a, each.b): each.prior for each in compare([a, b, unrelated], source_inside=True).verdicts}
    assert told["a", "b"] != usual


LOCKS = "The lock-keeper's dog, a terrier of some renown in the parish, had barked at the sluice since five o'clock"


def test_a_sentence_s_worth_of_shared_text_names_nobody_unless_it_names_the_source() -> None:
    a = whole(f"{story(BRIDGE)}\n\n{LOCKS}.", "a", outlet="Reuters", published="2020-03-01")
    bare = whole(f"{story(OTHER)}\n\n{LOCKS}, we hear.\n\nSource: Reuters", "b", outlet="Oxney Tidings")
    told = whole(f"{story(OTHER)}\n\n{LOCKS}, Reuters reported.", "b", outlet="Oxney Tidings")
    found = verdict(a, bare)
    assert found.hypotheses["a_to_b"] >= 0.9
    assert found.direction == "undetermined"
    assert any("characters" in each for each in found.missing)
    assert "too little for a direction" in compare([a, bare]).origins[0].explanation
    assert verdict(a, told).arrow == ("a", "b")


def test_of_a_brief_a_sentence_s_worth_is_all_there_is_and_enough() -> None:
    a = whole(f"{story(BRIDGE)}\n\n{LOCKS}.", "a", outlet="Reuters")
    assert verdict(a, whole(f"{LOCKS}.\n\nSource: Reuters", "b", outlet="Oxney Tidings")).arrow == ("a", "b")


def test_two_that_credit_a_third_share_a_source_and_have_no_direction() -> None:
    found = verdict(
        whole(f"UNDERHILL (AFP) — {TEXT}", "a", outlet="Oxney Tidings"),
        whole(story(BRIDGE, after=" (AFP)"), "b", outlet="Tarrow Sentinel"),
    )
    assert (found.relation, found.direction) == ("shared_source", None)


def test_a_quotation_in_both_is_a_shared_statement_and_never_a_copy() -> None:
    found = verdict(
        whole(f"Beavers were to blame for it. {BRIDGE[2]}\n\nThe mayor went home early.", "a", published="2020-01-01"),
        whole(
            "A forester gave away the number at noon: “We have counted forty-two bite marks and one very satisfied "
            "animal,” were her words. Then she laughed at it.",
            "b",
            published="2020-02-01",
        ),
    )
    assert (found.relation, found.direction) == ("shared_statements", None)
    assert found.missing


def test_unrelated_articles_share_nothing() -> None:
    found = verdict(whole(TEXT, "a"), whole(story(OTHER), "b"))
    assert (found.relation, found.direction) == ("none", None)
    assert found.summary == "a and b share no passage."


FACTS = st.fixed_dictionaries(
    {},
    optional={
        "outlet": st.sampled_from(["Reuters", "Tarrow Sentinel", "Oxney Tidings"]),
        "published": st.sampled_from(["2020-03-01", "2020-03-05", "2020-03-05T10:00+00:00", "2020-03-05T12:00+00:00"]),
        "url": st.sampled_from(["https://tarrow.example/gorge/bridge", "https://oxney.example/beavers/"]),
    },
)
ENDINGS = st.sampled_from(["", " (Reuters)", " — AFP", "\n\nMore: https://tarrow.example/gorge/bridge"])
OPENINGS = st.sampled_from(["", "UNDERHILL (Reuters) - ", "UNDERHILL, March 1 (AFP) — "])
PARAGRAPHS = st.lists(st.sampled_from([*BRIDGE, OTHER[0]]), min_size=1, max_size=6).map(tuple)
DOCUMENTS = st.builds(
    lambda paragraphs, before, after, facts: (story(paragraphs, before, after), facts),
    PARAGRAPHS,
    OPENINGS,
    ENDINGS,
    FACTS,
)


@settings(deadline=None, max_examples=80)
@given(DOCUMENTS, DOCUMENTS)
def test_swapping_the_articles_swaps_the_verdict(
    one: tuple[str, dict[str, str]], other: tuple[str, dict[str, str]]
) -> None:
    there = verdict(whole(one[0], "a", **one[1]), whole(other[0], "b", **other[1]))
    back = verdict(whole(other[0], "a", **other[1]), whole(one[0], "b", **one[1]))
    turned = {"a_to_b": "b_to_a", "b_to_a": "a_to_b", "undetermined": "undetermined", None: None}
    assert there.relation == back.relation
    assert there.direction == turned[back.direction]
    assert abs(there.hypotheses["a_to_b"] - back.hypotheses["b_to_a"]) < 1e-12
    assert abs(there.hypotheses["shared_source"] - back.hypotheses["shared_source"]) < 1e-12


def comparison(*documents: Document) -> Comparison:
    return compare(documents)


@settings(deadline=None, max_examples=40)
@given(DOCUMENTS, DOCUMENTS)
def test_an_unrelated_article_changes_no_other_pair(
    one: tuple[str, dict[str, str]], other: tuple[str, dict[str, str]]
) -> None:
    a, b = whole(one[0], "a", **one[1]), whole(other[0], "b", **other[1])
    third = whole("The regatta of Ellerby was won by a milkman in a bath tub, to the delight of all who saw it.", "c")
    before = comparison(a, b).verdicts[0]
    after = next(each for each in comparison(a, b, third).verdicts if (each.a, each.b) == ("a", "b"))
    assert (before.relation, before.direction, before.hypotheses) == (after.relation, after.direction, after.hypotheses)


def test_of_two_versions_of_one_article_it_says_that_their_times_would_tell_and_nothing_else() -> None:
    longer = f"{TEXT} The miller was asked once more."
    (first, second) = verdict(
        whole(TEXT, "a", outlet="Tarrow Sentinel"), whole(longer, "b", outlet="Tarrow Sentinel")
    ).missing
    assert first == "There is no time at which Tarrow Sentinel (a) was published or changed."
    assert second == "There is no time at which Tarrow Sentinel (b) was published or changed."
    same = [
        whole(text, name, outlet="Tarrow Sentinel", published="2020-03-01T10:00:00Z")
        for name, text in (("a", TEXT), ("b", longer))
    ]
    (said,) = verdict(*same).missing
    assert said.startswith("Both bear the same time.")
