"""A user's own agencies and outlets: what the file adds and changes, and what is said of a file that is wrong."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.data.agencies import best, by_domain, canonical, lookup, read_own, shipped, using
from provenance.data.outlets import named
from provenance.data.own import MAX_BYTES
from provenance.errors import UsageError

BUREAU = """
[[agency]]
name = "Ostrey Press Bureau"
short = "OPB"
aliases = ["Ostrey  Bureau", "АПО"]
country = "Merrenland"
kind = "agency"
type = "state agency"
domains = ["OPB.example"]
languages = ["en"]
collides = ["OPB=Oregon Public Broadcasting"]
style = ["CITY, Month D (OPB) -"]
tell = "Behind a city of Merrenland it is the agency."

[[outlet]]
name = "Harbour Courier"
aliases = ["Courier"]
case = ["Courier"]
domains = ["harbourcourier.example"]
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "own.toml"


def test_an_agency_of_the_file_is_known_beside_the_shipped_ones(own: Path) -> None:
    own.write_text(BUREAU, encoding="utf-8")
    with using(read_own(own)) as registry:
        bureau = canonical("ostrey press bureau")
        assert bureau is not None
        assert lookup("OPB") == lookup("Ostrey Bureau") == lookup("АПО") == (bureau,)
        assert by_domain("www.opb.example") is bureau
        assert bureau.source == "own file"
        assert best("Reuters") is not None
        assert len(registry.agencies) == len(shipped().agencies) + 1
        courier = named("the Courier")
        assert courier is not None
        assert courier is named("harbourcourier.example")
        assert named("courier") is None
    assert lookup("OPB") == ()


def test_the_registry_says_which_file_it_is_from(own: Path) -> None:
    own.write_text(BUREAU, encoding="utf-8")
    digest = hashlib.sha256(own.read_bytes()).hexdigest()
    assert read_own(own).options == {"agencies": {"name": "own.toml", "sha256": digest}}
    assert shipped().options == {}


def test_a_shipped_agency_keeps_what_the_file_does_not_say(own: Path) -> None:
    own.write_text('[[agency]]\nname = "Reuters"\nshort = "RTR"\n', encoding="utf-8")
    before = canonical("Reuters")
    assert before is not None
    with using(read_own(own)):
        after = canonical("Reuters")
        assert after is not None
        assert after.short == "RTR"
        assert (after.aliases, after.domains, after.country) == (before.aliases, before.domains, before.country)
        assert lookup("RTR") == (after,)


def test_forms_that_the_file_takes_away_collide_no_more(own: Path) -> None:
    own.write_text('[[agency]]\nname = "Reuters"\naliases = []\n', encoding="utf-8")
    with using(read_own(own)):
        after = canonical("Reuters")
        assert after is not None
        assert after.collides == ()
        assert lookup("Reuter") == ()


def test_an_own_agency_comes_before_others_of_its_short_form_and_gets_its_domain(own: Path) -> None:
    own.write_text('[[agency]]\nname = "Vennholt Agency"\nshort = "CNA"\ndomains = ["cna.com.tw"]\n', encoding="utf-8")
    with using(read_own(own)):
        assert [agency.name for agency in lookup("CNA")][:2] == ["Vennholt Agency", "Central News Agency"]
        domain = by_domain("cna.com.tw")
        assert domain is not None
        assert domain.name == "Vennholt Agency"


def test_the_order_of_the_rows_is_by_name(own: Path) -> None:
    own.write_text(BUREAU, encoding="utf-8")
    names = [agency.name for agency in read_own(own).agencies]
    place = names.index("Ostrey Press Bureau")
    assert names[place - 1].casefold() < "ostrey press bureau" < names[place + 1].casefold()


def test_a_word_that_is_met_nowhere_becomes_a_name_by_the_file(own: Path) -> None:
    assert named("Time") is None
    own.write_text('[[outlet]]\nname = "Ostrey Hours"\naliases = ["Time"]\n', encoding="utf-8")
    with using(read_own(own)):
        found = named("Time")
        assert found is not None
        assert found.name == "Ostrey Hours"
    own.write_text('[[outlet]]\nname = "Time"\ncommon = []\ncase = ["Time"]\n', encoding="utf-8")
    with using(read_own(own)):
        assert named("Time") is not None
        assert named("time") is None


