"""Each kind of evidence is seen where it is, says where, and is not seen where it is not."""

from __future__ import annotations

import pytest
from articles import BRIDGE, FAIR, OTHER, article, story

from provenance.align import align, side
from provenance.model import Article, Evidence
from provenance.weigh import Case, weigh


def evidence(a: Article, b: Article) -> dict[tuple[str, str], Evidence]:
    case = Case(a, b, align(side(a), side(b)))
    return {(each.kind, each.favours): each for each in weigh(case)}


def groups(a: Article, b: Article) -> set[str]:
    return {each.group for each in evidence(a, b).values()}


def kinds(a: Article, b: Article) -> set[tuple[str, str]]:
    return set(evidence(a, b))


TEXT = story(BRIDGE)
LOCAL = (*BRIDGE[:4], "The Sentinel's readers may send pictures of gnawed planks to the editor.")


def test_nothing_shared_speaks_for_independent_writing_and_nothing_else_is_weighed() -> None:
    a = article(TEXT, "a", outlet="Reuters", published="2020-01-01")
    b = article(story(OTHER, after=" (Reuters)"), "b", outlet="Tarrow Sentinel", published="2020-02-01")
    assert kinds(a, b) == {("no_shared_text", "independent")}


def test_shared_text_speaks_against_independent_writing() -> None:
    found = evidence(article(TEXT, "a"), article(TEXT, "b"))["shared_text", "independent"]
    assert found.weight_bits < -10
    assert {place.article for place in found.places} == {"a", "b"}


def test_a_credit_to_the_other_outlet_speaks_for_having_it_from_there() -> None:
    a = article(TEXT, "a", outlet="Reuters")
    b = article(story(BRIDGE, after=" (Reuters)"), "b", outlet="Tarrow Sentinel")
    found = evidence(a, b)["credit", "a_to_b"]
    assert "(Reuters)" in found.explanation
    assert found.places[0].article == "b"
    assert found.places[0].span.of(b.text) == "(Reuters)"


def test_an_outlet_s_own_dateline_in_its_own_article_says_little() -> None:
    a = article(f"UNDERHILL (Reuters) - {TEXT}", "a", outlet="Reuters")
    b = article(TEXT, "b", outlet="Tarrow Sentinel")
    assert 0 < evidence(a, b)["own_dateline", "a_to_b"].weight_bits <= 2


def test_a_dateline_that_the_copy_kept_is_no_sign_of_the_source() -> None:
    a = article(f"UNDERHILL (Reuters) - {TEXT}", "a", outlet="Reuters")
    b = article(f"UNDERHILL (Reuters) - {TEXT}", "b", outlet="Tarrow Sentinel")
    assert ("own_dateline", "a_to_b") not in kinds(a, b)
    assert ("credit", "a_to_b") in kinds(a, b)


def test_two_that_credit_the_same_third_have_it_from_there() -> None:
    a = article(f"UNDERHILL (AFP) — {TEXT}", "a", outlet="Tarrow Sentinel")
    b = article(story(BRIDGE, after=" (AFP)"), "b", outlet="Oxney Tidings")
    found = kinds(a, b)
    assert ("shared_credit", "shared_source") in found
    assert not {kind for kind in found if kind[1] in ("a_to_b", "b_to_a")}


def test_two_that_both_open_with_one_agency_s_dateline_and_name_no_outlet_are_not_set_in_order() -> None:
    a, b = (article(f"UNDERHILL (AFP) {dash} {TEXT}", name) for name, dash in (("a", "—"), ("b", "-")))
    found = kinds(a, b)
    assert ("shared_credit", "shared_source") in found
    assert not {kind for kind in found if kind[1] in ("a_to_b", "b_to_a")}


def test_one_that_credits_a_third_did_not_have_it_from_the_other() -> None:
    a = article(TEXT, "a", outlet="Tarrow Sentinel")
    b = article(story(BRIDGE, after=" (AFP)"), "b", outlet="Oxney Tidings")
    found = evidence(a, b)
    assert found["third_credit", "shared_source"].weight_bits > 0
    assert found["third_credit", "a_to_b"].weight_bits < 0


