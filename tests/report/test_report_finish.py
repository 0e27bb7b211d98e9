"""Blanked and anonymous reports: what must not remain does not, in any format, and every offset still holds."""

from __future__ import annotations

import copy
import json
import re
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from report_making import Story, article, pair
from report_making import document as story_of
from report_stories import crowded, harbour, hostile

import provenance
from provenance.report import render
from provenance.report.document import document
from provenance.report.finish import Finish, finished
from provenance.report.json import render as as_json
from provenance.report.ledger import probabilities
from provenance.report.redact import BLANK, RUN, kept
from provenance.report.schema import problems
from provenance.report.stored import opened

ROOT = Path(__file__).parents[2]
SAMPLES = sorted(path.parent.name for path in ROOT.glob("samples/*/expected.toml"))
FIRST = json.loads(Path(__file__).with_name("stored-first.json").read_bytes())
EVERY: list[tuple[str, dict[str, Any]]] = [
    ("html", {}),
    ("json", {}),
    ("markdown", {}),
    *(("csv", {"table": table}) for table in ("passages", "pairs", "articles")),
    *(("prov", {"notation": notation}) for notation in ("json", "provn")),
]
REDACTED, ANONYMOUS = Finish(redact_text=True), Finish(anonymous=True)


@cache
def sample(name: str) -> dict[str, Any]:
    documents, errors = provenance.load([str(ROOT / "samples" / name)])
    assert errors == ()
    return finished(document(provenance.compare(documents)))


def outputs(report: dict[str, Any]) -> list[str]:
    """Every format; joiners that part a reference from its sign are taken out, so that what is read is looked at."""
    return [render(report, name, **how).replace("\u2060", "").replace("\\", "") for name, how in EVERY]


def sound(report: dict[str, Any]) -> None:
    """The report is one that opens again, and its places mean what they say."""
    assert list(problems(report)) == []
    assert opened(as_json(report).encode(), "r.json") == json.loads(as_json(report))
    for each in report["articles"]:
        for mark in each["marks"]:
            assert mark["text"] == each["text"][mark["start"] : mark["end"]]


# What the user says


def test_title_case_and_stamp_are_in_the_report_and_change_nothing_else() -> None:
    report = finished(harbour(), Finish(title="Who?", case="T-1", stamp="2026-01-02T03:04:05+00:00"))
    assert report["case"] == {
        "title": "Who?",
        "id": "T-1",
        "stamp": "2026-01-02T03:04:05+00:00",
        "redacted": False,
        "anonymous": False,
    }
    assert report | {"case": None} == harbour() | {"case": None}
    assert list(report) == list(harbour())


def test_a_report_of_the_first_schema_gets_them_too_and_keeps_them_when_it_is_finished_again() -> None:
    report = finished(finished(FIRST, Finish(title="Who?")), Finish(case="T-2"))
    assert (report["case"]["title"], report["case"]["id"]) == ("Who?", "T-2")
    assert list(report)[:4] == ["schema", "tool", "options", "case"]


def test_nothing_is_asked_and_nothing_is_changed() -> None:
    assert finished(FIRST) == FIRST
    assert finished(harbour()) == harbour()


# Redacted


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return set(zip(*(words[start:] for start in range(RUN)), strict=False))


def gone(before: dict[str, Any]) -> set[tuple[str, ...]]:
    """Runs of words that lie wholly outside of what is kept, and stand nowhere in it."""
    lost, known = set[tuple[str, ...]](), set[tuple[str, ...]]()
    for each in before["articles"]:
        at = 0
        for span in kept(each, before):
            lost |= runs(each["text"][at : span.start])
            known |= runs(span.of(each["text"]))
            at = span.end
        lost |= runs(each["text"][at:])
    return lost - known


def strings(value: object) -> list[str]:
    """Every string of a report, without the names of the fields."""
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [words for each in inner for words in strings(each)]


def own_words(report: dict[str, Any]) -> set[tuple[str, ...]]:
    """Runs of words that every report has, whatever its articles say."""
    return {run for output in outputs(blank_of(report)) for run in runs(output)}


def blank_of(report: dict[str, Any]) -> dict[str, Any]:
    """The same report about other texts: nothing in it is from the articles."""
    other = copy.deepcopy(report)
    for each in other["articles"]:
        each["text"] = re.sub(r"\w", "x", each["text"])
        each["title"] = "x"
        each["marks"] = []
    for each in other["pairs"]:
        each["evidence"] = []
    return other


