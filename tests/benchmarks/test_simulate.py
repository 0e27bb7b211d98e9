"""Simulated republications are what they say they are, and nothing about them gives the answer away."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))  # benchmarks are scripts beside the package

from republish import operations, speech, style
from republish.cases import Case, pair_of, simulated
from republish.credits import credit
from republish.dates import stamped
from republish.draft import Dateline, Draft, drafted, printed
from republish.figures import Answer, figures
from republish.houses import House, house
from republish.judged import Task, judged
from republish.originals import AGENCIES, Original, chosen
from republish.stories import part_of, stories
from republish.table import CREDITS, CREDITS_OF_OUTLETS, DATES, HAPPENS, KINDS, drawn

from provenance.model import HYPOTHESES, Hypothesis

if TYPE_CHECKING:
    from collections.abc import Callable

OUTLETS = ("Harbour Courier", "Tarrow Herald", "Oxney Times", "Daily Ferry", "Reuters", "Associated Press")
THINGS = [
    first + second
    for first in ("bell", "boat", "corn", "duck", "fog", "goose", "hay", "lamp", "mill", "oar", "peat", "rope", "salt")
    for second in ("box", "gate", "horn", "house", "rack", "shed", "wheel", "yard")
]
TOWNS = [
    first + second
    for first in ("Tarr", "Ox", "Under", "Ferr", "Brand", "Lind", "Skell", "Marr", "Pen", "Quen", "Wick", "Yar")
    for second in ("ow", "ney", "hill", "by", "vold", "moor", "ton", "wick")
]
PEOPLE = ["Ilse Brandt", "Otto Fenwick", "Maud Tolliver", "Piet Hallam", "Nora Quill", "Jonas Ekdahl"]
VERBS = (
    "repaired",
    "painted",
    "flooded",
    "measured",
    "auctioned",
    "forgotten",
    "rebuilt",
    "borrowed",
    "fenced",
    "insured",
)
REASONS = (
    "as {town} wished in {year}",
    "once {town} fell out with {other}",
    "although {other} hummed at {town}",
    "while {town} slept behind {other}",
    "so that {town} could outdo {other}",
)


def drawing(seed: object) -> Random:
    """A source of chance for a test."""
    return Random(str(seed))


def article(number: int, outlet: str) -> Original:
    """An invented article, unlike all others in its words."""
    chance = drawing(f"article {number}")
    person = chance.choice(PEOPLE)

    def sentence() -> str:
        town, year = chance.choice(TOWNS), chance.randint(1890, 2015)
        reason = chance.choice(REASONS).format(town=town, year=year, other=chance.choice(TOWNS))
        things = " and the ".join(chance.sample(THINGS, 2))
        count, verb = chance.randint(12, 980), chance.choice(VERBS)
        return f"The {things} near {town} were {verb} {count} times in {year} {reason}."

    def quotation() -> str:
        said = f"We counted {chance.randint(12, 980)} {chance.choice(THINGS)}s near {chance.choice(TOWNS)}, and nobody "
        thing, year = chance.choice(THINGS), chance.randint(1890, 2015)
        return f"“{said}{chance.choice(VERBS)} a single {thing} of them, not even in {year}.”"

    surname = person.split()[1]
    paragraphs = [
        f"{sentence()} {sentence()}",
        f"“{quotation()[1:-2]},” {person} said on Monday. {sentence()}",
        *(f"{sentence()} {sentence()}" for _ in range(5)),
        f"{surname} added: {quotation()}",
        f"{sentence()} The sum was ${chance.randint(2, 90)} million, or {chance.randint(2, 90)} percent.",
    ]
    if outlet in AGENCIES:
        paragraphs[0] = f"{chance.choice(TOWNS).upper()} ({AGENCIES[outlet][0]}) - {paragraphs[0]}"
    return Original(
        f"n{number:03}",
        outlet,
        date(2017, 1 + number % 12, 1 + number % 28),
        f"The {chance.choice(THINGS)} of {chance.choice(TOWNS)} number {number}",
        (f"{chance.choice(PEOPLE)}",),
        f"https://{outlet.lower().replace(' ', '')}.example/2017/{number}",
        tuple(paragraphs),
    )


@pytest.fixture(scope="module")
def articles() -> tuple[Original, ...]:
    return stories([article(number, OUTLETS[number % len(OUTLETS)]) for number in range(240)])


@pytest.fixture(scope="module")
def cases(articles: tuple[Original, ...]) -> list[Case]:
    return list(simulated(articles, "train", 150))


@pytest.fixture
def draft() -> Draft:
    return drafted(article(5, "Oxney Times"))


def test_the_same_seed_gives_the_same_cases_however_many_are_asked_for(
    articles: tuple[Original, ...], cases: list[Case]
) -> None:
    assert list(simulated(articles, "train", 20)) == cases[:20]


def test_the_order_of_the_articles_does_not_matter(articles: tuple[Original, ...], cases: list[Case]) -> None:
    shuffled = drawing(3).sample(articles, len(articles))
    assert list(simulated(stories(shuffled), "train", 5)) == cases[:5]


def test_another_seed_gives_other_cases(articles: tuple[Original, ...], cases: list[Case]) -> None:
    assert list(simulated(articles, "train", 5, seed=2)) != cases[:5]


def test_no_paragraph_of_the_other_part_is_in_a_case(articles: tuple[Original, ...], cases: list[Case]) -> None:
    others = {paragraph for each in articles if part_of(each.story) == "test" for paragraph in each.paragraphs}
    assert others
    for case in cases:
        assert part_of(case.story) == "train"
        for document in case.documents:
            assert not others & set(document.text.split("\n\n"))


def test_articles_that_share_text_are_one_story_and_others_are_not() -> None:
    one, other = article(1, "Oxney Times"), article(2, "Daily Ferry")
    copy = replace(other, id="copy", outlet="Tarrow Herald", paragraphs=(*other.paragraphs[:4], *one.paragraphs[:1]))
    found = {each.id: each.story for each in stories([one, other, copy])}
    assert found["copy"] == found["n002"]
    alone = {each.id: each.story for each in stories([one, other])}
    assert alone["n001"] != alone["n002"]


def test_an_article_that_is_kept_aside_takes_its_story_with_it() -> None:
    one, other = article(1, "Oxney Times"), article(2, "Daily Ferry")
    copy = replace(other, id="copy", outlet="Tarrow Herald")
    assert [each.id for each in stories([one, other, copy], ["n002"])] == ["n001"]


def test_an_article_of_a_newspaper_that_names_an_agency_at_its_edges_is_no_original() -> None:
    own = article(3, "Oxney Times")
    credited = replace(own, id="credited", paragraphs=(*own.paragraphs, "The Associated Press contributed to this."))
    of_agency = article(4, "Reuters")
    assert [each.id for each in chosen([own, credited, of_agency])] == ["n003", "n004"]


def test_a_paragraph_under_many_articles_of_an_outlet_is_not_the_articles_own() -> None:
    line = "Support the Oxney Times and its one reporter."
    found = chosen(
        replace(each, paragraphs=(*each.paragraphs, line)) for each in (article(n, "Oxney Times") for n in range(4))
    )
    assert all(line not in each.paragraphs and each.furniture == (line,) for each in found)


def test_every_kind_of_case_has_the_documents_and_the_truth_it_says(cases: list[Case]) -> None:
    wanted = {
        "copy": (2, {"a_to_b", "b_to_a"}),
        "chain": (3, {"a_to_b", "b_to_a"}),
        "third": (2, {"shared_source"}),
        "revision": (2, {"a_to_b", "b_to_a"}),
        "same speech": (2, {"independent"}),
        "unrelated": (2, {"independent"}),
    }
    assert {case.kind for case in cases} == set(wanted)
    for case in cases:
        count, hypotheses = wanted[case.kind]
        assert len(case.documents) == len(case.bare) == count
        assert {truth.hypothesis for truth in case.truths} <= hypotheses
        assert all(truth.a < truth.b for truth in case.truths)
        ids = {each.id for each in case.documents}
        assert {each.id for each in case.bare} == ids
        assert {name for truth in case.truths for name in (truth.a, truth.b)} <= ids


def test_a_copy_of_a_mixed_article_can_be_cut_and_credited_anew(articles: tuple[Original, ...]) -> None:
    chains = [case for case in simulated(articles, "train", 900, seed=3) if case.kind == "chain"]
    operations_done = [" ".join(case.operations) for case in chains]
    assert any("2: own paragraphs added" in done and "3: tail cut" in done for done in operations_done)


def test_neither_id_nor_order_nor_length_nor_the_last_character_tells_the_copy(cases: list[Case]) -> None:
    def source(case: Case) -> str:
        (truth,) = case.truths
        return truth.a if truth.hypothesis == "a_to_b" else truth.b

    copies = [case for case in cases if case.kind == "copy"]
    by_id = {case.id: {each.id: each for each in case.documents} for case in copies}
    tells: dict[str, Callable[[Case], bool]] = {
        "id": lambda case: source(case) == min(by_id[case.id]),
        "order": lambda case: source(case) == case.documents[0].id,
        "length": lambda case: source(case) == max(case.documents, key=lambda each: len(each.text)).id,
        "newline": lambda case: by_id[case.id][source(case)].text.endswith("\n"),
    }
    for name, tell in tells.items():
        share = sum(map(tell, copies)) / len(copies)
        assert 0.25 <= share <= 0.8, f"{name}: {share:.2f} of {len(copies)}"


def test_bare_documents_say_nothing_of_whose_text_they_are(cases: list[Case]) -> None:
    for case in cases:
        for document in case.bare:
            assert document.metadata.url is None
            assert document.metadata.authors == ()
            assert "(Reuters)" not in document.text
            assert "(AP)" not in document.text
            assert "contributed to this report" not in document.text
            assert "first appeared in" not in document.text
            assert ".example/" not in document.text


def test_bare_documents_can_leave_the_outlet_out_too(articles: tuple[Original, ...]) -> None:
    for case in simulated(articles, "train", 10, states_outlet=False):
        assert all(each.metadata.outlet is None for each in case.bare)


def test_the_withheld_source_is_not_among_the_documents(articles: tuple[Original, ...], cases: list[Case]) -> None:
    outlets = {each.story: each.outlet for each in articles}
    for case in cases:
        if case.kind == "third":
            stated = [each.metadata.outlet.value for each in case.documents if each.metadata.outlet]
            assert outlets[case.story] not in stated
            assert len(set(stated)) == len(stated)


def test_articles_of_one_speech_share_words_in_quotation_marks_only(cases: list[Case]) -> None:
    for case in cases:
        if case.kind == "same speech":
            one, other = (dict(speech._runs(each.text)) for each in case.bare)  # noqa: SLF001 - what it must hold to
            common = one.keys() & other.keys()
            assert common
            assert all(one[run] >= 3 and other[run] >= 3 for run in common)


def test_real_articles_that_share_quotations_only_are_found() -> None:
    spoken = [quote for number in range(20, 32) for quote, _ in speech.quotations(article(number, "Oxney Times"))]
    said = f"“{' '.join(spoken)}”"
    one, other = article(1, "Oxney Times"), article(2, "Daily Ferry")
    one = replace(one, paragraphs=(*one.paragraphs, f"{said}, the forester said."))
    heard = replace(other, paragraphs=(*other.paragraphs, f"The forester put it so: {said}."))
    taken = replace(other, paragraphs=(*other.paragraphs, one.paragraphs[0], f"{said} it was."))
    exclusive = replace(other, paragraphs=(*other.paragraphs, f"The forester told Oxney Times: {said}."))
    assert [(a.id, b.id) for a, b in speech.natural([one, heard], 9)] == [("n001", "n002")]
    assert speech.natural([one, taken], 9) == []
    assert speech.natural([replace(exclusive, id="n000"), one], 9) == []


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


def test_every_number_of_the_table_is_a_probability_with_a_reason() -> None:
    for table in (KINDS, HAPPENS, CREDITS, CREDITS_OF_OUTLETS, DATES):
        assert all(0 < each.share < 1 and each.reason for each in table.values())
    for table in (KINDS, CREDITS, CREDITS_OF_OUTLETS, DATES):
        assert sum(each.share for each in table.values()) == pytest.approx(1.0)
    assert {drawn(DATES, drawing(seed)) for seed in range(50)} == set(DATES)


def believed(**given_: float) -> dict[Hypothesis, float]:
    rest = (1 - sum(given_.values())) / (len(HYPOTHESES) - len(given_))
    return {name: given_.get(name, rest) for name in HYPOTHESES}


def test_figures_count_decided_right_and_falsely_accused() -> None:
    got = figures(
        [
            ("a_to_b", Answer(believed(a_to_b=0.97), "a_to_b", copied=True)),
            ("a_to_b", Answer(believed(b_to_a=0.96), "b_to_a", copied=True)),
            ("b_to_a", Answer(believed(b_to_a=0.6), None, copied=True)),
            ("independent", Answer(believed(a_to_b=0.98), "a_to_b", copied=True)),
            ("shared_source", Answer(believed(shared_source=0.9), None, copied=True)),
        ]
    )
    assert (got.pairs, got.directed, got.decided, got.right) == (5, 3, 2, 1)
    assert (got.wrong_and_sure, got.named_of_none) == (1, 1)
    assert got.accuracy == 0.5


def test_a_certain_right_answer_has_no_brier_score_and_a_certain_wrong_one_two() -> None:
    certain = Answer(believed(a_to_b=1.0), "a_to_b", copied=True)
    assert figures([("a_to_b", certain)]).brier == 0
    assert figures([("b_to_a", certain)]).brier == 2


def test_of_two_equal_directions_half_comes_true() -> None:
    torn = Answer(believed(a_to_b=0.4, b_to_a=0.4), None, copied=True)
    got = figures([("a_to_b", torn)])
    assert [each for each in got.bins if each[0]] == [(1, 0.4, 0.5)]
    assert got.calibration == pytest.approx(0.1)


def test_the_error_at_the_prior_does_not_hang_on_how_many_cases_of_a_kind_were_made() -> None:
    said = Answer(believed(a_to_b=0.6, shared_source=0.4), None, copied=True)
    third: list[tuple[Hypothesis, Answer]] = [("shared_source", said)]
    few, many = figures([("a_to_b", said), *third]), figures([("a_to_b", said), *third * 9])
    assert few.calibration == pytest.approx(0.1)
    assert many.calibration == pytest.approx(0.5)
    # The prior has three of a direction to two of a source outside: then .6 comes true.
    assert few.at_prior == pytest.approx(0, abs=0.01)
    assert many.at_prior == pytest.approx(0, abs=0.01)


def test_the_truth_of_a_pair_turns_with_its_names() -> None:
    assert pair_of("x", "y", "a_to_b").hypothesis == "a_to_b"
    turned = pair_of("y", "x", "a_to_b")
    assert (turned.a, turned.b, turned.hypothesis) == ("x", "y", "b_to_a")
    assert pair_of("y", "x", "shared_source").hypothesis == "shared_source"


def test_a_verdict_added_up_again_is_the_librarys(cases: list[Case]) -> None:
    for case in cases[:12]:
        for pair in judged(Task(case.id, "simulated", case.kind, case.documents, case.bare, case.truths)):
            assert not pair.differs
            assert sum(pair.answers["neither"].believed.values()) == pytest.approx(1.0)
            assert pair.answers["no dates"].believed == pair.answers["marks+dates"].believed or any(
                group == "time" for _, group, _, _ in pair.evidence["as published"]
            )