def test_days_between_the_dates_speak_softly_and_one_day_not_at_all() -> None:
    early = article(TEXT, "a", published="2020-03-01")
    assert evidence(early, article(TEXT, "b", published="2020-03-03"))["earlier_by_days", "a_to_b"].weight_bits < 3
    assert "time" not in groups(early, article(TEXT, "b", published="2020-03-02"))


def test_stamps_to_the_minute_on_one_day_speak_more_softly_still() -> None:
    early = article(TEXT, "a", published="2020-03-01T10:00+01:00")
    later = article(TEXT, "b", published="2020-03-01T10:30+01:00")
    assert evidence(early, later)["earlier_by_minutes", "a_to_b"].weight_bits <= 1
    zone = article(TEXT, "b", published="2020-03-01T09:05+00:00")  # five minutes later
    assert "time" not in groups(early, zone)
    unzoned = article(TEXT, "b", published="2020-03-01T18:00")
    assert "time" not in groups(early, unzoned)


def test_a_date_without_a_year_is_not_compared() -> None:
    a = article(f"UNDERHILL, December 9 (AFP) — {TEXT}", "a", outlet="Tarrow Sentinel")
    b = article(TEXT, "b", published="2020-03-03")
    assert not {kind for kind in kinds(a, b) if kind[0].startswith("earlier")}


def test_a_cut_tail_speaks_weakly_against_the_shorter_text() -> None:
    found = evidence(article(TEXT, "a"), article(story(BRIDGE[:3]), "b"))["tail_cut_against", "b_to_a"]
    assert -2 < found.weight_bits < 0
    assert found.places[0].span.of(TEXT).endswith("a single hand.")


def test_a_credit_line_at_the_end_is_no_tail_that_was_cut() -> None:
    a = article(TEXT, "a", outlet="Tarrow Sentinel")
    notice = "This article was originally published by the Tarrow Sentinel; pictures of the planks are there too."
    b = article(f"{TEXT}\n\n{notice}", "b", outlet="Oxney Tidings")
    found = kinds(a, b)
    assert ("reprint_notice", "a_to_b") in found
    assert "tail_cut_against" not in {kind for kind, _ in found}


def test_the_other_outlet_named_as_having_been_told_something_in_copied_text_is_residue() -> None:
    told = BRIDGE[2].replace("told reporters", "told Reuters")
    a = article(story((*BRIDGE[:2], told)), "a", outlet="Reuters")
    b = article(story((*BRIDGE[:2], told)), "b", outlet="Tarrow Sentinel")
    found = kinds(a, b)
    assert ("told_the_other", "a_to_b") in found
    assert ("attribution", "a_to_b") not in found


def test_what_was_said_on_air_is_no_residue_for_every_paper_has_heard_it() -> None:
    for told in ("told CNN’s Ada Quill", 'told CNN\'s "Face the Beavers"'):
        text = story((*BRIDGE[:2], BRIDGE[2].replace("told reporters", told)))
        found = kinds(article(text, "a", outlet="CNN"), article(text, "b", outlet="Tarrow Sentinel"))
        assert not {kind for kind, _ in found} & {"told_the_other", "attribution"}


def test_what_stands_in_both_came_with_the_text_however_each_desk_writes_quotation_marks() -> None:
    told = BRIDGE[2].replace("told reporters", "told Reuters")
    plain = told.replace("“", '"').replace("”", '"').replace("forty-two", "forty–two")
    a = article(story((*BRIDGE[:2], told, *BRIDGE[3:])), "a", outlet="Tarrow Sentinel")
    b = article(story((*BRIDGE[:2], plain, *BRIDGE[3:])), "b", outlet="Reuters")
    assert ("told_the_other", "b_to_a") in kinds(a, b)
    assert ("attribution", "b_to_a") not in kinds(a, b)


