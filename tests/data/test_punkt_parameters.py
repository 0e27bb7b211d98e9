"""What the sentence splitter has learned."""

from __future__ import annotations

import json

import pytest
from nltk.tokenize.punkt import PunktSentenceTokenizer

from provenance.data import resource
from provenance.data.punkt_nltk import punkt_parameters


def split(text: str) -> list[str]:
    found: list[str] = PunktSentenceTokenizer(punkt_parameters()).tokenize(text)
    return found


@pytest.mark.parametrize(
    "sentence",
    [
        "Mr. Aldous met Sen. Brandt, R-Wis., at 5 p.m. on Sept. 11 in Washington, D.C., and left.",
        "Lt. Gen. H.R. Dorn of the U.S. Army spoke to Rep. Ada B. Quill, D-Calif., on Tuesday.",
        "Gov. Johnson Reed is the No. 2 official at Hartwell Inc. and sits in St. Paul, Minn., on weekdays.",
        "The U.N. envoy, Dr. Lena Voss, arrived on Jan. 3 with Prof. Ito.",
    ],
)
def test_abbreviations_of_news_do_not_end_a_sentence(sentence: str) -> None:
    assert split(sentence) == [sentence]


@pytest.mark.parametrize(
    "sentences",
    [
        ["He left the U.S.", "The senators stayed."],
        ["They met at 5 p.m.", "He was late."],
        ["The firm said no.", "Then it said yes."],
        ["“It rained.”", "She was glad."],
        ["Why?", "Nobody knows!", "It was so."],
    ],
)
def test_sentences_end_where_they_end(sentences: list[str]) -> None:
    text = " ".join(sentences).replace("“", '"').replace("”", '"')
    assert split(text) == [sentence.replace("“", '"').replace("”", '"') for sentence in sentences]


def test_every_listed_abbreviation_was_learned() -> None:
    lines = [line for line in resource.text("abbreviations-en.txt").split("\n") if line and not line.startswith("#")]
    assert lines == sorted(set(lines))
    always = {line for line in lines if not line.endswith(" #")}
    assert always <= punkt_parameters().abbrev_types
    before_numbers = {(line.removesuffix(" #"), "##number##") for line in lines if line.endswith(" #")}
    assert before_numbers == punkt_parameters().collocations


def test_no_surname_starts_sentences() -> None:
    assert not punkt_parameters().sent_starters & {"trump", "obama", "johnson", "romney", "cruz"}


def test_the_file_is_sorted_small_and_says_where_it_is_from() -> None:
    text = resource.text("punkt-en.json")
    learned = json.loads(text)
    assert text == json.dumps(learned, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    for part in ("abbreviations", "collocations", "sentence_starters"):
        assert learned[part] == sorted(learned[part])
    assert {"articles", "characters", "corpus", "options", "trainer"} <= learned["origin"].keys()
    assert len(text.encode()) < 150_000


def test_what_is_asked_twice_is_read_once() -> None:
    assert punkt_parameters() is punkt_parameters()
