"""What holds of every alignment, whatever the texts are."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from articles import BRIDGE, OTHER, document
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.align import Side, align, share_of, side, sides
from provenance.model import Alignment, Article, Passage, Span
from provenance.pipeline import compare, understand

FOREIGN = (
    "Der Nachtbus nach Unterquell fährt ab Montag wieder, weil der Fahrer seinen verlorenen Schlüssel in einem "
    "Kürbis wiedergefunden hat, teilte das Verkehrsamt mit.",
    "Мост через Тарру закрыли на одиннадцать дней: бобры перегрызли три доски, сообщило лесничество.",
    "奥斯特里港务局选举霍尔特为主席，她打算疏浚淤塞的北航道。“我们有的是时间，”她说。",
    "أعلنت البلدية أن العبّارة ستعود إلى العمل يوم الخميس بعد إصلاح محركها القديم.",
    "O conselho do porto “vai pensar”, disse a presidente; as enguias, essas, não esperam.",
)
"""Sentences of other stories, in other languages and scripts."""

GLUE = st.sampled_from(
    ["\n\n", " ", "\n", "", '"', "“", "”", "」「", "(", " – ", "\u200b", "\u00ad", "\u2028", "’", "e\u0301"]
)
PIECES = st.one_of(
    st.sampled_from([*BRIDGE, *OTHER, *FOREIGN]),
    st.text(max_size=40),
    st.sampled_from(["/TASS/.", "(AFP)", "“", "«", "\U0001f9a6", "Таrrоw gоrgе", "b r i d g e", "a" * 300]),
)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Sentences of a few stories and any characters between them, so that two texts share some and repeat some."""
    pieces = draw(st.lists(PIECES, min_size=1, max_size=9))
    return "".join(piece + draw(GLUE) for piece in pieces)


def read(text: str, name: str = "a", sha256: str | None = None) -> Side:
    whole = document(text, name, extracted=(Span(0, len(text)),))
    return side(understand(replace(whole, sha256=sha256) if sha256 else whole))


def leaves(result: Alignment) -> list[Passage]:
    """All passages, a summary as its parts."""
    return [part for passage in result.passages for part in passage.parts or (passage,)]


def cuts_a_word(text: str, at: int) -> bool:
    """Whether a place lies inside a run of Latin letters, which is a word in any language that has them."""
    return bool(re.fullmatch("[a-zA-Z]{2}", text[max(0, at - 1) : at + 1]))


@settings(deadline=None, max_examples=60)
@given(texts(), texts())
def test_passages_are_whole_words_of_the_texts_that_are_shown(one: str, other: str) -> None:
    a, b = read(one, "a"), read(other, "b")
    result = align(a, b)
    for passage in (*result.passages, *leaves(result)):
        for each, span in ((a, passage.a), (b, passage.b)):
            assert 0 <= span.start < span.end <= len(each.article.text)
            assert not cuts_a_word(each.article.text, span.start)
            assert not cuts_a_word(each.article.text, span.end)
            tokens = each.material.tokens
            places = list(zip(tokens.starts, tokens.ends, strict=True))
            assert not [place for place in places if place[0] < span.start < place[1]]
            assert not [place for place in places if place[0] < span.end < place[1]]
        if passage.kind == "verbatim":
            assert words(a, passage.a) == words(b, passage.b)


def words(each: Side, span: Span) -> list[str]:
    tokens = each.material.tokens
    return [
        word
        for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True)
        if word and span.start <= start and end <= span.end
    ]


@settings(deadline=None, max_examples=60)
@given(texts(), texts())
def test_no_two_passages_overlap_on_either_side_but_for_the_hull_of_a_summary(one: str, other: str) -> None:
    result = align(read(one, "a"), read(other, "b"))
    for spans in ([each.a for each in leaves(result)], [each.b for each in leaves(result)]):
        assert not [(before, after) for before, after in pairwise(sorted(spans)) if before.end > after.start]


@settings(deadline=None, max_examples=60)
@given(texts(), texts(), st.lists(st.integers(0, 700), min_size=2, max_size=2, unique=True))
def test_no_passage_crosses_a_break(one: str, other: str, cuts: list[int]) -> None:
    """What a page has between two stretches of the article's own text parts them."""
    first, last = sorted(cuts)
    body = tuple(span for span in (Span(0, min(first, len(one))), Span(last, max(last, len(one)))) if len(span))
    a = side(understand(document(one, "a", extracted=body)))
    for passage in leaves(align(a, read(other, "b"))):
        assert any(region.contains(passage.a) for region in a.article.body)