def test_a_page_that_its_dateline_alone_makes_an_agency_s_has_nothing_told_to_it() -> None:
    text = story((*BRIDGE[:2], BRIDGE[2].replace("told reporters", "told Reuters")))
    b = article(text, "b", outlet="Tarrow Sentinel")
    assert ("told_the_other", "a_to_b") in kinds(article(text, "a", outlet="Reuters"), b)
    assert ("told_the_other", "a_to_b") not in kinds(article(f"UNDERHILL (Reuters) - {text}", "a"), b)


def test_an_attribution_in_the_copier_s_own_words_is_a_reference() -> None:
    a = article(story(BRIDGE[:4]), "a", outlet="Reuters")
    b = article(
        story((*BRIDGE[:4], "A carpenter had been hired before, according to Reuters.")), "b", outlet="Sentinel"
    )
    found = kinds(a, b)
    assert ("mention", "a_to_b") in found
    assert ("told_the_other", "a_to_b") not in found


def test_an_abbreviation_that_only_the_other_explains_is_residue() -> None:
    introduced = "The Underhill Beaver Trust (UBT) is eleven years old and has two members."
    used = "The fence around the pond was paid for by the UBT, which had collected bottles for it all summer long."
    a, b = article(story((introduced, *BRIDGE, used)), "a"), article(story((*BRIDGE, used)), "b")
    assert ("abbreviation_not_introduced_against", "b_to_a") in kinds(a, b)
    spelled = article(story(("The Underhill Beaver Trust is old.", *BRIDGE, used)), "b")
    assert ("abbreviation_not_introduced_against", "b_to_a") not in kinds(a, spelled)


def test_abbreviations_that_only_the_other_explains_are_one_piece_of_evidence_however_often_they_stand() -> None:
    introduced = "The Underhill Beaver Trust (UBT) and the Oxney Pond Fund (OPF) are eleven years old."
    again = "A member of the Underhill Beaver Trust (UBT) was there as well, and so was its tuba player."
    used = "The fence was paid for by the UBT and by the OPF, and the UBT had collected bottles for it all summer long."
    a, b = article(story((introduced, again, *BRIDGE, used)), "a"), article(story((*BRIDGE, used)), "b")
    case = Case(a, b, align(side(a), side(b)))
    [found] = [each for each in weigh(case) if each.kind == "abbreviation_not_introduced_against"]
    assert "“UBT” and never says what it means (and 1 more)" in found.explanation


def test_an_abbreviation_that_everybody_knows_needs_no_introduction() -> None:
    introduced = "The Federal Bureau of Investigation (FBI) has a boat on the Oxney as well."
    used = "The fence around the pond was looked at by the FBI, which had collected bottles for it all summer long."
    a, b = article(story((introduced, *BRIDGE, used)), "a"), article(story((*BRIDGE, used)), "b")
    assert "abbreviation_not_introduced_against" not in {kind for kind, _ in kinds(a, b)}


def test_a_link_to_the_other_article_speaks_for_having_it_from_there() -> None:
    a = article(TEXT, "a", url="https://www.sentinel.example/2020/bridge")
    b = article(f"{TEXT}\n\nMore: http://sentinel.example/2020/bridge", "b")
    found = evidence(a, b)["link", "a_to_b"]
    assert found.places[0].span.of(b.text) == "sentinel.example/2020/bridge"
    longer = article(f"{TEXT}\n\nMore: http://sentinel.example/2020/bridge-two", "b")
    assert ("link", "a_to_b") not in kinds(a, longer)
    bare = article(TEXT, "a", url="https://sentinel.example/")
    assert ("link", "a_to_b") not in kinds(bare, b)


