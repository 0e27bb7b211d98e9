"""Nobody is said to have taken a text on grounds that do not show it: cases found by trying."""

from __future__ import annotations

import pytest
from articles import BRIDGE, FAIR, OTHER, story, whole

from provenance.model import Verdict
from provenance.pipeline import compare

COLUMN = (
    "My neighbour has taught his geese to queue, and I have watched them do it in the rain with more patience than "
    "is shown at any counter of this district. They have no counter to queue for, which may be the secret.",
    "Nobody asked me for an opinion of the new weathercock, so I shall give it here: it points at the public house "
    "whatever the wind does, and has thereby become the most honest instrument on the whole of the church.",
)
"""Two paragraphs of a columnist."""


def verdict(line: str, outlet: str) -> Verdict:
    """Daily Tide runs the story with a line under it; another outlet runs the story alone."""
    ours = whole(story((*BRIDGE, line)), "a", outlet="Daily Tide")
    theirs = whole(story(BRIDGE), "b", outlet=outlet)
    return compare([ours, theirs]).verdicts[0]


@pytest.mark.parametrize(
    "line",
    [
        "A version of this article was later republished by the Harbour Sun.",
        "This article has been republished by the Harbour Sun and others.",
        "Reprinted in Harbour Sun.",
        "Correction: this article was not first published by the Harbour Sun, as a caption said.",
        "A leaflet read: “This article was first published by the Harbour Sun.”",
        "Jan Moe's book, excerpts of which first appeared in Harbour Sun, is out now.",
        "A letter to the editor, originally published in the Harbour Sun, called for new bridges.",
        "Source: Harbour Sun (passenger figures)",
    ],
)
def test_a_notice_about_another_text_or_about_a_copier_names_no_source(line: str) -> None:
    assert verdict(line, "Harbour Sun").direction in ("undetermined", None)


@pytest.mark.parametrize(
    "line",
    [
        "Our story was cited by Reuters, AFP and others.",
        "The story was later quoted by Reuters.",
        "Unlike what Reuters reported, nobody was hurt.",
        "Reuters reported in 2019 that the mill had been sold.",
        "Market data © Reuters 2021. All rights reserved.",
    ],
)
def test_an_agency_named_in_passing_is_not_the_source(line: str) -> None:
    found = verdict(line, "Reuters")
    assert sum(each.weight_bits for each in found.evidence if each.group == "marks" and each.favours == "b_to_a") < 0.5
    assert found.likelihood < 0.95


def test_that_an_agency_has_the_text_too_makes_it_the_source_at_most_probably() -> None:
    found = verdict("The night editor may be telephoned about the planks.", "Reuters")
    assert "agency_text" in {each.kind for each in found.evidence}
    assert found.likelihood < 0.95
    assert "probably" in found.summary or found.direction == "undetermined"


def test_a_true_reprint_notice_still_names_its_source() -> None:
    found = verdict("This article was originally published by the Harbour Sun.", "Harbour Sun")
    assert found.direction == "b_to_a"


def test_a_reprint_notice_is_not_about_a_text_of_which_only_a_line_is_here() -> None:
    line = "Ada Quill keeps bees at the Tarrow gorge and is a partner of the rope works that bear her aunt's name."
    paper = whole(f"{story(BRIDGE)}\n\n{line}", "a", outlet="Tarrow Sentinel")
    column = f"{story((*OTHER, *FAIR, *COLUMN))}\n\n{line}\n\nThis column originally appeared in the Tarrow Sentinel."
    (found,) = compare([paper, whole(column, "b", outlet="Oxney Tidings")]).verdicts
    assert found.arrow is None
    assert not [each for each in found.evidence if each.kind == "reprint_notice"]


