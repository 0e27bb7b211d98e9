"""A line's end is a paragraph's end, or only the edge of a window."""

from __future__ import annotations

from textwrap import wrap

import pytest
from guard import no_hang
from hypothesis import given
from hypothesis import strategies as st

from provenance.model import Span
from provenance.segment.paragraphs import paragraphs

STORY = (
    "The rope bridge over the gorge will be closed, because Ilse Brandvold and Tom Hask of the Tarrow Forestry Office "
    "have counted forty-two bite marks on the planks that Agnes Quarterstone Underwood had paid for in the spring, "
    "and one very satisfied animal below, whose name, according to Head Forester Brandvold and both of the Brothers "
    "Underwood from Little Oxney, may be Gnawbert the Third, although the Ellerby Register of Beavers knows of none"
)


def split(text: str) -> list[str]:
    return [span.of(text) for span in paragraphs(text, Span(0, len(text)))]


def test_an_empty_line_ends_a_paragraph() -> None:
    assert split("Bridge closed\n\nThe bridge is closed.\n \t\nWalkers complain.") == [
        "Bridge closed",
        "The bridge is closed.",
        "Walkers complain.",
    ]


def test_an_unfinished_line_runs_on_into_lower_case() -> None:
    assert split("The bridge will be\nclosed until May.\nWalkers complain.") == [
        "The bridge will be\nclosed until May.",
        "Walkers complain.",
    ]


@pytest.mark.parametrize("width", [42, 60, 69, 80, 100])
def test_lines_cut_by_a_window_run_on_whatever_the_next_one_starts_with(width: int) -> None:
    lines = wrap(STORY, width, break_on_hyphens=False)
    assert any(line[0].isupper() for line in lines[1:])
    assert split("\n".join(lines)) == ["\n".join(lines)]


def test_a_short_line_above_lines_cut_by_a_window_is_a_paragraph() -> None:
    wrapped = "\n".join(wrap(STORY, 69))
    assert split(f"Bridge closed\n{wrapped}") == ["Bridge closed", wrapped]


def test_a_list_of_names_is_no_paragraph_cut_by_a_window() -> None:
    names = [
        "Ilse Brandvold, head forester of the Tarrow gorge",
        "Tom Hask, governor",
        "Ada Quill, senator",
        "Ines Holt",
    ]
    assert split("\n".join(names)) == names


@given(st.text(alphabet="aB .\n\t\u00a0", max_size=300))
def test_paragraphs_hold_every_visible_character_once_and_in_order(text: str) -> None:
    found = list(paragraphs(text, Span(0, len(text))))
    covered = [at for span in found for at in range(span.start, span.end)]
    assert covered == sorted(set(covered))
    assert {at for at, each in enumerate(text) if not each.isspace()} <= set(covered)
    assert all(span.of(text) == span.of(text).strip() and len(span) for span in found)


def test_many_lines_are_read_once() -> None:
    with no_hang():
        split("The Bridge\n" * 100_000)
        split("\n" * 1_000_000)
