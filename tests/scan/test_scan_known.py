"""What is remembered of an article is what would be made of it again, and of no other."""

from __future__ import annotations

from dataclasses import replace

from provenance.data.agencies import Agency, Registry, using
from provenance.marks import names_of
from provenance.model import Document, Metadata, Outlet, Span, Stated
from provenance.pipeline import understand
from provenance.scan.known import Known

TEXT = "TARROW (OPB) - The forester Ilse Brandvold counted the bites on the planks of the old bridge on Monday."


def document(text: str = TEXT, *, outlet: str = "Harbour Courier") -> Document:
    return Document(
        "a", "a.jsonl", "0", "application/json", text, Metadata(Stated(outlet)), None, (Span(0, len(text)),)
    )


def test_an_article_met_again_is_not_understood_again() -> None:
    known = Known()
    first = known.met(document())
    assert first.understood == understand(document())
    assert known.met(document()) is first


def test_an_article_that_says_anything_else_is_another() -> None:
    known = Known()
    known.met(document())
    for other in (document(TEXT + " It fell."), document(outlet="Tarrow Sentinel")):
        assert known.met(other).understood == understand(other)


def test_an_article_is_understood_by_the_agencies_in_force() -> None:
    known = Known()
    by_none = known.met(document()).understood
    with using(Registry((Agency("Ostrey Press Bureau", "OPB"),), sha256="1")):
        assert known.met(document()).understood == understand(document()) != by_none


def test_an_article_is_read_once_for_the_same_names_of_outlets() -> None:
    met = Known().met(document(f"{TEXT} The Ostrey Tidings reported it first."))
    tidings, courier = Outlet("Ostrey Tidings", "metadata"), Outlet("Harbour Courier", "metadata")
    alone = met.among(names_of([courier]))
    among = met.among(names_of([courier, tidings]))
    assert [mark.agency for mark in among.reading.marks if mark not in alone.reading.marks] == ["Ostrey Tidings"]
    assert met.among(names_of([tidings, None, courier])) is among
    assert met.among(names_of([courier])) == alone


def test_an_article_is_ready_once_for_the_same_notices_and_marks() -> None:
    met = Known().met(document())
    article = met.understood
    ready = met.sides(article, ((0, len(TEXT), 1.0),))
    assert met.sides(article, ((0, len(TEXT), 1.0),)) is ready
    assert met.sides(article, ()) is not ready
    assert met.sides(replace(article, title="Another"), ((0, len(TEXT), 1.0),)) is not ready
    assert ready.own.material.cumulative[-1] < ready.others.material.cumulative[-1]


def test_what_was_not_met_for_longest_is_forgotten_first() -> None:
    known = Known(read=2 * len(TEXT))
    one, two, three = (replace(document(), id=name) for name in "abc")
    first, second = known.met(one), known.met(two)
    assert known.met(one) is first
    known.met(three)
    assert known.met(one) is first
    assert known.met(two) is not second


def test_an_article_that_is_ready_no_more_is_remembered_as_it_was_read() -> None:
    known = Known(ready=2 * len(TEXT))
    met = [known.met(replace(document(), id=name)) for name in "abc"]
    first, second = (known.sides(each, each.understood, ()) for each in met[:2])
    assert known.sides(met[0], met[0].understood, ()) is first
    known.sides(met[2], met[2].understood, ())
    assert known.sides(met[0], met[0].understood, ()) is first
    assert known.met(met[1].understood.document) is met[1]
    assert known.sides(met[1], met[1].understood, ()) is not second


def test_an_article_longer_than_all_that_is_remembered_is_understood_all_the_same() -> None:
    assert Known(read=1, ready=1).met(document()).understood == understand(document())
