"""The article's own text is told from what stands around it, and nothing is lost."""

from __future__ import annotations

import sys
import textwrap
from itertools import product

import pytest
from articles import BRIDGE
from hypothesis import given
from hypothesis import strategies as st

from provenance.clean import clean
from provenance.clean.body import best, whole
from provenance.clean.features import has_prose, seen
from provenance.clean.units import units
from provenance.clean.weights import STATES, STEPS
from provenance.loading import read_document
from provenance.model import Document, Layout, Metadata, Role, Span, Stated

TITLE = "Beavers close the rope bridge over the Tarrow gorge"
MENU = "Home\nNews\nSports\nWeather\nClassifieds\nJobs\nSign in\nSubscribe"
FORM = "Name *\n\nE-mail *\n\nComment *\n\nSecurity code *\n\n: Characters left"
LINKS = (
    "GMT 13:34 2012 Monday ,19 November\n\n"
    "Tuba found in boiler house\n\n"
    "GMT 07:56 2011 Saturday ,27 August\n\n"
    "Onion harvest the best in years\n\n"
    "GMT 12:20 2011 Monday ,11 July\n\n"
    "Pool to open late this summer\n\n"
    "All rights reserved to Underhill Post 2018 ©"
)


def document(text: str, title: str | None = None, extracted: tuple[Span, ...] = ()) -> Document:
    """A text as the loader would give it."""
    return Document(
        "a", "a.txt", "", "text/plain", text, Metadata(title=Stated(title) if title else None), None, extracted
    )


def body(layout: Layout, text: str) -> str:
    """The article's own text, blocks and blanks joined."""
    return "\n\n".join(span.of(text).strip() for span in layout.body)


def role_of(text: str, line: str, title: str | None = None) -> Role:
    """The role of the block in which a line begins."""
    at = text.index(line)
    return next(block.role for block in clean(document(text, title)).blocks if block.span.start <= at < block.span.end)


PAGE = "\n\n".join((MENU, TITLE, "Head forester Ilse Brandvold\n© Tom Brine/Gorge Pictures", *BRIDGE, FORM, LINKS))


def test_of_a_pasted_page_only_the_article_is_body() -> None:
    assert body(clean(document(PAGE)), PAGE) == "\n\n".join(BRIDGE)


def test_what_is_left_out_of_a_pasted_page_keeps_its_place_and_role() -> None:
    layout = clean(document(PAGE))
    assert layout.headline is not None
    assert layout.headline.of(PAGE).strip() == TITLE
    assert role_of(PAGE, "Sports") == "navigation"
    assert role_of(PAGE, "Head forester Ilse Brandvold\n") == "caption"
    assert role_of(PAGE, "© Tom Brine") == "caption"
    assert role_of(PAGE, "E-mail *") == "form"
    assert role_of(PAGE, "Onion harvest") == "navigation"


def test_a_credit_line_right_above_the_article_is_not_in_it() -> None:
    text = "\n\n".join((MENU, TITLE, "Head forester Ilse Brandvold\nUnderhill - GORPRESS", *BRIDGE, FORM))
    assert body(clean(document(text)), text) == "\n\n".join(BRIDGE)
    assert role_of(text, "Underhill - GORPRESS") == "caption"


def test_a_dateline_within_the_first_sentence_stays_in_the_article() -> None:
    first = f"UNDERHILL, May 3. /GORPRESS/. {BRIDGE[0]}"
    text = "\n\n".join((MENU, TITLE, first, *BRIDGE[1:], FORM))
    assert body(clean(document(text)), text).startswith("UNDERHILL, May 3.")


def test_reader_comments_after_more_blank_lines_are_not_the_article() -> None:
    text = "\n\n".join((TITLE, *BRIDGE)) + (
        "\n\n\n\nMy uncle always said that the beavers would win in the end.\n\nHe was right about that."
        "\n\nPrevious articleTuba found\nNext articleOnions again"
    )
    assert body(clean(document(text)), text) == "\n\n".join(BRIDGE)


def test_of_two_lines_of_the_title_the_one_that_stands_elsewhere_too_is_the_headline() -> None:
    text = "\n\n".join((f"Underhill Post - {TITLE}", TITLE, "Planks gnawed through at night", *BRIDGE, FORM))
    layout = clean(document(text))
    assert layout.headline is not None
    assert layout.headline.of(text).strip() == TITLE


def test_a_stated_title_is_the_headline_wherever_it_stands_above() -> None:
    text = "\n\n".join(
        (MENU, "Bridge shut", "Our reporter was there all night long", "Tarrow gorge news", *BRIDGE, FORM)
    )
    layout = clean(document(text, "Bridge shut"))
    assert layout.headline is not None
    assert layout.headline.of(text).strip() == "Bridge shut"