@pytest.mark.parametrize("said", ['in an interview on "Fox News Sunday"', "when she appeared on Fox News"])
def test_what_was_said_on_air_is_no_word_on_where_the_text_is_from(said: str) -> None:
    told = f"Head forester Ilse Brandvold made light of it {said}. {BRIDGE[2]}"
    page = whole(story((*BRIDGE[:2], told, *BRIDGE[3:])), "b", outlet="Oxney Tidings")
    (found,) = compare([whole(story(BRIDGE), "a", outlet="Fox News"), page]).verdicts
    assert found.arrow is None
    assert not [each for each in found.evidence if each.kind == "attribution"]


def test_a_credit_for_the_whole_is_not_about_a_text_of_which_a_sentence_is_here() -> None:
    agency = whole(f"UNDERHILL (Reuters) - {story(BRIDGE)}", "a", outlet="Reuters")
    other = story((*OTHER, *FAIR, *COLUMN, BRIDGE[4]), after=" (Reuters)")
    whole_story = story((*OTHER, *BRIDGE), after=" (Reuters)")
    seen = {
        text: [each.kind for each in compare([agency, whole(text, "b", outlet="Oxney Tidings")]).verdicts[0].evidence]
        for text in (other, whole_story)
    }
    assert "credit" not in seen[other]
    assert "credit" in seen[whole_story]


def test_an_outlet_s_own_dateline_says_nothing_unless_it_sells_its_text() -> None:
    other = whole(story(BRIDGE), "b", outlet="Oxney Tidings")
    for name, seen in (("CNN", False), ("Reuters", True)):
        own = whole(f"UNDERHILL ({name}) - {story(BRIDGE)}", "a", outlet=name)
        (found,) = compare([own, other]).verdicts
        assert any(each.kind == "own_dateline" for each in found.evidence) == seen


def test_one_trace_seen_many_times_is_not_many_traces() -> None:
    introduced = " ".join(f"The Underhill Beaver Trust (UBT) has {number} members." for number in range(30))
    used = "The fence around the pond was paid for by the UBT, which had collected bottles for it all summer long."
    a = whole(story((*BRIDGE, used, introduced)), "a")
    b = whole(story((*BRIDGE, used)), "b")
    assert compare([a, b]).verdicts[0].arrow is None


def test_the_same_file_twice_has_no_direction_and_no_third_source() -> None:
    text = f"UNDERHILL (AFP) — {story(BRIDGE)}"
    found = compare([whole(text, "a"), whole(text, "b")])
    assert found.verdicts[0].direction == "undetermined"
    assert found.edges == ()


def test_a_link_to_another_page_of_the_site_is_no_link_to_the_article() -> None:
    a = whole(story(BRIDGE), "a", url="https://tide.example/story.php?id=5", published="2020-01-01")
    b = whole(story((*BRIDGE, "See tide.example/story.php?id=59 and nottide.example/story.php?id=5.")), "b")
    assert not any(each.kind == "link" for each in compare([a, b]).verdicts[0].evidence)


@pytest.mark.parametrize("published", ["2019-09-16T05:30+24:00", "２０１８-１２-０９", "Dec 9 2018 10:30 +9900"])
def test_an_impossible_stamp_is_a_notice_and_no_error(published: str) -> None:
    found = compare(
        [whole(story(BRIDGE), "a", published=published), whole(story(BRIDGE[1:]), "b", published="2019-01-01")]
    )
    assert "date_not_read" in {notice.code for notice in found.notices}


def test_a_long_row_of_stops_is_read_in_no_time_and_without_an_error() -> None:
    found = compare([whole(f"{BRIDGE[0]}\n\n{'. ' * 200_000}", "a"), whole(BRIDGE[0], "b")])
    assert found.verdicts[0].alignment.b_in_a == 1.0


def test_a_page_of_unknown_origin_is_not_the_agency_s_own_because_both_keep_its_dateline() -> None:
    opening = f"ARDEN, Dec 9 (Reuters) - {BRIDGE[0]}"
    kept = whole(story((opening, *BRIDGE[1:4])), "a", outlet="Daily Tide")
    unknown = whole(story((opening, *BRIDGE[1:])), "b")
    found = compare([kept, unknown]).verdicts[0]
    assert found.direction in ("undetermined", None)
