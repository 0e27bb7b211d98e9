"""An extractor's words are found again among a page's paragraphs, in order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from provenance.loading.tags import most_attributes
from provenance.loading.trace import matched, traced

ARTICLE = (
    "Rain fell on the harbour from early Monday morning",
    "The river rose by two metres before noon",
    "Nobody was hurt and the ducks were pleased",
)


def test_paragraphs_are_found_among_others() -> None:
    page = ("Menu", ARTICLE[0], "Advertisement", ARTICLE[1], ARTICLE[2], "Imprint")
    assert traced(page, ARTICLE) == (1, 3, 4)


def test_joined_and_split_paragraphs_are_found() -> None:
    page = ("Menu", ARTICLE[0], ARTICLE[1], ARTICLE[2])
    assert traced(page, [" ".join(ARTICLE)]) == (1, 2, 3)
    assert traced(page, [part for text in ARTICLE for part in (text[:20], text[20:])]) == (1, 2, 3)


def test_a_teaser_that_repeats_a_paragraph_is_not_taken_for_it() -> None:
    page = (ARTICLE[1], "Menu", *ARTICLE, "More", ARTICLE[0])
    assert traced(page, ARTICLE) == (2, 3, 4)


def test_a_short_line_within_the_article_is_found_by_its_place() -> None:
    page = ("Ducks", ARTICLE[0], "Ducks", ARTICLE[1], "Ducks", ARTICLE[2])
    assert traced(page, (ARTICLE[0], "Ducks", *ARTICLE[1:])) == (1, 2, 3, 5)


def test_too_little_found_again_is_nothing_found() -> None:
    assert traced(("Menu", ARTICLE[0]), ARTICLE) == ()
    assert traced(ARTICLE, ()) == ()
    assert traced((), ARTICLE) == ()


WORDS = st.lists(st.sampled_from("abcd"), max_size=60)


@given(WORDS, WORDS)
def test_matches_ascend_and_are_within_the_page(page: list[str], chosen: list[str]) -> None:
    places = matched(page, chosen)
    assert places == sorted(set(places))
    assert all(0 <= place < len(page) for place in places)
    assert len(places) <= len(chosen)


@given(WORDS)
def test_a_text_matches_itself_wholly(words: list[str]) -> None:
    assert matched(words, words) == list(range(len(words)))


def test_attributes_are_counted_where_the_parser_sees_tags() -> None:
    assert most_attributes("<p a=1 b='x > y' c>text</p>", 10) == 3
    assert most_attributes("<!-- <p a b c d> --><script>i<n a b c d</script><p a>", 10) == 1
    assert most_attributes("<p " + 'a=">" ' * 50 + ">", 10) == 11
