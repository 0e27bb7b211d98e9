"""A form that several agencies share means the one that the text around it speaks for."""

from __future__ import annotations

import pytest
from articles import BRIDGE, article, story

from provenance.data.agencies import canonical, lookup
from provenance.data.tables import table


@pytest.mark.parametrize(
    ("opening", "agency"),
    [
        ("NICOSIA, March 4 (CNA) — ", "Cyprus News Agency"),
        ("TAIPEI, March 4 (CNA) — ", "Central News Agency"),
        ("UNDERHILL, March 4 (CNA) — ", "Central News Agency"),
        ("Dakar (APA) – ", "APAnews"),
        ("BAKU, March 4 (APA) – ", "Azeri-Press Agency"),
        ("Wien (APA) – ", "Austria Presse Agentur"),
        ("Nairobi, March 4 (KNA) – ", "Kenya News Agency"),
        ("YANGON, March 4 (MNA) – ", "Myanmar News Agency"),
        ("NIAMEY, 4 mars (ANP) – ", "Agence Nigérienne de Presse"),
    ],
)
def test_the_place_of_a_dateline_tells_which_agency_is_meant(opening: str, agency: str) -> None:
    marks = article(story(BRIDGE, before=opening)).reading.marks
    assert [mark.agency for mark in marks if mark.kind == "dateline"] == [agency]


def test_every_meaning_is_one_that_the_registry_has_for_the_form() -> None:
    for row in table("collisions.toml")["form"]:
        for name in row:
            if name != "written":
                assert canonical(name) in lookup(row["written"]), (row["written"], name)
