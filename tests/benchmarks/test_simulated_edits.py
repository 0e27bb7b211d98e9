"""What a simulated copier does to a text: each edit changes what it says it changes, and notes itself."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))  # benchmarks are scripts beside the package

from invented import article, drawing
from republish import operations, style
from republish.credits import credit
from republish.dates import stamped
from republish.draft import Dateline, Draft, drafted, printed
from republish.houses import House, house
from republish.table import CREDITS, CREDITS_OF_OUTLETS, DATES, HAPPENS, KINDS, drawn

from provenance.weigh import prior_bits

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random


@pytest.fixture
def draft() -> Draft:
    return drafted(article(5, "Oxney Times"))


EDITS = (
    operations.cut_tail,
    operations.drop_paragraphs,
    operations.move_paragraph,
    operations.drop_sentences,
    operations.join_paragraphs,
    operations.shorten_quotes,
    operations.unintroduce,
    operations.rewrite_headline,
    operations.mistype,
    operations.lose_word,
    operations.wrong_digit,
)


@pytest.mark.parametrize("operation", EDITS, ids=lambda each: str(each.__name__))
def test_an_operation_changes_the_text_notes_itself_and_leaves_its_input(
    operation: Callable[[Draft, Random], Draft], draft: Draft
) -> None:
    before = replace(draft)
    changed = operation(draft, drawing(1))
    assert draft == before
    assert (changed.paragraphs, changed.title) != (draft.paragraphs, draft.title)
    assert len(changed.done) == 1
    assert operation(draft, drawing(1)) == changed


@settings(max_examples=50)
@given(st.lists(st.sampled_from(EDITS), max_size=6), st.integers(0, 10_000), st.integers(0, 60))
def test_whatever_is_done_something_is_left(
    chain: list[Callable[[Draft, Random], Draft]], seed: int, number: int
) -> None:
    draft, chance = drafted(article(number, "Oxney Times")), drawing(seed)
    for operation in chain:
        draft = operation(draft, chance)
    assert len(draft.paragraphs) >= 2
    assert draft.title
    assert all(draft.paragraphs)


def test_a_cut_tail_leaves_the_beginning(draft: Draft) -> None:
    cut = operations.cut_tail(draft, drawing(1)).paragraphs
    assert cut == draft.paragraphs[: len(cut)]
    assert len(cut) < len(draft.paragraphs)


def test_a_person_loses_the_paragraph_that_introduces_them_and_keeps_the_surname(draft: Draft) -> None:
    introduced = replace(
        draft,
        paragraphs=(
            "The bridge is closed.",
            "Forester Ilse Brandvold counted the marks.",
            "The market is open.",
            "Brandvold went home.",
        ),
    )
    assert operations.unintroduce(introduced, drawing(1)).paragraphs == (
        "The bridge is closed.",
        "The market is open.",
        "Brandvold went home.",
    )


def test_a_shortened_quotation_begins_as_the_longer_one_did(draft: Draft) -> None:
    long = "“We counted the planks, we counted the bites, we counted the beavers, and then we went home,” she said."
    short = {
        operations.shorten_quotes(replace(draft, paragraphs=(long,)), drawing(seed)).paragraphs[0] for seed in range(9)
    }
    assert "“We counted the planks, we counted the bites,” she said." in short


def test_own_paragraphs_come_in_and_a_dateline_does_not_stand_before_them(draft: Draft) -> None:
    opened = replace(draft, dateline=Dateline("OXNEY", "Reuters", "-"))
    own = ("First own.", "Second own.", "Third own.")
    found = [operations.add_own(opened, drawing(seed), own) for seed in range(20)]
    assert {each.begins > 0 for each in found} == {True, False}
    for each in found:
        assert set(each.paragraphs) - set(draft.paragraphs) <= set(own)
        assert (each.dateline is None) == (each.begins > 0)
        assert each.paragraphs[each.begins] == draft.paragraphs[0]


def test_a_passage_is_set_into_an_article_of_the_outlets_own(draft: Draft) -> None:
    own = drafted(article(9, "Daily Ferry"))
    mixed = operations.embed(draft, drawing(1), own)
    assert mixed.title == own.title
    assert set(own.paragraphs) < set(mixed.paragraphs)
    assert mixed.paragraphs[mixed.begins] in draft.paragraphs


HOUSE = {
    "percent": "per cent",
    "quotes": "straight",
    "country": "US",
    "day": "Monday",
    "dash": "--",
    "title": "",
    "spelling": "uk",
    "date": "day first",
}


@pytest.mark.parametrize(
    ("feature", "written", "converted"),
    [
        ("percent", "It rose 4 percent.", "It rose 4 per cent."),
        ("quotes", "“So be it,” she said.", '"So be it," she said.'),
        ("country", "The U.S. envoy left.", "The US envoy left."),
        ("day", "She said on Monday it was so.", "She said Monday it was so."),
        ("dash", "The dam—an old one—broke.", "The dam -- an old one -- broke."),
        ("title", "Then Mr. Hallam left.", "Then Hallam left."),
        ("spelling", "They organized the labor.", "They organised the labour."),
        ("date", "It was on Sept. 12, 2016 that it began.", "It was on 12 September 2016 that it began."),
    ],
)
def test_a_house_converts_what_it_writes_otherwise(
    feature: str, written: str, converted: str, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(style, "THOROUGH", 1.0)
    before = replace(draft, paragraphs=(written,))
    after = style.convert(before, drawing(1), House("Daily Ferry", {feature: HOUSE[feature]}), 1.0)
    assert after.paragraphs == (converted,)
    assert after.done == (f"house style: {feature}",)


def test_a_house_writes_as_most_of_its_articles_do() -> None:
    habits = house("Oxney Times", [article(number, "Oxney Times") for number in range(8)]).habits
    assert habits["percent"] == "percent"
    assert habits["quotes"] == "curly"
    assert habits["day"] == "on Monday"


def test_a_currency_is_explained_once(draft: Draft) -> None:
    explained = style.explain_currency(replace(draft, paragraphs=("It cost $10 million, then $20.",)), drawing(1))
    assert explained.paragraphs[0].count("£") == 1
    assert " million)" in explained.paragraphs[0]


def test_every_way_of_crediting_is_reached_and_says_whether_it_names_the_source() -> None:
    source = drafted(article(4, "Reuters"))
    copy = replace(source, outlet="Daily Ferry", authors=(), done=())
    seen = {}
    for seed in range(300):
        credited, named = credit(copy, drawing(seed), source, House("Daily Ferry", {}))
        text = printed(credited, "a")
        way = credited.done[0].removeprefix("credit: ")
        seen[way] = named
        shown = f"{text.text} {text.metadata.authors}"
        assert ("Reuters" in shown) == named, way
    assert seen.keys() == CREDITS.keys()
    assert {way for way, named in seen.items() if not named} == {"anonymous", "none"}


def test_a_dateline_is_read_off_an_agencys_text_and_printed_again() -> None:
    original = article(4, "Reuters")
    draft = drafted(original)
    assert draft.dateline is not None
    assert draft.dateline.agency == "Reuters"
    assert printed(draft, "a").text.startswith(original.paragraphs[0])
    assert "(Reuters)" not in printed(draft, "a", marked=False).text


def test_stamps_are_what_the_table_says_and_a_wrong_one_puts_the_copy_before_its_source(draft: Draft) -> None:
    seen = set()
    for seed in range(200):
        source, copy, way = stamped(draft, replace(draft, outlet="Daily Ferry"), drawing(seed))
        seen.add(way)
        one, other = source.published, copy.published
        if way == "absent":
            assert None in (one, other)
        else:
            assert one is not None
            assert other is not None
            assert (other[:10] < one[:10]) == (way == "wrong")
            assert (other[:10] > one[:10]) == (way == "right") or way == "same day"
    assert seen == set(DATES)


def test_two_of_five_pairs_that_share_a_text_have_it_from_outside_as_the_prior_says() -> None:
    prior = {name: 2**bits for name, bits in prior_bits().items()}
    said = prior["shared_source"] / (prior["a_to_b"] + prior["b_to_a"] + prior["shared_source"])
    directed = KINDS["copy"].share + 2 * KINDS["chain"].share
    assert KINDS["third"].share / (directed + KINDS["third"].share) == pytest.approx(said, abs=0.005)


def test_every_number_of_the_table_is_a_probability_with_a_reason() -> None:
    for table in (KINDS, HAPPENS, CREDITS, CREDITS_OF_OUTLETS, DATES):
        assert all(0 < each.share < 1 and each.reason for each in table.values())
    for table in (KINDS, CREDITS, CREDITS_OF_OUTLETS, DATES):
        assert sum(each.share for each in table.values()) == pytest.approx(1.0)
    assert {drawn(DATES, drawing(seed)) for seed in range(50)} == set(DATES)
