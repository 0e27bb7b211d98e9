"""The background frequencies of words and stock runs."""

from __future__ import annotations

import re

import pytest

from provenance.data import resource
from provenance.data.words import run_bits, unseen_bits, word_bits
from provenance.match.tokens import normal_form, tokenize
from provenance.model import Span


def test_a_rarer_word_has_more_bits() -> None:
    bits = word_bits()
    assert bits["the"] < bits["government"] < bits["sidelines"] < unseen_bits()


def test_probabilities_of_the_words_kept_do_not_exceed_one_and_leave_some_for_others() -> None:
    kept = sum(2**-bits for bits in word_bits().values())
    assert 0.9 < kept < 1


def test_no_word_is_rarer_than_one_never_seen() -> None:
    assert max(word_bits().values()) <= unseen_bits()


def test_words_are_written_as_they_are_compared() -> None:
    for word in word_bits():
        assert normal_form(word) == word
        assert tokenize(word, [Span(0, len(word))]).words == (word,)


def test_a_typographic_apostrophe_is_typed_straight() -> None:
    assert "don't" in word_bits()
    assert "don’t" not in word_bits()


@pytest.mark.parametrize(
    "run", ["on the sidelines of", "prime minister benjamin netanyahu", "on the condition of anonymity"]
)
def test_stock_phrases_of_news_are_known(run: str) -> None:
    assert run in run_bits()


def test_a_run_is_four_or_five_words_and_rarer_than_each_of_them() -> None:
    words = word_bits()
    for run, bits in run_bits().items():
        parts = run.split(" ")
        assert len(parts) in (4, 5), run
        # Runs and words are counted over slightly different totals, and each is rounded to a tenth.
        assert bits > max(words.get(part, 0.0) for part in parts) - 0.3, run


def test_a_run_of_five_words_is_no_commoner_than_the_runs_of_four_in_it() -> None:
    runs = run_bits()
    for run, bits in runs.items():
        parts = run.split(" ")
        if len(parts) == 5:
            assert bits > runs[" ".join(parts[1:])] - 0.3, run
            assert bits > runs[" ".join(parts[:-1])] - 0.3, run


def test_what_is_lent_out_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        word_bits()["the"] = 99.0  # type: ignore[index]  # its type forbids it too


@pytest.mark.parametrize(("name", "column"), [("words-en.tsv", "word"), ("runs-en.tsv", "run")])
def test_the_tables_are_sorted_free_of_duplicates_and_say_where_they_are_from(name: str, column: str) -> None:
    table = resource.text(name)
    keys = [line.split("\t")[0] for line in resource.body(table).split("\n")]
    assert keys == sorted(set(keys))
    assert f"\n{column}\tbits\n" in table
    assert re.search(r"^Origin: \S", "\n".join(resource.comments(table)), re.MULTILINE)
