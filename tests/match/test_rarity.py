"""Bits say what coincidence would have to explain."""

from __future__ import annotations

import pytest
from articles import article

from provenance.align.limits import LIMITS
from provenance.match import Material, material
from provenance.match.common import MANY, common_runs
from provenance.match.material import discounted


def bits(text: str, run: str) -> float:
    """What a run is worth in a text that says it once."""
    read = material(article(text))
    words = material(article(run)).tokens.words
    (at,) = [at for at in range(len(read.tokens)) if read.tokens.words[at : at + len(words)] == words]
    return read.bits(at, at + len(words))


@pytest.mark.parametrize(
    "name",
    [
        "Israeli Prime Minister Benjamin Netanyahu",
        "former U.S. Secretary of State Hillary Clinton",
        "the European Union's foreign policy chief Agnes Quarterstone",
        "spoke on condition of anonymity because he was not authorized to",
        "did not immediately respond to a request for comment on",
    ],
)
def test_a_name_with_its_titles_or_a_stock_phrase_is_no_passage(name: str) -> None:
    text = f"Late on Monday the beavers of Underhill were visited by {name} and gnawed on happily."
    assert bits(text, name) < LIMITS.passage_bits


def test_a_sentence_of_the_same_length_is_one() -> None:
    told = "gnawed rotten planks beside onions while stubborn tubas vanished again"
    assert bits(f"They {told} there.", told) > LIMITS.passage_bits


def test_the_words_of_a_headline_in_title_case_are_worth_as_much_as_others() -> None:
    title = "Stubborn Beavers Gnaw Through Rotten Planks of Rope Bridge"
    text = f"{title}\n\nThe bridge is closed. It was hung long ago by two brothers who missed their aunt."
    read = material(article(text))
    plain = material(article(text.replace(title, title.capitalize())))
    assert read.bits(0, 9) == pytest.approx(plain.bits(0, 9), abs=3)


def test_bits_of_a_break_are_none() -> None:
    read = material(article("The bridge is closed. (AFP) The mill is open for all walkers, said the miller of Tarrow."))
    for at, word in enumerate(read.tokens.words):
        assert word or read.bits(at, at + 1) == 0


NOTICE = "Sign up for the Port Merren morning letter and never miss a ferry, a tuba or an onion again."
STORIES = (
    "The rope bridge over the Tarrow gorge was closed after beavers had gnawed three of its planks, a forester said.",
    "The village band of Little Oxney found its tuba in a boiler house, filled with onions and not at all harmed.",
    "A ferry ran aground near the lighthouse before dawn; all eleven passengers waded ashore and asked for tea.",
    "Bakers of the harbour quarter voted to open at four, against the advice of everybody who lives above them.",
)


def prints(*texts: str) -> list[Material]:
    return [material(article(text, str(number))) for number, text in enumerate(texts)]


def test_a_line_below_many_articles_of_one_outlet_is_worth_little_there() -> None:
    sides = prints(*(f"{story}\n\n{NOTICE}" for story in STORIES))
    common = common_runs(("Merren Post", side.tokens) for side in sides)
    for side in sides:
        cheaper = discounted(side, common["Merren Post"])
        first = len(side.tokens) - len(material(article(NOTICE)).tokens)
        assert cheaper.bits(first, len(side.tokens)) < side.bits(first, len(side.tokens)) / 10
        assert cheaper.bits(0, first) == side.bits(0, first)


def test_a_story_printed_in_many_versions_stays_worth_what_it_is() -> None:
    sides = prints(*(f"{STORIES[0]} {STORIES[1]} {update}" for update in ("It rained.", "It snowed.", "Tea was had.")))
    assert common_runs(("Merren Post", side.tokens) for side in sides) == {}


def test_a_line_that_every_outlet_prints_once_is_no_outlet_s_own() -> None:
    sides = prints(*(f"{story}\n\n{NOTICE}" for story in STORIES))
    assert common_runs((f"Post {number}", side.tokens) for number, side in enumerate(sides)) == {}
    assert common_runs((None, side.tokens) for side in sides) == {}


def test_fewer_articles_than_many_make_nothing_common() -> None:
    sides = prints(*(f"{story}\n\n{NOTICE}" for story in STORIES[: MANY - 1]))
    assert common_runs(("Merren Post", side.tokens) for side in sides) == {}


def test_what_is_common_does_not_depend_on_the_order_of_the_articles() -> None:
    sides = prints(*(f"{story}\n\n{NOTICE}" for story in STORIES), STORIES[0] + " " + STORIES[1])
    named = [("Merren Post" if number % 4 else "Oxney Echo", side.tokens) for number, side in enumerate(sides * 2)]
    one, other = common_runs(named), common_runs(reversed(named))
    assert one == other
    assert list(one) == list(other)
    assert [list(runs) for runs in one.values()] == [list(runs) for runs in other.values()]


def test_material_knows_what_is_common_from_the_start() -> None:
    sides = prints(*(f"{story}\n\n{NOTICE}" for story in STORIES))
    common = common_runs(("Merren Post", side.tokens) for side in sides)["Merren Post"]
    read = article(f"{STORIES[0]}\n\n{NOTICE}", "0")
    assert material(read, common).cumulative == discounted(material(read), common).cumulative