def test_an_agency_against_a_newspaper_is_weak_evidence_and_needs_more_than_a_dateline() -> None:
    b = article(story((BRIDGE[0], *OTHER, *FAIR)), "b", outlet="Tarrow Sentinel")
    assert evidence(article(TEXT, "a", outlet="Reuters"), b)["agency", "a_to_b"].weight_bits < 2
    found = kinds(article(f"UNDERHILL (Reuters) - {TEXT}", "a"), b)
    assert not {("agency", "a_to_b"), ("agency_text", "a_to_b")} & found


def test_an_agency_whose_text_fills_much_of_the_other_article_weighs_more() -> None:
    b = article(TEXT, "b", outlet="Tarrow Sentinel")
    found = evidence(article(TEXT, "a", outlet="Reuters"), b)["agency_text", "a_to_b"]
    assert 2 < found.weight_bits < 5


def test_a_chain_of_newspapers_is_no_agency() -> None:
    found = kinds(article(TEXT, "a", outlet="USA TODAY Network"), article(TEXT, "b", outlet="Tarrow Sentinel"))
    assert not {kind for kind, _ in found if kind.startswith("agency")}


def test_that_nobody_names_a_third_speaks_against_one() -> None:
    a, b = article(TEXT, "a", outlet="Tarrow Sentinel"), article(TEXT, "b", outlet="Oxney Tidings")
    assert evidence(a, b)["nobody_named", "shared_source"].weight_bits < 0
    told = article(story((*BRIDGE, "The planks were oak, the Harbour Sun reported.")), "b", outlet="Oxney Tidings")
    assert ("nobody_named", "shared_source") not in kinds(a, told)


def test_that_an_agency_of_a_dateline_alone_is_named_does_not_speak_against_a_third() -> None:
    a = article(f"UNDERHILL (Reuters) - {TEXT}", "a")
    b = article(story(BRIDGE, after=" (Reuters)"), "b", outlet="Tarrow Sentinel")
    assert ("nobody_named", "shared_source") not in kinds(a, b)
    assert ("nobody_named", "shared_source") in kinds(article(TEXT, "a", outlet="Reuters"), b)


def test_where_nothing_shows_either_to_be_the_other_s_source_silence_is_no_tie() -> None:
    a, b = article(TEXT, "a", outlet="Tarrow Sentinel"), article(TEXT, "b", outlet="Oxney Tidings")
    found = evidence(a, b)
    assert found["unmarked", "shared_source"].weight_bits > 0
    # Whoever had a text from an outlet that both keep quiet about has named nobody either.
    silent = found["unmarked", "shared_source"].weight_bits + found["nobody_named", "shared_source"].weight_bits
    assert silent == pytest.approx(0)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (article(TEXT, "a", outlet="Reuters"), article(TEXT, "b", outlet="Oxney Tidings")),
        (
            article(TEXT, "a", outlet="Oxney Tidings"),
            article(story((*BRIDGE, "There is a spare plank.")), "b", outlet="Oxney Tidings"),
        ),
        (
            article(story((*OTHER, *BRIDGE[:3])), "a", outlet="Oxney Tidings", published="2020-01-01"),
            article(story((*FAIR, *BRIDGE[:3])), "b", outlet="Oxney Tidings", published="2020-02-01"),
        ),
        (article(TEXT, "a"), article(TEXT, "b", outlet="Oxney Tidings")),
        (
            article(TEXT, "a", outlet="Reuters"),
            article(story(BRIDGE, after=" (Reuters)"), "b", outlet="Tarrow Sentinel"),
        ),
        (
            article(story(BRIDGE, after=" (AFP)"), "a", outlet="Tarrow Sentinel"),
            article(story(BRIDGE, after=" (AFP)"), "b", outlet="Oxney Tidings"),
        ),
        (
            article(TEXT.replace("o", "\u043e", 9), "a", outlet="Tarrow Sentinel"),
            article(TEXT, "b", outlet="Oxney Tidings"),
        ),
    ],
    ids=["an agency", "versions", "one outlet", "an outlet not known", "a credit", "a third", "a disguise"],
)
def test_silence_is_asked_only_where_somebody_could_have_spoken_and_nobody_did(a: Article, b: Article) -> None:
    assert ("unmarked", "shared_source") not in kinds(a, b)