WHOLE = {
    "paragraphs": "\n\n".join(BRIDGE),
    "one paragraph a line": "\n".join(BRIDGE),
    "one line": " ".join(BRIDGE),
    "one sentence": BRIDGE[0],
    "one word": "Goal",
    "a word without letters": "42",
    "wrapped at 72 columns": "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in BRIDGE),
    "wrapped without blank lines": "\n".join(textwrap.fill(paragraph, 72) for paragraph in BRIDGE),
    "short lines only": "Roses are red\nViolets are blue\nOnions are lasting\nAnd tubas are too",
    "a list": "\n".join(f"{i} Ada Quill 10:{i} 3 points" for i in range(10, 30)),
    "a subheading": "\n\n".join((*BRIDGE[:2], "What the carpenters say", *BRIDGE[2:])),
    "a quoted message": "\n\n".join((*BRIDGE[:3], "Bridge shut! Sorry! — Forestry (@trees) May 3, 2021", *BRIDGE[3:])),
    "a list within": "\n\n".join((*BRIDGE[:3], "- three planks", "- one rope", "- forty nails", *BRIDGE[3:])),
    "Chinese": "塔罗峡谷上的绳桥将从周一起关闭，因为海狸咬断了三块木板，林业局表示。\n\n"
    "步行者必须绕行旧锯木厂，直到木匠完成工作。",
    "Arabic": "سيغلق جسر الحبال فوق الوادي اعتبارا من يوم الاثنين لأن القنادس قضمت ثلاثة ألواح.\n\n"
    "هل ينتظر المشاة أحد عشر يوما؟",
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_clean_text_is_body_to_its_last_character(name: str) -> None:
    text = WHOLE[name]
    assert clean(document(text)).body == (Span(0, len(text)),)


@pytest.mark.parametrize("name", ["paragraphs", "one paragraph a line", "wrapped at 72 columns"])
def test_a_headline_over_a_clean_text_is_told_from_it(name: str) -> None:
    text = f"{TITLE}\n\n{WHOLE[name]}"
    layout = clean(document(text))
    assert layout.headline is not None
    assert layout.headline.of(text).strip() == TITLE
    assert body(layout, text) == WHOLE[name]


def test_front_matter_is_metadata_and_never_body() -> None:
    text = "---\ntitle: Beavers again\n---\n" + "\n\n".join(BRIDGE)
    layout = clean(read_document(text.encode(), "a.txt"))
    assert [block.role for block in layout.blocks] == ["metadata", "body"]
    assert body(layout, text) == "\n\n".join(BRIDGE)


def test_what_an_extractor_took_is_the_body_but_for_the_title() -> None:
    lines = ("Home", "Sports", TITLE, *BRIDGE, "Imprint")
    text = "\n\n".join(lines)
    spans = [Span(text.index(line), text.index(line) + len(line)) for line in lines]
    layout = clean(document(text, TITLE, tuple(spans[2:8])))
    assert body(layout, text) == "\n\n".join(BRIDGE)
    assert layout.headline is not None
    assert layout.headline.of(text).strip() == TITLE


LINES = st.lists(
    st.one_of(
        st.sampled_from([*BRIDGE, TITLE, *MENU.split("\n"), *FORM.split("\n"), *LINKS.split("\n"), "", " ", "\u3000"]),
        st.text(max_size=20),
    ),
    max_size=30,
)


@given(LINES, st.sampled_from(["\n", "\r\n", "\n\n", "\u2028"]), st.sampled_from([None, TITLE]))
def test_every_character_is_in_exactly_one_block(lines: list[str], end: str, title: str | None) -> None:
    text = end.join(lines)
    blocks = clean(document(text, title)).blocks
    assert "".join(block.span.of(text) for block in blocks) == text
    assert all(len(block.span) for block in blocks)
    assert not text.strip() or "body" in {block.role for block in blocks}


@given(LINES, st.data())
def test_any_spans_an_extractor_took_are_laid_out(lines: list[str], data: st.DataObject) -> None:
    text = "\n\n".join(lines)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    spans = tuple(Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if a < b)
    blocks = clean(document(text, TITLE, spans)).blocks
    assert "".join(block.span.of(text) for block in blocks) == text


WEIGHTS = st.integers(-4, 4).map(float)
"""Whole numbers, so that sums are the same in any order."""


@given(
    st.lists(st.tuples(WEIGHTS, WEIGHTS, WEIGHTS, st.integers(0, 1)), min_size=1, max_size=6),
    st.lists(st.lists(WEIGHTS, min_size=8, max_size=8), min_size=2, max_size=2),
    WEIGHTS,
)
def test_the_way_chosen_is_the_best_of_all_ways(
    units_given: list[tuple[float, float, float, int]], steps: list[list[float]], start: float
) -> None:
    scores = [each[:3] for each in units_given]
    extra = [each[3] for each in units_given]
    names = {(STATES.index(one), STATES.index(other)): j for j, (one, other) in enumerate(STEPS)}
    article, after = STATES.index("article"), STATES.index("after")

    def worth(states: tuple[int, ...]) -> float | None:
        if states[0] > article or states[-1] not in (article, after):
            return None
        total = start if states[0] == article else 0.0
        for i, state in enumerate(states):
            total += (0.0, *scores[i])[state]
            if i and (states[i - 1], state) not in names:
                return None
            total += steps[extra[i]][names[states[i - 1], state]] if i else 0.0
        return total

    worths = {states: worth(states) for states in product(range(len(STATES)), repeat=len(scores))}
    way = best(scores, extra, steps, start)
    assert way.score == max(value for value in worths.values() if value is not None)
    assert worths[tuple(way.states)] == way.score
    assert whole(scores, extra, steps, start) == worths[(article,) * len(scores)]


@given(LINES, st.sampled_from(["\n", "\n\n"]))
def test_a_text_has_prose_where_one_of_its_lines_is_prose(lines: list[str], end: str) -> None:
    of = units(end.join(lines))
    assert has_prose(of) == any(seen(of).prose)


def test_lines_end_at_every_kind_of_line_break() -> None:
    of = units("\n one\r\ntwo \u2028\n\r three\n \n\u3000\x85four")
    assert of.lines() == ["one", "two", "three", "four"]
    assert list(of.blanks) == [1, 0, 2, 2]


def test_lines_joined_keep_the_place_of_the_first_and_the_last() -> None:
    text = "\n\n".join(textwrap.fill(paragraph, 60) for paragraph in BRIDGE)
    assert [" ".join(line.split()) for line in units(text).lines()] == list(BRIDGE)


READ_ALSO = (
    "Read also\n\nTuba found in boiler house\n\nOnion harvest the best in years\n\nPool to open late\n\nAdvertisement"
)
ADVERTISEMENT = "Advertisement\n\nSubscribe"


@pytest.mark.parametrize("box", [ADVERTISEMENT, READ_ALSO, "Advertisement", "Photo: Tom Brine/Gorge Pictures"])
def test_an_article_goes_on_behind_what_interrupts_it(box: str) -> None:
    text = "\n\n".join((MENU, TITLE, *BRIDGE[:2], box, *BRIDGE[2:], FORM, LINKS))
    kept = body(clean(document(text)), text)
    assert all(paragraph in kept for paragraph in BRIDGE)
    assert "E-mail" not in kept
    assert "boiler house" not in kept


def test_a_picture_s_credit_within_an_article_is_left_out() -> None:
    text = "\n\n".join((MENU, TITLE, *BRIDGE[:2], "Photo: Tom Brine/Gorge Pictures", *BRIDGE[2:], FORM, LINKS))
    assert body(clean(document(text)), text) == "\n\n".join(BRIDGE)
    assert role_of(text, "Photo: Tom") == "caption"


def test_several_articles_in_a_row_are_all_kept() -> None:
    text = "\n\n".join(
        (TITLE, *BRIDGE, "Onion harvest the best in years", *reversed(BRIDGE), "Pool to open late", *BRIDGE)
    )
    kept = body(clean(document(text)), text)
    assert len(kept) > 0.95 * len(text) - len(TITLE)


def test_a_text_broken_anywhere_is_kept_whole() -> None:
    words = " ".join(BRIDGE).split()
    lines = [" ".join(words[i : i + 1 + i * 7 % 11]) for i in range(0, len(words), 1)]
    text = "\n".join(lines[:40])
    assert clean(document(text)).body == (Span(0, len(text)),)


@pytest.mark.parametrize(
    ("piece", "times"),
    [
        ("\n\n".join(BRIDGE) + "\n\n", 300),
        (" ".join(BRIDGE) + " ", 300),
        ("Sports news today\n" + BRIDGE[0] + "\n\n", 1_000),
        ("Short line %\n", 7_500),
        (".", 200_000),
    ],
    ids=["paragraphs", "one line", "mixed", "short lines", "stops"],
)
def test_work_grows_with_the_text_and_not_with_its_square(piece: str, times: int) -> None:
    clean(document(BRIDGE[0]))  # the first text pays for the tables
    once, twice = (_calls(piece * count) for count in (times, 2 * times))
    assert twice <= 2.5 * once + 1_000


@pytest.mark.parametrize(
    ("text", "most"),
    [("word\n" * 20_000, 18), (BRIDGE[0] + "\n" + "word\n" * 20_000, 45), ("a\nb\nc\n" * 7_000, 18)],
    ids=["one word a line", "and a sentence", "letters"],
)
def test_a_list_costs_few_calls_a_line(text: str, most: int) -> None:
    clean(document(BRIDGE[0]))
    assert _calls(text) <= most * text.count("\n") + 5_000


def _calls(text: str) -> int:
    """How many functions are called while the text is laid out: work, counted instead of timed."""
    count = 0

    def counted(_frame: object, _event: str, _arg: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        clean(document(text))
    finally:
        sys.setprofile(before)
    return count