@settings(deadline=None, max_examples=60)
@given(texts(), texts())
def test_similarities_shares_and_bits_stay_within_their_bounds(one: str, other: str) -> None:
    a, b = read(one, "a"), read(other, "b")
    result = align(a, b)
    for passage in (*result.passages, *leaves(result)):
        assert 0 <= passage.similarity <= 1
        assert passage.bits >= 0
        assert all(passage.a.contains(part.a) and passage.b.contains(part.b) for part in passage.parts)
    assert 0 <= result.a_in_b <= 1
    assert 0 <= result.b_in_a <= 1
    assert result.a_in_b == share_of(a.article.body, [each.a for each in result.taken])
    assert result.b_in_a == share_of(b.article.body, [each.b for each in result.taken])
    assert list(result.passages) == sorted(result.passages, key=lambda each: (each.a, each.b))


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=300), st.text(max_size=300))
def test_a_paragraph_that_both_have_is_found_whatever_stands_around_it(one: str, other: str) -> None:
    a, b = read(f"{one}\n\n{BRIDGE[0]}", "a"), read(f"{BRIDGE[0]}\n\n{other}", "b")
    assert any(BRIDGE[0] in passage.a.of(a.article.text) for passage in align(a, b).passages)


def turned(passage: Passage) -> Passage:
    parts = sorted(map(turned, passage.parts), key=lambda each: (each.a, each.b))
    return replace(passage, a=passage.b, b=passage.a, parts=tuple(parts))


def assert_swapped(there: Alignment, back: Alignment) -> None:
    assert (there.a, there.b) == (back.b, back.a)
    assert (there.a_in_b, there.b_in_a, there.copied) == (back.b_in_a, back.a_in_b, back.copied)
    assert (there.a_disguises, there.b_disguises) == (back.b_disguises, back.a_disguises)
    assert set(there.passages) == {turned(each) for each in back.passages}
    assert len(there.passages) == len(back.passages)


@settings(deadline=None, max_examples=60)
@given(texts(), texts(), st.booleans())
def test_swapping_two_articles_swaps_the_result_and_nothing_else(one: str, other: str, equal: bool) -> None:
    """Also where two files are the same bytes, read as two things: a page that was saved as text, and as a page."""
    sha256 = "0" * 64 if equal else None
    a, b = read(one, "a", sha256), read(other, "b", sha256)
    assert_swapped(align(a, b), align(b, a))


REFRAINS = st.lists(st.sampled_from([BRIDGE[0], BRIDGE[1], "The tuba is back.", OTHER[1]]), min_size=1, max_size=9)


@settings(deadline=None, max_examples=60)
@given(REFRAINS, REFRAINS, st.booleans())
def test_swapping_texts_that_repeat_themselves_swaps_the_result(one: list[str], other: list[str], equal: bool) -> None:
    sha256 = "0" * 64 if equal else None
    a, b = read(" ".join(one), "a", sha256), read(" ".join(other), "b", sha256)
    assert_swapped(align(a, b), align(b, a))


VOCABULARY = tuple(
    re.findall(
        r"\w+",
        "the a of in to and was has with old ferry onion tuba beaver gorge mayor kettle lantern copper harbour sings "
        "bought repaired nineteen marble Brandvold Oxney Tarrow crossing winter planks because nobody sailor pigeon "
        "brass umbrella quarrelled schedule frozen orchard vote bakery tin roof whistle north tower goat",
    )
)


@st.composite
def prose(draw: st.DrawFn) -> str:
    """Two sentences and more, some of them again and again, in one to three paragraphs."""
    sentence = st.lists(st.sampled_from(VOCABULARY), min_size=12, max_size=24).map(
        lambda each: " ".join(each).capitalize() + "."
    )
    different = draw(st.lists(sentence, min_size=2, max_size=6))
    again = draw(st.lists(st.sampled_from(different), max_size=6))
    paragraphs = [*different, *again]
    return "".join(f"{each}{draw(st.sampled_from([' ', chr(10) * 2]))}" for each in paragraphs).strip()


@settings(deadline=None, max_examples=60)
@given(prose())
def test_a_text_against_itself_is_one_passage_and_all_of_it(text: str) -> None:
    result = align(read(text, "a"), read(text, "b"))
    (passage,) = result.passages
    assert (passage.kind, passage.similarity, passage.parts) == ("verbatim", 1.0, ())
    assert passage.a == passage.b == Span(0, len(text))
    assert (result.a_in_b, result.b_in_a, result.copied) == (1.0, 1.0, True)


def test_a_text_in_any_language_against_itself_is_one_passage_and_all_of_it() -> None:
    for text in FOREIGN:
        twice = f"{text}\n\n{text}"
        (passage,) = align(read(twice, "a"), read(twice, "b")).passages
        assert passage.a == passage.b
        assert passage.a.of(twice) == twice


@settings(deadline=None, max_examples=30)
@given(st.permutations(range(4)), st.lists(texts(), min_size=4, max_size=4))
def test_the_order_of_the_articles_of_a_set_never_matters(order: list[int], written: list[str]) -> None:
    outlets = ("Tarrow Sentinel", "Tarrow Sentinel", "Tarrow Sentinel", "Oxney Tidings")
    documents = [
        document(text, name, outlet=outlet, extracted=(Span(0, len(text)),))
        for name, text, outlet in zip("abcd", written, outlets, strict=True)
    ]
    again = [documents[each] for each in order]
    assert compare(documents) == compare(again)
    read_in_order: list[Article] = [understand(each) for each in documents]
    there, back = sides(read_in_order), sides([read_in_order[each] for each in order])
    assert align(there["a"], there["d"]) == align(back["a"], back["d"])