def test_a_part_attributed_to_an_agency_of_a_dateline_alone_may_be_meant_for_the_agency() -> None:
    a = article(f"UNDERHILL (Reuters) - {TEXT}", "a")
    b = article(story((f"{BRIDGE[0][:-1]}, Reuters reported.", *BRIDGE[1:])), "b", outlet="Tarrow Sentinel")
    found = evidence(a, b)
    assert "read from its dateline alone" in found["credit_by_dateline", "a_to_b"].explanation
    assert not {kind for kind, _ in found if kind.startswith(("attribution", "own_dateline"))}
    sure = evidence(article(f"UNDERHILL (Reuters) - {TEXT}", "a", outlet="Reuters"), b)
    assert sure["attribution", "a_to_b"].weight_bits > found["credit_by_dateline", "a_to_b"].weight_bits


def test_a_dateline_that_alone_says_whose_page_it_is_weighs_less() -> None:
    text, b = f"UNDERHILL (Reuters) - {TEXT}", article(TEXT, "b", outlet="Xinhua News Agency")
    alone = evidence(article(text, "a"), b)["own_dateline_alone", "a_to_b"]
    sure = evidence(article(text, "a", outlet="Reuters"), b)["own_dateline", "a_to_b"]
    assert 0 < alone.weight_bits < sure.weight_bits


def test_a_contributor_s_line_that_names_the_other_speaks_for_having_a_part_from_there() -> None:
    a = article(TEXT, "a", outlet="Associated Press")
    b = article(story((*BRIDGE[:4], "The Associated Press contributed to this report.")), "b", outlet="Tarrow Sentinel")
    assert ("contributor", "a_to_b") in kinds(a, b)


def test_a_quotation_cut_short_speaks_against_its_article_as_the_source() -> None:
    full = "“We will close the sluice on Friday at noon, and nobody shall cross before the otters have left,” she said."
    part = "“We will close the sluice on Friday at noon,” she said."
    a = article(story((*BRIDGE, full)), "a", outlet="Tarrow Sentinel")
    found = evidence(a, article(story((*BRIDGE, part)), "b", outlet="Oxney Tidings"))
    assert found["quote_shortened_against", "b_to_a"].weight_bits < 0
    rest = "“Nobody shall cross before the otters have left,” she added."
    parted = article(story((*BRIDGE, part, rest)), "b", outlet="Oxney Tidings")
    assert "quote_shortened_against" not in {kind for kind, _ in kinds(a, parted)}


def test_a_surname_that_only_the_other_introduces_speaks_against_its_article_as_the_source() -> None:
    introduced = "The dyke warden Edward Quillfeather has walked the gorge every morning for twenty years."
    used = "Quillfeather said that the otters would be given a bridge of their own as soon as the money was there."
    a = article(story((introduced, *BRIDGE, used)), "a", outlet="Tarrow Sentinel")
    found = evidence(a, article(story((*BRIDGE, used)), "b", outlet="Oxney Tidings"))
    assert "Edward Quillfeather" in found["name_not_introduced_against", "b_to_a"].explanation
    for beside in ("Mr Quillfeather was there.", "The warden lives at Quillfeather Lodge."):
        known = article(story((beside, *BRIDGE, used)), "b", outlet="Oxney Tidings")
        assert "name_not_introduced_against" not in {kind for kind, _ in kinds(a, known)}


@pytest.mark.parametrize(
    "name", ["Jean-Claude Quillfeather", "Edward R. Quillfeather", "Jürgen Quillfeather", "Édouard Quillfeather’s"]
)
def test_a_first_name_may_be_double_foreign_or_have_an_initial_behind_it(name: str) -> None:
    used = "Quillfeather said that the otters would be given a bridge of their own as soon as the money was there."
    a = article(story((f"The warden {name} in the gorge.", *BRIDGE, used)), "a", outlet="Tarrow Sentinel")
    found = evidence(a, article(story((*BRIDGE, used)), "b", outlet="Oxney Tidings"))
    assert ("name_not_introduced_against", "b_to_a") in found