@pytest.mark.parametrize("name", SAMPLES)
def test_no_four_words_from_outside_what_is_kept_remain_in_any_format(name: str) -> None:
    report = finished(sample(name), REDACTED)
    sound(report)
    lost = gone(sample(name)) - own_words(report)
    assert all(runs(words) & lost == set() for words in strings(report))
    for output in outputs(report):  # cell by cell: what stands beside each other there is no text
        assert all(runs(words) & lost == set() for words in re.split(r'<[^>]*>|[|,"]', output))


@pytest.mark.parametrize(
    "story", [harbour, crowded, hostile, lambda: FIRST], ids=["harbour", "crowded", "hostile", "first"]
)
def test_what_is_kept_stands_where_it_stood_and_all_else_is_blank(story: Story) -> None:
    before = finished(story())
    after = finished(before, REDACTED)
    for old, new in zip(before["articles"], after["articles"], strict=True):
        assert len(old["text"]) == len(new["text"])
        assert old["sha256"] == new["sha256"]
        inside = set[int]()
        for span in kept(old, before):
            assert span.of(old["text"]) == span.of(new["text"])
            inside.update(range(span.start, span.end))
        assert {sign for at, sign in enumerate(new["text"]) if at not in inside} <= {BLANK, " ", "\n", "\r"}
    assert [each["passages"] for each in before["pairs"]] == [each["passages"] for each in after["pairs"]]
    sound(after)


def test_the_lengths_of_words_do_not_show_in_the_blanks() -> None:
    one, other = (
        finished(story_of([article("a", [("", text)]), article("b", [("", text)])], []), REDACTED)["articles"][0][
            "text"
        ]
        for text in ("I saw extraordinary things", "He had seen a few old boats")
    )
    assert one == other[: len(one)]


def test_sentences_and_headlines_lose_what_they_quote_from_outside() -> None:
    report = harbour()
    tail = "The authority said that insurers would pay for both cranes."
    report["pairs"][0]["evidence"][0]["explanation"] = f"Levant Wire goes on: “{tail}” “told Levant Wire” stays."
    report["pairs"][0]["missing"] = [f"Whether {tail.lower()} is true."]
    after = finished(report, REDACTED)
    assert after["pairs"][0]["evidence"][0]["explanation"] == "Levant Wire goes on: “█████.” “told Levant Wire” stays."
    assert after["pairs"][0]["missing"] == ["Whether █████. is true."]
    assert after["articles"][0]["title"] == "█████"


def test_a_report_without_texts_loses_every_quotation_it_cannot_place() -> None:
    report = harbour()
    for each in report["articles"]:
        del each["text"]
    report["pairs"][0]["evidence"][0]["explanation"] = "It says “these are four words” and “only three words”."
    after = finished(report, REDACTED)
    assert after["pairs"][0]["evidence"][0]["explanation"] == "It says “█████” and “only three words”."


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_blanking_twice_is_blanking_once_and_no_four_words_remain_of_any_text(data: st.DataObject) -> None:
    words = st.lists(
        st.sampled_from(["ox", "the", "pier", "fell", "“", "”", "wóod", "港", "口", "\n", "."]), max_size=25
    )
    texts = [" ".join(data.draw(words)) for _ in "ab"]
    spans = [sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2))) for text in texts]
    a, b = (article(name, [("body", text)]) for name, text in zip("ab", texts, strict=True))
    both = pair(a, b, "partial", "undetermined", summary=f"It says: “{' '.join(texts[0].split())}”.")
    sides = {side: {"start": start, "end": end} for side, (start, end) in zip("ab", spans, strict=True)}
    both["passages"] = [{"kind": "edited", "quoted": False, "similarity": 0.5, "bits": 1.0, **sides}]
    before = story_of([a, b], [both])
    after = finished(before, REDACTED)
    assert finished(after, REDACTED) == after
    assert runs(after["pairs"][0]["summary"]) & gone(before) == set()


# Anonymous


def forbidden(report: dict[str, Any]) -> list[str]:
    found = list[str]()
    for each in report["articles"]:
        found += [each["outlet"]["name"]] if each["outlet"] else []
        found += each["authors"]
        found += [urlsplit(each["url"]).hostname or ""] if each["url"] else []
        found.append(Path(each["source"]).name)
    return [name for name in found if name]


