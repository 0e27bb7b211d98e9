"""Where a passage is at home, and what that says of the hypotheses."""

from __future__ import annotations

import pytest
from articles import article, story
from hypothesis import given
from hypothesis import strategies as st

from provenance.align import align, side
from provenance.data.tables import table
from provenance.model import Article, Evidence, Span
from provenance.weigh import Case
from provenance.weigh.style import Home, are_apart, home, lead, parted, style

LOCKS = (
    "The lockkeeper Havelock Tansley opened the upper sluice of the Quernmore canal before dawn, and the barge "
    "Philomena drifted into the basin with its cargo of slate, turnips and two startled geese from Ormesby.",
    "Tansley said the sluice had jammed because a walnut sideboard was wedged between the gate and the masonry, which "
    "the canal trust had warned about since the flood carried off the Ormesby auction room.",
    "The barge's skipper, Rosamund Pickersgill, moored beside the slate wharf and sold the turnips to bystanders while "
    "the trust's carpenter sawed the sideboard into planks.",
)
MORE_LOCKS = (
    "Quernmore canal trust will drain the basin in October. Its masonry dates from 1811, when slate from the Ormesby "
    "quarries went down to the estuary in barges that were towed by mules.",
    "Havelock Tansley has kept the sluice for thirty years. He remembers when the barge Philomena carried nothing but "
    "slate, and when geese were not allowed on the wharf. Rosamund Pickersgill bought the barge from her uncle.",
    "The carpenter of the trust keeps what the flood leaves: a walnut wardrobe, a harmonium, the sign of the auction "
    "room. Turnips are eaten. The planks of the sideboard will mend the gate before the basin is filled again.",
    "Skippers pay the lockkeeper in slate or in turnips, a custom the trust would like to end. Tansley said the sluice "
    "had never jammed in the time of the mules.",
)
OPERA = (
    "The soprano Leontine Vassar will sing the widow in the new staging of the opera house at Carrowmere, which opens "
    "on Saturday with a chorus of ninety and an orchestra that has rehearsed in a cinema.",
    "Its conductor, Ambrose Delacourt, chose tempi that startled the violins. Critics from the capital have bought "
    "every seat in the balcony, and the box office has asked them to share their programmes.",
    "The costumes were stitched from curtains of the old foyer. Vassar said her velvet train weighed more than the "
    "tenor, and that she would drop it in the second act whatever the director thought of that.",
    "Delacourt has led the chorus since the strike, when the baritones sang on the tram. The opera house has asked the "
    "ministry for a new roof, because rain falls on the harp.",
    "Understudies were promised biscuits and the loan of a metronome. The prompter, who is deaf in one ear, will sit "
    "among the bassoons, where the libretto can be read by the light of the exit sign.",
    "Rehearsals begin with scales in the cloakroom and end when the caretaker rattles his keys. The widow's aria was "
    "cut by nine bars after the flautist fainted, and nobody has asked for them to be put back.",
)
ORCHARD = (
    "Bees from forty hives have left the orchards of Little Wimborne, and the growers of pears blame a perfume that a "
    "factory across the river has made since Easter. Its chemist says that the scent is of lilac and does no harm.",
    "Petronella Ashgrove, who keeps the hives, followed the swarm by bicycle to a quarry, where it has settled in an "
    "excavator. The driver refuses to start it. Ashgrove has hung a sheet below and waits with a smoker and a flask.",
    "Pears that no bee has visited stay as small as walnuts. The growers have hired students with brushes, paid "
    "by the blossom and sneeze. A parish meeting about the perfume is called for Thursday in the cider press.",
)


def case(a: Article, b: Article) -> Case:
    return Case(a, b, align(side(a), side(b)))


def found(a: Article, b: Article) -> dict[tuple[str, str], Evidence]:
    return {(each.kind, each.favours): each for each in style(case(a, b))}


LONG = article(story((*LOCKS, *MORE_LOCKS)), "a", outlet="Tarrow Sentinel")
SET_IN = article(story((*OPERA[:3], *LOCKS, *OPERA[3:])), "b", outlet="Oxney Tidings")


def test_a_passage_is_at_home_where_its_rare_words_return_and_a_stranger_where_they_do_not() -> None:
    seen = found(LONG, SET_IN)
    kinds = {kind.removesuffix("_apart"): each for (kind, favours), each in seen.items() if favours != "shared_source"}
    assert kinds["at_home"].favours == "a_to_b"
    assert kinds["stranger"].favours == "b_to_a"
    assert kinds["stranger"].weight_bits < 0 < kinds["at_home"].weight_bits
    assert "rare words" in kinds["at_home"].explanation


def test_of_two_articles_in_which_the_passage_is_at_home_one_has_it_less_and_is_not_called_a_stranger() -> None:
    neighbours = (
        "People who live by the canal said that the sluice makes more noise than the trains, and that they have asked "
        "the trust for years to oil the gate. Nobody had seen turnips in the basin before, one of them said.",
        "The slate was meant for the roof of a school in the next valley. Its caretaker said the children would be "
        "glad to hear that it had come by barge, because they have a song about one.",
        "The mayor said that the masonry is older than the town, and that the carpenter had done well.",
    )
    less = article(story((*LOCKS, *neighbours)), "b", outlet="Oxney Tidings")
    explained = [each.explanation for (_, favours), each in found(LONG, less).items() if favours == "b_to_a"]
    assert len(explained) == 1
    assert explained[0].endswith("it is less at home there than in Tarrow Sentinel.")


