"""Posts set into an article are direct speech, though no quotation marks stand around them."""

from __future__ import annotations

import pytest
from articles import BRIDGE, OTHER, document, story
from guard import no_hang
from hypothesis import given
from hypothesis import strategies as st

from provenance.model import Span
from provenance.pipeline import compare
from provenance.segment import quotations

POST = "The rope bridge is closed until the beaver has been spoken to. Nobody shall feed it planks!"


def quoted(text: str) -> list[str]:
    return [quotation.inner.of(text) for quotation in quotations(text, [Span(0, len(text))])]


@pytest.mark.parametrize(
    "written",
    [
        f"{POST} — Ilse Brandvold (@brandvold) May 3, 2018",
        f"{POST} - Ilse Brandvold (@brandvold) 3 May 2018",
        f"{POST}— I. Brandvold (@brandvold) 3. Mai 2018",
        f"{POST}\n\n— Ilse Brandvold (@brandvold) May 3, 2018",
        f"Skip Twitter post by @brandvold {POST} — Ilse Brandvold (@brandvold) May 3, 2018 Report",
        f"Ilse Brandvold (@brandvold) {POST}",
    ],
)
def test_an_embedded_post_is_speech(written: str) -> None:
    assert quoted(f"It was closed on Monday.\n\n{written}\n\nSo it was.") == [POST]


def test_of_two_posts_in_a_paragraph_each_is_its_own() -> None:
    text = f"{POST} — Ilse (@ilse) May 3, 2018 It has been spoken to. — Ilse (@ilse) May 4, 2018"
    assert quoted(text) == [POST, "It has been spoken to."]


def test_what_a_post_quotes_is_inside_it() -> None:
    text = "The beaver said “no” to me. — Ilse Brandvold (@brandvold) May 3, 2018"
    assert quoted(text) == ["The beaver said “no” to me."]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Quill (@quill) is a reporter for the Tarrow Sentinel.",
        "Follow Ada Quill (@quill) on Twitter — she was born in 1984.",
        f"{POST} — by Ada Quill (@quill)",
        f"{POST * 9} — Ilse Brandvold (@brandvold) May 3, 2018",
        "— Ilse Brandvold (@brandvold) May 3, 2018",
        f"{POST} (@brandvold)",
    ],
)
def test_what_only_names_somebody_on_a_network_is_none(text: str) -> None:
    assert quoted(text) == []


def test_two_articles_that_show_one_post_share_a_statement_and_no_text() -> None:
    signed = f"{POST} Whoever does will have to walk around it. — Ilse Brandvold (@brandvold) May 3, 2018"
    a = document(story((*BRIDGE[:2], signed, BRIDGE[3])), "a", outlet="Tarrow Sentinel")
    b = document(story((*OTHER[:2], signed, OTHER[2])), "b", outlet="Oxney Tidings", published="2018-05-09")
    (found,) = compare([a, b]).verdicts
    assert (found.relation, found.direction) == ("shared_statements", None)


@given(st.text(alphabet="ab A—-(@)\n. 2018"))
def test_quotations_lie_in_their_region_and_beside_each_other(text: str) -> None:
    found = quotations(text, [Span(0, len(text))])
    assert all(0 <= each.span.start <= each.inner.start < each.inner.end <= each.span.end for each in found)
    assert all(one.span.end <= other.span.start for one, other in zip(found, found[1:], strict=False))


def test_brackets_and_dashes_without_end_do_not_hang() -> None:
    with no_hang():
        quoted("— (@" * 50_000)
        quoted("— a (@b) " * 30_000)
        quoted(" " * 200_000 + "(@a) 2018")