def test_an_empty_file_changes_nothing(own: Path) -> None:
    own.write_bytes(b"\xef\xbb\xbf# nothing yet\n")
    assert read_own(own).agencies == shipped().agencies


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("name =\nshort", ["not TOML", "line 1"]),
        ("agencies = 1", ["'agencies' is unknown", "[[agency]]"]),
        ("[agency]\nname = 'A'", ["agency", "[[agency]]", "double brackets"]),
        ("agency = [1]", ["agency", "[[agency]]"]),
        ("[[agency]]", ["[[agency]] number 1, name", "missing", 'name = "']),
        ("[[agency]]\nname = 'A'\n[[agency]]\nname = ' '", ["[[agency]] number 2, name", "empty"]),
        ("[[agency]]\nname = 'One'\n[[agency]]\nname = 'ONE'", ["number 2, name", "number 1"]),
        ("[[agency]]\nname = 'A'\nalias = ['B']", ["number 1, alias", "unknown", "aliases"]),
        ("[[agency]]\nname = 'A'\naliases = 'B'", ["number 1, aliases", "list", 'aliases = ["']),
        ("[[agency]]\nname = 'A'\naliases = [1]", ["number 1, aliases", '"1"']),
        ("[[agency]]\nname = 'A'\ncountry = 7", ["number 1, country", '"7"']),
        ("[[agency]]\nname = 'A'\nkind = 'newspaper'", ["number 1, kind", "agency, press_release"]),
        ("[[agency]]\nname = 'A'\ndomains = ['https://a.example/x']", ["number 1, domains", "news.example"]),
        ("[[agency]]\nname = 'A'\ncollides = ['B=bee']", ["number 1, collides", "FORM=MEANING"]),
        ("[[agency]]\nname = 'A'\ncollides = ['A']", ["number 1, collides", "FORM=MEANING"]),
        ('[[agency]]\nname = "A\\u001b[31m"', ["number 1, name", "control character"]),
        (f"[[agency]]\nname = '{'A' * 501}'", ["number 1, name", "501 characters"]),
        ("[[outlet]]\nname = 'A'\nkind = 'agency'", ["[[outlet]] number 1, kind", "newspaper"]),
        ("[[outlet]]\nname = 'A'\nshort = 'B'", ["[[outlet]] number 1, short", "unknown"]),
        ("[[outlet]]\nname = 'A'\ncase = ['B']", ["[[outlet]] number 1, case", "aliases"]),
        ("x = " + "[" * 5000, ["nested"]),
    ],
)
def test_a_file_that_says_something_wrong_is_told_where_and_what_to_write(
    own: Path, content: str, told: list[str]
) -> None:
    own.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        read_own(own)
    assert str(own) in str(caught.value)
    for words in told:
        assert words in str(caught.value)


def test_a_file_that_cannot_be_read_is_a_message(own: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_own(own)
    with pytest.raises(UsageError, match="cannot be read"):
        read_own(tmp_path)
    own.write_bytes(b"\xff\xfe")
    with pytest.raises(UsageError, match="UTF-8"):
        read_own(own)
    own.write_bytes(b"#" * (MAX_BYTES + 1))
    with pytest.raises(UsageError, match="larger than"):
        read_own(own)


@settings(deadline=None, max_examples=50)
@given(st.text(), st.sampled_from(["name", "short", "aliases", "domains", "kind"]))
def test_whatever_a_value_is_it_is_taken_or_refused_with_a_message(
    tmp_path_factory: pytest.TempPathFactory, value: str, key: str
) -> None:
    path = tmp_path_factory.mktemp("own") / "own.toml"
    written = "".join(f"\\U{ord(each):08x}" for each in value)
    listed = f'["{written}"]' if key in ("aliases", "domains") else f'"{written}"'
    rest = "" if key == "name" else 'name = "Ostrey Press Bureau"\n'
    path.write_text(f"[[agency]]\n{rest}{key} = {listed}\n", encoding="utf-8")
    try:
        registry = read_own(path)
    except UsageError as error:
        assert "own.toml" in str(error)  # noqa: PT017 - either outcome is right, and both are checked
    else:
        assert len(registry.own) == 1