def test_swapping_the_articles_swaps_what_style_says() -> None:
    other = {"a_to_b": "b_to_a", "b_to_a": "a_to_b", "shared_source": "shared_source"}
    straight = {(kind, other[favours]): each.weight_bits for (kind, favours), each in found(LONG, SET_IN).items()}
    assert straight == {key: each.weight_bits for key, each in found(SET_IN, LONG).items()}


def test_rests_about_two_things_are_apart_and_rests_about_one_are_not() -> None:
    locks = ["lockkeeper", "sluice", "barge", "turnips", "masonry", "wharf", "slate"]
    opera = ["soprano", "tempi", "chorus", "baritones", "balcony", "foyer", "velvet"]
    assert are_apart(locks, opera)
    assert not are_apart(locks, [*locks[:3], *opera[:4]])


def test_where_both_rests_tell_one_event_style_says_little() -> None:
    retold = article(story((*LOCKS, *MORE_LOCKS[1:], *MORE_LOCKS[:1])), "b", outlet="Oxney Tidings")
    cut = article(story((*LOCKS, *MORE_LOCKS[:2])), "b", outlet="Oxney Tidings")
    for other in (retold, cut):
        assert all(abs(each.weight_bits) < 1 for each in found(LONG, other).values())


def test_an_article_without_a_rest_or_in_another_language_is_not_judged() -> None:
    assert parted(article(story(LOCKS), "a"), [Span(0, len(story(LOCKS)))]) is None
    german = (
        "Der Schleusenwärter öffnete vor Tagesanbruch die obere Schleuse des Kanals, und der Kahn trieb hinein. " * 20
    )
    assert parted(article(german, "a"), [Span(0, 1000)]) is None


@given(rare=st.integers(10, 200), again=st.integers(0, 200), alike=st.floats(0, 1), rest=st.integers(120, 1200))
def test_a_ratio_stays_within_what_was_measured(rare: int, again: int, alike: float, rest: int) -> None:
    model = table("style.toml")["home"]
    one = Home(rare, min(rare, again), alike, 300, rest)
    assert -model["most_against"] <= one.bits <= model["most_for"]


sided = st.builds(Home, st.just(40), st.integers(0, 40), st.floats(0, 1), st.integers(30, 900), st.just(300))


@given(sided, sided)
def test_swapping_the_sides_turns_the_lead_and_it_stays_within_what_was_measured(one: Home, other: Home) -> None:
    assert lead(one, other) == -lead(other, one)
    assert abs(lead(one, other)) <= table("style.toml")["lead"]["most"]


def test_two_rests_say_more_together_than_either_by_itself() -> None:
    better, worse = Home(60, 20, 0.5, 300, 300), Home(60, 4, 0.4, 300, 300)
    assert lead(better, worse) > better.bits - worse.bits > 0


def test_an_article_that_alone_has_a_rest_can_be_found_strange_but_not_at_home() -> None:
    at_home = article(story((*LOCKS, *MORE_LOCKS)), "a", outlet="Tarrow Sentinel")
    strange = article(story((*OPERA, *LOCKS)), "a", outlet="Tarrow Sentinel")
    bare = article(story(LOCKS), "b", outlet="Oxney Tidings")
    assert not found(at_home, bare)
    [((kind, favours), seen)] = found(strange, bare).items()
    assert (kind, favours) == ("stranger_apart", "a_to_b")
    assert seen.weight_bits < 0
    assert seen.explanation.endswith("the rest is of one piece, and about something else.")


def test_a_stranger_among_strangers_says_less_than_one_in_an_article_of_one_piece() -> None:
    digest = article(story((*OPERA[:4], *LOCKS, *ORCHARD)), "a", outlet="Tarrow Sentinel")
    whole = article(story((*OPERA, *LOCKS)), "a", outlet="Tarrow Sentinel")
    bare = article(story(LOCKS), "b", outlet="Oxney Tidings")
    among, alone = found(digest, bare), found(whole, bare)
    assert alone["stranger_apart", "a_to_b"].weight_bits < among["stranger", "a_to_b"].weight_bits < 0


def test_scraps_between_copied_sentences_are_no_rest() -> None:
    woven = "\n\n".join(part for both in zip(LOCKS, OPERA, strict=False) for part in both)
    spans = [Span(woven.index(each), woven.index(each) + len(each)) for each in LOCKS]
    assert parted(article(woven, "a"), spans) is None
    assert parted(article(story((*LOCKS, *OPERA)), "a"), [Span(0, len(story(LOCKS)))]) is not None


def test_more_rare_words_that_return_make_a_better_home() -> None:
    ratios = [Home(60, again, 0.4 + again / 200, 300, 400).bits for again in (0, 10, 20, 30)]
    assert ratios == sorted(ratios)


def test_a_window_is_taken_around_the_place_of_the_passage() -> None:
    one = parted(SET_IN, [Span(SET_IN.text.index(LOCKS[0]), SET_IN.text.index(LOCKS[2]) + len(LOCKS[2]))])
    assert one is not None
    near = one.window(60)
    assert len(near) == 60
    assert {"foyer", "tenor", "strike", "tram"} & set(near)
    assert home(one, 10_000).rest == len(one.rest)


@pytest.mark.parametrize("length", [1, 50, 10_000])
def test_a_window_is_never_longer_than_the_rest(length: int) -> None:
    one = parted(SET_IN, [Span(SET_IN.text.index(LOCKS[0]), SET_IN.text.index(LOCKS[2]))])
    assert one is not None
    assert len(one.window(length)) == min(length, len(one.rest))