@pytest.mark.parametrize(
    "phrase",
    [
        "About Quillfeather there is a song.",
        "The Quillfeather was the name of the boat.",
        "Visit Quillfeather in the gorge.",
        "Old Quillfeather was there, and the song calls him quillfeather.",
        "The warden Edward Quillfeather writes poems about a quillfeather.",
        "Judge Quillfeather was there, and so was Ada Quillfeather Holt, who has a boat.",
    ],
)
def test_two_words_with_capitals_are_no_person_without_a_first_name(phrase: str) -> None:
    used = "Quillfeather said that the otters would be given a bridge of their own as soon as the money was there."
    a = article(story((phrase, *BRIDGE, used)), "a", outlet="Tarrow Sentinel")
    b = article(story((*BRIDGE, used)), "b", outlet="Oxney Tidings")
    assert "name_not_introduced_against" not in {kind for kind, _ in kinds(a, b)}


def test_a_passage_in_another_house_s_spelling_speaks_against_its_article_as_the_source() -> None:
    theirs = (
        "The colour of the planks was chosen by the neighbours, the theatre and the harbour office.",
        "No colour has lasted longer than two winters in the gorge, the harbour master said of the planks.",
    )
    ours = (
        "The color of the band's caps is a matter for the center of the village, the tuba player said.",
        "The caps were organized by color in the spring, and nobody has recognized his own since that day.",
    )
    a = article(story((*BRIDGE, *theirs)), "a", outlet="Tarrow Sentinel")
    found = evidence(a, article(story((*BRIDGE, theirs[0], theirs[1], *ours)), "b", outlet="Oxney Tidings"))
    assert "spelling" in found["other_house_against", "b_to_a"].explanation


def test_two_versions_of_one_outlet_s_article_are_ordered_by_its_stamps() -> None:
    a = article(TEXT, "a", outlet="Tarrow Sentinel", published="2020-03-01T10:00+01:00")
    b = article(story(BRIDGE[:4]), "b", outlet="Tarrow Sentinel", published="2020-03-01T10:05+01:00")
    assert evidence(a, b)["earlier_version", "a_to_b"].weight_bits > 5
    other = article(story(BRIDGE[:4]), "b", outlet="Oxney Tidings", published="2020-03-01T10:05+01:00")
    assert ("earlier_version", "a_to_b") not in kinds(a, other)


def test_what_a_version_has_more_is_no_sign_that_the_other_was_cut_from_it() -> None:
    a = article(TEXT, "a", outlet="Tarrow Sentinel")
    b = article(story(BRIDGE[:3]), "b", outlet="Tarrow Sentinel")
    assert groups(a, b).isdisjoint({"edits", "residue", "style"})
    other = article(story(BRIDGE[:3]), "b", outlet="Oxney Tidings")
    assert "edits" in groups(a, other)


def test_closing_text_of_one_outlet_is_boilerplate() -> None:
    foot = (
        "Write to the Sentinel at its office beside the saw mill, where the night editor keeps a lamp burning for you."
    )
    a = article(story((*BRIDGE, foot)), "a", outlet="Tarrow Sentinel")
    b = article(story((*OTHER, foot)), "b", outlet="Tarrow Sentinel")
    assert kinds(a, b) == {("boilerplate", "independent")}
    other = article(story((*OTHER, foot)), "b", outlet="Oxney Tidings")
    assert ("shared_text", "independent") in kinds(a, other)


