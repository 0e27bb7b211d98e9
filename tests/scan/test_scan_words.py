"""Many texts at once give the words that one text gives, and their hashes."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.data.words import unseen_bits, word_bits
from provenance.match import tokenize
from provenance.match.runs import RUN, word_hash
from provenance.match.runs import run_hashes as hashes_of
from provenance.model import Span
from provenance.scan.hashes import NO_RUN, run_hashes, run_hashes_of
from provenance.scan.hashes import hashes_of as column_of
from provenance.scan.runs import WINDOW, sampled
from provenance.scan.vocabulary import Vocabulary
from provenance.scan.words import Reader

PIECES = st.sampled_from(
    [
        *(
            "the ferry",
            " ",
            "  ",
            "\n",
            "\r\n",
            "\t",
            ".",
            ", ",
            "'",
            "’",
            "‘",
            "`",
            "“",
            "”",
            "—",
            "–",
            "…",
            "-",
            "\u00a0",
        ),
        *(
            "a",
            "b",
            "I",
            "é",
            "x y",
            " a b c d ",
            "“a b c d”",
            "l'a b c d",
            "a\u00a0b\u00a0c\u00a0d",
            "U.S.",
            "3.5",
            "_",
        ),
        *(
            "Israel's",
            "Israel’s",
            "ROCK'N'ROLL",
            "Erdoğan",
            "Łódź",
            "Straße",
            "ﬁnance",
            "co\u00adoperate",
            "¼",
            "µm",
            "ª",
        ),
        *(
            "infor-\nmation",
            "well-\nknown",
            "infor‐ \n mation",
            "¬\n",
            "Nеtаnyаhu",
            "ёлка",
            "СССР",
            "صحيفة",
            'צה"ל',
            "צה״ל",
        ),
        *(
            "東京",
            "ไทย",
            "t\u2009h\u2009e",
            "min\u200bister",
            "𝐓𝐡𝐞",
            "e\u0301t\u0301",
            "\ufeff",
            "\x00",
            "\ud800",
            "🙂",
            "ſ",
        ),
        *(
            "abcdefgh",
            "abcdefghi",
            "abcdefghijklmnopqrstuvwxyz0123456789",
            "don''t",
            "’tis",
            "boys’",
            "a’’b",
            "½x",
            "no1",
        ),
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=30).map("".join)


def words_of(text: str) -> list[tuple[int, int, int]]:
    """Hash, start and end of each word."""
    found = tokenize(text, [Span(0, len(text))] if text else [])
    return list(zip(map(word_hash, found.words), found.starts, found.ends, strict=True))


def read(texts: list[str], reader: Reader | None = None) -> list[list[tuple[int, int, int]]]:
    found = (reader or Reader()).read(texts, places=True)
    each = list(zip(found.hashes.tolist(), found.starts.tolist(), found.ends.tolist(), strict=True))
    bounds = found.bounds.tolist()
    return [each[first:last] for first, last in zip(bounds, bounds[1:], strict=False)]


@settings(max_examples=400, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_any_texts_give_the_words_and_places_that_each_gives_alone(texts: list[str]) -> None:
    assert read(texts) == [words_of(text) for text in texts]


@settings(max_examples=100, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=3), st.lists(TEXTS, min_size=1, max_size=3))
def test_what_was_read_before_changes_nothing(before: list[str], texts: list[str]) -> None:
    reader = Reader()
    reader.read(before)
    assert read(texts, reader) == [words_of(text) for text in texts]


@settings(max_examples=200, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_runs_have_the_hashes_that_two_articles_are_compared_by(texts: list[str]) -> None:
    found = Reader().read(texts)
    alone = [hashes_of(tokenize(text, [Span(0, len(text))] if text else []).words) for text in texts]
    hashes = run_hashes(found.hashes, found.bounds)
    assert hashes.tolist() == [int(NO_RUN) if value < 0 else value for runs in alone for value in runs]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(["rope", "bridge", "über", "beaver", "plank", ""]), max_size=40))
def test_runs_of_one_text_have_these_hashes_too_and_none_goes_over_a_break(words: list[str]) -> None:
    assert run_hashes_of(words) == hashes_of(words)


def test_a_word_of_any_length_is_one_word() -> None:
    texts = ["a" * length + " end" for length in (1, 7, 8, 9, 15, 16, 17, 63, 64, 65, 300, 5000)]
    assert read(texts) == [words_of(text) for text in texts]


def test_a_vocabulary_that_grows_keeps_its_words() -> None:
    vocabulary = Vocabulary()
    texts = [column_of(f"word{number}" for number in range(start, start + 5000)) for start in range(0, 60_000, 5000)]
    first = [vocabulary.rows(text).tolist() for text in texts]
    assert len(vocabulary) == 60_000
    assert sorted(row for rows in first for row in rows) == list(range(60_000))
    assert [vocabulary.rows(text).tolist() for text in texts] == first


def test_words_are_numbered_as_they_are_met_and_worth_what_they_are_in_the_background() -> None:
    vocabulary = Vocabulary()
    words = ["the", "quagga", "ferry", "the", "sails", "quagga"]
    rows = vocabulary.rows(column_of(words))
    assert rows.tolist() == [0, 1, 2, 0, 3, 1]
    assert vocabulary.tenths(rows).tolist() == [round(10 * word_bits().get(word, unseen_bits())) for word in words]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.integers(0, 30), max_size=60))
def test_a_run_is_sampled_if_it_is_the_least_of_some_window(values: list[int]) -> None:
    kept = set(sampled(np.array(values, dtype=np.uint64)).tolist())
    wanted = set()
    for first in range(max(1, len(values) - WINDOW + 1)):
        window = range(first, min(first + WINDOW, len(values)))
        wanted |= {at for at in window if len(values) < WINDOW or values[at] == min(values[each] for each in window)}
    assert kept == wanted


@settings(max_examples=300, deadline=None)
@given(st.lists(st.lists(st.integers(0, 30), max_size=12), min_size=1, max_size=8))
def test_which_runs_of_a_text_are_sampled_is_decided_by_that_text_alone(texts: list[list[int]]) -> None:
    def runs(values: list[int]) -> list[int]:
        whole = max(0, len(values) - RUN + 1)
        return values[:whole] + [int(NO_RUN)] * (len(values) - whole)

    bounds = np.cumsum([0, *map(len, texts)])
    together = sampled(np.array([run for text in texts for run in runs(text)], dtype=np.uint64), bounds)
    alone = [
        int(first + place)
        for text, first in zip(texts, bounds, strict=False)
        for place in sampled(np.array(runs(text), dtype=np.uint64))
    ]
    assert together.tolist() == alone
