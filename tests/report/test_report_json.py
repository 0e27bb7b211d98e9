"""The JSON report: the document, as UTF-8 every parser takes."""

from __future__ import annotations

import copy
import json

import pytest
from report_stories import harbour, hostile

from provenance.report.json import render


def test_the_report_reads_back_as_the_document() -> None:
    assert json.loads(render(harbour())) == harbour()


def test_it_is_utf8_with_a_line_end_and_keeps_every_offset_even_where_a_text_holds_half_a_character() -> None:
    document = hostile()
    text = render(document)
    text.encode()
    assert text.endswith("}\n")
    read = json.loads(text)
    assert [len(article["text"]) for article in read["articles"]] == [
        len(article["text"]) for article in document["articles"]
    ]


def test_no_text_drops_the_text_of_plain_text_files_only_and_leaves_the_document_alone() -> None:
    document = harbour()
    document["articles"][1]["media_type"] = "text/html"
    before = copy.deepcopy(document)
    read = json.loads(render(document, no_text=True))
    assert ["text" in article for article in read["articles"]] == [False, True, False, False, False, False]
    assert document == before


def test_a_number_json_cannot_say_is_an_error_not_a_broken_report() -> None:
    document = harbour()
    document["edges"][0]["share"] = float("nan")
    with pytest.raises(ValueError, match="JSON"):
        render(document)
