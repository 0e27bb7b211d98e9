"""Two who report one event tell the same facts; that is no copying, and what it is is said."""

from __future__ import annotations

import pytest
from articles import article

from provenance.model import Verdict, intersection
from provenance.pipeline import compare

EVENTS = {
    "fire": (
        (
            "A fire destroyed the cannery in Lower Brask on Sunday night. Nobody was hurt, although 34 people "
            "were on shift when the alarm rang at about 10:40 p.m., fire chief Otto Lindqvist said.\n\n"
            '"We saved the smokehouse and the cat, and I am content with that," Lindqvist told reporters at the '
            "scene on Monday morning.\n\n"
            "Neighbours in Pickle Street had been woken by bursting tins, which several of them took for "
            'fireworks. "I counted to two hundred and then I fetched my coat," said Agathe Roul, 71, whose '
            "kitchen window melted.\n\n"
            "The cannery employs 112 people and packs most of the sprats that are landed at the Brask moles. What "
            "set it alight is being looked into; a faulty fryer is thought likely. The owner, Marten Vaal, was "
            "travelling and could not be reached."
        ),
        (
            "LOWER BRASK - More than a hundred jobs hang in the balance after the town's biggest employer burned "
            "down.\n\n"
            "Marten Vaal flew home from a trade fair yesterday to find that his cannery is a heap of black "
            'girders. "I have insurance and I have 112 families to ring up," he said. He would not be drawn on '
            "whether he would rebuild it.\n\n"
            "The union wants wages paid until Easter at least, according to its secretary, Dora Quill, who called "
            "a meeting in the gymnasium. The mayor has set up a fund, to which a bank gave 20,000 crowns.\n\n"
            "It took crews from four villages until dawn to get the better of the flames, with water pumped from "
            'the harbour. Otto Lindqvist, the fire chief, was black to the eyebrows. "We saved the smokehouse and '
            'the cat, and I am content with that," he said.\n\n'
            "Not one of the 34 on the late shift came to harm. Whether an electrical fault lay behind it, as a "
            "foreman believes, experts will say next week."
        ),
    ),
    "match": (
        (
            "Ostrey Rovers reached the cup final for the first time in 41 years when Leif Tarrant scored twice in "
            "the last six minutes to turn a 1-0 deficit against Fairhaven United into a 2-1 victory on Wednesday.\n\n"
            "Tarrant, who came on for the limping captain Bo Skeld in the second half, headed in a corner and "
            "then chipped the keeper from the halfway line as rain swept over the Gasworks Ground.\n\n"
            '"I closed my eyes, and when I opened them again my mother was on the pitch," Tarrant said.\n\n'
            "Fairhaven had gone ahead through a penalty by Pavel Novy after 20 minutes. Their coach, Mira Dunn, "
            "said that the better side had lost. Rovers meet Carrick Town on May 30."
        ),
        (
            "It ended with a pensioner in a raincoat hugging the number fourteen in front of 8,211 people, and no "
            "steward had the heart to stop her.\n\n"
            "Fairhaven United led at the Gasworks Ground thanks to Pavel Novy's spot kick and should have been "
            "three up by the break. Mira Dunn's team struck the post, then the bar, then a pigeon. \"The better "
            'side has lost, and the worse one has a story," the coach remarked drily.\n\n'
            "For what followed there was no sign whatever. Ostrey Rovers had mustered one shot until the 84th "
            "minute, when Leif Tarrant, a substitute and by trade a roofer, found himself unmarked. His second, "
            "from fifty metres, will be shown for years: 2-1, and a final against Carrick Town.\n\n"
            '"I closed my eyes, and when I opened them again my mother was on the pitch," said Tarrant '
            "afterwards. Captain Bo Skeld, on crutches, wept openly."
        ),
    ),
    "budget": (
        (
            "Parliament in Sabrona passed the budget for next year by 61 votes to 58 on Thursday after Finance "
            "Minister Lucia Montes dropped a tax on chimneys that had brought 15,000 people onto the streets.\n\n"
            "Spending will rise by 2.3 percent to 4.1 billion crowns. Schools get the largest share of the "
            "increase; the navy has to do without a second icebreaker.\n\n"
            '"A budget is a promise with the cents written on it," Montes told the house before the vote.\n\n'
            "Opposition leader Arne Kvale called the paper dishonest because it counts on tin prices that nobody "
            "has seen since the crisis. Two deputies of the Farmers' League voted with the government, having "
            "been granted a railway halt."
        ),
        (
            "Arne Kvale does not raise his voice often. On Thursday he did, and it helped him little: with 61 "
            "votes to 58 the coalition pushed through its finances, and the opposition went to the canteen.\n\n"
            "The evening belonged to Lucia Montes. A week ago her chimney tax seemed to have finished her, with "
            "15,000 demonstrators below her balcony and soot on the ministry's door. She withdrew the measure on "
            "Tuesday, made good the gap with a levy on imported lamps and won over two agrarians by means of a "
            "stop on the branch line at Verrel Cross.\n\n"
            '"A budget is a promise with the cents written on it," the finance minister said. Economists at the '
            'university doubt the promise. "She assumes that tin recovers by a third," said Professor Jonas '
            'Petrell. "It may. My grandmother may take up skiing."\n\n'
            "In all the state is going to spend 4.1 billion, 2.3 percent more than this year. Teachers are "
            "pleased, admirals are not."
        ),
    ),
}
"""Three events, each told by two reporters who were both there: the same names, numbers and a quotation."""