@pytest.mark.parametrize("name", SAMPLES)
def test_no_outlet_host_author_or_file_of_a_sample_remains_in_any_format(name: str) -> None:
    report = finished(sample(name), ANONYMOUS)
    sound(report)
    for output in outputs(report):
        for word in forbidden(sample(name)):
            assert word.casefold() not in output.casefold(), word
    assert {each["id"] for each in sample(name)["articles"]} & {each["id"] for each in report["articles"]} == set()


NAMES = st.lists(
    st.text(st.sampled_from("gklmnprstvwz"), min_size=5, max_size=8).map(str.capitalize), min_size=1, max_size=3
).map(" ".join)
WRITTEN = [
    lambda name: name,
    str.upper,
    str.lower,
    lambda name: name.replace(" ", "-"),
    lambda name: name.replace(" ", "\n"),
    lambda name: name.replace(" ", ""),
    lambda name: f"“{name}'s”",
    lambda name: f"@{name.replace(' ', '_')}",
]
BETWEEN = ["The pier of Aldis fell into the sea.", "“Nobody saw it,” he said.", "\n\n", "It was old.", "Ships wait."]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(data=st.data())
def test_no_name_host_author_or_file_remains_however_it_is_written(data: st.DataObject) -> None:
    names = data.draw(st.lists(NAMES, min_size=6, max_size=6, unique_by=str.casefold))
    squeezed = [name.replace(" ", "").casefold() for name in names]
    own = " ".join(outputs(story_of([article("q1", [("", "")]), article("q2", [("", "")])], []))).casefold()
    if any(one in other for one in squeezed for other in squeezed if one is not other):
        return
    if any(word in own for word in squeezed):
        return
    outlets, authors, files = names[:2], names[2:4], squeezed[4:]
    articles = []
    for number in range(2):
        host = f"www.{squeezed[number]}.example"
        pieces = [
            *names[:4],
            f"https://{host}/2019/09/a-b.html?x=1",
            f"desk@{squeezed[number]}.example",
            f"{files[0]}.html",
        ]
        text = " ".join(
            part
            for _ in range(data.draw(st.integers(1, 6)))
            for part in (
                data.draw(st.sampled_from(BETWEEN)),
                data.draw(st.sampled_from(WRITTEN))(data.draw(st.sampled_from(names[:4]))),
                data.draw(st.sampled_from(pieces)),
            )
        )
        articles.append(
            article(
                files[number],
                [("body", text)],
                outlet=outlets[number],
                title=f"{names[0]}: a headline",
                url=f"https://{host}/2019/",
                authors=[authors[number]],
                source=f"saved/{files[number]}.html",
                marks=[{"kind": "credit", "agency": names[1], "claims": "text", "text": text[-1:]}],
            )
        )
    a, b = articles
    ids = [each["id"] for each in articles]
    cut = f"{'x' * 90} {names[0]}"[: 91 + max(5, len(names[0]) - 2)]
    both = pair(
        a,
        b,
        "copy",
        "a_to_b",
        summary=f"{outlets[1]} took it from {outlets[0]} ({ids[0]}).",
        missing=[f"There is no date for {ids[1]}."],
        evidence=[("credit", "marks", "a_to_b", 8.0, f"That {ids[0]} is {outlets[0]}'s: “{cut}”.", [(a, a["text"])])],
        passages=[("edited", a["text"], b["text"])],
    )
    report = finished(
        story_of(
            articles,
            [both],
            edges=[{"from": ids[0], "to": ids[1], "relation": "copy", "probability": 0.99, "share": 1.0}],
            options={"outlets": {ids[0]: outlets[0]}},
            warnings=[{"article": "lost.txt", "code": "unreadable", "message": "lost.txt: No such file"}],
        ),
        Finish(title=f"About {names[0]}", anonymous=True),
    )
    sound(report)
    words = [*outlets, *authors, *squeezed, f"{files[0]}.html", "lost.txt", "a-b.html"]
    for output in outputs(report):
        for word in words:
            assert word.casefold() not in output.casefold(), word