def test_every_explanation_is_a_sentence_and_every_place_is_in_its_article() -> None:
    a = article(f"UNDERHILL (Reuters) - {TEXT}", "a", outlet="Reuters", published="2020-03-01")
    b = article(story(LOCAL, after=" (Reuters)"), "b", outlet="Tarrow Sentinel", published="2020-03-05")
    texts = {"a": a.text, "b": b.text}
    for each in evidence(a, b).values():
        assert each.explanation[0].isupper() or each.explanation.startswith(("a ", "b "))
        assert each.explanation.rstrip(")")[-1] in ".”"
        for place in each.places:
            assert place.span.of(texts[place.article]).strip()


def test_a_link_to_a_page_of_the_other_s_outlet_weighs_less_than_one_to_the_article() -> None:
    a = article(TEXT, "a", outlet="Tarrow Sentinel", url="https://www.sentinel.example/2020/bridge")
    same = article(f"{TEXT}\n\nMore: http://sentinel.example/2020/bridge", "b", outlet="Oxney Tidings")
    other = article(f"{TEXT}\n\nMore: http://sentinel.example/2019/other-bridge", "b", outlet="Oxney Tidings")
    to_article, to_outlet = evidence(a, same)["link", "a_to_b"], evidence(a, other)["link_to_outlet", "a_to_b"]
    assert 0 < to_outlet.weight_bits < to_article.weight_bits
    front = article(f"{TEXT}\n\nMore: http://sentinel.example/", "b", outlet="Oxney Tidings")
    assert ("link_to_outlet", "a_to_b") not in kinds(a, front)
    ours = article(f"{TEXT}\n\nMore: http://sentinel.example/2019/other-bridge", "b", url="https://sentinel.example/b")
    assert ("link_to_outlet", "a_to_b") not in kinds(a, ours)


def test_a_page_of_unknown_origin_that_names_the_other_may_be_the_other_s_own() -> None:
    told = BRIDGE[2].replace("told reporters", "told Reuters")
    a = article(story((*BRIDGE[:2], told)), "a", outlet="Reuters")
    assert ("told_the_other", "a_to_b") not in kinds(a, article(story((*BRIDGE[:2], told)), "b"))
    reported = f"{BRIDGE[0][:-1]}, Reuters reported."
    unknown = article(story((reported, *BRIDGE[1:])), "b")
    assert ("attribution", "a_to_b") not in kinds(a, unknown)
    known = article(story((reported, *BRIDGE[1:])), "b", outlet="Oxney Tidings")
    assert ("attribution", "a_to_b") in kinds(article(TEXT, "a", outlet="Reuters"), known)


def test_a_page_under_a_domain_that_is_the_outlet_s_name_is_one_of_its_pages() -> None:
    a = article(TEXT, "a", outlet="Tarrow Sentinel")
    b = article(f"{TEXT}\n\nMore: https://www.tarrowsentinel.com/2019/other-bridge", "b", outlet="Oxney Tidings")
    assert ("link_to_outlet", "a_to_b") in kinds(a, b)
    elsewhere = article(f"{TEXT}\n\nMore: https://www.tarrow.com/2019/other-bridge", "b", outlet="Oxney Tidings")
    assert ("link_to_outlet", "a_to_b") not in kinds(a, elsewhere)
    slate = article(f"{TEXT}\n\nMore: https://slate.com/2019/other-bridge", "b", outlet="Oxney Tidings")
    assert ("link_to_outlet", "a_to_b") in kinds(article(TEXT, "a", outlet="Slate"), slate)


def test_an_outlet_is_known_by_each_of_its_names() -> None:
    text = story((BRIDGE[0].replace("the forestry office of Underhill said", "BBC News reported"), *BRIDGE[1:]))
    for name in ("BBC News", "BBC", "BBC (Europe)", "bbc.co.uk"):
        assert ("attribution", "a_to_b") in kinds(
            article(TEXT, "a", outlet=name), article(text, "b", outlet="Oxney Tidings")
        )
    for name in ("BBC Mundo", "Sky News"):
        assert ("attribution", "a_to_b") not in kinds(
            article(TEXT, "a", outlet=name), article(text, "b", outlet="Oxney Tidings")
        )