def compared(one: str, other: str, **facts: str) -> Verdict:
    documents = [article(one, "a", **facts).document, article(other, "b", **facts).document]
    (found,) = compare(documents).verdicts
    return found


def kinds(found: Verdict) -> set[str]:
    return {each.kind for each in found.evidence}


@pytest.mark.parametrize("event", EVENTS)
def test_reporters_of_one_event_share_no_text(event: str) -> None:
    one, other = EVENTS[event]
    found = compared(one, other)
    assert not found.alignment.copied
    assert {passage.kind for passage in found.alignment.passages} <= {"statement", "paraphrase"}
    assert found.relation in {"none", "shared_statements"}
    assert found.direction is None
    assert "shared_text" not in kinds(found)


@pytest.mark.parametrize("event", EVENTS)
def test_what_both_quote_is_a_statement_and_counts_as_no_shared_text(event: str) -> None:
    found = compared(*EVENTS[event]).alignment
    statements = [passage for passage in found.passages if passage.kind == "statement"]
    assert len(statements) == 1
    assert statements[0].quoted
    assert not intersection([statements[0].a], [passage.a for passage in found.taken])
    assert not intersection([statements[0].b], [passage.b for passage in found.taken])


@pytest.mark.parametrize("one", EVENTS)
@pytest.mark.parametrize("other", EVENTS)
def test_reporters_of_two_events_share_nothing(one: str, other: str) -> None:
    if one != other:
        assert compared(EVENTS[one][0], EVENTS[other][1]).alignment.passages == ()