def test_every_place_means_after_masking_what_it_meant_before() -> None:
    before, after = harbour(), finished(harbour(), ANONYMOUS)
    daily, masked = before["articles"][1], after["articles"][1]
    assert masked["text"].startswith("Outlet B\nHome  World")
    for name in ("body", "sentences", "left_out", "marks"):
        for old, new in zip(daily[name], masked[name], strict=True):
            was = daily["text"][old["start"] : old["end"]]
            now = masked["text"][new["start"] : new["end"]]
            assert now == was.replace("Levant Wire", "Outlet A").replace("Harbour Daily", "Outlet B")
    for old, new in zip(before["pairs"][0]["evidence"], after["pairs"][0]["evidence"], strict=True):
        for there, here in zip(old["spans"], new["spans"], strict=True):
            texts = [
                {each["id"]: each["text"] for each in report["articles"]}[place["article"]][
                    place["start"] : place["end"]
                ]
                for report, place in ((before, there), (after, here))
            ]
            assert texts[1] == texts[0].replace("Levant Wire", "Outlet A")


def test_findings_are_those_of_the_report_with_names() -> None:
    before, after = harbour(), finished(harbour(), ANONYMOUS)
    for old, new in zip(before["pairs"], after["pairs"], strict=True):
        for name in ("relation", "direction", "hypotheses", "containment", "prior_bits"):
            assert old[name] == new[name]
        assert [each["weight_bits"] for each in old["evidence"]] == [each["weight_bits"] for each in new["evidence"]]
    assert probabilities({"x": 0.0}) == {"x": 1.0}


def test_articles_of_one_outlet_share_its_letter_and_one_without_an_outlet_has_its_own() -> None:
    stories = [article(name, [("body", f"Text {name}.")], outlet=outlet) for name, outlet in
               (("one", "Tarrow Sentinel"), ("two", None), ("zwei", "Tarrow Sentinel"))]  # fmt: skip
    after = finished(story_of(stories, []), ANONYMOUS)
    assert [each["id"] for each in after["articles"]] == ["article-A1", "article-B", "article-A2"]
    assert [each["outlet"] and each["outlet"]["name"] for each in after["articles"]] == ["Outlet A", None, "Outlet A"]


def test_an_agency_that_is_no_outlet_of_the_set_keeps_its_name() -> None:
    after = finished(harbour(), ANONYMOUS)
    assert after["edges"][1] == {
        "from": "unseen:North Agency",
        "to": "article-F",
        "relation": "copy",
        "probability": 0.83,
        "share": 1.0,
        "alternatives": [],
        "revision": False,
    }
    assert "(North Agency)" in after["articles"][5]["text"]


def test_every_form_an_agency_is_known_by_is_masked() -> None:
    story = article(
        "x", [("body", "Moscow. TASS. ITAR-TASS reported. See tass.com/world/1, said Tass.")], outlet="TASS"
    )
    other = article("y", [("body", "Nothing.")])
    text = finished(story_of([story, other], []), ANONYMOUS)["articles"][0]["text"]
    assert "tass" not in text.casefold()
    assert text.startswith("Moscow. Outlet A.")


def test_a_name_that_is_a_common_word_is_masked_as_a_name_and_left_as_a_word() -> None:
    story = article("x", [("body", "Time after time, Time reported, TIME said. A sometime reader.")], outlet="Time")
    other = article("y", [("body", "Nothing.")])
    text = finished(story_of([story, other], []), ANONYMOUS)["articles"][0]["text"]
    assert text == "Outlet A after time, Outlet A reported, Outlet A said. A sometime reader."


@pytest.mark.parametrize(
    ("sentence", "masked"),
    [
        ("a took all of its text from b.", "article-A took all of its text from article-B."),
        ("b names a.", "article-B names article-A."),
        ("a is in a book.", "article-A is in a book."),
        ("It says “a word” of b's.", "It says “a word” of article-B's."),
        ("That a is (a): a gives the address.", "That article-A is (article-A): article-A gives the address."),
    ],
)
def test_a_file_that_is_named_like_a_word_is_masked_where_it_is_a_name(sentence: str, masked: str) -> None:
    a, b = (article(name, [("body", "Nothing.")], source=f"{name}.txt") for name in "ab")
    report = finished(story_of([a, b], [pair(a, b, summary=sentence)]), ANONYMOUS)
    assert report["pairs"][0]["summary"] == masked


@pytest.mark.parametrize("story", [crowded, hostile, lambda: FIRST], ids=["crowded", "hostile", "first"])
def test_blanked_and_anonymous_together_is_sound(story: Story) -> None:
    report = finished(story(), Finish(redact_text=True, anonymous=True))
    sound(report)
    assert all(outputs(report))
    assert report["case"]["redacted"]
    assert report["case"]["anonymous"]
