"""The summary in the terminal."""

from __future__ import annotations

import io

from report_making import Json, article, document
from report_stories import harbour, hostile
from rich.console import Console

from provenance.report.summary import MOST_UNRELATED, print_summary


def _printed(made: Json, width: int = 100) -> str:
    console = Console(file=io.StringIO(), width=width, force_terminal=True, color_system="truecolor")
    with console.capture() as capture:
        print_summary(made, console)
    return capture.get()


def _plain(made: Json, width: int = 100) -> str:
    console = Console(file=io.StringIO(), width=width, color_system=None)
    with console.capture() as capture:
        print_summary(made, console)
    return capture.get()


def test_it_says_who_took_what_from_whom_and_why() -> None:
    text = _plain(harbour())
    assert "Harbour Daily took most of its text from Levant Wire and names it." in text
    reason = "+9.00 bits for “Harbour Daily took it from Levant Wire”: Harbour Daily credits"
    assert reason in " ".join(text.split())
    assert "Confidence: almost certain (over 99.9%) that Harbour Daily took it from Levant Wire" in text


def test_it_says_what_could_not_be_told_and_who_was_credited() -> None:
    text = _plain(harbour())
    assert "There is no publication time for Dune Post (dune)." in text
    assert "Credited: Harbour Daily names Levant Wire" in text
    assert "Coast Chronicle: No publication date was found" in text


def test_every_article_and_every_pair_has_its_line() -> None:
    text = _plain(harbour(), width=200)
    assert all(f"in/{name}.txt" in text for name in ("wire", "daily", "coast", "dune", "mesa", "quarry"))
    assert "Levant Wire → Harbour Daily" in text
    assert "Dune Post and Quarry Times share no passage." in text


def test_hostile_names_are_text_and_never_markup() -> None:
    text = _plain(hostile(), width=200)
    assert "[red]Second[/red]" in text
    assert "{{ 7*7 }}" in text


def test_no_control_character_of_an_article_reaches_the_terminal() -> None:
    made = hostile()
    made["articles"][1]["title"] = "clear\x1b[2J screen \x1b]0;title\x07 \x9b31m"
    made["pairs"][0]["summary"] = "bell\x07 and \x1b[31mred"
    text = _printed(made)
    assert "\x1b[2J" not in text
    assert "\x1b]0" not in text
    assert not set(text) & set("\x07\x9b\x00\u202e\ud800")
    assert "clearU+001B[2J" in text


def test_many_pairs_without_reuse_are_counted_rather_than_listed() -> None:
    articles = [article(f"id{number}", [("body", f"text {number}")]) for number in range(9)]
    text = _plain(document(articles, []))
    assert "No reuse found in 36 pairs:" in text
    assert f"and {36 - MOST_UNRELATED} more" in text