REPORTS = {
    "budget": (
        (
            "SABRONA - Castaria's parliament narrowly approved the 2019 budget on Thursday, with 61 deputies in "
            "favour and 58 against, two days after Finance Minister Lucia Montes withdrew a planned chimney tax "
            "that had triggered protests by some 15,000 people in the capital.\n\n"
            "Spending is to grow 2.3 percent to 4.1 billion crowns, with most of the extra money going to "
            "schools. Opposition leader Arne Kvale accused the government of building on tin prices not seen "
            "since the crisis."
        ),
        (
            "Lawmakers in Castaria voted 61-58 on Thursday to pass next year's 4.1 billion crown budget after the "
            "government gave up a tax on chimneys, which had been the target of mass protests.\n\n"
            "Finance Minister Lucia Montes raised spending by 2.3 percent. Schools will benefit most; the navy's "
            "second icebreaker was put off. The leader of the opposition, Arne Kvale, said that the plan relied "
            "on unrealistic assumptions about tin. About 15,000 demonstrators had rallied in Sabrona last week."
        ),
    ),
    "fire": (
        (
            "LOWER BRASK - A fire gutted a fish cannery in Lower Brask late on Sunday, forcing 34 workers of the "
            "late shift to flee, but nobody was injured, the fire chief said.\n\n"
            "The blaze broke out around 10:40 p.m. and was put out at dawn. The plant, owned by Marten Vaal, is "
            "the largest employer in the town, with a staff of 112. A faulty fryer may have been the cause, Otto "
            "Lindqvist said. The smokehouse was saved."
        ),
        (
            "Fire destroyed the cannery at Lower Brask on Sunday night, authorities said on Monday. All 34 "
            "employees who were at work escaped unharmed.\n\n"
            "Fire chief Otto Lindqvist said that the alarm was raised at about 10:40 p.m. and that his crews had "
            "managed to save the smokehouse. Investigators are looking at a fryer as the possible cause. Marten "
            "Vaal's company employs 112 people in the town."
        ),
    ),
    "quake": (
        (
            "A magnitude 5.9 earthquake struck off the coast of Norrmark early on Tuesday, damaging dozens of "
            "houses in the port of Lindmouth and cutting power to 12,000 homes, the interior ministry said.\n\n"
            "The quake hit at 4:12 a.m. at a depth of 11 kilometres, the institute of geology in Sabrona said. "
            "Nine people were treated for cuts. Schools stayed closed and trains between Lindmouth and Ellerby "
            "were suspended until the bridge at Carrick had been examined."
        ),
        (
            "Nine people suffered minor injuries when an earthquake of magnitude 5.9 shook the coast of Norrmark "
            "before dawn on Tuesday, and about 12,000 households were left without electricity, officials said.\n\n"
            "Walls cracked in dozens of buildings in Lindmouth, the port nearest to the epicentre. Geologists put "
            "the depth at 11 kilometres and the time at 4:12 a.m. Rail traffic to Ellerby was halted so that "
            "engineers could inspect the Carrick bridge, and pupils were given the day off."
        ),
    ),
}
"""Three more, each told by two agencies in the style of agencies: who, what, when, how many."""


@pytest.mark.parametrize("event", ["fire", "quake", "budget"])
def test_two_agencies_that_report_one_event_share_no_text(event: str) -> None:
    found = compared(*REPORTS[event])
    assert not found.alignment.copied
    assert "shared_text" not in kinds(found)
    assert (found.relation, found.direction) == ("none", None)


def test_the_same_facts_are_shown_and_are_no_copying() -> None:
    found = compared(*REPORTS["fire"])
    (passage,) = found.alignment.passages
    assert passage.kind == "paraphrase"
    assert not found.alignment.copied
    assert kinds(found) == {"same_facts"}
    assert (found.relation, found.direction) == ("none", None)


def test_the_same_facts_speak_for_independent_writing_and_say_where() -> None:
    found = compared(*REPORTS["fire"])
    (evidence,) = found.evidence
    assert (evidence.favours, evidence.group) == ("independent", "text")
    assert 0 < evidence.weight_bits < 6
    assert "in 1 place" in evidence.explanation
    assert {place.article for place in evidence.places} == {"a", "b"}


def test_the_verdict_says_that_the_facts_are_the_same_and_what_cannot_be_excluded() -> None:
    found = compared(*REPORTS["fire"])
    assert "same facts in their own words" in found.summary
    assert any("reworded" in each for each in found.missing)


def test_a_story_told_again_from_beginning_to_end_is_more_than_the_same_facts() -> None:
    one = EVENTS["match"][0]
    other = (
        "Two goals by Leif Tarrant in the final six minutes turned a 1-0 deficit against Fairhaven United into a 2-1 "
        "win for Ostrey Rovers on Wednesday, and put them in the cup final for the first time in 41 years.\n\n"
        "A header from a corner was the first; with the second he chipped the goalkeeper from the halfway line, while "
        "rain was sweeping over the Gasworks Ground. Tarrant had come on in the second half when captain Bo Skeld was "
        "limping. Pavel Novy's penalty had put Fairhaven ahead after 20 minutes, and coach Mira Dunn said the better "
        "side had lost. "
        "On May 30 Rovers will meet Carrick Town."
    )
    found = compared(one, other)
    assert found.alignment.copied
    assert "shared_text" in kinds(found)
    assert found.relation in {"copy", "partial"}
