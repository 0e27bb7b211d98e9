"""What only looks like a mark claims nothing: found by people who tried to mislead the reader of marks."""

from __future__ import annotations

import pytest
from articles import BRIDGE, article, story

from provenance.model import Mark


def claims(*, before: str = "", after: str = "", lines: tuple[str, ...] = ()) -> list[Mark]:
    reading = article(story((*BRIDGE, *lines), before=before, after=after)).reading
    return [mark for mark in reading.marks if mark.claims == "text"]


@pytest.mark.parametrize(
    "line",
    [
        "This article was first published on March 4, 2021.",
        "First published on Monday",
        "It was originally published in April and has been updated.",
        "This story was first published in English.",
        "This story first appeared in Issue 14.",
        "Republished with permission of the author.",
        "First published by Penguin in 1954, the novel made her famous.",
        "Originally published in The New Yorker, the story made her famous.",
        "This report was first published at the Oslo Conference",
    ],
)
def test_a_first_publication_that_names_no_house_is_no_reprint(line: str) -> None:
    assert claims(lines=(line,)) == []


@pytest.mark.parametrize(
    "line",
    [
        "Reuters is an international news agency owned by a company.",
        "The Guardian is a British news outlet.",
        "A photo distributed by the AFP news agency shows the hall.",
        "Jane Quill, a former Reuters correspondent, is the author of Planks.",
        "By Jane Quill, former AP reporter",
        "Reporting by Ada Quill. Photography by Bert Holm. Design by Cleo Ray. Editing by Dan Poe.",
        "Ada Quill — The Associated Press (@AP) March 3, 2021",
        "— Petra",
        "Book by phone or – APP",
        "The figures come from a government database - Reuters",
        "Note: figures to March. Source: Reuters",
    ],
)
def test_a_line_about_a_house_is_no_mark_of_the_text(line: str) -> None:
    assert claims(lines=(line,)) == []


@pytest.mark.parametrize(
    "lines",
    [
        ("Sources:", "Reuters", "Council minutes", "AFP"),
        ("Tags:", "Reuters", "Beavers"),
        ("Quellen:", "- Reuters", "- dpa"),
        ("Home", "Reuters", "AFP", "Sport"),
    ],
)
def test_the_items_of_a_list_are_no_credits(lines: tuple[str, ...]) -> None:
    assert claims(lines=lines) == []


@pytest.mark.parametrize(
    "byline", ["By ANA LOPEZ Staff Writer", "By SANA KHAN Staff Writer", "Petra Novak, Correspondent", "By Ann Beta"]
)
def test_a_reporter_who_is_called_like_an_agency_is_none(byline: str) -> None:
    assert article(f"Beavers close a bridge\n{byline}\n\n{story(BRIDGE)}").reading.marks == ()


@pytest.mark.parametrize(
    "opening",
    [
        "SCRANTON, PA - ",
        "PITTSBURGH (PA) – ",
        "AMARAVATI, AP: ",
        "PARIS – Agence France-Presse (AFP) – ",
        "DALLAS, American Airlines (AA) - ",
        "CLAIM: LONDON. It said Reuters - ",
        "BELGRADE - Beta - ",
        "МОСКВА — Агентство ТАСС — ",
    ],
)
def test_a_state_or_an_apposition_at_the_opening_is_no_dateline(opening: str) -> None:
    assert claims(before=opening) == []


def test_a_digest_s_items_are_each_a_part() -> None:
    items = [f"{paragraph} ({house})" for paragraph, house in zip(BRIDGE[-3:], ("AFP", "Reuters", "AP"), strict=True)]
    marks = [mark for mark in article(story((*BRIDGE[:2], *items))).reading.marks if mark.kind == "credit"]
    assert len(marks) == len(items)
    assert {mark.claims for mark in marks} == {"part"}


@pytest.mark.parametrize(
    "line",
    [
        "Reporting by the forestry office, which counts planks on Mondays and beavers on no day at all, and editing by "
        "its own treasurer delayed the news of the bridge, the mayor said.",
        "(The mayor said that reporting by the forestry office, which counts planks on Mondays and no beavers at all, "
        "and editing by its own treasurer had delayed the news.)",
        "(Reporting by the pupils of two schools, who counted planks on Mondays and no beavers at all, won the prize "
        "of the forestry office in the spring.) It was a book.",
        "(Reporting by Ada Quill, Cleo Ray and Emil Hask in Underhill and in Little Oxney. Photography by Bert Holm. "
        "Design by Dan Poe. Editing by Fay Lund.) Thank you for reading.",
    ],
)
def test_a_long_line_of_a_story_that_tells_of_reporters_is_no_closing(line: str) -> None:
    note = ("Editor’s note", "The bridge", "is", "closed", "to walkers.")
    assert article("\n".join((*BRIDGE, line, *note))).reading.marks == ()


def test_a_long_closing_with_another_story_behind_it_is_not_the_text_s() -> None:
    item = (
        "(Reporting by Ada Quill, Cleo Ray and Dan Poe in Underhill and by Emil Hask in Little Oxney; writing by Ida "
        "Moe; editing by Bert Holm and Fay Lund)"
    )
    assert claims(lines=(item, *BRIDGE[::-1], *BRIDGE)) == []


@pytest.mark.parametrize("text", ["A. " * 150_000, "Ha! " * 100_000])
def test_a_paragraph_of_stops_without_end_is_read(text: str) -> None:
    assert article(text).sentences
