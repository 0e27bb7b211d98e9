"""An article's whole text in segments: nothing lost, nothing twice, whatever overlaps."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from provenance.model import Span
from provenance.report.sides import Chip, Layer, blocks

_TEXT = st.text("ab \n\r\x00\u202e\u0301é", max_size=60)
_SPAN = st.tuples(st.integers(-3, 70), st.integers(-3, 70)).map(lambda ends: Span(min(ends), max(ends)))
_LAYER = st.builds(
    Layer,
    _SPAN,
    st.sampled_from(["passage", "mark", "words"]),
    st.sampled_from("xyz"),
    st.none() | st.just(Chip("1", "n")),
)


@given(
    _TEXT,
    st.lists(st.tuples(_SPAN, st.sampled_from(["body", "headline", "form", "masthead"])), max_size=6),
    st.lists(_LAYER, max_size=8),
    st.sets(st.integers(0, 70), max_size=5),
)
def test_segments_join_to_exactly_the_text_whatever_overlaps(
    text: str, roles: list[tuple[Span, str]], layers: list[Layer], anchors: set[int]
) -> None:
    made = blocks(text, roles, layers=layers, anchors=[(at, f"x{at}") for at in sorted(anchors)])
    segments = [segment for block in made for part in block.parts for segment in part.segments]
    assert "".join(segment.text for segment in segments) == text
    assert [segment.anchor for segment in segments if segment.anchor] == [
        f"x{at}" for at in sorted(anchors) if at < len(text)
    ]
    inside = [layer for layer in layers if layer.chip and min(layer.span.end, len(text)) > max(layer.span.start, 0)]
    assert sum(len(segment.chips) for segment in segments) == len(
        [each for each in inside if each.span.start < len(text)]
    )


def _blocks(text: str, **roles: str) -> list[tuple[str, str]]:
    spans = [(Span(text.index(quote), text.index(quote) + len(quote)), role) for role, quote in roles.items()]
    return [
        (block.kind, "".join(segment.text for part in block.parts for segment in part.segments))
        for block in blocks(text, spans)
    ]


def test_headline_and_body_stand_open_and_the_rest_is_folded_where_it_stands() -> None:
    text = "Home  Sport\n\nBridge closed\n\nThe old bridge is closed.\n\nName\nE-mail\n"
    assert _blocks(
        text, masthead="Home  Sport", headline="Bridge closed", body="The old bridge is closed.", form="Name\nE-mail"
    ) == [
        ("left", "Home  Sport\n\n"),
        ("headline", "Bridge closed\n\n"),
        ("body", "The old bridge is closed.\n\n"),
        ("left", "Name\nE-mail\n"),
    ]


def test_text_that_no_block_names_is_folded_too_and_never_dropped() -> None:
    assert _blocks("stray words. Body.", body="Body.") == [("left", "stray words. "), ("body", "Body.")]


def test_blanks_between_blocks_take_no_room_but_stay() -> None:
    (first, _) = blocks("Title\n\n\nBody.", [(Span(0, 5), "headline"), (Span(8, 13), "body")])
    assert [(segment.text, segment.css) for segment in first.parts[0].segments] == [("Title", ""), ("\n\n\n", "g")]


def test_blanks_at_the_end_of_a_block_take_no_room_either() -> None:
    (block,) = blocks("Body.\n\n", [(Span(0, 7), "body")])
    assert [(segment.text, segment.css) for segment in block.parts[0].segments] == [("Body.", ""), ("\n\n", "g")]


def test_blanks_before_the_first_block_belong_to_it() -> None:
    assert _blocks("\n\n  Body.", body="Body.") == [("body", "\n\n  Body.")]


def test_a_text_of_blanks_alone_is_kept() -> None:
    assert _blocks(" \n ") == [("left", " \n ")]


def test_a_place_covered_by_two_passages_has_the_class_of_the_first() -> None:
    layers = [Layer(Span(0, 6), "passage", "kv"), Layer(Span(3, 9), "passage", "ke"), Layer(Span(4, 5), "mark", "m")]
    (block,) = blocks("abcdefghi", [(Span(0, 9), "body")], layers=layers)
    assert [(segment.text, set(segment.css.split())) for segment in block.parts[0].segments] == [
        ("abc", {"kv"}),
        ("d", {"kv"}),
        ("e", {"kv", "m"}),
        ("f", {"kv"}),
        ("ghi", {"ke"}),
    ]


def test_a_fold_says_what_it_holds_and_how_much() -> None:
    (block, _) = blocks(
        "Home\n\nName\n\nText.", [(Span(0, 4), "masthead"), (Span(6, 10), "form"), (Span(12, 17), "body")]
    )
    assert block.summary == "Not counted as article text: masthead and form (12 characters)"
    assert [part.label for part in block.parts] == ["masthead", "form"]
